//! Expressions, and the patterns that are assigned to.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{
    CmpOp, Expr, ExprBoolOp, ExprCompare, ExprNamed, ExprSlice, ExprSubscript, Operator, UnaryOp,
};
use ruff_text_size::{Ranged, TextSize};

use super::builder::{Builder, LONGEST_CHAIN, OUT_OF_STEP, Step};

impl Builder<'_> {
    /// Whether a node that starts at this byte comes next without parentheses around it.
    pub fn is_bare(&self, start: TextSize) -> bool {
        self.start == start.to_u32()
    }

    /// An expression.
    pub fn expression(&mut self, node: &Expr, field: u16) -> Step {
        self.enter()?;
        if self.is_parenthesised(node.range().start()) {
            self.open(self.numbers.kind.parenthesized_expression, field)?;
            self.token(TokenKind::Lpar)?;
            self.expression(node, 0)?;
            self.token(TokenKind::Rpar)?;
            self.close();
        } else {
            self.inner(node, field)?;
        }
        self.leave();
        Ok(())
    }

    fn inner(&mut self, node: &Expr, field: u16) -> Step {
        let n = self.numbers;
        match node {
            Expr::Name(_) if self.splat => {
                self.splat = false;
                self.open(n.kind.list_splat, field)?;
                self.token(TokenKind::Star)?;
                self.identifier(0)?;
                self.close();
                Ok(())
            }
            Expr::Name(_) => self.identifier(field),
            Expr::Attribute(node) => {
                self.open(n.kind.attribute, field)?;
                self.expression(&node.value, n.field.object)?;
                self.token(TokenKind::Dot)?;
                self.identifier(n.field.attribute)?;
                self.close();
                Ok(())
            }
            Expr::Call(node) => self.call(node, field),
            Expr::Subscript(node) => self.subscript(node, field),
            Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::FString(_) | Expr::TString(_) => {
                self.strings(node, field)
            }
            Expr::NumberLiteral(_) => self.number(field),
            Expr::BooleanLiteral(node) => {
                self.leaf(if node.value { n.kind.true_ } else { n.kind.false_ }, field)
            }
            Expr::NoneLiteral(_) => self.leaf(n.kind.none, field),
            Expr::EllipsisLiteral(_) => self.leaf(n.kind.ellipsis, field),
            Expr::BoolOp(node) => self.boolean(node, field),
            Expr::Compare(node) => self.comparison(node, field),
            Expr::Named(node) => self.named(node, field),
            Expr::List(_) | Expr::Tuple(_) | Expr::Set(_) | Expr::Dict(_) => self.collection(node, field),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(node, field)
            }
            _ => self.operation(node, field),
        }
    }

    /// What has operators or words in it.
    fn operation(&mut self, node: &Expr, field: u16) -> Step {
        let n = self.numbers;
        match node {
            Expr::BinOp(node) => {
                let is_await =
                    matches!(*node.left, Expr::Await(_)) && self.is_bare(node.left.range().start());
                if is_await && node.op == Operator::Pow {
                    return Err("`await` binds weaker than `**`");
                }
                // Python binds `&` before `^`.
                let is_and = |side: &Expr| {
                    node.op == Operator::BitXor
                        && matches!(side, Expr::BinOp(inner) if inner.op == Operator::BitAnd)
                };
                let is_mixed = is_and(&node.left) && self.is_bare(node.left.range().start());
                self.open(n.kind.binary_operator, field)?;
                self.expression(&node.left, n.field.left)?;
                let operator = self.kind;
                self.token_in(operator, n.field.operator)?;
                if is_mixed || is_and(&node.right) && self.is_bare(node.right.range().start()) {
                    return Err("`&` beside `^`");
                }
                self.expression(&node.right, n.field.right)?;
            }
            Expr::UnaryOp(node) if node.op == UnaryOp::Not => {
                self.open(n.kind.not_operator, field)?;
                self.token(TokenKind::Not)?;
                self.expression(&node.operand, n.field.argument)?;
            }
            Expr::UnaryOp(node) => {
                self.open(n.kind.unary_operator, field)?;
                let operator = self.kind;
                self.token_in(operator, n.field.operator)?;
                self.expression(&node.operand, n.field.argument)?;
            }
            Expr::If(node) => {
                self.open(n.kind.conditional_expression, field)?;
                self.expression(&node.body, 0)?;
                self.token(TokenKind::If)?;
                self.expression(&node.test, 0)?;
                self.token(TokenKind::Else)?;
                self.expression(&node.orelse, 0)?;
            }
            Expr::Lambda(node) => {
                self.open(n.kind.lambda, field)?;
                self.token(TokenKind::Lambda)?;
                if let Some(parameters) = &node.parameters {
                    self.open(n.kind.lambda_parameters, n.field.parameters)?;
                    self.parameter_list(parameters)?;
                    self.close();
                }
                self.token(TokenKind::Colon)?;
                self.expression(&node.body, n.field.body)?;
            }
            Expr::Await(node) => {
                self.open(n.kind.await_, field)?;
                self.token(TokenKind::Await)?;
                self.expression(&node.value, 0)?;
            }
            Expr::Yield(node) => {
                self.open(n.kind.yield_, field)?;
                self.token(TokenKind::Yield)?;
                if let Some(value) = &node.value {
                    self.expression(value, 0)?;
                }
                self.after_yield()?;
            }
            Expr::YieldFrom(node) => {
                self.open(n.kind.yield_, field)?;
                self.token(TokenKind::Yield)?;
                self.token(TokenKind::From)?;
                self.expression(&node.value, 0)?;
                self.after_yield()?;
            }
            _ => return Err("unknown expression"),
        }
        self.close();
        Ok(())
    }

    /// ruff takes a `yield` as an operand, too.
    fn after_yield(&self) -> Step {
        match self.kind {
            TokenKind::Rpar
            | TokenKind::Rbrace
            | TokenKind::Newline
            | TokenKind::EndOfFile
            | TokenKind::Semi
            | TokenKind::Equal
            | TokenKind::Exclamation
            | TokenKind::Colon => Ok(()),
            _ => Err("`yield` as an operand"),
        }
    }

    fn boolean(&mut self, node: &ExprBoolOp, field: u16) -> Step {
        let n = self.numbers;
        let Some((first, rest)) = node.values.split_first() else { return Err(OUT_OF_STEP) };
        if rest.len() > LONGEST_CHAIN {
            return Err("nested deep");
        }
        for index in 0..rest.len() {
            self.open(n.kind.boolean_operator, if index == 0 { field } else { n.field.left })?;
        }
        self.expression(first, n.field.left)?;
        for value in rest {
            let operator = self.kind;
            self.token_in(operator, n.field.operator)?;
            self.expression(value, n.field.right)?;
            self.close();
        }
        Ok(())
    }

    fn comparison(&mut self, node: &ExprCompare, field: u16) -> Step {
        let n = self.numbers;
        self.open(n.kind.comparison_operator, field)?;
        self.expression(&node.left, 0)?;
        for (operator, value) in node.ops.iter().zip(&node.comparators) {
            let operators = n.field.operators;
            match operator {
                CmpOp::NotIn => {
                    self.open_bare(n.word.not_in, operators)?;
                    self.token(TokenKind::Not)?;
                    self.token(TokenKind::In)?;
                    self.close();
                }
                CmpOp::IsNot => {
                    self.open_bare(n.word.is_not, operators)?;
                    self.token(TokenKind::Is)?;
                    self.token(TokenKind::Not)?;
                    self.close();
                }
                _ => {
                    let operator = self.kind;
                    self.token_in(operator, operators)?;
                }
            }
            self.expression(value, 0)?;
        }
        self.close();
        Ok(())
    }

    fn named(&mut self, node: &ExprNamed, field: u16) -> Step {
        let n = self.numbers;
        // `a := b if c else d` is read as `(a := b) if c else d`.
        let Expr::If(value) = &*node.value else {
            self.open(n.kind.named_expression, field)?;
            self.name_and_value(&node.value)?;
            return Ok(());
        };
        if self.ahead(2).1 != value.range().start().to_u32() {
            self.open(n.kind.named_expression, field)?;
            return self.name_and_value(&node.value);
        }
        self.open(n.kind.conditional_expression, field)?;
        self.open(n.kind.named_expression, 0)?;
        self.name_and_value(&value.body)?;
        self.token(TokenKind::If)?;
        self.expression(&value.test, 0)?;
        self.token(TokenKind::Else)?;
        self.expression(&value.orelse, 0)?;
        self.close();
        Ok(())
    }

    fn name_and_value(&mut self, value: &Expr) -> Step {
        self.identifier(self.numbers.field.name)?;
        self.token(TokenKind::ColonEqual)?;
        self.expression(value, self.numbers.field.value)?;
        self.close();
        Ok(())
    }

    /// A number.
    pub fn number(&mut self, field: u16) -> Step {
        let text = self.next_text();
        let is_plain = !text.starts_with(b"0x") && !text.starts_with(b"0X");
        let is_float = is_plain && text.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E'));
        let kind = &self.numbers.kind;
        self.leaf(if is_float { kind.float } else { kind.integer }, field)
    }

    fn subscript(&mut self, node: &ExprSubscript, field: u16) -> Step {
        let n = self.numbers;
        self.open(n.kind.subscript, field)?;
        self.expression(&node.value, n.field.value)?;
        self.subscripts(&node.slice, Self::key)?;
        self.close();
        Ok(())
    }

    /// What stands in the brackets of a subscript, with them.
    pub(super) fn subscripts(&mut self, slice: &Expr, one: fn(&mut Self, &Expr) -> Step) -> Step {
        self.token(TokenKind::Lsqb)?;
        match slice {
            Expr::Tuple(tuple) if !tuple.parenthesized && self.is_bare(tuple.range().start()) => {
                for (index, item) in tuple.elts.iter().enumerate() {
                    if index > 0 {
                        self.token(TokenKind::Comma)?;
                    }
                    one(self, item)?;
                }
            }
            item => one(self, item)?,
        }
        self.optional(TokenKind::Comma)?;
        self.token(TokenKind::Rsqb)
    }

    fn key(&mut self, node: &Expr) -> Step {
        let field = self.numbers.field.subscript;
        match node {
            Expr::Slice(slice) => self.slice(slice, field),
            Expr::Starred(_) => self.loose_item(node, field, false),
            _ => self.expression(node, field),
        }
    }

    fn slice(&mut self, node: &ExprSlice, field: u16) -> Step {
        self.open(self.numbers.kind.slice, field)?;
        if let Some(lower) = &node.lower {
            self.expression(lower, 0)?;
        }
        self.token(TokenKind::Colon)?;
        if let Some(upper) = &node.upper {
            self.expression(upper, 0)?;
        }
        if self.optional(TokenKind::Colon)?
            && let Some(step) = &node.step
        {
            self.expression(step, 0)?;
        }
        self.close();
        Ok(())
    }
}
