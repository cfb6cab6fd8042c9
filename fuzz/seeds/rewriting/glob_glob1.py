import glob

if hasattr(glob, "translate"):
    print(glob.glob1("/etc", "pass*d"), glob.glob0("/etc", "passwd"), glob.glob1("/none", "*"))
from glob import glob1

def sources(folder):
    return glob1(pattern="*.c", dirname=folder)
import glob

def glob1(folder, pattern):
    return folder + pattern

print(glob1("a", "b"), glob.glob("/etc/passwd"))
