"""`pkgutil.ImpImporter` and `ImpLoader` were removed in Python 3.12.

They were based on `imp`, which Python 3.12 removed as well. Old copies of
`pkg_resources` register a handler for the class; that statement now runs only if the
class exists. Other code uses `pkgutil.get_importer()`, which returns the finder of a
folder, or the classes of `importlib.machinery`.
"""

import pkgutil

deprecated = "3.3"
available = "3.0"
removed = "3.12"
reference = "whatsnew/3.12#pkgutil"


def before_register(function, value):
    function(pkgutil.ImpImporter, value)


def after_register(function, value):
    if hasattr(pkgutil, "ImpImporter"):
        function(pkgutil.ImpImporter, value)


def before():
    """`pkgutil.get_importer()` returns the finder of a folder; its class is `importlib.machinery.FileFinder`."""
    return pkgutil.ImpImporter


def before_loader():
    """The loaders of files are `SourceFileLoader` and its like in `importlib.machinery`."""
    return pkgutil.ImpLoader


examples = '''
@@ a copy of pkg_resources
 import pkgutil
 import zipimport

 handlers = {}

 def register_finder(importer_type, finder):
     handlers[importer_type] = finder

-register_finder(pkgutil.ImpImporter, list)
+if hasattr(pkgutil, "ImpImporter"):
+    register_finder(pkgutil.ImpImporter, list)
 register_finder(zipimport.zipimporter, tuple)
 print(zipimport.zipimporter in handlers)

@@ a finder of one's own making
 import pkgutil

 def finder(folder):
!    return pkgutil.ImpImporter(folder)

@@ a base class, imported by name
 from pkgutil import ImpLoader

!class Loader(ImpLoader):
     pass

@@ where it has been asked for
 import pkgutil

 kinds = [list]
 if hasattr(pkgutil, "ImpImporter"):
     kinds.append(pkgutil.ImpImporter)
 print(kinds[0])

@@ a class of one's own
 class ImpImporter:
     pass

 print(ImpImporter.__name__)

@@ the finder of a folder
 import pkgutil

 print(pkgutil.get_importer("no/such/folder") is not None)
'''
