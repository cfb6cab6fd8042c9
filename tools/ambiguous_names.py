"""Writes src/knowledge/ambiguous_names.txt: the names of attributes that say little about the value they are taken from.

    python tools/ambiguous_names.py LIBRARY PACKAGE... > src/knowledge/ambiguous_names.txt

LIBRARY is the folder of a standard library, each PACKAGE a wheel or a folder. Their sources are read, nothing is
run. A row is a name, how many unrelated families of classes have such a member, and in how many of a thousand
files it stands. Rows that no rule of `src/knowledge/ambiguous_names.rs` asks for are left out.
"""

import ast
import collections
import pathlib
import re
import sys
import zipfile

FAMILIES = 4
FREQUENCY = 29


def sources(path):
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            names = [name for name in wheel.namelist() if name.endswith(".py")]
            texts = [(name, wheel.read(name)) for name in names]
    else:
        texts = [(str(file), file.read_bytes()) for file in path.rglob("*.py") if "site-packages" not in file.parts]
    return [text.decode("utf-8", "replace") for name, text in texts if "/test" not in name and "/idle" not in name]


def stored(function):
    """The attributes of its first parameter that a method assigns to."""
    if not function.args.args:
        return
    own = function.args.args[0].arg
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            if isinstance(node.value, ast.Name) and node.value.id == own:
                yield node.attr


def members(definition):
    for statement in definition.body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield statement.name
            yield from stored(statement)
        elif isinstance(statement, (ast.Assign, ast.AnnAssign)):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            yield from (node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name))


def families(texts):
    """By the name of a member, the roots of the classes that have it."""
    definitions = []
    for text in texts:
        try:
            tree = ast.parse(text)
        except (SyntaxError, ValueError):
            continue
        definitions.extend(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    known = {definition.name for definition in definitions}
    parent = {}

    def root(name):
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for definition in definitions:
        for base in definition.bases:
            base = base.value if isinstance(base, ast.Subscript) else base
            name = getattr(base, "attr", getattr(base, "id", None))
            if name in known:
                parent[root(definition.name)] = root(name)
    found = collections.defaultdict(set)
    for definition in definitions:
        for name in members(definition):
            found[name].add(root(definition.name))
    return found


def main():
    count, files = collections.Counter(), collections.Counter()
    total = 0
    for path in map(pathlib.Path, sys.argv[1:]):
        texts = sources(path)
        total += len(texts)
        for text in texts:
            files.update(set(re.findall(r"\w+", text)))
        for name, roots in families(texts).items():
            count[name] += len(roots)
    print("# Written by tools/ambiguous_names.py: name, families of classes with such a member, files of a thousand.")
    for name in sorted(count.keys() | files.keys()):
        frequency = round(1000 * files[name] / total)
        is_name = name.isidentifier() and name.isascii() and not (name.startswith("__") and name.endswith("__"))
        if is_name and (count[name] >= FAMILIES or frequency >= FREQUENCY):
            print(name, count[name], frequency)


if __name__ == "__main__":
    main()
