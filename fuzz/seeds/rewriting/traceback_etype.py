import sys
import traceback

try:
    int("x")
except ValueError as error:
    kind = type(error)
    print(traceback.format_exception_only(etype=kind, value=error))
    print(traceback.format_exception(etype=kind, value=error, tb=None, chain=False))
    traceback.print_exception(etype=kind, value=error, tb=None, limit=None, file=sys.stdout)
from traceback import format_exception as lines

def show(error):
    return lines(
        value=error,
        etype=type(error),
        tb=None,
    )

print(show(ValueError("x")))
import sys
import traceback

try:
    int("x")
except ValueError as error:
    print(traceback.format_exception(type(error), error, None, chain=False))
    print(traceback.format_exception_only(*sys.exc_info()[:2]))
