//! Commands that a program runs: of modules that are gone, `python -m smtpd`, and in environments that it has
//! made without setuptools.

use super::{Context, Found, Native, any_string, names_removed, report};
use crate::command::commands;
use crate::knowledge::idiom;
use crate::matching::given;
use crate::syntax::{Field, Kind, Node, string_content};
use crate::text::Pieces;
use crate::version::Version;

/// The first Python whose environments have no setuptools.
const WITHOUT_SETUPTOOLS: Version = Version::new(3, 12);

pub(super) const RUN_MODULE: Native =
    Native { name: "run_module", find: run_module, may_find: names_module_to_run };

pub(super) const NO_SETUPTOOLS: Native =
    Native { name: "no_setuptools", find: no_setuptools, may_find: |_, _| true };

/// A string that is the name of a module that is gone, or has it behind `-m`.
fn names_module_to_run(text: &[u8], pieces: &Pieces) -> bool {
    any_string(text, pieces, &|content| {
        let mut words = content.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        names_removed(content.trim_ascii())
            || (words.by_ref().any(|word| word == b"-m") && words.next().is_some_and(names_removed))
    })
}

fn run_module(context: &Context<'_>) -> Vec<Found> {
    let calls = context.module.tree.of_kind(Kind::Call);
    let runs = calls.filter_map(|call| {
        let command = command(context, call)?;
        let removed = commands(&command).iter().find_map(|command| command.runs_removed())?;
        if context.world.is_own(&removed.module, context.module.source.path()) {
            return None;
        }
        let reason = context.module.reason(call, format!("it runs `{}`", removed.module));
        report(context, call, Some(removed.since), removed.message, vec![reason])
    });
    runs.collect()
}

/// The command that a call runs, its words with a space between.
fn command(context: &Context<'_>, call: Node<'_>) -> Option<String> {
    let function = call.child(Field::Function)?;
    let first = given(call).into_iter().find(|one| one.stars == 0 && one.keyword.is_none())?.value;
    if context.world.names(context.module, function).only() == Some("runpy.run_module") {
        return Some(format!("python -m {}", word(context, first)));
    }
    idiom("runs_command", function.child(Field::Attribute).unwrap_or(function).text())?;
    match first.kind() {
        Kind::List | Kind::Tuple => {
            let words: Vec<String> = first.parts().map(|part| word(context, part)).collect();
            Some(words.join(" "))
        }
        Kind::String => Some(word(context, first)),
        _ => None,
    }
}

/// A word of a command, as its author knows it: what is computed is `…`, but for the text at its end.
fn word(context: &Context<'_>, part: Node<'_>) -> String {
    if context.world.names(context.module, part).only() == Some("sys.executable") {
        return "python".to_owned();
    }
    match part.kind() {
        Kind::String => text_of(part).unwrap_or("…").to_owned(),
        _ => format!("…{}", part.parts().last().and_then(text_of).unwrap_or_default()),
    }
}

fn text_of(string: Node<'_>) -> Option<&str> {
    string_content(string).map(|content| &string.tree().text()[content])
}

/// The first environment that is made here without setuptools, where something that needs it is run later.
fn no_setuptools(context: &Context<'_>) -> Vec<Found> {
    let module = context.module;
    let is_docstring =
        |node: Node<'_>| node.parent().is_some_and(|above| above.kind() == Kind::ExpressionStatement);
    let strings: Vec<(Node<'_>, &str)> = module
        .tree
        .all()
        .filter(|node| node.kind() == Kind::String && !is_docstring(*node))
        .filter_map(|node| Some((node, text_of(node)?)))
        .collect();
    // Where setuptools is named as something to install, it is there, or somebody thought of it.
    if strings.iter().any(|(_, text)| names_distribution(text)) {
        return Vec::new();
    }
    let calls = module.tree.of_kind(Kind::Call);
    let makers = calls.filter(|call| makes_environment(context, *call));
    let without = makers.filter_map(|call| {
        let mut later = strings.iter().filter(|(node, _)| node.start() > call.end() && is_argument(*node));
        let (used, (what, wanted)) = later.find_map(|(node, text)| Some((*node, setuptools_in(text)?)))?;
        let message = format!(
            "`{what}` needs setuptools, which a new environment of Python 3.12 does not have: run `pip install {wanted}` in it first."
        );
        let reason = module.reason(used, format!("`{what}` is used later"));
        report(context, call, Some(WITHOUT_SETUPTOOLS), message, vec![reason])
    });
    without.take(1).collect()
}

fn makes_environment(context: &Context<'_>, call: Node<'_>) -> bool {
    let Some(function) = call.child(Field::Function) else { return false };
    if context
        .world
        .names(context.module, function)
        .only()
        .is_some_and(|name| idiom("makes_environment", name).is_some())
    {
        return !call
            .child(Field::Arguments)
            .is_some_and(|list| list.text().contains("system_site_packages=True"));
    }
    command(context, call)
        .is_some_and(|command| commands(&command).iter().any(|command| command.makes_environment()))
}

/// What of setuptools a word of a command uses, and what brings it.
fn setuptools_in(text: &str) -> Option<(&'static str, &'static str)> {
    let is_script = text.split_whitespace().any(|word| word == "setup.py" || word.ends_with("/setup.py"));
    let imports =
        |name: &str| ["import", "from"].iter().any(|keyword| text.contains(&format!("{keyword} {name}")));
    match () {
        () if is_script => Some(("setup.py", "setuptools")),
        () if imports("pkg_resources") => Some(("pkg_resources", "'setuptools<82'")),
        () if imports("setuptools") => Some(("import setuptools", "setuptools")),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::may_find_in;

    #[test]
    fn a_module_behind_its_flag_counts() {
        let may_find = |text| may_find_in(&RUN_MODULE, text);
        assert!(may_find("['-m', 'smtpd']") && may_find("'python -c x -m smtpd -n'"));
        assert!(!may_find("'-m', 'about smtpd'") && !may_find("'python -m json.tool' # smtpd"));
    }
}
