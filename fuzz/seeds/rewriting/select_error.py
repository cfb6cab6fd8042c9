import select
import sys

try:
    open("no such file")
except select.error as error:
    print(type(error).__name__, len(sys.argv) > 9)
from select import error, select as wait

print(issubclass(FileNotFoundError, error), wait.__name__)
import select
import socket

def wait(poll):
    try:
        poll()
    except (select.error, OSError):
        return 1
    try:
        poll()
    except (select.error, socket.error, ValueError) as error:
        return 2

print(wait(lambda: open("no such file")))
