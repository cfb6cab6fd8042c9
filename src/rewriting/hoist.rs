//! Expressions that become statements: put before the statement they stand in, if nothing is
//! evaluated earlier or more often than it was.

use super::align::Builder;
use super::blocks;
use super::effects::is_quiet;
use super::import_edits::remove_statement;
use super::render::{indentation_unit, written_out};
use super::returns;
use crate::matching::Capture;
use crate::model::{Binding, BindingId, ScopeId, ScopeKind};
use crate::syntax::{Field, Kind, Layout, Node, comments_in, precedence};
use crate::text::Edit;
use crate::transform::{Callee, Pattern, Role};

/// Replaces the expression `user` by the statements of `after`, put before its statement, and
/// their result. An error says why the order of evaluation does not allow it.
pub(super) fn hoist<'m>(builder: &mut Builder<'_, '_, 'm>, user: Node<'m>) -> Result<(), String> {
    let statement = user.statement();
    let layout = Layout::of(statement);
    let text = user.tree().text();
    let line = text[..statement.start()].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    if !layout.starts_line || text[line..statement.start()].trim_start_matches(['\x0c']) != layout.indent {
        return Err("statements cannot be put before it on its line".to_owned());
    }
    let module = builder.context.module;
    if module.scope_kind(module.scope_of(statement)) == ScopeKind::Class {
        return Err("new names would become attributes of the class".to_owned());
    }
    let outer = user.with_parentheses();
    if !evaluated_first(outer, statement) {
        return Err(
            "it is not evaluated first, or not always, so it cannot be moved before the statement".to_owned()
        );
    }
    let Some(result) = builder.after.result.map(|id| builder.after.tree.node(id)) else {
        return Err("the transform has no result".to_owned());
    };
    builder.used.clear();
    let direct = outer.parent();
    let bare = direct.is_some_and(|p| p.kind() == Kind::ExpressionStatement && p.parts().count() == 1);
    let target = direct
        .filter(|p| {
            p.kind() == Kind::Assignment
                && p.child(Field::Right) == Some(outer)
                && p.child(Field::Type).is_none()
        })
        .filter(|p| p.parent().is_some_and(|s| s == statement))
        .and_then(|p| p.child(Field::Left));
    // `module = …` may be built under its own name.
    let own_name = match builder.after.role(result) {
        Some(Role::Fresh(fresh)) => target
            .filter(|target| target.kind() == Kind::Identifier && may_take_name(builder, *target))
            .map(|target| (fresh.clone(), target.text().to_owned())),
        _ => None,
    };
    if let Some((fresh, own)) = &own_name {
        builder.names.insert(fresh.clone(), own.clone());
    }
    let newline = builder.context.module.source.newline().as_str();
    let template = builder.after;
    let mut lines = Vec::new();
    for node in template.nodes() {
        lines.extend(builder.render_lines(node, user, indentation_unit(user.tree().text()))?);
    }
    let value = builder.render(result, user)?;
    builder.check_effects(user)?;
    builder.release_but_used(user);
    builder.rescue_comments(user, &[Edit::delete(user.range())]);
    let fresh_result = matches!(template.role(result), Some(Role::Fresh(_)));
    let mut text = String::new();
    for line in &lines {
        text.push_str(line);
        text.push_str(newline);
        text.push_str(&layout.indent);
    }
    if own_name.is_some() || (bare && fresh_result) {
        // The last statement takes the place of the whole: no line is left over.
        let body = lines.join(&format!("{newline}{}", layout.indent));
        show(builder, &lines, user);
        builder.change.edits.push(Edit::replace(statement.range(), written_out(&body, user)));
        return Ok(());
    }
    let place = outer;
    let written = if precedence(result) < precedence(user) { format!("({value})") } else { value };
    lines.push(one_line_with(statement, place, &written));
    show(builder, &lines, user);
    builder.change.edits.push(Edit::insert(statement.start(), written_out(&text, user)));
    builder.change.edits.push(Edit::replace(place.range(), written));
    Ok(())
}

