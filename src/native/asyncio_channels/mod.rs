//! A program of `asyncore` becomes one of `asyncio`: dispatchers that listen, those that read and
//! send, clients, `async_chat`, and the loop. Only a file in which all of it is understood changes.

mod buffer;
mod channel;
mod listener;
mod plan;
mod protocol;
mod start;

use std::ops::Range;

use self::plan::{
    Plan, body, calls, flat, indent, is_inherited, is_statement, is_telling, method, name, names, unit, uses,
};
use super::{Context, Found, Native};
use crate::finding::Safety;
use crate::model::Module;
use crate::syntax::{Field, Kind, Node};

/// The class that takes the place of `async_chat`; it is copied into the file.
const CHAT: &str = include_str!("chat.py");

/// What a class is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Accepts connections.
    Listener,
    /// Connects.
    Client,
    /// Serves a connection that was accepted.
    Handler,
}

/// A class of the program that is a dispatcher.
struct Channel<'t> {
    class: Node<'t>,
    kind: Role,
    /// Its base class, as it is written.
    base: String,
    is_chat: bool,
    /// Which argument of a handler's constructor is the socket.
    socket: Option<usize>,
}

impl<'t> Channel<'t> {
    /// How that argument is called.
    fn socket_name(&self) -> Option<&'t str> {
        let init = method(self.class, "__init__")?;
        plan::parameters(init)?.get(self.socket?).map(|one| one.text())
    }
}

/// What is known of a file before its classes are written anew.
struct Program<'t> {
    module: &'t Module,
    /// What `asyncore` is called.
    core: &'t str,
    /// What `socket` is called.
    socket: &'t str,
    channels: Vec<Channel<'t>>,
    /// How the class [`CHAT`] is called here.
    chat_class: &'static str,
    /// Whether `send()`, and `close()`, may be called on a channel by others.
    sends_outside: bool,
    closes_outside: bool,
}

impl<'t> Program<'t> {
    fn handlers(&self) -> impl Iterator<Item = &Channel<'t>> {
        self.channels.iter().filter(|channel| channel.kind == Role::Handler)
    }
}

/// Lines of code, each with its depth below the method that they stand beside.
type Lines = Vec<(usize, &'static str)>;

/// The lines as they stand before a method.
fn block(method: Node<'_>, lines: &[(usize, &str)]) -> String {
    let outer = indent(method);
    let inner = body(method).first().map(|first| indent(*first)).unwrap_or_default();
    let unit = inner.strip_prefix(outer.as_str()).filter(|unit| !unit.is_empty()).unwrap_or("    ");
    let full = |(depth, line): &(usize, &str)| match *line {
        "" => String::new(),
        line => format!("{outer}{}{line}", unit.repeat(*depth)),
    };
    let text = lines.iter().map(full).collect::<Vec<_>>().join("\n");
    format!("{}\n\n{outer}", text.trim_start())
}

pub(super) const NATIVE: Native = Native::new("asyncio_channels", find);

fn find(context: &Context<'_>) -> Vec<Found> {
    recognise(context).into_iter().collect()
}

fn recognise(context: &Context<'_>) -> Option<Found> {
    let module = context.module;
    let root = module.tree.root();
    let mut plan = Plan::default();
    let imports = Imports::of(root)?;
    let program = program(context, &imports)?;
    let first = program.channels.first()?.class;
    // Sockets of TLS, and servers of other modules, need more than a protocol.
    let others = ["ssl", "smtpd"].iter().any(|word| module.identifiers(word).next().is_some());
    if others || first.start() < imports.core.0.start() || !stands_alone(context, &program) {
        return None;
    }
    for channel in &program.channels {
        plan.understand(channel.class.child(Field::Name)?);
        match channel.kind {
            Role::Listener => listener::draft(&mut plan, &program, channel)?,
            _ => channel::draft(&mut plan, &program, channel)?,
        }
    }
    let started = start::draft(&mut plan, &program)?;
    imports.replace(&mut plan)?;
    if let Some(chat) = program.channels.iter().find(|channel| channel.is_chat) {
        let text = CHAT.replace("class Chat(", &format!("class {}(", program.chat_class));
        plan.insert(chat.class.start(), text.replace("    ", &unit(chat.class)) + "\n\n");
    }
    if !is_whole(&plan, &program, &imports) {
        return None;
    }
    let newline = module.source.newline().as_str();
    let mut edits = plan.edits;
    for edit in &mut edits {
        edit.text = edit.text.replace("\r\n", "\n").replace('\n', newline);
    }
    let within =
        |range: &Range<usize>| edits.iter().any(|edit| edit.start < range.end && range.start < edit.end);
    if root.descendants().any(|node| node.kind() == Kind::Comment && within(&node.range())) {
        return None;
    }
    let why = program.channels.iter().map(|channel| {
        let what = match channel.kind {
            Role::Listener => "listens",
            Role::Client => "connects",
            Role::Handler => "serves a connection",
        };
        module.reason(channel.class, format!("`{}` {what}", name(channel.class)))
    });
    Some(Found {
        range: imports.core.0.range(),
        safety: Safety::Suggested,
        after: Some(started),
        message: "The program runs on `asyncio`: data comes in other portions, what is sent is always buffered, errors in a listener or while connecting end the program, and others go to the loop's exception handler.".to_owned(),
        reasons: why.collect(),
        edits,
        ..Found::default()
    })
}

/// The imports of the two modules, and the names they give.
struct Imports<'t> {
    core: (Node<'t>, &'t str),
    chat: Option<(Node<'t>, &'t str)>,
    /// What the module of sockets is called, and whether it is imported.
    socket: &'t str,
    has_socket: bool,
}

