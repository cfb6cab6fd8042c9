from pathlib import Path

path = Path("/dev/null")
print(path.read_text(), Path("/dev/null").write_text("a"))
import pathlib

def load(path: pathlib.Path):
    with path.open() as file, path.open("a") as log:
        return file.read(), log.closed

print(load(pathlib.Path("/dev/null")))
from pathlib import Path

def load(box, path: Path, mode):
    return box.open(), path.open("rb"), path.open(mode), path.read_text("ascii"), path.read_bytes()

print(Path("/dev/null").read_text(encoding="ascii"))
