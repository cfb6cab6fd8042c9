//! A code cell of a notebook: its text, and how the strings of the file change with it.

use std::ops::Range;
use std::path::{Path, PathBuf};

use serde_json::value::RawValue;

use super::json::{decode, encode};
use super::lines::changes;
use super::map::Map;
use crate::text::Edit;

/// A code cell.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// Its number among all cells, from 1.
    pub number: usize,
    pub text: String,
    pub map: Map,
    /// The place of the value of `source` in the file.
    pub value: Range<usize>,
    /// The places of its strings in the file, with their quotes.
    strings: Vec<Range<usize>>,
    layout: Layout,
    /// What of it is Python; none for cells of other languages.
    pub python: Option<Python>,
}

/// How a cell holds its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// One string.
    String,
    /// A list with a string for each line.
    Lines,
    /// Another list.
    List,
}

/// The part of the module that is in a cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Python {
    /// The byte of the cell at which it begins: a line such as `%%time` stays before it.
    pub start: usize,
    /// The line of the module that parts it from the cell before; empty for the first one.
    pub border: String,
    /// Its bytes in the module.
    pub region: Range<usize>,
    /// The lines of the module that stand for commands, and the bytes of the cell that they stand for.
    pub commands: Vec<(String, Range<usize>)>,
}

/// The place in a text of a slice of it.
fn place_of(whole: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - whole.as_ptr() as usize;
    start..start + part.len()
}

impl Cell {
    /// A cell of the file; `None` if its source holds no text.
    pub fn read(file: &str, number: usize, raw: &RawValue) -> Result<Option<Cell>, serde_json::Error> {
        let value = place_of(file, raw.get());
        let (strings, is_list) = match raw.get().as_bytes().first() {
            Some(b'"') => (vec![value.clone()], false),
            Some(b'[') => {
                let all: Vec<&RawValue> = serde_json::from_str(raw.get())?;
                (all.into_iter().map(|string| place_of(file, string.get())).collect(), true)
            }
            _ => return Ok(None),
        };
        let (mut text, mut map, mut ends) = (String::new(), Map::default(), Vec::new());
        for string in &strings {
            let is_text = file[string.clone()].starts_with('"')
                && decode(file, string.start + 1..string.end - 1, &mut text, &mut map);
            if !is_text {
                return Ok(None);
            }
            ends.push(text.len());
        }
        let mut at = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            at += line.len();
            at
        });
        let layout = match is_list {
            false => Layout::String,
            true if lines.eq(ends) => Layout::Lines,
            true => Layout::List,
        };
        Ok(Some(Cell { number, text, map, value, strings, layout, python: None }))
    }

    /// The edits of the file that give the cell another text.
    pub fn write(&self, file: &str, text: &str, is_ascii: bool) -> Vec<Edit> {
        let spelled = |line: &str| format!("\"{}\"", encode(line, is_ascii));
        let old: Vec<&str> = self.text.split_inclusive('\n').collect();
        let new: Vec<&str> = text.split_inclusive('\n').collect();
        if self.layout == Layout::List {
            let lines: Vec<String> = new.iter().map(|line| spelled(line)).collect();
            let (first, last) = match (self.strings.first(), self.strings.last()) {
                (Some(first), Some(last)) => (first.start, last.end),
                _ => (self.value.start + 1, self.value.end - 1),
            };
            return vec![Edit::replace(first..last, lines.join(&self.separator(file)))];
        }
        let mut starts = vec![0];
        starts.extend(old.iter().scan(0, |at, line| {
            *at += line.len();
            Some(*at)
        }));
        let mut edits = Vec::new();
        for (from, to) in changes(&old, &new) {
            if self.layout == Layout::String {
                edits.extend(self.replace(starts[from.start]..starts[from.end], &new[to].concat(), is_ascii));
                continue;
            }
            let shared = from.len().min(to.len());
            for (line, new) in from.clone().zip(&new[to.clone()]).take(shared) {
                edits.extend(self.replace(starts[line]..starts[line + 1], new, is_ascii));
            }
            let more: Vec<String> = new[to].iter().skip(shared).map(|line| spelled(line)).collect();
            edits.extend(self.relist(file, from.start + shared..from.end, &more));
        }
        edits
    }

    /// Replaces a range of the text, as little of it as has changed.
    fn replace(&self, range: Range<usize>, new: &str, is_ascii: bool) -> Option<Edit> {
        let old = &self.text[range.clone()];
        let same = |(a, b): &(char, char)| a == b;
        let width =
            |pairs: &mut dyn Iterator<Item = (char, char)>| pairs.map(|(c, _)| c.len_utf8()).sum::<usize>();
        let before = width(&mut old.chars().zip(new.chars()).take_while(same));
        let ends = old[before..].chars().rev().zip(new[before..].chars().rev());
        let behind = width(&mut ends.take_while(same));
        let (start, end) = (range.start + before, range.end - behind);
        let new = &new[before..new.len() - behind];
        if start == end && new.is_empty() {
            return None;
        }
        // What is inserted at the end of a line stays in the string of that line.
        let place = match (start == end, self.text.is_empty()) {
            (_, true) => self.value.start + 1..self.value.start + 1,
            (true, _) if before > 0 => {
                let at = self.map.outer(&(start - 1..start)).end;
                at..at
            }
            _ => self.map.outer(&(start..end)),
        };
        Some(Edit::replace(place, encode(new, is_ascii)))
    }

    /// Replaces strings of the list, which are lines, by others.
    fn relist(&self, file: &str, gone: Range<usize>, more: &[String]) -> Option<Edit> {
        let separator = self.separator(file);
        let joined = more.join(&separator);
        Some(match (gone.is_empty(), more.is_empty()) {
            (true, true) => return None,
            (true, false) => match (gone.start.checked_sub(1), self.strings.first()) {
                (Some(last), _) => Edit::insert(self.strings[last].end, separator + &joined),
                (None, Some(first)) => Edit::insert(first.start, joined + &separator),
                (None, None) => Edit::insert(self.value.start + 1, joined),
            },
            (false, _) => match (gone.start.checked_sub(1), self.strings.get(gone.end)) {
                (Some(last), _) => Edit::delete(self.strings[last].end..self.strings[gone.end - 1].end),
                (None, Some(next)) => Edit::delete(self.strings[0].start..next.start),
                (None, None) => Edit::delete(self.value.start + 1..self.value.end - 1),
            },
        })
    }

    /// What stands between two strings of the list.
    fn separator(&self, file: &str) -> String {
        match self.strings.as_slice() {
            [first, second, ..] => file[first.end..second.start].to_owned(),
            [only] => match &file[self.value.start + 1..only.start] {
                "" => ", ".to_owned(),
                space => format!(",{space}"),
            },
            [] => ", ".to_owned(),
        }
    }

    /// The path of the cell for people: `notebook.ipynb:cell 3`.
    pub fn called(&self, notebook: &Path) -> PathBuf {
        let mut name = notebook.as_os_str().to_owned();
        name.push(format!(":cell {}", self.number));
        PathBuf::from(name)
    }
}
