//! Keyword arguments of paths: a pattern cannot ask for at least one of any name.

use memchr::memmem;

use super::{Context, Found, Native, report};
use crate::matching::given;
use crate::syntax::{Field, Kind, Node};
use crate::text::{Pieces, end_of_string};
use crate::transform::TokenContext;

const PATHS: [&str; 3] = ["pathlib.Path", "pathlib.PosixPath", "pathlib.WindowsPath"];

pub(super) const NATIVE: Native =
    Native { place: TokenContext::Use, may_find, ..Native::new("path_keywords", find) };

/// A path that is called with a sign of equality, or gets another name.
fn may_find(text: &[u8], _pieces: &Pieces) -> bool {
    memmem::find_iter(text, b"Path").any(|at| {
        let (before, after) = (text[..at].trim_ascii_end(), text[at + b"Path".len()..].trim_ascii_start());
        match after.first() {
            Some(b'(') => has_keyword(after),
            Some(b'.') => false,
            _ => after.starts_with(b"as ") || before.ends_with(b"="),
        }
    })
}

/// Whether there may be a keyword between the parentheses at the beginning.
fn has_keyword(call: &[u8]) -> bool {
    let (mut at, mut depth) = (0, 0);
    while let Some(byte) = call.get(at) {
        match byte {
            b'=' => return true,
            b'"' | b'\'' => at = end_of_string(call, at).0 - 1,
            b'(' => depth += 1,
            b')' if depth == 1 => return false,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    false
}

fn find(context: &Context<'_>) -> Vec<Found> {
    let calls = context.module.tree.root().descendants().filter(|node| node.kind() == Kind::Call);
    calls.filter_map(|call| at(context, call)).collect()
}

fn at(context: &Context<'_>, call: Node<'_>) -> Option<Found> {
    let keyword = given(call).into_iter().find_map(|argument| argument.keyword)?;
    let names = context.world.names(context.module, call.child(Field::Function)?);
    if !PATHS.contains(&names.only()?) {
        return None;
    }
    let advice =
        format!("Leave `{}` out: it has never been looked at, and Python 3.14 refuses it.", keyword.text());
    report(context, call, &advice, Vec::new())
}
