//! What in the project would notice a change that the code itself does not show: a name that is kept as a value, two
//! classes that are told apart, and strings by which something else is put in the place of what changes.

use std::path::Path;

use crate::finding::Safety;
use crate::knowledge::stdlib::{self, Known};
use crate::knowledge::{idiom, idioms};
use crate::matching::{Match, Shape, is_called, is_class_of, names_module};
use crate::model::{Binding, BindingKind, Module, Replacement, World, is_variable};
use crate::rewriting::{Change, RewriteContext};
use crate::syntax::{Field, Kind, Node, string_content};
use crate::text::{Occurrence, one_line};
use crate::transform::{Callee, Pattern, Role, Template, Type, is_class_like};
use crate::types::Inference;

/// Why a change is no more than suggested, as a clause.
pub(super) fn witness(
    context: RewriteContext<'_>,
    found: &Match<'_, '_>,
    after: &Template,
    change: &Change,
) -> Option<String> {
    if found.pair.raised || found.pair.only_requires() {
        return None;
    }
    let is_safe = found.transform.safety == Safety::Safe;
    // A string that replaces it is told of by itself.
    let is_replacement = found.shape == Shape::Named && change.ceiling.is_some();
    let replaced = || replaced(context, found, after, change).filter(|_| !is_replacement);
    let seen = || kept(context, found, after).or_else(|| asked(context.module, found));
    replaced().or_else(|| is_safe.then(seen)?)
}

/// What asks for the class of what a changed call gives, as `isinstance(points.get(group, ()), tuple)` does.
fn asked(module: &Module, found: &Match<'_, '_>) -> Option<String> {
    let is_call = found.node.kind() == Kind::Call && !found.pair.moved;
    let list =
        found.node.with_parentheses().parent().filter(|list| is_call && list.kind() == Kind::ArgumentList)?;
    let function = list.parent()?.child(Field::Function)?;
    let is_builtin = module.lookup(module.scope_of(function), function.text()).is_none();
    let asks = is_builtin && matches!(function.text(), "isinstance" | "type");
    let is_first = list.parts().next() == Some(found.node.with_parentheses());
    (asks && is_first).then(|| {
        format!("`{}()` asks for the class of the result, which may be another one", function.text())
    })
}

/// The template of what is looked for, where it is one expression or statements.
fn before<'c>(found: &Match<'c, '_>) -> Option<&'c Template> {
    match &found.pair.before {
        Pattern::Expression(template) | Pattern::Statements(template) => Some(template),
        _ => None,
    }
}

/// What puts something else in the place of what the changed code uses, as tests do.
fn replaced(
    context: RewriteContext<'_>,
    found: &Match<'_, '_>,
    after: &Template,
    change: &Change,
) -> Option<String> {
    let mut targets: Vec<String> = Vec::new();
    let mut members: Vec<(&str, usize)> = Vec::new();
    if let Some(template) = before(found) {
        for symbol in template.all().filter_map(|node| template.role(node)?.symbol()) {
            let ends = symbol.qualified.match_indices('.').map(|(end, _)| end);
            targets.extend(ends.map(|end| symbol.qualified[..end].to_owned()));
            targets.push(symbol.qualified.clone());
        }
        if let Some((Callee::Member(owner, name), _)) = template.callee() {
            members.push((name, owner));
        }
    }
    // An import that is bound anew keeps the name.
    let is_rebound = change.edits.is_empty() && !change.rebound.is_empty();
    if !matches!(found.shape, Shape::Import | Shape::Named) && !is_rebound {
        targets.extend(spelled(context.module, found));
        targets.extend(makers(context, found));
    }
    let (world, path) = (context.world, context.module.source.path());
    let gives_new = |one: &Replacement| match after.callee() {
        Some((Callee::Symbol(new), _)) => one.given.contains(&new.qualified),
        Some((Callee::Member(_, new), _)) => one.given.iter().any(|given| last(given) == new),
        None => false,
    };
    let put_for = |name: &str, is_meant: &dyn Fn(&String) -> bool| {
        let all = world.replacements(name, path);
        let one = all.iter().find(|one| one.targets.iter().any(is_meant) && !gives_new(one))?;
        Some(one.shown.clone())
    };
    let named = targets.iter().find_map(|target| put_for(last(target), &|one| one == target));
    let named = named.or_else(|| {
        let inference = Inference::new(world, context.module);
        members.iter().find_map(|(name, owner)| {
            let is_of = |class: &str| is_class_of(class, &found.pair.parameters[*owner]);
            put_for(name, &|target| {
                let class = target.rsplit_once('.').map_or("", |(class, _)| class);
                let derived = || inference.class_named(class);
                is_of(class)
                    || derived().is_some_and(|it| it.ancestors.iter().any(|one| is_of(&one.qualified)))
            })
        })
    });
    match named {
        Some(named) => Some(format!("{named} puts something else in its place: change both together")),
        None => shifted(context, found, &targets),
    }
}

