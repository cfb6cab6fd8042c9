//! A dispatcher becomes a protocol. A listener is the protocol of every new connection: it hands the transport to
//! the constructor of a handler where it handed the socket, and the handler takes the transport over.

use super::accept::accepting;
use super::asyncore::{Channel, Kept, Program, Role, because};
use super::stream::{buffer, reading};
use super::{
    Plan, body, called, calls, end_of_line, flat, indentation_of, is_direct, is_statement, lines, method,
    name, steps, uses,
};
use crate::matching::given;
use crate::model::is_variable;
use crate::syntax::{Field, Kind, Layout, Node};
use crate::text::Edit;

/// The methods that a class may get.
const METHODS: &str = include_str!("methods.py");

/// What `async_chat` has, and the class that takes its place has too.
#[rustfmt::skip]
const CHAT_MEMBERS: [&str; 11] = [
    "push", "set_terminator", "get_terminator", "close", "close_when_done", "collect_incoming_data", "found_terminator",
    "_collect_incoming_data", "_get_data", "incoming", "handle_close",
];

/// The methods of a socket that the socket of a transport has.
const OPTIONS: [&str; 3] = ["setsockopt", "getsockopt", "fileno"];

/// Where the address of the other side is.
pub(super) const PEER: &str = "get_extra_info(\"peername\")";

/// The edits of a class.
pub(super) fn draft(plan: &mut Plan, program: &Program<'_>, channel: &Channel<'_>) -> Kept<()> {
    let class = channel.class;
    let bases = class.child(Field::Superclasses).ok_or_else(|| because(class, "it has no base"))?;
    let base = if channel.is_chat { program.chat_class } else { "asyncio.Protocol" };
    plan.replace(bases, format!("({base})"));
    base_calls(plan, program, channel)?;
    // Nothing but the class itself calls these: they are its own.
    for own in ["log", "send"].into_iter().filter(|own| *own == "log" || channel.role == Role::Listener) {
        let Some(method) = method(class, own) else { continue };
        plan.understand_name(method);
        uses(class).filter(|(_, word)| word.text() == own).for_each(|(place, _)| plan.understand(place));
    }
    delete_quiet(plan, class, channel.role)?;
    match channel.role {
        Role::Listener => listen(plan, program, channel),
        _ => talk(plan, program, channel),
    }
}

/// Those of the template's methods for which flags say so, before another method or at the end of the class.
fn add_methods(
    plan: &mut Plan,
    class: Node<'_>,
    before: &[&str],
    flags: &[(&str, bool)],
    names: &[(&str, &str)],
) {
    let unit = indentation_of(class);
    let fill = |text: String| names.iter().fold(text, |text, (old, new)| text.replace(old, new));
    let kept = |one: &Node<'_>| !plan.deletes(one.start());
    match before.iter().find_map(|wanted| method(class, wanted).filter(kept)) {
        Some(before) => {
            let indent = Layout::of(before).indent;
            let text = fill(lines(METHODS, flags, &indent, &unit));
            if !text.is_empty() {
                plan.insert(before.start(), text.trim_start().to_owned() + &indent);
            }
        }
        None => {
            let Some(last) = body(class).last().copied() else { return };
            let indent = Layout::of(class).indent + &unit;
            let text = fill(lines(METHODS, flags, &indent, &unit));
            if !text.is_empty() {
                plan.insert_behind(last, &format!("\n\n{}", text.trim_end()));
            }
        }
    }
}

/// A call of a method of the base class does what the method of a transport, or of the class of `async_chat`, does.
fn base_calls(plan: &mut Plan, program: &Program<'_>, channel: &Channel<'_>) -> Kept<()> {
    for call in program.base_calls.iter().filter(|call| call.call.is_within(channel.class)) {
        let function =
            call.call.child(Field::Function).ok_or_else(|| because(call.call, "it has no name"))?;
        let member = function.child(Field::Attribute).map_or("", Node::text);
        if channel.is_chat && CHAT_MEMBERS.contains(&member) {
            plan.understand(function);
            if let Some(class) = function.child(Field::Object).filter(|_| call.by_name) {
                plan.replace(class, program.chat_class);
            }
            continue;
        }
        let new = match member {
            "close" | "handle_close" if channel.role == Role::Client => "self.close",
            "close" | "handle_close" => "self.transport.close",
            "send" if is_statement(call.call) => "self.transport.write",
            _ => return Err(because(call.call, format!("`{member}()` of the base class is called"))),
        };
        let own_close = channel.role == Role::Client && method(channel.class, "close").is_some();
        if channel.is_chat || channel.role == Role::Listener || own_close {
            return Err(because(call.call, format!("`{member}()` of the base class is called")));
        }
        plan.replace(function, new);
        if let (true, [first, rest @ ..]) = (call.by_name, given(call.call).as_slice()) {
            let end = rest.first().map_or(first.node.end(), |next| next.node.start());
            plan.edits.push(Edit::delete(first.node.start()..end));
        }
    }
    Ok(())
}

