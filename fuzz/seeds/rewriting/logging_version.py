import sys
import logging

print(logging.__version__, len(sys.argv) > 5)
from logging import __version__ as number

print(number)
import logging as library

print(library.__date__)
