//! Python inside other files: its text is extracted with a map back to the file, upgraded like any other, and the
//! edits are made at its places in the file. The rest of the file stays as it is, byte for byte.

mod cell;
mod docstring;
mod document;
mod json;
mod lines;
mod magic;
mod map;
mod markup;
mod notebook;
mod notebook_format;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::engine::{Catalogue, FindingKey, Outcome, Pick, Settings, World, upgrade};
use crate::finding::{Finding, Need};
use crate::matching::RunEvidence;
use crate::suppression::{Suppressions, mentioned};
use crate::syntax::Tree;
use crate::text::{Edit, Edits, Source};
use crate::verify::{self, SyntaxError};
use document::Listing;
use map::Map;
use notebook::Notebook;

/// What a file is, other than Python.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A Jupyter notebook.
    Notebook,
    /// Markdown, with code in fences.
    Markdown,
    /// reStructuredText, with code in directives and behind prompts.
    Restructured,
    /// Python, with examples in docstrings.
    Docstrings,
}

impl Format {
    /// The format of a file, by its name; `None` for those that are read as Python.
    pub fn of(path: &Path) -> Option<Format> {
        match path.extension()?.to_str()? {
            "ipynb" => Some(Format::Notebook),
            "md" | "markdown" => Some(Format::Markdown),
            "rst" => Some(Format::Restructured),
            _ => None,
        }
    }

    /// Whether it is a document: code in it is an example.
    pub fn is_document(self) -> bool {
        self != Format::Notebook
    }
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// The line and the column, from 1.
    pub place: Option<(usize, usize)>,
    /// What is wrong: a clause for people.
    pub message: String,
}

/// A module in a file.
#[derive(Clone, Debug)]
struct Block {
    /// Its text, under the path of the file.
    source: Source,
    map: Map,
    /// The 0-based lines that stand for what is not Python, in order: nothing is found on them.
    stand_ins: Vec<usize>,
}

impl Block {
    /// A module with the bytes at which the lines begin that stand for what is not Python.
    fn new(file: &Source, text: String, map: Map, stand_ins: &[usize]) -> Block {
        let source = Source::from_text(file.path(), text);
        let stand_ins = stand_ins.iter().map(|at| source.line_of(*at)).collect();
        Block { source, map, stand_ins }
    }

    /// The byte of the file for one of the module.
    fn offset(&self, at: usize) -> usize {
        self.map.outer(&(at..at)).start
    }

    /// The byte of the file at which a 1-based line of the module begins.
    fn line_start(&self, line: usize) -> usize {
        self.offset(self.source.line_start(line.saturating_sub(1)))
    }

    /// The settings for the module, of those for the file.
    fn settings(&self, file: &Source, settings: &Settings) -> Settings {
        let key =
            |key: &FindingKey| Some(FindingKey { id: key.id.clone(), range: self.map.inner(&key.range)? });
        let pick = |pick: &Pick| match pick {
            Pick::One(place) => key(place).map(Pick::One),
            all @ Pick::All(_) => Some(all.clone()),
        };
        let is_asked = |line: &usize| {
            let wanted = file.line_of(self.line_start(line + 1));
            settings.lines.as_ref().is_none_or(|lines| lines.iter().any(|lines| lines.contains(&wanted)))
        };
        let is_open = |line: &usize| self.stand_ins.binary_search(line).is_err() && is_asked(line);
        let mut lines: Vec<Range<usize>> = Vec::new();
        for line in (0..self.source.line_count()).filter(is_open) {
            match lines.last_mut().filter(|last| last.end == line) {
                Some(last) => last.end = line + 1,
                None => lines.push(line..line + 1),
            }
        }
        let is_whole = settings.lines.is_none() && self.stand_ins.is_empty();
        Settings {
            lines: (!is_whole).then(|| lines.into()),
            picked: settings.picked.as_ref().map(|picked| picked.iter().filter_map(pick).collect()),
            refused: settings.refused.iter().filter_map(key).collect(),
            // The lines are those of the file.
            run: RunEvidence::default(),
            ..settings.clone()
        }
    }
}

/// The Python in a file.
#[derive(Clone, Debug)]
pub struct Embedded {
    file: Source,
    format: Format,
    blocks: Vec<Block>,
    notebook: Option<Notebook>,
    /// How each block of a document is written.
    listings: Vec<Listing>,
}

/// A change of the file.
struct Change {
    /// The index of the module.
    block: usize,
    /// The new text of the module.
    text: String,
    edits: Vec<Edit>,
}

/// Why a change of a document is not made.
const OUTPUT: &str = "The change would part an example from its output: make it by hand.";

