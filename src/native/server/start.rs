//! Where a program starts: its listeners and clients are made, and `asyncore.loop()` runs them.

use super::asyncore::{Kept, Program, Role, because};
use super::{Plan, called, indentation_of, name, serves_for_ever};
use crate::matching::{Argument, given};
use crate::model::is_variable;
use crate::syntax::{Field, Kind, Layout, Node};
use crate::text::Edit;

/// What starts several channels together.
const TOGETHER: &str = "async def run_all(*channels):
    await asyncio.gather(*(channel.run() for channel in channels))";

/// `asyncore.loop()` becomes `asyncio.run(…)` of all that was made before it. Gives that call.
pub(super) fn draft(plan: &mut Plan, program: &Program<'_>) -> Kept<String> {
    let root = program.module.tree.root();
    let [run] = program.loops.as_slice() else {
        let place = program.loops.get(1).copied().or(program.channels.first().map(|channel| channel.class));
        let why = if program.loops.is_empty() {
            "the file does not run a loop"
        } else {
            "the loop runs in several places"
        };
        return Err(because(place.unwrap_or(root), why));
    };
    let thread = thread_of(*run);
    if thread.is_none() && !serves_for_ever(*run) {
        return Err(because(*run, "the loop takes turns, or waits for something else"));
    }
    let place = thread.unwrap_or(*run).statement();
    let mut made: Vec<(usize, String)> = Vec::new();
    for channel in program.channels.iter().filter(|channel| channel.role != Role::Handler) {
        let words: Vec<Node<'_>> =
            program.module.identifiers(name(channel.class)).filter(|word| !plan.understands(*word)).collect();
        for word in words {
            let name = instance(plan, program, channel.role, word, place, thread.is_some(), &made)?;
            made.push((word.start(), name));
        }
    }
    made.sort();
    let mut all: Vec<&str> = made.iter().map(|(_, name)| name.as_str()).collect();
    all.dedup();
    let text = match all.as_slice() {
        [] => return Err(because(place, "nothing is made before the loop")),
        [one] if !one.starts_with('*') => format!("{one}.run()"),
        several => {
            let last = program
                .channels
                .iter()
                .map(|channel| channel.class)
                .max_by_key(|class| class.start())
                .unwrap_or(root);
            if program.module.identifiers("run_all").next().is_some() || !Layout::of(last).ends_line {
                return Err(because(last, "`run_all` is taken"));
            }
            let unit = indentation_of(last);
            plan.insert_behind(last, &format!("\n\n\n{}", TOGETHER.replace("    ", &unit)));
            format!("run_all({})", several.join(", "))
        }
    };
    let Some(thread) = thread else {
        let text = format!("asyncio.run({text})");
        plan.replace(*run, text.clone());
        return Ok(text);
    };
    plan.replace(*run, "asyncio.run");
    plan.insert(run.end(), format!(", args=({text},)"));
    drop_arguments(plan, thread);
    Ok(format!("asyncio.run({text})"))
}

/// What the loop was called with in its thread goes.
pub(super) fn drop_arguments(plan: &mut Plan, thread: Node<'_>) {
    let given = given(thread).into_iter();
    for argument in
        given.filter(|one| one.keyword.is_some_and(|name| ["args", "kwargs"].contains(&name.text())))
    {
        let before = &thread.tree().text()[..argument.node.start()];
        let start = before.trim_end_matches([' ', ',', '\n', '\r', '\t']).len();
        plan.edits.push(Edit::delete(start..argument.node.end()));
    }
}

