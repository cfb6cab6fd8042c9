import re
import sre_constants

try:
    re.compile("(")
except sre_constants.error as error:
    print(error.pos)
import re
from sre_constants import error as SreError

try:
    re.compile("[")
except (SreError, ValueError) as error:
    print(error.msg)
import re
import sre_compile
from sre_parse import error

print(error is re.error, sre_compile.error is re.error)
