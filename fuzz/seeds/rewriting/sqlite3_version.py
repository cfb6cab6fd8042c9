import sqlite3

print(sqlite3.version, sqlite3.version_info >= (2, 5))
print(sqlite3.connect(":memory:").total_changes)
from sqlite3 import dbapi2 as Database

print(Database.version_info[0], Database.paramstyle)
from sqlite3 import connect, version as number

print(number, connect(":memory:").total_changes)
