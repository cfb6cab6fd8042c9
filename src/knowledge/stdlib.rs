//! The standard library: what its classes are called and inherit, and what its functions and methods return.
//!
//! The table of results is written by `tools/stdlib_results.py` out of the stubs, that of classes by `tools/stdlib_classes.py`, which asks the interpreters from Python 3.8 on.
//! A name stands for what an object *is*: `canonical` must not be used to compare what a program *writes*,
//! since `typing.List` and `list` are the same class and yet not the same name.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::{Sorted, is_stdlib_module, lines, rows};

struct Table {
    bases: HashMap<&'static str, Vec<&'static str>>,
    aliases: HashMap<&'static str, &'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { bases: HashMap::default(), aliases: HashMap::default() };
    for line in lines(include_str!("stdlib_classes.txt")) {
        if let Some((alias, name)) = line.split_once(" = ") {
            table.aliases.insert(alias, name);
        } else if let Some((name, bases)) = line.strip_suffix(')').and_then(|line| line.split_once('(')) {
            let bases = bases.split(", ").filter(|base| !base.is_empty()).collect();
            table.bases.insert(name, bases);
        }
    }
    table
});

/// By the module or the class: the names that it defines, some with what they give.
pub(super) const RESULTS: Sorted = Sorted(include_str!("stdlib_results.txt"));

/// The methods that statements and operators call, as far as the table has them.
const CALLED: [&str; 4] = ["__enter__", "__iter__", "__next__", "__getitem__"];

/// What is known of a name of a module or of a class, its bases aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is a function or a method that returns one of these types, in the words of `tools/stdlib_results.py`.
    Gives(&'static str),
    /// It is a variable or an attribute that holds one of these.
    Holds(&'static str),
    /// It is something else, or what it gives depends.
    Unknown,
    /// There is no such name.
    Absent,
}

/// What a name stands for in a module of the standard library, or in a class of it of this documented name.
pub fn known(owner: &str, name: &str) -> Known {
    // Of the names that begin with an underscore only those that statements call are in the table.
    let is_listed = CALLED.contains(&name) || !name.starts_with('_');
    let absent = if is_listed { Known::Absent } else { Known::Unknown };
    let Some(names) = RESULTS.get(owner) else { return Known::Unknown };
    let of_name = |entry: &'static str| {
        let rest = entry.strip_prefix(name)?;
        match rest.split_at_checked(1) {
            Some(("=", given)) => Some(Known::Gives(given)),
            Some((":", held)) => Some(Known::Holds(held)),
            Some(_) => None,
            None => Some(Known::Unknown),
        }
    };
    names.split(' ').find_map(of_name).unwrap_or(absent)
}

/// Whether a dotted name is that of a module of the library, or leads to something in the tables as one would.
pub fn is_module(name: &str) -> bool {
    let is_below = |known: &&str| known.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
    is_dotted_module(name)
        || !is_class(name)
            && (TABLE.bases.keys().chain(TABLE.aliases.keys()).any(is_below)
                || rows(RESULTS.0).any(|(known, _)| is_below(&known)))
}

/// Whether a dotted name is that of a module of the library that the tables know.
pub fn is_dotted_module(name: &str) -> bool {
    is_stdlib_module(name) || !is_class(name) && RESULTS.get(name).is_some()
}

/// The documented name of the class that `name`, a dotted name, stands for: `unittest.case.TestCase` is
/// `unittest.TestCase`. Any other name is given back.
pub fn canonical(name: &str) -> &str {
    TABLE.aliases.get(name).copied().unwrap_or(name)
}

/// The name by which a class is the same as by others, without the module of the builtins: `OSError` for
/// `select.error`.
pub fn plain(name: &str) -> &str {
    let name = canonical(name);
    name.strip_prefix("builtins.").unwrap_or(name)
}

/// Whether a dotted name is a public class of the standard library, of whichever Python.
pub fn is_class(name: &str) -> bool {
    TABLE.bases.contains_key(canonical(name))
}

/// Whether the tables say what a class has: a public one, or a private one that something in the library gives.
pub fn is_described(name: &str) -> bool {
    is_class(name) || RESULTS.get(name).is_some()
}

/// The bases of a class of the standard library, without `object` and without private classes; for a class made in C
/// also what it is registered as. `None` if `name` is no such class.
pub fn bases(name: &str) -> Option<&'static [&'static str]> {
    TABLE.bases.get(canonical(name)).map(Vec::as_slice)
}

/// The method resolution order of a class of the standard library, itself first, without `object`. Empty if `name` is
/// no such class.
pub fn ancestors(name: &str) -> Vec<&'static str> {
    let Some((&name, bases)) = TABLE.bases.get_key_value(canonical(name)) else {
        return Vec::new();
    };
    // The chains are as short as the library's.
    let mut orders: Vec<_> = bases.iter().map(|base| ancestors(base)).collect();
    orders.push(bases.clone());
    let mut order = merge(orders);
    order.insert(0, name);
    order
}

