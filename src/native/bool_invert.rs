//! The operator `~` before a `bool`: it holds no name by which a pattern could be looked up.

use memchr::memchr;

use super::{Context, Found, Native};
use crate::finding::Safety;
use crate::model::{Kind, Module};
use crate::syntax::Node;
use crate::text::{Edit, Piece, Pieces};
use crate::types::Value;

/// How many names are followed to what they were given.
const DEPTH: usize = 6;
/// Functions and methods that answer yes or no.
const PREDICATES: [&str; 6] = ["all", "any", "bool", "callable", "endswith", "exists"];
/// How the names of others begin.
const QUESTIONS: [&str; 3] = ["has", "is", "starts"];

pub(super) const NATIVE: Native = Native { may_find, ..Native::new("bool_invert", find) };

/// A tilde in code, or in a string that holds some.
fn may_find(text: &[u8], pieces: &Pieces) -> bool {
    pieces.iter().any(|(range, piece)| match piece {
        Piece::String { interpolated: false, closed: true, .. } | Piece::Comment => false,
        Piece::Code | Piece::String { .. } => memchr(b'~', &text[range.clone()]).is_some(),
    })
}

fn find(context: &Context<'_>) -> Vec<Found> {
    let nodes = context.module.tree.root().descendants();
    nodes.filter(|node| node.kind() == "unary_operator").filter_map(|node| at(context, node)).collect()
}

fn at(context: &Context<'_>, inverted: Node<'_>) -> Option<Found> {
    inverted.token("~")?;
    let operand = inverted.child("argument")?;
    let value = operand.unparenthesised();
    // Most tildes are before masks and queries, of which the checker would tell no more than that.
    let inferred = match reads_as_bool(context.module, value, DEPTH) {
        true => context.inference.value_nearby(value),
        false => context.inference.value_nearby_by_evidence(value),
    };
    let is_bool = |value: &Value| match value {
        Value::Instance(class) => class.qualified == "builtins.bool",
        Value::Other(kind) => matches!(kind.as_str(), "true" | "false" | "not_operator"),
        _ => false,
    };
    if !inferred.complete || inferred.values.is_empty() || !inferred.values.iter().all(is_bool) {
        return None;
    }
    let function = context.module.lookup(context.module.scope_of(inverted), "int");
    if function.is_some() || operand.text().contains('#') {
        return None;
    }
    let safety = if inferred.likely { Safety::Suggested } else { Safety::Safe };
    let new = format!("int({})", value.text());
    Some(Found {
        range: inverted.range(),
        after: Some(format!("~{new}")),
        edits: vec![Edit::replace(operand.range(), new)],
        safety,
        message: "If the opposite was meant, which `~` never gave, write `not`.".to_owned(),
        reasons: inferred.reasons,
        ..Found::default()
    })
}

/// Whether an expression is written like a `bool`: a comparison, a call of what is named for a yes or no, or a
/// name that was given one.
fn reads_as_bool(module: &Module, node: Node<'_>, depth: usize) -> bool {
    let node = node.unparenthesised();
    let Some(depth) = depth.checked_sub(1) else { return false };
    let below = |node: Node<'_>| reads_as_bool(module, node, depth);
    match node.kind() {
        "comparison_operator" | "not_operator" | "true" | "false" => true,
        "boolean_operator" | "conditional_expression" => node.parts().any(below),
        "named_expression" => node.child("value").is_some_and(below),
        "call" => node.child("function").is_some_and(|function| {
            let name = function.child("attribute").unwrap_or(function).text();
            PREDICATES.contains(&name) || QUESTIONS.iter().any(|word| name.starts_with(word))
        }),
        "identifier" => module.lookup_at(node).is_some_and(|(_, bindings)| {
            bindings.iter().any(|id| match module.binding(*id).kind {
                Kind::Value(value) => below(module.tree.node(value)),
                _ => false,
            })
        }),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::native::may_find_in;

    #[test]
    fn a_tilde_of_code_counts() {
        for text in [
            "x = '~'; ~y\n",
            "f'{~x}'",
            "'''\n'''\n~x",
            "# ~\n~x",
            "'\\'' + ~x",
            "x = 'open\n~y",
            "f'{'a'}' + ~x",
        ] {
            assert!(may_find_in(&super::NATIVE, text), "{text}");
        }
        for text in ["# ~x\n", "'~'\n", "'''\n:class:`~x`\n'''", "r'~'", "'\\'~'", "\"it's ~\"", "'# ' '~'"] {
            assert!(!may_find_in(&super::NATIVE, text), "{text}");
        }
    }
}
