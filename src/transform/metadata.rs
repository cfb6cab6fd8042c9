//! The head of a transform's file: its docstring and the constants that are assigned in it.

use super::Transform;
use super::error::{Errors, suggest};
use super::literal::{self, clean, string};
use crate::finding::Safety;
use crate::syntax::{Field, Kind, Node};
use crate::version::Version;

/// The longest title, in characters.
const TITLE: usize = 72;

/// A constant that a transform may assign.
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// A value, as an author writes it.
    pub value: &'static str,
    /// What it says: a clause in Markdown, without a full stop.
    pub about: &'static str,
    read: for<'t> fn(&mut Head<'t>, Node<'t>, &mut Errors<'_>),
}

const fn key(
    name: &'static str,
    value: &'static str,
    about: &'static str,
    read: for<'t> fn(&mut Head<'t>, Node<'t>, &mut Errors<'_>),
) -> Key {
    Key { name, value, about, read }
}

/// All of them, in the order of the documentation.
pub const KEYS: [Key; 16] = [
    key("deprecated", "\"3.2\"", "the first Python that warns of the old API", |head, value, errors| {
        head.transform.deprecated = version(value, errors);
    }),
    key("removed", "\"3.12\"", "the first Python without the old API", |head, value, errors| {
        head.transform.removed = version(value, errors);
    }),
    key("available", "\"3.2\"", "the first Python that has what `after` uses", |head, value, errors| {
        head.transform.available = version(value, errors);
    }),
    key(
        "reference",
        "\"whatsnew/3.12#configparser\"",
        "the place in Python's documentation, or a URL",
        |head, value, errors| head.transform.reference = string(value, errors).unwrap_or_default(),
    ),
    key(
        "safety",
        "\"safe\"",
        "`\"safe\"` or `\"suggested\"`, see [Safety](#safety); `\"suggested\"` without it",
        |head, value, errors| head.safety = safety(value, errors),
    ),
    key(
        "moves",
        "{\"collections.Mapping\": \"collections.abc.Mapping\"}",
        "names and modules that are elsewhere, see [Moves](#moves)",
        |head, value, errors| head.moves = table(value, errors),
    ),
    key(
        "raises",
        "{\"distutils.errors.DistutilsError\": \"OSError\"}",
        "what the old call raises and the new one raises, see [Exceptions](#raises)",
        |head, value, errors| head.raises = table(value, errors),
    ),
    key(
        "alternatives",
        "{\"children\": \"it asks for children\", \"presence\": \"it asks for an element\"}",
        "several ways out, and when each is right; the first is the default, see [Alternatives](#alternatives)",
        |head, value, errors| {
            for (name, about) in table(value, errors) {
                head.transform.alternatives.extend(string(name, errors).zip(string(about, errors)));
            }
        },
    ),
    key(
        "only_with",
        "{\"asyncore/module\": [\"backport\"]}",
        "the alternatives of another transform with which this one runs, see [Alternatives](#alternatives)",
        |head, value, errors| {
            for (id, names) in table(value, errors) {
                head.transform.only_with.extend(string(id, errors).map(|id| (id, strings(names, errors))));
            }
        },
    ),
    key(
        "requires",
        "[\"setuptools<82\"]",
        "distributions that `after` needs, as PEP 508 writes them, see [What a change needs](#needs)",
        |head, value, errors| head.transform.requires = strings(value, errors),
    ),
    key("examples", "'''…'''", "diffs that are tests, see [Examples](#examples)", |head, value, errors| {
        head.examples = string(value, errors).map(|text| (value, text));
    }),
    key(
        "words",
        "[\"ET\", \"getroot\"]",
        "identifiers that show a file may be concerned, for a pattern without a word of its own, such as a truth test",
        |head, value, errors| head.transform.words = strings(value, errors),
    ),
    key(
        "together",
        "True",
        "all-or-nothing per file: where one place can only be reported, all are",
        |head, value, errors| head.transform.together = truth(value, errors),
    ),
    key(
        "whole",
        "True",
        "a file changes only where nothing else is left of the module that the transform's folder names",
        |head, value, errors| head.transform.whole = truth(value, errors),
    ),
    key(
        "follows",
        "[\"not_found\"]",
        "suffixes of pairs that never change alone: where no other pair changes the file, or something else of the module is only reported, they are reported with the docstring of their `before`; without an `after` they are then not reported at all",
        |head, value, errors| head.transform.follows = strings(value, errors),
    ),
    key(
        "native",
        "\"name\"",
        "code in `src/native/`; only for transforms that come with upshift",
        |head, value, errors| {
            head.transform.native = string(value, errors);
        },
    ),
];

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
            } else if let Some(key) = KEYS.iter().find(|key| key.name == text) {
                (key.read)(&mut head, value.unparenthesised(), errors);
            } else {
                let names = KEYS.map(|key| key.name);
                errors.at(name.start(), format!("`{text}` is no part of a transform"), suggest(text, &names));
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

fn table<'t>(value: Node<'t>, errors: &mut Errors<'_>) -> Rows<'t> {
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
    use crate::transform::load::testing::{compiled, mistakes};
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
        assert!(first("safety = 'sure'").starts_with("2:10 `sure` is no safety; \"safe\" keeps"));
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
        for Key { name, value, about, .. } in KEYS {
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
