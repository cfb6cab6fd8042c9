//! Checks that tokens which were not edited are unchanged, and that no comment is lost.

use std::collections::HashMap;
use std::ops::Range;

use ruff_python_ast::token::TokenKind;

use super::moved::Moved;
use crate::suppression::to_others;
use crate::syntax::{Reading, is_for_tools};

pub(super) fn objection(was: &Reading<'_>, is: &Reading<'_>, moved: &Moved) -> Option<String> {
    let (before, after) = (was.text, is.text);
    let (old, new) = (was.tokens(), is.tokens());
    let mut kept = old.iter().filter_map(|(kind, range)| moved.after(range).map(|at| (*kind, at)));
    let mut stay = new.iter().filter(|(_, range)| !moved.is_new(range)).map(|(kind, at)| (*kind, at.clone()));
    loop {
        match (kept.next(), stay.next()) {
            (None, None) => break,
            (one, other) if one == other => {}
            (one, other) => {
                let shown = one.or(other).map_or("", |(_, at)| after.get(at).unwrap_or_default());
                return Some(format!("`{shown}`, which is not edited, would be read in another way"));
            }
        }
    }
    let mut comments: HashMap<String, usize> = HashMap::new();
    let is_comment = |(kind, _): &&(TokenKind, Range<usize>)| *kind == TokenKind::Comment;
    for (_, range) in new.iter().filter(is_comment) {
        *comments.entry(to_others(&after[range.clone()])).or_default() += 1;
    }
    for (_, range) in old.iter().filter(is_comment) {
        let comment = to_others(&before[range.clone()]);
        match comments.get_mut(&comment).filter(|left| **left > 0) {
            Some(left) => *left -= 1,
            // A comment that silences a tool for an import may go with it.
            None if comment.is_empty() || is_for_tools(&comment) => {}
            None => return Some(format!("the comment `{comment}` would be lost")),
        }
    }
    None
}
