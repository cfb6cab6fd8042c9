//! Companion modules: where a module that a transform brings along stands in the user's project,
//! and how a file there imports it.

use std::sync::Arc;

use super::align::Builder;
use super::symbols::same_text;
use crate::finding;
use crate::knowledge::is_removed_module;
use crate::model::{Module, World};
use crate::transform::{Symbol, Transform};

/// A symbol of a companion module as one file sees it.
pub(super) struct Placed {
    /// The symbol under its dotted name in the project.
    pub symbol: Symbol,
    /// What stands behind `from`, where that is written relatively.
    pub relative: Option<String>,
    /// Whether the relative import may fail, and the absolute one works then.
    pub is_either: bool,
    /// The module that must be there.
    pub need: finding::Need,
}

impl Placed {
    /// What stands behind `from` where something is taken from the module itself.
    pub fn from(&self) -> String {
        match (&self.relative, &self.symbol.name) {
            (Some(dots), Some(name)) => format!("{dots}{name}"),
            _ => self.symbol.qualified.clone(),
        }
    }
}

impl Builder<'_, '_, '_> {
    /// Notes a companion module that the change needs.
    pub(super) fn bring(&mut self, need: finding::Need) {
        if !need.is_in_package() {
            self.lower(
                "the new module stands beside this file, and must be found where this file is run from",
            );
        }
        self.change.companions.push(need);
    }
}

/// Places a symbol of a companion module; `None` for any other symbol.
pub(super) fn place(
    world: &World<'_>,
    module: &Module,
    transform: &Transform,
    symbol: &Symbol,
) -> Option<Placed> {
    let text = transform.companions.get(&symbol.module)?;
    let stem = symbol.module.rsplit('.').next()?;
    let words = replaced(transform, stem, text);
    let home = world.project().home(module.source.path(), &words);
    let package = Some(home.package).filter(|package| !package.is_empty());
    let dotted = |name: &str| package.as_ref().map_or(name.to_owned(), |package| format!("{package}.{name}"));
    let name = free(world, module, stem, text, &dotted);
    let full = dotted(&name);
    let need = finding::Need::Module { name: full.clone(), folder: home.folder, text: Arc::clone(text) };
    let dots = home.dots.map(|dots| ".".repeat(dots));
    let (symbol, relative) = match (&symbol.name, package) {
        (Some(wanted), _) => {
            let relative = dots.map(|dots| format!("{dots}{name}"));
            (Symbol::new(full, Some(wanted.clone()), symbol.tail()), relative)
        }
        (None, Some(package)) => (Symbol::new(package, Some(name), symbol.tail()), dots),
        // The folder of the file is the package, and has no name here.
        (None, None) if dots.is_some() => (Symbol::new(String::new(), Some(name), symbol.tail()), dots),
        (None, None) => (Symbol::new(full, None, symbol.tail()), None),
    };
    Some(Placed { symbol, relative, is_either: home.is_either, need })
}

/// The words by which the files that share a companion are found: its name, and the modules that it takes the place
/// of. These are the modules that its docstring names, since several transforms may bring the same one.
fn replaced<'t>(transform: &'t Transform, stem: &'t str, text: &'t str) -> Vec<&'t str> {
    let of_pairs = transform.pairs.iter().filter_map(|pair| pair.module());
    let docstring = text.split("\"\"\"").nth(1).unwrap_or_default();
    let named = docstring.split('`').filter(|word| is_removed_module(word));
    let named = named.filter_map(|dotted| dotted.split('.').next());
    let mut words: Vec<&str> = std::iter::once(stem).chain(of_pairs).chain(named).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The name of the companion: its own, unless another module bears it.
fn free(
    world: &World<'_>,
    module: &Module,
    stem: &str,
    text: &str,
    dotted: &dyn Fn(&str) -> String,
) -> String {
    let mut name = stem.to_owned();
    loop {
        let other = world.project().module(&dotted(&name), module.source.path());
        if other.is_none_or(|other| same_text(other.text(), text)) {
            return name;
        }
        name.push('_');
    }
}
