//! The settings of upshift, each defined once: see `keys.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::knowledge::keys;

/// The type of a setting's value.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ValueType {
    /// Names of modules or transforms.
    Ids,
    /// Path patterns, as in `.gitignore`.
    Patterns,
    /// A table from patterns to names.
    PerFile,
    /// Folders, relative to the file.
    Folders,
    /// Files, relative to the file.
    Files,
    /// A file, relative to the file.
    File,
    /// A Python version.
    Version,
    /// True or false.
    Flag,
    /// A table from modules or transforms to the names of their alternatives.
    Choices,
}

/// The commands that take a setting as an option; each group includes the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Every command that uses transforms.
    Transforms,
    /// Commands that look at code.
    Pythons,
    /// Commands that look at files.
    Files,
}

/// A setting.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The name in configuration files, and of the option.
    pub name: String,
    /// The type of its value.
    #[serde(rename = "type")]
    pub value: ValueType,
    /// The commands that take it as an option.
    pub group: Group,
    /// The name of the option's value.
    pub placeholder: String,
    /// What it does: a clause in Markdown, without a full stop.
    pub about: String,
    /// The default, in the same form.
    pub default: String,
}

/// All settings, in the order in which they are documented.
pub static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| keys(include_str!("keys.toml")));

/// Settings of earlier versions, and what takes their place: in a file, as an option.
pub const REMOVED: [(&str, &str, &str); 2] = [
    (
        "instead",
        "alternatives = { \"xml_etree/element_truth\" = \"presence\" }",
        "--alternatives xml_etree/element_truth=presence",
    ),
    ("asyncore", "alternatives = { asyncore = \"asyncio\" }", "--alternatives asyncore=asyncio"),
];

/// The setting with a name.
pub fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

impl Key {
    /// The help text of its option.
    pub fn help(&self) -> String {
        match self.default.as_str() {
            "all" | "none" | "false" => self.about.clone(),
            default => format!("{} [default: {default}]", self.about),
        }
    }
}

impl ValueType {
    /// A description of valid values, for error messages.
    pub fn expected(&self) -> String {
        match self {
            ValueType::Ids | ValueType::Patterns | ValueType::Folders | ValueType::Files => {
                "a list of strings".to_owned()
            }
            ValueType::PerFile => {
                "a table of lists of strings, such as { \"tests/\" = [\"configparser\"] }".to_owned()
            }
            ValueType::File => "a string with the path of a file".to_owned(),
            ValueType::Version => "a version such as \"3.12\"".to_owned(),
            ValueType::Flag => "true or false".to_owned(),
            ValueType::Choices => "a table of strings, such as { asyncore = \"asyncio\" }".to_owned(),
        }
    }
}
