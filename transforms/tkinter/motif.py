"""`tk_menuBar()` and `tk_bindForTraversal()` were removed in Python 3.6.

They have done nothing since Tk 4, so that the calls can go.
"""

from tkinter import Menu, Misc

deprecated = "3.0"
removed = "3.6"
reference = "whatsnew/3.6#tkinter"


def before(widget: Misc, *menus):
    widget.tk_menuBar(*menus)


def after(widget: Misc, *menus):
    pass


def before_traversal(menu: Menu):
    menu.tk_bindForTraversal()


def after_traversal(menu: Menu):
    pass


examples = '''
@@ two calls
 from tkinter import Frame, Menu, Misc

 def bar(widget: Misc, menu: Menu):
-    widget.tk_menuBar(menu, menu)
-    menu.tk_bindForTraversal()
     return menu

 print(callable(bar))

@@ another class
 class Window:
     def tk_menuBar(self):
         print("bar")

 Window().tk_menuBar()
'''
