import tarfile

def is_file(mode):
    return tarfile.S_IFREG == mode & 0o170000, tarfile.REGTYPE
from tarfile import S_IFDIR as FOLDER, S_IFREG

print(FOLDER | S_IFREG)
import stat
import tarfile

print(stat.S_IFREG, tarfile.REGTYPE)
