//! What operators give for the numbers and strings of the language itself.

use super::Value;
use super::infer::Inference;
use super::inferred::Inferred;
use crate::model::Module;
use crate::syntax::Node;

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
            "unary_operator" => self.unary(module, node, depth),
            "binary_operator" => self.binary(module, node, depth),
            _ => self.compared(module, node, depth),
        };
        found.unwrap_or_else(Inferred::unknown)
    }

    fn unary(&self, module: &Module, node: Node<'_>, depth: usize) -> Option<Inferred> {
        let operand = self.infer(module, node.child("argument")?, depth);
        match (plain(&operand)?, node.token("~")) {
            (kind @ Plain::Int, _) | (kind @ Plain::Float, None) => Some(self.of_plain(kind, operand.likely)),
            _ => None,
        }
    }

    fn binary(&self, module: &Module, node: Node<'_>, depth: usize) -> Option<Inferred> {
        let (left, right) = (node.child("left")?, node.child("right")?);
        let operator = node.child("operator")?.text();
        let one = self.infer(module, left, depth);
        let kind = plain(&one)?;
        // What is put into a text may be anything.
        if (kind, operator) == (Plain::Str, "%") {
            return Some(one);
        }
        let other = self.infer(module, right, depth);
        let is_literal = right.unparenthesised().kind() == "integer";
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
        if !node.children_by("operators").all(by_identity) {
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
    match value {
        Value::Other(literal) => match literal.as_str() {
            "integer" => Some(Plain::Int),
            "float" => Some(Plain::Float),
            "string" | "concatenated_string" => Some(Plain::Str),
            _ => None,
        },
        Value::Instance(class) => match class.qualified.as_str() {
            "builtins.int" => Some(Plain::Int),
            "builtins.float" => Some(Plain::Float),
            "builtins.str" => Some(Plain::Str),
            _ => None,
        },
        _ => None,
    }
}
