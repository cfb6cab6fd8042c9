import shutil
import sys

if sys.version_info >= (3, 12):
    def clean(path):
        shutil.rmtree(path, onerror=show)

    def show(function, path, info):
        print(function.__name__, path, info[0].__name__, info[2] is not None)

    clean("no such folder")
import sys
from shutil import rmtree as remove

if sys.version_info >= (3, 12):
    def clean(path, show=None):
        remove(path, False, show)

    clean("no such folder", lambda function, path, info: print(path, info[1].strerror))
import shutil

def clean(path, show):
    shutil.rmtree(path, onerror=show)

clean("no such folder", lambda *what: print(what[0].__name__))
