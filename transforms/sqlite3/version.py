"""`sqlite3.version` and `version_info` were removed in Python 3.14.

They are the version of the module pysqlite, which has not been released on its own since
Python 2.5: `"2.6.0"` on every Python since then. Python 3.12 warns of them.
"""

import sqlite3
import sqlite3.dbapi2

deprecated = "3.12"
removed = "3.14"
reference = "whatsnew/3.14#sqlite3"
alternatives = {
    "constant": "if the number of pysqlite was meant.",
    "sqlite": "if the version of the SQLite library was meant.",
}


def before():
    return sqlite3.version


def after():
    return "2.6.0"


def sqlite():
    return sqlite3.sqlite_version


def before_info():
    return sqlite3.version_info


def after_info():
    return (2, 6, 0)


def sqlite_info():
    return sqlite3.sqlite_version_info


def before_dbapi():
    return sqlite3.dbapi2.version


def after_dbapi():
    return "2.6.0"


def sqlite_dbapi():
    return sqlite3.sqlite_version


def before_dbapi_info():
    return sqlite3.dbapi2.version_info


def after_dbapi_info():
    return (2, 6, 0)


def sqlite_dbapi_info():
    return sqlite3.sqlite_version_info


examples = '''
@@ both names
 import sqlite3

-print(sqlite3.version, sqlite3.version_info >= (2, 5))
+print("2.6.0", (2, 6, 0) >= (2, 5))
 print(sqlite3.connect(":memory:").total_changes)

@@ the inner module, under another name
 from sqlite3 import dbapi2 as Database

-print(Database.version_info[0], Database.paramstyle)
+print((2, 6, 0)[0], Database.paramstyle)

@@ imported by name
-from sqlite3 import connect, version as number
+from sqlite3 import connect

-print(number, connect(":memory:").total_changes)
+print("2.6.0", connect(":memory:").total_changes)

@@ the version of the library
 import sqlite3

 print(len(sqlite3.sqlite_version_info), sqlite3.sqlite_version >= "3")

@@ a module of one's own
 # file: app/__init__.py
 # file: app/sqlite3.py
 version = "5"

 # file: app/main.py
 from app import sqlite3

 print(sqlite3.version)

@@ where hasattr has been asked
 import sqlite3

 if hasattr(sqlite3, "version"):
     number = sqlite3.version
'''
