//! One of several items of a `with`, or an `elif`, where the transform shows the whole statement: its header becomes
//! another one, or an item goes. Anything else needs a statement of its own.

use super::align::Builder;
use super::hoist::is_missed;
use crate::matching::header;
use crate::syntax::{Kind, Node};
use crate::text::Edit;
use crate::transform::{Pattern, Role};

/// Edits the matched clause. An error says why it cannot change where it is.
pub(super) fn clause(builder: &mut Builder<'_, '_, '_>) -> Result<(), String> {
    let (found, after) = (builder.found, builder.after);
    let Pattern::Statements(before) = &found.pair.before else {
        return Err("nothing was matched".to_owned());
    };
    let mut nodes = after.nodes();
    let (old, new) = (before.nodes().next(), nodes.next().filter(|_| nodes.next().is_none()));
    let kinds = old.zip(new).filter(|(old, new)| old.kind() == new.kind());
    if let Some((old, new)) = kinds
        && let (Some(old), Some(new)) = (header(before, old), header(after, new))
    {
        return builder.align(old, new, found.node);
    }
    let is_item = found.node.kind() == Kind::WithItem;
    let has_one_block = old.is_some_and(|old| header(before, old).is_some());
    if has_one_block && new.is_some_and(|new| matches!(after.role(new), Some(Role::Block(_)))) {
        let last =
            found.node.parent().filter(|elif| !elif.children_after().any(|next| next.kind().is_clause()));
        match last {
            _ if is_item => return drop_item(builder, found.node),
            Some(elif) => return make_else(builder, elif, found.node),
            None => {}
        }
    }
    let is_elif = found.node.parent().is_some_and(|above| above.kind() == Kind::ElifClause);
    Err(match (is_item, is_elif) {
        (true, _) => "it is one of several items of a `with`: give it a statement of its own".to_owned(),
        (_, true) => "it is an `elif`: write it as an `if` of its own".to_owned(),
        _ => "it has an `elif`: write that as an `if` in the `else`".to_owned(),
    })
}

/// Makes an `else` of the last `elif`, whose condition always holds.
fn make_else<'m>(
    builder: &mut Builder<'_, '_, 'm>,
    elif: Node<'m>,
    condition: Node<'m>,
) -> Result<(), String> {
    builder.check_effects(condition)?;
    builder.release(condition);
    let edit = Edit::replace(elif.start()..condition.end(), "else");
    builder.rescue_comments(elif, std::slice::from_ref(&edit));
    builder.change.edits.push(edit);
    builder.shown = Some("else".to_owned());
    Ok(())
}

/// Takes an item out of its `with`.
fn drop_item<'m>(builder: &mut Builder<'_, '_, 'm>, item: Node<'m>) -> Result<(), String> {
    let module = builder.context.module;
    builder.check_effects(item)?;
    let is_gone = |node: Node<'_>| node.is_within(item);
    for (_, binding) in module.bindings() {
        if is_gone(module.tree.node(binding.node)) && is_missed(builder, binding, &is_gone) {
            return Err(format!(
                "`{}` is used elsewhere too, and the new code does not have it",
                binding.name
            ));
        }
    }
    builder.drop_argument(item);
    builder.shown = Some("pass".to_owned());
    Ok(())
}
