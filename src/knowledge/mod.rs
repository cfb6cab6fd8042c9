//! What is known of the library of Python and of popular packages: tables, so that no name of an API stands in the
//! engine. Those that interpreters, stubs and packages are asked for are written by `tools/regenerate --tables`.

mod ambiguous_names;
pub mod builtins;
mod idioms;
mod renamed_modules;
pub mod stdlib;
mod stdlib_names;

use std::collections::HashMap;

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

/// The lines of a table that are no comments.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

/// The first word of each line of a table, and the rest, which may be empty.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(table).map(|line| line.split_once(' ').unwrap_or((line, "")))
}
