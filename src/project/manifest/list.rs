//! Adds a requirement to a list in the style of its items: strings between brackets, in TOML or in
//! Python, or items on lines of their own.

use std::ops::Range;

use super::requirement::Fit;
use super::{Requirement, Said, newline};
use crate::text::{Edit, Edits};

/// An item.
pub(super) struct Item {
    /// The bytes of its literal, with quotes.
    pub range: Range<usize>,
    /// Its value, which is part of the literal as it is.
    pub value: String,
}

impl Item {
    /// An item without quotes that is part of a text.
    pub fn of(text: &str, item: &str) -> Item {
        let start = item.as_ptr() as usize - text.as_ptr() as usize;
        Item { range: start..start + item.len(), value: item.to_owned() }
    }

    fn requirement(&self) -> Option<Requirement> {
        Requirement::parse(&self.value)
    }
}

/// The form of a list.
pub(super) enum Form<'t> {
    /// Strings between brackets, which are part of the range.
    Brackets(Range<usize>),
    /// Lines with an indentation; the next one starts at the byte `end`.
    Lines { indent: &'t str, end: usize },
}

/// Adds a requirement to a list.
pub(super) fn add(text: &str, items: &[Item], form: Form<'_>, wanted: &Requirement) -> Said {
    if let Some(said) = declared(text, items, wanted) {
        return said;
    }
    let names: Vec<String> = items.iter().filter_map(|item| Some(item.requirement()?.name())).collect();
    let is_sorted = names.len() > 1 && names.len() == items.len() && names.is_sorted();
    let later = names.iter().zip(items).find(|(name, _)| is_sorted && **name > wanted.name());
    let later = later.map(|(_, item)| item);
    match form {
        Form::Lines { indent, end } => {
            let at = later.map_or(end, |item| line_start(text, item.range.start));
            Said::Text(with_line(text, at, &format!("{indent}{wanted}")))
        }
        Form::Brackets(list) => {
            let like = items.last().and_then(|item| text[item.range.clone()].chars().next());
            let Some(literal) = quoted(&wanted.to_string(), like) else {
                return Said::Computed("the requirement has both kinds of quotes".to_owned());
            };
            Said::Text(match later {
                Some(next) => before(text, next, &literal),
                None => with_item(text, list, items, &literal),
            })
        }
    }
}

/// What a list says if it has the distribution already, perhaps several times with markers; `None` if it does not.
pub(super) fn declared(text: &str, items: &[Item], wanted: &Requirement) -> Option<Said> {
    let found = items.iter().filter_map(|item| Some((item, item.requirement()?)));
    let (mut edits, mut said) = (Vec::new(), None);
    for (item, declared) in found.filter(|(_, declared)| declared.name() == wanted.name()) {
        match wanted.fit(&declared) {
            Fit::Holds => said = Some(Said::Declared),
            Fit::Contradicts => return Some(Said::Contradicts(item.value.clone())),
            Fit::Raised(more) => {
                let literal = text[item.range.clone()].replacen(&item.value, &more, 1);
                edits.push(Edit::replace(item.range.clone(), literal));
            }
        }
    }
    if edits.is_empty() { said } else { Some(Said::Text(edited(text, &edits))) }
}

/// A string literal, if possible with the preferred quote; `None` for a text with both quotes.
pub(super) fn quoted(text: &str, preferred: Option<char>) -> Option<String> {
    let preferred = preferred.filter(|quote| *quote == '\'').unwrap_or('"');
    let other = if preferred == '"' { '\'' } else { '"' };
    let quote = [preferred, other].into_iter().find(|quote| !text.contains(*quote))?;
    Some(format!("{quote}{text}{quote}"))
}

/// The text with a new line at the start of a line, or at the end of the text.
pub(super) fn with_line(text: &str, at: usize, line: &str) -> String {
    let newline = newline(text);
    let lead = if at == 0 || text[..at].ends_with('\n') { "" } else { newline };
    format!("{}{lead}{line}{newline}{}", &text[..at], &text[at..])
}

pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |at| at + 1)
}

/// The text with an item after the last one, between brackets.
pub(super) fn with_item(text: &str, list: Range<usize>, items: &[Item], literal: &str) -> String {
    let Some(last) = items.last().map(|last| last.range.clone()) else {
        return edited(text, &[Edit::insert(list.start + 1, literal)]);
    };
    let tail = &text[last.end..list.end - 1];
    let comma = comma(tail).map(|at| last.end + at + 1);
    let line_end = tail.find(['\n', '\r']).map(|at| last.end + at);
    match (indent(text, last.start).zip(line_end), comma) {
        (Some((indent, line_end)), Some(comma)) => {
            let line = format!("{}{indent}{literal},", newline(text));
            edited(text, &[Edit::insert(line_end.max(comma), line)])
        }
        (Some((indent, line_end)), None) => {
            let line = format!("{}{indent}{literal}", newline(text));
            match line_end == last.end {
                true => edited(text, &[Edit::insert(line_end, format!(",{line}"))]),
                false => edited(text, &[Edit::insert(last.end, ","), Edit::insert(line_end, line)]),
            }
        }
        (None, Some(comma)) => edited(text, &[Edit::insert(comma, format!(" {literal},"))]),
        (None, None) => edited(text, &[Edit::insert(last.end, format!(", {literal}"))]),
    }
}

fn before(text: &str, next: &Item, literal: &str) -> String {
    let space = match indent(text, next.range.start) {
        Some(indent) => format!("{}{indent}", newline(text)),
        None => " ".to_owned(),
    };
    edited(text, &[Edit::insert(next.range.start, format!("{literal},{space}"))])
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut all = Edits::default();
    // The edits are at different places, so they never overlap.
    let _ = all.add(edits);
    all.apply(text)
}

/// The indentation before an item, if it is the first one on its line.
fn indent(text: &str, item: usize) -> Option<&str> {
    Some(&text[line_start(text, item)..item]).filter(|indent| indent.trim().is_empty())
}

/// The comma after an item, which may follow white space and comments.
fn comma(tail: &str) -> Option<usize> {
    let mut in_comment = false;
    tail.char_indices().find_map(|(at, c)| {
        in_comment = c == '#' || in_comment && !matches!(c, '\n' | '\r');
        (c == ',' && !in_comment).then_some(at)
    })
}
