"""`__version__` of `tkinter.font` and `tkinter.ttk` is deprecated.

Python 3.15 deprecates it, and 3.20 will be without. It has been the same since before
Python 3.6. The version of Tk is `tkinter.TkVersion`.
"""

import tkinter.font
import tkinter.ttk

deprecated = "3.15"
reference = "whatsnew/3.15#new-deprecations"


def before():
    return tkinter.ttk.__version__


def after():
    return "0.3.1"


def before_font():
    return tkinter.font.__version__


def after_font():
    return "0.9"


examples = '''
@@ through the module
 import sys
-import tkinter.ttk

-print(tkinter.ttk.__version__, len(sys.argv) > 5)
+print("0.3.1", len(sys.argv) > 5)

@@ by name
-from tkinter.ttk import __version__ as number
-
-print(number)
+print("0.3.1")

@@ `tkinter.font.__version__`
-import tkinter.font as library
-
-print(library.__version__)
+print("0.9")

@@ the version of another module
 class ttk:
     __version__ = "9"

 print(ttk.__version__)
'''
