//! SQL with named placeholders, and values that have no names: what matters is inside of a string.

use super::{Context, Found, Native, any_string, report};
use crate::matching::given;
use crate::syntax::{Field, Kind, Node};
use crate::text::Pieces;
use crate::transform::TokenContext;
use crate::types::Value;

const OWNERS: [&str; 2] = ["sqlite3.Connection", "sqlite3.Cursor"];

pub(super) const NATIVE: Native =
    Native { place: TokenContext::Attribute, may_find, ..Native::new("named_placeholders", find) };

/// A string with a placeholder.
fn may_find(text: &[u8], pieces: &Pieces) -> bool {
    any_string(text, pieces, &|content| placeholder(&String::from_utf8_lossy(content)).is_some())
}

fn find(context: &Context<'_>) -> Vec<Found> {
    let calls = context.module.tree.root().descendants().filter(|node| node.kind() == Kind::Call);
    calls.filter_map(|call| at(context, call)).collect()
}

fn at(context: &Context<'_>, call: Node<'_>) -> Option<Found> {
    let method = call.child(Field::Function).filter(|function| function.kind() == Kind::Attribute)?;
    if method.child(Field::Attribute)?.text() != "execute" {
        return None;
    }
    let arguments = given(call);
    let [sql, values] = arguments.as_slice() else {
        return None;
    };
    let is_sequence = matches!(values.value.unparenthesised().kind(), Kind::Tuple | Kind::List);
    let name = placeholder(sql.value.text())?;
    if !is_sequence || !matches!(sql.value.kind(), Kind::String | Kind::ConcatenatedString) {
        return None;
    }
    let inferred = context.inference.value_nearby(method.child(Field::Object)?);
    let is_database = |value: &Value| matches!(value, Value::Instance(class) if OWNERS.iter().any(|owner| class.derives_from(owner)));
    if !inferred.values.iter().any(is_database) {
        return None;
    }
    let advice = format!(
        "Give a dictionary with a value for `{name}`, or write `?` for each value; Python 3.14 refuses a sequence here."
    );
    report(context, call, &advice, inferred.reasons)
}

/// The first name behind a colon, outside of quotes of SQL.
fn placeholder(sql: &str) -> Option<&str> {
    let inner = sql.trim_matches(['"', '\'']);
    let mut quoted = false;
    for (at, character) in inner.char_indices() {
        quoted ^= character == '\'';
        let name =
            inner[at + character.len_utf8()..].split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
        let after_colon = inner[..at].ends_with(':');
        if character == ':' && !quoted && !after_colon && !name.is_empty() {
            return Some(name);
        }
    }
    None
}
