//! What no pair of functions can say, one file each. A growing number would mean that the
//! language lacks a word.

mod asyncio_channels;
mod bool_invert;
mod code_in_string;
mod dynamic_import;
mod enum_member;
mod finders;
mod invalid_escape;
mod itertools_copy;
mod named_placeholders;
mod no_setuptools;
mod path_keywords;
mod run_module;
mod smtp_server;

use std::ops::Range;

pub use run_module::{Gone, gone};

use crate::finding::{Reason, Safety};
use crate::model::{Module, VersionSet, World, reachable_versions};
use crate::syntax::{Node, NodeId};
use crate::text::{Edit, Piece, Pieces};
use crate::transform::TokenContext;
use crate::types::Inference;
use crate::version::Window;

/// What a native transform may look at.
pub struct Context<'n> {
    /// The project.
    pub world: &'n World<'n>,
    /// The file.
    pub module: &'n Module,
    /// Its types.
    pub inference: &'n Inference<'n>,
    /// The Pythons that count.
    pub window: Window,
}

/// What a native transform found at a place.
#[derive(Clone, Debug)]
pub struct Found {
    /// The place, in bytes of the text.
    pub range: Range<usize>,
    /// The change; none for a report.
    pub edits: Vec<Edit>,
    /// How far it may be trusted.
    pub safety: Safety,
    /// What stands there afterwards.
    pub after: Option<String>,
    /// What to do, or what lowers the safety.
    pub message: String,
    /// Why it is believed.
    pub reasons: Vec<Reason>,
    /// What the new code takes from elsewhere.
    pub imports: Vec<Import>,
    /// Identifiers of the user's code that are gone afterwards.
    pub released: Vec<NodeId>,
}

/// A name that new code takes from a module.
#[derive(Clone, Debug)]
pub struct Import {
    /// The module, `aiosmtpd.controller`.
    pub module: &'static str,
    /// What is imported from it, under its own name: the file has no other of that name.
    pub name: &'static str,
    /// Code that goes. Where a function imported what that used, it imports this as well.
    pub instead_of: NodeId,
}

impl Default for Found {
    fn default() -> Found {
        Found {
            range: 0..0,
            edits: Vec::new(),
            safety: Safety::Reported,
            after: None,
            message: String::new(),
            reasons: Vec::new(),
            imports: Vec::new(),
            released: Vec::new(),
        }
    }
}

/// A transform written in Rust.
pub struct Native {
    /// What a transform's file calls it.
    pub name: &'static str,
    /// Looks at a file and says what it found, in source order.
    pub find: fn(&Context<'_>) -> Vec<Found>,
    /// How one of the words of the transform must stand in a file.
    pub place: TokenContext,
    /// Words of which one must stand there as well, if there are any.
    pub company: fn() -> Vec<String>,
    /// Whether a text with these words may hold something to find. What it denies is never parsed, so it
    /// may be wrong only in saying yes.
    pub may_find: fn(&[u8], &Pieces) -> bool,
}

impl Native {
    /// One that looks at every file with the words of its transform.
    const fn new(name: &'static str, find: fn(&Context<'_>) -> Vec<Found>) -> Native {
        Native { name, find, place: TokenContext::Anywhere, company: Vec::new, may_find: |_, _| true }
    }
}

const ALL: [&Native; 13] = [
    &asyncio_channels::NATIVE,
    &bool_invert::NATIVE,
    &code_in_string::NATIVE,
    &dynamic_import::NATIVE,
    &enum_member::NATIVE,
    &finders::NATIVE,
    &invalid_escape::NATIVE,
    &itertools_copy::NATIVE,
    &named_placeholders::NATIVE,
    &no_setuptools::NATIVE,
    &path_keywords::NATIVE,
    &run_module::NATIVE,
    &smtp_server::NATIVE,
];

/// The native transform that a transform's file names.
pub fn by_name(name: &str) -> Option<&'static Native> {
    ALL.into_iter().find(|native| native.name == name)
}

/// Whether something holds for what is between the quotes of a string, also of one within another's
/// braces; or the end of a string is not certain.
fn any_string(text: &[u8], pieces: &Pieces, holds: &dyn Fn(&[u8]) -> bool) -> bool {
    pieces.iter().any(|(_, piece)| match piece {
        Piece::String { closed: false, .. } => true,
        Piece::String { interpolated, content, .. } => {
            let content = &text[content.clone()];
            // Within braces, whatever is between two quotes.
            let mut inner = content.split(|byte| matches!(byte, b'"' | b'\''));
            holds(content) || *interpolated && inner.any(holds)
        }
        _ => false,
    })
}

/// Whether a native transform does not deny that a text may hold something for it.
#[cfg(test)]
fn may_find_in(native: &Native, text: &str) -> bool {
    let pieces: Vec<_> = crate::text::pieces(text.as_bytes()).collect();
    (native.may_find)(text.as_bytes(), &pieces)
}

/// What is told of a place that nothing can rewrite, if a Python of the window runs it.
fn report(context: &Context<'_>, node: Node<'_>, advice: &str, reasons: Vec<Reason>) -> Option<Found> {
    let runs =
        reachable_versions(context.world, context.module, node).and(VersionSet::window(context.window));
    runs.newest()?;
    Some(Found {
        range: node.range(),
        edits: Vec::new(),
        safety: Safety::Reported,
        after: None,
        message: advice.to_owned(),
        reasons,
        ..Found::default()
    })
}
