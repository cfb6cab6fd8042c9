"""`inspect.getmoduleinfo()` was removed in Python 3.6.

`getmodulename()` returns the name of a module, which was the first of the four
values; `importlib.machinery.all_suffixes()` lists the suffixes. For a path that
is not one of a module, the name is `None`.
"""

import inspect

deprecated = "3.3"
available = "3.0"
removed = "3.6"
reference = "whatsnew/3.6#api-and-feature-removals"
safety = "suggested"


def before(path):
    return inspect.getmoduleinfo(path).name


def after(path):
    return inspect.getmodulename(path := path)


def before_first(path):
    return inspect.getmoduleinfo(path)[0]


def after_first(path):
    return inspect.getmodulename(path := path)


def before_rest(path):
    """Use `inspect.getmodulename(path)` for the name, and compare the path with the lists in `importlib.machinery` for its kind."""
    return inspect.getmoduleinfo(path)


examples = '''
@@ the name
 import inspect
 from inspect import getmoduleinfo as info

-print(inspect.getmoduleinfo("a/b.py").name, inspect.getmoduleinfo("c.py")[0])
+print(inspect.getmodulename("a/b.py"), inspect.getmodulename("c.py"))
!print(info("d.py")[1])

@@ another function
 import inspect

 def getmoduleinfo(path):
     return [path]

 print(getmoduleinfo("a.py")[0], inspect.getmodulename("b.py"))
'''
