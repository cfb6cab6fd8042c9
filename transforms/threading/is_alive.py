"""`Thread.isAlive()` was removed in Python 3.9.

`is_alive()` is the same method, and exists since Python 2.6.
"""

deprecated = "3.8"
available = "3.0"
removed = "3.9"
reference = "whatsnew/3.9#removed"

moves = {"threading.Thread.isAlive": "threading.Thread.is_alive"}

examples = '''
@@ a thread, a subclass and a timer
 import threading
 from threading import Thread, Timer

 class Worker(Thread):
     def run(self):
-        print(self.isAlive())
+        print(self.is_alive())

 worker = Worker()
 worker.start()
 worker.join()
-print(worker.isAlive(), threading.current_thread().isAlive(), Timer(1, print).isAlive())
+print(worker.is_alive(), threading.current_thread().is_alive(), Timer(1, print).is_alive())

@@ threads in a list, and in an attribute
 import threading

 class Pool:
     def __init__(self):
         self.first = threading.Thread(target=print)
         self.threads = [threading.Thread(target=print) for _ in range(2)]

     def alive(self):
-        return self.first.isAlive() or any(thread.isAlive() for thread in self.threads)
+        return self.first.is_alive() or any(thread.is_alive() for thread in self.threads)

 print(Pool().alive())

@@ the method as a value
 import threading

-print(list(filter(threading.Thread.isAlive, [threading.Thread()])))
+print(list(filter(threading.Thread.is_alive, [threading.Thread()])))

@@ a class with such a method
 class Host:
     def isAlive(self):
         return True

 print(Host().isAlive())

@@ tested with hasattr
 import threading

 thread = threading.Thread()
 print(thread.isAlive() if hasattr(thread, "isAlive") else thread.is_alive())

@@ an object of unknown type, with and without an import of `threading`
 # file: hosts.py
 def check(host):
!    return host.isAlive()

 # file: jobs.py
 import threading

 def check(job):
-    return job.isAlive()
+    return job.is_alive()

@@ an object that gets a method of its own under that name
 import threading

 class Worker(threading.Thread):
     pass

 worker = Worker()
 worker.isAlive = lambda: "busy"
!print(worker.isAlive())
'''
