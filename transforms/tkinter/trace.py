"""`trace_variable()` of `tkinter` is deprecated since Python 3.6.

So are the alias `trace()` of variables, `trace_vdelete()` and `trace_vinfo()`. They use a command
that Tcl 9 is without, and will be removed in Python 3.17. The callback gets `"write"`
as its third argument, where it got `"w"`; `trace_info()` has `("write",)` for it.
"""

from tkinter import Variable
from typing import Literal

deprecated = "3.6"
available = "3.6"
reference = "whatsnew/3.14#tkinter"
safety = "suggested"
words = ["tkinter", "Variable", "StringVar", "IntVar", "DoubleVar", "BooleanVar", "trace_variable", "trace_vdelete", "trace_vinfo"]


def before_write(variable: Variable, callback, mode: Literal["w"]):
    return variable.trace_variable(mode, callback)


def after_write(variable: Variable, callback, mode):
    return variable.trace_add("write", callback)


def before_read(variable: Variable, callback, mode: Literal["r"]):
    return variable.trace_variable(mode, callback)


def after_read(variable: Variable, callback, mode):
    return variable.trace_add("read", callback)


def before_unset(variable: Variable, callback, mode: Literal["u"]):
    return variable.trace_variable(mode, callback)


def after_unset(variable: Variable, callback, mode):
    return variable.trace_add("unset", callback)


def before_both(variable: Variable, callback, mode: Literal["rw"]):
    return variable.trace_variable(mode, callback)


def after_both(variable: Variable, callback, mode):
    return variable.trace_add(("read", "write"), callback)


def before_trace_write(variable: Variable, callback, mode: Literal["w"]):
    return variable.trace(mode, callback)


def after_trace_write(variable: Variable, callback, mode):
    return variable.trace_add("write", callback)


def before_trace_read(variable: Variable, callback, mode: Literal["r"]):
    return variable.trace(mode, callback)


def after_trace_read(variable: Variable, callback, mode):
    return variable.trace_add("read", callback)


def before_trace_unset(variable: Variable, callback, mode: Literal["u"]):
    return variable.trace(mode, callback)


def after_trace_unset(variable: Variable, callback, mode):
    return variable.trace_add("unset", callback)


def before_trace_both(variable: Variable, callback, mode: Literal["rw"]):
    return variable.trace(mode, callback)


def after_trace_both(variable: Variable, callback, mode):
    return variable.trace_add(("read", "write"), callback)


def before_delete_write(variable: Variable, cbname, mode: Literal["w"]):
    return variable.trace_vdelete(mode, cbname)


def after_delete_write(variable: Variable, cbname, mode):
    return variable.trace_remove("write", cbname)


def before_delete_read(variable: Variable, cbname, mode: Literal["r"]):
    return variable.trace_vdelete(mode, cbname)


def after_delete_read(variable: Variable, cbname, mode):
    return variable.trace_remove("read", cbname)


def before_delete_unset(variable: Variable, cbname, mode: Literal["u"]):
    return variable.trace_vdelete(mode, cbname)


def after_delete_unset(variable: Variable, cbname, mode):
    return variable.trace_remove("unset", cbname)


def before_delete_both(variable: Variable, cbname, mode: Literal["rw"]):
    return variable.trace_vdelete(mode, cbname)


def after_delete_both(variable: Variable, cbname, mode):
    return variable.trace_remove(("read", "write"), cbname)


def before_mode(variable: Variable, mode, callback):
    """Call `trace_add()`, whose mode is `"read"`, `"write"`, `"unset"` or a tuple of these."""
    return variable.trace_variable(mode, callback)


def before_trace_mode(variable: Variable, mode: Text[r"^[rwu]+$"], callback):
    """Call `trace_add()`, whose mode is `"read"`, `"write"`, `"unset"` or a tuple of these."""
    return variable.trace(mode, callback)


def before_delete_mode(variable: Variable, mode, cbname):
    """Call `trace_remove()`, whose mode is `"read"`, `"write"`, `"unset"` or a tuple of these."""
    return variable.trace_vdelete(mode, cbname)


def before_info(variable: Variable):
    return variable.trace_vinfo()


def after_info(variable: Variable):
    return variable.trace_info()


examples = '''
@@ a variable that is traced, and no longer
 import tkinter

 variable = tkinter.StringVar(tkinter.Tcl())
-name = variable.trace_variable("w", lambda *args: print(args[:2]))
+name = variable.trace_add("write", lambda *args: print(args[:2]))
 variable.set("a")
-print(len(variable.trace_vinfo()))
+print(len(variable.trace_info()))
-variable.trace_vdelete("w", name)
+variable.trace_remove("write", name)
 variable.set("b")

@@ the short name, two modes, and keywords
 from tkinter import IntVar, Tcl, Variable

 class Counter:
     value: Variable

     def __init__(self):
         self.value = IntVar(Tcl())
-        self.value.trace("rw", self.show)
+        self.value.trace_add(("read", "write"), self.show)
-        self.value.trace(mode="u", callback=self.show)
+        self.value.trace_add("unset", self.show)
-        self.value.trace_variable(callback=self.show, mode="r")
+        self.value.trace_add("read", self.show)

     def show(self, name, *args):
         print(name)

 print(len(Counter().value.trace_info()))

@@ the other modes
 from tkinter import Variable

 def remove(variable: Variable, name, last):
-    variable.trace_vdelete("rw", name)
+    variable.trace_remove(("read", "write"), name)
-    variable.trace_vdelete("r", name)
+    variable.trace_remove("read", name)
-    variable.trace_vdelete("u", name)
+    variable.trace_remove("unset", name)
-    variable.trace("r", name)
+    variable.trace_add("read", name)
-    variable.trace("w", name)
+    variable.trace_add("write", name)
-    variable.trace_variable("u", name)
+    variable.trace_add("unset", name)
-    variable.trace_variable("rw", name)
+    variable.trace_add(("read", "write"), name)
!    variable.trace_vdelete(last, name)
!    variable.trace("wu", name)
!    variable.trace_variable("ru", name)

 print(callable(remove))

@@ the new name, and another class
 import tkinter

 class Ray:
     def trace(self, mode, depth):
         return depth

 variable = tkinter.IntVar(tkinter.Tcl())
 variable.trace_add("write", print)
 print(Ray().trace("w", 2), len(variable.trace_info()))
'''
