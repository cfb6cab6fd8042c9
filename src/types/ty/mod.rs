//! ty's inference engine behind a few plain questions; the only place that knows of its types.

mod checker;
mod classes;
mod database;
mod locate;
mod order;
mod overlay;

use super::{stdlib, value};

pub use checker::{Checker, Diagnostic};
