"""`distutils.archive_util` was removed in Python 3.12.

`distutils` went away in Python 3.12. `shutil.make_archive()` takes the same
arguments as the old `make_archive()`, and makes tar and ZIP files from one
folder as `make_tarball()` and `make_zipfile()` did.

What differs: `shutil` does not know the format `ztar`, tells nothing to the log,
and fills the archives in another order; errors are `ValueError` and `OSError`.
"""

import distutils.archive_util
import shutil
from typing import Literal

deprecated = "3.10"
available = "3.2"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"
raises = {"distutils.errors.DistutilsExecError": "OSError", "distutils.errors.DistutilsError": "OSError"}
moves = {"distutils.archive_util.make_archive": "shutil.make_archive"}


def before_ztar(base_name, root_dir=..., base_dir=..., verbose=..., dry_run=..., owner=..., group=...):
    """`shutil` has no format `ztar`: choose `gztar`, or run `compress` yourself."""
    return distutils.archive_util.make_archive(
        base_name, "ztar", root_dir, base_dir, verbose, dry_run, owner, group
    )


def before_make_tarball(base_name, base_dir, verbose=..., dry_run=..., owner=..., group=...):
    return distutils.archive_util.make_tarball(
        base_name, base_dir, verbose=verbose, dry_run=dry_run, owner=owner, group=group
    )


def after_make_tarball(base_name, base_dir, verbose=..., dry_run=..., owner=..., group=...):
    return shutil.make_archive(
        base_name, "gztar", base_dir=base_dir, verbose=verbose, dry_run=dry_run, owner=owner, group=group
    )


def before_make_tarball_gzip(
    base_name, base_dir, compress: Literal["gzip"], verbose=..., dry_run=..., owner=..., group=...
):
    return distutils.archive_util.make_tarball(
        base_name, base_dir, compress, verbose=verbose, dry_run=dry_run, owner=owner, group=group
    )


def after_make_tarball_gzip(
    base_name, base_dir, compress: Literal["gzip"], verbose=..., dry_run=..., owner=..., group=...
):
    return shutil.make_archive(
        base_name, "gztar", base_dir=base_dir, verbose=verbose, dry_run=dry_run, owner=owner, group=group
    )


def before_make_tarball_bzip2(
    base_name, base_dir, compress: Literal["bzip2"], verbose=..., dry_run=..., owner=..., group=...
):
    return distutils.archive_util.make_tarball(
        base_name, base_dir, compress, verbose=verbose, dry_run=dry_run, owner=owner, group=group
    )


def after_make_tarball_bzip2(
    base_name, base_dir, compress: Literal["bzip2"], verbose=..., dry_run=..., owner=..., group=...
):
    return shutil.make_archive(
        base_name, "bztar", base_dir=base_dir, verbose=verbose, dry_run=dry_run, owner=owner, group=group
    )


def before_make_tarball_xz(
    base_name, base_dir, compress: Literal["xz"], verbose=..., dry_run=..., owner=..., group=...
):
    return distutils.archive_util.make_tarball(
        base_name, base_dir, compress, verbose=verbose, dry_run=dry_run, owner=owner, group=group
    )


def after_make_tarball_xz(
    base_name, base_dir, compress: Literal["xz"], verbose=..., dry_run=..., owner=..., group=...
):
    return shutil.make_archive(
        base_name, "xztar", base_dir=base_dir, verbose=verbose, dry_run=dry_run, owner=owner, group=group
    )


def before_make_tarball_plain(
    base_name, base_dir, compress: Literal[None], verbose=..., dry_run=..., owner=..., group=...
):
    return distutils.archive_util.make_tarball(
        base_name, base_dir, compress, verbose=verbose, dry_run=dry_run, owner=owner, group=group
    )


def after_make_tarball_plain(
    base_name, base_dir, compress: Literal[None], verbose=..., dry_run=..., owner=..., group=...
):
    return shutil.make_archive(
        base_name, "tar", base_dir=base_dir, verbose=verbose, dry_run=dry_run, owner=owner, group=group
    )


def before_make_tarball_other():
    """Call `shutil.make_archive(base_name, format, base_dir=base_dir)` with the format `"gztar"`, `"bztar"`, `"xztar"` or `"tar"`."""
    return distutils.archive_util.make_tarball


def before_make_zipfile(base_name, base_dir, verbose=..., dry_run=...):
    return distutils.archive_util.make_zipfile(base_name, base_dir, verbose=verbose, dry_run=dry_run)


def after_make_zipfile(base_name, base_dir, verbose=..., dry_run=...):
    return shutil.make_archive(base_name, "zip", base_dir=base_dir, verbose=verbose, dry_run=dry_run)


examples = '''
@@ an archive
 import os
 import tempfile
-from distutils.archive_util import make_archive
+from shutil import make_archive

 with tempfile.TemporaryDirectory() as folder:
     os.mkdir(folder + "/a")
     print(os.path.basename(make_archive(folder + "/b", "zip", folder, "a")))

@@ as a value, through the module
-import distutils.archive_util
+import shutil

-pack = distutils.archive_util.make_archive
+pack = shutil.make_archive
 print(callable(pack))

@@ tar files
 import os
+import shutil
 import tempfile
-from distutils.archive_util import make_tarball

 with tempfile.TemporaryDirectory() as folder:
     os.chdir(folder)
     os.mkdir("a")
-    print(os.path.basename(make_tarball("b", "a")))
-    print(os.path.basename(make_tarball("b", "a", "bzip2")))
-    print(os.path.basename(make_tarball("b", "a", compress=None)))
-    print(os.path.basename(make_tarball("c", "a", "xz", owner="root", group="root")))
+    print(os.path.basename(shutil.make_archive("b", "gztar", base_dir="a")))
+    print(os.path.basename(shutil.make_archive("b", "bztar", base_dir="a")))
+    print(os.path.basename(shutil.make_archive("b", "tar", base_dir="a")))
+    print(os.path.basename(shutil.make_archive("c", "xztar", base_dir="a", owner="root", group="root")))
     os.chdir("/")

@@ a ZIP file
 import os
+import shutil
 import tempfile
-from distutils import archive_util

 with tempfile.TemporaryDirectory() as folder:
     os.chdir(folder)
     os.mkdir("a")
-    print(os.path.basename(archive_util.make_zipfile("b", "a", verbose=1)))
+    print(os.path.basename(shutil.make_archive("b", "zip", base_dir="a", verbose=1)))
     os.chdir("/")

@@ a compression that is worked out
 from distutils.archive_util import make_tarball

 def pack(how):
!    return make_tarball("b", "a", how)

@@ a format that shutil does not know
 from distutils.archive_util import make_archive

 def pack():
!    return make_archive("b", "ztar")

@@ a call and its handler
 import tempfile
-from distutils.archive_util import make_archive
-from distutils.errors import DistutilsExecError
+from shutil import make_archive

 with tempfile.TemporaryDirectory() as folder:
     try:
         make_archive(folder + "/a", "zip", folder)
-    except DistutilsExecError:
+    except OSError:
         print("no archive")
     print("done")

@@ a function of one's own
 def make_archive(name):
     return name + ".zip"

 print(make_archive("a"))

@@ that of shutil
 from shutil import make_archive

 print(callable(make_archive))
'''
