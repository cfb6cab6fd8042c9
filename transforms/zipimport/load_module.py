"""`zipimporter.load_module` is removed in Python 3.15.

The method finds, creates, registers and executes a module in one call. Now these are
separate steps.
Four things differ: a module that is already in `sys.modules` is created anew, not
executed again in place; a module that is missing or fails stays in `sys.modules`; a
module that replaces itself in `sys.modules` while it is executed is returned itself; and
`__package__` of a module outside packages is `""` instead of `None`.
"""

import importlib.util
import sys
import types
from zipimport import zipimporter

deprecated = "3.10"
available = {"zipimport.zipimporter.exec_module": "3.10", "importlib.util.module_from_spec": "3.5"}
removed = "3.15"
reference = "whatsnew/3.15#zipimport"
safety = "suggested"


def before(importer: zipimporter, fullname):
    return importer.load_module(fullname)


def after(importer: zipimporter, fullname):
    spec = importlib.util.spec_from_loader(fullname, importer)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def inline(importer: zipimporter, fullname):
    return load_from_zip(importer, fullname)


def load_from_zip(importer, fullname):
    """Load a module from a ZIP file, and run it again if it is loaded already."""
    code = importer.get_code(fullname)
    spec = importlib.util.spec_from_loader(fullname, importer)
    new = importlib.util.module_from_spec(spec)
    module = sys.modules.get(fullname)
    if isinstance(module, types.ModuleType):
        vars(module).update(vars(new))
    else:
        module = sys.modules[fullname] = new
    try:
        exec(code, vars(module))
    except BaseException:
        del sys.modules[fullname]
        raise
    return sys.modules[fullname]


