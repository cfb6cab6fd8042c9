"""Old names of `_thread` are obsolete.

They are synonyms of the names that are documented, and no release is announced
that removes them.
"""

deprecated = "3.0"
available = "3.0"
reference = "library/_thread"
opt_in = True

moves = {
    "_thread.allocate": "_thread.allocate_lock",
    "_thread.exit_thread": "_thread.exit",
    "_thread.start_new": "_thread.start_new_thread",
    "threading.Lock.acquire_lock": "threading.Lock.acquire",
    "threading.Lock.locked_lock": "threading.Lock.locked",
    "threading.Lock.release_lock": "threading.Lock.release",
}

examples = '''
@@ functions
 import _thread
 import threading

 done = threading.Event()

 def work():
     done.set()
-    _thread.exit_thread()
+    _thread.exit()

-_thread.start_new(work, ())
+_thread.start_new_thread(work, ())
 done.wait(60)
-print(_thread.allocate().locked())
+print(_thread.allocate_lock().locked())

@@ by name
-from _thread import allocate as Lock
+from _thread import allocate_lock as Lock

 print(Lock().locked())

@@ methods of a lock
 import threading

 lock = threading.Lock()
-lock.acquire_lock()
+lock.acquire()
-print(lock.locked_lock())
+print(lock.locked())
-lock.release_lock()
+lock.release()

@@ the new names
 import _thread

 lock = _thread.allocate_lock()
 print(lock.acquire(), lock.locked())

@@ a class of one's own
 class Door:
     def release_lock(self):
         print("open")

 Door().release_lock()
'''
