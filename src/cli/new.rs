//! `upshift new corp/old_api`: create a transform. Its examples fail, and show what to do next.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::args::NewOptions;
use super::reporter::say;
use crate::output::visible;
use crate::project::{Configs, create};
use crate::transform;

/// The default folder for transforms.
const FOLDER: &str = "transforms";

/// Runs the command; returns the exit status.
pub fn run(options: &NewOptions) -> Result<u8> {
    let (module, name) = parts(&options.id)?;
    if transform::builtin().iter().any(|other| other.id == options.id) {
        bail!("`{}` is the id of a built-in transform; choose another one", options.id);
    }
    let config = Configs::default().of(Path::new("."))?;
    let configured = config.transforms().iter().find(|path| path.extension().is_none());
    let folder = options.transforms.clone().or_else(|| configured.cloned());
    let is_known = folder.as_ref().is_some_and(|folder| config.transforms().contains(folder));
    let folder = folder.unwrap_or_else(|| PathBuf::from(FOLDER));
    let path = folder.join(format!("{}.py", options.id));
    let shown = visible(&path.to_string_lossy());
    if path.exists() {
        bail!("{shown}: the file exists already");
    }
    let above = path.parent().unwrap_or(&folder);
    fs::create_dir_all(above).with_context(|| format!("cannot create {}", above.display()))?;
    create(&path, scaffold(module, name).as_bytes()).with_context(|| shown.clone())?;
    let mut said = format!(
        "created {shown}; fill in the old and the new code, then run\n\n    upshift test {shown}\n    \
         upshift diff --transforms {} .\n",
        visible(&folder.to_string_lossy())
    );
    if !is_known {
        let folder = visible(&folder.to_string_lossy());
        said.push_str(&format!(
            "\nTo use it in every run, add `transforms = [\"{folder}\"]` to `upshift.toml` (or `[tool.upshift]` in \
             `pyproject.toml`).\n"
        ));
    }
    say(said)?;
    Ok(super::CLEAN)
}

/// The module and the name in an id.
fn parts(id: &str) -> Result<(&str, &str)> {
    let (module, name) = id.split_once('/').unwrap_or(("corp", id));
    let is_name = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    if !is_name(module) || !is_name(name) {
        bail!("invalid id `{id}`: write MODULE/NAME in letters, digits and `_`, such as corp/old_api");
    }
    Ok((module, name))
}

/// The source of a new transform.
fn scaffold(module: &str, name: &str) -> String {
    include_str!("new_transform.txt").replace("@MODULE@", module).replace("@NAME@", name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scaffold_is_a_transform_that_does_not_hold_yet() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old_api.py");
        fs::write(&path, scaffold("corp", "old_api")).unwrap();
        let transform = std::sync::Arc::new(transform::file(&path, "corp/old_api").unwrap());
        let check = |index: usize| crate::project::examples::check(&transform, &transform.examples[index]);
        assert!(check(0).unwrap_err().contains("+print(corp.new_old_api(1))"));
        assert_eq!(check(1), Ok(()));
    }

    #[test]
    fn an_id_is_a_module_and_a_name() {
        assert_eq!(parts("corp/old_api").unwrap(), ("corp", "old_api"));
        assert_eq!(parts("old_api").unwrap(), ("corp", "old_api"));
        for wrong in ["", "corp/", "../x", "a/b/c", "corp/_x", "corp/old-api"] {
            assert!(parts(wrong).is_err(), "{wrong}");
        }
    }
}
