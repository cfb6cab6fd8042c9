//! A condition that became constant: operands of `and`, `or` and `not` that decide nothing are left out, and so are
//! branches that are never run.

use super::align::Builder;
use super::blocks::{Jumps, Region, Target, rescue};
use super::effects::is_quiet;
use super::hoist::is_missed;
use super::import_edits::remove_statement;
use super::render::binds_looser;
use super::truth;
use crate::matching::is_tested;
use crate::syntax::{Field, Kind, Layout, Node, comments_in, precedence};
use crate::text::Edit;

/// What an expression with a constant in it comes to.
enum Folded<'m> {
    /// The expression is this constant.
    Constant(Node<'m>, bool),
    /// The first expression is the second one, which stands in it.
    Part(Node<'m>, Node<'m>),
}

/// Folds what is around an expression whose value is known, as far as nothing else changes. The expression itself
/// becomes a literal if nothing around it does.
pub(super) fn fold<'m>(
    builder: &mut Builder<'_, '_, 'm>,
    constant: Node<'m>,
    value: bool,
) -> Result<(), String> {
    builder.check_effects(constant)?;
    let folded = folded(constant, value);
    let (whole, part) = match folded {
        Folded::Part(whole, part) => (whole, Some(part)),
        Folded::Constant(whole, _) => (whole, None),
    };
    let is_kept = |node: &Node<'_>| part.is_some_and(|part| node.is_within(part));
    let binds = |node: Node<'_>| matches!(node.kind(), Kind::NamedExpression | Kind::Yield | Kind::Await);
    if whole.descendants().filter(|node| !is_kept(node)).any(binds) {
        return literal(
            builder,
            constant,
            value,
            "what would go binds a name, or makes the function what it is",
        );
    }
    match folded {
        Folded::Part(whole, part) => {
            builder.used.push(part);
            builder.release_but_used(whole);
            let loose = binds_looser(precedence(part), part.kind(), whole);
            let (open, close) = if loose { ("(", ")") } else { ("", "") };
            let edits = vec![
                Edit::replace(whole.start()..part.start(), open),
                Edit::replace(part.end()..whole.end(), close),
            ];
            let edits: Vec<Edit> =
                edits.into_iter().filter(|edit| edit.start < edit.end || !edit.text.is_empty()).collect();
            builder.rescue_comments(whole, &edits);
            builder.change.edits.extend(edits);
            builder.shown = Some(part.text().to_owned());
            Ok(())
        }
        Folded::Constant(whole, value) => {
            let outer = whole.with_parentheses();
            let Some(clause) = outer.parent() else { return literal(builder, whole, value, "") };
            let is_condition = outer.field() == Some(Field::Condition);
            let folded = match clause.kind() {
                Kind::IfStatement | Kind::ElifClause if is_condition => branch(builder, outer, value),
                Kind::WhileStatement if is_condition && !value => removed(builder, clause),
                Kind::AssertStatement if value && is_tested(whole) => removed(builder, clause),
                // The filter of a comprehension, and the guard of a `case`.
                Kind::IfClause if value => {
                    builder.release(clause);
                    let before = clause.previous_sibling().map_or(clause.start(), Node::end);
                    let edit = Edit::delete(before..clause.end());
                    builder.rescue_comments(clause, std::slice::from_ref(&edit));
                    builder.change.edits.push(edit);
                    Ok(())
                }
                _ => return literal(builder, whole, value, ""),
            };
            builder.shown = Some(spelled(value).to_owned());
            folded.or_else(|why| literal(builder, whole, value, &why))
        }
    }
}

fn spelled(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

/// Writes the constant; `why` says why more than that stays, and may be empty.
fn literal<'m>(
    builder: &mut Builder<'_, '_, 'm>,
    whole: Node<'m>,
    value: bool,
    why: &str,
) -> Result<(), String> {
    builder.release(whole);
    builder.rescue_comments(whole, &[Edit::delete(whole.range())]);
    builder.change.edits.push(Edit::replace(whole.range(), spelled(value)));
    builder.shown = Some(spelled(value).to_owned());
    if !why.is_empty() {
        builder.lower(&format!("the condition stays: {why}"));
    }
    Ok(())
}

