"""`TestProgram.usageExit()` was removed in Python 3.13.

It printed a message and the help of `unittest.main()`, and left with status 2. A
subclass that overrides it is no longer called.
"""

from unittest import TestProgram

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#unittest"


def before(program: TestProgram, msg=...):
    """Print the message and call `sys.exit(2)`."""
    return program.usageExit(msg)


examples = '''
@@ in a subclass
 import unittest

 class Program(unittest.TestProgram):
     def parseArgs(self, argv):
         if "--old" in argv:
!            self.usageExit("--old is gone")
         super().parseArgs(argv)

 print(callable(Program))

@@ a method of another class
 class Program:
     def usageExit(self):
         print("usage")

 Program().usageExit()
'''
