"""Callbacks of `sqlite3` connections are positional since Python 3.15.

`create_function()`, `create_aggregate()`, `set_authorizer()`, `set_progress_handler()`
and `set_trace_callback()` accept their first arguments by position only. Python 3.13
warns of keywords.
"""

from sqlite3 import Connection

deprecated = "3.13"
available = "3.3"
removed = "3.15"
reference = "whatsnew/3.15#sqlite3"


def before_function_all(database: Connection, name, narg, func, **options):
    return database.create_function(name=name, narg=narg, func=func, **options)


def after_function_all(database, name, narg, func, **options):
    return database.create_function(name, narg, func, **options)


def before_function_two(database: Connection, name, narg, func, **options):
    return database.create_function(name, narg=narg, func=func, **options)


def after_function_two(database, name, narg, func, **options):
    return database.create_function(name, narg, func, **options)


def before_function(database: Connection, name, narg, func, **options):
    return database.create_function(name, narg, func=func, **options)


def after_function(database, name, narg, func, **options):
    return database.create_function(name, narg, func, **options)


def before_aggregate_all(database: Connection, name, n_arg, aggregate_class):
    return database.create_aggregate(name=name, n_arg=n_arg, aggregate_class=aggregate_class)


def after_aggregate_all(database, name, n_arg, aggregate_class):
    return database.create_aggregate(name, n_arg, aggregate_class)


def before_aggregate_two(database: Connection, name, n_arg, aggregate_class):
    return database.create_aggregate(name, n_arg=n_arg, aggregate_class=aggregate_class)


def after_aggregate_two(database, name, n_arg, aggregate_class):
    return database.create_aggregate(name, n_arg, aggregate_class)


def before_aggregate(database: Connection, name, n_arg, aggregate_class):
    return database.create_aggregate(name, n_arg, aggregate_class=aggregate_class)


def after_aggregate(database, name, n_arg, aggregate_class):
    return database.create_aggregate(name, n_arg, aggregate_class)


def before_authorizer(database: Connection, authorizer_callback):
    return database.set_authorizer(authorizer_callback=authorizer_callback)


def after_authorizer(database, authorizer_callback):
    return database.set_authorizer(authorizer_callback)


def before_progress(database: Connection, progress_handler, n):
    return database.set_progress_handler(progress_handler=progress_handler, n=n)


def after_progress(database, progress_handler, n):
    return database.set_progress_handler(progress_handler, n=n)


def before_trace(database: Connection, trace_callback):
    return database.set_trace_callback(trace_callback=trace_callback)


def after_trace(database, trace_callback):
    return database.set_trace_callback(trace_callback)


examples = '''
@@ functions
 import sqlite3

 database = sqlite3.connect(":memory:")
-database.create_function(name="twice", narg=1, func=lambda value: value * 2)
-database.create_function("half", narg=1, func=lambda value: value / 2, deterministic=True)
-database.create_function("same", 1, func=lambda value: value)
+database.create_function("twice", 1, lambda value: value * 2)
+database.create_function("half", 1, lambda value: value / 2, deterministic=True)
+database.create_function("same", 1, lambda value: value)
 print(database.execute("select twice(half(same(5)))").fetchone())

@@ aggregates, and a connection that is annotated
 from sqlite3 import Connection, connect

 class Count:
     def __init__(self): self.value = 0
     def step(self, value): self.value += 1
     def finalize(self): return self.value

 def prepare(database: Connection):
-    database.create_aggregate("one", 1, aggregate_class=Count)
-    database.create_aggregate("two", n_arg=1, aggregate_class=Count)
-    database.create_aggregate(name="three", n_arg=1, aggregate_class=Count)
+    database.create_aggregate("one", 1, Count)
+    database.create_aggregate("two", 1, Count)
+    database.create_aggregate("three", 1, Count)
     print(database.execute("select one(5), two(6), three(7)").fetchone())

 prepare(connect(":memory:"))

@@ callbacks
 import sqlite3

 with sqlite3.connect(":memory:") as database:
-    database.set_authorizer(authorizer_callback=lambda *what: sqlite3.SQLITE_OK)
-    database.set_progress_handler(progress_handler=lambda: 0, n=1000)
-    database.set_trace_callback(trace_callback=print)
+    database.set_authorizer(lambda *what: sqlite3.SQLITE_OK)
+    database.set_progress_handler(lambda: 0, n=1000)
+    database.set_trace_callback(print)
     print(database.execute("select 5").fetchone())

@@ by position
 import sqlite3

 database = sqlite3.connect(":memory:")
 database.create_function("twice", 1, lambda value: value * 2)
 database.set_progress_handler(None, n=1000)
 database.set_trace_callback(None)
 print(database.execute("select twice(5)").fetchone())

@@ another database
 class Database:
     def create_function(self, name, narg, func):
         print(name)

 Database().create_function("twice", 1, func=abs)
'''
