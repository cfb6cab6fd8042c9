import ntpath
import os

print(ntpath.splitunc(r"\\host\share\file"))
if os.name == "nt":
    print(os.path.splitunc(r"\\host\share"))
from ntpath import basename, splitunc

print(splitunc(r"\\host\share\file"), basename("a"))
import ntpath

print(ntpath.splitdrive(r"\\host\share\file"))
