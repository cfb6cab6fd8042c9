from tkinter import ttk

def select(tree: ttk.Treeview, items):
    tree.selection("set", items)
    tree.selection("add", items)
    tree.selection(selop="remove", items=items)
    tree.selection("toggle", ("a", "b"))
    return tree.selection()

print(callable(select))
from tkinter.ttk import Treeview as Tree

class Files:
    tree: Tree

    def clear(self):
        self.tree.selection("set", ())

print(callable(Files))
class Query:
    def selection(self, kind, items):
        return items

print(Query().selection("set", ["a"]))
