//! The value of a setting, whether it comes from a file or from an option.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use toml::de::DeValue;

use super::{Key, Origin, Patterns, ValueType};
use crate::version::Version;

/// The value of a key.
#[derive(Clone, Debug)]
pub enum Setting {
    /// Modules or transforms.
    Ids(Vec<String>),
    /// One list for each file or option.
    Patterns(Vec<Patterns>),
    /// Names by pattern.
    PerFile(Vec<(Patterns, Vec<String>)>),
    /// Relative to the working folder.
    Folders(Vec<PathBuf>),
    /// Relative to the working folder.
    File(PathBuf),
    /// A Python version.
    Version(Version),
    /// A switch.
    Flag(bool),
    /// Transforms or modules, and the names of their alternatives.
    Choices(Vec<(String, String)>),
}

/// A value before it is checked against the type of its key.
pub enum Raw {
    /// A string.
    Text(OsString),
    /// A list of strings.
    List(Vec<OsString>),
    /// A table of lists of strings; a string by itself is a list of one.
    Table(Vec<(String, Vec<OsString>)>),
    /// A boolean.
    Flag(bool),
}

impl Raw {
    /// A value as TOML writes it; `None` for types that no setting has.
    pub fn of_toml(value: &DeValue<'_>) -> Option<Raw> {
        let text = |value: &DeValue<'_>| match value {
            DeValue::String(text) => Some(OsString::from(&**text)),
            _ => None,
        };
        let list = |value: &DeValue<'_>| match value {
            DeValue::Array(array) => array.iter().map(|item| text(item.get_ref())).collect::<Option<_>>(),
            _ => None,
        };
        Some(match value {
            DeValue::String(_) => Raw::Text(text(value)?),
            DeValue::Array(_) => Raw::List(list(value)?),
            DeValue::Boolean(flag) => Raw::Flag(*flag),
            DeValue::Table(table) => {
                let row = |(name, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
                    let name: &std::borrow::Cow<'_, str> = name.get_ref();
                    let one = || text(value.get_ref()).map(|text| vec![text]);
                    Some((name.to_string(), one().or_else(|| list(value.get_ref()))?))
                };
                Raw::Table(table.iter().map(row).collect::<Option<_>>()?)
            }
            _ => return None,
        })
    }

    /// The value of an option that was given one or more times. The error is for people.
    pub fn of_option(key: &Key, given: Vec<OsString>) -> Result<Raw, String> {
        let row = |text: &OsString| {
            let text = text.to_string_lossy();
            let (pattern, ids) = text.rsplit_once('=').ok_or_else(|| {
                format!("`{text}` lacks a name: write PATTERN=ID, such as `tests/=configparser`")
            })?;
            Ok((pattern.to_owned(), ids.split(',').map(|id| id.trim().into()).collect()))
        };
        let choice = |text: &OsString| {
            let text = text.to_string_lossy();
            let choice = text.split_once('=').filter(|(id, name)| !id.is_empty() && !name.is_empty());
            let (id, name) = choice
                .ok_or_else(|| format!("`{text}` lacks a name: write ID=NAME, such as `asyncore=asyncio`"))?;
            Ok((id.to_owned(), vec![name.into()]))
        };
        Ok(match key.value {
            ValueType::Choices => Raw::Table(given.iter().map(choice).collect::<Result<_, String>>()?),
            ValueType::PerFile => Raw::Table(given.iter().map(row).collect::<Result<_, String>>()?),
            ValueType::Ids | ValueType::Patterns | ValueType::Folders | ValueType::Files => Raw::List(given),
            ValueType::Flag => Raw::Flag(given.last().is_none_or(|value| value == "true")),
            ValueType::File | ValueType::Version => {
                Raw::Text(given.into_iter().next_back().unwrap_or_default())
            }
        })
    }
}

