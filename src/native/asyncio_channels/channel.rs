//! Dispatchers that read and send: those of accepted connections, and clients.

use super::listener::is_stream;
use super::plan::{
    Plan, arguments, body, calls, flat, indent, is_direct, is_statement, method, name, names, parameters,
    steps, uses,
};
use super::{Channel, Lines, Program, Role, block, protocol};
use crate::syntax::{Field, Kind, Layout, Node};
use crate::text::Edit;

/// The edits of a channel; `None` where it is not understood.
pub(super) fn draft(plan: &mut Plan, program: &Program<'_>, channel: &Channel<'_>) -> Option<()> {
    constructor(plan, program, channel)?;
    if channel.is_chat {
        return chat(plan, program, channel);
    }
    plan.replace(channel.class.child(Field::Superclasses)?, "(asyncio.Protocol)");
    protocol::draft(plan, program, channel)
}

/// The call of the base class's constructor, and its arguments without `self`.
pub(super) fn superclass_call<'t>(
    channel: &Channel<'t>,
    init: Node<'t>,
) -> Option<(Node<'t>, Vec<Node<'t>>)> {
    let own = name(channel.class);
    let direct = format!("{}.__init__", channel.base);
    let supers = ["super().__init__".to_owned(), format!("super({own},self).__init__")];
    let call = steps(init).into_iter().find_map(|step| {
        let call = step.parts().next().filter(|call| call.kind() == Kind::Call && is_statement(*call))?;
        let function = call.child(Field::Function).map(flat)?;
        (function == direct || supers.contains(&function)).then_some(call)
    })?;
    let mut given = arguments(call);
    if call.child(Field::Function).map(flat)? == direct {
        if given.first()?.text() != "self" {
            return None;
        }
        given.remove(0);
    }
    Some((call, given))
}

/// The socket is no longer given to a handler, and a client makes its own.
fn constructor(plan: &mut Plan, program: &Program<'_>, channel: &Channel<'_>) -> Option<()> {
    let Some(init) = method(channel.class, "__init__") else {
        return (channel.kind == Role::Handler).then_some(());
    };
    let (call, given) = superclass_call(channel, init)?;
    if channel.kind == Role::Client {
        if !given.is_empty() {
            return None;
        }
        connecting(plan, program, channel.class, init)?;
    } else {
        let [socket] = given.as_slice() else { return None };
        let socket =
            socket.child(Field::Value).filter(|_| flat(*socket).starts_with("sock=")).unwrap_or(*socket);
        let all = parameters(init)?;
        let at = all.iter().position(|one| one.kind() == Kind::Identifier && one.text() == socket.text())?;
        let words = init.descendants().filter(|node| {
            node.kind() == Kind::Identifier
                && node.text() == socket.text()
                && node.parent().is_none_or(|above| {
                    above.kind() != Kind::KeywordArgument || node.field() != Some(Field::Name)
                })
        });
        if words.count() != 2 {
            return None;
        }
        let before = if at == 0 { init.child(Field::Parameters)?.parts().next()? } else { all[at - 1] };
        plan.edits.push(Edit::delete(before.end()..all[at].end()));
    }
    if channel.is_chat {
        let is_super = flat(call).starts_with("super");
        plan.replace(
            call,
            if is_super {
                "super().__init__()".into()
            } else {
                format!("{}.__init__(self)", program.chat_class)
            },
        );
        return Some(());
    }
    if body(init).len() == 1 && parameters(init)?.len() < 2 {
        plan.delete(init)
    } else if steps(init).len() > 1 {
        plan.delete(call.parent()?)
    } else {
        None
    }
}

/// `create_socket()` and `connect(address)` of a client.
fn connecting(plan: &mut Plan, program: &Program<'_>, class: Node<'_>, init: Node<'_>) -> Option<()> {
    let (makes, connects) = (calls(class, "create_socket"), calls(class, "connect"));
    let ([make], [connect]) = (makes.as_slice(), connects.as_slice()) else { return None };
    let given = arguments(*connect);
    let [address] = given.as_slice() else { return None };
    let is_known = |call: Node<'_>| is_statement(call) && call.is_within(init) && is_direct(call, init);
    if !is_known(*make) || !is_known(*connect) || !is_stream(*make) || address.kind() == Kind::KeywordArgument
    {
        return None;
    }
    plan.replace(make.child(Field::Function)?, format!("self.socket = {}.socket", program.socket));
    plan.understand(connect.child(Field::Function)?);
    plan.edits.push(Edit::replace(connect.start()..address.start(), "self.address = "));
    plan.edits.push(Edit::delete(address.end()..connect.end()));
    for (attribute, _) in uses(init).filter(|(_, name)| name.text() == "socket") {
        if attribute.field() == Some(Field::Left) {
            return None;
        }
        plan.understand(attribute);
    }
    Some(())
}

