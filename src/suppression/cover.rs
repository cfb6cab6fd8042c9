//! The lines that a suppression comment applies to.

use std::ops::Range;

use crate::syntax::{Kind, Node, Tree};
use crate::text::Source;

/// The 0-based lines that a comment at a byte offset applies to. After code: its line, or all lines of
/// the statement (or of the header of a compound statement) whose first or last line that is. On a line
/// of its own: the next statement with its body.
pub(super) fn lines(tree: &Tree, source: &Source, comment: usize) -> Range<usize> {
    let line = source.line_of(comment);
    let before = &source.text()[source.line_start(line)..comment];
    match before.trim_end_matches(|c: char| c.is_whitespace() || c == ';').len() {
        0 => following(tree, source, line),
        length => behind(tree, source, line, source.line_start(line) + length - 1),
    }
}

/// Whether a comment is on a line of its own.
pub(super) fn is_alone(source: &Source, comment: usize) -> bool {
    source.text()[source.line_start(source.line_of(comment))..comment].trim().is_empty()
}

/// For a comment after code whose last byte is at `last`.
fn behind(tree: &Tree, source: &Source, line: usize, last: usize) -> Range<usize> {
    let last = source.text().floor_char_boundary(last);
    let node = tree.covering(last..last + 1);
    let part = part_of(node, last);
    let (first, end) =
        (source.line_of(part.start), source.line_of(part.end.saturating_sub(1).max(part.start)));
    if line == first || line == end { first..end + 1 } else { line..line + 1 }
}

/// The statement, or its header, that contains a byte.
fn part_of(node: Node<'_>, at: usize) -> Range<usize> {
    let statement = node.statement();
    let up_to = |clause: Node<'_>| {
        let block = clause.children().find(|child| child.kind() == Kind::Block)?;
        (at < block.start()).then(|| clause.start()..header_end(clause, block))
    };
    let clauses = std::iter::once(node).chain(node.ancestors());
    let mut within = clauses.take_while(|above| above.is_within(statement));
    within.find_map(up_to).unwrap_or_else(|| statement.range())
}

/// Where the `:` before a block ends.
fn header_end(clause: Node<'_>, block: Node<'_>) -> usize {
    let colons =
        clause.children().filter(|child| child.kind() == Kind::Colon && child.end() <= block.start());
    colons.last().map_or(block.start(), |colon| colon.end())
}

/// For a comment on a line of its own: the lines of the next statement.
fn following(tree: &Tree, source: &Source, line: usize) -> Range<usize> {
    let is_code = |line: &usize| {
        let text = source.line(*line).trim_start();
        !text.is_empty() && !text.starts_with('#')
    };
    let Some(next) = (line + 1..source.line_count()).find(is_code) else {
        return line..line;
    };
    let text = source.line(next);
    let start = source.line_start(next) + text.len() - text.trim_start().len();
    let node = tree.covering(start..start + 1);
    let above = std::iter::once(node).chain(node.ancestors());
    let begins = above.take_while(|above| above.start() == start && above.parent().is_some());
    let is_whole = |node: &Node<'_>| {
        node.kind().is_clause()
            || node.parent().is_some_and(|parent| matches!(parent.kind(), Kind::Block | Kind::Module))
    };
    let whole = begins.filter(is_whole).last();
    let end = whole.map_or(next, |node| source.line_of(node.end().saturating_sub(1).max(start)));
    next..end + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines, from 1, that the comment `#!` of a text is for.
    fn of(text: &str) -> Vec<usize> {
        let source = Source::from_text("x.py", text);
        let tree = Tree::parse(text);
        lines(&tree, &source, text.find("#!").unwrap()).map(|line| line + 1).collect()
    }

    #[test]
    fn after_code_it_applies_to_the_line_or_the_statement() {
        assert_eq!(of("a\nb  #!\nc\n"), [2]);
        assert_eq!(of("f(  #!\n  1,\n  2,\n)\n"), [1, 2, 3, 4]);
        assert_eq!(of("f(\n  1,\n  2,\n)  #!\n"), [1, 2, 3, 4]);
        assert_eq!(of("f(\n  1,  #!\n  2,\n)\n"), [2]);
        assert_eq!(of("x = '''\n'''; y = 1;  #!\n"), [2]);
        assert_eq!(of("x = 'é'  #!\n"), [1]);
    }

    #[test]
    fn after_a_header_it_applies_to_the_header() {
        assert_eq!(of("if a:  #!\n  b\n"), [1]);
        assert_eq!(of("with (a,  #!\n      b):\n  c\n"), [1, 2]);
        assert_eq!(of("if a:\n  b\nelse:  #!\n  c\n"), [3]);
        assert_eq!(of("def f(\n  x,\n):  #!\n  c\n"), [1, 2, 3]);
        assert_eq!(of("@d  #!\ndef f():\n  c\n").first(), Some(&1));
    }

    #[test]
    fn alone_it_applies_to_the_next_statement() {
        assert_eq!(of("#!\n\n# more\nf(\n  1)\ng\n"), [4, 5]);
        assert_eq!(of("#!\ndef f():\n  a\n  b\nc\n"), [2, 3, 4]);
        assert_eq!(of("def f():\n  #!\n  a\n  b\n"), [3]);
        assert_eq!(of("if a:\n  b\n#!\nelse:\n  c\nd\n"), [4, 5]);
        assert_eq!(of("f(\n  #!\n  1,\n  2)\n"), [3]);
        assert_eq!(of("a\n#!\n"), Vec::<usize>::new());
    }
}