/// Why a change of a notebook is not made.
const COMMAND: &str = "The change would move a command of IPython: make it by hand.";

/// What tells a finding from others.
fn key(finding: &Finding) -> FindingKey {
    FindingKey { id: finding.id.clone(), range: finding.range.clone() }
}

/// Adds what comes of the examples in the docstrings of a Python file.
pub fn with_docstrings(
    source: &Source,
    mut outcome: Outcome,
    catalogue: &Catalogue,
    world: &World<'_>,
    settings: &Settings,
) -> Outcome {
    let comments = || Suppressions::of(&Tree::parse(source.text()), source, settings.window.target);
    if mentioned(source.text().as_bytes()) && comments().directives().any(|comment| comment.whole_file) {
        return outcome;
    }
    let Ok(embedded) = Embedded::read(source, Format::Docstrings) else { return outcome };
    let mut own = embedded.upgrade(catalogue, world, settings, false);
    let edits: Vec<Edit> = own.edits.iter().cloned().collect();
    if outcome.edits.add(&edits).is_err() {
        own.findings.iter_mut().for_each(|finding| finding.applied = false);
    } else if !edits.is_empty() {
        outcome.text = Some(outcome.edits.apply(source.text()));
    }
    outcome.findings.append(&mut own.findings);
    outcome.findings.sort_by_key(|finding| (finding.range.start, finding.range.end));
    outcome.ignored += own.ignored;
    outcome
}

impl Embedded {
    /// The Python in a file.
    pub fn read(file: &Source, format: Format) -> Result<Embedded, Invalid> {
        let text = file.text();
        let listings = match format {
            Format::Notebook => {
                let (notebook, block) = Notebook::read(file)?;
                let (blocks, listings) = (block.into_iter().collect(), Vec::new());
                return Ok(Embedded {
                    file: file.clone(),
                    format,
                    blocks,
                    notebook: Some(notebook),
                    listings,
                });
            }
            Format::Markdown => markup::markdown(text),
            Format::Restructured => markup::restructured(text),
            Format::Docstrings => docstring::docstrings(text),
        };
        let (blocks, listings) = document::blocks(file, listings).into_iter().unzip();
        Ok(Embedded { file: file.clone(), format, blocks, notebook: None, listings })
    }

    /// The module that a file is for those who look at it from another one.
    pub fn module(path: PathBuf, bytes: &[u8]) -> Option<Source> {
        let format = Format::of(&path);
        match format {
            None => Source::decode(path, bytes).ok(),
            Some(format @ Format::Notebook) => {
                let blocks = Embedded::read(&Source::utf8(path, bytes).ok()?, format).ok()?.blocks;
                blocks.into_iter().next().map(|block| block.source)
            }
            Some(_) => None,
        }
    }

    /// Its modules.
    pub fn modules(&self) -> impl Iterator<Item = &Source> {
        self.blocks.iter().map(|block| &block.source)
    }

    /// Why another text of the file is not valid: it cannot be read, or a module of it is no Python.
    pub fn refusal(&self, text: &str) -> Option<SyntaxError> {
        let other = match Embedded::read(&self.file.with_text(text.to_owned()), self.format) {
            Ok(other) => other,
            Err(Invalid { message, .. }) => return Some(SyntaxError { offset: 0, message }),
        };
        other.blocks.iter().find_map(|block| {
            let error = verify::refusal(block.source.text())?;
            Some(SyntaxError { offset: block.offset(error.offset), ..error })
        })
    }

    /// Applies the transforms of a catalogue to the Python of the file. What holds nothing of interest is parsed only
    /// if the user named the file, so that its errors are told.
    pub fn upgrade(
        &self,
        catalogue: &Catalogue,
        world: &World<'_>,
        settings: &Settings,
        named: bool,
    ) -> Outcome {
        let (mut outcomes, mut changes) = (Vec::new(), Vec::new());
        for (index, block) in self.blocks.iter().enumerate() {
            let text = block.source.text().as_bytes();
            if !named && catalogue.select(text).is_empty() && !mentioned(text) {
                continue;
            }
            let run = |settings: &Settings| upgrade(&block.source, catalogue, world, settings);
            let mut outcome = self.of_block(block, &run, settings);
            let change = outcome.text.take().map(|text| (index, text));
            changes.extend(change.and_then(|(index, text)| self.change(index, text)));
            outcomes.push((index, outcome));
        }
        let edits = self.confirmed(&mut changes);
        let mut all = Outcome::default();
        for (index, mut outcome) in outcomes {
            let is_made = changes.iter().any(|change| change.block == index);
            for finding in outcome.findings.iter_mut().filter(|finding| finding.applied && !is_made) {
                finding.applied = false;
                finding.message = if self.format.is_document() { OUTPUT } else { COMMAND }.to_owned();
            }
            self.collect(index, outcome, &mut all);
        }
        all.findings.sort_by_key(|finding| (finding.range.start, finding.range.end));
        if !edits.is_empty() {
            all.text = Some(edits.apply(self.file.text()));
            all.edits = edits;
        }
        all
    }

