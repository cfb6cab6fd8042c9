"""Camel-case names of `threading` are deprecated since Python 3.10.

The functions and methods were renamed in Python 2.6. `getName()`, `setName()`,
`isDaemon()` and `setDaemon()` read and write the attributes `name` and `daemon`.
Before Python 3.10, `notifyAll()` and `isSet()` were aliases, which ignored a
`notify_all()` or `is_set()` of a subclass; the new names call it.
No release is announced that removes the old names.
"""

from threading import Thread

deprecated = "3.10"
available = "3.0"
reference = "whatsnew/3.10#deprecated"

moves = {
    "threading.activeCount": "threading.active_count",
    "threading.currentThread": "threading.current_thread",
    "threading.Condition.notifyAll": "threading.Condition.notify_all",
    "threading.Event.isSet": "threading.Event.is_set",
}


def before_super_set_name(name, *classes):
    """Assign to `self.name`: `super()` takes no assignment."""
    super(*classes).setName(name)


def before_super_set_daemon(daemonic, *classes):
    """Assign to `self.daemon`: `super()` takes no assignment."""
    super(*classes).setDaemon(daemonic)


def before_name(thread: Thread):
    return thread.getName()


def after_name(thread: Thread):
    return thread.name


def before_daemon(thread: Thread):
    return thread.isDaemon()


def after_daemon(thread: Thread):
    return thread.daemon


def before_set_name(thread: Thread, name):
    thread.setName(name)


def after_set_name(thread: Thread, name):
    thread.name = name


def before_set_daemon(thread: Thread, daemonic):
    thread.setDaemon(daemonic)


def after_set_daemon(thread: Thread, daemonic):
    thread.daemon = daemonic


def before_class_name(thread):
    return Thread.getName(thread)


def after_class_name(thread):
    return thread.name


def before_class_daemon(thread):
    return Thread.isDaemon(thread)


def after_class_daemon(thread):
    return thread.daemon


def before_class_set_name(thread, name):
    Thread.setName(thread, name)


def after_class_set_name(thread, name):
    thread.name = name


def before_class_set_daemon(thread, daemonic):
    Thread.setDaemon(thread, daemonic)


def after_class_set_daemon(thread, daemonic):
    thread.daemon = daemonic


examples = '''
@@ functions
 import threading

-print(threading.activeCount(), threading.currentThread().getName())
+print(threading.active_count(), threading.current_thread().name)

@@ functions by name
-from threading import activeCount as count, currentThread
+from threading import active_count as count, current_thread

-print(count(), currentThread() is None)
+print(count(), current_thread() is None)

@@ a thread before it starts
 import threading

 thread = threading.Thread(target=print)
-thread.setDaemon(True)
-thread.setName("writer")
+thread.daemon = True
+thread.name = "writer"
-print(thread.getName(), thread.isDaemon())
+print(thread.name, thread.daemon)

@@ several on one line, and arguments over several lines
 from threading import Thread

 thread = Thread()
-if not thread.isDaemon(): thread.setDaemon(True); thread.setName("a")
+if not thread.daemon: thread.daemon = True; thread.name = "a"
-thread.setName("writer %d" % (
+thread.name = "writer %d" % (
     1,
-))
+)
-print(thread.getName())
+print(thread.name)

@@ a subclass
 import threading

 class Worker(threading.Thread):
     def __init__(self, number):
         super().__init__()
-        self.setDaemon(True)
-        self.setName("worker %d" % number)
+        self.daemon = True
+        self.name = "worker %d" % number

     def run(self):
-        print(self.getName())
+        print(self.name)

 worker = Worker(3)
 worker.start()
 worker.join()

@@ conditions and events
 import threading

 class Queue:
     def __init__(self):
         self.ready = threading.Condition()
         self.closed = threading.Event()

     def close(self):
         with self.ready:
             self.closed.set()
-            self.ready.notifyAll()
+            self.ready.notify_all()
-        return self.closed.isSet()
+        return self.closed.is_set()

 print(Queue().close())

@@ the conditions of a queue
 import queue

 items = queue.Queue()
 with items.not_empty:
-    items.not_empty.notifyAll()
+    items.not_empty.notify_all()
 print(items.qsize())

@@ an assignment is no expression
 import threading

 thread = threading.Thread()
!later = lambda: thread.setName("a")
 later()
 print(thread.name)

@@ methods of the class, and as values
 import threading

 thread = threading.Thread()
-threading.Thread.setDaemon(thread, True)
-threading.Thread.setName(thread, "a")
-print(threading.Thread.getName(thread), threading.Thread.isDaemon(thread))
+thread.daemon = True
+thread.name = "a"
+print(thread.name, thread.daemon)
!print(list(map(threading.Thread.getName, [thread])))

@@ what is inherited takes no assignment
 import threading

 class Worker(threading.Thread):
     def __init__(self):
         super().__init__()
!        super().setDaemon(True)
!        super(Worker, self).setName("a")
-        print(super().isDaemon(), super().getName())
+        print(super().daemon, super().name)

 Worker()

@@ a method of one's own keeps its name
 import threading

 class Worker(threading.Thread):
     def getName(self):
         return "worker"

 print(Worker().getName())

@@ classes with such methods
 class Item:
     def getName(self):
         return "item"

     def isSet(self):
         return False

 item = Item()
 print(item.getName(), item.isSet())

@@ both spellings under a test of the version
 import sys
 import threading

 if sys.version_info >= (3, 10):
     current = threading.current_thread
 else:
     current = threading.currentThread
 print(current() is threading.main_thread())

@@ objects of unknown type
 def show(item):
     print(item.getName(), item.name, item.is_set())

@@ a class that something else gives a name
 import threading
 from services import Service
 from workers import WorkerThread

 class Builder(Service):
     def __init__(self, name):
!        self.setName(name)

 class Worker(WorkerThread):
     def __init__(self, name):
-        self.setName(name)
+        self.name = name
'''
