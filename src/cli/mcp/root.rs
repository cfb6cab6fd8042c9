//! The folder that an agent works in: paths that lead out of it are refused.

use std::env;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::output::visible;

/// The folder, as the working folder of the process.
#[derive(Clone)]
pub struct Root {
    /// Its canonical path.
    folder: PathBuf,
}

impl Root {
    /// Makes a folder the root, and works in it: paths are relative to it.
    pub fn enter(folder: &Path) -> Result<Root> {
        let shown = || format!("cannot work in {}", folder.display());
        let folder = fs::canonicalize(folder).with_context(shown)?;
        env::set_current_dir(&folder).with_context(shown)?;
        Ok(Root { folder })
    }

    /// A path that an agent names, relative to the root. Neither `..` nor a link may be part of it.
    pub fn path(&self, named: &str) -> Result<PathBuf> {
        let shown = visible(named);
        let path = Path::new(named);
        let path = if path.is_absolute() { path.strip_prefix(&self.folder).ok() } else { Some(path) };
        let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        let Some(path) = path.filter(|path| path.components().all(is_plain)) else {
            bail!("`{shown}` is outside of the root {}", self.folder.display());
        };
        let mut whole = self.folder.clone();
        for part in path.components() {
            whole.push(part);
            match fs::symlink_metadata(&whole) {
                Ok(metadata) if metadata.is_symlink() => bail!("`{shown}` is a link, or leads through one"),
                Ok(_) => {}
                Err(_) => bail!("there is no `{shown}` in the root {}", self.folder.display()),
            }
        }
        Ok(if path.as_os_str().is_empty() { PathBuf::from(".") } else { path.to_owned() })
    }

    /// Whether a file, which need not exist yet, really stands in the root.
    pub fn holds(&self, path: &Path) -> bool {
        let real = path.ancestors().find_map(|above| match above.as_os_str().is_empty() {
            true => Some(self.folder.clone()),
            false => fs::canonicalize(above).ok(),
        });
        let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
        !is_link && real.is_some_and(|real| real.starts_with(&self.folder))
    }
}
