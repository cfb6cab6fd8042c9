"""`mmap.error` is a deprecated alias of `OSError`.

They are the same class since Python 3.3.
"""

deprecated = "3.3"
available = "3.3"
reference = "whatsnew/3.3#pep-3151-reworking-the-os-and-io-exception-hierarchy"
identical = True
moves = {"mmap.error": "OSError"}

examples = '''
@@ in a handler
 import mmap

 try:
     mmap.mmap(-2, 1)
-except (ValueError, mmap.error) as error:
+except (ValueError, OSError) as error:
     print(isinstance(error, (OSError, ValueError)))

@@ imported under another name
-from mmap import error as MapError, mmap
+from mmap import mmap

-print(MapError.__name__, mmap.__name__)
+print(OSError.__name__, mmap.__name__)

@@ another exception of that name
 import mmap
 import struct

 print(struct.error.__name__, mmap.PAGESIZE > 0)
'''