impl<'t> Imports<'t> {
    fn of(root: Node<'t>) -> Option<Self> {
        let of = |wanted: &'static str| {
            let mut all = root
                .parts()
                .filter(|part| part.kind() == Kind::ImportStatement)
                .flat_map(|statement| statement.children_by(Field::Name).map(move |item| (statement, item)));
            let (statement, item) = all.find(|(_, item)| {
                let module =
                    item.child(Field::Name).filter(|_| item.kind() == Kind::AliasedImport).unwrap_or(*item);
                module.text() == wanted
            })?;
            let local =
                item.child(Field::Alias).filter(|_| item.kind() == Kind::AliasedImport).unwrap_or(item);
            Some((statement, local.text()))
        };
        let (core, chat, socket) = (of("asyncore")?, of("asynchat"), of("socket"));
        let takes =
            |node: Node<'_>| node.child(Field::ModuleName).is_some_and(|name| name.text() == "socket");
        if socket.is_none() && root.descendants().any(takes) {
            return None;
        }
        let has_socket = socket.is_some();
        Some(Imports { core, chat, socket: socket.map_or("socket", |(_, local)| local), has_socket })
    }

    /// `asyncio` takes the place of both.
    fn replace(&self, plan: &mut Plan) -> Option<()> {
        let chat = self.chat.map(|(statement, _)| statement);
        for statement in [Some(self.core.0), chat.filter(|chat| *chat != self.core.0)].into_iter().flatten() {
            let is_old = |item: &Node<'_>| {
                let module = item.text().split_whitespace().next();
                matches!(module, Some("asyncore" | "asynchat"))
            };
            let items = statement.children_by(Field::Name).filter(|item| !is_old(item));
            let mut kept: Vec<&str> = items.map(|item| item.text()).collect();
            if statement == self.core.0 {
                kept.insert(0, "asyncio");
                if !self.has_socket {
                    kept.push("socket");
                }
            }
            if kept.is_empty() {
                plan.delete(statement)?;
            } else {
                plan.replace(statement, format!("import {}", kept.join(", ")));
            }
        }
        Some(())
    }
}

