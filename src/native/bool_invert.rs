//! The operator `~` before a `bool`: it holds no name by which a pattern could be looked up.

use memchr::memchr;

use super::{Context, Found, Native};
use crate::finding::Safety;
use crate::syntax::{Field, Kind, Node};
use crate::text::{Edit, Piece, Pieces};
use crate::types::Value;

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
    nodes.filter(|node| node.kind() == Kind::UnaryOperator).filter_map(|node| at(context, node)).collect()
}

fn at(context: &Context<'_>, inverted: Node<'_>) -> Option<Found> {
    inverted.token(Kind::Tilde)?;
    let operand = inverted.child(Field::Argument)?;
    let value = operand.unparenthesised();
    // Most tildes are before masks and queries, of which the checker would tell no more than that.
    let inferred = context.inference.value_nearby(value);
    let is_bool = |value: &Value| match value {
        Value::Instance(class) => class.qualified == "builtins.bool",
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
