"""`IOError` and `EnvironmentError` are old names of `OSError`.

They are the same class since Python 3.3, and so is `WindowsError`, which exists on Windows only.
The names are not deprecated officially.
"""

deprecated = "3.3"
available = "3.3"
reference = "library/exceptions#OSError"
identical = True
opt_in = True
safety = "suggested"


def before_both():
    return (IOError, OSError)


def after_both():
    return (OSError,)


def before_both_reversed():
    return (OSError, IOError)


def after_both_reversed():
    return (OSError,)


def before_io():
    return IOError


def after_io():
    return OSError


def before_environment():
    return EnvironmentError


def after_environment():
    return OSError


def before_windows():
    return WindowsError


def after_windows():
    return OSError


examples = '''
@@ in handlers, bases and tests
 def load(path):
     try:
         return open(path)
-    except IOError as error:
+    except OSError as error:
         return type(error).__name__

-class Missing(EnvironmentError):
+class Missing(OSError):
     pass

-print(load("no such file"), isinstance(Missing(), (ValueError, IOError)))
+print(load("no such file"), isinstance(Missing(), (ValueError, OSError)))

@@ beside the new name
 try:
     open("no such file")
-except (IOError, OSError) as error:
+except (OSError,) as error:
-    print(isinstance(error, (OSError, IOError)))
+    print(isinstance(error, (OSError,)))

 try:
     open("no such file")
-except (IOError, ValueError, OSError):
+except (OSError, ValueError, OSError):
     print("missing")

@@ raised
 def fail(name):
-    raise IOError("no " + name)
+    raise OSError("no " + name)

 try:
     fail("file")
 except OSError as error:
     print(error)

@@ on Windows only
 def load(start, path):
     try:
         return start(path)
-    except WindowsError as error:
+    except OSError as error:
         return error.winerror

 print(load(len, ""))

@@ the name in a string, and an attribute
 class Errors:
     IOError = ValueError

 def kind(error):
     return "IOError" in repr(error) or Errors.IOError

 print(kind(OSError()))
'''