/// What gives a class another clock, of which the old code and the new one do not tell the same.
fn shifted(context: RewriteContext<'_>, found: &Match<'_, '_>, targets: &[String]) -> Option<String> {
    let is_shifted = |dotted: &str| idiom("shifted", dotted).is_some();
    let of_class = |kind: &Type| match kind {
        Type::Instance(class) | Type::Class(class) => is_shifted(class),
        _ => false,
    };
    let types = || found.pair.parameters.iter().flat_map(|parameter| &parameter.types);
    let is_one = targets.iter().any(|target| is_shifted(target)) || types().any(of_class);
    idioms("shifts").filter(|_| is_one).find_map(|(function, argument)| {
        let words = [function, argument];
        let source = context.world.project().mentioning(&words, context.module.source.path()).next()?;
        let text = source.text();
        let at = Occurrence::all(text.as_bytes(), argument.as_bytes()).next()?.start;
        let line = source.line_of(at) + 1;
        let place = source.path().display();
        Some(format!("`{argument}` of `{function}()` ({place}:{line}) shifts the time for some methods only"))
    })
}

fn last(dotted: &str) -> &str {
    dotted.rsplit('.').next().unwrap_or(dotted)
}

/// What is called to make the values whose types were asked for: where that is replaced, they are others.
fn makers(context: RewriteContext<'_>, found: &Match<'_, '_>) -> Vec<String> {
    let (world, module) = (context.world, context.module);
    let typed = found.pair.parameters.iter().zip(&found.captures).filter(|(one, _)| !one.types.is_empty());
    let values: Vec<Node<'_>> =
        typed.flat_map(|(_, capture)| capture.iter().flat_map(|capture| capture.nodes().to_vec())).collect();
    let assigned = values.iter().filter_map(|value| module.lookup_at(*value)).flat_map(|(_, all)| all);
    let assigned = assigned.filter_map(|id| match module.binding(*id).kind {
        BindingKind::Value(value) => Some(module.tree.node(value)),
        _ => None,
    });
    let all: Vec<Node<'_>> = assigned.chain(values.iter().copied()).collect();
    let calls = all.iter().flat_map(|value| value.descendants()).filter(|node| node.kind() == Kind::Call);
    calls
        .filter_map(|call| call.child(Field::Function))
        .flat_map(|name| world.names(module, name).names)
        .collect()
}

/// The dotted names that begin with a name of the file's own top level, as others reach them through it.
fn spelled(module: &Module, found: &Match<'_, '_>) -> Vec<String> {
    let is_argument = |node: Node<'_>| {
        let asks = |index: usize| !found.pair.parameters[index].types.is_empty();
        found.captures.iter().enumerate().filter(|(index, _)| !asks(*index)).any(|(_, capture)| {
            capture.iter().flat_map(|capture| capture.nodes()).any(|value| node.is_within(*value))
        })
    };
    let is_top = |node: &Node<'_>| {
        let bound = module.lookup(module.scope_of(*node), node.text());
        bound.is_some_and(|(scope, _)| scope == module.top())
    };
    let parts = match found.statements.as_slice() {
        [] => vec![found.node],
        statements => statements.to_vec(),
    };
    let names = parts.into_iter().flat_map(Node::descendants).filter(|node| {
        node.kind() == Kind::Identifier && is_variable(*node) && is_top(node) && !is_argument(*node)
    });
    names
        .flat_map(|name| {
            let chain = name.ancestors().take_while(|above| above.kind() == Kind::Attribute);
            std::iter::once(name).chain(chain).map(|part| format!("{}.{}", module.name, part.text()))
        })
        .collect()
}

