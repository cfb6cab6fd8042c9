"""Where the settings come from: the defaults, a file, and the environment."""

import io
import os
from distutils.util import strtobool

from .compat import Parser, configparser, read_stream

DEFAULTS = u"""
[store]
name = Main store
currency = EUR

[catalogue]
path = catalogue.xml
verbose = no

[plugins]
archive =
names =
"""


class SettingsError(Exception):
    """The settings cannot be used."""


def make_parser():
    parser = configparser.SafeConfigParser()
    parser.optionxform = str
    return parser


def merge(parser, text, name):
    """Adds the options of a text; `name` is for the messages only."""
    parser.readfp(io.StringIO(text), name)
    return parser


class CountingParser(configparser.RawConfigParser):
    """Remembers how many streams it has read."""

    streams = 0

    def readfp(self, fp, filename=None):
        self.streams += 1
        return super(CountingParser, self).readfp(fp, filename=filename)


class Lines(object):
    """Not a parser at all, though it reads streams."""

    def __init__(self):
        self.lines = []

    def readfp(self, stream):
        self.lines.extend(line.strip() for line in stream)
        return self


class Settings(object):
    def __init__(self, path=None):
        self.path = path
        self.parser = make_parser()
        self.parser.readfp(io.StringIO(DEFAULTS))
        self._overrides = {}
        if path:
            self._read(path)

    def _read(self, path):
        try:
            with open(path) as stream:
                self.parser.readfp(
                    stream,
                    filename=path,  # so that messages can name it
                )
        except configparser.ParsingError as error:
            raise SettingsError("%s cannot be read: %s" % (error.filename, error))

    def override(self, text):
        merge(self.parser, text, "command line")
        extra = Parser()
        read_stream(extra, io.StringIO(text))
        for section in extra.sections():
            self._overrides[section] = dict(extra.items(section))

    def flag(self, section, option):
        name = "INVENTORY_%s_%s" % (section.upper(), option.upper())
        value = os.environ.get(name) or self.parser.get(section, option)
        return bool(strtobool(value))

    def __getitem__(self, key):
        section, option = key.split(".")
        return self.parser.get(section, option)


def check(text, source):
    """Whether a text is a file of settings."""
    counting = CountingParser()
    try:
        counting.readfp(io.StringIO(text), source)
    except configparser.MissingSectionHeaderError:
        raise configparser.ParsingError(filename=source)
    return counting.streams == 1
