//! The names that exist without a definition in sight: Python's builtins and the modules of its standard library.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::rows;

/// The lines of the table without the versions: `builtin abs`, `module abc`.
static NAMES: LazyLock<HashSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    let name = |rest: &'static str| rest.split_once(' ').map_or(rest, |(name, _)| name);
    rows(include_str!("stdlib_names.txt")).map(|(kind, rest)| (kind, name(rest))).collect()
});

/// Whether a name is a builtin of some Python 3, or one that Python itself gives a module, as `__name__`.
pub fn is_builtin(name: &str) -> bool {
    // `__builtin__` is a module of Python 2.
    let is_global = name.starts_with("__") && name.ends_with("__") && name != "__builtin__";
    is_global || NAMES.contains(&("builtin", name))
}

/// All builtins of some Python 3.
pub fn builtins<'n>() -> impl Iterator<Item = &'n str> {
    NAMES.iter().filter(|(kind, _)| *kind == "builtin").map(|(_, name)| *name)
}

/// Whether a name without dots is that of a module of the standard library, in some Python from 3.10 on.
pub fn is_stdlib_module(name: &str) -> bool {
    NAMES.contains(&("module", name))
}
