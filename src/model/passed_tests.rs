//! The tests that code has passed where it runs: conditions of branches, operands before it, and statements that
//! let nobody by.

use super::scope::Module;
use crate::syntax::{Field, Kind, Node};

impl Module {
    /// The tests that hold or fail where a node is evaluated, outermost last. Those around a function count for its
    /// body, although it may be called elsewhere.
    pub fn passed_tests<'m>(&'m self, node: Node<'m>) -> Vec<(Node<'m>, bool)> {
        let mut tests = Vec::new();
        let mut child = node;
        for above in node.ancestors() {
            match above.kind() {
                Kind::IfStatement | Kind::ElifClause | Kind::WhileStatement | Kind::ConditionalExpression => {
                    tests.extend(of_branch(above, child));
                }
                Kind::BooleanOperator if child.field() == Some(Field::Right) => {
                    let is_and = above.token(Kind::KwAnd).is_some();
                    tests.extend(above.child(Field::Left).map(|left| (left, is_and)));
                }
                Kind::ListComprehension
                | Kind::SetComprehension
                | Kind::DictionaryComprehension
                | Kind::GeneratorExpression
                    if child.field() == Some(Field::Body) =>
                {
                    let clauses = above.parts().filter(|part| part.kind() == Kind::IfClause);
                    tests.extend(clauses.filter_map(|clause| Some((clause.parts().next()?, true))));
                }
                Kind::Block | Kind::Module => {
                    let before = self.leaving(above).filter(|statement| statement.start() < child.start());
                    tests.extend(before.filter_map(failed_before));
                }
                _ => {}
            }
            child = above;
        }
        tests
    }
}

/// The tests of a statement or an expression that hold or fail where one of its parts is evaluated.
fn of_branch<'t>(node: Node<'t>, part: Node<'t>) -> Vec<(Node<'t>, bool)> {
    let is_expression = node.kind() == Kind::ConditionalExpression;
    let mut parts = node.parts();
    let (then, test) = match is_expression {
        true => (parts.next(), parts.next()),
        false => {
            (node.child(Field::Consequence).or_else(|| node.child(Field::Body)), node.child(Field::Condition))
        }
    };
    let Some(test) = test.filter(|test| *test != part) else { return Vec::new() };
    if then == Some(part) {
        return vec![(test, true)];
    }
    if !is_expression && !part.kind().is_clause() {
        return Vec::new();
    }
    // Behind an `elif` the tests before it have failed too.
    let clauses = node.parts().take_while(|clause| *clause != part);
    let before = clauses
        .filter_map(|clause| clause.child(Field::Condition).filter(|_| clause.kind() == Kind::ElifClause));
    std::iter::once(test).chain(before).map(|test| (test, false)).collect()
}

/// What a statement says of all that follows it in its block: `assert test`, and a branch that ends.
fn failed_before(statement: Node<'_>) -> Option<(Node<'_>, bool)> {
    match statement.kind() {
        Kind::AssertStatement => Some((statement.parts().next()?, true)),
        _ => Some((statement.child(Field::Condition)?, false)),
    }
}
