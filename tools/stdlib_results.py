"""Writes src/knowledge/stdlib_results.txt: what the functions, methods and attributes of the standard library give, by its stubs.

    python tools/stdlib_results.py [TYPESHED/stdlib] > src/knowledge/stdlib_results.txt

Without a folder the stubs are those that the package `mypy` brings.

A line is that of a module or of a class: `tarfile.TarFile getmember=tarfile.TarInfo name:builtins.str extractfile list`.
What a call returns stands behind `=`, what an attribute or a variable holds behind `:`, as alternatives between `|`.
They are public classes of src/knowledge/stdlib_classes.txt with their type arguments, as
`builtins.dict[builtins.str,builtins.int]`; `None`; `Self`, the class of the receiver; `$0`, its first type argument;
`@0`, an instance of the class, or of a class in the tuple, that is the first argument of the call;
or `?` for an argument that is none of these. `(1)sqlite3.Connection` is what a call with one positional argument and no
others returns; several are parted by `;`. Behind `*:` stands the tuple that a class of named tuples derives from. Nothing
stands there where it depends on the arguments in another way, or is something else.
"""

import argparse
import ast
import importlib.util
import pathlib
import re

ROOT = pathlib.Path(__file__).parent.parent
# The newest Python that still has what 3.12 removed.
VERSION = (3, 11)
# Dunder methods that are called by statements.
KEPT = {"__enter__", "__iter__", "__next__", "__getitem__"}
PLAIN = {"overload", "typing.overload", "abstractmethod", "abc.abstractmethod", "classmethod", "staticmethod", "final", "override"}
UNKNOWN = object()
# What an annotation with a kind of number allows besides.
NUMBERS = {"builtins.float": ["builtins.int"], "builtins.complex": ["builtins.float", "builtins.int"]}
# A class or a function is given, and which one the name does not tell.
VAGUE = {"builtins.type", "collections.abc.Callable"}
PROPERTIES = {"property", "cached_property", "functools.cached_property", "types.DynamicClassAttribute", "_magic_enum_attr", "_builtins_property"}
# Private classes that have attributes of their own and no public base.
PRIVATE = {"unittest.case._AssertRaisesContext"}
# Private classes of the stubs, the public ones that they derive from, and which of their arguments these have.
VIEWS = {
    "_collections_abc.dict_keys": ("collections.abc.KeysView", [0]),
    "_collections_abc.dict_items": ("collections.abc.ItemsView", [0, 1]),
    "_collections_abc.dict_values": ("collections.abc.ValuesView", [1]),
}


