"""`threading.RLock()` takes no arguments since Python 3.15.

They were ignored before, and Python 3.14 warns of them.
"""

import threading

deprecated = "3.14"
available = "3.0"
removed = "3.15"
reference = "library/threading#threading.RLock"


def before(*arguments: Some, **options):
    return threading.RLock(*arguments, **options)


def after(*arguments, **options):
    return threading.RLock()


def before_options(**options: Some):
    return threading.RLock(**options)


def after_options(**options):
    return threading.RLock()


examples = '''
@@ arguments that have no effect
 import threading

-with threading.RLock(True), threading.RLock(name="a"):
+with threading.RLock(), threading.RLock():
     print("locked")

@@ by name
 from threading import RLock as Lock

-with Lock(None):
+with Lock():
     print("locked")

@@ without arguments, and the other lock
 import threading

 with threading.RLock(), threading.Lock(), threading.Semaphore(1):
     print("locked")

@@ a lock of another module
 class RLock:
     def __init__(self, name):
         print(name)

 RLock("a")
'''
