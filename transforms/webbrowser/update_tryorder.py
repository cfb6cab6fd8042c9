"""`update_tryorder` of `webbrowser.register()` was removed in Python 3.7.

A negative number put the browser in front of the others, which `preferred=True` does.
Any other number put it at the end, as a call without the argument does.
"""

import webbrowser
from typing import Literal

deprecated = "3.0"
available = "3.7"
removed = "3.7"
reference = "library/webbrowser#webbrowser.register"


def before(name, klass, update_tryorder: Literal[-1], instance=...):
    return webbrowser.register(name, klass, instance, update_tryorder)


def after(name, klass, update_tryorder, instance=...):
    return webbrowser.register(name, klass, instance, preferred=True)


def before_last(name, klass, update_tryorder: Literal[1], instance=...):
    return webbrowser.register(name, klass, instance, update_tryorder)


def after_last(name, klass, update_tryorder, instance=...):
    return webbrowser.register(name, klass, instance)


examples = '''
@@ in front
 import webbrowser

-webbrowser.register("mine", None, webbrowser.GenericBrowser("echo"), -1)
+webbrowser.register("mine", None, webbrowser.GenericBrowser("echo"), preferred=True)

@@ by keyword, and at the end
 from webbrowser import GenericBrowser, register

-register("mine", None, update_tryorder=-1, instance=GenericBrowser("echo"))
+register("mine", None, instance=GenericBrowser("echo"), preferred=True)
-register("other", None, GenericBrowser("echo"), update_tryorder=1)
+register("other", None, GenericBrowser("echo"))

@@ without it
 import webbrowser

 webbrowser.register("mine", None, webbrowser.GenericBrowser("echo"))
 print(webbrowser.get("mine").name)
'''
