"""`exclude` of `TarFile.add()` was removed in Python 3.7.

`filter` has taken its place since Python 3.2: it gets a `TarInfo`, and returns it, or
`None` to leave it out. `exclude` got the path of the file; `TarInfo.name` is the name
in the archive, without a leading slash and with slashes on every system.
"""

from tarfile import TarFile

deprecated = "3.2"
available = "3.2"
removed = "3.7"
reference = "whatsnew/3.7#api-and-feature-removals"
safety = "suggested"


def before(archive: TarFile, name, exclude, arcname=..., recursive=...):
    return archive.add(name, arcname, recursive, exclude)


def after(archive, name, exclude, arcname=..., recursive=...):
    return archive.add(name, arcname := arcname, recursive := recursive, filter=without(exclude))


def without(exclude):
    """Make a filter that leaves out the files for whose names `exclude` is true."""
    return lambda info: None if exclude and exclude(info.name) else info


examples = '''
@@ a function
 import io
 import tarfile
 import tempfile

+
+def without(exclude):
+    """Make a filter that leaves out the files for whose names `exclude` is true."""
+    return lambda info: None if exclude and exclude(info.name) else info
+
+
 with tempfile.TemporaryDirectory() as folder:
     open(folder + "/a.txt", "w").close()
     open(folder + "/b.bak", "w").close()
     with tarfile.open(fileobj=io.BytesIO(), mode="w") as archive:
-        archive.add(folder, exclude=lambda name: name.endswith(".bak"))
+        archive.add(folder, filter=without(lambda name: name.endswith(".bak")))
         print([name[-6:] for name in archive.getnames()][1:])

@@ by position, a class under another name
 from tarfile import TarFile as Archive

+
+def without(exclude):
+    """Make a filter that leaves out the files for whose names `exclude` is true."""
+    return lambda info: None if exclude and exclude(info.name) else info
+
+
 def pack(archive: Archive, skip):
-    archive.add("src", "app", True, skip)
+    archive.add("src", "app", True, filter=without(skip))

@@ a filter
 import io
 import tarfile

 with tarfile.open(fileobj=io.BytesIO(), mode="w") as archive:
     archive.add("/dev", recursive=False, filter=lambda info: None)
     print(archive.getnames())

@@ a set of one's own
 class Names:
     def add(self, name, exclude):
         print(name, exclude)

 Names().add("a", exclude=5)
'''
