"""An `EntryPoint` is no tuple since Python 3.12.

Until Python 3.11, iterating over an `EntryPoint` yields `(name, entry point)`, so that
`dict()` creates a table. Python 3.12 yields all three fields, and since 3.13 an entry
point is not iterable.
A loop `for name, point in entry_points(group=group)` is not recognised: write
`for point in ...` and use `point.name`.
"""

from importlib.metadata import entry_points

deprecated = "3.10"
available = "3.10"
removed = "3.12"
reference = "library/importlib.metadata#entry-points"


def before(group):
    return dict(entry_points(group=group))


def after(group):
    return {point.name: point for point in entry_points(group=group)}


examples = '''
@@ a table of entry points
 from importlib.metadata import entry_points

-print(dict(entry_points(group="no.such.group")))
+print({point.name: point for point in entry_points(group="no.such.group")})

@@ through the module
 import importlib.metadata as metadata

-print(dict(metadata.entry_points(group="no.such.group")))
+print({point.name: point for point in metadata.entry_points(group="no.such.group")})

@@ the fields of an entry point
 from importlib.metadata import EntryPoint

 point = EntryPoint("name", "module:attribute", "group")
 print(point.name, point.value, point.group)

@@ pairs of one's own
 points = [("name", 1)]
 print(dict(points), isinstance(points, dict))
'''
