//! Path patterns as in `.gitignore`, relative to the folder of the file that holds them.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// A list of patterns and the folder that they are relative to.
#[derive(Clone, Debug)]
pub struct Patterns {
    /// The patterns as written.
    pub lines: Vec<String>,
    base: PathBuf,
    matcher: Gitignore,
}

impl Patterns {
    /// Compiles patterns relative to `base`, an absolute path. The error names the invalid one.
    pub fn new(base: &Path, lines: Vec<String>) -> Result<Patterns, String> {
        let wrong = |line: &str, error: ignore::Error| format!("`{line}` is not a valid pattern: {error}");
        let mut builder = GitignoreBuilder::new(base);
        for line in &lines {
            builder.add_line(None, line).map_err(|error| wrong(line, error))?;
        }
        let matcher = builder.build().map_err(|error| wrong(&lines.join(" "), error))?;
        Ok(Patterns { lines, base: base.to_owned(), matcher })
    }

    /// Whether a pattern matches this absolute path itself.
    pub fn matches(&self, path: &Path, is_folder: bool) -> bool {
        self.matcher.matched(path, is_folder).is_ignore()
    }

    /// Whether a pattern matches a file's absolute path or one of its parent folders.
    pub fn match_file(&self, path: &Path) -> bool {
        path.starts_with(&self.base) && self.matcher.matched_path_or_any_parents(path, false).is_ignore()
    }
}
