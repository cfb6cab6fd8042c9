"""`sys._clear_type_cache()` is deprecated since Python 3.13.

`_clear_internal_caches()` clears the cache of types and all others for speed.
"""

import sys

deprecated = "3.13"
available = "3.13"
reference = "library/sys#sys._clear_type_cache"
safety = "suggested"


def before():
    return sys._clear_type_cache()


def after():
    return sys._clear_internal_caches()

examples = '''
@@ on a new Python only
 import sys

 if sys.version_info >= (3, 13):
-    sys._clear_type_cache()
+    sys._clear_internal_caches()
 print("cleared")

@@ on older ones too
 import sys

-print(sys._clear_type_cache())
+print(sys._clear_internal_caches() if sys.version_info >= (3, 13) else sys._clear_type_cache())

@@ a method of one's own
 class Types:
     def _clear_type_cache(self):
         print("cleared")

 Types()._clear_type_cache()
'''
