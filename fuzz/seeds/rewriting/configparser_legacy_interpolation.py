from configparser import ConfigParser, LegacyInterpolation

config = ConfigParser(interpolation=LegacyInterpolation())
config.read_string("[app]\nhome = /srv\ndata = %(home)s/data")
print(config["app"]["data"])
import configparser as cp

config = cp.ConfigParser(interpolation=cp.LegacyInterpolation())
config.read_string("[app]\nhome = /srv")
print(config["app"]["home"])
from configparser import ConfigParser, ExtendedInterpolation

config = ConfigParser(interpolation=ExtendedInterpolation())
print(config.sections())
