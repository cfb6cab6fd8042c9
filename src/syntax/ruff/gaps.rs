//! What stands between the tokens, and the lines and blocks that tree-sitter's scanner sees there: it
//! looks at the indentation of comments, too, and counts tabs in its own way.

use ruff_python_ast::token::{Token, TokenKind};
use ruff_text_size::Ranged;

use super::super::Kind;
use super::builder::{Builder, OUT_OF_STEP, Step};

/// A line inside brackets stands further left than the block: where no closing bracket may stand,
/// tree-sitter's scanner ends the block.
const OUTDENTED: &str = "line in brackets left of its block";

impl Builder<'_> {
    /// Puts what stands before the next token into the node that is open.
    pub fn flush(&mut self) -> Step {
        let gap = self.start.saturating_sub(self.clean);
        // A backslash takes two bytes at least, with its line end.
        if gap > 1 || gap == 1 && self.seen < self.at { self.flush_gap() } else { Ok(()) }
    }

    fn flush_gap(&mut self) -> Step {
        let current = self.indents.last().copied().unwrap_or(0);
        let is_string =
            matches!(self.kind, TokenKind::String | TokenKind::FStringStart | TokenKind::TStringStart);
        let mut from_line_end = false;
        while self.seen < self.at {
            let Some(token) = self.tokens.get(self.seen).copied() else { break };
            match token.kind() {
                TokenKind::NonLogicalNewline => from_line_end = true,
                TokenKind::Comment => {
                    let start = token.start().to_u32();
                    self.continuations(start)?;
                    if from_line_end
                        && !self.between_lines
                        && self.indent_of(start)? < current
                        && !self.may_close()
                    {
                        return Err(OUTDENTED);
                    }
                    self.comment(token);
                }
                _ => {}
            }
            self.seen += 1;
        }
        if from_line_end
            && !self.between_lines
            && self.indent_of(self.start)? < current
            && !matches!(self.next_text().first(), Some(b'"' | b'\''))
            && !self.may_close()
        {
            return Err(OUTDENTED);
        }
        if is_string && !self.between_lines {
            // The scanner skips backslashes at line ends on its way to a string.
            self.clean = self.start;
        } else {
            self.continuations(self.start)?;
        }
        Ok(())
    }

    /// Whether the bracket that is open may be closed before the next token, as far as is sure.
    fn may_close(&self) -> bool {
        let Some(top) = self.nodes.get(self.top as usize).map(|node| node.kind) else { return false };
        let is_list = matches!(
            top,
            Kind::ArgumentList | Kind::List | Kind::Tuple | Kind::Set | Kind::Dictionary | Kind::Parameters
        );
        let is_bracket = is_list || top.is_comprehension() || top == Kind::ParenthesizedExpression;
        let opens = matches!(self.before, TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace);
        let closes = matches!(self.kind, TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace);
        let is_comma = self.before == TokenKind::Comma || self.kind == TokenKind::Comma;
        is_bracket && (opens || closes) || is_list && is_comma
    }

    fn comment(&mut self, token: Token) {
        let start = token.start().to_u32();
        let mut end = token.end().to_u32();
        // tree-sitter ends a comment before the line feed.
        if self.bytes.get(end as usize..).is_some_and(|rest| rest.starts_with(b"\r\n")) {
            end += 1;
        }
        self.push(self.numbers.kind.comment, 0, start, end);
        self.end = end;
        self.clean = end;
    }

    /// Backslashes at line ends from where the last one was looked for up to a byte.
    fn continuations(&mut self, to: u32) -> Step {
        let gap = self.bytes.get(self.clean as usize..to as usize).unwrap_or_default();
        if let Some(first) = memchr::memchr(b'\\', gap) {
            if self.between_lines {
                return Err("backslash before a line");
            }
            let mut at = first;
            while let Some(byte) = gap.get(at) {
                if *byte == b'\\' {
                    let width =
                        if gap.get(at + 1..).is_some_and(|rest| rest.starts_with(b"\r\n")) { 3 } else { 2 };
                    let start = self.clean + at as u32;
                    self.push(self.numbers.kind.line_continuation, 0, start, start + width);
                    self.end = start + width;
                    at += width as usize;
                } else {
                    at += 1;
                }
            }
        }
        self.clean = to;
        Ok(())
    }

    /// The indentation of the line that a byte begins the text of, as the scanner counts it.
    fn indent_of(&self, at: u32) -> Step<u32> {
        let before = self.bytes.get(..at as usize).unwrap_or_default();
        let line = before.iter().rposition(|b| matches!(b, b'\n' | b'\r')).map_or(0, |end| end + 1);
        let mut indent = 0;
        for byte in before.get(line..).unwrap_or_default() {
            match byte {
                b' ' => indent += 1,
                b'\t' => indent += 8,
                b'\x0c' => indent = 0,
                _ => return Err("line that does not begin with its text"),
            }
        }
        Ok(indent)
    }

    /// The indentation of the line that comes next.
    fn next_indent(&self) -> Step<u32> {
        if self.kind == TokenKind::EndOfFile { Ok(0) } else { self.indent_of(self.start) }
    }

    /// Ends a line of code; a comment at its end belongs to the node that is open.
    pub fn end_line(&mut self) -> Step {
        match self.kind {
            TokenKind::Newline => {
                self.flush()?;
                if self.end_of_continuation() {
                    return Err("backslash before a line end");
                }
                self.advance();
            }
            TokenKind::EndOfFile => self.flush()?,
            _ => return Err(OUT_OF_STEP),
        }
        self.between_lines = true;
        Ok(())
    }

    fn end_of_continuation(&self) -> bool {
        self.nodes.last().is_some_and(|node| node.kind == Kind::LineContinuation)
    }

    /// Checks that the scanner ends no block before the line that comes next.
    pub fn same_block(&mut self) -> Step {
        if self.indents.len() > 1 && self.next_indent()? < self.indents.last().copied().unwrap_or(0) {
            return Err("line left of its block");
        }
        Ok(())
    }

    /// Checks that neither the next line nor a comment before it stands left of the block: behind a
    /// decorator the scanner would end the block.
    pub fn same_block_after_decorator(&mut self) -> Step {
        self.same_block()?;
        let current = self.indents.last().copied().unwrap_or(0);
        for token in self.tokens.get(self.seen..self.at).unwrap_or_default() {
            if token.kind() == TokenKind::Comment && self.indent_of(token.start().to_u32())? < current {
                return Err("comment left of a decorated definition");
            }
        }
        Ok(())
    }

    /// Begins an indented block.
    pub fn indent(&mut self) -> Step {
        let indent = self.next_indent()?;
        if indent <= self.indents.last().copied().unwrap_or(0) {
            return Err("indentation by other tabs");
        }
        self.indents.push(indent);
        Ok(())
    }

    /// Ends an indented block, with the comments that the scanner leaves in it, and its node.
    pub fn dedent(&mut self) -> Step {
        let current = self.indents.pop().unwrap_or(0);
        if self.next_indent()? >= current {
            return Err("indentation by other tabs");
        }
        while self.seen < self.at {
            let Some(token) = self.tokens.get(self.seen).copied() else { break };
            if token.kind() == TokenKind::Comment {
                let start = token.start().to_u32();
                if self.indent_of(start)? < current {
                    break;
                }
                self.continuations(start)?;
                self.comment(token);
            }
            self.seen += 1;
        }
        self.close();
        Ok(())
    }

    /// Ends the module, with all comments that are left.
    pub fn finish(&mut self) -> Step {
        self.flush()?;
        let length = self.bytes.len() as u32;
        let first = self.nodes.get(1).map_or(length, |node| node.start);
        if let Some(root) = self.nodes.first_mut() {
            root.start = first;
            root.end = length;
        }
        Ok(())
    }
}
