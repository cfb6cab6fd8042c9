//! What surrounds the code: comments, indentation, and whether a line is one statement's own.

use ruff_python_ast::Expr;

use super::{Field, Kind, Node};

/// How a statement stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The white space before it on its line; of the line of the header for a one-line suite.
    pub indent: String,
    /// Whether it is the first thing on its line, so that lines may be put before it.
    pub starts_line: bool,
    /// Whether nothing but a comment follows on its last line.
    pub ends_line: bool,
}

impl Layout {
    /// The layout of a statement.
    pub fn of(statement: Node<'_>) -> Layout {
        let text = statement.tree().text();
        let before = &text[..statement.start()];
        let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let lead = &before[line..];
        let indent = lead.find(|c: char| !matches!(c, ' ' | '\t' | '\x0c')).map_or(lead, |at| &lead[..at]);
        let after = text[statement.end()..].trim_start_matches([' ', '\t']);
        Layout {
            indent: indent.trim_start_matches('\x0c').to_owned(),
            // A line that continues another with a backslash is not a line of its own.
            starts_line: indent.len() == lead.len()
                && !before[..line].trim_end_matches(['\n', '\r']).ends_with('\\'),
            ends_line: after.is_empty() || after.starts_with(['\n', '\r', '#']),
        }
    }
}

/// The comments at or below a node, in source order.
pub fn comments_in(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    node.descendants().filter(|below| below.kind() == Kind::Comment)
}

/// The bytes between the quotes of a plain string: one that is no f-string, holds bytes of no kind and
/// no escape sequence, so that its text is its value.
pub fn string_content(string: Node<'_>) -> Option<std::ops::Range<usize>> {
    let text = string.text();
    let prefix = text.find(['\'', '"']).filter(|_| string.kind() == Kind::String)?;
    let plain = text[..prefix].chars().all(|c| matches!(c, 'r' | 'R' | 'u' | 'U'));
    let rest = &text[prefix..];
    let quotes = if rest.starts_with("\"\"\"") || rest.starts_with("'''") { 3 } else { 1 };
    let is_whole = plain && rest.len() >= 2 * quotes && !rest.contains('\\');
    is_whole.then(|| string.start() + prefix + quotes..string.end() - quotes)
}

/// Whether two expressions are string literals, or bytes literals, of the same value, however they are spelled.
pub fn same_strings(one: &str, other: &str) -> bool {
    // Several literals in a row may stand on several lines.
    let read =
        |text: &str| Some(ruff_python_parser::parse_expression(&format!("({text})")).ok()?.into_expr());
    match (read(one), read(other)) {
        (Some(Expr::StringLiteral(one)), Some(Expr::StringLiteral(other))) => {
            one.value.to_str() == other.value.to_str()
        }
        (Some(Expr::BytesLiteral(one)), Some(Expr::BytesLiteral(other))) => {
            one.value.bytes().eq(other.value.bytes())
        }
        _ => false,
    }
}

/// What a string literal means, which is neither a bytes literal nor an f-string.
pub fn string_value(string: Node<'_>) -> Option<String> {
    let read = ruff_python_parser::parse_expression(string.text()).ok()?.into_expr();
    read.string_literal_expr().map(|literal| literal.value.to_str().to_owned())
}

/// How tightly an expression binds, higher being tighter; after the table "Operator precedence"
/// of the language reference (expressions, 6.17). What is no operator binds tightest.
pub fn precedence(node: Node<'_>) -> u8 {
    match node.kind() {
        Kind::ExpressionList | Kind::Yield => 0,
        Kind::NamedExpression => 1,
        Kind::Lambda => 2,
        Kind::ConditionalExpression => 3,
        Kind::BooleanOperator if node.token(Kind::KwOr).is_some() => 4,
        Kind::BooleanOperator => 5,
        Kind::NotOperator => 6,
        Kind::ComparisonOperator => 7,
        Kind::BinaryOperator => node.child(Field::Operator).map_or(0, |token| precedence_of(token.kind())),
        Kind::UnaryOperator => 14,
        Kind::Await => 16,
        _ => 17,
    }
}

/// How tightly an operator with two sides binds.
pub(super) fn precedence_of(operator: Kind) -> u8 {
    match operator {
        Kind::Bar => 8,
        Kind::Caret => 9,
        Kind::Ampersand => 10,
        Kind::LeftShift | Kind::RightShift => 11,
        Kind::Plus | Kind::Minus => 12,
        Kind::DoubleStar => 15,
        _ => 13,
    }
}

/// Whether a comment tells a tool what to think of its line, and nothing to people.
pub fn is_for_tools(comment: &str) -> bool {
    let words = ["noqa", "type:", "pylint", "pragma", "isort", "nosec", "flake8", "pyright", "mypy"];
    words.iter().any(|word| comment.contains(word))
}
