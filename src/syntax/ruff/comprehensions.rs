//! Comprehensions.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Comprehension, Expr};
use ruff_text_size::Ranged;

use super::builder::{Builder, OUT_OF_STEP, Step};

impl Builder<'_> {
    /// A comprehension.
    pub fn comprehension(&mut self, node: &Expr, field: u16) -> Step {
        let n = self.numbers;
        let (kind, body, value, generators, open, close) = match node {
            Expr::ListComp(node) => (
                n.kind.list_comprehension,
                &node.elt,
                None,
                &node.generators,
                TokenKind::Lsqb,
                TokenKind::Rsqb,
            ),
            Expr::SetComp(node) => (
                n.kind.set_comprehension,
                &node.elt,
                None,
                &node.generators,
                TokenKind::Lbrace,
                TokenKind::Rbrace,
            ),
            Expr::Generator(node) => (
                n.kind.generator_expression,
                &node.elt,
                None,
                &node.generators,
                TokenKind::Lpar,
                TokenKind::Rpar,
            ),
            Expr::DictComp(node) => {
                let Some(key) = &node.key else { return Err("`**` in a comprehension") };
                (
                    n.kind.dictionary_comprehension,
                    key,
                    Some(&node.value),
                    &node.generators,
                    TokenKind::Lbrace,
                    TokenKind::Rbrace,
                )
            }
            _ => return Err(OUT_OF_STEP),
        };
        if matches!(**body, Expr::Starred(_)) {
            return Err("star in a comprehension");
        }
        self.open(kind, field)?;
        self.token(open)?;
        match value {
            Some(value) => self.pair(body, value, n.field.body)?,
            None => self.expression(body, n.field.body)?,
        }
        for generator in generators {
            self.generator(generator)?;
        }
        self.token(close)?;
        self.close();
        Ok(())
    }

    fn generator(&mut self, node: &Comprehension) -> Step {
        let n = self.numbers;
        self.open(n.kind.for_in_clause, 0)?;
        self.optional(TokenKind::Async)?;
        self.token(TokenKind::For)?;
        self.target(&node.target, n.field.left)?;
        self.token(TokenKind::In)?;
        if matches!(node.iter, Expr::Lambda(_) | Expr::If(_)) && self.is_bare(node.iter.range().start()) {
            return Err("`lambda` or `if` to go over");
        }
        self.expression(&node.iter, n.field.right)?;
        self.close();
        for condition in &node.ifs {
            self.open(n.kind.if_clause, 0)?;
            self.token(TokenKind::If)?;
            self.condition(condition)?;
            self.close();
        }
        Ok(())
    }

    /// The condition of an `if` clause, behind which more of them may follow.
    pub fn condition(&mut self, node: &Expr) -> Step {
        if matches!(node, Expr::Lambda(_) | Expr::If(_) | Expr::Named(_))
            && self.is_bare(node.range().start())
        {
            return Err("`lambda` or `if` as a condition");
        }
        self.expression(node, 0)
    }
}
