//! `setup.cfg`: `install_requires` in `[options]`, and the extras for tests.

use super::list::{self, Form, Item};
use super::removal::Entry;
use super::toml_file::TESTS;
use super::{Requirement, Said, newline};
use crate::project::ini::{IniLine, lines, next_line};

const EXTRAS: &str = "options.extras_require";

/// Adds a requirement of the code.
pub(super) fn run(text: &str, wanted: &Requirement) -> Said {
    entry(text, "options", "install_requires", wanted).unwrap_or(Said::Nothing)
}

/// Adds a requirement of the tests.
pub(super) fn tests(text: &str, wanted: &Requirement) -> Said {
    let mut entries = TESTS.iter().filter_map(|name| entry(text, EXTRAS, name, wanted));
    entries.next().unwrap_or(Said::Nothing)
}

/// What the extras say.
pub(super) fn optional(text: &str, wanted: &Requirement) -> Said {
    let mut extras: Vec<&str> =
        lines(text).filter(|line| line.section == EXTRAS).map(|line| line.key).collect();
    extras.dedup();
    let said = |extra: &str| list::declared(text, &items(text, EXTRAS, extra), wanted);
    super::optional(extras.into_iter().map(|extra| (TESTS.contains(&extra), said(extra))))
}

/// The lines in the value of a key, as requirements.
fn items(text: &str, section: &str, key: &str) -> Vec<Item> {
    let own = lines(text).filter(|line| line.section == section && line.key == key);
    own.map(|line| Item::of(text, line.text.split(" #").next().unwrap_or(line.text).trim())).collect()
}

/// Adds a requirement to the value of a key; `None` if there is no such key.
fn entry(text: &str, section: &str, key: &str, wanted: &Requirement) -> Option<Said> {
    let lines: Vec<IniLine<'_>> =
        lines(text).filter(|line| line.section == section && line.key == key).collect();
    let (head, below) = lines.split_first()?;
    let inline = head.text.trim();
    if let Some(files) = inline.strip_prefix("file:") {
        return Some(Said::In(files.split(',').next().unwrap_or_default().trim().to_owned()));
    }
    let indent = |line: &IniLine<'_>| line.text.len() - line.text.trim_start().len();
    let indent = below.first().map_or("    ", |line| &line.text[..indent(line)]);
    let items = items(text, section, key);
    if inline.is_empty() {
        let end = next_line(text, below.last().unwrap_or(head).start);
        return Some(list::add(text, &items[1..], Form::Lines { indent, end }, wanted));
    }
    if let Some(said) = list::declared(text, &items, wanted) {
        return Some(said);
    }
    // A value on the line of its key moves to lines of its own.
    let items: Vec<&str> = inline.split(';').map(str::trim).filter(|item| !item.is_empty()).collect();
    if !below.is_empty() || items.iter().any(|item| Requirement::parse(item).is_none()) {
        return Some(Said::Computed("its list has an unusual form".to_owned()));
    }
    let line = |item: &str| format!("{}{indent}{item}", newline(text));
    let new: String = items.into_iter().map(line).chain([line(&wanted.to_string())]).collect();
    let end = head.start + head.text.len();
    Some(Said::Text(format!("{}{new}{}", &text[..head.start], &text[end..])))
}

/// The requirements of a `setup.cfg`.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    requirements(text, |line| match line.section {
        "options" => matches!(line.key, "install_requires" | "tests_require" | "setup_requires"),
        section => section == EXTRAS,
    })
}

/// What a `tox.ini` installs.
pub(super) fn tox_entries(text: &str) -> Vec<Entry> {
    let mut entries = requirements(text, |line| line.key == "deps" && line.section.starts_with("testenv"));
    for entry in &mut entries {
        // Some environments only: `py38: mock`.
        if let Some((_, plain)) = entry.item.value.split_once(": ") {
            entry.item.value = plain.trim().to_owned();
        }
    }
    entries
}

/// The requirements in the values of some keys. One that stands on the line of its key goes with the key, if it is
/// the only one.
fn requirements(text: &str, is_list: impl Fn(&IniLine<'_>) -> bool) -> Vec<Entry> {
    let own: Vec<IniLine<'_>> = lines(text).filter(is_list).collect();
    let of_key = |line: &IniLine<'_>| list::line_start(text, line.start) != line.start;
    let is_alone = |at: usize| own.get(at + 1).is_none_or(of_key);
    let all = own.iter().enumerate().filter(|(at, line)| !of_key(line) || is_alone(*at));
    let item = |line: &IniLine<'_>| Item::of(text, line.text.split(" #").next().unwrap_or(line.text).trim());
    all.map(|(_, line)| Entry::line(text, item(line))).collect()
}