fn folded(constant: Node<'_>, value: bool) -> Folded<'_> {
    let (mut node, mut value) = (constant, value);
    loop {
        let outer = node.with_parentheses();
        let Some(above) = outer.parent() else { return Folded::Constant(node, value) };
        match above.kind() {
            Kind::NotOperator => value = !value,
            // `flag is True`
            Kind::ComparisonOperator => match compared(above, outer, value) {
                Some(known) => value = known,
                None => return Folded::Constant(node, value),
            },
            Kind::BooleanOperator => {
                let decides = above.token(Kind::KwAnd).is_some() != value;
                let (left, right) = (above.child(Field::Left), above.child(Field::Right));
                match (left, right) {
                    (Some(left), Some(right)) if left == outer && !decides => {
                        return Folded::Part(above, right);
                    }
                    (Some(left), Some(_)) if left == outer => {}
                    (Some(left), Some(_)) if !decides && is_tested(above) => {
                        return Folded::Part(above, left);
                    }
                    (Some(left), Some(_)) if decides && is_tested(above) && is_quiet(left) => {}
                    _ => return Folded::Constant(node, value),
                }
            }
            Kind::ConditionalExpression => {
                let parts: Vec<Node<'_>> = above.parts().collect();
                return match parts.as_slice() {
                    [yes, test, no] if *test == outer => Folded::Part(above, if value { *yes } else { *no }),
                    _ => Folded::Constant(node, value),
                };
            }
            _ => return Folded::Constant(node, value),
        }
        node = above;
    }
}

/// What a comparison of a constant with `True` or `False` gives.
fn compared(comparison: Node<'_>, constant: Node<'_>, value: bool) -> Option<bool> {
    let parts: Vec<Node<'_>> = comparison.parts().collect();
    let other = match parts.as_slice() {
        [one, other] if *one == constant => truth(other.unparenthesised())?,
        [other, one] if *one == constant => truth(other.unparenthesised())?,
        _ => return None,
    };
    let between = &comparison.tree().text()[parts[0].end()..parts[1].start()];
    match between.split_whitespace().collect::<Vec<_>>().as_slice() {
        ["is" | "=="] => Some(value == other),
        ["is", "not"] | ["!="] => Some(value != other),
        _ => None,
    }
}

/// Folds the branch whose condition is constant. An error says why it stays.
fn branch<'m>(builder: &mut Builder<'_, '_, 'm>, condition: Node<'m>, value: bool) -> Result<(), String> {
    let Some(own) = condition.parent() else { return Ok(()) };
    let statement = if own.kind() == Kind::ElifClause { own.parent().unwrap_or(own) } else { own };
    let later: Vec<Node<'m>> = match own == statement {
        true => statement.children_by(Field::Alternative).collect(),
        false => own.children_after().filter(|next| next.kind().is_clause()).collect(),
    };
    let block = own.child(Field::Consequence).ok_or("it has no block")?;
    if value {
        gone(builder, &later)?;
        let statements: Vec<Node<'m>> = block.parts().collect();
        let region = Region::of(&statements)?;
        let end = later.iter().map(|clause| clause.end()).max().unwrap_or(region.range.end);
        if own == statement {
            return kept(builder, statement, &region, end);
        }
        let mut edits = vec![Edit::replace(own.start()..condition.end(), "else")];
        edits.extend((region.range.end < end).then(|| Edit::delete(region.range.end..end)));
        builder.release_but_used(condition);
        later.iter().for_each(|clause| builder.release_but_used(*clause));
        builder.change.edits.extend(edits);
        return Ok(());
    }
    let next = later.first().copied();
    match next {
        _ if own != statement => {
            gone(builder, &[own])?;
            let before = own.previous_sibling().map_or(own.start(), Node::end);
            let text = own.tree().text();
            let start =
                text[..own.start()].trim_end_matches([' ', '\t']).trim_end_matches(['\n', '\r']).len();
            builder.release_but_used(own);
            builder.change.edits.push(Edit::delete(start.max(before)..own.end()));
            Ok(())
        }
        None => removed(builder, statement),
        Some(next) if next.kind() == Kind::ElifClause => {
            gone(builder, &[condition, block])?;
            check_comments(statement, next)?;
            builder.release_but_used(condition);
            builder.release_but_used(block);
            // `elif` becomes `if`.
            builder.change.edits.push(Edit::replace(statement.start()..next.start() + "elif".len(), "if"));
            Ok(())
        }
        Some(next) => {
            gone(builder, &[condition, block])?;
            check_comments(statement, next)?;
            let statements: Vec<Node<'m>> =
                next.child(Field::Body).into_iter().flat_map(Node::parts).collect();
            kept(builder, statement, &Region::of(&statements)?, statement.end())
        }
    }
}

