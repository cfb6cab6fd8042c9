import tarfile

print(tarfile.version, tarfile.BLOCKSIZE)
from tarfile import BLOCKSIZE, version as number

print(number, BLOCKSIZE)
import tarfile

version = "5"
print(version, tarfile.BLOCKSIZE)
