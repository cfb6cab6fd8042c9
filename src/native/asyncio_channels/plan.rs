//! What is understood of a program of `asyncore` so far, and how its classes are read.

use std::collections::HashSet;

use crate::syntax::{Field, Kind, Layout, Node};
use crate::text::Edit;

/// What a channel has that a protocol has not, or that is written anew: whoever uses it in a way
/// that is not known is not understood.
#[rustfmt::skip]
const INHERITED: [&str; 70] = [
    "__getattr__", "__repr__", "_fileno", "_map", "_collect_incoming_data", "_get_data",
    "_received", "_waiting", "_ended", "_closed", "_cut",
    "ac_in_buffer", "ac_in_buffer_size", "ac_out_buffer_size", "accept", "accepting", "add_channel",
    "addr", "address", "bind", "close", "close_when_done", "closed", "closing", "collect_incoming_data", "connect",
    "connected", "connecting", "connection_lost", "connection_made", "create_socket", "data_received", "debug",
    "del_channel", "discard_buffers", "encoding", "eof_received", "family_and_type", "found_terminator",
    "get_terminator", "handle_accept", "handle_accepted", "handle_close", "handle_connect", "handle_connect_event",
    "handle_error", "handle_expt", "handle_expt_event", "handle_read", "handle_read_event", "handle_write",
    "handle_write_event", "ignore_log_types", "incoming", "initiate_send", "listen", "log", "log_info",
    "done", "out_buffer", "producer_fifo", "push", "push_with_producer", "readable", "recv", "run", "send",
    "set_reuse_addr", "set_socket", "set_terminator",
];
/// More of them.
const STATE: [&str; 5] = ["socket", "terminator", "transport", "use_encoding", "writable"];

/// Of these, what only a channel has: used on another value than `self`, it may be one.
#[rustfmt::skip]
const TELLING: [&str; 17] = [
    "addr", "accepting", "connected", "connecting", "del_channel", "discard_buffers", "handle_accept", "handle_close",
    "handle_connect", "handle_error", "handle_read", "handle_write", "initiate_send", "producer_fifo",
    "push_with_producer", "readable", "writable",
];

/// Whether a name is one of a channel's own.
pub(super) fn is_inherited(name: &str) -> bool {
    INHERITED.contains(&name) || STATE.contains(&name)
}

/// Whether only a channel has an attribute of that name.
pub(super) fn is_telling(name: &str) -> bool {
    TELLING.contains(&name)
}

/// The edits, and the identifiers that were understood, by where they start.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) edits: Vec<Edit>,
    understood: HashSet<usize>,
}

impl Plan {
    pub(super) fn understand(&mut self, node: Node<'_>) {
        let words = node.descendants().filter(|inner| inner.kind() == Kind::Identifier);
        self.understood.extend(words.map(|word| word.start()));
    }

    pub(super) fn understands(&self, word: Node<'_>) -> bool {
        self.understood.contains(&word.start())
    }

    pub(super) fn replace(&mut self, node: Node<'_>, text: impl Into<String>) {
        self.understand(node);
        self.edits.push(Edit::replace(node.range(), text));
    }

    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.edits.push(Edit::insert(at, text));
    }

    /// A statement goes with its line, or a method with its lines and the empty ones before it.
    pub(super) fn delete(&mut self, statement: Node<'_>) -> Option<()> {
        let layout = Layout::of(statement);
        if !layout.starts_line || !layout.ends_line {
            return None;
        }
        self.understand(statement);
        let text = statement.tree().text();
        let mut start = text[..statement.start()].trim_end_matches([' ', '\t']).len();
        if statement.kind() == Kind::FunctionDefinition {
            let before = text[..start].trim_end();
            start = text[before.len()..start].find('\n').map_or(start, |at| before.len() + at + 1);
        }
        let end = text[statement.end()..].find('\n').map_or(text.len(), |at| statement.end() + at + 1);
        self.edits.push(Edit::delete(start..end));
        Some(())
    }
}

