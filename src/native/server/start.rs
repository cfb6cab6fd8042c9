//! Where a program starts: its listeners and clients are made, and `asyncore.loop()` runs them.

use super::asyncore::{Program, Role, is_inherited};
use super::{Plan, called, indentation_of, name, serves_for_ever};
use crate::syntax::{Field, Kind, Layout, Node};

/// What starts several channels together.
const TOGETHER: &str = "async def run_all(*channels):
    await asyncio.gather(*(channel.run() for channel in channels))
";

/// `asyncore.loop()` becomes `asyncio.run(…)` of all that was made before it. Gives that call.
pub(super) fn draft(plan: &mut Plan, program: &Program<'_>) -> Option<String> {
    let [call] = program.loops.as_slice() else { return None };
    let statement = call.parent().filter(|_| serves_for_ever(*call))?;
    let mut made = Vec::new();
    for channel in program.channels.iter().filter(|channel| channel.role != Role::Handler) {
        let words = program.module.identifiers(name(channel.class));
        let words: Vec<Node<'_>> = words.filter(|word| !plan.understands(*word)).collect();
        for word in words {
            made.push((word.start(), instance(plan, program, channel.role, word, statement, made.len())?));
        }
    }
    made.sort();
    let all: Vec<&str> = made.iter().map(|(_, name)| name.as_str()).collect();
    let text = match all.as_slice() {
        [] => return None,
        [one] => format!("asyncio.run({one}.run())"),
        several => {
            let last =
                program.channels.iter().map(|channel| channel.class).max_by_key(|class| class.start())?;
            if program.module.identifiers("run_all").next().is_some() || !Layout::of(last).ends_line {
                return None;
            }
            plan.insert(
                last.end(),
                format!("\n\n\n{}", TOGETHER.trim_end().replace("    ", &indentation_of(last))),
            );
            format!("asyncio.run(run_all({}))", several.join(", "))
        }
    };
    plan.replace(*call, text.clone());
    Some(text)
}

/// The variable of a channel that is made before the loop, in the same function.
fn instance(
    plan: &mut Plan,
    program: &Program<'_>,
    role: Role,
    word: Node<'_>,
    end: Node<'_>,
    number: usize,
) -> Option<String> {
    let call = called(word)?;
    let above = call.parent()?;
    let statement = call.statement();
    let block = statement.parent()?;
    let function =
        |node: Node<'_>| node.enclosing(&[Kind::FunctionDefinition]).map(|function| function.start());
    let before = statement.start() < end.start()
        && end.ancestors().any(|above| above == block)
        && function(statement) == function(end);
    let loops = |node: Node<'_>| matches!(node.kind(), Kind::ForStatement | Kind::WhileStatement);
    if !before || end.ancestors().take_while(|node| node.kind() != Kind::FunctionDefinition).any(loops) {
        return None;
    }
    plan.understand(word);
    if above.kind() == Kind::ExpressionStatement {
        let mut name = if role == Role::Listener { "server" } else { "client" }.to_owned();
        if number > 0 {
            name.push_str(&(number + 1).to_string());
        }
        while program.module.identifiers(&name).next().is_some() {
            name.push('_');
        }
        plan.insert(call.start(), format!("{name} = "));
        return Some(name);
    }
    let target = above
        .child(Field::Left)
        .filter(|left| above.kind() == Kind::Assignment && left.kind() == Kind::Identifier)?;
    // What else is done with it is that of a value which is no dispatcher any more.
    let is_known = |place: Node<'_>| {
        let attribute = place.parent().filter(|attribute| attribute.kind() == Kind::Attribute);
        let name = attribute.and_then(|attribute| attribute.child(Field::Attribute)).map_or("", Node::text);
        let is_called = attribute.is_some_and(|attribute| called(attribute).is_some());
        // Before the loop runs, a channel has no transport yet.
        let is_later = place.start() > end.start() && function(place) == function(end);
        place == target
            || name == "socket" && role == Role::Listener
            || attribute.is_some() && !is_inherited(name) && (is_later || !is_called)
    };
    program.module.identifiers(target.text()).all(is_known).then(|| target.text().to_owned())
}
