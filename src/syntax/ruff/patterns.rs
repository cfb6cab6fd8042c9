//! `match` and its patterns.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{
    Expr, MatchCase, Pattern, PatternMatchClass, PatternMatchMapping, Singleton, StmtMatch,
};
use ruff_text_size::{Ranged, TextRange};

use super::builder::{Builder, OUT_OF_STEP, Step};

impl Builder<'_> {
    /// A `match` statement.
    pub fn choice(&mut self, node: &StmtMatch) -> Step {
        let n = self.numbers;
        self.open(n.kind.match_statement, 0)?;
        self.token(TokenKind::Match)?;
        let is_whole = self.is_parenthesised(node.subject.range().start())
            || matches!(&*node.subject, Expr::Tuple(tuple) if tuple.parenthesized)
            || matches!(&*node.subject, Expr::Generator(_));
        if self.kind == TokenKind::Lsqb || self.kind == TokenKind::Lpar && !is_whole {
            // `match (a).b: …` may be an annotation.
            return Err("subject that begins with a bracket");
        }
        match &*node.subject {
            Expr::Tuple(tuple) if !tuple.parenthesized && self.is_bare(tuple.range().start()) => {
                for (index, subject) in tuple.elts.iter().enumerate() {
                    if index > 0 {
                        self.token(TokenKind::Comma)?;
                    }
                    if matches!(subject, Expr::Starred(_)) {
                        return Err("star in a subject");
                    }
                    self.expression(subject, n.field.subject)?;
                }
                self.optional(TokenKind::Comma)?;
            }
            subject => self.expression(subject, n.field.subject)?,
        }
        self.token(TokenKind::Colon)?;
        self.end_line()?;
        self.indent()?;
        // This block begins with its indentation, which the scanner puts behind what is before it.
        self.open_at(n.kind.block, n.field.body, self.end);
        for case in &node.cases {
            self.same_block()?;
            self.case(case)?;
        }
        self.dedent()?;
        self.close();
        Ok(())
    }

    fn case(&mut self, node: &MatchCase) -> Step {
        let n = self.numbers;
        self.open(n.kind.case_clause, n.field.alternative)?;
        self.token(TokenKind::Case)?;
        match &node.pattern {
            Pattern::MatchSequence(sequence) if !self.is_bracketed(sequence.range()) => {
                for (index, pattern) in sequence.patterns.iter().enumerate() {
                    if index > 0 {
                        self.token(TokenKind::Comma)?;
                    }
                    self.case_pattern(pattern, 0)?;
                }
                self.optional(TokenKind::Comma)?;
            }
            pattern => self.case_pattern(pattern, 0)?,
        }
        if let Some(guard) = &node.guard {
            self.open(n.kind.if_clause, n.field.guard)?;
            self.token(TokenKind::If)?;
            self.condition(guard)?;
            self.close();
        }
        self.suite(&node.body, n.field.consequence)?;
        self.close();
        Ok(())
    }

    /// Whether the next token is a bracket whose other half ends the range.
    fn is_bracketed(&self, range: TextRange) -> bool {
        matches!(self.kind, TokenKind::Lpar | TokenKind::Lsqb)
            && (self.start < range.start().to_u32() || self.closing() == range.end().to_u32())
    }

    fn case_pattern(&mut self, node: &Pattern, field: u16) -> Step {
        let n = self.numbers;
        self.enter()?;
        self.open(n.kind.case_pattern, field)?;
        match node {
            Pattern::MatchAs(capture)
                if capture.pattern.is_some()
                    && self.is_bare(capture.range().start())
                    && !self.wraps(node) =>
            {
                let Some(pattern) = &capture.pattern else { return Err(OUT_OF_STEP) };
                self.open(n.kind.as_pattern, 0)?;
                self.case_pattern(pattern, 0)?;
                self.token(TokenKind::As)?;
                self.identifier(0)?;
                self.close();
            }
            _ => self.simple_pattern(node, 0)?,
        }
        self.close();
        self.leave();
        Ok(())
    }

    /// Whether a bracket comes next that goes around the whole of a pattern.
    fn wraps(&self, node: &Pattern) -> bool {
        self.kind == TokenKind::Lpar && self.start < node.range().start().to_u32()
    }

    fn simple_pattern(&mut self, node: &Pattern, field: u16) -> Step {
        let n = self.numbers;
        if self.wraps(node) {
            self.open(n.kind.tuple_pattern, field)?;
            self.token(TokenKind::Lpar)?;
            self.case_pattern(node, 0)?;
            self.token(TokenKind::Rpar)?;
            self.close();
            return Ok(());
        }
        match node {
            Pattern::MatchValue(value) => self.pattern_value(&value.value, field),
            Pattern::MatchSingleton(singleton) => {
                let kind = match singleton.value {
                    Singleton::None => n.kind.none,
                    Singleton::True => n.kind.true_,
                    Singleton::False => n.kind.false_,
                };
                self.leaf(kind, field)
            }
            Pattern::MatchSequence(sequence) => {
                let (kind, close) = match self.kind {
                    TokenKind::Lsqb => (n.kind.list_pattern, TokenKind::Rsqb),
                    TokenKind::Lpar => (n.kind.tuple_pattern, TokenKind::Rpar),
                    _ => return Err(OUT_OF_STEP),
                };
                self.open(kind, field)?;
                let open = self.kind;
                self.token(open)?;
                for (index, pattern) in sequence.patterns.iter().enumerate() {
                    if index > 0 {
                        self.token(TokenKind::Comma)?;
                    }
                    self.case_pattern(pattern, 0)?;
                }
                self.optional(TokenKind::Comma)?;
                self.token(close)?;
                self.close();
                Ok(())
            }
            Pattern::MatchMapping(mapping) => self.mapping(mapping, field),
            Pattern::MatchClass(class) => self.class_pattern(class, field),
            Pattern::MatchStar(_) => self.splat_pattern(TokenKind::Star, field),
            Pattern::MatchAs(capture) if capture.pattern.is_none() => {
                if self.next_text() == b"_" {
                    if field != 0 { Err("`_` as a key") } else { self.bare(n.word.underscore) }
                } else {
                    self.dotted_name(field)
                }
            }
            Pattern::MatchOr(either) => {
                self.open(n.kind.union_pattern, field)?;
                for (index, pattern) in either.patterns.iter().enumerate() {
                    if index > 0 {
                        self.token(TokenKind::Vbar)?;
                    }
                    self.simple_pattern(pattern, 0)?;
                }
                self.close();
                Ok(())
            }
            Pattern::MatchAs(_) => Err("`as` in a simple pattern"),
        }
    }

    fn pattern_value(&mut self, node: &Expr, field: u16) -> Step {
        let n = self.numbers;
        match node {
            Expr::Attribute(_) => self.dotted_pattern(field),
            Expr::BinOp(sum) => {
                self.open(n.kind.complex_pattern, field)?;
                if matches!(*sum.left, Expr::UnaryOp(_)) {
                    self.token(TokenKind::Minus)?;
                }
                self.expression_number()?;
                let sign = self.kind;
                self.token(sign)?;
                self.expression_number()?;
                self.close();
                Ok(())
            }
            Expr::UnaryOp(_) if field == 0 => {
                self.token(TokenKind::Minus)?;
                self.expression_number()
            }
            Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => {
                self.expression(node, field)
            }
            _ => Err("unknown pattern"),
        }
    }

    fn expression_number(&mut self) -> Step {
        match self.kind {
            TokenKind::Int | TokenKind::Float | TokenKind::Complex => self.number(0),
            _ => Err("unknown pattern"),
        }
    }

    fn dotted_pattern(&mut self, field: u16) -> Step {
        // `_` is a token of its own here, so that no name begins with it.
        if self.next_text() == b"_" { Err("`_` with a dot") } else { self.dotted_name(field) }
    }

    fn mapping(&mut self, node: &PatternMatchMapping, field: u16) -> Step {
        let n = self.numbers;
        self.open(n.kind.dict_pattern, field)?;
        self.token(TokenKind::Lbrace)?;
        let mut is_first = true;
        for (key, value) in node.keys.iter().zip(&node.patterns) {
            if !is_first {
                self.token(TokenKind::Comma)?;
            }
            is_first = false;
            match key {
                Expr::NoneLiteral(_) => self.leaf(n.kind.none, n.field.key)?,
                Expr::BooleanLiteral(truth) => {
                    let kind = if truth.value { n.kind.true_ } else { n.kind.false_ };
                    self.leaf(kind, n.field.key)?;
                }
                _ => self.pattern_value(key, n.field.key)?,
            }
            self.token(TokenKind::Colon)?;
            self.case_pattern(value, n.field.value)?;
        }
        if node.rest.is_some() {
            if !is_first {
                self.token(TokenKind::Comma)?;
            }
            self.splat_pattern(TokenKind::DoubleStar, 0)?;
        }
        self.optional(TokenKind::Comma)?;
        self.token(TokenKind::Rbrace)?;
        self.close();
        Ok(())
    }

    fn splat_pattern(&mut self, star: TokenKind, field: u16) -> Step {
        self.open(self.numbers.kind.splat_pattern, field)?;
        self.token(star)?;
        if self.next_text() == b"_" {
            self.bare(self.numbers.word.underscore)?
        } else {
            self.identifier(0)?
        }
        self.close();
        Ok(())
    }

    fn class_pattern(&mut self, node: &PatternMatchClass, field: u16) -> Step {
        let n = self.numbers;
        self.open(n.kind.class_pattern, field)?;
        self.dotted_pattern(0)?;
        self.token(TokenKind::Lpar)?;
        let mut is_first = true;
        for pattern in &node.arguments.patterns {
            if !is_first {
                self.token(TokenKind::Comma)?;
            }
            is_first = false;
            self.case_pattern(pattern, 0)?;
        }
        for keyword in &node.arguments.keywords {
            if !is_first {
                self.token(TokenKind::Comma)?;
            }
            is_first = false;
            if self.next_text() == b"_" {
                return Err("`_` as a keyword");
            }
            self.open(n.kind.case_pattern, 0)?;
            match &keyword.pattern {
                Pattern::MatchAs(capture)
                    if capture.pattern.is_some() && self.ahead(2).1 == capture.range().start().to_u32() =>
                {
                    // `a=b as c` is read as `(a=b) as c`.
                    let Some(pattern) = &capture.pattern else { return Err(OUT_OF_STEP) };
                    self.open(n.kind.as_pattern, 0)?;
                    self.open(n.kind.case_pattern, 0)?;
                    self.keyword_pattern(pattern)?;
                    self.close();
                    self.token(TokenKind::As)?;
                    self.identifier(0)?;
                    self.close();
                }
                pattern => self.keyword_pattern(pattern)?,
            }
            self.close();
        }
        if !is_first {
            self.optional(TokenKind::Comma)?;
        }
        self.token(TokenKind::Rpar)?;
        self.close();
        Ok(())
    }

    fn keyword_pattern(&mut self, pattern: &Pattern) -> Step {
        self.open(self.numbers.kind.keyword_pattern, 0)?;
        self.identifier(0)?;
        self.token(TokenKind::Equal)?;
        self.simple_pattern(pattern, 0)?;
        self.close();
        Ok(())
    }
}
