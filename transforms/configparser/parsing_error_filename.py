"""`ParsingError.filename` was removed in Python 3.12.

A parser reads more than files, so Python 3.2 called the name of what was read
`source`, both as attribute and as argument; `filename` went away in 3.12.
Both always held the same value, in `ParsingError` and in its subclasses alike.
"""

from configparser import ParsingError
from typing import Literal

deprecated = "3.2"
available = "3.2"
removed = "3.12"
reference = "whatsnew/3.12#configparser"


def before(filename, source: Literal[None] = ...):
    return ParsingError(source, filename)


def after(filename, source: Literal[None] = ...):
    return ParsingError(source=filename)


def before_attribute(error: ParsingError):
    return error.filename


def after_attribute(error: ParsingError):
    return error.source


def before_assignment(error: ParsingError, value):
    error.filename = value


def after_assignment(error: ParsingError, value):
    error.source = value


examples = '''
@@ the name of what was read
 import configparser

 try:
     configparser.ConfigParser().read_string("[app]\\nhome", "app.ini")
 except configparser.ParsingError as error:
-    print(error.filename, len(error.errors))
+    print(error.source, len(error.errors))

@@ imported by name, one class of several
 from configparser import ConfigParser, MissingSectionHeaderError, ParsingError

 try:
     ConfigParser().read_string("home = /", "app.ini")
 except (MissingSectionHeaderError, ParsingError) as error:
-    print("in %s" % error.filename)
+    print("in %s" % error.source)

@@ a subclass
 from configparser import ConfigParser, MissingSectionHeaderError

 try:
     ConfigParser().read_string("home = /", "app.ini")
 except MissingSectionHeaderError as error:
-    print(f"{error.filename}: {error.lineno}")
+    print(f"{error.source}: {error.lineno}")

@@ an annotated parameter
 import configparser as cp

 def explain(error: cp.ParsingError) -> str:
-    return error.filename
+    return error.source

 print(explain(cp.ParsingError("app.ini")))

@@ after a test of the type
 import configparser

 def explain(error):
     if isinstance(error, configparser.ParsingError):
-        return error.filename
+        return error.source
     return str(error)

 print(explain(configparser.ParsingError("app.ini")))

@@ the attribute is written
 from configparser import ParsingError

 error = ParsingError("<???>")
-error.filename = "app.ini"
+error.source = "app.ini"
 print(error.source)

@@ the argument given by keyword
 from configparser import ParsingError

-error = ParsingError(filename="app.ini")
+error = ParsingError(source="app.ini")
 print(error)

@@ the argument given as the second one
 from configparser import ParsingError

-error = ParsingError(None, "app.ini")
+error = ParsingError(source="app.ini")
 print(error)

@@ the other argument given as None
 import configparser

-error = configparser.ParsingError(source=None, filename="app.ini")
+error = configparser.ParsingError(source="app.ini")
 print(error)

@@ a call over several lines keeps its comments
 import configparser

 def fail(name):
     raise configparser.ParsingError(
-        filename=name,  # as the user gave it
+        source=name,  # as the user gave it
     )

 try:
     fail("app.ini")
 except configparser.ParsingError as error:
     print(error)

@@ a subclass that calls the constructor of its base
 from configparser import ParsingError

 class UnknownOption(ParsingError):
     def __init__(self, path):
-        super().__init__(filename=path)
+        super().__init__(source=path)

 print(UnknownOption("app.ini"))

@@ the constructor of the base by its name
 import configparser

 class UnknownOption(configparser.ParsingError):
     def __init__(self, path):
-        configparser.ParsingError.__init__(self, filename=path)
+        configparser.ParsingError.__init__(self, source=path)

 print(UnknownOption("app.ini"))

@@ a subclass without a constructor of its own
 from configparser import ParsingError

 class UnknownOption(ParsingError):
     pass

-print(UnknownOption(filename="app.ini"))
+print(UnknownOption(source="app.ini"))

@@ a subclass that is made in another way
 from configparser import ParsingError

 class UnknownOption(ParsingError):
     def __new__(cls, filename):
         return "unknown option in " + filename

 print(UnknownOption(filename="app.ini"))

@@ a subclass of the library has its own constructor
 from configparser import MissingSectionHeaderError

 class NoHeader(MissingSectionHeaderError):
     def __init__(self, path):
         super().__init__(filename=path, lineno=1, line="home = /")

 print(NoHeader("app.ini").lineno)

@@ the first argument was always the source
 from configparser import ParsingError

 print(ParsingError("app.ini"), ParsingError(source="web.ini"))

@@ an error of the operating system has a filename
 import configparser

 try:
     open("/no/such/file")
 except (OSError, configparser.NoSectionError) as error:
     print(error.filename)

@@ an error of the syntax has a filename
 try:
     compile("1 +", "app.py", "exec")
 except SyntaxError as error:
     print(error.filename)

@@ a class of one's own
 class ParsingError(Exception):
     def __init__(self, filename=None):
         self.filename = filename

 print(ParsingError(filename="app.ini").filename)

@@ a subclass with an attribute of its own
 import configparser

 class UnknownOption(configparser.ParsingError):
     filename = "app.ini"

 print(UnknownOption("web.ini").filename)

@@ where hasattr has been asked
 import configparser

 try:
     configparser.ConfigParser().read_string("home = /", "app.ini")
 except configparser.ParsingError as error:
     print(error.source if hasattr(error, "source") else error.filename)

@@ getattr with a default
 import configparser

 error = configparser.ParsingError("app.ini")
 print(getattr(error, "filename", "app.ini"))

@@ constructed by `cls`, `type(self)` and `partial()`
 import functools
 from configparser import ParsingError

 class Broken(ParsingError):
     @classmethod
     def of(cls, name):
-        return cls(filename=name)
+        return cls(source=name)

     def again(self):
-        return type(self)(filename="a"), self.__class__(filename="b")
+        return type(self)(source="a"), self.__class__(source="b")

-broken = functools.partial(Broken, filename="c")
+broken = functools.partial(Broken, source="c")

@@ a subclass has a constructor of its own
 import functools
 from configparser import ParsingError

 class Broken(ParsingError):
     @classmethod
     def of(cls, name):
!        return cls(filename=name)

 class Worse(Broken):
     def __init__(self, filename):
         super().__init__(filename)

 functools.partial(Worse, filename="c")
'''
