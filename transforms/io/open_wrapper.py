"""`io.OpenWrapper` was removed in Python 3.12.

It was the same function under another name, deprecated in Python 3.10 and removed
in 3.12.
"""

import io

deprecated = "3.10"
available = "3.0"
removed = "3.12"
reference = "whatsnew/3.12#io"
identical = True
moves = {"io.OpenWrapper": "io.open"}

examples = '''
@@ a call and a value
 import io

-io.OpenWrapper("/dev/null").close()
-print(io.OpenWrapper is open)
+io.open("/dev/null").close()
+print(io.open is open)

@@ by name
-from io import OpenWrapper as opener
+from io import open as opener

 print(opener is open)

@@ beside the built-in
-from io import OpenWrapper
+from io import open as OpenWrapper

 OpenWrapper("/dev/null").close()
 print(OpenWrapper is open)

@@ open itself
 import io

 print(io.open is open)
'''
