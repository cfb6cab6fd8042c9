//! From the text of a file to its settings; every mistake has its line.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::GONE;
use super::{Config, ConfigError, KEYS, Key, Kind, Origin, Patterns, Setting};
use crate::finding::nearest;
use crate::version::Version;

/// The name of the file that holds nothing else.
pub(super) const OWN: &str = "upshift.toml";
/// The name of the file that has a table for us.
pub(super) const SHARED: &str = "pyproject.toml";

/// The settings in a text. `called` is how the file is named and reached, `folder` its folder, an
/// absolute path. `None` when a shared file has none.
pub(super) fn read(called: &Path, folder: &Path, text: &str) -> Result<Option<Config>, ConfigError> {
    let line = |at: usize| 1 + text[..at.min(text.len())].matches('\n').count();
    let error = |at: usize, message: String| ConfigError { path: called.to_owned(), line: line(at), message };
    let is_own = called.file_name().is_some_and(|name| name == OWN);
    // Trees hold broken manifests too, to test other tools with.
    if !is_own && !text.contains("upshift") {
        return Ok(None);
    }
    let table = DeTable::parse(text).map_err(|broken| {
        let at = broken.span().map_or(0, |span| span.start);
        error(at, format!("is no TOML: {}", broken.message()))
    })?;
    let table = match is_own {
        true => table.get_ref(),
        false => match table_of(table.get_ref()) {
            None => return Ok(None),
            Some(Ok(table)) => table,
            Some(Err(at)) => return Err(error(at, "`tool.upshift` must be a table".to_owned())),
        },
    };
    let mut config = Config::default();
    for (name, value) in table.iter() {
        let at = name.span().start;
        let key = KEYS.iter().find(|key| key.name == name.get_ref());
        let key = key.ok_or_else(|| error(at, unknown(name.get_ref())))?;
        let setting = setting(key, value, called, folder).map_err(|(at, message)| error(at, message))?;
        config.set(key.name, setting, Origin::File(called.to_owned(), line(at)));
    }
    Ok(Some(config))
}

/// `[tool.upshift]`, or the place of what stands there instead of a table.
fn table_of<'p, 't>(root: &'p DeTable<'t>) -> Option<Result<&'p DeTable<'t>, usize>> {
    let DeValue::Table(tool) = root.get("tool")?.get_ref() else {
        return None;
    };
    let own = tool.get("upshift")?;
    Some(match own.get_ref() {
        DeValue::Table(table) => Ok(table),
        _ => Err(own.span().start),
    })
}

fn unknown(name: &str) -> String {
    if let Some((_, new)) = GONE.iter().find(|(gone, _)| *gone == name) {
        return format!("`{name}` is no setting any more; write `{new}`");
    }
    let known: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
    // `per_file` is `per-file`, as people write it.
    let near = nearest(&name.replace('_', "-"), known.iter().copied());
    let help =
        near.map_or(format!("known are {}", known.join(", ")), |near| format!("did you mean `{near}`?"));
    format!("`{name}` is no setting of upshift; {help}")
}

/// The value of a key; an error has its place in the text.
fn setting(
    key: &Key,
    value: &Spanned<DeValue<'_>>,
    called: &Path,
    folder: &Path,
) -> Result<Setting, (usize, String)> {
    let at = value.span().start;
    let wrong = || (at, format!("`{}` must be {}", key.name, key.kind.wanted()));
    let inside = |message: String| (at, format!("`{}`: {message}", key.name));
    let here = called.parent().unwrap_or(Path::new(""));
    let string = || match value.get_ref() {
        DeValue::String(text) => Ok(text.to_string()),
        _ => Err(wrong()),
    };
    Ok(match key.kind {
        Kind::Ids => Setting::Ids(strings(value).ok_or_else(wrong)?),
        Kind::Patterns => {
            let lines = strings(value).ok_or_else(wrong)?;
            Setting::Patterns(vec![Patterns::new(folder, lines).map_err(inside)?])
        }
        Kind::PerFile => {
            let DeValue::Table(table) = value.get_ref() else {
                return Err(wrong());
            };
            let one = |(pattern, ids): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
                let pattern: &std::borrow::Cow<'_, str> = pattern.get_ref();
                let patterns = Patterns::new(folder, vec![pattern.to_string()]).map_err(inside)?;
                Ok((patterns, strings(ids).ok_or_else(wrong)?))
            };
            Setting::PerFile(table.iter().map(one).collect::<Result<_, _>>()?)
        }
        Kind::Folders => {
            let all = strings(value).ok_or_else(wrong)?;
            Setting::Folders(all.into_iter().map(|item| here.join(item)).collect())
        }
        Kind::File => Setting::File(here.join(string()?)),
        Kind::Version => {
            let version: Version = string()?.parse().map_err(|message| (at, message))?;
            Setting::Version(version)
        }
        Kind::Flag => match value.get_ref() {
            DeValue::Boolean(yes) => Setting::Flag(*yes),
            _ => return Err(wrong()),
        },
        Kind::Choices => {
            let DeValue::Table(table) = value.get_ref() else {
                return Err(wrong());
            };
            let one = |(id, name): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
                let id: &std::borrow::Cow<'_, str> = id.get_ref();
                let DeValue::String(name) = name.get_ref() else { return Err(wrong()) };
                Ok((id.to_string(), name.to_string()))
            };
            Setting::Choices(table.iter().map(one).collect::<Result<_, _>>()?)
        }
    })
}

fn strings(value: &Spanned<DeValue<'_>>) -> Option<Vec<String>> {
    let DeValue::Array(array) = value.get_ref() else {
        return None;
    };
    let one = |item: &Spanned<DeValue<'_>>| match item.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        _ => None,
    };
    array.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            "pyproject.toml:2: `selct` is no setting of upshift; did you mean `select`?"
        );
        assert_eq!(
            message("[tool.upshift]\nper_file = {}\n"),
            "pyproject.toml:2: `per_file` is no setting of upshift; did you mean `per-file`?"
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
            "pyproject.toml:2: `asyncore` is no setting any more; write `alternatives = { asyncore = \"asyncio\" }`"
        );
        assert!(message("[tool.upshift\n").starts_with("pyproject.toml:1: is no TOML"));
    }
}
