import sqlite3

connection = sqlite3.connect(":memory:")
connection.text_factory = sqlite3.OptimizedUnicode
print(connection.execute("select 'a'").fetchone())
from sqlite3 import OptimizedUnicode

print(OptimizedUnicode(1))
class sqlite3:
    OptimizedUnicode = bytes

print(sqlite3.OptimizedUnicode())
