//! What the checker finds out, and what it must not claim.

#![allow(clippy::single_range_in_vec_init, reason = "lists of one range are what is meant")]

use super::*;

mod broken;
mod tables;
mod texts;

const ROOT: &str = "/project";

/// Takes `⟦` and `⟧` out of a text and answers with the ranges between them.
fn marked(text: &str) -> (String, Vec<Range<usize>>) {
    let (mut plain, mut open, mut ranges) = (String::new(), Vec::new(), Vec::new());
    for c in text.chars() {
        match c {
            '⟦' => open.push((plain.len(), ranges.len())),
            '⟧' => {
                let (start, at) = open.pop().expect("a closed mark was opened");
                ranges.insert(at, start..plain.len());
            }
            c => plain.push(c),
        }
    }
    (plain, ranges)
}

fn checker(files: &[(&str, &str)]) -> Checker {
    let mut checker = Checker::new(&[ROOT.into()], (3, 11)).unwrap();
    for (path, text) in files {
        checker.set_text(&Path::new(ROOT).join(path), text).unwrap();
    }
    checker
}

fn show(value: &Value) -> String {
    match value {
        Value::Module(name) => format!("module {name}"),
        Value::Class(class) => format!("class {}", class.qualified),
        Value::Instance(class) => class.qualified.clone(),
        Value::Function(name) => format!("def {name}"),
        Value::Method { receiver, name } => format!("{}().{name}", receiver.qualified),
        Value::None => "None".into(),
        Value::Other(text) => format!("`{text}`"),
        Value::Unknown => "?".into(),
    }
}

fn shown(values: &[Vec<Value>]) -> Vec<String> {
    values.iter().map(|one| one.iter().map(show).collect::<Vec<_>>().join(" | ")).collect()
}

/// The types of what is marked in the first of the files.
fn types_of(files: &[(&str, &str)]) -> Vec<String> {
    let (text, ranges) = marked(files[0].1);
    let mut checker = checker(&files[1..]);
    let path = Path::new(ROOT).join(files[0].0);
    checker.set_text(&path, &text).unwrap();
    shown(&checker.types_at(&path, &ranges))
}

fn types(text: &str) -> Vec<String> {
    types_of(&[("a.py", text)])
}

#[test]
fn a_constructor() {
    assert_eq!(
        types("import configparser\np = ⟦configparser.ConfigParser()⟧\n⟦p⟧.readfp(f)\n"),
        ["configparser.ConfigParser", "configparser.ConfigParser"]
    );
}

#[test]
fn an_annotation() {
    let text = "from configparser import RawConfigParser\ndef f(⟦p⟧: RawConfigParser): ⟦p⟧.readfp(None)\n";
    assert_eq!(types(text), ["configparser.RawConfigParser"; 2]);
}

#[test]
fn an_annotation_in_quotes() {
    let text = "from configparser import RawConfigParser\ndef f(p: 'RawConfigParser'): ⟦p⟧.readfp(None)\n";
    assert_eq!(types(text), ["configparser.RawConfigParser"]);
}

#[test]
fn an_attribute_assigned_in_init() {
    let text = "\
from configparser import ConfigParser
class Settings:
    def __init__(self):
        self.parser = ConfigParser()
    def load(self, fp):
        ⟦⟦self⟧.parser⟧.readfp(fp)
⟦Settings().parser⟧
";
    assert_eq!(types(text), ["configparser.ConfigParser", "a.Settings", "configparser.ConfigParser"]);
}

#[test]
fn an_element_of_a_container() {
    let text = "\
from configparser import ConfigParser
parsers = [ConfigParser(), ConfigParser()]
for parser in parsers:
    ⟦parser⟧
⟦parsers[0]⟧
by_name = {'a': ConfigParser()}
⟦by_name['a']⟧
[⟦p⟧ for p in parsers]
first, second = ConfigParser(), 1
⟦first⟧
";
    assert_eq!(types(text), ["configparser.ConfigParser"; 5]);
}

