from typing import Generator


def numbers() -> Generator[object, None, None]:
    try:
        yield 1
    except ValueError as error:
        yield error.args


generator = numbers()
next(generator)
print(generator.throw(ValueError, "x"))
import sys
import collections.abc as abc


def count() -> abc.Generator[object, None, None]:
    try:
        yield 1
    except ValueError as error:
        yield error.args


generator = count()
next(generator)
try:
    int("x")
except ValueError:
    kind, value, traceback = sys.exc_info()
    print(generator.throw(kind, value, traceback))
from typing import AsyncGenerator


def stop(generator: AsyncGenerator):
    return generator.athrow(ValueError, "x", None)
