//! The files in which a transform runs, by their paths: `only` and `skip`.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::error::Errors;
use super::literal::string;
use crate::syntax::{Kind, Node};

/// Patterns for paths below the folder of a project, as in `.gitignore`.
#[derive(Clone, Debug, Default)]
pub struct Places {
    only: Option<Gitignore>,
    skip: Option<Gitignore>,
}

impl Places {
    /// Whether every file is meant.
    pub fn are_all(&self) -> bool {
        self.only.is_none() && self.skip.is_none()
    }

    /// Whether a file is meant, given by its path below the folder of its project.
    pub fn hold(&self, path: &Path) -> bool {
        let is_in = |patterns: &Gitignore| patterns.matched_path_or_any_parents(path, false).is_ignore();
        // A path that leaves the project is in none of its folders.
        path.is_relative() && self.only.as_ref().is_none_or(is_in) && !self.skip.as_ref().is_some_and(is_in)
            || self.are_all()
    }

    /// Reads the list of `only`.
    pub(super) fn read_only(&mut self, list: Node<'_>, errors: &mut Errors<'_>) {
        self.only = patterns(list, errors);
    }

    /// Reads the list of `skip`.
    pub(super) fn read_skip(&mut self, list: Node<'_>, errors: &mut Errors<'_>) {
        self.skip = patterns(list, errors);
    }
}

fn patterns(list: Node<'_>, errors: &mut Errors<'_>) -> Option<Gitignore> {
    if list.kind() != Kind::List {
        errors.at(list.start(), "a list of patterns for paths is expected here", "write [\"migrations/\"]");
        return None;
    }
    let mut builder = GitignoreBuilder::new("");
    for item in list.parts() {
        let Some(pattern) = string(item, errors) else { continue };
        let is_plain = !pattern.is_empty() && !pattern.starts_with(['!', '#']);
        if !is_plain || builder.add_line(None, &pattern).is_err() {
            errors.at(
                item.start(),
                format!("`{pattern}` is not a pattern for paths"),
                "write it as in `.gitignore`: \"settings.py\", \"migrations/\", \"/app/**/api_*.py\"",
            );
        }
    }
    builder.build().ok()
}
