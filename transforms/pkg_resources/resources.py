"""The resources of `pkg_resources` need setuptools before 82.

The path is looked for below the package, whether that is a folder or in a zip
file; `resource_filename()` unpacks what is in one and keeps it until the program
ends, as the old function did for longer.

`cleanup_resources()` never did anything: its calls go.

What differs: the first argument must be a package, or below Python 3.12
`files()` raises `TypeError`; `pkg_resources` also took a plain module, and looked
beside it. So `__name__` becomes `__package__`, and is reported where the file is
in no package. A path that leads out of the package, which `pkg_resources` warned
of, is not warned of.

Virtual environments have no `setuptools` from Python 3.12 on, and `setuptools`
82 has no `pkg_resources`.
"""

import atexit
from contextlib import ExitStack
from importlib.resources import as_file, files

import pkg_resources

deprecated = "3.12"
available = "3.9"
removed = "3.12"
reference = "whatsnew/3.12#ensurepip"
safety = "suggested"


def before_string_absolute(thing, path: Text[r"^/"]):
    """Write the path without the slash at its start, which `joinpath()` takes for the root of the file system."""
    return pkg_resources.resource_string(thing, path)


def before_stream_absolute(thing, path: Text[r"^/"]):
    """Write the path without the slash at its start, which `joinpath()` takes for the root of the file system."""
    return pkg_resources.resource_stream(thing, path)


def before_listdir_absolute(thing, path: Text[r"^/"]):
    """Write the path without the slash at its start, which `joinpath()` takes for the root of the file system."""
    return pkg_resources.resource_listdir(thing, path)


def before_isdir_absolute(thing, path: Text[r"^/"]):
    """Write the path without the slash at its start, which `joinpath()` takes for the root of the file system."""
    return pkg_resources.resource_isdir(thing, path)


def before_exists_absolute(thing, path: Text[r"^/"]):
    """Write the path without the slash at its start, which `joinpath()` takes for the root of the file system."""
    return pkg_resources.resource_exists(thing, path)


def before_filename_absolute(thing, path: Text[r"^/"]):
    """Write the path without the slash at its start, which `joinpath()` takes for the root of the file system."""
    return pkg_resources.resource_filename(thing, path)


def before_root_here():
    return pkg_resources.resource_filename(__name__, None)


def after_root_here():
    return resource_filename(__package__, "")


def before_root(package: str):
    return pkg_resources.resource_filename(package, None)


def after_root(package):
    return resource_filename(package, "")


def before_string_here(path):
    return pkg_resources.resource_string(__name__, path)


def after_string_here(path):
    return files(__package__).joinpath(path).read_bytes()


def before_string_of(thing, path):
    """Name the package instead: `files()` takes a module that is none only from Python 3.12 on."""
    return pkg_resources.resource_string(thing.__module__, path)


def before_string(package: str, path):
    return pkg_resources.resource_string(package, path)


def after_string(package, path):
    return files(package).joinpath(path).read_bytes()


def before_stream_here(path):
    return pkg_resources.resource_stream(__name__, path)


def after_stream_here(path):
    return files(__package__).joinpath(path).open("rb")


def before_stream_of(thing, path):
    """Name the package instead: `files()` takes a module that is none only from Python 3.12 on."""
    return pkg_resources.resource_stream(thing.__module__, path)


def before_stream(package: str, path):
    return pkg_resources.resource_stream(package, path)


def after_stream(package, path):
    return files(package).joinpath(path).open("rb")


def before_listdir_here(path):
    return pkg_resources.resource_listdir(__name__, path)


def after_listdir_here(path):
    return [entry.name for entry in files(__package__).joinpath(path).iterdir()]


def before_listdir_of(thing, path):
    """Name the package instead: `files()` takes a module that is none only from Python 3.12 on."""
    return pkg_resources.resource_listdir(thing.__module__, path)


def before_listdir(package: str, path):
    return pkg_resources.resource_listdir(package, path)


