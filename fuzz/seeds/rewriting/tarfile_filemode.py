import tarfile

print(tarfile.filemode(0o100644))
from tarfile import TarInfo, filemode as mode_of

print(mode_of(0o40755), TarInfo("a").name)
import stat

print(stat.filemode(stat.S_IFREG | 0o644))
