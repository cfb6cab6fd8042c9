//! A dispatcher that reads and sends becomes a protocol: that of an accepted connection, or of a client.

use super::asyncore::{Channel, Program, Role, delete_quiet, hands_on, is_plain, keep_socket};
use super::listener::is_stream;
use super::{
    Plan, body, calls, flat, indentation_of, is_direct, is_statement, lines, method, name, parameters, steps,
    uses,
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

/// Those methods of [`METHODS`] for which flags say so, as they stand before another method.
pub(super) fn methods(before: Node<'_>, flags: &[(&str, bool)]) -> String {
    let indent = Layout::of(before).indent;
    lines(METHODS, flags, &indent, &indentation_of(before)).trim_start().to_owned() + &indent
}

/// The edits of a channel; `None` where it is not understood.
pub(super) fn draft(plan: &mut Plan, program: &Program<'_>, channel: &Channel<'_>) -> Option<()> {
    constructor(plan, program, channel)?;
    let class = channel.class;
    delete_quiet(plan, class, false)?;
    let is_client = channel.role == Role::Client;
    let connect = method(class, "handle_connect").filter(|method| is_client && is_plain(*method));
    let connect =
        connect.and_then(|method| method.child(Field::Name)).filter(|name| !plan.understands(*name));
    connect.into_iter().for_each(|name| plan.understand(name));
    if channel.is_chat {
        plan.replace(class.child(Field::Superclasses)?, format!("({})", program.chat_class));
        let members = body(class).into_iter().filter(|part| CHAT_MEMBERS.contains(&name(*part)));
        members.filter_map(|part| part.child(Field::Name)).for_each(|name| plan.understand(name));
        let members = uses(class).filter(|(_, name)| CHAT_MEMBERS.contains(&name.text()));
        members.for_each(|(attribute, _)| plan.understand(attribute));
        let found = method(class, "found_terminator")?;
        if is_client {
            let made = ("made", connect.is_some());
            let flags = ["chat", "client", "lost", "connect"].map(|flag| (flag, true));
            plan.insert(found.start(), methods(found, &[&flags[..], &[made]].concat()));
        }
        return Some(());
    }
    plan.replace(class.child(Field::Superclasses)?, "(asyncio.Protocol)");
    let read = method(class, "handle_read")?;
    let (error, close) = (method(class, "handle_error"), method(class, "handle_close"));
    // One that sends a last word, or stays open, is not understood.
    let ends = |close| !calls(close, "close").is_empty() && calls(close, "send").is_empty();
    if !close.is_none_or(ends) || !error.is_none_or(is_plain) {
        return None;
    }
    let buffer = buffer(plan, class, read)?;
    let wraps = error.is_some() || buffer == Buffer::FilledByReading;
    let is_last = !reading(plan, read, wraps)?;
    let is_told = close
        .is_some_and(|close| !matches!(steps(close).as_slice(), [only] if flat(*only) == "self.close()"));
    let apart = |call: &Node<'_>| [close, error].into_iter().flatten().all(|method| !call.is_within(method));
    let closes = calls(class, "close").iter().any(apart);
    let has_close = error.is_some() || closes && (is_told || is_last) || program.closes_outside;
    match close {
        Some(close) if !is_told && calls(class, "handle_close").is_empty() => plan.delete(close)?,
        Some(close) => plan.understand(close.child(Field::Name)?),
        None => {}
    }
    error.and_then(|error| error.child(Field::Name)).into_iter().for_each(|name| plan.understand(name));
    let flags = [
        ("made", true),
        ("connect", connect.is_some()),
        ("buffer", buffer != Buffer::None),
        ("sends", program.sends_outside),
        ("close", has_close),
        // It has to know that it closed itself.
        ("marked", has_close && (is_told || is_last)),
        ("lost", is_client || is_told || is_last),
        ("told", is_told),
        ("last", is_last),
        ("client", is_client),
        ("error", error.is_some()),
        ("wrap", wraps),
        ("refill", buffer == Buffer::FilledByReading),
    ];
    plan.insert(read.start(), methods(read, &flags));
    rest(plan, program, class, has_close)
}

/// The socket is no longer given to a handler, and a client makes its own.
fn constructor(plan: &mut Plan, program: &Program<'_>, channel: &Channel<'_>) -> Option<()> {
    let Some((call, arguments)) = &channel.above else { return Some(()) };
    let init = method(channel.class, "__init__")?;
    if channel.role == Role::Client {
        arguments.is_empty().then_some(())?;
        connecting(plan, program, channel.class, init)?;
    } else {
        let (at, socket) = channel.socket()?;
        let words =
            init.descendants().filter(|node| node.kind() == Kind::Identifier && node.text() == socket);
        if words.filter(|node| is_variable(*node)).count() != 2 {
            return None;
        }
        let all: Vec<Node<'_>> = init.child(Field::Parameters)?.parts().collect();
        plan.edits.push(Edit::delete(all[at].end()..all[at + 1].end()));
    }
    if channel.is_chat {
        let is_super = flat(*call).starts_with("super");
        let by_name = format!("{}.__init__(self)", program.chat_class);
        plan.replace(*call, if is_super { "super().__init__()".to_owned() } else { by_name });
        return Some(());
    }
    match (body(init).len(), steps(init).len()) {
        (1, _) if parameters(init)?.len() < 2 => plan.delete(init),
        (_, 2..) => plan.delete(call.parent()?),
        _ => None,
    }
}

/// `create_socket()` and `connect(address)` of a client.
fn connecting(plan: &mut Plan, program: &Program<'_>, class: Node<'_>, init: Node<'_>) -> Option<()> {
    let (makes, connects) = (calls(class, "create_socket"), calls(class, "connect"));
    let ([make], [connect]) = (makes.as_slice(), connects.as_slice()) else { return None };
    let arguments = given(*connect);
    let [address] = arguments.as_slice() else { return None };
    let is_known = |call: Node<'_>| is_statement(call) && call.is_within(init) && is_direct(call, init);
    if !is_known(*make) || !is_known(*connect) || !is_stream(*make) || address.node != address.value {
        return None;
    }
    plan.replace(make.child(Field::Function)?, format!("self.socket = {}.socket", program.socket));
    plan.understand(connect.child(Field::Function)?);
    plan.edits.push(Edit::replace(connect.start()..address.node.start(), "self.address = "));
    plan.edits.push(Edit::delete(address.node.end()..connect.end()));
    keep_socket(plan, class)
}

/// Where what is to be sent waits until the socket takes it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Buffer {
    /// Nowhere: it is sent at once.
    None,
    /// In an attribute that is filled before there is a connection.
    Filled,
    /// And where something is read.
    FilledByReading,
}