def classes():
    """The public classes, and the other names that they have."""
    known, others = set(), {}
    for line in (ROOT / "src/knowledge/stdlib_classes.txt").read_text(encoding="utf-8").splitlines():
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
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                self.names.setdefault(node.target.id, []).append(node)
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
                        if alias.asname:
                            self.exports.add(alias.asname)


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
        self.modules, self.open = {}, []
        self.classes, self.others = classes()
        for path in sorted(directory.rglob("*.pyi")):
            parts = list(path.relative_to(directory).with_suffix("").parts)
            is_package = parts[-1] == "__init__"
            name = ".".join(parts[:-1] if is_package else parts)
            self.modules[name] = Module(name, ast.parse(path.read_text(encoding="utf-8")), is_package)

    def find(self, module, name, depth=8, by_star=False):
        """The module and the statements that define a name of a module."""
        here = self.modules.get(module)
        if here is None or not depth:
            return None
        if name in here.names:
            nodes = here.names[name]
            if len(nodes) == 1 and isinstance(nodes[0], ast.Name):
                return self.find(module, nodes[0].id, depth - 1)
            return here, nodes
        if name in here.imports and (not by_star or name in here.exports):
            source, _, last = here.imports[name].rpartition(".")
            return self.find(source, last, depth - 1)
        for star in here.stars:
            if not name.startswith("_") and (found := self.find(star, name, depth - 1, True)):
                return found
        return None

    def public(self, dotted):
        """The documented name of a public class, if it is one."""
        dotted = self.others.get(dotted, dotted)
        # Protocols of the library's that transforms name as the stubs do.
        return dotted if dotted in self.classes | PRIVATE or dotted.startswith("_typeshed.importlib.") else None

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

    def is_variable(self, module, name):
        """Whether a name is that of a type variable."""
        found = self.find(module.name, name)
        return bool(found) and isinstance(found[1][0], ast.Call) and ast.unparse(found[1][0].func).endswith("TypeVar")

    def parameters(self, module, node):
        """The names of the type variables of a class, in the order in which their values are written."""
        subscripts = [base for base in node.bases if isinstance(base, ast.Subscript)]
        declared = [base for base in subscripts if ast.unparse(base.value) in ("Generic", "Protocol")]
        names = [n.id for base in declared or subscripts for n in ast.walk(base.slice) if isinstance(n, ast.Name)]
        return list(dict.fromkeys(name for name in names if self.is_variable(module, name)))

    def argument(self, module, node, own):
        """A type argument in the words of the table."""
        if isinstance(node, ast.Constant) and node.value is ...:
            return "..."
        found = self.given(module, node, own)
        return "?" if found is UNKNOWN else "|".join(sorted(found))

    def given(self, module, node, own):
        """The alternatives of a type in the words of the table; `UNKNOWN` if there are others.

        `own` is the class around, as its public name and its type variables, or None; of a function, also the type
        variables that its arguments give, with the position of the argument.
        """
        if node is None:
            return UNKNOWN
        if isinstance(node, ast.Constant):
            if node.value is None:
                return {"None"}
            return self.given(module, ast.parse(node.value, mode="eval").body, own) if isinstance(node.value, str) else UNKNOWN
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            sides = [self.given(module, side, own) for side in (node.left, node.right)]
            return UNKNOWN if UNKNOWN in sides else sides[0] | sides[1]
        arguments = []
        if isinstance(node, ast.Subscript):
            head = self.written(module, node.value)
            if head in ("typing.TypeGuard", "typing_extensions.TypeGuard", "typing_extensions.TypeIs", "typing.TypeIs"):
                return {"builtins.bool"}
            if head in ("typing.Final", "typing.ClassVar"):
                return self.given(module, node.slice, own)
            if head in ("typing.Optional", "typing.Union", "typing.Literal", "typing_extensions.Literal", "typing.Annotated"):
                return UNKNOWN
            written = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            arguments = [self.argument(module, one, own) for one in written]
            node = node.value
        if not isinstance(node, (ast.Name, ast.Attribute)):
            return UNKNOWN
        if isinstance(node, ast.Name) and own and node.id in own[1]:
            return {f"${own[1].index(node.id)}"}
        if isinstance(node, ast.Name) and own and node.id in own[2]:
            return {f"@{own[2][node.id]}"}
        dotted = self.written(module, node)
        if dotted == "_typeshed.MaybeNone":
            return {"None"}
        if dotted in ("typing.Self", "typing_extensions.Self"):
            return {"Self"} if own else UNKNOWN
        if dotted in ("typing.LiteralString", "typing_extensions.LiteralString"):
            return {"builtins.str"}
        if dotted in ("typing.Any", "typing.Never", "typing.NoReturn", "builtins.object"):
            return UNKNOWN
        if dotted in VIEWS and len(arguments) == 2:
            public, kept = VIEWS[dotted]
            return {f"{public}[{','.join(arguments[index] for index in kept)}]"}
        place = self.defined(dotted)
        names = [dotted] + ([place[0].name + "." + place[1].name] if place else [])
        for name in names:
            if public := self.public(name):
                known = f"[{','.join(arguments)}]" if any(argument not in ("?", "...") for argument in arguments) else ""
                return UNKNOWN if public in VAGUE else {public + known, *NUMBERS.get(public, ())}
        return self.base(place, arguments) if place else UNKNOWN

    def base(self, place, arguments):
        """The public base of a private class that has one base, its type variables replaced by the arguments."""
        module, node = place
        variables = self.parameters(module, node)
        bases = [base for base in node.bases if not ast.unparse(base).startswith(("Generic", "Protocol"))]
        if len(bases) != 1 or len(variables) != len(arguments) or node in self.open:
            return UNKNOWN
        self.open.append(node)
        found = self.given(module, bases[0], (None, variables, {}))
        self.open.pop()
        if found is UNKNOWN:
            return UNKNOWN
        return {re.sub(r"\$(\d+)", lambda match: arguments[int(match[1])], one) for one in found}

    def result(self, module, nodes, own):
        """What a function gives, all its overloads the same, behind `=`; what a variable holds behind `:`."""
        results = []
        for node in nodes:
            if isinstance(node, ast.Attribute):  # `open = TarFile.open`
                place = self.defined(self.written(module, node.value))
                method = place and [m for m in self.methods(place[1].body) if m.name == node.attr]
                owner = self.public(module.name + "." + ast.unparse(node.value))
                sign, given = self.result(place[0], method, (owner, [], {})) if method else ("", UNKNOWN)
                return sign, {owner if name == "Self" else name for name in given} if isinstance(given, set) else given
            if isinstance(node, ast.AnnAssign):
                results.append((":", self.given(module, node.annotation, own)))
                continue
            if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                return "", UNKNOWN
            # A slice of a sequence is told apart by its syntax.
            index = (node.args.posonlyargs + node.args.args)[-1].annotation if node.name == "__getitem__" else None
            if index and ast.unparse(index).startswith("slice"):
                continue
            decorators = [ast.unparse(decorator) for decorator in node.decorator_list]
            if own and decorators and decorators[0] in PROPERTIES:
                results.append((":", self.given(module, node.returns, own)))
                continue
            if any(decorator.endswith((".setter", ".deleter")) for decorator in decorators):
                continue
            is_plain = all(decorator in PLAIN or decorator.startswith("deprecated(") for decorator in decorators)
            around = (*(own or (None, []))[:2], self.passed(module, node))
            if not is_plain:
                results.append(("=", UNKNOWN))
            elif isinstance(node, ast.AsyncFunctionDef):
                awaited = self.argument(module, node.returns, around)
                results.append(("=", {f"collections.abc.Coroutine[?,?,{awaited}]"}))
            else:
                results.append(("=", self.given(module, node.returns, around)))
        if any(result != results[0] for result in results):
            bares = [(sign, bare(given)) for sign, given in results]
            if any(result != bares[0] for result in bares) and all(sign == "=" for sign, _ in bares) and len(bares) == len(nodes):
                return self.by_arity(nodes, results)
            results = bares
        return results[0] if results and all(result == results[0] for result in results) else ("", UNKNOWN)

    def passed(self, module, node):
        """The type variables of a function that stand for what makes instances of an argument, with its position."""
        found = {}
        arguments = node.args.posonlyargs + node.args.args
        own = 1 if arguments and arguments[0].arg in ("self", "cls") else 0
        for position, argument in enumerate(arguments[own:]):
            for part in ast.walk(argument.annotation) if argument.annotation else []:
                is_type = isinstance(part, ast.Subscript) and ast.unparse(part.value) in ("type", "Type")
                if is_type and isinstance(part.slice, ast.Name) and self.is_variable(module, part.slice.id):
                    found.setdefault(part.slice.id, position)
        return found

    def by_arity(self, nodes, results):
        """What overloads give by the number of positional arguments, where only one of them takes so many.

        Of calls without arguments it is the first that takes them.
        """
        told = []
        for count in range(3):
            able = [result for node, result in zip(nodes, results, strict=True) if takes(node, count)]
            if able and (len(able) == 1 or count == 0) and able[0][1] is not UNKNOWN:
                told.append(f"({count})" + "|".join(sorted(able[0][1])))
        return ("=", {";".join(told)}) if told else ("", UNKNOWN)

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
        return place and self.members(place, (dotted, self.parameters(*place), {}))

    def members(self, place, own):
        module, node = place
        names = self.names_of(node.body)
        found = {name: self.result(module, others(names, nodes), own) for name, nodes in names.items()}
        if any(ast.unparse(base) == "NamedTuple" for base in node.bases):
            fields = [self.argument(module, field.annotation, own) for field in node.body if isinstance(field, ast.AnnAssign)]
            found["*"] = (":", {f"builtins.tuple[{','.join(fields)}]"})
        for base in node.bases:
            written = self.written(module, base.value if isinstance(base, ast.Subscript) else base)
            there = self.defined(written)
            if there and not self.public(written) and not self.public(there[0].name + "." + there[1].name):
                # Its type variables are others.
                for name, result in self.members(there, (own[0], [], {})).items():
                    found.setdefault(name, result)
        return found

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
        # Constants that are numbers are many, and nobody calls a method of theirs.
        number = (":", {"builtins.int"})
        return {name: result for name, result in found.items() if result[1] is not UNKNOWN and not (name.isupper() and result == number)}


