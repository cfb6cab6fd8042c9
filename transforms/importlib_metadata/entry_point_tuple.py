"""An `EntryPoint` is no pair of name and entry point any more.

`EntryPoint.__iter__` gave `(name, entry point)`, for `dict(points)` and for
`name, point = …`. In Python 3.12 it gives all three fields, and from 3.13 on an
entry point cannot be iterated at all.
"""

from importlib.metadata import EntryPoint, EntryPoints

deprecated = "3.10"
available = "3.10"
removed = "3.12"
reference = "library/importlib.metadata#entry-points"


def before_dict(points: EntryPoints):
    return dict(points)


def after_dict(points: EntryPoints):
    return {point.name: point for point in points}


def before_tuple(point: EntryPoint):
    """An entry point is no pair any more: write `(point.name, point)`."""
    return tuple(point)


def before_list(point: EntryPoint):
    """An entry point is no pair any more: write `[point.name, point]`."""
    return list(point)


examples = '''
@@ by name
 from importlib.metadata import entry_points

 points = entry_points(group="no.such.group")
-print(dict(points))
+print({point.name: point for point in points})

@@ one entry point
 from importlib.metadata import EntryPoint

 point = EntryPoint("name", "module:attribute", "group")
!print(tuple(point)[0])

@@ its fields
 from importlib.metadata import EntryPoint

 point = EntryPoint("name", "module:attribute", "group")
 print(point.name, point.value, point.group)

@@ pairs of one's own
 points = [("name", 1)]
 print(dict(points))
'''