/// `writable()` and `handle_write()` with a buffer: a transport takes all of it at once, so it is handed
/// over as soon as there is something in it. `None` where it is not understood.
fn buffer(plan: &mut Plan, class: Node<'_>, read: Node<'_>) -> Option<Buffer> {
    let (Some(asks), Some(writes)) = (method(class, "writable"), method(class, "handle_write")) else {
        // Those that say nothing are understood already.
        return Some(Buffer::None);
    };
    if plan.understands(asks.child(Field::Name)?) {
        return Some(Buffer::None);
    }
    let (questions, all) = (steps(asks), steps(writes));
    let ([question], [sends, shortens, others @ ..]) = (questions.as_slice(), all.as_slice()) else {
        return None;
    };
    let sent = flat(*sends);
    let (count, rest) = sent.split_once("=self.send(self.")?;
    let name = rest.split([')', '[']).next()?;
    let piece = rest[name.len()..].strip_suffix(')')?;
    let is_size = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let is_piece = piece.is_empty()
        || piece.strip_prefix("[:").and_then(|rest| rest.strip_suffix(']')).is_some_and(is_size);
    let own = format!("self.{name}");
    let question = flat(*question);
    let asked = question.strip_prefix("return")?;
    let asked = asked.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(asked);
    let forms = ["@", "len(@)", "bool(@)", "len(@)>0", "0<len(@)", "len(@)!=0", "@!=b''", "@!=b\"\""];
    let ends = |step: &Node<'_>| {
        let condition = step.child(Field::Condition).map(flat).unwrap_or_default();
        step.kind() == Kind::IfStatement
            && [format!("not{own}"), format!("len({own})==0")].contains(&condition)
            && step.child(Field::Alternative).is_none()
    };
    let is_called = |wanted| !calls(class, wanted).is_empty();
    if !forms.iter().any(|form| form.replace('@', &own) == asked)
        || !is_piece
        || flat(*shortens) != format!("{own}={own}[{count}:]")
        || !others.iter().all(ends)
        || !is_plain(asks)
        || !is_plain(writes)
        || is_called("handle_write")
        || is_called("writable")
    {
        return None;
    }
    plan.replace(*sends, format!("self.transport.write({own})"));
    plan.replace(*shortens, format!("{own} = b\"\""));
    plan.understand(asks.child(Field::Name)?);
    plan.understand(writes.child(Field::Name)?);
    // Nobody else may put something into it, nor a method of its own.
    let is_it =
        |node: &Node<'_>| node.child(Field::Attribute).is_some_and(|attribute| attribute.text() == name);
    let places =
        class.tree().root().descendants().filter(|node| node.kind() == Kind::Attribute && is_it(node));
    let early = [Some(writes), method(class, "__init__"), method(class, "handle_connect")];
    let mut kind = Buffer::Filled;
    for place in places {
        let above = place.parent()?;
        if place.child(Field::Object)?.text() != "self" || above.kind() == Kind::Attribute {
            return None;
        }
        let sets = place.field() == Some(Field::Left)
            && matches!(above.kind(), Kind::Assignment | Kind::AugmentedAssignment);
        if sets && !early.into_iter().flatten().any(|method| place.is_within(method)) {
            place.is_within(read).then(|| kind = Buffer::FilledByReading)?;
        }
    }
    Some(kind)
}

