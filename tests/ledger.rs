//! No change of a Python version is passed over in silence, and what is told of it is true.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use upshift::answer::{Answer, Answers};
use upshift::engine::{Alone, Catalogue, Settings, World, upgrade};
use upshift::knowledge::stdlib::is_dotted_module;
use upshift::ledger::Row;
use upshift::output::changes;
use upshift::text::Source;
use upshift::transform::{self, is_class_like};
use upshift::version::{Version, Window};

fn each(check: impl Fn(&Row) -> Option<String>) {
    let told = |row: Row| check(&row).map(|why| format!("`{}`: {why}", row.name));
    let wrong: Vec<String> = Row::all().into_iter().filter_map(told).collect();
    assert!(wrong.is_empty(), "{} of the ledger's rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_change_has_an_answer() {
    let transforms = transform::builtin();
    let answers = Answers::new(&transforms);
    each(|row| {
        (answers.of(row).0 == Answer::Silent)
            .then(|| "give its names in `keys`, name its transforms, or say why there is none".to_owned())
    });
    assert_eq!(Row::all().len(), 1192);
}

#[test]
fn the_transforms_of_a_change_exist_and_are_not_beside_a_reason_for_none() {
    let transforms = transform::builtin();
    let known: BTreeSet<&str> = transforms.iter().map(|transform| transform.id.as_str()).collect();
    each(|row| {
        if let Some(id) = row.transforms.iter().find(|id| !known.contains(id.as_ref())) {
            return Some(format!("there is no transform `{id}`"));
        }
        let both = !row.transforms.is_empty() && row.uncovered.is_some();
        both.then(|| "it is covered, and there is a reason why not".to_owned())
    });
}

/// What was taken back is told of by nobody who was not asked.
#[test]
fn a_withdrawn_deprecation_is_no_finding() {
    let transforms = transform::builtin_heads();
    let is_unasked = |id: &String| transforms.iter().any(|one| one.id == *id && !one.opt_in);
    each(|row| {
        row.withdrawn?;
        let is_found = |text: &str| ids(text, Window::default()).iter().any(is_unasked);
        let found = uses(row).into_iter().find(|(_, text)| is_found(text));
        found.map(|(key, _)| format!("`{key}` is found"))
    });
}

/// The ids of what is found in a text, with those that run only where they are asked for.
fn ids(text: &str, window: Window) -> Vec<String> {
    thread_local! {
        static CATALOGUE: Catalogue = Catalogue::new(transform::builtin_heads());
    }
    let source = Source::from_text("app.py", text);
    let settings = Settings { window, ..Settings::default() };
    let outcome = CATALOGUE.with(|all| upgrade(&source, all, &World::new(&Alone), &settings));
    assert!(outcome.refusal.is_none(), "{text}");
    outcome.findings.into_iter().map(|finding| finding.id).collect()
}

/// What a key of a row is a name of, and how it is used.
enum Use {
    /// A module.
    Module(String),
    /// A name of a module, or a built-in one, in an expression.
    Symbol(String, String),
    /// A member of a class, by the name of the class, in an expression over `it`.
    Member(String, String),
}

fn use_of(row: &Row, key: &str) -> Use {
    let (dotted, call) = match key.strip_suffix(')').and_then(|call| call.split_once('(')) {
        Some((dotted, list)) => {
            let passed: Vec<String> = list.split(", ").map(|name| format!("{name}=1")).collect();
            (dotted, format!("({})", passed.join(", ")))
        }
        None => (key, String::new()),
    };
    if row.kind == "module" {
        return Use::Module(dotted.trim_end_matches(".*").to_owned());
    }
    match dotted.rsplit_once('.') {
        Some((owner, name))
            if is_class_like(owner) && !is_dotted_module(owner) || ["complex", "float"].contains(&owner) =>
        {
            let member = if name == "__getitem__" { "it[0]".to_owned() } else { format!("it.{name}{call}") };
            Use::Member(owner.to_owned(), member)
        }
        Some((module, name)) => Use::Symbol(module.to_owned(), format!("{name}{call}")),
        None => Use::Symbol(String::new(), format!("{dotted}{call}")),
    }
}

/// A program for each way to use each name of a row.
fn uses(row: &Row) -> Vec<(String, String)> {
    let import = |dotted: &str| match dotted.rsplit_once('.') {
        Some((module, _)) => format!("import {module}\n"),
        None => String::new(),
    };
    let of_key = |key: &str| match use_of(row, key) {
        Use::Module(module) => vec![format!("import {module}\n\nprint({module})\n")],
        Use::Symbol(module, name) if module.is_empty() => vec![format!("print({name})\n")],
        Use::Symbol(module, name) => {
            let own = name.split('(').next().unwrap();
            vec![
                format!("import {module}\n\nprint({module}.{name})\n"),
                format!("import {module} as m\n\nprint(m.{name})\n"),
                format!("from {module} import {own}\n\nprint({name})\n"),
                format!("from {module} import {own} as other\n\nprint({})\n", name.replacen(own, "other", 1)),
            ]
        }
        Use::Member(class, member) => {
            vec![format!("{}\n\ndef use(it: {class}):\n    return {member}\n", import(&class))]
        }
    };
    row.keys()
        .into_iter()
        .flat_map(|key| of_key(key).into_iter().map(|text| (key.to_owned(), text)))
        .collect()
}

#[test]
fn a_use_of_every_name_is_found() {
    each(|row| {
        // What transforms of its own find besides a plain name is told by their examples.
        let is_name = |key: &&str| !key.contains(['(', ' ']) && !key.ends_with("__");
        let is_plain = matches!(&*row.kind, "module" | "function" | "class" | "constant" | "method")
            && row.keys().iter().all(is_name);
        if row.uncovered.is_some() || !row.transforms.is_empty() && !is_plain {
            return None;
        }
        let unfound = uses(row).into_iter().find(|(_, text)| ids(text, Window::default()).is_empty())?;
        Some(format!("nothing is found in\n{}", unfound.1))
    });
}

#[test]
fn a_name_of_ones_own_is_left_alone() {
    each(|row| {
        if row.uncovered.is_some() || !row.transforms.is_empty() {
            return None;
        }
        let own = |key: &str| match use_of(row, key) {
            Use::Module(_) => None,
            Use::Symbol(_, name) => {
                let own = name.split('(').next().unwrap();
                Some(format!("def {own}(*args, **options):\n    return args\n\nprint({name})\n"))
            }
            Use::Member(_, member) => {
                let name = member.trim_start_matches("it.").split(['(', '[']).next().unwrap();
                let name = if name == "it" { "__getitem__" } else { name };
                Some(format!(
                    "class Own:\n    def {name}(self, *args, **options):\n        return args\n\nit = Own()\nprint({member})\n"
                ))
            }
        };
        let text =
            row.keys().into_iter().filter_map(own).find(|text| !ids(text, Window::default()).is_empty())?;
        Some(format!("{} is found in\n{text}", ids(&text, Window::default()).join(", ")))
    });
}

#[test]
fn what_only_older_pythons_run_is_left_alone() {
    each(|row| {
        let since = row.removed.filter(|_| row.is_gone()).or(row.deprecated);
        let since = since.filter(|since| *since > Version::new(3, 2))?;
        if row.uncovered.is_some() || !row.transforms.is_empty() {
            return None;
        }
        let guarded = |(_, text): (String, String)| {
            let body: Vec<String> = text.lines().map(|line| format!("    {line}")).collect();
            format!("import sys\n\nif sys.version_info < (3, {}):\n{}\n", since.minor, body.join("\n"))
        };
        let found = |text: &String| !ids(text, Window::default()).is_empty();
        let text = uses(row).into_iter().map(guarded).find(found)?;
        Some(format!("{} is found in\n{text}", ids(&text, Window::default()).join(", ")))
    });
}

/// `--target` leaves out what that Python neither removed nor deprecated.
#[test]
fn a_target_from_before_the_change_leaves_it_out() {
    each(|row| {
        let first = row.deprecated.into_iter().chain(row.removed).min()?;
        if first <= Version::new(3, 2) || row.uncovered.is_some() || !row.transforms.is_empty() {
            return None;
        }
        let target = Version::new(3, first.minor - 1);
        let window = Window { min: target, target };
        // A module that Python removed later may hold a name that it removed before.
        let of_floor = |id: &String| id.contains("/removed_in_") || id.ends_with("deprecated");
        let modules: BTreeSet<String> = Row::all()
            .iter()
            .filter(|other| {
                other.kind == "module" && row.keys().iter().any(|key| key.starts_with(&*other.name))
            })
            .map(|other| other.name.to_string())
            .collect();
        if row.kind != "module" && !modules.is_empty() {
            return None;
        }
        let text = uses(row)
            .into_iter()
            .map(|(_, text)| text)
            .find(|text| ids(text, window).iter().any(of_floor))?;
        Some(format!("for Python {target}, {} is found in\n{text}", ids(&text, window).join(", ")))
    });
}

/// `tools/regenerate` writes the pages.
#[test]
fn the_pages_are_up_to_date() {
    let transforms = transform::builtin();
    let answers = Answers::new(&transforms);
    let versions: BTreeSet<Version> =
        Row::all().iter().filter(|row| row.is_gone()).filter_map(|row| row.removed).collect();
    let mut pages: BTreeMap<String, Option<Version>> =
        versions.into_iter().map(|version| (version.to_string(), Some(version))).collect();
    pages.insert("deprecated".to_owned(), None);
    for (name, version) in pages {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/changes/{name}.md"));
        let text = changes(version, &answers);
        if std::env::var_os("UPDATE").is_some_and(|value| !value.is_empty()) {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
        } else {
            let there = fs::read_to_string(&path).unwrap_or_default();
            assert!(there == text, "{} is out of date; run tools/regenerate", path.display());
        }
    }
}