/// Why a name may not become that of another object: it is kept as a value, or something tells two classes apart.
fn kept(context: RewriteContext<'_>, found: &Match<'_, '_>, after: &Template) -> Option<String> {
    let template = before(found).filter(|_| !found.transform.identical && !names_module(found.pair))?;
    let symbol = |callee: Option<(Callee<'_>, bool)>| match callee {
        Some((Callee::Symbol(symbol), _)) => Some(symbol.qualified.clone()),
        _ => None,
    };
    let (old, new) = (symbol(template.callee()), symbol(after.callee()));
    if new.is_none()
        && after.nodes().next().is_none_or(|top| after.callee().is_none() && !is_helper(after, top))
    {
        return None;
    }
    if old.is_some() && old == new {
        return None;
    }
    let what = match &new {
        Some(new) => format!("`{new}`"),
        None => "what takes its place".to_owned(),
    };
    let is_object = match template.callee()? {
        (Callee::Symbol(symbol), called) => called || is_object(&symbol.qualified),
        (Callee::Member(owner, _), called) => called || found.pair.parameters[owner].name == "self",
    };
    let is_value = is_object
        && match found.shape {
            Shape::Value => true,
            Shape::Expression => template.callee().is_some_and(|(_, called)| !called) && is_kept(found.node),
            Shape::Import => {
                let all = context.module.bindings().find(|(_, binding)| binding.node == found.node.id());
                all.is_some_and(|(_, binding)| context.module.import_uses(binding).any(is_kept))
            }
            _ => false,
        };
    if is_value {
        return Some(format!("it is kept as a value, and {what} is another object"));
    }
    let (old, new) = (old?, new?);
    if is_object && is_class_like(&old) {
        let path = context.module.source.path();
        let told = context.world.told_apart(&old, path, || tells_apart(context.world, path, &old, &new));
        return told.as_ref().clone();
    }
    None
}

/// Whether an expression of a template is a helper, or a call of one.
fn is_helper(template: &Template, top: Node<'_>) -> bool {
    let function = top.child(Field::Function).unwrap_or(top);
    matches!(template.role(function), Some(Role::Helper(_)))
}

/// Whether a name is that of a function or a class, and not of plain data.
fn is_object(dotted: &str) -> bool {
    let known = dotted.rsplit_once('.').map(|(owner, name)| stdlib::known(owner, name));
    let is_constant = || last(dotted).chars().all(|c| !c.is_lowercase());
    stdlib::is_class(dotted) || !matches!(known, Some(Known::Holds(_))) && !is_constant()
}

/// Whether a name is used for the object that it is, and not only called, subclassed or written in an annotation.
fn is_kept(node: Node<'_>) -> bool {
    let outer = node.with_parentheses();
    let Some(above) = outer.parent() else { return false };
    let in_annotation = || {
        let register = |mark: &Node<'_>| mark.text().ends_with(".register");
        let function = node.enclosing(&[Kind::FunctionDefinition]).and_then(Node::parent);
        let marks = function.filter(|above| above.kind() == Kind::DecoratedDefinition);
        let is_type = std::iter::once(node).chain(node.ancestors()).any(Node::is_annotation);
        is_type && !marks.into_iter().flat_map(|above| above.parts()).any(|mark| register(&mark))
    };
    let is_harmless = match above.kind() {
        Kind::Attribute => {
            let name = above.child(Field::Attribute).map_or("", |name| name.text());
            is_variable(node) && (!name.starts_with("__") || name == "__init__" || name == "__new__")
        }
        Kind::ArgumentList => above.field() == Some(Field::Superclasses),
        Kind::Decorator | Kind::ExpressionStatement | Kind::DeleteStatement => true,
        _ => false,
    };
    !is_called(node) && !is_harmless && !node.is_stored() && !in_annotation()
}

