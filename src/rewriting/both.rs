//! Both spellings under a test of the version, where the oldest Python lacks what the new one uses: as an `if`
//! statement, or as a conditional expression.

use super::align::Builder;
use super::render::indentation_unit;
use super::{Change, RewriteContext, change};
use crate::finding::Safety;
use crate::knowledge::{idioms, is_removed_module};
use crate::matching::{Match, Shape};
use crate::syntax::{Field, Kind, Layout, Node};
use crate::text::{Edit, Edits, one_line};
use crate::transform::{Symbol, Template};
use crate::version::Version;

/// The change that keeps the old code for the Pythons before `available`; `None` if the two cannot stand side by side.
pub fn under_version_test(
    context: RewriteContext<'_>,
    found: &Match<'_, '_>,
    after: &Template,
    available: Version,
) -> Option<Change> {
    let transform = found.transform;
    let is_alone = transform.whole || transform.together.is_some() || !transform.requires.is_empty();
    let raises = transform.pairs.iter().any(|pair| pair.raised);
    // The import of a module that is gone would stay.
    let is_gone = found.pair.module().is_some_and(is_removed_module);
    // A block would stand there twice.
    if is_alone || raises || is_gone || found.blocks().next().is_some() {
        return None;
    }
    let mut change = change(context, found, after).ok()?;
    let is_there = |module: &str, name: Option<&String>| {
        let dotted = name.map_or(module.to_owned(), |name| format!("{module}.{name}"));
        let is_new = |(new, _): &(String, Version)| *new == module || *new == dotted;
        !transform.available_names.is_empty() && !transform.available_names.iter().any(is_new)
    };
    let are_there = change.imports.iter().all(|import| is_there(&import.module, import.name.as_ref()));
    if !are_there || !change.companions.is_empty() || !change.rebound.is_empty() {
        return None;
    }
    let is_inside = |place: &Place<'_>| {
        let range = place.range();
        change.edits.iter().all(|edit| range.start <= edit.start && edit.end <= range.end)
    };
    let place = Place::of(found).filter(is_inside).or_else(|| Place::around(found).filter(is_inside))?;
    let text = found.node.tree().text();
    let (start, end) = (place.range().start, place.range().end);
    let moved =
        |edit: &Edit| Edit { start: edit.start - start, end: edit.end - start, text: edit.text.clone() };
    let mut edits = Edits::default();
    edits.add(&change.edits.iter().map(moved).collect::<Vec<_>>()).ok()?;
    let old = &text[start..end];
    let new = edits.apply(old);
    let mut builder = Builder::new(context, found, after);
    let (module, name) = idioms("version").find(|(_, kind)| *kind == "tuple")?.0.split_once('.')?;
    let version = Symbol::new(module.to_owned(), None, &format!(".{name}"));
    let spelled = builder.spell(&version, found.node).ok()?;
    let test = format!("{spelled} >= ({}, {})", available.major, available.minor);
    let written = place.written(&test, &new, old, context.module.source.newline().as_str())?;
    change.shown = one_line(&written);
    change.edits = vec![Edit::replace(start..end, written)];
    change.removed.clear();
    change.imports.append(&mut builder.change.imports);
    change.required.append(&mut builder.change.required);
    let why = format!("the new code needs Python {available}, so the old code stays for older ones");
    change.ceiling = Some((Safety::Suggested, why));
    Some(change)
}

/// What both spellings take the place of.
enum Place<'m> {
    /// Whole statements on lines of their own.
    Statements(Node<'m>, Node<'m>),
    /// An expression, with the parentheses around it.
    Expression(Node<'m>),
}

impl<'m> Place<'m> {
    fn of(found: &Match<'_, 'm>) -> Option<Place<'m>> {
        let (first, last) = match found.shape {
            Shape::Statements => (*found.statements.first()?, *found.statements.last()?),
            Shape::Expression | Shape::Value => {
                let outer = found.node.with_parentheses();
                match outer.parent().filter(|above| above.kind() == Kind::ExpressionStatement) {
                    Some(statement) if Layout::of(statement).starts_line => (statement, statement),
                    _ => return is_value(outer).then_some(Place::Expression(outer)),
                }
            }
            _ => return None,
        };
        let on_own_lines = Layout::of(first).starts_line && Layout::of(last).ends_line;
        on_own_lines.then_some(Place::Statements(first, last))
    }

    /// The simple statement that a match is in, for a change that begins before it.
    fn around(found: &Match<'_, 'm>) -> Option<Place<'m>> {
        let statement = found.node.statement();
        let layout = Layout::of(statement);
        let is_simple =
            statement.child(Field::Body).is_none() && statement.child(Field::Consequence).is_none();
        let fits = found.shape == Shape::Expression && is_simple && layout.starts_line && layout.ends_line;
        fits.then_some(Place::Statements(statement, statement))
    }

    fn range(&self) -> std::ops::Range<usize> {
        match self {
            Place::Statements(first, last) => first.start()..last.end(),
            Place::Expression(node) => node.range(),
        }
    }

    /// The text of both; `None` if lines would have to be moved within a string.
    fn written(&self, test: &str, new: &str, old: &str, newline: &str) -> Option<String> {
        match self {
            Place::Statements(first, last) => {
                let strings = [first, last].into_iter().flat_map(|node| node.descendants());
                let mut strings = strings.filter(|node| node.kind() == Kind::String);
                if strings.any(|string| string.text().contains('\n')) {
                    return None;
                }
                let unit = indentation_unit(first.tree().text());
                let indent = Layout::of(*first).indent;
                let block = |code: &str| code.replace(newline, &format!("{newline}{unit}"));
                let (new, old) = (block(new), block(old));
                Some(format!(
                    "if {test}:{newline}{indent}{unit}{new}{newline}{indent}else:{newline}{indent}{unit}{old}"
                ))
            }
            Place::Expression(_) if old.contains('\n') || new.contains('\n') => None,
            Place::Expression(node) => {
                let both = format!("{new} if {test} else {old}");
                let is_plain = node.parent().is_some_and(|above| {
                    matches!(
                        above.kind(),
                        Kind::Assignment
                            | Kind::ReturnStatement
                            | Kind::RaiseStatement
                            | Kind::ArgumentList
                            | Kind::KeywordArgument
                    )
                });
                Some(if is_plain { both } else { format!("({both})") })
            }
        }
    }
}

/// Whether an expression is evaluated where it stands, so that a conditional expression may take its place.
fn is_value(node: Node<'_>) -> bool {
    let within = std::iter::once(node).chain(node.ancestors());
    let mut within = within.take_while(|above| *above != node.statement());
    let is_static = |above: Node<'_>| {
        matches!(above.kind(), Kind::Decorator | Kind::CasePattern | Kind::WithItem)
            || above.field() == Some(Field::Type)
    };
    !node.is_stored() && !within.any(is_static)
}
