"""`distutils` was removed.

It went away in Python 3.12. `setuptools` carries a copy on, which `import
distutils` finds wherever `setuptools` is installed, so what still imports it
works there and needs `setuptools` declared: in `build-system.requires` for a
setup script, and among the dependencies for what runs later. With
`SETUPTOOLS_USE_DISTUTILS=stdlib` it does not.
What other transforms know is told of by them; here is the rest.
"""

import distutils

deprecated = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#distutils"


def before():
    """`distutils` is gone: `setuptools` has a copy, which this import finds where it is installed; declare that dependency, or do without."""
    return distutils


examples = '''
@@ a module of which nothing else is known
!import distutils.command.bdist_wininst

 print(distutils.command.bdist_wininst.bdist_wininst)

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
'''
