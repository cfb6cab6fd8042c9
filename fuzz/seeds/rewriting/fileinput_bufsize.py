import fileinput

with fileinput.input("example.py", bufsize=4096) as lines:
    print(len(next(lines)) > 3)
with fileinput.FileInput(files=["example.py"], bufsize=0, mode="r") as lines:
    print(len(next(lines)) > 3)
from fileinput import input as read

with read("example.py", False, "", 0, "r") as lines:
    print(len(next(lines)) > 3)
import fileinput

with fileinput.input("example.py", False, "", mode="r") as lines:
    print(len(next(lines)) > 3)
