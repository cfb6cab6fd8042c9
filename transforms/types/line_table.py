"""`co_lnotab` of code objects was removed in Python 3.15.

`code.co_lines()` lists ranges of bytecode with their lines since Python 3.10. A
function is added that computes the old table from it.
"""

from types import CodeType

deprecated = "3.12"
available = "3.10"
removed = "3.15"
reference = "reference/datamodel#codeobject.co_lnotab"


def before(code: CodeType):
    return code.co_lnotab


def after(code: CodeType):
    return line_table(code)


def line_table(code):
    """Return what `co_lnotab` held until Python 3.14: pairs of steps in the bytecode and in lines."""
    table = bytearray()
    offset, line = 0, code.co_firstlineno
    for start, _, new_line in code.co_lines():
        if new_line in (None, line):
            continue
        bytes_left, lines_left = start - offset, new_line - line
        while bytes_left > 255:
            table += bytes([255, 0])
            bytes_left -= 255
        while not -128 <= lines_left <= 127:
            step = 127 if lines_left > 0 else -128
            table += bytes([bytes_left, step % 256])
            bytes_left, lines_left = 0, lines_left - step
        table += bytes([bytes_left, lines_left % 256])
        offset, line = start, new_line
    return bytes(table)


examples = '''
@@ the code of a function
 from types import CodeType


+def line_table(code):
+    """Return what `co_lnotab` held until Python 3.14: pairs of steps in the bytecode and in lines."""
+    table = bytearray()
+    offset, line = 0, code.co_firstlineno
+    for start, _, new_line in code.co_lines():
+        if new_line in (None, line):
+            continue
+        bytes_left, lines_left = start - offset, new_line - line
+        while bytes_left > 255:
+            table += bytes([255, 0])
+            bytes_left -= 255
+        while not -128 <= lines_left <= 127:
+            step = 127 if lines_left > 0 else -128
+            table += bytes([bytes_left, step % 256])
+            bytes_left, lines_left = 0, lines_left - step
+        table += bytes([bytes_left, lines_left % 256])
+        offset, line = start, new_line
+    return bytes(table)
+
+
 def steps(code: CodeType):
-    return list(code.co_lnotab[1::2])
+    return list(line_table(code)[1::2])


 def two():
     a = 1
     return a


-print(steps(two.__code__), len(two.__code__.co_lnotab) > 2)
+print(steps(two.__code__), len(line_table(two.__code__)) > 2)

@@ the lines, and an attribute of another class
 import types

 class Code:
     co_lnotab = b""

 def first(code: types.CodeType):
     return code.replace(co_name="a").co_firstlineno

 print(first(first.__code__) > 0, Code().co_lnotab)
'''
