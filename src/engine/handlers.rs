//! Handlers that move with the calls that they guard: a transform says in `raises` what the old call raises and what
//! the new one does, and a `try` is left with neither half changed.

use std::collections::{BTreeSet, HashSet};

use super::selection::Candidate;
use crate::finding::{Finding, Safety};
use crate::matching::Match;
use crate::model::World;
use crate::rewriting::{Change, RewriteContext};
use crate::syntax::{Field, Kind, Node, NodeId};
use crate::text::Edit;
use crate::transform::Role;
use crate::types::stdlib;

/// A candidate that comes from a match.
struct Planned<'p, 'c, 'm> {
    found: &'p Match<'c, 'm>,
    finding: Finding,
    change: Option<Change>,
}

/// A handler, and the calls of the same transform that its `try` guards, by their places among all that is planned.
struct Handler {
    plan: usize,
    calls: BTreeSet<usize>,
    /// Why it cannot be changed with them.
    problem: Option<String>,
}

/// Keeps, of the places that name an exception of `raises`, the handlers whose `try` holds a call that is rewritten;
/// the others are no business of the transform. A call and its handlers change together or not at all.
pub(super) fn move_handlers(context: RewriteContext<'_>, candidates: &mut Vec<Candidate<'_, '_, '_>>) {
    let is_raised = |one: &Candidate<'_, '_, '_>| one.found.is_some_and(|found| found.pair.raised);
    if !candidates.iter().any(is_raised) {
        return;
    }
    let mut planned: Vec<Planned<'_, '_, '_>> = Vec::new();
    for one in candidates.drain(..) {
        planned.extend(one.found.map(|found| Planned { found, finding: one.finding, change: one.change }));
    }
    let mut handlers: Vec<Handler> = Vec::new();
    for (index, plan) in planned.iter().enumerate().filter(|(_, plan)| plan.found.pair.raised) {
        let Some((clause, body)) = guarding(plan.found.node) else { continue };
        let calls: BTreeSet<usize> = guarded(context, &planned, &plan.finding.id, body).collect();
        if !calls.is_empty() {
            let problem = match &plan.change {
                Some(_) => caught_already(context, plan, clause),
                None => Some(plan.finding.message.clone()),
            };
            handlers.push(Handler { plan: index, calls, problem });
        }
    }
    let mut handlers = of_one_place(&planned, handlers);
    for handler in handlers.iter_mut().filter(|handler| handler.problem.is_none()) {
        handler.problem = adjust(context, &mut planned, handler).err();
    }
    let mut dropped: HashSet<usize> =
        (0..planned.len()).filter(|index| planned[*index].found.pair.raised).collect();
    for (index, problem) in named_elsewhere(context, &planned) {
        hold(&mut planned[index], &problem);
    }
    for group in groups(handlers) {
        let line = |plan: &Planned<'_, '_, '_>| context.module.source.line_of(plan.finding.range.start) + 1;
        let calls: BTreeSet<usize> = group.iter().flat_map(|handler| handler.calls.clone()).collect();
        let stuck = || calls.iter().any(|call| planned[*call].change.is_none()).then(String::new);
        let problem = group.iter().find_map(|handler| {
            let plan = &planned[handler.plan];
            let problem = handler.problem.as_ref()?;
            Some(format!("line {} catches `{}`, and {problem}", line(plan), plan.finding.before))
        });
        if let Some(problem) = problem.or_else(stuck) {
            for call in calls {
                if planned[call].change.is_some() {
                    hold(&mut planned[call], &problem);
                }
            }
            // One message says why: of the handlers nothing is told.
            let nodes: Vec<NodeId> =
                group.iter().map(|handler| planned[handler.plan].found.node.id()).collect();
            dropped
                .extend((0..planned.len()).filter(|index| nodes.contains(&planned[*index].found.node.id())));
            continue;
        }
        let members = || calls.iter().copied().chain(group.iter().map(|handler| handler.plan));
        let safety = members().map(|member| planned[member].finding.safety).min().unwrap_or(Safety::Reported);
        let applied = members().all(|member| planned[member].finding.applied);
        for member in members() {
            planned[member].finding.safety = safety;
            planned[member].finding.applied = applied;
            dropped.remove(&member);
        }
        // What another transform would make of the exception is not asked where it is gone, and of two findings of
        // one transform at a place this one knows more.
        for handler in &group {
            let node = planned[handler.plan].found.node.id();
            let is_gone =
                planned[handler.plan].change.as_ref().is_some_and(|change| !change.removed.is_empty());
            let id = &planned[handler.plan].finding.id;
            let same = (0..planned.len()).filter(|index| planned[*index].found.node.id() == node);
            let yields = |index: &usize| is_gone || planned[*index].finding.id == *id;
            dropped.extend(same.filter(|index| *index != handler.plan && yields(index)));
        }
    }
    let kept = planned.into_iter().enumerate().filter(|(index, _)| !dropped.contains(index));
    candidates.extend(kept.map(|(_, plan)| Candidate {
        finding: plan.finding,
        change: plan.change,
        found: Some(plan.found),
    }));
}

