from pathlib import Path, PurePath

def name(path: Path[str]) -> str:
    return path.name

print(name(PurePath[str]("a/b")))
from pathlib import PurePath as P

print(list[P[bytes]].__args__[0] is P)
from os import PathLike
from pathlib import Path

print(Path("a").parts[0], PathLike[str].__args__, list[Path].__args__ == (Path,))
