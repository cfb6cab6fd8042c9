import select
import sys

try:
    open("no such file")
except select.error as error:
    print(type(error).__name__, len(sys.argv) > 9)
from select import error, select as wait

print(issubclass(FileNotFoundError, error), wait.__name__)
import select
import struct

class error(Exception):
    pass

print(error.__name__, struct.error.__name__, select.select.__name__)
