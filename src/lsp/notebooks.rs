//! The open notebooks: their cells are documents of the editor, and one file for the engine, which is written here.

use std::collections::HashMap;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};

use super::documents::changed;
use super::positions::{Encoding, Lines};
use super::protocol::{self, ContentChange, TextDocumentItem};
use crate::embedded::{Embedded, Format};
use crate::text::Source;

/// The `NotebookCellKind` of code.
const CODE: u8 = 2;

/// An open notebook.
#[derive(Default)]
pub struct Notebook {
    cells: Vec<Cell>,
    /// The Python in it; none if it cannot be read.
    pub embedded: Option<Arc<Embedded>>,
}

/// A cell, as the editor has it.
pub struct Cell {
    /// The URI of its document.
    pub uri: String,
    /// The version of its document.
    pub version: i32,
    language: String,
    is_code: bool,
    text: String,
}

/// A `NotebookCell`.
#[derive(Deserialize)]
struct Listed {
    kind: u8,
    document: String,
}

/// A change of the list of cells.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Structure {
    array: ChangedArray,
    #[serde(default)]
    did_open: Vec<TextDocumentItem>,
}

/// The cells that others replace.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ChangedArray {
    start: usize,
    delete_count: usize,
    #[serde(default)]
    cells: Vec<Listed>,
}

/// A change of the text of a cell.
#[derive(Deserialize)]
struct ChangedText {
    document: Versioned,
    changes: Vec<ContentChange>,
}

/// A `VersionedTextDocumentIdentifier`.
#[derive(Deserialize)]
struct Versioned {
    uri: String,
    version: i32,
}

/// The cells of a list, with the texts of their documents.
fn cells_of(listed: Vec<Listed>, documents: Vec<TextDocumentItem>) -> Vec<Cell> {
    let mut documents: HashMap<String, TextDocumentItem> =
        documents.into_iter().map(|document| (document.uri.clone(), document)).collect();
    let cell = |Listed { kind, document }| {
        let TextDocumentItem { uri, language_id, version, text } = documents.remove(&document)?;
        Some(Cell { uri, version, language: language_id, is_code: kind == CODE, text })
    };
    listed.into_iter().filter_map(cell).collect()
}

impl Notebook {
    /// The notebook of a `DidOpenNotebookDocumentParams`; `None` if it is not valid.
    pub fn opened(params: &Value) -> Option<Notebook> {
        let listed = Vec::deserialize(&params["notebookDocument"]["cells"]).ok()?;
        let documents = Vec::deserialize(&params["cellTextDocuments"]).ok()?;
        Some(Notebook { cells: cells_of(listed, documents), embedded: None })
    }

    /// Applies the `change` of a `DidChangeNotebookDocumentParams`.
    pub fn change(&mut self, change: &Value, encoding: Encoding) {
        let cells = &change["cells"];
        if let Ok(Structure { array, did_open }) = Structure::deserialize(&cells["structure"]) {
            let end = (array.start + array.delete_count).min(self.cells.len());
            self.cells.splice(array.start.min(end)..end, cells_of(array.cells, did_open));
        }
        for ChangedText { document, changes } in Vec::deserialize(&cells["textContent"]).unwrap_or_default() {
            if let Some(cell) = self.cells.iter_mut().find(|cell| cell.uri == document.uri) {
                cell.version = document.version;
                cell.text = changed(&cell.text, changes, encoding);
            }
        }
        for Listed { kind, document } in Vec::deserialize(&cells["data"]).unwrap_or_default() {
            if let Some(cell) = self.cells.iter_mut().find(|cell| cell.uri == document) {
                cell.is_code = kind == CODE;
            }
        }
    }

    /// Writes the notebook as a file, and reads its Python.
    pub fn write(&mut self, path: PathBuf) -> Arc<Source> {
        let cell = |cell: &Cell| {
            let is_python = cell.is_code && cell.language == "python";
            json!({ "cell_type": if is_python { "code" } else { "markdown" }, "source": cell.text })
        };
        let cells: Vec<Value> = self.cells.iter().map(cell).collect();
        let source = Source::from_text(path, json!({ "nbformat": 4, "cells": cells }).to_string());
        self.embedded = Embedded::read(&source, Format::Notebook).ok().map(Arc::new);
        Arc::new(source)
    }

    /// The cells.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The cell around a range of the file, and the place in it.
    pub fn place(&self, range: &Range<usize>, encoding: Encoding) -> Option<(&Cell, protocol::Range)> {
        let embedded = self.embedded.as_ref()?;
        let cell = self.cells.get(embedded.cell(range.start)?.checked_sub(1)?)?;
        let (_, own) = embedded.view(range)?;
        Some((cell, Lines::new(&cell.text, encoding).range(&own)))
    }

    /// The range of the file for a place in a cell; `None` if there is no such cell.
    pub fn bytes(&self, uri: &str, place: protocol::Range, encoding: Encoding) -> Option<Range<usize>> {
        let index = self.cells.iter().position(|cell| cell.uri == uri)?;
        let own = Lines::new(&self.cells[index].text, encoding).bytes(place);
        self.embedded.as_ref()?.in_file(index + 1, &own)
    }

    /// The cell that evidence names by a path.
    pub fn named(&self, path: &std::path::Path, notebook: &std::path::Path) -> Option<&Cell> {
        let (path, notebook) = (path.to_str()?, notebook.to_str()?);
        let number: usize = path.strip_prefix(notebook)?.strip_prefix(":cell ")?.parse().ok()?;
        self.cells.get(number.checked_sub(1)?)
    }

    /// The cells that have other texts in another text of the file: the cells, with both texts.
    pub fn changed(&self, text: &str) -> Option<Vec<(&Cell, &str, String)>> {
        let new = self.embedded.as_ref()?.cell_texts(text)?;
        let changed = new.into_iter().map(|(number, new)| {
            let cell = self.cells.get(number.checked_sub(1)?)?;
            Some((cell, cell.text.as_str(), new))
        });
        let changed: Option<Vec<_>> = changed.collect();
        Some(changed?.into_iter().filter(|(_, old, new)| old != new).collect())
    }
}
