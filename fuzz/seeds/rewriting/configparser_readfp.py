import io
from configparser import ConfigParser

config = ConfigParser()
config.readfp(io.StringIO("[app]"))
print(config.sections())
import io
from configparser import ConfigParser

config = ConfigParser()
config.readfp(io.StringIO("[app]"), filename="app.ini")
print(config.sections())
import io
from configparser import ConfigParser

config = ConfigParser()
config.readfp(io.StringIO("[app]"), "app.ini")
print(config.sections())
