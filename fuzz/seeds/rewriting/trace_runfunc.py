import trace

tracer = trace.Trace(count=False, trace=False)
print(tracer.runfunc(func=dict), tracer.runfunc(func=dict, a=1))
from trace import Trace

print(Trace(count=False, trace=False).runfunc(len, "ab"))
class Tracer:
    def runfunc(self, func):
        return func()

print(Tracer().runfunc(func=dict))