    /// What comes of a module.
    fn of_block(
        &self,
        block: &Block,
        upgrade: &dyn Fn(&Settings) -> Outcome,
        settings: &Settings,
    ) -> Outcome {
        let own = block.settings(&self.file, settings);
        let mut outcome = upgrade(&own);
        if self.format.is_document() {
            // An example uses no distribution.
            let is_use = |need: &Need| !matches!(need, Need::Unused { .. });
            outcome.findings.iter_mut().for_each(|finding| finding.needs.retain(is_use));
        }
        if outcome.refusal.is_some() || outcome.text.is_some() {
            // A string or a bracket that is open at the end of a cell ends there.
            let refusal = |notebook: &Notebook| notebook.refusal(block.source.text());
            if let Some(refusal) = self.notebook.as_ref().and_then(refusal) {
                return Outcome { refusal: Some(refusal), ..Outcome::default() };
            }
        }
        let unmet = self.unmet(&outcome);
        if unmet.is_empty() {
            return outcome;
        }
        let refused = own.refused.iter().chain(&unmet).cloned().collect();
        let mut rest = upgrade(&Settings { refused, ..own });
        let told = outcome.findings.into_iter().filter(|finding| unmet.contains(&key(finding)));
        rest.findings.extend(told.map(|finding| Finding { applied: false, ..finding }));
        rest
    }

    /// The applied findings that need more than edits of the file: a document is no part of the project.
    fn unmet(&self, outcome: &Outcome) -> Vec<FindingKey> {
        let is_unmet =
            |finding: &&Finding| self.format.is_document() && finding.applied && !finding.needs.is_empty();
        outcome.findings.iter().filter(is_unmet).map(key).collect()
    }

    /// The change of the file that gives a module another text; `None` if there is no place for that.
    fn change(&self, block: usize, text: String) -> Option<Change> {
        let edits = match &self.notebook {
            Some(notebook) => notebook.write(self.file.text(), &text)?,
            None => self.listings.get(block)?.write(&self.file, self.blocks[block].source.text(), &text)?,
        };
        Some(Change { block, text, edits })
    }

    /// The edits of all changes. What is written must be read as what was meant: other changes are taken out.
    fn confirmed(&self, changes: &mut Vec<Change>) -> Edits {
        while !changes.is_empty() {
            let mut all = Edits::default();
            changes.retain(|change| all.add(&change.edits).is_ok());
            let written = self.file.with_text(all.apply(self.file.text()));
            let again = Embedded::read(&written, self.format).ok();
            let again = again.filter(|again| again.blocks.len() == self.blocks.len());
            let count = changes.len();
            changes.retain(|change| again.as_ref().is_some_and(|again| self.is_meant(again, change)));
            if changes.len() == count {
                return all;
            }
        }
        Edits::default()
    }

    /// Whether what was read again has a change.
    fn is_meant(&self, again: &Embedded, change: &Change) -> bool {
        let Change { block, text, .. } = change;
        match (&again.notebook, &self.notebook) {
            (Some(again), Some(notebook)) => again.is(notebook, text),
            _ => again.listings[*block].is(again.blocks[*block].source.text(), &self.listings[*block], text),
        }
    }

    /// Adds what came of a module, at the places in the file.
    fn collect(&self, index: usize, outcome: Outcome, all: &mut Outcome) {
        let block = &self.blocks[index];
        let mut refusal = outcome.refusal;
        if let Some(error) = &mut refusal {
            error.offset = block.offset(error.offset);
        }
        let mut findings = outcome.findings;
        for finding in &mut findings {
            finding.range = block.map.outer(&finding.range);
            finding.message = self.relined(index, &finding.message);
            for reason in &mut finding.reasons {
                if let Some((path, line)) = &mut reason.place
                    && path.as_path() == self.file.path()
                {
                    let place = self.place(index, *line);
                    (*path, *line) = (Arc::new(place.0), place.1);
                }
            }
        }
        all.refusal = all.refusal.take().or(refusal);
        all.findings.extend(findings);
        all.defects.extend(outcome.defects);
        all.ignored += outcome.ignored;
    }

