"""The default converters of `sqlite3` are deprecated since Python 3.12.

They write `datetime.date` and `datetime.datetime` as text, and read columns that are
declared as `date` or `timestamp`. The types of the columns are not visible in a call, so
it is only reported.
"""

import sqlite3

deprecated = "3.12"
reference = "library/sqlite3#sqlite3-default-converters"


def before(database, detect_types, timeout=..., **options):
    """Register converters and adapters of your own for `date` and `timestamp`, if there are such columns; the documentation has recipes."""
    return sqlite3.connect(database, timeout, detect_types, **options)


examples = '''
@@ types are asked for
 import sqlite3

!database = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES)
 print(database.execute("select 5").fetchone())

@@ by position, imported by name
 from sqlite3 import PARSE_COLNAMES, connect as open_database

!database = open_database(":memory:", 5.0, PARSE_COLNAMES)
 print(database.execute("select 5").fetchone())

@@ types are not asked for
 from sqlite3 import connect

 database = connect(":memory:", timeout=5.0)
 print(database.execute("select 5").fetchone())

@@ a function of one's own
 def connect(database, detect_types):
     return database

 print(connect("x", 5))
'''