/// The C3 merge of the orders of the bases and the list of bases. Where they contradict each other, the earliest goes
/// first.
fn merge(mut orders: Vec<Vec<&'static str>>) -> Vec<&'static str> {
    let mut merged = Vec::new();
    loop {
        orders.retain(|order| !order.is_empty());
        let Some(first) = orders.first() else {
            return merged;
        };
        let heads = orders.iter().map(|order| order[0]);
        let free = heads.clone().find(|head| !orders.iter().any(|order| order[1..].contains(head)));
        let next = free.unwrap_or(first[0]);
        merged.push(next);
        for order in &mut orders {
            order.retain(|class| *class != next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diamond_is_linearised_as_python_does() {
        // class A(B, C), B(D), C(D)
        assert_eq!(merge(vec![vec!["B", "D"], vec!["C", "D"], vec!["B", "C"]]), ["B", "C", "D"]);
    }

    #[test]
    fn contradicting_orders_end() {
        assert_eq!(merge(vec![vec!["A", "B"], vec!["B", "A"]]), ["A", "B"]);
    }

    #[test]
    fn names_of_the_same_class() {
        for (name, documented) in [
            ("unittest.case.TestCase", "unittest.TestCase"),
            ("_frozen_importlib_external.SourceFileLoader", "importlib.machinery.SourceFileLoader"),
            ("xml.etree.cElementTree.Element", "xml.etree.ElementTree.Element"),
            ("_io.TextIOWrapper", "io.TextIOWrapper"),
            ("typing.Mapping", "collections.abc.Mapping"),
            ("builtins.IOError", "builtins.OSError"),
            ("no.such.Class", "no.such.Class"),
        ] {
            assert_eq!(canonical(name), documented);
        }
    }

    #[test]
    fn hierarchies() {
        assert_eq!(bases("configparser.SafeConfigParser"), Some(&["configparser.ConfigParser"][..]));
        assert_eq!(
            ancestors("configparser.ConfigParser")[..3],
            ["configparser.ConfigParser", "configparser.RawConfigParser", "collections.abc.MutableMapping"]
        );
        assert!(ancestors("unittest.IsolatedAsyncioTestCase").contains(&"unittest.TestCase"));
        assert!(is_class("asyncore.dispatcher") && is_class("unittest.case.TestCase"));
        assert!(!is_class("os.path") && bases("os.path").is_none() && ancestors("os.path").is_empty());
    }

    #[test]
    fn results() {
        assert_eq!(known("tarfile", "open"), Known::Gives("tarfile.TarFile"));
        assert_eq!(known("tarfile.TarFile", "__enter__"), Known::Gives("Self"));
        assert_eq!(known("tarfile.TarInfo", "name"), Known::Holds("builtins.str"));
        assert_eq!(known("sqlite3.Connection", "cursor"), Known::Gives("(0)sqlite3.Cursor"));
        assert_eq!(known("re", "match"), Known::Gives("None|re.Match"));
        assert_eq!(known("os.path", "exists"), Known::Gives("builtins.bool"));
        assert_eq!(known("configparser.RawConfigParser", "read"), Known::Gives("builtins.list"));
        assert_eq!(known("re.Match", "groups"), Known::Gives("builtins.tuple"));
        assert_eq!(known("configparser.ConfigParser", "read"), Known::Absent);
        assert_eq!(known("no.such", "name"), Known::Unknown);
        assert_eq!(known("re.Match", "__getitem__"), Known::Unknown);
        assert_eq!(known("re.Match", "__enter__"), Known::Absent);
    }

    #[test]
    fn what_is_given_is_a_class() {
        for (owner, names) in rows(RESULTS.0) {
            let types = names.split(' ').filter_map(|entry| entry.split_once(['=', ':']));
            let names = types.flat_map(|(_, text)| text.split(['|', '[', ']', ',', ';', '(', ')']));
            for name in names.filter(|name| name.contains('.') && *name != "...") {
                let is_known = is_class(name) && canonical(name) == name;
                let is_private = RESULTS.get(name).is_some() && name.contains("._");
                assert!(is_known || is_private || name.starts_with("_typeshed."), "{owner}: {name}");
            }
        }
    }

    #[test]
    fn the_table_is_closed() {
        for (name, bases) in &TABLE.bases {
            assert!(!TABLE.aliases.contains_key(name), "{name} is both a class and another name of one");
            assert!(bases.iter().all(|base| TABLE.bases.contains_key(base)), "{name} has an unknown base");
            assert_eq!(ancestors(name)[0], *name);
        }
        for (alias, name) in &TABLE.aliases {
            assert!(TABLE.bases.contains_key(name), "{alias} is another name of no class");
        }
    }
}
