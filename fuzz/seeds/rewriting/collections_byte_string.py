from typing import ByteString, List

def sizes(data: ByteString, more: ByteString) -> List[int]:
    return [len(data), len(more)]

print(sizes(b"abc", b""))
import collections.abc

print(isinstance([], collections.abc.Sequence))
for value in (b"a", bytearray(), memoryview(b""), "a"):
    print(isinstance(value, collections.abc.ByteString), issubclass(type(value), collections.abc.ByteString))
from collections.abc import ByteString as Data, Sized

print(isinstance(b"a", Data), isinstance("a", Sized))
