import sqlite3

print(sqlite3.connect(":memory:", 5).execute("select 5").fetchone())
database = sqlite3.connect(":memory:", 5.0, 0, None, check_same_thread=False)
print(database.isolation_level)
from sqlite3 import Connection, connect as open_database

class Mine(Connection):
    pass

database = open_database(":memory:", 5, 0, "", True, Mine)
print(type(database).__name__)
import sqlite3

print(sqlite3.connect(":memory:", timeout=5, uri=True).total_changes, sqlite3.connect(database=":memory:").total_changes)
