//! What is known of the library of Python and of popular packages: tables, so that no name of an API stands in the
//! engine. Those that interpreters, stubs and packages are asked for are written by `tools/regenerate --tables`.

mod ambiguous_names;
pub mod builtins;
mod idioms;
mod renamed_modules;
pub mod stdlib;
mod stdlib_names;

use std::cmp::Ordering;
use std::collections::HashMap;

use memchr::{memchr, memrchr};
use serde::de::DeserializeOwned;

pub use ambiguous_names::{is_ambiguous, is_everyday, is_frequent};
pub use idioms::{idiom, idioms};
pub use renamed_modules::{current_name, is_python_2, is_removed_module, legacy_module, removed, removed_in};
pub use stdlib_names::{is_builtin, is_stdlib_module};

/// The keys that a table in TOML defines, each below `[[key]]`. Tests read the tables of this program: they are valid in
/// one that was released.
pub fn keys<K: DeserializeOwned>(table: &str) -> Vec<K> {
    let mut tables: HashMap<String, Vec<K>> = toml::from_str(table).unwrap_or_default();
    tables.remove("key").unwrap_or_default()
}

/// A table whose lines are sorted by their first words, in which these are looked up where they stand: to read it whole
/// would take longer than many a run.
struct Sorted(&'static str);

impl Sorted {
    /// What stands behind a first word; `None` if no line begins with it.
    fn get(&self, word: &str) -> Option<&'static str> {
        let (mut start, mut end) = (0, self.0.len());
        while start < end {
            let middle = start + (end - start) / 2;
            let line = memrchr(b'\n', &self.0.as_bytes()[start..middle]).map_or(start, |at| start + at + 1);
            let rest = &self.0[line..];
            let row = &rest[..memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())];
            let (first, behind) = row.split_once(' ').unwrap_or((row, ""));
            match first.cmp(word) {
                Ordering::Equal => return Some(behind),
                Ordering::Less => start = line + row.len() + 1,
                Ordering::Greater => end = line,
            }
        }
        None
    }
}

/// The lines of a table that are no comments.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

/// The first word of each line of a table, and the rest, which may be empty.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(table).map(|line| line.split_once(' ').unwrap_or((line, "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_looked_up_where_they_stand() {
        let table = Sorted("# A comment.\na\nab x y\nb z\n");
        let found = ["a", "ab", "b", "", "aa", "c", "A"].map(|word| table.get(word));
        assert_eq!(found, [Some(""), Some("x y"), Some("z"), None, None, None, None]);
    }

    #[test]
    fn tables_that_are_looked_up_are_sorted() {
        for table in [ambiguous_names::TABLE, stdlib::RESULTS] {
            assert!(rows(table.0).is_sorted_by(|a, b| a.0 < b.0));
            assert!(rows(table.0).all(|(word, rest)| table.get(word) == Some(rest)));
        }
    }
}