/// A place of the project that tells two classes apart, as a clause.
fn tells_apart(world: &World<'_>, from: &Path, old: &str, new: &str) -> Option<String> {
    let words = [last(old), last(new)];
    let mut sources: Vec<_> =
        words.chunks(1).flat_map(|word| world.project().mentioning(word, from)).collect();
    sources.sort_by(|one, other| one.path().cmp(other.path()));
    sources.dedup_by(|one, other| one.path() == other.path());
    let may_keep = |text: &str| {
        text.contains("case ")
            || words.iter().any(|word| {
                Occurrence::all(text.as_bytes(), word.as_bytes()).any(|occurrence| !occurrence.is_called())
            })
    };
    let derives = stdlib::ancestors(old).contains(&new);
    sources.into_iter().filter(|source| may_keep(source.text())).find_map(|source| {
        let module = world.read(source);
        let place = places(&module, &words).find(|node| {
            let names = || world.names(&module, *node).names;
            let means = |class: &str| names().iter().any(|name| name == class);
            match node.kind() {
                Kind::String => is_compared(*node),
                _ => is_kept(*node) && (means(old) || means(new) && !(derives && is_tested(&module, *node))),
            }
        })?;
        let line = module.source.line_of(place.start()) + 1;
        let shown = one_line(place.with_parentheses().parent().unwrap_or(place).text());
        let shown: String = shown.chars().take(60).collect();
        Some(format!("`{shown}` may tell the two classes apart ({}:{line})", module.source.path().display()))
    })
}

/// The places of a file that may name one of two classes: by their own names, by those of imports, in strings.
fn places<'m>(module: &'m Module, words: &'m [&'m str; 2]) -> impl Iterator<Item = Node<'m>> {
    let is_alias = |(_, binding): &(_, &Binding)| match &binding.kind {
        BindingKind::From { name, .. } => words.contains(&name.as_str()),
        _ => false,
    };
    let aliases: Vec<&str> =
        module.bindings().filter(is_alias).map(|(_, binding)| binding.name.as_str()).collect();
    module.tree.all().filter_map(move |node| match node.kind() {
        Kind::Identifier if is_variable(node) => {
            (words.contains(&node.text()) || aliases.contains(&node.text())).then_some(node)
        }
        Kind::Identifier if words.contains(&node.text()) => {
            let is_chain = |above: &Node<'_>| matches!(above.kind(), Kind::Attribute | Kind::DottedName);
            node.parent().filter(is_chain).filter(|chain| !chain.statement().kind().is_import())
        }
        Kind::String => {
            let text = string_content(node).map(|range| &module.tree.text()[range]);
            words.contains(&text?).then_some(node)
        }
        _ => None,
    })
}

/// Whether a string is compared, or a key: `type(p).__name__ == "SafeConfigParser"`.
fn is_compared(string: Node<'_>) -> bool {
    let above = string.parent().map(Node::kind);
    above == Some(Kind::ComparisonOperator) || above == Some(Kind::Pair) && string.field() == Some(Field::Key)
}

/// Whether a class is what `isinstance()`, `issubclass()` or `except` asks for: its subclasses count as it does.
fn is_tested(module: &Module, class: Node<'_>) -> bool {
    let mut above = class.with_parentheses().parent();
    above = above.filter(|above| above.kind() == Kind::Tuple).map_or(above, |tuple| tuple.parent());
    let Some(above) = above else { return false };
    let call = above.parent().and_then(|call| call.child(Field::Function));
    let is_test = |function: Node<'_>| {
        matches!(function.text(), "isinstance" | "issubclass")
            && module.lookup(module.scope_of(function), function.text()).is_none()
    };
    above.kind() == Kind::ExceptClause || call.is_some_and(is_test)
}
