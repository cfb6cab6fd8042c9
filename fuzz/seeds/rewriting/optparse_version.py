import sys
import optparse

print(optparse.__version__, len(sys.argv) > 5)
from optparse import __version__ as number

print(number)
class optparse:
    __version__ = "9"

print(optparse.__version__)
