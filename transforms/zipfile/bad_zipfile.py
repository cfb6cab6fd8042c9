"""`zipfile.BadZipfile` is a deprecated alias.

`BadZipFile` is the same exception since Python 3.2.
"""

deprecated = "3.2"
available = "3.2"
reference = "library/zipfile#zipfile.BadZipfile"
identical = True
moves = {"zipfile.BadZipfile": "zipfile.BadZipFile"}

examples = '''
@@ in a handler
 import io
 import zipfile

 try:
     zipfile.ZipFile(io.BytesIO(b"no archive"))
-except zipfile.BadZipfile as error:
+except zipfile.BadZipFile as error:
     print(error)

@@ imported by name, and under another one
-from zipfile import BadZipfile, ZipFile
-from zipfile import BadZipfile as Bad
+from zipfile import BadZipFile, ZipFile
+from zipfile import BadZipFile as Bad

-print(BadZipfile is Bad, ZipFile.__name__)
+print(BadZipFile is Bad, ZipFile.__name__)

@@ a class of one's own
 import zipfile

 class BadZipfile(zipfile.BadZipFile):
     pass

 print(issubclass(BadZipfile, zipfile.BadZipFile))
'''
