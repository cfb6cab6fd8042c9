//! Strings: their starts, contents, escapes and ends, and the expressions in them.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Expr, FStringPart, InterpolatedElement, InterpolatedStringElement};

use super::builder::{Builder, OUT_OF_STEP, Step};
use super::raw;

/// What the prefix of a string says.
#[derive(Clone, Copy)]
pub(super) struct Prefix {
    raw: bool,
    bytes: bool,
    /// The bytes up to the text: prefix and quotes.
    lead: u32,
    /// How many quotes there are at each end.
    pub quotes: u32,
    /// Which quotes they are.
    pub quote: u8,
}

fn prefix_of(text: &[u8]) -> Option<Prefix> {
    let letters = text.iter().position(|byte| matches!(byte, b'\'' | b'"'))?;
    let before = text.get(..letters)?;
    let rest = text.get(letters..)?;
    let quotes = if rest.starts_with(b"\"\"\"") || rest.starts_with(b"'''") { 3 } else { 1 };
    Some(Prefix {
        raw: before.iter().any(|byte| matches!(byte, b'r' | b'R')),
        bytes: before.iter().any(|byte| matches!(byte, b'b' | b'B')),
        lead: letters as u32 + quotes,
        quotes,
        quote: *rest.first()?,
    })
}

impl Builder<'_> {
    /// A string, or several that stand one after the other.
    pub fn strings(&mut self, node: &Expr, field: u16) -> Step {
        let kind = self.numbers.kind.concatenated_string;
        match node {
            Expr::StringLiteral(node) => self.plain_strings(node.value.as_slice().len(), field),
            Expr::BytesLiteral(node) => self.plain_strings(node.value.as_slice().len(), field),
            Expr::FString(node) => {
                let parts = node.value.as_slice();
                let single = parts.len() == 1;
                if !single {
                    self.open(kind, field)?;
                }
                for part in parts {
                    let field = if single { field } else { 0 };
                    match part {
                        FStringPart::Literal(_) => self.plain(field)?,
                        FStringPart::FString(string) => self.formatted(&string.elements, field)?,
                    }
                }
                if !single {
                    self.close();
                }
                Ok(())
            }
            Expr::TString(node) => {
                let parts = node.value.as_slice();
                let single = parts.len() == 1;
                if !single {
                    self.open(kind, field)?;
                }
                for part in parts {
                    self.formatted(&part.elements, if single { field } else { 0 })?;
                }
                if !single {
                    self.close();
                }
                Ok(())
            }
            _ => Err(OUT_OF_STEP),
        }
    }

    fn plain_strings(&mut self, count: usize, field: u16) -> Step {
        if count == 1 {
            return self.plain(field);
        }
        self.open(self.numbers.kind.concatenated_string, field)?;
        for _ in 0..count {
            self.plain(0)?;
        }
        self.close();
        Ok(())
    }

    fn plain(&mut self, field: u16) -> Step {
        if self.kind != TokenKind::String {
            return Err(OUT_OF_STEP);
        }
        let n = self.numbers;
        let Some(prefix) = prefix_of(self.next_text()) else { return Err(OUT_OF_STEP) };
        self.open(n.kind.string, field)?;
        let (start, end) = (self.start, self.next_end);
        let (first, mut last) = (start + prefix.lead, end.saturating_sub(prefix.quotes));
        if last < first {
            return Err(OUT_OF_STEP);
        }
        if prefix.raw {
            let text = self.bytes.get(first as usize..last as usize).unwrap_or_default();
            last -= raw::backslashes_at_end(text, prefix) as u32;
        }
        self.push(n.kind.string_start, 0, start, first);
        if first < last {
            self.content(first, last, prefix, false)?;
        }
        self.push(n.kind.string_end, 0, last, end);
        self.end = end;
        self.close();
        self.advance();
        Ok(())
    }

    /// The text of a string between two bytes.
    fn content(&mut self, first: u32, last: u32, prefix: Prefix, is_formatted: bool) -> Step {
        let n = self.numbers;
        let bytes = self.bytes;
        let Some(text) = bytes.get(first as usize..last as usize) else { return Err(OUT_OF_STEP) };
        self.open_at(n.kind.string_content, 0, first);
        let mut at = 0;
        while let Some(rest) = text.get(at..) {
            let found = match (prefix.raw, is_formatted) {
                (true, false) => None,
                (false, false) => memchr::memchr(b'\\', rest),
                (true, true) => memchr::memchr2(b'{', b'}', rest),
                (false, true) => memchr::memchr3(b'\\', b'{', b'}', rest),
            };
            let Some(found) = found else { break };
            at += found;
            let rest = rest.get(found..).unwrap_or_default();
            let start = first + at as u32;
            if !rest.starts_with(b"\\") {
                if rest.get(1) != rest.first() {
                    return Err(OUT_OF_STEP);
                }
                self.push(n.kind.escape_interpolation, 0, start, start + 2);
                at += 2;
                continue;
            }
            if prefix.bytes && matches!(rest.get(1), Some(b'N' | b'u' | b'U')) {
                return Err("escape of text in bytes");
            }
            match escape(rest)? {
                0 => {
                    self.push(n.word.backslash, 0, start, start + 1);
                    at += 1;
                }
                width => {
                    self.push(n.kind.escape_sequence, 0, start, start + width as u32);
                    at += width;
                }
            }
        }
        self.end = last;
        self.close();
        Ok(())
    }

    /// A string with expressions in it.
    fn formatted(&mut self, elements: &[InterpolatedStringElement], field: u16) -> Step {
        let n = self.numbers;
        if !matches!(self.kind, TokenKind::FStringStart | TokenKind::TStringStart) {
            return Err(OUT_OF_STEP);
        }
        let Some(prefix) = prefix_of(self.next_text()) else { return Err(OUT_OF_STEP) };
        self.open(n.kind.string, field)?;
        self.leaf(n.kind.string_start, 0)?;
        let mut tail = 0;
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(_) => {
                    if !matches!(self.kind, TokenKind::FStringMiddle | TokenKind::TStringMiddle) {
                        return Err(OUT_OF_STEP);
                    }
                    if prefix.raw && self.next_text().contains(&b'\\') {
                        tail = self.raw_content(prefix)?;
                    } else {
                        self.content(self.start, self.next_end, prefix, true)?;
                    }
                    self.advance();
                }
                InterpolatedStringElement::Interpolation(element) => {
                    self.interpolation(element, n.kind.interpolation)?;
                }
            }
        }
        if !matches!(self.kind, TokenKind::FStringEnd | TokenKind::TStringEnd) {
            return Err(OUT_OF_STEP);
        }
        self.push(n.kind.string_end, 0, self.start.saturating_sub(tail), self.next_end);
        self.end = self.next_end;
        self.close();
        self.advance();
        Ok(())
    }

    /// A piece of text with backslashes in a raw f-string; how much of it the closing quotes take.
    fn raw_content(&mut self, prefix: Prefix) -> Step<u32> {
        let n = self.numbers;
        let is_last = matches!(self.ahead(1).0, TokenKind::FStringEnd | TokenKind::TStringEnd);
        let text = self.next_text();
        let (pieces, tail) = raw::pieces(text, prefix, is_last)?;
        let (first, last) = (self.start, self.next_end.saturating_sub(tail));
        if first < last {
            self.open_at(n.kind.string_content, 0, first);
            for piece in pieces {
                let kind = match piece.width {
                    _ if piece.is_brace => n.kind.escape_interpolation,
                    1 => n.word.backslash,
                    _ => n.kind.escape_sequence,
                };
                let start = first + piece.at as u32;
                self.push(kind, 0, start, start + piece.width as u32);
            }
            self.end = last;
            self.close();
        }
        Ok(tail)
    }

    fn interpolation(&mut self, node: &InterpolatedElement, kind: u16) -> Step {
        let n = self.numbers;
        self.enter()?;
        self.open_at(kind, 0, self.start);
        self.token(TokenKind::Lbrace)?;
        if let Expr::Tuple(tuple) = &*node.expression
            && tuple.elts.iter().any(|item| matches!(item, Expr::Starred(_)))
        {
            return Err("star in an f-string");
        }
        self.expression(&node.expression, n.field.expression)?;
        if node.debug_text.is_some() {
            self.token(TokenKind::Equal)?;
        }
        if self.kind == TokenKind::Exclamation {
            self.flush()?;
            let start = self.start;
            self.advance();
            if self.kind != TokenKind::Name || self.start != start + 1 || self.next_end != start + 2 {
                return Err("conversion with blanks");
            }
            self.push(n.kind.type_conversion, n.field.type_conversion, start, self.next_end);
            self.end = self.next_end;
            self.advance();
        }
        if let Some(spec) = &node.format_spec {
            self.format(&spec.elements)?;
        }
        self.token(TokenKind::Rbrace)?;
        self.close();
        self.leave();
        Ok(())
    }

    fn format(&mut self, elements: &[InterpolatedStringElement]) -> Step {
        let n = self.numbers;
        self.open(n.kind.format_specifier, n.field.format_specifier)?;
        self.token(TokenKind::Colon)?;
        if self.next_text().starts_with(b"=") && self.start == self.end {
            // `:=` is one token to tree-sitter.
            return Err("format that begins with `=`");
        }
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(_) => {
                    let is_text = matches!(self.kind, TokenKind::FStringMiddle | TokenKind::TStringMiddle);
                    let text = self.next_text();
                    if !is_text || memchr::memchr3(b'{', b'}', b'\n', text).is_some() || text.contains(&b'\r')
                    {
                        return Err("format with braces or lines");
                    }
                    self.end = self.next_end;
                    self.advance();
                }
                InterpolatedStringElement::Interpolation(element) => {
                    self.interpolation(element, n.kind.format_expression)?;
                }
            }
        }
        self.close();
        Ok(())
    }
}

