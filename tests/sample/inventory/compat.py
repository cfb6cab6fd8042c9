"""One place for what Python has moved about over the years."""

import sys

try:
    import configparser
except ImportError:  # Python 2
    import ConfigParser as configparser

try:
    from shutil import which
except ImportError:
    from distutils.spawn import find_executable as which

try:
    import xml.etree.cElementTree as ET
except ImportError:
    import xml.etree.ElementTree as ET

__all__ = ["ET", "PY3", "Parser", "configparser", "read_stream", "which"]

PY3 = sys.version_info[0] >= 3

Parser = configparser.SafeConfigParser


def read_stream(parser, stream):
    """Works on both lines of Python."""
    if PY3:
        parser.read_file(stream)
    else:
        parser.readfp(stream)
