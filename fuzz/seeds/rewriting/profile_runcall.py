import cProfile

print(cProfile.Profile().runcall(func=dict, a=1))
def measure(function):
    from profile import Profile
    profiler = Profile()
    return profiler.runcall(a=1, func=function)

print(callable(measure))
import cProfile

class Runner:
    def runcall(self, func):
        return func()

print(Runner().runcall(func=dict), cProfile.Profile().runcall(dict, a=1))
