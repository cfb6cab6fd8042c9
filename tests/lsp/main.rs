//! The language server, driven as an editor does it: `upshift lsp`, `Content-Length` and JSON.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

mod documents;
mod editor;
mod editors;
mod notebooks;

use std::fs;
use std::path::Path;
use std::process::Command;

use editor::{Editor, apply, tree};
use serde_json::{Value, json};

/// A file with three findings, all of them safe: the import, and two calls.
const OLD: &str = "\
import io
from configparser import SafeConfigParser

config = SafeConfigParser()
config.readfp(io.StringIO('[é😀]')); config.readfp(io.StringIO(''))
";

fn titles(actions: &Value) -> Vec<&str> {
    actions.as_array().unwrap().iter().map(|action| action["title"].as_str().unwrap()).collect()
}

fn titled<'a>(actions: &'a Value, start: &str) -> &'a Value {
    let found = actions.as_array().unwrap().iter().find(|a| a["title"].as_str().unwrap().starts_with(start));
    found.unwrap_or_else(|| panic!("no `{start}` in {:?}", titles(actions)))
}

#[test]
fn diagnostics_come_on_open_on_change_and_when_it_is_closed_they_go() {
    let folder = tree(&[("app.py", "x = 1\n")]);
    let mut editor = Editor::start(folder.path(), json!({}));
    let uri = editor.open("app.py", OLD);
    let sent = editor.diagnostics(&uri);
    assert_eq!(sent["version"], 1);
    let found = sent["diagnostics"].as_array().unwrap();
    let codes: Vec<&str> = found.iter().map(|found| found["code"].as_str().unwrap()).collect();
    let (class, method) = ("configparser/safe_config_parser", "configparser/readfp");
    assert_eq!(codes, [class, method, method], "{found:#?}");
    // The columns count units of UTF-16: one for `é`, two for the face.
    assert_eq!(found[2]["range"]["start"], json!({"line": 4, "character": 37}));
    assert_eq!(found[2]["severity"], 2);
    assert_eq!(found[2]["source"], "upshift");
    assert!(found[2]["message"].as_str().unwrap().contains("read_file"));
    let page = found[2]["codeDescription"]["href"].as_str().unwrap();
    assert!(page.starts_with("https://docs.python.org/3/whatsnew/3.12.html"), "{page}");

    // The text of the editor counts, not that of the disk.
    editor.change(&uri, 2, (2, 0), (5, 0), "y = 2\n");
    let sent = editor.diagnostics(&uri);
    assert_eq!(sent["version"], 2);
    assert_eq!(sent["diagnostics"].as_array().unwrap().len(), 1, "only the import is left: {sent}");

    editor.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    assert_eq!(editor.diagnostics(&uri)["diagnostics"], json!([]));
    assert_eq!(editor.leave(), 0);
}

#[test]
fn what_is_deprecated_or_removed_is_tagged_if_it_stands_on_one_line() {
    let own = r#""""`corp.fetch()` is slow."""

import corp


def before(url):
    """Use `corp.get()`."""
    return corp.fetch(url)


examples = '''
@@ the call
 import corp
!corp.fetch(1)

@@ the new function
 import corp
 corp.get(1)
'''
"#;
    let folder = tree(&[("upshift.toml", "transforms = [\"own\"]\n"), ("own/corp/fetch.py", own)]);
    let mut editor = Editor::start(folder.path(), json!({}));
    let code = "\
import configparser
import corp

configparser.SafeConfigParser().readfp(stream)
configparser.ConfigParser().readfp(
    stream
)
corp.fetch(1)
x = 1  # upshift: ignore[configparser]
";
    let uri = editor.open("app.py", code);
    let sent = editor.diagnostics(&uri);
    let tags: Vec<(&Value, &Value)> =
        sent["diagnostics"].as_array().unwrap().iter().map(|one| (&one["code"], &one["tags"])).collect();
    let (deprecated, unnecessary, none) = (json!([2]), json!([1]), Value::Null);
    let expected = [
        (json!("configparser/safe_config_parser"), &deprecated),
        (json!("configparser/readfp"), &deprecated),
        (json!("configparser/readfp"), &none),
        (json!("corp/fetch"), &none),
        (json!("upshift/unused_ignore"), &unnecessary),
    ];
    assert_eq!(tags.len(), expected.len(), "{sent:#}");
    for (code, tag) in &expected {
        assert!(tags.contains(&(code, tag)), "{code} {tag}: {sent:#}");
    }
    assert_eq!(editor.leave(), 0);
}

