//! Modules that go by other names: Python 2's, and those of `six.moves`.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::{idiom, rows};
use crate::version::Version;

static MOVED: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| rows(include_str!("renamed_modules.txt")).collect());

static REMOVED: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| rows(include_str!("removed_modules.txt")).collect());

/// The name that today's Python has for a dotted name of `six.moves` (also of a vendored copy of
/// six); `None` when it is not of `six.moves`.
pub fn current_name(dotted: &str) -> Option<String> {
    let moves = dotted.find(".moves.")?;
    let dotted = &dotted[dotted[..moves].rfind('.').map_or(0, |at| at + 1)..];
    // The longest known beginning, so that `six.moves.urllib_parse.quote` finds its module.
    let mut end = dotted.len();
    loop {
        if let Some(new) = MOVED.get(&dotted[..end]) {
            return Some(format!("{new}{}", &dotted[end..]));
        }
        end = dotted[..end].rfind('.')?;
    }
}

/// The module of Python 3 that a module of Python 2 became: `configparser` for `ConfigParser`.
pub fn legacy_module(dotted: &str) -> Option<&'static str> {
    MOVED.get(dotted.split('.').next().unwrap_or(dotted)).copied()
}

/// Whether a name without dots is that of a module that Python 2 alone has, and no package that can be installed.
pub fn is_python_2(top: &str) -> bool {
    MOVED.contains_key(top) && !top.contains('.') && idiom("backport", top).is_none()
}

/// The first Python without a module of the standard library that is gone, and what to do instead of running
/// it as a program, if the table says so.
pub fn removed(dotted: &str) -> Option<(Version, Option<&'static str>)> {
    let first = dotted.split('.').next().unwrap_or(dotted);
    let row = REMOVED.get(dotted).or_else(|| REMOVED.get(first))?;
    let (since, instead) = row.split_once(' ').map_or((*row, None), |(since, rest)| (since, Some(rest)));
    Some((since.parse().ok()?, instead))
}

/// The first Python without a module of the standard library that is gone.
pub fn removed_in(dotted: &str) -> Option<Version> {
    removed(dotted).map(|(since, _)| since)
}

/// Whether a module of the standard library is gone in some Python 3.
pub fn is_removed_module(dotted: &str) -> bool {
    let first = dotted.split('.').next().unwrap_or(dotted);
    REMOVED.contains_key(first) || REMOVED.contains_key(dotted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_moves_are_followed_to_the_module() {
        let current = |name: &str| current_name(name).unwrap();
        assert_eq!(current("six.moves.configparser"), "configparser");
        assert_eq!(current("six.moves.urllib_parse.quote"), "urllib.parse.quote");
        assert_eq!(current("django.utils.six.moves.queue.Queue"), "queue.Queue");
        assert_eq!(current_name("configparser"), None);
    }

    #[test]
    fn old_modules_have_new_names() {
        assert_eq!(legacy_module("ConfigParser"), Some("configparser"));
        assert_eq!(legacy_module("configparser"), None);
        assert!(is_removed_module("distutils.spawn"));
    }
}
