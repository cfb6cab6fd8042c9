import os

try:
    os.mkdir(".")
except OSError as error:
    print(error.errno == os.errno.EEXIST)
from os import errno, getcwd

print(errno.ENOENT > 0, bool(getcwd()))
from os import errno as numbers

print(numbers.ENOENT > 0)
