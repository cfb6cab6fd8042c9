"""`Profile.runcall()` no longer takes `func` by keyword.

Python 3.8 deprecated it, and in Python 3.9 the parameter is positional-only.
"""

import cProfile
import profile

deprecated = "3.8"
removed = "3.9"
reference = "whatsnew/3.8#deprecated"


def before(profiler: cProfile.Profile | profile.Profile, func, **kwargs):
    return profiler.runcall(func=func, **kwargs)


def after(profiler: cProfile.Profile | profile.Profile, func, **kwargs):
    return profiler.runcall(func, **kwargs)


examples = '''
@@ of the profiler in C
 import cProfile

-print(cProfile.Profile().runcall(func=dict, a=1))
+print(cProfile.Profile().runcall(dict, a=1))

@@ of the profiler in Python, in another order
 def measure(function):
     from profile import Profile
     profiler = Profile()
-    return profiler.runcall(a=1, func=function)
+    return profiler.runcall(function, a=1)

 print(callable(measure))

@@ by position, and another class
 import cProfile

 class Runner:
     def runcall(self, func):
         return func()

 print(Runner().runcall(func=dict), cProfile.Profile().runcall(dict, a=1))
'''
