//! Virtual environments that a program makes and then uses as if setuptools were in them.

use super::{Context, Found, Native};
use crate::finding::Safety;
use crate::matching::given;
use crate::model::{VersionSet, reachable_versions};
use crate::syntax::{Field, Kind, Node, string_content};
use crate::version::Version;

/// What makes an environment.
const MAKERS: [&str; 5] =
    ["venv.create", "venv.EnvBuilder", "venv.main", "ensurepip.bootstrap", "virtualenv.cli_run"];

/// What runs a command, by the last part of its name: every project has functions of its own for it.
#[rustfmt::skip]
pub(super) const RUNNERS: [&str; 16] = [
    "call", "check_call", "check_output", "create_subprocess_exec", "create_subprocess_shell", "execute", "getoutput",
    "getstatusoutput", "local", "Popen", "popen", "run", "run_command", "shell", "spawn", "system",
];

/// The first Python whose environments have no setuptools.
const FIRST: Version = Version::new(3, 12);

/// Options with which an environment has setuptools, or may have it.
const BRINGS: [&str; 2] = ["--setuptools", "--system-site-packages"];

pub(super) const NATIVE: Native = Native::new("no_setuptools", find);

fn find(context: &Context<'_>) -> Vec<Found> {
    let module = context.module;
    let strings: Vec<(Node<'_>, &str)> = module
        .tree
        .all()
        .filter(|node| node.kind() == Kind::String && !is_docstring(*node))
        .filter_map(|node| Some((node, &module.source.text()[string_content(node)?])))
        .collect();
    // Where setuptools is named as something to install, it is there, or somebody thought of it.
    if strings.iter().any(|(_, text)| names_distribution(text)) {
        return Vec::new();
    }
    let calls = module.tree.root().descendants().filter(|node| node.kind() == Kind::Call);
    let makers = calls.filter(|call| makes_environment(context, *call));
    makers.filter_map(|call| at(context, call, &strings)).take(1).collect()
}

fn at(context: &Context<'_>, call: Node<'_>, strings: &[(Node<'_>, &str)]) -> Option<Found> {
    let module = context.module;
    let runs = reachable_versions(context.world, module, call).and(VersionSet::window(context.window));
    if runs.newest() < Some(FIRST) {
        return None;
    }
    let later = strings.iter().filter(|(node, _)| node.start() > call.end());
    let (used, what) = later.filter(|(node, _)| is_argument(*node)).find_map(|(node, text)| {
        let what = uses_setuptools(text)?;
        Some((*node, what))
    })?;
    let wanted = if what == "pkg_resources" { "'setuptools<82'" } else { "setuptools" };
    Some(Found {
        range: call.range(),
        edits: Vec::new(),
        safety: Safety::Reported,
        after: None,
        message: format!(
            "`{what}` needs setuptools, which a new environment of Python 3.12 does not have: run `pip install {wanted}` in it first."
        ),
        reasons: vec![module.reason(used, format!("`{what}` is used later"))],
        ..Found::default()
    })
}

fn makes_environment(context: &Context<'_>, call: Node<'_>) -> bool {
    let Some(function) = call.child(Field::Function) else {
        return false;
    };
    if let Some(name) = context.world.names(context.module, function).only()
        && MAKERS.contains(&name)
    {
        let brings = |list: Node<'_>| list.text().contains("system_site_packages=True");
        return !call.child(Field::Arguments).is_some_and(brings);
    }
    let name = function.child(Field::Attribute).unwrap_or(function).text();
    if !RUNNERS.contains(&name) {
        return false;
    }
    let Some(first) = given(call).into_iter().next().filter(|first| first.stars == 0) else {
        return false;
    };
    let words: Vec<String> = match first.value.kind() {
        Kind::List | Kind::Tuple => first.value.parts().filter_map(word).collect(),
        Kind::String => word(first.value).unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    makes(&words)
}

pub(super) fn word(node: Node<'_>) -> Option<String> {
    match node.kind() {
        Kind::String => string_content(node).map(|content| node.tree().text()[content].to_owned()),
        _ => Some("…".to_owned()),
    }
}

/// Whether the words of a command make an environment.
fn makes(words: &[String]) -> bool {
    let is_module =
        |pair: &[String]| pair[0] == "-m" && matches!(pair[1].as_str(), "venv" | "virtualenv" | "ensurepip");
    let old = ["python2", "python3."];
    let names_old = |word: &String| {
        old.iter().any(|prefix| word.contains(prefix)) && !word.contains("python3.1") || word == "--help"
    };
    let brings = |word: &String| BRINGS.iter().any(|option| word.starts_with(option));
    let first = words.first().map(String::as_str);
    let is_program = first == Some("virtualenv") && words.len() > 1;
    (is_program || words.windows(2).any(is_module)) && !words.iter().any(|w| names_old(w) || brings(w))
}

/// What of setuptools a word of a command uses.
fn uses_setuptools(text: &str) -> Option<&'static str> {
    let is_script = text.split_whitespace().any(|word| word == "setup.py" || word.ends_with("/setup.py"));
    let imports = |name: &str| text.contains(&format!("import {name}"));
    match () {
        () if is_script => Some("setup.py"),
        () if imports("pkg_resources") || text.contains("from pkg_resources") => Some("pkg_resources"),
        () if imports("setuptools") || text.contains("from setuptools") => Some("import setuptools"),
        () => None,
    }
}

/// Whether a string names setuptools as a distribution: alone, with a bound, or among others.
fn names_distribution(text: &str) -> bool {
    let is_it =
        |word: &str| word.strip_prefix("setuptools").is_some_and(|rest| !rest.starts_with(['.', '_']));
    text.split_whitespace().any(is_it) && !text.contains("import")
}

/// Whether a string is handed to something: an argument, or an item of a list that is one.
fn is_argument(node: Node<'_>) -> bool {
    node.enclosing(&[Kind::ArgumentList, Kind::List, Kind::Tuple]).is_some()
}

fn is_docstring(node: Node<'_>) -> bool {
    node.parent().is_some_and(|above| above.kind() == Kind::ExpressionStatement)
}
