//! What class a value is of. Cheap evidence first (names, constructor calls, annotations, `self`),
//! then what functions return and what they are called with, then the embedded type checker.

mod annotated;
mod calls;
pub mod checked;
mod classes;
mod decorated;
mod infer;
mod inferred;
mod operators;
mod results;
pub mod stdlib;
mod stores;
pub mod ty;
mod unseen;
mod value;
mod yields;

pub use infer::Inference;
pub use inferred::Inferred;
pub use value::{Ancestor, Class, Value};
