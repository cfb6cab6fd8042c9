//! Hostile variants of examples: the same code with other line ends, in a function, in a class, under an
//! alias, shadowed, or for Python versions that still have the API; and the same code in hostile surroundings.
//! What holds for an example must hold for its variants.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::examples::{Ran, run};
use super::spellings::{attributes, by_string, defaults, from_file, loaded, members, quoted};
use super::surroundings::{self, Demand, SURROUNDINGS, Surrounding};
use crate::matching::depends_on_arguments;
use crate::syntax::{Field, Kind, Node, Tree};
use crate::transform::{Example, Pair, Pattern, Transform};

type Write = fn(&str, &Example) -> Option<String>;

/// A way of writing the same code.
struct Variant {
    name: &'static str,
    /// Rewrites the text of an example; `None` if that would change its meaning.
    write: Write,
    expected: Expected,
}

const COMMENTED: &str = "a comment at the end of each line";
const DEFAULTS: &str = "modules as defaults";
const ATTRIBUTES: &str = "modules as attributes";
const QUOTED: &str = "names in strings";
const SEMICOLONS: &str = "semicolons";
const SHADOWED: &str = "the modules' names are parameters";

/// The expected result for a variant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
    /// The example's result, written in the same way.
    Result,
    /// The same statements; imports may be elsewhere.
    Statements,
    /// A valid text that a second run does not change.
    Holds,
    /// At least as many findings as in the example, of any kind.
    Told,
    /// The unchanged text.
    Untouched,
}

const VARIANTS: [Variant; 18] = [
    Variant { name: "lines end with CR and LF", write: carriage_returns, expected: Expected::Result },
    Variant { name: "tabs indent", write: tabs, expected: Expected::Result },
    Variant { name: COMMENTED, write: comments, expected: Expected::Statements },
    Variant { name: SEMICOLONS, write: semicolons, expected: Expected::Statements },
    Variant { name: "under an `if`", write: under_if, expected: Expected::Statements },
    Variant { name: "in a function", write: in_function, expected: Expected::Statements },
    Variant { name: "in a class", write: in_class, expected: Expected::Holds },
    Variant { name: "twice", write: twice, expected: Expected::Statements },
    Variant { name: "modules under another name", write: aliases, expected: Expected::Statements },
    Variant { name: "modules imported by a string", write: by_string, expected: Expected::Told },
    Variant { name: "modules that are loaded", write: loaded, expected: Expected::Told },
    Variant { name: DEFAULTS, write: defaults, expected: Expected::Told },
    Variant { name: ATTRIBUTES, write: attributes, expected: Expected::Told },
    Variant { name: "modules from another file", write: from_file, expected: Expected::Told },
    Variant { name: "names of the modules", write: members, expected: Expected::Told },
    Variant { name: QUOTED, write: quoted, expected: Expected::Told },
    Variant { name: "only on Python 2", write: on_python_2, expected: Expected::Untouched },
    Variant { name: SHADOWED, write: shadowed, expected: Expected::Untouched },
];

