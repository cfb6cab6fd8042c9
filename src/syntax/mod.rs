//! The concrete syntax tree: tree-sitter's, which ruff's parser builds where that is sure to give the
//! same. Readings of tree-sitter that differ from Python's are put right here, so that nobody else
//! needs to know of them.

mod builder;
mod grammar;
mod kind;
mod node;
mod reading;
mod ruff;
mod tree;
mod trivia;

pub use kind::{Field, Kind};
pub use node::{Ancestors, Children, Descendants, Node};
pub use reading::{BEFORE_PEP_758, Reading, deepest_bracket};
pub use tree::{DEEPEST, NodeId, Tree};
pub use trivia::{Layout, comments_in, is_for_tools, precedence, same_strings, string_content, string_value};

#[cfg(test)]
mod tests;
