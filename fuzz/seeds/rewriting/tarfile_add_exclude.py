import io
import tarfile
import tempfile

with tempfile.TemporaryDirectory() as folder:
    open(folder + "/a.txt", "w").close()
    open(folder + "/b.bak", "w").close()
    with tarfile.open(fileobj=io.BytesIO(), mode="w") as archive:
        archive.add(folder, exclude=lambda name: name.endswith(".bak"))
        print([name[-6:] for name in archive.getnames()][1:])
from tarfile import TarFile as Archive

def pack(archive: Archive, skip):
    archive.add("src", "app", True, skip)
import io
import tarfile

with tarfile.open(fileobj=io.BytesIO(), mode="w") as archive:
    archive.add("/dev", recursive=False, filter=lambda info: None)
    print(archive.getnames())
