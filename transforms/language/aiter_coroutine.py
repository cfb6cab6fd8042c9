"""`__aiter__()` returns the iterator itself since Python 3.5.2.

Until then it was a coroutine; Python 3.7 raises `TypeError` for one.
"""

deprecated = "3.6"
removed = "3.7"
reference = "whatsnew/3.7#changes-in-python-behavior"


def before():
    """Remove `async` in front of `def`."""
    class Items:
        async def __aiter__(self):
            return self


examples = '''
@@ an iterator
 class Numbers:
     number = 0

!    async def __aiter__(self):
         return self

     async def __anext__(self):
         self.number += 1
         if self.number > 3:
             raise StopAsyncIteration
         return self.number

@@ a plain method, and an asynchronous generator
 class Items:
     def __aiter__(self):
         return self

 class Numbers:
     async def __aiter__(self):
         yield 1

     async def again(self):
         return self

 print(callable(Numbers().__aiter__))

@@ a member that something else makes
 def made(name):
     return lambda self: iter(())

 class Proxy:
     __aiter__ = made("__aiter__")
'''
