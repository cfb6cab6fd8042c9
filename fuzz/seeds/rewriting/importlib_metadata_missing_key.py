from importlib.metadata import metadata

print(metadata("pip")["License-Expression"])
import importlib.metadata as im

print(im.metadata("pip")["Download-URL"])
from importlib.metadata import metadata

print(metadata("pip")["Name"])
