import importlib.resources

for name in importlib.resources.contents("json"):
    if name == "decoder.py":
        print(name)
from importlib.resources import contents as names_in

print("decoder.py" in names_in("json"))
from importlib.resources import files

print(any(entry.name == "decoder.py" for entry in files("json").iterdir()))
