"""Writes src/knowledge/stdlib_classes.txt: the public classes of the standard library and what they inherit.

    python tools/stdlib_classes.py --stubs TYPESHED/stdlib PYTHON3.8 PYTHON3.9 … > src/knowledge/stdlib_classes.txt

Each interpreter, given oldest first, is asked for what it has. Where they differ, the newest tells the bases.
`--stubs`, those of a type checker (the package `mypy` brings them in `typeshed/stdlib`), adds the names that these give to the same classes.
"""

import argparse
import ast
import importlib
import json
import os
import pkgutil
import subprocess
import sys
import warnings

SKIPPED = {
    "antigravity", "encodings", "ensurepip", "idlelib", "pip", "setuptools", "pkg_resources", "site", "test", "this", "tkinter",
    "turtle", "turtledemo", "venv", "wheel", "distutils-precedence",
    # Documented under another name: `os`, `os.path`, `xml.parsers.expat`.
    "posix", "nt", "posixpath", "ntpath", "genericpath", "pyexpat",
}
# Modules that are nothing but another name of a module.
SAME = {"xml.etree.cElementTree"}
# Where classes are documented whose own module nobody imports.
HOMES = {
    "_frozen_importlib": ["importlib.machinery"],
    "_frozen_importlib_external": ["importlib.machinery"],
    "importlib._abc": ["importlib.abc"],
    "_collections_abc": ["collections.abc"],
}

# What the stubs call a class that has no such name.
STUBS = {"_thread.LockType": "threading.Lock"}


def is_public(dotted):
    return not any(part.startswith("_") for part in dotted.split("."))


def is_wanted(module):
    parts = module.split(".")
    skipped = parts[0] in SKIPPED or module == "ctypes.wintypes" or "tests" in parts or parts[-1] == "test"
    return is_public(module) and not skipped


def modules():
    """The public modules of the standard library that can be imported here."""
    library = os.path.dirname(os.__file__)
    names = {name for name in sys.builtin_module_names if is_wanted(name)}
    pending = [("", [library, os.path.join(library, "lib-dynload")])]
    while pending:
        prefix, path = pending.pop()
        for module in pkgutil.iter_modules(path):
            name = prefix + module.name
            if is_wanted(name):
                names.add(name)
                if module.ispkg:
                    pending.append((name + ".", [os.path.join(path[0], module.name)]))
    for name in sorted(names):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield name, importlib.import_module(name)
        except Exception:  # for another platform, or without its C library
            pass


def public_attributes(name, module):
    exported = getattr(module, "__all__", None)
    for attribute in sorted(set(vars(module)) | set(exported or ())):
        if attribute.startswith("_"):
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = getattr(module, attribute, None)
        origin = getattr(value, "__origin__", None)
        if name == "typing" and isinstance(origin, type) and not isinstance(value, type):
            value = origin  # `typing.List` stands for `builtins.list`
        if not isinstance(value, type) or value.__module__.split(".")[0] in SKIPPED - {"posix", "nt", "pyexpat"}:
            continue
        # What a module that says what it exports does not export, it only uses.
        if exported is None or attribute in exported or value.__module__ == name:
            yield attribute, value, None if exported is None else attribute in exported


def home_of(cls):
    """The dotted name under which the class says it was made, whether or not it can be found there."""
    return cls.__module__, cls.__qualname__


def choose(cls, seen):
    """The documented one of the `(module, name, exported)` under which a class can be found."""
    module, name = home_of(cls)

    def rank(place):
        at, attribute, exported = place
        same_name = attribute == name
        around = same_name and (module + ".").startswith(at + ".")
        return (
            # A package that exports what its modules make is where it is documented.
            not (around and exported),
            at.count(".") if around and exported else 0,
            (at, attribute) != (module, name),
            at not in HOMES.get(module, ()),
            {True: 0, None: 1, False: 2}[exported],
            not same_name,
            # `_io` belongs to `io`.
            module.lstrip("_") != at,
            at.count("."),
            at,
            attribute,
        )

    return min(seen, key=rank)


def dump():
    """What this interpreter has: classes with bases, and other names of the same classes."""
    seen, objects = {}, {}
    for name, module in modules():
        for attribute, cls, exported in public_attributes(name, module):
            objects[id(cls)] = cls
            seen.setdefault(id(cls), []).append((name, attribute, exported))
    nested = list(objects.values())
    while nested:
        cls = nested.pop()
        for attribute, value in list(vars(cls).items()):
            if isinstance(value, type) and not attribute.startswith("_") and id(value) not in objects:
                if value.__qualname__ == cls.__qualname__ + "." + attribute and value.__module__ == cls.__module__:
                    objects[id(value)] = value
                    seen[id(value)] = [(place[0], place[1] + "." + attribute, place[2]) for place in seen[id(cls)]]
                    nested.append(value)

    names = {key: ".".join(choose(objects[key], places)[:2]) for key, places in seen.items()}

    def bases(cls):
        found = []
        for base in cls.__bases__:
            if base is object:
                continue
            # A private base is left out, what it inherits is not.
            found += [names[id(base)]] if id(base) in names else bases(base)
        return list(dict.fromkeys(found))

    classes, aliases = {}, {}
    for key, cls in objects.items():
        name = names[key]
        classes[name] = bases(cls)
        module, own = home_of(cls)
        others = {module + "." + own} if "<" not in module + own else set()
        for at, attribute, exported in seen[key]:
            reexported = exported is None and (module + ".").startswith(at + ".")
            renamed = attribute.split(".")[-1] != name.split(".")[-1]
            own_name = at == module or attribute == "error"
            # Which class stands behind `c_int64` depends on the platform.
            if (exported or reexported or at in SAME or renamed and own_name) and at != "ctypes":
                others.add(at + "." + attribute)
        for other in others - {name} - set(sys.modules):
            aliases[other] = name
    json.dump({"classes": classes, "aliases": aliases}, sys.stdout)