/// The text without white space.
pub(super) fn flat(node: Node<'_>) -> String {
    node.text().split_whitespace().collect()
}

pub(super) fn indent(statement: Node<'_>) -> String {
    Layout::of(statement).indent
}

/// By how much the body of a class is indented.
pub(super) fn unit(class: Node<'_>) -> String {
    let inner = body(class).first().map(|first| indent(*first)).unwrap_or_default();
    if inner.is_empty() { "    ".to_owned() } else { inner }
}

pub(super) fn name<'t>(definition: Node<'t>) -> &'t str {
    definition.child(Field::Name).map_or("", |name| name.text())
}

/// The statements of a class or function.
pub(super) fn body<'t>(definition: Node<'t>) -> Vec<Node<'t>> {
    definition.child(Field::Body).into_iter().flat_map(|body| body.parts()).collect()
}

/// The statements without the docstring.
pub(super) fn steps<'t>(definition: Node<'t>) -> Vec<Node<'t>> {
    let is_text =
        |part: &Node<'_>| part.kind() == Kind::ExpressionStatement && part.text().starts_with(['"', '\'']);
    body(definition).into_iter().filter(|part| !is_text(part)).collect()
}

pub(super) fn method<'t>(class: Node<'t>, wanted: &str) -> Option<Node<'t>> {
    body(class).into_iter().find(|part| part.kind() == Kind::FunctionDefinition && name(*part) == wanted)
}

/// The parameters of a method without `self`; `None` where the first one has another name.
pub(super) fn parameters<'t>(function: Node<'t>) -> Option<Vec<Node<'t>>> {
    let mut all = function.child(Field::Parameters)?.parts();
    all.next().filter(|first| first.text() == "self")?;
    Some(all.collect())
}

/// The plain names among them, if there is nothing else.
pub(super) fn names<'t>(function: Node<'t>) -> Option<Vec<&'t str>> {
    parameters(function)?.iter().map(|one| (one.kind() == Kind::Identifier).then(|| one.text())).collect()
}

/// The places `self.name` in a class or function: the attribute and its name.
pub(super) fn uses<'t>(code: Node<'t>) -> impl Iterator<Item = (Node<'t>, Node<'t>)> {
    code.descendants().filter(|node| node.kind() == Kind::Attribute).filter_map(|attribute| {
        let object = attribute.child(Field::Object).filter(|object| object.text() == "self")?;
        let name = attribute.child(Field::Attribute)?;
        (object.kind() == Kind::Identifier).then_some((attribute, name))
    })
}

/// The calls `self.name(…)` in a class or function.
pub(super) fn calls<'t>(code: Node<'t>, wanted: &str) -> Vec<Node<'t>> {
    let called = |(attribute, name): (Node<'t>, Node<'t>)| {
        let call = attribute.parent().filter(|call| call.kind() == Kind::Call)?;
        (name.text() == wanted && attribute.field() == Some(Field::Function)).then_some(call)
    };
    uses(code).filter_map(called).collect()
}

/// The arguments of a call.
pub(super) fn arguments<'t>(call: Node<'t>) -> Vec<Node<'t>> {
    call.child(Field::Arguments).into_iter().flat_map(|list| list.parts()).collect()
}

/// Whether a call is all of its statement.
pub(super) fn is_statement(call: Node<'_>) -> bool {
    call.parent().is_some_and(|above| above.kind() == Kind::ExpressionStatement)
}

/// Whether code of a method runs at most once a call of it, in the method itself.
pub(super) fn is_direct(node: Node<'_>, method: Node<'_>) -> bool {
    let is_apart = |kind: Kind| {
        let repeats = matches!(kind, Kind::WhileStatement | Kind::ForStatement);
        repeats || matches!(kind, Kind::FunctionDefinition | Kind::Lambda) || kind.is_comprehension()
    };
    node.ancestors().take_while(|above| *above != method).all(|above| !is_apart(above.kind()))
}
