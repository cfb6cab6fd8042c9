import sqlite3

database = sqlite3.connect(":memory:")
database.create_function(name="twice", narg=1, func=lambda value: value * 2)
database.create_function("half", narg=1, func=lambda value: value / 2, deterministic=True)
database.create_function("same", 1, func=lambda value: value)
print(database.execute("select twice(half(same(5)))").fetchone())
from sqlite3 import Connection, connect

class Count:
    def __init__(self): self.value = 0
    def step(self, value): self.value += 1
    def finalize(self): return self.value

def prepare(database: Connection):
    database.create_aggregate("one", 1, aggregate_class=Count)
    database.create_aggregate("two", n_arg=1, aggregate_class=Count)
    database.create_aggregate(name="three", n_arg=1, aggregate_class=Count)
    print(database.execute("select one(5), two(6), three(7)").fetchone())

prepare(connect(":memory:"))
import sqlite3

with sqlite3.connect(":memory:") as database:
    database.set_authorizer(authorizer_callback=lambda *what: sqlite3.SQLITE_OK)
    database.set_progress_handler(progress_handler=lambda: 0, n=1000)
    database.set_trace_callback(trace_callback=print)
    print(database.execute("select 5").fetchone())
