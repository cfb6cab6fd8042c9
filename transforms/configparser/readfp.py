"""`configparser.RawConfigParser.readfp` was removed in Python 3.12.

The method was renamed in Python 3.2 and the old name went away in 3.12.
The optional `filename` argument is called `source` now, and `fp` is called `f`.
Since 3.2 `readfp()` has done nothing but call `read_file()`, so nothing else changes.
"""

from configparser import RawConfigParser

deprecated = "3.2"
available = "3.2"
removed = "3.12"
reference = "whatsnew/3.12#configparser"


def before(parser: RawConfigParser, fp, filename=...):
    return parser.readfp(fp, filename)


def after(parser: RawConfigParser, fp, filename=...):
    return parser.read_file(f := fp, source := filename)


def before_unbound(parser: type[RawConfigParser], self, fp, filename=...):
    return parser.readfp(self, fp, filename)


def after_unbound(parser: type[RawConfigParser], self, fp, filename=...):
    return parser.read_file(self, fp, source=filename)


examples = '''
@@ the plain call
 import io
 from configparser import ConfigParser

 config = ConfigParser()
-config.readfp(io.StringIO("[app]"))
+config.read_file(io.StringIO("[app]"))
 print(config.sections())

@@ the keyword is renamed too
 import io
 from configparser import ConfigParser

 config = ConfigParser()
-config.readfp(io.StringIO("[app]"), filename="app.ini")
+config.read_file(io.StringIO("[app]"), source="app.ini")
 print(config.sections())

@@ what is passed by position stays so
 import io
 from configparser import ConfigParser

 config = ConfigParser()
-config.readfp(io.StringIO("[app]"), "app.ini")
+config.read_file(io.StringIO("[app]"), "app.ini")
 print(config.sections())

@@ keywords stay keywords, in their order
 import configparser as cp

 def load(config: cp.RawConfigParser, stream, name):
-    config.readfp(fp=stream)
-    config.readfp(filename=name(), fp=open(name()))
-    config.readfp(
-        filename="app.ini",  # for the messages
-        fp=stream,
+    config.read_file(f=stream)
+    config.read_file(source=name(), f=open(name()))
+    config.read_file(
+        source="app.ini",  # for the messages
+        f=stream,
     )

@@ a call over several lines keeps its comments
 import io
 from configparser import ConfigParser

 config = ConfigParser()
-config.readfp(
+config.read_file(
     io.StringIO("[app]"),  # the defaults
-    filename="app.ini",  # for the messages
+    source="app.ini",  # for the messages
 )
 print(config.sections())

@@ a constructor called in place
 import configparser
 import io

-configparser.RawConfigParser().readfp(io.StringIO("[app]"))
+configparser.RawConfigParser().read_file(io.StringIO("[app]"))

@@ an attribute of self
 import io
 from configparser import ConfigParser

 class Settings:
     def __init__(self, text):
         self.parser = ConfigParser()
-        self.parser.readfp(io.StringIO(text))
+        self.parser.read_file(io.StringIO(text))

     def reload(self, text):
-        self.parser.readfp(io.StringIO(text))
+        self.parser.read_file(io.StringIO(text))
         return self.parser.sections()

 print(Settings("[app]").reload("[web]"))

@@ what an unannotated function returns
 import io
 from configparser import ConfigParser

 def make():
     parser = ConfigParser()
     return parser

 config = make()
-config.readfp(io.StringIO("[app]"))
+config.read_file(io.StringIO("[app]"))
 print(config.sections())

@@ an unannotated parameter whose calls are in sight
 import io
 from configparser import ConfigParser

 def load(parser, text):
-    parser.readfp(io.StringIO(text))
+    parser.read_file(io.StringIO(text))
     return parser.sections()

 print(load(ConfigParser(), "[app]"))

@@ an unannotated parameter where configparser is in sight
 import configparser

 def load(parser, stream):
     try:
-        parser.readfp(stream)
+        parser.read_file(stream)
     except configparser.ParsingError as error:
         print(error)

@@ a value out of a dictionary
 import io
 from configparser import ConfigParser

 parsers = {"app": ConfigParser()}
-parsers["app"].readfp(io.StringIO("[app]"))
+parsers["app"].read_file(io.StringIO("[app]"))
 print(parsers["app"].sections())

@@ a subclass, from outside and from inside
 import io
 from configparser import ConfigParser

 class Settings(ConfigParser):
     def load(self, text):
-        self.readfp(io.StringIO(text))
+        self.read_file(io.StringIO(text))

 settings = Settings()
 settings.load("[app]")
-settings.readfp(io.StringIO("[web]"))
+settings.read_file(io.StringIO("[web]"))
 print(settings.sections())

@@ a classmethod that makes its own instance
 import io
 from configparser import ConfigParser

 class Settings(ConfigParser):
     @classmethod
     def from_text(cls, text):
         settings = cls()
-        settings.readfp(io.StringIO(text))
+        settings.read_file(io.StringIO(text))
         return settings

 print(Settings.from_text("[app]").sections())

@@ a class keeps its own method, and what it calls of its base moves
 import io
 from configparser import RawConfigParser

 class Settings(RawConfigParser):
     def readfp(self, fp, filename=None):
-        super().readfp(fp, filename)
+        super().read_file(fp, filename)
         return self

 settings = Settings()
 print(settings.readfp(io.StringIO("[app]")).sections())

@@ the method of the class, called with self
 import io
 from configparser import RawConfigParser

 class Settings(RawConfigParser):
     def load(self, fp):
-        RawConfigParser.readfp(self, fp, "app.ini")
+        RawConfigParser.read_file(self, fp, "app.ini")

 settings = Settings()
 settings.load(io.StringIO("[app]"))
 print(settings.sections())

@@ the bound method as a value
 import io
 from configparser import ConfigParser

 config = ConfigParser()
-load = config.readfp
+load = config.read_file
 load(io.StringIO("[app]"))
-list(map(config.readfp, [io.StringIO("[web]")]))
+list(map(config.read_file, [io.StringIO("[web]")]))
 print(config.sections())

@@ a module that has another name on Python 2
 import io
 try:
     import ConfigParser
 except ImportError:
     import configparser as ConfigParser

 config = ConfigParser.RawConfigParser()
-config.readfp(io.StringIO("[app]"))
+config.read_file(io.StringIO("[app]"))
 print(config.sections())

@@ the module out of six
 from six.moves import configparser

 config = configparser.ConfigParser()
-config.readfp(open("app.ini"))
+config.read_file(open("app.ini"))

@@ an import inside the function
 import io

 def load(text):
     from configparser import ConfigParser  # slow to import
     parser = ConfigParser()
-    parser.readfp(io.StringIO(text))
+    parser.read_file(io.StringIO(text))
     return parser.sections()

 print(load("[app]"))

@@ the arguments are not in sight
 from configparser import ConfigParser

 config = ConfigParser()
 def load(*args):
!    config.readfp(*args)

@@ another class with a method of that name
 class Parser:
     def readfp(self, stream):
         return stream

 print(Parser().readfp(1))

@@ another class of the library with a method of that name
 import io
 import mimetypes

 types = mimetypes.MimeTypes()
 types.readfp(io.StringIO("text/x-app app"))
 print(types.guess_type("a.app"))

@@ a name that holds something else by now
 from configparser import ConfigParser

 class Parser:
     def readfp(self, stream):
         return stream

 config = ConfigParser()
 config = Parser()
 print(config.readfp(1))

@@ a class of one's own under the name of the imported one
 from configparser import ConfigParser

 class ConfigParser:
     def readfp(self, stream):
         return stream

 print(ConfigParser().readfp(1))

@@ under a test of the version
 import io
 import sys
 from configparser import ConfigParser

 config = ConfigParser()
 if sys.version_info >= (3, 2):
     config.read_file(io.StringIO("[app]"))
 else:
     config.readfp(io.StringIO("[app]"))
 print(config.sections())

@@ under a constant made of the version
 import sys
 from configparser import ConfigParser

 PY3 = sys.version_info[0] >= 3

 def load(stream):
     config = ConfigParser()
     if PY3:
         config.read_file(stream)
     else:
         config.readfp(stream)
     return config

@@ under the constant of six
 import six
 from six.moves.configparser import ConfigParser

 def load(stream):
     config = ConfigParser()
     if six.PY2:
         config.readfp(stream)
     else:
         config.read_file(stream)
     return config

 load(stream)

@@ where hasattr has been asked
 import io
 from configparser import ConfigParser

 config = ConfigParser()
 if hasattr(config, "read_file"):
     config.read_file(io.StringIO("[app]"))
 else:
     config.readfp(io.StringIO("[app]"))
 print(config.sections())

@@ the old, and the new if that fails
 import io
 from configparser import ConfigParser

 config = ConfigParser()
 try:
     config.readfp(io.StringIO("[app]"))
 except AttributeError:
     config.read_file(io.StringIO("[app]"))
 print(config.sections())

@@ the new, and the old if that fails
 import io
 from configparser import ConfigParser

 config = ConfigParser()
 try:
     config.read_file(io.StringIO("[app]"))
 except AttributeError:
     config.readfp(io.StringIO("[app]"))
 print(config.sections())

@@ one of the two in a conditional expression
 import io
 from configparser import ConfigParser

 config = ConfigParser()
 load = config.read_file if hasattr(config, "read_file") else config.readfp
 load(io.StringIO("[app]"))
 print(config.sections())

@@ getattr with a default
 import io
 from configparser import ConfigParser

 config = ConfigParser()
 load = getattr(config, "read_file", None) or config.readfp
 load(io.StringIO("[app]"))
 print(config.sections())

@@ the old name put back by hand
 import io
 from configparser import ConfigParser, RawConfigParser

 if not hasattr(RawConfigParser, "readfp"):
     RawConfigParser.readfp = RawConfigParser.read_file
 print(ConfigParser().sections())

@@ a parser that another file makes
 # file: app/__init__.py
 # file: app/base.py
 import configparser

 def make():
     parser = configparser.ConfigParser()
     parser.optionxform = str
     return parser

 # file: app/main.py
 from app.base import make

 parser = make()
-parser.readfp(["[app]"])
+parser.read_file(["[app]"])

@@ a class, an alias and a module out of other files
 # file: app/__init__.py
 # file: app/compat.py
 try:
     import configparser
 except ImportError:
     import ConfigParser as configparser

 Parser = configparser.RawConfigParser

 # file: app/base.py
 from .compat import Parser, configparser

 class Settings(Parser):
     pass

 class Strict(configparser.ConfigParser):
     pass

 # file: app/main.py
 from app import base
 from app.compat import Parser

-base.Settings().readfp(["[app]"])
-base.Strict().readfp(["[app]"])
-Parser().readfp(["[app]"])
+base.Settings().read_file(["[app]"])
+base.Strict().read_file(["[app]"])
+Parser().read_file(["[app]"])

@@ a class of another file with a method of its own
 # file: app/__init__.py
 # file: app/base.py
 import configparser

 class Settings(configparser.ConfigParser):
     def readfp(self, fp, filename=None):
         self.source = filename

 # file: app/main.py
 import configparser
 from app.base import Settings

 Settings().readfp(["[app]"])

@@ the fallback that runs only when something newer is missing
 import configparser
 import io

 class Parser(configparser.RawConfigParser):
     def read_string(self, string, source="<string>"):
         try:
             return configparser.RawConfigParser.read_string(self, string, source)
         except AttributeError:
             return self.readfp(io.StringIO(string))

@@ an attribute that a subclass sets to something else
 import configparser

 class Lines:
     def readfp(self, stream): ...

 class Store:
     def __init__(self):
         self.parser = configparser.ConfigParser()

     def load(self, stream):
!        self.parser.readfp(stream)

 class LineStore(Store):
     def __init__(self):
         self.parser = Lines()

@@ a keyword that is bound beforehand
 import configparser
 import functools

 parser = configparser.ConfigParser()
!read = functools.partial(parser.readfp, filename="app.ini")

@@ a function that is handed about is called by others
 import configparser

 class Lines:
     def readfp(self, stream): ...

 def load(parser):
     parser.readfp(["[app]"])

 load(configparser.ConfigParser())
 list(map(load, [Lines()]))

@@ a module that only Python 2 has
 import ConfigParser

 parser = ConfigParser.RawConfigParser()
 parser.readfp(["[app]"])

@@ an f-string that prints the text of the call
 import configparser

!print(f"{configparser.ConfigParser().readfp(['[app]'])=}")

@@ a private function that another file calls with something else
 # file: app/__init__.py
 # file: app/load.py
 import configparser

 def _load(parser, stream):
!    parser.readfp(stream)

 _load(configparser.ConfigParser(), ["[app]"])

 # file: app/main.py
 from app.load import _load

 class Lines:
     def readfp(self, stream): ...

 _load(Lines(), ["[app]"])

@@ a method that is looked up by its name
 import configparser

 config = configparser.ConfigParser()
-getattr(config, "readfp")(["[app]"])
+getattr(config, "read_file")(["[app]"])
 print(config.sections())

@@ a test puts something in its place
 import configparser
 from unittest import mock

-@mock.patch("configparser.RawConfigParser.readfp")
+@mock.patch("configparser.RawConfigParser.read_file")
 def dotted(replaced):
-    configparser.ConfigParser().readfp(["[app]"])
+    configparser.ConfigParser().read_file(["[app]"])
     print(replaced.called)

-@mock.patch.object(configparser.ConfigParser, "readfp")
+@mock.patch.object(configparser.ConfigParser, "read_file")
 def of_class(replaced):
-    configparser.ConfigParser().readfp(["[app]"])
+    configparser.ConfigParser().read_file(["[app]"])
     print(replaced.called)

 dotted()
 of_class()

@@ the name in a string, with a default or for another class
 import configparser
 import io

 config = configparser.ConfigParser()
 load = getattr(config, "readfp", config.read_file)
 print(getattr(io.StringIO("readfp"), "read")(), "configparser.readfp")

 class Lines:
     def readfp(self, stream):
         return list(stream)

 print(getattr(Lines(), "readfp")(["[app]"]))

@@ `super()` reaches a mixin that stands behind
 from configparser import ConfigParser

 class Settings(ConfigParser):
     def load(self, file):
!        super().readfp(file)

 class Logged(ConfigParser):
     def readfp(self, file):
         print(file)

 class Both(Settings, Logged): pass
'''