/// Handlers of which no two are of one place: where two transforms raise the same for it, one speaks for the calls of
/// both.
fn of_one_place(planned: &[Planned<'_, '_, '_>], handlers: Vec<Handler>) -> Vec<Handler> {
    let mut apart: Vec<Handler> = Vec::new();
    for handler in handlers {
        let plan = &planned[handler.plan];
        let is_here = |other: &&mut Handler| planned[other.plan].found.node.id() == plan.found.node.id();
        let Some(other) = apart.iter_mut().find(is_here) else {
            apart.push(handler);
            continue;
        };
        other.calls.extend(handler.calls);
        if new_exceptions(&planned[other.plan]) != new_exceptions(plan) {
            let problem = "the calls that it guards raise different exceptions from now on";
            other.problem.get_or_insert_with(|| problem.to_owned());
        }
    }
    apart
}

/// The `except` clause that catches an expression, and the body that it guards.
fn guarding(node: Node<'_>) -> Option<(Node<'_>, Node<'_>)> {
    let is_clause = |above: &Node<'_>| above.kind() == Kind::ExceptClause;
    let clause = node.ancestors().take_while(|above| above.kind() != Kind::Block).find(is_clause)?;
    Some((clause, clause.parent()?.child(Field::Body)?))
}

/// The calls of a transform that are rewritten in a body, or in a function of the file that it calls.
fn guarded<'p>(
    context: RewriteContext<'_>,
    planned: &'p [Planned<'_, '_, '_>],
    id: &'p str,
    body: Node<'p>,
) -> impl Iterator<Item = usize> + 'p {
    let is_call = move |(_, plan): &(usize, &Planned<'_, '_, '_>)| {
        plan.finding.id == id && plan.change.is_some() && !plan.found.pair.raised
    };
    let called = functions_called(context, body);
    let calls = planned.iter().enumerate().filter(is_call);
    let is_guarded = move |(_, plan): &(usize, &Planned<'_, '_, '_>)| {
        let node = plan.found.node;
        node.is_within(body) || node.ancestors().any(|above| called.contains(&above.id()))
    };
    calls.filter(is_guarded).map(|(index, _)| index)
}

/// The functions of the file that a body calls, by name, and those that they call.
fn functions_called(context: RewriteContext<'_>, body: Node<'_>) -> HashSet<NodeId> {
    let root = context.module.tree.root();
    let defined: Vec<Node<'_>> =
        root.descendants().filter(|node| node.kind() == Kind::FunctionDefinition).collect();
    let mut found: HashSet<NodeId> = HashSet::new();
    let mut pending = vec![context.module.tree.node(body.id())];
    while let Some(body) = pending.pop() {
        let names: HashSet<&str> = body
            .descendants()
            .filter(|node| node.kind() == Kind::Call)
            .filter_map(|call| call.child(Field::Function)?.text().rsplit('.').next())
            .collect();
        for function in &defined {
            let name = function.child(Field::Name).map_or("", |name| name.text());
            if names.contains(name) && found.insert(function.id()) {
                pending.push(*function);
            }
        }
    }
    found
}