def after_listdir(package, path):
    return [entry.name for entry in files(package).joinpath(path).iterdir()]


def before_isdir_here(path):
    return pkg_resources.resource_isdir(__name__, path)


def after_isdir_here(path):
    return files(__package__).joinpath(path).is_dir()


def before_isdir_of(thing, path):
    """Name the package instead: `files()` takes a module that is none only from Python 3.12 on."""
    return pkg_resources.resource_isdir(thing.__module__, path)


def before_isdir(package: str, path):
    return pkg_resources.resource_isdir(package, path)


def after_isdir(package, path):
    return files(package).joinpath(path).is_dir()


def before_cleanup():
    atexit.register(pkg_resources.cleanup_resources)


def after_cleanup():
    pass


def before_cleanup_now():
    pkg_resources.cleanup_resources()


def after_cleanup_now():
    pass


def before_exists_here(path):
    return pkg_resources.resource_exists(__name__, path)


def after_exists_here(path):
    return resource_exists(__package__, path)


def before_exists_of(thing, path):
    """Name the package instead: `files()` takes a module that is none only from Python 3.12 on."""
    return pkg_resources.resource_exists(thing.__module__, path)


def before_exists(package: str, path):
    return pkg_resources.resource_exists(package, path)


def after_exists(package, path):
    return resource_exists(package, path)


def before_filename_here(path):
    return pkg_resources.resource_filename(__name__, path)


def after_filename_here(path):
    return resource_filename(__package__, path)


def before_filename_of(thing, path):
    """Name the package instead: `files()` takes a module that is none only from Python 3.12 on."""
    return pkg_resources.resource_filename(thing.__module__, path)


def before_filename(package: str, path):
    return pkg_resources.resource_filename(package, path)


def after_filename(package, path):
    return resource_filename(package, path)


def before_string_else(thing, path):
    """Use `importlib.resources.files(package)` if the first argument is the name of a package; a `Requirement` names a distribution, whose files `importlib.metadata.distribution(name).locate_file(path)` finds."""
    return pkg_resources.resource_string(thing, path)


def before_stream_else(thing, path):
    """Use `importlib.resources.files(package)` if the first argument is the name of a package; a `Requirement` names a distribution, whose files `importlib.metadata.distribution(name).locate_file(path)` finds."""
    return pkg_resources.resource_stream(thing, path)


def before_listdir_else(thing, path):
    """Use `importlib.resources.files(package)` if the first argument is the name of a package; a `Requirement` names a distribution, whose files `importlib.metadata.distribution(name).locate_file(path)` finds."""
    return pkg_resources.resource_listdir(thing, path)


def before_isdir_else(thing, path):
    """Use `importlib.resources.files(package)` if the first argument is the name of a package; a `Requirement` names a distribution, whose files `importlib.metadata.distribution(name).locate_file(path)` finds."""
    return pkg_resources.resource_isdir(thing, path)


def before_exists_else(thing, path):
    """Use `importlib.resources.files(package)` if the first argument is the name of a package; a `Requirement` names a distribution, whose files `importlib.metadata.distribution(name).locate_file(path)` finds."""
    return pkg_resources.resource_exists(thing, path)


def before_filename_else(thing, path):
    """Use `importlib.resources.files(package)` if the first argument is the name of a package; a `Requirement` names a distribution, whose files `importlib.metadata.distribution(name).locate_file(path)` finds."""
    return pkg_resources.resource_filename(thing, path)


def resource_exists(package, path):
    """Whether a package holds a file or a folder at this path."""
    resource = files(package).joinpath(path)
    return resource.is_file() or resource.is_dir()


def resource_filename(package, path):
    """Return the name of a package's file, which lasts until the program ends."""
    unpacked = ExitStack()
    atexit.register(unpacked.close)
    return str(unpacked.enter_context(as_file(files(package).joinpath(path))))