/// A run of statements becomes another.
pub(super) fn statements(builder: &mut Builder<'_, '_, '_>) -> Result<(), String> {
    let found = builder.found;
    let (Some(first), Some(last)) = (found.statements.first(), found.statements.last()) else {
        return Err("nothing was matched".to_owned());
    };
    keeps_names(builder)?;
    if builder.after.nodes().last().is_some_and(|node| node.kind() == Kind::ReturnStatement) {
        returns::check(builder, *last)?;
    }
    if found.blocks().next().is_some() {
        return blocks::rewrite(builder);
    }
    if builder.after.nodes().all(|node| node.kind() == Kind::PassStatement) {
        return taken_out(builder);
    }
    let start = match &found.pair.before {
        Pattern::Statements(before) => blocks::start(builder, before)?,
        _ => first.start(),
    };
    let mut new = builder.after.nodes();
    if let ([only], Some(statement), None) = (found.statements.as_slice(), new.next(), new.next())
        && !is_compound(statement)
    {
        // The arguments of a method keep their places.
        let old = match &found.pair.before {
            Pattern::Statements(before) if matches!(before.callee(), Some((Callee::Member(..), true))) => {
                before.nodes().next()
            }
            _ => None,
        };
        return match old {
            Some(old) => builder.align(old, statement, *only),
            None => builder.replace(*only, statement),
        };
    }
    let layout = Layout::of(*first);
    if !layout.starts_line {
        return Err("statements cannot be put in its place on its line".to_owned());
    }
    let newline = builder.context.module.source.newline().as_str();
    let template = builder.after;
    let mut lines = Vec::new();
    for node in template.nodes() {
        lines.extend(builder.render_lines(node, *first, indentation_unit(first.tree().text()))?);
    }
    for statement in &found.statements {
        builder.check_effects(*statement)?;
        builder.release_but_used(*statement);
    }
    // Comments between the statements are kept before what takes their place.
    let range = start..last.end();
    let block = first.parent().unwrap_or(*first);
    let comments: Vec<&str> = comments_in(block)
        .filter(|c| range.contains(&c.start()))
        .filter(|c| !builder.used.iter().any(|kept| c.is_within(*kept)))
        .map(|c| c.text().trim_end())
        .collect();
    let mut all: Vec<String> = comments.into_iter().map(str::to_owned).collect();
    show(builder, &lines, *first);
    all.extend(lines);
    let text = all.join(&format!("{newline}{}", layout.indent));
    builder.change.edits.push(Edit::replace(range, written_out(&text, *first)));
    Ok(())
}

/// What the user is shown of new statements.
pub(super) fn show<'m>(builder: &mut Builder<'_, '_, 'm>, lines: &[String], at: Node<'m>) {
    builder.shown = Some(written_out(&lines.join("; ").replace(":; ", ": "), at));
    builder.change.lines = written_out(&lines.join("\n"), at).lines().map(str::to_owned).collect();
}

/// Names that the statements bind and the new ones do not must have no other use.
fn keeps_names(builder: &Builder<'_, '_, '_>) -> Result<(), String> {
    let (found, module) = (builder.found, builder.context.module);
    let kept: Vec<usize> = builder.after.blocks().map(|(_, index)| index).collect();
    let is_kept = |node: Node<'_>| {
        let mut blocks = found.blocks().filter(|(index, _)| kept.contains(index));
        blocks.any(|(_, nodes)| nodes.iter().any(|statement| node.is_within(*statement)))
    };
    let is_inside = |node: Node<'_>| {
        found.statements.iter().any(|statement| node.is_within(*statement)) && !is_kept(node)
    };
    let is_imported_anew = |name: &str| {
        let imports = builder.after.all().filter(|node| node.kind().is_import());
        imports.flat_map(|import| import.children_by(Field::Name)).any(|item| {
            let alias = item.child(Field::Alias).map(Node::text);
            alias.unwrap_or_else(|| item.text().split('.').next().unwrap_or_default()) == name
        })
    };
    let is_bound_anew = |name: &str| {
        is_imported_anew(name)
            || builder.after.all().filter(|node| node.is_stored()).any(|node| {
                match builder.after.role(node) {
                    Some(Role::Parameter(index)) => match &found.captures[*index] {
                        Some(Capture::Node(captured)) => {
                            captured.descendants().any(|part| part.text() == name)
                        }
                        _ => false,
                    },
                    _ => node.text() == name,
                }
            })
    };
    // `x = x.old()` reads what was bound before.
    let is_bound_before = |name: &str| {
        let Pattern::Statements(before) = &found.pair.before else { return false };
        let is_it = |node: Node<'_>, index: usize| before.role(node) == Some(&Role::Parameter(index));
        found.captures.iter().enumerate().any(|(index, capture)| {
            let own = matches!(capture, Some(Capture::Node(own)) if own.text() == name);
            own && before.all().filter(|node| node.kind() == Kind::Assignment).any(|assignment| {
                let (left, right) = (assignment.child(Field::Left), assignment.child(Field::Right));
                left.is_some_and(|left| is_it(left, index))
                    && right.is_some_and(|right| right.descendants().any(|node| is_it(node, index)))
            })
        })
    };
    let is_bound_beside = |name: &str, scope: ScopeId| {
        let mut others =
            module.in_scope(scope, name).iter().map(|id| module.tree.node(module.binding(*id).node));
        others.any(is_kept)
    };
    for (_, binding) in module.bindings() {
        let is_lost = is_inside(module.tree.node(binding.node))
            && !is_bound_anew(&binding.name)
            && !is_bound_before(&binding.name)
            && !is_bound_beside(&binding.name, binding.scope);
        if is_lost && is_missed(builder, binding, &is_inside) {
            return Err(format!(
                "`{}` is used elsewhere too, and the new code does not have it",
                binding.name
            ));
        }
    }
    Ok(())
}

