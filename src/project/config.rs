//! `[tool.upshift]` of the nearest `pyproject.toml`: what holds for every run, written down once.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::way::Way;
use crate::version::Version;

/// What a project has decided. Every key is also an option of the command line, which goes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The file it was read from.
    pub file: Option<PathBuf>,
    /// Transforms to run, by id or module.
    pub select: Vec<String>,
    /// Transforms to leave out.
    pub ignore: Vec<String>,
    /// The oldest Python.
    pub min: Option<Version>,
    /// The newest Python.
    pub target: Option<Version>,
    /// Whether suggested edits are applied.
    pub suggested: bool,
    /// Transforms whose other reading is wanted.
    pub instead: Vec<String>,
    /// What takes the place of `asyncore` and `asynchat`; the module, if nothing is said.
    pub asyncore: Option<Way>,
    /// Folders with transforms of the project's own, relative to the file.
    pub transforms: Vec<PathBuf>,
    /// Files to leave out, as in `.gitignore`.
    pub exclude: Vec<String>,
}

const KEYS: [&str; 9] =
    ["select", "ignore", "min", "target", "suggested", "instead", "asyncore", "transforms", "exclude"];

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

impl Config {
    /// The configuration that holds at a path: of the nearest `pyproject.toml` above it that has
    /// a `[tool.upshift]`. The default when there is none.
    pub fn find(start: &Path) -> Result<Config, ConfigError> {
        let Ok(start) = fs::canonicalize(start).or_else(|_| std::path::absolute(start)) else {
            return Ok(Config::default());
        };
        let working = fs::canonicalize(".").unwrap_or_default();
        for directory in start.ancestors() {
            let path = directory.join("pyproject.toml");
            let called = path.strip_prefix(&working).unwrap_or(&path);
            if let Ok(text) = fs::read_to_string(&path)
                && let Some(config) = Config::parse(called, &text)?
            {
                return Ok(config);
            }
        }
        Ok(Config::default())
    }

    /// The configuration in the text of a `pyproject.toml`; `None` when it has none.
    pub fn parse(path: &Path, text: &str) -> Result<Option<Config>, ConfigError> {
        let error = |line: usize, message: String| ConfigError { path: path.to_owned(), line, message };
        let table: toml::Table = match text.parse() {
            Ok(table) => table,
            Err(broken) => {
                let line = toml_line(text, &broken);
                return Err(error(line, format!("is no TOML: {}", broken.message())));
            }
        };
        let Some(own) = table.get("tool").and_then(|tool| tool.get("upshift")) else {
            return Ok(None);
        };
        let mut config = Config { file: Some(path.to_owned()), ..Config::default() };
        let Some(own) = own.as_table() else {
            return Err(error(1, "`tool.upshift` must be a table".to_owned()));
        };
        for (key, value) in own {
            let at = line_of(text, key);
            let wrong = |wanted: &str| error(at, format!("`{key}` must be {wanted}"));
            let list = || -> Option<Vec<String>> {
                let all = value.as_array()?.iter();
                all.map(|item| item.as_str().map(str::to_owned)).collect()
            };
            let version = || -> Result<Version, ConfigError> {
                let text = value.as_str().ok_or_else(|| wrong("a version such as \"3.12\""))?;
                text.parse().map_err(|message| error(at, message))
            };
            let strings = "a list of strings";
            match key.as_str() {
                "select" => config.select = list().ok_or_else(|| wrong(strings))?,
                "ignore" => config.ignore = list().ok_or_else(|| wrong(strings))?,
                "instead" => config.instead = list().ok_or_else(|| wrong(strings))?,
                "exclude" => config.exclude = list().ok_or_else(|| wrong(strings))?,
                "transforms" => {
                    let folder = path.parent().unwrap_or(Path::new("."));
                    let all = list().ok_or_else(|| wrong(strings))?;
                    config.transforms = all.into_iter().map(|item| folder.join(item)).collect();
                }
                "asyncore" => {
                    let way = value.as_str().and_then(|text| text.parse().ok());
                    config.asyncore =
                        Some(way.ok_or_else(|| wrong("\"asyncio\", \"module\" or \"backport\""))?);
                }
                "min" => config.min = Some(version()?),
                "target" => config.target = Some(version()?),
                "suggested" => config.suggested = value.as_bool().ok_or_else(|| wrong("true or false"))?,
                _ => {
                    let near = nearest(key, KEYS.iter().copied());
                    let help = near.map_or(format!("known are {}", KEYS.join(", ")), |near| {
                        format!("did you mean `{near}`?")
                    });
                    return Err(error(at, format!("`{key}` is no setting of upshift; {help}")));
                }
            }
        }
        Ok(Some(config))
    }
}

fn toml_line(text: &str, error: &toml::de::Error) -> usize {
    let at = error.span().map_or(0, |span| span.start);
    1 + text[..at.min(text.len())].matches('\n').count()
}

fn line_of(text: &str, key: &str) -> usize {
    let within = text.lines().position(|line| line.trim() == "[tool.upshift]").unwrap_or(0);
    let found = text.lines().skip(within).position(|line| {
        let rest = line.trim_start().strip_prefix(key);
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    });
    1 + within + found.unwrap_or(0)
}

/// The known name that is most like a wrong one, if any is like it at all.
pub fn nearest<'k>(wrong: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let ratio = |name: &str| {
        let diff = similar::TextDiff::from_chars(wrong, name);
        diff.ratio()
    };
    known
        .map(|name| (ratio(name), name))
        .filter(|(ratio, _)| *ratio >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Option<Config>, ConfigError> {
        Config::parse(Path::new("pyproject.toml"), text)
    }

    #[test]
    fn all_settings_are_read() {
        let text = "[tool.upshift]\nselect = [\"configparser\"]\nmin = \"3.8\"\nsuggested = true\n";
        let config = parse(text).unwrap().unwrap();
        assert_eq!(config.select, ["configparser"]);
        assert_eq!(config.min, Some(Version::new(3, 8)));
        assert!(config.suggested);
        assert_eq!(parse("[project]\nname = \"x\"\n"), Ok(None));
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        let message = |text: &str| parse(text).unwrap_err().to_string();
        assert_eq!(
            message("[tool.upshift]\nselct = []\n"),
            "pyproject.toml:2: `selct` is no setting of upshift; did you mean `select`?"
        );
        assert_eq!(
            message("[tool.upshift]\nmin = 3\n"),
            "pyproject.toml:2: `min` must be a version such as \"3.12\""
        );
        assert!(message("[tool.upshift\n").starts_with("pyproject.toml:1: is no TOML"));
    }
}
