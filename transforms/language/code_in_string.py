"""A program in a string imports a module that was removed.

A test writes it to a file, or it is run by `exec()` or `python -c`.
What stands in a string is not rewritten, since nobody knows where else it goes;
so the import is only told of.
"""

deprecated = "3.2"
reference = "whatsnew/3.12#removed"
native = "code_in_string"
words = ["aifc", "asynchat", "asyncore", "audioop", "cgi", "cgitb", "crypt", "distutils", "imghdr", "imp", "lib2to3", "mailcap", "msilib", "nis", "nntplib", "ossaudiodev", "pipes", "pkg_resources", "smtpd", "sndhdr", "spwd", "sunau", "telnetlib", "uu", "xdrlib"]

examples = '''
@@ a file that a test writes
 import pathlib

 def test_finder(tmp_path: pathlib.Path):
     (tmp_path / "conftest.py").write_text("""
!        import sys, os, imp

         class Finder:
             def load_module(self, name):
                 return imp.new_module(name)

         sys.meta_path.insert(0, Finder())
     """)

@@ run at once
 import subprocess
 import sys

!exec("import asyncore; asyncore.loop(count=1)")
!subprocess.call([sys.executable, "-c", "import distutils.util"])

@@ a template of a program
 LOADER = """
!import imp

 path = "%s"
 print("%%s comes from %%s" %% (imp.__name__, path))
 """

 with open("loader.py", "w") as file:
     file.write(LOADER % "here")

@@ with a fallback
 PROGRAM = """
 try:
     import imp
 except ImportError:
     imp = None
 """

 exec(PROGRAM)

@@ prose, a docstring and a name
 def load(name):
     """Load a module as `imp` did.

     import imp
     imp.reload(name)
     """
     raise ImportError("import imp instead, or import " + name)

 print("import imp" in load.__doc__)

@@ a program that runs everywhere
 exec("""
 import importlib
 print(importlib.__name__)
 """)
'''