/// Runs all variants of an example. Returns a message for each one that fails.
pub fn check(transform: &Arc<Transform>, example: &Example) -> Vec<String> {
    let several = example.before.contains("# file: ");
    // Where only the arguments change, the name by itself is as good as ever, and where they decide, it says nothing.
    // Nor is a statement or a class looked for in strings.
    let keeps = |pair: &Pair| {
        pair.keeps_function()
            || pair.asks_for_written_arguments()
            || matches!(pair.before, Pattern::Statements(_) | Pattern::Class { .. })
    };
    let keeps = transform.pairs.iter().any(keeps) || transform.pairs.iter().all(depends_on_arguments);
    // A native change may be about no name at all, so that none can be shadowed.
    // Statements that stand in a row have no others between them.
    // Nor does a class gain a member behind a semicolon.
    let in_a_row = |pair: &Pair| match &pair.before {
        Pattern::Statements(all) => {
            let beside =
                |(node, _): (Node<'_>, _)| node.parent().is_some_and(|block| block.parts().count() > 1);
            all.nodes().count() > 1 || all.blocks().any(beside)
        }
        Pattern::Class { .. } => true,
        _ => false,
    };
    let suits = |variant: &&Variant| match (variant.expected, variant.name) {
        // There the code is in functions.
        (_, DEFAULTS | ATTRIBUTES) if !transform.at_import.is_empty() => false,
        (Expected::Told, name) => transform.native.is_none() && !(keeps && name == QUOTED),
        (_, SHADOWED) => transform.native.is_none(),
        // Code with a comment is not taken away.
        (_, COMMENTED) => !transform.fold && transform.pairs.iter().all(Pair::keeps_blocks),
        (_, SEMICOLONS) => !transform.pairs.iter().any(in_a_row),
        _ => true,
    };
    if several {
        return Vec::new();
    }
    let variants = VARIANTS.iter().filter(suits).filter_map(|variant| one(transform, example, variant).err());
    variants
        .chain(SURROUNDINGS.iter().filter_map(|around| surrounded(transform, example, around).err()))
        .collect()
}

/// Runs an example in one of the surroundings.
fn surrounded(transform: &Arc<Transform>, example: &Example, around: &Surrounding) -> Result<(), String> {
    let write = |text: &str| (around.write)(text, transform).filter(|text| is_python(text));
    let Some(before) = write(&example.before) else { return Ok(()) };
    let ran = run(transform, &before)?;
    let said = |why: &str| {
        let diff = similar::TextDiff::from_lines(&before, &ran.result);
        Err(format!("{}: {why}\n{}{}", around.name, diff.unified_diff(), ran.told))
    };
    if let Some(defect) = ran.defects.first() {
        return said(&format!("a change was dropped: {defect}"));
    }
    let is_same = ran.result == before;
    match around.demand {
        Demand::Same => {
            let wanted = write(&example.after).filter(|_| !brings_helper(example));
            let is_right = wanted.is_none_or(|wanted| statements(&ran.result) == statements(&wanted));
            if is_right || transform.native.is_some() && is_same {
                Ok(())
            } else {
                said("it changes in another way")
            }
        }
        Demand::Told if transform.native.is_some() => Ok(()),
        Demand::Told => {
            let wanted = run(transform, &example.before)?.evident;
            let found = ran.found;
            if found >= wanted || !is_same { Ok(()) } else { said(&format!("{found} findings of {wanted}")) }
        }
        Demand::Own if is_same => Ok(()),
        Demand::Own => said("this must not change"),
        Demand::Taken => match surroundings::no_longer_bound(&ran.result).as_slice() {
            [] => Ok(()),
            names => said(&format!("another file imports {}", names.join(", "))),
        },
        Demand::Patched => {
            let left = surroundings::left_behind(&ran.result);
            match left.iter().find(|name| ran.is_safe(name)) {
                Some(name) => said(&format!("a test patches {name}, and the change is safe")),
                None => Ok(()),
            }
        }
        Demand::Handled
            if is_same || surroundings::handles(&before) != surroundings::handles(&ran.result) =>
        {
            Ok(())
        }
        Demand::Handled => said("calls change and their handler does not"),
    }
}

fn one(transform: &Arc<Transform>, example: &Example, variant: &Variant) -> Result<(), String> {
    let Some(before) = (variant.write)(&example.before, example).filter(|text| is_python(text)) else {
        return Ok(());
    };
    let said = |why: &str, wanted: &str, got: &str| {
        let diff = similar::TextDiff::from_lines(wanted, got);
        Err(format!("{}: {why}\n{}", variant.name, diff.unified_diff()))
    };
    let Ran { result, defects, found, .. } = run(transform, &before)?;
    if let Some(defect) = defects.first() {
        return said(&format!("a change was dropped: {defect}"), &before, &result);
    }
    match variant.expected {
        Expected::Untouched if result != before => return said("this must not change", &before, &result),
        Expected::Untouched => return Ok(()),
        Expected::Told => {
            let wanted = run(transform, &example.before)?.evident;
            return if found >= wanted || result != before {
                Ok(())
            } else {
                said(&format!("{found} findings of {wanted}"), &before, &result)
            };
        }
        _ => {}
    }
    let Some(wanted) = (variant.write)(&example.after, example) else {
        return Ok(());
    };
    // A native change may know some shapes only, and leave others alone.
    if transform.native.is_some() && result == before {
        return Ok(());
    }
    let same = match variant.expected {
        Expected::Statements if brings_helper(example) => true,
        Expected::Statements => statements(&result) == statements(&wanted),
        Expected::Holds => true,
        _ => result == wanted,
    };
    if !same {
        return said("expected (-) and got (+)", &wanted, &result);
    }
    let again = run(transform, &result)?;
    if again.result == result {
        Ok(())
    } else {
        said("a second run changes it again", &result, &again.result)
    }
}

/// Whether a helper comes with the change: it stands at the top of the module, and is spelled as it must be there.
fn brings_helper(example: &Example) -> bool {
    let count = |text: &str| {
        text.lines().filter(|line| line.starts_with("def ") || line.starts_with("class ")).count()
    };
    count(&example.before) < count(&example.after)
}

fn is_python(text: &str) -> bool {
    crate::verify::refusal(text).is_none()
}

/// The statements of a text with their counts. Imports are omitted: whether each name has the right one is
/// verified anyway.
fn statements(text: &str) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for line in text.lines().flat_map(|line| line.split("; ")) {
        let line = line.trim().trim_end_matches("# note").trim();
        let is_import = line.starts_with("import ") || line.starts_with("from ");
        if !line.is_empty() && line != "pass" && !is_import {
            *all.entry(line.to_owned()).or_default() += 1;
        }
    }
    all
}

