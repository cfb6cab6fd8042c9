//! The head of a transform's file: its docstring and the constants that are assigned in it.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::error::{Errors, suggest};
use super::literal::{self, clean, string};
use super::{Together, Transform, drops};
use crate::finding::Safety;
use crate::knowledge::keys;
use crate::syntax::{Field, Kind, Node};
use crate::text::is_name;
use crate::version::Version;

/// The longest title, in characters.
const TITLE: usize = 72;

/// A constant that a transform may assign.
#[derive(Deserialize)]
pub struct Key {
    /// Its name.
    pub name: String,
    /// A value, as an author writes it.
    pub value: String,
    /// What it says: a clause in Markdown, without a full stop.
    pub about: String,
}

/// All of them, in the order of the documentation.
pub static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| keys(include_str!("keys.toml")));

/// An assignment at the top of the file.
pub(super) struct Constant<'t> {
    /// The name that is assigned.
    pub name: Node<'t>,
    /// What it is assigned.
    pub value: Node<'t>,
}

/// The rows of a table: the nodes of each key and each value.
pub(super) type Rows<'t> = Vec<(Node<'t>, Node<'t>)>;

/// What the constants say.
#[derive(Default)]
pub(super) struct Head<'t> {
    /// A transform with what needs nothing but its constant.
    pub transform: Transform,
    /// As it is written; without it, who wrote the transform decides.
    pub safety: Option<Safety>,
    pub moves: Rows<'t>,
    pub reports: Rows<'t>,
    /// The versions of single names, where `deprecated` or `removed` is a table.
    pub deprecated: HashMap<String, Version>,
    pub removed: HashMap<String, Version>,
    pub raises: Rows<'t>,
    /// The string, and what it means.
    pub examples: Option<(Node<'t>, String)>,
}

impl<'t> Head<'t> {
    /// Reads the constants.
    pub fn read(constants: &[Constant<'t>], errors: &mut Errors<'_>) -> Head<'t> {
        let mut head = Head::default();
        for (at, Constant { name, value }) in constants.iter().enumerate() {
            let text = name.text();
            if constants[..at].iter().any(|other| other.name.text() == text) {
                errors.at(name.start(), format!("`{text}` is assigned twice"), "keep one of the two");
            } else if !head.assign(text, value.unparenthesised(), errors) {
                let names: Vec<&str> = KEYS.iter().map(|key| key.name.as_str()).collect();
                let advice = match text {
                    "renames" => {
                        "it is `moves` now, with whole new names: {\"corp.old\": \"corp.new\"}".to_owned()
                    }
                    _ => suggest(text, &names),
                };
                errors.at(name.start(), format!("`{text}` is not a constant of transforms"), advice);
            }
        }
        let Transform { deprecated, removed, .. } = &head.transform;
        if let (Some(deprecated), Some(removed)) = (deprecated, removed)
            && deprecated > removed
            && let Some(constant) = constants.iter().find(|constant| constant.name.text() == "deprecated")
        {
            errors.at(
                constant.value.start(),
                format!("deprecated in {deprecated}, after it was removed in {removed}"),
                "`deprecated` is the first Python that warns, `removed` the first that lacks the old API",
            );
        }
        head
    }

