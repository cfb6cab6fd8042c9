import os
import tempfile
from distutils.dir_util import copy_tree

with tempfile.TemporaryDirectory() as folder:
    os.makedirs(os.path.join(folder, "a", "b"))
    os.makedirs(os.path.join(folder, "c"))
    copy_tree(os.path.join(folder, "a"), os.path.join(folder, "c"))
    print(sorted(os.listdir(os.path.join(folder, "c"))))
import distutils.dir_util
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.makedirs(os.path.join(folder, "a"))
    os.symlink("nowhere", os.path.join(folder, "a", "link"))
    distutils.dir_util.copy_tree(folder + "/a", folder + "/b", preserve_symlinks=1, verbose=0)
    print(os.readlink(folder + "/b/link"))
import os
import tempfile
from distutils.dir_util import copy_tree

with tempfile.TemporaryDirectory() as folder:
    os.makedirs(folder + "/a/b")
    open(folder + "/a/b/file", "w").close()
    print([name[len(folder):] for name in copy_tree(folder + "/a", folder + "/c")])
    copy_tree(folder + "/a", folder + "/c", update=1)
    print(os.listdir(folder + "/c"))
