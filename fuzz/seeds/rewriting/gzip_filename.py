import gzip
import io

file = gzip.GzipFile("a.gz", "rb", fileobj=io.BytesIO())
print(file.filename)
import io
from gzip import GzipFile as Packed

print(Packed("a.gz", fileobj=io.BytesIO()).filename)
import zipfile

print(zipfile.ZipInfo("a").filename)
