//! The names that every module has without giving them a value.

use ruff_python_stdlib::builtins::is_python_builtin;

use crate::version::NEWEST;

/// Whether a name is a builtin of the newest Python, or one that Python itself gives a module, as `__name__`.
pub fn is_builtin(name: &str) -> bool {
    is_python_builtin(name, NEWEST.minor, false) || name.starts_with("__") && name.ends_with("__")
}
