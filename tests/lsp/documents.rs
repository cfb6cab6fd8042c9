//! Code in documents and docstrings, where the setting asks for it.

use serde_json::{Value, json};

use super::editor::{Editor, apply, tree};
use super::{titled, titles};

const MARKDOWN: &str =
    "Text\n\n> ```python\n> import imp\n> imp.reload(x)\n> ```\n\n    import imp\n    imp.reload(x)\n";
const MODULE: &str = "import imp\n\n\ndef f():\n    \"\"\"Reload.\n\n    >>> import imp\n    >>> imp.reload(x)\n    \"\"\"\n    imp.reload(f)\n";

fn lines(sent: &Value) -> Vec<u64> {
    let found = sent["diagnostics"].as_array().unwrap().iter();
    found.map(|found| found["range"]["start"]["line"].as_u64().unwrap()).collect()
}

#[test]
fn code_in_documents_is_looked_at_where_the_setting_asks_for_it() {
    let folder = tree(&[("upshift.toml", "docs = true"), ("a.md", MARKDOWN)]);
    let mut editor = Editor::start(folder.path(), json!({}));
    let uri = editor.open("a.md", MARKDOWN);
    assert_eq!(lines(&editor.diagnostics(&uri)), [4]);
    let actions = editor.actions(&uri, (4, 4), (4, 4), json!({"diagnostics": []}));
    let edit = &titled(&actions, "Replace with `importlib.reload`")["edit"];
    let fixed = "> import importlib\n> importlib.reload(x)\n> ```";
    assert!(apply(edit, &uri, MARKDOWN).contains(fixed), "{edit}");

    let uri = editor.open("a.py", MODULE);
    assert_eq!(lines(&editor.diagnostics(&uri)), [7, 9]);
    let only = json!({"diagnostics": [], "only": ["source.fixAll"]});
    let all = editor.actions(&uri, (0, 0), (0, 0), only);
    let fixed = apply(&titled(&all, "Fix all safe")["edit"], &uri, MODULE);
    assert!(!fixed.contains("imp\n") && fixed.contains(">>> importlib.reload(x)\n"), "{fixed}");
    assert_eq!(editor.leave(), 0);
}

#[test]
fn it_is_left_alone_elsewhere() {
    let folder = tree(&[("upshift.toml", ""), ("a.md", MARKDOWN)]);
    let mut editor = Editor::start(folder.path(), json!({}));
    let uri = editor.open("a.md", MARKDOWN);
    assert_eq!(lines(&editor.diagnostics(&uri)), [0; 0]);
    assert_eq!(titles(&editor.actions(&uri, (4, 4), (4, 4), json!({"diagnostics": []}))), [""; 0]);
    let uri = editor.open("a.py", MODULE);
    assert_eq!(lines(&editor.diagnostics(&uri)), [9]);
    assert_eq!(editor.leave(), 0);
}
