import plistlib
from plistlib import Dict

config = Dict(name="spam")
config.update(plistlib.Dict(size=1))
print(config["name"], config["size"])
import plistlib

config = plistlib.Plist(name="spam")
print(config["name"])
from typing import Dict

def size(words: Dict[str, int]):
    return len(words)

print(size({}))
