import sys
import argparse

print(argparse.__version__, len(sys.argv) > 5)
from argparse import __version__ as number

print(number)
class argparse:
    __version__ = "9"

print(argparse.__version__)
