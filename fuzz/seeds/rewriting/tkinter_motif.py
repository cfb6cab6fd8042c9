from tkinter import Frame, Menu, Misc

def bar(widget: Misc, menu: Menu):
    widget.tk_menuBar(menu, menu)
    menu.tk_bindForTraversal()
    return menu

print(callable(bar))
class Window:
    def tk_menuBar(self):
        print("bar")

Window().tk_menuBar()
