import symtable

table = symtable.symtable("x = 1", "a.py", "exec")
print(table.has_exec(), table.get_name())
from symtable import SymbolTable as Table

def is_simple(table: Table):
    return not table.has_exec() and not table.has_children()
class Query:
    def has_exec(self):
        return True

print(Query().has_exec())
