from importlib.metadata import entry_points

for point in entry_points().get("no.such.group", []):
    print(point.load())
print("done")
from importlib import metadata

print(len(metadata.entry_points().get("no.such.group", ())))
import importlib.metadata

points = importlib.metadata.entry_points()
for point in points.get("no.such.group", []):
    print(point.name)
print("done")
