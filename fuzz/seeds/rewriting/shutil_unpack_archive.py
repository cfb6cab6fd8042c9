import sys
import shutil

if sys.version_info >= (3, 12):
    def unpack(path):
        shutil.unpack_archive(path, "build", "gztar")
        shutil.unpack_archive(path, format="tar")
import shutil as s

def unpack(path):
    s.unpack_archive(path, "build")
from shutil import unpack_archive

def unpack(path):
    unpack_archive(path, "build", "zip")
    unpack_archive(path, "build", filter="data")
