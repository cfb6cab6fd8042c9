//! The page of a review: one HTML file that loads nothing. It holds what is shown as JSON, and a
//! script that draws it; names and code reach the document as text only.

use serde::Serialize;

use super::hunks::Hunk;

const HTML: &str = include_str!("page/page.html");
const CSS: &str = include_str!("page/page.css");
const SCRIPT: &str = include_str!("page/page.js");

/// What a page shows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Page {
    /// The folder that is reviewed.
    pub tree: String,
    /// The version that found it.
    pub version: &'static str,
    /// Whether something can be decided, or the page is a report.
    pub live: bool,
    /// Whether what was written last can be brought back.
    pub undo: bool,
    /// What has just happened, a line each.
    pub told: Vec<String>,
    /// The files in which something is found.
    pub files: Vec<File>,
}

/// A file.
#[derive(Clone, Debug, Serialize)]
pub struct File {
    /// As it is seen from the tree, with `/`.
    pub path: String,
    /// Who looks after it.
    pub owners: Vec<String>,
    /// What is found, in the order of the text.
    pub changes: Vec<Change>,
    /// What the changes do that are not rejected.
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
    /// 1-based line.
    pub line: usize,
    /// What is to be known before it is accepted, or what to do.
    pub message: String,
    /// Why it is believed, and what it needs, a clause each.
    pub notes: Vec<String>,
    /// `open`, `accepted` or `rejected`; nothing where nothing can be decided.
    pub state: Option<&'static str>,
}

/// Text for JSON in an element of HTML: nothing in it ends the element.
fn embedded(page: &Page) -> String {
    serde_json::to_string(page).unwrap_or_default().replace('<', "\\u003c")
}

/// The policy of a page whose own style and script carry a nonce.
pub fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; \
         base-uri 'none'; form-action 'none'"
    )
}

/// The page as HTML. `nonce` is of letters and digits.
pub fn html(page: &Page, nonce: &str) -> String {
    // What is embedded comes last: nothing in it is taken for a mark.
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
