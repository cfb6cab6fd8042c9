"""`multiprocessing` no longer forks by default on Linux in Python 3.14.

It starts processes from a fork server, which gets the target by pickling. A
lambda cannot be pickled, so that `start()` raises `PicklingError`, as it did on
macOS from Python 3.8 on and always on Windows.
A program that calls `set_start_method("fork")` in its entry point is not
affected.
"""

import multiprocessing

deprecated = "3.12"
removed = "3.14"
reference = "library/multiprocessing#contexts-and-start-methods"


def before(value, **keywords):
    """Define the target as a function of the module, or use `multiprocessing.get_context("fork").Process`."""
    return multiprocessing.Process(target=lambda: value, **keywords)


def before_argument(name: Name, value, **keywords):
    """Define the target as a function of the module, or use `multiprocessing.get_context("fork").Process`."""
    return multiprocessing.Process(target=lambda name: value, **keywords)


examples = '''
@@ a lambda as the target
 import multiprocessing
 from multiprocessing import Process as P

 def start():
!    first = multiprocessing.Process(target=lambda: print("a"), daemon=True)
!    second = P(target=lambda text: print(text), args=("b",))
     return first, second

@@ a function of the module, another context, and threads
 import multiprocessing
 import threading

 def start():
     context = multiprocessing.get_context("fork")
     threading.Thread(target=lambda: print("a")).start()
     return context.Process(target=lambda: print("b")), multiprocessing.Process(target=start)

 print(len(start()))
'''
