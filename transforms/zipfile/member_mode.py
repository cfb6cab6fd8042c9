"""`ZipExtFile.mode` is `"rb"` since Python 3.13.

Before, it was `"r"`. A comparison that accepts both works on every Python.
"""

from zipfile import ZipExtFile

removed = "3.13"
reference = "whatsnew/3.13#changes-in-the-python-api"


def before(file: ZipExtFile):
    return file.mode == "r"


def after(file: ZipExtFile):
    return file.mode in ("r", "rb")


def before_not(file: ZipExtFile):
    return file.mode != "r"


def after_not(file: ZipExtFile):
    return file.mode not in ("r", "rb")


examples = '''
@@ an annotated parameter
 import io
 import zipfile
 from zipfile import ZipExtFile as Member

 def is_read(member: Member):
-    return member.mode == "r", member.mode != 'r'
+    return member.mode in ("r", "rb"), member.mode not in ('r', 'rb')

 data = io.BytesIO()
 with zipfile.ZipFile(data, "w") as archive:
     archive.writestr("a", "text")
 with zipfile.ZipFile(data) as archive:
     print(is_read(archive.open("a")))

@@ another mode, the archive and a plain file
 import io
 import zipfile

 def modes(member: zipfile.ZipExtFile, archive: zipfile.ZipFile, file):
     return member.mode == "rb", archive.mode == "r", file.mode == "r"

 class File:
     mode = "r"

 print(File().mode == "r")
'''
