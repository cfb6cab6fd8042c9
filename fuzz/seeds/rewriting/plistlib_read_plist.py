import plistlib

plistlib.writePlist({"name": "spam"}, "a.plist")
print(plistlib.readPlist("a.plist")["name"])
import io
import plistlib

stream = io.BytesIO()
plistlib.writePlist(value=["spam"], pathOrFile=stream)
stream.seek(0)
print(plistlib.readPlist(stream))
from plistlib import readPlist

names = lambda source: list(readPlist(source))
print("defined")
