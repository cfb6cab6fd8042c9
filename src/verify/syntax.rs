//! Rejects texts that are not Python 3, with messages for people.

use serde::{Deserialize, Serialize};

use crate::syntax::{BEFORE_PEP_758, DEEPEST, Kind, Reading, Tree, deepest_bracket};

/// A syntax error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyntaxError {
    /// Byte offset of the first error.
    pub offset: usize,
    /// What is wrong: a clause for people.
    pub message: String,
}

impl SyntaxError {
    /// Whether the text is Python 2.
    pub fn is_python_2(&self) -> bool {
        self.message == PYTHON_2
    }

    /// What kind of text was rejected.
    pub fn kind(&self, text: &str) -> Invalid {
        let line = text[..self.offset].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let line = text[line..].lines().next().unwrap_or_default();
        let rest = &text[self.offset..];
        let is_name = |word: &str| {
            let after = rest.strip_prefix(word).map(str::trim_start);
            after.is_some_and(|after| !after.starts_with(|c: char| c.is_alphabetic() || c == '_'))
                || rest.starts_with("async import")
        };
        let is_template = |line: &str| ["{%", "{{ ", "<%", "${"].iter().any(|mark| line.contains(mark));
        if self.is_python_2() {
            Invalid::Python2
        } else if ["async", "await"].into_iter().any(is_name) {
            Invalid::Reserved
        } else if is_template(line) {
            Invalid::Template
        } else if is_another_language(text) {
            Invalid::NotPython
        } else {
            Invalid::Syntax
        }
    }
}

/// Why a text is not Python 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invalid {
    /// Python 2.
    Python2,
    /// `async` or `await` as a name, as before Python 3.7.
    Reserved,
    /// The template of a Python file.
    Template,
    /// No Python at all.
    NotPython,
    /// Python with a mistake.
    Syntax,
}

/// Whether a text is in another language: it names its program, or at least every second line of its beginning is no
/// Python.
fn is_another_language(text: &str) -> bool {
    const BEGINNING: usize = 1 << 14;
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    let beginning = &text[..ends.take_while(|end| *end <= BEGINNING).last().unwrap_or(0)];
    let lines = beginning.lines().filter(|line| !line.trim().is_empty()).count();
    let broken = || Tree::broken_places(beginning);
    let is_flat = deepest_bracket(beginning) <= DEEPEST / 2;
    is_for_another_program(text) || is_flat && lines.div_ceil(2).max(2) <= broken()
}

/// Whether the first line says that another program reads a text.
fn is_for_another_program(text: &str) -> bool {
    const OTHERS: [&str; 10] = ["sh", "bash", "zsh", "ksh", "dash", "perl", "ruby", "node", "php", "lua"];
    let first = text.lines().next().unwrap_or_default();
    let program =
        first.strip_prefix("#!").and_then(|line| line.split([' ', '/']).rfind(|word| OTHERS.contains(word)));
    program.is_some() || first.starts_with("<?") || first.starts_with("<!")
}

/// Why a text is rejected; `None` if it is valid.
pub fn refusal(text: &str) -> Option<SyntaxError> {
    read(text).err()
}

/// Parses a text, or says why it is rejected.
pub fn read(text: &str) -> Result<Reading<'_>, SyntaxError> {
    if let Some(offset) = too_deep(text) {
        return Err(SyntaxError { offset, message: TOO_DEEP.to_owned() });
    }
    let reading = Reading::of(text, BEFORE_PEP_758);
    let refused = match reading.error() {
        Some((offset, message)) => Some(refused(text, offset, &message)),
        None if reading.newer() > 0 => comma_handler(text),
        None => None,
    };
    refused.map_or(Ok(reading), Err)
}

/// The message for a parser's error.
fn refused(text: &str, offset: usize, message: &str) -> SyntaxError {
    let start = text[..offset].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let is_python_2 = looks_like_python_2(line) && is_python_2(text, start) && !is_for_another_program(text);
    let message = if is_python_2 { PYTHON_2.to_owned() } else { format!("syntax error: {message}") };
    SyntaxError { offset, message }
}

/// The message for Python 2.
pub const PYTHON_2: &str = "Python 2 syntax; upshift reads Python 3 only";

/// The message for code that no Python compiles.
pub const TOO_DEEP: &str = "nested more deeply than Python can compile";

/// The offset at which brackets nest more deeply than Python can compile. The second parser would take
/// quadratic time for some of them.
fn too_deep(text: &str) -> Option<usize> {
    (deepest_bracket(text) > DEEPEST / 2).then(|| Tree::parse(text).too_deep()).flatten()
}

/// Whether the statement around the line that starts at an offset is Python 2, of which tree-sitter knows most: the
/// same words may stand in a page, a template or another language.
fn is_python_2(text: &str, line: usize) -> bool {
    // A statement at the left margin begins there, if it is no clause of another one.
    let begins = |at: &usize| {
        let rest = &text[*at..];
        let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_clause = matches!(word, "else" | "elif" | "except" | "finally");
        rest.starts_with(|c: char| !c.is_whitespace() && !matches!(c, '#' | ')' | ']' | '}')) && !is_clause
    };
    let starts = |range: &str| range.match_indices('\n').map(|(at, _)| at + 1).collect::<Vec<usize>>();
    let start = starts(&text[..line]).into_iter().rfind(begins).unwrap_or(0);
    let next = line + text[line..].find('\n').map_or(text.len() - line, |at| at + 1);
    let end = starts(&text[next..]).into_iter().map(|at| next + at).find(begins).unwrap_or(text.len());
    let is_whole =
        |text: &str| Tree::is_whole(&text.replace('`', " ").replace("ur\"", " \"").replace("ur'", " '"));
    is_whole(&text[start..end]) || is_whole(text)
}

