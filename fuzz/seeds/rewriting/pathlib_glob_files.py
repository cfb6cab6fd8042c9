import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    Path(folder, "sub").mkdir()
    Path(folder, "file").touch()
    print(sorted(path.name == "sub" for path in Path(folder).glob("**")))
    print(sorted(path.name == "sub" for path in Path(folder).rglob("**")))
import pathlib as p

print(list(p.Path("no such folder").glob("a/**")))
from pathlib import Path

path = Path("no such folder")
print(list(path.glob("**/*")), list(path.glob("**/")), list(path.rglob("*")))
