//! What IPython understands and Python does not: `%magic`, `!command`, `name?`. Such lines are shown to the engine
//! as calls of unknown functions with the names that they mention.

use std::ops::Range;

use crate::knowledge::idiom;
use crate::text::{Piece, identifiers, pieces};

/// A part of a cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Python, as it is written; the bytes of the cell.
    Python(Range<usize>),
    /// One command, with the line ends in it; the bytes of the cell.
    Command {
        range: Range<usize>,
        /// The indentation, and the target of an assignment with its `=`.
        head: Range<usize>,
        /// The names that it may use.
        names: Vec<String>,
    },
}

/// How a cell is to be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// From a byte on it is Python; before there may be a line for IPython. With the names that this line may use.
    Python(usize, Vec<String>),
    /// It is something else. With the names that it may use.
    Other(Vec<String>),
}

/// How a cell is to be read.
pub(super) fn reading(text: &str) -> Reading {
    let start = text.len() - text.trim_start().len();
    let Some(line) = text[start..].strip_prefix("%%") else { return Reading::Python(0, Vec::new()) };
    let name = line.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    if idiom("python_cell", name).is_some() {
        let end = start + text[start..].find('\n').map_or(text.len() - start, |at| at + 1);
        return Reading::Python(end, names(&text[start..end]));
    }
    Reading::Other(if idiom("foreign_cell", name).is_some() { expanded(text) } else { names(text) })
}

/// The parts of a cell.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut all = Vec::new();
    let (mut at, mut python) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        let Some(head) = command(rest) else {
            at += logical_line(rest);
            continue;
        };
        if python < at {
            all.push(Part::Python(python..at));
        }
        let end = at + physical_lines(rest);
        let words = &text[at + head..end];
        let names = if words.starts_with('!') { expanded(words) } else { names(words) };
        all.push(Part::Command { range: at..end, head: at..at + head, names });
        (at, python) = (end, end);
    }
    if python < text.len() {
        all.push(Part::Python(python..text.len()));
    }
    all
}

/// If a command begins with the first line of a text: where what is not Python begins.
fn command(text: &str) -> Option<usize> {
    let line = text.lines().next().unwrap_or_default();
    let indent = line.len() - line.trim_start().len();
    let code = line[indent..].trim_end();
    let is_sign = |code: &str| {
        let mut characters = code.chars();
        match characters.next() {
            Some('!') => !characters.as_str().starts_with('='),
            Some('%') => characters.next().is_some_and(|c| c.is_alphabetic() || matches!(c, '%' | '_')),
            _ => false,
        }
    };
    if is_sign(code) || code.starts_with(['?', '/', ',', ';']) {
        return Some(indent);
    }
    let is_help = |code: &str| {
        code.ends_with('?') && code.chars().all(|c| c.is_alphanumeric() || "_.*[]'\"%?".contains(c))
    };
    if is_help(code) {
        return Some(indent);
    }
    if indent == 0 && is_automatic(code) {
        return Some(0);
    }
    let equals = code.find('=')?;
    let target = code[..equals].trim_end();
    let is_target = !target.is_empty()
        && target
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | ',' | ' ' | '[' | ']' | '(' | ')'));
    let value = code[equals + 1..].trim_start();
    (is_target && is_sign(value)).then(|| indent + code.len() - value.len())
}

/// Whether a line is a shell command that IPython knows, and no Python.
fn is_automatic(code: &str) -> bool {
    let (first, rest) = code.split_once(' ').unwrap_or((code, ""));
    let next = rest.trim_start().chars().next();
    let is_argument = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '~' | '.' | '_');
    idiom("automatic_command", first).is_some()
        && next.is_some_and(is_argument)
        // `ls in names`, `rm is None`
        && !["in", "is", "and", "or", "if", "not"].contains(&rest.split_whitespace().next().unwrap_or_default())
        // `cat -1` and `ls - 1` are sums.
        && !rest.starts_with("- ")
        && !rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The length of the first line of a text, with all that a backslash at its end joins to it.
fn physical_lines(text: &str) -> usize {
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        length += line.len();
        if !line.trim_end_matches(['\n', '\r']).ends_with('\\') {
            break;
        }
    }
    length
}

