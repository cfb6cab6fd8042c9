"""`importlib.resources.contents()` is deprecated since Python 3.11.

The names of the resources of a package are those of the entries of its folder,
`files(package).iterdir()`.
A namespace package has none by the old function before Python 3.11; its entries are
found now.
"""

import importlib.resources

deprecated = "3.11"
available = "3.9"
reference = "library/importlib.resources#importlib.resources.contents"
safety = "suggested"


def before(package):
    return importlib.resources.contents(package)


def after(package):
    return [entry.name for entry in importlib.resources.files(package).iterdir()]


examples = '''
@@ in a loop
 import importlib.resources

-for name in importlib.resources.contents("json"):
+for name in [entry.name for entry in importlib.resources.files("json").iterdir()]:
     if name == "decoder.py":
         print(name)

@@ imported by name, under another
-from importlib.resources import contents as names_in
+import importlib.resources

-print("decoder.py" in names_in("json"))
+print("decoder.py" in [entry.name for entry in importlib.resources.files("json").iterdir()])

@@ the entries themselves
 from importlib.resources import files

 print(any(entry.name == "decoder.py" for entry in files("json").iterdir()))

@@ a method of one's own
 class Folder:
     def contents(self, package):
         return [package]

 print(Folder().contents("json"))
'''
