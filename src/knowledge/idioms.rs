//! What is understood of the names that Python programs use for the same few things: what imports a module by a
//! string, what tells the version, what replaces an attribute by its name. It is a table, so that no name of an
//! API stands in the engine.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::rows;

/// The rows of each kind: name and detail.
static ROWS: LazyLock<HashMap<&str, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let mut kinds: HashMap<_, Vec<_>> = HashMap::default();
    for (kind, rest) in rows(include_str!("idioms.txt")) {
        kinds.entry(kind).or_default().push(rest.split_once(' ').unwrap_or((rest, "")));
    }
    kinds
});

/// The names of a kind, each with its detail, which may be empty.
pub fn idioms(kind: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS.get(kind).into_iter().flatten().copied()
}

/// The detail of a name of a kind, which may be empty; `None` if it is none.
pub fn idiom(kind: &str, name: &str) -> Option<&'static str> {
    idioms(kind).find(|(known, _)| *known == name).map(|(_, detail)| detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_a_kind_a_name_and_perhaps_a_detail() {
        assert_eq!(idiom("import", "importlib.import_module"), Some(""));
        assert_eq!(idiom("version", "sys.hexversion"), Some("hex"));
        assert_eq!(idiom("version", "sys.modules"), None);
        assert_eq!(idioms("end").count(), 4);
    }
}
