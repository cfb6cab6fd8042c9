import bdb

class Quiet(bdb.Bdb):
    def user_line(self, frame):
        self.set_continue()

print(Quiet().runcall(func=dict, a=1))
import pdb

class Shell(pdb.Pdb):
    def start(self, function):
        return self.runcall(func=function)
import bdb

class Runner:
    def runcall(self, func):
        return func()

print(Runner().runcall(func=dict), bdb.Bdb().runcall(dict, a=1))
