"""`sre_parse`, `sre_compile`, `sre_constants` are removed in Python 3.15.

They are deprecated since Python 3.11, which moved their contents to `re._parser`,
`re._compiler` and `re._constants`. These modules are private: their contents may
change in any release. There is no public replacement.
"""

deprecated = "3.11"
available = "3.11"
removed = "3.15"
reference = "whatsnew/3.15#sre"
safety = "suggested"
identical = True
moves = {
    "sre_parse.*": "re._parser.*",
    "sre_compile.*": "re._compiler.*",
    "sre_constants.*": "re._constants.*",
}

examples = '''
@@ a parsed pattern
 import sys

 if sys.version_info >= (3, 11):
-    import sre_parse
+    import re._parser as sre_parse

     print(sre_parse.parse("a+").getwidth()[0])

@@ an older Python must run it
!import sre_parse

 print(sre_parse.parse("a+").getwidth()[0])

@@ imported by name, and under another
 import sys

 if sys.version_info >= (3, 11):
-    from sre_constants import MAXREPEAT
-    import sre_compile as compiler
+    from re._constants import MAXREPEAT
+    import re._compiler as compiler

     print(MAXREPEAT > 5, compiler.isstring("a"))

@@ a fallback
 try:
     import re._parser as sre_parse
 except ImportError:
     import sre_parse

 print(sre_parse.parse("a+").getwidth()[0])

@@ a module of one's own
 # file: app/__init__.py
 # file: app/sre_parse.py
 def parse(text): ...

 # file: app/main.py
 from app import sre_parse

 print(sre_parse.parse("a"))
'''
