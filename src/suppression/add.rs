//! Writes suppression comments for findings.

use std::collections::{BTreeMap, BTreeSet};

use super::WORD;
use crate::finding::Finding;
use crate::syntax::{Kind, Layout, Node, Tree};
use crate::text::{Edit, Edits, Source};
use crate::version::Version;

/// The contents of new comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The reason.
    pub reason: String,
    /// The first target version for which they no longer apply.
    pub until: Option<Version>,
}

impl Added {
    fn comment(&self, ids: &BTreeSet<&str>) -> String {
        let ids = ids.iter().copied().collect::<Vec<_>>().join(", ");
        let until = self.until.map_or(String::new(), |until| format!(" until={until}"));
        let text = format!("# {WORD} ignore[{ids}]{until} {}", self.reason);
        text.trim_end().to_owned()
    }
}

/// Where a comment goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    /// After the code on a 0-based line.
    Behind(usize),
    /// On a line of its own, before the statement that starts at this byte.
    Before(usize),
}

/// The insertions of a comment for each finding: after its first or last line, else after the first or
/// last line of its statement, else on a line before that. A finding without a place gets none.
pub fn add<'f>(
    tree: &Tree,
    source: &Source,
    findings: impl Iterator<Item = &'f Finding>,
    added: &Added,
) -> Edits {
    let mut places: BTreeMap<Spot, BTreeSet<&str>> = BTreeMap::new();
    for finding in findings {
        if let Some(place) = place_of(tree, source, finding) {
            places.entry(place).or_default().insert(&finding.id);
        }
    }
    let mut edits = Edits::default();
    for (place, ids) in places {
        let comment = added.comment(&ids);
        let edit = match place {
            Spot::Behind(line) => {
                let end = end_of(source, line);
                let last = tree.covering(end.saturating_sub(1)..end);
                match last.kind() {
                    // Parsers read several comments on a line as one.
                    Kind::Comment => Edit::replace(
                        last.start()..end,
                        format!("{}  {comment}", &source.text()[last.start()..end]),
                    ),
                    _ => Edit::insert(end, format!("  {comment}")),
                }
            }
            Spot::Before(start) => {
                let line = source.line_start(source.line_of(start));
                let indent = &source.text()[line..start];
                Edit::insert(line, format!("{indent}{comment}{}", source.newline().as_str()))
            }
        };
        // The places differ, so nothing overlaps.
        let _ = edits.add(&[edit]);
    }
    edits
}

fn place_of(tree: &Tree, source: &Source, finding: &Finding) -> Option<Spot> {
    let end = |range: &std::ops::Range<usize>| range.end.saturating_sub(1).max(range.start);
    let first = source.line_of(finding.range.start);
    let statement = tree.covering(finding.range.clone()).statement();
    let is_simple = !statement.descendants().any(|node| node.kind() == Kind::Block);
    let range = if is_simple { statement.range() } else { finding.range.clone() };
    let lines = [
        first,
        source.line_of(end(&finding.range)),
        source.line_of(range.start),
        source.line_of(end(&range)),
    ];
    let behind = lines.into_iter().find(|line| can_hold(tree, source, *line)).map(Spot::Behind);
    behind.or_else(|| {
        let layout = Layout::of(statement);
        (layout.starts_line && statement.parent().is_some()).then_some(Spot::Before(statement.start()))
    })
}

/// The end of the code on a line, without trailing space.
fn end_of(source: &Source, line: usize) -> usize {
    source.line_start(line) + source.line(line).trim_end_matches([' ', '\t', '\x0c']).len()
}

/// Whether a comment may be at the end of a line: not if the line or a string continues.
fn can_hold(tree: &Tree, source: &Source, line: usize) -> bool {
    let end = end_of(source, line);
    let next = source.line_start(line + 1).max(end);
    let node = tree.covering(end.saturating_sub(1)..end);
    let goes_on = source.line(line).ends_with('\\') && node.kind() != Kind::Comment;
    // A node that contains the end of the line contains what is before and after it.
    let across = tree.covering(end.saturating_sub(1)..(next + 1).min(source.text().len()));
    let in_string = |node: Node<'_>| node.kind() == Kind::String && node.start() < end && end < node.end();
    !goes_on && !in_string(across) && !across.ancestors().any(in_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with comments for the findings at `places`, each an id and the code it is about.
    fn added(text: &str, places: &[(&str, &str)]) -> String {
        let source = Source::from_text("x.py", text);
        let tree = Tree::parse(text);
        let finding = |(id, code): &(&str, &str)| {
            let start = text.find(code).unwrap();
            Finding::reported(&source, id, "", start..start + code.len())
        };
        let findings: Vec<Finding> = places.iter().map(finding).collect();
        let what = Added { reason: "so".to_owned(), until: None };
        add(&tree, &source, findings.iter(), &what).apply(text)
    }

    #[test]
    fn a_comment_is_after_the_line() {
        assert_eq!(
            added("a(b)  # noqa \nc\n", &[("m/b", "b"), ("m/a", "a(b)")]),
            "a(b)  # noqa  # upshift: ignore[m/a, m/b] so \nc\n"
        );
        assert_eq!(added("a\r\nb", &[("m/b", "b")]), "a\r\nb  # upshift: ignore[m/b] so");
    }

    #[test]
    fn if_the_line_continues_it_is_elsewhere() {
        assert_eq!(
            added("a = b \\\n    + c\n", &[("m/b", "b")]),
            "a = b \\\n    + c  # upshift: ignore[m/b] so\n"
        );
        assert_eq!(
            added("if x:\n    a('''\n''' + b + '''\n''')\n", &[("m/b", "b")]),
            "if x:\n    a('''\n''' + b + '''\n''')  # upshift: ignore[m/b] so\n"
        );
        assert_eq!(
            added("if x:\n    a = '''\n''' + b + '''\n''' \\\n\n", &[("m/b", "b")]),
            "if x:\n    # upshift: ignore[m/b] so\n    a = '''\n''' + b + '''\n''' \\\n\n"
        );
    }
}