/// Deletes the methods that say nothing: what they answer holds of a protocol too.
pub(super) fn quiet(plan: &mut Plan, class: Node<'_>, listens: bool) -> Option<()> {
    let says = |method: Node<'_>, answers: &[&str]| matches!(steps(method).as_slice(), [one] if answers.contains(&flat(*one).as_str()));
    for (wanted, answers) in [
        ("readable", &["returnTrue", "return1"][..]),
        ("handle_expt", &["pass"]),
        ("handle_connect", &["pass"]),
    ] {
        if let Some(method) = method(class, wanted).filter(|method| says(*method, answers)) {
            plan.delete(method)?;
        }
    }
    if listens
        && let Some(close) = method(class, "handle_close").filter(|close| says(*close, &["self.close()"]))
    {
        plan.delete(close)?;
    }
    let (asks, writes) = (method(class, "writable"), method(class, "handle_write"));
    let never = |asks: Node<'_>| says(asks, &["returnFalse", "return0"]);
    if asks.is_none_or(never) && writes.is_none_or(|writes| says(writes, &["pass"])) {
        for method in [asks, writes].into_iter().flatten() {
            plan.delete(method)?;
        }
    }
    Some(())
}

/// What `async_chat` has, and the class `Chat` that takes its place has too.
const CHATS: [&str; 11] = [
    "push",
    "set_terminator",
    "get_terminator",
    "close",
    "close_when_done",
    "collect_incoming_data",
    "found_terminator",
    "_collect_incoming_data",
    "_get_data",
    "incoming",
    "handle_close",
];

fn chat(plan: &mut Plan, program: &Program<'_>, channel: &Channel<'_>) -> Option<()> {
    let class = channel.class;
    plan.replace(class.child(Field::Superclasses)?, format!("({})", program.chat_class));
    quiet(plan, class, false)?;
    for (attribute, name) in uses(class) {
        if CHATS.contains(&name.text()) {
            plan.understand(attribute);
        }
    }
    for method in body(class).into_iter().filter(|part| CHATS.contains(&name(*part))) {
        plan.understand(method.child(Field::Name)?);
    }
    let found = method(class, "found_terminator")?;
    if channel.kind == Role::Client {
        connected(plan, class, &[(1, "super().connection_made(transport)")], &[])?;
        let mut lines = running(false);
        lines.extend([
            (0, ""),
            (0, "def connection_lost(self, exc):"),
            (1, "self.done.set_result(None)"),
            (1, "super().connection_lost(exc)"),
        ]);
        plan.insert(found.start(), block(found, &lines));
    }
    Some(())
}

/// `handle_connect()` as `connection_made()`; false if there is none.
pub(super) fn connected(
    plan: &mut Plan,
    class: Node<'_>,
    first: &[(usize, &str)],
    last: &[(usize, &str)],
) -> Option<bool> {
    let Some(connect) = method(class, "handle_connect").filter(|method| !is_deleted(plan, *method)) else {
        return Some(false);
    };
    let all = body(connect);
    let (start, end) = (steps(connect).first().copied()?, all.last()?);
    if !names(connect)?.is_empty() || connect.descendants().any(|node| node.kind() == Kind::ReturnStatement) {
        return None;
    }
    let inner = indent(start);
    if !Layout::of(start).starts_line || !Layout::of(*end).ends_line {
        return None;
    }
    plan.replace(connect.child(Field::Name)?, "connection_made");
    plan.replace(connect.child(Field::Parameters)?, "(self, transport)");
    let unit = inner.strip_prefix(indent(connect).as_str())?.to_owned();
    let line = |(depth, line): &(usize, &str)| format!("{inner}{}{line}", unit.repeat(depth - 1));
    let before: String = first.iter().map(|one| line(one).trim_start().to_owned() + "\n" + &inner).collect();
    let after: String = last.iter().map(|one| "\n".to_owned() + &line(one)).collect();
    plan.insert(start.start(), before);
    plan.insert(end.end(), after);
    Some(true)
}

/// Whether a method goes.
pub(super) fn is_deleted(plan: &Plan, method: Node<'_>) -> bool {
    method.child(Field::Name).is_some_and(|name| plan.understands(name))
}

/// The coroutine of a client.
pub(super) fn running(has_error: bool) -> Lines {
    let mut lines = vec![
        (0, "async def run(self):"),
        (1, "loop = asyncio.get_running_loop()"),
        (1, "self.done = loop.create_future()"),
        (1, "self.socket.setblocking(False)"),
    ];
    if has_error {
        lines.extend([
            (1, "self.transport = None"),
            (1, "try:"),
            (2, "await loop.sock_connect(self.socket, self.address)"),
            (1, "except OSError:"),
            (2, "self.handle_error()"),
            (2, "return"),
        ]);
    } else {
        lines.push((1, "await loop.sock_connect(self.socket, self.address)"));
    }
    lines.extend([
        (1, "await loop.create_connection(lambda: self, sock=self.socket)"),
        (1, "await self.done"),
    ]);
    lines
}
