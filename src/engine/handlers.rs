//! Handlers that move with the calls that they guard: a transform says in `raises` what the old call raises and what
//! the new one does, and a `try` is left with neither half changed.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::PathBuf;

use super::selection::Candidate;
use crate::finding::{Finding, Safety};
use crate::knowledge::stdlib;
use crate::matching::Match;
use crate::model::{Module, World};
use crate::rewriting::{Change, RewriteContext};
use crate::syntax::{Field, Kind, Node, NodeId};
use crate::text::Edit;
use crate::transform::{Pair, Role};
use crate::types::Inference;

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
    let raises = |one: &Candidate<'_, '_, '_>| {
        one.found.is_some_and(|found| found.transform.pairs.iter().any(|pair| pair.raised))
    };
    if !candidates.iter().any(raises) {
        return;
    }
    let mut planned: Vec<Planned<'_, '_, '_>> = Vec::new();
    for one in candidates.drain(..) {
        planned.extend(one.found.map(|found| Planned { found, finding: one.finding, change: one.change }));
    }
    let mut handlers: Vec<Handler> = Vec::new();
    for (index, plan) in planned.iter().enumerate().filter(|(_, plan)| plan.found.pair.raised) {
        let Some(guard) = Guard::of(plan.found.node) else { continue };
        let reached = functions_called(context.world, context.module, guard.body);
        let calls: BTreeSet<usize> =
            guarded(context, &planned, &plan.finding.id, guard.body, &reached).collect();
        let elsewhere = raised_elsewhere(context, plan, &reached);
        if !calls.is_empty() || elsewhere.is_some() {
            let problem = match &plan.change {
                Some(_) => elsewhere.or_else(|| caught_already(context, plan, &guard)),
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
    let held = named_by_variable(context, &planned).into_iter().chain(caught_elsewhere(context, &planned));
    for (index, problem) in held.collect::<Vec<_>>() {
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
            // Where the calls are in another file, the handler tells of them.
            let told = if calls.is_empty() { group.first().map(|handler| handler.plan) } else { None };
            if let Some(told) = told {
                let problem = group[0].problem.as_deref().unwrap_or_default();
                hold(&mut planned[told], problem);
            }
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
            if let Some(told) = told {
                dropped.remove(&told);
            }
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

/// A place that names an exception in order to catch it.
struct Guard<'n> {
    /// The `except` clause that it belongs to.
    clause: Option<Node<'n>>,
    /// Whether the clause catches it; else its body asks for it: `isinstance(error, Old)`.
    is_caught: bool,
    /// The code whose exceptions are caught.
    body: Node<'n>,
}

impl<'n> Guard<'n> {
    /// What an expression that names an exception guards: it is caught by an `except` clause or compared there, or
    /// it is an argument of a call that enters a `with` or is given the function to call.
    fn of(node: Node<'n>) -> Option<Guard<'n>> {
        let (mut call, mut is_compared, mut in_block) = (None, false, false);
        for above in node.ancestors() {
            match above.kind() {
                Kind::Block => in_block = true,
                Kind::ComparisonOperator => is_compared = true,
                Kind::Call if !in_block && call.is_none() => {
                    call = Some(above.child(Field::Arguments).filter(|list| node.is_within(*list))?);
                }
                Kind::WithItem if !in_block && call.is_some() => {
                    let body = above.enclosing(&[Kind::WithStatement])?.child(Field::Body)?;
                    return Some(Guard { clause: None, is_caught: false, body });
                }
                Kind::ExceptClause if !in_block || call.is_some() || is_compared => {
                    let body = above.parent()?.child(Field::Body)?;
                    return Some(Guard { clause: Some(above), is_caught: !in_block, body });
                }
                Kind::FunctionDefinition | Kind::Lambda | Kind::ClassDefinition | Kind::RaiseStatement => {
                    break;
                }
                _ => {}
            }
        }
        Some(Guard { clause: None, is_caught: false, body: call? })
    }
}

/// The calls of a transform that are rewritten in a body, or in a function of the file that it reaches.
fn guarded<'p>(
    context: RewriteContext<'p>,
    planned: &'p [Planned<'_, '_, '_>],
    id: &'p str,
    body: Node<'p>,
    reached: &'p Functions,
) -> impl Iterator<Item = usize> + 'p {
    let is_call = move |(_, plan): &(usize, &Planned<'_, '_, '_>)| {
        plan.finding.id == id && plan.change.is_some() && !plan.found.pair.raised
    };
    let calls = planned.iter().enumerate().filter(is_call);
    let is_guarded = move |(_, plan): &(usize, &Planned<'_, '_, '_>)| {
        plan.found.node.is_within(body) || reached.hold(context.module, plan.found.node)
    };
    calls.filter(is_guarded).map(|(index, _)| index)
}

/// How many functions are followed from one body.
const REACHED: usize = 100;

/// Functions of the project, by their files and names.
#[derive(Default)]
struct Functions(BTreeSet<(PathBuf, String)>);

impl Functions {
    fn insert(&mut self, module: &Module, name: &str) -> bool {
        self.0.len() < REACHED && self.0.insert((module.source.path().to_owned(), name.to_owned()))
    }

    /// Whether a place is in one of them.
    fn hold(&self, module: &Module, place: Node<'_>) -> bool {
        let functions = place.ancestors().filter(|above| above.kind() == Kind::FunctionDefinition);
        let mut names = functions.filter_map(|function| function.child(Field::Name));
        names.any(|name| self.0.contains(&(module.source.path().to_owned(), name.text().to_owned())))
    }
}

/// The functions that a body calls, and those that they call: those of its file by name, those of other files by
/// what the call is known to run.
fn functions_called(world: &World<'_>, module: &Module, body: Node<'_>) -> Functions {
    let mut found = Functions::default();
    follow(world, module, body.id(), &mut found);
    found
}

fn follow(world: &World<'_>, module: &Module, body: NodeId, found: &mut Functions) {
    let body = module.tree.node(body);
    let inference = Inference::new(world, module);
    let defined: Vec<Node<'_>> = module.tree.of_kind(Kind::FunctionDefinition).collect();
    let calls = body.descendants().filter(|node| node.kind() == Kind::Call);
    // A function may be given to what calls it.
    let given = Some(body).filter(|list| list.kind() == Kind::ArgumentList);
    let callees = calls.filter_map(|call| call.child(Field::Function));
    for callee in callees.chain(given.into_iter().flat_map(Node::parts)) {
        let name = callee.text().rsplit('.').next().unwrap_or_default();
        for function in &defined {
            let is_it = function.child(Field::Name).is_some_and(|own| own.text() == name);
            if is_it && found.insert(module, name) {
                follow(world, module, function.id(), found);
            }
        }
        for (other, function) in inference.functions_elsewhere(callee) {
            let name = other.tree.node(function).child(Field::Name).map_or("", |name| name.text());
            if found.insert(&other, name) {
                follow(world, &other, function, found);
            }
        }
    }
}

/// Where a function of another file, which a handler guards, calls what is to be rewritten there.
fn raised_elsewhere(
    context: RewriteContext<'_>,
    plan: &Planned<'_, '_, '_>,
    reached: &Functions,
) -> Option<String> {
    let own = context.module.source.path();
    let rewritten = plan.found.transform.pairs.iter().filter(|pair| !pair.raised && pair.after.is_some());
    let names: BTreeSet<&str> = rewritten.filter_map(Pair::symbol).collect();
    reached.0.iter().filter(|(path, _)| path != own).find_map(|(path, _)| {
        let other = context.world.read(context.world.project().source(path)?);
        let is_old = |node: &Node<'_>| {
            let is_name = matches!(node.kind(), Kind::Identifier | Kind::Attribute);
            let named = || context.world.names(&other, *node).names;
            is_name && reached.hold(&other, *node) && named().iter().any(|name| names.contains(&**name))
        };
        let call = other.tree.all().find(is_old)?;
        let line = other.source.line_of(call.start()) + 1;
        Some(format!("line {line} of {} raises what it catches", path.display()))
    })
}

