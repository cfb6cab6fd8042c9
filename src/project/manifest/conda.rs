//! Environments of conda: the list of `dependencies` in an `environment.yml`, and the one of pip inside of it.

use super::list::{self, Item};
use super::removal::{Entry, Extents};
use super::{Requirement, Said};

/// Updates a requirement that is there already. Conda's names may be others than those of the package index, so that
/// none is added.
pub(super) fn declared(text: &str, wanted: &Requirement) -> Said {
    list::declared(text, &items(text), wanted).unwrap_or(Said::Nothing)
}

/// The items of `dependencies` with bounds of the package index. `numpy=1.26` is conda's form of `==1.26.*`, and left
/// as it is.
fn items(text: &str) -> Vec<Item> {
    let is_pin = |item: &Item| {
        let plain = &item.value;
        plain.find('=').is_some_and(|at| {
            !plain[..at].ends_with(['<', '>', '!', '~', '=']) && !plain[at + 1..].starts_with('=')
        })
    };
    all_items(text).into_iter().filter(|item| !is_pin(item)).collect()
}

/// The items of `dependencies`.
fn all_items(text: &str) -> Vec<Item> {
    let mut is_inside = false;
    let mut items = Vec::new();
    for line in text.lines() {
        let code = line.split(" #").next().unwrap_or(line).trim_end();
        if !code.starts_with([' ', '-', '#']) && !code.is_empty() {
            is_inside = code == "dependencies:";
        }
        let item = code.trim_start().strip_prefix("- ").map(str::trim_start);
        let Some(item) = item.filter(|item| is_inside && !item.ends_with(':')) else { continue };
        let plain = item.trim_matches(['"', '\'']);
        items.push(Item::of(text, plain));
    }
    items
}

/// The requirements, each with its line.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let mut all: Vec<Entry> = all_items(text).into_iter().map(|item| Entry::line(text, item)).collect();
    // A list of pip goes with its only item.
    let indent = |at: usize| text[at..].len() - text[at..].trim_start_matches(' ').len();
    for entry in &mut all {
        let Extents::Lines(lines) = &mut entry.place else { continue };
        let (own, above) = (indent(lines.start), list::line_start(text, lines.start.saturating_sub(1)));
        let is_first = text[above..lines.start].trim_end().ends_with("pip:");
        if is_first && (lines.end == text.len() || indent(lines.end) < own) {
            lines.start = above;
        }
    }
    all
}
