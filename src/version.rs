//! Python versions and the support window.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A Python release, as `3.12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "&str", into = "String")]
pub struct Version {
    /// The first number.
    pub major: u8,
    /// The second number.
    pub minor: u8,
}

impl Version {
    /// A version from its two numbers.
    pub const fn new(major: u8, minor: u8) -> Self {
        Version { major, minor }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

impl From<Version> for String {
    fn from(version: Version) -> String {
        version.to_string()
    }
}

impl FromStr for Version {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a Python version; write it as 3.12");
        let (major, minor) = text.split_once('.').ok_or_else(wrong)?;
        Ok(Version { major: major.parse().map_err(|_| wrong())?, minor: minor.parse().map_err(|_| wrong())? })
    }
}

impl TryFrom<&str> for Version {
    type Error = String;

    fn try_from(text: &str) -> Result<Self, String> {
        text.parse()
    }
}

/// The Python versions that the code must run on, inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The oldest (`requires-python` or `--min`).
    pub min: Version,
    /// The newest (`--target`).
    pub target: Version,
}

/// The newest Python whose changes are known.
pub const NEWEST: Version = Version::new(3, 15);

/// The oldest Python that code is assumed to support by default.
pub const OLDEST: Version = Version::new(3, 10);

impl Window {
    /// The window of two windows.
    pub fn with(self, other: Window) -> Window {
        Window { min: self.min.min(other.min), target: self.target.max(other.target) }
    }
}

impl Default for Window {
    fn default() -> Self {
        Window { min: OLDEST, target: NEWEST }
    }
}
