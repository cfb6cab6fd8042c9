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
}

/// The one type that a value has, if it is one of these.
fn plain(found: &Inferred) -> Option<Plain> {
    let ([value], true) = (found.values.as_slice(), found.complete) else { return None };
    let class = match value {
        Value::Instance(class) => class.qualified.as_str(),
        literal => literal.class_of_literal()?,
    };
    match class {
        "builtins.int" => Some(Plain::Int),
        "builtins.float" => Some(Plain::Float),
        "builtins.str" => Some(Plain::Str),
        _ => None,
    }
}

/// What an expression is that shows it by itself.
pub(super) fn literal(node: Node<'_>) -> Option<Value> {
    let text = node.text();
    let is_bytes = || text.find(['\'', '"']).is_some_and(|quote| text[..quote].contains(['b', 'B']));
    Some(match node.kind() {
        Kind::None => Value::None,
        Kind::String | Kind::ConcatenatedString if is_bytes() => Value::Other("bytes".to_owned()),
        Kind::String
        | Kind::ConcatenatedString
        | Kind::Integer
        | Kind::Float
        | Kind::True
        | Kind::False
        | Kind::List
        | Kind::Tuple
        | Kind::Dictionary
        | Kind::Set
        | Kind::ListComprehension
        | Kind::SetComprehension
        | Kind::DictionaryComprehension
        | Kind::GeneratorExpression
        | Kind::Lambda
        | Kind::NotOperator
        | Kind::Ellipsis => Value::Other(node.kind().name().to_owned()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::World;
    use crate::project::Project;
    use crate::text::Source;

    /// What the code alone says of the last expression of a text.
    fn value(text: &str) -> String {
        let project = Project::new(&[], Vec::new());
        let world = World::new(&project);
        let module = Module::new(Arc::new(Source::from_text("a.py", text)), "a".into(), false);
        let inference = Inference::new(&world, &module);
        let statement = module.tree.root().parts().last().unwrap();
        let found = inference.value(statement.parts().next().unwrap());
        match found.values.as_slice() {
            [value] if found.complete => value.describe(),
            _ => "?".to_owned(),
        }
    }

    #[test]
    fn operators_of_numbers_and_strings() {
        for (text, expected) in [
            ("1 + 2", "a `builtins.int`"),
            ("-(3 % 2) << 4", "a `builtins.int`"),
            ("~5", "a `builtins.int`"),
            ("1 / 2", "a `builtins.float`"),
            ("2 * 1.5", "a `builtins.float`"),
            ("-1.5", "a `builtins.float`"),
            ("2 ** 8", "a `builtins.int`"),
            ("n: int = 2\nlen('a') - n", "a `builtins.int`"),
            ("'%s' % x", "a string"),
            ("'a' + 'b'", "a string"),
            ("'a' * 2", "a string"),
            ("1 < 2.5", "a `builtins.bool`"),
            ("'a' == 'b' != 'c'", "a `builtins.bool`"),
            ("x is not None", "a `builtins.bool`"),
            ("x not in y", "a `builtins.bool`"),
            ("b'a'", "a bytes"),
            ("'a'.upper().startswith('A')", "a `builtins.bool`"),
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
            assert_eq!(value(text), "?", "{text}");
        }
    }
}
