"""Functions of `os.path` take paths by position only since Python 3.15.

Their names for the argument differed between systems.
"""

import os

removed = "3.15"
available = "3.0"
reference = "library/os.path"


def before_basename(p):
    return os.path.basename(p=p)


def after_basename(p):
    return os.path.basename(p)


def before_dirname(p):
    return os.path.dirname(p=p)


def after_dirname(p):
    return os.path.dirname(p)


def before_getatime(filename):
    return os.path.getatime(filename=filename)


def after_getatime(filename):
    return os.path.getatime(filename)


def before_getctime(filename):
    return os.path.getctime(filename=filename)


def after_getctime(filename):
    return os.path.getctime(filename)


def before_getmtime(filename):
    return os.path.getmtime(filename=filename)


def after_getmtime(filename):
    return os.path.getmtime(filename)


def before_getsize(filename):
    return os.path.getsize(filename=filename)


def after_getsize(filename):
    return os.path.getsize(filename)


def before_isabs(s):
    return os.path.isabs(s=s)


def after_isabs(s):
    return os.path.isabs(s)


def before_normcase(s):
    return os.path.normcase(s=s)


def after_normcase(s):
    return os.path.normcase(s)


def before_realpath(filename, **options):
    return os.path.realpath(filename=filename, **options)


def after_realpath(filename, **options):
    return os.path.realpath(filename, **options)


def before_split(p):
    return os.path.split(p=p)


def after_split(p):
    return os.path.split(p)


def before_splitdrive(p):
    return os.path.splitdrive(p=p)


def after_splitdrive(p):
    return os.path.splitdrive(p)


def before_splitext(p):
    return os.path.splitext(p=p)


def after_splitext(p):
    return os.path.splitext(p)


def before_samefile(f1, f2):
    return os.path.samefile(f1=f1, f2=f2)


def after_samefile(f1, f2):
    return os.path.samefile(f1, f2)


def before_samestat(s1, s2):
    return os.path.samestat(s1=s1, s2=s2)


def after_samestat(s1, s2):
    return os.path.samestat(s1, s2)


examples = '''
@@ through the module
 import os.path

-print(os.path.basename(p="a/b.c"), os.path.dirname(p="a/b.c"), os.path.split(p="a/b"))
+print(os.path.basename("a/b.c"), os.path.dirname("a/b.c"), os.path.split("a/b"))
-print(os.path.splitext(p="b.c"), os.path.isabs(s="a"), os.path.normcase(s="a"), os.path.splitdrive(p="a"))
+print(os.path.splitext("b.c"), os.path.isabs("a"), os.path.normcase("a"), os.path.splitdrive("a"))

@@ by name
 from os import path
 from os.path import basename as name

-print(name(p="a/b"), path.getsize(filename=".") == path.getsize("."))
+print(name("a/b"), path.getsize(".") == path.getsize("."))

@@ two paths, and a further argument
 import os

-print(os.path.samefile(f1=".", f2="."), os.path.basename(os.path.realpath(filename="/", strict=False)))
+print(os.path.samefile(".", "."), os.path.basename(os.path.realpath("/", strict=False)))

@@ by position
 import os

 parts = ["a", "b"]
 print(os.path.basename("a/b"), os.path.join(*parts), os.path.exists(path="."))

@@ a function of one's own
 def basename(p):
     return p

 print(basename(p="a/b"))
'''
