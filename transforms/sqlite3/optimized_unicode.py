"""`sqlite3.OptimizedUnicode` was removed in Python 3.12.

It is `str` since Python 3.3, and deprecated since 3.10.
"""

deprecated = "3.10"
available = "3.0"
removed = "3.12"
reference = "whatsnew/3.12#sqlite3"
identical = True
moves = {"sqlite3.OptimizedUnicode": "str"}

examples = '''
@@ what texts are read as
 import sqlite3

 connection = sqlite3.connect(":memory:")
-connection.text_factory = sqlite3.OptimizedUnicode
+connection.text_factory = str
 print(connection.execute("select 'a'").fetchone())

@@ by name
-from sqlite3 import OptimizedUnicode
-
-print(OptimizedUnicode(1))
+print(str(1))

@@ an attribute of something else
 class sqlite3:
     OptimizedUnicode = bytes

 print(sqlite3.OptimizedUnicode())
'''