#[test]
fn the_types_of_roots_and_of_siblings_are_known() {
    let class = "import unittest\n\nclass Case(unittest.TestCase): ...\n";
    let test = |module: &str| {
        format!(
            "from {module}.testing import Case\n\nclass T(Case):\n    def test(self): self.assertEquals(1, 1)\n"
        )
    };
    let configured = test("vendored");
    let sibling = test("shared");
    let folder = tree(&[
        (".git/HEAD", ""),
        ("app/pyproject.toml", "[project]\nname = \"app\"\n[tool.upshift]\nroots = [\"../vendor\"]\n"),
        ("vendor/vendored/__init__.py", ""),
        ("vendor/vendored/testing.py", class),
        ("shared/pyproject.toml", "[project]\nname = \"shared\"\n"),
        ("shared/src/shared/__init__.py", ""),
        ("shared/src/shared/testing.py", class),
        ("app/test_configured.py", &configured),
        ("app/test_sibling.py", &sibling),
    ]);
    let mut editor = Editor::start(&folder.path().join("app"), json!({}));
    for (name, text) in [("test_configured.py", &configured), ("test_sibling.py", &sibling)] {
        let uri = editor.open(name, text);
        let sent = editor.diagnostics(&uri);
        let found = sent["diagnostics"].as_array().unwrap();
        assert_eq!(found.len(), 1, "{name}: {sent}");
        let actions =
            editor.actions(&uri, (3, 25), (3, 25), json!({"diagnostics": [], "only": ["source.fixAll"]}));
        assert_eq!(titles(&actions), ["Fix all safe upshift findings in this file"], "{name}");
    }
    assert_eq!(editor.leave(), 0);
}

#[test]
fn a_finding_is_fixed_alone_or_with_its_like_or_with_all_that_is_safe() {
    let folder = tree(&[("app.py", OLD)]);
    let mut editor = Editor::start(folder.path(), json!({}));
    let uri = editor.open("app.py", OLD);
    let actions = editor.actions(&uri, (4, 40), (4, 40), json!({"diagnostics": []}));
    let one = titled(&actions, "Replace with `config.read_file(io.StringIO(''))`");
    assert_eq!((&one["kind"], &one["isPreferred"]), (&json!("quickfix"), &json!(true)));
    assert_eq!(one["diagnostics"][0]["code"], "configparser/readfp");
    let second = OLD.rfind("readfp").unwrap();
    let only_second = format!("{}read_file{}", &OLD[..second], &OLD[second + "readfp".len()..]);
    assert_eq!(apply(&one["edit"], &uri, OLD), only_second);

    let all = titled(&actions, "Fix all `configparser/readfp` findings in this file");
    assert_eq!(apply(&all["edit"], &uri, OLD), OLD.replace("readfp", "read_file"));

    let ignore = titled(&actions, "Add `# upshift: ignore[configparser/readfp]`");
    let text = apply(&ignore["edit"], &uri, OLD);
    assert!(text.ends_with("readfp(io.StringIO(''))  # upshift: ignore[configparser/readfp]\n"), "{text}");

    let context = json!({"diagnostics": [], "only": ["source.fixAll"]});
    let actions = editor.actions(&uri, (0, 0), (0, 0), context);
    assert_eq!(titles(&actions), ["Fix all safe upshift findings in this file"]);
    assert_eq!(actions[0]["kind"], "source.fixAll.upshift");
    let expected = OLD.replace("readfp", "read_file").replace("SafeConfigParser", "ConfigParser");
    assert_eq!(apply(&actions[0]["edit"], &uri, OLD), expected);
    assert_eq!(editor.leave(), 0);
}

