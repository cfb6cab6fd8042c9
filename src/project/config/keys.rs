//! The settings of upshift, each said once: the files, the options, the schema and the messages are
//! all made from this table.

/// What a setting holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Names of modules or transforms.
    Ids,
    /// Patterns of paths, as in `.gitignore`.
    Patterns,
    /// A table from patterns to names.
    PerFile,
    /// Folders, relative to the file.
    Folders,
    /// A file, relative to the file.
    File,
    /// A Python version.
    Version,
    /// True or false.
    Flag,
    /// A table from transforms to the names of their alternatives.
    Choices,
}

/// A setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name in files, and behind `--`.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it is for: a clause in Markdown, without a full stop.
    pub about: &'static str,
    /// What holds without it, in the same form.
    pub default: &'static str,
}

const fn key(name: &'static str, kind: Kind, about: &'static str, default: &'static str) -> Key {
    Key { name, kind, about, default }
}

/// All settings, in the order in which they are told of.
pub const KEYS: [Key; 10] = [
    key(
        "select",
        Kind::Ids,
        "Run only these: modules (`configparser`) or transforms (`configparser/readfp`)",
        "all",
    ),
    key("ignore", Kind::Ids, "Leave these modules or transforms out", "none"),
    key("per-file", Kind::PerFile, "Leave modules or transforms out for the files of a pattern", "none"),
    key(
        "exclude",
        Kind::Patterns,
        "Leave files and folders out of walks, with patterns as in `.gitignore`",
        "none",
    ),
    key(
        "target",
        Kind::Version,
        "The newest Python that the code shall run on",
        "the newest that upshift knows",
    ),
    key("min", Kind::Version, "The oldest Python that the code must run on", "`requires-python`, else 3.10"),
    key("suggested", Kind::Flag, "Apply suggested changes as well as safe ones", "false"),
    key(
        "alternatives",
        Kind::Choices,
        "Choose among the ways out that a transform offers: `asyncore` has `module`, `asyncio` and `backport`",
        "the first that it lists",
    ),
    key("transforms", Kind::Folders, "Add the transforms of these folders", "none"),
    key(
        "baseline",
        Kind::File,
        "The findings that `check` accepts, by transform and file",
        "upshift-baseline.json",
    ),
];

/// The setting of a name.
pub fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// Settings that are gone, and what is written in their place.
pub const GONE: [(&str, &str); 2] = [
    ("instead", "alternatives = { \"xml_etree/element_truth\" = \"presence\" }"),
    ("asyncore", "alternatives = { asyncore = \"asyncio\" }"),
];

/// What a setting is for, as the help of its option says it.
pub fn about(name: &str) -> String {
    let Some(key) = find(name) else { return String::new() };
    match key.default {
        "all" | "none" | "false" => key.about.to_owned(),
        default => format!("{} [default: {default}]", key.about),
    }
}

impl Kind {
    /// What a value must be, for a message.
    pub fn wanted(self) -> String {
        match self {
            Kind::Ids | Kind::Patterns | Kind::Folders => "a list of strings".to_owned(),
            Kind::PerFile => {
                "a table of lists of strings, such as { \"tests/\" = [\"configparser\"] }".to_owned()
            }
            Kind::File => "a string, the path of a file".to_owned(),
            Kind::Version => "a version such as \"3.12\"".to_owned(),
            Kind::Flag => "true or false".to_owned(),
            Kind::Choices => "a table of strings, such as { asyncore = \"asyncio\" }".to_owned(),
        }
    }
}
