//! The class that gets the messages: a server of `smtpd` that does nothing of its own with the
//! connection, and so becomes a handler.

use super::Context;
use super::is_taken_elsewhere;
use super::passed::{Constructor, Made, passed_on};
use crate::syntax::{Field, Kind, Layout, Node};
use crate::text::Edit;

/// What a server inherits: a class that uses or replaces any of it is not understood.
#[rustfmt::skip]
const INHERITED: [&str; 45] = [
    "_decode_data", "_fileno", "_localaddr", "_map", "_remoteaddr", "accept", "accepting", "add_channel", "addr",
    "bind", "channel_class", "close", "closing", "connect", "connected", "connecting", "create_socket",
    "data_size_limit", "debug", "del_channel", "enable_SMTPUTF8", "family_and_type", "handle_accept",
    "handle_accepted", "handle_close", "handle_connect", "handle_connect_event", "handle_error", "handle_expt",
    "handle_expt_event", "handle_read", "handle_read_event", "handle_write", "handle_write_event",
    "ignore_log_types", "listen", "log", "log_info", "readable", "recv", "send", "set_reuse_addr", "set_socket",
    "socket", "writable",
];

/// What of a handler `aiosmtpd` calls by its name.
const HOOKS: [&str; 2] = ["handle_", "auth_"];

/// A class that derives from `SMTPServer`.
pub(super) struct Handler<'t> {
    class: Node<'t>,
    process: Node<'t>,
    /// Whether `process_message()` can be called without options, and with them.
    without: bool,
    with: bool,
    /// Whether it uses the options that it is given.
    wants_options: bool,
    constructor: Option<Constructor<'t>>,
}

impl<'t> Handler<'t> {
    /// `bases` are the calls of `SMTPServer.__init__` in the file.
    pub(super) fn of(class: Node<'t>, bases: &[Node<'t>]) -> Option<Handler<'t>> {
        let mut members: Vec<&str> = Vec::new();
        for part in body(class) {
            match part.kind() {
                Kind::FunctionDefinition => members.push(name(part)),
                Kind::DecoratedDefinition => members.push(part.child(Field::Definition).map(name)?),
                Kind::PassStatement => {}
                Kind::ExpressionStatement => match part.parts().next()? {
                    value if value.kind() == Kind::String => {}
                    value if value.kind() == Kind::Assignment => members.push(plain_target(value)?),
                    _ => return None,
                },
                _ => return None,
            }
        }
        let plain = |wanted: &str| {
            let mut all = body(class).into_iter().filter(|part| part.kind() == Kind::FunctionDefinition);
            all.find(|part| name(*part) == wanted)
        };
        let process = plain("process_message")?;
        let constructor = match members.contains(&"__init__") {
            true => Some(Constructor::of(plain("__init__")?, name(class), bases)?),
            false => None,
        };
        let base = constructor.as_ref().map(|constructor| constructor.call);
        if !keeps_to_itself(class, &members, base) {
            return None;
        }
        let (without, with, wants_options) = signature(process)?;
        Some(Handler { class, process, without, with, wants_options, constructor })
    }

    /// Whether its constructor names the class that it derives from.
    pub(super) fn names_base(&self) -> bool {
        self.constructor.as_ref().is_some_and(|constructor| constructor.names_base)
    }

    pub(super) fn is_made_by(&self, call: Node<'_>) -> bool {
        call.child(Field::Function).is_some_and(|function| function.text() == name(self.class))
    }

    /// The calls that make servers of the class, and what becomes of them. `None` where it is used
    /// in any other way.
    pub(super) fn made(&self, context: &Context<'t>) -> Option<Vec<(Node<'t>, Made)>> {
        let module = context.module;
        let name = name(self.class);
        if is_taken_elsewhere(context, name) {
            return None;
        }
        let base = self.constructor.as_ref().map(|constructor| constructor.call);
        let (scope, bindings) = module.lookup(module.scope_of(self.class), name)?;
        let mut made = Vec::new();
        for node in module.uses(scope, name).filter(|node| Some(*node) != self.class.child(Field::Name)) {
            if base.is_some_and(|base| node.is_within(base)) {
                continue;
            }
            let call = node
                .parent()
                .filter(|above| above.kind() == Kind::Call && node.field() == Some(Field::Function))?;
            made.push((call, passed_on(context, call, self.constructor.as_ref())?.handled(name)?));
        }
        (bindings.len() == 1 && !made.is_empty()).then_some(made)
    }

    /// The class as a handler; `decoded` tells whether its messages are text.
    pub(super) fn edits(&self, context: &Context<'_>, decoded: bool) -> Option<Vec<Edit>> {
        if !(if decoded { self.without } else { self.with }) {
            return None;
        }
        let mut edits = vec![Edit::delete(self.class.child(Field::Superclasses)?.range())];
        if let Some(constructor) = &self.constructor {
            edits.extend(constructor.edits()?);
        }
        let newline = context.module.source.newline().as_str();
        let layout = Layout::of(self.process);
        let first =
            body(self.process).into_iter().next().map(Layout::of).filter(|first| first.starts_line)?;
        let unit = first.indent.strip_prefix(&layout.indent).filter(|unit| !unit.is_empty())?;
        let prefix = if decoded { "" } else { "b" };
        let given = "session.peer, envelope.mail_from, envelope.rcpt_tos, data";
        let mut lines = vec![
            (0, "async def handle_DATA(self, server, session, envelope):".to_owned()),
            (1, format!("data = envelope.content.replace({prefix}\"\\r\\n\", {prefix}\"\\n\")[:-1]")),
        ];
        if self.wants_options && !decoded {
            lines.push((1, "status = self.process_message(".to_owned()));
            lines.push((2, format!("{given},")));
            lines.push((
                2,
                "mail_options=envelope.mail_options, rcpt_options=envelope.rcpt_options,".to_owned(),
            ));
            lines.push((1, ")".to_owned()));
        } else {
            lines.push((1, format!("status = self.process_message({given})")));
        }
        lines.push((1, "return status or \"250 OK\"".to_owned()));
        let lines = lines
            .iter()
            .map(|(depth, line)| format!("{newline}{}{}{line}", layout.indent, unit.repeat(*depth)));
        // Behind a comment that ends the method's last line.
        let rest = &context.module.source.text()[self.process.end()..];
        let end = self.process.end() + rest.find(['\n', '\r']).unwrap_or(rest.len());
        edits.push(Edit::insert(end, format!("{newline}{}", lines.collect::<String>())));
        Some(edits)
    }
}

