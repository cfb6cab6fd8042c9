"""`re.sre_parse` and `re.sre_compile` were removed in Python 3.11.

The names were not documented. `re._parser` and `re._compiler` have the same contents
since Python 3.11, and are private: they may change in any release.
"""

available = "3.11"
removed = "3.11"
reference = "whatsnew/3.11#modules"
safety = "suggested"


moves = {"re.sre_parse": "re._parser", "re.sre_compile": "re._compiler"}

examples = '''
@@ an older Python must run it
+import re as regex
+import sys
-import re as regex

-print(regex.sre_parse.parse("a+").getwidth()[0])
+print((regex._parser if sys.version_info >= (3, 11) else regex.sre_parse).parse("a+").getwidth()[0])

@@ imported by name
!from re import sre_compile

 print(sre_compile.isstring("a"))

@@ other names
 import re

 print(re.compile("a").pattern)
'''
