from importlib.metadata import entry_points

try:
    print(len(entry_points()["console_scripts"]) * 0)
except KeyError:
    print(0)
import importlib.metadata as im

print(not im.entry_points().get("no.such.group"))
from importlib.metadata import entry_points

print("no.such.group" in entry_points(), "no.such.group" not in entry_points())
