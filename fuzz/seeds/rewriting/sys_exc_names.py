import sys

try:
    int("x")
except ValueError:
    print(sys.exc_type, sys.exc_value, sys.exc_traceback is None)
    sys.exc_clear()
from sys import exc_value as error

try:
    int("x")
except ValueError:
    print(error)
import sys

print(sys.exc_info()[0])