#[test]
fn narrowing() {
    let text = "\
from configparser import RawConfigParser
def f(p):
    ⟦p⟧
    if isinstance(p, RawConfigParser):
        ⟦p⟧
    else:
        ⟦p⟧
";
    assert_eq!(types(text), ["?", "configparser.RawConfigParser", "?"]);
}

#[test]
fn names_bound_by_with_and_except() {
    let text = "\
import tempfile
with tempfile.TemporaryDirectory() as ⟦d⟧, open('x') as f:
    ⟦f⟧
try:
    open('y')
except OSError as ⟦e⟧:
    ⟦e⟧
except (ValueError, KeyError) as e:
    ⟦e⟧
";
    assert_eq!(
        types(text),
        [
            "builtins.str",
            "io.TextIOWrapper",
            "builtins.OSError",
            "builtins.OSError",
            "builtins.ValueError | builtins.KeyError",
        ]
    );
}

#[test]
fn another_file_by_another_name() {
    let main = "from app.base import make_parser as mk, Parser as P\nimport app.base as b\n⟦P()⟧\n⟦mk()⟧\n⟦b.Parser⟧\n⟦b⟧\n⟦b.default⟧\n";
    let base = "\
from configparser import ConfigParser
class Parser(ConfigParser): pass
def make_parser() -> Parser: return Parser()
default = Parser()
";
    let found = types_of(&[("main.py", main), ("app/__init__.py", ""), ("app/base.py", base)]);
    assert_eq!(
        found,
        ["app.base.Parser", "app.base.Parser", "class app.base.Parser", "module app.base", "app.base.Parser"]
    );
}

#[test]
fn a_relative_import() {
    let main = "from . import base\nfrom .base import Parser\n⟦base.Parser()⟧\n⟦Parser()⟧\n";
    let found =
        types_of(&[("app/main.py", main), ("app/__init__.py", ""), ("app/base.py", "class Parser: pass\n")]);
    assert_eq!(found, ["app.base.Parser"; 2]);
}

#[test]
fn own_overrides() {
    let base = "\
from configparser import ConfigParser
class Parser(ConfigParser):
    def readfp(self, fp): ...
    def __init__(self):
        self.loaded = False
class Other(Parser): pass
class Partial(Missing, Parser): pass
";
    let (text, ranges) = marked(&format!("{base}⟦Other()⟧\n⟦Partial⟧\n"));
    let checker = checker(&[("base.py", &text)]);
    let path = Path::new(ROOT).join("base.py");
    let values = checker.types_at(&path, &ranges);
    let [Value::Instance(other)] = values[0].as_slice() else { panic!("{values:?}") };
    let names: Vec<_> = other.ancestors.iter().map(|ancestor| &*ancestor.qualified).collect();
    assert_eq!(
        names[..4],
        ["base.Other", "base.Parser", "configparser.ConfigParser", "configparser.RawConfigParser"]
    );
    assert!(other.complete && other.is_a("configparser.RawConfigParser"));

    let definer = |attribute| checker.definer(other, attribute);
    let own = definer("readfp").unwrap();
    assert_eq!((own.qualified.as_str(), own.file.as_deref()), ("base.Parser", Some(&*path)));
    assert_eq!(&text[own.at], "Parser");
    assert_eq!(definer("loaded").unwrap().qualified, "base.Parser");
    let inherited = definer("read_file").unwrap();
    assert_eq!((inherited.qualified.as_str(), inherited.file), ("configparser.RawConfigParser", None));
    assert_eq!(definer("nothing"), None);

    let [Value::Class(partial)] = values[1].as_slice() else { panic!("{values:?}") };
    assert!(!partial.complete && partial.is_a("configparser.ConfigParser"));
}

#[test]
fn element_tree() {
    let text = "\
import xml.etree.ElementTree as ET
root = ⟦ET.parse('f').getroot()⟧
⟦root.find('x')⟧
⟦root.findall('x')⟧
for child in root:
    ⟦child⟧
node = root.find('y')
if node is not None:
    ⟦node⟧
";
    let element = "xml.etree.ElementTree.Element";
    assert_eq!(
        types(text),
        [
            element.to_owned(),
            format!("{element} | None"),
            "builtins.list".to_owned(),
            element.to_owned(),
            element.to_owned(),
        ]
    );
}

