import mimetypes

mimetypes.add_type("text/x-spam", "spam")
print(mimetypes.guess_type("a.spam"))
from mimetypes import MimeTypes as Table

table = Table()
table.add_type("text/x-spam", ext="spam", strict=False)
print(table.guess_type("a.spam"))
import mimetypes

mimetypes.add_type("text/x-spam", ".spam")
mimetypes.add_type("text/x-spam", "")
print(mimetypes.guess_type("a.spam"))
