"""`show_caches` of `dis.get_instructions()` is deprecated.

Since Python 3.13 it has no effect, and `Instruction.cache_info` holds the caches.
`False` is the default before too.
"""

import dis
from typing import Literal

deprecated = "3.13"
reference = "library/dis#dis.get_instructions"


def before(x, show_caches: Literal[False], *args, **kwargs):
    return dis.get_instructions(x, *args, show_caches=show_caches, **kwargs)


def after(x, show_caches, *args, **kwargs):
    return dis.get_instructions(x, *args, **kwargs)


def before_true(x, show_caches: Literal[True], *args, **kwargs):
    """Read `Instruction.cache_info` from Python 3.13 on; no further instructions are generated for caches."""
    return dis.get_instructions(x, *args, show_caches=show_caches, **kwargs)


examples = '''
@@ without caches
 import dis
 import sys

 if sys.version_info >= (3, 11):
-    print(len(list(dis.get_instructions("a", show_caches=False))) > 1)
-    print(len(list(dis.get_instructions("a", first_line=5, show_caches=False))) > 1)
+    print(len(list(dis.get_instructions("a"))) > 1)
+    print(len(list(dis.get_instructions("a", first_line=5))) > 1)

@@ with them
 from dis import get_instructions

!print(list(get_instructions("a", show_caches=True)))

@@ another function
 import dis

 print(len(list(dis.get_instructions("a", first_line=5))) > 1)

 def disassemble(code):
     dis.dis(code, show_caches=False)
'''
