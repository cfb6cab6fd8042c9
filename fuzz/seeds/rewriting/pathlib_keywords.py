import pathlib as p

print(p.Path("a", strict=True))
from pathlib import Path

print(Path("a", "b"))
class Path:
    def __init__(self, *pieces, strict=False):
        self.pieces = pieces

print(Path("a", strict=True).pieces)
