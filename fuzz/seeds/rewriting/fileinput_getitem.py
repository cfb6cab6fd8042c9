import fileinput

lines = fileinput.input("example.py")
print(len(lines[0]) > 3, lines[1])
lines.close()
from fileinput import FileInput

def first(lines: FileInput):
    return lines[0]

with FileInput("example.py") as lines:
    print(len(first(lines)) > 3)
import fileinput

with fileinput.input("example.py") as lines:
    print(len(list(lines)[0]) > 3)
