//! Notebooks in an editor: their cells are documents that share names.

use serde_json::{Value, json};

use super::editor::{Editor, apply, tree};
use super::{titled, titles};

const CELLS: [(u8, &str, &str); 4] = [
    (1, "markdown", "# Title with imp.reload"),
    (2, "python", "%matplotlib inline\nimport imp, é"),
    (2, "python", "'😀'; imp.reload(é)\n\nx = imp.reload(é)"),
    (2, "python", "!ls"),
];

fn cell(number: usize) -> String {
    format!("vscode-notebook-cell:/n.ipynb#{number}")
}

fn item(number: usize, language: &str, text: &str) -> Value {
    json!({"uri": cell(number), "languageId": language, "version": 1, "text": text})
}

/// Opens a notebook with the cells; returns its URI.
fn open(editor: &mut Editor) -> String {
    let uri = editor.uri("n.ipynb");
    let numbered = || CELLS.iter().enumerate();
    let cells: Vec<Value> =
        numbered().map(|(number, (kind, ..))| json!({"kind": kind, "document": cell(number)})).collect();
    let documents: Vec<Value> =
        numbered().map(|(number, (_, language, text))| item(number, language, text)).collect();
    let notebook = json!({"uri": uri, "notebookType": "jupyter-notebook", "version": 1, "cells": cells});
    let params = json!({"notebookDocument": notebook, "cellTextDocuments": documents});
    editor.notify("notebookDocument/didOpen", params);
    uri
}

fn change(editor: &mut Editor, uri: &str, version: i32, cells: &Value) {
    let params = json!({"notebookDocument": {"uri": uri, "version": version}, "change": {"cells": cells}});
    editor.notify("notebookDocument/didChange", params);
}

fn codes(sent: &Value) -> Vec<(&str, u64)> {
    let found = sent["diagnostics"].as_array().unwrap().iter();
    let place = |found: &Value| found["range"]["start"]["line"].as_u64().unwrap();
    found.map(|found| (found["code"].as_str().unwrap(), place(found))).collect()
}

#[test]
fn findings_stand_in_cells_and_names_are_known_across_them() {
    let folder = tree(&[("upshift.toml", "")]);
    let related = json!({"textDocument": {"publishDiagnostics": {"relatedInformation": true}}});
    let mut editor = Editor::start(folder.path(), related);
    assert_eq!(editor.capabilities["notebookDocumentSync"]["save"], true);
    let uri = open(&mut editor);
    let sent: Vec<Value> = (0..4).map(|number| editor.diagnostics(&cell(number))).collect();
    assert_eq!(codes(&sent[0]), []);
    assert_eq!(codes(&sent[1]), []);
    assert_eq!(codes(&sent[2]), [("imp/reload", 0), ("imp/reload", 2)]);
    assert_eq!(codes(&sent[3]), []);
    let first = &sent[2]["diagnostics"][0];
    assert_eq!(first["range"]["start"]["character"], 6, "{first}");
    let evidence = &first["relatedInformation"][0]["location"];
    assert_eq!((&evidence["uri"], &evidence["range"]["start"]["line"]), (&json!(cell(1)), &json!(1)));

    let position = json!({"line": 0, "character": 8});
    let hover =
        editor.ask("textDocument/hover", json!({"textDocument": {"uri": cell(2)}, "position": position}));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("importlib"), "{hover}");

    // What is typed in one cell counts in the others.
    let document = json!({"uri": cell(1), "version": 2});
    let text = json!([{"document": document, "changes": [{"text": "imp = é = object()"}]}]);
    change(&mut editor, &uri, 2, &json!({"textContent": text}));
    assert_eq!(codes(&editor.diagnostics(&cell(2))), []);

    // Two cells go, and another one comes.
    let array = json!({"start": 0, "deleteCount": 2, "cells": [{"kind": 2, "document": cell(9)}]});
    let structure = json!({"array": array, "didOpen": [item(9, "python", "import imp\n")]});
    change(&mut editor, &uri, 3, &json!({"structure": structure}));
    assert_eq!(codes(&editor.diagnostics(&cell(9))), []);
    assert_eq!(codes(&editor.diagnostics(&cell(2))), [("imp/reload", 0), ("imp/reload", 2)]);

    editor.notify("notebookDocument/didClose", json!({"notebookDocument": {"uri": uri}}));
    assert_eq!(codes(&editor.diagnostics(&cell(2))), []);
    assert_eq!(editor.leave(), 0);
}

