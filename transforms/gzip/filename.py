"""`GzipFile.filename` was removed in Python 3.12.

The attribute was deprecated in Python 2.6 and went away in 3.12.
Of a file open for writing it ended in `.gz` even where the name did not.
"""

from gzip import GzipFile

deprecated = "2.6"
available = "3.2"
removed = "3.12"
reference = "whatsnew/3.12#gzip"
safety = "suggested"


def before(file: GzipFile):
    return file.filename


def after(file: GzipFile):
    return file.name


examples = '''
@@ the name of a file
 import gzip
 import io

 file = gzip.GzipFile("a.gz", "rb", fileobj=io.BytesIO())
-print(file.filename)
+print(file.name)

@@ the class by name
 import io
 from gzip import GzipFile as Packed

-print(Packed("a.gz", fileobj=io.BytesIO()).filename)
+print(Packed("a.gz", fileobj=io.BytesIO()).name)

@@ of another class
 import zipfile

 print(zipfile.ZipInfo("a").filename)
'''
