//! A program of `asyncore` becomes one of `asyncio`: dispatchers that listen, those that read and send,
//! clients, `async_chat`, and the loop.

use super::{
    Context, Found, Import, Native, Plan, body, called, calls, class_of_base, has_member, is_statement,
    is_taken_elsewhere, listener, mentions, method, name, parameters, protocol, released, start, steps,
    superclass_call, takes, uses,
};
use crate::finding::Safety;
use crate::matching::Argument;
use crate::model::{BindingKind, Module, written};
use crate::syntax::{Field, Kind, Node};

/// The modules that go.
const MODULES: [&str; 2] = ["asyncore", "asynchat"];

/// Their classes that are understood.
const CLASSES: [&str; 3] = ["asyncore.dispatcher", "asyncore.dispatcher_with_send", "asynchat.async_chat"];

/// The class that takes the place of `async_chat`; it is copied into the file.
const CHAT: &str = include_str!("chat.py");

/// The names that it may have.
const CHAT_NAMES: [&str; 2] = ["Chat", "ChatProtocol"];

const MESSAGE: &str = "The program runs on `asyncio`: data comes in other portions, what is sent is always \
                       buffered, errors in a listener or while connecting end the program, and others go to the \
                       loop's exception handler.";

/// What a channel has beside what the table of the library tells, or what its new code has.
#[rustfmt::skip]
const OWN: [&str; 31] = [
    "__getattr__", "__repr__", "_fileno", "_map", "_collect_incoming_data", "_get_data", "_received", "_waiting", "_ended",
    "_closed", "_cut", "addr", "address", "closed", "connection_lost", "connection_made", "data_received", "done",
    "encoding", "eof_received", "family_and_type", "handle_accepted", "incoming", "out_buffer", "producer_fifo", "run",
    "terminator", "transport", "use_encoding", "wait_closed", "write",
];

/// What only a channel has: used on another value than `self`, it may be one.
#[rustfmt::skip]
const TELLING: [&str; 17] = [
    "addr", "accepting", "connected", "connecting", "del_channel", "discard_buffers", "handle_accept", "handle_close",
    "handle_connect", "handle_error", "handle_read", "handle_write", "initiate_send", "producer_fifo",
    "push_with_producer", "readable", "writable",
];

pub(crate) const NATIVE: Native = Native {
    name: "asyncio_channels",
    find: |context| recognise(context).into_iter().collect(),
    may_find: |_, _| true,
};

/// What a class is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Accepts connections.
    Listener,
    /// Connects.
    Client,
    /// Serves a connection that was accepted.
    Handler,
}

/// A class of the program that is a dispatcher.
pub(super) struct Channel<'t> {
    pub class: Node<'t>,
    pub role: Role,
    pub is_chat: bool,
    /// The call of the constructor above, and its arguments.
    pub above: Option<(Node<'t>, Vec<Argument<'t>>)>,
}

/// What is known of a file before its classes are written anew.
pub(super) struct Program<'t> {
    pub module: &'t Module,
    pub channels: Vec<Channel<'t>>,
    /// The calls of `asyncore.loop()`.
    pub loops: Vec<Node<'t>>,
    /// How the class [`CHAT`] is called here.
    pub chat_class: &'static str,
    /// How the module `socket` is called here.
    pub socket: &'t str,
    /// Whether `send()`, and `close()`, may be called on a channel by others.
    pub sends_outside: bool,
    pub closes_outside: bool,
}

/// Whether a name is one of a channel's own: whoever uses it in a way that is not known is not understood.
pub(super) fn is_inherited(name: &str) -> bool {
    OWN.contains(&name) || CLASSES.iter().any(|class| has_member(class, name))
}

/// The name under which the module itself imports `socket`.
fn imported_socket(module: &Module) -> Option<&str> {
    let imports = module.tree.root().descendants().filter(|node| node.kind() == Kind::ImportStatement);
    let mut items = imports
        .filter(|import| module.scope_of(*import) == module.top())
        .flat_map(|import| import.children_by(Field::Name));
    let names = |item: Node<'_>| item.child(Field::Name).unwrap_or(item).text() == "socket";
    let item = items.find(|item| names(*item))?;
    Some(item.child(Field::Alias).unwrap_or(item).text())
}