fn carriage_returns(text: &str, _: &Example) -> Option<String> {
    Some(text.replace('\n', "\r\n"))
}

fn tabs(text: &str, example: &Example) -> Option<String> {
    // New code follows the file, if the file shows how it is indented.
    if !example.before.contains("\n    ") {
        return None;
    }
    let line = |line: &str| {
        let own = line.trim_start_matches(' ');
        let depth = (line.len() - own.len()) / 4;
        format!("{}{}{own}", "\t".repeat(depth), " ".repeat((line.len() - own.len()) % 4))
    };
    is_plain(text).then(|| text.split_inclusive('\n').map(line).collect())
}

fn comments(text: &str, _: &Example) -> Option<String> {
    let line = |line: &str| {
        let line = line.trim_end();
        if line.is_empty() || line.contains('#') || line.ends_with('\\') {
            format!("{line}\n")
        } else {
            format!("{line}  # note\n")
        }
    };
    is_plain(text).then(|| text.lines().map(line).collect())
}

/// Adds a statement after each simple statement at the end of a line. One that becomes an `if` cannot share its line.
fn semicolons(text: &str, example: &Example) -> Option<String> {
    let branches = |text: &str| text.matches("else:").count();
    if !is_plain(text) || branches(&example.before) < branches(&example.after) {
        return None;
    }
    let tree = Tree::parse(text);
    let mut result = text.to_owned();
    let simple = |node: &Node<'_>| {
        let is_last = text[node.end()..].starts_with('\n');
        let is_statement = node.kind().is_statement() && node.child(Field::Body).is_none();
        let compound = [
            Kind::IfStatement,
            Kind::TryStatement,
            Kind::WithStatement,
            Kind::MatchStatement,
            Kind::ForStatement,
            Kind::WhileStatement,
        ];
        is_last && is_statement && !compound.contains(&node.kind())
    };
    let mut ends: Vec<usize> = tree.all().filter(simple).map(|node| node.end()).collect();
    ends.sort_unstable();
    for end in ends.into_iter().rev() {
        result.insert_str(end, "; pass");
    }
    Some(result)
}

fn under_if(text: &str, _: &Example) -> Option<String> {
    // An import of Python 2's own modules that stands in a branch is taken to be one for Python 2.
    if text.contains("import ConfigParser") { None } else { within(text, "if __debug__:\n") }
}

fn in_function(text: &str, _: &Example) -> Option<String> {
    within(text, "def outer():\n")
}