/// Whether a name that is bound in code that goes is used by other code, of this file or another one.
pub(super) fn is_missed(
    builder: &Builder<'_, '_, '_>,
    binding: &Binding,
    is_gone: &dyn Fn(Node<'_>) -> bool,
) -> bool {
    let module = builder.context.module;
    let all = module.in_scope(binding.scope, &binding.name);
    let is_it = |id: &BindingId| module.binding(*id).node == binding.node;
    let gets_it = |node: Node<'_>| module.reaching(node, binding.scope, all).iter().any(is_it);
    let mut uses = module.uses(binding.scope, &binding.name).filter(|node| !node.is_stored());
    let is_used = uses.any(|node| !is_gone(node) && gets_it(node));
    is_used || binding.scope == module.top() && module.hands_out(builder.context.world, &binding.name)
}

/// Whether a statement has a block of its own, and so cannot stand behind a `;` or a `:`.
fn is_compound(statement: Node<'_>) -> bool {
    statement.descendants().any(|below| below.kind() == Kind::Block)
}

/// Statements in whose place nothing comes: `pass` stands for it where nothing else is left.
pub(super) fn taken_out(builder: &mut Builder<'_, '_, '_>) -> Result<(), String> {
    for statement in &builder.found.statements {
        builder.check_effects(*statement)?;
        builder.release(*statement);
        remove_statement(*statement, &mut builder.change.edits);
    }
    builder.shown = Some("pass".to_owned());
    Ok(())
}

/// The statement on one line, with the expression replaced, for people.
fn one_line_with(statement: Node<'_>, place: Node<'_>, value: &str) -> String {
    let text = statement.tree().text();
    let whole =
        format!("{}{value}{}", &text[statement.start()..place.start()], &text[place.end()..statement.end()]);
    let first = whole.lines().next().unwrap_or_default();
    first.to_owned()
}

/// Whether a name may be bound earlier than it was: a local of a function, or of the module, that
/// nobody can look at in between. In a `try`, a handler could.
fn may_take_name(builder: &Builder<'_, '_, '_>, target: Node<'_>) -> bool {
    let module = builder.context.module;
    let scope = module.scope_of(target);
    let in_try = target
        .ancestors()
        .take_while(|a| !matches!(a.kind(), Kind::FunctionDefinition | Kind::ClassDefinition))
        .any(|a| matches!(a.kind(), Kind::TryStatement | Kind::WithStatement));
    if in_try || module.is_global(scope, target.text()) || module.scope_kind(scope) == ScopeKind::Class {
        return false;
    }
    // The matched code must not read the name it is assigned to.
    let used =
        builder.found.node.descendants().any(|n| n.kind() == Kind::Identifier && n.text() == target.text());
    !used
}

/// Whether `user` is evaluated whenever its statement is, and before anything in it that has
/// effects.
fn evaluated_first(user: Node<'_>, statement: Node<'_>) -> bool {
    let mut child = user;
    for above in user.ancestors() {
        let first_only = match above.kind() {
            Kind::Lambda
            | Kind::ForInClause
            | Kind::IfClause
            | Kind::WhileStatement
            | Kind::AugmentedAssignment
            | Kind::ElifClause
            | Kind::CaseClause
            | Kind::ExceptClause
            | Kind::TryStatement
            | Kind::Yield => return false,
            kind if kind.is_comprehension() => return false,
            Kind::ConditionalExpression => above.parts().nth(1) == Some(child),
            Kind::BooleanOperator => child.field() == Some(Field::Left),
            Kind::ComparisonOperator => above.parts().position(|p| p == child).is_some_and(|at| at < 2),
            Kind::AssertStatement => above.parts().next() == Some(child),
            Kind::IfStatement | Kind::MatchStatement => {
                child.field() != Some(Field::Alternative) && child.field() != Some(Field::Consequence)
            }
            Kind::ForStatement => child.field() == Some(Field::Right),
            Kind::WithClause => above.parts().next() == Some(child),
            Kind::DecoratedDefinition => above.parts().next() == Some(child),
            _ => true,
        };
        if !first_only {
            return false;
        }
        // What stands before it in the same node is evaluated before it, but for the targets of
        // an assignment.
        let is_assignment = matches!(above.kind(), Kind::Assignment);
        if !is_assignment {
            let earlier = above.children().take_while(|c| *c != child).filter(|c| c.is_named());
            for part in earlier {
                if !is_quiet(part) {
                    return false;
                }
            }
        } else if child.field() == Some(Field::Right) && above.child(Field::Type).is_some() {
            return false;
        }
        if above == statement {
            return true;
        }
        child = above;
    }
    child == statement
}
