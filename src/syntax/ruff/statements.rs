//! Statements, other than imports and definitions.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{
    ElifElseClause, ExceptHandler, Expr, Identifier, Stmt, StmtFor, StmtIf, StmtTry, StmtWith, WithItem,
};
use ruff_text_size::Ranged;

use super::builder::{Builder, LONGEST_CHAIN, OUT_OF_STEP, Step};

impl Builder<'_> {
    /// A statement; whether it is compound, so that its line has ended.
    pub fn statement(&mut self, statement: &Stmt) -> Step<bool> {
        self.enter()?;
        self.undecided = match self.kind {
            TokenKind::Lpar | TokenKind::Lsqb => true,
            TokenKind::With => self.ahead(1).0 == TokenKind::Lpar,
            TokenKind::Async => self.ahead(2).0 == TokenKind::Lpar,
            _ => matches!(self.next_text(), b"print" | b"exec" | b"match" | b"type"),
        };
        let runs_on = matches!(self.next_text(), b"match" | b"type")
            || matches!(statement, Stmt::Expr(node) if begins_as_targets(&node.value));
        let is_compound = self.compound(statement)?;
        if !is_compound {
            self.simple(statement)?;
            if runs_on && !self.ends_for_good() {
                return Err("statement that the next line may go on");
            }
        }
        self.leave();
        Ok(is_compound)
    }

    /// Whether the next line is none that a `match` or `type` statement, or targets with commas, could
    /// go on with: while that reading lasts, a line end is a blank.
    fn ends_for_good(&self) -> bool {
        let next = if self.kind == TokenKind::Newline { self.ahead(1).0 } else { self.kind };
        matches!(next, TokenKind::Name | TokenKind::Indent | TokenKind::Dedent | TokenKind::EndOfFile)
            || matches!(next, TokenKind::Semi | TokenKind::Newline)
            || next.is_keyword()
    }

    fn compound(&mut self, statement: &Stmt) -> Step<bool> {
        match statement {
            Stmt::FunctionDef(function) => self.function(function)?,
            Stmt::ClassDef(class) => self.class(class)?,
            Stmt::If(conditional) => self.conditional(conditional)?,
            Stmt::For(lap) => self.for_loop(lap)?,
            Stmt::While(lap) => {
                let n = self.numbers;
                self.open(n.kind.while_statement, 0)?;
                self.token(TokenKind::While)?;
                self.expression(&lap.test, n.field.condition)?;
                self.suite(&lap.body, n.field.body)?;
                self.else_clause(&lap.orelse, n.field.alternative)?;
                self.close();
            }
            Stmt::With(with) => self.with(with)?,
            Stmt::Try(attempt) => self.attempt(attempt)?,
            Stmt::Match(choice) => self.choice(choice)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn simple(&mut self, statement: &Stmt) -> Step {
        let n = self.numbers;
        match statement {
            Stmt::Expr(_) | Stmt::Assign(_) | Stmt::AnnAssign(_) | Stmt::AugAssign(_) => {
                self.expression_statement(statement)
            }
            Stmt::Return(node) => {
                self.open(n.kind.return_statement, 0)?;
                self.token(TokenKind::Return)?;
                self.maybe(node.value.as_deref())
            }
            Stmt::Delete(node) => {
                self.open(n.kind.delete_statement, 0)?;
                self.token(TokenKind::Del)?;
                self.deleted(&node.targets)
            }
            Stmt::Raise(node) => {
                self.open(n.kind.raise_statement, 0)?;
                self.token(TokenKind::Raise)?;
                self.maybe(node.exc.as_deref())?;
                if let Some(cause) = &node.cause {
                    self.token(TokenKind::From)?;
                    self.expression(cause, n.field.cause)?;
                }
                Ok(())
            }
            Stmt::Assert(node) => {
                self.open(n.kind.assert_statement, 0)?;
                self.token(TokenKind::Assert)?;
                self.expression(&node.test, 0)?;
                if let Some(message) = &node.msg {
                    self.token(TokenKind::Comma)?;
                    self.expression(message, 0)?;
                }
                Ok(())
            }
            Stmt::Global(node) => self.names(n.kind.global_statement, TokenKind::Global, &node.names),
            Stmt::Nonlocal(node) => self.names(n.kind.nonlocal_statement, TokenKind::Nonlocal, &node.names),
            Stmt::Pass(_) => self.word(n.kind.pass_statement, TokenKind::Pass),
            Stmt::Break(_) => self.word(n.kind.break_statement, TokenKind::Break),
            Stmt::Continue(_) => self.word(n.kind.continue_statement, TokenKind::Continue),
            Stmt::Import(node) => self.import(node),
            Stmt::ImportFrom(node) => self.import_from(node),
            Stmt::TypeAlias(node) => self.type_alias(node),
            _ => Err("unknown statement"),
        }?;
        self.close();
        Ok(())
    }

    fn word(&mut self, kind: u16, token: TokenKind) -> Step {
        self.open(kind, 0)?;
        self.token(token)
    }

    fn names(&mut self, kind: u16, token: TokenKind, names: &[Identifier]) -> Step {
        self.open(kind, 0)?;
        self.token(token)?;
        for index in 0..names.len() {
            if index > 0 {
                self.token(TokenKind::Comma)?;
            }
            self.identifier(0)?;
        }
        Ok(())
    }

    fn maybe(&mut self, value: Option<&Expr>) -> Step {
        value.map_or(Ok(()), |value| self.expression(value, 0))
    }

    fn deleted(&mut self, targets: &[Expr]) -> Step {
        let [first, rest @ ..] = targets else { return Err(OUT_OF_STEP) };
        // Whether there is a comma shows only behind the first.
        if rest.is_empty() {
            self.expression(first, 0)?;
            return if self.kind == TokenKind::Comma { Err("`del` with a comma at its end") } else { Ok(()) };
        }
        self.open(self.numbers.kind.expression_list, 0)?;
        self.expression(first, 0)?;
        for target in rest {
            self.token(TokenKind::Comma)?;
            self.expression(target, 0)?;
        }
        self.optional(TokenKind::Comma)?;
        self.close();
        Ok(())
    }

    fn expression_statement(&mut self, statement: &Stmt) -> Step {
        let n = self.numbers;
        // Python 2's statements are still read.
        if matches!(self.next_text(), b"print" | b"exec")
            && !matches!(
                self.ahead(1).0,
                TokenKind::Lpar | TokenKind::Dot | TokenKind::Equal | TokenKind::Newline | TokenKind::Colon
            )
        {
            return Err("`print` or `exec` without parentheses");
        }
        self.open(n.kind.expression_statement, 0)?;
        match statement {
            Stmt::Expr(node) => match &*node.value {
                Expr::Tuple(tuple) if !tuple.parenthesized && self.is_bare(tuple.range().start()) => {
                    self.list_items(&tuple.elts)?;
                    if self.kind == TokenKind::Comma && tuple.elts.iter().all(may_be_target) {
                        // The next line is read as more of it.
                        return Err("statement with a comma at its end");
                    }
                    self.optional(TokenKind::Comma)?;
                }
                value => self.expression(value, 0)?,
            },
            Stmt::Assign(node) if node.targets.len() > LONGEST_CHAIN => return Err("nested deep"),
            Stmt::Assign(node) => {
                for (index, target) in node.targets.iter().enumerate() {
                    self.open(n.kind.assignment, if index > 0 { n.field.right } else { 0 })?;
                    self.target(target, n.field.left)?;
                    self.token(TokenKind::Equal)?;
                }
                self.expression(&node.value, n.field.right)?;
                for _ in &node.targets {
                    self.close();
                }
            }
            Stmt::AnnAssign(node) => {
                self.open(n.kind.assignment, 0)?;
                self.target(&node.target, n.field.left)?;
                self.token(TokenKind::Colon)?;
                self.type_node(&node.annotation, n.field.type_)?;
                if let Some(value) = &node.value {
                    self.token(TokenKind::Equal)?;
                    self.expression(value, n.field.right)?;
                }
                self.close();
            }
            Stmt::AugAssign(node) => {
                self.open(n.kind.augmented_assignment, 0)?;
                self.target(&node.target, n.field.left)?;
                let operator = self.kind;
                self.token_in(operator, n.field.operator)?;
                self.expression(&node.value, n.field.right)?;
                self.close();
            }
            _ => return Err(OUT_OF_STEP),
        }
        Ok(())
    }

    fn conditional(&mut self, node: &StmtIf) -> Step {
        let n = self.numbers;
        self.open(n.kind.if_statement, 0)?;
        self.token(TokenKind::If)?;
        self.expression(&node.test, n.field.condition)?;
        self.suite(&node.body, n.field.consequence)?;
        for ElifElseClause { test, body, .. } in &node.elif_else_clauses {
            let Some(test) = test else {
                self.else_clause(body, n.field.alternative)?;
                continue;
            };
            self.same_block()?;
            self.open(n.kind.elif_clause, n.field.alternative)?;
            self.token(TokenKind::Elif)?;
            self.expression(test, n.field.condition)?;
            self.suite(body, n.field.consequence)?;
            self.close();
        }
        self.close();
        Ok(())
    }

    fn for_loop(&mut self, node: &StmtFor) -> Step {
        let n = self.numbers;
        self.open(n.kind.for_statement, 0)?;
        self.optional(TokenKind::Async)?;
        self.token(TokenKind::For)?;
        self.target(&node.target, n.field.left)?;
        self.token(TokenKind::In)?;
        self.expression(&node.iter, n.field.right)?;
        self.suite(&node.body, n.field.body)?;
        self.else_clause(&node.orelse, n.field.alternative)?;
        self.close();
        Ok(())
    }

    fn with(&mut self, node: &StmtWith) -> Step {
        let n = self.numbers;
        self.open(n.kind.with_statement, 0)?;
        self.optional(TokenKind::Async)?;
        self.token(TokenKind::With)?;
        self.open(n.kind.with_clause, 0)?;
        let Some(first) = node.items.first() else { return Err(OUT_OF_STEP) };
        if let [only] = &*node.items {
            self.open(n.kind.with_item, 0)?;
            self.only_item(only)?;
            self.close();
        } else {
            let is_wrapped = self.is_parenthesised(first.range().start());
            if is_wrapped {
                self.token(TokenKind::Lpar)?;
            }
            for (index, item) in node.items.iter().enumerate() {
                if index > 0 {
                    self.token(TokenKind::Comma)?;
                }
                self.open(n.kind.with_item, 0)?;
                self.with_item(item, n.field.value)?;
                self.close();
            }
            if is_wrapped {
                self.optional(TokenKind::Comma)?;
                self.token(TokenKind::Rpar)?;
            }
        }
        self.close();
        self.suite(&node.body, n.field.body)?;
        self.close();
        Ok(())
    }

    /// The only item, whose parentheses are an expression's.
    fn only_item(&mut self, item: &WithItem) -> Step {
        let n = self.numbers;
        if self.is_parenthesised(item.range().start()) && item.optional_vars.is_some() {
            self.open(n.kind.parenthesized_expression, n.field.value)?;
            self.token(TokenKind::Lpar)?;
            self.with_item(item, 0)?;
            self.token(TokenKind::Rpar)?;
            self.close();
            return Ok(());
        }
        if matches!(item.context_expr, Expr::Tuple(_)) && item.optional_vars.is_none() {
            return Err("`with` over a tuple");
        }
        self.with_item(item, n.field.value)
    }

    fn with_item(&mut self, item: &WithItem, field: u16) -> Step {
        let n = self.numbers;
        let Some(name) = &item.optional_vars else {
            return self.expression(&item.context_expr, field);
        };
        self.as_pattern_of(&item.context_expr, field)?;
        self.open(n.kind.as_pattern_target, n.field.alias)?;
        self.expression(name, 0)?;
        self.close();
        self.close();
        Ok(())
    }

    /// An `as_pattern` that is left open behind its `as`.
    fn as_pattern_of(&mut self, value: &Expr, field: u16) -> Step {
        let n = self.numbers;
        if self.is_bare(value.range().start())
            && matches!(value, Expr::If(_) | Expr::Lambda(_) | Expr::Named(_))
        {
            return Err("`as` behind an expression that it binds into");
        }
        self.open(n.kind.as_pattern, field)?;
        self.expression(value, 0)?;
        self.token(TokenKind::As)
    }

    fn attempt(&mut self, node: &StmtTry) -> Step {
        let n = self.numbers;
        self.open(n.kind.try_statement, 0)?;
        self.token(TokenKind::Try)?;
        self.suite(&node.body, n.field.body)?;
        for ExceptHandler::ExceptHandler(handler) in &node.handlers {
            self.same_block()?;
            self.open(n.kind.except_clause, 0)?;
            self.token(TokenKind::Except)?;
            self.optional(TokenKind::Star)?;
            match (handler.type_.as_deref(), &handler.name) {
                (Some(kind), Some(_)) => {
                    self.as_pattern_of(kind, n.field.value)?;
                    self.open(n.kind.as_pattern_target, n.field.alias)?;
                    self.identifier(0)?;
                    self.close();
                    self.close();
                }
                (Some(Expr::Tuple(tuple)), None)
                    if !tuple.parenthesized && self.is_bare(tuple.range().start()) =>
                {
                    for (index, kind) in tuple.elts.iter().enumerate() {
                        if index > 0 {
                            self.token(TokenKind::Comma)?;
                        }
                        self.expression(kind, n.field.value)?;
                    }
                }
                (Some(kind), None) => self.expression(kind, n.field.value)?,
                (None, _) => {}
            }
            self.suite(&handler.body, 0)?;
            self.close();
        }
        self.else_clause(&node.orelse, 0)?;
        if !node.finalbody.is_empty() {
            self.same_block()?;
            self.open(n.kind.finally_clause, 0)?;
            self.token(TokenKind::Finally)?;
            self.suite(&node.finalbody, 0)?;
            self.close();
        }
        self.close();
        Ok(())
    }
}

/// Whether an expression may be the targets of an assignment as far as its last comma.
fn begins_as_targets(node: &Expr) -> bool {
    let Expr::Tuple(tuple) = node else { return false };
    let first = tuple.elts.split_last().map_or(&[][..], |(_, first)| first);
    !tuple.parenthesized && first.iter().all(may_be_target)
}

fn may_be_target(node: &Expr) -> bool {
    matches!(
        node,
        Expr::Name(_)
            | Expr::Attribute(_)
            | Expr::Subscript(_)
            | Expr::Starred(_)
            | Expr::Tuple(_)
            | Expr::List(_)
    )
}
