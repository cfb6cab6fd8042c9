//! The configuration: `upshift.toml` and `[tool.upshift]` in `pyproject.toml`, looked up from each
//! file towards the root. For every key, the value nearest to the file wins.

mod configs;
mod keys;
mod patterns;
mod read;
mod schema;
mod setting;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use super::canonical_paths::working_folder;
use crate::finding::names;
use crate::version::Version;

pub use configs::Configs;
pub use keys::{Group, KEYS, Key, REMOVED, ValueType, find};
pub use patterns::Patterns;
pub use schema::schema;
pub use setting::{Raw, Setting};

/// Where a value was set.
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

/// A mistake in a configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and how to fix it.
    pub message: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path.display(), self.line, self.message)
    }
}

impl std::error::Error for ConfigError {}

/// The configuration of a folder: the keys that are set, each with the places where it was set.
#[derive(Clone, Debug, Default)]
pub struct Config {
    settings: BTreeMap<&'static str, (Setting, Vec<Origin>)>,
    /// The canonical paths of the project's own transforms, which use old APIs on purpose.
    own: Vec<PathBuf>,
}

impl Config {
    /// The settings given as options, by key.
    pub fn of_options(options: Vec<(&'static Key, Vec<OsString>)>) -> Result<Config, String> {
        let (here, folder) = (Path::new(""), working_folder());
        let mut config = Config::default();
        for (key, given) in options {
            let setting =
                Raw::of_option(key, given).and_then(|raw| Setting::new(key, Some(raw), here, &folder));
            let setting = setting.map_err(|message| format!("`--{}`: {message}", key.name))?;
            config.set(&key.name, setting, Origin::Option);
        }
        Ok(config)
    }

    /// The settings in the text of the file `called`, whose folder is `folder`, an absolute path.
    /// `None` if a shared file has none.
    pub fn parse(called: &Path, folder: &Path, text: &str) -> Result<Option<Config>, ConfigError> {
        read::read(called, folder, text)
    }

    fn set(&mut self, key: &'static str, setting: Setting, origin: Origin) {
        self.settings.insert(key, (setting, vec![origin]));
    }

    /// This configuration, overridden by a nearer one.
    fn below(&self, nearer: Config) -> Config {
        let mut settings = self.settings.clone();
        settings.extend(nearer.settings);
        Config { settings, own: Vec::new() }
    }

    /// This configuration, overridden by the command line. Options extend lists, except for `select`.
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

    /// The value of a key if it is set, and where.
    pub fn get(&self, key: &str) -> Option<(&Setting, &[Origin])> {
        self.settings.get(key).map(|(setting, origins)| (setting, origins.as_slice()))
    }

    /// The file and line of a key's first value; `None` for the command line.
    pub fn written(&self, key: &str) -> Option<&Origin> {
        self.get(key)?.1.first().filter(|origin| **origin != Origin::Option)
    }

    fn ids(&self, key: &str) -> &[String] {
        match self.get(key) {
            Some((Setting::Ids(ids), _)) => ids,
            _ => &[],
        }
    }

    /// Transforms to run; all if empty.
    pub fn select(&self) -> &[String] {
        self.ids("select")
    }

    /// Transforms to skip.
    pub fn ignore(&self) -> &[String] {
        self.ids("ignore")
    }

    fn version(&self, key: &str) -> Option<Version> {
        match self.get(key) {
            Some((Setting::Version(version), _)) => Some(*version),
            _ => None,
        }
    }

    /// The oldest Python, if it is set.
    pub fn min(&self) -> Option<Version> {
        self.version("min")
    }

    /// The newest Python, if it is set.
    pub fn target(&self) -> Option<Version> {
        self.version("target")
    }

    /// Whether files that cannot be read are no reason to fail.
    pub fn allow_unreadable(&self) -> bool {
        self.is_on("allow-unreadable")
    }

    /// Whether suggested edits are applied.
    pub fn suggested(&self) -> bool {
        self.is_on("suggested")
    }

    fn is_on(&self, flag: &str) -> bool {
        matches!(self.get(flag), Some((Setting::Flag(true), _)))
    }

    /// Whether code in documents and docstrings is looked at.
    pub fn docs(&self) -> bool {
        self.is_on("docs")
    }

    /// Modules or transforms, and the alternatives chosen for them; the last one for an id wins.
    pub fn alternatives(&self) -> &[(String, String)] {
        match self.get("alternatives") {
            Some((Setting::Choices(choices), _)) => choices,
            _ => &[],
        }
    }

    /// Distributions whose transforms run.
    pub fn from(&self) -> &[String] {
        self.ids("from")
    }

    /// Folders or files with the project's own transforms.
    pub fn transforms(&self) -> &[PathBuf] {
        match self.get("transforms") {
            Some((Setting::Folders(folders), _)) => folders,
            _ => &[],
        }
    }

    /// Folders whose modules are read for their types.
    pub fn roots(&self) -> &[PathBuf] {
        match self.get("roots") {
            Some((Setting::Folders(folders), _)) => folders,
            _ => &[],
        }
    }

    /// Files with the warnings that runs of the code issued.
    pub fn warnings(&self) -> &[PathBuf] {
        match self.get("warnings") {
            Some((Setting::Folders(files), _)) => files,
            _ => &[],
        }
    }

    /// The interpreter or environment whose packages are read, if it is set.
    pub fn python(&self) -> Option<&Path> {
        match self.get("python") {
            Some((Setting::File(path), _)) => Some(path),
            _ => None,
        }
    }

    /// The file of accepted findings, if it is set.
    pub fn baseline(&self) -> Option<&Path> {
        match self.get("baseline") {
            Some((Setting::File(path), _)) => Some(path),
            _ => None,
        }
    }

    /// Whether a walk skips an entry, given by its absolute path.
    pub fn excludes(&self, path: &Path, is_folder: bool) -> bool {
        self.patterns("exclude").iter().any(|patterns| patterns.matches(path, is_folder)) || self.is_own(path)
    }

    /// Whether a path, which is absolute, is one of the project's own transforms or a folder of them.
    pub fn is_own(&self, path: &Path) -> bool {
        self.own.iter().any(|own| own == path)
    }

    /// Whether a walk looks into a file whose name is not that of a Python file, given by its absolute path.
    pub fn includes(&self, path: &Path) -> bool {
        self.patterns("include").iter().any(|patterns| patterns.matches(path, false))
    }

    fn patterns(&self, key: &str) -> &[Patterns] {
        match self.get(key) {
            Some((Setting::Patterns(all), _)) => all,
            _ => &[],
        }
    }

    /// Whether a walk skips nothing.
    pub fn excludes_nothing(&self) -> bool {
        self.get("exclude").is_none() && self.own.is_empty()
    }

    /// The rows of `per-file`: patterns and the names to skip.
    pub fn per_file(&self) -> &[(Patterns, Vec<String>)] {
        match self.get("per-file") {
            Some((Setting::PerFile(all), _)) => all,
            _ => &[],
        }
    }

    /// The names that `per-file` skips in a file, given by its absolute path.
    pub fn ignored_for(&self, path: &Path) -> Vec<String> {
        let of_file = self.per_file().iter().filter(|(patterns, _)| patterns.match_file(path));
        of_file.flat_map(|(_, ids)| ids.clone()).collect()
    }

    /// Why a transform is not selected for a file, given by its absolute path: the key, and where it
    /// was set.
    pub fn reason_to_skip(&self, id: &str, path: &Path) -> String {
        let is_in = |ids: &[String]| ids.iter().any(|name| names(name, id));
        let key = match () {
            () if is_in(self.ignore()) => "ignore",
            () if is_in(&self.ignored_for(path)) => "per-file",
            () if !self.select().is_empty() && !is_in(self.select()) => "select",
            () => "alternatives",
        };
        format!("skipped by `{key}` ({})", self.origins(key))
    }

    /// Where a key was set, for people.
    pub fn origins(&self, key: &str) -> String {
        match self.get(key) {
            Some((_, origins)) => origins.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            None => "default".to_owned(),
        }
    }
}
