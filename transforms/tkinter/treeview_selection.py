"""Arguments of `Treeview.selection()` were removed in Python 3.8.

The method returns the selected items; `selection_set()`, `selection_add()`,
`selection_remove()` and `selection_toggle()` change them.
"""

from tkinter.ttk import Treeview
from typing import Literal

deprecated = "3.6"
available = "3.6"
removed = "3.8"
reference = "whatsnew/3.8#tkinter"


def before_set(tree: Treeview, items, selop: Literal["set"]):
    return tree.selection(selop, items)


def after_set(tree: Treeview, items, selop):
    return tree.selection_set(items)


def before_add(tree: Treeview, items, selop: Literal["add"]):
    return tree.selection(selop, items)


def after_add(tree: Treeview, items, selop):
    return tree.selection_add(items)


def before_remove(tree: Treeview, items, selop: Literal["remove"]):
    return tree.selection(selop, items)


def after_remove(tree: Treeview, items, selop):
    return tree.selection_remove(items)


def before_toggle(tree: Treeview, items, selop: Literal["toggle"]):
    return tree.selection(selop, items)


def after_toggle(tree: Treeview, items, selop):
    return tree.selection_toggle(items)


examples = '''
@@ an annotated parameter
 from tkinter import ttk

 def select(tree: ttk.Treeview, items):
-    tree.selection("set", items)
-    tree.selection("add", items)
-    tree.selection(selop="remove", items=items)
-    tree.selection("toggle", ("a", "b"))
+    tree.selection_set(items)
+    tree.selection_add(items)
+    tree.selection_remove(items)
+    tree.selection_toggle(("a", "b"))
     return tree.selection()

 print(callable(select))

@@ an alias
 from tkinter.ttk import Treeview as Tree

 class Files:
     tree: Tree

     def clear(self):
-        self.tree.selection("set", ())
+        self.tree.selection_set(())

 print(callable(Files))

@@ another class
 class Query:
     def selection(self, kind, items):
         return items

 print(Query().selection("set", ["a"]))
'''
