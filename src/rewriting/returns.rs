//! Whether a `return` may take the place of a statement: it leaves a function, and passes all handlers by.

use super::align::Builder;
use crate::syntax::{Field, Kind, Node};

/// Refuses a place where the new `return` is not allowed, or where a handler would have come between.
pub(super) fn check(builder: &mut Builder<'_, '_, '_>, place: Node<'_>) -> Result<(), String> {
    let scopes = [Kind::FunctionDefinition, Kind::ClassDefinition];
    let function = place.enclosing(&scopes).filter(|scope| scope.kind() == Kind::FunctionDefinition);
    let Some(function) = function else {
        return Err("the new code is a `return`, and this is in no function".to_owned());
    };
    let returned = builder.after.nodes().last().filter(|node| node.parts().next().is_some());
    let is_generator = has_yield(function);
    let is_async = function.token(Kind::KwAsync).is_some();
    if returned.is_some() && is_generator && is_async {
        return Err("an asynchronous generator cannot return a value".to_owned());
    }
    let mut child = place;
    for above in place.ancestors().take_while(|above| *above != function) {
        if child.kind() == Kind::FinallyClause {
            return Err("a `return` in `finally` would end exceptions that pass".to_owned());
        }
        let is_group = child.kind() == Kind::ExceptClause && child.text().trim_start().starts_with("except*");
        if is_group {
            return Err("`return` cannot stand in `except*`".to_owned());
        }
        let is_tried = above.kind() == Kind::TryStatement && child.field() == Some(Field::Body);
        if is_tried && above.parts().any(catches_all) {
            return Err(
                "a `return` passes the `except` around it by, which may catch what the old code raises"
                    .to_owned(),
            );
        }
        child = above;
    }
    let is_decorated = function.parent().is_some_and(|above| above.kind() == Kind::DecoratedDefinition);
    if !is_generator && !is_async && !is_decorated {
        builder.lower(
            "the function around it is neither a generator nor decorated, so only this function returns",
        );
    }
    Ok(())
}

/// Whether a function is a generator.
fn has_yield(function: Node<'_>) -> bool {
    let mut open: Vec<Node<'_>> = function.child(Field::Body).into_iter().collect();
    while let Some(node) = open.pop() {
        match node.kind() {
            Kind::Yield => return true,
            Kind::FunctionDefinition | Kind::ClassDefinition | Kind::Lambda => {}
            _ => open.extend(node.children()),
        }
    }
    false
}

/// Whether a clause of a `try` is an `except` that catches every exception.
fn catches_all(clause: Node<'_>) -> bool {
    let named = |node: Node<'_>| matches!(node.text(), "Exception" | "BaseException");
    clause.kind() == Kind::ExceptClause
        && clause.parts().next().is_none_or(|first| {
            first.kind() == Kind::Block
                || first.descendants().any(|node| node.kind() == Kind::Identifier && named(node))
        })
}
