"""`FileWrapper.__getitem__()` was removed in Python 3.11.

The subscript did not count: it read the next block. `next()` reads it, too, and
raises `StopIteration` at the end of the file, where the subscript raised
`IndexError`.
"""

from wsgiref.util import FileWrapper

deprecated = "3.8"
available = "3.0"
removed = "3.11"
reference = "whatsnew/3.11#removed"
safety = "suggested"
words = ["FileWrapper"]


def before(wrapper: FileWrapper, key):
    return wrapper[key]


def after(wrapper: FileWrapper, key):
    return next(wrapper)


examples = '''
@@ a block
 import io
 from wsgiref.util import FileWrapper

 blocks = FileWrapper(io.BytesIO(b"spam"), 2)
-print(blocks[0])
+print(next(blocks))

@@ an annotated parameter
 from wsgiref.util import FileWrapper as Blocks

 def first(blocks: Blocks):
-    return blocks[0]
+    return next(blocks)

 print(callable(first))

@@ a list
 from wsgiref.util import FileWrapper

 blocks = [FileWrapper]
 print(blocks[0].__name__)
'''