class Stubs:
    """Where the stubs define what a dotted name stands for."""

    def __init__(self, directory):
        self.directory = directory
        self.modules = {}

    def names(self, module):
        """The top-level names of a stub: the statement for a class, `(module, name)` for an import."""
        if module not in self.modules:
            path = os.path.join(self.directory, *module.split("."))
            path = os.path.join(path, "__init__.pyi") if os.path.isdir(path) else path + ".pyi"
            found = self.modules[module] = {}
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    self.collect(ast.parse(file.read()).body, module, path.endswith("__init__.pyi"), found)
        return self.modules[module]

    def collect(self, body, module, is_package, found):
        for node in body:
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, node)
            elif isinstance(node, ast.If):
                self.collect(node.body + node.orelse, module, is_package, found)
            elif isinstance(node, ast.ImportFrom):
                parts = module.split(".")
                start = parts[: len(parts) - node.level + is_package] if node.level else []
                source = ".".join(start + ([node.module] if node.module else []))
                for alias in node.names:
                    if alias.name == "*":
                        for name in list(self.names(source)):
                            found.setdefault(name, (source, name))
                    else:
                        found.setdefault(alias.asname or alias.name, (source, alias.name))

    def find(self, dotted):
        """The module and the statement that define the class of that name, if a stub does."""
        module, _, name = dotted.rpartition(".")
        for _ in range(10):
            target = self.names(module).get(name)
            if not isinstance(target, tuple):
                return module, target
            module, name = target
        return module, None

    def definition(self, dotted):
        module, node = self.find(dotted)
        return node and module + "." + node.name

    def bases(self, dotted):
        module, node = self.find(dotted)
        for base in node.bases if node else ():
            if isinstance(base, ast.Subscript):
                base = base.value
            written = ast.unparse(base)
            found = self.definition(written if "." in written else module + "." + written)
            if found or "." not in written:
                yield found or "builtins." + written


def merge(dumps, stubs):
    classes, aliases = {}, dict(STUBS)
    for one in dumps:
        classes.update(one["classes"])
        aliases.update(one["aliases"])
    for alias, name in list(aliases.items()):
        if alias not in classes:
            continue
        # What was a class of its own beside the other stays one, and inherits what it became another name of.
        if any(alias in one["classes"] and name in one["classes"] for one in dumps):
            del aliases[alias]
            if alias not in dumps[-1]["classes"] and alias not in ancestors(name, classes):
                classes[alias] = [name]
        elif name in classes:
            del classes[alias]
        else:
            del aliases[alias]
    if stubs:
        for name in list(classes):
            other = stubs.definition(name)
            if other and other != name and other not in classes:
                aliases.setdefault(other, name)
    # An alias of an alias, when versions disagree about which is which.
    for alias, name in list(aliases.items()):
        while name in aliases and aliases[name] != alias:
            name = aliases[name]
        if name in classes and alias != name:
            aliases[alias] = name
        else:
            del aliases[alias]
    for bases in classes.values():
        bases[:] = [aliases.get(base, base) for base in bases if aliases.get(base, base) in classes]
    # Classes made in C do not inherit what they are registered as; the stubs say that they do.
    for name, bases in classes.items():
        if stubs and not bases:
            told = [aliases.get(base, base) for base in stubs.bases(name)]
            bases += [base for base in told if base in classes and name not in ancestors(base, classes) | {base}]
            bases[:] = [base for base in dict.fromkeys(bases) if base not in ("builtins.object", "typing.Any")]
    return classes, aliases


def ancestors(name, classes):
    found, pending = set(), [name]
    while pending:
        for base in classes.get(pending.pop(), ()):
            if base not in found:
                found.add(base)
                pending.append(base)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dump", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--stubs", help="directory with the stubs of the standard library")
    parser.add_argument("interpreters", nargs="*")
    arguments = parser.parse_args()
    if arguments.dump:
        return dump()
    dumps = []
    for interpreter in arguments.interpreters:
        output = subprocess.run(
            [interpreter, "-I", "-S", "-W", "ignore", __file__, "--dump"], check=True, stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        ).stdout.decode()
        dumps.append(json.loads(output.splitlines()[-1]))
    classes, aliases = merge(dumps, Stubs(arguments.stubs) if arguments.stubs else None)
    lines = [f"{name}({', '.join(bases)})" for name, bases in classes.items()]
    lines += [f"{alias} = {name}" for alias, name in aliases.items()]
    print("# Written by tools/stdlib_classes.py: `class(bases)`, and `other name = class`.")
    print("\n".join(sorted(lines)))


if __name__ == "__main__":
    main()
