//! A text as ruff's parser reads it. tree-sitter shows too little of what is no Python: it takes Python 2
//! without complaint. Where both read the same, the tree is made of this reading.

use std::ops::Range;

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{ModModule, PythonVersion};
use ruff_python_parser::{Mode, ParseOptions, Parsed, parse_unchecked};
use ruff_text_size::Ranged;

use crate::meter::{self, Stage};
use crate::version::Version;

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

    /// The first syntax error: its byte, and what the parser says.
    pub fn error(&self) -> Option<(usize, String)> {
        let error = self.parsed.as_ref()?.errors().first()?;
        Some((usize::from(error.location.start()).min(self.text.len()), error.error.to_string()))
    }

    /// How many constructs the older Python does not have yet, such as `match` for 3.9.
    pub fn newer(&self) -> usize {
        self.parsed.as_ref().map_or(0, |parsed| parsed.unsupported_syntax_errors().len())
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

    /// What the parser gave.
    pub(super) fn parsed(&self) -> Option<&Parsed<ModModule>> {
        self.parsed.as_ref()
    }
}
