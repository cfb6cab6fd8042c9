"""The result of `entry_points()` has no `get()` since Python 3.12.

Until Python 3.9, `entry_points()` returns a `dict` of groups. Since 3.10 it accepts the
group as an argument, and 3.12 removed the interface of the `dict`.
A group without entry points is an empty `EntryPoints` where the default was an empty list
or tuple.
"""

from importlib.metadata import SelectableGroups, entry_points

deprecated = "3.10"
available = "3.10"
removed = "3.12"
reference = "library/importlib.metadata#entry-points"
words = ["entry_points"]


def before(group):
    return entry_points().get(group, [])


def after(group):
    return entry_points(group=group)


def before_tuple(group):
    return entry_points().get(group, ())


def after_tuple(group):
    return entry_points(group=group)


def before_value(points: SelectableGroups, group):
    return points.get(group, [])


def after_value(points, group):
    return points.select(group=group)


def before_value_tuple(points: SelectableGroups, group):
    return points.get(group, ())


def after_value_tuple(points, group):
    return points.select(group=group)


def before_default(group, default):
    return entry_points().get(group, default)


def after_default(group, default):
    return entry_points(group=group) or default


def before_value_default(points: SelectableGroups, group, default):
    return points.get(group, default)


def after_value_default(points, group, default):
    return points.select(group=group) or default


examples = '''
@@ a loop over a group
 from importlib.metadata import entry_points

-for point in entry_points().get("no.such.group", []):
+for point in entry_points(group="no.such.group"):
     print(point.load())
 print("done")

@@ through the module, with a tuple as default
 from importlib import metadata

-print(len(metadata.entry_points().get("no.such.group", ())))
+print(len(metadata.entry_points(group="no.such.group")))

@@ all groups in a variable
 import importlib.metadata

 points = importlib.metadata.entry_points()
-for point in points.get("no.such.group", []):
+for point in points.select(group="no.such.group"):
     print(point.name)
 print("done")

@@ where hasattr has been asked
 from importlib.metadata import entry_points

 points = entry_points()
 if hasattr(points, "select"):
     found = points.select(group="no.such.group")
 else:
     found = points.get("no.such.group", [])
 print(len(found))

@@ under a test of the version
 import sys
 from importlib.metadata import entry_points

 if sys.version_info >= (3, 10):
     found = entry_points(group="no.such.group")
 else:
     found = entry_points().get("no.such.group", [])
 print(len(found))

@@ a dict of one's own
 def entry_points():
     return {"group": [1]}

 print(entry_points().get("group", []))

@@ the new form
 from importlib.metadata import entry_points

 print(len(entry_points(group="no.such.group")))

@@ another default
 from importlib.metadata import entry_points

 points = entry_points()
-print(points.get("no.such.group", None), points.get("no.such.group", {}) == {})
+print(points.select(group="no.such.group") or None, (points.select(group="no.such.group") or {}) == {})
-for point in entry_points().get("no.such.group", list()):
+for point in entry_points(group="no.such.group") or list():
     print(point.name)

@@ the default of a dictionary of one's own
 def entry_points():
     return {"group": [1]}

 print(entry_points().get("group", None))
'''
