import tkinter

variable = tkinter.StringVar(tkinter.Tcl())
name = variable.trace_variable("w", lambda *args: print(args[:2]))
variable.set("a")
print(len(variable.trace_vinfo()))
variable.trace_vdelete("w", name)
variable.set("b")
from tkinter import IntVar, Tcl, Variable

class Counter:
    value: Variable

    def __init__(self):
        self.value = IntVar(Tcl())
        self.value.trace("rw", self.show)
        self.value.trace(mode="u", callback=self.show)
        self.value.trace_variable(callback=self.show, mode="r")

    def show(self, name, *args):
        print(name)

print(len(Counter().value.trace_info()))
from tkinter import Variable

def remove(variable: Variable, name, last):
    variable.trace_vdelete("rw", name)
    variable.trace_vdelete("r", name)
    variable.trace_vdelete("u", name)
    variable.trace("r", name)
    variable.trace("w", name)
    variable.trace_variable("u", name)
    variable.trace_variable("rw", name)
    variable.trace_vdelete(last, name)
    variable.trace("wu", name)
    variable.trace_variable("ru", name)

print(callable(remove))
