//! The constants of a transform's file: strings as Python reads them, without running anything.

use super::error::Errors;
use crate::syntax::{Kind, Node, string_value};

/// The text of a string node, or a mistake.
pub(super) fn string(node: Node<'_>, errors: &mut Errors<'_>) -> Option<String> {
    let inner = node.unparenthesised();
    let value = value(inner);
    if value.is_none() {
        errors.at(
            inner.start(),
            "a plain string is expected here",
            "write one string literal, without an `f` or `b` before it and without `+`",
        );
    }
    value
}

/// What a `string` node means.
pub(super) fn value(node: Node<'_>) -> Option<String> {
    if node.kind() == Kind::String { string_value(node) } else { None }
}

/// A docstring without the indentation of its lines and the blank lines around it, as
/// `inspect.cleandoc` gives it.
pub(super) fn clean(docstring: &str) -> String {
    let mut lines = docstring.lines();
    let first = lines.next().unwrap_or("").trim();
    let rest: Vec<&str> = lines.collect();
    let margin = rest
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let mut text = first.to_owned();
    for line in rest {
        text.push('\n');
        text.push_str(line.get(margin..).unwrap_or("").trim_end());
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_docstring_loses_its_margin() {
        assert_eq!(clean("Title.\n\n    One.\n      Two.\n    "), "Title.\n\nOne.\n  Two.");
        assert_eq!(clean("\n  Title.\n"), "Title.");
    }
}
