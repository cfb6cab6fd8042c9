"""`ssl.RAND_pseudo_bytes` was removed in Python 3.12.

It was deprecated in Python 3.6 and went away in 3.12.
It returned the bytes and whether they are strong; `RAND_bytes()` returns only
strong ones.
"""

import ssl

deprecated = "3.6"
available = "3.6"
removed = "3.12"
reference = "whatsnew/3.12#ssl"


def before(count):
    return ssl.RAND_pseudo_bytes(count)


def after(count):
    return (ssl.RAND_bytes(count), True)


def before_first(count):
    return ssl.RAND_pseudo_bytes(count)[0]


def after_first(count):
    return ssl.RAND_bytes(count)


examples = '''
@@ both values
 import ssl

-data, strong = ssl.RAND_pseudo_bytes(8)
+data, strong = (ssl.RAND_bytes(8), True)
 print(len(data), strong)

@@ the bytes alone, by name
-from ssl import RAND_pseudo_bytes as random_bytes
+import ssl

-print(len(random_bytes(8)[0]))
+print(len(ssl.RAND_bytes(8)))

@@ the successor
 import ssl

 print(len(ssl.RAND_bytes(8)))
'''
