"""`pkg_resources.iter_entry_points` needs setuptools before 82.

`importlib.metadata.entry_points(group=…)` finds the same entry points; `iter()`
around it keeps what came an iterator.
What differs: `load()` does not ask first whether the versions that the
distribution requires are there (`require=False` did so before); one entry point
that two distributions define may come twice, or in another order; `dist` is an
`importlib.metadata.Distribution`.

Nothing in a file is rewritten while something is left that cannot be, here or in
another file that uses an entry point.

Virtual environments have no `setuptools` from Python 3.12 on, and `setuptools`
82 has no `pkg_resources`.
"""

import importlib.metadata
from typing import Literal

import pkg_resources
from pkg_resources import DistributionNotFound, EntryPoint

deprecated = "3.12"
available = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#ensurepip"
safety = "suggested"
together = True
follows = ["not_found"]
results = {
    "pkg_resources.iter_entry_points": "collections.abc.Iterator[pkg_resources.EntryPoint]",
    "pkg_resources.get_entry_map": "(1)builtins.dict[builtins.str,builtins.dict[builtins.str,pkg_resources.EntryPoint]];(2)builtins.dict[builtins.str,pkg_resources.EntryPoint]",
    "pkg_resources.get_entry_info": "None|pkg_resources.EntryPoint",
    "pkg_resources.EntryPoint.parse": "pkg_resources.EntryPoint",
}


def before(group):
    return pkg_resources.iter_entry_points(group)


def after(group):
    return iter(importlib.metadata.entry_points(group=group))


def before_all(group, name: Literal[None]):
    return pkg_resources.iter_entry_points(group, name)


def after_all(group, name):
    return iter(importlib.metadata.entry_points(group=group))


def before_variable(group, name: Name):
    return pkg_resources.iter_entry_points(group, name)


def after_variable(group, name):
    return iter_entry_points(group, name)


def before_named(group, name: str):
    return pkg_resources.iter_entry_points(group, name)


def after_named(group, name):
    return iter(importlib.metadata.entry_points(group=group, name=name))


def before_perhaps_named(group, name):
    return pkg_resources.iter_entry_points(group, name)


def after_perhaps_named(group, name):
    return iter_entry_points(group, name)


def iter_entry_points(group, name):
    """Iterate over the entry points of a group, or over those with a name if there is one."""
    points = importlib.metadata.entry_points(group=group)
    return (point for point in points if name is None or point.name == name)


def before_module(point: EntryPoint):
    return point.module_name


def after_module(point: EntryPoint):
    return point.module


def before_resolve(point: EntryPoint):
    return point.resolve()


def after_resolve(point: EntryPoint):
    return point.load()


def before_load(point: EntryPoint):
    return point.load(require=False)


def after_load(point: EntryPoint):
    return point.load()


def before_dist_name(point: EntryPoint):
    return point.dist.project_name


def after_dist_name(point: EntryPoint):
    return point.dist.metadata["Name"]


def before_dist_version(point: EntryPoint):
    return point.dist.version


def after_dist_version(point: EntryPoint):
    return point.dist.metadata["Version"]


def before_dist_key(point: EntryPoint):
    return point.dist.key


def after_dist_key(point: EntryPoint):
    return point.dist.metadata["Name"].lower()


def before_dist(point: EntryPoint):
    """`dist` is an `importlib.metadata.Distribution`: it has `metadata`, `version`, `requires`, `entry_points` and `files`, and `locate_file("")` for `location`."""
    return point.dist


def before_extras(point: EntryPoint):
    """Read the extras from `point.value`: what `extras` holds depends on the version of Python."""
    return point.extras


def before_require(point: EntryPoint, *arguments):
    """Leave it out: `importlib.metadata` does not check the versions that a distribution requires."""
    return point.require(*arguments)


def before_class():
    """Use `importlib.metadata.EntryPoint`, together with what creates the entry points."""
    return pkg_resources.EntryPoint


def before_attrs(point: EntryPoint):
    """Use `point.attr.split(".")`: `attr` is a text, where `attrs` was a tuple."""
    return point.attrs


def before_not_found():
    """`load()` of `importlib.metadata` does not raise it: what is missing is a `ModuleNotFoundError` there. Change it together with what raises it."""
    return DistributionNotFound


def before_map():
    """Use `importlib.metadata.distribution(name).entry_points`: `select(group=group)` gives one group of them."""
    return pkg_resources.get_entry_map


def before_info():
    """Use `importlib.metadata.distribution(name).entry_points.select(group=group, name=name)`."""
    return pkg_resources.get_entry_info


def before_load_entry_point():
    """Use `[point] = importlib.metadata.distribution(name).entry_points.select(group=group, name=entry)` and `point.load()`."""
    return pkg_resources.load_entry_point


