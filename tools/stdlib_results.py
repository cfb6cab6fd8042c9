"""Writes src/types/stdlib_results.txt: what functions and methods of the standard library give, by its stubs.

    python tools/stdlib_results.py TYPESHED/stdlib > src/types/stdlib_results.txt

A line is that of a module or of a class: `tarfile.TarFile getmember=tarfile.TarInfo extractfile=… list`. What is
given stands behind `=`, as alternatives between `|`, of which `Self` is the class of the receiver; it is left out
where it depends on the arguments, or is no public class of src/types/stdlib_classes.txt.
"""

import argparse
import ast
import pathlib

ROOT = pathlib.Path(__file__).parent.parent
# The Python whose stubs the type checker consults, too.
VERSION = (3, 11)
# Dunder methods that are called by statements.
KEPT = {"__enter__"}
PLAIN = {"overload", "typing.overload", "abstractmethod", "abc.abstractmethod", "classmethod", "staticmethod", "final", "override"}
UNKNOWN = object()
# What an annotation with a kind of number allows besides.
NUMBERS = {"builtins.float": ["builtins.int"], "builtins.complex": ["builtins.float", "builtins.int"]}
# A class or a function is given, and which one the name does not tell.
VAGUE = {"builtins.type", "collections.abc.Callable"}


def classes():
    """The public classes, and the other names that they have."""
    known, others = set(), {}
    for line in (ROOT / "src/types/stdlib_classes.txt").read_text(encoding="utf-8").splitlines():
        if " = " in line:
            other, name = line.split(" = ")
            others[other] = name
        elif "(" in line:
            known.add(line.split("(")[0])
    return known, others


class Module:
    """The top-level names of a stub, with the statements that define them."""

    def __init__(self, name, tree, is_package):
        self.name, self.is_package = name, is_package
        self.names, self.imports, self.exports, self.stars = {}, {}, set(), []
        self.collect(tree.body)

    def collect(self, body):
        for node in body:
            if isinstance(node, ast.If):
                self.collect(chosen(node))
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                self.names.setdefault(node.name, []).append(node)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.names.setdefault(node.targets[0].id, []).append(node.value)
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    self.imports[alias.asname or alias.name.split(".")[0]] = alias.name if alias.asname else alias.name.split(".")[0]
            elif isinstance(node, ast.ImportFrom):
                parts = self.name.split(".")
                start = parts[: len(parts) - node.level + self.is_package] if node.level else []
                source = ".".join(start + ([node.module] if node.module else []))
                for alias in node.names:
                    if alias.name == "*":
                        self.stars.append(source)
                    else:
                        self.imports[alias.asname or alias.name] = source + "." + alias.name
                        if alias.asname == alias.name:
                            self.exports.add(alias.name)


def chosen(test):
    """The branch that this version takes; both, where something else is tested."""
    condition = test.test
    if isinstance(condition, ast.Compare) and ast.unparse(condition.left) == "sys.version_info":
        bound = ast.literal_eval(condition.comparators[0])
        holds = VERSION >= bound if isinstance(condition.ops[0], ast.GtE) else VERSION < bound
        return test.body if holds else test.orelse
    return test.body + test.orelse


