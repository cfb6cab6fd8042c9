import decimal

context = decimal.getcontext()
context._clamp = 1
print(context._clamp)
from decimal import Context

def clamped(context: Context) -> bool:
    return context._clamp == 1
class Context:
    _clamp = 5

print(Context()._clamp)