fn in_class(text: &str, _: &Example) -> Option<String> {
    // A function in a class does not see the names of its body.
    let nests = ["def ", "class ", "lambda", " for "].iter().any(|word| text.contains(word));
    if nests { None } else { within(text, "class Outer:\n") }
}

fn on_python_2(text: &str, _: &Example) -> Option<String> {
    within(text, "if sys.version_info < (3,):\n").map(|text| format!("import sys\n{text}"))
}

/// The text as the body of a block.
pub(super) fn within(text: &str, header: &str) -> Option<String> {
    let cannot = ["from __future__", "import *", "global ", "nonlocal ", "__all__", "await "];
    if !is_plain(text) || cannot.iter().any(|word| text.contains(word)) || text.trim().is_empty() {
        return None;
    }
    let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") };
    Some(format!("{header}{}", text.lines().map(line).collect::<String>()))
}

/// Repeats the program in two functions.
fn twice(text: &str, example: &Example) -> Option<String> {
    // A helper is copied once, for both.
    let once = in_function(text, example)?;
    let is_copied = text.lines().filter(|line| line.starts_with("def ")).count() > 0;
    (!is_copied).then(|| format!("{once}\n\n{}", once.replacen("def outer", "def other", 1)))
}

/// Gives plain imports of modules another name, and their uses too.
fn aliases(text: &str, example: &Example) -> Option<String> {
    let tree = Tree::parse(text);
    let mut places: Vec<(usize, usize, String)> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for node in tree.all().filter(|node| node.kind() == Kind::ImportStatement) {
        for item in node.children_by(Field::Name) {
            if item.kind() != Kind::DottedName || item.text().contains('.') {
                return None;
            }
            // What the change brings has the name that the transform gives it.
            match imports(&example.before, item.text()) {
                0 => continue,
                before if before < imports(&example.after, item.text()) => return None,
                _ => {}
            }
            names.push(item.text());
            places.push((item.end(), item.end(), format!(" as {}_", item.text())));
        }
    }
    if names.is_empty() || text.contains("__all__") || text.contains("globals(") {
        return None;
    }
    for node in tree.all().filter(|node| node.kind() == Kind::Identifier && names.contains(&node.text())) {
        let in_import = node.enclosing(&[Kind::ImportStatement, Kind::ImportFromStatement]).is_some();
        if !in_import && crate::model::is_variable(node) {
            places.push((node.start(), node.end(), format!("{}_", node.text())));
        }
    }
    places.sort();
    let mut result = text.to_owned();
    for (start, end, new) in places.into_iter().rev() {
        result.replace_range(start..end, &new);
    }
    Some(result)
}

fn imports(text: &str, module: &str) -> usize {
    text.lines().filter(|line| line.trim() == format!("import {module}")).count()
}

/// Removes the imports, and moves the rest into a function with their names as parameters.
fn shadowed(text: &str, _: &Example) -> Option<String> {
    let tree = Tree::parse(text);
    let mut names = Vec::new();
    let mut lines: Vec<&str> = text.lines().collect();
    for node in tree.root().parts().filter(|node| node.kind().is_import()) {
        for item in node.children_by(Field::Name) {
            let name = item.child(Field::Alias).unwrap_or(item).text();
            names.push(name.split('.').next().unwrap_or(name).to_owned());
        }
        let first = text[..node.start()].matches('\n').count();
        let last = text[..node.end()].matches('\n').count();
        lines[first..=last].fill("");
    }
    names.sort();
    names.dedup();
    // What is known by an annotation or a class of the same file is known without the import.
    let elsewhere = text.contains("patch")
        || text.contains("__import__")
        || text.lines().any(|line| line.starts_with(' ') && line.contains("import "));
    if names.is_empty() || text.contains("class ") || elsewhere {
        return None;
    }
    within(&lines.join("\n"), &format!("def outer({}):\n", names.join(", ")))
}

/// Whether lines can be indented: no string or backslash continues on the next line.
fn is_plain(text: &str) -> bool {
    !text.contains("\"\"\"") && !text.contains("'''") && !text.lines().any(|line| line.ends_with('\\'))
}
