import io
import zipfile

try:
    zipfile.ZipFile(io.BytesIO(b"no archive"))
except zipfile.BadZipfile as error:
    print(error)
from zipfile import BadZipfile, ZipFile
from zipfile import BadZipfile as Bad

print(BadZipfile is Bad, ZipFile.__name__)
import zipfile

class BadZipfile(zipfile.BadZipFile):
    pass

print(issubclass(BadZipfile, zipfile.BadZipFile))
