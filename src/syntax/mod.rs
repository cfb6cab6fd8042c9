//! The concrete syntax tree. The only place that names tree-sitter: its readings that differ from
//! Python's are put right here, so that nobody else needs to know of them.

mod node;
mod reading;
mod ruff;
mod tree;
mod trivia;

pub use node::{Ancestors, Children, Descendants, Node, by_kind};
pub use reading::Reading;
pub use tree::{DEEPEST, NodeId, Tree, deepest_bracket};
pub use trivia::{Layout, comments_in, is_for_tools, precedence, string_content};