/// The dispatchers of a file and what is done with them from outside.
fn program<'t>(context: &Context<'t>, imports: &Imports<'t>) -> Option<Program<'t>> {
    let module = context.module;
    let root = module.tree.root();
    let core = imports.core.1;
    let chat = imports.chat.map(|(_, local)| format!("{local}.async_chat"));
    let mut channels = Vec::new();
    for class in root.parts().filter(|part| part.kind() == Kind::ClassDefinition) {
        let bases = class.child(Field::Superclasses).map(flat).unwrap_or_default();
        let base = bases.trim_start_matches('(').trim_end_matches(')').to_owned();
        let is_chat = chat.as_ref() == Some(&base);
        if !is_chat && base != format!("{core}.dispatcher") && base != format!("{core}.dispatcher_with_send")
        {
            continue;
        }
        let does = |what: &str| !calls(class, what).is_empty();
        let kind = match (does("listen"), does("connect")) {
            (true, false) if base == format!("{core}.dispatcher") => Role::Listener,
            (false, true) => Role::Client,
            (false, false) => Role::Handler,
            _ => return None,
        };
        channels.push(Channel { class, kind, base, is_chat, socket: None });
    }
    let is_free = |name: &&str| module.identifiers(name).next().is_none();
    let chat_class = ["Chat", "ChatProtocol"].into_iter().find(is_free)?;
    let mut program = Program {
        module,
        core,
        socket: imports.socket,
        channels,
        chat_class,
        sends_outside: false,
        closes_outside: false,
    };
    for at in 0..program.channels.len() {
        program.channels[at].socket = socket_of(&program.channels[at]);
    }
    seen_outside(&mut program)?;
    Some(program)
}

/// Which argument of a handler's constructor is the socket.
fn socket_of(channel: &Channel<'_>) -> Option<usize> {
    let Some(init) = method(channel.class, "__init__") else { return Some(0) };
    let (_, given) = channel::superclass_call(channel, init)?;
    let socket = given.first().map(|given| given.child(Field::Value).unwrap_or(*given).text())?;
    plan::parameters(init)?.iter().position(|one| one.text() == socket)
}

/// What others do with channels that they may hold; `None` where that is not understood.
fn seen_outside(program: &mut Program<'_>) -> Option<()> {
    let root = program.module.tree.root();
    let classes: Vec<Node<'_>> = program.channels.iter().map(|channel| channel.class).collect();
    let within = |node: Node<'_>| classes.iter().any(|class| node.is_within(*class));
    let handed_on = classes.iter().any(|class| hands_on(*class));
    let kept = program.handlers().any(|handler| {
        program.module.identifiers(name(handler.class)).any(|word| {
            let call = word.parent().filter(|call| call.kind() == Kind::Call);
            call.is_some_and(|call| call.child(Field::Function) == Some(word) && !is_statement(call))
        })
    });
    let attributes = root.descendants().filter(|node| node.kind() == Kind::Attribute);
    for attribute in attributes {
        let (Some(object), Some(word)) = (attribute.child(Field::Object), attribute.child(Field::Attribute))
        else {
            continue;
        };
        if object.text() == "self" || is_socket(program.module, object) {
            continue;
        }
        if object.text() == program.core
            || program.channels.iter().any(|channel| channel.base.starts_with(object.text()))
        {
            continue;
        }
        let is_called = attribute.field() == Some(Field::Function);
        match word.text() {
            "send" if is_called => program.sends_outside = handed_on || kept,
            "close" if is_called => program.closes_outside = handed_on || kept,
            telling if is_telling(telling) => return None,
            _ => {}
        }
    }
    // A transport may only be used where its loop runs.
    let mut threads = ["threading", "_thread", "concurrent", "multiprocessing"]
        .iter()
        .flat_map(|word| program.module.identifiers(word));
    (!threads.any(|word| handed_on || kept || within(word))).then_some(())
}

/// Whether a class or function gives `self` to others, or calls a method of its base class.
fn hands_on(code: Node<'_>) -> bool {
    code.descendants().filter(|node| node.kind() == Kind::Identifier && node.text() == "self").any(|node| {
        let above = node.parent();
        let alone =
            above.is_some_and(|above| above.kind() != Kind::Attribute && above.kind() != Kind::Parameters);
        let call = above.and_then(|list| list.parent()).and_then(|call| call.child(Field::Function));
        alone && !call.map(flat).is_some_and(|called| called.ends_with(".__init__") || called == "super")
    })
}

