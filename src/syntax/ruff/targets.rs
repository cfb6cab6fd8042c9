//! What is assigned to, which tree-sitter has kinds of its own for.

use ruff_python_ast::Expr;
use ruff_python_ast::token::TokenKind;
use ruff_text_size::Ranged;

use super::builder::{Builder, Step};

impl Builder<'_> {
    /// What is assigned to.
    pub fn target(&mut self, node: &Expr, field: u16) -> Step {
        self.enter()?;
        let n = self.numbers;
        if self.is_parenthesised(node.range().start()) {
            self.open(n.kind.tuple_pattern, field)?;
            self.token(TokenKind::Lpar)?;
            self.target(node, 0)?;
            self.token(TokenKind::Rpar)?;
            self.close();
        } else {
            match node {
                Expr::Name(_) => self.identifier(field)?,
                Expr::Attribute(_) | Expr::Subscript(_) => self.expression(node, field)?,
                Expr::Starred(starred) => {
                    self.open(n.kind.list_splat_pattern, field)?;
                    self.token(TokenKind::Star)?;
                    let is_name = matches!(*starred.value, Expr::Name(_));
                    if !is_name || !self.is_bare(starred.value.range().start()) {
                        return Err("star before a target that is no name");
                    }
                    self.target(&starred.value, 0)?;
                    self.close();
                }
                Expr::Tuple(tuple) if !tuple.parenthesized => {
                    self.targets(n.kind.pattern_list, field, &tuple.elts, None)?;
                }
                Expr::Tuple(tuple) => {
                    let brackets = Some((TokenKind::Lpar, TokenKind::Rpar));
                    self.targets(n.kind.tuple_pattern, field, &tuple.elts, brackets)?;
                }
                Expr::List(list) => {
                    let brackets = Some((TokenKind::Lsqb, TokenKind::Rsqb));
                    self.targets(n.kind.list_pattern, field, &list.elts, brackets)?;
                }
                _ => return Err("unknown target"),
            }
        }
        self.leave();
        Ok(())
    }

    fn targets(
        &mut self,
        kind: u16,
        field: u16,
        nodes: &[Expr],
        brackets: Option<(TokenKind, TokenKind)>,
    ) -> Step {
        self.open(kind, field)?;
        if let Some((open, _)) = brackets {
            self.token(open)?;
        }
        for (index, node) in nodes.iter().enumerate() {
            if index > 0 {
                self.token(TokenKind::Comma)?;
            }
            self.target(node, 0)?;
        }
        self.optional(TokenKind::Comma)?;
        if let Some((_, close)) = brackets {
            self.token(close)?;
        }
        self.close();
        Ok(())
    }
}
