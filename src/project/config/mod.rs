//! What a project has decided: `upshift.toml` and `[tool.upshift]` of `pyproject.toml`, found
//! upwards from each file. Of every key, the value nearest to the file holds.

mod configs;
mod keys;
mod patterns;
mod read;
mod schema;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::version::Version;

pub use configs::Configs;
pub use keys::{KEYS, Key, Kind, about};
pub use patterns::Patterns;
pub use schema::schema;

/// The value of a key.
#[derive(Clone, Debug)]
pub enum Setting {
    /// Of modules or transforms.
    Ids(Vec<String>),
    /// Of each file or option its own.
    Patterns(Vec<Patterns>),
    /// Names by patterns.
    PerFile(Vec<(Patterns, Vec<String>)>),
    /// As they are reached from the working folder.
    Folders(Vec<PathBuf>),
    /// As it is reached from the working folder.
    File(PathBuf),
    /// A Python.
    Version(Version),
    /// A switch.
    Flag(bool),
    /// Transforms, and the names of their alternatives.
    Choices(Vec<(String, String)>),
}

/// Where a value was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In a file, on a 1-based line.
    File(PathBuf, usize),
    /// On the command line.
    Option,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::File(path, line) => write!(f, "{}:{line}", path.display()),
            Origin::Option => f.write_str("command line"),
        }
    }
}

/// A mistake in a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path.display(), self.line, self.message)
    }
}

impl std::error::Error for ConfigError {}

/// What holds in a folder: the keys that are set, each with where that was done.
#[derive(Clone, Debug, Default)]
pub struct Config {
    settings: BTreeMap<&'static str, (Setting, Vec<Origin>)>,
    /// Where the project's own transforms really are: they hold the old APIs on purpose.
    own: Vec<PathBuf>,
}