impl Setting {
    /// Checks a value. Relative paths start from `here`, the folder as users name it; patterns match
    /// below `folder`, its absolute path. The error is for people.
    pub fn new(key: &Key, value: Option<Raw>, here: &Path, folder: &Path) -> Result<Setting, String> {
        let text = |value: OsString| value.to_string_lossy().into_owned();
        let texts = |values: Vec<OsString>| values.into_iter().map(text).collect::<Vec<String>>();
        let named = |message: String| format!("`{}`: {message}", key.name);
        let wrong = || format!("`{}` must be {}", key.name, key.value.expected());
        Ok(match (&key.value, value) {
            (ValueType::Ids, Some(Raw::List(ids))) => Setting::Ids(texts(ids)),
            (ValueType::Patterns, Some(Raw::List(lines))) => {
                Setting::Patterns(vec![Patterns::new(folder, texts(lines)).map_err(named)?])
            }
            (ValueType::PerFile, Some(Raw::Table(rows))) => {
                let row = |(pattern, ids)| Ok((Patterns::new(folder, vec![pattern])?, texts(ids)));
                Setting::PerFile(rows.into_iter().map(row).collect::<Result<_, _>>().map_err(named)?)
            }
            (ValueType::Folders | ValueType::Files, Some(Raw::List(all))) => {
                Setting::Folders(all.into_iter().map(|folder| here.join(folder)).collect())
            }
            (ValueType::File, Some(Raw::Text(path))) => Setting::File(here.join(path)),
            (ValueType::Version, Some(Raw::Text(version))) => Setting::Version(text(version).parse()?),
            (ValueType::Flag, Some(Raw::Flag(flag))) => Setting::Flag(flag),
            (ValueType::Choices, Some(Raw::Table(rows))) => {
                let row = |(id, names): (String, Vec<OsString>)| match <[OsString; 1]>::try_from(names) {
                    Ok([name]) => Ok((id, text(name))),
                    Err(_) => Err(wrong()),
                };
                Setting::Choices(rows.into_iter().map(row).collect::<Result<_, _>>()?)
            }
            _ => return Err(wrong()),
        })
    }

    /// Appends to a list, and to where it was written; returns false for other values.
    pub fn extend(&mut self, more: &Setting, from: &mut Vec<Origin>, origins: &[Origin]) -> bool {
        match (self, more) {
            (Setting::Ids(all), Setting::Ids(more)) => all.extend_from_slice(more),
            (Setting::Patterns(all), Setting::Patterns(more)) => all.extend_from_slice(more),
            (Setting::PerFile(all), Setting::PerFile(more)) => all.extend_from_slice(more),
            (Setting::Folders(all), Setting::Folders(more)) => all.extend_from_slice(more),
            (Setting::Choices(all), Setting::Choices(more)) => all.extend_from_slice(more),
            _ => return false,
        }
        from.extend_from_slice(origins);
        true
    }
}

/// As a configuration file writes it.
impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Setting::Ids(ids) => f.write_str(&list(ids)),
            Setting::Patterns(all) => f.write_str(&list(all.iter().flat_map(|patterns| &patterns.lines))),
            Setting::PerFile(all) => {
                let row = |(patterns, ids): &(Patterns, Vec<String>)| {
                    format!("{} = {}", quoted(&patterns.lines.join(" ")), list(ids))
                };
                write!(f, "{{ {} }}", all.iter().map(row).collect::<Vec<_>>().join(", "))
            }
            Setting::Folders(all) => f.write_str(&list(all.iter().map(|path| path.to_string_lossy()))),
            Setting::File(path) => f.write_str(&quoted(&path.to_string_lossy())),
            Setting::Version(version) => write!(f, "\"{version}\""),
            Setting::Flag(flag) => write!(f, "{flag}"),
            Setting::Choices(all) => {
                let row = |(id, name): &(String, String)| format!("{} = {}", quoted(id), quoted(name));
                write!(f, "{{ {} }}", all.iter().map(row).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

fn list(items: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    format!("[{}]", items.into_iter().map(|item| quoted(item.as_ref())).collect::<Vec<_>>().join(", "))
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
