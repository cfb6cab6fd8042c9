"""`profile` is deprecated since Python 3.15.

Python 3.17 removes it. `cProfile` has the same functions and the same kind of report, with less
overhead; the lines of builtin functions have other labels.
Its class `Profile` has no `bias` and no `calibrate()`. From 3.15 on it is an alias of
`profiling.tracing`, which older Pythons lack.
"""

import cProfile
import profile

deprecated = "3.15"
reference = "whatsnew/3.15#new-deprecations"
safety = "suggested"
together = True
moves = {
    "profile.run": "cProfile.run",
    "profile.runctx": "cProfile.runctx",
}


def before(timer=...):
    return profile.Profile(timer)


def after(timer=...):
    return cProfile.Profile(timer)


def before_class():
    """`cProfile.Profile` is written in C, and lacks `dispatch` and what else traces: write the class anew, or stay with `profile` until Python 3.17."""
    class Any(profile.Profile): ...


def before_bias(bias, timer=...):
    """`cProfile.Profile` needs no calibration: remove `bias`."""
    return profile.Profile(timer, bias=bias)


def before_calibrate(profiler: profile.Profile, *args):
    """`cProfile.Profile` needs no calibration: remove the call."""
    return profiler.calibrate(*args)


examples = '''
@@ a statement
-import profile
+import cProfile

-profile.run("print(5)", "a.stats")
-profile.runctx("print(x)", {}, {"x": 5}, filename="a.stats")
+cProfile.run("print(5)", "a.stats")
+cProfile.runctx("print(x)", {}, {"x": 5}, filename="a.stats")

@@ imported by name
-from profile import Profile, run
+from cProfile import Profile, run

 profiler = Profile()
 print(profiler.runcall(str, 5))
 profiler.create_stats()
 print(len(profiler.stats) > 0, run.__name__)

@@ calibrated
 import profile

!profiler = profile.Profile(bias=4e-6)
 print(profiler.runcall(str, 5))

@@ a class of one's own that is calibrated, and a call beside it
 import profile

!class Calibrated(profile.Profile):
     def start(self):
!        self.bias = self.calibrate(10000)

!profile.run("print(5)", "a.stats")

@@ a class of one's own that traces in another way
 import profile as original

!class Traced(original.Profile):
!    base = original.Profile
!    dispatch = dict(original.Profile.dispatch)

@@ the other profiler, and a module of one's own
 import cProfile
 class profile:
     @staticmethod
     def run(user):
         return user

 def start(user):
     cProfile.run("user")

 print(profile.run(5), callable(start))
'''
