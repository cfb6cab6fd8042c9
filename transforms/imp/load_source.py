"""`imp.load_source()` and its like are now a loader and a specification.

`imp` went away in Python 3.12. What one call did are steps of their own now: a
loader for the file, a module made from its specification, and its entry in
`sys.modules`.
Two things differ: a module that is in `sys.modules` already is made anew, not
run again in place; and one that fails stays in `sys.modules`. Where there is no
room for statements, a function that does as the old one did is copied.
"""

import imp
import importlib.machinery
import importlib.util
import sys

deprecated = "3.3"
available = "3.5"
removed = "3.12"
reference = "whatsnew/3.12#imp"
safety = "suggested"


def before(name, pathname):
    return imp.load_source(name, pathname)


def after(name, pathname):
    spec = importlib.util.spec_from_loader(name, importlib.machinery.SourceFileLoader(name, pathname))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def inline(name, pathname):
    return load_file(importlib.machinery.SourceFileLoader, name, pathname)


def before_compiled(name, pathname):
    return imp.load_compiled(name, pathname)


def after_compiled(name, pathname):
    spec = importlib.util.spec_from_loader(name, importlib.machinery.SourcelessFileLoader(name, pathname))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def inline_compiled(name, pathname):
    return load_file(importlib.machinery.SourcelessFileLoader, name, pathname)


def before_dynamic(name, path):
    return imp.load_dynamic(name, path)


def after_dynamic(name, path):
    spec = importlib.util.spec_from_loader(name, importlib.machinery.ExtensionFileLoader(name, path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def inline_dynamic(name, path):
    return load_file(importlib.machinery.ExtensionFileLoader, name, path)


def before_open(name, pathname, file):
    """The new loaders open the file themselves: leave the third argument out, and close that file."""
    return imp.load_source(name, pathname, file)


def load_file(loader, name, path):
    """Load a module from a file, and run it again if it is loaded already."""
    spec = importlib.util.spec_from_loader(name, loader(name, path))
    module = sys.modules.get(name)
    if module is None:
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        try:
            spec.loader.exec_module(module)
        except BaseException:
            sys.modules.pop(name, None)
            raise
    else:
        module.__spec__ = spec
        module.__loader__ = spec.loader
        module.__file__ = spec.origin
        spec.loader.exec_module(module)
    return sys.modules[name]


examples = '''
@@ an assignment
-import imp
+import importlib.machinery
+import importlib.util
 import os
+import sys
 import tempfile

 with tempfile.TemporaryDirectory() as folder:
     path = os.path.join(folder, "hello.cfg")
     with open(path, "w") as stream:
         stream.write("WORD = __name__")
-    hello = imp.load_source("hello", path)
+    spec = importlib.util.spec_from_loader("hello", importlib.machinery.SourceFileLoader("hello", path))
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
+    hello = module
     print(hello.WORD)

@@ an attribute of what is loaded, as setup scripts do
-import imp
+import importlib.machinery
+import importlib.util
 import os
+import sys
 import tempfile

 with tempfile.TemporaryDirectory() as folder:
     path = os.path.join(folder, "version.py")
     with open(path, "w") as stream:
         stream.write("__version__ = '1.2'")
-    version = imp.load_source("app.version", path).__version__
+    spec = importlib.util.spec_from_loader("app.version", importlib.machinery.SourceFileLoader("app.version", path))
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
+    version = module.__version__
     print(version)

@@ imported by name, with keywords
-from imp import load_source
+import importlib.machinery
+import importlib.util
+import sys

 def load(path):
-    return load_source(pathname=path, name="settings")
+    spec = importlib.util.spec_from_loader("settings", importlib.machinery.SourceFileLoader("settings", path))
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
+    return module

@@ a file that is compiled
-import imp
+import importlib.machinery
+import importlib.util
+import sys

 def load(path):
-    module = imp.load_compiled("settings", path)
+    spec = importlib.util.spec_from_loader("settings", importlib.machinery.SourcelessFileLoader("settings", path))
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
     return module

@@ an extension module
-import imp
+import importlib.machinery
+import importlib.util
+import sys

 def load(name, path):
-    imp.load_dynamic(name, path)
+    spec = importlib.util.spec_from_loader(name, importlib.machinery.ExtensionFileLoader(name, path))
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)

@@ in a comprehension
-import imp
+import importlib.machinery
+import importlib.util
+import sys
+
+
+def load_file(loader, name, path):
+    """Load a module from a file, and run it again if it is loaded already."""
+    spec = importlib.util.spec_from_loader(name, loader(name, path))
+    module = sys.modules.get(name)
+    if module is None:
+        module = sys.modules[name] = importlib.util.module_from_spec(spec)
+        try:
+            spec.loader.exec_module(module)
+        except BaseException:
+            sys.modules.pop(name, None)
+            raise
+    else:
+        module.__spec__ = spec
+        module.__loader__ = spec.loader
+        module.__file__ = spec.origin
+        spec.loader.exec_module(module)
+    return sys.modules[name]
+

 def load(paths):
-    return [imp.load_source("plugin", path) for path in paths]
+    return [load_file(importlib.machinery.SourceFileLoader, "plugin", path) for path in paths]

 print(load([]))

@@ a missing file is told of as ever
-import imp
+import importlib.machinery
+import importlib.util
+import sys

 try:
-    imp.load_source("missing", "no/such/file.py")
+    spec = importlib.util.spec_from_loader("missing", importlib.machinery.SourceFileLoader("missing", "no/such/file.py"))
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
 except OSError as error:
     print(type(error).__name__)

@@ an open file
 import imp

 def load(path):
     with open(path) as stream:
!        return imp.load_source("settings", path, stream)

@@ a function of one's own
 def load_source(name, path):
     return name, path

 print(load_source("a", "b"))

@@ guarded by the version
 import sys
 if sys.version_info >= (3, 5):
     import importlib.machinery
     import importlib.util

     def load(name, path):
         spec = importlib.util.spec_from_file_location(name, path)
         return importlib.util.module_from_spec(spec)
 else:
     import imp
     load = imp.load_source

 print(callable(load))

@@ another loader with a method of that name
 class Loader:
     def load_compiled(self, name, path):
         return name

 print(Loader().load_compiled("a", "b"))

@@ a module that is a parameter
 def load(imp, name, path):
     return imp.load_dynamic(name, path)

 print(callable(load))
'''
