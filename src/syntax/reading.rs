//! A text as ruff's parser reads it. tree-sitter shows too little of what is no Python: it takes Python 2
//! without complaint. Where both read the same, the tree is made of this reading.

use std::ops::Range;

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{ModModule, PythonVersion, Stmt};
use ruff_python_parser::{Mode, ParseOptions, Parsed, parse_unchecked};
use ruff_text_size::Ranged;

use crate::meter::{self, Stage};
use crate::stack;
use crate::version::Version;

/// The last Python without `except A, B:`.
pub const BEFORE_PEP_758: Version = Version::new(3, 13);

/// Brackets that nest deeper are left to tree-sitter: ruff's parser takes the square of their depth.
const SHALLOW: usize = 200;

/// What ruff's parser gives is dropped by recursion, in the worst case a level for each byte (`-----x`). A text
/// of so many bytes is safe on a thread with room.
const LONGEST: usize = 1 << 20;

/// The same on any other thread.
const LONGEST_WITHOUT_ROOM: usize = 2 << 10;

/// How deep brackets nest in a text, those of strings and comments as well.
pub fn deepest_bracket(text: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// What ruff's parser made of a text.
pub struct Reading<'t> {
    /// The text itself.
    pub text: &'t str,
    parsed: Option<Parsed<ModModule>>,
}

impl<'t> Reading<'t> {
    /// Reads a text as the newest Python, with an eye on what an older one does not have. Some brackets that
    /// nest take it the square of their depth.
    pub fn of(text: &'t str, oldest: Version) -> Reading<'t> {
        let version = PythonVersion { major: oldest.major, minor: oldest.minor };
        let options = ParseOptions::from(Mode::Module).with_target_version(version);
        let parsed = meter::stage(Stage::Syntax, || parse_unchecked(text, options));
        Reading { text, parsed: parsed.try_into_module() }
    }

    /// Reads a text for its tree alone; `None` where that may take long, or more of the stack than there is.
    pub(super) fn quick(text: &'t str) -> Option<Reading<'t>> {
        let longest = if stack::has_room() { LONGEST } else { LONGEST_WITHOUT_ROOM };
        let is_quick = text.len() <= longest && deepest_bracket(text) <= SHALLOW;
        is_quick.then(|| Reading::of(text, BEFORE_PEP_758))
    }

    /// The first syntax error: its byte, and what the parser says.
    pub fn error(&self) -> Option<(usize, String)> {
        let error = self.parsed.as_ref()?.errors().first()?;
        Some((usize::from(error.location.start()).min(self.text.len()), error.error.to_string()))
    }

    /// How many constructs the older Python does not have yet, such as `match` for 3.9.
    pub fn newer(&self) -> usize {
        self.parsed.as_ref().map_or(0, |parsed| parsed.unsupported_syntax_errors().len())
    }

    /// The statements of the module; none of a text that cannot be parsed at all.
    pub fn statements(&self) -> &[Stmt] {
        self.parsed.as_ref().map_or(&[], |parsed| &parsed.syntax().body)
    }

    /// The tokens, but for those that only lay the text out, each with its bytes.
    pub fn tokens(&self) -> Vec<(TokenKind, Range<usize>)> {
        let layout = |kind: TokenKind| {
            matches!(
                kind,
                TokenKind::Newline
                    | TokenKind::NonLogicalNewline
                    | TokenKind::Indent
                    | TokenKind::Dedent
                    | TokenKind::EndOfFile
            )
        };
        let tokens = self.parsed.iter().flat_map(|parsed| parsed.tokens().iter());
        let all = tokens.filter(|token| !layout(token.kind()));
        all.map(|token| (token.kind(), usize::from(token.start())..usize::from(token.end()))).collect()
    }

    /// The bytes of the statements of the module itself. Those that share a line are one.
    pub fn lines_of_statements(&self) -> Vec<Range<usize>> {
        let mut all: Vec<Range<usize>> = Vec::new();
        for statement in self.statements() {
            let range = usize::from(statement.start())..usize::from(statement.end());
            match all.last_mut() {
                Some(last) if !self.text[last.end..range.start].contains(['\n', '\r']) => {
                    last.end = range.end
                }
                _ => all.push(range),
            }
        }
        all
    }

    /// What the parser gave.
    pub(super) fn parsed(&self) -> Option<&Parsed<ModModule>> {
        self.parsed.as_ref()
    }
}
