//! What parses and is no program all the same: CPython's compiler refuses it, so new code must not have it.

use super::moved::Moved;
use crate::model::Module;
use crate::syntax::{Field, Kind, Node};

/// What the compiler would say of code that an edit wrote, as a clause; `None` if nothing.
pub(super) fn objection(before: &Module, after: &Module, moved: &Moved) -> Option<String> {
    let new = after.tree.all().filter(|node| moved.touches(&node.range()));
    let refused = |node: Node<'_>| refused(node).filter(|why| !is_refused_already(before, why));
    new.into_iter().find_map(refused)
}

fn refused(node: Node<'_>) -> Option<String> {
    let function = || node.enclosing(&[Kind::FunctionDefinition, Kind::Lambda, Kind::ClassDefinition]);
    let is_in_function = || function().is_some_and(|above| above.kind() != Kind::ClassDefinition);
    let is_in_loop = || {
        let around = node.enclosing(&[
            Kind::ForStatement,
            Kind::WhileStatement,
            Kind::FunctionDefinition,
            Kind::ClassDefinition,
        ]);
        around.is_some_and(|above| matches!(above.kind(), Kind::ForStatement | Kind::WhileStatement))
    };
    match node.kind() {
        Kind::Await if function().is_none_or(|above| above.token(Kind::KwAsync).is_none()) => {
            Some("`await` would stand outside an `async def`".to_owned())
        }
        Kind::Yield | Kind::ReturnStatement if !is_in_function() => {
            Some(format!("`{}` would stand outside a function", first_word(node)))
        }
        Kind::BreakStatement | Kind::ContinueStatement if !is_in_loop() => {
            Some(format!("`{}` would stand outside a loop", first_word(node)))
        }
        Kind::ArgumentList => {
            let names: Vec<&str> =
                node.parts().filter_map(|part| part.child(Field::Name)).map(Node::text).collect();
            let twice = (1..names.len()).find(|at| names[..*at].contains(&names[*at]))?;
            Some(format!("the keyword `{}` would be passed twice", names[twice]))
        }
        _ => None,
    }
}

/// A cell of a notebook may await at its top: what the file does already is not the edit's.
fn is_refused_already(before: &Module, why: &str) -> bool {
    before.tree.all().filter_map(refused).any(|known| known == why)
}

fn first_word(node: Node<'_>) -> &str {
    node.text().split_whitespace().next().unwrap_or_default()
}
