"""`symtable.Class.get_methods()` is deprecated since Python 3.14.

Python 3.16 removes it. The helper returns the names of the functions that a class defines, as the
method does since Python 3.13; older Pythons added nested classes, lambdas and comprehensions.
"""

from symtable import Class

deprecated = "3.14"
reference = "whatsnew/3.14#symtable"
safety = "suggested"


def before(table: Class):
    return table.get_methods()


def after(table: Class):
    return method_names(table)


def method_names(table):
    """Return the names of the functions that a class defines."""
    local = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_local()}
    names = []
    for child in table.get_children():
        # A function with type parameters is in a scope for these.
        for scope in child.get_children() if child.get_type().startswith("type param") else [child]:
            if scope.get_type() == "function" and ".0" not in scope.get_identifiers():
                names.append(scope.get_name())
    return tuple(dict.fromkeys(name for name in names if name in local))


examples = r'''
@@ a class
 import symtable


+def method_names(table):
+    """Return the names of the functions that a class defines."""
+    local = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_local()}
+    names = []
+    for child in table.get_children():
+        # A function with type parameters is in a scope for these.
+        for scope in child.get_children() if child.get_type().startswith("type param") else [child]:
+            if scope.get_type() == "function" and ".0" not in scope.get_identifiers():
+                names.append(scope.get_name())
+    return tuple(dict.fromkeys(name for name in names if name in local))
+
+
 def methods(table: symtable.Class):
-    return table.get_methods()
+    return method_names(table)


 module = symtable.symtable("class A:\n  def f(self): pass\n  async def g(self): pass", "a.py", "exec")
 print(methods(module.get_children()[0]))

@@ another class with that method
 import inspect

 class Table:
     def get_methods(self):
         return dict(inspect.getmembers(self))

 print(len(Table().get_methods()) > 5)
'''
