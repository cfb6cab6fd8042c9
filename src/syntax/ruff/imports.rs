//! Imports.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Alias, StmtImport, StmtImportFrom};

use super::builder::{Builder, OUT_OF_STEP, Step};

impl Builder<'_> {
    /// `import a.b as c`, which the caller closes.
    pub fn import(&mut self, node: &StmtImport) -> Step {
        self.open(self.numbers.kind.import_statement, 0)?;
        self.token(TokenKind::Import)?;
        self.imported(&node.names)
    }

    /// `from a import b`, which the caller closes.
    pub fn import_from(&mut self, node: &StmtImportFrom) -> Step {
        let n = self.numbers;
        let module = node.module.as_ref().map(|name| name.as_str()).unwrap_or_default();
        let is_future = node.level == 0 && module == "__future__";
        if !is_future && node.level == 0 && module.starts_with("__future__") {
            return Err("a module that begins as `__future__`");
        }
        self.open(if is_future { n.kind.future_import_statement } else { n.kind.import_from_statement }, 0)?;
        self.token(TokenKind::From)?;
        if is_future {
            self.bare(n.word.future)?;
        } else if node.level > 0 {
            self.open(n.kind.relative_import, n.field.module_name)?;
            self.open(n.kind.import_prefix, 0)?;
            while matches!(self.kind, TokenKind::Dot | TokenKind::Ellipsis) {
                self.dots()?;
            }
            self.close();
            if node.module.is_some() {
                self.dotted_name(0)?;
            }
            self.close();
        } else {
            self.dotted_name(n.field.module_name)?;
        }
        self.token(TokenKind::Import)?;
        if self.kind == TokenKind::Star {
            if is_future {
                return Err("a star of `__future__`");
            }
            self.open(n.kind.wildcard_import, 0)?;
            self.token(TokenKind::Star)?;
            self.close();
            return Ok(());
        }
        let is_wrapped = self.optional(TokenKind::Lpar)?;
        self.imported(&node.names)?;
        self.optional(TokenKind::Comma)?;
        if is_wrapped {
            self.token(TokenKind::Rpar)?;
        }
        Ok(())
    }

    /// One dot, or three that ruff takes for an ellipsis.
    fn dots(&mut self) -> Step {
        self.flush()?;
        for start in self.start..self.next_end {
            self.push(self.numbers.word.dot, 0, start, start + 1);
        }
        self.end = self.next_end;
        self.advance();
        Ok(())
    }

    fn imported(&mut self, names: &[Alias]) -> Step {
        let n = self.numbers;
        for (index, name) in names.iter().enumerate() {
            if index > 0 {
                self.token(TokenKind::Comma)?;
            }
            if name.asname.is_none() {
                self.dotted_name(n.field.name)?;
                continue;
            }
            self.open(n.kind.aliased_import, n.field.name)?;
            self.dotted_name(n.field.name)?;
            self.token(TokenKind::As)?;
            self.identifier(n.field.alias)?;
            self.close();
        }
        if names.is_empty() { Err(OUT_OF_STEP) } else { Ok(()) }
    }

    /// Names with dots between them.
    pub fn dotted_name(&mut self, field: u16) -> Step {
        self.open(self.numbers.kind.dotted_name, field)?;
        self.identifier(0)?;
        while self.optional(TokenKind::Dot)? {
            self.identifier(0)?;
        }
        self.close();
        Ok(())
    }
}
