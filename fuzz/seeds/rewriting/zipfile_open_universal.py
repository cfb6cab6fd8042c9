import zipfile

with zipfile.ZipFile("a.zip") as archive:
    for line in archive.open("a.csv", "rU"):
        print(line)
    print(archive.open(mode="U", name="a.csv", pwd=b"x").read())
from zipfile import ZipFile as Archive

def read(archive: Archive):
    return archive.open("a.csv", 'U').read()
import zipfile

def read(archive: zipfile.ZipFile, path):
    return archive.open("a.csv", "r").read(), archive.open("a.csv").read(), path.open("rU")