/// Deletes the methods that say nothing: what they answer holds of a protocol too.
fn delete_quiet(plan: &mut Plan, class: Node<'_>, role: Role) -> Kept<()> {
    let pass = &["pass", "return", "self.close()", "self.handle_close()"][..];
    for (wanted, answers) in [
        ("readable", &["returnTrue", "return1"][..]),
        ("handle_expt", pass),
        ("handle_connect", &pass[..2]),
        ("handle_write", &["pass", "return", "self.initiate_send()"]),
        ("handle_read", &[]),
        ("writable", &[]),
    ] {
        let Some(found) = method(class, wanted) else { continue };
        let is_quiet = matches!(steps(found).as_slice(), [only] if answers.contains(&flat(*only).as_str()));
        // Who listens is not asked, and told of connections only.
        let is_dead = role == Role::Listener && wanted != "readable";
        if is_dead || is_quiet {
            plan.delete(found).ok_or_else(|| because(found, "something else stands on its lines"))?;
        }
    }
    Ok(())
}

/// A class that listens: its socket is made as before, and a server of `asyncio` accepts.
fn listen(plan: &mut Plan, program: &Program<'_>, listener: &Channel<'_>) -> Kept<()> {
    let class = listener.class;
    let Some((above, arguments)) = &listener.above else {
        return Err(because(class, format!("`{}` has no constructor", name(class))));
    };
    if !arguments.is_empty() {
        return Err(because(*above, "a socket or a table of channels is handed over"));
    }
    delete_statement(plan, *above)?;
    for call in calls(class, "create_socket") {
        let function = function_of(call)?;
        if !is_stream(call) {
            return Err(because(call, "it is no socket of a stream"));
        }
        plan.replace(function, format!("self.socket = {}.socket", program.socket));
    }
    for call in calls(class, "set_reuse_addr") {
        let module = program.socket;
        let option = format!("({module}.SOL_SOCKET, {module}.SO_REUSEADDR, 1)");
        plan.replace(call, format!("self.socket.setsockopt{option}"));
    }
    for old in ["bind", "listen"] {
        for call in calls(class, old) {
            plan.replace(function_of(call)?, format!("self.socket.{old}"));
        }
    }
    for (attribute, _) in uses(class).filter(|(_, name)| name.text() == "socket") {
        plan.understand(attribute);
    }
    let quiet =
        |found: &Node<'_>| matches!(steps(*found).as_slice(), [only] if flat(*only) == "self.close()");
    match method(class, "handle_close") {
        Some(close) if calls(class, "handle_close").is_empty() || !quiet(&close) => {
            plan.understand_name(close)
        }
        Some(close) => {
            delete_statement(plan, close)?;
        }
        None => {}
    }
    for call in calls(class, "handle_close") {
        let function = function_of(call)?;
        if method(class, "handle_close").is_some_and(|close| !quiet(&close)) {
            plan.understand(function);
        } else {
            plan.replace(function, "self.close");
        }
    }
    calls(class, "close")
        .into_iter()
        .try_for_each(|call| function_of(call).map(|function| plan.understand(function)))?;
    let error = method(class, "handle_error").inspect(|error| plan.understand_name(*error)).is_some();
    let (accept, kept) = accepting(plan, program, listener)?;
    if program.may_fail(listener) {
        let mut handler = vec!["if transport.get_protocol() is self:", "    transport.close()"];
        handler.extend(if error { &["self.handle_error()"][..] } else { &["self.close()", "raise"] });
        guard(plan, accept, &kept, &handler)?;
    }
    let flags = [("listen", true), ("closes", program.closes(listener)), ("tracked", program.tracks)];
    add_methods(plan, class, &["handle_accept", "handle_accepted"], &flags, &[]);
    Ok(())
}

/// Whether `create_socket()` makes a socket of a stream.
fn is_stream(call: Node<'_>) -> bool {
    let given = given(call);
    is_statement(call)
        && !given.iter().any(|one| one.value.text().ends_with("AF_UNIX"))
        && (given.len() < 2 || given.len() == 2 && given[1].value.text().ends_with("SOCK_STREAM"))
}