impl Config {
    /// The settings of the command line.
    pub fn of_options(settings: Vec<(&'static str, Setting)>) -> Config {
        let with_origin = |(key, setting)| (key, (setting, vec![Origin::Option]));
        Config { settings: settings.into_iter().map(with_origin).collect(), own: Vec::new() }
    }

    /// The settings in the text of a file, which is `called` so and stands in `folder`, an absolute
    /// path. `None` when a shared file has none.
    pub fn parse(called: &Path, folder: &Path, text: &str) -> Result<Option<Config>, ConfigError> {
        read::read(called, folder, text)
    }

    fn set(&mut self, key: &'static str, setting: Setting, origin: Origin) {
        self.settings.insert(key, (setting, vec![origin]));
    }

    /// This one with the values of a nearer one before its own.
    fn below(&self, nearer: Config) -> Config {
        let mut settings = self.settings.clone();
        settings.extend(nearer.settings);
        Config { settings, own: Vec::new() }
    }

    /// This one with the options of the command line: they go first. Lists of what is left out or
    /// added are made longer by them.
    fn with_options(&self, options: &Config) -> Config {
        let mut all = self.clone();
        for (key, (setting, origins)) in &options.settings {
            let below = all.settings.get_mut(key).filter(|_| *key != "select");
            if !below.is_some_and(|below| below.0.extend(setting, &mut below.1, origins)) {
                all.settings.insert(key, (setting.clone(), origins.clone()));
            }
        }
        all.own = all.transforms().iter().filter_map(|path| std::fs::canonicalize(path).ok()).collect();
        all
    }

    /// The value of a key, when it is set, and where that was done.
    pub fn get(&self, key: &str) -> Option<(&Setting, &[Origin])> {
        self.settings.get(key).map(|(setting, origins)| (setting, origins.as_slice()))
    }

    /// The file and line of the first of a key's values; `None` for one of the command line.
    pub fn written(&self, key: &str) -> Option<&Origin> {
        self.get(key)?.1.first().filter(|origin| **origin != Origin::Option)
    }

    fn ids(&self, key: &str) -> &[String] {
        match self.get(key) {
            Some((Setting::Ids(ids), _)) => ids,
            _ => &[],
        }
    }

    /// Transforms to run; all when it is empty.
    pub fn select(&self) -> &[String] {
        self.ids("select")
    }

    /// Transforms to leave out.
    pub fn ignore(&self) -> &[String] {
        self.ids("ignore")
    }

    fn version(&self, key: &str) -> Option<Version> {
        match self.get(key) {
            Some((Setting::Version(version), _)) => Some(*version),
            _ => None,
        }
    }

    /// The oldest Python, when it is said here.
    pub fn min(&self) -> Option<Version> {
        self.version("min")
    }

    /// The newest Python, when it is said.
    pub fn target(&self) -> Option<Version> {
        self.version("target")
    }

    /// Whether suggested edits are applied.
    pub fn suggested(&self) -> bool {
        matches!(self.get("suggested"), Some((Setting::Flag(true), _)))
    }

    /// Transforms, or modules of them, and the alternatives that are chosen; of two for one the later holds.
    pub fn alternatives(&self) -> &[(String, String)] {
        match self.get("alternatives") {
            Some((Setting::Choices(choices), _)) => choices,
            _ => &[],
        }
    }

    /// Folders or files with transforms of the project's own.
    pub fn transforms(&self) -> &[PathBuf] {
        match self.get("transforms") {
            Some((Setting::Folders(folders), _)) => folders,
            _ => &[],
        }
    }

    /// The file of accepted findings.
    pub fn baseline(&self) -> Option<&Path> {
        match self.get("baseline") {
            Some((Setting::File(path), _)) => Some(path),
            _ => None,
        }
    }

    /// Whether an entry, by its absolute path, is left out of a walk.
    pub fn excludes(&self, path: &Path, is_folder: bool) -> bool {
        let named = match self.get("exclude") {
            Some((Setting::Patterns(all), _)) => all.iter().any(|patterns| patterns.name(path, is_folder)),
            _ => false,
        };
        named || self.own.iter().any(|own| own == path)
    }

    /// Whether no entry is left out of a walk.
    pub fn excludes_nothing(&self) -> bool {
        self.get("exclude").is_none() && self.own.is_empty()
    }

    /// The names of `per-file` that all files together may have.
    pub fn per_file(&self) -> &[(Patterns, Vec<String>)] {
        match self.get("per-file") {
            Some((Setting::PerFile(all), _)) => all,
            _ => &[],
        }
    }

    /// What `per-file` leaves out for a file, by its absolute path.
    pub fn ignored_for(&self, path: &Path) -> Vec<String> {
        let of_file = self.per_file().iter().filter(|(patterns, _)| patterns.cover(path));
        of_file.flat_map(|(_, ids)| ids.clone()).collect()
    }
}

impl Setting {
    /// Makes a list longer, and that of where it was written; false when it is none.
    fn extend(&mut self, more: &Setting, from: &mut Vec<Origin>, origins: &[Origin]) -> bool {
        match (self, more) {
            (Setting::Ids(all), Setting::Ids(more)) => all.extend(more.iter().cloned()),
            (Setting::Patterns(all), Setting::Patterns(more)) => all.extend(more.iter().cloned()),
            (Setting::PerFile(all), Setting::PerFile(more)) => all.extend(more.iter().cloned()),
            (Setting::Folders(all), Setting::Folders(more)) => all.extend(more.iter().cloned()),
            (Setting::Choices(all), Setting::Choices(more)) => all.extend(more.iter().cloned()),
            _ => return false,
        }
        from.extend_from_slice(origins);
        true
    }
}

/// As a file says it.
impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Setting::Ids(ids) => f.write_str(&list(ids.iter())),
            Setting::Patterns(all) => f.write_str(&list(all.iter().flat_map(|patterns| &patterns.lines))),
            Setting::PerFile(all) => {
                let one = |(patterns, ids): &(Patterns, Vec<String>)| {
                    format!("{} = {}", quoted(&patterns.lines.join(" ")), list(ids.iter()))
                };
                write!(f, "{{ {} }}", all.iter().map(one).collect::<Vec<_>>().join(", "))
            }
            Setting::Folders(all) => {
                let shown: Vec<String> = all.iter().map(|path| path.to_string_lossy().into_owned()).collect();
                f.write_str(&list(shown.iter()))
            }
            Setting::File(path) => f.write_str(&quoted(&path.to_string_lossy())),
            Setting::Version(version) => write!(f, "\"{version}\""),
            Setting::Flag(yes) => write!(f, "{yes}"),
            Setting::Choices(all) => {
                let one = |(id, name): &(String, String)| format!("{} = {}", quoted(id), quoted(name));
                write!(f, "{{ {} }}", all.iter().map(one).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

fn list<'s>(items: impl Iterator<Item = &'s String>) -> String {
    format!("[{}]", items.map(|item| quoted(item)).collect::<Vec<_>>().join(", "))
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
