"""`SymbolTable.has_exec()` was removed in Python 3.9.

It has returned `False` since Python 3.0, where `exec` is a function and no statement.
"""

from symtable import SymbolTable

deprecated = "2.6"
removed = "3.9"
reference = "whatsnew/3.9#removed"


def before(table: SymbolTable):
    return table.has_exec()


def after(table: SymbolTable):
    return False


examples = '''
@@ a table of symbols
 import symtable

 table = symtable.symtable("x = 1", "a.py", "exec")
-print(table.has_exec(), table.get_name())
+print(False, table.get_name())

@@ an annotated parameter
 from symtable import SymbolTable as Table

 def is_simple(table: Table):
-    return not table.has_exec() and not table.has_children()
+    return not False and not table.has_children()

@@ another class with that method
 class Query:
     def has_exec(self):
         return True

 print(Query().has_exec())
'''
