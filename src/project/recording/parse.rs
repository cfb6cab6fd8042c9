//! The forms in which runs are recorded: text, as Python and pytest print it, and lines of JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::text::one_line;

/// A warning as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The path, as the run named it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What it said, on one line.
    pub message: String,
    /// The function that issued it, as `configparser.readfp`; empty if that is not known.
    pub by: String,
    /// What shows whether the file is still the same.
    pub witness: Witness,
}

/// What shows whether a file is the one that ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Witness {
    /// Its SHA-256.
    Hash(String),
    /// The text of the line.
    Line(String),
    /// Nothing but the time of the recording.
    None,
}

/// What a recording tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recording {
    /// The warnings that are about what is old.
    pub warnings: Vec<Recorded>,
    /// The lines that ran, from 1, by the paths and the SHA-256 of their files.
    pub ran: BTreeMap<(String, String), BTreeSet<usize>>,
    /// Whether the lines that ran are not all told.
    pub is_partial: bool,
}

/// A line that `upshift record` writes.
#[derive(Deserialize)]
#[serde(untagged)]
enum JsonLine {
    Warning {
        file: String,
        line: usize,
        category: String,
        message: String,
        #[serde(default)]
        by: String,
        #[serde(default)]
        sha256: String,
    },
    Ran {
        file: String,
        sha256: String,
        ran: Vec<usize>,
    },
    Stopped {
        stopped: bool,
    },
}

impl Recording {
    fn add(&mut self, line: JsonLine) {
        match line {
            JsonLine::Warning { file, line, category, message, by, sha256 } => {
                if is_about_age(&category) {
                    let witness = if sha256.is_empty() { Witness::None } else { Witness::Hash(sha256) };
                    self.warnings.push(Recorded { file, line, message: one_line(&message), by, witness });
                }
            }
            JsonLine::Ran { file, sha256, ran } => self.ran.entry((file, sha256)).or_default().extend(ran),
            JsonLine::Stopped { stopped } => self.is_partial |= stopped,
        }
    }
}

/// What a recording tells; `None` if it holds nothing that was recorded and is not empty either.
pub fn read(text: &str) -> Option<Recording> {
    let mut found = Recording::default();
    let mut is_recording = text.trim().is_empty();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with('{') {
            let Ok(line) = serde_json::from_str::<JsonLine>(line) else { continue };
            is_recording = true;
            found.add(line);
            continue;
        }
        let Some((file, number, category, message)) = head(line) else { continue };
        is_recording = true;
        let indent = |line: &str| line.len() - line.trim_start().len();
        let own = indent(line);
        // The code follows, two columns further to the right.
        let code =
            lines.next_if(|next| indent(next) == own + 2 && !next.trim().is_empty() && head(next).is_none());
        if is_about_age(category) {
            found.warnings.push(Recorded {
                file: file.to_owned(),
                line: number,
                message: one_line(message),
                by: String::new(),
                witness: code.map_or(Witness::None, |code| Witness::Line(code.trim().to_owned())),
            });
        }
    }
    // A run without warnings leaves what it printed instead.
    is_recording.then_some(found)
}

/// The parts of `path:line: Category: message`.
fn head(line: &str) -> Option<(&str, usize, &str, &str)> {
    let line = line.trim();
    let at = line.find("Warning: ")? + "Warning".len();
    let (place, category) = line[..at].rsplit_once(": ")?;
    let (file, number) = place.rsplit_once(':')?;
    let is_name = category.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '_');
    (is_name && !file.is_empty()).then_some((file, number.parse().ok()?, category, &line[at + 2..]))
}

/// Whether a category is that of warnings about what is old: `DeprecationWarning`, `RemovedInDjango50Warning`.
fn is_about_age(category: &str) -> bool {
    ["Deprecat", "Future", "Removed"].iter().any(|word| category.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn warnings(text: &str) -> Option<Vec<Recorded>> {
        read(text).map(|recording| recording.warnings)
    }

    fn recorded(file: &str, line: usize, message: &str, code: &str) -> Recorded {
        let witness = Witness::Line(code.to_owned());
        Recorded { file: file.to_owned(), line, message: message.to_owned(), by: String::new(), witness }
    }

    #[test]
    fn what_python_prints() {
        let text = "hello\nC:\\app\\old.py:3: DeprecationWarning: gone: use b\n  a(1)\nbye\n\
                    app.py:4: ResourceWarning: unclosed\n  open(f)\nx.py:5: FutureWarning: soon\nTraceback:\n";
        let soon = Recorded { witness: Witness::None, ..recorded("x.py", 5, "soon", "") };
        assert_eq!(warnings(text), Some(vec![recorded(r"C:\app\old.py", 3, "gone: use b", "a(1)"), soon]));
    }

    #[test]
    fn the_summary_of_pytest() {
        let text = "=== warnings summary ===\ntests/test_a.py::test_one\ntests/test_a.py::test_two\n  \
                    /app/tests/test_a.py:5: DeprecationWarning: The 'warn' function\n    log.warn('x')\n\n\
                    -- Docs: https://docs.pytest.org/en/stable/how-to/capture-warnings.html\n";
        let wanted = recorded("/app/tests/test_a.py", 5, "The 'warn' function", "log.warn('x')");
        assert_eq!(warnings(text), Some(vec![wanted]));
    }

    #[test]
    fn lines_of_json() {
        let line = r#"{"file": "/a.py", "line": 2, "category": "DeprecationWarning", "message": "a\nb", "count": 3, "by": "imp.<module>", "sha256": "00"}"#;
        let found = warnings(&format!("{{\"started\": true}}\n{line}\n")).unwrap();
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((one.line, one.message.as_str(), one.by.as_str()), (2, "a b", "imp.<module>"));
        assert_eq!(one.witness, Witness::Hash("00".to_owned()));
    }

    #[test]
    fn lines_that_ran() {
        let text = r#"{"file": "/a.py", "sha256": "00", "ran": [1]}
{"file": "/a.py", "sha256": "11", "ran": [1]}
{"file": "/a.py", "sha256": "00", "ran": [4, 2]}
"#;
        let found = read(text).unwrap();
        let lines: Vec<_> =
            found.ran.values().map(|lines| lines.iter().copied().collect::<Vec<_>>()).collect();
        assert_eq!((lines, found.is_partial), (vec![vec![1, 2, 4], vec![1]], false));
        assert!(read("{\"stopped\": true}\n").unwrap().is_partial);
    }

    #[test]
    fn what_is_no_recording() {
        assert_eq!(read("import os\nprint('Warning: x')\n"), None);
        assert_eq!(read(""), Some(Recording::default()));
    }
}
