import shutil

try:
    shutil.make_archive("no/such/folder/a", "zip", "no such folder")
except (shutil.ExecError, OSError) as error:
    print("failed")
from shutil import ExecError

try:
    raise ExecError("tar")
except ExecError as error:
    print(error)
import shutil

try:
    shutil.copyfile("no such file", "a")
except (shutil.SameFileError, FileNotFoundError) as error:
    print(type(error).__name__)
