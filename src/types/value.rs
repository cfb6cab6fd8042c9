//! What a value is.

use std::path::PathBuf;

/// One thing that an expression may evaluate to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A module, by its dotted name.
    Module(String),
    /// A class object.
    Class(Class),
    /// An instance.
    Instance(Class),
    /// A function, by its dotted name.
    Function(String),
    /// A bound method.
    Method {
        /// The class it was taken from.
        receiver: Class,
        /// Its name.
        name: String,
    },
    /// `None`
    None,
    /// Something known that is none of these.
    Other(String),
    /// Anything.
    Unknown,
}

/// A class.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Class {
    /// Dotted name.
    pub qualified: String,
    /// Itself and its bases, nearest first, without `object`.
    pub ancestors: Vec<Ancestor>,
    /// Whether all bases are known.
    pub complete: bool,
}

/// One class of a chain of bases.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ancestor {
    /// Dotted name.
    pub qualified: String,
    /// The file, when it is not of the standard library.
    pub file: Option<PathBuf>,
}