    /// Reads the value of a constant; false if no constant is called so.
    fn assign(&mut self, name: &str, value: Node<'t>, errors: &mut Errors<'_>) -> bool {
        let transform = &mut self.transform;
        match name {
            "deprecated" if value.kind() == Kind::Dictionary => {
                self.deprecated = versions(value, errors);
                transform.deprecated = self.deprecated.values().min().copied();
            }
            "deprecated" => transform.deprecated = version(value, errors),
            "removed" if value.kind() == Kind::Dictionary => self.removed = versions(value, errors),
            "removed" => transform.removed = version(value, errors),
            "available" if value.kind() == Kind::Dictionary => {
                transform.available_names = versions(value, errors).into_iter().collect();
                transform.available = transform.available_names.iter().map(|(_, since)| *since).max();
            }
            "available" => transform.available = version(value, errors),
            "reference" => transform.reference = string(value, errors).unwrap_or_default(),
            "safety" => self.safety = safety(value, errors),
            "moves" => self.moves = table(value, errors),
            "reports" => self.reports = table(value, errors),
            "raises" => self.raises = table(value, errors),
            "alternatives" => {
                for (name, about) in table(value, errors) {
                    transform.alternatives.extend(string(name, errors).zip(string(about, errors)));
                }
            }
            "only_with" => {
                for (id, names) in table(value, errors) {
                    transform.only_with.extend(string(id, errors).zip(Some(strings(names, errors))));
                }
            }
            "results" => {
                for (name, result) in table(value, errors) {
                    transform.results.extend(string(name, errors).zip(string(result, errors)));
                }
            }
            "requires" => transform.requires = strings(value, errors),
            "drops" => transform.drops = drops::read(value, errors),
            "backport" => transform.backport = string(value, errors),
            "examples" => self.examples = string(value, errors).map(|text| (value, text)),
            "words" => transform.words = strings(value, errors),
            "identical" => transform.identical = truth(value, errors),
            "together" if value.kind() == Kind::String => {
                let unit = string(value, errors);
                transform.together =
                    unit.as_deref().filter(|unit| *unit == "function").map(|_| Together::Function);
                if transform.together.is_none() {
                    errors.at(value.start(), "`together` is `True` or \"function\"", "write one of the two");
                }
            }
            "together" => transform.together = truth(value, errors).then_some(Together::File),
            "only" => transform.places.read_only(value, errors),
            "skip" => transform.places.read_skip(value, errors),
            "imports" => transform.imports = modules(value, errors),
            "only_calls" => transform.only_calls = truth(value, errors),
            "fold" => transform.fold = truth(value, errors),
            "opt_in" => transform.opt_in = truth(value, errors),
            "whole" => transform.whole = truth(value, errors),
            "follows" => transform.follows = strings(value, errors),
            "at_import" => transform.at_import = strings(value, errors),
            "native" => transform.native = string(value, errors),
            _ => return false,
        }
        true
    }
}

/// The title and the reason of the docstring, `None` when there is none.
pub(super) fn docstring(node: Option<Node<'_>>, errors: &mut Errors<'_>) -> (String, String) {
    let Some(node) = node else {
        errors.at(
            0,
            "the file has no docstring",
            "begin with a string whose first line is a sentence about the change",
        );
        return Default::default();
    };
    let text = clean(&string(node, errors).unwrap_or_default());
    let (title, reason) = text.split_once('\n').unwrap_or((&text, ""));
    let length = title.chars().count();
    if length > TITLE {
        errors.at(
            node.start(),
            format!("the title has {length} characters"),
            format!("say it in {TITLE}, and the rest below a blank line"),
        );
    }
    if !title.ends_with('.') {
        errors.at(
            node.start(),
            "the title does not end with a full stop",
            "make the docstring's first line one whole sentence",
        );
    }
    (title.to_owned(), reason.trim().to_owned())
}

fn version(value: Node<'_>, errors: &mut Errors<'_>) -> Option<Version> {
    let Some(text) = literal::value(value) else {
        errors.at(value.start(), "a Python version is expected here", "write it as a string: \"3.12\"");
        return None;
    };
    let parsed: Result<Version, String> = text.parse();
    if let Err(problem) = &parsed {
        errors.at(value.start(), problem.to_string(), "two numbers with a point between them, in quotes");
    }
    parsed.ok()
}

fn versions(value: Node<'_>, errors: &mut Errors<'_>) -> HashMap<String, Version> {
    let rows = table(value, errors).into_iter();
    rows.filter_map(|(name, since)| string(name, errors).zip(version(since, errors))).collect()
}

fn safety(value: Node<'_>, errors: &mut Errors<'_>) -> Option<Safety> {
    match string(value, errors)?.as_str() {
        "safe" => Some(Safety::Safe),
        "suggested" => Some(Safety::Suggested),
        other => {
            errors.at(
                value.start(),
                format!("`{other}` is not a level of safety"),
                "\"safe\" keeps the meaning of every program, \"suggested\" waits to be asked for",
            );
            None
        }
    }
}

fn truth(value: Node<'_>, errors: &mut Errors<'_>) -> bool {
    if !matches!(value.kind(), Kind::True | Kind::False) {
        errors.at(value.start(), "`True` or `False` is expected here", "write `True`");
    }
    value.kind() == Kind::True
}

pub(super) fn strings(value: Node<'_>, errors: &mut Errors<'_>) -> Vec<String> {
    if value.kind() != Kind::List {
        errors.at(value.start(), "a list of strings is expected here", "write [\"name\"]");
        return Vec::new();
    }
    value.parts().filter_map(|item| string(item, errors)).collect()
}

