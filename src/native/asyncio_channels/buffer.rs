//! `writable()` and `handle_write()` with a buffer: a transport takes all of it at once, so it is
//! handed over as soon as there is something in it.

use super::plan::{Plan, calls, flat, method, names, steps, unit, uses};
use crate::syntax::{Field, Kind, Layout, Node};

/// The edits of a buffer. False if there is none, `None` where it is not understood.
pub(super) fn draft(plan: &mut Plan, class: Node<'_>, read: Node<'_>) -> Option<bool> {
    let (asks, writes) = (method(class, "writable"), method(class, "handle_write"));
    let (Some(asks), Some(writes)) = (asks, writes) else {
        // Those that say nothing are understood already.
        return Some(false);
    };
    if plan.understands(asks.child(Field::Name)?) {
        return Some(false);
    }
    let (questions, all) = (steps(asks), steps(writes));
    let ([question], [sends, shortens, others @ ..]) = (questions.as_slice(), all.as_slice()) else {
        return None;
    };
    let sent = flat(*sends);
    let (count, rest) = sent.split_once("=self.send(self.")?;
    let (buffer, _) = rest.split_once([')', '['])?;
    let whole = rest.strip_prefix(buffer)?;
    let piece = whole.strip_prefix("[:").and_then(|rest| rest.strip_suffix("])"));
    let is_size = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let own = format!("self.{buffer}");
    let is_known = [
        own.clone(),
        format!("len({own})>0"),
        format!("({own}!=b'')"),
        format!("{own}!=b''"),
        format!("len({own})"),
        format!("(len({own})>0)"),
        format!("bool({own})"),
        format!("len({own})!=0"),
        format!("{own}!=b\"\""),
    ]
    .iter()
    .any(|known| flat(*question) == format!("return{known}"));
    let ends = |step: &Node<'_>| {
        let condition = step.child(Field::Condition).map(flat).unwrap_or_default();
        step.kind() == Kind::IfStatement
            && [format!("not{own}"), format!("len({own})==0")].contains(&condition)
            && step.child(Field::Alternative).is_none()
    };
    if !is_known
        || !(whole == ")" || piece.is_some_and(is_size))
        || flat(*shortens) != format!("{own}={own}[{count}:]")
        || !others.iter().all(ends)
        || !names(asks)?.is_empty()
        || !names(writes)?.is_empty()
        || calls(class, "handle_write").len() + calls(class, "writable").len() > 0
    {
        return None;
    }
    plan.replace(*sends, format!("self.transport.write({own})"));
    plan.replace(*shortens, format!("{own} = b\"\""));
    plan.understand(asks.child(Field::Name)?);
    plan.understand(writes.child(Field::Name)?);
    filled(plan, class, writes, read, buffer)?;
    Some(true)
}

/// What is put into the buffer while a connection is read is handed over there.
fn filled(plan: &mut Plan, class: Node<'_>, writes: Node<'_>, read: Node<'_>, buffer: &str) -> Option<()> {
    let init = method(class, "__init__")?;
    let mut attributes = class.tree().root().descendants().filter(|node| node.kind() == Kind::Attribute);
    // Nobody else may put something into it.
    if attributes.any(|attribute| {
        attribute.child(Field::Attribute).is_some_and(|name| name.text() == buffer)
            && attribute.child(Field::Object).is_some_and(|object| object.text() != "self")
    }) {
        return None;
    }
    let connect = method(class, "handle_connect");
    for (attribute, _) in uses(class).filter(|(_, name)| name.text() == buffer) {
        let above = attribute.parent()?;
        // A method of the buffer may change it.
        if above.kind() == Kind::Attribute {
            return None;
        }
        let sets = matches!(above.kind(), Kind::Assignment | Kind::AugmentedAssignment)
            && attribute.field() == Some(Field::Left);
        if !sets || attribute.is_within(writes) || attribute.is_within(init) {
            continue;
        }
        if connect.is_some_and(|connect| attribute.is_within(connect)) {
            continue;
        }
        let statement = attribute.statement();
        let layout = Layout::of(statement);
        if !attribute.is_within(read) || !layout.starts_line || !layout.ends_line {
            return None;
        }
        let (end, indent) = (statement.end(), layout.indent);
        plan.insert(
            end,
            format!("\n{indent}if self.writable():\n{indent}{}self.handle_write()", unit(class)),
        );
    }
    Some(())
}
