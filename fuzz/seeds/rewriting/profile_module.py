import profile

profile.run("print(5)", "a.stats")
profile.runctx("print(x)", {}, {"x": 5}, filename="a.stats")
from profile import Profile, run

profiler = Profile()
print(profiler.runcall(str, 5))
profiler.create_stats()
print(len(profiler.stats) > 0, run.__name__)
import profile

profiler = profile.Profile(bias=4e-6)
print(profiler.runcall(str, 5))
