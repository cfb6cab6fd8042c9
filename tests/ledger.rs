//! No change of a Python version is passed over in silence, and what is told of it is true.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use upshift::ledger::{Answer, Row};
use upshift::output::changes;
use upshift::transform::{self, Pattern, Role, Transform};
use upshift::version::Version;

fn each(check: impl Fn(Version, &Row) -> Option<String>) {
    let wrong: Vec<String> = Row::versions()
        .into_iter()
        .flat_map(|version| Row::all(version).unwrap_or_default().into_iter().map(move |row| (version, row)))
        .filter_map(|(version, row)| {
            check(version, &row).map(|why| format!("{version} `{}`: {why}", row.name))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of the ledger's rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_change_has_an_answer() {
    let transforms = transform::builtin();
    each(|_, row| {
        (row.answer(&transforms) == Answer::Silent)
            .then(|| "name the transforms that rewrite or report it, or say why there is none".to_owned())
    });
}

#[test]
fn the_transforms_of_a_change_exist_and_are_not_beside_a_reason_for_none() {
    let transforms = transform::builtin();
    let known: BTreeSet<&str> = transforms.iter().map(|transform| transform.id.as_str()).collect();
    each(|_, row| {
        if let Some(id) = row.transforms.iter().find(|id| !known.contains(id.as_str())) {
            return Some(format!("there is no transform `{id}`"));
        }
        let both = !row.transforms.is_empty() && row.uncovered.is_some();
        both.then(|| "it is covered, and there is a reason why not".to_owned())
    });
}

/// Whether a transform is about the module of a name as a whole.
fn is_about_module(transform: &Transform, name: &str) -> bool {
    transform.pairs.iter().any(|pair| {
        let Pattern::Expression(template) = &pair.before else { return false };
        let Some(Role::Symbol(symbol)) = template.nodes().next().and_then(|node| template.role(node)) else {
            return false;
        };
        let inner = name.strip_prefix(symbol.qualified.as_str());
        symbol.qualified == symbol.module && inner.is_some_and(|inner| inner.starts_with('.'))
    })
}

/// A transform that is said to cover a name bears it, in a pattern or where it says what it does; or
/// it is about the whole module.
#[test]
fn the_transforms_of_a_change_name_it() {
    let transforms = transform::builtin();
    each(|_, row| {
        let word = row.word()?;
        let own = transforms.iter().filter(|transform| row.transforms.contains(&transform.id));
        let own: Vec<_> = own.collect();
        let says =
            |transform: &Transform| transform.text.contains(word) || is_about_module(transform, &row.name);
        (!own.is_empty() && !own.iter().any(|transform| says(transform)))
            .then(|| format!("none of its transforms says `{word}`"))
    });
}

/// `tools/regenerate` writes the pages.
#[test]
fn the_pages_are_up_to_date() {
    let transforms = transform::builtin();
    for version in Row::versions() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/changes/{version}.md"));
        let text = changes(version, &Row::all(version).unwrap_or_default(), &transforms);
        if std::env::var_os("UPDATE").is_some_and(|value| !value.is_empty()) {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
        } else {
            let there = fs::read_to_string(&path).unwrap_or_default();
            assert!(there == text, "{} is out of date; run tools/regenerate", path.display());
        }
    }
}
