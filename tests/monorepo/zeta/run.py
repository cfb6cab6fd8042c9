import configparser

print(configparser.SafeConfigParser())