#[test]
fn a_bound_method() {
    let text = "\
from configparser import ConfigParser
p = ConfigParser()
read = ⟦p.readfp⟧
⟦read⟧
⟦ConfigParser.readfp⟧
class C(ConfigParser):
    def load(self, fp): ⟦super()⟧.readfp(fp)
    @classmethod
    def make(cls): return ⟦cls⟧
";
    assert_eq!(
        types(text),
        [
            "configparser.ConfigParser().readfp",
            "configparser.RawConfigParser().readfp",
            "def configparser.RawConfigParser.readfp",
            "configparser.ConfigParser",
            "class a.C",
        ]
    );
}

#[test]
fn modules_and_functions() {
    let text = "import os.path as p\nimport xml.etree.ElementTree\n⟦p⟧\n⟦p.join⟧\n⟦xml.etree⟧\ndef f(): pass\n⟦f⟧\n⟦len⟧\n";
    assert_eq!(
        types(text),
        ["module os.path", "def os.path.join", "module xml.etree", "def a.f", "def builtins.len"]
    );
}

#[test]
fn unreachable_code() {
    let text = "\
import sys
from configparser import ConfigParser
p = ConfigParser()
if sys.version_info >= (3, 12):
    ⟦p⟧.read_file(f)
    ⟦ConfigParser()⟧
elif sys.version_info[0] == 2:
    ⟦p⟧
else:
    ⟦p⟧
def f():
    return
    ⟦p⟧
";
    assert_eq!(types(text), ["?", "?", "?", "configparser.ConfigParser", "?"]);
}

#[test]
fn type_checking_is_code_like_any_other() {
    let text = "\
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from configparser import ConfigParser
def f(p: 'ConfigParser'): ⟦p⟧
";
    assert_eq!(types(text), ["configparser.ConfigParser"]);
}

#[test]
fn parentheses_are_no_part_of_an_expression() {
    let text = "\
from configparser import ConfigParser
p = ConfigParser()
⟦(p)⟧.readfp(f)
⟦( # why (
  (p) # because )
)⟧
⟦(p, p)⟧
⟦(p) or (p)⟧
";
    assert_eq!(
        types(text),
        [
            "configparser.ConfigParser",
            "configparser.ConfigParser",
            "builtins.tuple",
            "configparser.ConfigParser"
        ]
    );
}

#[test]
fn local_and_nested_classes() {
    let text = "\
import collections, enum
class A:
    class B: pass
def f():
    class C: pass
    return ⟦C()⟧
⟦A.B()⟧
N = collections.namedtuple('N', 'x y')
⟦N(1, 2)⟧
class M(N): pass
⟦M(1, 2)⟧
class E(enum.Enum):
    RED = 1
⟦E.RED⟧
";
    assert_eq!(types(text), ["a.f.<locals>.C", "a.A.B", "a.N", "a.M", "a.E"]);
}

#[test]
fn classes_by_name() {
    let checker = checker(&[
        ("app/__init__.py", "from app.base import A\n"),
        ("app/base.py", "class A:\n    class B: pass\n"),
    ]);
    let class = |name: &str| checker.class(name).map(|class| class.qualified);
    assert_eq!(class("configparser.RawConfigParser").unwrap(), "configparser.RawConfigParser");
    assert_eq!(class("xml.etree.ElementTree.Element").unwrap(), "xml.etree.ElementTree.Element");
    assert_eq!(class("app.A").unwrap(), "app.base.A");
    assert_eq!(class("app.base.A.B").unwrap(), "app.base.A.B");
    assert_eq!(class("IOError"), None);
    assert_eq!(class("builtins.IOError").unwrap(), "builtins.OSError");
    assert_eq!(class("os"), None);
    assert_eq!(class("os.path.join"), None);
    assert_eq!(class(""), None);
    assert_eq!(class("..."), None);
}

