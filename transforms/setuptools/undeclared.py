"""`setuptools` is imported and not declared.

A virtual environment of Python 3.12 holds pip and nothing else: `ensurepip`,
`venv` and `virtualenv` no longer install setuptools.
What the code imports at run time therefore has to be among the dependencies
of its project; what only `setup.py` uses, a build command say, has not.
"""

import setuptools

removed = "3.12"
reference = "whatsnew/3.12#ensurepip"
requires = ["setuptools"]
safety = "suggested"


def before():
    return setuptools


def after():
    return setuptools


examples = '''
@@ a project without a manifest
!import setuptools

 print(callable(setuptools.find_packages))

@@ a name of it, under another name
!from setuptools import find_packages as packages

 print(callable(packages))

@@ a module of it, in a function
 def scheme():
!    from setuptools.command.build_py import build_py
     return build_py.description

 print(bool(scheme()))

@@ the program does without it
 try:
     import setuptools
 except ImportError:
     setuptools = None

 print("goes on")

@@ only where it is loaded already
 import sys

 if "setuptools" in sys.modules:
     from setuptools import Command
 else:
     from abc import ABC as Command

 print(Command is not None)

@@ a module of one's own with that name
 # file: app/__init__.py
 # file: app/setuptools.py
 tools = 1
 # file: main.py
 from app import setuptools

 print(setuptools.tools)
'''