/// How long an escape sequence is that begins with a backslash; 0 when it is none.
pub(super) fn escape(text: &[u8]) -> Step<usize> {
    let hex = |count: usize| {
        let digits = text.get(2..2 + count).unwrap_or_default();
        let all = digits.len() == count && digits.iter().all(u8::is_ascii_hexdigit);
        if !digits.is_ascii() {
            return Err("digits of another script");
        }
        Ok(if all { 2 + count } else { 0 })
    };
    let Some(letter) = text.get(1) else { return Ok(0) };
    match letter {
        b'u' => hex(4),
        b'U' => hex(8),
        b'x' => hex(2),
        b'0'..=b'9' => {
            let digits = text.get(1..).unwrap_or_default().iter();
            let count = digits.take(3).take_while(|byte| byte.is_ascii_digit()).count();
            if text.get(1 + count).is_some_and(|next| !next.is_ascii()) && count < 3 {
                return Err("digits of another script");
            }
            Ok(1 + count)
        }
        b'\r' if text.get(2) == Some(&b'\n') => Ok(3),
        b'\n' | b'\r' | b'\'' | b'"' | b'a' | b'b' | b'f' | b'r' | b'n' | b't' | b'v' | b'\\' => Ok(2),
        b'N' => {
            let name = text.get(2..).unwrap_or_default();
            let close = memchr::memchr(b'}', name);
            match close {
                Some(close) if name.starts_with(b"{") && close > 1 => Ok(2 + close + 1),
                _ => Ok(0),
            }
        }
        letter if letter.is_ascii() => Ok(0),
        _ => Err("backslash before another script"),
    }
}
