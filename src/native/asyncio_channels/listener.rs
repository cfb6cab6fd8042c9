//! A dispatcher that listens: its socket is made as before, and a coroutine accepts connections.

use super::channel::{quiet, superclass_call};
use super::plan::{Plan, arguments, calls, is_direct, is_inherited, is_statement, method, name, names, uses};
use super::{Channel, Program, block};
use crate::syntax::{Field, Kind, Node};

/// What becomes of the methods that prepare a socket.
const PREPARED: [(&str, &str); 4] = [
    ("create_socket", ""),
    ("bind", "self.socket.bind"),
    ("listen", "self.socket.listen"),
    ("set_reuse_addr", "self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)"),
];

/// The edits of a listening dispatcher; `None` where it is not understood.
pub(super) fn draft(plan: &mut Plan, program: &Program<'_>, listener: &Channel<'_>) -> Option<()> {
    let class = listener.class;
    let init = method(class, "__init__")?;
    let (start, given) = superclass_call(listener, init)?;
    if !given.is_empty() {
        return None;
    }
    plan.delete(start.parent()?)?;
    plan.replace(class.child(Field::Superclasses)?, "");
    for (old, new) in PREPARED {
        for call in calls(class, old) {
            if !is_statement(call) || !call.is_within(init) {
                return None;
            }
            match old {
                "set_reuse_addr" => {
                    plan.replace(call, new.replace("socket.SO", &format!("{}.SO", program.socket)))
                }
                "create_socket" if is_stream(call) => {
                    plan.replace(
                        call.child(Field::Function)?,
                        format!("self.socket = {}.socket", program.socket),
                    );
                }
                "create_socket" => return None,
                _ => plan.replace(call.child(Field::Function)?, new),
            }
        }
    }
    if calls(class, "create_socket").len() != 1 || calls(class, "listen").len() != 1 {
        return None;
    }
    for (attribute, _) in uses(class).filter(|(_, name)| name.text() == "socket") {
        if attribute.field() == Some(Field::Left) {
            return None;
        }
        plan.understand(attribute);
    }
    quiet(plan, class, true)?;
    accepting(plan, program, class)
}

/// Whether `create_socket()` makes a socket of a stream.
pub(super) fn is_stream(call: Node<'_>) -> bool {
    let given = arguments(call);
    given.len() < 2 || given.len() == 2 && given[1].text().ends_with("SOCK_STREAM")
}

fn accepting(plan: &mut Plan, program: &Program<'_>, class: Node<'_>) -> Option<()> {
    let mut lines = vec![(0, "async def run(self):")];
    let accept = match (method(class, "handle_accepted"), method(class, "handle_accept")) {
        (Some(accepted), None) if names(accepted)?.len() == 2 => {
            lines.extend([
                (1, "loop = asyncio.get_running_loop()"),
                (1, "self.socket.setblocking(False)"),
                (1, "while True:"),
                (2, "sock, addr = await loop.sock_accept(self.socket)"),
                (2, "await self.handle_accepted(sock, addr)"),
            ]);
            accepted
        }
        (None, Some(accept)) if names(accept)?.is_empty() => {
            let places = calls(class, "accept");
            let [call] = places.as_slice() else { return None };
            let is_value = call.parent().is_some_and(|above| above.kind() == Kind::Assignment);
            if !call.is_within(accept) || !is_value || !is_direct(*call, accept) {
                return None;
            }
            plan.replace(*call, "await asyncio.get_running_loop().sock_accept(self.socket)");
            lines.extend([
                (1, "self.socket.setblocking(False)"),
                (1, "while True:"),
                (2, "await self.handle_accept()"),
            ]);
            accept
        }
        _ => return None,
    };
    plan.understand(accept.child(Field::Name)?);
    plan.insert(accept.start(), block(accept, &lines) + "async ");
    for handler in program.handlers() {
        for word in program.module.identifiers(name(handler.class)) {
            let call = word
                .parent()
                .filter(|call| call.kind() == Kind::Call && word.field() == Some(Field::Function));
            if let Some(call) = call.filter(|call| call.is_within(accept)) {
                handed_on(plan, handler, call, accept)?;
            }
        }
    }
    Some(())
}

/// `Handler(sock, more)` becomes a protocol that talks over the socket.
fn handed_on(plan: &mut Plan, handler: &Channel<'_>, call: Node<'_>, accept: Node<'_>) -> Option<()> {
    let all = arguments(call);
    let is_socket = |(at, argument): (usize, &Node<'_>)| match argument.kind() {
        Kind::KeywordArgument => {
            argument.child(Field::Name).is_some_and(|name| Some(name.text()) == handler.socket_name())
        }
        _ => Some(at) == handler.socket,
    };
    let at = all.iter().enumerate().position(is_socket)?;
    let socket =
        all[at].child(Field::Value).filter(|_| all[at].kind() == Kind::KeywordArgument).unwrap_or(all[at]);
    let others: Vec<Node<'_>> =
        all.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, node)| *node).collect();
    let uncertain = |node: &Node<'_>| {
        matches!(node.kind(), Kind::Splat | Kind::DictionarySplat)
            || uses(*node).any(|(_, name)| is_inherited(name.text()))
            || node.child(Field::Name).is_some_and(|name| name.text() == "map")
    };
    if socket.kind() != Kind::Identifier || others.iter().any(uncertain) || !is_direct(call, accept) {
        return None;
    }
    let class = name(handler.class);
    let factory = if others.is_empty() {
        class.to_owned()
    } else {
        let texts: Vec<&str> = others.iter().map(|node| node.text()).collect();
        format!("lambda: {class}({})", texts.join(", "))
    };
    let new =
        format!("await asyncio.get_running_loop().connect_accepted_socket({factory}, {})", socket.text());
    plan.replace(call, if is_statement(call) { new } else { format!("({new})[1]") });
    Some(())
}