#[test]
fn fixes_change_the_cells() {
    let folder = tree(&[("upshift.toml", "")]);
    let mut editor = Editor::start(folder.path(), json!({}));
    open(&mut editor);
    let actions = editor.actions(&cell(2), (2, 5), (2, 5), json!({"diagnostics": []}));
    let one = titled(&actions, "Replace with `importlib.reload`");
    let edit = &one["edit"];
    assert_eq!(apply(edit, &cell(2), CELLS[2].2), "'😀'; imp.reload(é)\n\nx = importlib.reload(é)", "{edit}");
    assert_eq!(apply(edit, &cell(1), CELLS[1].2), "%matplotlib inline\nimport imp, é\nimport importlib");
    let ignore = titled(&actions, "Add `# upshift: ignore[imp/reload]`");
    let ignored = apply(&ignore["edit"], &cell(2), CELLS[2].2);
    assert!(ignored.ends_with("x = imp.reload(é)  # upshift: ignore[imp/reload]"), "{ignored}");

    // On saving, editors ask for the actions of each cell, or once for those of the notebook.
    let only = |kind: &str| json!({"diagnostics": [], "only": [kind]});
    let of_cell = editor.actions(&cell(2), (0, 0), (0, 0), only("source.fixAll"));
    assert_eq!(titles(&of_cell), [""; 0]);
    let all = editor.actions(&cell(0), (0, 0), (0, 0), only("notebook.source.fixAll"));
    let edit = &titled(&all, "Fix all safe")["edit"];
    assert_eq!(apply(edit, &cell(1), CELLS[1].2), "%matplotlib inline\nimport é\nimport importlib");
    assert_eq!(apply(edit, &cell(2), CELLS[2].2), "'😀'; importlib.reload(é)\n\nx = importlib.reload(é)");
}

#[test]
fn a_client_may_ask_for_the_findings_of_a_cell() {
    let folder = tree(&[("upshift.toml", "")]);
    let mut editor = Editor::start(folder.path(), json!({"textDocument": {"diagnostic": {}}}));
    open(&mut editor);
    let params = json!({"textDocument": {"uri": cell(2)}});
    let items = editor.ask("textDocument/diagnostic", params);
    assert_eq!(items["items"].as_array().unwrap().len(), 2, "{items}");
    let params = json!({"textDocument": {"uri": cell(7)}});
    assert_eq!(editor.ask("textDocument/diagnostic", params)["items"], json!([]));
}

#[test]
fn a_cell_that_is_not_valid_is_told_once_it_is_saved() {
    let folder = tree(&[("upshift.toml", "")]);
    let mut editor = Editor::start(folder.path(), json!({}));
    let uri = open(&mut editor);
    let sent: Vec<Value> = (0..4).map(|number| editor.diagnostics(&cell(number))).collect();
    assert_eq!(codes(&sent[2]).len(), 2);
    let document = json!({"uri": cell(3), "version": 2});
    let text = json!([{"document": document, "changes": [{"text": "def f(:"}]}]);
    change(&mut editor, &uri, 2, &json!({"textContent": text}));
    editor.notify("notebookDocument/didSave", json!({"notebookDocument": {"uri": uri}}));
    let sent: Vec<Value> = (0..4).map(|number| editor.diagnostics(&cell(number))).collect();
    assert_eq!(codes(&sent[2]), []);
    let message = sent[3]["diagnostics"][0]["message"].as_str().unwrap();
    assert!(message.contains("parameter"), "{message}");
}