/// Whether a class uses nothing that it inherits, and hands itself to nobody. `base` is the call of
/// the constructor above it.
fn keeps_to_itself(class: Node<'_>, members: &[&str], base: Option<Node<'_>>) -> bool {
    let within_base = |node: Node<'_>| base.is_some_and(|base| node.is_within(base));
    let mut known: Vec<&str> = members.to_vec();
    let mut used: Vec<&str> = Vec::new();
    for node in class.descendants().filter(|node| node.kind() == Kind::Identifier && !within_base(*node)) {
        let Some(above) = node.parent() else { return false };
        match node.text() {
            "super" | "__class__" => return false,
            "self" if above.kind() == Kind::Parameters => {}
            "self" => {
                let attribute = above.child(Field::Attribute).filter(|_| above.kind() == Kind::Attribute);
                let Some(attribute) = attribute else { return false };
                let assigned = above.field() == Some(Field::Left)
                    && above.parent().is_some_and(|statement| statement.kind() == Kind::Assignment);
                if assigned { &mut known } else { &mut used }.push(attribute.text());
            }
            _ => {}
        }
    }
    let own = |name: &&str| !INHERITED.contains(name) && !HOOKS.iter().any(|hook| name.starts_with(hook));
    known.iter().all(own) && used.iter().all(|name| known.contains(name))
}

/// Whether `process_message()` can be called without options, whether with them, and whether it
/// uses them.
fn signature(process: Node<'_>) -> Option<(bool, bool, bool)> {
    let leaves = |kind: Kind| process.descendants().any(|node| node.kind() == kind);
    if process.token(Kind::KwAsync).is_some() || leaves(Kind::Yield) {
        return None;
    }
    let parameters: Vec<Node<'_>> = process.child(Field::Parameters)?.parts().collect();
    let (first, options) = parameters.split_at_checked(5)?;
    let plain = |node: &&Node<'_>| matches!(node.kind(), Kind::Identifier | Kind::TypedParameter);
    if !first.iter().all(|node| plain(&node)) || first[0].text() != "self" {
        return None;
    }
    match options {
        [] => Some((true, false, false)),
        [rest] if rest.kind() == Kind::DictionarySplat => {
            let name = rest.parts().next()?.text();
            let named = |node: &Node<'_>| node.kind() == Kind::Identifier && node.text() == name;
            Some((true, true, process.child(Field::Body)?.descendants().any(|node| named(&node))))
        }
        [mail, rcpt] => {
            let both = [mail, rcpt].map(|node| node.child(Field::Name).unwrap_or(*node).text());
            let optional = [mail, rcpt].iter().all(|node| node.kind() == Kind::DefaultParameter);
            (both == ["mail_options", "rcpt_options"]).then_some((optional, true, true))
        }
        _ => None,
    }
}

/// The one name that an assignment binds.
fn plain_target(assignment: Node<'_>) -> Option<&str> {
    let target = assignment.child(Field::Left).filter(|target| target.kind() == Kind::Identifier)?;
    assignment.child(Field::Right).filter(|value| value.kind() != Kind::Assignment).map(|_| target.text())
}

pub(super) fn name(definition: Node<'_>) -> &str {
    definition.child(Field::Name).map_or("", |name| name.text())
}

/// The statements of a class or a function.
pub(super) fn body(definition: Node<'_>) -> Vec<Node<'_>> {
    let parts = definition.child(Field::Body).into_iter().flat_map(|body| body.parts());
    parts.filter(|part| part.kind() != Kind::Comment).collect()
}
