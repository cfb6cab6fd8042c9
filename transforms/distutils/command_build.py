"""`distutils.command.build` was removed in Python 3.12.

`distutils` went away in Python 3.12. The command of `setuptools.command` derives
from its copy of the old one, takes the same options, and is the one that its
`setup()` runs. It is there since `setuptools` 62.4.
"""

from setuptools.command.build import build

deprecated = "3.10"
removed = "3.12"
reference = "whatsnew/3.12#distutils"
safety = "suggested"
requires = ["setuptools>=62.4"]
moves = {"distutils.command.build.build": "build"}

examples = '''
@@ a base class
-from distutils.command.build import build
+from setuptools.command.build import build


 class Build(build):
     def run(self):
         print("building")


 print(Build.description)

@@ the module out of its package
-from distutils.command import build
+from setuptools.command.build import build


-class Build(build.build):
+class Build(build):
     pass


 print(Build.description)

@@ a command of one's own
 class build:
     description = "mine"

 print(build.description)
'''
