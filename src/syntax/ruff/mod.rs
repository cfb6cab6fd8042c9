//! The tree out of ruff's parse, which takes a tenth of tree-sitter's time: its syntax tree says which nodes there
//! are, and its tokens fill them.

mod expressions;
mod patterns;
mod statements;

use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_ast::{Identifier, ModModule};
use ruff_python_parser::Parsed;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::builder::Builder;
use super::{Field, Kind, Tree};

/// Code that is nested deeper is left to tree-sitter, so that the stack is enough on any thread.
const DEEPEST: u32 = 150;

/// How many operands of one `and` may nest by that.
const LONGEST_CHAIN: usize = 1000;

/// `None` where code nests too deep, or is none that is known here.
type Step = Option<()>;

/// ruff's tokens, on their way into a tree.
struct Reader<'a> {
    text: &'a str,
    build: Builder<'a>,
    tokens: &'a [Token],
    at: usize,
    depth: u32,
}

/// The tree of a text that ruff's parser took without an error; `None` where it nests too deep.
pub(super) fn tree_of(text: &str, parsed: &Parsed<ModModule>) -> Option<Tree> {
    if !parsed.errors().is_empty() {
        return None;
    }
    let tokens = parsed.tokens();
    let comments = tokens.iter().filter(|token| token.kind() == TokenKind::Comment);
    let comments = comments.map(|comment| comment.start().to_u32()..comment.end().to_u32()).collect();
    let build = Builder::new(text, comments, tokens.len() * 2);
    let mut reader = Reader { text, build, tokens, at: 0, depth: 0 };
    for statement in &parsed.syntax().body {
        reader.statement(statement)?;
    }
    reader.tokens_before(parsed.syntax().range.end());
    Some(Tree::from_nodes(text, reader.build.finish(), Vec::new()))
}

impl Reader<'_> {
    /// The next token that is code.
    fn peek(&mut self) -> Option<Token> {
        loop {
            let token = *self.tokens.get(self.at)?;
            match token.kind() {
                TokenKind::Comment
                | TokenKind::NonLogicalNewline
                | TokenKind::Newline
                | TokenKind::Indent
                | TokenKind::Dedent
                | TokenKind::EndOfFile => self.at += 1,
                _ => return Some(token),
            }
        }
    }

    /// The next token, if it is of this kind.
    fn peek_of(&mut self, kind: TokenKind) -> Option<Token> {
        self.peek().filter(|token| token.kind() == kind)
    }

    /// Adds the next token to the open node. A name or literal is none by itself.
    fn take(&mut self, token: Token, field: Option<Field>) {
        self.at += 1;
        let Some(kind) = Kind::of_token(token.kind()) else { return };
        let is_parameter = matches!(self.build.kind(), Some(Kind::Parameters | Kind::LambdaParameters));
        let kind = match kind {
            Kind::Slash if is_parameter => Kind::PositionalSeparator,
            Kind::Star if is_parameter => Kind::KeywordSeparator,
            kind => kind,
        };
        self.build.leaf(kind, field, token.start().to_u32()..token.end().to_u32());
    }

    /// Adds the next token, whatever it is.
    fn token(&mut self, field: Option<Field>) -> Step {
        let token = self.peek()?;
        self.take(token, field);
        Some(())
    }

    /// Adds the tokens before a byte to the open node.
    fn tokens_before(&mut self, byte: TextSize) {
        while let Some(token) = self.peek().filter(|token| token.start() < byte) {
            self.take(token, None);
        }
    }

    /// Adds the tokens up to one of a kind, and gives where that one begins.
    fn tokens_up_to(&mut self, kinds: &[TokenKind]) -> Option<TextSize> {
        loop {
            let token = self.peek()?;
            if kinds.contains(&token.kind()) {
                return Some(token.start());
            }
            self.take(token, None);
        }
    }

    fn open(&mut self, kind: Kind, field: Option<Field>, start: TextSize) {
        self.tokens_before(start);
        self.build.open(kind, field, start.to_u32());
    }

    fn close(&mut self, end: TextSize) {
        self.tokens_before(end);
        self.build.close();
    }

    /// A node with what is inside it.
    fn node(
        &mut self,
        kind: Kind,
        field: Option<Field>,
        range: TextRange,
        inside: impl FnOnce(&mut Self) -> Step,
    ) -> Step {
        self.open(kind, field, range.start());
        inside(self)?;
        self.close(range.end());
        Some(())
    }

    /// A node in place of all tokens of its bytes.
    fn leaf(&mut self, kind: Kind, field: Option<Field>, range: TextRange) -> Step {
        self.tokens_before(range.start());
        self.build.leaf(kind, field, range.start().to_u32()..range.end().to_u32());
        while self.peek().is_some_and(|token| token.start() < range.end()) {
            self.at += 1;
        }
        Some(())
    }

    fn identifier(&mut self, name: &Identifier, field: Option<Field>) -> Step {
        self.leaf(Kind::Identifier, field, name.range)
    }

    /// Names with dots between them.
    fn dotted_name(&mut self, range: TextRange, field: Option<Field>) -> Step {
        self.node(Kind::DottedName, field, range, |reader| {
            while let Some(token) = reader.peek().filter(|token| token.start() < range.end()) {
                match token.kind() {
                    TokenKind::Dot => reader.take(token, None),
                    _ => reader.leaf(Kind::Identifier, None, token.range())?,
                }
            }
            Some(())
        })
    }

    /// What begins at a byte, with the parentheses around it, which have a node each.
    fn wrapped(
        &mut self,
        start: TextSize,
        mut field: Option<Field>,
        inside: impl FnOnce(&mut Self, Option<Field>) -> Step,
    ) -> Step {
        self.depth += 1;
        let mut parentheses = 0;
        while let Some(token) = self.peek().filter(|token| token.start() < start) {
            if token.kind() == TokenKind::Lpar {
                self.build.open(Kind::ParenthesizedExpression, field.take(), token.start().to_u32());
                parentheses += 1;
            }
            self.take(token, None);
        }
        if self.depth + parentheses > DEEPEST {
            return None;
        }
        inside(self, field)?;
        for _ in 0..parentheses {
            self.peek_of(TokenKind::Rpar)?;
            self.token(None)?;
            self.build.close();
        }
        self.depth -= 1;
        Some(())
    }

    fn text_of(&self, range: TextRange) -> &str {
        self.text.get(range.to_std_range()).unwrap_or_default()
    }
}
