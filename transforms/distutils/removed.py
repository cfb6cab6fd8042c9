"""`distutils` was removed in Python 3.12.

It went away in Python 3.12. `setuptools` carries a copy on, which `import
distutils` finds wherever `setuptools` is installed; what has no public successor
there, such as `install_data`, `clean`, the compilers, `FileList` or `TextFile`,
is still imported from `distutils`.

So write `import setuptools` before such an import, which then finds the same
classes on every Python, and declare the dependency: in `build-system.requires`
for a setup script, and among the dependencies for what runs later.
Do not import from `setuptools._distutils`: that loads its modules a second time,
with other classes, and `setuptools` itself may then fail.
With `SETUPTOOLS_USE_DISTUTILS=stdlib` the copy is not found.
"""

import distutils

deprecated = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#distutils"


def before():
    """`setuptools` has a copy of `distutils`, which this import finds where it is installed: write `import setuptools` before it and declare that dependency, or do without."""
    return distutils


examples = '''
@@ a module of which nothing else is known
!import distutils.command.bdist_wininst

 print(distutils.command.bdist_wininst.bdist_wininst)

@@ a command without a public class
!from distutils.command.install_data import install_data


 class InstallData(install_data):
     pass


 print(InstallData.description)

@@ a compiler
!import distutils.ccompiler
!import distutils.sysconfig

 compiler = distutils.ccompiler.new_compiler()
 distutils.sysconfig.customize_compiler(compiler)
 print(compiler.compiler_type)

@@ the package is deleted in the end
!import distutils.filelist

 FILES = distutils.filelist.FileList().files
 del distutils
 print(FILES)

@@ a name of which nothing else is known
!from distutils.command.install import INSTALL_SCHEMES

 print("unix_prefix" in INSTALL_SCHEMES)

@@ all names of a module
!from distutils.core import *

 print(callable(setup))

@@ a function that is replaced for a test
!import distutils.log

 distutils.log.info = print
 distutils.log.info("built")

@@ the package for itself
!import distutils

 print(distutils.__name__)

@@ the module handed around
!from distutils import util as helpers

 print(callable(getattr(helpers, "strtobool")))

@@ a package that may be missing
 try:
     import distutils.command.bdist_wininst as bdist_wininst
 except ImportError:
     bdist_wininst = None

 print(bdist_wininst is None)

@@ the copy of setuptools
 from setuptools import _distutils as distutils

 print(distutils.__name__ != "")

@@ the package beside a module of it that is used
-import distutils
!import distutils.util

 print(distutils.util.get_platform() == "")
'''
