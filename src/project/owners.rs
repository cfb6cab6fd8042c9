//! The owners of files, after `CODEOWNERS`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::bounded_read;
use super::cache::Cache;
use super::canonical_paths::folder_of;

/// The places of the file; the first one that exists counts.
const PLACES: [&str; 4] = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];

/// The rules of a tree.
#[derive(Default)]
pub struct Owners {
    rules: Vec<Rule>,
}

/// The owners of files in any tree. Each `CODEOWNERS` is read once.
#[derive(Default)]
pub struct CodeOwners {
    /// The tree around each folder, and its rules.
    trees: Cache<PathBuf, Arc<(PathBuf, Owners)>>,
}

impl CodeOwners {
    /// The owners of a file, given by its absolute path.
    pub fn of(&self, file: &Path) -> Arc<[String]> {
        let folder = folder_of(file);
        let tree = self.trees.get_or(folder, || self.tree_around(folder));
        file.strip_prefix(&tree.0).map(|path| tree.1.of_file(path).into()).unwrap_or_default()
    }

    /// The repository around a folder. Outside of repositories, it is the nearest folder with a `CODEOWNERS`.
    fn tree_around(&self, folder: &Path) -> Arc<(PathBuf, Owners)> {
        let is_owned = |folder: &&Path| PLACES.iter().any(|place| folder.join(place).is_file());
        let repository = folder.ancestors().find(|above| above.join(".git").exists());
        let Some(tree) = repository.or_else(|| folder.ancestors().find(is_owned)) else {
            return Arc::default();
        };
        // Its subfolders share the rules.
        if tree != folder {
            return self.trees.get_or(tree, || self.tree_around(tree));
        }
        Arc::new((tree.to_owned(), Owners::of(tree)))
    }
}

struct Rule {
    pattern: Gitignore,
    /// Whether it applies to subfolders: `docs/*` does not.
    is_deep: bool,
    owners: Vec<String>,
}

impl Owners {
    /// The rules of a tree; none if there is no such file.
    pub fn of(tree: &Path) -> Owners {
        let text = PLACES.iter().find_map(|place| bounded_read::text(&tree.join(place)));
        Owners::parse(tree, &text.unwrap_or_default())
    }

    /// Parses rules. Invalid lines and section headings are skipped.
    fn parse(tree: &Path, text: &str) -> Owners {
        let rule = |line: &str| {
            let line = line.split(" #").next().unwrap_or_default().trim();
            if line.is_empty() || line.starts_with(['#', '[', '!', '^']) {
                return None;
            }
            // A space in a name is written `\ `.
            let end = line.match_indices(' ').map(|(at, _)| at).find(|at| !line[..*at].ends_with('\\'));
            let (pattern, owners) = line.split_at(end.unwrap_or(line.len()));
            let mut builder = GitignoreBuilder::new(tree);
            builder.add_line(None, pattern).ok()?;
            Some(Rule {
                pattern: builder.build().ok()?,
                is_deep: !pattern.ends_with("/*"),
                owners: owners.split_whitespace().map(str::to_owned).collect(),
            })
        };
        Owners { rules: text.lines().filter_map(rule).collect() }
    }

    /// The owners of a file, given by its path relative to the tree: the last rule that matches counts.
    pub fn of_file(&self, path: &Path) -> Vec<String> {
        let is_for = |rule: &&Rule| match rule.is_deep {
            true => rule.pattern.matched_path_or_any_parents(path, false).is_ignore(),
            false => rule.pattern.matched(path, false).is_ignore(),
        };
        // A file outside of the tree has no owners here.
        let rule = path.is_relative().then(|| self.rules.iter().rev().find(is_for)).flatten();
        rule.map(|rule| rule.owners.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_rule_counts() {
        let text = "\
# everything\n*  @all\n/docs/*  docs@example.org\napps/ @apps @more # why\n/apps/secret\n*.pyi @types\nmy\\ dir/ @space\n";
        let owners = Owners::parse(Path::new("/tree"), text);
        let of = |path: &str| owners.of_file(Path::new(path)).join(" ");
        assert_eq!(of("a.py"), "@all");
        assert_eq!(of("docs/a.py"), "docs@example.org");
        assert_eq!(of("docs/deep/a.py"), "@all");
        assert_eq!(of("src/apps/x/a.py"), "@apps @more");
        assert_eq!(of("apps/secret/a.py"), "");
        assert_eq!(of("apps/a.pyi"), "@types");
        assert_eq!(of("my dir/a.py"), "@space");
        assert_eq!(of("/elsewhere/a.py"), "");
    }
}
