import os.path

print(os.path.basename(p="a/b.c"), os.path.dirname(p="a/b.c"), os.path.split(p="a/b"))
print(os.path.splitext(p="b.c"), os.path.isabs(s="a"), os.path.normcase(s="a"), os.path.splitdrive(p="a"))
from os import path
from os.path import basename as name

print(name(p="a/b"), path.getsize(filename=".") == path.getsize("."))
import os

print(os.path.samefile(f1=".", f2="."), os.path.basename(os.path.realpath(filename="/", strict=False)))