fn recognise(context: &Context<'_>) -> Option<Found> {
    let module = context.module;
    let mentions = mentions(context, &MODULES)?;
    let program = Program::of(context, &mentions)?;
    let first = program.channels.first()?.class;
    let has = |word: &str| module.identifiers(word).next().is_some();
    // Sockets of TLS, and servers of other modules, need more than a protocol.
    if ["ssl", "smtpd", "asyncio"].into_iter().any(has) || !stands_alone(context, &program) {
        return None;
    }
    let mut plan = Plan::default();
    for channel in &program.channels {
        plan.understand(channel.class.child(Field::Name)?);
        match channel.role {
            Role::Listener => listener::draft(&mut plan, &program, channel)?,
            _ => protocol::draft(&mut plan, &program, channel)?,
        }
    }
    let started = start::draft(&mut plan, &program)?;
    if let Some(chat) = program.channels.iter().find(|channel| channel.is_chat) {
        let text = CHAT.replace("class Chat(", &format!("class {}(", program.chat_class));
        plan.insert(chat.class.start(), text.replace("    ", &super::indentation_of(chat.class)) + "\n\n");
    }
    if !program.channels.iter().all(|channel| is_whole(&plan, &program, channel))
        || plan.loses_comments(module)
    {
        return None;
    }
    let why = program.channels.iter().map(|channel| {
        let what = match channel.role {
            Role::Listener => "listens",
            Role::Client => "connects",
            Role::Handler => "serves a connection",
        };
        module.reason(channel.class, format!("`{}` {what}", name(channel.class)))
    });
    let has_socket = imported_socket(module).is_some();
    let new = ["asyncio", "socket"].into_iter().filter(|new| *new == "asyncio" || !has_socket);
    let base = mentions.iter().map(|(node, _)| *node).find(|node| node.is_within(first))?;
    let is_import = |part: &Node<'_>| part.kind().is_import() && part.text().contains(MODULES[0]);
    let import = module.tree.root().parts().find(is_import)?;
    let imports = new.map(|new| Import { module: new, name: None, instead_of: base.id() }).collect();
    Some(Found {
        range: import.range(),
        safety: Safety::Suggested,
        after: Some(started),
        message: MESSAGE.to_owned(),
        reasons: why.collect(),
        imports,
        released: released(context, &mentions, &MODULES),
        edits: plan.edits(module),
    })
}

