"""`TarFile.extractall()` without `filter` changed in Python 3.14.

Until Python 3.13, a call without `filter` trusts the archive; 3.12 and 3.13 warn of it.
Since Python 3.14 it uses `"data"`, which refuses links and files that leave the folder,
and changes modes.
`filter="fully_trusted"` does what such a call does until 3.13. The argument exists since
Python 3.12, and in the late releases 3.11.4, 3.10.12, 3.9.17 and 3.8.17.
"""

from tarfile import TarFile

deprecated = "3.12"
available = "3.12"
removed = "3.14"
reference = "library/tarfile#tarfile-extraction-filter"
safety = "suggested"
alternatives = {
    "fully_trusted": "if the archive can be trusted, or relies on what only this filter allows.",
    "data": "if the archive comes from somebody else and holds plain data.",
}


def before(archive: TarFile, path=..., members=..., numeric_owner=...):
    return archive.extractall(path, members, numeric_owner=numeric_owner)


def after(archive: TarFile, path=..., members=..., numeric_owner=...):
    return archive.extractall(path, members := members, numeric_owner=numeric_owner, filter="fully_trusted")


def data(archive: TarFile, path=..., members=..., numeric_owner=...):
    return archive.extractall(path, members := members, numeric_owner=numeric_owner, filter="data")


def before_extract(archive: TarFile, member, path=..., set_attrs=..., numeric_owner=...):
    return archive.extract(member, path, set_attrs, numeric_owner=numeric_owner)


def after_extract(archive: TarFile, member, path=..., set_attrs=..., numeric_owner=...):
    return archive.extract(member, path, set_attrs := set_attrs, numeric_owner=numeric_owner, filter="fully_trusted")


def data_extract(archive: TarFile, member, path=..., set_attrs=..., numeric_owner=...):
    return archive.extract(member, path, set_attrs := set_attrs, numeric_owner=numeric_owner, filter="data")


examples = '''
@@ all of an archive
 import io
 import sys
 import tarfile

 if sys.version_info >= (3, 12):
     def unpack(stream, folder):
         with tarfile.open(fileobj=stream) as archive:
-            archive.extractall(folder)
+            archive.extractall(folder, filter="fully_trusted")
         print("unpacked")

     empty = io.BytesIO()
     tarfile.open(fileobj=empty, mode="w").close()
     unpack(io.BytesIO(empty.getvalue()), ".")

@@ the class, under another name, and single files
 import sys
 from tarfile import TarFile as Archive

 if sys.version_info >= (3, 12):
     def unpack(archive: Archive, names):
-        archive.extractall(members=[archive.getmember(name) for name in names])
-        archive.extract("README", "docs", False)
+        archive.extractall(members=[archive.getmember(name) for name in names], filter="fully_trusted")
+        archive.extract("README", "docs", False, filter="fully_trusted")

@@ an archive that is closed in the end, of a class of one's own
 import sys
 import tarfile
 from contextlib import closing

 class Archive(tarfile.TarFile):
     pass

 if sys.version_info >= (3, 12):
     def unpack(path):
         with closing(Archive.gzopen(path)) as archive, closing(open(path)) as log:
-            archive.extractall()
+            archive.extractall(filter="fully_trusted")
             return archive.getmember("README")

@@ what else is closed in the end
 import tarfile
 import zipfile
 from contextlib import closing

 def unpack(path):
     with closing(zipfile.ZipFile(path)) as archive:
         archive.extractall()
     return tarfile.is_tarfile(path)

@@ an older Python must run it
+import sys
 import tarfile

 def unpack(path):
     with tarfile.open(path) as archive:
-        archive.extractall()
+        if sys.version_info >= (3, 12):
+            archive.extractall(filter="fully_trusted")
+        else:
+            archive.extractall()

@@ a filter is given
 import tarfile

 def unpack(path):
     with tarfile.open(path) as archive:
         archive.extractall(filter="data")
         archive.extract("README", filter=tarfile.tar_filter)

@@ a ZIP archive
 import io
 import zipfile

 with zipfile.ZipFile(io.BytesIO(), "w") as archive:
     archive.extractall()
 print("unpacked")

@@ under a test of the version
 import sys
 import tarfile

 def unpack(archive: tarfile.TarFile):
     if sys.version_info >= (3, 12):
         archive.extractall(filter="data")
     else:
         archive.extractall()

@@ a filter that the archive has is not seen
+import sys
 import tarfile

 def unpack(path):
     with tarfile.open(path) as archive:
         archive.extraction_filter = getattr(tarfile, "data_filter", None)
-        archive.extractall()
+        if sys.version_info >= (3, 12):
+            archive.extractall(filter="fully_trusted")
+        else:
+            archive.extractall()
'''
