//! Where documents have code: fences of Markdown, directives of reStructuredText, examples with prompts.

use std::ops::Range;

use super::document::{Line, Style, examples};

/// The languages of blocks that are Python.
const PYTHON: [&str; 7] = ["python", "python3", "py", "py3", "pycon", "python-console", "doctest"];

/// Whether what a fence or a directive says names Python: `python`, `{.python .numberLines}`, `py title="x"`.
fn names_python(info: &str) -> bool {
    let separators = |c: char| c.is_whitespace() || matches!(c, '{' | '}' | ',');
    let mut words = info.split(separators).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    // MyST writes the directive in braces, and then the language.
    let first = match first {
        "code-block" | "code" | "code-cell" | "sourcecode" => words.next().unwrap_or_default(),
        first => first,
    };
    let first = first.trim_start_matches('.').to_ascii_lowercase();
    PYTHON.contains(&first.as_str())
}

/// The lines of a text, each with its place.
fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len()..at, line)
    })
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// The bytes before the text of a line that may stand in a quote.
fn margin(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t', '>']).len()
}

/// A line of code behind so many bytes.
fn code(place: Range<usize>, before: usize) -> Line {
    Line { start: place.start, code: place.start + before, end: place.end }
}

/// Whether lines of code are a session with prompts.
fn is_session(file: &str, lines: &[Line]) -> bool {
    lines.iter().any(|line| file[line.code..line.end].trim_start().starts_with(">>>"))
}

/// The listings of blocks: those with prompts are one module.
fn sorted(file: &str, blocks: Vec<Vec<Line>>) -> Vec<(Style, Vec<Line>)> {
    let (sessions, plain): (Vec<_>, Vec<_>) = blocks.into_iter().partition(|lines| is_session(file, lines));
    let place = |lines: &Vec<Line>| lines[0].start..lines[lines.len() - 1].end;
    let session: Vec<Line> = sessions.iter().flat_map(|lines| examples(file, place(lines))).collect();
    let plain = plain.into_iter().map(|lines| (Style::Plain, lines));
    plain.chain((!session.is_empty()).then_some((Style::Session, session))).collect()
}

/// The code in a text of Markdown.
pub(super) fn markdown(file: &str) -> Vec<(Style, Vec<Line>)> {
    let mut blocks = Vec::new();
    // The marks that close the open fence, what stands before them, and the lines if it is Python.
    let mut open: Option<(&str, &str, Option<Vec<Line>>)> = None;
    for (place, line) in lines(file) {
        let is_quoted = |before: &str| before.contains('>');
        // A quote that ends ends its fence.
        open = open.filter(|(_, before, _)| !is_quoted(before) || is_quoted(&line[..margin(line)]));
        let width = match &open {
            Some((_, before, _)) if !is_quoted(before) => indent(line),
            _ => margin(line),
        };
        let text = line[width..].trim();
        let marks = text.len()
            - text.trim_start_matches(text.chars().next().filter(|c| "`~".contains(*c)).unwrap_or('`')).len();
        match &mut open {
            Some((fence, ..)) if text.len() == marks && text.starts_with(*fence) => {
                let (.., lines) = open.take().unwrap_or_default();
                blocks.extend(lines.filter(|lines| !lines.is_empty()));
            }
            Some((_, before, Some(lines))) => lines.push(code(place, width.min(before.len()))),
            None if marks >= 3 && !text[marks..].contains('`') => {
                let is_python = names_python(&text[marks..]);
                open = Some((&text[..marks], &line[..width], is_python.then(Vec::new)));
            }
            Some(_) | None => {}
        }
    }
    sorted(file, blocks)
}

/// Whether a line of reStructuredText is a directive whose content is Python.
fn is_directive(line: &str) -> bool {
    let Some(text) = line.trim().strip_prefix(".. ") else { return false };
    let Some((name, argument)) = text.split_once("::") else { return false };
    match name.trim() {
        "code-block" | "code" | "sourcecode" => names_python(argument),
        "testcode" => true,
        _ => false,
    }
}

