//! `pyproject.toml`: PEP 621, Poetry, `[build-system]` and the groups for tests. The text is edited at
//! the places that the parser reports, so that nothing else changes.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::list::{self, Form, Item, line_start};
use super::removal::{Entry, Extents};
use super::requirement::Fit;
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
    let place = path(root, &["tool", "poetry", "dependencies"]);
    place.map_or(Said::Nothing, |place| in_table(text, place, wanted))
}

/// What a table of names and bounds says if it has the distribution already, as Poetry and Pipenv write it.
fn in_entry(text: &str, place: &Spanned<DeValue<'_>>, wanted: &Requirement) -> Option<Said> {
    let DeValue::Table(table) = place.get_ref() else { return None };
    let is_it = |key: &str| Requirement::parse(key).is_some_and(|name| name.name() == wanted.name());
    let (key, value) = table.iter().find(|(key, _)| is_it(key.get_ref()))?;
    let version = match value.get_ref() {
        DeValue::Table(inner) => inner.get("version"),
        _ => Some(value),
    };
    let version = version.and_then(|version| Some((version.span(), version.get_ref().as_str()?)));
    let Some((span, bounds)) = version else { return Some(Said::Declared) };
    Some(match wanted.fit_bounds(bounds) {
        Fit::Holds => Said::Declared,
        Fit::Contradicts => Said::Contradicts(format!("{} = {}", key.get_ref(), &text[value.span()])),
        Fit::Raised(bounds) => {
            let mut new = text.to_owned();
            new.replace_range(span, &quoted(&bounds));
            Said::Text(new)
        }
    })
}

/// Adds a requirement to such a table.
fn in_table(text: &str, place: &Spanned<DeValue<'_>>, wanted: &Requirement) -> Said {
    let DeValue::Table(table) = place.get_ref() else { return Said::Nothing };
    if let Some(said) = in_entry(text, place, wanted) {
        return said;
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

/// The rows of a table.
fn inner<'p, 't>(
    root: &'p Table<'t>,
    keys: &[&str],
) -> Vec<(&'p Spanned<Cow<'t, str>>, &'p Spanned<DeValue<'t>>)> {
    match path(root, keys).map(Spanned::get_ref) {
        Some(DeValue::Table(table)) => table.iter().collect(),
        _ => Vec::new(),
    }
}

/// What the extras and the groups say, Poetry's among them.
pub(super) fn optional(text: &str, wanted: &Requirement) -> Said {
    let Ok(parsed) = Table::parse(text) else { return Said::Nothing };
    let root = parsed.get_ref();
    let inner = |keys: &[&str]| inner(root, keys);
    let is_for_tests = |key: &str| TESTS.contains(&key);
    let lists =
        [&["project", "optional-dependencies"][..], &["dependency-groups"]].into_iter().flat_map(inner);
    let lists = lists.map(|(key, list)| {
        let items = strings(list).unwrap_or_default();
        (is_for_tests(key.get_ref()), list::declared(text, &items, wanted))
    });
    let groups = inner(&["tool", "poetry", "group"]).into_iter().map(|(key, group)| {
        let table = match group.get_ref() {
            DeValue::Table(group) => group.get("dependencies"),
            _ => None,
        };
        (is_for_tests(key.get_ref()), table.and_then(|table| in_entry(text, table, wanted)))
    });
    super::optional(lists.chain(groups))
}

/// Adds a requirement to a table of a Pipfile.
pub(super) fn pipfile(text: &str, table: &str, wanted: &Requirement) -> Said {
    let parsed = Table::parse(text).ok();
    let place = parsed.as_ref().and_then(|parsed| path(parsed.get_ref(), &[table]));
    place.map_or(Said::Nothing, |place| in_table(text, place, wanted))
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
        if let Some(place) = path(root, &["tool", "poetry", "group", name, "dependencies"]) {
            return in_table(text, place, wanted);
        }
    }
    Said::Nothing
}

/// Where other tools have tables of lists of requirements, or of the names of some.
const LISTS: [&[&str]; 6] = [
    &["project", "optional-dependencies"],
    &["dependency-groups"],
    &["tool", "pdm", "dev-dependencies"],
    &["tool", "poetry", "extras"],
    &["tool", "uv"],
    &["tool", "hatch", "envs"],
];

/// The keys of tables that have other values than requirements as well.
const LISTED: [&str; 3] = ["dependencies", "dev-dependencies", "extra-dependencies"];

/// The requirements of a `pyproject.toml`, but for those of the build.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let Ok(parsed) = Table::parse(text) else { return Vec::new() };
    let root = parsed.get_ref();
    let mut lists: Vec<&Spanned<DeValue<'_>>> =
        path(root, &["project", "dependencies"]).into_iter().collect();
    for keys in LISTS {
        let is_mixed = matches!(keys.last(), Some(&"uv" | &"envs"));
        for (key, value) in inner(root, keys) {
            match value.get_ref() {
                DeValue::Table(table) if is_mixed => {
                    lists.extend(LISTED.iter().filter_map(|key| table.get(*key)));
                }
                _ if !is_mixed || LISTED.contains(&&**key.get_ref()) => lists.push(value),
                _ => {}
            }
        }
    }
    let items = lists.into_iter().flat_map(|list| strings(list).unwrap_or_default());
    let mut all: Vec<Entry> = items.map(|item| Entry { item, place: Extents::Brackets }).collect();
    for keys in [["tool", "poetry", "dependencies"], ["tool", "poetry", "dev-dependencies"]] {
        all.extend(path(root, &keys).into_iter().flat_map(|table| of_table(text, table)));
    }
    for (_, group) in inner(root, &["tool", "poetry", "group"]) {
        let DeValue::Table(group) = group.get_ref() else { continue };
        all.extend(group.get("dependencies").into_iter().flat_map(|table| of_table(text, table)));
    }
    all
}

/// What a `pyproject.toml` says of versions and does not install: constraints.
pub(super) fn constraints(text: &str) -> Vec<Entry> {
    let Ok(parsed) = Table::parse(text) else { return Vec::new() };
    let lists = ["constraint-dependencies", "override-dependencies"];
    let lists = lists.iter().filter_map(|key| path(parsed.get_ref(), &["tool", "uv", *key]));
    let items = lists.flat_map(|list| strings(list).unwrap_or_default());
    items.map(|item| Entry { item, place: Extents::Brackets }).collect()
}

/// The requirements of a `Pipfile`.
pub(super) fn pipfile_entries(text: &str) -> Vec<Entry> {
    let Ok(parsed) = Table::parse(text) else { return Vec::new() };
    let tables = ["packages", "dev-packages"].into_iter().filter_map(|name| parsed.get_ref().get(name));
    tables.flat_map(|table| of_table(text, table)).collect()
}

/// The entries of a table of names and bounds that stand on lines of their own.
fn of_table(text: &str, table: &Spanned<DeValue<'_>>) -> Vec<Entry> {
    let DeValue::Table(rows) = table.get_ref() else { return Vec::new() };
    let row = |(key, value): (&Spanned<Cow<'_, str>>, &Spanned<DeValue<'_>>)| {
        let (start, end) = (line_start(text, key.span().start), next_line(text, value.span().end));
        let is_alone = text[start..key.span().start].trim().is_empty() && value.span().start > key.span().end;
        let item = Item { range: key.span(), value: key.get_ref().to_string() };
        is_alone.then_some(Entry { item, place: Extents::Lines(start..end) })
    };
    rows.iter().filter_map(row).collect()
}
