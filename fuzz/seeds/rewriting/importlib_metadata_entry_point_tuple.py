from importlib.metadata import entry_points

print(dict(entry_points(group="no.such.group")))
import importlib.metadata as metadata

print(dict(metadata.entry_points(group="no.such.group")))
from importlib.metadata import EntryPoint

point = EntryPoint("name", "module:attribute", "group")
print(point.name, point.value, point.group)
