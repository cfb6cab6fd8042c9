//! Requirements as in PEP 508, parsed as far as manifests need it: name, bounds and marker; and how they relate.

use std::fmt;

use crate::project::bounds::Bounds;

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

    /// How a declaration of the same distribution relates to this requirement. What is raised is all of it.
    pub fn fit(&self, declared: &Requirement) -> Fit {
        if declared.is_url {
            return Fit::Holds;
        }
        let written = &declared.written;
        let marker = written.find(';').unwrap_or(written.len());
        let end = written[..marker].trim_end().trim_end_matches(')').len();
        let start = written[..end].find(['<', '>', '=', '!', '~']).unwrap_or(end);
        match self.fit_bounds(&written[start..end]) {
            Fit::Raised(bounds) => Fit::Raised(format!("{}{bounds}{}", &written[..start], &written[end..])),
            other => other,
        }
    }

    /// How bounds of the distribution, perhaps in Poetry's form, relate to this requirement. What is raised
    /// are the bounds.
    pub fn fit_bounds(&self, declared: &str) -> Fit {
        let (Some(wanted), Some(has)) = (Bounds::parse(&self.bounds), Bounds::parse(declared)) else {
            return Fit::Holds;
        };
        if has.is_within(&wanted) {
            return Fit::Holds;
        }
        let raised = wanted.raise(declared);
        match Bounds::parse(&raised) {
            Some(bounds) if bounds.is_within(&wanted) && bounds.meets(&has) => Fit::Raised(raised),
            _ => Fit::Contradicts,
        }
    }
}

/// How a declaration of a distribution relates to a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Every version that it allows meets the requirement.
    Holds,
    /// Some versions that it allows meet the requirement: this allows only them.
    Raised(String),
    /// No version that it allows meets the requirement.
    Contradicts,
}

impl fmt::Display for Requirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}
