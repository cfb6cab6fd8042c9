"""`pkg_resources` is imported and not declared.

`pkg_resources` comes with setuptools, and only with those before 82.
A virtual environment of Python 3.12 holds no setuptools unless the project of
the program asks for it, so the dependency is declared, with that upper bound.
`importlib.metadata`, `importlib.resources` and the distribution `packaging`
take its place for good.
"""

import pkg_resources

removed = "3.12"
reference = "whatsnew/3.12#ensurepip"
requires = ["setuptools<82"]
safety = "suggested"


def before():
    return pkg_resources


def after():
    return pkg_resources


examples = '''
@@ a project without a manifest
!import pkg_resources

 print(callable(pkg_resources.require))

@@ a name of it, in a function
 def names():
!    from pkg_resources import working_set as known
     return known

 print(bool(names))

@@ the program does without it
 try:
     import pkg_resources
 except ImportError:
     pkg_resources = None

 print("goes on")

@@ a parameter with that name
 def show(pkg_resources):
     print(pkg_resources)

 show(1)
'''