class Stubs:
    def __init__(self, directory):
        self.modules = {}
        self.classes, self.others = classes()
        for path in sorted(directory.rglob("*.pyi")):
            parts = list(path.relative_to(directory).with_suffix("").parts)
            is_package = parts[-1] == "__init__"
            name = ".".join(parts[:-1] if is_package else parts)
            self.modules[name] = Module(name, ast.parse(path.read_text(encoding="utf-8")), is_package)

    def find(self, module, name, depth=8):
        """The module and the statements that define a name of a module."""
        here = self.modules.get(module)
        if here is None or not depth:
            return None
        if name in here.names:
            nodes = here.names[name]
            if len(nodes) == 1 and isinstance(nodes[0], ast.Name):
                return self.find(module, nodes[0].id, depth - 1)
            return here, nodes
        if name in here.imports:
            source, _, last = here.imports[name].rpartition(".")
            return self.find(source, last, depth - 1)
        for star in here.stars:
            if not name.startswith("_") and (found := self.find(star, name, depth - 1)):
                return found
        return None

    def public(self, dotted):
        """The documented name of a public class, if it is one."""
        dotted = self.others.get(dotted, dotted)
        return dotted if dotted in self.classes else None

    def written(self, module, node):
        """The dotted name that an expression of a stub stands for."""
        text = ast.unparse(node)
        first, _, rest = text.partition(".")
        if first in module.imports:
            return module.imports[first] + ("." + rest if rest else "")
        if first in module.names:
            return module.name + "." + text
        return "builtins." + text

    def defined(self, dotted):
        """Where a class is defined: `_socket.socket` and `socket.SocketType` are the same."""
        module, _, name = dotted.rpartition(".")
        found = self.find(module, name)
        if found and len(found[1]) == 1 and isinstance(found[1][0], ast.ClassDef):
            return found[0], found[1][0]
        return None

    def given(self, module, node, own):
        """The alternatives of a result, each a public class or `None`; `UNKNOWN` if there are others."""
        if node is None:
            return UNKNOWN
        if isinstance(node, ast.Constant):
            if node.value is None:
                return {"None"}
            return self.given(module, ast.parse(node.value, mode="eval").body, own) if isinstance(node.value, str) else UNKNOWN
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            sides = [self.given(module, side, own) for side in (node.left, node.right)]
            return UNKNOWN if UNKNOWN in sides else sides[0] | sides[1]
        if isinstance(node, ast.Subscript):
            head = self.written(module, node.value)
            if head in ("typing.TypeGuard", "typing_extensions.TypeGuard", "typing_extensions.TypeIs", "typing.TypeIs"):
                return {"builtins.bool"}
            if head in ("typing.Optional", "typing.Union", "typing.Literal", "typing_extensions.Literal", "typing.Annotated"):
                return UNKNOWN
            return self.given(module, node.value, own)
        if not isinstance(node, (ast.Name, ast.Attribute)):
            return UNKNOWN
        dotted = self.written(module, node)
        if dotted in ("typing.Self", "typing_extensions.Self"):
            return {"Self"} if own else UNKNOWN
        if dotted in ("typing.LiteralString", "typing_extensions.LiteralString"):
            return {"builtins.str"}
        if dotted in ("typing.Any", "typing.Never", "typing.NoReturn", "builtins.object"):
            return UNKNOWN
        place = self.defined(dotted)
        names = [dotted] + ([place[0].name + "." + place[1].name] if place else [])
        for name in names:
            if public := self.public(name):
                return UNKNOWN if public in VAGUE else {public, *NUMBERS.get(public, ())}
        return UNKNOWN

    def result(self, module, nodes, own):
        """What a function gives, all its overloads the same; `None` for what is no function."""
        results = []
        for node in nodes:
            if isinstance(node, ast.Attribute):  # `open = TarFile.open`
                place = self.defined(self.written(module, node.value))
                method = place and [m for m in self.methods(place[1].body) if m.name == node.attr]
                owner = self.public(module.name + "." + ast.unparse(node.value))
                given = self.result(place[0], method, owner) if method else None
                return {owner if name == "Self" else name for name in given} if isinstance(given, set) else given
            if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                return None
            is_plain = all(ast.unparse(decorator) in PLAIN or ast.unparse(decorator).startswith("deprecated(") for decorator in node.decorator_list)
            is_known = isinstance(node, ast.FunctionDef) and is_plain
            results.append(self.given(module, node.returns, own) if is_known else UNKNOWN)
        return results[0] if results and all(result == results[0] for result in results) else UNKNOWN

    def methods(self, body):
        for node in body:
            if isinstance(node, ast.If):
                yield from self.methods(chosen(node))
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield node

    def names_of(self, body):
        """The statements that define each name of a class."""
        found = {}
        for node in body:
            if isinstance(node, ast.If):
                for name, nodes in self.names_of(chosen(node)).items():
                    found.setdefault(name, []).extend(nodes)
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                found.setdefault(node.name, []).append(node)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.setdefault(node.target.id, []).append(node)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                found.setdefault(node.targets[0].id, []).append(node)
        return found

    def of_class(self, dotted):
        """What a class and its private bases define, each with what it gives."""
        place = self.defined(dotted)
        if not place:
            return None
        module, node = place
        found = {name: self.result(module, nodes, dotted) for name, nodes in self.names_of(node.body).items()}
        for base in node.bases:
            written = self.written(module, base.value if isinstance(base, ast.Subscript) else base)
            there = self.defined(written)
            if there and not self.public(written) and not self.public(there[0].name + "." + there[1].name):
                for name, result in (self.of_private(there, dotted) or {}).items():
                    found.setdefault(name, result)
        return found

    def of_private(self, place, own):
        module, node = place
        return {name: self.result(module, nodes, own) for name, nodes in self.names_of(node.body).items()}

    def of_module(self, name):
        module = self.modules[name]
        names = set(module.names) | module.exports
        for star in module.stars:
            if star in self.modules:
                names |= set(self.modules[star].names) | self.modules[star].exports
        found = {}
        for attribute in names:
            place = self.find(name, attribute)
            if place:
                found[attribute] = self.result(*place, None)
        return {name: result for name, result in found.items() if result is not None and result is not UNKNOWN}


def line(name, found):
    def shown(attribute):
        result = found[attribute]
        return attribute if result is None or result is UNKNOWN else f"{attribute}={'|'.join(sorted(result))}"

    kept = sorted(attribute for attribute in found if not attribute.startswith("_") or attribute in KEPT)
    return " ".join([name, *map(shown, kept)])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stubs", type=pathlib.Path, help="directory with the stubs of the standard library")
    stubs = Stubs(parser.parse_args().stubs)
    lines = []
    for name in stubs.modules:
        if not any(part.startswith("_") for part in name.split(".")) and (found := stubs.of_module(name)):
            lines.append(line(name, found))
    for name in stubs.classes:
        found = stubs.of_class(name)
        if found is not None:
            lines.append(line(name, found))
    print("# Written by tools/stdlib_results.py: what the functions of a module, or the methods of a class, give.")
    print("\n".join(sorted(lines)))


if __name__ == "__main__":
    main()
