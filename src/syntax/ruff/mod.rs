//! The tree out of ruff's parse, which takes a seventh of tree-sitter's time. It is the very tree
//! that tree-sitter would give, with its readings that differ from Python's; where that is not
//! certain there is none, and tree-sitter is asked.

mod arguments;
mod builder;
mod collections;
mod comprehensions;
mod definitions;
mod expressions;
mod gaps;
mod imports;
mod kinds;
mod patterns;
mod raw;
mod statements;
mod strings;
mod suites;
mod targets;
mod types;

use ruff_python_ast::ModModule;
use ruff_python_parser::Parsed;

use super::Tree;
use builder::{Builder, Step};

/// The tree of a text that ruff's parser took without an error; `None` where tree-sitter may read
/// it otherwise.
pub(super) fn tree_of(text: &str, parsed: &Parsed<ModModule>) -> Option<Tree> {
    attempt(text, parsed).ok()
}

/// The same with the reason why there is none.
pub(super) fn attempt(text: &str, parsed: &Parsed<ModModule>) -> Step<Tree> {
    if !parsed.errors().is_empty() {
        return Err("no Python 3");
    }
    // tree-sitter's lexer takes these for blanks, or for the end.
    if memchr::memchr(0, text.as_bytes()).is_some() || text.starts_with('\u{feff}') {
        return Err("zero bytes or a byte order mark");
    }
    let mut builder = Builder::new(text, parsed.tokens());
    builder.module(&parsed.syntax().body)?;
    let lifts = builder.lifts;
    let mut tree = Tree::from_nodes(text, builder.nodes);
    if lifts {
        tree.lift_splats();
    }
    Ok(tree)
}

#[cfg(test)]
mod tests;
