import fileinput

with fileinput.input("example.py", openhook=fileinput.hook_encoded("utf-8")) as lines:
    print(len(next(lines)) > 3)
with fileinput.FileInput("example.py", openhook=fileinput.hook_encoded("ascii", "ignore")) as lines:
    print(len(next(lines)) > 3)
from fileinput import hook_encoded, input as read

with read(files="example.py", openhook=hook_encoded(encoding="utf-8")) as lines:
    print(len(next(lines)) > 3)
import fileinput

with fileinput.input("example.py", openhook=fileinput.hook_compressed) as lines:
    print(len(next(lines)) > 3)
