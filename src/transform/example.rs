//! Examples: diffs in a string, which are tests and documentation at once.

use super::Example;
use super::error::Errors;
use crate::syntax::Node;

/// Reads the diffs of the `examples` string, whose meaning is `text`.
pub(super) fn read(literal: Node<'_>, text: &str, errors: &mut Errors<'_>) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    // Blank lines that count only if the example goes on.
    let mut blanks = 0;
    let mut start = literal.start();
    let mut written = literal.text().split('\n');
    if text.split('\n').count() != written.clone().count() {
        errors.at(
            start,
            "an escape changes where a line of the examples ends",
            "put an `r` before the string: examples = r'''",
        );
        return examples;
    }
    let mut next = start;
    for text in text.split('\n') {
        start = next;
        next += written.next().map_or(0, str::len) + 1;
        if let Some(title) = text.strip_prefix("@@") {
            blanks = 0;
            open(title.trim(), start, &mut examples, errors);
            continue;
        }
        let blank = text.trim().is_empty();
        let Some(example) = examples.last_mut() else {
            if !blank {
                errors.at(start, "this line belongs to no example", "open one with `@@` and its title");
            }
            continue;
        };
        if blank {
            blanks += 1;
            continue;
        }
        let mut characters = text.chars();
        let mark = characters.next().unwrap_or(' ');
        let code = characters.as_str();
        if !matches!(mark, ' ' | '-' | '+' | '!') {
            errors.at(
                start,
                format!("`{mark}` does not say what becomes of this line"),
                "begin it with a space (it stays), `-` (it goes), `+` (it comes) or `!` (it stays and is reported)",
            );
            continue;
        }
        for text in [&mut example.before, &mut example.after] {
            text.extend(std::iter::repeat_n('\n', blanks));
        }
        blanks = 0;
        if mark != '+' {
            example.before.push_str(code);
            example.before.push('\n');
        }
        if mark != '-' {
            example.after.push_str(code);
            example.after.push('\n');
        }
        if mark == '!' {
            example.reported.push(example.before.matches('\n').count());
        }
    }
    examples
}

/// Whether an example says that nothing is to be done.
pub(super) fn left_alone(example: &Example) -> bool {
    example.before == example.after && example.reported.is_empty()
}

fn open(title: &str, start: usize, examples: &mut Vec<Example>, errors: &mut Errors<'_>) {
    if title.is_empty() {
        errors.at(start, "the example has no title", "say after `@@` what it shows");
    } else if let Some(other) = examples.iter().find(|example| example.title == title) {
        errors.at(
            start,
            format!("the example of line {} is called `{title}` too", other.line),
            "give each example a title of its own: it is the name of a test",
        );
    }
    examples.push(Example {
        title: title.to_owned(),
        before: String::new(),
        after: String::new(),
        reported: Vec::new(),
        line: errors.line(start),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Kind, Tree, string_value};
    use crate::text::Source;

    fn examples(written: &str, prefix: &str) -> (Vec<Example>, Vec<String>) {
        let text = format!("{prefix}'''{written}'''");
        let (source, tree) = (Source::from_text("t.py", text.as_str()), Tree::parse(&text));
        let mut errors = Errors::of(&source);
        let literal = tree.root().descendants().find(|node| node.kind() == Kind::String).unwrap();
        let examples = read(literal, &string_value(literal).unwrap(), &mut errors);
        (examples, errors.finish().iter().map(|e| format!("{}: {}", e.line, e.message)).collect())
    }

    #[test]
    fn a_diff_becomes_two_files_and_the_lines_to_report() {
        let (read, errors) =
            examples("\n@@ one\n import a\n\n-a.b()\n+a.c()\n!a.d\n\n\n@@ two\n pass\n", "r");
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(read[0].title, "one");
        assert_eq!(read[0].before, "import a\n\na.b()\na.d\n");
        assert_eq!(read[0].after, "import a\n\na.c()\na.d\n");
        assert_eq!(read[0].reported, [4]);
        assert_eq!((read[0].line, read[1].line), (2, 10));
        assert!(!left_alone(&read[0]) && left_alone(&read[1]));
    }

    #[test]
    fn mistakes_have_their_line() {
        assert_eq!(
            examples("@@ one\n print('\\n')\n", "").1,
            ["1: an escape changes where a line of the examples ends"]
        );
        let (_, errors) = examples("x\n@@ one\nimport a\n@@ one\n@@\n", "");
        assert_eq!(
            errors,
            [
                "1: this line belongs to no example",
                "3: `i` does not say what becomes of this line",
                "4: the example of line 2 is called `one` too",
                "5: the example has no title",
            ]
        );
    }
}
