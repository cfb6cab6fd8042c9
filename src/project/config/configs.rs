//! The configuration of every folder. Each file is read once; folders without a file of their own
//! share the configuration of their parent.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::read::{OWN, SHARED, read};
use super::{Config, ConfigError, Origin, Setting};
use crate::project::bounded_read::{self, describe};
use crate::project::cache::Cache;
use crate::project::canonical_paths::{CanonicalPaths, folder_of, working_folder};

/// The configuration of a folder: from files alone, and with the command line on top.
#[derive(Clone)]
struct Held {
    files: Arc<Config>,
    whole: Arc<Config>,
}

type Answer = Result<Held, ConfigError>;

/// Looks configurations up. Safe to share among threads.
pub struct Configs {
    options: Config,
    working: PathBuf,
    /// By the bytes of the canonical path.
    folders: Cache<OsString, Answer>,
    paths: Arc<CanonicalPaths>,
}

impl Default for Configs {
    fn default() -> Self {
        Configs::new(Config::default())
    }
}

impl Configs {
    /// Lookups with the options of the command line on top.
    pub fn new(options: Config) -> Configs {
        Configs { options, working: working_folder(), folders: Cache::default(), paths: Arc::default() }
    }

    /// The configuration for a file or a folder. The path need not exist.
    pub fn of(&self, path: &Path) -> Result<Arc<Config>, ConfigError> {
        match path.is_dir() {
            true => self.in_folder(path),
            false => self.of_file(path),
        }
    }

    /// The configuration for a file.
    pub fn of_file(&self, path: &Path) -> Result<Arc<Config>, ConfigError> {
        self.in_folder(folder_of(path))
    }

    /// The configuration for a folder.
    pub fn in_folder(&self, folder: &Path) -> Result<Arc<Config>, ConfigError> {
        self.held(&self.paths.folder(folder)).map(|held| held.whole)
    }

    /// The absolute path of a file in its canonical folder.
    pub fn absolute(&self, file: &Path) -> PathBuf {
        self.paths.file(file)
    }

    /// The canonical paths that were looked up.
    pub fn canonical_paths(&self) -> Arc<CanonicalPaths> {
        self.paths.clone()
    }

    /// Whether a walk that starts in the working folder would skip a file.
    pub fn excludes_file(&self, file: &Path) -> bool {
        let absolute = self.absolute(file);
        let inside = absolute.ancestors().take_while(|path| path.starts_with(&self.working));
        let excludes = |(above, path): (usize, &Path)| {
            let config = self.in_folder(path.parent().unwrap_or(path));
            path != self.working && config.is_ok_and(|config| config.excludes(path, above > 0))
        };
        inside.enumerate().any(excludes)
    }

    fn held(&self, folder: &Path) -> Answer {
        self.folders.get_or(folder.as_os_str(), || self.find(folder))
    }

    fn find(&self, folder: &Path) -> Answer {
        let above = match folder.parent() {
            Some(parent) => self.held(parent)?,
            None => self.with_options(Arc::default()),
        };
        let mut files = above.files.clone();
        for name in [SHARED, OWN] {
            let path = folder.join(name);
            let called = path.strip_prefix(&self.working).unwrap_or(&path);
            let bytes = match bounded_read::bytes(&path) {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == ErrorKind::NotFound || !path.is_file() => continue,
                Err(error) if name == OWN => return Err(unread(called, &describe(&error))),
                Err(_) => continue,
            };
            let text = match String::from_utf8(bytes) {
                Ok(text) => text,
                Err(_) if name == OWN => return Err(unread(called, "not valid UTF-8")),
                Err(_) => continue,
            };
            if let Some(own) = read(called, folder, &text)? {
                stays_inside(&own, folder)?;
                files = Arc::new(files.below(own));
            }
        }
        Ok(if Arc::ptr_eq(&files, &above.files) { above } else { self.with_options(files) })
    }

    fn with_options(&self, files: Arc<Config>) -> Held {
        Held { whole: Arc::new(files.with_options(&self.options)), files }
    }
}

/// A configuration file may only name paths in its project: the repository around it, or else its
/// folder. A tree that was downloaded is data, and must not lead upshift elsewhere.
fn stays_inside(own: &Config, folder: &Path) -> Result<(), ConfigError> {
    let project = folder.ancestors().find(|above| above.join(".git").exists()).unwrap_or(folder);
    for key in ["transforms", "baseline", "roots", "python"] {
        let Some((setting, [Origin::File(file, line), ..])) = own.get(key) else { continue };
        let paths: &[PathBuf] = match setting {
            Setting::Folders(paths) => paths,
            Setting::File(path) => std::slice::from_ref(path),
            _ => &[],
        };
        for path in paths {
            let real = fs::canonicalize(path)
                .unwrap_or_else(|_| plain(&std::path::absolute(path).unwrap_or_default()));
            if !real.starts_with(project) {
                let message = format!(
                    "`{key}`: `{}` is outside the project; pass it as `--{key}` on the command line instead",
                    path.display()
                );
                return Err(ConfigError { path: file.clone(), line: *line, message });
            }
        }
    }
    Ok(())
}

/// Removes `..` from a path lexically: the path does not exist.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            _ => plain.push(part),
        }
    }
    plain
}

fn unread(path: &Path, message: &str) -> ConfigError {
    ConfigError { path: path.to_owned(), line: 1, message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::{Origin, find};
    use super::*;
    use crate::version::Version;

    fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn the_nearest_value_of_every_key_wins() {
        let folder = tree(&[
            ("pyproject.toml", "[tool.upshift]\nignore = [\"imp\"]\nmin = \"3.8\"\n"),
            ("a/upshift.toml", "min = \"3.9\"\n"),
            ("a/pyproject.toml", "[tool.upshift]\nmin = \"3.7\"\ntarget = \"3.12\"\n"),
            ("a/sub/x.py", ""),
            ("b/y.py", ""),
        ]);
        let configs = Configs::default();
        let a = configs.of(&folder.path().join("a/sub/x.py")).unwrap();
        assert_eq!((a.min(), a.target()), (Some(Version::new(3, 9)), Some(Version::new(3, 12))));
        assert_eq!(a.ignore(), ["imp"]);
        let b = configs.of(&folder.path().join("b")).unwrap();
        assert_eq!((b.min(), b.target()), (Some(Version::new(3, 8)), None));
        let above = configs.of(folder.path()).unwrap();
        assert!(Arc::ptr_eq(&b, &above), "one configuration for both");
    }

    #[test]
    fn options_override_files_and_extend_lists() {
        let folder = tree(&[("upshift.toml", "ignore = [\"imp\"]\nselect = [\"ssl\"]\n")]);
        let ids = |id: &str| vec![OsString::from(id)];
        let options = vec![(find("ignore").unwrap(), ids("ssl/wrap")), (find("select").unwrap(), ids("imp"))];
        let options = Config::of_options(options).unwrap();
        let config = Configs::new(options).of(folder.path()).unwrap();
        assert_eq!(config.ignore(), ["imp", "ssl/wrap"]);
        assert_eq!(config.select(), ["imp"]);
        assert_eq!(config.get("select").unwrap().1, [Origin::Option]);
    }

    #[test]
    fn a_mistake_is_reported_for_every_folder_below() {
        let folder = tree(&[("a/upshift.toml", "x = 1\n"), ("a/b/c.py", ""), ("d.py", "")]);
        let configs = Configs::default();
        assert!(configs.of(&folder.path().join("a/b/c.py")).is_err());
        assert!(configs.of(&folder.path().join("d.py")).is_ok());
    }
}