examples = '''
@@ a loop over a group
-from pkg_resources import iter_entry_points
+import importlib.metadata

-for point in iter_entry_points("no.such.group"):
+for point in importlib.metadata.entry_points(group="no.such.group"):
     print(point.name, point.load())
 print("done")

@@ through the module, with a name
-import pkg_resources
+import importlib.metadata

-print(list(pkg_resources.iter_entry_points(group="no.such.group", name="name")))
+print(list(importlib.metadata.entry_points(group="no.such.group", name="name")))

@@ no name, as None
-import pkg_resources as resources
+import importlib.metadata

-print(list(resources.iter_entry_points("no.such.group", None)))
+print(list(importlib.metadata.entry_points(group="no.such.group")))
-print(list(resources.iter_entry_points("no.such.group", name=None)))
+print(list(importlib.metadata.entry_points(group="no.such.group")))

@@ a name that may be None
-from pkg_resources import iter_entry_points
+import importlib.metadata
+
+
+def iter_entry_points(group, name):
+    """Iterate over the entry points of a group, or over those with a name if there is one."""
+    points = importlib.metadata.entry_points(group=group)
+    return (point for point in points if name is None or point.name == name)
+

 def plugins(group, name=None):
-    return sorted(point.name for point in iter_entry_points(group, name))
+    return sorted(point.name for point in iter_entry_points(group, name))

 print("pip" in plugins("console_scripts"), plugins("no.such.group", "x"))

@@ what is done with an entry point
-import pkg_resources
+import importlib.metadata

-for point in pkg_resources.iter_entry_points("no.such.group"):
+for point in importlib.metadata.entry_points(group="no.such.group"):
-    print(point.module_name, point.resolve(), point.load(require=False))
+    print(point.module, point.load(), point.load())
 print("done")

@@ what is left holds the rest back
 import pkg_resources

!for point in pkg_resources.iter_entry_points("no.such.group"):
!    print(point.attrs)
!print(pkg_resources.get_entry_map("pip").get("no.such.group"))

@@ what is missing raises another exception
 from pkg_resources import DistributionNotFound, iter_entry_points

!for point in iter_entry_points("no.such.group"):
     try:
         print(point.load())
!    except DistributionNotFound:
         pass
 print("done")

@@ the new, and the old if that fails
 try:
     from importlib.metadata import entry_points
 except ImportError:
     from pkg_resources import iter_entry_points
     points = list(iter_entry_points("no.such.group"))
 else:
     points = list(entry_points(group="no.such.group"))
 print(points)

@@ a function of one's own
 def iter_entry_points(group):
     return iter([group])

 print(next(iter_entry_points("group")))

@@ an attribute of one's own
 import pkg_resources

 class Provider(pkg_resources.DefaultProvider):
     def __init__(self, module):
         self.module_name = module.__name__

     def name(self):
         return self.module_name

 print(Provider(pkg_resources).name())

@@ nothing of the package is imported
 def show(options):
     return options.module_name

@@ the distribution of an entry point
-import pkg_resources
+import importlib.metadata

-for point in pkg_resources.iter_entry_points("no.such.group"):
+for point in importlib.metadata.entry_points(group="no.such.group"):
-    print(point.dist.version, point.dist.key)
+    print(point.dist.metadata["Version"], point.dist.metadata["Name"].lower())
 print("done")

@@ what only the old distribution has
 from pkg_resources import iter_entry_points

!for point in iter_entry_points("no.such.group"):
!    print(point.dist.location)
 print("done")

@@ followed through a container and a method
-import pkg_resources
+import importlib.metadata

 class Registry:
     def __init__(self):
         self.points = {}
-        for point in pkg_resources.iter_entry_points("no.such.group"):
+        for point in importlib.metadata.entry_points(group="no.such.group"):
             self.points[point.name] = point

     def modules(self):
-        return [point.module_name for point in self.points.values()]
+        return [point.module for point in self.points.values()]

 print(Registry().modules())

@@ another file uses what has no counterpart
 # file: groups.py
 import pkg_resources

 def points():
!    return pkg_resources.iter_entry_points("no.such.group")
 # file: show.py
 from groups import points

 for point in points():
!    print(point.attrs)

@@ another file is given the entry point
 # file: run.py
 import pkg_resources
 import view

!for point in pkg_resources.iter_entry_points("no.such.group"):
     view.show(point)
 # file: view.py
 def show(point):
!    print(point.module_name)

@@ another file may have it, and the name says so
 # file: database.py
 import pkg_resources

 class Plugin:
     def __init__(self, entry):
         self._entry = entry

!plugins = [Plugin(entry) for entry in pkg_resources.iter_entry_points("no.such.group")]
 # file: consumer.py
 import pkg_resources

 def where(database, name):
!    return database.get(name)._entry.module_name

@@ another file uses what stays the same
 # file: groups.py
-import pkg_resources
+import importlib.metadata

 def points():
-    return pkg_resources.iter_entry_points("no.such.group")
+    return iter(importlib.metadata.entry_points(group="no.such.group"))
 # file: show.py
 from groups import points

 print([point.name for point in points()])

@@ it comes from a call that stays, beside one that would change
 # file: maps.py
 import pkg_resources

 def points():
!    return pkg_resources.get_entry_map("app", "group").values()
 # file: show.py
 import pkg_resources
 from maps import points

 for point in points():
!    print(point.module_name)
!for point in pkg_resources.iter_entry_points("no.such.group"):
!    print(point.module_name)
'''
