"""Named placeholders without a dictionary fail since Python 3.14.

A sequence was taken by position. Python 3.12 warns of it, and 3.14 raises
`sqlite3.ProgrammingError`.
"""

deprecated = "3.12"
removed = "3.14"
reference = "library/sqlite3#sqlite3.Cursor.execute"
native = "named_placeholders"
words = ["execute"]

examples = '''
@@ a tuple for names
 import sqlite3

 database = sqlite3.connect(":memory:")
!print(database.execute("select :a, :b", (1, 2)).fetchone())

@@ a cursor, imported under another name
 from sqlite3 import connect as open_database

 cursor = open_database(":memory:").cursor()
!cursor.execute("select :a", [1])

@@ a dictionary, question marks, and a colon in a text
 import sqlite3

 database = sqlite3.connect(":memory:")
 print(database.execute("select :a", {"a": 1}).fetchone())
 print(database.execute("select ?, ':a'", (1,)).fetchone())

@@ another database
 class Database:
     def execute(self, sql, values):
         print(sql, values)

 Database().execute("select :1", (5,))
'''
