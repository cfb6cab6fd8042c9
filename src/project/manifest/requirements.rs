//! Requirements files of pip: one requirement per line.

use super::list::{self, Form, Item};
use super::{Requirement, Said};

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
fn items(text: &str) -> Vec<Item> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let item = |line: &'_ str| {
        [" #", " --"].iter().fold(line.len(), |end, mark| end.min(line.find(mark).unwrap_or(end)))
    };
    lines.map(|line| Item::of(text, line[..item(line)].trim())).collect()
}
