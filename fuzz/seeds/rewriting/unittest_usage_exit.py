import unittest

class Program(unittest.TestProgram):
    def parseArgs(self, argv):
        if "--old" in argv:
            self.usageExit("--old is gone")
        super().parseArgs(argv)

print(callable(Program))
class Program:
    def usageExit(self):
        print("usage")

Program().usageExit()
