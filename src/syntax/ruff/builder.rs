//! Nodes are opened and closed here while a cursor goes over ruff's tokens. What stands between
//! the tokens (comments, backslashes at line ends) goes where tree-sitter puts it: into the lowest
//! node that has a token before it and one behind it.

use ruff_python_ast::token::{Token, TokenKind};
use ruff_text_size::{Ranged, TextSize};

use super::super::tree::{Data, NONE, push};
use super::super::{Field, Kind};
use super::kinds::{NUMBERS, Numbers};

/// What every step of building gives: the reason when tree-sitter reads the place otherwise.
pub(super) type Step<T = ()> = Result<T, &'static str>;

/// Code that is nested deeper is left to tree-sitter, so that the stack is enough on any thread.
const DEEPEST: u32 = 150;

/// How many nodes without brackets between them may nest by a list of ruff's, such as `a = b = c`:
/// together with [`DEEPEST`], less than what a tree may be deep at all.
pub(super) const LONGEST_CHAIN: usize = 40;

/// The tokens and AST are not in step: a construct that is not known here.
pub(super) const OUT_OF_STEP: &str = "tokens out of step";

/// A tree under construction, and the place in the tokens where it is.
pub(super) struct Builder<'a> {
    /// The text.
    pub bytes: &'a [u8],
    /// What kinds and fields are called in the tree.
    pub numbers: &'static Numbers,
    /// The nodes so far, in source order.
    pub nodes: Vec<Data>,
    /// All of ruff's tokens.
    pub tokens: &'a [Token],
    /// The next token that is neither a comment nor about lines inside brackets or indentation.
    pub at: usize,
    /// The first token that is not gone over yet, such as a comment before that one.
    pub seen: usize,
    /// The byte up to which what stands between tokens has been gone over.
    pub clean: u32,
    /// The kind of the next token.
    pub kind: TokenKind,
    /// Where the next token begins.
    pub start: u32,
    /// Where the next token ends.
    pub next_end: u32,
    /// Where the last token or comment ended, which is where a node ends that is closed now.
    pub end: u32,
    /// The node that is open.
    pub top: u32,
    depth: u32,
    /// The indentations of the open blocks, as tree-sitter's scanner counts them.
    pub indents: Vec<u32>,
    /// A line of code has ended, and the next has not begun.
    pub between_lines: bool,
    /// The token before the next one.
    pub before: TokenKind,
    /// The statement begins with a word or bracket that may be read in two ways, such as `print`: while
    /// both readings last, a star may bind to the name behind it.
    pub undecided: bool,
    /// A `*` that tree-sitter binds to the name behind it, and not to what hangs on that.
    pub splat: bool,
    /// Whether such a `*` was met with something that hangs on the name.
    pub lifts: bool,
}

