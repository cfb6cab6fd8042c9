import sqlite3

database = sqlite3.connect(":memory:")
print(database.execute("select :a, :b", (1, 2)).fetchone())
from sqlite3 import connect as open_database

cursor = open_database(":memory:").cursor()
cursor.execute("select :a", [1])
import sqlite3

database = sqlite3.connect(":memory:")
print(database.execute("select :a", {"a": 1}).fetchone())
print(database.execute("select ?, ':a'", (1,)).fetchone())
