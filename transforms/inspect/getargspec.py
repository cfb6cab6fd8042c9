"""`inspect.getargspec()` was removed in Python 3.11.

`getfullargspec()` returns seven values instead of four, of which the first four
are the same; the third is called `varkw` instead of `keywords`. Where more than
one of the four values is used, they are cut off or put into a tuple of four.
For functions with keyword-only parameters or annotations, `getargspec()` raised
`ValueError`; the new code returns their positional parameters.
"""

import inspect
from collections import namedtuple
from typing import Literal

deprecated = "3.0"
available = "3.0"
removed = "3.11"
reference = "whatsnew/3.11#removed"
safety = "suggested"
alternatives = {
    "same": "keeps the tuple of four with the field `keywords`.",
    "full": "returns a `FullArgSpec`: if only `args`, `varargs`, `defaults` and the first four indices are used.",
}


def before_unpacked(func, args, varargs, keywords, defaults):
    args, varargs, keywords, defaults = inspect.getargspec(func)


def after_unpacked(func, args, varargs, keywords, defaults):
    args, varargs, keywords, defaults = inspect.getfullargspec(func := func)[:4]


def before_args(func):
    return inspect.getargspec(func).args


def after_args(func):
    return inspect.getfullargspec(func := func).args


def before_varargs(func):
    return inspect.getargspec(func).varargs


def after_varargs(func):
    return inspect.getfullargspec(func := func).varargs


def before_keywords(func):
    return inspect.getargspec(func).keywords


def after_keywords(func):
    return inspect.getfullargspec(func := func).varkw


def before_defaults(func):
    return inspect.getargspec(func).defaults


def after_defaults(func):
    return inspect.getfullargspec(func := func).defaults


def before_index(func, index: Literal[0, 1, 2, 3]):
    return inspect.getargspec(func)[index]


def after_index(func, index):
    return inspect.getfullargspec(func := func)[index]


def before(func):
    return inspect.getargspec(func)


def after(func):
    return getargspec(func := func)


def full(func):
    return inspect.getfullargspec(func := func)


def getargspec(func):
    """Return what `inspect.getargspec()` returned until Python 3.10."""
    return ArgSpec(*inspect.getfullargspec(func)[:4])


class ArgSpec(namedtuple("ArgSpec", "args varargs keywords defaults")):
    """The positional parameters of a function and their defaults."""


def before_class():
    return inspect.ArgSpec


def after_class():
    return ArgSpec


examples = '''
@@ the result is unpacked
 import inspect

 def area(width, height=1): ...

-args, varargs, keywords, defaults = inspect.getargspec(area)
+args, varargs, keywords, defaults = inspect.getfullargspec(area)[:4]
 print(args, varargs, keywords, defaults)

@@ imported by name, under an alias
-from inspect import getargspec as spec_of
+from inspect import getfullargspec as spec_of

 def area(width, height=1): ...

 print(len(spec_of(area)[0][1:]), spec_of(area)[3])

@@ attributes and indexes
 import inspect

 def area(width, height=1, **options): ...

-print(inspect.getargspec(area).args, inspect.getargspec(func=area)[3])
-print(inspect.getargspec(area).keywords, inspect.getargspec(area).varargs)
-if inspect.getargspec(area).defaults:
+print(inspect.getfullargspec(area).args, inspect.getfullargspec(func=area)[3])
+print(inspect.getfullargspec(area).varkw, inspect.getfullargspec(area).varargs)
+if inspect.getfullargspec(area).defaults:
     print("optional parameters")

@@ the tuple is kept, passed on and compared
 import inspect
+from collections import namedtuple
+
+
+class ArgSpec(namedtuple("ArgSpec", "args varargs keywords defaults")):
+    """The positional parameters of a function and their defaults."""
+
+
+def getargspec(func):
+    """Return what `inspect.getargspec()` returned until Python 3.10."""
+    return ArgSpec(*inspect.getfullargspec(func)[:4])
+

 def area(width, height=1): ...

-spec = inspect.getargspec(area)
+spec = getargspec(area)
 print(spec.args, spec.keywords, len(spec), spec == (["width", "height"], None, None, (1,)))
-print(*inspect.getargspec(area))
-print(inspect.ArgSpec(["a"], None, None, None).args)
+print(*getargspec(area))
+print(ArgSpec(["a"], None, None, None).args)

@@ the newer function, with the old one as a fallback
 import inspect

 try:
     getspec = inspect.getfullargspec
 except AttributeError:
     getspec = inspect.getargspec
 print(getspec(lambda a: a).args)

@@ a function of that name
 def getargspec(func):
     return func.__name__

 print(getargspec(print))

@@ another answer where it is missing
 import inspect

 try:
     getargspec = inspect.getargspec
 except AttributeError:
     getargspec = inspect.getfullargspec
 print(getargspec(print if 0 else lambda a: a)[0])

@@ flags that another file defines
 # file: compat.py
 import sys

 PY311 = sys.version_info >= (3, 11)
 if sys.version_info >= (3, 11):
     BEFORE_PY311 = False
 else:
     BEFORE_PY311 = True
 # file: through.py
 from compat import BEFORE_PY311 as OLD_PY
 # file: app.py
 import inspect
 import compat
 from compat import PY311
 from through import OLD_PY

 def names(function):
     return inspect.getfullargspec(function).args

 if not PY311:
     names = lambda function: inspect.getargspec(function).args
 if OLD_PY:
     names = lambda function: inspect.getargspec(function)[0]
 if not compat.PY311:
     names = lambda function: inspect.getargspec(function).args
 print(names(lambda a, b: a))

@@ a flag that another file defines for newer Pythons
 # file: compat.py
 import sys

 PY3 = sys.version_info >= (3, 11)
 # file: app.py
 import inspect
 from compat import PY3

 if PY3:
-    names = lambda function: inspect.getargspec(function).args
+    names = lambda function: inspect.getfullargspec(function).args

@@ the imports stand further down
 import os
+from collections import namedtuple
+
+
+class ArgSpec(namedtuple("ArgSpec", "args varargs keywords defaults")):
+    """The positional parameters of a function and their defaults."""
+
+
+def getargspec(func):
+    """Return what `inspect.getargspec()` returned until Python 3.10."""
+    return ArgSpec(*inspect.getfullargspec(func)[:4])
+
+
 print(os.name != "")
 import inspect
 import collections

-print(inspect.getargspec(lambda a, b: a), collections.OrderedDict())
+print(getargspec(lambda a, b: a), collections.OrderedDict())
'''
