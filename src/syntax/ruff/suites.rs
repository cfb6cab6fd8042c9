//! The module, blocks, and statements in a line.

use ruff_python_ast::Stmt;
use ruff_python_ast::token::TokenKind;

use super::builder::{Builder, OUT_OF_STEP, Step};

impl Builder<'_> {
    /// The whole module.
    pub fn module(&mut self, body: &[Stmt]) -> Step {
        self.open_at(self.numbers.kind.module, 0, 0);
        self.lines(body)?;
        if self.kind != TokenKind::EndOfFile {
            return Err(OUT_OF_STEP);
        }
        self.finish()
    }

    /// Statements of a block, in lines.
    fn lines(&mut self, body: &[Stmt]) -> Step {
        let mut rest = body;
        while !rest.is_empty() {
            self.same_block()?;
            rest = self.line(rest)?;
        }
        Ok(())
    }

    /// The statements of one line, or one compound statement; what is left.
    fn line<'s>(&mut self, body: &'s [Stmt]) -> Step<&'s [Stmt]> {
        let mut rest = body;
        while let Some((first, others)) = rest.split_first() {
            rest = others;
            if self.statement(first)? {
                return Ok(rest);
            }
            if !self.optional(TokenKind::Semi)? {
                break;
            }
            if matches!(self.kind, TokenKind::Newline | TokenKind::EndOfFile) {
                break;
            }
        }
        self.end_line()?;
        Ok(rest)
    }

    /// A colon and the block behind it.
    pub fn suite(&mut self, body: &[Stmt], field: u16) -> Step {
        self.token(TokenKind::Colon)?;
        let kind = self.numbers.kind.block;
        if self.kind != TokenKind::Newline {
            self.open(kind, field)?;
            let rest = self.line(body)?;
            self.close();
            return if rest.is_empty() { Ok(()) } else { Err(OUT_OF_STEP) };
        }
        self.end_line()?;
        self.indent()?;
        self.open(kind, field)?;
        self.lines(body)?;
        self.dedent()
    }

    /// An `else` with its block, when there is one.
    pub fn else_clause(&mut self, body: &[Stmt], field: u16) -> Step {
        if body.is_empty() {
            return Ok(());
        }
        self.same_block()?;
        self.open(self.numbers.kind.else_clause, field)?;
        self.token(TokenKind::Else)?;
        self.suite(body, self.numbers.field.body)?;
        self.close();
        Ok(())
    }
}
