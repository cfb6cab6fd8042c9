"""`FileInput` objects have no index since Python 3.11.

An index read the next line, and was an error unless it was the number of lines
read so far. At the end of the input, `next()` raises `StopIteration`, where the
index raised `IndexError`.
"""

from fileinput import FileInput

deprecated = "3.8"
available = "3.0"
removed = "3.11"
reference = "whatsnew/3.11#removed"
safety = "suggested"
words = ["fileinput"]


def before(lines: FileInput, index):
    return lines[index]


def after(lines: FileInput, index):
    return next(lines)


examples = '''
@@ the first two lines
 import fileinput

 lines = fileinput.input("example.py")
-print(len(lines[0]) > 3, lines[1])
+print(len(next(lines)) > 3, next(lines))
 lines.close()

@@ a parameter
 from fileinput import FileInput

 def first(lines: FileInput):
-    return lines[0]
+    return next(lines)

 with FileInput("example.py") as lines:
     print(len(first(lines)) > 3)

@@ a list
 import fileinput

 with fileinput.input("example.py") as lines:
     print(len(list(lines)[0]) > 3)
'''
