from distutils.spawn import find_executable
from distutils.util import strtobool


def flag(value):
    return strtobool(value)


def where(name):
    return find_executable(name)
