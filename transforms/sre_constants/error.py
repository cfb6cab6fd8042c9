"""`sre_constants.error` is removed in Python 3.15.

The modules `sre_constants`, `sre_parse` and `sre_compile` are deprecated since
Python 3.11 and removed in 3.15. Their `error` is `re.error`.
"""

deprecated = "3.11"
available = "3.0"
removed = "3.15"
reference = "whatsnew/3.15#sre"
identical = True
moves = {
    "sre_constants.error": "re.error",
    "sre_parse.error": "re.error",
    "sre_compile.error": "re.error",
}

examples = '''
@@ in a handler
 import re
-import sre_constants

 try:
     re.compile("(")
-except sre_constants.error as error:
+except re.error as error:
     print(error.pos)

@@ imported by name, under another
 import re
-from sre_constants import error as SreError
+from re import error as SreError

 try:
     re.compile("[")
 except (SreError, ValueError) as error:
     print(error.msg)

@@ through the other modules
 import re
-import sre_compile
-from sre_parse import error
+from re import error

-print(error is re.error, sre_compile.error is re.error)
+print(error is re.error, re.error is re.error)

@@ the old name as a fallback
 try:
     from re import error
 except ImportError:
     from sre_constants import error

 print(error.__name__)

@@ another error
 import re

 class sre_constants:
     error = ValueError

 try:
     re.compile("[")
 except (sre_constants.error, re.error) as error:
     print(error.msg)
'''
