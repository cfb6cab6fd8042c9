from distutils.util import strtobool


def flag(value):
    return strtobool(value)
