//! What `verify` says of a text is what CPython's compiler says of it: programs that parse and do not compile, the
//! same put right, and the standard library. Each program names the Pythons that compile it, and the interpreters
//! of this machine are asked whether that is true.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::path::{Path, PathBuf};
use std::process::Command;

use upshift::verify::compile_error;
use upshift::version::Version;

#[path = "common/pythons.rs"]
#[expect(dead_code, reason = "this test needs only the interpreters")]
mod pythons;

/// Programs that no Python compiles.
const NEVER: &[&str] = &[
    // Arguments and parameters.
    "f(a=1, a=2)",
    "f(**k, a=1, a=2)",
    "class C(metaclass=M, metaclass=M): pass",
    "f(a=1, 2)",
    "f(**k, *a)",
    "f(x for x in y, 1)",
    "f(__debug__=1)",
    "def f(a, a): pass",
    "lambda a, a: 1",
    "def f(a, *, a): pass",
    "def f(*): pass",
    "def f(*, **k): pass",
    "def f(a=1, b): pass",
    "def f(*a, *b): pass",
    "def f(**k, a): pass",
    "def f(__debug__): pass",
    "print(a for a in b, *c)",
    // Where statements and expressions may stand.
    "return 1",
    "class C:\n    return 1",
    "yield 1",
    "class C:\n    x = yield 1",
    "await f()",
    "def f():\n    await g()",
    "def f():\n    return [await x for x in y]",
    "class C:\n    await x",
    "lambda: await x",
    "async def f():\n    def g():\n        await x",
    "async def f():\n    return lambda: await x",
    "def f():\n    async with x: pass",
    "def f():\n    async for x in y: pass",
    "def f():\n    return [x async for x in y]",
    "async for x in y: pass",
    "[x async for x in y]",
    "async def f():\n    yield 1\n    return 2",
    "async def f():\n    yield from x",
    "break",
    "continue",
    "if x:\n    break",
    "for x in y:\n    def f():\n        break",
    "for x in y:\n    class C:\n        continue",
    "while x: pass\nelse:\n    break",
    "def f():\n    from m import *",
    "class C:\n    from m import *",
    // Scopes.
    "nonlocal x",
    "def f():\n    nonlocal x",
    "def f():\n    global x\n    def g():\n        nonlocal x",
    "class C:\n    x = 1\n    def f(self):\n        nonlocal x",
    "def f():\n    x = 1\n    global x",
    "def f():\n    print(x)\n    global x",
    "def f():\n    del x\n    global x",
    "def f():\n    def x(): pass\n    global x",
    "def f():\n    class x: pass\n    global x",
    "def f():\n    for x in y: pass\n    global x",
    "x = 1\nglobal x",
    "def f(x):\n    global x",
    "def f():\n    x = 1\n    def g():\n        print(x)\n        nonlocal x",
    "def f():\n    def g(x):\n        nonlocal x",
    "def f():\n    x = 1\n    def g():\n        global x\n        nonlocal x",
    "def f():\n    global x\n    x: int = 1",
    "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x: int = 2",
    // Targets.
    "*a = b",
    "*a, *b = c",
    "[*a, *b] = c",
    "for *a in b: pass",
    "__debug__ = 1",
    "def __debug__(): pass",
    "import a as __debug__",
    "for __debug__ in x: pass",
    "f() = 1",
    "a + b = 1",
    "None = 1",
    "del f()",
    "x = *y",
    "(*x)",
    "def f(): return (*x)",
    "f() += 1",
    "a, b += 1",
    "a, b: int = 1",
    "with x as f(): pass",
    // The rest.
    "from __future__ import nothing",
    "import a\nfrom __future__ import annotations",
    "x = 1\nfrom __future__ import division",
    "try: pass\nexcept: pass\nexcept E: pass",
    "try: pass\nexcept A: pass\nexcept *B: pass",
    "try: pass",
    "x = b'é'",
    "x = 'a' b'b'",
    "x = '\\N{no such name}'",
    "x = '\\x1'",
    "{a: 1 for a in b: c}",
    "{a: 1, b}",
    "[*a for a in b] = 1",
    "x = 1 if 2",
    "a < b = c",
    "not = 1",
    "@\ndef f(): pass",
];

/// Programs that the Pythons from a version on compile, by its minor number.
const SINCE: &[(u8, &[&str])] = &[
    (
        6,
        &[
            "f(*a, *b, **k, **m)",
            "f(*a, b=1, *c)",
            "async def f():\n    return [await x for x in y]",
            "async def f():\n    yield 1\n    return",
            "async def f():\n    return [x async for x in y if x]",
            "def f():\n    import x\n    global x",
            "async def f():\n    return (await x for x in y)",
            "class C:\n    def f(self):\n        nonlocal __class__\n        __class__ = 1",
            "def f():\n    global x\n    x = 1\n    del x",
            "class C:\n    global x\n    x = 1",
            "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2",
            "def f():\n    def g():\n        nonlocal x\n        x = 2\n    x = 1",
            "def f(x):\n    def g():\n        nonlocal x",
            "def f():\n    x = 1\n    class C:\n        nonlocal x\n        x = 2",
            "def f():\n    try: pass\n    except E as x: pass\n    def g():\n        nonlocal x",
            "for x in y:\n    try: continue\n    except E: break\nelse: pass",
            "while x:\n    for a in b: pass\n    else: break",
            "def f():\n    x = yield\n    return (yield x)",
            "lambda: (yield)",
            "*a, b = c",
            "[*a], *b = c",
            "for a, *b in c: pass",
            "'doc'\nfrom __future__ import division\nfrom __future__ import unicode_literals\nimport a",
            "class C(*bases, **k): pass",
            "x: int\nx: int = 1",
            "{**a, 'b': 1}",
            "if __debug__: pass",
            "def f(a, b=lambda a: a): return a",
            "class C:\n    x = [y for y in z]\n    def f(self): return [self for self in self]",
            "f'{a!r:>{b}}'",
            "a = b = c",
            "def f():\n    a.x = 1\n    global x\n    x = a.x",
        ],
    ),
    (7, &["def f():\n    return (x async for x in y)"]),
    (
        8,
        &[
            "(x := 1)",
            "def f(a, /, b): pass",
            "def f(): return 1, *x",
            "for x in y:\n    try: pass\n    finally: continue",
            "f'{a=}'",
            "[y := f(x) for x in z]",
            "def f(a, *, b=1, **k): return *a, 1",
        ],
    ),
    (9, &["@a[0].b\ndef f(): pass"]),
    (10, &["match x:\n    case [a, *b]: pass\n    case C(a=1): pass\n    case _: pass"]),
    (
        11,
        &[
            "try: pass\nexcept *E: pass",
            "a[*b]",
            "def f(*a: *b): pass",
            "for x in y: z[*x]",
            "async def f():\n    return [[x async for x in y] for z in w]",
            "while x:\n    try: pass\n    except *E:\n        for a in b: break",
        ],
    ),
    (12, &["type X[T] = list[T]", "def f[T](x: T): pass", "f'{'a'}'", "f'{\n1}'"]),
    (13, &["class C[T = int]: pass"]),
];