/// The call that makes a thread whose target is the loop, for as long as a channel is open.
pub(super) fn thread_of(run: Node<'_>) -> Option<Node<'_>> {
    let argument = run.parent().filter(|above| above.kind() == Kind::KeywordArgument)?;
    let is_target = argument.child(Field::Name).is_some_and(|name| name.text() == "target");
    let call = argument.parent()?.parent().filter(|call| is_target && call.kind() == Kind::Call)?;
    let limits = |one: &Argument<'_>| ["map", "count"].iter().any(|word| one.value.text().contains(word));
    let is_plain = !given(call).iter().any(|one| one.stars > 0 || limits(one));
    (is_plain && call.child(Field::Function)?.text().ends_with("Thread")).then_some(call)
}

/// The innermost loop around a statement, in the same function.
fn loop_around(statement: Node<'_>) -> Option<Node<'_>> {
    let is_loop = |node: &Node<'_>| matches!(node.kind(), Kind::ForStatement | Kind::WhileStatement);
    statement.ancestors().take_while(|node| node.kind() != Kind::FunctionDefinition).find(is_loop)
}

/// What stands for the channels that a call makes before the loop, in the same function: a variable, or a list of
/// them behind a star.
fn instance(
    plan: &mut Plan,
    program: &Program<'_>,
    role: Role,
    word: Node<'_>,
    end: Node<'_>,
    in_thread: bool,
    made: &[(usize, String)],
) -> Kept<String> {
    let unknown = |node| because(node, "it is not made once before the loop, in the same function");
    let call = called(word).ok_or_else(|| unknown(word))?;
    let (Some(above), statement) = (call.parent(), call.statement()) else { return Err(unknown(word)) };
    let function =
        |node: Node<'_>| node.enclosing(&[Kind::FunctionDefinition]).map(|function| function.start());
    let repeated = loop_around(statement).filter(|block| block.kind() == Kind::ForStatement);
    let outer = repeated.unwrap_or(statement);
    let before = outer.start() < end.start()
        && outer.parent().is_some_and(|block| end.ancestors().any(|above| above == block))
        && function(statement) == function(end);
    if !before || loop_around(outer.parent().unwrap_or(outer)).is_some() || loop_around(end).is_some() {
        return Err(unknown(word));
    }
    plan.understand(word);
    let taken = |name: &str| {
        program.module.identifiers(name).next().is_some()
            || made.iter().any(|(_, other)| other.trim_start_matches('*') == name)
    };
    if above.kind() == Kind::ExpressionStatement {
        let mut name = if role == Role::Listener { "server" } else { "client" }.to_owned();
        if repeated.is_some() {
            name.push('s');
        }
        while taken(&name) {
            name.push('_');
        }
        if repeated.is_some() {
            plan.insert(outer.start(), format!("{name} = []\n{}", Layout::of(outer).indent));
            plan.insert(call.start(), format!("{name}.append("));
            plan.insert(call.end(), ")");
            return Ok(format!("*{name}"));
        }
        plan.insert(call.start(), format!("{name} = "));
        return Ok(name);
    }
    // `clients.append(Client())`, `clients = [Client()]` and `clients = [Client(name) for name in names]`.
    let list = match above.kind() {
        Kind::ListComprehension | Kind::List => above.parent().and_then(|value| value.child(Field::Left)),
        Kind::ArgumentList => {
            let function = above.parent().and_then(|call| call.child(Field::Function));
            let adds = function.filter(|function| {
                function.child(Field::Attribute).is_some_and(|word| word.text() == "append")
            });
            adds.and_then(|function| function.child(Field::Object))
        }
        _ => None,
    };
    let target = match list {
        Some(list) => Some(list),
        None if repeated.is_some() => None,
        None => above.child(Field::Left).filter(|_| above.kind() == Kind::Assignment),
    };
    let target = target.filter(|target| target.kind() == Kind::Identifier).ok_or_else(|| unknown(word))?;
    // What else is done with it is that of a value which is no dispatcher any more.
    let module = program.module;
    let scope =
        |place: Node<'_>| module.lookup(module.scope_of(place), target.text()).map(|(scope, _)| scope);
    let same = |place: &Node<'_>| *place != target && is_variable(*place) && scope(*place) == scope(target);
    let places: Vec<Node<'_>> = module.identifiers(target.text()).filter(same).collect();
    for place in places {
        let attribute = place.parent().filter(|attribute| attribute.kind() == Kind::Attribute);
        let word = attribute.and_then(|attribute| attribute.child(Field::Attribute)).map_or("", Node::text);
        let is_called = attribute.is_some_and(|attribute| called(attribute).is_some());
        // Before the loop runs, a channel has no transport yet.
        let is_later = !in_thread && place.start() > end.start() && function(place) == function(end);
        let sets = place
            .parent()
            .is_some_and(|above| above.kind() == Kind::Assignment && place.field() == Some(Field::Left));
        match (list.is_some(), word) {
            (true, "append") => {}
            (true, "") if sets || is_later => {}
            (false, "socket") if role == Role::Listener => {}
            (false, "close") if role == Role::Listener && is_later && is_called => {
                plan.insert(place.end(), ".socket")
            }
            (false, word)
                if attribute.is_some()
                    && !super::asyncore::is_inherited(word)
                    && (is_later || !is_called) => {}
            _ => return Err(because(place, format!("`{}` is used in another way", target.text()))),
        }
    }
    let star = if list.is_some() { "*" } else { "" };
    Ok(format!("{star}{}", target.text()))
}
