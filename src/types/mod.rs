//! Infers the class of a value from what the code shows: names, constructor calls, annotations, `self`, what
//! functions return and what they are called with.

mod annotated;
mod calls;
mod classes;
mod decorated;
mod infer;
mod inferred;
mod operators;
mod results;
pub mod stdlib;
mod stores;
mod value;
mod yields;

pub use infer::Inference;
pub use inferred::Inferred;
pub use value::{Ancestor, Class, Value};
