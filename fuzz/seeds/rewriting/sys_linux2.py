import sys

if sys.platform == "linux2":
    print("Linux")
elif sys.platform != "linux2" and sys.platform != "win32":
    print("another")
from sys import platform

print(platform == "linux2", platform.startswith("linux2"), "linux2" in platform)
import sys

if sys.platform == "linux" or sys.platform == "linux2":
    print("Linux")
