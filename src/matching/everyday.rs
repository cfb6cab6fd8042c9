//! Names of attributes that say little by themselves: without a type, matching keeps silent on them.

/// Attribute names that many things bear: without a type, nothing is said of them.
pub(super) const EVERYDAY: [&str; 22] = [
    "warn",
    "filename",
    "format",
    "name",
    "get",
    "find",
    "read",
    "write",
    "open",
    "close",
    "copy",
    "load_module",
    "ssl_version",
    "keyfile",
    "certfile",
    "key_file",
    "cert_file",
    "loop",
    "reload",
    "items",
    "keys",
    "values",
];

/// Names that are worth a word where the module of the API is in sight, and never a change.
pub(super) const VAGUE: [&str; 2] = ["n", "s"];

/// Names that say something only where the module of the API is in sight.
pub(super) const COMMON: [&str; 12] = [
    "attrs",
    "attr",
    "dist",
    "execute",
    "extras",
    "group",
    "load",
    "location",
    "module",
    "version",
    "find_module",
    "find_loader",
];
