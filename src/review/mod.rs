//! Choosing among the changes that a run proposes: what there is to decide about, what a text
//! becomes by it, and the page that shows it. The terminal and the browser share it.

mod choices;
mod colour;
mod hunks;
mod page;
mod request;
mod reword;

pub use choices::{choices, refused, subjects};
pub use colour::Coloured;
pub use hunks::{Hunk, hunks};
pub use page::{Change, File, Page, html, policy};
pub use request::{Decided, MOST, Request, Route, State, route};
pub use reword::{Block, proposed, reword};
