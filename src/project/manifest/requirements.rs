//! Requirements files of pip: one requirement per line.

use super::list::{self, Form, Item};
use super::removal::{Entry, Extents};
use super::{Requirement, Said};
use crate::project::ini::next_line;

/// Adds a requirement.
pub(super) fn run(text: &str, wanted: &Requirement) -> Said {
    let said = list::add(text, &items(text), Form::Lines { indent: "", end: text.len() }, wanted);
    match said {
        Said::Text(_) if text.contains("--hash") && list::declared(text, &items(text), wanted).is_none() => {
            Said::Computed("its requirements have hashes, and the new one needs one too".to_owned())
        }
        said => said,
    }
}

/// Updates a requirement that is there already.
pub(super) fn declared(text: &str, wanted: &Requirement) -> Said {
    list::declared(text, &items(text), wanted).unwrap_or(Said::Nothing)
}

/// The lines that are not blank, without comments and options.
pub(super) fn items(text: &str) -> Vec<Item> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let item = |line: &'_ str| {
        [" #", " --"].iter().fold(line.len(), |end, mark| end.min(line.find(mark).unwrap_or(end)))
    };
    lines.map(|line| Item::of(text, line[..item(line)].trim())).collect()
}

/// The requirements, each with its line and those that continue it, such as its hashes.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let whole = |item: Item| {
        let start = list::line_start(text, item.range.start);
        let mut end = next_line(text, item.range.start);
        while text[..end].trim_end_matches(['\r', '\n']).ends_with('\\') && end < text.len() {
            end = next_line(text, end);
        }
        let plain = item.value.trim_end_matches('\\').trim().to_owned();
        Entry { item: Item { value: plain, ..item }, place: Extents::Lines(start..end) }
    };
    items(text).into_iter().map(whole).collect()
}
