//! The configuration of every folder: each file is read once, and folders that no file of their own
//! share what holds above them.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use foldhash::HashMap;

use super::read::{OWN, SHARED, read};
use super::{Config, ConfigError, Origin, Setting};
use crate::project::{RealFolders, folder_of, reason, regular};

/// What holds in a folder by its files, and with the command line.
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
    /// By the bytes of the real path.
    folders: Mutex<HashMap<OsString, Answer>>,
    real: Arc<RealFolders>,
}

impl Default for Configs {
    fn default() -> Self {
        Configs::new(Config::default())
    }
}

impl Configs {
    /// Lookups under the settings of the command line.
    pub fn new(options: Config) -> Configs {
        Configs {
            options,
            working: fs::canonicalize(".").unwrap_or_default(),
            folders: Mutex::default(),
            real: Arc::default(),
        }
    }

    /// What holds for a file or in a folder, by any path; for one that does not exist, in the folder
    /// it would be in.
    pub fn of(&self, path: &Path) -> Result<Arc<Config>, ConfigError> {
        match path.is_dir() {
            true => self.in_folder(path),
            false => self.of_file(path),
        }
    }

    /// What holds for a file.
    pub fn of_file(&self, path: &Path) -> Result<Arc<Config>, ConfigError> {
        self.in_folder(folder_of(path))
    }

    /// What holds in a folder.
    pub fn in_folder(&self, folder: &Path) -> Result<Arc<Config>, ConfigError> {
        self.held(&self.real.of(folder)).map(|held| held.whole)
    }

    /// The absolute path of a file, with its folder as it really is.
    pub fn absolute(&self, file: &Path) -> PathBuf {
        self.real.of_file(file)
    }

    /// The folders whose real paths are known.
    pub fn folders(&self) -> Arc<RealFolders> {
        self.real.clone()
    }

    /// Whether a walk that began in the working folder would leave a file out.
    pub fn leaves_out(&self, file: &Path) -> bool {
        let absolute = self.absolute(file);
        let inside = absolute.ancestors().take_while(|path| path.starts_with(&self.working));
        let excludes = |(above, path): (usize, &Path)| {
            let config = self.in_folder(path.parent().unwrap_or(path));
            path != self.working && config.is_ok_and(|config| config.excludes(path, above > 0))
        };
        inside.enumerate().any(excludes)
    }

    fn held(&self, folder: &Path) -> Answer {
        let known = self.folders.lock().unwrap_or_else(|e| e.into_inner()).get(folder.as_os_str()).cloned();
        known.unwrap_or_else(|| {
            let found = self.find(folder);
            self.folders.lock().unwrap_or_else(|e| e.into_inner()).insert(folder.into(), found.clone());
            found
        })
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
            let bytes = match regular::bytes(&path) {
                Ok(bytes) => bytes,
                // Nobody can say of what is not there, or is a folder, what it would hold.
                Err(error) if error.kind() == ErrorKind::NotFound || !path.is_file() => continue,
                Err(error) if name == OWN => return Err(unread(called, &reason(&error))),
                Err(_) => continue,
            };
            let text = match String::from_utf8(bytes) {
                Ok(text) => text,
                Err(_) if name == OWN => return Err(unread(called, "is no UTF-8, as TOML must be")),
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

/// What a file names must be of its project: the repository around it, or else its folder. A tree
/// that comes from elsewhere is data, and leads nowhere else.
fn stays_inside(own: &Config, folder: &Path) -> Result<(), ConfigError> {
    let project = folder.ancestors().find(|above| above.join(".git").exists()).unwrap_or(folder);
    for key in ["transforms", "baseline"] {
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
                    "`{key}`: `{}` is outside the project, where a configuration leads nowhere; give it as \
                     `--{key}` on the command line",
                    path.display()
                );
                return Err(ConfigError { path: file.clone(), line: *line, message });
            }
        }
    }
    Ok(())
}

/// A path without `..`, by its letters: what it names is not there.
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
    use super::super::{Origin, Setting};
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
    fn of_every_key_the_nearest_value_holds() {
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
    fn options_go_first_and_make_lists_longer() {
        let folder = tree(&[("upshift.toml", "ignore = [\"imp\"]\nselect = [\"ssl\"]\n")]);
        let ids = |id: &str| Setting::Ids(vec![id.to_owned()]);
        let options = Config::of_options(vec![("ignore", ids("ssl/wrap")), ("select", ids("imp"))]);
        let config = Configs::new(options).of(folder.path()).unwrap();
        assert_eq!(config.ignore(), ["imp", "ssl/wrap"]);
        assert_eq!(config.select(), ["imp"]);
        assert_eq!(config.get("select").unwrap().1, [Origin::Option]);
    }

    #[test]
    fn a_mistake_is_told_for_every_folder_below_it() {
        let folder = tree(&[("a/upshift.toml", "x = 1\n"), ("a/b/c.py", ""), ("d.py", "")]);
        let configs = Configs::default();
        assert!(configs.of(&folder.path().join("a/b/c.py")).is_err());
        assert!(configs.of(&folder.path().join("d.py")).is_ok());
    }
}
