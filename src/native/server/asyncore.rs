//! A program of `asyncore` becomes one of `asyncio`: dispatchers that listen, those that read and send,
//! clients, `async_chat`, and the loop.

use std::ops::Range;

use super::{
    Context, Found, Import, Native, Plan, accept, body, called, calls, channel, class_of_base, has_member,
    indentation_of, is_statement, is_taken_elsewhere, mentions, method, name, parameters, released, start,
    steps, superclass_call, uses,
};
use crate::finding::Safety;
use crate::matching::{Argument, given};
use crate::model::Module;
use crate::syntax::{Field, Kind, Node};
use crate::types::Value;
use crate::version::Version;

/// The modules that go.
const MODULES: [&str; 2] = ["asyncore", "asynchat"];

/// The oldest Python with `asyncio.run()`.
const OLDEST: Version = Version::new(3, 7);

/// Their classes that are understood.
const CLASSES: [&str; 3] = ["asyncore.dispatcher", "asyncore.dispatcher_with_send", "asynchat.async_chat"];

/// The class that takes the place of `async_chat`; it is copied into the file.
const CHAT: &str = include_str!("chat.py");

/// The names that it may have.
const CHAT_NAMES: [&str; 2] = ["Chat", "ChatProtocol"];

const MESSAGE: &str = "The program runs on `asyncio`: data comes in other portions, what is sent is always \
                       buffered, and errors that no `handle_error()` handles are told on standard error.";

/// What a channel has beside what the table of the library tells, or what its new code has.
#[rustfmt::skip]
const OWN: [&str; 27] = [
    "__getattr__", "__repr__", "_fileno", "_map", "_collect_incoming_data", "_get_data", "_received", "_waiting", "_ended",
    "_closed", "_cut", "addr", "closed", "connection_lost", "connection_made", "data_received", "eof_received",
    "family_and_type", "handle_accepted", "listening", "out_buffer", "run", "transport", "pause_writing",
    "resume_writing", "buffer_updated", "get_buffer",
];

/// What only a channel has: used on another value than `self`, it may be one.
#[rustfmt::skip]
const TELLING: [&str; 17] = [
    "addr", "accepting", "connected", "connecting", "del_channel", "discard_buffers", "handle_accept", "handle_close",
    "handle_connect", "handle_error", "handle_read", "handle_write", "initiate_send", "producer_fifo",
    "push_with_producer", "readable", "writable",
];

/// Functions and methods that do not fail where they are called as they are meant.
#[rustfmt::skip]
const TAME: [&str; 36] = [
    "deque", "dict", "list", "set",
    "print", "len", "repr", "str", "format", "isinstance", "super", "append", "add", "insert", "debug", "info", "warning",
    "error", "critical", "exception", "accept", "close", "send", "sendall", "push", "set_terminator", "write", "strip",
    "encode", "upper", "lower", "getpeername", "getsockname", "getLogger", "handle_close", "setblocking",
];

/// Why a program is left as it is, and the code that stands in the way.
pub(super) struct Refusal {
    range: Range<usize>,
    why: String,
}

/// A part of a program that can be kept, or why not.
pub(super) type Kept<T> = Result<T, Refusal>;

/// The refusal for which some code is the reason.
pub(super) fn because(node: Node<'_>, why: impl Into<String>) -> Refusal {
    let is_definition = matches!(node.kind(), Kind::ClassDefinition | Kind::FunctionDefinition);
    let place = node.child(Field::Name).filter(|_| is_definition).unwrap_or(node);
    Refusal { range: place.range(), why: why.into() }
}

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

/// A call of a method of a base class, by the name of the class or by `super()`.
pub(super) struct BaseCall<'t> {
    pub call: Node<'t>,
    pub by_name: bool,
}

/// What is known of a file before its classes are written anew.
pub(super) struct Program<'t> {
    pub module: &'t Module,
    pub channels: Vec<Channel<'t>>,
    /// The calls of `asyncore.loop()`, and the places that hand it to a thread.
    pub loops: Vec<Node<'t>>,
    pub base_calls: Vec<BaseCall<'t>>,
    /// How the class [`CHAT`] is called here.
    pub chat_class: &'static str,
    /// How the module `socket` is called here.
    pub socket: &'t str,
    /// Whether `send()`, and `close()`, may be called on a channel by others.
    pub sends_outside: bool,
    pub closes_outside: bool,
    /// Whether others may close a listener.
    ends_listener: bool,
    /// Whether the program ends when all connections have, since a listener may close.
    pub tracks: bool,
}