    /// Where a 1-based line of a module stands, given by its index: a path and a line for people.
    pub fn place(&self, module: usize, line: usize) -> (PathBuf, usize) {
        let at = self.blocks[module].line_start(line);
        match self.view(&(at..at)) {
            Some((cell, range)) => (cell.path().to_owned(), cell.line_of(range.start) + 1),
            None => (self.file.path().to_owned(), self.file.line_of(at) + 1),
        }
    }

    /// A message with lines of the file in place of those of a module.
    fn relined(&self, module: usize, message: &str) -> String {
        const WORD: &str = "line ";
        let mut out = String::new();
        let mut rest = message;
        while let Some(at) = rest.find(WORD) {
            let (before, number) = rest.split_at(at + WORD.len());
            let length = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
            let (number, behind) = number.split_at(length);
            out.push_str(before);
            match number.parse().ok().filter(|_| !behind.starts_with(" of ")) {
                Some(line) => {
                    let start = self.blocks[module].line_start(line);
                    let cell = self.cell(start).map_or(String::new(), |cell| format!(" of cell {cell}"));
                    out.push_str(&format!("{}{cell}", self.place(module, line).1));
                }
                None => out.push_str(number),
            }
            rest = behind;
        }
        out + rest
    }

    /// The number of the cell of a notebook in which a byte of the file stands, from 1.
    pub fn cell(&self, at: usize) -> Option<usize> {
        self.notebook.as_ref()?.number(at)
    }

    /// The cell of a notebook around a range of the file, as a text of its own, and the range in it.
    pub fn view(&self, range: &Range<usize>) -> Option<(Source, Range<usize>)> {
        self.notebook.as_ref()?.view(self.file.path(), range)
    }

    /// A finding as people are shown it in a notebook: in its cell.
    pub fn shown(&self, finding: &Finding) -> Option<(Source, Finding)> {
        let (cell, range) = self.view(&finding.range)?;
        Some((cell, Finding { range, ..finding.clone() }))
    }

    /// The cells of a notebook that differ between two texts of the file: the old ones, and their new texts.
    pub fn changed_cells(&self, texts: [&str; 2]) -> Vec<(Source, String)> {
        let read = |text: &str| Some(Notebook::read(&self.file.with_text(text.to_owned())).ok()?.0);
        let [Some(old), Some(new)] = texts.map(read) else { return Vec::new() };
        old.changed(self.file.path(), &new)
    }

    /// The cell of a notebook that has text on a 1-based line of the file, and the line there; both from 1.
    pub fn cell_line(&self, line: usize) -> Option<(usize, usize)> {
        let notebook = self.notebook.as_ref()?;
        let found = |at: usize| {
            let (cell, range) = notebook.view(self.file.path(), &(at..at))?;
            Some((notebook.number(at)?, cell.line_of(range.start) + 1))
        };
        (self.file.line_start(line.checked_sub(1)?)..self.file.line_start(line)).find_map(found)
    }

    /// The range of the file for one of the text of a cell, which counts from 1; `None` if there is no such cell.
    pub fn in_file(&self, cell: usize, range: &Range<usize>) -> Option<Range<usize>> {
        self.notebook.as_ref()?.in_file(cell, range)
    }

    /// The numbers and texts of the code cells in another text of the file.
    pub fn cell_texts(&self, text: &str) -> Option<Vec<(usize, String)>> {
        let (notebook, _) = Notebook::read(&self.file.with_text(text.to_owned())).ok()?;
        Some(notebook.into_texts().collect())
    }

    /// The module and the 1-based line in it of a 1-based line of the file, or of a cell, and how many characters
    /// the file has before that line.
    pub fn module_line(&self, cell: Option<usize>, line: usize) -> Option<(Source, usize, usize)> {
        let at = match (cell, &self.notebook) {
            (Some(cell), Some(notebook)) => notebook.line_start(cell, line)?,
            (None, _) => self.file.line_start(line.checked_sub(1)?),
            (Some(_), None) => return None,
        };
        let end = self.file.line_start(self.file.line_of(at) + 1);
        let found = |block: &Block| (at..end).find_map(|at| block.map.inner(&(at..at)));
        let (block, inner) = self.blocks.iter().find_map(|block| Some((block, found(block)?)))?;
        let own = block.source.position(inner.start);
        let shift = match &self.notebook {
            Some(_) => 0,
            None => self.file.position(block.offset(inner.start)).column - own.column,
        };
        Some((block.source.clone(), own.line, shift))
    }
}
