//! Changes that no pair of functions can express: in text that is not code, and of whole programs that run a
//! server. ARCHITECTURE.md justifies each of them by what it finds.

mod commands;
mod dataclass_default;
mod descriptors;
mod enum_member;
mod finally_block;
mod finders;
mod invalid_escape;
mod local_target;
mod server;
mod strings;

use std::ops::Range;

use crate::finding::{Reason, Safety};
use crate::knowledge::is_removed_module;
use crate::model::{Module, VersionSet, World, reachable_versions};
use crate::syntax::{Field, Layout, Node, NodeId};
use crate::text::{Edit, Piece, Pieces};
use crate::types::Inference;
use crate::version::{Version, Window};

/// The input of a native transform.
pub struct Context<'n> {
    /// The project.
    pub world: &'n World<'n>,
    /// The file.
    pub module: &'n Module,
    /// Its types.
    pub inference: &'n Inference<'n>,
    /// The support window.
    pub window: Window,
}

/// A finding of a native transform.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The place, in bytes of the text.
    pub range: Range<usize>,
    /// The edits; empty for a report.
    pub edits: Vec<Edit>,
    /// Its safety at most.
    pub safety: Safety,
    /// The new code, for people.
    pub after: Option<String>,
    /// The same line by line, if the lines are added and the code found stays; else empty.
    pub lines: Vec<String>,
    /// What to do, or why the safety is lowered.
    pub message: String,
    /// The evidence.
    pub reasons: Vec<Reason>,
    /// Imports that the new code needs.
    pub imports: Vec<Import>,
    /// Identifiers of the user's code that the change removes.
    pub released: Vec<NodeId>,
}

/// A name that new code takes from a module.
#[derive(Clone, Debug)]
pub struct Import {
    /// The module, `aiosmtpd.controller`.
    pub module: &'static str,
    /// What is imported from it, under its own name, or else the module itself: the file has no other of that
    /// name.
    pub name: Option<&'static str>,
    /// Code that goes. Where a function imported what that used, it imports this as well.
    pub instead_of: NodeId,
}

/// A transform written in Rust. The words that a file must hold stand in the transform's own file.
pub struct Native {
    /// What that file calls it.
    pub name: &'static str,
    /// Looks at a file and says what it found, in source order.
    pub find: fn(&Context<'_>) -> Vec<Found>,
    /// Whether a text with these words may hold something to find. What it denies is never parsed, so it
    /// may be wrong only in saying yes.
    pub may_find: fn(&[u8], &Pieces) -> bool,
}

const ALL: [&Native; 15] = [
    &commands::NO_SETUPTOOLS,
    &commands::RUN_MODULE,
    &dataclass_default::NATIVE,
    &descriptors::CLASS_PROPERTY,
    &descriptors::PARTIAL,
    &enum_member::NATIVE,
    &finally_block::NATIVE,
    &finders::FINDERS,
    &finders::LOADERS,
    &invalid_escape::NATIVE,
    &local_target::NATIVE,
    &server::ASYNCIO_CHANNELS,
    &server::SMTP_SERVER,
    &strings::CODE_IN_STRING,
    &strings::DYNAMIC_IMPORT,
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

/// Whether a word begins with a module that is gone, such as `distutils.log`.
fn names_removed(word: &[u8]) -> bool {
    std::str::from_utf8(word).is_ok_and(is_removed_module)
}

/// The value of a keyword in a call.
fn argument<'n>(call: Node<'n>, name: &str) -> Option<Node<'n>> {
    let mut all = call.child(Field::Arguments)?.parts();
    let named = |one: &Node<'n>| one.child(Field::Name).is_some_and(|own| own.text() == name);
    all.find(named)?.child(Field::Value)
}

/// Whether a native transform does not deny that a text may hold something for it.
#[cfg(test)]
fn may_find_in(native: &Native, text: &str) -> bool {
    let pieces: Vec<_> = crate::text::pieces(text.as_bytes()).collect();
    (native.may_find)(text.as_bytes(), &pieces)
}

/// Those lines of a template of methods whose condition behind `#:` holds: a `!` before a flag says that it must
/// not be set. `indent` is that of the methods, `unit` what each four spaces of the template become.
fn lines(template: &str, flags: &[(&str, bool)], indent: &str, unit: &str) -> String {
    let is_set = |flag: &str| flags.contains(&(flag, true));
    let holds = |flag: &str| flag.strip_prefix('!').map_or_else(|| is_set(flag), |flag| !is_set(flag));
    let lines = template.lines().filter_map(|line| line.split_once("#:"));
    let lines = lines.filter(|(_, condition)| condition.split_whitespace().all(holds));
    let line = |(line, _): (&str, &str)| match line.trim() {
        "" => "\n".to_owned(),
        code => format!("{indent}{}{code}\n", unit.repeat((line.len() - line.trim_start().len()) / 4)),
    };
    lines.map(line).collect()
}

/// By how much the body of a class or a function is indented more than its header.
fn indentation_of(definition: Node<'_>) -> String {
    let indent = |node: Node<'_>| Layout::of(node).indent;
    let inner =
        definition.child(Field::Body).and_then(|body| body.parts().next()).map(indent).unwrap_or_default();
    inner.strip_prefix(&indent(definition)).filter(|unit| !unit.is_empty()).unwrap_or("    ").to_owned()
}

/// The end of the line that a statement ends on, behind a comment.
fn end_of_line(statement: Node<'_>) -> usize {
    let rest = &statement.tree().text()[statement.end()..];
    statement.end() + rest.find(['\n', '\r']).unwrap_or(rest.len())
}

/// What is told of a place that nothing can rewrite; `None` if no Python of the window runs it, or none from
/// `since` on.
fn report(
    context: &Context<'_>,
    node: Node<'_>,
    since: Option<Version>,
    message: String,
    reasons: Vec<Reason>,
) -> Option<Found> {
    let runs =
        reachable_versions(context.world, context.module, node).and(VersionSet::window(context.window));
    let newest = runs.newest()?;
    since.is_none_or(|since| since <= newest).then(|| Found {
        range: node.range(),
        message,
        reasons,
        ..Found::default()
    })
}