/// The name under which the module itself imports `socket`.
fn imported_socket(module: &Module) -> Option<&str> {
    let imports = module.tree.of_kind(Kind::ImportStatement);
    let mut items = imports
        .filter(|import| module.scope_of(*import) == module.top())
        .flat_map(|import| import.children_by(Field::Name));
    let names = |item: Node<'_>| item.child(Field::Name).unwrap_or(item).text() == "socket";
    let item = items.find(|item| names(*item))?;
    Some(item.child(Field::Alias).unwrap_or(item).text())
}

/// The rewritten program, or the report of what stands in the way.
fn recognise(context: &Context<'_>) -> Option<Found> {
    let mentions = mentions(context, &MODULES)?;
    mentions.first()?;
    let found = rewrite(context, &mentions);
    Some(found.unwrap_or_else(|refusal| Found {
        range: refusal.range,
        message: format!("It is not rewritten with `asyncio`: {}.", refusal.why),
        ..Found::default()
    }))
}

fn rewrite(context: &Context<'_>, mentions: &[super::Mention<'_>]) -> Kept<Found> {
    let module = context.module;
    if let (true, Some((node, _))) = (context.window.min < OLDEST, mentions.first()) {
        return Err(because(*node, "`asyncio.run()` needs Python 3.7"));
    }
    let program = Program::of(context, mentions)?;
    let root = module.tree.root();
    // Sockets of TLS, and servers of other modules, need more than a protocol.
    for word in ["ssl", "smtpd", "asyncio", "transport", "connections"] {
        if let Some(place) = module.identifiers(word).next() {
            return Err(because(place, format!("`{word}` is used")));
        }
    }
    stands_alone(context, &program)?;
    let sends = |call: &Node<'_>| {
        let word = call.child(Field::Function).and_then(|function| function.child(Field::Attribute));
        word.is_some_and(|word| ["send", "sendall", "push"].contains(&word.text()))
    };
    let is_text = |call: &Node<'_>| {
        let found = given(*call).first().map(|data| context.inference.value(data.value).values);
        let is_text =
            |value: &Value| value.instance().is_some_and(|class| class.derives_from("builtins.str"));
        found.is_some_and(|values| !values.is_empty() && values.iter().all(is_text))
    };
    // It fails, and another error than before may end more, or less, than before.
    let within = program.channels.iter().flat_map(|channel| channel.class.descendants());
    if let Some(call) = within.filter(|node| node.kind() == Kind::Call).filter(sends).find(is_text) {
        return Err(because(call, "text is sent, where bytes are needed"));
    }
    let mut plan = Plan::default();
    for channel in &program.channels {
        channel.class.child(Field::Name).into_iter().for_each(|name| plan.understand(name));
        channel::draft(&mut plan, &program, channel)?;
    }
    let started = start::draft(&mut plan, &program)?;
    let first = program.channels.first().map_or(root, |channel| channel.class);
    if program.tracks {
        plan.insert(first.start(), "connections = set()\n\n\n");
    }
    if let Some(chat) = program.channels.iter().find(|channel| channel.is_chat) {
        let text = CHAT.replace("class Chat(", &format!("class {}(", program.chat_class));
        plan.insert(chat.class.start(), text.replace("    ", &indentation_of(chat.class)) + "\n\n");
    }
    program.channels.iter().try_for_each(|channel| is_whole(&plan, &program, channel))?;
    if plan.loses_comments(module) {
        return Err(because(first, "a comment would be lost"));
    }
    let why = program.channels.iter().map(|channel| {
        let what = match channel.role {
            Role::Listener => "listens",
            Role::Client => "connects",
            Role::Handler => "serves a connection",
        };
        module.reason(channel.class, format!("`{}` {what}", name(channel.class)))
    });
    let base = mentions.iter().map(|(node, _)| *node).find(|node| node.is_within(first));
    let is_import = |part: &Node<'_>| part.kind().is_import() && part.text().contains(MODULES[0]);
    let (Some(base), Some(import)) = (base, root.parts().find(is_import)) else {
        return Err(because(first, "`asyncore` is not imported at the top of the file"));
    };
    let prints = plan.edits.iter().any(|edit| edit.text.contains("traceback.print_exc()"));
    let sockets = plan.edits.iter().any(|edit| edit.text.contains(&format!("{}.", program.socket)));
    let new =
        [("asyncio", true), ("socket", sockets && imported_socket(module).is_none()), ("traceback", prints)];
    let has = |wanted: &str| module.lookup(module.top(), wanted).is_some();
    let new = new.into_iter().filter(|(new, wanted)| *wanted && !has(new)).map(|(new, _)| new);
    let imports = new.map(|new| Import { module: new, name: None, instead_of: base.id() }).collect();
    Ok(Found {
        range: import.range(),
        safety: Safety::Suggested,
        after: Some(started),
        lines: Vec::new(),
        message: MESSAGE.to_owned(),
        reasons: why.collect(),
        imports,
        released: [released(context, mentions, &MODULES), plan.dropped(module)].concat(),
        edits: plan.edits(module),
    })
}