fn function_of(call: Node<'_>) -> Kept<Node<'_>> {
    call.child(Field::Function).ok_or_else(|| because(call, "it has no name"))
}

pub(super) fn delete_statement(plan: &mut Plan, node: Node<'_>) -> Kept<()> {
    let statement = if node.kind() == Kind::FunctionDefinition { node } else { node.statement() };
    plan.delete(statement).ok_or_else(|| because(statement, "something else stands on its line"))
}

/// The words that are a variable of this name.
pub(super) fn variables<'t>(code: Node<'t>, wanted: &str) -> impl Iterator<Item = Node<'t>> {
    code.descendants()
        .filter(move |node| node.kind() == Kind::Identifier && node.text() == wanted && is_variable(*node))
}

/// A variable with a socket gets a transport instead.
pub(super) fn sockets(plan: &mut Plan, program: &Program<'_>, function: Node<'_>, socket: &str) -> Kept<()> {
    for word in variables(function, socket).filter(|word| !plan.understands(*word)).collect::<Vec<_>>() {
        socket_place(plan, program, word, "transport")?;
    }
    Ok(())
}

/// An expression that is a socket becomes the transport over it.
pub(super) fn socket_place(
    plan: &mut Plan,
    program: &Program<'_>,
    place: Node<'_>,
    transport: &str,
) -> Kept<()> {
    let above = place.parent().ok_or_else(|| because(place, "it is unknown"))?;
    let member = above.child(Field::Attribute).filter(|_| above.kind() == Kind::Attribute);
    if let Some(call) = member.and(called(above)) {
        let member = member.map_or("", Node::text);
        match member {
            "send" | "sendall" if is_statement(call) => plan.replace(above, format!("{transport}.write")),
            "close" => plan.replace(place, transport),
            "getpeername" => plan.replace(call, format!("{transport}.{PEER}")),
            "getsockname" => plan.replace(call, format!("{transport}.get_extra_info(\"sockname\")")),
            "setblocking" if is_statement(call) => delete_statement(plan, call)?,
            _ if OPTIONS.contains(&member) => {
                plan.replace(place, format!("{transport}.get_extra_info(\"socket\")"));
            }
            _ => return Err(because(call, format!("`{member}()` of the socket is called"))),
        }
        return Ok(());
    }
    let argument = if above.kind() == Kind::KeywordArgument { above } else { place };
    let call = argument.parent().and_then(|list| list.parent()).filter(|call| call.kind() == Kind::Call);
    let is_handler = call.is_some_and(|call| program.takes_socket(call, argument));
    if is_handler
        || matches!(above.kind(), Kind::ComparisonOperator | Kind::Parameters | Kind::DefaultParameter)
    {
        call.and_then(|call| call.child(Field::Function))
            .into_iter()
            .for_each(|function| plan.understand(function));
        if let Some(keyword) = above.child(Field::Name).filter(|_| above.kind() == Kind::KeywordArgument) {
            plan.replace(keyword, "transport");
        }
        plan.replace(place, transport);
        return Ok(());
    }
    Err(because(place, "the socket is used for something else"))
}

