//! What no pair of functions can say, one file each. A growing number would mean that the
//! language lacks a word.

mod asyncio_channels;
mod bool_invert;
mod code_in_string;
mod constant_visitors;
mod dynamic_import;
mod enum_member;
mod finders;
mod invalid_escape;
mod itertools_copy;
mod named_placeholders;
mod no_setuptools;
mod path_keywords;
mod run_module;
mod sieve;
mod smtp_server;

use std::ops::Range;

pub use run_module::{Gone, gone};
pub use sieve::{company, rules_out};

use crate::finding::{Reason, Safety};
use crate::model::{Module, VersionSet, World, alive};
use crate::syntax::{Node, NodeId};
use crate::text::Edit;
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

/// A transform written in Rust: looks at a file and says what it found, in source order.
pub type Native = fn(&Context<'_>) -> Vec<Found>;

const ALL: [(&str, Native); 14] = [
    ("asyncio_channels", asyncio_channels::find),
    ("bool_invert", bool_invert::find),
    ("code_in_string", code_in_string::find),
    ("constant_visitors", constant_visitors::find),
    ("dynamic_import", dynamic_import::find),
    ("enum_member", enum_member::find),
    ("finders", finders::find),
    ("invalid_escape", invalid_escape::find),
    ("itertools_copy", itertools_copy::find),
    ("named_placeholders", named_placeholders::find),
    ("path_keywords", path_keywords::find),
    ("no_setuptools", no_setuptools::find),
    ("run_module", run_module::find),
    ("smtp_server", smtp_server::find),
];

/// The native transform that a transform's file names.
pub fn by_name(name: &str) -> Option<Native> {
    ALL.iter().find(|(known, _)| *known == name).map(|(_, native)| *native)
}

/// What is told of a place that nothing can rewrite, if a Python of the window runs it.
fn report(context: &Context<'_>, node: Node<'_>, advice: &str, reasons: Vec<Reason>) -> Option<Found> {
    let runs = alive(context.world, context.module, node).and(VersionSet::window(context.window));
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
