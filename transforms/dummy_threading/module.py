"""`dummy_threading` was removed in Python 3.9.

Python is always built with threads since 3.7, so that `threading` is always there.
`start()` of the dummy ran the thread's function and returned after it; a real
thread runs beside the others.
"""

deprecated = "3.7"
available = "3.0"
removed = "3.9"
reference = "whatsnew/3.9#removed"
safety = "suggested"

moves = {"dummy_threading": "threading"}

examples = '''
@@ the module
-import dummy_threading
+import threading as dummy_threading

 lock = dummy_threading.Lock()
 with lock:
     print("locked")

@@ under the name of the other
-import dummy_threading as threading
+import threading

 print(threading.current_thread() is not None)

@@ by name
-from dummy_threading import Lock
+from threading import Lock

 with Lock():
     print("locked")

@@ only where there are no threads
 try:
     import threading
 except ImportError:
     import dummy_threading as threading

 print(callable(threading.Lock))
'''