/// Whether a line that is invalid in Python 3 may be valid in Python 2, after What's New 3.0, "Print is a
/// function" and "Removed syntax".
fn looks_like_python_2(line: &str) -> bool {
    let line = line.trim();
    let word = |word: &str| line.split([' ', ':', ';', '\t']).any(|part| part == word);
    let handler =
        line.trim_start_matches("} ").starts_with("except ") && line.contains(',') && !line.contains('(');
    let raises = line.contains("raise ") && line.contains(',');
    let number = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|part| {
        let digits = part.trim_end_matches(['L', 'l']);
        let octal = part.len() > 1 && part.starts_with('0') && part.bytes().all(|b| b.is_ascii_digit());
        octal
            || (digits.len() < part.len() && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
    });
    // `def f(a, (b, c)):` and `lambda (a, b): …`
    let tuple_parameter = line.contains("lambda (")
        || (line.starts_with("def ") && (line.contains(", (") || line.contains("((")));
    word("print")
        || word("exec")
        || word("except") && line.contains(',')
        || handler
        || raises
        || number
        || line.contains("<>")
        || line.contains('`')
        || line.contains("ur\"")
        || line.contains("ur'")
        || tuple_parameter
}

/// `except A, b:` is Python 2's `except A as b:`, and since PEP 758 also `except (A, b):`. It is taken
/// for the former if `b` starts with a lower-case letter.
fn comma_handler(text: &str) -> Option<SyntaxError> {
    let tree = Tree::parse(text);
    let handler = tree.all().find(|node| {
        let mut names = node.parts().filter(|part| part.kind() != Kind::Block);
        let second = match node.kind() {
            Kind::ExceptClause if node.token(Kind::Comma).is_some() => names.nth(1),
            Kind::ExceptClause => names
                .next()
                .filter(|n| {
                    n.kind() == Kind::ExpressionList || n.kind() == Kind::Tuple && !n.text().starts_with('(')
                })
                .and_then(|list| list.parts().nth(1)),
            _ => None,
        };
        second.is_some_and(|name| {
            name.kind() == Kind::Identifier && name.text().starts_with(|c: char| c.is_lowercase() || c == '_')
        })
    })?;
    Some(SyntaxError { offset: handler.start(), message: PYTHON_2.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn python_2_is_rejected() {
        let error = |text: &str| Reading::of(text, BEFORE_PEP_758).error();
        assert_eq!(error("x = 1\nprint 'a'\n").unwrap().0, 12);
        assert!(error("match x:\n    case 1: pass\n").is_none());
    }

    #[test]
    fn python_2_is_recognised() {
        for text in [
            "print 'a'\n",
            "try: pass\nexcept A, e: pass\n",
            "raise A, 'b'\n",
            "x = 0777\n",
            "x = 10L\n",
            "exec 'a' in b\n",
        ] {
            let refused = refusal(text).expect(text);
            assert!(refused.message.contains("Python 2"), "{text}: {}", refused.message);
        }
        assert!(refusal("def f(:\n").unwrap().message.contains("syntax error"));
        for text in [
            "try:\n    f()\nexcept A, (b, c):\n    raise A, 'b'\n",
            "def f():\n    print 'a %s' % (\n        y,\n    )\n",
            "class A:\n    def f(self, (a, b)): return `a` <> ur'x'\n",
        ] {
            assert_eq!(refusal(text).expect(text).message, PYTHON_2, "{text}");
        }
    }

    #[test]
    fn what_is_rejected_is_told_apart() {
        let kind = |text: &str| refusal(text).expect(text).kind(text);
        assert_eq!(kind("import a\na.async = 1\n"), Invalid::Reserved);
        assert_eq!(kind("import a\nfrom a.async import b\n"), Invalid::Reserved);
        assert_eq!(kind("import a\na(b, async=True)\n"), Invalid::Reserved);
        assert_eq!(kind("import a\n\n\nb = (1\n\nasync def c():\n    pass\n\n\na()\nb()\n"), Invalid::Syntax);
        assert_eq!(kind("import a\n{% if b %}\nc = 1\n{% endif %}\n"), Invalid::Template);
        assert_eq!(kind("import a\nfrom {{ name }} import b\n"), Invalid::Template);
        assert_eq!(kind("#!/usr/bin/perl\nmy $x = 1;\n"), Invalid::NotPython);
        assert_eq!(
            kind("Dear reader,\nthis is a text.\nIt has no code at all.\nOne more line.\nAnd so on.\n"),
            Invalid::NotPython
        );
        assert_eq!(kind("import a\n\n\ndef f(:\n    return 1\n\n\nf()\na.b()\n"), Invalid::Syntax);
        assert_eq!(kind("print 'a'\n"), Invalid::Python2);
    }

    #[test]
    fn what_is_not_python_is_not_called_python_2() {
        for text in [
            "# Notes\n\nUse `f` to print the result.\n",
            "<html>\n<p>print it, 0777</p>\n",
            "#!/bin/sh\nexec \"$@\"\nprint \"x\"\n",
            "<?php\nprint \"x\";\n",
            "use strict;\nprint \"x\";\n",
            "SELECT `a`, `b` FROM x WHERE a <> b;\n",
            "import {{ app }}\n{% if x %}\nprint 'a'\n{% endif %}\n",
            "const x = `a ${b}`;\n",
            "raise the roof, and print this\n",
        ] {
            let refused = refusal(text).expect(text);
            assert!(refused.message.starts_with("syntax error"), "{text}: {}", refused.message);
        }
        assert!(refusal("try: pass\nexcept A, B: pass\n").is_none());
    }
}
