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
@@ a member of an archive
 import io
 import zipfile

 data = io.BytesIO()
 with zipfile.ZipFile(data, "w") as archive:
     archive.writestr("a", "text")

 with zipfile.ZipFile(data) as archive:
     file: zipfile.ZipExtFile = archive.open("a")
-    print(file.mode == "r", file.mode != 'r')
+    print(file.mode in ("r", "rb"), file.mode not in ("r", "rb"))

@@ an annotated parameter
 from zipfile import ZipExtFile as Member

 def is_read(member: Member):
-    return "member" if member.mode == "r" else "other"
+    return "member" if member.mode in ("r", "rb") else "other"

@@ another mode, the archive and a plain file
 import io
 import zipfile

 def modes(member: zipfile.ZipExtFile, archive: zipfile.ZipFile, file):
     return member.mode == "rb", archive.mode == "r", file.mode == "r"

 class File:
     mode = "r"

 print(File().mode == "r")
'''
