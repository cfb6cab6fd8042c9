//! The constants of a transform's file: strings as Python reads them, without running anything.

use super::error::Errors;
use crate::syntax::{Kind, Node};

/// A string literal: where its content stands and how it is to be read.
pub(super) struct Literal<'t> {
    /// Byte offset of the content in the file.
    pub start: usize,
    /// The content as written, between the quotes.
    pub written: &'t str,
    /// Whether backslashes stand for themselves.
    pub raw: bool,
}

impl<'t> Literal<'t> {
    /// Reads a `string` node; notes a mistake if it is anything else.
    pub fn read(node: Node<'t>, errors: &mut Errors<'_>) -> Option<Literal<'t>> {
        let inner = node.unparenthesised();
        let literal = Literal::of(inner);
        if literal.is_none() {
            errors.at(
                inner.start(),
                "a plain string is expected here",
                "write one string literal, without an `f` or `b` before it and without `+`",
            );
        }
        literal
    }

    /// A `string` node that is neither a bytes literal nor an f-string.
    pub fn of(node: Node<'t>) -> Option<Literal<'t>> {
        if node.kind() != Kind::String {
            return None;
        }
        let open = node.children().find(|child| child.kind() == Kind::StringStart)?;
        let close = node.children().filter(|child| child.kind() == Kind::StringEnd).last()?;
        let prefix = open.text().trim_end_matches(['"', '\'']).to_ascii_lowercase();
        if prefix.contains(['f', 'b', 't']) {
            return None;
        }
        Some(Literal {
            start: open.end(),
            written: &node.tree().text()[open.end()..close.start()],
            raw: prefix.contains('r'),
        })
    }

    /// What the string means.
    pub fn value(&self) -> String {
        if self.raw { self.written.to_owned() } else { unescape(self.written) }
    }
}

/// The text of a string node, or a mistake.
pub(super) fn string(node: Node<'_>, errors: &mut Errors<'_>) -> Option<String> {
    Literal::read(node, errors).map(|literal| literal.value())
}

/// Resolves the escapes of a string literal that is not raw. What is no escape stays, as in
/// Python; `\N{…}` stays as well.
pub(super) fn unescape(written: &str) -> String {
    let mut value = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find('\\') {
        value.push_str(&rest[..at]);
        let escape = &rest[at + 1..];
        let Some(letter) = escape.chars().next() else {
            rest = &rest[at..];
            break;
        };
        let (text, length) = match letter {
            '\n' => (None, 1),
            '\\' | '\'' | '"' => (Some(letter), 1),
            'n' => (Some('\n'), 1),
            't' => (Some('\t'), 1),
            'r' => (Some('\r'), 1),
            'a' => (Some('\x07'), 1),
            'b' => (Some('\x08'), 1),
            'f' => (Some('\x0c'), 1),
            'v' => (Some('\x0b'), 1),
            'x' => (number(escape, 1, 2, 16), 3),
            'u' => (number(escape, 1, 4, 16), 5),
            'U' => (number(escape, 1, 8, 16), 9),
            '0'..='7' => {
                let digits = escape.bytes().take(3).take_while(|b| (b'0'..=b'7').contains(b)).count();
                (number(escape, 0, digits, 8), digits)
            }
            _ => (None, 0),
        };
        match (text, length) {
            (Some(character), length) => {
                value.push(character);
                rest = &escape[length..];
            }
            (None, 1) => rest = &escape[1..],
            (None, _) => {
                value.push('\\');
                rest = escape;
            }
        }
    }
    value.push_str(rest);
    value
}

fn number(escape: &str, skip: usize, digits: usize, radix: u32) -> Option<char> {
    let digits = escape.get(skip..skip + digits)?;
    if !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    char::from_u32(u32::from_str_radix(digits, radix).ok()?)
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
    fn escapes_are_pythons() {
        assert_eq!(unescape(r"a\n\t\\\'"), "a\n\t\\'");
        assert_eq!(unescape(r"\x41\u00e9\101\d\N{DASH}"), "AéA\\d\\N{DASH}");
        assert_eq!(unescape("a\\\nb\\"), "ab\\");
        assert_eq!(unescape(r"\xzz\u12"), r"\xzz\u12");
    }

    #[test]
    fn a_docstring_loses_its_margin() {
        assert_eq!(clean("Title.\n\n    One.\n      Two.\n    "), "Title.\n\nOne.\n  Two.");
        assert_eq!(clean("\n  Title.\n"), "Title.");
    }
}