#[test]
fn the_other_reading_of_the_code_is_offered_too() {
    let old =
        "import xml.etree.ElementTree as ET\n\nroot = ET.fromstring(\"<a/>\")\nif root:\n    print(root)\n";
    let folder = tree(&[("app.py", old)]);
    let mut editor = Editor::start(folder.path(), json!({}));
    let uri = editor.open("app.py", old);
    let actions = editor.actions(&uri, (3, 3), (3, 3), json!({"diagnostics": []}));
    let title = "Or `root is not None`";
    assert_eq!(
        apply(&titled(&actions, title)["edit"], &uri, old),
        old.replace("if root:", "if root is not None:")
    );
    let title = "Replace with `len(root) > 0`";
    assert_eq!(
        apply(&titled(&actions, title)["edit"], &uri, old),
        old.replace("if root:", "if len(root) > 0:")
    );
    assert_eq!(editor.leave(), 0);
}

#[test]
fn what_may_not_be_chosen_is_worked_out_when_it_is() {
    let folder = tree(&[("app.py", OLD)]);
    let resolve = json!({"dataSupport": true, "resolveSupport": {"properties": ["edit"]}});
    let mut editor = Editor::start(folder.path(), json!({"textDocument": {"codeAction": resolve}}));
    let uri = editor.open("app.py", OLD);
    let actions = editor.actions(&uri, (4, 8), (4, 8), json!({"diagnostics": []}));
    let all = titled(&actions, "Fix all `configparser/readfp` findings in this file").clone();
    assert!(all.get("edit").is_none());
    let resolved = editor.ask("codeAction/resolve", all.clone());
    assert_eq!(apply(&resolved["edit"], &uri, OLD), OLD.replace("readfp", "read_file"));
    let ignore = editor.ask("codeAction/resolve", titled(&actions, "Add `# upshift: ignore").clone());
    assert!(apply(&ignore["edit"], &uri, OLD).contains("# upshift: ignore[configparser/readfp]"));
    // Neovim resolves what has its edit already, too.
    let context = json!({"diagnostics": [], "only": ["source.fixAll"]});
    let whole = editor.actions(&uri, (0, 0), (0, 0), context)[0].clone();
    assert_eq!(editor.ask("codeAction/resolve", whole.clone()), whole);
    // What was offered for another text is offered no more.
    editor.change(&uri, 2, (0, 0), (0, 0), "import sys\n");
    assert!(editor.ask("codeAction/resolve", all).get("edit").is_none());
    assert_eq!(editor.leave(), 0);
}

#[test]
fn the_pointer_on_a_finding_shows_the_reason() {
    let folder = tree(&[("app.py", OLD)]);
    let mut editor = Editor::start(folder.path(), json!({}));
    let uri = editor.open("app.py", OLD);
    let at = |line: u32, character: u32| json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}});
    let shown = editor.ask("textDocument/hover", at(4, 8));
    let text = shown["contents"]["value"].as_str().unwrap();
    for part in
        ["configparser/readfp", "removed in 3.12", "Evidence:", "https://docs.python.org/3/whatsnew/3.12"]
    {
        assert!(text.contains(part), "no `{part}` in {text}");
    }
    assert_eq!(editor.ask("textDocument/hover", at(0, 1)), Value::Null);
    assert_eq!(editor.leave(), 0);
}

