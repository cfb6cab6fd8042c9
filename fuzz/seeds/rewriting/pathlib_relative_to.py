from pathlib import Path

path = Path("/srv/app/static/a.css")
print(path.relative_to("/srv", "app"), path.is_relative_to("/srv", "app", "static"))
import pathlib as p

print(p.PureWindowsPath("C:\\srv\\app\\a").relative_to("C:\\", "SRV"))
from pathlib import PurePosixPath

def name(path: PurePosixPath, root, app):
    return path.relative_to(root, app).name

print(name(PurePosixPath("/srv/app/a"), "/srv", "app"))
