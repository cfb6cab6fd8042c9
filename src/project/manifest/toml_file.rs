//! `pyproject.toml`: PEP 621, Poetry, `[build-system]` and the groups for tests. The text is edited at
//! the places that the parser reports, so that nothing else changes.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::list::{self, Form, Item, line_start};
use super::{Requirement, Said};
use crate::project::ini::next_line;

/// The names of extras and groups for tests.
pub(super) const TESTS: [&str; 5] = ["test", "tests", "testing", "dev", "develop"];

type Table<'t> = DeTable<'t>;

/// Adds a requirement of the code.
pub(super) fn run(text: &str, wanted: &Requirement) -> Said {
    Table::parse(text).map_or(Said::Nothing, |parsed| of_code(text, parsed.get_ref(), wanted))
}

/// Adds a requirement of the tests.
pub(super) fn tests(text: &str, wanted: &Requirement) -> Said {
    Table::parse(text).map_or(Said::Nothing, |parsed| of_tests(text, parsed.get_ref(), wanted))
}

/// Adds a requirement of the build.
pub(super) fn build(text: &str, wanted: &Requirement) -> Said {
    let parsed = Table::parse(text).ok();
    let list = parsed.as_ref().and_then(|parsed| path(parsed.get_ref(), &["build-system", "requires"]));
    list.map_or(Said::Nothing, |list| in_list(text, list, wanted))
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
        Some(items) => list::add(text, &items, Form::Brackets(value.span()), wanted),
        None => Said::Nothing,
    }
}

fn of_code(text: &str, root: &Table<'_>, wanted: &Requirement) -> Said {
    if let Some(project) = path(root, &["project"]) {
        if let Some(list) = path(root, &["project", "dependencies"]) {
            return in_list(text, list, wanted);
        }
        let dynamic = path(root, &["project", "dynamic"]).and_then(strings).unwrap_or_default();
        if !dynamic.iter().any(|item| item.value == "dependencies") {
            let line = format!("dependencies = [{}]", quoted(&wanted.to_string()));
            return match project.get_ref() {
                DeValue::Table(table) => Said::Text(with_entry(text, project, table, &line)),
                _ => Said::Nothing,
            };
        }
        if let Some(file) = path(root, &["tool", "setuptools", "dynamic", "dependencies", "file"]) {
            let first = match file.get_ref() {
                DeValue::String(name) => Some(name.to_string()),
                _ => strings(file).and_then(|all| Some(all.into_iter().next()?.value)),
            };
            return first.map_or(Said::Nothing, Said::In);
        }
    }
    match path(root, &["tool", "poetry", "dependencies"]).map(|table| (table, table.get_ref())) {
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
    Said::Text(with_entry(text, place, table, &format!("{} = {value}", wanted.spelled())))
}

/// A TOML string.
fn quoted(text: &str) -> String {
    list::quoted(text, None).unwrap_or_else(|| format!("{text:?}"))
}

/// The text with a line after the last entry of a table that has a header.
fn with_entry(text: &str, place: &Spanned<DeValue<'_>>, table: &Table<'_>, line: &str) -> String {
    // Subtables with headers of their own come after the entries.
    let has_header = |at: usize| {
        text[..at].ends_with('[')
            || text[at..].starts_with('[') && text[line_start(text, at)..at].trim().is_empty()
    };
    let entries = table.iter().map(|(_, value)| value.span()).filter(|span| !has_header(span.start));
    let last = entries.map(|span| span.end).max().unwrap_or(place.span().end).max(place.span().start);
    list::with_line(text, next_line(text, last), line)
}

fn of_tests(text: &str, root: &Table<'_>, wanted: &Requirement) -> Said {
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
