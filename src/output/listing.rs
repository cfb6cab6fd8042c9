//! The findings of a run for people: few of a kind are shown in full, of many only the first, with the places of the
//! others.

use std::collections::{BTreeMap, HashMap};

use super::human::{self, Paint, note, wrapped};
use super::{counted, indent, visible};
use crate::finding::{Finding, Safety};
use crate::text::Source;

/// How many findings of a kind are shown in full.
const FEW: usize = 5;

/// How many files are named, of those with further findings of a kind.
const FILES: usize = 20;

/// How many lines are named in a file.
const LINES: usize = 15;

/// How many old names are counted by themselves.
const NAMES: usize = 6;

/// What findings have in common that are told together: titles and notes differ at most in code, numbers and places.
#[derive(PartialEq, Eq, Hash)]
struct Alike {
    id: String,
    safety: Safety,
    applied: bool,
    title: String,
    note: String,
    rank: u8,
}

/// The place of a finding in the list: after what recorded runs show, and its index.
type Rank = (u8, usize);

/// The findings of a kind.
struct Group {
    look: Look,
    /// Their number.
    count: usize,
    /// The first ones, each with its rank among all findings.
    shown: Vec<(Rank, String)>,
    /// The columns before the notes of the first one.
    indent: usize,
    /// The paths with further findings, and their 1-based lines, in the order of the run.
    places: Vec<(String, Vec<usize>)>,
    /// How often each old name occurs.
    names: BTreeMap<String, usize>,
}

/// How findings look.
#[derive(Clone, Copy)]
pub struct Look {
    /// The colours.
    pub paint: Paint,
    /// The width of the terminal, if it is known.
    pub columns: Option<usize>,
    /// Whether every finding is shown in full.
    pub whole: bool,
}

/// The findings of a run: first what ran, as recorded runs show; each part in the order in which it was found.
#[derive(Default)]
pub struct Listing {
    count: usize,
    groups: HashMap<Alike, Group>,
}

impl Listing {
    /// Adds a finding.
    pub fn add(&mut self, source: &Source, finding: &Finding, look: Look) {
        let line = source.line_of(finding.range.start) + 1;
        let kind = Alike {
            id: finding.id.clone(),
            safety: finding.safety,
            applied: finding.applied,
            title: outline(&finding.title),
            note: outline(finding.note()),
            rank: finding.rank(),
        };
        let group = self.groups.entry(kind).or_insert_with(|| Group {
            look,
            count: 0,
            shown: Vec::new(),
            indent: indent(source, finding),
            places: Vec::new(),
            names: BTreeMap::new(),
        });
        if look.whole || group.shown.len() < FEW {
            let shown = human::finding(source, finding, look.paint, look.columns);
            group.shown.push(((finding.rank(), self.count), shown));
        }
        if group.count > 0 {
            let path = source.path().to_string_lossy();
            match group.places.last_mut() {
                Some((known, lines)) if *known == path => lines.push(line),
                _ => group.places.push((path.into_owned(), vec![line])),
            }
        }
        *group.names.entry(name(&finding.title).to_owned()).or_default() += 1;
        group.count += 1;
        self.count += 1;
    }

    /// The text.
    pub fn text(&self) -> String {
        let mut shown: Vec<(Rank, String)> = Vec::new();
        for group in self.groups.values() {
            match group.shown.first() {
                Some((rank, first)) if group.count > group.shown.len() => {
                    shown.push((*rank, format!("{first}{}", group.further())));
                }
                _ => shown.extend(group.shown.iter().cloned()),
            }
        }
        shown.sort_unstable();
        shown.into_iter().map(|(_, text)| text + "\n").collect()
    }
}

impl Group {
    /// What is told of the other findings of a kind, below the first.
    fn further(&self) -> String {
        let Look { paint, columns, .. } = self.look;
        let (further, files) = (self.count - 1, self.places.len());
        let files = counted(files, "file");
        let mut names: Vec<_> = self.names.iter().collect();
        names.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let of = match names.len() {
            ..2 => String::new(),
            _ => {
                let counts = names.iter().take(NAMES).map(|(name, count)| format!("`{name}` {count} ×"));
                let rest = if names.len() > NAMES { ", …" } else { "" };
                format!("; in all, {}{rest}", visible(&counts.collect::<Vec<_>>().join(", ")))
            }
        };
        let head = format!("{further} more in {files}, shown by `--verbose`{of}");
        let mut text = note("also", &head, self.indent, paint, columns);
        let indent = " ".repeat(self.indent + 4);
        for (path, lines) in self.places.iter().take(FILES) {
            let named = lines.iter().take(LINES).map(usize::to_string).collect::<Vec<_>>().join(", ");
            let rest = match lines.len().checked_sub(LINES) {
                Some(rest @ 1..) => format!(" and {rest} more"),
                _ => String::new(),
            };
            let line = format!("{indent}{}:{named}{rest}", visible(path));
            text += &wrapped(&line, &format!("{indent}  "), columns);
        }
        if let Some(rest @ 1..) = self.places.len().checked_sub(FILES) {
            text += &format!("{indent}… and {}\n", counted(rest, "more file"));
        }
        text
    }
}

/// A text without what differs between findings of a kind: code, numbers, and places in parentheses.
pub(super) fn outline(text: &str) -> String {
    let mut outline = String::new();
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 1 {
            outline.push('`');
            continue;
        }
        let mut place = false;
        for c in part.chars() {
            match c {
                '(' => place = true,
                ')' => place = false,
                _ if place || c.is_ascii_digit() => {}
                _ => outline.push(c),
            }
        }
    }
    outline
}

/// The last part of the first code in a title, which is the old name.
fn name(title: &str) -> &str {
    let code = title.split('`').nth(1).unwrap_or(title);
    code.rsplit('.').next().unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(count: usize, files: usize) -> String {
        let mut listing = Listing::default();
        let look = Look { paint: Paint::None, columns: Some(80), whole: false };
        for file in 0..files {
            let text = format!("{}\n", "old()\n".repeat(count / files));
            let source = Source::from_text(format!("app/module_{file}.py"), &text);
            for line in 0..count / files {
                let finding = Finding::reported(&source, "app/old", "`old` is gone.", line * 6..line * 6 + 3);
                let message = format!("The type of `x{line}` is unknown (line {line}).");
                listing.add(&source, &Finding { message, ..finding }, look);
            }
        }
        listing.text()
    }

    #[test]
    fn few_findings_are_shown_in_full() {
        assert_eq!(listing(5, 5).matches("reported app/old").count(), 5);
        assert!(!listing(5, 1).contains("also"));
    }

    #[test]
    fn many_findings_of_a_kind_are_shown_by_the_first_and_the_places_of_the_others() {
        let text = listing(6, 2);
        assert_eq!(text.matches("reported app/old").count(), 1, "{text}");
        assert!(text.contains("= also: 5 more in 2 files"), "{text}");
        assert!(text.contains("app/module_0.py:2, 3\n"), "{text}");
        assert!(text.contains("app/module_1.py:1, 2, 3\n"), "{text}");
    }

    #[test]
    fn five_hundred_findings_of_a_kind_are_at_most_sixty_lines() {
        for files in [1, 20, 70, 500] {
            assert!(listing(500, files).lines().count() <= 60, "{files} files");
        }
    }

    #[test]
    fn what_differs_in_more_than_code_is_of_another_kind() {
        assert_eq!(outline("The type of `a` (line 3)."), outline("The type of `b(c)` (a.py:14)."));
        assert_ne!(outline("Use `a`."), outline("Remove `a`."));
    }
}
