"""An `EntryPoint` has no items since Python 3.13.

It is no tuple since Python 3.11, and warns of an index until 3.12. Its fields have
names on every Python.
"""

from importlib.metadata import EntryPoint
from typing import Literal

deprecated = "3.11"
available = "3.8"
removed = "3.13"
reference = "whatsnew/3.13#importlib"


def before(point: EntryPoint, index: Literal[0]):
    return point[index]


def after(point, index):
    return point.name


def before_value(point: EntryPoint, index: Literal[1]):
    return point[index]


def after_value(point, index):
    return point.value


def before_group(point: EntryPoint, index: Literal[2]):
    return point[index]


def after_group(point, index):
    return point.group


def before_other(point: EntryPoint, index):
    """Use the attributes `name`, `value` and `group`."""
    return point[index]


examples = '''
@@ fields by their number
 from importlib.metadata import EntryPoint

 point = EntryPoint("a", "b:c", "d")
-print(point[0], point[1], point[2])
+print(point.name, point.value, point.group)

@@ an annotated parameter
 import importlib.metadata as im

 def label(point: im.EntryPoint) -> str:
-    return "%s = %s" % (point[0], point[1])
+    return "%s = %s" % (point.name, point.value)

 print(label(im.EntryPoint("a", "b:c", "d")))

@@ another index
 from importlib.metadata import EntryPoint

 def last(point: EntryPoint):
!    return point[-1]

@@ the names already, and a list
 from importlib.metadata import EntryPoint

 points = [EntryPoint("a", "b:c", "d")]
 print(points[0].name)
'''
