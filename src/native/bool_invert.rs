//! The operator `~` before a `bool`: it holds no name by which a pattern could be looked up.

use super::{Context, Found};
use crate::finding::Safety;
use crate::syntax::Node;
use crate::text::Edit;
use crate::types::Value;

pub(super) fn find(context: &Context<'_>) -> Vec<Found> {
    let nodes = context.module.tree.root().descendants();
    nodes.filter(|node| node.kind() == "unary_operator").filter_map(|node| at(context, node)).collect()
}

fn at(context: &Context<'_>, inverted: Node<'_>) -> Option<Found> {
    inverted.token("~")?;
    let operand = inverted.child("argument")?;
    let value = operand.unparenthesised();
    let inferred = context.inference.value_nearby(value);
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