impl<'t> Program<'t> {
    /// The dispatchers of a file and what is done with them; `None` where a mention of the modules is not
    /// understood, or what others do with channels.
    fn of(context: &Context<'t>, mentions: &[super::Mention<'t>]) -> Option<Program<'t>> {
        let module = context.module;
        let root = module.tree.root();
        let (mut bases, mut constructors, mut loops) = (Vec::new(), Vec::new(), Vec::new());
        for (node, name) in mentions {
            let constructor = name.strip_suffix(".__init__").filter(|class| CLASSES.contains(class));
            match (called(*node), constructor) {
                (Some(call), None) if name == "asyncore.loop" => loops.push(call),
                (Some(call), Some(_)) => constructors.push(call),
                (None, None) if CLASSES.contains(&name.as_str()) => {
                    bases.push((class_of_base(*node)?, name.as_str()))
                }
                _ => return None,
            }
        }
        let mut channels = Vec::new();
        for (class, base) in bases {
            let does = |what: &str| !calls(class, what).is_empty();
            let role = match (does("listen"), does("connect")) {
                (true, false) if base == CLASSES[0] => Role::Listener,
                (false, true) => Role::Client,
                (false, false) => Role::Handler,
                _ => return None,
            };
            let above = match method(class, "__init__") {
                Some(init) => Some(superclass_call(class, init, &constructors)?),
                None => None,
            };
            constructors.retain(|call| above.as_ref().is_none_or(|(own, _)| own != call));
            let is_known = class.parent() == Some(root) && (above.is_some() || role == Role::Handler);
            is_known.then_some(())?;
            channels.push(Channel { class, role, is_chat: base == CLASSES[2], above });
        }
        let is_free = |name: &&str| module.identifiers(name).next().is_none();
        let chat_class = CHAT_NAMES.into_iter().find(is_free)?;
        let socket = match imported_socket(module) {
            Some(name) => name,
            None if module.lookup(module.top(), "socket").is_none() => "socket",
            None => return None,
        };
        let (sends_outside, closes_outside) = (false, false);
        let mut program =
            Program { module, channels, loops, chat_class, socket, sends_outside, closes_outside };
        (constructors.is_empty() && program.see_outside()).then_some(program)
    }

    pub(super) fn handlers(&self) -> impl Iterator<Item = &Channel<'t>> {
        self.channels.iter().filter(|channel| channel.role == Role::Handler)
    }

    /// Notes what others do with channels that they may hold; false where that is not understood.
    fn see_outside(&mut self) -> bool {
        let module = self.module;
        let classes = || self.channels.iter().map(|channel| channel.class);
        let held = classes().any(hands_on)
            || self.handlers().any(|handler| {
                let mut made = module.identifiers(name(handler.class)).filter_map(called);
                made.any(|call| !is_statement(call))
            });
        // A transport may only be used where its loop runs.
        let threads = ["threading", "_thread", "concurrent", "multiprocessing"];
        let mut threads = threads.iter().flat_map(|word| module.identifiers(word));
        if threads.any(|word| held || classes().any(|class| word.is_within(class))) {
            return false;
        }
        // A listener has no `close()` afterwards, so nobody who may hold one may call it.
        let listeners = || self.channels.iter().filter(|channel| channel.role == Role::Listener);
        let is_handed_on = listeners().any(|listener| hands_on(listener.class));
        let may_end_listener = |close: Node<'_>| {
            let is_own = listeners().any(|listener| close.is_within(listener.class));
            let is_made_here =
                close.child(Field::Object).is_some_and(|object| is_made_by_call(module, object));
            is_handed_on && called(close).is_some() && !is_own && !is_made_here
        };
        let (mut sends, mut closes) = (false, false);
        for attribute in module.tree.root().descendants().filter(|node| node.kind() == Kind::Attribute) {
            let part = |field| attribute.child(field).map_or("", Node::text);
            match (part(Field::Object), part(Field::Attribute)) {
                ("self", _) => {}
                (_, "send") => sends |= held && called(attribute).is_some(),
                (_, "close") if may_end_listener(attribute) => return false,
                (_, "close") => closes |= held && called(attribute).is_some(),
                (_, word) if TELLING.contains(&word) => return false,
                _ => {}
            }
        }
        (self.sends_outside, self.closes_outside) = (sends, closes);
        true
    }
}

impl<'t> Channel<'t> {
    /// Which argument of a handler's constructor is the socket, and how it is called.
    pub(super) fn socket(&self) -> Option<(usize, &'t str)> {
        let Some((_, given)) = &self.above else { return Some((0, "sock")) };
        let [socket] = given.as_slice() else { return None };
        let plain = socket.keyword.is_none_or(|keyword| keyword.text() == "sock") && socket.stars == 0;
        let all = parameters(method(self.class, "__init__")?)?;
        let name = socket.value.text();
        let at = all.iter().position(|one| one.kind() == Kind::Identifier && one.text() == name)?;
        plain.then_some((at, name))
    }
}

/// Whether a class or function gives `self` to others, or calls a method of its base class.
pub(super) fn hands_on(code: Node<'_>) -> bool {
    code.descendants().filter(|node| node.kind() == Kind::Identifier && node.text() == "self").any(|node| {
        let above = node.parent();
        let alone =
            above.is_some_and(|above| above.kind() != Kind::Attribute && above.kind() != Kind::Parameters);
        let call = above.and_then(|list| list.parent()).and_then(|call| call.child(Field::Function));
        alone
            && !call.map(super::flat).is_some_and(|called| called.ends_with(".__init__") || called == "super")
    })
}

