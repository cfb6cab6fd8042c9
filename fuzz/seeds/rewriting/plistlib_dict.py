import plistlib
from plistlib import Dict

config = Dict(name="spam")
config.update(plistlib.Dict(size=1))
print(config["name"], config["size"])
import plistlib

def plain(config):
    if isinstance(config, plistlib.Dict):
        return dict(config.__dict__)
    return dict(config)
import plistlib

config = plistlib.Plist(name="spam")
print(config["name"])
