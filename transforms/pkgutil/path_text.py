"""`pkgutil.walk_packages()` refuses a string since Python 3.7.

`path` of `walk_packages()` and `iter_modules()` is a list of folders. Until Python 3.6
a string was taken for one, of single letters, and nothing was found.
"""

import pkgutil

available = "3.0"
removed = "3.7"
reference = "whatsnew/3.7#changes-in-the-python-api"
safety = "suggested"


def before(path: str, **options):
    return pkgutil.walk_packages(path, **options)


def after(path, **options):
    return pkgutil.walk_packages([path], **options)


def before_iter(path: str, **options):
    return pkgutil.iter_modules(path, **options)


def after_iter(path, **options):
    return pkgutil.iter_modules([path], **options)


examples = '''
@@ a folder
 import pkgutil

-print(callable(lambda: list(pkgutil.walk_packages("no such folder", prefix="app."))))
-print(callable(lambda: list(pkgutil.iter_modules("no such folder"))))
+print(callable(lambda: list(pkgutil.walk_packages(["no such folder"], prefix="app."))))
+print(callable(lambda: list(pkgutil.iter_modules(["no such folder"]))))

@@ an annotated parameter, imported by name
 from pkgutil import walk_packages as walk

 def names(folder: str):
-    return [name for _, name, _ in walk(path=folder)]
+    return [name for _, name, _ in walk([folder])]

@@ a list, a path of a package, and nothing
 import email
 import pkgutil

 print(len(list(pkgutil.iter_modules(email.__path__))) > 5, list(pkgutil.walk_packages(["no such folder"])))

@@ a function of one's own
 def walk_packages(path):
     return path

 print(walk_packages("a"))
'''