impl<'t> Program<'t> {
    /// The dispatchers of a file and what is done with them.
    fn of(context: &Context<'t>, mentions: &[super::Mention<'t>]) -> Kept<Program<'t>> {
        let module = context.module;
        let root = module.tree.root();
        let (mut bases, mut constructors, mut loops, mut base_calls) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (node, name) in mentions {
            let member = CLASSES.iter().find_map(|class| name.strip_prefix(class)?.strip_prefix('.'));
            match (called(*node), member) {
                (Some(call), None) if name == "asyncore.loop" => loops.push(call),
                (None, None) if name == "asyncore.loop" => loops.push(*node),
                (Some(call), Some("__init__")) => constructors.push(call),
                (Some(call), Some(_)) => base_calls.push(BaseCall { call, by_name: true }),
                (None, None) if CLASSES.contains(&name.as_str()) => {
                    let unknown = || because(*node, format!("`{name}` is more than the base of a class"));
                    bases.push((class_of_base(*node).ok_or_else(unknown)?, name.as_str()));
                }
                _ => return Err(because(*node, format!("`{name}` is used"))),
            }
        }
        let mut channels = Vec::new();
        for (class, base) in bases {
            let does = |what: &str| !calls(class, what).is_empty();
            let role = match (does("listen"), does("connect")) {
                (true, false) if base != CLASSES[2] => Role::Listener,
                (false, true) => Role::Client,
                (false, false) => Role::Handler,
                (true, true) => {
                    return Err(because(class, format!("`{}` listens and connects", name(class))));
                }
                _ => {
                    return Err(because(
                        class,
                        format!("`{}` is no plain dispatcher that listens", name(class)),
                    ));
                }
            };
            let odd = |node| {
                because(
                    node,
                    format!("`{}` does not call the constructor of its base as a statement", name(class)),
                )
            };
            let above = match method(class, "__init__") {
                Some(init) => Some(superclass_call(class, init, &constructors).ok_or_else(|| odd(init))?),
                None => None,
            };
            constructors.retain(|call| above.as_ref().is_none_or(|(own, _)| own != call));
            if class.parent() != Some(root) || above.is_none() && role != Role::Handler {
                return Err(odd(class));
            }
            let supers =
                class.descendants().filter(|node| node.kind() == Kind::Call && is_super(*node, class));
            base_calls.extend(supers.map(|call| BaseCall { call, by_name: false }));
            channels.push(Channel { class, role, is_chat: base == CLASSES[2], above });
        }
        if let Some(call) = constructors.first() {
            return Err(because(*call, "the constructor of a dispatcher is called elsewhere"));
        }
        let is_free = |name: &&str| module.identifiers(name).next().is_none();
        let chat_class =
            CHAT_NAMES.into_iter().find(is_free).ok_or_else(|| because(root, "`Chat` is taken"))?;
        let socket = match imported_socket(module) {
            Some(name) => name,
            None if module.lookup(module.top(), "socket").is_none() => "socket",
            None => return Err(because(root, "`socket` is not the module")),
        };
        let (sends_outside, closes_outside, ends_listener, tracks) = (false, false, false, false);
        let mut program = Program {
            module,
            channels,
            loops,
            base_calls,
            chat_class,
            socket,
            sends_outside,
            closes_outside,
            ends_listener,
            tracks,
        };
        program.see_outside()?;
        let listeners = || program.channels.iter().filter(|channel| channel.role == Role::Listener);
        program.tracks = listeners().any(|one| program.closes(one)) && program.handlers().next().is_some();
        Ok(program)
    }

    pub(super) fn handlers(&self) -> impl Iterator<Item = &Channel<'t>> {
        self.channels.iter().filter(|channel| channel.role == Role::Handler)
    }

    /// Whether a listener may close while the program runs.
    pub(super) fn closes(&self, listener: &Channel<'_>) -> bool {
        let is_quiet = |call: &Node<'_>| {
            method(listener.class, "handle_close")
                .is_some_and(|close| call.is_within(close) && steps(close).len() == 1)
        };
        self.ends_listener
            || calls(listener.class, "close").iter().any(|call| !is_quiet(call))
            || !calls(listener.class, "handle_close").is_empty()
            || self.may_fail(listener) && method(listener.class, "handle_error").is_none()
    }

    /// Whether something may be raised where a connection is accepted.
    pub(super) fn may_fail(&self, listener: &Channel<'t>) -> bool {
        let accepts =
            ["handle_accept", "handle_accepted"].into_iter().filter_map(|one| method(listener.class, one));
        let makes = |handler: &&Channel<'t>| {
            self.module.identifiers(name(handler.class)).any(|word| word.is_within(listener.class))
        };
        let inits = self.handlers().filter(makes).filter_map(|handler| method(handler.class, "__init__"));
        !accepts.chain(inits).flat_map(steps).all(|step| self.is_tame(step))
    }

    /// Whether nothing of some code fails as long as it is used as it is meant.
    pub(super) fn is_tame(&self, code: Node<'_>) -> bool {
        code.descendants().all(|node| match node.kind() {
            Kind::Call => node.child(Field::Function).is_some_and(|function| {
                let called = function.child(Field::Attribute).unwrap_or(function).text();
                let is_class = self.channels.iter().any(|channel| name(channel.class) == called);
                // A function of one's own may do anything, whatever it is called.
                let is_own = |node: Node<'_>| {
                    node.kind() == Kind::FunctionDefinition
                        && name(node) == called
                        && !["close", "handle_close"].contains(&called)
                };
                is_class
                    || called == "__init__"
                    || TAME.contains(&called) && !code.tree().root().descendants().any(is_own)
            }),
            Kind::Subscript => {
                node.is_stored()
                    || node
                        .child(Field::Subscript)
                        .is_some_and(|one| one.kind() == Kind::Integer || one.kind() == Kind::Slice)
            }
            Kind::RaiseStatement
            | Kind::AssertStatement
            | Kind::Await
            | Kind::Yield
            | Kind::DeleteStatement => false,
            kind => !kind.is_import(),
        })
    }

    /// Whether an argument of a call is the socket that a handler gets.
    pub(super) fn takes_socket(&self, call: Node<'_>, argument: Node<'_>) -> bool {
        let function = call.child(Field::Function).map_or("", Node::text);
        let Some(handler) = self.handlers().find(|handler| name(handler.class) == function) else {
            return false;
        };
        let Some((position, parameter)) = handler.socket() else { return false };
        let all = given(call);
        all.iter().position(|one| one.node == argument).is_some_and(|at| match all[at].keyword {
            Some(keyword) => keyword.text() == parameter,
            None => at == position && all[..at].iter().all(|one| one.stars == 0),
        })
    }

    /// Notes what others do with channels that they may hold.
    fn see_outside(&mut self) -> Kept<()> {
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
        if let Some(word) = threads.find(|word| classes().any(|class| word.is_within(class))) {
            return Err(because(word, "a channel is used by another thread"));
        }
        let listeners = || self.channels.iter().filter(|channel| channel.role == Role::Listener);
        let is_handed_on = listeners().any(|listener| hands_on(listener.class));
        let sockets: Vec<&str> = listeners().flat_map(|listener| accepted_names(listener.class)).collect();
        let (mut sends, mut closes, mut ends) = (false, false, false);
        for attribute in module.tree.of_kind(Kind::Attribute) {
            let part = |field| attribute.child(field).map_or("", Node::text);
            let is_inside = classes().any(|class| attribute.is_within(class));
            match (part(Field::Object), part(Field::Attribute)) {
                ("self", _) => {}
                (object, _) if is_inside && sockets.contains(&object) => {}
                (object, _)
                    if object.starts_with("super(") || CLASSES.iter().any(|class| is_base(class, object)) => {
                }
                (_, "send") => sends |= held && called(attribute).is_some(),
                (_, "close") => {
                    closes |= held && called(attribute).is_some();
                    ends |= is_handed_on && is_inside && called(attribute).is_some();
                }
                (object, word) if TELLING.contains(&word) && !object.ends_with("self.socket") => {
                    return Err(because(attribute, format!("`{word}` of a channel is used from outside")));
                }
                _ => {}
            }
        }
        (self.sends_outside, self.closes_outside, self.ends_listener) = (sends, closes, ends);
        Ok(())
    }
}

