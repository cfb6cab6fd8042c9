//! Lists, tuples, sets and dictionaries, and the stars in them.

use ruff_python_ast::Expr;
use ruff_python_ast::token::TokenKind;
use ruff_text_size::Ranged;

use super::builder::{Builder, OUT_OF_STEP, Step};

impl Builder<'_> {
    /// A list, tuple, set or dictionary.
    pub fn collection(&mut self, node: &Expr, field: u16) -> Step {
        let n = self.numbers;
        match node {
            Expr::Tuple(tuple) if !tuple.parenthesized => {
                self.open(n.kind.expression_list, field)?;
                self.list_items(&tuple.elts)?;
                self.optional(TokenKind::Comma)?;
                self.close();
                Ok(())
            }
            Expr::Tuple(tuple) => {
                self.bracketed(n.kind.tuple, field, &tuple.elts, TokenKind::Lpar, TokenKind::Rpar)
            }
            Expr::List(list) => {
                self.bracketed(n.kind.list, field, &list.elts, TokenKind::Lsqb, TokenKind::Rsqb)
            }
            Expr::Set(set) => {
                self.bracketed(n.kind.set, field, &set.elts, TokenKind::Lbrace, TokenKind::Rbrace)
            }
            Expr::Dict(dict) => {
                self.open(n.kind.dictionary, field)?;
                self.token(TokenKind::Lbrace)?;
                for (index, item) in dict.items.iter().enumerate() {
                    if index > 0 {
                        self.token(TokenKind::Comma)?;
                    }
                    match &item.key {
                        Some(key) => self.pair(key, &item.value, 0)?,
                        None => self.dictionary_splat(&item.value)?,
                    }
                }
                self.optional(TokenKind::Comma)?;
                self.token(TokenKind::Rbrace)?;
                self.close();
                Ok(())
            }
            _ => Err(OUT_OF_STEP),
        }
    }

    /// A key and its value.
    pub fn pair(&mut self, key: &Expr, value: &Expr, field: u16) -> Step {
        let n = self.numbers;
        self.open(n.kind.pair, field)?;
        self.expression(key, n.field.key)?;
        self.token(TokenKind::Colon)?;
        self.expression(value, n.field.value)?;
        self.close();
        Ok(())
    }

    /// `**x` in a dictionary or a call.
    pub fn dictionary_splat(&mut self, value: &Expr) -> Step {
        self.open(self.numbers.kind.dictionary_splat, 0)?;
        self.token(TokenKind::DoubleStar)?;
        self.expression(value, 0)?;
        self.close();
        Ok(())
    }

    fn bracketed(
        &mut self,
        kind: u16,
        field: u16,
        items: &[Expr],
        open: TokenKind,
        close: TokenKind,
    ) -> Step {
        self.open(kind, field)?;
        self.token(open)?;
        if let [only @ Expr::Starred(starred)] = items
            && self.ahead(1).1 == starred.value.range().start().to_u32()
            && !is_atom(&starred.value)
            && !self.has_comma_behind(only)?
        {
            self.loose_item(only, 0, true)?;
        } else {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    self.token(TokenKind::Comma)?;
                }
                self.item(item)?;
            }
        }
        self.optional(TokenKind::Comma)?;
        self.token(close)?;
        self.close();
        Ok(())
    }

    /// Whether a comma follows on the only item in brackets: without one tree-sitter binds a star in
    /// it to the name behind it.
    fn has_comma_behind(&self, only: &Expr) -> Step<bool> {
        let rest = self.bytes.get(only.range().end().to_usize()..).unwrap_or_default();
        let mark = rest.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b')'));
        match mark {
            Some(b',') => Ok(true),
            Some(b']' | b'}') => Ok(false),
            _ => Err("star before something that a comment follows"),
        }
    }

    /// An item in brackets or of a call, which may have a star.
    pub fn item(&mut self, node: &Expr) -> Step {
        let Expr::Starred(starred) = node else { return self.expression(node, 0) };
        if self.undecided && !matches!(*starred.value, Expr::Name(_)) {
            return Err("star in a statement that may be read in two ways");
        }
        self.open(self.numbers.kind.list_splat, 0)?;
        self.token(TokenKind::Star)?;
        self.expression(&starred.value, 0)?;
        self.close();
        Ok(())
    }

    /// Items without brackets.
    pub fn list_items(&mut self, items: &[Expr]) -> Step {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.token(TokenKind::Comma)?;
            }
            match item {
                Expr::Starred(_) => self.loose_item(item, 0, false)?,
                _ => self.expression(item, 0)?,
            }
        }
        Ok(())
    }

    /// An item with a star where tree-sitter knows the star only before a name: what hangs on the
    /// name is read around both, and put right afterwards.
    pub fn loose_item(&mut self, node: &Expr, field: u16, is_alone: bool) -> Step {
        let Expr::Starred(starred) = node else { return Err(OUT_OF_STEP) };
        let mut inner = &*starred.value;
        let mut links = 0;
        loop {
            inner = match inner {
                Expr::Attribute(node) => &node.value,
                Expr::Subscript(node) => &node.value,
                Expr::Call(node) => &node.func,
                Expr::Name(_) => break,
                _ => return Err("star before an expression"),
            };
            links += 1;
        }
        if self.ahead(1).1 != inner.range().start().to_u32() {
            return Err("star before an expression");
        }
        if links > 0 && (!is_alone || self.undecided) {
            // Which of two readings it is depends on what else is undecided.
            return Err("star before a chain");
        }
        self.splat = true;
        self.lifts |= links > 0;
        self.expression(&starred.value, field)
    }
}

/// Whether a star before an expression is never read as before the name that it begins with.
fn is_atom(node: &Expr) -> bool {
    matches!(
        node,
        Expr::List(_)
            | Expr::Tuple(_)
            | Expr::Set(_)
            | Expr::Dict(_)
            | Expr::ListComp(_)
            | Expr::SetComp(_)
            | Expr::DictComp(_)
            | Expr::Generator(_)
            | Expr::StringLiteral(_)
    )
}
