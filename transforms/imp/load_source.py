"""`imp.load_source` and its kin were removed in Python 3.12.

`imp` went away in Python 3.12. What one call did are steps of their own now: a
loader for the file, a module made from its specification, and its entry in
`sys.modules`.
Two things differ: a module that is in `sys.modules` already is made anew, not
run again in place; and one that fails stays in `sys.modules`. Where there is no
room for statements, a function that does as the old one did is copied.

With an open file, and as a value, the functions come from a module of your own: they
close that file, as the old ones did, and read the code by its path, where `imp` read
on in a file that was opened in binary mode.
"""

import imp
import importlib.machinery
import importlib.util
import sys

from . import _imp_compat

deprecated = "3.3"
available = "3.5"
removed = "3.12"
reference = "whatsnew/3.12#imp"
safety = "suggested"
moves = {
    "imp.load_source": "_imp_compat.load_source",
    "imp.load_compiled": "_imp_compat.load_compiled",
    "imp.load_dynamic": "_imp_compat.load_dynamic",
}


def before_again(pathname):
    return imp.load_source(__name__, pathname)


def after_again(pathname):
    return _imp_compat.load_source(__name__, pathname)


def before(name, pathname):
    return imp.load_source(name, pathname)


def after(name, pathname):
    loader = importlib.machinery.SourceFileLoader(name, pathname)
    spec = importlib.util.spec_from_file_location(loader.name, loader.path, loader=loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def inline(name, pathname):
    return load_file(importlib.machinery.SourceFileLoader, name, pathname)


def before_compiled(name, pathname):
    return imp.load_compiled(name, pathname)


def after_compiled(name, pathname):
    loader = importlib.machinery.SourcelessFileLoader(name, pathname)
    spec = importlib.util.spec_from_file_location(loader.name, loader.path, loader=loader)
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
    return _imp_compat.load_dynamic(name, path)


def before_open(name, pathname, file):
    return imp.load_source(name, pathname, file)


def after_open(name, pathname, file):
    return _imp_compat.load_source(name, pathname, file)


def before_open_compiled(name, pathname, file):
    return imp.load_compiled(name, pathname, file)


def after_open_compiled(name, pathname, file):
    return _imp_compat.load_compiled(name, pathname, file)


def before_open_dynamic(name, path, file):
    return imp.load_dynamic(name, path, file)


def after_open_dynamic(name, path, file):
    return _imp_compat.load_dynamic(name, path, file)


def load_file(loader, name, path):
    """Load a module from a file, and run it again if it is loaded already."""
    spec = importlib.util.spec_from_file_location(name, path, loader=loader(name, path))
    module = importlib.util.module_from_spec(spec)
    if name in sys.modules:
        old = sys.modules[name]
        vars(old).update(vars(module), __doc__=old.__doc__)
        spec.loader.exec_module(old)
    else:
        sys.modules[name] = module
        try:
            spec.loader.exec_module(module)
        except BaseException:
            sys.modules.pop(name, None)
            raise
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
+    loader = importlib.machinery.SourceFileLoader("hello", path)
+    spec = importlib.util.spec_from_file_location(loader.name, loader.path, loader=loader)
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
+    loader = importlib.machinery.SourceFileLoader("app.version", path)
+    spec = importlib.util.spec_from_file_location(loader.name, loader.path, loader=loader)
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
+    loader = importlib.machinery.SourceFileLoader("settings", path)
+    spec = importlib.util.spec_from_file_location(loader.name, loader.path, loader=loader)
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
+    loader = importlib.machinery.SourcelessFileLoader("settings", path)
+    spec = importlib.util.spec_from_file_location(loader.name, loader.path, loader=loader)
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
+    spec = importlib.util.spec_from_file_location(name, path, loader=loader(name, path))
+    module = importlib.util.module_from_spec(spec)
+    if name in sys.modules:
+        old = sys.modules[name]
+        vars(old).update(vars(module), __doc__=old.__doc__)
+        spec.loader.exec_module(old)
+    else:
+        sys.modules[name] = module
+        try:
+            spec.loader.exec_module(module)
+        except BaseException:
+            sys.modules.pop(name, None)
+            raise
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
+    loader = importlib.machinery.SourceFileLoader("missing", "no/such/file.py")
+    spec = importlib.util.spec_from_file_location(loader.name, loader.path, loader=loader)
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
 except OSError as error:
     print(type(error).__name__)

@@ an open file
-import imp
+import _imp_compat
 import os
 import tempfile

 with tempfile.TemporaryDirectory() as folder:
     path = os.path.join(folder, "hello.cfg")
     with open(path, "w") as stream:
         stream.write("WORD = __name__")
     with open(path) as stream:
-        print(imp.load_source("hello", path, stream).WORD, stream.closed)
+        print(_imp_compat.load_source("hello", path, stream).WORD, stream.closed)

@@ a module that runs another file in its own place
-import imp
+import _imp_compat
 import os
 import tempfile

 with tempfile.TemporaryDirectory() as folder:
     path = os.path.join(folder, "hello.cfg")
     with open(path, "w") as stream:
         stream.write("WORD = __name__")
-    imp.load_source(__name__, path)
+    _imp_compat.load_source(__name__, path)
 print(WORD)

@@ as a value
-import imp
+import _imp_compat

-loaders = {".py": imp.load_source, ".pyc": imp.load_compiled, ".so": imp.load_dynamic}
+loaders = {".py": _imp_compat.load_source, ".pyc": _imp_compat.load_compiled, ".so": _imp_compat.load_dynamic}
 print(sorted(loaders))

@@ a path relative to the folder, where the module is to know its file
-import imp
+import importlib.machinery
+import importlib.util
 import os
+import sys
 import tempfile

 folder = tempfile.mkdtemp()
 os.chdir(folder)
 with open("hello.cfg", "w") as stream:
     stream.write("WORD = __file__")
-hello = imp.load_source("hello", "hello.cfg")
+loader = importlib.machinery.SourceFileLoader("hello", "hello.cfg")
+spec = importlib.util.spec_from_file_location(loader.name, loader.path, loader=loader)
+hello = importlib.util.module_from_spec(spec)
+sys.modules[spec.name] = hello
+spec.loader.exec_module(hello)
 print(os.path.isabs(hello.WORD), os.path.isabs(hello.__file__))

@@ a path that is computed
-import imp
+import importlib.machinery
+import importlib.util
 import os
+import sys

 def load(folder):
-    return imp.load_source("hello", os.path.join(folder, "hello.cfg"))
+    loader = importlib.machinery.SourceFileLoader("hello", os.path.join(folder, "hello.cfg"))
+    spec = importlib.util.spec_from_file_location(loader.name, loader.path, loader=loader)
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
+    return module

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

@@ a sentinel for something newer
 try:
     import importlib.util
     imp = None
 except ImportError:
     import imp

 def load(name, path):
     if imp is not None:
         return imp.load_source(name, path)
     spec = importlib.util.spec_from_file_location(name, path)
     return importlib.util.module_from_spec(spec)

 print(callable(load))

@@ the preferred way never works
 import importlib
 try:
     load = importlib.machinery.SourceFileLoader
 except AttributeError:
     import imp
!    load = imp.load_source

@@ the preferred way works where its module is imported
 import importlib.machinery
 try:
     load = importlib.machinery.SourceFileLoader
 except AttributeError:
     import imp
     load = imp.load_source

 print(callable(load))

@@ a use that does not ask whether its import succeeded
 try:
     import imp
 except ImportError:
     imp = None

 def asking(name, path):
     return imp.load_source(name, path) if imp else None

 def trying(name, path):
     try:
         return imp.load_source(name, path)
     except AttributeError:
         return None

 def blind(name, path):
!    return imp.load_source(name, path)

 print(callable(asking))
'''
