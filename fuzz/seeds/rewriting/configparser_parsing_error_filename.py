import configparser

try:
    configparser.ConfigParser().read_string("[app]\nhome", "app.ini")
except configparser.ParsingError as error:
    print(error.filename, len(error.errors))
from configparser import ConfigParser, MissingSectionHeaderError, ParsingError

try:
    ConfigParser().read_string("home = /", "app.ini")
except (MissingSectionHeaderError, ParsingError) as error:
    print("in %s" % error.filename)
from configparser import ConfigParser, MissingSectionHeaderError

try:
    ConfigParser().read_string("home = /", "app.ini")
except MissingSectionHeaderError as error:
    print(f"{error.filename}: {error.lineno}")
