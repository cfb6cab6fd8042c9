"""`ByteString` is deprecated since Python 3.12.

The name in `collections.abc` and `typing` says too little to be of use; Python
3.12 warns of it, and 3.17 will be without.
Only `bytes` and `bytearray` count as instances of it, and so `isinstance()` asks
for these two. In annotations it stood for `memoryview`, too.
"""

import collections.abc
import typing

deprecated = "3.12"
available = {"|": "3.10"}
reference = "library/collections.abc#collections.abc.ByteString"
safety = "suggested"


def before_isinstance(value):
    return isinstance(value, collections.abc.ByteString)


def after_isinstance(value):
    return isinstance(value, (bytes, bytearray))


def before_isinstance_typing(value):
    return isinstance(value, typing.ByteString)


def after_isinstance_typing(value):
    return isinstance(value, (bytes, bytearray))


def before_issubclass(cls):
    return issubclass(cls, collections.abc.ByteString)


def after_issubclass(cls):
    return issubclass(cls, (bytes, bytearray))


def before_register(cls):
    """Nothing takes its place: ask for `bytes | bytearray` and for your class."""
    return collections.abc.ByteString.register(cls)


def before():
    _: collections.abc.ByteString


def after():
    _: bytes | bytearray | memoryview


def older():
    _: typing.Union[bytes, bytearray, memoryview]


def before_typing():
    _: typing.ByteString


def after_typing():
    _: bytes | bytearray | memoryview


def older_typing():
    _: typing.Union[bytes, bytearray, memoryview]


def before_value():
    """Nothing takes the place of the class itself: name the types that are meant."""
    return collections.abc.ByteString


def before_value_typing():
    """Nothing takes the place of the class itself: name the types that are meant."""
    return typing.ByteString


examples = '''
@@ annotations
-from typing import ByteString, List
+from typing import List

-def sizes(data: ByteString, more: ByteString) -> List[int]:
+def sizes(data: bytes | bytearray | memoryview, more: bytes | bytearray | memoryview) -> List[int]:
     return [len(data), len(more)]

 print(sizes(b"abc", b""))

@@ whether something is of the type
 import collections.abc

 print(isinstance([], collections.abc.Sequence))
 for value in (b"a", bytearray(), memoryview(b""), "a"):
-    print(isinstance(value, collections.abc.ByteString), issubclass(type(value), collections.abc.ByteString))
+    print(isinstance(value, (bytes, bytearray)), issubclass(type(value), (bytes, bytearray)))

@@ under another name
-from collections.abc import ByteString as Data, Sized
+from collections.abc import Sized

-print(isinstance(b"a", Data), isinstance("a", Sized))
+print(isinstance(b"a", (bytes, bytearray)), isinstance("a", Sized))

@@ a part of a type
-from typing import ByteString, Dict, Union
+from typing import Dict, Union

-Data = Union[ByteString, str]
+Data = Union[bytes | bytearray | memoryview, str]

 class Store:
-    blobs: Dict[str, ByteString] = {}
+    blobs: Dict[str, bytes | bytearray | memoryview] = {}

 print(Store.blobs)

@@ the class as a value
 import collections.abc

!kinds = {collections.abc.ByteString: "bytes", int: "number"}
!print(kinds.pop(collections.abc.ByteString, None))

@@ a base, and a class that is registered
 import collections.abc

!class Data(collections.abc.ByteString):
     def __len__(self):
         return 0

     def __getitem__(self, index):
         raise IndexError

 class Other:
     pass

!collections.abc.ByteString.register(Other)
 print(len(Data()))

@@ a class of one's own
 class ByteString:
     pass

 def size(data: ByteString):
     return isinstance(data, ByteString)

 print(size(ByteString()))

@@ with a fallback
 try:
     from typing import ByteString
 except ImportError:
     ByteString = bytes
 print(isinstance(b"", ByteString))

@@ beside names that stay
-from collections.abc import ByteString, Mapping
+from collections.abc import Mapping

-print(isinstance({}, Mapping), isinstance(b"", ByteString))
+print(isinstance({}, Mapping), isinstance(b"", (bytes, bytearray)))
'''