/// Whether another handler of the `try` catches what is raised from now on.
fn caught_already(
    context: RewriteContext<'_>,
    plan: &Planned<'_, '_, '_>,
    clause: Node<'_>,
) -> Option<String> {
    let clauses = clause.parent()?.parts().filter(|part| part.kind() == clause.kind() && *part != clause);
    let all: Vec<Node<'_>> = clauses.flat_map(caught).collect();
    let found = |new: String| {
        all.iter().find(|caught| names(context.world, context, **caught, &new)).map(|at| (new, *at))
    };
    let (new, caught) = new_exceptions(plan).into_iter().find_map(found)?;
    let line = context.module.source.line_of(caught.start()) + 1;
    Some(format!("`{new}`, which is raised now, is caught on line {line}"))
}

/// The dotted names of the new exceptions, without the module of the builtins.
fn new_exceptions(plan: &Planned<'_, '_, '_>) -> Vec<String> {
    let Some(after) = &plan.found.pair.after else { return Vec::new() };
    let name = |node: Node<'_>| match after.role(node) {
        Some(Role::Symbol(symbol)) => symbol.qualified.clone(),
        _ => node.text().to_owned(),
    };
    let top = after.nodes();
    let all =
        top.flat_map(|node| if node.kind() == Kind::Tuple { node.parts().collect() } else { vec![node] });
    all.map(name).collect()
}

