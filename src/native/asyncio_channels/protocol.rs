//! A dispatcher that reads and sends as a protocol.

use super::channel::{connected, quiet, running};
use super::plan::{Plan, arguments, calls, flat, is_direct, is_statement, method, name, names, steps, uses};
use super::{Channel, Lines, Program, Role, block, buffer};
use crate::syntax::{Field, Kind, Node};
use crate::text::Edit;

/// What is known of a dispatcher before its new methods are written.
struct Shape<'t> {
    class: Node<'t>,
    read: Node<'t>,
    error: Option<Node<'t>>,
    close: Option<Node<'t>>,
    is_client: bool,
    /// Whether nothing is done at the end of the stream, when `recv()` returned no bytes.
    is_harmless: bool,
    /// Whether `handle_write()` empties a buffer.
    has_buffer: bool,
    /// Whether `handle_close()` does more than to close.
    says: bool,
    /// Whether it is called by the class itself.
    is_asked: bool,
    /// Whether the class gets a method `close()`.
    has_close: bool,
}

/// The edits of a dispatcher; `None` where it is not understood.
pub(super) fn draft(plan: &mut Plan, program: &Program<'_>, channel: &Channel<'_>) -> Option<()> {
    quiet(plan, channel.class, false)?;
    let shape = Shape::of(plan, program, channel)?;
    let mut lines = shape.made(plan)?;
    if program.sends_outside {
        lines.extend([
            (0, "def send(self, data):"),
            (1, "self.transport.write(data)"),
            (1, "return len(data)"),
            (0, ""),
        ]);
    }
    lines.extend(shape.closes());
    lines.extend(shape.ends(plan)?);
    if shape.is_client {
        lines.extend(running(shape.error.is_some()));
        lines.push((0, ""));
    }
    lines.extend(shape.guards(plan)?);
    lines.pop();
    plan.insert(shape.read.start(), block(shape.read, &lines));
    rest(plan, program, &shape)
}

impl<'t> Shape<'t> {
    fn of(plan: &mut Plan, program: &Program<'_>, channel: &Channel<'t>) -> Option<Self> {
        let class = channel.class;
        let read = method(class, "handle_read")?;
        let (error, close) = (method(class, "handle_error"), method(class, "handle_close"));
        // One that sends a last word, or stays open, is not understood.
        let ends = |close| !calls(close, "close").is_empty() && calls(close, "send").is_empty();
        if !close.is_none_or(ends)
            || !error.is_none_or(|error| names(error).is_some_and(|all| all.is_empty()))
        {
            return None;
        }
        let is_harmless = reading(plan, read, error.is_some())?;
        let has_buffer = buffer::draft(plan, class, read)?;
        let own =
            |call: &Node<'_>| ![close, error].into_iter().flatten().any(|method| call.is_within(method));
        let closes = calls(class, "close").iter().any(own);
        let says = close
            .is_some_and(|close| !matches!(steps(close).as_slice(), [only] if flat(*only) == "self.close()"));
        let has_close = error.is_some() || closes && (says || !is_harmless) || program.closes_outside;
        let is_asked = !calls(class, "handle_close").is_empty();
        let is_client = channel.kind == Role::Client;
        Some(Shape {
            class,
            read,
            error,
            close,
            is_client,
            is_harmless,
            has_buffer,
            says,
            is_asked,
            has_close,
        })
    }

    /// Whether it has to know that it closed itself.
    fn is_marked(&self) -> bool {
        self.has_close && (self.says || !self.is_harmless)
    }

    /// `connection_made()`.
    fn made(&self, plan: &mut Plan) -> Option<Lines> {
        let mut lines = vec![(0, "def connection_made(self, transport):"), (1, "self.transport = transport")];
        if self.is_marked() {
            lines.push((1, "self.closed = False"));
        }
        let start = lines.len();
        if self.has_buffer {
            lines.extend([(1, "if self.writable():"), (2, "self.handle_write()")]);
        }
        if self.is_client && connected(plan, self.class, &lines[1..start], &lines[start..])? {
            return Some(Lines::new());
        }
        lines.push((0, ""));
        Some(lines)
    }

    fn closes(&self) -> Lines {
        let mut lines = Lines::new();
        if !self.has_close {
            return lines;
        }
        lines.push((0, "def close(self):"));
        if self.is_marked() {
            lines.push((1, "self.closed = True"));
        }
        if self.is_client && self.error.is_some() {
            lines.extend([
                (1, "if self.transport is None:"),
                (2, "self.socket.close()"),
                (1, "else:"),
                (2, "self.transport.close()"),
            ]);
        } else {
            lines.push((1, "self.transport.close()"));
        }
        lines.push((0, ""));
        lines
    }