/// Programs that no Python compiles, with what only Pythons from a version on have.
const NEVER_SINCE: &[(u8, &[&str])] = &[
    (
        8,
        &[
            "[(x := 1) for x in y]",
            "[x for x in (y := z)]",
            "class C:\n    [(x := y) for y in z]",
            "class C:\n    x = [[(a := b) for b in c] for c in d]",
            "x := 1",
            "(a.b := 1)",
            "def f(a, /, b, /): pass",
            "def f(*, a, /): pass",
            "def f(/, a): pass",
            "lambda: [(x := 1) for x in y]",
        ],
    ),
    (
        10,
        &[
            "match x:\n    case _: pass\n    case 1: pass",
            "match x:\n    case a | 1: pass",
            "match x:\n    case [a, a]: pass",
            "match x:\n    case C(a=1, a=2): pass",
            "match x:\n    case {'a': 1, 'a': 2}: pass",
            "match x:\n    case [*a, *b]: pass",
            "match x:\n    case a: pass\n    case b: pass",
        ],
    ),
    (
        11,
        &[
            "while x:\n    try: pass\n    except *E: break",
            "while x:\n    try: pass\n    except *E: continue",
            "def f():\n    try: pass\n    except *E: return",
            "def f():\n    try: pass\n    except *E:\n        for a in b: return",
            "try: pass\nexcept *: pass",
        ],
    ),
    (
        12,
        &[
            "def f[T, T](): pass",
            "def f[T: (yield)](): pass",
            "type X = (yield 1)",
            "class C[T]((x := 1)): pass",
        ],
    ),
    (13, &["class C[T = int, S]: pass"]),
];

/// What a program says of each text of a list in JSON: whether it compiles.
const ASK: &str = "
import json, sys, warnings
warnings.simplefilter('ignore')
def compiles(text):
    try:
        compile(text, 'x.py', 'exec', dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True
print(json.dumps([compiles(text) for text in json.loads(sys.argv[1])]))
";

fn table() -> Vec<(&'static str, Option<u8>)> {
    let never =
        NEVER.iter().chain(NEVER_SINCE.iter().flat_map(|(_, texts)| *texts)).map(|text| (*text, None));
    let since = SINCE.iter().flat_map(|(minor, texts)| texts.iter().map(|text| (*text, Some(*minor))));
    never.chain(since).collect()
}

#[test]
fn what_the_compiler_refuses_is_refused() {
    let mut wrong = Vec::new();
    for (text, since) in table() {
        for minor in 6..=15 {
            let said = compile_error(&format!("{text}\n"), Version::new(3, minor));
            if said.is_none() != since.is_some_and(|since| since <= minor) {
                wrong.push(format!("3.{minor}: {said:?}\n{text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_interpreters_agree_with_the_table() {
    let table = table();
    let texts: Vec<String> = table.iter().map(|(text, _)| format!("{text}\n")).collect();
    let asked = serde_json::to_string(&texts).unwrap();
    let mut wrong = Vec::new();
    for (minor, python) in pythons::find() {
        let output = Command::new(&python).args(["-S", "-c", ASK, &asked]).output().unwrap();
        let answers: Vec<bool> = serde_json::from_slice(&output.stdout).unwrap();
        for ((text, since), compiles) in table.iter().zip(answers) {
            if compiles != since.is_some_and(|since| since <= minor) {
                wrong.push(format!("3.{minor} {}:\n{text}", if compiles { "compiles" } else { "refuses" }));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_standard_library_compiles() {
    let Some((minor, python)) = pythons::find().pop_last() else {
        eprintln!("skipped: no Python is installed");
        return;
    };
    let output = Command::new(&python).args(["-S", "-c", "import os; print(os.__file__)"]).output().unwrap();
    let library = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    let folder = library.parent().unwrap();
    let mut read = 0;
    let mut wrong = Vec::new();
    for folder in [".", "asyncio", "importlib"] {
        for file in files(&library.parent().unwrap().join(folder)) {
            let Ok(text) = std::fs::read_to_string(&file) else { continue };
            read += 1;
            if let Some(why) = compile_error(&text, Version::new(3, minor)) {
                wrong.push(format!("{}: {why}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(read > 100, "{read} files of {}", folder.display());
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| path.extension().is_some_and(|ending| ending == "py")).collect()
}
