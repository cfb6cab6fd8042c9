//! How much a name says about the value it is taken from: many classes have a `close`, one has a `readfp`. The
//! table is counted from the sources of the library and of popular packages (`tools/ambiguous_names.py`), so
//! that nobody keeps lists by hand.

use super::Sorted;

/// Of how many unrelated families of classes a name is a member, and in how many of a thousand files it stands.
pub(super) const TABLE: Sorted = Sorted(include_str!("ambiguous_names.txt"));

fn counts(name: &str) -> (u32, u32) {
    let counts = || {
        let (families, files) = TABLE.get(name)?.split_once(' ')?;
        Some((families.parse().ok()?, files.parse().ok()?))
    };
    counts().unwrap_or_default()
}

/// Whether classes of several families have such a member: by itself the name is no evidence of one of them.
pub fn is_ambiguous(name: &str) -> bool {
    counts(name).0 >= 4
}

/// Whether such a member stands in so many files that not even an import of the API's module makes it one of
/// that module.
pub fn is_everyday(name: &str) -> bool {
    name.is_empty() || name.len() > 1 && counts(name).1 >= 100
}

/// Whether a word stands in so many files that finding it says little.
pub fn is_frequent(word: &str) -> bool {
    word.len() < 3 || counts(word).1 >= 29
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_classes_are_ambiguous() {
        for name in ["close", "get", "load", "attrs", "n", "ssl_version"] {
            assert!(is_ambiguous(name), "{name}");
        }
        for name in ["readfp", "assertEquals", "getchildren", "utcnow", "starttls"] {
            assert!(!is_ambiguous(name), "{name}");
        }
    }

    #[test]
    fn some_stand_in_most_files() {
        assert!(
            is_everyday("get") && is_everyday("warn") && !is_everyday("load_module") && !is_everyday("s")
        );
        assert!(is_frequent("version") && is_frequent("re") && !is_frequent("SafeConfigParser"));
    }
}
