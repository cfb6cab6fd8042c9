//! Companion modules: Python files beside the transforms, which a user's project gets whole when a
//! change imports from them. Their names begin with an underscore.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::Errors;
use super::imports::Imports;

/// Whether a file of this id, or of this name without `.py`, is a companion module and no transform.
pub fn is_companion(id: &str) -> bool {
    id.rsplit('/').next().is_some_and(|name| name.starts_with('_'))
}

/// The texts of the companion modules that a transform imports, by their spelling in it.
pub(super) fn read(
    imports: &Imports,
    find: &dyn Fn(&str) -> Option<String>,
    errors: &mut Errors<'_>,
) -> BTreeMap<String, Arc<str>> {
    let mut texts = BTreeMap::new();
    for (module, offset) in imports.relative() {
        if !is_companion(&module.replace('.', "/")) {
            errors.at(
                offset,
                format!("`{module}` is no companion module"),
                "only a file whose name begins with an underscore may be imported relatively; of another module write the full dotted name",
            );
            continue;
        }
        match find(module) {
            Some(text) => {
                texts.insert(module.to_owned(), Arc::from(text.replace("\r\n", "\n")));
            }
            None => errors.at(
                offset,
                format!("there is no companion module `{module}`"),
                "put a Python file of that name into the folder",
            ),
        }
    }
    texts
}

/// The path of `.._name` below the folders of a file.
pub(super) fn resolved(file: &Path, dotted: &str) -> Option<PathBuf> {
    let dots = dotted.len() - dotted.trim_start_matches('.').len();
    let mut path = file.ancestors().nth(dots)?.to_owned();
    path.extend(dotted[dots..].split('.'));
    Some(path)
}

/// The companion of a transform in the binary, of a table of ids and texts.
pub(super) fn built_in(id: &str, dotted: &str, table: &[(&str, &str)]) -> Option<String> {
    let wanted = resolved(Path::new(id), dotted)?;
    table.iter().find(|(id, ..)| Path::new(id) == wanted).map(|(.., text)| (*text).to_owned())
}
