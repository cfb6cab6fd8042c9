import sys
import unittest.mock

print(unittest.mock.__version__, len(sys.argv) > 5)
from unittest.mock import __version__ as number

print(number)
class mock:
    __version__ = "9"

print(mock.__version__)
