//! The result must hold: it parses, by a second parser that knows what Python refuses, and another
//! pass finds nothing to do.

use ruff_python_ast::PythonVersion;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

use crate::version::Version;

/// What is wrong with a text that is no Python 3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Byte offset of the first error.
    pub offset: usize,
    /// What the parser says.
    pub message: String,
}

/// The first syntax error of a text, read as the newest Python that is known; `None` when there
/// is none. tree-sitter's tree shows too little: it reads Python 2 without complaint.
pub fn syntax_error(text: &str) -> Option<SyntaxError> {
    let parsed = parse_unchecked(text, ParseOptions::from(Mode::Module));
    let error = parsed.errors().first()?;
    Some(SyntaxError {
        offset: usize::from(error.location.start()).min(text.len()),
        message: error.error.to_string(),
    })
}

/// How many constructs of a text the given Python does not have yet, such as `match` for 3.9.
pub fn too_new(text: &str, oldest: Version) -> usize {
    let version = PythonVersion {
        major: oldest.major,
        minor: oldest.minor,
    };
    let options = ParseOptions::from(Mode::Module).with_target_version(version);
    parse_unchecked(text, options)
        .unsupported_syntax_errors()
        .len()
}

/// Why an edited text cannot be accepted, compared with the text before; `None` when it can.
pub fn objection(before: &str, after: &str, oldest: Version) -> Option<String> {
    if let Some(error) = syntax_error(after) {
        return Some(format!("the result is no Python: {}", error.message));
    }
    let errors = |text: &str| crate::syntax::Tree::parse(text).errors().len();
    if errors(after) > errors(before) {
        return Some("the result cannot be parsed".to_owned());
    }
    if too_new(after, oldest) > too_new(before, oldest) {
        return Some(format!("the result needs a newer Python than {oldest}"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn python_2_is_refused() {
        let error = syntax_error("x = 1\nprint 'a'\n").unwrap();
        assert_eq!(error.offset, 12);
        assert!(syntax_error("match x:\n    case 1: pass\n").is_none());
    }

    #[test]
    fn a_result_must_suit_the_oldest_python() {
        let old = Version::new(3, 7);
        assert!(objection("x = 1\n", "(x := 1)\n", old).is_some());
        assert!(objection("x = 1\n", "(x := 1)\n", Version::new(3, 8)).is_none());
        assert!(objection("x = 1\n", "x = (\n", old).is_some());
    }
}
