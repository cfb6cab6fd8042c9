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
use ruff_python_parser::{Mode, ParseOptions, Parsed, parse_unchecked};

use super::Tree;
use crate::stack;
use builder::{Builder, Step};

/// ruff takes the square of the depth for some brackets.
const DEEPEST_BRACKETS: usize = 200;

/// Dropping ruff's tree recurses, in the worst case a level for each byte (`-----x`). Texts up to this
/// many bytes are safe on a thread with room.
const LONGEST: usize = 1 << 20;
/// The same on any other thread.
const LONGEST_WITHOUT_ROOM: usize = 2 << 10;

/// The tree of a text; `None` where ruff is better not asked or tree-sitter may read it otherwise.
pub(super) fn parse(text: &str) -> Option<Tree> {
    let longest = if stack::has_room() { LONGEST } else { LONGEST_WITHOUT_ROOM };
    if text.len() > longest || nests_deep(text) {
        return None;
    }
    let parsed = parse_unchecked(text, ParseOptions::from(Mode::Module)).try_into_module()?;
    tree_of(text, &parsed)
}

/// Whether brackets nest too deep for ruff. Those of strings and comments count too.
fn nests_deep(text: &str) -> bool {
    let mut depth = 0usize;
    text.bytes().any(|byte| {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST_BRACKETS
    })
}

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
