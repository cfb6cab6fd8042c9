"""`decimal.__version__` is deprecated since Python 3.15.

It is `"1.70"` on every Python 3, the version of the specification, and is removed in
Python 3.20. Python 3.15 has it as `decimal.SPEC_VERSION`. The version of Python
itself is `sys.version_info`.
"""

import decimal

deprecated = "3.15"
available = "3.0"
reference = "whatsnew/3.15#decimal"


def before():
    return decimal.__version__


def after():
    return "1.70"


examples = '''
@@ through the module
-import decimal
-
-print(decimal.__version__)
+print("1.70")

@@ imported by name, under another
-from decimal import Decimal, __version__ as version
+from decimal import Decimal

-print(version, Decimal(1))
+print("1.70", Decimal(1))

@@ a name of one's own
 from decimal import Decimal

 __version__ = "5"
 print(__version__, Decimal(1))
'''