/// Calls whose exceptions a handler in another file catches by their old names.
fn caught_elsewhere(context: RewriteContext<'_>, planned: &[Planned<'_, '_, '_>]) -> Vec<(usize, String)> {
    let (world, own) = (context.world, context.module);
    let mut found = Vec::new();
    let mut asked: BTreeMap<&str, Vec<(Functions, String)>> = BTreeMap::new();
    let calls =
        planned.iter().enumerate().filter(|(_, plan)| plan.change.is_some() && !plan.found.pair.raised);
    for (index, plan) in calls {
        let transform = plan.found.transform;
        let raised = || transform.pairs.iter().filter(|pair| pair.raised);
        let handlers = asked.entry(&transform.id).or_insert_with(|| {
            let mut handlers = Vec::new();
            for name in raised().map(|pair| pair.suffix.as_str()) {
                let last = name.rsplit('.').next().unwrap_or(name);
                for source in world.project().mentioning(&[last], own.source.path()) {
                    if source.path() == own.source.path() {
                        continue;
                    }
                    let other = world.read(source);
                    for word in other.identifiers(last) {
                        let is_attribute = word.field() == Some(Field::Attribute);
                        let node = if is_attribute { word.parent().unwrap_or(word) } else { word };
                        let is_it = || world.names(&other, node).names.iter().any(|full| full == name);
                        let Some(guard) = Guard::of(node).filter(|_| is_it()) else { continue };
                        let line = other.source.line_of(node.start()) + 1;
                        let place = format!("line {line} of {}", other.source.path().display());
                        let why = format!("{place} catches `{}`", node.text());
                        handlers.push((functions_called(world, &other, guard.body), why));
                    }
                }
            }
            handlers
        });
        let handler = handlers.iter().find(|(reached, _)| reached.hold(own, plan.found.node));
        found.extend(handler.map(|(_, why)| (index, why.clone())));
    }
    found
}

