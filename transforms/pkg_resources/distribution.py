"""`pkg_resources.get_distribution` needs setuptools before 82.

`get_distribution(name).version` and `require(name)[0].version` are
`version(name)`, and where nothing is installed under that name
`PackageNotFoundError`, a `ModuleNotFoundError`, takes the place of
`DistributionNotFound`.

The name must be a name alone: a requirement such as `"app>=1.0"` is no name, and
`pkg_resources` also checked its version, and raised `VersionConflict`. So
`require()` for itself is reported, and so is what asks for more than a version.
The call and its `except` move together: nothing in a file is rewritten while
one of these is left that cannot be, and an `except` alone stays, since what
raises the exception stands elsewhere. An `except` in another file is not seen.

Virtual environments have no `setuptools` from Python 3.12 on, and `setuptools`
82 has no `pkg_resources`.
"""

from importlib.metadata import PackageNotFoundError, metadata, version

import pkg_resources
from pkg_resources import DistributionNotFound

deprecated = "3.12"
available = "3.8"
removed = "3.12"
reference = "whatsnew/3.12#ensurepip"
safety = "suggested"
together = True
raises = {"pkg_resources.DistributionNotFound": "PackageNotFoundError"}


def before_version(name: Word):
    return pkg_resources.get_distribution(name).version


def after_version(name):
    return version(name)


def before_required(name: Word):
    return pkg_resources.require(name)[0].version


def after_required(name):
    return version(name)


def before_name(name: Word):
    return pkg_resources.get_distribution(name).project_name


def after_name(name):
    return metadata(name)["Name"]


def before_not_found():
    """What raises it does not change in this file: change it and what raises it together, to `importlib.metadata.PackageNotFoundError`."""
    return DistributionNotFound


def before_get():
    """Use `importlib.metadata.distribution(name)`: it has `version`, `metadata`, `requires` and `entry_points`, and `locate_file("")` for `location`; a requirement such as `"app>=1.0"` is checked with `packaging.requirements.Requirement`."""
    return pkg_resources.get_distribution


def before_require():
    """Leave it out if it only asks what the package's metadata demand already; else compare `importlib.metadata.version(name)` with `packaging.requirements.Requirement(text).specifier`."""
    return pkg_resources.require


def before_conflict():
    """Nothing raises it any more: compare `importlib.metadata.version(name)` with `packaging.requirements.Requirement(text).specifier`."""
    return pkg_resources.VersionConflict


examples = '''
@@ the version of a package
-from pkg_resources import get_distribution
+from importlib.metadata import version

-print(get_distribution("pip").version.count(".") > 0)
+print(version("pip").count(".") > 0)

@@ through the module, by require
-import pkg_resources
+from importlib.metadata import version

-print(pkg_resources.require("pip")[0].version > "1")
+print(version("pip") > "1")

@@ under a name of one's own
-import pkg_resources as pr
+from importlib.metadata import metadata, version

-__version__ = pr.get_distribution("pip").version
+__version__ = version("pip")
-print(__version__ > "1", pr.get_distribution("pip").project_name)
+print(__version__ > "1", metadata("pip")["Name"])

@@ the call and its except move together
-from pkg_resources import DistributionNotFound, get_distribution
+from importlib.metadata import PackageNotFoundError, version

 try:
-    __version__ = get_distribution("no-such-package").version
+    __version__ = version("no-such-package")
-except DistributionNotFound:
+except PackageNotFoundError:
     __version__ = "unknown"
 print(__version__)

@@ an import inside the function
 def version():
-    import pkg_resources
+    from importlib.metadata import PackageNotFoundError, version as _version
     try:
-        return pkg_resources.get_distribution("no-such-package").version
+        return _version("no-such-package")
-    except pkg_resources.DistributionNotFound:
+    except PackageNotFoundError:
         return None

 print(version())

@@ beside what another transform moves
!import pkg_resources
+from importlib.metadata import PackageNotFoundError, version

 try:
-    __version__ = pkg_resources.get_distribution("no-such-package").version
+    __version__ = version("no-such-package")
-except pkg_resources.DistributionNotFound:
+except PackageNotFoundError:
     __version__ = "unknown"
 for entry in pkg_resources.iter_entry_points("no.such.group"):
     print(entry.load())
 print(__version__)

@@ what is left holds the rest back
 import pkg_resources

 try:
!    pkg_resources.require("no-such-package>=1.0")
!    print(pkg_resources.get_distribution("no-such-package").version)
!except pkg_resources.DistributionNotFound:
     print("not there")

@@ a requirement is no name
 import pkg_resources

!print(pkg_resources.require("pip>=1.0")[0].version > "1")

@@ the distribution itself
 from pkg_resources import get_distribution

!print(get_distribution("pip").location != "")

@@ a conflict
 import pkg_resources

 try:
!    pkg_resources.require("pip>=999")
!except pkg_resources.VersionConflict as error:
     print(type(error).__name__)

@@ what raises it stands in another file
 from pkg_resources import DistributionNotFound

 def attempt(function):
     try:
         return function()
!    except DistributionNotFound:
         return "unknown"

 print(attempt(lambda: 1))

@@ a module that may be missing
 try:
     import pkg_resources
 except ImportError:
     pkg_resources = None

 def version():
     return pkg_resources.get_distribution("pip").version if pkg_resources else None

@@ the new, and the old if that fails
 try:
     from importlib.metadata import version
 except ImportError:
     import pkg_resources

     def version(name):
         return pkg_resources.get_distribution(name).version

 print(version("pip") > "1")

@@ a function of one's own
 def get_distribution(name):
     return type("Distribution", (), {"version": name})

 print(get_distribution("pip").version)

@@ tests and contexts that name the exception
 import contextlib
-from pkg_resources import DistributionNotFound, get_distribution
+from importlib.metadata import PackageNotFoundError, version

-with contextlib.suppress(DistributionNotFound):
+with contextlib.suppress(PackageNotFoundError):
-    print(get_distribution("no-such-package").version)
+    print(version("no-such-package"))
 try:
-    print(get_distribution("no-such-package").version)
+    print(version("no-such-package"))
 except Exception as error:
-    if not isinstance(error, (DistributionNotFound, KeyError)):
+    if not isinstance(error, (PackageNotFoundError, KeyError)):
         raise
     print("unknown")

@@ the handler is in another file
 # file: versions.py
 import pkg_resources

 def version(name):
!    return pkg_resources.get_distribution("app").version
 # file: show.py
 import pkg_resources
 import versions

 try:
     print(versions.version("app"))
!except pkg_resources.DistributionNotFound:
     print("none")
'''
