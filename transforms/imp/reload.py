"""`imp.reload` was removed in Python 3.12.

`imp` went away in Python 3.12. Both are one function: the old one called the
new one.
"""

import importlib

deprecated = "3.4"
available = "3.4"
removed = "3.12"
reference = "whatsnew/3.12#imp"
moves = {"imp.reload": "importlib.reload"}

examples = '''
@@ through the module
-import imp
+import importlib
 import json

-print(imp.reload(json) is json)
+print(importlib.reload(json) is json)

@@ imported by name
 import json
-from imp import reload
+from importlib import reload

 print(reload(json) is json)

@@ under a name of its own
 import json
-from imp import reload as refresh
+from importlib import reload as refresh

 print(refresh(json) is json)

@@ one name of several
 import json
-from imp import reload, get_tag
+from imp import get_tag
+from importlib import reload

 print(reload(json) is json, get_tag is not None)

@@ a compat module hands it on
 # file: app/__init__.py
 # file: app/compat.py
-from imp import reload
+from importlib import reload

 # file: app/main.py
+import importlib
 import json
-from app.compat import reload

-print(reload(json) is json)
+print(importlib.reload(json) is json)

@@ a compat module hands it on under another name, among others
 # file: compat.py
-from imp import reload as reload_module, get_tag
+from imp import get_tag
+from importlib import reload as reload_module

@@ a comment keeps its text
-import imp
+import importlib
 import json

 # imp.find_module("json") was used before.
-imp.reload(json)
+importlib.reload(json)
 print(json.__name__)

@@ the module under its own name in a new branch
 import json
 try:
     import importlib as imp
 except ImportError:
     import imp

 print(imp.reload(json) is json)

@@ the new one, with the old one behind it
 import json
 try:
     from importlib import reload
 except ImportError:
     from imp import reload

 print(reload(json) is json)

@@ a compat module that has one for each Python
 # file: app/__init__.py
 # file: app/compat.py
 import sys

 if sys.version_info[0] == 2:
     again = reload
 else:
-    from imp import reload as again
+    from importlib import reload as again

 # file: app/main.py
 import sys
 from app.compat import again

 print(again(sys) is sys)

@@ where Python 3 has no built-in of that name
 import sys

 try:
     reload
 except NameError:
-    from imp import reload
+    from importlib import reload

 print(reload(sys) is sys)

@@ a function of one's own
 def reload(module):
     return module

 print(reload("imp"))

@@ only where the old one is needed
 import json
 import sys
 if sys.version_info >= (3, 4):
     from importlib import reload
 else:
     from imp import reload

 print(reload(json) is json)

@@ only where Python had nothing else
 import json
 import sys
 if (3, 0) <= sys.version_info < (3, 4):
     import imp
     reload = imp.reload
 elif sys.version_info >= (3, 4):
     import importlib
     reload = importlib.reload

 print(reload(json) is json)

@@ imported by a string
+import importlib
 import sys
-from importlib import import_module

-print(import_module("imp").reload(sys) is sys)
-print(__import__("imp").reload(sys) is sys)
+print(importlib.reload(sys) is sys)
+print(importlib.reload(sys) is sys)

@@ imported by a string, with a fallback
 try:
     imp = __import__("imp")
 except ImportError:
     imp = None

 def again(module):
     return module if imp is None else imp.reload(module)

 print(callable(again))

@@ a copy that a library made
 from eventlet.patcher import original

 imp = original("imp")
!imp.reload(imp)

@@ a module that may be another one
 import imp

 def again(module, imp=imp):
!    return imp.reload(module)

 class Loader:
     modules = imp

     def again(self, module):
!        return self.modules.reload(module)
'''
