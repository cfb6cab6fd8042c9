//! The method of a listener that accepts becomes `connection_made()`.

use super::asyncore::{Channel, Kept, Program, because};
use super::channel::{PEER, delete_statement, socket_place, sockets, variables};
use super::{Plan, calls, flat, indentation_of, is_direct, method, parameters, steps, takes};
use crate::matching::given;
use crate::syntax::{Field, Kind, Layout, Node};
use crate::text::Edit;

/// `handle_accept()` or `handle_accepted()` as `connection_made()`. Gives the statements that stay.
pub(super) fn accepting<'t>(
    plan: &mut Plan,
    program: &Program<'t>,
    listener: &Channel<'t>,
) -> Kept<(Node<'t>, Vec<Node<'t>>)> {
    let class = listener.class;
    let (accept, pair) = match (method(class, "handle_accepted"), method(class, "handle_accept")) {
        (Some(accepted), None) if takes(accepted, 2) => {
            let names = parameters(accepted).unwrap_or_default();
            (
                accepted,
                Pair { socket: Some(names[0].text()), address: Some(names[1].text()), ..Pair::default() },
            )
        }
        (None, Some(accept)) if takes(accept, 0) => (accept, Pair::of(plan, accept)?),
        _ => return Err(because(class, "it does not accept in one method")),
    };
    let rest = pair.rest.clone().unwrap_or_else(|| steps(accept));
    drop_unused(plan, program, accept, &rest, pair.socket)?;
    let title = accept.child(Field::Name).ok_or_else(|| because(accept, "it has no name"))?;
    plan.replace(title, "connection_made");
    let list = accept.child(Field::Parameters).ok_or_else(|| because(accept, "it has no parameters"))?;
    plan.replace(list, "(self, transport)");
    if let Some(whole) = pair.whole {
        subscripts(plan, program, accept, whole)?;
    }
    if let Some(socket) = pair.socket {
        sockets(plan, program, accept, socket)?;
    }
    let is_used = |address: &&str| {
        let binds = |word: Node<'_>| pair.unpacks.is_some_and(|unpacks| word.is_within(unpacks));
        variables(accept, address).any(|word| !binds(word) && !word.is_within(list))
    };
    let address = pair.address.filter(is_used);
    let line = address.map(|address| format!("{address} = transport.{PEER}"));
    match (pair.unpacks, line) {
        (Some(statement), Some(line)) => plan.replace_statement(statement, &line),
        (Some(statement), None) => delete_statement(plan, statement)?,
        (None, Some(line)) => {
            let first = rest.first().ok_or_else(|| because(accept, "it does nothing"))?;
            plan.insert(first.start(), format!("{line}\n{}", Layout::of(*first).indent));
        }
        (None, None) => {}
    }
    if rest.is_empty() {
        return Err(because(accept, "it does nothing with the connection"));
    }
    Ok((accept, rest))
}

/// A connection that no handler gets is closed at the end of the method, as its socket was when nothing held it any
/// more.
fn drop_unused(
    plan: &mut Plan,
    program: &Program<'_>,
    accept: Node<'_>,
    rest: &[Node<'_>],
    socket: Option<&str>,
) -> Kept<()> {
    let inner = || rest.iter().flat_map(|step| step.descendants());
    let calls = inner().filter(|node| node.kind() == Kind::Call);
    let made: Vec<Node<'_>> =
        calls.filter(|call| given(*call).iter().any(|one| program.takes_socket(*call, one.node))).collect();
    let branches = [Kind::BooleanOperator, Kind::ConditionalExpression];
    let is_made = |call: &&Node<'_>| {
        let statement = call.statement();
        rest.contains(&statement)
            && is_direct(**call, statement)
            && !call
                .ancestors()
                .take_while(|above| *above != statement)
                .any(|above| branches.contains(&above.kind()))
    };
    let always = made.iter().find(is_made).map(|call| call.start());
    let close = socket.map(|socket| format!("{socket}.close()"));
    let leaves = |node: &Node<'_>| {
        let before = node.parent().into_iter().flat_map(Node::parts).take_while(|part| part != node).last();
        node.kind() == Kind::ReturnStatement
            && always.is_none_or(|always| node.start() < always)
            && before.map(flat) != close
    };
    if let Some(place) = inner().find(leaves) {
        return Err(because(place, "it returns before a handler has the connection"));
    }
    let Some(last) = rest.last().filter(|_| always.is_none()) else { return Ok(()) };
    let indent = Layout::of(*last).indent;
    let lines = if made.is_empty() {
        format!("\n{indent}transport.close()")
    } else {
        let unit = indentation_of(accept);
        format!("\n{indent}if transport.get_protocol() is self:\n{indent}{unit}transport.close()")
    };
    plan.insert_behind(*last, &lines);
    Ok(())
}

/// What `accept()` gives, and how it is taken apart.
#[derive(Default)]
struct Pair<'t> {
    socket: Option<&'t str>,
    address: Option<&'t str>,
    /// The variable of both.
    whole: Option<&'t str>,
    /// The statement that takes it apart.
    unpacks: Option<Node<'t>>,
    /// The statements that stay.
    rest: Option<Vec<Node<'t>>>,
}

