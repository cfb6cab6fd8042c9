//! The places where only the truth of an expression counts (language reference, "Boolean
//! operations": what is tested in `if`, `while`, `assert`, `not`, filters and guards).

use crate::model::{Module, World};
use crate::syntax::{Field, Kind, Node, Tree};

/// A tested expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TruthContext<'m> {
    /// The expression whose truth is asked.
    pub node: Node<'m>,
    /// The `not` around it, when there is one.
    pub negation: Option<Node<'m>>,
    /// The `bool()` call around it, when there is one.
    pub call: Option<Node<'m>>,
    /// Whether the expression may also be the result: an operand of `and`/`or` used as a value.
    pub is_result: bool,
}

/// All tested expressions of a file, each once, in source order.
pub fn places<'m>(world: &World<'_>, module: &'m Module) -> Vec<TruthContext<'m>> {
    let tree: &'m Tree = &module.tree;
    let mut found = Vec::new();
    for node in tree.root().descendants() {
        match node.kind() {
            Kind::IfStatement | Kind::ElifClause | Kind::WhileStatement => {
                found.extend(node.child(Field::Condition).map(|c| (c, None, None)));
            }
            Kind::ConditionalExpression => found.extend(node.parts().nth(1).map(|c| (c, None, None))),
            Kind::AssertStatement | Kind::IfClause => {
                found.extend(node.parts().next().map(|c| (c, None, None)));
            }
            Kind::NotOperator => {
                found.extend(node.child(Field::Argument).map(|c| (c, Some(node), None)));
            }
            Kind::Call => {
                let function = node.child(Field::Function);
                let is_bool = function.is_some_and(|f| {
                    f.text() == "bool" && world.names(module, f).only() == Some("builtins.bool")
                });
                let arguments = node.child(Field::Arguments).filter(|a| a.kind() == Kind::ArgumentList);
                if let (true, Some(arguments)) = (is_bool, arguments) {
                    let mut parts = arguments.parts();
                    if let (Some(only), None) = (parts.next(), parts.next())
                        && !matches!(only.kind(), Kind::KeywordArgument | Kind::Splat | Kind::DictionarySplat)
                    {
                        found.push((only, None, Some(node)));
                    }
                }
            }
            Kind::BooleanOperator if !is_tested(node) => {
                let operand = node.child(Field::Left);
                found.extend(operand.map(|c| (c, None, None)));
            }
            _ => {}
        }
    }
    let mut places = Vec::new();
    for (node, negation, call) in found {
        let is_result = node.with_parentheses().parent().is_some_and(|p| p.kind() == Kind::BooleanOperator);
        operands(node, &mut |operand| {
            let whole = operand.unparenthesised() == node.unparenthesised();
            places.push(TruthContext {
                node: operand,
                negation: negation.filter(|_| whole),
                call: call.filter(|_| whole),
                is_result,
            });
        });
    }
    places.sort_by_key(|place| (place.node.start(), place.node.end()));
    places.dedup_by(|one, other| one.node == other.node);
    places
}

/// Calls `each` with what is tested in the end: the operands of `and` and `or`. An operand of
/// `not` is a place of its own.
fn operands<'m>(node: Node<'m>, each: &mut dyn FnMut(Node<'m>)) {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        let inner = node.unparenthesised();
        match inner.kind() {
            Kind::BooleanOperator => {
                open.extend(inner.child(Field::Right));
                open.extend(inner.child(Field::Left));
            }
            Kind::NotOperator => {}
            _ => each(inner),
        }
    }
}

/// Whether a boolean expression is itself only tested.
pub fn is_tested(node: Node<'_>) -> bool {
    let mut node = node.with_parentheses();
    loop {
        let Some(parent) = node.parent() else {
            return false;
        };
        let tested = match parent.kind() {
            Kind::IfStatement | Kind::ElifClause | Kind::WhileStatement => {
                node.field() == Some(Field::Condition)
            }
            Kind::AssertStatement | Kind::IfClause => parent.parts().next() == Some(node),
            Kind::ConditionalExpression => parent.parts().nth(1) == Some(node),
            Kind::NotOperator => true,
            Kind::BooleanOperator => {
                node = parent.with_parentheses();
                continue;
            }
            Kind::ArgumentList => {
                let call = parent.parent();
                call.is_some_and(|c| c.child(Field::Function).is_some_and(|f| f.text() == "bool"))
            }
            _ => false,
        };
        return tested;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Alone;
    use crate::text::Source;

    /// The tested expressions; those that may be the result in brackets.
    fn tested(text: &str) -> Vec<String> {
        let module = Module::new(Arc::new(Source::from_text("x.py", text)), String::new(), false);
        let places = places(&World::new(&Alone), &module);
        let show = |place: &TruthContext<'_>| {
            if place.is_result { format!("[{}]", place.node.text()) } else { place.node.text().to_owned() }
        };
        places.iter().map(show).collect()
    }

    #[test]
    fn statements_that_test() {
        assert_eq!(tested("if a: pass\nelif b: pass\n"), ["a", "b"]);
        assert_eq!(tested("while a: pass\nassert b, c\n"), ["a", "b"]);
        assert_eq!(tested("match x:\n    case 1 if a: pass\n"), ["a"]);
    }

    #[test]
    fn expressions_that_test() {
        assert_eq!(tested("x = 1 if a else b\n"), ["a"]);
        assert_eq!(tested("x = [q for q in z if a if b]\n"), ["a", "b"]);
        assert_eq!(tested("x = not a\ny = bool(b)\n"), ["a", "b"]);
        assert_eq!(tested("if (a and not b) or c: pass\n"), ["a", "b", "c"]);
    }

    #[test]
    fn an_operand_that_is_also_the_result_is_marked() {
        assert_eq!(tested("x = a or b\n"), ["[a]"]);
        assert_eq!(tested("f(a and b or c)\n"), ["[a]", "[b]"]);
        assert_eq!(tested("x = (not a) or b\n"), ["a"]);
    }
}
