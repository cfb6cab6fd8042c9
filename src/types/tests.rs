//! What the code alone says of an expression: a text, and the value of its last expression.

use std::sync::Arc;

use super::Inference;
use crate::model::{Module, World};
use crate::project::Project;
use crate::syntax::Kind;
use crate::text::Source;

/// The one value that the last expression of a text certainly has, in words; `?` in front of what is not certain.
pub(super) fn value(text: &str) -> String {
    let project = Project::new(&[], Vec::new());
    let world = World::new(&project);
    let module = Module::new(Arc::new(Source::from_text("a.py", text)), "a".into(), false);
    let inference = Inference::new(&world, &module);
    let last = module.tree.all().filter(|node| node.kind() == Kind::ExpressionStatement).last().unwrap();
    let found = inference.value(last.parts().next().unwrap());
    let told: Vec<String> = found.values.iter().map(|value| value.describe()).collect();
    let open = !found.complete || found.likely || found.values.is_empty();
    format!("{}{}", if open { "?" } else { "" }, told.join(" or "))
}

fn all_are(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, value(text), expected))
        .filter(|(_, got, expected)| got != *expected)
        .map(|(text, got, expected)| format!("{text}\n  expected {expected}, got {got}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn elements_of_containers() {
    all_are(&[
        ("from ast import Str\ndef f(x: list[Str]):\n    for y in x:\n        y", "a `ast.Str`"),
        ("from ast import Str\nfrom typing import *\ndef f(x: List[Str]):\n    x[0]", "a `ast.Str`"),
        ("from ast import Str\nfrom typing import *\ndef f(x: Dict[str, Str]):\n    x['a']", "a `ast.Str`"),
        (
            "from ast import Str\ndef f(x: dict[int, Str]):\n    for k, v in x.items():\n        v",
            "a `ast.Str`",
        ),
        ("from ast import Str\ndef f(x: dict[int, Str]):\n    for k, v in x.items():\n        k", "an `int`"),
        (
            "from ast import Str\ndef f(x: dict[int, Str]):\n    for v in x.values():\n        v",
            "a `ast.Str`",
        ),
        ("from ast import Str\ndef f(x: dict[int, Str]):\n    x.get(1)", "a `ast.Str` or `None`"),
        ("from ast import Str\ndef f(x: dict[int, Str]):\n    x.pop(1)", "a `ast.Str`"),
        ("from ast import Str\ndef f(x: dict):\n    x.get(1)", "?`None`"),
        ("def f(x: 'list[int]'):\n    x[0]", "?"),
        ("class A: ...\ndef f(x: 'A'):\n    x", "a `a.A`"),
        ("def f(x: tuple[int, str]):\n    a, b = x\n    b", "a `str`"),
        ("def f(x: tuple[int, ...]):\n    a, b = x\n    b", "an `int`"),
        ("def f(x: tuple[int, str]):\n    x[1]", "a `str`"),
        ("def f(x: tuple[int, str]):\n    for y in x:\n        y", "an `int` or a `str`"),
        ("def f(x: list[int]):\n    x[1:]", "a `list`"),
        ("def f(x: list[list[int]]):\n    for y in x:\n        for z in y:\n            z", "an `int`"),
        ("for x in [1, 2]:\n    x", "an `int`"),
        ("x = (1, 'a')\nx[1]", "a `str`"),
        ("a, (b, c) = 1, (2.5, 'a')\nc", "a `str`"),
        ("a, *b = 1, 2\nb", "?"),
        ("*a, b = 1, 2\nb", "?"),
        ("import threading\nfor x in threading.enumerate():\n    x", "a `threading.Thread`"),
        (
            "import xml.etree.ElementTree as ET\ndef f(x: ET.Element):\n    [y for y in x if y]\n    for z in x:\n        z",
            "a `xml.etree.ElementTree.Element`",
        ),
        (
            "import xml.etree.ElementTree as ET\ndef f(x: ET.Element):\n    for y in x.findall('a'):\n        y",
            "a `xml.etree.ElementTree.Element`",
        ),
        ("import xml.etree.ElementTree as ET\ndef f(x: ET.Element):\n    [y for y in x]", "a `list`"),
    ]);
}

#[test]
fn builtins_that_go_over_their_arguments() {
    all_are(&[
        ("def f(x: list[float]):\n    for i, y in enumerate(x):\n        y", "a `float`"),
        ("def f(x: list[float]):\n    for i, y in enumerate(x):\n        i", "an `int`"),
        ("def f(x: list[float], z: set[str]):\n    for y, w in zip(x, z):\n        w", "a `str`"),
        ("def f(x: list[float]):\n    for y in sorted(x):\n        y", "a `float`"),
        ("def f(x: list[float]):\n    for y in reversed(list(x)):\n        y", "a `float`"),
        ("def f(x: dict[str, float]):\n    for y in sorted(x):\n        y", "a `str`"),
        ("def f(x: list[float]):\n    for y in list(z for z in x):\n        y", "a `float`"),
        ("def f(x: list[float]):\n    for y in (z for z in x):\n        y", "a `float`"),
        ("def f(x: list[float]):\n    list(z for z in x)[0]", "a `float`"),
        ("def f(x: list[float]):\n    max(x)", "a `float`"),
        ("def f(x: list[float]):\n    next(iter(x))", "a `float`"),
        ("def f(x: list[float]):\n    next(iter(x), None)", "a `float` or `None`"),
        ("def sorted(x): ...\ndef f(x: list[float]):\n    sorted(x)", "`None`"),
    ]);
}

#[test]
fn what_others_may_have_put_into_a_container() {
    all_are(&[
        ("x = [1]\nfor y in x:\n    y", "?an `int`"),
        ("x = []\nx.append('a')\nfor y in x:\n    y", "?"),
        ("def f():\n    return [1]\nfor y in f():\n    y", "an `int`"),
        ("def f():\n    return [1]\nx = f()\nfor y in x:\n    y", "?an `int`"),
        ("def f():\n    yield 1\n    yield 'a'\nfor y in f():\n    y", "an `int` or a `str`"),
        ("def f():\n    yield 1\n    yield from f()\nfor y in f():\n    y", "an `int`"),
        ("def f():\n    yield 1, 'a'\nfor y, z in f():\n    z", "a `str`"),
        ("x = {1: 'a'}\nx[1]", "?a `str`"),
        ("def f(x):\n    for y in x:\n        y", "?"),
    ]);
}

#[test]
fn attributes_and_results() {
    all_are(&[
        ("import os\nos.environ", "a `collections.abc.MutableMapping`"),
        ("import os\nos.environ.get('a')", "a `str` or `None`"),
        ("import sys\nfor x in sys.path:\n    x", "a `str`"),
        ("import sys\nsys.stdout", "`None` or a `typing.TextIO`"),
        ("from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\nA(1).x", "an `int`"),
        (
            "from typing import NamedTuple\nclass A(NamedTuple):\n    x: int\ndef f(a: A):\n    a.x",
            "an `int`",
        ),
        ("from collections import namedtuple\nA = namedtuple('A', 'x')\nA(1).x", "?"),
        ("class A:\n    @property\n    def x(self) -> int: ...\nA().x", "an `int`"),
        ("class A:\n    x: int\n    def f(self):\n        self.x", "an `int`"),
        ("import sqlite3\nsqlite3.connect('a').cursor()", "a `sqlite3.Cursor`"),
        ("import sqlite3\nsqlite3.connect('a', factory=x)", "?"),
        (
            "import contextlib\n@contextlib.contextmanager\ndef f():\n    yield 1\nwith f() as x:\n    x",
            "an `int`",
        ),
        ("async def f() -> int: ...\nasync def g():\n    await f()", "an `int`"),
        ("import pkgutil\nfor a, b, c in pkgutil.iter_modules():\n    b", "a `str`"),
        ("if (x := 1):\n    x", "an `int`"),
    ]);
}

#[test]
fn tests_narrow() {
    all_are(&[
        ("def f(x):\n    if isinstance(x, int):\n        x", "an `int`"),
        ("def f(x):\n    if isinstance(x, (int, str)):\n        x", "an `int` or a `str`"),
        ("def f(x):\n    if isinstance(x, int):\n        pass\n    else:\n        x", "?"),
        ("def f(x: int | str):\n    if isinstance(x, int):\n        pass\n    else:\n        x", "a `str`"),
        ("def f(x: int | None):\n    if x is not None:\n        x", "an `int`"),
        ("def f(x: int | None):\n    if x is None:\n        return\n    x", "an `int`"),
        ("def f(x: int | None):\n    if not x:\n        raise ValueError\n    x", "an `int`"),
        ("def f(x: int | None):\n    assert x\n    x", "an `int`"),
        ("def f(x: int | None):\n    if x:\n        x", "an `int`"),
        ("def f(x: int | None):\n    if x and y:\n        x", "an `int`"),
        ("def f(x: int | None):\n    if x or y:\n        x", "an `int` or `None`"),
        ("def f(x: int | None):\n    if x is None:\n        x = None\n    x", "`None` or an `int`"),
        ("def f(x):\n    if not isinstance(x, int):\n        return\n    x", "an `int`"),
        ("def f(x):\n    if not isinstance(x, int):\n        print()\n    x", "?"),
        ("def f(x):\n    if isinstance(x, int):\n        x = g()\n        x", "?"),
        (
            "def f(x):\n    if isinstance(x, int):\n        for y in z:\n            x\n            x = g()",
            "?",
        ),
        ("def f(x):\n    if type(x) is int:\n        x", "an `int`"),
        ("def f(x):\n    while isinstance(x, int):\n        x", "an `int`"),
        ("def f(x):\n    if isinstance(x, unknown):\n        x", "?"),
        ("class A:\n    def f(self):\n        if isinstance(self.x, int):\n            self.x", "an `int`"),
    ]);
}
