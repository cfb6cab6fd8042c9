use std::fs;
use std::path::{Path, PathBuf};

use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

use super::super::tree::Data;
use super::super::{Reading, deepest_bracket};
use super::*;
use crate::version::NEWEST;

fn by_ruff(text: &str) -> Parsed<ModModule> {
    parse_unchecked(text, ParseOptions::from(Mode::Module)).try_into_module().unwrap()
}

fn fields(data: &Data) -> impl PartialEq + std::fmt::Debug {
    let links = [data.parent, data.first_child, data.next];
    (data.kind, data.field, data.start, data.end, links)
}

/// The first node that the two ways do not agree on, for people.
fn difference(text: &str, tree: &Tree) -> Option<String> {
    let other = Tree::by_tree_sitter(text);
    let differs = |(a, b): (&Data, &Data)| fields(a) != fields(b);
    let at = other.nodes.iter().zip(&tree.nodes).position(differs);
    let at = at.or((other.nodes.len() != tree.nodes.len()).then(|| other.nodes.len().min(tree.nodes.len())));
    let told = |tree: &Tree, at: usize| format!("{:?}", tree.all().nth(at));
    match at {
        Some(at) => Some(format!("{} and not {}", told(tree, at), told(&other, at))),
        None if other.errors() != tree.errors() => Some("tree-sitter finds errors".to_owned()),
        None => None,
    }
}

/// Both ways give one tree.
fn same(texts: &[&str]) {
    for text in texts {
        match attempt(text, &by_ruff(text)) {
            Ok(tree) => assert_eq!(difference(text, &tree), None, "{text}"),
            Err(reason) => panic!("{reason}: {text}"),
        }
    }
}

/// Left to tree-sitter.
fn left(texts: &[&str]) {
    for text in texts {
        let parsed = by_ruff(text);
        assert!(parsed.errors().is_empty(), "{text}: {:?}", parsed.errors());
        assert!(tree_of(text, &parsed).is_none(), "{text}");
        assert_eq!(difference(text, &Tree::of(&Reading::of(text, NEWEST))), None, "{text}");
    }
}

#[test]
fn the_ends_of_a_module() {
    same(&["", "\n", "  \n\n", "# a", "\n\n  # a\n", "x", "\nx\n\n", "x # a", "x\n# a\n  # b\n", "\x0cx\n"]);
    left(&["\u{feff}x\n"]);
}

#[test]
fn statements() {
    same(&[
        "a; b;\n",
        "a, b\n",
        "x = 1\n",
        "x = y = 1, 2\n",
        "x = *a, b\n",
        "x = yield a, b\n",
        "x: int\n",
        "x += yield\n",
        "(a) = 1\n",
        "(a, b), *c = [d, e.f, g[0]] = h\n",
        "for i, in x, y: pass\n",
        "return 1,\n",
        "return\n",
        "del a, b\n",
        "del (a, b)\n",
        "assert a, b\n",
        "raise A from b\n",
        "global a, b\n",
        "pass; break; continue\n",
        "while a: pass\nelse: pass\n",
        "try: a\nexcept A as e: b\nexcept (B, C): c\nexcept D, E: d\nexcept: e\nelse: f\nfinally: g\n",
        "try: a\nexcept* A: b\n",
    ]);
    left(&["a,\nb = 1\n", "a, b\n[c] = d\n", "del a,\n", "*a.b, c = d\n", "x = *a.b(), c\n"]);
}

#[test]
fn with_items() {
    same(&[
        "with a: pass\n",
        "with a as b, c: pass\n",
        "with (a): pass\n",
        "with (a) as b: pass\n",
        "with (a, b): pass\n",
        "with (a as b): pass\n",
        "with (a as b, c,): pass\n",
        "with (a, b) as c: pass\n",
        "with a as (b, c): pass\n",
        "async with a as b.c: pass\n",
    ]);
    left(&["with (a as b,): pass\n", "with a if b else c as d: pass\n", "with ((a, b)): pass\n"]);
}

#[test]
fn words_that_are_statements_too() {
    same(&[
        "print(a)\n",
        "print(*a)\n",
        "print\n",
        "print = a\n",
        "exec(a)\n",
        "type(x).y = 1\n",
        "type(x)[0] = 1\n",
        "type X[T: int, *Ts, **P] = A[T]\n",
        "match(a)\n",
        "match = type = a\n",
        "x.print.match\n",
        "_ = case\n",
    ]);
    left(&["print >>f, x\n", "print(a, *b.c())\n", "match(a)\n[b] = c\n", "type(a)\n(b).c = d\n"]);
}

