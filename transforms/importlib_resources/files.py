"""`package` of `importlib.resources.files()` is removed in Python 3.15.

The parameter was renamed in Python 3.12. All versions accept it by position.
"""

import importlib.resources

deprecated = "3.12"
available = "3.9"
removed = "3.15"
reference = "library/importlib.resources#importlib.resources.files"


def before(package):
    return importlib.resources.files(package=package)


def after(package):
    return importlib.resources.files(package)


examples = '''
@@ by keyword
 from importlib.resources import files

-print(files(package="email").name)
+print(files("email").name)

@@ through the module
 import importlib.resources as resources

-print(resources.files(package="email").joinpath("message.py").is_file())
+print(resources.files("email").joinpath("message.py").is_file())

@@ by position
 from importlib.resources import files

 print(files("email").name)

@@ a function of one's own
 def files(package):
     return package

 print(files(package="email"))
'''
