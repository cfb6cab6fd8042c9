import io
import sys
import tarfile

if sys.version_info >= (3, 12):
    def unpack(stream, folder):
        with tarfile.open(fileobj=stream) as archive:
            archive.extractall(folder)
        print("unpacked")

    empty = io.BytesIO()
    tarfile.open(fileobj=empty, mode="w").close()
    unpack(io.BytesIO(empty.getvalue()), ".")
import sys
from tarfile import TarFile as Archive

if sys.version_info >= (3, 12):
    def unpack(archive: Archive, names):
        archive.extractall(members=[archive.getmember(name) for name in names])
        archive.extract("README", "docs", False)
import sys
import tarfile
from contextlib import closing

class Archive(tarfile.TarFile):
    pass

if sys.version_info >= (3, 12):
    def unpack(path):
        with closing(Archive.gzopen(path)) as archive, closing(open(path)) as log:
            archive.extractall()
            return archive.getmember("README")
