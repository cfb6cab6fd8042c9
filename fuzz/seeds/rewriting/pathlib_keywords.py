import pathlib as p

print(p.Path("a", strict=True), p.PosixPath("b", c=None))
from pathlib import Path

print(Path("a", "b"))
from pathlib import Path

def path(options):
    return Path("a", strict=options.pop("strict")), Path("b", **options)