/// Names of modules.
fn modules(value: Node<'_>, errors: &mut Errors<'_>) -> Vec<String> {
    let names = strings(value, errors);
    let is_module = |name: &String| name.split('.').all(is_name);
    if let Some(other) = names.iter().find(|name| !is_module(name)) {
        errors.at(value.start(), format!("`{other}` is not the name of a module"), "write [\"corp.web\"]");
    }
    names
}

pub(super) fn table<'t>(value: Node<'t>, errors: &mut Errors<'_>) -> Rows<'t> {
    let mut rows = Vec::new();
    if value.kind() != Kind::Dictionary {
        errors.at(value.start(), "a table is expected here", "write {\"key\": \"value\"}");
        return rows;
    }
    for row in value.parts() {
        match (row.child(Field::Key), row.child(Field::Value)) {
            (Some(key), Some(new)) if row.kind() == Kind::Pair => rows.push((key, new)),
            _ => errors.at(row.start(), "only `key: value` may stand here", "write the rows out"),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::compile::testing::{compiled, mistakes};
    use crate::transform::{Origin, parse};
    use std::path::Path;

    #[test]
    fn constants_are_read() {
        let transform = compiled(
            "deprecated = '3.2'\navailable = ('3.3')\nsafety = 'suggested'\nrequires = ['a', 'b>=2']\nnative = 'x'\n",
        );
        assert_eq!(transform.deprecated, Some(Version::new(3, 2)));
        assert_eq!(transform.available, Some(Version::new(3, 3)));
        assert_eq!(transform.safety, Safety::Suggested);
        assert_eq!(transform.requires, ["a", "b>=2"]);
        assert_eq!(transform.native.as_deref(), Some("x"));
    }

    #[test]
    fn constants_of_another_kind_are_refused() {
        let first = |line: &str| mistakes(&format!("{line}\nnative = 'x'\n")).join("\n");
        assert_eq!(
            first("removed = 3.12"),
            "2:11 a Python version is expected here; write it as a string: \"3.12\""
        );
        assert!(first("removed = '3'").starts_with("2:11 `3` is not a Python version"));
        assert!(first("safety = 'sure'").starts_with("2:10 `sure` is not a level of safety; \"safe\" keeps"));
        assert!(first("requires = 'x'").starts_with("2:12 a list of strings"));
        assert!(first("together = 1").starts_with("2:12 `True` or `False` is expected"));
        assert!(first("moves = ['x']").starts_with("2:9 a table is expected"));
        assert!(first("moves = {**x}").starts_with("2:10 only `key: value`"));
        assert!(first("reference = f'{x}'").starts_with("2:13 a plain string"));
        assert!(first("reference = 'a' + 'b'").starts_with("2:13 a plain string"));
        assert!(first("reference = 'a'\nreference = 'b'").starts_with("3:1 `reference` is assigned twice"));
        assert!(first("deprecated = '3.9'\nremoved = '3.8'").starts_with("2:14 deprecated in 3.9, after"));
    }

    #[test]
    fn the_documentation_lists_the_constants() {
        let page = include_str!("../../docs/transforms.md");
        assert_eq!(KEYS.len(), 28);
        for Key { name, value, about } in KEYS.iter() {
            let known =
                !mistakes(&format!("{name} = 1.5\n")).join(" ").contains("is not a constant of transforms");
            assert!(known, "{name} is not read");
            let row = format!("| `{name}` | `{value}` | {about} |\n");
            assert!(page.contains(&row), "docs/transforms.md lacks this row:\n{row}");
        }
    }

    #[test]
    fn the_title_is_a_short_sentence() {
        let title = |title: &str| {
            let text = format!("\"\"\"{title}\"\"\"\nnative = 'x'\n");
            let errors = parse("t", Path::new("t.py"), &text, Origin::User).err().unwrap_or_default();
            errors.iter().map(|error| error.message.clone()).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(title("It ends."), "");
        assert_eq!(title("It does not end\n\nReason."), "the title does not end with a full stop");
        assert_eq!(title(&format!("{}.", "é".repeat(71))), "");
        assert_eq!(title(&format!("{}.", "é".repeat(72))), "the title has 73 characters");
    }
}
