"""`throw()` with three arguments is deprecated since Python 3.12.

The form with a type, a value and a traceback has been deprecated since Python
3.12; an exception holds all of them.
What is not an exception yet is made one as `throw()` did it.
"""

from collections.abc import AsyncGenerator, Coroutine, Generator

deprecated = "3.12"
reference = "whatsnew/3.12#deprecated"
safety = "suggested"


def before(generator: Generator | Coroutine, kind, value):
    return generator.throw(kind, value)


def after(generator: Generator | Coroutine, kind, value):
    return generator.throw(as_exception(kind, value))


def before_traceback(generator: Generator | Coroutine, kind, value, traceback):
    return generator.throw(kind, value, traceback)


def after_traceback(generator: Generator | Coroutine, kind, value, traceback):
    return generator.throw(as_exception(kind, value, traceback))


def before_async(generator: AsyncGenerator, kind, value):
    return generator.athrow(kind, value)


def after_async(generator: AsyncGenerator, kind, value):
    return generator.athrow(as_exception(kind, value))


def before_async_traceback(generator: AsyncGenerator, kind, value, traceback):
    return generator.athrow(kind, value, traceback)


def after_async_traceback(generator: AsyncGenerator, kind, value, traceback):
    return generator.athrow(as_exception(kind, value, traceback))


def as_exception(kind, value=None, traceback=None):
    """Make one exception of what `sys.exc_info()` gives."""
    if not isinstance(kind, type):
        error = kind
    elif isinstance(value, kind):
        error = value
    elif value is None:
        error = kind()
    else:
        error = kind(*value) if isinstance(value, tuple) else kind(value)
    return error if traceback is None else error.with_traceback(traceback)


examples = '''
@@ a type and a value
 from typing import Generator
+
+
+def as_exception(kind, value=None):
+    """Make one exception of what `sys.exc_info()` gives."""
+    if not isinstance(kind, type):
+        error = kind
+    elif isinstance(value, kind):
+        error = value
+    elif value is None:
+        error = kind()
+    else:
+        error = kind(*value) if isinstance(value, tuple) else kind(value)
+    return error


 def numbers() -> Generator[object, None, None]:
     try:
         yield 1
     except ValueError as error:
         yield error.args


 generator = numbers()
 next(generator)
-print(generator.throw(ValueError, "x"))
+print(generator.throw(as_exception(ValueError, "x")))

@@ what is handled, in a generator of another name
 import sys
 import collections.abc as abc


+def as_exception(kind, value=None, traceback=None):
+    """Make one exception of what `sys.exc_info()` gives."""
+    if not isinstance(kind, type):
+        error = kind
+    elif isinstance(value, kind):
+        error = value
+    elif value is None:
+        error = kind()
+    else:
+        error = kind(*value) if isinstance(value, tuple) else kind(value)
+    return error if traceback is None else error.with_traceback(traceback)
+
+
 def count() -> abc.Generator[object, None, None]:
     try:
         yield 1
     except ValueError as error:
         yield error.args


 generator = count()
 next(generator)
 try:
     int("x")
 except ValueError:
     kind, value, traceback = sys.exc_info()
-    print(generator.throw(kind, value, traceback))
+    print(generator.throw(as_exception(kind, value, traceback)))

@@ an asynchronous generator
 from typing import AsyncGenerator


+def as_exception(kind, value=None, traceback=None):
+    """Make one exception of what `sys.exc_info()` gives."""
+    if not isinstance(kind, type):
+        error = kind
+    elif isinstance(value, kind):
+        error = value
+    elif value is None:
+        error = kind()
+    else:
+        error = kind(*value) if isinstance(value, tuple) else kind(value)
+    return error if traceback is None else error.with_traceback(traceback)
+
+
 def stop(generator: AsyncGenerator):
-    return generator.athrow(ValueError, "x", None)
+    return generator.athrow(as_exception(ValueError, "x", None))

@@ what is not known
 def stop(generator, kind, value, traceback):
!    generator.throw(kind, value, traceback)

@@ the exception already
 def numbers():
     try:
         yield 1
     except ValueError as error:
         yield error.args

 generator = numbers()
 next(generator)
 print(generator.throw(ValueError("x")))

@@ a class of one's own
 class Ball:
     def throw(self, far, high):
         return far + high

 print(Ball().throw(5, 6))
'''
