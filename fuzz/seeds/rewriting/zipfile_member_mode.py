import io
import zipfile
from zipfile import ZipExtFile as Member

def is_read(member: Member):
    return member.mode == "r", member.mode != 'r'

data = io.BytesIO()
with zipfile.ZipFile(data, "w") as archive:
    archive.writestr("a", "text")
with zipfile.ZipFile(data) as archive:
    print(is_read(archive.open("a")))
import io
import zipfile

def modes(member: zipfile.ZipExtFile, archive: zipfile.ZipFile, file):
    return member.mode == "rb", archive.mode == "r", file.mode == "r"

class File:
    mode = "r"

print(File().mode == "r")
