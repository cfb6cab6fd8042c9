"""The parameter `flags` of `select.epoll()` is deprecated.

Since Python 3.4 it has no effect: the flag `EPOLL_CLOEXEC` is always set.
"""

import select

deprecated = "3.4"
available = "3.4"
reference = "library/select#select.epoll"


def before(sizehint, flags):
    return select.epoll(sizehint, flags)


def after(sizehint, flags):
    return select.epoll(sizehint)


def before_keyword(flags):
    return select.epoll(flags=flags)


def after_keyword(flags):
    return select.epoll()


examples = '''
@@ by position and by keyword
 import select

 def poll():
-    yield select.epoll(-1, select.EPOLL_CLOEXEC).closed
-    yield select.epoll(sizehint=5, flags=0).closed, select.epoll(flags=0).closed
+    yield select.epoll(-1).closed
+    yield select.epoll(sizehint=5).closed, select.epoll().closed

 print(callable(poll))

@@ imported by name
 def waiting():
-    from select import EPOLL_CLOEXEC, epoll as poll
-    return poll(flags=EPOLL_CLOEXEC)
+    from select import epoll as poll
+    return poll()

 print(callable(waiting))

@@ without flags, and another function
 import select

 def epoll(size, flags):
     return size + flags

 def poll():
     return select.epoll(5), select.epoll()

 print(epoll(1, 2))
'''
