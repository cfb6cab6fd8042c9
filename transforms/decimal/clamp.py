"""`decimal.Context._clamp` was removed in Python 3.3.

The attribute is public since Python 3.2, as `clamp`.
"""

from decimal import Context

deprecated = "3.2"
available = "3.2"
removed = "3.3"
reference = "whatsnew/3.3#decimal"


def before_set(context: Context, value):
    context._clamp = value


def after_set(context, value):
    context.clamp = value


def before(context: Context):
    return context._clamp


def after(context):
    return context.clamp


examples = '''
@@ read and set
 import decimal

 context = decimal.getcontext()
-context._clamp = 1
-print(context._clamp)
+context.clamp = 1
+print(context.clamp)

@@ an annotated parameter
 from decimal import Context

 def clamped(context: Context) -> bool:
-    return context._clamp == 1
+    return context.clamp == 1

@@ a class of one's own
 class Context:
     _clamp = 5

 print(Context()._clamp)
'''
