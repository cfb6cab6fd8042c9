//! Files that could not be read, counted by kind, each kind with what to do about it.

use crate::engine::Outcome;
use crate::project::Problem;
use crate::text::Source;
use crate::verify::Invalid;

/// Why a file could not be read, and what to do about it: a clause for people.
const KINDS: [&str; 10] = [
    "Python 2: convert them to Python 3 first, as `2to3` of Python 3.12 and older does",
    "`async` or `await` as a name, which Python 3.7 reserves: rename it",
    "templates, which are no Python yet: skip them with `exclude`",
    "no Python: skip them with `exclude`",
    "a syntax error in every Python 3",
    "binary data: skip them with `exclude`",
    "damaged notebooks: restore them, or skip them with `exclude`",
    "another encoding than they declare: save them as UTF-8",
    "too large: see `--max-size`",
    "cannot be opened",
];

/// How many files could not be read, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unread([usize; KINDS.len()]);

impl Unread {
    /// Counts a file.
    pub fn count(&mut self, source: Option<&Source>, outcome: &Outcome, problems: &[Problem]) {
        let problem = problems.first();
        let is = |words: &str| problem.is_some_and(|problem| problem.message.starts_with(words));
        let kind = match (source, &outcome.refusal) {
            (Some(source), Some(refusal)) => match refusal.kind(source.text()) {
                Invalid::Python2 => 0,
                Invalid::Reserved => 1,
                Invalid::Template => 2,
                Invalid::NotPython => 3,
                Invalid::Syntax => 4,
            },
            _ if is("not Python") => 5,
            _ if is("not a notebook") || is("not a valid notebook") => 6,
            _ if problem.is_some_and(|problem| problem.position.is_some()) => 7,
            _ if is("skipped") => 8,
            _ => 9,
        };
        self.0[kind] += 1;
    }

    /// How many there are.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// The number of each kind, a line each.
    pub fn lines(&self) -> String {
        let kinds = self.0.iter().zip(KINDS).filter(|(count, _)| **count > 0);
        kinds.map(|(count, kind)| format!("\n  {count} × {kind}")).collect()
    }
}
