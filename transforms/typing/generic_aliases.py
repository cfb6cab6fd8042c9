"""`typing.List` and its kin are deprecated since Python 3.9.

The classes themselves can be subscripted since then. The aliases do not warn, and no
release is named that will be without them. What looks at annotations when the
program runs may see a difference: `typing.List` is not equal to `list`,
`get_origin(list)` is None, and `list["Node"]` keeps the text where `List["Node"]`
makes a `ForwardRef`. A class that derives from `list[T]` does not derive from `Generic`.
"""

deprecated = "3.9"
available = "3.9"
opt_in = True
reference = "library/typing#deprecated-aliases"
safety = "suggested"

moves = {
    "typing.AbstractSet": "collections.abc.Set",
    "typing.AsyncContextManager": "contextlib.AbstractAsyncContextManager",
    "typing.AsyncGenerator": "collections.abc.AsyncGenerator",
    "typing.AsyncIterable": "collections.abc.AsyncIterable",
    "typing.AsyncIterator": "collections.abc.AsyncIterator",
    "typing.Awaitable": "collections.abc.Awaitable",
    "typing.Callable": "collections.abc.Callable",
    "typing.ChainMap": "collections.ChainMap",
    "typing.Collection": "collections.abc.Collection",
    "typing.Container": "collections.abc.Container",
    "typing.ContextManager": "contextlib.AbstractContextManager",
    "typing.Coroutine": "collections.abc.Coroutine",
    "typing.Counter": "collections.Counter",
    "typing.DefaultDict": "collections.defaultdict",
    "typing.Deque": "collections.deque",
    "typing.Dict": "dict",
    "typing.FrozenSet": "frozenset",
    "typing.Generator": "collections.abc.Generator",
    "typing.Hashable": "collections.abc.Hashable",
    "typing.ItemsView": "collections.abc.ItemsView",
    "typing.Iterable": "collections.abc.Iterable",
    "typing.Iterator": "collections.abc.Iterator",
    "typing.KeysView": "collections.abc.KeysView",
    "typing.List": "list",
    "typing.Mapping": "collections.abc.Mapping",
    "typing.MappingView": "collections.abc.MappingView",
    "typing.Match": "re.Match",
    "typing.MutableMapping": "collections.abc.MutableMapping",
    "typing.MutableSequence": "collections.abc.MutableSequence",
    "typing.MutableSet": "collections.abc.MutableSet",
    "typing.OrderedDict": "collections.OrderedDict",
    "typing.Pattern": "re.Pattern",
    "typing.Reversible": "collections.abc.Reversible",
    "typing.Sequence": "collections.abc.Sequence",
    "typing.Set": "set",
    "typing.Sized": "collections.abc.Sized",
    "typing.Tuple": "tuple",
    "typing.Type": "type",
    "typing.ValuesView": "collections.abc.ValuesView",
}

examples = '''
@@ annotations
-from typing import Dict, List, Optional, Tuple
+from typing import Optional

-def count(words: List[str]) -> Dict[str, int]:
+def count(words: list[str]) -> dict[str, int]:
-    counts: Dict[str, int] = {}
+    counts: dict[str, int] = {}
     for word in words:
         counts[word] = counts.get(word, 0) + 1
     return counts

-def first(words: Optional[List[str]] = None) -> Tuple[str, ...]:
+def first(words: Optional[list[str]] = None) -> tuple[str, ...]:
     return tuple(words or ())[:1]

 print(count(["a"]), first(["b"]))

@@ abstract classes, a base class and a test
-import typing as t
+import collections.abc

-class Words(t.Mapping):
+class Words(collections.abc.Mapping):
     def __getitem__(self, key):
         return key

-    def __iter__(self) -> t.Iterator[str]:
+    def __iter__(self) -> collections.abc.Iterator[str]:
         return iter(["a"])

     def __len__(self):
         return 1

-print(isinstance(Words(), t.Sized), list(Words().items()))
+print(isinstance(Words(), collections.abc.Sized), list(Words().items()))

@@ other modules
+from collections import defaultdict as DefaultDict
+from contextlib import AbstractContextManager as ContextManager
+from re import Pattern
-from typing import Any, ContextManager, DefaultDict, Pattern
+from typing import Any

 def search(pattern: Pattern[str], lock: ContextManager[Any], found: DefaultDict[str, int]) -> None:
     with lock:
         found[pattern.pattern] += 1

 print(callable(search))

@@ what is not deprecated, and a class of one's own
 from typing import Any, Optional, Union

 class List:
     pass

 def first(items: Union[List, Any]) -> Optional[List]:
     return items

 print(first(List()) is None)
'''
