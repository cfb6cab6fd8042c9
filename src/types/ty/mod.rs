//! ty's inference engine behind a few plain questions; the only place that knows of its types.

mod checker;
mod classes;
mod database;
mod locate;
mod nesting;
mod order;
mod overlay;
mod python2;

use super::{stdlib, value};

pub use checker::{Checker, Diagnostic};
pub(in crate::types) use order::merge;
