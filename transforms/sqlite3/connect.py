"""Options of `sqlite3.connect()` are keywords since Python 3.15.

All arguments but the database. Python 3.13 warns of the others by position.
"""

import sqlite3

deprecated = "3.13"
available = "3.4"
removed = "3.15"
reference = "whatsnew/3.15#sqlite3"


def before(database, seconds, detect_types=..., isolation_level=..., check_same_thread=..., factory=..., cached_statements=..., uri=...):
    return sqlite3.connect(database, seconds, detect_types, isolation_level, check_same_thread, factory, cached_statements, uri)


def after(database, seconds, detect_types=..., isolation_level=..., check_same_thread=..., factory=..., cached_statements=..., uri=...):
    return sqlite3.connect(
        database,
        timeout=seconds,
        detect_types=detect_types,
        isolation_level=isolation_level,
        check_same_thread=check_same_thread,
        factory=factory,
        cached_statements=cached_statements,
        uri=uri,
    )


examples = '''
@@ by position
 import sqlite3

-print(sqlite3.connect(":memory:", 5).execute("select 5").fetchone())
-database = sqlite3.connect(":memory:", 5.0, 0, None, check_same_thread=False)
+print(sqlite3.connect(":memory:", timeout=5).execute("select 5").fetchone())
+database = sqlite3.connect(":memory:", timeout=5.0, detect_types=0, isolation_level=None, check_same_thread=False)
 print(database.isolation_level)

@@ imported by name, under another
 from sqlite3 import Connection, connect as open_database

 class Mine(Connection):
     pass

-database = open_database(":memory:", 5, 0, "", True, Mine)
+database = open_database(":memory:", timeout=5, detect_types=0, isolation_level="", check_same_thread=True, factory=Mine)
 print(type(database).__name__)

@@ by keyword
 import sqlite3

 print(sqlite3.connect(":memory:", timeout=5, uri=True).total_changes, sqlite3.connect(database=":memory:").total_changes)

@@ a dictionary holds no argument by position
 import sqlite3

 class Wrapper:
     Database = sqlite3

     def connect(self, parameters):
         return self.Database.connect(**parameters), sqlite3.connect(":memory:", **parameters)

@@ a list may
 import sqlite3

 def connect(parameters):
!    return sqlite3.connect(*parameters)

@@ a function of one's own
 def connect(database, timeout):
     return timeout

 print(connect("a", 5))
'''