/// Why a handler cannot catch what is raised from now on: another one of the `try` does, or a call is asked for more
/// than the exception.
fn caught_already(
    context: RewriteContext<'_>,
    plan: &Planned<'_, '_, '_>,
    guard: &Guard<'_>,
) -> Option<String> {
    let Some(clause) = guard.clause else {
        let list = plan.found.node.enclosing(&[Kind::ArgumentList])?;
        let is_more = guard.body != list && list.parts().any(|part| part.kind() == Kind::KeywordArgument);
        return is_more.then(|| "what is asked of the exception may be its text".to_owned());
    };
    let is_other = |part: &Node<'_>| part.kind() == clause.kind() && !(guard.is_caught && *part == clause);
    let clauses: Vec<Node<'_>> = clause.parent()?.parts().filter(is_other).collect();
    let mut all: Vec<Node<'_>> = clauses.iter().copied().flat_map(caught).collect();
    if !guard.is_caught {
        // What catches more than the exception, and asks for it then, is no other handler.
        all.retain(|node| node.statement() != plan.found.node.statement() && !node.is_within(clause));
        let asked =
            clause.descendants().filter(|node| matches!(node.kind(), Kind::Identifier | Kind::Attribute));
        all.extend(asked.filter(|node| !caught(clause).contains(node)));
    }
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
    let Guard { clause, is_caught, body } = Guard::of(node).ok_or("it is no handler")?;
    let package = planned[handler.plan].found.pair.suffix.split('.').next().unwrap_or_default().to_owned();
    let is_moved =
        |place: Node<'_>| handler.calls.iter().any(|call| place.is_within(planned[*call].found.node));
    let is_old = |place: &Node<'_>| {
        let named = || context.world.names(context.module, *place).names;
        let head = place.kind() == Kind::Identifier && place.field() != Some(Field::Attribute);
        head && named().iter().any(|name| name.split('.').next() == Some(&package))
    };
    let is_raised_still =
        body.descendants().filter(is_old).any(|place| !is_moved(place) && !place.is_within(node));
    let new = new_exceptions(&planned[handler.plan]);
    let tuple = node.parent().filter(|above| above.kind() == Kind::Tuple);
    let beside = match clause.filter(|_| is_caught) {
        Some(clause) => caught(clause),
        None => tuple.into_iter().flat_map(Node::parts).collect(),
    };
    let others: Vec<Node<'_>> = beside.into_iter().filter(|other| *other != node).collect();
    let is_beside = |new: &String| others.iter().any(|other| names(context.world, context, *other, new));
    let is_there = new.iter().all(is_beside);
    if !is_there && new.iter().any(is_beside) {
        return Err("some of what is raised now is caught there already".to_owned());
    }
    if (is_raised_still || new.len() > 1)
        && node.parent().is_some_and(|above| above.kind() == Kind::ComparisonOperator)
    {
        return Err("it is compared with one class, and several are raised".to_owned());
    }
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
fn named_by_variable(context: RewriteContext<'_>, planned: &[Planned<'_, '_, '_>]) -> Vec<(usize, String)> {
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
