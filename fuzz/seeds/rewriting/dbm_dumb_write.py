import dbm.dumb

def save(path):
    with dbm.dumb.open(path, "w") as database:
        database["a"] = "b"

print(callable(save))
from dbm import dumb

def save(path):
    return dumb.open(path, "w", 0o600)
import dbm.dumb

def read(path):
    return dbm.dumb.open(path, "r"), dbm.dumb.open(path), open(path, "w")
