//! The examples in the docstrings of a Python file: those of one docstring are one module.

use super::document::{Line, Style, examples};
use crate::syntax::{Kind, Tree};

/// The examples of all docstrings in a text, which is valid Python.
pub(super) fn docstrings(file: &str) -> Vec<(Style, Vec<Line>)> {
    if !file.contains(">>>") {
        return Vec::new();
    }
    let tree = Tree::parse(file);
    let statements = tree.of_kind(Kind::ExpressionStatement);
    let strings = statements
        .filter_map(|statement| statement.parts().next().filter(|part| part.kind() == Kind::String));
    strings.filter_map(|string| examples_in(file, string.range().start, string.text())).collect()
}

/// The examples of a string with three quotes that starts at a byte: on the lines between its first and its last.
fn examples_in(file: &str, start: usize, string: &str) -> Option<(Style, Vec<Line>)> {
    let quote = string.find(['"', '\''])?;
    let prefix = &string[..quote];
    let is_long = string[quote..].starts_with("\"\"\"") || string[quote..].starts_with("\'\'\'");
    if !is_long || prefix.contains(['b', 'B', 'f', 'F', 't', 'T']) {
        return None;
    }
    let (first, last) = (string.find('\n')? + 1, string.rfind('\n')? + 1);
    let lines = examples(file, start + first..start + last);
    let is_raw = prefix.contains(['r', 'R']);
    // What an escape stands for is code that is written otherwise.
    let is_plain = is_raw || lines.iter().all(|line| !file[line.start..line.end].contains('\\'));
    (is_plain && !lines.is_empty()).then_some((if is_raw { Style::Raw } else { Style::Quoted }, lines))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_found_in_docstrings() {
        let code = |file: &str| -> Vec<String> {
            let text =
                |lines: Vec<Line>| lines.iter().map(|line| &file[line.code..line.end]).collect::<String>();
            docstrings(file).into_iter().map(|(_, lines)| text(lines)).collect()
        };
        assert_eq!(
            code("\"\"\"A.\n\n>>> a\n\"\"\"\ndef f():\n    r'''\n    >>> b('\\n')\n    '''\n"),
            ["a\n", "b('\\n')\n"]
        );
        for none in [
            "\"\"\">>> a\n\"\"\"\n",
            "\"\"\"\n>>> a\"\"\"\n",
            "\"\"\"\n>>> a\\n\n\"\"\"\n",
            "x = \"\"\"\n>>> a\n\"\"\"\n",
            "# >>> a\n",
        ] {
            assert_eq!(code(none), Vec::<String>::new(), "{none}");
        }
    }
}
