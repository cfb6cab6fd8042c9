import configparser

from zeta.compat import strtobool

print(configparser.SafeConfigParser(), strtobool("no"))
