"""`multiprocessing.Process` takes no local target since Python 3.14.

Linux starts processes by `forkserver` then, which hands on the target by `pickle`; and
that takes functions of a module only. It was so on macOS since Python 3.8, and on Windows
ever since.
"""

deprecated = "3.12"
removed = "3.14"
reference = "library/multiprocessing#contexts-and-start-methods"
native = "local_target"
words = ["Process"]

examples = '''
@@ a function in a function, and a lambda
 import multiprocessing as mp
 from multiprocessing import Process

 def start(value):
     def show():
         print(value)

!    first = mp.Process(target=show)
!    second = Process(name="second", target=lambda: print(value))
     return first, second

@@ a function of the module, and other things
 import multiprocessing
 import threading

 def show(value=5):
     return value

 def start(target):
     def local():
         return 5

     process = multiprocessing.Process(target=show, args=(5,))
     thread = threading.Thread(target=local)
     return process, thread, multiprocessing.Process(target=target)

 print(len(start(show)))

@@ where the program says how processes start
 import multiprocessing

 def start():
     def local():
         return 5

     return multiprocessing.Process(target=local)

 def main():
     multiprocessing.set_start_method("fork")
     start().start()

@@ a context that forks
 import multiprocessing

 def start():
     return multiprocessing.get_context("fork").Process(target=lambda: 5)
'''
