"""`_dummy_thread` was removed in Python 3.9.

Python is always built with threads since 3.7, so that `_thread` is always there.
`start_new_thread()` of the dummy ran the function and returned after it; a real
thread runs beside the others.
"""

deprecated = "3.7"
available = "3.0"
removed = "3.9"
reference = "whatsnew/3.9#removed"
safety = "suggested"

moves = {"_dummy_thread": "_thread"}

examples = '''
@@ the module
-import _dummy_thread
+import _thread as _dummy_thread

 with _dummy_thread.allocate_lock():
     print("locked")

@@ by name
-from _dummy_thread import allocate_lock as Lock
+from _thread import allocate_lock as Lock

 print(Lock().locked())

@@ only where there are no threads
 try:
     from _thread import get_ident
 except ImportError:
     from _dummy_thread import get_ident

 print(callable(get_ident))
'''
