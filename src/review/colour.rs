//! Splits lines of Python into pieces with syntax classes, and marks what changed.

use std::ops::Range;

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

use crate::output::visible;
use crate::syntax::{Field, Kind, Node, Tree};
use crate::text::{Source, is_of_name};

/// A piece of a line: its text, and what it is (`k` keyword, `s` string, `c` comment, `n` number,
/// `d` defined name, `+` changed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece(String, String);

/// A text with syntax classes.
pub struct Coloured {
    source: Source,
    /// Sorted and disjoint.
    marks: Vec<(Range<usize>, char)>,
}

impl Coloured {
    /// Classifies a text; one that is not Python has no classes.
    pub fn new(source: Source, is_python: bool) -> Coloured {
        let mut marks = Vec::new();
        if is_python {
            let tree = Tree::parse(source.text());
            for node in tree.all() {
                marks.extend(class(node).map(|class| (node.range(), class)));
            }
        }
        marks.sort_by_key(|(range, _)| range.start);
        Coloured { source, marks }
    }

    /// The text.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The pieces of a 0-based line, with some ranges of bytes marked as changed.
    pub fn line(&self, line: usize, changed: &[Range<usize>]) -> Vec<Piece> {
        let (start, text) = (self.source.line_start(line), self.source.line(line));
        let end = start + text.len();
        let first = self.marks.partition_point(|(range, _)| range.end <= start);
        let marks = || self.marks[first..].iter().take_while(|(range, _)| range.start < end);
        let inside = |at: usize| at.clamp(start, end) - start;
        let mut cuts: Vec<usize> = vec![0, text.len()];
        cuts.extend(marks().flat_map(|(range, _)| [inside(range.start), inside(range.end)]));
        cuts.extend(changed.iter().flat_map(|range| [range.start, range.end]));
        cuts.sort_unstable();
        cuts.dedup();
        let piece = |cut: &[usize]| {
            let (from, to) = (cut[0], cut[1]);
            let mark = marks().find(|(range, _)| range.start <= start + from && start + to <= range.end);
            let mut class = mark.map_or(String::new(), |(_, class)| class.to_string());
            if changed.iter().any(|range| range.start <= from && to <= range.end) {
                class.push('+');
            }
            Piece(visible(&text[from..to]), class)
        };
        cuts.windows(2).map(piece).collect()
    }
}

/// The syntax class of a node.
fn class(node: Node<'_>) -> Option<char> {
    match node.kind() {
        Kind::Comment => Some('c'),
        Kind::StringStart | Kind::StringContent | Kind::StringEnd => Some('s'),
        Kind::Integer | Kind::Float => Some('n'),
        Kind::True | Kind::False | Kind::None => Some('k'),
        Kind::Identifier if node.field() == Some(Field::Name) => {
            let kind = node.parent().map(Node::kind);
            matches!(kind, Some(Kind::FunctionDefinition | Kind::ClassDefinition)).then_some('d')
        }
        kind if kind.is_keyword() => Some('k'),
        _ => None,
    }
}

/// The bytes that differ in each of two lines; none if the lines have little in common.
pub fn changed(old: &str, new: &str) -> [Vec<Range<usize>>; 2] {
    let (before, after) = (words(old), words(new));
    let diff = TextDiff::from_slices(&before, &after);
    if diff.ratio() < 0.4 {
        return [Vec::new(), Vec::new()];
    }
    let (mut places, mut at) = ([Vec::new(), Vec::new()], [0, 0]);
    for change in diff.iter_all_changes() {
        let length = change.value().len();
        let sides: &[usize] = match change.tag() {
            ChangeTag::Equal => &[0, 1],
            ChangeTag::Delete => &[0],
            ChangeTag::Insert => &[1],
        };
        for side in sides {
            if sides.len() == 1 {
                let end = at[*side] + length;
                match places[*side].last_mut().filter(|last: &&mut Range<usize>| last.end == at[*side]) {
                    Some(last) => last.end = end,
                    None => places[*side].push(at[*side]..end),
                }
            }
            at[*side] += length;
        }
    }
    places
}

/// The similarity of two lines, from 0 to 1.
pub fn likeness(old: &str, new: &str) -> f32 {
    TextDiff::from_slices(&words(old.trim()), &words(new.trim())).ratio()
}

/// Splits a line into names and single other characters.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let end = if is_of_name(first) { rest.find(|c| !is_of_name(c)) } else { Some(first.len_utf8()) };
        let (word, left) = rest.split_at(end.unwrap_or(rest.len()));
        words.push(word);
        rest = left;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, line: usize, changed: &[Range<usize>]) -> String {
        let coloured = Coloured::new(Source::from_text("a.py", text), true);
        let piece =
            |Piece(text, class): Piece| if class.is_empty() { text } else { format!("<{class}:{text}>") };
        coloured.line(line, changed).into_iter().map(piece).collect()
    }

    #[test]
    fn pieces_know_what_they_are() {
        let text = "def f(x):  # why\n    return x + 1, 'a'\n";
        assert_eq!(shown(text, 0, &[]), "<k:def> <d:f>(x):  <c:# why>");
        assert_eq!(
            shown(text, 1, std::slice::from_ref(&(11..12))),
            "    <k:return> <+:x> + <n:1>, <s:'><s:a><s:'>"
        );
    }

    #[test]
    fn a_string_over_several_lines_is_one_on_each() {
        let text = "x = '''a\nif b\n'''\n";
        assert_eq!(shown(text, 1, &[]), "<s:if b>");
        assert_eq!(shown("x = '\u{202e}'\n", 0, &[]), "x = <s:'><s:\\u{202e}><s:'>");
    }

    #[test]
    fn lines_that_are_alike_show_what_differs() {
        let [old, new] = changed("    parser.readfp(stream)", "    parser.read_file(stream)");
        assert_eq!(format!("{old:?} {new:?}"), "[11..17] [11..20]");
        assert!(changed("x = 1", "import sys").iter().all(Vec::is_empty));
    }
}