/// Whether an expression is a variable that holds what calls return, and nothing else.
fn is_made_by_call(module: &Module, object: Node<'_>) -> bool {
    let is_call = |kind: &BindingKind| match kind {
        BindingKind::Value(value) => module.tree.node(*value).kind() == Kind::Call,
        _ => false,
    };
    let bindings = module.lookup_at(object).filter(|_| object.kind() == Kind::Identifier);
    bindings.is_some_and(|(_, all)| all.iter().all(|id| is_call(&module.binding(*id).kind)))
}

/// That nothing of the program is in another file, and nothing of another file in its loop.
fn stands_alone(context: &Context<'_>, program: &Program<'_>) -> bool {
    let module = context.module;
    let own = written(&module.name).rsplit('.').next().unwrap_or_default();
    let is_near = |other: &crate::text::Source| {
        let stem = other.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        other.path() != module.source.path()
            && ((!own.is_empty() && other.text().contains(own)) || module.identifiers(&stem).next().is_some())
    };
    let near = |word: &&str| {
        let others = context.world.project().mentioning(&[*word], module.source.path());
        others.iter().any(|other| is_near(other))
    };
    !program.channels.iter().any(|channel| is_taken_elsewhere(context, name(channel.class)))
        && !MODULES.iter().any(near)
}

/// That every mention of a class, and of what it inherits, was understood.
fn is_whole(plan: &Plan, program: &Program<'_>, channel: &Channel<'_>) -> bool {
    let class = channel.class;
    let is_known = |word: Node<'_>| !is_inherited(word.text()) || plan.understands(word);
    let sets = |part: Node<'_>| {
        part.kind() == Kind::Assignment
            && part.child(Field::Left).is_some_and(|left| is_inherited(left.text()))
    };
    let hides = |method: &Node<'_>| {
        parameters(*method).unwrap_or_default().iter().any(|one| matches!(one.text(), "asyncio" | "socket"))
    };
    let supers = |node: Node<'_>| {
        node.kind() == Kind::Attribute
            && node.child(Field::Object).is_some_and(|object| object.text().starts_with("super("))
            && node.child(Field::Attribute).is_none_or(|word| word.text() != "__init__")
    };
    let functions = || class.descendants().filter(|node| node.kind() == Kind::FunctionDefinition);
    program.module.identifiers(name(class)).all(|word| plan.understands(word))
        && uses(class).all(|(_, word)| is_known(word))
        && functions().filter_map(|function| function.child(Field::Name)).all(is_known)
        && !functions().any(|function| hides(&function))
        && !body(class).into_iter().flat_map(|part| part.parts()).any(sets)
        && !class.descendants().any(supers)
}

/// Deletes the methods that say nothing: what they answer holds of a protocol too.
pub(super) fn delete_quiet(plan: &mut Plan, class: Node<'_>, listens: bool) -> Option<()> {
    let says = |wanted: &str, answers: &[&str]| {
        let one = method(class, wanted)?;
        let steps = steps(one);
        let only = steps.first().filter(|_| steps.len() == 1);
        Some((one, only.is_some_and(|only| answers.contains(&super::flat(*only).as_str()))))
    };
    let closing: &[&str] = if listens { &["self.close()"] } else { &[] };
    for (wanted, answers) in [
        ("readable", &["returnTrue", "return1"][..]),
        ("handle_expt", &["pass"]),
        ("handle_connect", &["pass"]),
        ("handle_close", closing),
    ] {
        if let Some((method, true)) = says(wanted, answers) {
            plan.delete(method)?;
        }
    }
    let (asks, writes) = (says("writable", &["returnFalse", "return0"]), says("handle_write", &["pass"]));
    if [asks, writes].into_iter().flatten().all(|(_, is_quiet)| is_quiet) {
        for (method, _) in [asks, writes].into_iter().flatten() {
            plan.delete(method)?;
        }
    }
    Some(())
}

/// Understands what a class does with its socket; `None` where it puts another one there.
pub(super) fn keep_socket(plan: &mut Plan, class: Node<'_>) -> Option<()> {
    for (attribute, _) in uses(class).filter(|(_, name)| name.text() == "socket") {
        (attribute.field() != Some(Field::Left)).then(|| plan.understand(attribute))?;
    }
    Some(())
}

/// Whether a method takes nothing but `self`.
pub(super) fn is_plain(method: Node<'_>) -> bool {
    takes(method, 0)
}