#[test]
fn buffers_that_are_not_saved_count_for_each_other() {
    let folder = tree(&[
        ("app/__init__.py", ""),
        ("app/base.py", "class Parser:\n    def readfp(self, stream): ...\n"),
        ("app/main.py", ""),
    ]);
    let mut editor = Editor::start(folder.path(), json!({}));
    let main = "from .base import Parser\n\n\ndef load(stream):\n    Parser().readfp(stream)\n";
    let uri = editor.open("app/main.py", main);
    assert_eq!(editor.diagnostics(&uri)["diagnostics"], json!([]));
    let base = "import configparser\n\n\nclass Parser(configparser.ConfigParser): ...\n";
    let other = editor.open("app/base.py", base);
    assert_eq!(editor.diagnostics(&other)["diagnostics"], json!([]));
    let actions = editor.actions(&uri, (4, 8), (4, 8), json!({"diagnostics": []}));
    titled(&actions, "Replace with `Parser().read_file(stream)`");
    // Saved: the others are told of anew.
    editor.notify("textDocument/didSave", json!({"textDocument": {"uri": other}}));
    assert_eq!(editor.diagnostics(&uri)["diagnostics"][0]["code"], "configparser/readfp");
    // Closed without being saved: the disk counts again.
    editor.notify("textDocument/didClose", json!({"textDocument": {"uri": other}}));
    assert_eq!(titles(&editor.actions(&uri, (4, 8), (4, 8), json!({"diagnostics": []}))), [""; 0]);
    assert_eq!(editor.leave(), 0);
}

#[test]
fn settings_are_those_of_the_tree() {
    let folder = tree(&[
        ("upshift.toml", "ignore = [\"configparser/readfp\"]\nexclude = [\"old/\"]\n"),
        (".gitignore", "build/\n"),
        ("old/a.py", OLD),
        ("build/a.py", OLD),
        ("a.py", OLD),
    ]);
    let mut editor = Editor::start(folder.path(), json!({}));
    for (name, count) in [("a.py", 1), ("old/a.py", 0), ("build/a.py", 0)] {
        let uri = editor.open(name, OLD);
        let sent = editor.diagnostics(&uri);
        assert_eq!(sent["diagnostics"].as_array().unwrap().len(), count, "{name}: {sent}");
    }
    fs::write(folder.path().join("upshift.toml"), "").unwrap();
    let changed = json!({"changes": [{"uri": editor.uri("upshift.toml"), "type": 2}]});
    editor.notify("workspace/didChangeWatchedFiles", changed);
    let uri = editor.uri("a.py");
    assert_eq!(editor.diagnostics(&uri)["diagnostics"].as_array().unwrap().len(), 3);
    // A mistake is shown.
    fs::write(folder.path().join("upshift.toml"), "selct = []\n").unwrap();
    let changed = json!({"changes": [{"uri": editor.uri("upshift.toml"), "type": 2}]});
    editor.notify("workspace/didChangeWatchedFiles", changed);
    let shown = editor.notified("window/showMessage");
    assert!(shown["message"].as_str().unwrap().contains("did you mean `select`"), "{shown}");
    assert_eq!(editor.leave(), 0);
}