/// A class that reads and sends.
fn talk(plan: &mut Plan, program: &Program<'_>, channel: &Channel<'_>) -> Kept<()> {
    let (class, is_client) = (channel.class, channel.role == Role::Client);
    construct(plan, program, channel)?;
    let kept = |wanted: &str, plan: &Plan| method(class, wanted).filter(|one| !plan.deletes(one.start()));
    let (error, own_close) = (method(class, "handle_error"), method(class, "close"));
    if let Some(raise) =
        error.and_then(|error| error.descendants().find(|node| node.kind() == Kind::RaiseStatement))
    {
        return Err(because(raise, "an error ends the program"));
    }
    error.into_iter().chain(own_close).for_each(|one| plan.understand_name(one));
    let close = closing(plan, channel)?;
    let told = close.or(own_close.map(|_| "close"));
    let buffer = if channel.is_chat { None } else { buffer(plan, class, is_client)? };
    if is_client && let Some(connect) = kept("handle_connect", plan) {
        connected(plan, program, channel, connect, told, error.is_some())?;
        if let Some(buffer) = buffer {
            let indent = Layout::of(connect).indent + &indentation_of(connect);
            plan.insert_behind(connect, &format!("\n{indent}transport.write(self.{buffer})"));
        }
    } else if let Some(connect) = kept("handle_connect", plan) {
        // An accepted connection is never told.
        plan.understand_name(connect);
    }
    let mut is_last = false;
    if channel.is_chat {
        let members = body(class).into_iter().filter(|part| CHAT_MEMBERS.contains(&name(*part)));
        members.for_each(|one| plan.understand_name(one));
        let members = uses(class).filter(|(_, name)| CHAT_MEMBERS.contains(&name.text()));
        members.for_each(|(attribute, _)| plan.understand(attribute));
    } else if let Some(read) = method(class, "handle_read") {
        is_last = !reading(plan, class, read, error.is_some())?;
    }
    let closers = [error, close.and(method(class, "handle_close"))];
    let ends = |call: &Node<'_>| closers.iter().flatten().any(|one| call.is_within(*one));
    let asked =
        calls(class, "close").iter().any(ends) || program.base_calls.iter().any(|call| ends(&call.call));
    let closes = own_close.is_none() && !channel.is_chat && (program.closes_outside || is_client && asked);
    speak(plan, program, channel, closes)?;
    let made = is_client && !channel.is_chat && kept("handle_connect", plan).is_none();
    let is_last = is_last && !channel.is_chat;
    let flags = [
        ("init", !is_client && !channel.is_chat && channel.above.is_none()),
        ("made", made),
        ("buffer", made && buffer.is_some()),
        ("sends", program.sends_outside),
        ("closes", closes),
        ("told", told.is_some()),
        ("last", is_last),
        ("lost", is_client || program.tracks || told.is_some() && !channel.is_chat),
        ("ends", is_client || program.tracks),
        ("tracked", program.tracks && !is_client),
        ("client", is_client),
        ("chat", channel.is_chat),
        ("error", error.is_some()),
    ];
    let names = [("BUFFER", buffer.unwrap_or_default()), ("HANDLE_CLOSE", told.unwrap_or_default())];
    add_methods(plan, class, &["handle_read", "found_terminator"], &flags, &names);
    Ok(())
}

/// The constructor of a handler gets the transport; that of a client notes the address.
fn construct(plan: &mut Plan, program: &Program<'_>, channel: &Channel<'_>) -> Kept<()> {
    let class = channel.class;
    let Some((above, arguments)) = &channel.above else { return Ok(()) };
    let init = method(class, "__init__").ok_or_else(|| because(class, "it has no constructor"))?;
    let is_super = flat(*above).starts_with("super");
    let of_chat = |arguments: &str| match (is_super, arguments) {
        (true, _) => format!("super().__init__({arguments})"),
        (false, "") => format!("{}.__init__(self)", program.chat_class),
        (false, _) => format!("{}.__init__(self, {arguments})", program.chat_class),
    };
    let indent = Layout::of(above.statement()).indent;
    if channel.role == Role::Handler {
        let (_, socket) = channel
            .socket()
            .ok_or_else(|| because(*above, "the socket is no parameter of the constructor"))?;
        let mut new = if channel.is_chat {
            vec![of_chat("transport")]
        } else {
            vec!["self.transport = transport".to_owned(), "transport.set_protocol(self)".to_owned()]
        };
        if program.tracks {
            new.extend(["self.closed = asyncio.Event()", "connections.add(self)"].map(str::to_owned));
        }
        plan.replace(*above, new.join(&format!("\n{indent}")));
        return sockets(plan, program, init, socket);
    }
    if !arguments.is_empty() {
        return Err(because(*above, "a socket or a table of channels is handed over"));
    }
    if channel.is_chat {
        plan.replace(*above, of_chat(""));
    } else {
        delete_statement(plan, *above)?;
    }
    let (makes, connects) = (calls(class, "create_socket"), calls(class, "connect"));
    let ([make], [connect]) = (makes.as_slice(), connects.as_slice()) else {
        return Err(because(class, "it makes or connects its socket more than once"));
    };
    let arguments = given(*connect);
    let address = arguments.first().map(|first| first.node).filter(|_| arguments.len() == 1);
    let is_known = |call: Node<'_>| is_statement(call) && call.is_within(init) && is_direct(call, init);
    let (true, true, Some(address)) = (is_known(*make) && is_stream(*make), is_known(*connect), address)
    else {
        return Err(because(*connect, "it does not simply connect in its constructor"));
    };
    delete_statement(plan, *make)?;
    plan.understand(connect.child(Field::Function).unwrap_or(*connect));
    plan.edits.push(Edit::replace(connect.start()..address.start(), "self.address = "));
    plan.edits.push(Edit::delete(address.end()..connect.end()));
    Ok(())
}

