import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    old = Path(folder, "old")
    old.write_text("text")
    old.link_to(Path(folder, "new"))
    print(Path(folder, "new").read_text())
import pathlib as paths
import tempfile

with tempfile.TemporaryDirectory() as folder:
    old = paths.Path(folder, "old")
    old.write_text("text")
    (paths.Path(folder) / "old").link_to(target=folder + "/new")
    print(paths.Path(folder, "new").read_text())
from pathlib import Path

def link(old, new):
    Path.link_to(old, new)
