"""The result of `entry_points()` is no `dict` since Python 3.12.

Until Python 3.9, `entry_points()` returns a `dict` of groups. Since 3.10 it accepts the
group as an argument, and 3.12 removed the interface of the `dict`.
A group without entry points is an empty `EntryPoints`, where `[group]` raises `KeyError`
and `.get(group)` returns `None`; `groups` is a set, without the order of the keys.
"""

from importlib.metadata import SelectableGroups, entry_points

deprecated = "3.10"
available = "3.10"
removed = "3.12"
reference = "library/importlib.metadata#entry-points"
words = ["entry_points"]
safety = "suggested"


def before(group):
    return entry_points()[group]


def after(group):
    return entry_points(group=group)


def before_get_none(group):
    return entry_points().get(group) is None


def after_get_none(group):
    return not entry_points(group=group)


def before_get_some(group):
    return entry_points().get(group) is not None


def after_get_some(group):
    return bool(entry_points(group=group))


def before_value_get_some(points: SelectableGroups, group):
    return points.get(group) is not None


def after_value_get_some(points, group):
    return bool(points.select(group=group))


def before_value_get_none(points: SelectableGroups, group):
    return points.get(group) is None


def after_value_get_none(points, group):
    return not points.select(group=group)


def before_get(group):
    return entry_points().get(group)


def after_get(group):
    return entry_points(group=group)


def before_value_get(points: SelectableGroups, group):
    return points.get(group)


def after_value_get(points, group):
    return points.select(group=group)


def before_keys(points: SelectableGroups):
    return points.keys()


def after_keys(points):
    return points.groups


def before_value_item(points: SelectableGroups, group):
    return points[group]


def after_value_item(points, group):
    return points.select(group=group)


def before_value_in(points: SelectableGroups, group):
    return group in points


def after_value_in(points, group):
    return group in points.groups


def before_value_not_in(points: SelectableGroups, group):
    return group not in points


def after_value_not_in(points, group):
    return group not in points.groups


def before_in(group):
    return group in entry_points()


def after_in(group):
    return group in entry_points().groups


def before_not_in(group):
    return group not in entry_points()


def after_not_in(group):
    return group not in entry_points().groups


def before_items(points: SelectableGroups):
    """There is no `items()`: go over `points.groups`, and take `points.select(group=group)` of each."""
    return points.items()


def before_values(points: SelectableGroups):
    """There is no `values()`: iterate over what `entry_points()` returns, which are all entry points."""
    return points.values()


def before_class():
    """`SelectableGroups` is gone: `entry_points()` returns an `EntryPoints`, with `select()`, `groups` and `names`."""
    return SelectableGroups


examples = '''
@@ a group by its name
 from importlib.metadata import entry_points

 try:
-    print(len(entry_points()["console_scripts"]) * 0)
+    print(len(entry_points(group="console_scripts")) * 0)
 except KeyError:
     print(0)

@@ through the module
 import importlib.metadata as im

-print(not im.entry_points().get("no.such.group"))
+print(not im.entry_points(group="no.such.group"))

@@ whether there is a group
 from importlib.metadata import entry_points

-print("no.such.group" in entry_points(), "no.such.group" not in entry_points())
+print("no.such.group" in entry_points().groups, "no.such.group" not in entry_points().groups)

@@ an element of all groups in a variable
 from importlib.metadata import entry_points

 def names(group):
     points = entry_points()
-    if group not in points:
+    if group not in points.groups:
         return []
-    return [point.name for point in points[group]] if group in points else None
+    return [point.name for point in points.select(group=group)] if group in points.groups else None

 print(names("no.such.group"))

@@ an element of something else
 import importlib.metadata

 def names(points, group):
     return points[group] if group in points else importlib.metadata.entry_points(group=group)

 print(names({"a": 1}, "a"))

@@ all groups in a variable
 from importlib.metadata import entry_points

 points = entry_points()
-print("no.such.group" in points.keys(), points.get("no.such.group") or None)
+print("no.such.group" in points.groups, points.select(group="no.such.group") or None)

@@ all of it
 from importlib.metadata import entry_points

!for group, points in entry_points().items():
     print(group, len(points))

@@ the class
 from importlib.metadata import SelectableGroups

!print(SelectableGroups.__name__)

@@ where hasattr has been asked
 from importlib.metadata import entry_points

 points = entry_points()
 if hasattr(points, "select"):
     found = points.select(group="no.such.group")
 else:
     found = points["no.such.group"]
 print(len(found))

@@ an entry point by its name
 from importlib.metadata import entry_points

 points = entry_points(group="console_scripts")
 if "no-such-script" in points.names:
     print(points["no-such-script"])

@@ a dict of one's own
 def entry_points():
     return {"group": [1]}

 print(entry_points()["group"])

@@ the lack of a group
 from importlib.metadata import entry_points

 points = entry_points()
-if points.get("no.such.group") is None:
+if not points.select(group="no.such.group"):
     print("none")
-print(entry_points().get("no.such.group") is not None)
+print(bool(entry_points(group="no.such.group")))
'''