/// The code in a text of reStructuredText: directives, and all examples with prompts.
pub(super) fn restructured(file: &str) -> Vec<(Style, Vec<Line>)> {
    let mut blocks: Vec<Vec<(Range<usize>, &str)>> = Vec::new();
    // The indentation of the directive, and whether its options are over.
    let mut open: Option<(usize, bool)> = None;
    for (place, line) in lines(file) {
        let is_empty = line.trim().is_empty();
        if let Some((width, has_begun)) = &mut open {
            if is_empty {
                *has_begun = true;
            } else if indent(line) <= *width {
                open = None;
            }
            if let Some((_, true)) = open {
                blocks.last_mut().into_iter().for_each(|lines| lines.push((place.clone(), line)));
            }
        }
        if open.is_none() && is_directive(line) {
            open = Some((indent(line), false));
            blocks.push(Vec::new());
        }
    }
    let block = |mut lines: Vec<(Range<usize>, &str)>| {
        while lines.pop_if(|(_, line)| line.trim().is_empty()).is_some() {}
        let start = lines.iter().position(|(_, line)| !line.trim().is_empty())?;
        let lines = lines.split_off(start);
        let width =
            lines.iter().filter(|(_, line)| !line.trim().is_empty()).map(|(_, line)| indent(line)).min()?;
        Some(
            lines
                .into_iter()
                .map(|(place, line)| code(place, indent(line).min(width)))
                .collect::<Vec<Line>>(),
        )
    };
    let blocks = blocks.into_iter().filter_map(block).filter(|lines| !is_session(file, lines));
    let session = examples(file, 0..file.len());
    let plain = blocks.map(|lines| (Style::Plain, lines));
    plain.chain((!session.is_empty()).then_some((Style::Session, session))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code of each listing.
    fn code(file: &str, found: Vec<(Style, Vec<Line>)>) -> Vec<String> {
        let text = |lines: Vec<Line>| lines.iter().map(|line| &file[line.code..line.end]).collect::<String>();
        found.into_iter().map(|(_, lines)| text(lines)).collect()
    }

    #[test]
    fn fences_of_python_are_found_in_markdown() {
        let code = |file: &str| code(file, markdown(file));
        for info in [
            "python",
            "py",
            " Python3 x=1",
            "{.python .numberLines}",
            "{code-block} python",
            "{code-cell} python",
        ] {
            assert_eq!(code(&format!("```{info}\na\n\n  b\n```\n")), ["a\n\n  b\n"], "{info}");
        }
        assert_eq!(code("- x\n\n  ~~~~ py\n  a\n\n    b\n ~~~\n  ~~~~\n"), ["a\n\n  b\n~~~\n"]);
        assert_eq!(code("> ```py\n> a\n>\n>   b\n> ```\n"), ["a\n\n  b\n"]);
        assert_eq!(code("```py\na\n```\n\n```py\nb\n```"), ["a\n", "b\n"]);
        for none in [
            "```js\na\n```\n",
            "```\na\n```\n",
            "```py\na\n",
            "````md\n```py\na\n```\n````\n",
            "``py`\na\n```\n",
            ">>> a\n",
            "> ```py\n> a\n\n```\n",
            "```md\n> ```py\n> a\n> ```\n```\n",
        ] {
            assert_eq!(code(none), Vec::<String>::new(), "{none}");
        }
    }

    #[test]
    fn sessions_are_one_module() {
        let file =
            "```pycon\n>>> a\n1\n>>> if b:\n...     c\n...\n2\n...\n```\n```py\n>>> d(\n>>> e\n>>>f\n```\n";
        assert_eq!(code(file, markdown(file)), ["a\nif b:\n    c\n\ne\n"]);
    }

    #[test]
    fn directives_of_python_are_found_in_restructured_text() {
        let code = |file: &str| code(file, restructured(file));
        assert_eq!(code(".. code-block:: python\n   :linenos:\n\n   a\n\n     b\n\nc\n"), ["a\n\n  b\n"]);
        assert_eq!(code("* x\n\n  .. code:: py\n\n      a\n  b\n"), ["a\n"]);
        assert_eq!(code("Text::\n\n  >>> a\n  1\n\n>>> b\n"), ["a\nb\n"]);
        for none in [
            ".. code-block:: bash\n\n  a\n",
            "Text::\n\n  a\n",
            ".. code-block:: python\n\nb\n",
            ".. python::\n\n  a\n",
        ] {
            assert_eq!(code(none), Vec::<String>::new(), "{none}");
        }
    }
}