impl<'a> Builder<'a> {
    /// Nothing built yet.
    pub fn new(text: &'a str, tokens: &'a [Token]) -> Builder<'a> {
        let mut builder = Builder {
            bytes: text.as_bytes(),
            numbers: &NUMBERS,
            nodes: Vec::with_capacity(tokens.len() * 2),
            tokens,
            at: 0,
            seen: 0,
            clean: 0,
            kind: TokenKind::EndOfFile,
            start: 0,
            next_end: 0,
            end: 0,
            top: NONE,
            depth: 0,
            indents: vec![0],
            between_lines: true,
            before: TokenKind::Newline,
            undecided: false,
            splat: false,
            lifts: false,
        };
        builder.settle();
        builder
    }

    /// Moves the cursor to a token that is a node or ends a line.
    fn settle(&mut self) {
        loop {
            let Some(token) = self.tokens.get(self.at) else {
                self.kind = TokenKind::EndOfFile;
                self.start = self.bytes.len() as u32;
                self.next_end = self.start;
                return;
            };
            match token.kind() {
                TokenKind::Comment | TokenKind::NonLogicalNewline | TokenKind::Indent | TokenKind::Dedent => {
                    self.at += 1;
                }
                kind => {
                    self.kind = kind;
                    self.start = token.start().to_u32();
                    self.next_end = token.end().to_u32();
                    return;
                }
            }
        }
    }

    /// Goes on behind the next token, which is done.
    pub fn advance(&mut self) {
        self.before = self.kind;
        self.between_lines = false;
        self.clean = self.next_end;
        self.at += 1;
        self.seen = self.at;
        self.settle();
    }

    /// The kind of a token further on that is neither comment nor about lines, and its start.
    pub fn ahead(&self, count: usize) -> (TokenKind, u32) {
        let rest = self.tokens.get(self.at..).unwrap_or_default();
        let mut code =
            rest.iter().filter(|t| !matches!(t.kind(), TokenKind::Comment | TokenKind::NonLogicalNewline));
        code.nth(count).map_or((TokenKind::EndOfFile, 0), |t| (t.kind(), t.start().to_u32()))
    }

    /// The end of the bracket that is the next token's other half.
    pub fn closing(&self) -> u32 {
        let mut depth = 0u32;
        for token in self.tokens.get(self.at..).unwrap_or_default() {
            match token.kind() {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return token.end().to_u32();
                    }
                }
                _ => {}
            }
        }
        0
    }

    /// Adds a node to the one that is open.
    pub fn push(&mut self, kind: u16, field: u16, start: u32, end: u32) -> u32 {
        let (kind, field) = (Kind::of_number(kind), Field::of_number(field));
        push(&mut self.nodes, Data::new(kind, field, start..end, self.top))
    }

    /// Opens a node that begins with the next token.
    pub fn open(&mut self, kind: u16, field: u16) -> Step {
        self.flush()?;
        self.open_at(kind, field, self.start);
        Ok(())
    }

    /// Opens a node at a byte.
    pub fn open_at(&mut self, kind: u16, field: u16, start: u32) {
        self.top = self.push(kind, field, start, start);
    }

    /// Opens a node that is no rule of the grammar, such as `not in`.
    pub fn open_bare(&mut self, kind: u16, field: u16) -> Step {
        self.flush()?;
        self.top = self.push(kind, field, self.start, self.start);
        Ok(())
    }

    /// Closes the node that was opened last.
    pub fn close(&mut self) {
        let end = self.end;
        if let Some(node) = self.nodes.get_mut(self.top as usize) {
            node.end = end;
            self.top = node.parent;
        }
    }

    fn leaf_of(&mut self, kind: u16, field: u16) -> Step {
        self.flush()?;
        self.push(kind, field, self.start, self.next_end);
        self.end = self.next_end;
        self.advance();
        Ok(())
    }

    /// The next token, whatever it is, as a node of the grammar.
    pub fn leaf(&mut self, kind: u16, field: u16) -> Step {
        self.leaf_of(kind, field)
    }

    /// The next token as a bare node of another name than its text.
    pub fn bare(&mut self, kind: u16) -> Step {
        self.leaf_of(kind, 0)
    }

    /// A token that has to come next.
    pub fn token(&mut self, kind: TokenKind) -> Step {
        self.token_in(kind, 0)
    }

    /// A token that has to come next, in a field.
    pub fn token_in(&mut self, kind: TokenKind, field: u16) -> Step {
        if self.kind != kind {
            return Err(OUT_OF_STEP);
        }
        self.leaf_of(self.numbers.token(kind), field)
    }

    /// A token that may come next; whether it did.
    pub fn optional(&mut self, kind: TokenKind) -> Step<bool> {
        let is_next = self.kind == kind;
        if is_next {
            self.token(kind)?;
        }
        Ok(is_next)
    }

    /// A name.
    pub fn identifier(&mut self, field: u16) -> Step {
        let is_name = self.kind == TokenKind::Name || self.kind.is_soft_keyword();
        if !is_name {
            return Err(OUT_OF_STEP);
        }
        if !self.next_text().is_ascii() {
            // Which letters a name may have is not the same in every version of Unicode.
            return Err("name with other letters than those of ASCII");
        }
        self.leaf_of(self.numbers.kind.identifier, field)
    }

    /// The text of the next token.
    pub fn next_text(&self) -> &'a [u8] {
        self.bytes.get(self.start as usize..self.next_end as usize).unwrap_or_default()
    }

    /// Whether a node that starts at this byte stands in parentheses that begin with the next token.
    pub fn is_parenthesised(&self, start: TextSize) -> bool {
        self.kind == TokenKind::Lpar && self.start < start.to_u32()
    }

    /// One level deeper; to be undone with [`Builder::leave`].
    pub fn enter(&mut self) -> Step {
        self.depth += 1;
        if self.depth > DEEPEST { Err("nested deep") } else { Ok(()) }
    }

    /// One level back.
    pub fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}
