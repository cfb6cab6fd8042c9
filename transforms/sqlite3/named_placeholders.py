"""Named placeholders without a dictionary fail since Python 3.14.

A sequence was matched to the placeholders by position. Python 3.12 warns of it, and 3.14
raises `sqlite3.ProgrammingError`.
"""

from sqlite3 import Connection, Cursor

deprecated = "3.12"
removed = "3.14"
reference = "library/sqlite3#sqlite3.Cursor.execute"


def before(database: Connection | Cursor, sql: Text[r"^([^:']|'[^']*'|::)*:\w"], values: list | tuple):
    """Give a dictionary with a value for each name, or write `?` for each value; Python 3.14 refuses a sequence here."""
    return database.execute(sql, values)


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
