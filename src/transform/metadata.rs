//! The head of a transform's file: its docstring and the constants that are assigned in it.

use super::error::{Errors, suggest};
use super::literal::{Literal, clean, string};
use crate::finding::Safety;
use crate::syntax::{Field, Kind, Node};
use crate::version::Version;

/// The longest title, in characters.
const TITLE: usize = 72;

#[rustfmt::skip]
const NAMES: [&str; 13] = [
    "deprecated", "removed", "available", "reference", "safety", "renames", "requires", "examples", "native", "words", "together", "whole", "follows",
];

/// An assignment at the top of the file.
pub(super) struct Constant<'t> {
    /// The name that is assigned.
    pub name: Node<'t>,
    /// What it is assigned.
    pub value: Node<'t>,
}

/// What the constants say.
#[derive(Default)]
pub(super) struct Metadata<'t> {
    pub deprecated: Option<Version>,
    pub removed: Option<Version>,
    pub available: Option<Version>,
    pub reference: Option<String>,
    pub safety: Option<Safety>,
    pub requires: Vec<String>,
    pub native: Option<String>,
    /// Whether the changes of a file are made together or not at all.
    pub together: bool,
    /// Whether they are made only where nothing else of the module is left.
    pub whole: bool,
    /// Suffixes of the pairs that change only beside another one.
    pub follows: Vec<String>,
    /// Further words that show a file may hold a value of a tested type.
    pub words: Vec<String>,
    /// The nodes of each old and new name.
    pub renames: Vec<(Node<'t>, Node<'t>)>,
    pub examples: Option<Literal<'t>>,
}

impl<'t> Metadata<'t> {
    /// Reads the constants.
    pub fn read(constants: &[Constant<'t>], errors: &mut Errors<'_>) -> Metadata<'t> {
        let mut metadata = Metadata::default();
        for (at, constant) in constants.iter().enumerate() {
            let name = constant.name.text();
            if constants[..at].iter().any(|other| other.name.text() == name) {
                errors.at(
                    constant.name.start(),
                    format!("`{name}` is assigned twice"),
                    "keep one of the two",
                );
                continue;
            }
            let value = constant.value.unparenthesised();
            match name {
                "deprecated" => metadata.deprecated = version(value, errors),
                "removed" => metadata.removed = version(value, errors),
                "available" => metadata.available = version(value, errors),
                "reference" => metadata.reference = string(value, errors),
                "safety" => metadata.safety = safety(value, errors),
                "requires" => metadata.requires = strings(value, errors),
                "together" => metadata.together = truth(value, errors),
                "whole" => metadata.whole = truth(value, errors),
                "follows" => metadata.follows = strings(value, errors),
                "words" => metadata.words = strings(value, errors),
                "native" => metadata.native = string(value, errors),
                "renames" => metadata.renames = table(value, errors),
                "examples" => metadata.examples = Literal::read(value, errors),
                _ => errors.at(
                    constant.name.start(),
                    format!("`{name}` is no part of a transform"),
                    suggest(name, &NAMES),
                ),
            }
        }
        if let (Some(deprecated), Some(removed)) = (metadata.deprecated, metadata.removed)
            && deprecated > removed
            && let Some(constant) = constants.iter().find(|constant| constant.name.text() == "deprecated")
        {
            errors.at(
                constant.value.start(),
                format!("deprecated in {deprecated}, after it was removed in {removed}"),
                "`deprecated` is the first Python that warns, `removed` the first that lacks the old API",
            );
        }
        metadata
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
    let Some(literal) = Literal::of(value) else {
        errors.at(value.start(), "a Python version is expected here", "write it as a string: \"3.12\"");
        return None;
    };
    let parsed: Result<Version, String> = literal.value().parse();
    if let Err(problem) = &parsed {
        errors.at(value.start(), problem.to_string(), "two numbers with a point between them, in quotes");
    }
    parsed.ok()
}

fn safety(value: Node<'_>, errors: &mut Errors<'_>) -> Option<Safety> {
    match string(value, errors)?.as_str() {
        "safe" => Some(Safety::Safe),
        "suggested" => Some(Safety::Suggested),
        other => {
            errors.at(
                value.start(),
                format!("`{other}` is no safety"),
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

fn strings(value: Node<'_>, errors: &mut Errors<'_>) -> Vec<String> {
    if value.kind() != Kind::List {
        errors.at(value.start(), "a list of strings is expected here", "write [\"name\"]");
        return Vec::new();
    }
    value.parts().filter_map(|item| string(item, errors)).collect()
}

fn table<'t>(value: Node<'t>, errors: &mut Errors<'_>) -> Vec<(Node<'t>, Node<'t>)> {
    let mut rows = Vec::new();
    if value.kind() != Kind::Dictionary {
        errors.at(
            value.start(),
            "a table of strings is expected here",
            "write {\"module.Class.old\": \"new\"}",
        );
        return rows;
    }
    for row in value.parts() {
        match (row.child(Field::Key), row.child(Field::Value)) {
            (Some(key), Some(new)) if row.kind() == Kind::Pair => rows.push((key, new)),
            _ => errors.at(row.start(), "only `\"old\": \"new\"` may stand here", "write the entries out"),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use crate::finding::Safety;
    use crate::transform::load::testing::{compiled, mistakes};
    use crate::transform::{Origin, parse};
    use crate::version::Version;
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
        assert!(first("safety = 'sure'").starts_with("2:10 `sure` is no safety; \"safe\" keeps"));
        assert!(first("requires = 'x'").starts_with("2:12 a list of strings"));
        assert!(first("together = 1").starts_with("2:12 `True` or `False` is expected"));
        assert!(first("renames = ['x']").starts_with("2:11 a table of strings"));
        assert!(first("renames = {**x}").starts_with("2:12 only `\"old\": \"new\"`"));
        assert!(first("reference = f'{x}'").starts_with("2:13 a plain string"));
        assert!(first("reference = 'a' + 'b'").starts_with("2:13 a plain string"));
        assert!(first("reference = 'a'\nreference = 'b'").starts_with("3:1 `reference` is assigned twice"));
        assert!(first("deprecated = '3.9'\nremoved = '3.8'").starts_with("2:14 deprecated in 3.9, after"));
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
