//! The names that a template may use without importing them.

use super::stdlib;
pub use super::stdlib_names::{builtins as all, is_builtin as known};

/// What only Python 2 had; it may stand in a `before`.
#[rustfmt::skip]
const OLD: &[&str] = &[
    "StandardError", "WindowsError", "apply", "basestring", "buffer", "cmp", "coerce", "execfile", "file", "intern",
    "long", "raw_input", "reduce", "reload", "unichr", "unicode", "xrange",
];

/// Whether Python 2 had a builtin of this name that is gone.
pub fn gone(name: &str) -> bool {
    OLD.contains(&name)
}

/// Whether it is a builtin class.
pub fn is_class(name: &str) -> bool {
    stdlib::is_class(&format!("builtins.{name}"))
}
