import sys
import tkinter.ttk

print(tkinter.ttk.__version__, len(sys.argv) > 5)
from tkinter.ttk import __version__ as number

print(number)
import tkinter.font as library

print(library.__version__)
