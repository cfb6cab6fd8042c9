"""`configparser.SafeConfigParser` was removed in Python 3.12.

Python 3.2 gave the class the name `ConfigParser`; the old name stayed as a
subclass that only warned, and went away in 3.12.
What is left to see is the name itself, in `type(parser).__name__`.
"""

from configparser import ConfigParser

deprecated = "3.2"
available = "3.2"
removed = "3.12"
reference = "whatsnew/3.12#configparser"
moves = {"configparser.SafeConfigParser": "ConfigParser"}

examples = '''
@@ imported by name
-from configparser import SafeConfigParser
+from configparser import ConfigParser

-parser = SafeConfigParser()
+parser = ConfigParser()
 print(parser.sections())

@@ through the module
 import configparser

-parser = configparser.SafeConfigParser({"home": "/"})
+parser = configparser.ConfigParser({"home": "/"})
 print(parser.defaults()["home"])

@@ through a short name of the module
 import configparser as cp

-parser = cp.SafeConfigParser()
+parser = cp.ConfigParser()
 print(parser.sections())

@@ under a name of one's own
-from configparser import SafeConfigParser as Parser
+from configparser import ConfigParser as Parser

 parser = Parser()
 print(parser.sections())

@@ beside other names
-from configparser import NoOptionError, SafeConfigParser, NoSectionError
+from configparser import NoOptionError, ConfigParser, NoSectionError

 try:
-    SafeConfigParser().get("app", "home")
+    ConfigParser().get("app", "home")
 except (NoSectionError, NoOptionError):
     print("nothing")

@@ where the new name is imported already
-from configparser import ConfigParser, SafeConfigParser
+from configparser import ConfigParser

-parsers = [ConfigParser(), SafeConfigParser()]
+parsers = [ConfigParser(), ConfigParser()]
 print(len(parsers))

@@ names over several lines
 from configparser import (
     NoOptionError,
-    SafeConfigParser,  # interpolates
+    ConfigParser,  # interpolates
 )

-print(SafeConfigParser().sections(), NoOptionError.__name__)
+print(ConfigParser().sections(), NoOptionError.__name__)

@@ a base, an annotation and a test of the type
 import configparser

-class Settings(configparser.SafeConfigParser):
+class Settings(configparser.ConfigParser):
     pass

-def show(parser: configparser.SafeConfigParser) -> None:
-    print(isinstance(parser, configparser.SafeConfigParser))
+def show(parser: configparser.ConfigParser) -> None:
+    print(isinstance(parser, configparser.ConfigParser))

 show(Settings())

@@ a method of the class, called with self
 import configparser

-class Settings(configparser.SafeConfigParser):
+class Settings(configparser.ConfigParser):
     def get(self, section, option, **kwargs):
-        return configparser.SafeConfigParser.get(self, section, option, **kwargs)
+        return configparser.ConfigParser.get(self, section, option, **kwargs)

 settings = Settings()
 settings.read_string("[app]\\nhome = /")
 print(settings.get("app", "home"))

@@ an alias of one's own
 import configparser

-Parser = configparser.SafeConfigParser
+Parser = configparser.ConfigParser
 print(Parser().sections())

@@ an import inside the function
 def load():
-    from configparser import SafeConfigParser
-    return SafeConfigParser()
+    from configparser import ConfigParser
+    return ConfigParser()

 print(load().sections())

@@ a module that has another name on Python 2
 try:
     import ConfigParser
 except ImportError:
     import configparser as ConfigParser

-parser = ConfigParser.SafeConfigParser()
+parser = ConfigParser.ConfigParser()
 print(parser.sections())

@@ the branch of Python 3 keeps the name for both
 try:
     from ConfigParser import SafeConfigParser
 except ImportError:
-    from configparser import SafeConfigParser
+    from configparser import ConfigParser as SafeConfigParser

 print(SafeConfigParser().sections())

@@ the module out of six
 from six.moves import configparser

-parser = configparser.SafeConfigParser(defaults)
+parser = configparser.ConfigParser(defaults)

@@ where the new name is taken
-from configparser import SafeConfigParser
+from configparser import ConfigParser as SafeConfigParser

 class ConfigParser(SafeConfigParser):
     def names(self):
         return self.sections()

 print(ConfigParser().names())

@@ a name that others import from here
-from configparser import SafeConfigParser
+from configparser import ConfigParser as SafeConfigParser

 __all__ = ["SafeConfigParser"]

@@ the new class under the old name
 from configparser import ConfigParser as SafeConfigParser

 parser = SafeConfigParser()
 print(parser.sections())

@@ a class of one's own
 class SafeConfigParser:
     def sections(self):
         return []

 print(SafeConfigParser().sections())

@@ a class of another package
 from backports.configparser import SafeConfigParser

 parser = SafeConfigParser()

@@ the old, and the new if that fails
 try:
     from configparser import SafeConfigParser
 except ImportError:
     from configparser import ConfigParser as SafeConfigParser

 print(SafeConfigParser().sections())

@@ the old class if it is there
 import configparser

 try:
     parser = configparser.SafeConfigParser()
 except AttributeError:
     parser = configparser.ConfigParser()
 print(parser.sections())

@@ under a test of the version
 import sys

 if sys.version_info >= (3, 2):
     from configparser import ConfigParser
 else:
     from configparser import SafeConfigParser as ConfigParser

 print(ConfigParser().sections())

@@ one of the two in a conditional expression
 import configparser
 import sys

 Parser = configparser.ConfigParser if sys.version_info >= (3, 2) else configparser.SafeConfigParser
 print(Parser().sections())

@@ a module on one side and a class on the other
 try:
     import ConfigParser
     Parser = ConfigParser.SafeConfigParser
 except ImportError:
     from configparser import ConfigParser
     Parser = ConfigParser

 print(Parser().sections())

@@ the name in a string and in a comment
 # SafeConfigParser() was used here.
 print("SafeConfigParser")

@@ a name that another file takes from here
 # file: app/__init__.py
 # file: app/util.py
-from configparser import SafeConfigParser
+from configparser import ConfigParser as SafeConfigParser

 def make():
     return SafeConfigParser()

 # file: app/main.py
 from app.util import SafeConfigParser

 print(SafeConfigParser().sections())

@@ in a pattern of case
 import configparser

 def kind(parser):
     match parser:
-        case configparser.SafeConfigParser():
+        case configparser.ConfigParser():
             return "interpolates"
     return "raw"

 print(kind(configparser.RawConfigParser()))

@@ an annotation in quotes keeps the name
-from configparser import SafeConfigParser
+from configparser import ConfigParser as SafeConfigParser

 def sections(parser: "SafeConfigParser"):
     return parser.sections()

 print(sections(SafeConfigParser()))

@@ an import in a class body keeps the name
 class Store:
-    from configparser import SafeConfigParser
+    from configparser import ConfigParser as SafeConfigParser

     def make(self):
         return self.SafeConfigParser()

@@ both classes are bases
 import configparser

!class Both(configparser.SafeConfigParser, configparser.ConfigParser):
     pass

@@ a name that is looked up by its text
-from configparser import SafeConfigParser
+from configparser import ConfigParser as SafeConfigParser

 def make():
     return globals()["SafeConfigParser"]() or SafeConfigParser()

@@ a test puts something in its place
 import configparser
 from unittest import mock

-with mock.patch("configparser.SafeConfigParser") as replaced:
+with mock.patch("configparser.ConfigParser") as replaced:
-    configparser.SafeConfigParser()
+    configparser.ConfigParser()
     print(replaced.called)

@@ a name in a string that goes through another module
 # file: app/__init__.py
 # file: app/settings.py
-from configparser import SafeConfigParser
+from configparser import ConfigParser as SafeConfigParser

 def make():
     return SafeConfigParser()

 # file: app/main.py
 from unittest import mock
 from app import settings

 with mock.patch("app.settings.SafeConfigParser") as replaced:
     settings.make()
     print(replaced.called)

@@ a module that callers may pass
 import configparser

 def parser(module=configparser):
!    return module.SafeConfigParser()

 print(parser().sections())

@@ a test names it through a module of the project
 # file: app.py
 import configparser

 def make():
-    return configparser.SafeConfigParser()
+    return configparser.ConfigParser()

 # file: test_app.py
 from unittest import mock
 import app

-with mock.patch("app.configparser.SafeConfigParser"):
+with mock.patch("app.configparser.ConfigParser"):
     app.make()
-with mock.patch.object(app.configparser, "SafeConfigParser"):
+with mock.patch.object(app.configparser, "ConfigParser"):
     app.make()

@@ a test names what a module of the project took from it
 # file: app.py
-from configparser import SafeConfigParser
+from configparser import ConfigParser as SafeConfigParser

 def make():
     return SafeConfigParser()

 # file: test_app.py
 from unittest import mock
 import app

 with mock.patch("app.SafeConfigParser"):
     app.make()

@@ annotations in quotes
 import configparser as cp
 import typing

-def make(old: "typing.Optional[cp.SafeConfigParser]" = None) -> "cp.SafeConfigParser":
-    return typing.cast("cp.SafeConfigParser", old or cp.ConfigParser())
+def make(old: "typing.Optional[cp.ConfigParser]" = None) -> "cp.ConfigParser":
+    return typing.cast("cp.ConfigParser", old or cp.ConfigParser())

 print("cp.SafeConfigParser is gone", {"cp.SafeConfigParser": 1})
'''
