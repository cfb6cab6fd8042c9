//! Choosing among the changes that a run proposes: what there is to decide about, and what a text
//! becomes by it. The terminal and the browser share it.

mod choices;
mod reword;

pub use choices::{choices, refused, subjects};
pub use reword::{Block, proposed, reword};
