//! A list of strings between brackets, in TOML or in Python: one more item, in the style of those
//! that are there.

use std::ops::Range;

use super::{Requirement, Said, newline};
use crate::text::{Edit, Edits};

/// An item: where its literal stands, and what it says.
pub(super) struct Item {
    pub range: Range<usize>,
    pub value: String,
}

/// Adds a requirement to the list that stands at `list`, brackets included.
pub(super) fn add(text: &str, list: Range<usize>, items: &[Item], wanted: &Requirement) -> Said {
    let parsed = |item: &Item| Requirement::parse(&item.value);
    for item in items {
        let Some(declared) = parsed(item).filter(|declared| declared.name() == wanted.name()) else {
            continue;
        };
        return match wanted.missing_in(&declared) {
            None => Said::Declared,
            Some(more) => {
                let literal = &text[item.range.clone()];
                Said::Text(edited(
                    text,
                    &[Edit::replace(item.range.clone(), literal.replacen(&item.value, &more, 1))],
                ))
            }
        };
    }
    let quote = items.last().and_then(|item| text[item.range.clone()].chars().next());
    let quote = quote.filter(|quote| matches!(quote, '"' | '\'')).unwrap_or('"');
    let written = wanted.to_string();
    let quote = if written.contains(quote) { if quote == '"' { '\'' } else { '"' } } else { quote };
    if written.contains(quote) {
        return Said::Computed("its quotes do not go with those of the list".to_owned());
    }
    let literal = format!("{quote}{written}{quote}");
    let names: Vec<String> = items.iter().filter_map(|item| parsed(item).map(|r| r.name())).collect();
    let sorted = names.len() > 1 && names.len() == items.len() && names.is_sorted();
    let later = items.iter().find(|item| sorted && parsed(item).is_some_and(|r| r.name() > wanted.name()));
    Said::Text(match later {
        Some(next) => edited(text, &before(text, next, &literal)),
        None => with_item(text, list, items, &literal),
    })
}

/// The text with an item behind the last one.
pub(super) fn with_item(text: &str, list: Range<usize>, items: &[Item], literal: &str) -> String {
    let edits = match items.last() {
        Some(last) => behind(text, &list, last, literal),
        None => vec![Edit::insert(list.start + 1, literal)],
    };
    edited(text, &edits)
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut all = Edits::default();
    // Edits of one place each do not overlap.
    let _ = all.add(edits);
    all.apply(text)
}

/// The white space before an item that is the first of its line.
fn indent<'t>(text: &'t str, item: &Item) -> Option<&'t str> {
    let start = text[..item.range.start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &text[start..item.range.start];
    indent.trim().is_empty().then_some(indent)
}

fn before(text: &str, next: &Item, literal: &str) -> Vec<Edit> {
    let space = match indent(text, next) {
        Some(indent) => format!("{}{indent}", newline(text)),
        None => " ".to_owned(),
    };
    vec![Edit::insert(next.range.start, format!("{literal},{space}"))]
}

fn behind(text: &str, list: &Range<usize>, last: &Item, literal: &str) -> Vec<Edit> {
    let tail = &text[last.range.end..list.end - 1];
    let comma = comma(tail).map(|at| last.range.end + at + 1);
    let line_end = tail.find(['\n', '\r']).map(|at| last.range.end + at);
    match (indent(text, last), line_end, comma) {
        (Some(indent), Some(line_end), Some(comma)) => {
            let at = line_end.max(comma);
            vec![Edit::insert(at, format!("{}{indent}{literal},", newline(text)))]
        }
        (Some(indent), Some(line_end), None) => vec![
            Edit::insert(last.range.end, ","),
            Edit::insert(line_end, format!("{}{indent}{literal}", newline(text))),
        ]
        .into_iter()
        .fold(Vec::new(), joined),
        (_, _, Some(comma)) => vec![Edit::insert(comma, format!(" {literal},"))],
        (_, _, None) => vec![Edit::insert(last.range.end, format!(", {literal}"))],
    }
}

/// Two insertions at one place are one.
fn joined(mut edits: Vec<Edit>, edit: Edit) -> Vec<Edit> {
    match edits.last_mut() {
        Some(last) if last.start == edit.start => last.text.push_str(&edit.text),
        _ => edits.push(edit),
    }
    edits
}

/// The comma behind an item, which may stand behind white space and comments.
fn comma(tail: &str) -> Option<usize> {
    let mut in_comment = false;
    for (at, c) in tail.char_indices() {
        match c {
            '\n' | '\r' => in_comment = false,
            '#' => in_comment = true,
            ',' if !in_comment => return Some(at),
            _ => {}
        }
    }
    None
}
