//! Patterns of paths, as in `.gitignore`; they count from the folder of the file that holds them.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// A list of patterns with the folder that they count from.
#[derive(Clone, Debug)]
pub struct Patterns {
    /// As they were written.
    pub lines: Vec<String>,
    base: PathBuf,
    matcher: Gitignore,
}

impl Patterns {
    /// Reads patterns that count from `base`, an absolute path; an error names the wrong one.
    pub fn new(base: &Path, lines: Vec<String>) -> Result<Patterns, String> {
        let wrong = |line: &str, error: ignore::Error| format!("`{line}` is no pattern: {error}");
        let mut builder = GitignoreBuilder::new(base);
        for line in &lines {
            builder.add_line(None, line).map_err(|error| wrong(line, error))?;
        }
        let matcher = builder.build().map_err(|error| wrong(&lines.join(" "), error))?;
        Ok(Patterns { lines, base: base.to_owned(), matcher })
    }

    /// Whether they name this absolute path itself.
    pub fn name(&self, path: &Path, is_folder: bool) -> bool {
        self.matcher.matched(path, is_folder).is_ignore()
    }

    /// Whether they name this absolute path of a file, or a folder above it.
    pub fn cover(&self, path: &Path) -> bool {
        path.starts_with(&self.base) && self.matcher.matched_path_or_any_parents(path, false).is_ignore()
    }
}
