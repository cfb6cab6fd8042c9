from types import CodeType


def steps(code: CodeType):
    return list(code.co_lnotab[1::2])


def two():
    a = 1
    return a


print(steps(two.__code__), len(two.__code__.co_lnotab) > 2)
import types

class Code:
    co_lnotab = b""

def first(code: types.CodeType):
    return code.replace(co_name="a").co_firstlineno

print(first(first.__code__) > 0, Code().co_lnotab)