/// Whether an expression is the name of a class of the modules, as `asyncore.dispatcher` or `dispatcher`.
fn is_base(class: &str, object: &str) -> bool {
    class == object || class.ends_with(&format!(".{object}"))
}

/// The variables of a listener that hold sockets.
fn accepted_names(listener: Node<'_>) -> Vec<&str> {
    let parameter =
        method(listener, "handle_accepted").and_then(|accepted| Some(parameters(accepted)?.first()?.text()));
    let accept = method(listener, "handle_accept");
    let pairs = accept.into_iter().flat_map(Node::descendants).filter(|node| node.kind() == Kind::Assignment);
    let lefts = pairs.filter_map(|pair| pair.child(Field::Left));
    lefts.filter_map(|left| accept::two_names(left)).map(|(socket, _)| socket).chain(parameter).collect()
}

/// Whether a call is `super().method(…)` of another method than the constructor.
fn is_super(call: Node<'_>, class: Node<'_>) -> bool {
    let function = call.child(Field::Function).filter(|function| function.kind() == Kind::Attribute);
    let object =
        function.and_then(|function| function.child(Field::Object)).map(super::flat).unwrap_or_default();
    let member = function.and_then(|function| function.child(Field::Attribute)).map_or("", Node::text);
    member != "__init__" && (object == "super()" || object == format!("super({},self)", name(class)))
}

