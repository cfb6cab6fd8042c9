//! `pyproject.toml`: PEP 621, Poetry, `[build-system]` and the groups for tests. The text is edited
//! where the parser says that things stand, so that nothing else moves.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::list::{self, Item};
use super::{Requirement, Said, When, newline};

/// Names under which projects keep what their tests need.
pub(super) const TESTS: [&str; 5] = ["test", "tests", "testing", "dev", "develop"];

type Table<'t> = DeTable<'t>;

/// Says the requirement where the file says such things.
pub(super) fn add(text: &str, wanted: &Requirement, when: When) -> Said {
    let Ok(parsed) = Table::parse(text) else {
        return Said::Nothing;
    };
    let root = parsed.get_ref();
    match when {
        When::Build => match path(root, &["build-system", "requires"]) {
            Some(list) => in_list(text, list, wanted),
            None => Said::Nothing,
        },
        When::Run | When::Apart => run(text, root, wanted),
        When::Test => match run(text, root, wanted) {
            Said::Declared => Said::Declared,
            _ => tests(text, root, wanted),
        },
    }
}

/// The list of `py-modules` of setuptools.
pub(super) fn modules(text: &str) -> Option<(Range<usize>, Vec<Item>)> {
    let parsed = Table::parse(text).ok()?;
    let list = path(parsed.get_ref(), &["tool", "setuptools", "py-modules"])?;
    Some((list.span(), strings(list)?))
}

fn path<'p, 't>(table: &'p Table<'t>, keys: &[&str]) -> Option<&'p Spanned<DeValue<'t>>> {
    let (last, first) = keys.split_last()?;
    let mut table = table;
    for key in first {
        table = match table.get(*key)?.get_ref() {
            DeValue::Table(inner) => inner,
            _ => return None,
        };
    }
    table.get(*last)
}

fn strings<'t>(value: &Spanned<DeValue<'t>>) -> Option<Vec<Item>> {
    let DeValue::Array(array) = value.get_ref() else {
        return None;
    };
    let item = |value: &Spanned<DeValue<'t>>| match value.get_ref() {
        DeValue::String(said) => Some(Item { range: value.span(), value: said.to_string() }),
        // A dependency group may include another.
        _ => None,
    };
    Some(array.iter().filter_map(item).collect())
}

fn in_list(text: &str, value: &Spanned<DeValue<'_>>, wanted: &Requirement) -> Said {
    match strings(value) {
        Some(items) => list::add(text, value.span(), &items, wanted),
        None => Said::Nothing,
    }
}

fn run(text: &str, root: &Table<'_>, wanted: &Requirement) -> Said {
    let poetry = path(root, &["tool", "poetry", "dependencies"]);
    if let Some(project) = path(root, &["project"]) {
        if let Some(list) = path(root, &["project", "dependencies"]) {
            return in_list(text, list, wanted);
        }
        let dynamic = path(root, &["project", "dynamic"]).and_then(strings).unwrap_or_default();
        if !dynamic.iter().any(|item| item.value == "dependencies") {
            let line = format!("dependencies = [{}]", quoted(&wanted.to_string()));
            return match project.get_ref() {
                DeValue::Table(table) => Said::Text(with_line(text, project, table, &line)),
                _ => Said::Nothing,
            };
        }
        let file = path(root, &["tool", "setuptools", "dynamic", "dependencies", "file"]);
        if let Some(file) = file {
            let files: Vec<String> = match file.get_ref() {
                DeValue::String(name) => vec![name.to_string()],
                _ => strings(file).unwrap_or_default().into_iter().map(|item| item.value).collect(),
            };
            return match files.first() {
                Some(file) => Said::In(file.clone()),
                None => Said::Nothing,
            };
        }
    }
    match poetry.map(|table| (table, table.get_ref())) {
        Some((place, DeValue::Table(table))) => in_poetry(text, place, table, wanted),
        _ => Said::Nothing,
    }
}

fn in_poetry(text: &str, place: &Spanned<DeValue<'_>>, table: &Table<'_>, wanted: &Requirement) -> Said {
    for (key, value) in table.iter() {
        let is_it = Requirement::parse(key.get_ref()).is_some_and(|name| name.name() == wanted.name());
        if !is_it {
            continue;
        }
        let said = match value.get_ref() {
            DeValue::String(version) => version.to_string(),
            _ => return Said::Declared,
        };
        let is_open = said == "*" || said.split(',').all(|bound| bound.trim().starts_with('>'));
        if !wanted.bounds.starts_with('<') || !is_open {
            return Said::Declared;
        }
        let bound = if said == "*" { wanted.bounds.clone() } else { format!("{said},{}", wanted.bounds) };
        let mut new = text.to_owned();
        new.replace_range(value.span(), &quoted(&bound));
        return Said::Text(new);
    }
    let version = if wanted.bounds.is_empty() { "*" } else { &wanted.bounds };
    let value = match &wanted.marker {
        None => quoted(version),
        Some(marker) => format!("{{ version = {}, markers = {} }}", quoted(version), quoted(marker)),
    };
    Said::Text(with_line(text, place, table, &format!("{} = {value}", wanted.spelled())))
}

/// A TOML string.
fn quoted(text: &str) -> String {
    if text.contains('"') && !text.contains('\'') { format!("'{text}'") } else { format!("{text:?}") }
}

/// The text with a line behind the last entry of a table that stands under its header.
fn with_line(text: &str, place: &Spanned<DeValue<'_>>, table: &Table<'_>, line: &str) -> String {
    // Tables below it have headers of their own, behind its entries.
    let own = table.iter().filter(|(_, value)| !text[..value.span().start].ends_with('['));
    let header = Range { start: place.span().start, end: place.span().end };
    let ends = own.filter(|(_, value)| !starts_header(text, value.span().start)).map(|(_, v)| v.span().end);
    let last = ends.max().unwrap_or(header.end).max(first_line_end(text, header.start));
    let at = text[last..].find('\n').map_or(text.len(), |at| last + at + 1);
    let newline = newline(text);
    let lead = if text[..at].ends_with('\n') { "" } else { newline };
    format!("{}{lead}{line}{newline}{}", &text[..at], &text[at..])
}

fn starts_header(text: &str, at: usize) -> bool {
    text[at..].starts_with('[') && text[..at].rfind('\n').is_none_or(|n| text[n + 1..at].trim().is_empty())
}

fn first_line_end(text: &str, at: usize) -> usize {
    text[at..].find(['\r', '\n']).map_or(text.len(), |end| at + end)
}

fn tests(text: &str, root: &Table<'_>, wanted: &Requirement) -> Said {
    for name in TESTS {
        let places: [&[&str]; 2] =
            [&["project", "optional-dependencies", name], &["dependency-groups", name]];
        for place in places {
            if let Some(list) = path(root, place) {
                return in_list(text, list, wanted);
            }
        }
        if let Some(place) = path(root, &["tool", "poetry", "group", name, "dependencies"])
            && let DeValue::Table(table) = place.get_ref()
        {
            return in_poetry(text, place, table, wanted);
        }
    }
    Said::Nothing
}
