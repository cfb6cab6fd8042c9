import os
import tempfile
from distutils.archive_util import make_archive

with tempfile.TemporaryDirectory() as folder:
    os.mkdir(folder + "/a")
    print(os.path.basename(make_archive(folder + "/b", "zip", folder, "a")))
import distutils.archive_util

pack = distutils.archive_util.make_archive
print(callable(pack))
import os
import tempfile
from distutils.archive_util import make_tarball

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.mkdir("a")
    print(os.path.basename(make_tarball("b", "a")))
    print(os.path.basename(make_tarball("b", "a", "bzip2")))
    print(os.path.basename(make_tarball("b", "a", compress=None)))
    print(os.path.basename(make_tarball("c", "a", "xz", owner="root", group="root")))
    os.chdir("/")