    /// `connection_lost()`, and what becomes of `handle_close()`.
    fn ends(&self, plan: &mut Plan) -> Option<Lines> {
        let mut lines = Lines::new();
        if self.says && self.is_harmless && !self.has_close && !self.is_asked && !self.is_client {
            lost(plan, self.close?)?;
            return Some(lines);
        }
        match self.close {
            Some(close) if !self.says && !self.is_asked => plan.delete(close)?,
            Some(close) => plan.understand(close.child(Field::Name)?),
            None => {}
        }
        if self.is_client || self.says || !self.is_harmless {
            lines.push((0, "def connection_lost(self, exc):"));
        }
        if self.is_client {
            lines.push((1, "self.done.set_result(None)"));
        }
        let depth = 1 + usize::from(self.is_marked());
        if self.is_marked() {
            lines.push((1, "if not self.closed:"));
        }
        if self.says {
            lines.push((depth, "self.handle_close()"));
        }
        if !self.is_harmless {
            lines.push((depth, "self.data_received(b\"\")"));
        }
        if !lines.is_empty() {
            lines.push((0, ""));
        }
        Some(lines)
    }

    /// What calls `handle_error()`.
    fn guards(&self, plan: &mut Plan) -> Option<Lines> {
        let Some(error) = self.error else { return Some(Lines::new()) };
        plan.understand(error.child(Field::Name)?);
        Some(vec![
            (0, "def data_received(self, data):"),
            (1, "try:"),
            (2, "self.handle_read(data)"),
            (1, "except Exception:"),
            (2, "self.handle_error()"),
            (0, ""),
        ])
    }
}

/// `handle_read()` as `data_received()`. Gives whether nothing is done at the end of the stream,
/// when `recv()` returned no bytes and a protocol is not asked.
fn reading(plan: &mut Plan, read: Node<'_>, has_error: bool) -> Option<bool> {
    let class = read.parent()?;
    let places = calls(class, "recv");
    let [recv] = places.as_slice() else { return None };
    let size: Option<u64> = match arguments(*recv).as_slice() {
        [size] => size.text().split('*').map(|part| part.trim().parse::<u64>().ok()).product(),
        _ => None,
    };
    // Small portions are counted on.
    if !names(read)?.is_empty()
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
    let first =
        all.first().and_then(|step| step.parts().next()).filter(|part| part.kind() == Kind::Assignment);
    let first = first.filter(|part| part.child(Field::Right) == Some(*recv));
    let named = first.and_then(|part| part.child(Field::Left)).filter(|left| left.kind() == Kind::Identifier);
    let data = match named {
        Some(left) => {
            plan.understand(*all.first()?);
            let next = all.get(1)?;
            plan.edits.push(Edit::delete(all[0].start()..next.start()));
            left.text()
        }
        None => {
            let taken =
                read.descendants().any(|node| node.kind() == Kind::Identifier && node.text() == "data");
            if taken {
                return None;
            }
            plan.replace(*recv, "data");
            "data"
        }
    };
    let title = read.child(Field::Name)?;
    if has_error {
        plan.understand(title);
    } else {
        plan.replace(title, "data_received");
    }
    plan.replace(read.child(Field::Parameters)?, format!("(self, {data})"));
    let rest = &all[usize::from(named.is_some())..];
    Some(is_harmless(rest, named.map_or(flat(*recv).as_str(), |_| data)))
}

/// Whether these statements do nothing if no bytes came.
fn is_harmless(steps: &[Node<'_>], data: &str) -> bool {
    let Some(first) = steps.first() else { return true };
    if first.kind() == Kind::IfStatement && first.child(Field::Alternative).is_none() {
        let condition = first.child(Field::Condition).map(flat).unwrap_or_default();
        if [data.to_owned(), format!("len({data})>0"), format!("len({data})")].contains(&condition) {
            return steps.len() == 1;
        }
        let inner = first.child(Field::Consequence).into_iter().flat_map(|block| block.parts());
        let inner: Vec<String> = inner.map(flat).collect();
        let leaves = inner.last().is_some_and(|last| last == "return");
        let closes = inner
            .iter()
            .all(|step| ["return", "self.close()", "self.handle_close()"].contains(&step.as_str()));
        let empty = [format!("not{data}"), format!("len({data})==0")].contains(&condition);
        return empty && leaves && closes;
    }
    let all = flat(*first);
    steps.len() == 1
        && (all == format!("self.send({data})") || all.split_once("+=").is_some_and(|(_, more)| more == data))
}

/// `handle_close()` as `connection_lost()`, where the transport is closed already.
fn lost(plan: &mut Plan, close: Node<'_>) -> Option<()> {
    let all = steps(close);
    let (last, others) = all.split_last()?;
    if flat(*last) != "self.close()"
        || others.is_empty()
        || !names(close)?.is_empty()
        || calls(close, "close").len() != 1
    {
        return None;
    }
    plan.understand(*last);
    plan.replace(close.child(Field::Name)?, "connection_lost");
    plan.replace(close.child(Field::Parameters)?, "(self, exc)");
    plan.edits.push(Edit::delete(others.last()?.end()..last.end()));
    Some(())
}

/// What is left of `send()` and `close()` is the transport's.
fn rest(plan: &mut Plan, program: &Program<'_>, shape: &Shape<'_>) -> Option<()> {
    let (class, has_close) = (shape.class, shape.has_close);
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
    for call in calls(class, "handle_close") {
        plan.understand(call.child(Field::Function)?);
    }
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
    helpers.count() > 0 && calls_own || others && super::hands_on(init)
}
