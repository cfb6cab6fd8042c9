import os
import tempfile
from distutils.file_util import copy_file

with tempfile.TemporaryDirectory() as folder:
    copy_file("/etc/hosts", folder)
    copy_file("/etc/hosts", os.path.join(folder, "other"), verbose=0)
    print(sorted(os.listdir(folder)))
import distutils.file_util
import os
import tempfile


with tempfile.TemporaryDirectory() as folder:
    name, copied = distutils.file_util.copy_file("/etc/hosts", folder)
    print(os.path.basename(name), copied)
    print(distutils.file_util.copy_file("/etc/hosts", folder, update=1)[1])
import os
import tempfile
from distutils.file_util import move_file as move

with tempfile.TemporaryDirectory() as folder:
    open(folder + "/a", "w").close()
    print(os.path.basename(move(folder + "/a", folder + "/b")))
