import re

print(re.__version__, re.escape("a"))
from re import __version__ as version

print(version)
import re

__version__ = "5"
print(__version__, re.escape("a"))
