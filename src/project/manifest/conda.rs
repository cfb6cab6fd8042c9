//! Environments of conda: the list of `dependencies` in an `environment.yml`, and the one of pip inside of it.

use super::list::{self, Item};
use super::{Requirement, Said};

/// Updates a requirement that is there already. Conda's names may be others than those of the package index, so that
/// none is added.
pub(super) fn declared(text: &str, wanted: &Requirement) -> Said {
    list::declared(text, &items(text), wanted).unwrap_or(Said::Nothing)
}

/// The items of `dependencies`. `numpy=1.26` is conda's form of `==1.26.*`, and left as it is.
fn items(text: &str) -> Vec<Item> {
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
        let is_pin = plain.find('=').is_some_and(|at| {
            !plain[..at].ends_with(['<', '>', '!', '~', '=']) && !plain[at + 1..].starts_with('=')
        });
        if !is_pin {
            items.push(Item::of(text, plain));
        }
    }
    items
}
