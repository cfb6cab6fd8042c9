//! Infers the class of a value from what the code shows: names, constructor calls, annotations, `self`, containers,
//! tests, what functions return and what they are called with.

mod annotated;
mod calls;
mod classes;
mod containers;
mod decorated;
mod infer;
mod inferred;
mod narrowing;
mod operators;
mod results;
mod stores;
mod subclasses;
#[cfg(test)]
mod tests;
mod value;

/// What functions of packages return, by their dotted names, in the words of the table of results; of classes, [`CLASS`].
pub type Results = std::collections::HashMap<String, String>;

/// What is said of a class of which transforms name instances: it needs no source to be known as one.
pub const CLASS: &str = "type";

pub use infer::Inference;
pub use inferred::Inferred;
pub use value::{Ancestor, Class, Value};