/// The expressions that a clause catches, each by itself.
fn caught(clause: Node<'_>) -> Vec<Node<'_>> {
    let mut caught: Vec<Node<'_>> =
        clause.parts().filter(|part| part.kind() != Kind::Block).take(1).collect();
    while let [outer] = caught[..]
        && matches!(outer.kind(), Kind::Tuple | Kind::ParenthesizedExpression)
    {
        caught = outer.parts().collect();
        if outer.kind() == Kind::Tuple {
            break;
        }
    }
    caught
}

/// Whether an expression is an exception of this name or one of its bases.
fn names(world: &World<'_>, context: RewriteContext<'_>, expression: Node<'_>, exception: &str) -> bool {
    let full = |name: &str| if name.contains('.') { name.to_owned() } else { format!("builtins.{name}") };
    let exception = full(exception);
    let named = world.names(context.module, expression);
    let written = if named.names.is_empty() { vec![expression.text().to_owned()] } else { named.names };
    written.iter().any(|name| {
        let name = full(name);
        let name = stdlib::canonical(&name);
        name == stdlib::canonical(&exception) || stdlib::ancestors(&exception).contains(&name)
    })
}

/// Makes the change of a handler what its `try` needs: the new exception in the place of the old one, or beside it
/// where something else may raise the old one still.
fn adjust(
    context: RewriteContext<'_>,
    planned: &mut [Planned<'_, '_, '_>],
    handler: &Handler,
) -> Result<(), String> {
    let node = planned[handler.plan].found.node;
    let (clause, body) = guarding(node).ok_or("it is no handler")?;
    let package = planned[handler.plan].found.pair.suffix.split('.').next().unwrap_or_default().to_owned();
    let is_moved =
        |place: Node<'_>| handler.calls.iter().any(|call| place.is_within(planned[*call].found.node));
    let is_old = |place: &Node<'_>| {
        let named = || context.world.names(context.module, *place).names;
        let head = place.kind() == Kind::Identifier && place.field() != Some(Field::Attribute);
        head && named().iter().any(|name| name.split('.').next() == Some(&package))
    };
    let is_raised_still = body.descendants().filter(is_old).any(|place| !is_moved(place));
    let new = new_exceptions(&planned[handler.plan]);
    let others: Vec<Node<'_>> = caught(clause).into_iter().filter(|other| *other != node).collect();
    let is_caught = |new: &String| others.iter().any(|other| names(context.world, context, *other, new));
    let is_there = new.iter().all(is_caught);
    if !is_there && new.iter().any(is_caught) {
        return Err("some of what is raised now is caught there already".to_owned());
    }
    let tuple = node.parent().filter(|above| above.kind() == Kind::Tuple);
    let plan = &mut planned[handler.plan];
    let change = plan.change.as_mut().ok_or("it cannot be changed")?;
    match (is_there, is_raised_still) {
        (true, true) => change.edits.clear(),
        (true, false) => {
            let tuple = tuple.ok_or("it is caught twice")?;
            let text = match others.as_slice() {
                [only] => only.text().to_owned(),
                all => format!("({})", all.iter().map(|other| other.text()).collect::<Vec<_>>().join(", ")),
            };
            change.edits = vec![Edit::replace(tuple.range(), text)];
        }
        (false, true) => {
            let new = change.shown.trim_start_matches('(').trim_end_matches(')');
            let text = format!("{}, {new}", node.text());
            let text = if tuple.is_some() { text } else { format!("({text})") };
            change.edits = vec![Edit::replace(node.range(), text)];
        }
        (false, false) => {
            // A tuple within another catches nothing.
            for edit in change.edits.iter_mut().filter(|_| tuple.is_some() && new.len() > 1) {
                edit.text = edit.text.trim_start_matches('(').trim_end_matches(')').to_owned();
            }
        }
    }
    if is_raised_still {
        change.removed.clear();
    }
    if is_there {
        change.imports.clear();
    }
    Ok(())
}

/// Calls whose handler names its exceptions through a variable, and why they cannot be changed.
fn named_elsewhere(context: RewriteContext<'_>, planned: &[Planned<'_, '_, '_>]) -> Vec<(usize, String)> {
    let module = context.module;
    let raised: Vec<&Planned<'_, '_, '_>> = planned.iter().filter(|plan| plan.found.pair.raised).collect();
    let mut found = Vec::new();
    for (index, plan) in planned.iter().enumerate() {
        if plan.change.is_none() || plan.found.pair.raised {
            continue;
        }
        let tries = plan.found.node.ancestors().filter(|above| above.kind() == Kind::TryStatement);
        let clauses = tries.flat_map(|above| above.parts()).filter(|part| part.kind() == Kind::ExceptClause);
        let variable = clauses.flat_map(caught).find(|name| {
            let bindings = module.lookup(module.scope_of(*name), name.text()).map(|(_, all)| all);
            bindings.into_iter().flatten().any(|id| {
                let statement = module.tree.node(module.binding(*id).node).statement();
                let holds = |other: &&Planned<'_, '_, '_>| {
                    other.finding.id == plan.finding.id && other.found.node.is_within(statement)
                };
                statement.kind() == Kind::ExpressionStatement && raised.iter().any(holds)
            })
        });
        if let Some(variable) = variable {
            let line = module.source.line_of(variable.start()) + 1;
            found.push((index, format!("line {line} catches what `{}` names", variable.text())));
        }
    }
    found
}

/// Handlers that share a call, together.
fn groups(handlers: Vec<Handler>) -> Vec<Vec<Handler>> {
    let mut groups: Vec<Vec<Handler>> = Vec::new();
    for handler in handlers {
        let shares =
            |group: &Vec<Handler>| group.iter().any(|other| !other.calls.is_disjoint(&handler.calls));
        let (mut joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(shares);
        groups = apart;
        groups.push(joined.drain(..).flatten().chain([handler]).collect());
    }
    groups
}

/// Leaves a call as it is, and says why.
fn hold(plan: &mut Planned<'_, '_, '_>, why: &str) {
    let new = plan.finding.after.take().unwrap_or_default();
    let why = if why.is_empty() { "its handler cannot move with it" } else { why };
    plan.change = None;
    plan.finding.safety = Safety::Reported;
    plan.finding.applied = false;
    plan.finding.needs.clear();
    plan.finding.message = format!("`{new}` would take its place; {why}: change both by hand.");
}
