import symtable


def methods(table: symtable.Class):
    return table.get_methods()


module = symtable.symtable("class A:\n  def f(self): pass\n  async def g(self): pass", "a.py", "exec")
print(methods(module.get_children()[0]))
import inspect

class Table:
    def get_methods(self):
        return dict(inspect.getmembers(self))

print(len(Table().get_methods()) > 5)
