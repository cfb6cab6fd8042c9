//! Which expressions may be evaluated twice, not at all, or in another order without anybody
//! noticing.

use super::align::Builder;
use crate::syntax::{Field, Kind, Node};

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

/// Whether evaluating it may do something for certain: a call, or what binds or waits.
pub fn has_effects(node: Node<'_>) -> bool {
    let acts = |kind| matches!(kind, Kind::Call | Kind::Await | Kind::Yield | Kind::NamedExpression);
    node.descendants().any(|below| acts(below.kind()))
}

/// Whether what stands at a place of a template is evaluated later, or for each of several values.
pub fn waits(place: Node<'_>) -> bool {
    let mut inner = place;
    place.ancestors().any(|above| {
        let child = std::mem::replace(&mut inner, above);
        match above.kind() {
            Kind::Lambda => child.field() == Some(Field::Body),
            Kind::ListComprehension
            | Kind::SetComprehension
            | Kind::DictionaryComprehension
            | Kind::GeneratorExpression => {
                above.parts().find(|part| part.kind() == Kind::ForInClause) != Some(child)
            }
            _ => false,
        }
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

/// Builtins that iterate over their first argument, and make nothing else of it.
const ITERATING: [&str; 9] =
    ["list", "tuple", "set", "frozenset", "sorted", "enumerate", "any", "all", "sum"];

impl<'m> Builder<'_, '_, 'm> {
    /// What `iter(…)` of a template iterates over.
    pub(super) fn iterated<'t>(&self, after: Node<'t>) -> Option<Node<'t>> {
        let function = after.child(Field::Function).filter(|function| function.text() == "iter")?;
        let mut arguments = after.child(Field::Arguments)?.parts();
        let only = arguments.next().filter(|_| self.role(function).is_none());
        only.filter(|_| arguments.next().is_none())
    }

    /// Whether an expression is iterated over where it stands, so that no `iter()` is needed around it.
    pub(super) fn is_iterated(&self, user: Node<'m>) -> bool {
        let outer = user.with_parentheses();
        let Some(above) = outer.parent() else { return false };
        match above.kind() {
            Kind::ForStatement | Kind::ForInClause => outer.field() == Some(Field::Right),
            Kind::Splat => true,
            Kind::ArgumentList if above.parts().next() == Some(outer) => {
                let function = above.parent().and_then(|call| call.child(Field::Function));
                let module = self.context.module;
                function.is_some_and(|function| {
                    ITERATING.contains(&function.text())
                        && module.lookup(module.scope_of(function), function.text()).is_none()
                })
            }
            _ => false,
        }
    }
}
