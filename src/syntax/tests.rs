//! Both ways to a tree give the same one: over texts of every construct, a sample of the standard libraries that are
//! found, and the folder that `UPSHIFT_TEXTS` names. `UPSHIFT_SOME=1` compares every file of these.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::version::NEWEST;

/// Of so many files one is compared unless `UPSHIFT_SOME` says otherwise: a debug build takes about ten seconds.
const SAMPLE: usize = 60;

/// A node as people read it: its depth, what it is, and its bytes.
fn told(node: Node<'_>) -> (usize, Kind, Option<Field>, std::ops::Range<usize>) {
    (node.ancestors().count(), node.kind(), node.field(), node.range())
}

/// The first node that the two ways do not agree on, with that of tree-sitter behind it.
fn difference(text: &str) -> Option<String> {
    let reading = Reading::quick(text)?;
    let quick = ruff::tree_of(text, reading.parsed()?)?;
    let slow = grammar::tree_of(text);
    // Python 2's statement is an expression of Python 3, too.
    if !slow.errors().is_empty() || slow.all().any(|node| node.kind() == Kind::PrintStatement) {
        return None;
    }
    let (mut one, mut other) = (quick.root().descendants(), slow.root().descendants());
    loop {
        let pair = (one.next().map(told), other.next().map(told));
        match pair {
            (None, None) => return None,
            (left, right) if left == right => {}
            (left, right) => {
                let at = left.as_ref().or(right.as_ref()).map_or(0, |(.., bytes)| bytes.start);
                let line = text[..at].matches('\n').count();
                let shown = text.lines().nth(line).unwrap_or_default();
                return Some(format!("line {}: {left:?} and not {right:?}: {shown}", line + 1));
            }
        }
    }
}

/// Both ways give one tree.
fn same(texts: &[&str]) {
    for text in texts {
        let reading = Reading::of(text, NEWEST);
        assert!(reading.error().is_none(), "{text}");
        assert!(ruff::tree_of(text, reading.parsed().unwrap()).is_some(), "{text}");
        assert!(grammar::tree_of(text).errors().is_empty(), "{text}");
        assert_eq!(difference(text), None, "{text}");
    }
}

fn python_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    // In the same order on every machine, so that a sample is the same one, too.
    paths.sort();
    for path in paths {
        if path.is_dir() && !path.is_symlink() {
            python_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "py") {
            found.push(path);
        }
    }
}

/// Python 2 prints to a file with what Python 3 compares.
fn is_of_3(library: &Path) -> bool {
    let name = library.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("python3") && library.join("abc.py").is_file()
}

/// The libraries of all interpreters of Python 3 that `pyenv` has installed.
fn libraries() -> Vec<PathBuf> {
    let root = std::env::var("PYENV_ROOT").map(PathBuf::from);
    let home = std::env::var("HOME").map(|home| Path::new(&home).join(".pyenv"));
    let root = root.or(home).unwrap_or_default().join("versions");
    let versions = fs::read_dir(root).into_iter().flatten().flatten();
    let folders = versions.flat_map(|version| fs::read_dir(version.path().join("lib")).into_iter().flatten());
    folders.flatten().map(|folder| folder.path()).filter(|path| is_of_3(path)).collect()
}

#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn libraries_are_read_the_same_in_both_ways() {
    let mut files = Vec::new();
    libraries().iter().for_each(|library| python_files(library, &mut files));
    if let Some(folder) = std::env::var_os("UPSHIFT_TEXTS") {
        python_files(Path::new(&folder), &mut files);
    }
    if files.is_empty() {
        eprintln!("no standard library found: trees are compared over a few texts only");
        return;
    }
    python_files(Path::new(env!("CARGO_MANIFEST_DIR")), &mut files);
    // The libraries are one list, so every one of them gives its share.
    let every = std::env::var("UPSHIFT_SOME").ok().and_then(|every| every.parse().ok()).unwrap_or(SAMPLE);
    let files: Vec<&PathBuf> = files.iter().step_by(every.max(1)).collect();
    let differing: Vec<String> = std::thread::scope(|scope| {
        let half = files.len().div_ceil(2).max(1);
        let compare = |files: &[&PathBuf]| -> Vec<String> {
            let told = |path: &&PathBuf| {
                let text = fs::read_to_string(path).ok()?;
                difference(&text).map(|difference| format!("{}, {difference}", path.display()))
            };
            files.iter().filter_map(told).collect()
        };
        let runs = files.chunks(half).map(|some| crate::stack::spawn(scope, move || compare(some)).unwrap());
        let runs: Vec<_> = runs.collect();
        runs.into_iter().flat_map(|run| run.join().unwrap()).collect()
    });
    assert!(differing.is_empty(), "{} of {} files:\n{}", differing.len(), files.len(), differing.join("\n"));
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
}

#[test]
fn literals() {
    same(&["1; 1.5; 1j; 1.5j; 0x1e; 1e5; 1_0; True; False; None; ...\n"]);
    same(&[r"'a\n\q\x41\N{EM DASH}\101'; b'\x00'; r'\d'; u''", r#""\"a" 'b'"#]);
    same(&[r"r'\\'; r'a\\'; r'\''", r#"r'\"'; r'''a'\\'''"#, "'''a\n\"b'''", "'a\\\nb'"]);
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
        assert_eq!(difference(&text), None, "{text}");
    }
}
