"""`pydoc.gui()` and `pydoc.serve()` were removed in Python 3.3.

`browse()`, which exists since Python 3.2, starts the server, and opens the browser unless told
otherwise.
"""

import pydoc

deprecated = "3.2"
available = "3.2"
removed = "3.3"
reference = "whatsnew/3.3#pydoc"
safety = "suggested"


def before():
    return pydoc.gui()


def after():
    return pydoc.browse()


def before_serve(port):
    return pydoc.serve(port)


def after_serve(port):
    return pydoc.browse(port, open_browser=False)


examples = '''
@@ both functions
 import pydoc

 def start(port):
-    pydoc.gui()
-    pydoc.serve(port)
-    pydoc.serve(port=8000)
+    pydoc.browse()
+    pydoc.browse(port, open_browser=False)
+    pydoc.browse(8000, open_browser=False)

@@ imported by name
-from pydoc import gui as browser
+from pydoc import browse as browser

 def start():
     browser()

@@ other functions
 import pydoc

 def serve(port):
     return pydoc.browse(port)
'''
