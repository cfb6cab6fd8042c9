//! Comments written for what is found now.

use std::collections::{BTreeMap, BTreeSet};

use super::WORD;
use crate::finding::Finding;
use crate::syntax::{Kind, Layout, Node, Tree};
use crate::text::{Edit, Edits, Source};
use crate::version::Version;

/// What the new comments say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Why.
    pub reason: String,
    /// The first target for which they do not hold any more.
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
enum Place {
    /// Behind what a 0-based line holds.
    Behind(usize),
    /// On a line of its own, before the one that starts at this byte.
    Before(usize),
}

/// The insertions that put a comment to each finding: behind the line that it begins or ends on, else
/// behind the first or last line of its statement, else on a line before that. One that has no place
/// gets none.
pub fn add<'f>(
    tree: &Tree,
    source: &Source,
    findings: impl Iterator<Item = &'f Finding>,
    added: &Added,
) -> Edits {
    let mut places: BTreeMap<Place, BTreeSet<&str>> = BTreeMap::new();
    for finding in findings {
        if let Some(place) = place_of(tree, source, finding) {
            places.entry(place).or_default().insert(&finding.id);
        }
    }
    let mut edits = Edits::default();
    for (place, ids) in places {
        let comment = added.comment(&ids);
        let edit = match place {
            Place::Behind(line) => {
                let end = end_of(source, line);
                let last = tree.covering(end.saturating_sub(1)..end);
                match last.kind() {
                    // Parsers read one comment, however many people see.
                    Kind::Comment => Edit::replace(
                        last.start()..end,
                        format!("{}  {comment}", &source.text()[last.start()..end]),
                    ),
                    _ => Edit::insert(end, format!("  {comment}")),
                }
            }
            Place::Before(start) => {
                let line = source.line_start(source.line_of(start));
                let indent = &source.text()[line..start];
                Edit::insert(line, format!("{indent}{comment}{}", source.newline().as_str()))
            }
        };
        // Places differ, so nothing overlaps.
        let _ = edits.add(&[edit]);
    }
    edits
}

fn place_of(tree: &Tree, source: &Source, finding: &Finding) -> Option<Place> {
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
    let behind = lines.into_iter().find(|line| can_hold(tree, source, *line)).map(Place::Behind);
    behind.or_else(|| {
        let layout = Layout::of(statement);
        (layout.starts_line && statement.parent().is_some()).then_some(Place::Before(statement.start()))
    })
}

/// The end of what a line holds, without the space behind it.
fn end_of(source: &Source, line: usize) -> usize {
    source.line_start(line) + source.line(line).trim_end_matches([' ', '\t', '\x0c']).len()
}

/// Whether a comment may stand at the end of a line: not where the line goes on, or a string does.
fn can_hold(tree: &Tree, source: &Source, line: usize) -> bool {
    let end = end_of(source, line);
    let next = source.line_start(line + 1).max(end);
    let node = tree.covering(end.saturating_sub(1)..end);
    let goes_on = source.line(line).ends_with('\\') && node.kind() != Kind::Comment;
    // What holds the line's end holds what is before and behind it.
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
    fn a_comment_stands_behind_the_line() {
        assert_eq!(
            added("a(b)  # noqa \nc\n", &[("m/b", "b"), ("m/a", "a(b)")]),
            "a(b)  # noqa  # upshift: ignore[m/a, m/b] so \nc\n"
        );
        assert_eq!(added("a\r\nb", &[("m/b", "b")]), "a\r\nb  # upshift: ignore[m/b] so");
    }

    #[test]
    fn where_the_line_goes_on_it_stands_elsewhere() {
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