/// `handle_read()` as `data_received()`, or with the data as a parameter where that calls it. Gives whether
/// nothing is done at the end of the stream, when `recv()` returned no bytes and a protocol is not asked.
fn reading(plan: &mut Plan, read: Node<'_>, wraps: bool) -> Option<bool> {
    let places = calls(read.parent()?, "recv");
    let [recv] = places.as_slice() else { return None };
    let size: Option<u64> = match given(*recv).as_slice() {
        [size] => size.node.text().split('*').map(|part| part.trim().parse::<u64>().ok()).product(),
        _ => None,
    };
    // Small portions are counted on.
    if !is_plain(read)
        || !recv.is_within(read)
        || !is_direct(*recv, read)
        || size.is_none_or(|size| size < 512)
    {
        return None;
    }
    let all = steps(read);
    // What came must be read whatever happens: nobody reads it later.
    let at = all.iter().position(|step| recv.is_within(*step))?;
    let choices = [Kind::BooleanOperator, Kind::ConditionalExpression];
    if !all[..=at].iter().all(|step| step.kind() == Kind::ExpressionStatement)
        || recv.ancestors().take_while(|above| *above != read).any(|above| choices.contains(&above.kind()))
    {
        return None;
    }
    let assignment = recv.parent().filter(|above| above.kind() == Kind::Assignment && at == 0);
    let left =
        assignment.and_then(|part| part.child(Field::Left)).filter(|left| left.kind() == Kind::Identifier);
    let (data, rest) = match left {
        Some(left) => {
            plan.understand(all[0]);
            plan.edits.push(Edit::delete(all[0].start()..all.get(1)?.start()));
            (left.text(), &all[1..])
        }
        None => {
            let taken =
                read.descendants().any(|node| node.kind() == Kind::Identifier && node.text() == "data");
            (!taken).then(|| plan.replace(*recv, "data"))?;
            ("data", &all[..])
        }
    };
    let title = read.child(Field::Name)?;
    if wraps {
        plan.understand(title)
    } else {
        plan.replace(title, "data_received")
    }
    plan.replace(read.child(Field::Parameters)?, format!("(self, {data})"));
    Some(is_harmless(rest, left.map_or(flat(*recv).as_str(), |_| data)))
}

/// Whether these statements do nothing if no bytes came.
fn is_harmless(steps: &[Node<'_>], data: &str) -> bool {
    let Some(first) = steps.first() else { return true };
    let condition = first.child(Field::Condition).map(flat).unwrap_or_default();
    let is = |forms: &[&str]| forms.iter().any(|form| form.replace('@', data) == condition);
    if first.kind() == Kind::IfStatement && first.child(Field::Alternative).is_none() {
        let block = first.child(Field::Consequence).into_iter().flat_map(Node::parts);
        let inner: Vec<String> = block.map(flat).collect();
        let leaves =
            |step: &String| matches!(step.as_str(), "return" | "self.close()" | "self.handle_close()");
        let returns = inner.last().is_some_and(|last| last == "return") && inner.iter().all(leaves);
        return is(&["@", "len(@)>0", "len(@)"]) && steps.len() == 1 || is(&["not@", "len(@)==0"]) && returns;
    }
    let all = flat(*first);
    steps.len() == 1
        && (all == format!("self.send({data})") || all.split_once("+=").is_some_and(|(_, more)| more == data))
}

/// What is left of `send()` and `close()` is the transport's.
fn rest(plan: &mut Plan, program: &Program<'_>, class: Node<'_>, has_close: bool) -> Option<()> {
    let init = method(class, "__init__");
    if init.is_some_and(|init| acts_early(program, class, init)) {
        return None;
    }
    for (wanted, new, is_method) in [
        ("send", "self.transport.write", program.sends_outside),
        ("close", "self.transport.close", has_close),
    ] {
        for call in calls(class, wanted) {
            let function = call.child(Field::Function)?;
            if plan.understands(function.child(Field::Attribute)?) {
                continue;
            }
            if init.is_some_and(|init| call.is_within(init)) || !is_statement(call) {
                return None;
            }
            if is_method { plan.understand(function) } else { plan.replace(function, new) }
        }
    }
    let asked = calls(class, "handle_close").into_iter().filter_map(|call| call.child(Field::Function));
    asked.for_each(|function| plan.understand(function));
    Some(())
}

/// Whether something may be sent before there is a connection: by a method that the constructor
/// calls, or by another who is handed the channel there.
fn acts_early(program: &Program<'_>, class: Node<'_>, init: Node<'_>) -> bool {
    let acts = ["send", "close"].iter().flat_map(|word| calls(class, word));
    let acts = acts.filter_map(|call| call.enclosing(&[Kind::FunctionDefinition]));
    let helpers = acts.filter(|method| !name(*method).starts_with("handle_"));
    let calls_own = uses(init).any(|(_, word)| method(class, word.text()).is_some());
    let others = program.sends_outside || program.closes_outside;
    helpers.count() > 0 && calls_own || others && hands_on(init)
}
