//! The page of a review: one self-contained HTML file with the data as JSON and a script that renders
//! it. Names and code enter the document as text only.

use serde::Serialize;

use super::choices::State;
use super::hunks::Hunk;

const HTML: &str = include_str!("page/page.html");
const CSS: &str = include_str!("page/page.css");
const SCRIPT: &str = include_str!("page/page.js");

/// What a page shows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Page {
    /// The reviewed folder.
    pub tree: String,
    /// The version of upshift.
    pub version: &'static str,
    /// Whether a server takes decisions; otherwise the page is a report.
    pub live: bool,
    /// Whether the user's editor can show a place.
    pub editor: bool,
    /// Whether there is a write to undo.
    pub undo: bool,
    /// Messages about the last action.
    pub told: Vec<String>,
    /// The files with findings.
    pub files: Vec<File>,
    /// The files that could not be looked at, with the reason: the first ones.
    pub unread: Vec<(String, String)>,
    /// How many there are.
    pub unread_count: usize,
}

/// A file.
#[derive(Clone, Debug, Serialize)]
pub struct File {
    /// Its path relative to the tree, with `/`.
    pub path: String,
    /// Its owners, after `CODEOWNERS`.
    pub owners: Vec<String>,
    /// Its findings, in text order.
    pub changes: Vec<Change>,
    /// What the changes that are not rejected do.
    pub hunks: Vec<Hunk>,
}

/// A finding.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// Its number on the page.
    pub id: usize,
    /// The transform.
    pub transform: String,
    /// Its title.
    pub title: String,
    /// `safe`, `suggested` or `reported`.
    pub safety: &'static str,
    /// The line, from 1.
    pub line: usize,
    /// What to know before accepting it, or what to do by hand.
    pub message: String,
    /// Its evidence and needs, a clause each.
    pub notes: Vec<String>,
    /// The state of its choice, if there is one.
    pub state: Option<State>,
}

/// JSON that cannot end the HTML element that contains it.
fn embedded(page: &Page) -> String {
    serde_json::to_string(page).unwrap_or_default().replace('<', "\\u003c")
}

/// The content security policy of a page whose style and script carry a nonce.
pub fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; \
         base-uri 'none'; form-action 'none'"
    )
}

/// The page as HTML. `nonce` consists of letters and digits.
pub fn html(page: &Page, nonce: &str) -> String {
    // The data comes last, so that nothing in it is taken for a placeholder.
    let parts = [("@NONCE@", nonce), ("@POLICY@", &policy(nonce)), ("@CSS@", CSS), ("@SCRIPT@", SCRIPT)];
    let text = parts.iter().fold(HTML.to_owned(), |text, (mark, part)| text.replace(mark, part));
    text.replacen("@DATA@", &embedded(page), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_data_ends_its_element() {
        let page = Page { tree: "</script><script>alert(1)</script>@CSS@".to_owned(), ..Page::default() };
        let text = html(&page, "abc");
        assert!(!text.contains("<script>alert") && text.contains("\\u003c/script>"));
        assert!(text.contains("@CSS@") && !text.contains("@DATA@") && !text.contains("@NONCE@"));
    }

    #[test]
    fn nothing_is_loaded_from_elsewhere() {
        let text = html(&Page::default(), "abc");
        for word in ["http:", "https:", "src=", "@import", "url(", "innerHTML", "eval("] {
            assert!(!text.contains(word), "{word}");
        }
    }
}
