//! Functions, classes, and their decorators.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Decorator, Expr, Stmt, StmtClassDef, StmtFunctionDef};

use super::builder::{Builder, Step};
use super::types::begins_with_generic;
use ruff_text_size::Ranged;

impl Builder<'_> {
    /// A function.
    pub fn function(&mut self, node: &StmtFunctionDef) -> Step {
        let n = self.numbers;
        let field = self.decorators(&node.decorator_list)?;
        self.open(n.kind.function_definition, field)?;
        self.optional(TokenKind::Async)?;
        self.token(TokenKind::Def)?;
        self.identifier(n.field.name)?;
        self.type_parameters(node.type_params.as_deref(), n.field.type_parameters)?;
        self.open(n.kind.parameters, n.field.parameters)?;
        self.token(TokenKind::Lpar)?;
        self.parameter_list(&node.parameters)?;
        self.token(TokenKind::Rpar)?;
        self.close();
        if let Some(returned) = &node.returns {
            self.token(TokenKind::Rarrow)?;
            self.type_node(returned, n.field.return_type)?;
            if self.ahead(1).0 != TokenKind::Newline && node.body.first().is_some_and(may_be_bound) {
                return Err("body on the line of a type, which it may go on");
            }
        }
        self.suite(&node.body, n.field.body)?;
        self.close();
        self.decorated(&node.decorator_list);
        Ok(())
    }

    /// A class.
    pub fn class(&mut self, node: &StmtClassDef) -> Step {
        let n = self.numbers;
        let field = self.decorators(&node.decorator_list)?;
        self.open(n.kind.class_definition, field)?;
        self.token(TokenKind::Class)?;
        self.identifier(n.field.name)?;
        self.type_parameters(node.type_params.as_deref(), n.field.type_parameters)?;
        if let Some(arguments) = &node.arguments {
            self.arguments(arguments, n.field.superclasses)?;
        }
        self.suite(&node.body, n.field.body)?;
        self.close();
        self.decorated(&node.decorator_list);
        Ok(())
    }

    /// The decorators of a definition, whose field it gives.
    fn decorators(&mut self, decorators: &[Decorator]) -> Step<u16> {
        let n = self.numbers;
        if decorators.is_empty() {
            return Ok(0);
        }
        self.open(n.kind.decorated_definition, 0)?;
        for decorator in decorators {
            self.open(n.kind.decorator, 0)?;
            self.token(TokenKind::At)?;
            self.expression(&decorator.expression, 0)?;
            self.end_line()?;
            self.close();
            self.same_block_after_decorator()?;
        }
        Ok(n.field.definition)
    }

    fn decorated(&mut self, decorators: &[Decorator]) {
        if !decorators.is_empty() {
            self.close();
        }
    }
}

/// Whether a statement behind `-> a:` begins as a type, which is then read as the bound of `a`.
fn may_be_bound(statement: &Stmt) -> bool {
    let first: Option<&Expr> = match statement {
        Stmt::Expr(node) => Some(&node.value),
        Stmt::Assign(node) => node.targets.first(),
        Stmt::AugAssign(node) => Some(&node.target),
        Stmt::AnnAssign(node) => Some(&node.target),
        _ => None,
    };
    first.is_some_and(|first| begins_with_generic(first, statement.range().start()))
}
