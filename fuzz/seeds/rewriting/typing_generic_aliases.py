from typing import Dict, List, Optional, Tuple

def count(words: List[str]) -> Dict[str, int]:
    counts: Dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts

def first(words: Optional[List[str]] = None) -> Tuple[str, ...]:
    return tuple(words or ())[:1]

print(count(["a"]), first(["b"]))
import typing as t

class Words(t.Mapping):
    def __getitem__(self, key):
        return key

    def __iter__(self) -> t.Iterator[str]:
        return iter(["a"])

    def __len__(self):
        return 1

print(isinstance(Words(), t.Sized), list(Words().items()))
from typing import Any, ContextManager, DefaultDict, Pattern

def search(pattern: Pattern[str], lock: ContextManager[Any], found: DefaultDict[str, int]) -> None:
    with lock:
        found[pattern.pattern] += 1

print(callable(search))
