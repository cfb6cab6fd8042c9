"""`decimal.HAVE_THREADS` is deprecated since Python 3.9.

Every Python has threads since Python 3.7, so it is always `True`.
"""

import decimal

deprecated = "3.9"
available = "3.7"
reference = "library/decimal#decimal.HAVE_THREADS"


def before():
    return decimal.HAVE_THREADS


def after():
    return True


examples = '''
@@ in a condition
-import decimal
-
-print("threads" if decimal.HAVE_THREADS else "none")
+print("threads" if True else "none")

@@ imported by name, under another
-from decimal import Decimal, HAVE_THREADS as threads
+from decimal import Decimal

-print(threads, Decimal(1))
+print(True, Decimal(1))

@@ another constant
 import decimal

 print(decimal.HAVE_CONTEXTVAR)
'''
