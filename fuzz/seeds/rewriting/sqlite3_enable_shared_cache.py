import sqlite3

sqlite3.enable_shared_cache(True)
from sqlite3 import enable_shared_cache as share

share(1)
import sqlite3

print(sqlite3.connect("file::memory:?cache=shared", uri=True).total_changes)