impl<'t> Channel<'t> {
    /// Which argument of a handler's constructor is the socket, and how it is called.
    pub(super) fn socket(&self) -> Option<(usize, &'t str)> {
        let Some((_, given)) = &self.above else { return Some((0, "sock")) };
        let [socket] = given.as_slice() else { return None };
        let plain = socket.keyword.is_none_or(|keyword| keyword.text() == "sock") && socket.stars == 0;
        let all = parameters(method(self.class, "__init__")?)?;
        let name = socket.value.text();
        let at = all.iter().position(|one| one.child(Field::Name).unwrap_or(*one).text() == name)?;
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

/// That nothing of the program is in another file, and nothing of another file in its loop.
fn stands_alone(context: &Context<'_>, program: &Program<'_>) -> Kept<()> {
    let module = context.module;
    let own = module.name.rsplit('.').next().unwrap_or_default();
    let is_near = |other: &crate::text::Source| {
        let stem = other.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        other.path() != module.source.path()
            && ((!own.is_empty() && other.text().contains(own)) || module.identifiers(&stem).next().is_some())
    };
    let taken = program.channels.iter().find(|channel| is_taken_elsewhere(context, name(channel.class)));
    if let Some(channel) = taken {
        return Err(because(channel.class, format!("another file uses `{}`", name(channel.class))));
    }
    let near = |word: &&str| {
        context.world.project().mentioning(&[*word], module.source.path()).find(|other| is_near(other))
    };
    match MODULES.iter().find_map(near) {
        Some(other) => {
            let name = other.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
            let place = program.channels.first().map_or(module.tree.root(), |channel| channel.class);
            Err(because(place, format!("`{name}` has channels of the same program")))
        }
        None => Ok(()),
    }
}

/// That every mention of a class, and of what it inherits, was understood.
fn is_whole(plan: &Plan, program: &Program<'_>, channel: &Channel<'_>) -> Kept<()> {
    let class = channel.class;
    let is_own = |word: &str| {
        let classes = if channel.is_chat { &CLASSES[..] } else { &CLASSES[..2] };
        OWN.contains(&word)
            || word == "address" && channel.role == Role::Client
            || channel.is_chat && CHAT.contains(&format!("self.{word} "))
            || classes.iter().any(|class| has_member(class, word))
    };
    let unknown =
        |word: &Node<'_>| is_own(word.text()) && !plan.understands(*word) && !plan.deletes(word.start());
    let functions = || class.descendants().filter(|node| node.kind() == Kind::FunctionDefinition);
    let values =
        body(class).into_iter().flat_map(|part| part.parts()).filter(|part| part.kind() == Kind::Assignment);
    let values = values.filter_map(|part| part.child(Field::Left));
    let names = functions().filter_map(|function| function.child(Field::Name));
    let mut words = uses(class).map(|(_, word)| word).chain(names).chain(values);
    if let Some(word) = words.find(unknown) {
        return Err(because(
            word,
            format!("what `{}` of `{}` is for is not known", word.text(), name(class)),
        ));
    }
    let hides = |one: &Node<'_>| matches!(one.text(), "asyncio" | "socket") && !plan.understands(*one);
    if let Some(one) = functions().flat_map(|one| parameters(one).unwrap_or_default()).find(hides) {
        return Err(because(one, format!("`{}` hides the module", one.text())));
    }
    let mut mentions = program.module.identifiers(name(class));
    match mentions.find(|word| !plan.understands(*word)) {
        Some(word) => {
            Err(because(word, format!("`{}` is used in another way than to accept or connect", name(class))))
        }
        None => Ok(()),
    }
}

/// Whether a name is one of a channel's own.
pub(super) fn is_inherited(name: &str) -> bool {
    OWN.contains(&name) || CLASSES.iter().any(|class| has_member(class, name))
}
