"""Functions of `traceback` have no argument `etype` since Python 3.10.

Its successor `exc` takes positional arguments only.
"""

import traceback

removed = "3.10"
available = "3.0"
reference = "library/traceback#traceback.print_exception"


def before(etype, *arguments, **options):
    return traceback.format_exception(*arguments, etype=etype, **options)


def after(etype, *arguments, **options):
    return traceback.format_exception(etype, *arguments, **options)


def before_only(etype, *arguments, **options):
    return traceback.format_exception_only(*arguments, etype=etype, **options)


def after_only(etype, *arguments, **options):
    return traceback.format_exception_only(etype, *arguments, **options)


def before_print(etype, *arguments, **options):
    return traceback.print_exception(*arguments, etype=etype, **options)


def after_print(etype, *arguments, **options):
    return traceback.print_exception(etype, *arguments, **options)


examples = '''
@@ all three functions
 import sys
 import traceback

 try:
     int("x")
 except ValueError as error:
     kind = type(error)
-    print(traceback.format_exception_only(etype=kind, value=error))
+    print(traceback.format_exception_only(kind, value=error))
-    print(traceback.format_exception(etype=kind, value=error, tb=None, chain=False))
+    print(traceback.format_exception(kind, value=error, tb=None, chain=False))
-    traceback.print_exception(etype=kind, value=error, tb=None, limit=None, file=sys.stdout)
+    traceback.print_exception(kind, value=error, tb=None, limit=None, file=sys.stdout)

@@ by name, in another order, over several lines
 from traceback import format_exception as lines

 def show(error):
-    return lines(
+    return lines(
+        type(error),
         value=error,
-        etype=type(error),
         tb=None,
     )

 print(show(ValueError("x")))

@@ by position
 import sys
 import traceback

 try:
     int("x")
 except ValueError as error:
     print(traceback.format_exception(type(error), error, None, chain=False))
     print(traceback.format_exception_only(*sys.exc_info()[:2]))

@@ another function
 def print_exception(etype, value, tb):
     print(value)

 print_exception(etype=1, value=2, tb=3)
'''
