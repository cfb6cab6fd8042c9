//! `upshift pages`: the output of `explain` and `coverage` as Markdown, for a site.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::answer::Answers;
use crate::ledger::Row;
use crate::output::{all_changes, changes, markdown_list, markdown_page};
use crate::transform::{self, Transform};
use crate::version::Version;

/// Runs the command; returns the exit status.
pub fn run(folder: &Path) -> Result<u8> {
    let all = transform::builtin();
    let write = |path: String, text: String| {
        let path = folder.join(path);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, text));
        written.with_context(|| format!("cannot write {}", path.display()))
    };
    for transform in &all {
        write(format!("transforms/{}.md", transform.id), markdown_page(transform))?;
    }
    let every: Vec<&Transform> = all.iter().map(AsRef::as_ref).collect();
    write("transforms/index.md".to_owned(), markdown_list("Transforms", &every, ""))?;
    let mut pythons: BTreeMap<Version, Vec<&Transform>> = BTreeMap::new();
    for transform in &every {
        for version in [transform.deprecated, transform.removed].into_iter().flatten() {
            let of_it = pythons.entry(version).or_default();
            if of_it.last().is_none_or(|last| last.id != transform.id) {
                of_it.push(transform);
            }
        }
    }
    let answers = Answers::new(&all);
    for (version, transforms) in pythons {
        let title = format!("What Python {version} deprecated or removed");
        let mut text = markdown_list(&title, &transforms, "../transforms/");
        if Row::all().iter().any(|row| row.removed == Some(version) && row.is_gone()) {
            // The ledger accounts for every change, also those that no transform is about.
            text += &format!(
                "\n## Every change of Python {version}\n\n{}",
                all_changes(Some(version), &answers, 3)
            );
        }
        write(format!("pythons/{version}.md"), text)?;
    }
    write("pythons/deprecated.md".to_owned(), changes(None, &answers))?;
    Ok(super::CLEAN)
}
