//! Questions about a place in the code that need no pattern: whether it reads, binds or calls, and what stands
//! beside it.

use crate::syntax::{Field, Kind, Node};

/// The import item that a name stands in.
pub fn import_item(word: Node<'_>) -> Option<Node<'_>> {
    let mut node = word;
    loop {
        let parent = node.parent()?;
        match parent.kind() {
            Kind::DottedName | Kind::AliasedImport | Kind::RelativeImport => node = parent,
            Kind::ImportStatement => return Some(node),
            Kind::ImportFromStatement => {
                if node.field() == Some(Field::Name) {
                    return Some(node);
                }
                // The module: its first item stands for all.
                return parent.child(Field::Name).or(Some(parent));
            }
            _ => return None,
        }
    }
}

/// Whether an expression is what a call calls.
pub fn is_called(node: Node<'_>) -> bool {
    let outer = node.with_parentheses();
    outer.field() == Some(Field::Function) && outer.parent().is_some_and(|above| above.kind() == Kind::Call)
}

/// Whether the name is bound at this very place, not read.
pub(super) fn is_bound_here(node: Node<'_>) -> bool {
    let outer = node.with_parentheses();
    match outer.parent().map(Node::kind) {
        Some(Kind::Assignment | Kind::AugmentedAssignment | Kind::ForStatement) => {
            outer.field() == Some(Field::Left)
        }
        Some(Kind::FunctionDefinition | Kind::ClassDefinition) => outer.field() == Some(Field::Name),
        Some(Kind::Parameters | Kind::DeleteStatement | Kind::GlobalStatement | Kind::NonlocalStatement) => {
            true
        }
        Some(Kind::DefaultParameter | Kind::TypedDefaultParameter | Kind::NamedExpression) => {
            outer.field() == Some(Field::Name)
        }
        _ => false,
    }
}

pub(super) fn next_statement(node: Node<'_>) -> Option<Node<'_>> {
    let mut next = node.next_sibling()?;
    while !next.is_named() || next.kind() == Kind::Comment {
        next = next.next_sibling()?;
    }
    Some(next)
}

/// What stands before a node, comments aside.
pub(super) fn previous_significant(node: Node<'_>) -> Option<Node<'_>> {
    std::iter::successors(node.previous_sibling(), |sibling| sibling.previous_sibling())
        .find(|sibling| sibling.kind() != Kind::Comment)
}

pub(super) fn previous_statement(node: Node<'_>) -> Option<Node<'_>> {
    let mut previous = node.previous_sibling()?;
    while !previous.is_named() || previous.kind() == Kind::Comment {
        previous = previous.previous_sibling()?;
    }
    Some(previous)
}

/// Expressions that cannot be instances of a library's class need not be asked.
pub(super) fn may_be_object(node: Node<'_>) -> bool {
    matches!(
        node.kind(),
        Kind::Identifier
            | Kind::Attribute
            | Kind::Call
            | Kind::Subscript
            | Kind::NamedExpression
            | Kind::Await
            | Kind::ConditionalExpression
    )
}
