//! Types: annotations, type parameters and aliases, which have a grammar of their own.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Expr, ExprBinOp, ExprSubscript, Operator, StmtTypeAlias, TypeParam, TypeParams};
use ruff_text_size::{Ranged, TextSize};

use super::builder::{Builder, LONGEST_CHAIN, OUT_OF_STEP, Step};

/// Reads on in a way that is not imitated: a type like `A[B]` with something behind it.
const AROUND_GENERIC: &str = "operation on a generic type";

impl Builder<'_> {
    /// A `type` node.
    pub fn type_node(&mut self, node: &Expr, field: u16) -> Step {
        self.enter()?;
        self.open(self.numbers.kind.type_, field)?;
        self.type_inside(node)?;
        self.close();
        self.leave();
        Ok(())
    }

    fn type_inside(&mut self, node: &Expr) -> Step {
        let n = self.numbers;
        if let Expr::Starred(starred) = node {
            if !is_generic_name(&starred.value)
                || self.ahead(1).1 != starred.value.range().start().to_u32()
                || matches!(&*starred.value, Expr::Name(name) if name.id == "type")
            {
                return Err("star before a type");
            }
            self.open(n.kind.splat_type, 0)?;
            self.token(TokenKind::Star)?;
            self.identifier(0)?;
            self.close();
            return Ok(());
        }
        let start = node.range().start();
        if self.is_parenthesised(start) || !begins_with_generic(node, start) {
            if matches!(node, Expr::Tuple(tuple) if !tuple.parenthesized) {
                return Err("type with commas");
            }
            return self.expression(node, 0);
        }
        match node {
            Expr::Subscript(generic) if is_generic_name(&generic.value) => self.generic(generic),
            Expr::Attribute(member) => {
                self.open(n.kind.member_type, 0)?;
                self.type_node(&member.value, 0)?;
                self.token(TokenKind::Dot)?;
                self.identifier(0)?;
                self.close();
                Ok(())
            }
            Expr::BinOp(union) if union.op == Operator::BitOr => self.union(union),
            _ => Err(AROUND_GENERIC),
        }
    }

    fn generic(&mut self, node: &ExprSubscript) -> Step {
        let n = self.numbers;
        self.open(n.kind.generic_type, 0)?;
        self.identifier(0)?;
        self.open(n.kind.type_parameter, 0)?;
        self.subscripts(&node.slice, Self::type_argument)?;
        self.close();
        self.close();
        Ok(())
    }

    fn type_argument(&mut self, node: &Expr) -> Step {
        if matches!(node, Expr::Slice(_)) { Err("slice in a type") } else { self.type_node(node, 0) }
    }

    /// `A[B] | C | D[E]`, whose first is generic: a union of types, where runs of others than
    /// generic ones are one expression, in which generic ones are subscripts.
    fn union(&mut self, node: &ExprBinOp) -> Step {
        let n = self.numbers;
        let mut operands: Vec<&Expr> = vec![&node.right];
        let mut left = &*node.left;
        // What has parentheses around it starts behind them.
        while let Expr::BinOp(inner) = left {
            if inner.op != Operator::BitOr || left.range().start() != node.range().start() {
                break;
            }
            operands.push(&inner.right);
            left = &inner.left;
        }
        operands.push(left);
        operands.reverse();
        let is_generic = |operand: &Expr| matches!(operand, Expr::Subscript(subscript) if is_generic_name(&subscript.value));
        let last = operands.len().saturating_sub(1);
        // The first that is not generic begins an expression, which takes the rest.
        let tail = operands.iter().take_while(|operand| is_generic(operand)).count();
        if tail == 0 || last > LONGEST_CHAIN / 2 {
            return Err(AROUND_GENERIC);
        }
        let parts = if tail <= last { tail + 1 } else { tail };
        for _ in 2..parts {
            self.open(n.kind.union_type, 0)?;
            self.open(n.kind.type_, 0)?;
        }
        self.open(n.kind.union_type, 0)?;
        for (index, operand) in operands.iter().take(tail).enumerate() {
            if index > 0 {
                self.token(TokenKind::Vbar)?;
            }
            if !self.is_bare(operand.range().start()) {
                return Err(AROUND_GENERIC);
            }
            self.type_node(operand, 0)?;
            if index > 0 && index + 1 < parts {
                self.close();
                self.close();
            }
        }
        if tail <= last {
            self.token(TokenKind::Vbar)?;
            self.open(n.kind.type_, 0)?;
            let run = operands.get(tail..).unwrap_or_default();
            self.run(run)?;
            self.close();
        }
        self.close();
        Ok(())
    }

    /// Operands of `|` as one expression.
    fn run(&mut self, operands: &[&Expr]) -> Step {
        let n = self.numbers;
        let Some((first, rest)) = operands.split_first() else { return Err(OUT_OF_STEP) };
        for index in 0..rest.len() {
            self.open(n.kind.binary_operator, if index == 0 { 0 } else { n.field.left })?;
        }
        if self.is_bare(first.range().start()) && begins_with_generic(first, first.range().start()) {
            return Err(AROUND_GENERIC);
        }
        self.expression(first, if rest.is_empty() { 0 } else { n.field.left })?;
        for operand in rest {
            self.token_in(TokenKind::Vbar, n.field.operator)?;
            self.expression(operand, n.field.right)?;
            self.close();
        }
        Ok(())
    }

    /// Type parameters in brackets, when there are any.
    pub fn type_parameters(&mut self, node: Option<&TypeParams>, field: u16) -> Step {
        let n = self.numbers;
        let Some(node) = node else { return Ok(()) };
        self.open(n.kind.type_parameter, field)?;
        self.token(TokenKind::Lsqb)?;
        for (index, parameter) in node.type_params.iter().enumerate() {
            if index > 0 {
                self.token(TokenKind::Comma)?;
            }
            self.open(n.kind.type_, 0)?;
            self.type_parameter(parameter)?;
            self.close();
        }
        self.optional(TokenKind::Comma)?;
        self.token(TokenKind::Rsqb)?;
        self.close();
        Ok(())
    }

    fn type_parameter(&mut self, node: &TypeParam) -> Step {
        let n = self.numbers;
        let (default, star) = match node {
            TypeParam::TypeVar(node) => (&node.default, None),
            TypeParam::TypeVarTuple(node) => (&node.default, Some(TokenKind::Star)),
            TypeParam::ParamSpec(node) => (&node.default, Some(TokenKind::DoubleStar)),
        };
        if default.is_some() {
            return Err("default of a type parameter");
        }
        if let Some(star) = star {
            self.open(n.kind.splat_type, 0)?;
            self.token(star)?;
            self.plain_name()?;
            self.identifier(0)?;
            self.close();
            return Ok(());
        }
        let TypeParam::TypeVar(variable) = node else { return Err(OUT_OF_STEP) };
        let Some(bound) = &variable.bound else { return self.identifier(0) };
        self.open(n.kind.constrained_type, 0)?;
        self.open(n.kind.type_, 0)?;
        self.identifier(0)?;
        self.close();
        self.token(TokenKind::Colon)?;
        self.type_node(bound, 0)?;
        self.close();
        Ok(())
    }

    /// Checks that the next name is no token of its own to tree-sitter.
    fn plain_name(&self) -> Step {
        match self.next_text() {
            b"print" | b"exec" | b"match" | b"type" => Err("word of the grammar as the name of a type"),
            _ => Ok(()),
        }
    }

    /// A type alias, which the caller closes.
    pub fn type_alias(&mut self, node: &StmtTypeAlias) -> Step {
        let n = self.numbers;
        self.open(n.kind.type_alias_statement, 0)?;
        self.token(TokenKind::Type)?;
        self.open(n.kind.type_, n.field.left)?;
        if node.type_params.is_some() {
            self.plain_name()?;
            self.open(n.kind.generic_type, 0)?;
            self.identifier(0)?;
            self.type_parameters(node.type_params.as_deref(), 0)?;
            self.close();
        } else {
            self.identifier(0)?;
        }
        self.close();
        self.token(TokenKind::Equal)?;
        self.type_node(&node.value, n.field.right)
    }
}

/// Whether an expression is a name that makes a generic type with brackets behind it. These words
/// are tokens of their own, other than names.
fn is_generic_name(node: &Expr) -> bool {
    matches!(node, Expr::Name(name) if !matches!(name.id.as_str(), "print" | "exec" | "match"))
}

/// Whether the first thing in an expression, without parentheses, is a generic type like `A[B]`.
pub(super) fn begins_with_generic(node: &Expr, start: TextSize) -> bool {
    let mut node = node;
    loop {
        // What starts later stands in parentheses.
        if node.range().start() != start {
            return false;
        }
        node = match node {
            Expr::Subscript(subscript) if is_generic_name(&subscript.value) => {
                return subscript.value.range().start() == start;
            }
            Expr::Subscript(node) => &node.value,
            Expr::Attribute(node) => &node.value,
            Expr::Call(node) => &node.func,
            Expr::BinOp(node) => &node.left,
            Expr::Compare(node) => &node.left,
            Expr::If(node) => &node.body,
            Expr::BoolOp(node) => match node.values.first() {
                Some(first) => first,
                None => return false,
            },
            Expr::Tuple(node) if !node.parenthesized => match node.elts.first() {
                Some(first) => first,
                None => return false,
            },
            _ => return false,
        };
    }
}
