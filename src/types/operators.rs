//! What literals are, and what operators give for numbers and strings.

use super::Value;
use super::infer::Inference;
use super::inferred::Inferred;
use crate::model::Module;
use crate::syntax::{Field, Kind, Node};

/// The types whose operators are known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Plain {
    Int,
    Float,
    Str,
}

impl Inference<'_> {
    /// What an operator gives, if its operands tell.
    pub(super) fn operated(&self, module: &Module, node: Node<'_>, depth: usize) -> Inferred {
        let found = match node.kind() {
            Kind::UnaryOperator => self.unary(module, node, depth),
            Kind::BinaryOperator => self.binary(module, node, depth),
            _ => self.compared(module, node, depth),
        };
        found.unwrap_or_else(Inferred::unknown)
    }

    fn unary(&self, module: &Module, node: Node<'_>, depth: usize) -> Option<Inferred> {
        let operand = self.infer(module, node.child(Field::Argument)?, depth);
        match (plain(&operand)?, node.token(Kind::Tilde)) {
            (kind @ Plain::Int, _) | (kind @ Plain::Float, None) => Some(self.of_plain(kind, operand.likely)),
            _ => None,
        }
    }

    fn binary(&self, module: &Module, node: Node<'_>, depth: usize) -> Option<Inferred> {
        let (left, right) = (node.child(Field::Left)?, node.child(Field::Right)?);
        let operator = node.child(Field::Operator)?.text();
        let one = self.infer(module, left, depth);
        let kind = plain(&one)?;
        // What is put into a text may be anything.
        if (kind, operator) == (Plain::Str, "%") {
            return Some(one);
        }
        let other = self.infer(module, right, depth);
        let is_literal = right.unparenthesised().kind() == Kind::Integer;
        let given = match (kind, plain(&other)?, operator) {
            (Plain::Int, Plain::Int, "/") => Plain::Float,
            // A negative exponent gives a fraction.
            (Plain::Int, Plain::Int, "**") if !is_literal => return None,
            (Plain::Int, Plain::Int, "@") => return None,
            (Plain::Int, Plain::Int, _) => Plain::Int,
            (Plain::Str, Plain::Str, "+") | (Plain::Str, Plain::Int, "*") => return Some(one),
            (Plain::Str, _, _) | (_, Plain::Str, _) => return None,
            (_, _, "+" | "-" | "*" | "/" | "//" | "%") => Plain::Float,
            _ => return None,
        };
        Some(self.of_plain(given, one.likely || other.likely))
    }

    fn compared(&self, module: &Module, node: Node<'_>, depth: usize) -> Option<Inferred> {
        let by_identity = |operator: Node<'_>| matches!(operator.text(), "is" | "is not" | "in" | "not in");
        let mut likely = false;
        if !node.children_by(Field::Operators).all(by_identity) {
            for operand in node.parts() {
                let found = self.infer(module, operand, depth);
                plain(&found)?;
                likely |= found.likely;
            }
        }
        let class = Value::Instance(self.stdlib_class("builtins.bool"));
        Some(Inferred { likely, ..Inferred::exactly(class) })
    }

    fn of_plain(&self, kind: Plain, likely: bool) -> Inferred {
        let name = match kind {
            Plain::Int => "builtins.int",
            Plain::Float => "builtins.float",
            Plain::Str => "builtins.str",
        };
        Inferred { likely, ..Inferred::exactly(Value::Instance(self.stdlib_class(name))) }
    }

    /// The value of a literal; `None` for any other expression.
    pub(super) fn literal(&self, node: Node<'_>) -> Option<Value> {
        let text = node.text();
        let is_bytes = || text.find(['\'', '"']).is_some_and(|quote| text[..quote].contains(['b', 'B']));
        let class = match node.kind() {
            Kind::None => return Some(Value::None),
            Kind::String | Kind::ConcatenatedString if is_bytes() => "builtins.bytes",
            Kind::String | Kind::ConcatenatedString => "builtins.str",
            Kind::Integer => "builtins.int",
            Kind::Float => "builtins.float",
            Kind::True | Kind::False | Kind::NotOperator => "builtins.bool",
            Kind::Lambda | Kind::Ellipsis => return Some(Value::Other(node.kind().name().to_owned())),
            _ => return None,
        };
        Some(Value::Instance(self.stdlib_class(class)))
    }
}

/// The one type that a value has, if it is one of these.
fn plain(found: &Inferred) -> Option<Plain> {
    let ([value], true) = (found.values.as_slice(), found.complete) else { return None };
    match value.instance()?.qualified.as_str() {
        "builtins.int" => Some(Plain::Int),
        "builtins.float" => Some(Plain::Float),
        "builtins.str" => Some(Plain::Str),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::types::tests::value;

    #[test]
    fn operators_of_numbers_and_strings() {
        for (text, expected) in [
            ("1 + 2", "an `int`"),
            ("-(3 % 2) << 4", "an `int`"),
            ("~5", "an `int`"),
            ("1 / 2", "a `float`"),
            ("2 * 1.5", "a `float`"),
            ("-1.5", "a `float`"),
            ("2 ** 8", "an `int`"),
            ("n: int = 2\nlen('a') - n", "an `int`"),
            ("'%s' % x", "a `str`"),
            ("'a' + 'b'", "a `str`"),
            ("'a' * 2", "a `str`"),
            ("1 < 2.5", "a `bool`"),
            ("'a' == 'b' != 'c'", "a `bool`"),
            ("x is not None", "a `bool`"),
            ("x not in y", "a `bool`"),
            ("b'a'", "a `bytes`"),
            ("'a'.upper().startswith('A')", "a `bool`"),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn what_operands_do_not_tell() {
        for text in [
            "x + 1",
            "1 + x",
            "2 ** -n",
            "n: int = 2\n2 ** n",
            "2 @ 3",
            "'a' + x",
            "b'a' % x",
            "[1] + [2]",
            "x < 1",
            "1 < 2 < x",
            "~1.5",
            "-x",
            "x == None",
        ] {
            assert!(value(text).starts_with('?'), "{text}");
        }
    }
}