#[test]
fn recorded_runs_are_evidence_as_long_as_the_text_is_the_one_that_ran() {
    let text = "def load(parser, stream):\n    parser.readfp(stream)\n\n\ndef never(parser, stream):\n    parser.readfp(stream)\n";
    let log = "app.py:2: DeprecationWarning: This method will be removed in Python 3.12. Use 'parser.read_file()' instead.\n  parser.readfp(stream)\n";
    let hash = "10e80c65e9c3377d459ead5f9ad85a738728fb06840ce2354e0b8d7699fa344a";
    let ran = format!("{{\"file\": \"app.py\", \"sha256\": \"{hash}\", \"ran\": [1, 2, 5]}}\n");
    let settings = "warnings = ['run.log', 'run.jsonl', 'missing.jsonl']";
    let folder = tree(&[("upshift.toml", settings), ("app.py", text), ("run.log", log), ("run.jsonl", &ran)]);
    let mut editor = Editor::start(folder.path(), json!({}));
    let uri = editor.open("app.py", text);
    let said = editor.notified("window/showMessage");
    assert!(said["message"].as_str().unwrap().contains("missing.jsonl"), "{said}");
    fs::write(folder.path().join("missing.jsonl"), "").unwrap();
    editor.notify("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
    editor.diagnostics(&uri);
    let messages = |sent: &Value| -> Vec<String> {
        let all = sent["diagnostics"].as_array().unwrap().iter();
        all.map(|one| one["message"].as_str().unwrap().to_owned()).collect()
    };
    let told = messages(&editor.diagnostics(&uri));
    assert!(told[0].contains("A test run shows the type of `parser`"), "{told:?}");
    assert!(told[1].contains("This never ran in the recorded run."), "{told:?}");
    // Of a text that changed, only warnings at lines that are the same are used.
    editor.change(&uri, 2, (4, 4), (4, 9), "again");
    let told = messages(&editor.diagnostics(&uri));
    assert!(told[0].contains("A test run shows the type of `parser`"), "{told:?}");
    assert!(!told[1].contains("never ran"), "{told:?}");
}

#[test]
fn a_transform_that_is_invalid_is_told_and_the_others_run() {
    let folder = tree(&[
        ("upshift.toml", "transforms = [\"own\"]\n"),
        ("own/corp/broken.py", "\"\"\"Title.\"\"\"\n\ndef before(x): return x.old()\n"),
        ("a.py", OLD),
    ]);
    let mut editor = Editor::start(folder.path(), json!({}));
    let uri = editor.open("a.py", OLD);
    assert_eq!(editor.diagnostics(&uri)["diagnostics"].as_array().unwrap().len(), 3);
    let shown = editor.notified("window/showMessage");
    let message = shown["message"].as_str().unwrap();
    assert!(message.contains("broken.py:3:1: `before` has neither an `after` nor a docstring"), "{shown}");
    assert_eq!(editor.leave(), 0);
}

#[test]
fn a_client_that_asks_for_diagnostics_is_sent_none() {
    let folder = tree(&[("app.py", OLD)]);
    let capabilities = json!({
        "textDocument": {"diagnostic": {}},
        "general": {"positionEncodings": ["utf-16", "utf-8"]},
    });
    let mut editor = Editor::start(folder.path(), capabilities);
    assert_eq!(editor.capabilities["positionEncoding"], "utf-8");
    assert_eq!(editor.capabilities["diagnosticProvider"]["interFileDependencies"], true);
    let uri = editor.open("app.py", OLD);
    let report = editor.ask("textDocument/diagnostic", json!({"textDocument": {"uri": uri}}));
    assert_eq!(report["kind"], "full");
    // In bytes: two for `é`, four for the face.
    assert_eq!(report["items"][2]["range"]["start"], json!({"line": 4, "character": 40}));

    // While somebody writes, the text is no Python, and what was found stays.
    editor.change(&uri, 2, (0, 0), (0, 0), "if x(\n");
    let again = json!({"textDocument": {"uri": uri}, "previousResultId": report["resultId"]});
    let kept = editor.ask("textDocument/diagnostic", again.clone());
    assert_eq!((&kept["kind"], &kept["resultId"]), (&json!("unchanged"), &report["resultId"]));
    editor.change(&uri, 3, (0, 0), (1, 0), "x = 1\n");
    assert_eq!(editor.ask("textDocument/diagnostic", again.clone())["items"].as_array().unwrap().len(), 3);
    // Once it is saved like that, it is told.
    editor.change(&uri, 4, (0, 0), (1, 0), "if x(\n");
    editor.notify("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
    assert_eq!(editor.ask("textDocument/diagnostic", again)["items"].as_array().unwrap().len(), 1);
    assert_eq!(editor.leave(), 0);
    assert!(editor.rest().iter().all(|message| message["method"] != "textDocument/publishDiagnostics"));
}

#[test]
fn a_module_that_comes_along_is_made_where_the_client_can() {
    let old = "import asyncore\n\n\nclass Handler(asyncore.dispatcher): ...\n";
    let folder = tree(&[("app/__init__.py", ""), ("app/a.py", old)]);
    let start = "Replace with `from . import _asyncore as asyncore` (suggested)";
    let mut editor = Editor::start(folder.path(), json!({}));
    let uri = editor.open("app/a.py", old);
    let actions = editor.actions(&uri, (0, 8), (0, 8), json!({"diagnostics": []}));
    let edit = &titled(&actions, start)["edit"];
    assert_eq!(apply(edit, &uri, old), old.replace("import asyncore", "from . import _asyncore as asyncore"));
    let made = &edit["documentChanges"][0];
    assert_eq!((&made["kind"], &made["uri"]), (&json!("create"), &json!(editor.uri("app/_asyncore.py"))));
    let module = apply(edit, &editor.uri("app/_asyncore.py"), "");
    assert!(module.starts_with("\"\"\"Placed here by upshift"), "{module}");
    assert!(!folder.path().join("app/_asyncore.py").exists(), "only the editor writes");
    assert_eq!(editor.leave(), 0);

    let cannot = json!({"workspace": {"workspaceEdit": {"resourceOperations": []}}});
    let mut editor = Editor::start(folder.path(), cannot);
    let uri = editor.open("app/a.py", old);
    let actions = editor.actions(&uri, (0, 8), (0, 8), json!({"diagnostics": []}));
    assert_eq!(titles(&actions), ["Add `# upshift: ignore[asyncore/module]`"]);
    assert_eq!(editor.leave(), 0);
}

#[test]
fn a_manifest_changes_with_the_code_as_it_is_in_the_editor() {
    let manifest = "[project]\nname = \"x\"\ndependencies = [\"attrs\"]\n";
    let old = "import pkg_resources\n\nprint(pkg_resources)\n";
    let folder = tree(&[("pyproject.toml", manifest), ("a.py", old)]);
    let mut editor = Editor::start(folder.path(), json!({}));
    let uri = editor.open("a.py", old);
    let start = "Declare `setuptools<82` (suggested)";
    let actions = editor.actions(&uri, (0, 8), (0, 8), json!({"diagnostics": []}));
    let toml = editor.uri("pyproject.toml");
    let declared = apply(&titled(&actions, start)["edit"], &toml, manifest);
    assert_eq!(declared, manifest.replace("\"attrs\"", "\"attrs\", \"setuptools<82\""));

    let unsaved = manifest.replace("attrs", "click");
    editor.open("pyproject.toml", &unsaved);
    let actions = editor.actions(&uri, (0, 8), (0, 8), json!({"diagnostics": []}));
    let edit = &titled(&actions, start)["edit"];
    assert_eq!(edit["documentChanges"][0]["textDocument"]["version"], 1);
    assert!(apply(edit, &toml, &unsaved).contains("\"click\", \"setuptools<82\""));
    assert_eq!(editor.leave(), 0);
}

#[test]
fn nothing_that_comes_in_ends_the_server() {
    let folder = tree(&[("a.py", OLD)]);
    let mut editor = Editor::start(folder.path(), json!({}));
    editor.send_raw(b"Content-Length: 9\r\n\r\n{\"a\": 1}}");
    editor.send_raw(b"X: y\r\n\r\n");
    editor.notify("textDocument/didOpen", json!(["no document"]));
    editor.notify("unheard/of", json!(null));
    editor.change("file:///nowhere.py", 3, (0, 0), (0, 0), "x");
    let unknown = editor.begin("textDocument/unheardOf", json!({}));
    assert_eq!(editor.answer(unknown)["error"]["code"], -32601);
    let wrong = editor.begin("textDocument/hover", json!({"textDocument": 3}));
    assert_eq!(editor.answer(wrong)["error"]["code"], -32602);
    let uri = editor.open("a.py", OLD);
    editor.diagnostics(&uri);
    let far = json!({"textDocument": {"uri": uri}, "position": {"line": 4_000_000_000u32, "character": 7}});
    assert_eq!(editor.ask("textDocument/hover", far), Value::Null);
    let quick = json!({"diagnostics": [], "only": ["quickfix"]});
    assert_eq!(editor.actions(&uri, (99, 99), (2, 0), quick), json!([]));
    let closed =
        json!({"textDocument": {"uri": "file:///closed.py"}, "position": {"line": 0, "character": 0}});
    assert_eq!(editor.ask("textDocument/hover", closed), Value::Null);
    editor.change(&uri, 2, (70, 70), (3, 3), "print(1)\n");
    assert_eq!(editor.diagnostics(&uri)["version"], 2);

    // What is no Python, or not of this century, is said to be so.
    let uri = editor.open("print.py", "print 'a'\n");
    let sent = editor.diagnostics(&uri);
    assert_eq!(sent["diagnostics"].as_array().unwrap().len(), 1, "{sent}");
    assert_eq!(sent["diagnostics"][0]["severity"], 3);
    for (name, text) in [("nul.py", "import imp\0\n".to_owned()), ("huge.py", "# huge\n".repeat(700_000))] {
        let uri = editor.open(name, &text);
        assert_eq!(editor.diagnostics(&uri)["diagnostics"], json!([]));
        let shown = editor.notified("window/showMessage");
        assert!(shown["message"].as_str().unwrap().contains(name), "{shown}");
    }
    let nested = format!("import imp\nx = {}1{}\n", "(".repeat(20_000), ")".repeat(20_000));
    let uri = editor.open("nested.py", &nested);
    editor.diagnostics(&uri);
    assert_eq!(editor.leave(), 0);
}

#[test]
fn a_request_that_was_cancelled_in_time_is_not_begun() {
    let folder = tree(&[("a.py", OLD)]);
    let mut editor = Editor::start(folder.path(), json!({}));
    // In one piece, so that all of it is there when the first is answered.
    let uri = editor.uri("a.py");
    let item = json!({"uri": uri, "languageId": "python", "version": 1, "text": OLD});
    let at = json!({"textDocument": {"uri": uri}, "position": {"line": 4, "character": 8}});
    let messages = [
        json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": item}}),
        json!({"jsonrpc": "2.0", "id": 501, "method": "textDocument/hover", "params": at}),
        json!({"jsonrpc": "2.0", "id": 502, "method": "textDocument/hover", "params": at}),
        json!({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 502}}),
        json!({"jsonrpc": "2.0", "id": 503, "method": "textDocument/hover", "params": at}),
    ];
    let frame = |message: &Value| format!("Content-Length: {}\r\n\r\n{message}", message.to_string().len());
    editor.send_raw(messages.iter().map(frame).collect::<String>().as_bytes());
    // Each is answered once; what was begun before the word came is answered in full.
    assert!(editor.answer(501)["result"]["contents"].is_object());
    let cancelled = editor.answer(502);
    assert!(cancelled["error"]["code"] == -32800 || cancelled["result"].is_object(), "{cancelled}");
    assert!(editor.answer(503)["result"]["contents"].is_object());
    assert_eq!(editor.leave(), 0);
}

#[test]
fn greeting_and_leave_are_as_the_protocol_has_them() {
    let folder = tree(&[]);
    let mut editor = Editor::silent(folder.path());
    let early = editor.begin("textDocument/hover", json!({}));
    assert_eq!(editor.answer(early)["error"]["code"], -32002);
    assert_eq!(editor.hang_up(), 1, "nobody took leave");

    let mut editor = Editor::start(folder.path(), json!({}));
    editor.notify("exit", Value::Null);
    assert_eq!(editor.hang_up(), 1, "`exit` without `shutdown`");

    let mut editor = Editor::start(folder.path(), json!({}));
    assert_eq!(editor.ask("shutdown", Value::Null), Value::Null);
    let late = editor.begin("textDocument/hover", json!({}));
    assert_eq!(editor.answer(late)["error"]["code"], -32600);
    editor.notify("exit", Value::Null);
    assert_eq!(editor.hang_up(), 0);
}

/// `pygls` checks what comes in against the protocol; `.ci/run` puts it below `target`.
#[test]
fn a_client_that_others_wrote_understands_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = root.join("target/lsp-client");
    let python = || {
        let mut command = Command::new("python3");
        command.env("PYTHONPATH", &site);
        command
    };
    let has_client = python().args(["-c", "import pygls.lsp.client"]).output();
    if !has_client.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: there is no `pygls` in {}; `.ci/run` puts it there", site.display());
        return;
    }
    let folder = tree(&[]);
    let mut command = python();
    command.arg(root.join("tests/lsp/client.py")).arg(env!("CARGO_BIN_EXE_upshift")).arg(folder.path());
    let output = command.output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "as it should be", "{errors}");
}