#[test]
fn unions_keep_what_is_unknown() {
    let text = "\
try:
    import missing as cp
except ImportError:
    import configparser as cp
⟦cp⟧
import random
from configparser import ConfigParser, RawConfigParser
p = ConfigParser() if random.random() else open('x')
⟦p⟧
q = missing() if random.random() else RawConfigParser()
⟦q⟧
";
    assert_eq!(
        types(text),
        [
            "? | module configparser",
            "configparser.ConfigParser | io.TextIOWrapper",
            "? | configparser.RawConfigParser"
        ]
    );
}

#[test]
fn where_a_value_comes_from() {
    let (text, ranges) = marked("from base import make\n⟦p⟧ = ⟦make⟧()\n⟦p⟧\n⟦make()⟧\n⟦len⟧\n");
    let checker = checker(&[("base.py", "def make(): ...\n"), ("a.py", &text)]);
    let (a, base) = (Path::new(ROOT).join("a.py"), Path::new(ROOT).join("base.py"));
    assert_eq!(checker.definitions(&a, &ranges[2]), [(a.clone(), ranges[0].clone())]);
    assert_eq!(checker.definitions(&a, &ranges[1]), [(base.clone(), 4..8)]);
    assert_eq!(checker.definitions(&a, &ranges[3]), [(base, 4..8)]);
    assert_eq!(checker.definitions(&a, &ranges[4]), []);
}

#[test]
fn diagnostics_know_the_version() {
    let text = "\
from typing import Any
from configparser import RawConfigParser

def before(parser: RawConfigParser, fp, filename: Any = ...):
    return parser.readfp(fp, filename)

def after(parser: RawConfigParser, fp, filename: Any = ...):
    return parser.read_file(fp, source=filename)
";
    let found = |version| {
        let mut checker = Checker::new(&[ROOT.into()], version).unwrap();
        let path = Path::new(ROOT).join("template.py");
        checker.set_text(&path, text).unwrap();
        let found = checker.diagnostics(&path);
        found.into_iter().map(|d| (d.id, text[d.range].to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(found((3, 11)), [("deprecated".to_owned(), "readfp".to_owned())]);
    assert_eq!(found((3, 12)), [("unresolved-attribute".to_owned(), "parser.readfp".to_owned())]);
}

#[test]
fn modules_by_their_old_names() {
    let text = "\
try:
    import ConfigParser as cp
    from cStringIO import StringIO
except ImportError:
    import configparser as cp
    from io import StringIO
⟦cp⟧
⟦cp.SafeConfigParser()⟧
⟦StringIO()⟧
from six.moves import configparser, queue, urllib
from six.moves.urllib.request import Request
import six, six.moves.http_client
⟦configparser⟧, ⟦queue.Queue()⟧, ⟦urllib.parse⟧, ⟦Request('')⟧, ⟦six.moves.http_client⟧, ⟦six.unknown⟧
if six.PY2:
    ⟦cp⟧
import urllib2
⟦urllib2⟧, ⟦urllib2.HTTPError⟧
";
    assert_eq!(
        types(text),
        [
            "module configparser",
            "configparser.SafeConfigParser",
            "io.StringIO",
            "module configparser",
            "queue.Queue",
            "module urllib.parse",
            "urllib.request.Request",
            "module http.client",
            "?",
            "?",
            "module urllib2",
            "class urllib.error.HTTPError",
        ]
    );
    let own = types_of(&[("a.py", "import Queue\n⟦Queue⟧\n⟦Queue.Q()⟧\n"), ("Queue.py", "class Q: pass\n")]);
    assert_eq!(own, ["module Queue", "Queue.Q"]);
}

#[test]
fn what_may_be_anything_is_unknown() {
    let text = "\
from typing import NewType
from unittest.mock import Mock
def f(x: object, *args: object):
    ⟦x⟧, ⟦args[0]⟧
    if isinstance(x, str):
        ⟦x⟧
N = NewType('N', str)
⟦N('a')⟧
⟦object⟧
⟦super(object, 1)⟧
⟦Mock().readfp⟧
";
    let found = types(text);
    assert_eq!(found[..5], ["?", "?", "builtins.str", "?", "class builtins.object"]);
    assert_eq!(found[6], "?");
    let mock = checker(&[]).class("unittest.mock.Mock").unwrap();
    assert!(!mock.complete);
}
