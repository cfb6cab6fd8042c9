"""`sqlite3.enable_shared_cache` was removed in Python 3.12.

It is deprecated since Python 3.10; SQLite discourages shared caches.
"""

import sqlite3

deprecated = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#sqlite3"


def before():
    """Open the database with `sqlite3.connect("file:NAME?cache=shared", uri=True)` where its cache must be shared."""
    return sqlite3.enable_shared_cache


examples = '''
@@ a call
 import sqlite3

!sqlite3.enable_shared_cache(True)

@@ by name
 from sqlite3 import enable_shared_cache as share

!share(1)

@@ by the address of the database
 import sqlite3

 print(sqlite3.connect("file::memory:?cache=shared", uri=True).total_changes)
'''
