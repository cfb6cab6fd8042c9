//! The classes of the standard library, their bases and their many names, as running interpreters
//! tell them: enough to know a receiver without starting the type checker.

use std::collections::HashMap;
use std::sync::LazyLock;

struct Table {
    bases: HashMap<&'static str, Vec<&'static str>>,
    aliases: HashMap<&'static str, &'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { bases: HashMap::new(), aliases: HashMap::new() };
    for line in include_str!("stdlib_classes.txt").lines() {
        if let Some((name, class)) = line.split_once(" = ") {
            table.aliases.insert(name, class);
        } else if let Some((name, rest)) = line.split_once('(') {
            let bases = rest.trim_end_matches(')').split(", ");
            let bases = bases.filter(|base| !base.is_empty());
            table.bases.insert(name, bases.collect());
        }
    }
    table
});

/// The public name of a class of the library, whichever of its names is given; any other name as
/// it is.
pub fn canonical(name: &str) -> &str {
    TABLE.aliases.get(name).copied().unwrap_or(name)
}

/// Whether a canonical name is that of a class of the library.
pub fn is_class(name: &str) -> bool {
    TABLE.bases.contains_key(name)
}

/// A class and all its bases by their canonical names, nearest first, without `object`.
pub fn ancestors(name: &str) -> Vec<&str> {
    let mut found = vec![name];
    let mut at = 0;
    while at < found.len() {
        let bases = TABLE.bases.get(found[at]);
        for base in bases.into_iter().flatten() {
            if !found.contains(base) {
                found.push(base);
            }
        }
        at += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_known_by_all_their_names() {
        assert_eq!(canonical("unittest.case.TestCase"), "unittest.TestCase");
        let element = "xml.etree.ElementTree.Element";
        assert_eq!(canonical("xml.etree.cElementTree.Element"), element);
        assert!(is_class("configparser.SafeConfigParser"));
        assert!(!is_class("shutil.which"));
    }

    #[test]
    fn bases_are_followed() {
        let all = ancestors("configparser.SafeConfigParser");
        assert_eq!(
            all[..3],
            ["configparser.SafeConfigParser", "configparser.ConfigParser", "configparser.RawConfigParser"]
        );
    }
}
