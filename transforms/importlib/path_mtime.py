"""`SourceLoader.path_mtime()` is deprecated since Python 3.3.

`path_stats()` has taken its place. It returns a table, in which the time may be a
fraction.
"""

from importlib.abc import SourceLoader

deprecated = "3.3"
available = "3.3"
reference = "library/importlib#importlib.abc.SourceLoader.path_mtime"


def before(loader: SourceLoader, path):
    return loader.path_mtime(path)


def after(loader, path):
    return int(loader.path_stats(path)["mtime"])


examples = '''
@@ a loader of one's own
 from importlib.abc import SourceLoader

 class Loader(SourceLoader):
     def get_filename(self, name):
         return name

     def get_data(self, path):
         return b""

     def path_stats(self, path):
         return {"mtime": 5.5}

-print(Loader().path_mtime("a"))
+print(int(Loader().path_stats("a")["mtime"]))

@@ any loader
 import importlib.abc

 def time(loader: importlib.abc.SourceLoader, path):
-    return loader.path_mtime(path)
+    return int(loader.path_stats(path)["mtime"])

@@ a loader that has the old method itself
 from importlib.abc import SourceLoader

 class Loader(SourceLoader):
     def get_filename(self, name):
         return name

     def get_data(self, path):
         return b""

     def path_mtime(self, path):
         return 5

 print(Loader().path_mtime("a"))

@@ a class of one's own
 class Folder:
     def path_mtime(self, path):
         return path

 print(Folder().path_mtime("a"))
'''
