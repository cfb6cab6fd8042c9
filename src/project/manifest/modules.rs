//! Distributions that consist of modules: a new module must be listed in `py_modules`.

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::list::{self, Item};
use super::{Read, python, toml_file};

/// A list of strings with its brackets, and its items.
type List = (Range<usize>, Vec<Item>);

/// Finds the list in the text of a manifest.
type Finds = fn(&str) -> Option<List>;

/// Lists a module beside the one that needs it, `file`, an absolute path. Returns the manifest and its new
/// text; `None` if `file` is not listed, or the new module already is.
pub fn list(file: &Path, module: &str, read: &Read<'_>) -> Option<(PathBuf, String)> {
    let own = file.file_stem()?.to_str()?;
    let kinds: [(&str, Finds); 2] = [("setup.py", python::modules), ("pyproject.toml", toml_file::modules)];
    for folder in file.ancestors().skip(1) {
        for (name, lists) in kinds {
            let path = folder.join(name);
            let Some(text) = read(&path) else { continue };
            let Some((range, items)) = lists(&text) else { continue };
            let Some(like) = items.iter().find(|item| item.value == own) else { continue };
            if items.iter().any(|item| item.value == module) {
                return None;
            }
            let literal = text[like.range.clone()].replacen(own, module, 1);
            return Some((path, list::with_item(&text, range, &items, &literal)));
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    None
}