#[test]
fn imports() {
    same(&[
        "import a, b.c as d\n",
        "from a import b as c, d\n",
        "from a import (b, c,  # e\n    d,)\n",
        "from a import *\n",
        "from . import a\n",
        "from ... . b.c import d\n",
        "from __future__ import annotations\n",
        "from .__future__ import a\n",
    ]);
}

#[test]
fn definitions() {
    same(&[
        "def f(): pass\n",
        "async def f(a, b=1, /, c: int = 2, *d: int, e, f: A, **g: B) -> int: ...\n",
        "def f(*, a,): pass\n",
        "def f[T: (int, str), *Ts, **P](*a: *Ts): pass\n",
        "class A: pass\n",
        "class A[T](B, *c, metaclass=D, **e): pass\n",
        "@a.b  # c\n# d\n@e(f)\ndef g(): pass\n",
        "lambda: a\n",
        "lambda a, *b, c=1, **d: (yield)\n",
        "lambda *, a: b\n",
    ]);
    left(&[
        "class A[T = int]: pass\n",
        "def f() -> a: b[c] = d\n",
        "class A:\n    @b\n  # c\n    def d(): pass\n",
    ]);
}

#[test]
fn types() {
    same(&[
        "x: A[B, C,]\n",
        "x: a.B[C]\n",
        "x: int | None\n",
        "x: A[B] | C | D[E]\n",
        "x: A[B] | C[D] | None\n",
        "x: A[B].C\n",
        "x: A[[B], 'C', *D]\n",
        "x: (A[B])\n",
        "x: type[A]\n",
        "x: print[A]\n",
    ]);
    left(&["x: A[B][C]\n", "x: A[B](c)\n", "x: A[b:c, ::d]\n", "x: A[*B[C]]\n"]);
}

#[test]
fn operators() {
    same(&[
        "a and b and c or d\n",
        "a < b not in c is not d\n",
        "not a == b\n",
        "-a ** -b\n",
        "a ** b ** c\n",
        "await a.b()\n",
        "a if b else c if d else e\n",
        "(a := b or c)\n",
        "(a := b if c else d)\n",
        "a @ b // c << d & e\n",
        "a + b | c ^ d\n",
    ]);
    left(&["await a ** b\n", "a ^ b & c\n"]);
}

#[test]
fn calls_and_brackets() {
    same(&[
        "f()\n",
        "f(a, *b, c=d, **e,)\n",
        "f(a for a in b)\n",
        "f((a for a in b))\n",
        "f(*a.b(), *c or d)\n",
        "x[a, b:c, ::d, *e]\n",
        "x[(a, b)]\n",
        "x[:,]\n",
        "((a))\n",
        "()\n",
        "(a,)\n",
        "x = [*a.b()]\n",
        "x = {*a.b(), c}\n",
        "x = [*a, *b + c]\n",
        "{a: b, **c}\n",
        "{a: b for a in c}\n",
        "[a async for a, b in c if d if e for f in g]\n",
    ]);
    left(&["x = [*a + b]\n", "x[*a.b()]\n"]);
}