/// Whether a name is one of a socket alone.
fn is_socket(module: &Module, object: Node<'_>) -> bool {
    let mut any = false;
    for word in module.identifiers(object.text()).filter(|_| object.kind() == Kind::Identifier) {
        let Some(above) = word.parent() else { continue };
        let value = match above.kind() {
            Kind::Assignment if word.field() == Some(Field::Left) => above.child(Field::Right),
            Kind::WithItem if word.field() == Some(Field::Alias) => above.child(Field::Value),
            _ => continue,
        };
        if !value.is_some_and(|value| value.text().starts_with("socket.")) {
            return false;
        }
        any = true;
    }
    any
}

/// That nothing of the program is in another file, and nothing of another file in its loop.
fn stands_alone(context: &Context<'_>, program: &Program<'_>) -> bool {
    let module = context.module;
    let root = module.tree.root();
    let own = module.name.rsplit('.').next().unwrap_or_default();
    let others = |word: &str| {
        let all = context.world.project().mentioning(word);
        all.into_iter().filter(|other| other.path() != module.source.path())
    };
    let is_near = |other: &crate::text::Source| {
        let stem = other.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        (!own.is_empty() && other.text().contains(own)) || module.identifiers(&stem).next().is_some()
    };
    let listed =
        |name: &str| root.descendants().any(|node| node.kind() == Kind::StringContent && node.text() == name);
    let names = || program.channels.iter().map(|channel| name(channel.class));
    module.identifiers("asyncio").next().is_none()
        && !names().any(|name| listed(name) || others(name).any(|other| other.text().contains(own)))
        && !["asyncore", "asynchat"].iter().any(|word| others(word).any(|other| is_near(&other)))
}

/// That every mention of the modules, the classes and what they inherit was understood.
fn is_whole(plan: &Plan, program: &Program<'_>, imports: &Imports<'_>) -> bool {
    let chat = imports.chat.map(|(_, local)| local);
    let classes = program.channels.iter().map(|channel| name(channel.class));
    let modules = [Some(program.core), chat, Some("asyncore"), Some("asynchat")];
    let mut words = modules.into_iter().flatten().chain(classes);
    let all = words.all(|word| program.module.identifiers(word).all(|place| plan.understands(place)));
    all && program.channels.iter().all(|channel| {
        let used = uses(channel.class).filter(|(_, word)| is_inherited(word.text()));
        let mut defined = channel.class.descendants().filter(|node| node.kind() == Kind::FunctionDefinition);
        let mut set = body(channel.class)
            .into_iter()
            .flat_map(|part| part.parts())
            .filter(|part| part.kind() == Kind::Assignment);
        used.into_iter().all(|(_, word)| plan.understands(word))
            && defined.all(|part| {
                part.child(Field::Name)
                    .is_some_and(|word| !is_inherited(word.text()) || plan.understands(word))
            })
            && supers(channel.class)
            && set.all(|part| part.child(Field::Left).is_some_and(|left| !is_inherited(left.text())))
            && names_are_kept(channel, program.socket)
    })
}

/// That nothing of the base class but its constructor is called.
fn supers(class: Node<'_>) -> bool {
    let mut all = class.descendants().filter(|node| node.kind() == Kind::Attribute);
    all.all(|node| {
        let of_base = node.child(Field::Object).is_some_and(|object| object.text().starts_with("super("));
        !of_base || node.child(Field::Attribute).is_some_and(|word| word.text() == "__init__")
    })
}

/// That no parameter of a method hides what the new code needs.
fn names_are_kept(channel: &Channel<'_>, socket: &str) -> bool {
    let taken = |method: Node<'_>| {
        let all = names(method).unwrap_or_default();
        all.iter().any(|one| *one == "asyncio" || *one == socket)
    };
    !body(channel.class).into_iter().filter(|part| part.kind() == Kind::FunctionDefinition).any(taken)
}