impl<'t> Pair<'t> {
    /// Reads `sock, addr = self.accept()`, or `pair = self.accept()` with a test for `None` behind it, which is
    /// dropped: a protocol is told of a connection only if there is one.
    fn of(plan: &mut Plan, accept: Node<'t>) -> Kept<Pair<'t>> {
        let unknown = |node| because(node, "what `accept()` gives is used in another way");
        let all = steps(accept);
        let at = all.iter().position(|step| !calls(*step, "accept").is_empty());
        let statement = at.map(|at| all[at]).ok_or_else(|| because(accept, "it does not accept"))?;
        let value = statement.parts().next().filter(|value| value.kind() == Kind::Assignment);
        let left = value.and_then(|value| value.child(Field::Left)).ok_or_else(|| unknown(statement))?;
        let right = value.and_then(|value| value.child(Field::Right)).map(flat);
        if calls(accept, "accept").len() != 1 || right.as_deref() != Some("self.accept()") {
            return Err(unknown(statement));
        }
        let mut rest = all;
        let mut behind = rest.split_off(at.unwrap_or_default());
        behind.remove(0);
        plan.understand(statement);
        if let Some((socket, address)) = two_names(left) {
            rest.extend(behind);
            let unpacks = Some(statement);
            return Ok(Pair {
                socket: Some(socket),
                address: Some(address),
                unpacks,
                rest: Some(rest),
                whole: None,
            });
        }
        let whole = Some(left.text())
            .filter(|_| left.kind() == Kind::Identifier)
            .ok_or_else(|| unknown(statement))?;
        delete_statement(plan, statement)?;
        if let Some(test) = behind.first().copied().filter(|first| first.kind() == Kind::IfStatement) {
            let condition =
                test.child(Field::Condition).map(|test| flat(test.unparenthesised())).unwrap_or_default();
            let block: Vec<Node<'t>> =
                test.child(Field::Consequence).into_iter().flat_map(Node::parts).collect();
            let leaves = block.iter().all(|step| matches!(flat(*step).as_str(), "return" | "pass"));
            let other = test.child(Field::Alternative);
            let is = |forms: [&str; 2]| forms.iter().any(|form| form.replace('@', whole) == condition);
            if is(["@isNone", "not@"]) && leaves {
                behind.remove(0);
                let inner = other.and_then(|other| other.child(Field::Body));
                match other {
                    None => delete_statement(plan, test)?,
                    Some(_) => {
                        let block: Vec<Node<'t>> = inner.into_iter().flat_map(Node::parts).collect();
                        unwrap(plan, test, &block)?;
                        behind.splice(0..0, block);
                    }
                }
            } else if is(["@isnotNone", "@"]) && other.is_none() {
                behind.remove(0);
                unwrap(plan, test, &block)?;
                behind.splice(0..0, block);
            }
        }
        let unpacks = behind.iter().copied().find(|step| {
            let value = step.parts().next().filter(|value| value.kind() == Kind::Assignment);
            value.and_then(|value| value.child(Field::Right)).is_some_and(|right| right.text() == whole)
        });
        let names = unpacks.and_then(|step| two_names(step.parts().next()?.child(Field::Left)?));
        behind.retain(|step| Some(*step) != unpacks && step.kind() != Kind::Comment);
        rest.extend(behind);
        let (socket, address) = names.unzip();
        if let Some(step) = unpacks {
            plan.understand(step);
        }
        Ok(Pair { socket, address, whole: Some(whole), unpacks, rest: Some(rest) })
    }
}

/// The names of `a, b` on the left of an assignment.
pub(super) fn two_names(left: Node<'_>) -> Option<(&str, &str)> {
    let mut names = left.parts();
    let two = (names.next()?, names.next()?);
    let plain = |name: Node<'_>| name.kind() == Kind::Identifier;
    (names.next().is_none() && plain(two.0) && plain(two.1)).then(|| (two.0.text(), two.1.text()))
}

/// The block of an `if` takes its place.
fn unwrap(plan: &mut Plan, test: Node<'_>, block: &[Node<'_>]) -> Kept<()> {
    let (Some(first), Some(last)) = (block.first(), block.last()) else { return Ok(()) };
    let unit = Layout::of(*first).indent.len() - Layout::of(test).indent.len();
    if last.end() != test.end() {
        return Err(because(test, "something follows its block"));
    }
    plan.edits.push(Edit::delete(test.start()..first.start()));
    plan.deleted.push(test.start()..first.start());
    test.child(Field::Condition).into_iter().for_each(|condition| plan.understand(condition));
    plan.shift(*first, *last, -(unit as isize)).ok_or_else(|| because(test, "a string has several lines"))
}

/// `pair[0]` and `pair[1]`.
fn subscripts(plan: &mut Plan, program: &Program<'_>, accept: Node<'_>, whole: &str) -> Kept<()> {
    for word in variables(accept, whole).filter(|word| !plan.understands(*word)).collect::<Vec<_>>() {
        let subscript = word.parent().filter(|above| above.kind() == Kind::Subscript);
        match subscript.map(|one| (one, flat(one))) {
            Some((one, text)) if text.ends_with("[0]") => socket_place(plan, program, one, "transport")?,
            Some((one, text)) if text.ends_with("[1]") => plan.replace(one, format!("transport.{PEER}")),
            _ => return Err(because(word, "what `accept()` gives is used in another way")),
        }
    }
    Ok(())
}