/// The length of the first logical line of a text: it ends where no bracket and no string is open.
fn logical_line(text: &str) -> usize {
    let mut depth = 0usize;
    for (range, piece) in pieces(text.as_bytes()) {
        if piece != Piece::Code {
            continue;
        }
        let bytes = &text.as_bytes()[range.clone()];
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                b'\n' if depth == 0 => {
                    let before = text[..range.start + at].trim_end_matches('\r');
                    if !before.ends_with('\\') {
                        return range.start + at + 1;
                    }
                }
                _ => {}
            }
        }
    }
    text.len()
}

/// What may be names of Python in a text.
fn names(text: &str) -> Vec<String> {
    let is_name = |word: &&str| !word.starts_with(|c: char| c.is_ascii_digit()) && !is_keyword(word);
    let words = identifiers(text.as_bytes()).filter_map(|word| std::str::from_utf8(word).ok());
    let is_plain = |word: &&str| word.chars().all(|c| c.is_alphanumeric() || c == '_');
    let mut all: Vec<String> = words.filter(is_name).filter(is_plain).map(str::to_owned).collect();
    all.sort();
    all.dedup();
    all
}

/// The names in what a command has in braces or behind `$`.
fn expanded(text: &str) -> Vec<String> {
    let braces = text.split('{').skip(1).map(|part| part.split('}').next().unwrap_or_default());
    let dollars = text.split('$').skip(1).map(|part| part.split(['.', ' ', '\n']).next().unwrap_or_default());
    names(&braces.chain(dollars).collect::<Vec<_>>().join(" "))
}

fn is_keyword(word: &str) -> bool {
    const KEYWORDS: [&str; 35] = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
        "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in",
        "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ];
    KEYWORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The commands of a cell, each with what stands before it in its line and the names.
    fn commands(text: &str) -> Vec<(&str, &str, String)> {
        let one = |part| match part {
            Part::Command { range, head, names } => Some((&text[range], &text[head], names.join(" "))),
            Part::Python(_) => None,
        };
        parts(text).into_iter().filter_map(one).collect()
    }

    #[test]
    fn commands_are_told_from_python() {
        for (text, head, names) in [
            ("%timeit imp.reload(x)", "", "imp reload timeit x"),
            ("  %time x", "  ", "time x"),
            ("!pip install {name} $other.x y", "", "name other"),
            ("files = !ls", "files = ", ""),
            ("a, b = %time f()", "a, b = ", "f time"),
            ("x.y?", "", "x y"),
            ("?x", "", "x"),
            ("x??", "", "x"),
            ("pip install six", "", "install pip six"),
            ("ls -l", "", "l ls"),
        ] {
            assert_eq!(commands(text), [(text, head, names.to_owned())], "{text}");
        }
        for python in [
            "x = (a\n  % b)\n",
            "'''\n%time\n!ls\n'''\n",
            "x = 5 \\\n% 3\n",
            "x != y",
            "# why?",
            "a == b",
            "ls in names",
            "cat - 1",
            "rm = 1",
            "x[\n'a?'\n]",
        ] {
            assert_eq!(commands(python), [], "{python}");
        }
    }

    #[test]
    fn a_command_ends_with_its_line() {
        let text = "!echo \"it's\nx = 1\n%a \\\n  b\ny\n";
        let found: Vec<_> = commands(text).into_iter().map(|(text, ..)| text).collect();
        assert_eq!(found, ["!echo \"it's\n", "%a \\\n  b\n"]);
    }

    #[test]
    fn cells_of_other_languages_are_known() {
        assert_eq!(reading("x = 1"), Reading::Python(0, Vec::new()));
        assert_eq!(reading("%%time\nx"), Reading::Python(7, vec!["time".to_owned()]));
        assert_eq!(reading("\n%%bash\necho {x} $y z"), Reading::Other(vec!["x".to_owned(), "y".to_owned()]));
        assert_eq!(reading("%%own\nx"), Reading::Other(vec!["own".to_owned(), "x".to_owned()]));
    }
}
