"""Writes src/types/stdlib_classes.txt: the public classes of the standard library and their bases.

Usage: stdlib_classes.py PYTHON...

Asks each interpreter for the classes that its public modules show, and merges what they say, so
that classes which only old Pythons have are known too. A class is listed under the shortest
public name it has; its other names are aliases of that one.
"""

import json
import subprocess
import sys
from pathlib import Path

PROBE = r"""
import importlib, inspect, json, pkgutil, sys, warnings
warnings.simplefilter("ignore")
SKIP = ("test", "idlelib", "turtle", "tkinter", "lib2to3", "antigravity", "this", "site", "ensurepip")
def modules():
    names = set(sys.builtin_module_names)
    path = [p for p in sys.path if p and "site-packages" not in p]
    for found in pkgutil.walk_packages(path, onerror=lambda name: None):
        names.add(found.name)
    for name in sorted(names):
        parts = name.split(".")
        if parts[0].startswith(SKIP) or "test" in parts or "tests" in parts or "__main__" in parts:
            continue
        try:
            yield name, importlib.import_module(name)
        except BaseException:
            pass
seen = {}
def add(cls, dotted):
    seen.setdefault(id(cls), (cls, set()))[1].add(dotted)
for name, module in modules():
    for key, value in list(vars(module).items()):
        if inspect.isclass(value) and not key.startswith("_"):
            add(value, name + "." + key)
            for inner, nested in list(vars(value).items()):
                if inspect.isclass(nested) and not inner.startswith("_") and nested.__module__ == value.__module__:
                    add(nested, name + "." + key + "." + inner)
for cls, names in list(seen.values()):
    for base in cls.__mro__:
        add(base, base.__module__ + "." + base.__qualname__)
result = []
import importlib.abc
def is_subclass(cls, abc):
    try:
        return issubclass(cls, abc)
    except TypeError:
        return False
ABSTRACT = [c for c in vars(importlib.abc).values() if inspect.isclass(c) and c.__module__ == "importlib.abc"]
try:
    ABSTRACT.append(importlib._abc.Loader)
except AttributeError:
    pass
for cls, names in seen.values():
    if "site-packages" in (getattr(sys.modules.get(cls.__module__), "__file__", None) or ""):
        continue
    bases = list(cls.__bases__)
    if cls.__module__.split(".")[0] in ("_frozen_importlib", "_frozen_importlib_external", "zipimport", "importlib"):
        # The loaders are registered with the abstract classes, not derived from them.
        bases += [abc for abc in ABSTRACT if abc is not cls and abc not in cls.__mro__ and is_subclass(cls, abc)]
    result.append((sorted(names), cls.__module__ + "." + cls.__qualname__, [b.__module__ + "." + b.__qualname__ for b in bases]))
print(json.dumps(result))
"""


def rank(name, home):
    """Orders the names of one class: public before private, its own module first, then short."""
    parts = name.split(".")
    private = any(part.startswith("_") for part in parts)
    foreign = parts[0] != home.split(".")[0].lstrip("_")
    return (private, foreign, name.endswith("cElementTree." + parts[-1]), len(parts), len(name), name)


def main():
    names = {}
    bases = {}
    # The newest interpreter that knows a class decides how it is called.
    for python in sys.argv[1:]:
        found = json.loads(subprocess.run([python, "-c", PROBE], capture_output=True, check=True, text=True).stdout.splitlines()[-1])
        best = {home: min(all_names, key=lambda name: rank(name, home)) for all_names, home, _ in found}
        for all_names, home, parents in found:
            known = {names[name] for name in all_names if name in names}
            canonical = min(known | {best[home]}, key=lambda name: rank(name, home))
            for name in {*all_names, home}:
                names[name] = canonical
            if parents and canonical != "builtins.object":
                bases[canonical] = [best.get(parent, parent) for parent in parents if parent != "builtins.object"]
    lines = ["# Classes of the standard library, `name(bases)`, and other names of them, `name = class`."]
    lines.append("# Written by tools/stdlib_classes.py from running interpreters; do not edit.")
    for name in sorted(bases):
        parents = [names.get(parent, parent) for parent in bases[name]]
        lines.append(f"{name}({', '.join(parents)})")
    for name, canonical in sorted(names.items()):
        while names.get(canonical, canonical) != canonical:
            canonical = names[canonical]
        if name != canonical and canonical in bases:
            # `collections.abc.Mapping` in sixty modules is of use to nobody.
            last = name.rsplit(".", 1)[-1]
            if last == canonical.rsplit(".", 1)[-1] or name.split(".")[0] == canonical.split(".")[0]:
                lines.append(f"{name} = {canonical}")
    Path(__file__).parent.parent.joinpath("src/types/stdlib_classes.txt").write_text("\n".join(lines) + "\n")


main()
