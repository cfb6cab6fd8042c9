import sqlite3

database = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES)
print(database.execute("select 5").fetchone())
from sqlite3 import PARSE_COLNAMES, connect as open_database

database = open_database(":memory:", 5.0, PARSE_COLNAMES)
print(database.execute("select 5").fetchone())
from sqlite3 import connect

database = connect(":memory:", timeout=5.0)
print(database.execute("select 5").fetchone())
