//! Which expressions may be evaluated twice, not at all, or in another order without anybody
//! noticing.

use crate::syntax::{Kind, Node};

/// Whether evaluating it does nothing but give a value: names, literals, attributes of names,
/// and what is built of them by operators and displays. (An attribute may be a property; one with
/// effects of its own is not expected.)
pub fn is_quiet(node: Node<'_>) -> bool {
    node.descendants().all(|below| {
        !matches!(
            below.kind(),
            Kind::Call
                | Kind::Await
                | Kind::Yield
                | Kind::NamedExpression
                | Kind::Subscript
                | Kind::ListComprehension
                | Kind::SetComprehension
                | Kind::DictionaryComprehension
                | Kind::GeneratorExpression
                | Kind::Splat
                | Kind::DictionarySplat
                | Kind::BinaryOperator
                | Kind::ComparisonOperator
        )
    })
}

/// Whether it may stand twice: quiet, and the same object each time.
pub fn is_repeatable(node: Node<'_>) -> bool {
    matches!(
        node.unparenthesised().kind(),
        Kind::Identifier
            | Kind::Attribute
            | Kind::Integer
            | Kind::Float
            | Kind::True
            | Kind::False
            | Kind::None
            | Kind::String
    ) && is_quiet(node)
        && !node.descendants().any(|n| n.kind() == Kind::Interpolation)
}