/// Puts a block in the place of its statement.
fn kept<'m>(
    builder: &mut Builder<'_, '_, 'm>,
    statement: Node<'m>,
    region: &Region<'_, 'm>,
    end: usize,
) -> Result<(), String> {
    let layout = Layout::of(statement);
    if !layout.starts_line {
        return Err("it is not the first on its line".to_owned());
    }
    let newline = builder.context.module.source.newline().as_str();
    let target = Target { index: 0, text: String::new(), indent: layout.indent.clone(), stays: false };
    let (mut edits, mut moved) = (Vec::new(), Vec::new());
    region.place(statement.start(), &target, true, newline, (&mut edits, &mut moved))?;
    edits.extend((region.range.end < end).then(|| Edit::delete(region.range.end..end)));
    builder.used.extend(region.statements);
    builder.release_but_used(statement);
    rescue(builder, statement, statement.start(), &layout.indent, &mut edits);
    builder.change.edits.extend(edits);
    builder.change.edits.extend(moved);
    Ok(())
}

fn removed<'m>(builder: &mut Builder<'_, '_, 'm>, statement: Node<'m>) -> Result<(), String> {
    if statement.child(Field::Alternative).is_some() {
        return Err("it has an `else`".to_owned());
    }
    gone(builder, &[statement])?;
    builder.release_but_used(statement);
    remove_statement(statement, &mut builder.change.edits);
    Ok(())
}

/// Refuses to take the first branch of a statement away if it has a comment.
fn check_comments(statement: Node<'_>, next: Node<'_>) -> Result<(), String> {
    match comments_in(statement).any(|comment| comment.start() < next.start()) {
        true => Err(COMMENTED.to_owned()),
        false => Ok(()),
    }
}

const COMMENTED: &str = "what is never run has a comment";

/// Refuses to take code away that is never run if it has a comment, binds a name for other code, or makes the function
/// around what it is.
fn gone(builder: &Builder<'_, '_, '_>, nodes: &[Node<'_>]) -> Result<(), String> {
    if nodes.iter().any(|node| comments_in(*node).next().is_some()) {
        return Err(COMMENTED.to_owned());
    }
    if Jumps::of(nodes).declares {
        return Err("what is never run makes the function what it is".to_owned());
    }
    let is_gone = |node: Node<'_>| nodes.iter().any(|gone| node.is_within(*gone));
    let module = builder.context.module;
    let mut lost = module.bindings().map(|(_, binding)| binding).filter(|binding| {
        let mut all = module.in_scope(binding.scope, &binding.name).iter();
        all.all(|id| is_gone(module.tree.node(module.binding(*id).node)))
    });
    match lost.find(|binding| is_missed(builder, binding, &is_gone)) {
        Some(binding) => Err(format!("only what is never run binds `{}`", binding.name)),
        None => Ok(()),
    }
}