def takes(node, count):
    """Whether a method or function can be called with so many positional arguments and no others."""
    arguments = node.args
    positional = arguments.posonlyargs + arguments.args
    names = [argument.arg for argument in positional]
    own = 1 if names[:1] in (["self"], ["cls"]) else 0
    required = len(positional) - len(arguments.defaults) - own
    most = len(positional) - own if not arguments.vararg else count
    # A keyword that has to be given has no default.
    return required <= count <= most and all(default is not None for default in arguments.kw_defaults)


def others(names, nodes):
    """The statements that define a name of a class; of `assertEquals = assertEqual`, those of the other name."""
    value = nodes[0].value if len(nodes) == 1 and isinstance(nodes[0], ast.Assign) else None
    return names.get(value.id, nodes) if isinstance(value, ast.Name) else nodes


def bare(given):
    """The same types without their arguments."""
    return given if given is UNKNOWN else {one.split("[")[0] for one in given}


def line(name, found):
    def shown(attribute):
        sign, result = found[attribute]
        return attribute if result is UNKNOWN else f"{attribute}{sign}{'|'.join(sorted(result))}"

    kept = sorted(attribute for attribute in found if not attribute.startswith("_") or attribute in KEPT)
    return " ".join([name, *map(shown, kept)])


def of_mypy(parser):
    spec = importlib.util.find_spec("mypy")
    if not spec:
        parser.error("name the folder of the stubs, or run this where `mypy` is installed")
    return pathlib.Path(spec.origin).parent / "typeshed" / "stdlib"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stubs", type=pathlib.Path, nargs="?", help="directory with the stubs of the standard library")
    stubs = Stubs(parser.parse_args().stubs or of_mypy(parser))
    lines = []
    for name in stubs.modules:
        if not any(part.startswith("_") for part in name.split(".")) and (found := stubs.of_module(name)):
            lines.append(line(name, found))
    for name in stubs.classes | PRIVATE:
        found = stubs.of_class(name)
        if found is not None:
            lines.append(line(name, found))
    print("# Written by tools/stdlib_results.py: what the functions and variables of a module, or the methods and attributes of a class, give.")
    print("\n".join(sorted(lines)))


if __name__ == "__main__":
    main()
