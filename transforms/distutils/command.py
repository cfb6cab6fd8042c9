"""`distutils.command` was removed in Python 3.12.

`distutils` went away in Python 3.12. The commands of `setuptools.command` derive
from its copy of the old ones, take the same options and more, and are those that
its `setup()` runs.

What differs: `sdist` also packs what version control and `MANIFEST.in` name and
an `.egg-info`; `install` makes an egg or calls `bdist_egg` if it is not run by a
tool; `build_ext` runs Cython and knows of editable builds; `build_py` takes
`package_data` from the manifest if it is told to.
"""

from setuptools.command.bdist_rpm import bdist_rpm
from setuptools.command.build_clib import build_clib
from setuptools.command.build_ext import build_ext
from setuptools.command.build_py import build_py
from setuptools.command.install import install
from setuptools.command.install_egg_info import install_egg_info
from setuptools.command.install_lib import install_lib
from setuptools.command.install_scripts import install_scripts
from setuptools.command.sdist import sdist

deprecated = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"
requires = ["setuptools"]
moves = {
    "distutils.command.bdist_rpm.bdist_rpm": "bdist_rpm",
    "distutils.command.build_clib.build_clib": "build_clib",
    "distutils.command.build_ext.build_ext": "build_ext",
    "distutils.command.build_py.build_py": "build_py",
    "distutils.command.install.install": "install",
    "distutils.command.install_egg_info.install_egg_info": "install_egg_info",
    "distutils.command.install_lib.install_lib": "install_lib",
    "distutils.command.install_scripts.install_scripts": "install_scripts",
    "distutils.command.sdist.sdist": "sdist",
}

examples = '''
@@ a base class
-from distutils.command.build_py import build_py
+from setuptools.command.build_py import build_py


 class Build(build_py):
     def run(self):
         print("building")


 print(Build.description)

@@ under a name of one's own, since the new class takes the old name
-from distutils.command.build_ext import build_ext as _build_ext
+from setuptools.command.build_ext import build_ext as _build_ext


 class build_ext(_build_ext):
     def run(self):
         print("building")


 print(build_ext.description)

@@ the module under a name
-import distutils.command.sdist as orig
+from setuptools.command.sdist import sdist


-class Source(orig.sdist):
+class Source(sdist):
     pass


 print(Source.description)

@@ a command of one's own
 class build_py:
     description = "mine"

 print(build_py.description)

@@ that of setuptools, or the old one
 try:
     from setuptools.command.build_py import build_py
 except ImportError:
!    from distutils.command.build_py import build_py

 print(build_py.description)
'''
