"""`sys._clear_type_cache()` is deprecated since Python 3.13.

`_clear_internal_caches()` clears the cache of types and all others for speed.
"""

deprecated = "3.13"
available = "3.13"
reference = "library/sys#sys._clear_type_cache"
safety = "suggested"

moves = {"sys._clear_type_cache": "sys._clear_internal_caches"}

examples = '''
@@ on a new Python only
 import sys

 if sys.version_info >= (3, 13):
-    sys._clear_type_cache()
+    sys._clear_internal_caches()
 print("cleared")

@@ on older ones too
 import sys

-sys._clear_type_cache()
+(sys._clear_internal_caches if sys.version_info >= (3, 13) else sys._clear_type_cache)()
 print("cleared")

@@ a method of one's own
 class Types:
     def _clear_type_cache(self):
         print("cleared")

 Types()._clear_type_cache()
'''
