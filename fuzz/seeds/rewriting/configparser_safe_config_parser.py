from configparser import SafeConfigParser

parser = SafeConfigParser()
print(parser.sections())
import configparser

parser = configparser.SafeConfigParser({"home": "/"})
print(parser.defaults()["home"])
import configparser as cp

parser = cp.SafeConfigParser()
print(parser.sections())