examples = '''
@@ an assignment
 import importlib.util
 import os
 import sys
 import tempfile
 import zipfile
 import zipimport

 def load(path):
     importer = zipimport.zipimporter(path)
-    module = importer.load_module("hello")
+    spec = importlib.util.spec_from_loader("hello", importer)
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
     return module.WORD

 with tempfile.TemporaryDirectory() as folder:
     path = os.path.join(folder, "plugins.zip")
     with zipfile.ZipFile(path, "w") as archive:
         archive.writestr("hello.py", "WORD = __name__")
     print(load(path), sys.modules["hello"].WORD)

@@ imports are added
+import importlib.util
 import os
+import sys
 from zipimport import zipimporter

 def load(folder, name):
     importer = zipimporter(os.path.join(folder, "plugins.zip"))
-    module = importer.load_module(name)
+    spec = importlib.util.spec_from_loader(name, importer)
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
     return module

@@ the returned value
 import importlib.util
 import os
 import sys
 import tempfile
 import zipfile
 import zipimport

 def load(path, name):
-    return zipimport.zipimporter(path).load_module(name)
+    spec = importlib.util.spec_from_loader(name, zipimport.zipimporter(path))
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
+    return module

 with tempfile.TemporaryDirectory() as folder:
     path = os.path.join(folder, "plugins.zip")
     with zipfile.ZipFile(path, "w") as archive:
         archive.writestr("hello/__init__.py", "WORD = __name__")
     print(load(path, "hello").WORD)

@@ a statement of its own
 import importlib.util
 import sys
 import zipimport

 importer = zipimport.zipimporter("plugins.zip")
-importer.load_module("hello")
+spec = importlib.util.spec_from_loader("hello", importer)
+module = importlib.util.module_from_spec(spec)
+sys.modules[spec.name] = module
+spec.loader.exec_module(module)

@@ an attribute and an element as targets
 import importlib.util
 import sys
 import zipimport

 class Plugin:
     def __init__(self, importer: zipimport.zipimporter):
-        self.module = importer.load_module("hello")
+        spec = importlib.util.spec_from_loader("hello", importer)
+        module = importlib.util.module_from_spec(spec)
+        sys.modules[spec.name] = module
+        spec.loader.exec_module(module)
+        self.module = module

 def load_all(importer: zipimport.zipimporter, names):
     plugins = {}
     for name in names:
-        plugins[name] = importer.load_module(name)
+        spec = importlib.util.spec_from_loader(name, importer)
+        module = importlib.util.module_from_spec(spec)
+        sys.modules[spec.name] = module
+        spec.loader.exec_module(module)
+        plugins[name] = module
     return plugins

@@ a target that a handler may still read
 import importlib.util
 import sys
 import zipimport

 def load(importer: zipimport.zipimporter, name):
     plugin = None
     try:
-        plugin = importer.load_module(name)
+        spec = importlib.util.spec_from_loader(name, importer)
+        module = importlib.util.module_from_spec(spec)
+        sys.modules[spec.name] = module
+        spec.loader.exec_module(module)
+        plugin = module
     except ImportError:
         pass
     return plugin

@@ the argument given by keyword
 import importlib.util
 import sys
 from zipimport import zipimporter as Archive

 def load(archive: Archive):
-    module = archive.load_module(fullname="hello")
+    spec = importlib.util.spec_from_loader("hello", archive)
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
     return module

@@ the first thing computed in an expression
 import importlib.util
 import sys
 import zipimport

 def show(importer: zipimport.zipimporter):
-    print(importer.load_module("hello").WORD)
+    spec = importlib.util.spec_from_loader("hello", importer)
+    module = importlib.util.module_from_spec(spec)
+    sys.modules[spec.name] = module
+    spec.loader.exec_module(module)
+    print(module.WORD)

@@ a name that is taken is not taken again
 import importlib.util
 import sys
 import zipimport

 def load(importer: zipimport.zipimporter, spec):
-    module = importer.load_module(spec["module"])
+    spec_2 = importlib.util.spec_from_loader(spec["module"], importer)
+    module = importlib.util.module_from_spec(spec_2)
+    sys.modules[spec_2.name] = module
+    spec_2.loader.exec_module(module)
     return module, spec["options"]

@@ in a comprehension, a lambda and a later operand
 import importlib.util
 import os
 import sys
 import tempfile
 import types
 import zipfile
 import zipimport


+def load_from_zip(importer, fullname):
+    """Load a module from a ZIP file, and run it again if it is loaded already."""
+    code = importer.get_code(fullname)
+    spec = importlib.util.spec_from_loader(fullname, importer)
+    new = importlib.util.module_from_spec(spec)
+    module = sys.modules.get(fullname)
+    if isinstance(module, types.ModuleType):
+        vars(module).update(vars(new))
+    else:
+        module = sys.modules[fullname] = new
+    try:
+        exec(code, vars(module))
+    except BaseException:
+        del sys.modules[fullname]
+        raise
+    return sys.modules[fullname]
+
+
 def load(path, names):
     importer = zipimport.zipimporter(path)
-    modules = [importer.load_module(name) for name in names]
-    again = lambda name: importer.load_module(name)
-    if modules and importer.load_module("hello") is again("hello"):
+    modules = [load_from_zip(importer, name) for name in names]
+    again = lambda name: load_from_zip(importer, name)
+    if modules and load_from_zip(importer, "hello") is again("hello"):
         return modules[0].WORD


 with tempfile.TemporaryDirectory() as folder:
     path = os.path.join(folder, "plugins.zip")
     with zipfile.ZipFile(path, "w") as archive:
         archive.writestr("hello.py", "WORD = __name__")
     print(load(path, ["hello"]))

@@ the method as a value
 import zipimport

 importer = zipimport.zipimporter("plugins.zip")
!load = importer.load_module

@@ a class of one's own with a method of that name
 class Importer:
     def load_module(self, name):
         return name

 print(Importer().load_module("hello"))

@@ an importer that has its own way
 import zipimport

 class Importer(zipimport.zipimporter):
     def load_module(self, fullname):
         return fullname

 def load(importer: Importer):
     return importer.load_module("hello")

@@ where hasattr has been asked
 import importlib.util
 import zipimport

 def load(importer: zipimport.zipimporter, name):
     if hasattr(importer, "exec_module"):
         spec = importer.find_spec(name)
         module = importlib.util.module_from_spec(spec)
         importer.exec_module(module)
     else:
         module = importer.load_module(name)
     return module

@@ under a test of the version
 import importlib.util
 import sys
 import zipimport

 def load(importer: zipimport.zipimporter, name):
     if sys.version_info < (3, 10):
         return importer.load_module(name)
     module = importlib.util.module_from_spec(importer.find_spec(name))
     importer.exec_module(module)
     return module

@@ the new way already
 import importlib.util
 import zipimport

 def load(importer: zipimport.zipimporter, name):
     module = importlib.util.module_from_spec(importer.find_spec(name))
     importer.exec_module(module)
     return module
'''
