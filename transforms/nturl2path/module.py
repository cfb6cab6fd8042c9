"""`nturl2path` is deprecated since Python 3.14.

Python 3.19 removes it. On Windows, the functions of `urllib.request` do the same; on other
systems these convert paths of that system.
"""

deprecated = "3.14"
reference = "whatsnew/3.14#new-deprecations"
safety = "suggested"
moves = {
    "nturl2path.pathname2url": "urllib.request.pathname2url",
    "nturl2path.url2pathname": "urllib.request.url2pathname",
}

examples = '''
@@ through the module
-import nturl2path
+import urllib.request

-print(nturl2path.url2pathname("a") + nturl2path.pathname2url("b"))
+print(urllib.request.url2pathname("a") + urllib.request.pathname2url("b"))

@@ imported by name, on Windows only
 import os

 def path(url):
     if os.name == "nt":
-        from nturl2path import url2pathname
+        from urllib.request import url2pathname
         return url2pathname(url)
     return url

 print(path("a"))

@@ the replacement already
 from urllib.request import pathname2url

 print(pathname2url("a"))
'''
