"""`__version__` of `logging` is deprecated since Python 3.15.

So is `__date__`. Both have been the same since before Python 3.6, whatever changed in
the module, and will be removed in Python 3.20. The version of Python is
`sys.version_info`.
"""

import logging

deprecated = "3.15"
reference = "whatsnew/3.15#new-deprecations"


def before():
    return logging.__version__


def after():
    return "0.5.1.2"


def before_date():
    return logging.__date__


def after_date():
    return "07 February 2010"


examples = '''
@@ through the module
 import sys
-import logging

-print(logging.__version__, len(sys.argv) > 5)
+print("0.5.1.2", len(sys.argv) > 5)

@@ by name
-from logging import __version__ as number
-
-print(number)
+print("0.5.1.2")

@@ `logging.__date__`
-import logging as library
-
-print(library.__date__)
+print("07 February 2010")

@@ the version of another module
 class logging:
     __version__ = "9"

 print(logging.__version__)
'''
