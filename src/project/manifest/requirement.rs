//! Requirements as in PEP 508, parsed as far as manifests need it: name, bounds and marker.

use std::fmt;

/// A distribution, perhaps with bounds and a marker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    written: String,
    /// The length of the name in `written`.
    end: usize,
    /// The bounds without spaces, such as `<82`.
    pub bounds: String,
    /// The marker after the semicolon.
    pub marker: Option<String>,
    /// Whether it has a URL.
    pub is_url: bool,
}

impl Requirement {
    /// Parses a requirement; `None` for anything else, such as an option of pip or a path.
    pub fn parse(text: &str) -> Option<Requirement> {
        let written = text.trim();
        let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let end = written.find(|c| !part(c)).unwrap_or(written.len());
        let is_name = written.starts_with(|c: char| c.is_ascii_alphanumeric());
        let rest = written[end..].trim_start();
        let rest = match rest.strip_prefix('[') {
            Some(extras) => extras.split_once(']')?.1.trim_start(),
            None => rest,
        };
        let is_url = rest.starts_with('@');
        let (bounds, marker) = match rest.split_once(';') {
            Some((bounds, marker)) => (bounds, Some(marker.trim().to_owned())),
            None => (rest, None),
        };
        let bounds: String = bounds.chars().filter(|c| !c.is_whitespace()).collect();
        let plain = bounds.trim_start_matches('(').trim_end_matches(')').to_owned();
        let holds = is_url || plain.is_empty() || plain.starts_with(['<', '>', '=', '!', '~']);
        (is_name && holds).then(|| Requirement {
            written: written.to_owned(),
            end,
            bounds: plain,
            marker,
            is_url,
        })
    }

    /// The normalised name: lower case, with `-` between words.
    pub fn name(&self) -> String {
        let name = self.written[..self.end].to_ascii_lowercase();
        let words: Vec<&str> = name.split(['-', '_', '.']).filter(|word| !word.is_empty()).collect();
        words.join("-")
    }

    /// The name as written.
    pub fn spelled(&self) -> &str {
        &self.written[..self.end]
    }

    /// What `declared` must become to include this requirement; `None` if it does already. Only an upper
    /// bound is added, and only if there is none: other bounds are the project's own decision.
    pub fn missing_in(&self, declared: &Requirement) -> Option<String> {
        let is_upper = |bounds: &str| bounds.split(',').any(|b| b.starts_with(['<', '=', '~']));
        if declared.is_url || !self.bounds.starts_with('<') || is_upper(&declared.bounds) {
            return None;
        }
        let (head, marker) = match declared.written.split_once(';') {
            Some((head, marker)) => (head, format!(";{marker}")),
            None => (declared.written.as_str(), String::new()),
        };
        let kept = head.trim_end();
        let space = &head[kept.len()..];
        let comma = match declared.bounds.is_empty() {
            true => "",
            false if head.contains(", ") => ", ",
            false => ",",
        };
        Some(match kept.strip_suffix(')') {
            Some(open) => format!("{open}{comma}{}){space}{marker}", self.bounds),
            None => format!("{kept}{comma}{}{space}{marker}", self.bounds),
        })
    }
}

impl fmt::Display for Requirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}
