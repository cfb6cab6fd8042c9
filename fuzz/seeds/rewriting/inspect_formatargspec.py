import inspect


def area(width, height=1, *rest, unit="m", **options): ...


spec = inspect.getfullargspec(area)
print(inspect.formatargspec(*spec), inspect.formatargspec(spec.args, spec.varargs, None, spec.defaults)[1:-1])
print(inspect.formatargspec(*spec, formatvalue=lambda value: "=..."))
from inspect import formatargspec, getfullargspec


def area(width: int, height: float = 1) -> float: ...

print("area" + formatargspec(*getfullargspec(area)))
import inspect

def formatargspec(*names):
    return ", ".join(names)

print(formatargspec("a", "b"), inspect.formatargvalues(["a"], None, None, {"a": 1}))
print(inspect.signature(formatargspec))
