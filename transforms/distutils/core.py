"""`distutils.core` was removed in Python 3.12.

`distutils` went away in Python 3.12; `setuptools` carries it on and has the
names that setup scripts use.

Its `setup()`, `Command`, `Distribution` and `Extension` take what the old ones
took, and derive from its own copy of them, which `import distutils` finds as
well wherever `setuptools` is installed.
What differs: `setup()` finds packages by itself where neither `packages` nor
`py_modules` is given, warns of keywords that it does not know, makes a source
distribution with an `.egg-info` folder in it, and its `Extension` runs Cython
on `.pyx` files. Since `setuptools` 78, the options of a command in `setup.cfg` are
written with `_`: `source-dir` is an error.
"""

from setuptools import Command, Distribution, Extension, setup

deprecated = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"
requires = ["setuptools"]
moves = {
    "distutils.core.setup": "setup",
    "distutils.core.Command": "Command",
    "distutils.cmd.Command": "Command",
    "distutils.core.Distribution": "Distribution",
    "distutils.dist.Distribution": "Distribution",
    "distutils.core.Extension": "Extension",
    "distutils.extension.Extension": "Extension",
}

examples = '''
@@ a setup script
-from distutils.core import setup
+from setuptools import setup

 setup(name="sample", version="1.0", script_args=["--version"])

@@ several names of one import
-from distutils.core import Extension, setup
+from setuptools import Extension, setup

 speedups = Extension("sample._speedups", sources=["speedups.c"])
 setup(name="sample", version="1.0", ext_modules=[speedups], script_args=["--name"])

@@ through the module
-import distutils.core
+from setuptools import setup

-distutils.core.setup(name="sample", version="1.0", script_args=["--fullname"])
+setup(name="sample", version="1.0", script_args=["--fullname"])

@@ under a name of one's own
-from distutils.core import setup as run
+from setuptools import setup as run

 run(name="sample", version="1.0", script_args=["--version"])

@@ a command of one's own
-from distutils.cmd import Command
+from setuptools import Command


 class Greet(Command):
     user_options = []

     def initialize_options(self):
         pass

     def finalize_options(self):
         pass

     def run(self):
         print("hello")


 print(Greet.user_options)

@@ the class of the distribution
-from distutils.dist import Distribution
+from setuptools import Distribution

 print(Distribution({"name": "sample"}).get_name())

@@ an extension from its own module
-from distutils.extension import Extension
+from setuptools import Extension

 print(Extension("sample", ["sample.c"]).name)

@@ setuptools first, and distutils if it is missing
 try:
     from setuptools import setup
 except ImportError:
!    from distutils.core import setup

 setup(name="sample", version="1.0", script_args=["--version"])

@@ a setup of one's own
 def setup(name):
     return name

 print(setup("sample"))

@@ inside a function
 def main():
-    from distutils.core import setup
+    from setuptools import setup
     setup(name="sample", version="1.0", script_args=["--name"])

 main()

@@ behind code that the import waits for
 import sys
 if "--trace" in sys.argv:
     sys.settrace(print)

 import os
-import distutils.core
+from setuptools import Command


-class Check(distutils.core.Command):
+class Check(Command):
     user_options = []


 print(os.sep, Check.user_options)

@@ an import before that code takes it in
 import sys
-from setuptools import setup
+from setuptools import Command, setup
 sys.path.insert(0, "build")
-import distutils.core
-setup(name="sample", version="1.0", cmdclass={"check": distutils.core.Command}, script_args=["--name"])
+setup(name="sample", version="1.0", cmdclass={"check": Command}, script_args=["--name"])

@@ a comment that silences a tool goes with the import
-from distutils.core import setup  # pylint: disable=import-error
+from setuptools import setup

 setup(name="sample", version="1.0", script_args=["--name"])

@@ names that others may look up here, as the keys of options do
-from distutils.core import Command, Extension
+from setuptools import Command, Extension


 class Check(Command):
     user_options = []


 OPTIONS = {"Command": Check, "Extension": Extension("sample", ["sample.c"])}
 print(sorted(OPTIONS))

@@ a module that hands names on
 # file: app/__init__.py
-from distutils.core import Extension as CExtension, setup
+from setuptools import Extension as CExtension, setup

@@ a command whose original has no room for two names
-from distutils.core import Command as _Command
+from setuptools import Command as _Command


 class Command(_Command):
     user_options = []


 print(Command.user_options)

@@ what the file puts in its place, and back
 import distutils.core


 class Recorder:
     def __enter__(self):
!        self.setup = distutils.core.setup
         distutils.core.setup = self.record

     def __exit__(self, *error):
         distutils.core.setup = self.setup

     def record(self, **arguments):
         print(sorted(arguments))


 with Recorder():
!    distutils.core.setup(name="app")
'''