/// `handle_close()`, unless it is what happens anyway: then it goes, and `None` is given.
fn closing(plan: &mut Plan, channel: &Channel<'_>) -> Kept<Option<&'static str>> {
    let class = channel.class;
    if channel.is_chat {
        return Ok(None);
    }
    let asked = calls(class, "handle_close");
    let close = method(class, "handle_close");
    let quiet =
        close.is_none_or(|close| matches!(steps(close).as_slice(), [only] if flat(*only) == "self.close()"));
    for call in asked {
        let function = function_of(call)?;
        match (quiet, method(class, "close")) {
            (true, None) => plan.replace(function, "self.transport.close"),
            (true, Some(_)) => plan.replace(function, "self.close"),
            (false, _) => plan.understand(function),
        }
    }
    match close {
        Some(close) if quiet => delete_statement(plan, close)?,
        Some(close) => plan.understand_name(close),
        None => {}
    }
    Ok((!quiet).then_some("handle_close"))
}

/// `handle_connect()` as `connection_made()`.
fn connected(
    plan: &mut Plan,
    program: &Program<'_>,
    channel: &Channel<'_>,
    connect: Node<'_>,
    told: Option<&str>,
    has_error: bool,
) -> Kept<()> {
    let all = steps(connect);
    let (Some(title), Some(list), Some(first)) =
        (connect.child(Field::Name), connect.child(Field::Parameters), all.first())
    else {
        return Err(because(connect, "it does nothing"));
    };
    plan.replace(title, "connection_made");
    plan.replace(list, "(self, transport)");
    let line =
        if channel.is_chat { "super().connection_made(transport)" } else { "self.transport = transport" };
    plan.insert(first.start(), format!("{line}\n{}", Layout::of(*first).indent));
    if all.iter().all(|step| program.is_tame(*step)) {
        return Ok(());
    }
    let close = told.map_or("self.transport.close()".to_owned(), |told| format!("self.{told}()"));
    let handler: &[&str] = if has_error { &["self.handle_error()"] } else { &[&close, "raise"] };
    guard(plan, connect, &all, handler)
}

/// Puts statements of a method into a `try`, whose handler has these lines.
pub(super) fn guard(plan: &mut Plan, method: Node<'_>, steps: &[Node<'_>], handler: &[&str]) -> Kept<()> {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return Ok(()) };
    let unit = indentation_of(method);
    let indent = Layout::of(method).indent + &unit;
    plan.insert(first.start(), format!("try:\n{indent}{unit}"));
    plan.shift(*first, *last, unit.len() as isize)
        .ok_or_else(|| because(*first, "a string has several lines"))?;
    let handler = handler.iter().map(|line| format!("\n{indent}{unit}{}", line.replace("    ", &unit)));
    plan.insert(end_of_line(*last), format!("\n{indent}except Exception:{}", handler.collect::<String>()));
    Ok(())
}

/// What is left of `send()`, `close()`, the socket and the address is the transport's.
fn speak(plan: &mut Plan, program: &Program<'_>, channel: &Channel<'_>, has_close: bool) -> Kept<()> {
    let class = channel.class;
    let early = method(class, "__init__").filter(|_| channel.role == Role::Client);
    let keeps_close = has_close || channel.is_chat || method(class, "close").is_some();
    let own_address =
        uses(class).any(|(place, word)| word.text() == "addr" && place.field() == Some(Field::Left));
    for (place, word) in uses(class).collect::<Vec<_>>() {
        if plan.understands(word) || plan.deletes(place.start()) {
            continue;
        }
        let call = called(place);
        let is_early = early.is_some_and(|init| place.is_within(init));
        match word.text() {
            "addr" if own_address => plan.understand(place),
            "send" | "close" | "socket" | "addr" if is_early => {
                return Err(because(place, "it is used before there is a connection"));
            }
            "send" => match call {
                Some(call) if is_statement(call) => plan.replace(place, "self.transport.write"),
                _ => return Err(because(place, "it counts on how much is sent at once")),
            },
            "close" if keeps_close => plan.understand(place),
            "close" => plan.replace(place, "self.transport.close"),
            "addr" => plan.replace(place, format!("self.transport.{PEER}")),
            "socket" => socket_place(plan, program, place, "self.transport")?,
            _ => {}
        }
    }
    // A helper that the constructor calls.
    let acts = ["send", "close"].iter().flat_map(|word| calls(class, word));
    let helpers: Vec<&str> =
        acts.filter_map(|call| call.enclosing(&[Kind::FunctionDefinition])).map(name).collect();
    let mut made = early.into_iter().flat_map(uses);
    match made.find(|(_, word)| helpers.contains(&word.text())) {
        Some((place, _)) => Err(because(place, "it is used before there is a connection")),
        None => Ok(()),
    }
}
