//! Answers of bounded size: an agent reads all of them.

use serde_json::{Value, json};

use crate::cli::run::FileResult;
use crate::finding::{Blocker, Finding};
use crate::output::{Tally, reason, visible};

/// How many findings, transforms or failures an answer has, unless another number is asked for.
pub const FEW: usize = 20;

/// How many it has at most.
const MOST: usize = 200;

/// How many characters a text has at most.
const LONG: usize = 600;

/// How many reasons, problems or places are listed.
pub const SOME: usize = 3;

/// A part of a list, and how much of it is left out.
pub struct Page {
    start: usize,
    count: usize,
}

impl Page {
    /// What the arguments of a call ask for: `limit` and `offset`.
    pub fn of(arguments: &Value) -> Page {
        let number = |key: &str| arguments[key].as_u64().and_then(|number| usize::try_from(number).ok());
        Page { start: number("offset").unwrap_or(0), count: number("limit").unwrap_or(FEW).clamp(1, MOST) }
    }

    /// The items of the page under a name, and how many follow: `{"findings": […], "more": 12, "next_offset": 20}`.
    pub fn cut(&self, name: &str, items: impl IntoIterator<Item = Value>) -> Value {
        let all: Vec<Value> = items.into_iter().collect();
        let total = all.len();
        let shown: Vec<Value> = all.into_iter().skip(self.start).take(self.count).collect();
        let next = self.start.saturating_add(shown.len()).min(total);
        let mut page = json!({ name: shown });
        if next < total {
            page["more"] = (total - next).into();
            page["next_offset"] = next.into();
        }
        page
    }
}

/// A text of bounded length, without control characters.
pub fn short(text: &str) -> String {
    cut(&visible(text), LONG)
}

/// The first characters of a text, and how many follow.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((at, _)) => format!("{}… {} more characters", &text[..at], text[at..].chars().count()),
    }
}

/// A finding of a file.
pub fn finding(result: &FileResult, finding: &Finding) -> Value {
    let Some(source) = &result.source else { return Value::Null };
    let in_cell = result.embedded.as_ref().and_then(|embedded| embedded.shown(finding));
    let (source, finding) = in_cell.as_ref().map_or((source, finding), |(cell, finding)| (cell, finding));
    let at = source.position(finding.range.start);
    let reasons = finding.reasons.iter().take(SOME).map(|it| short(&reason(it, Some(source.path()))));
    let mut entry = json!({
        "place": format!("{}:{}:{}", source.path().display(), at.line, at.column),
        "id": finding.id,
        "title": short(&finding.title),
        "safety": finding.safety.as_str(),
        "before": short(&finding.before),
        "because": reasons.collect::<Vec<_>>(),
    });
    if let Some(after) = &finding.after {
        entry["after"] = short(after).into();
    }
    if !finding.note().is_empty() {
        entry["note"] = short(finding.note()).into();
    }
    if let Some(removed) = finding.removed {
        entry["removed"] = removed.to_string().into();
    }
    if let Some(blocker) = finding.blocker() {
        entry["blocker"] = blocker.as_str().into();
        entry["unlock"] = blocker.unlock().filter(|_| blocker != Blocker::Review).into();
    }
    entry
}

/// The counts of a run.
pub fn counts(tally: &Tally) -> Value {
    let Tally { files, changed, safe, suggested, reported, trouble, .. } = tally;
    json!({
        "files_read": files,
        "files_that_change": changed,
        "safe": safe,
        "suggested": suggested,
        "reported": reported,
        "errors": trouble,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_how_much_follows() {
        let items = || (0..5).map(Value::from);
        let page = |arguments: Value| Page::of(&arguments).cut("items", items());
        assert_eq!(page(json!({})), json!({ "items": [0, 1, 2, 3, 4] }));
        assert_eq!(page(json!({ "limit": 2 })), json!({ "items": [0, 1], "more": 3, "next_offset": 2 }));
        assert_eq!(page(json!({ "limit": 2, "offset": 4 })), json!({ "items": [4] }));
        assert_eq!(page(json!({ "limit": 0, "offset": 9 })), json!({ "items": [] }));
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(cut("äöü", 3), "äöü");
        assert_eq!(cut("äöü", 1), "ä… 2 more characters");
    }
}
