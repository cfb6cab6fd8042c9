from importlib.metadata import EntryPoint

point = EntryPoint("a", "b:c", "d")
print(point[0], point[1], point[2])
import importlib.metadata as im

def label(point: im.EntryPoint) -> str:
    return "%s = %s" % (point[0], point[1])

print(label(im.EntryPoint("a", "b:c", "d")))
from importlib.metadata import EntryPoint

def last(point: EntryPoint):
    return point[-1]
