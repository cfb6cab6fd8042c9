"""`Trace.runfunc()` takes its function by position only since Python 3.9.

The keyword `func` was deprecated in Python 3.8.
"""

from trace import Trace

deprecated = "3.8"
available = "3.0"
removed = "3.9"
reference = "whatsnew/3.9#removed"


def before(tracer: Trace, func):
    return tracer.runfunc(func=func)


def after(tracer: Trace, func):
    return tracer.runfunc(func)


def before_keywords(tracer: Trace, func, **kw: Some):
    return tracer.runfunc(func=func, **kw)


def after_keywords(tracer: Trace, func, **kw):
    return tracer.runfunc(func, **kw)


examples = '''
@@ the keyword, with and without others
 import trace

 tracer = trace.Trace(count=False, trace=False)
-print(tracer.runfunc(func=dict), tracer.runfunc(func=dict, a=1))
+print(tracer.runfunc(dict), tracer.runfunc(dict, a=1))

@@ by position
 from trace import Trace

 print(Trace(count=False, trace=False).runfunc(len, "ab"))

@@ another class
 class Tracer:
     def runfunc(self, func):
         return func()

 print(Tracer().runfunc(func=dict))
'''
