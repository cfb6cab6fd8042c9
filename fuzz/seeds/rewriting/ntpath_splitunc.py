import ntpath

print(ntpath.splitunc(r"\\host\share\a"))
import os.path
from ntpath import splitunc

def mount(path):
    return splitunc(path)[0] or os.path.splitunc(path)[0]
def splitunc(path):
    return path.split(":")

print(splitunc("a:b"))
