//! A dispatcher that listens: its socket is made as before, and a coroutine accepts connections.

use super::asyncore::{Channel, Program, delete_quiet, is_inherited, is_plain, keep_socket};
use super::protocol::methods;
use super::{Plan, called, calls, is_direct, is_statement, method, name, takes, uses};
use crate::matching::{Argument, given};
use crate::syntax::{Field, Kind, Node};

/// The methods that prepare a socket.
const PREPARING: [&str; 3] = ["create_socket", "bind", "listen"];

/// The edits of a listening dispatcher; `None` where it is not understood.
pub(super) fn draft(plan: &mut Plan, program: &Program<'_>, listener: &Channel<'_>) -> Option<()> {
    let class = listener.class;
    let init = method(class, "__init__")?;
    let (start, _) = listener.above.as_ref().filter(|(_, given)| given.is_empty())?;
    plan.delete(start.parent()?)?;
    plan.replace(class.child(Field::Superclasses)?, "");
    let is_known = |call: Node<'_>| is_statement(call) && call.is_within(init);
    for old in PREPARING {
        let all = calls(class, old);
        if !all.iter().all(|call| is_known(*call)) || old != "bind" && all.len() != 1 {
            return None;
        }
        for call in all {
            if old == "create_socket" && !is_stream(call) {
                return None;
            }
            let new = match old {
                "create_socket" => format!("self.socket = {}.socket", program.socket),
                _ => format!("self.socket.{old}"),
            };
            plan.replace(call.child(Field::Function)?, new);
        }
    }
    for call in calls(class, "set_reuse_addr") {
        is_known(call).then_some(())?;
        let module = program.socket;
        let option = format!("({module}.SOL_SOCKET, {module}.SO_REUSEADDR, 1)");
        plan.replace(call, format!("self.socket.setsockopt{option}"));
    }
    keep_socket(plan, class)?;
    delete_quiet(plan, class, true)?;
    accepting(plan, program, class)
}

/// Whether `create_socket()` makes a socket of a stream.
pub(super) fn is_stream(call: Node<'_>) -> bool {
    let given = given(call);
    given.len() < 2 || given.len() == 2 && given[1].value.text().ends_with("SOCK_STREAM")
}

fn accepting(plan: &mut Plan, program: &Program<'_>, class: Node<'_>) -> Option<()> {
    let (accept, flag) = match (method(class, "handle_accepted"), method(class, "handle_accept")) {
        (Some(accepted), None) if takes(accepted, 2) => (accepted, "accepted"),
        (None, Some(accept)) if is_plain(accept) => {
            let places = calls(class, "accept");
            let [call] = places.as_slice() else { return None };
            let is_value = call.parent().is_some_and(|above| above.kind() == Kind::Assignment);
            if !call.is_within(accept) || !is_value || !is_direct(*call, accept) {
                return None;
            }
            plan.replace(*call, "await asyncio.get_running_loop().sock_accept(self.socket)");
            (accept, "accept")
        }
        _ => return None,
    };
    // What the method itself sends or reads waits, as it did.
    let talks = |node: Node<'_>| {
        let word = node.child(Field::Attribute).map_or("", Node::text);
        node.kind() == Kind::Attribute && (word.starts_with("send") || word.starts_with("recv"))
    };
    let flags = [(flag, true), ("blocking", accept.descendants().any(talks))];
    plan.understand(accept.child(Field::Name)?);
    plan.insert(accept.start(), methods(accept, &flags) + "async ");
    for handler in program.handlers() {
        let made = program.module.identifiers(name(handler.class)).filter_map(called);
        for call in made.filter(|call| call.is_within(accept)) {
            handed_on(plan, handler, call, accept)?;
        }
    }
    Some(())
}

/// `Handler(sock, more)` becomes a protocol that talks over the socket.
fn handed_on(plan: &mut Plan, handler: &Channel<'_>, call: Node<'_>, accept: Node<'_>) -> Option<()> {
    let (position, parameter) = handler.socket()?;
    let all = given(call);
    let is_socket = |(at, argument): (usize, &Argument<'_>)| match argument.keyword {
        Some(keyword) => keyword.text() == parameter,
        None => at == position,
    };
    let at = all.iter().enumerate().position(is_socket)?;
    let others: Vec<&Argument<'_>> =
        all.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, one)| one).collect();
    let uncertain = |one: &&Argument<'_>| {
        one.stars > 0
            || uses(one.node).any(|(_, name)| is_inherited(name.text()))
            || one.keyword.is_some_and(|name| name.text() == "map")
    };
    let socket = all[at].value;
    if socket.kind() != Kind::Identifier || others.iter().any(uncertain) || !is_direct(call, accept) {
        return None;
    }
    let class = name(handler.class);
    let texts: Vec<&str> = others.iter().map(|one| one.node.text()).collect();
    let factory = match texts.as_slice() {
        [] => class.to_owned(),
        texts => format!("lambda: {class}({})", texts.join(", ")),
    };
    let new =
        format!("await asyncio.get_running_loop().connect_accepted_socket({factory}, {})", socket.text());
    plan.replace(call, if is_statement(call) { new } else { format!("({new})[1]") });
    Some(())
}
