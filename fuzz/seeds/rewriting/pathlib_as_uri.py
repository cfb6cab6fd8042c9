from pathlib import PurePath, PurePosixPath

print(PurePosixPath("/srv/a b").as_uri(), PurePath("/srv", "a").as_uri())
from pathlib import PureWindowsPath as P

def link(name):
    return P("C:/", name).as_uri()
from pathlib import Path

print(Path("/srv/a b").as_uri(), Path.cwd().as_uri()[:8])