examples = '''
@@ the bytes of a file
-import pkg_resources
+from importlib.resources import files

-print(len(pkg_resources.resource_string("email", "charset.py")) > 0)
+print(len(files("email").joinpath("charset.py").read_bytes()) > 0)

@@ of the file's own package
 # file: app/__init__.py
 # file: app/data.txt
 # file: app/main.py
-from pkg_resources import resource_string as read
+from importlib.resources import files

-print(read(__name__, "data.txt"))
+print(files(__package__).joinpath("data.txt").read_bytes())

@@ in no package
 import pkg_resources

!print(pkg_resources.resource_exists(__name__, "example.py"))

@@ the folder of the package
 # file: app/__init__.py
 # file: app/main.py
-import pkg_resources
+import atexit
+from contextlib import ExitStack
+from importlib.resources import as_file, files
+
+
+def resource_filename(package, path):
+    """Return the name of a package's file, which lasts until the program ends."""
+    unpacked = ExitStack()
+    atexit.register(unpacked.close)
+    return str(unpacked.enter_context(as_file(files(package).joinpath(path))))
+

 def folders():
     # Newer setuptools refuse `None`.
-    return pkg_resources.resource_filename(__name__, None), pkg_resources.resource_filename("email", None)
+    return resource_filename(__package__, ""), resource_filename("email", "")

 print(callable(folders))

@@ a path that begins with a slash
 import pkg_resources

!print(pkg_resources.resource_exists("email", "/charset.py"))
!print(len(pkg_resources.resource_string("email", "/charset.py")) > 0)

@@ folders
-from pkg_resources import resource_isdir, resource_listdir, resource_stream
+from importlib.resources import files

-print(resource_isdir("email", "mime"), "text.py" in resource_listdir("email", "mime"))
+print(files("email").joinpath("mime").is_dir(), "text.py" in [entry.name for entry in files("email").joinpath("mime").iterdir()])
-with resource_stream("email", "charset.py") as stream:
+with files("email").joinpath("charset.py").open("rb") as stream:
     print(stream.mode)

@@ something that is there
-import pkg_resources
+from importlib.resources import files
+
+
+def resource_exists(package, path):
+    """Whether a package holds a file or a folder at this path."""
+    resource = files(package).joinpath(path)
+    return resource.is_file() or resource.is_dir()
+

-print(pkg_resources.resource_exists("email", "no-such-file"))
+print(resource_exists("email", "no-such-file"))

@@ the name of a file
-import pkg_resources
+import atexit
+from contextlib import ExitStack
+from importlib.resources import as_file, files
+
+
+def resource_filename(package, path):
+    """Return the name of a package's file, which lasts until the program ends."""
+    unpacked = ExitStack()
+    atexit.register(unpacked.close)
+    return str(unpacked.enter_context(as_file(files(package).joinpath(path))))
+

-print(pkg_resources.resource_filename("email", "charset.py").endswith("charset.py"))
+print(resource_filename("email", "charset.py").endswith("charset.py"))

@@ an argument that may be a requirement
 from pkg_resources import resource_filename as find

 def data(requirement):
!    return find(requirement, "data.txt")

 print(callable(data))

@@ what was never cleaned up
-import atexit
-import pkg_resources
+from importlib.resources import files

 def read():
-    atexit.register(pkg_resources.cleanup_resources)
-    return pkg_resources.resource_string("email", "charset.py")
+    return files("email").joinpath("charset.py").read_bytes()

 print(len(read()) > 0)

@@ the module of a class
 from pkg_resources import resource_exists

 class Part:
     def template(self):
!        return resource_exists(self.__module__, "part.txt")

 print(Part().template())

@@ the new, and the old if that fails
 try:
     from importlib.resources import files
 except ImportError:
     import pkg_resources
     data = pkg_resources.resource_string("email", "charset.py")
 else:
     data = files("email").joinpath("charset.py").read_bytes()
 print(len(data) > 0)

@@ a function of one's own
 def resource_string(package, path):
     return package + path

 print(resource_string(__name__, "data.txt"))
'''
