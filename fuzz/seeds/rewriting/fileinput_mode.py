import fileinput

for line in fileinput.input("example.py", mode="rU"):
    print(line)
    break
fileinput.close()
with fileinput.FileInput(["example.py"], False, mode="U") as lines:
    print(len(next(lines)) > 5)
from fileinput import input as read

with read(files="example.py", inplace=False, mode="U") as lines:
    print(len(next(lines)) > 5)
import fileinput

with fileinput.input("example.py", mode="rb") as lines, fileinput.FileInput("example.py"):
    print(len(next(lines)) > 5)
