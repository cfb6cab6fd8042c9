import sys
import shutil

if sys.version_info >= (3, 12):
    def unpack(path):
        shutil.unpack_archive(path, "build", "gztar")
        shutil.unpack_archive(path, format="tar")
import sys
from shutil import unpack_archive as unpack

if sys.version_info >= (3, 12):
    def install(folder):
        unpack("app.tar.gz", folder)
        unpack(r"data\old.tar", extract_dir=folder)
import shutil as s

def unpack(path):
    s.unpack_archive(path, "build")
