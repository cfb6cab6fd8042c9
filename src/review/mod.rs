//! Choosing among the changes that a run proposes: the choices, the resulting text, and the page that
//! shows them. Shared by the terminal and the browser.

mod choices;
mod colour;
mod hunks;
mod page;
mod request;
mod reword;

pub use choices::{Choice, State, choices, places};
pub use colour::Coloured;
pub use hunks::{Hunk, hunks};
pub use page::{Change, File, Page, html, policy};
pub use request::{Decided, MOST, Opened, Request, Route, route};
pub use reword::{Block, proposed, reword};
