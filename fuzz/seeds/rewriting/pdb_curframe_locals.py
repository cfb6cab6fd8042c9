import pdb

class Shell(pdb.Pdb):
    def do_names(self, text):
        return sorted(self.curframe_locals)
class Shell:
    curframe_locals = {}

print(Shell().curframe_locals)
