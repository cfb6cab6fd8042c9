import ntpath
import sys
from pathlib import PureWindowsPath

if sys.version_info >= (3, 13):
    print(PureWindowsPath("C:/nul").is_reserved(), PureWindowsPath("C:/a").is_reserved())
import ntpath
import os
import sys
from pathlib import Path as P, PurePosixPath

if sys.version_info >= (3, 13):
    def reserved(path: P, other: PurePosixPath):
        return path.is_reserved() or other.is_reserved()

    print(reserved(P("nul"), PurePosixPath("nul")))
from pathlib import PureWindowsPath

print(PureWindowsPath("C:/nul").is_reserved())
