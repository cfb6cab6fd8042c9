//! The findings of a run for people: those of a kind are told once for each file, by the first and the places of the
//! others; if there are more than a few files, once for all.

use std::collections::{BTreeMap, HashMap};

use super::human::{self, Paint, note, wrapped};
use super::{counted, indent, visible};
use crate::finding::{Finding, Safety};
use crate::text::{Source, one_line};

/// In how many files findings of a kind are told file by file.
const FEW: usize = 3;

/// How many further findings are listed with their code.
const LISTED: usize = 6;

/// How long code in such a list may be, in characters.
const CODE: usize = 48;

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
    /// The first one in each of the first files, or all of them if they are wanted.
    shown: Vec<Shown>,
    /// The others, in the order of the run.
    further: Vec<Further>,
    /// How often each old name occurs.
    names: BTreeMap<String, usize>,
}

/// A finding that is shown in full.
struct Shown {
    rank: Rank,
    path: String,
    text: String,
    /// The columns before its notes.
    indent: usize,
}

/// A finding of which only the place is told.
struct Further {
    path: String,
    /// From 1.
    line: usize,
    /// The code, and what becomes of it.
    code: String,
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
            further: Vec::new(),
            names: BTreeMap::new(),
        });
        let path = source.path().to_string_lossy().into_owned();
        let is_first = group.shown.last().is_none_or(|shown| shown.path != path);
        if look.whole || is_first && group.shown.len() <= FEW {
            let text = human::finding(source, finding, look.paint, look.columns);
            let (rank, indent) = ((finding.rank(), self.count), indent(source, finding));
            group.shown.push(Shown { rank, path: path.clone(), text, indent });
        }
        if group.count > 0 && !look.whole {
            group.further.push(Further { path, line, code: code(finding) });
        }
        *group.names.entry(name(&finding.title).to_owned()).or_default() += 1;
        group.count += 1;
        self.count += 1;
    }

    /// The text.
    pub fn text(&self) -> String {
        let mut shown: Vec<(Rank, String)> = self.groups.values().flat_map(Group::texts).collect();
        shown.sort_unstable();
        shown.into_iter().map(|(_, text)| text + "\n").collect()
    }
}

impl Group {
    /// What is told: once for each file, or once for all if there are more than a few.
    fn texts(&self) -> Vec<(Rank, String)> {
        let is_few = self.look.whole || self.shown.len() <= FEW;
        let shown = if is_few { self.shown.as_slice() } else { &self.shown[..1] };
        let text = |shown: &Shown| {
            let is_own = |further: &&Further| !is_few || further.path == shown.path;
            // The first one in a file stands for itself.
            let own = self.further.iter().filter(is_own);
            let further: Vec<&Further> =
                own.skip(usize::from(is_few && shown.rank != self.shown[0].rank)).collect();
            (shown.rank, format!("{}{}", shown.text, self.told(&further, shown, is_few)))
        };
        shown.iter().map(text).collect()
    }

    /// What is told of further findings, below one that is shown.
    fn told(&self, further: &[&Further], shown: &Shown, is_in_file: bool) -> String {
        if further.is_empty() {
            return String::new();
        }
        let Look { paint, columns, .. } = self.look;
        let mut files: Vec<(&str, Vec<usize>)> = Vec::new();
        for Further { path, line, .. } in further {
            match files.last_mut() {
                Some((known, lines)) if known == path => lines.push(*line),
                _ => files.push((path, vec![*line])),
            }
        }
        let place = if is_in_file { "this file".to_owned() } else { counted(files.len(), "file") };
        let head = format!("{} more in {place}, in full with `--verbose`", further.len());
        let is_listed = further.len() <= LISTED;
        let names = if is_listed || is_in_file { String::new() } else { self.of_names() };
        let mut text = note("also", &format!("{head}{names}"), shown.indent, paint, columns);
        let indent = " ".repeat(shown.indent + 4);
        let mut tell = |line: &str| {
            text += &wrapped(&format!("{indent}{line}"), &format!("{indent}  "), columns);
        };
        if is_listed {
            for Further { path, line, code } in further {
                tell(&format!("{}:{line}: {}", visible(path), visible(code)));
            }
            return text;
        }
        for (path, lines) in files.iter().take(FILES) {
            let named = lines.iter().take(LINES).map(usize::to_string).collect::<Vec<_>>().join(", ");
            let rest = match lines.len().checked_sub(LINES) {
                Some(rest @ 1..) => format!(" and {rest} more"),
                _ => String::new(),
            };
            tell(&format!("{}:{named}{rest}", visible(path)));
        }
        if let Some(rest @ 1..) = files.len().checked_sub(FILES) {
            tell(&format!("… and {}", counted(rest, "more file")));
        }
        text
    }

    /// How often the old names occur, if there are several.
    fn of_names(&self) -> String {
        let mut names: Vec<_> = self.names.iter().collect();
        if names.len() < 2 {
            return String::new();
        }
        names.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let counts = names.iter().take(NAMES).map(|(name, count)| format!("`{name}` {count} ×"));
        let rest = if names.len() > NAMES { ", …" } else { "" };
        format!("; in all, {}{rest}", visible(&counts.collect::<Vec<_>>().join(", ")))
    }
}

/// The code of a finding, and what becomes of it, on one line.
fn code(finding: &Finding) -> String {
    let short = |code: &str| {
        let code = one_line(code);
        match code.char_indices().nth(CODE) {
            Some((end, _)) => format!("{}…", &code[..end]),
            None => code,
        }
    };
    let before = short(&finding.before);
    match finding.after.as_deref() {
        Some("") => format!("{before} -> nothing"),
        Some(_) if finding.lines.len() > 1 => format!("{before} -> {} lines", finding.lines.len()),
        // The name is the same, and comes from elsewhere.
        Some(after) if after != finding.before => format!("{before} -> {}", short(after)),
        _ => before,
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
    fn the_first_finding_in_each_of_a_few_files_is_shown_in_full() {
        let text = listing(6, 2);
        assert_eq!(text.matches("reported app/old").count(), 2, "{text}");
        assert!(text.contains("= also: 2 more in this file"), "{text}");
        assert!(text.contains("app/module_0.py:3: old\n"), "{text}");
        assert!(text.contains("app/module_1.py:2: old\n"), "{text}");
        assert!(!listing(3, 3).contains("also"));
    }

    #[test]
    fn of_many_findings_in_a_file_the_lines_are_told() {
        let text = listing(8, 1);
        assert!(text.contains("app/module_0.py:2, 3, 4, 5, 6, 7, 8\n"), "{text}");
    }

    #[test]
    fn in_many_files_one_finding_stands_for_all() {
        let text = listing(8, 4);
        assert_eq!(text.matches("reported app/old").count(), 1, "{text}");
        assert!(text.contains("= also: 7 more in 4 files"), "{text}");
        assert!(text.contains("app/module_0.py:2\n"), "{text}");
        assert!(text.contains("app/module_3.py:1, 2\n"), "{text}");
    }

    #[test]
    fn five_hundred_findings_of_a_kind_are_at_most_sixty_lines() {
        for files in [1, 2, 3, 4, 20, 70, 500] {
            assert!(listing(500, files).lines().count() <= 60, "{files} files");
        }
    }

    #[test]
    fn what_differs_in_more_than_code_is_of_another_kind() {
        assert_eq!(outline("The type of `a` (line 3)."), outline("The type of `b(c)` (a.py:14)."));
        assert_ne!(outline("Use `a`."), outline("Remove `a`."));
    }
}
