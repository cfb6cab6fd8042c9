//! Lock files, which no longer match once a manifest has changed.

use std::path::{Path, PathBuf};

/// Manifests, lock files beside them, and the command that renews each.
const LOCKS: [(&str, &str, &str); 8] = [
    ("pyproject.toml", "uv.lock", "uv lock"),
    ("pyproject.toml", "poetry.lock", "poetry lock"),
    ("pyproject.toml", "pdm.lock", "pdm lock"),
    ("pyproject.toml", "pylock.toml", "uv export --format pylock.toml -o pylock.toml"),
    ("pyproject.toml", "pixi.lock", "pixi lock"),
    ("Pipfile", "Pipfile.lock", "pipenv lock"),
    ("requirements.in", "requirements.txt", "pip-compile requirements.in"),
    ("environment.yml", "conda-lock.yml", "conda-lock"),
];

/// The lock files that follow a manifest, given by its path, each with the command that renews it.
pub fn locks(manifest: &Path) -> Vec<(PathBuf, &'static str)> {
    let folder = manifest.parent().unwrap_or(Path::new(""));
    let own = LOCKS.iter().filter(|(name, ..)| manifest.file_name().is_some_and(|file| file == *name));
    let beside = own.map(|(_, lock, command)| (folder.join(lock), *command));
    beside.filter(|(lock, _)| lock.is_file()).collect()
}

/// Whether a file is such a lock file, by its name.
pub fn is_lock(path: &Path) -> bool {
    let is_named = |(_, lock, _): &(&str, &str, &str)| path.file_name().is_some_and(|name| name == *lock);
    LOCKS.iter().filter(|(manifest, ..)| *manifest != "requirements.in").any(is_named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_has_the_lock_files_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["uv.lock", "Pipfile.lock", "requirements.txt"] {
            std::fs::write(path(name), "").unwrap();
        }
        assert_eq!(locks(&path("pyproject.toml")), [(path("uv.lock"), "uv lock")]);
        assert_eq!(locks(&path("Pipfile")), [(path("Pipfile.lock"), "pipenv lock")]);
        assert_eq!(locks(&path("requirements.in")).len(), 1);
        assert!(locks(&path("requirements.txt")).is_empty() && locks(&path("setup.cfg")).is_empty());
    }
}