#[test]
fn literals() {
    same(&["1; 1.5; 1j; 1.5j; 0x1e; 1e5; 1_0; True; False; None; ...\n"]);
    same(&[r"'a\n\q\x41\N{EM DASH}\101'; b'\x00'; r'\d'; u''", r#""\"a" 'b'"#]);
    same(&[r"r'\\'; r'a\\'; r'\''", r#"r'\"'; r'''a'\\'''"#, "'''a\n\"b'''", "'a\\\nb'"]);
    left(&[r"b'\N'", "\u{e9} = 1\n"]);
}

#[test]
fn strings_with_expressions() {
    same(&[
        "f'a{b}c{{d}}'\n",
        "f'{a!r:>{b}.{c}}{d=}{e:%Y #}{f:}'\n",
        "f'{a, b}{(yield)}{c[\"d\"]}' 'e' rf'{f}\\d'\n",
        "f'''{\n  a  # b\n}'''\n",
        "t'{a}'\n",
        "f'{f'{a}'}'\n",
    ]);
    same(&[r"rf'\{a}'", r"rf'{a}\\{b}\\'", r"rf'{a}\d\\'", r"rf'''{a}'\\'''", r"rf'\{{{a}}}'"]);
    left(&["f'{*a, b}'\n", "f'{a:=5}'\n"]);
}

#[test]
fn patterns() {
    let case = |pattern: &str| format!("match a, b:\n    # c\n    case {pattern}: pass\n  # d\n");
    for pattern in [
        "1 | -2 | 1+2j | 'a' 'b'",
        "A(b, c=_, d=e as f)",
        "a.B()",
        "{'a': 1, **rest}",
        "[a, *rest, *_]",
        "(a, b) if c",
        "(a)",
        "a, b,",
        "(a), (b)",
        "(a | b) as c",
        "None | True",
        "[]",
        "_",
    ] {
        same(&[&case(pattern)]);
    }
    for pattern in ["_.a", "{-1: a}", "a if b if c else d"] {
        left(&[&case(pattern)]);
    }
    left(&["match (a).b:\n    case (c): d = 1\n"]);
}

#[test]
fn comments_and_blocks() {
    same(&[
        "if a:  # b\n    # c\n    d\n    # e\n  # f\n# g\nelif h:\n    i\n# j\nelse: k  # l\n# m\n",
        "if a:\n    if b:\n        c\n        # d\n    # e\n  # f\n# g\n",
        "def f():\n    if a: b\n    # c\nd\n",
        "f(  # a\n    b,  # c\n    # d\n)  # e\n",
        "x = (a +  # b\n     c)\n",
        "if a:\n\tb\n\t# c\nd\n",
        "x = 1  # a\r\n# b\r\nif x:\r\n  y\r\n",
        "x = 1\ry = 2 # a\rz\r",
        "''#a\n",
        "class A:\n    x = f(\n  b,\n)\n",
    ]);
    left(&["if a:\n    x = (b +\n  c)\n"]);
}

#[test]
fn backslashes_at_line_ends() {
    same(&[
        "x = \\\n  a\n",
        "x = \\\n  'a'\n",
        "a \\\r\n + b\n",
        "if a \\\n  and b: \\\n  c\n",
        "'a' \\\n 'b'\n",
    ]);
    left(&["x = 1 \\\n\n", "if a:\n    \\\n    b\n"]);
}

/// What nests deep is left to tree-sitter, on a small stack too.
#[test]
fn deep_nesting() {
    for text in [
        format!("x = {}a\n", "a + ".repeat(900)),
        format!("a{}\n", ".a".repeat(900)),
        format!("a{}\n", "()".repeat(900)),
        format!("{}a\n", "not ".repeat(400)),
        format!("{}a\n", "-".repeat(1500)),
        format!("{}1\n", "a = ".repeat(400)),
        format!("x = {}b\n", "a or ".repeat(300)),
        format!("x: {}None\n", "A[B] | ".repeat(250)),
        format!("{}a{}\n", "(".repeat(900), ")".repeat(900)),
        (0..60).map(|n| format!("{}if x:\n", " ".repeat(n))).collect::<String>() + &" ".repeat(60) + "x\n",
    ] {
        assert_eq!(difference(&text, &Tree::parse(&text)), None, "{text}");
    }
}

fn python_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            python_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "py") {
            found.push(path);
        }
    }
}

/// Both ways give one tree, for every so many files; how many there were.
fn compare(folder: &Path, every: usize) -> usize {
    let mut paths = Vec::new();
    python_files(folder, &mut paths);
    paths.sort();
    let mut compared = 0;
    for path in paths.iter().step_by(every) {
        let Ok(text) = fs::read_to_string(path) else { continue };
        if text.len() > 50_000 || deepest_bracket(&text) > 200 {
            continue;
        }
        if let Some(tree) = tree_of(&text, &by_ruff(&text)) {
            assert_eq!(difference(&text, &tree), None, "{}", path.display());
            compared += 1;
        }
    }
    compared
}

#[test]
fn the_files_of_this_repository() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(compare(&root.join("tests"), 1) > 0);
    for folder in ["transforms", "tools", "python"] {
        compare(&root.join(folder), 1);
    }
}

/// A sample of the standard library of each Python of pyenv.
#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn the_standard_library() {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let versions = fs::read_dir(home.join(".pyenv/versions")).into_iter().flatten().flatten();
    let compared: usize = versions.map(|version| compare(&version.path().join("lib"), 29)).sum();
    if compared == 0 {
        eprintln!("skipped: there is no Python of pyenv here");
    }
}
