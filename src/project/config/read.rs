//! Reads the settings in a configuration file. Every mistake is reported with its line.

use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::keys::REMOVED;
use super::setting::Raw;
use super::{Config, ConfigError, KEYS, Origin, Setting, find};
use crate::finding::nearest;

/// The name of the file that holds nothing else.
pub(super) const OWN: &str = "upshift.toml";
/// The name of the file that has a table for upshift.
pub(super) const SHARED: &str = "pyproject.toml";

/// The settings in the text of the file `called`, whose folder is `folder`, an absolute path. `None`
/// if a shared file has none.
pub(super) fn read(called: &Path, folder: &Path, text: &str) -> Result<Option<Config>, ConfigError> {
    let line = |at: usize| 1 + text[..at.min(text.len())].matches('\n').count();
    let error = |at: usize, message: String| ConfigError { path: called.to_owned(), line: line(at), message };
    let is_own = called.file_name().is_some_and(|name| name == OWN);
    // Test data of other tools includes broken manifests: only those that mention upshift are parsed.
    if !is_own && !text.contains("upshift") {
        return Ok(None);
    }
    let root = DeTable::parse(text).map_err(|broken| {
        let at = broken.span().map_or(0, |span| span.start);
        error(at, format!("invalid TOML: {}", broken.message()))
    })?;
    let table = if is_own {
        root.get_ref()
    } else {
        let Some(DeValue::Table(tool)) = root.get_ref().get("tool").map(|tool| tool.get_ref()) else {
            return Ok(None);
        };
        let Some(own) = tool.get("upshift") else { return Ok(None) };
        let DeValue::Table(own_table) = own.get_ref() else {
            return Err(error(own.span().start, "`tool.upshift` must be a table".to_owned()));
        };
        own_table
    };
    let mut config = Config::default();
    for (name, value) in table.iter() {
        let at = name.span().start;
        let key = find(name.get_ref()).ok_or_else(|| error(at, unknown(name.get_ref())))?;
        let here = called.parent().unwrap_or(Path::new(""));
        let setting = Setting::new(key, Raw::of_toml(value.get_ref()), here, folder);
        let setting = setting.map_err(|message| error(value.span().start, message))?;
        config.set(&key.name, setting, Origin::File(called.to_owned(), line(at)));
    }
    Ok(Some(config))
}

fn unknown(name: &str) -> String {
    if let Some((_, new, _)) = REMOVED.iter().find(|(removed, ..)| *removed == name) {
        return format!("the setting `{name}` was removed; write `{new}`");
    }
    let known: Vec<&str> = KEYS.iter().map(|key| key.name.as_str()).collect();
    // People write `per_file` for `per-file`.
    let help = match nearest(&name.replace('_', "-"), known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known settings: {}", known.join(", ")),
    };
    format!("unknown setting `{name}`; {help}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::version::Version;

    fn parse(name: &str, text: &str) -> Result<Option<Config>, ConfigError> {
        read(Path::new(name), Path::new("/project"), text)
    }

    #[test]
    fn all_settings_are_read_from_both_files() {
        let text = "select = [\"configparser\"]\nmin = \"3.8\"\nsuggested = true\nper-file = { \"tests/\" = [\"imp\"] }\n";
        let config = parse("upshift.toml", text).unwrap().unwrap();
        assert_eq!(config.select(), ["configparser"]);
        assert_eq!(config.min(), Some(Version::new(3, 8)));
        assert!(config.suggested());
        assert_eq!(config.ignored_for(Path::new("/project/tests/a/b.py")), ["imp"]);
        assert!(config.ignored_for(Path::new("/elsewhere/tests/b.py")).is_empty());
        let shared = parse("pyproject.toml", &format!("[tool.upshift]\n{text}")).unwrap().unwrap();
        assert_eq!(shared.select(), config.select());
        assert!(parse("pyproject.toml", "[project]\nname = \"x\"\n").unwrap().is_none());
        assert!(parse("pyproject.toml", "broken [[ for another tool").unwrap().is_none());
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        let message = |text: &str| parse("pyproject.toml", text).unwrap_err().to_string();
        assert_eq!(
            message("[tool.upshift]\nselct = []\n"),
            "pyproject.toml:2: unknown setting `selct`; did you mean `select`?"
        );
        assert_eq!(
            message("[tool.upshift]\nper_file = {}\n"),
            "pyproject.toml:2: unknown setting `per_file`; did you mean `per-file`?"
        );
        assert_eq!(
            message("[tool.upshift]\nmin = 3\n"),
            "pyproject.toml:2: `min` must be a version such as \"3.12\""
        );
        assert_eq!(
            message("[tool.upshift]\nalternatives = { asyncore = true }\n"),
            "pyproject.toml:2: `alternatives` must be a table of strings, such as { asyncore = \"asyncio\" }"
        );
        assert_eq!(
            message("[tool.upshift]\nasyncore = \"asyncio\"\n"),
            "pyproject.toml:2: the setting `asyncore` was removed; write `alternatives = { asyncore = \"asyncio\" }`"
        );
        assert!(message("[tool.upshift\n").starts_with("pyproject.toml:1: invalid TOML"));
    }
}
