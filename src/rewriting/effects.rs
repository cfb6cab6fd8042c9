//! Which expressions may be evaluated twice, not at all, or in another order without anybody
//! noticing.

use crate::syntax::Node;

/// Whether evaluating it does nothing but give a value: names, literals, attributes of names,
/// and what is built of them by operators and displays. (An attribute may be a property; one with
/// effects of its own is not expected.)
pub fn is_quiet(node: Node<'_>) -> bool {
    node.descendants().all(|below| {
        !matches!(
            below.kind(),
            "call"
                | "await"
                | "yield"
                | "named_expression"
                | "subscript"
                | "list_comprehension"
                | "set_comprehension"
                | "dictionary_comprehension"
                | "generator_expression"
                | "list_splat"
                | "dictionary_splat"
                | "binary_operator"
                | "comparison_operator"
        )
    })
}

/// Whether it may stand twice: quiet, and the same object each time.
pub fn is_repeatable(node: Node<'_>) -> bool {
    matches!(
        node.unparenthesised().kind(),
        "identifier" | "attribute" | "integer" | "float" | "true" | "false" | "none" | "string"
    ) && is_quiet(node)
        && !node.descendants().any(|n| n.kind() == "interpolation")
}
