//! The body of a template's function: its docstring, its statements and the `return` at its end.

use super::error::Errors;
use super::literal;
use crate::syntax::{Field, Kind, Node};
use crate::text::one_line;

/// A function's body, taken apart.
pub(super) struct Body<'t> {
    /// The block itself, docstring included.
    pub block: Option<Node<'t>>,
    /// Its docstring on one line; empty if there is none.
    pub docstring: String,
    /// What stands before the `return` at its end.
    pub statements: Vec<Node<'t>>,
    /// The `return` at its end.
    pub last: Option<Node<'t>>,
    /// `e` of a `return e` there.
    pub result: Option<Node<'t>>,
}

impl<'t> Body<'t> {
    /// Takes the body of a function apart.
    pub fn read(function: Node<'t>, errors: &mut Errors<'_>) -> Body<'t> {
        let block = function.child(Field::Body);
        let mut statements: Vec<Node<'t>> = block.iter().flat_map(|block| block.parts()).collect();
        let docstring = statements.first().and_then(|first| docstring(*first));
        if docstring.is_some() {
            statements.remove(0);
        }
        let last = statements.pop_if(|last| last.kind() == Kind::ReturnStatement);
        let result = last.and_then(|last| Some(last.parts().next()?.unparenthesised()));
        for statement in &statements {
            let early = statement.descendants().find(|node| {
                node.kind() == Kind::ReturnStatement
                    && node.enclosing(&[Kind::FunctionDefinition]) == Some(function)
            });
            if let Some(early) = early {
                errors.at(
                    early.start(),
                    "`return` stands before the end",
                    "a template has one `return`, as its last statement",
                );
            }
        }
        let docstring = docstring.map_or(String::new(), |text| one_line(&text));
        Body { block, docstring, statements, last, result }
    }

    /// Notes a `return` without an expression, where one is looked for or takes a place.
    pub fn check_result(&self, errors: &mut Errors<'_>) {
        if let (Some(last), None) = (self.last, self.result) {
            let advice = "write the expression after `return`";
            errors.at(last.start(), "this returns nothing", advice);
        }
    }
}

/// The statements of the body of a class or a function without its docstring; none for `pass` and `...`.
pub fn class_members(definition: Node<'_>) -> Vec<Node<'_>> {
    let statements = definition.child(Field::Body).into_iter().flat_map(Node::parts);
    statements
        .filter(|statement| docstring(*statement).is_none())
        .filter(|statement| !matches!(statement.text(), "pass" | "..."))
        .collect()
}

/// A function or a class without its decorators; any other statement is itself.
pub fn undecorated(statement: Node<'_>) -> Node<'_> {
    let definition =
        statement.child(Field::Definition).filter(|_| statement.kind() == Kind::DecoratedDefinition);
    definition.unwrap_or(statement)
}

/// The text of a statement that is nothing but a string.
pub(super) fn docstring(statement: Node<'_>) -> Option<String> {
    if statement.kind() != Kind::ExpressionStatement {
        return None;
    }
    literal::value(statement.parts().next()?)
}
