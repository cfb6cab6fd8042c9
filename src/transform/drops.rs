//! `drops`: distributions that a project requires no longer once nothing in it uses them.

use super::error::Errors;
use super::literal::string;
use super::metadata::{strings, table};
use super::{Pair, Pattern};
use crate::syntax::{Kind, Node};

/// A distribution that changes may leave without a use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Its name.
    pub distribution: String,
    /// The names by which code and commands use it: its top-level modules, and what it installs to run.
    pub names: Vec<String>,
}

/// Reads the value of the constant: a list of distributions, or a table with the names that each is used by.
pub(super) fn read(value: Node<'_>, errors: &mut Errors<'_>) -> Vec<Dropped> {
    let all: Vec<Dropped> = if value.kind() == Kind::Dictionary {
        let rows = table(value, errors).into_iter();
        let row = |(name, list): (Node<'_>, Node<'_>), errors: &mut Errors<'_>| {
            let names = strings(list, errors);
            if names.is_empty() {
                errors.at(list.start(), "no module is named", "write {\"PyYAML\": [\"yaml\"]}");
            }
            string(name, errors).map(|distribution| Dropped { distribution, names })
        };
        rows.filter_map(|pair| row(pair, errors)).collect()
    } else {
        let bare = |distribution| Dropped { distribution, names: Vec::new() };
        strings(value, errors).into_iter().map(bare).collect()
    };
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if let Some(other) = all.iter().map(|it| &it.distribution).find(|name| !name.chars().all(is_part)) {
        let advice = "write the name alone, [\"nose\"]: it is dropped whatever its bounds are";
        errors.at(value.start(), format!("`{other}` is not the name of a distribution"), advice);
    }
    all
}

/// Finds the names of distributions in a list: those of modules that the pairs are about and that have the same name.
pub(super) fn find_names(drops: &mut [Dropped], pairs: &[Pair], at: usize, errors: &mut Errors<'_>) {
    if drops.is_empty() {
        return;
    }
    let bases = pairs.iter().flat_map(|pair| match &pair.before {
        Pattern::Class { bases, .. } => bases.clone(),
        _ => Vec::new(),
    });
    let symbols = pairs.iter().filter_map(|pair| pair.module().map(str::to_owned));
    let named = pairs.iter().flat_map(Pair::names).chain(bases).chain(symbols);
    let mut tops: Vec<String> =
        named.map(|name| name.split('.').next().unwrap_or_default().to_owned()).collect();
    tops.sort();
    tops.dedup();
    let plain = |name: &str| name.to_ascii_lowercase().replace(['-', '.'], "_");
    for dropped in drops.iter_mut().filter(|dropped| dropped.names.is_empty()) {
        let is_it = |top: &&String| plain(top) == plain(&dropped.distribution);
        dropped.names = tops.iter().filter(is_it).cloned().collect();
        if dropped.names.is_empty() {
            let name = &dropped.distribution;
            errors.at(
                at,
                format!("no pattern is about a module of the name of `{name}`"),
                format!("say by which names code and commands use it: {{\"{name}\": [\"module\"]}}"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::transform::compile::testing::{compiled, mistakes};

    const PAIR: &str = "import nose.tools\ndef before(a):\n    return nose.tools.ok_(a)\ndef after(a):\n    return bool(a)\n";

    #[test]
    fn names_are_those_of_the_patterns_or_named() {
        let names = |line: &str| compiled(&format!("{line}\n{PAIR}")).drops[0].names.clone();
        assert_eq!(names("drops = ['Nose']"), ["nose"]);
        assert_eq!(names("drops = {'PyYAML': ['yaml', '_yaml']}"), ["yaml", "_yaml"]);
    }

    #[test]
    fn mistakes_have_advice() {
        let first = |line: &str| mistakes(&format!("{line}\n{PAIR}")).remove(0);
        assert_eq!(
            first("drops = ['PyYAML']"),
            "2:9 no pattern is about a module of the name of `PyYAML`; say by which names code and commands use it: {\"PyYAML\": [\"module\"]}"
        );
        assert!(
            first("drops = ['nose>=1']").contains("is not the name of a distribution; write the name alone")
        );
        assert!(first("drops = {'nose': []}").contains("no module is named"));
        assert!(first("drops = 'nose'").starts_with("2:9 a list of strings"));
    }
}
