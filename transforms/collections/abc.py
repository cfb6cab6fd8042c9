"""The abstract base classes left `collections` in Python 3.10.

They are defined in `collections.abc` since Python 3.3.
`collections` kept aliases of the same classes until Python 3.9.
"""

deprecated = "3.3"
available = {
    "collections.abc": "3.3",
    "collections.abc.AsyncGenerator": "3.6",
    "collections.abc.AsyncIterable": "3.5",
    "collections.abc.AsyncIterator": "3.5",
    "collections.abc.Awaitable": "3.5",
    "collections.abc.Collection": "3.6",
    "collections.abc.Coroutine": "3.5",
    "collections.abc.Generator": "3.5",
    "collections.abc.Reversible": "3.6",
}
removed = "3.10"
reference = "whatsnew/3.10#removed"
identical = True

moves = {
    "collections.AsyncGenerator": "collections.abc.AsyncGenerator",
    "collections.AsyncIterable": "collections.abc.AsyncIterable",
    "collections.AsyncIterator": "collections.abc.AsyncIterator",
    "collections.Awaitable": "collections.abc.Awaitable",
    "collections.ByteString": "collections.abc.ByteString",
    "collections.Callable": "collections.abc.Callable",
    "collections.Collection": "collections.abc.Collection",
    "collections.Container": "collections.abc.Container",
    "collections.Coroutine": "collections.abc.Coroutine",
    "collections.Generator": "collections.abc.Generator",
    "collections.Hashable": "collections.abc.Hashable",
    "collections.ItemsView": "collections.abc.ItemsView",
    "collections.Iterable": "collections.abc.Iterable",
    "collections.Iterator": "collections.abc.Iterator",
    "collections.KeysView": "collections.abc.KeysView",
    "collections.Mapping": "collections.abc.Mapping",
    "collections.MappingView": "collections.abc.MappingView",
    "collections.MutableMapping": "collections.abc.MutableMapping",
    "collections.MutableSequence": "collections.abc.MutableSequence",
    "collections.MutableSet": "collections.abc.MutableSet",
    "collections.Reversible": "collections.abc.Reversible",
    "collections.Sequence": "collections.abc.Sequence",
    "collections.Set": "collections.abc.Set",
    "collections.Sized": "collections.abc.Sized",
    "collections.ValuesView": "collections.abc.ValuesView",
}

examples = '''
@@ imported beside a class that stays
-from collections import Mapping, OrderedDict
+from collections import OrderedDict
+from collections.abc import Mapping

 print(isinstance(OrderedDict(), Mapping))

@@ through the module, which is needed for other names too
 import collections
+import collections.abc

-class Names(collections.MutableMapping):
+class Names(collections.abc.MutableMapping):
     def __init__(self):
         self.names = collections.OrderedDict()

     def __getitem__(self, key):
         return self.names[key]

     def __setitem__(self, key, value):
         self.names[key] = value

     def __delitem__(self, key):
         del self.names[key]

     def __iter__(self):
         return iter(self.names)

     def __len__(self):
         return len(self.names)

 names = Names()
 names["a"] = 1
-print(dict(names), isinstance(names, collections.Iterable))
+print(dict(names), isinstance(names, collections.abc.Iterable))

@@ the module under another name
 import collections as c
+import collections.abc

-print(isinstance(print, c.Callable), c.Counter("aab")["a"])
+print(isinstance(print, collections.abc.Callable), c.Counter("aab")["a"])

@@ a class under another name, in an annotation
-from collections import Sequence as Seq
+from collections.abc import Sequence as Seq

 def first(items: Seq) -> "Seq":
     return items[0]

 print(first("abc"))

@@ a function inside, and a string that names one
 def kinds(value):
-    import collections
+    import collections.abc
     from unittest import mock
-    with mock.patch("collections.Sized"):
-        return isinstance(value, (collections.Hashable, collections.Set))
+    with mock.patch("collections.abc.Sized"):
+        return isinstance(value, (collections.abc.Hashable, collections.abc.Set))

 print(kinds([]), kinds("a"), kinds(set()))

@@ a fallback
 try:
     from collections.abc import Mapping
 except ImportError:
     from collections import Mapping
 print(isinstance({}, Mapping))

@@ a fallback that no Python 3 has
 try:
-    from collections import Mapping
+    from collections.abc import Mapping
 except ImportError:
     from UserDict import DictMixin as Mapping

 class Plain(Mapping):
     def __getitem__(self, key):
         return key

     def __iter__(self):
         return iter(())

     def __len__(self):
         return 0

 print(isinstance({}, Mapping), len(Plain()))

@@ a fallback of the same name
 try:
-    from collections import Mapping, OrderedDict
+    from collections import OrderedDict
+    from collections.abc import Mapping
 except ImportError:
     from UserDict import Mapping, OrderedDict
 print(isinstance({}, Mapping), OrderedDict())

@@ a use that only older Pythons run, of an import that all run
 import sys
-from collections import MutableMapping
+from collections.abc import MutableMapping

 if sys.version_info < (3,):
     keys = MutableMapping.iterkeys
 else:
     keys = MutableMapping.keys
 print(keys.__name__)

@@ code that only older Pythons run, through a module that stays
 import collections
 import sys

 if sys.version_info < (3,):
     print(collections.Mapping)


@@ a module that restores the old names
 import collections
 import collections.abc
 collections.Mapping = collections.abc.Mapping
 if not hasattr(collections, "Iterable"):
     collections.Iterable = collections.abc.Iterable
 print(isinstance({}, collections.abc.Mapping))

@@ classes of the same names
 from typing import Callable, Mapping

 class Set:
     pass

 def count(items: Mapping, key: Callable) -> Set:
     return Set()

 print(type(count({}, print)).__name__)
'''
