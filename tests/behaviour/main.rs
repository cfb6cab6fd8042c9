//! Every example is run, as it was and as it became, under Pythons that have the old API and under
//! Pythons that lack it: what it prints and how it ends must be the same.

mod elsewhere;
#[path = "../common/pythons.rs"]
mod pythons;
mod table;
mod wasm;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use libtest_mimic::{Arguments, Failed, Trial};
use pythons::{Run, run};
use upshift::transform::{self, Example, Transform};

/// Of a hundred examples, so many must run: else this test would be green for running none.
const MUST_RUN: usize = 80;

/// The Pythons that `.ci/run` has. What is said about all examples together holds where all are there.
const ALL: std::ops::RangeInclusive<u8> = 8..=13;

/// What ends an example that shows a piece of a program and not the whole.
const INCOMPLETE: [&str; 6] = [
    "NameError",
    "ImportError",
    "ModuleNotFoundError",
    "FileNotFoundError",
    "AttributeError",
    "zipimport.ZipImportError",
];

/// Examples that go on to import a module that was removed, for what another transform tells of.
const NEEDS_OLD: [(&str, &str, &str); 4] = [
    ("distutils/find_executable", "several modules of the package in one statement", "'distutils'"),
    ("imp/reload", "one name of several", "'imp'"),
    ("imp/reload", "a compat module hands it on under another name, among others", "'imp'"),
    ("distutils/log", "with another module of the package in one import", "'distutils'"),
];

/// Interpreters by minor version.
type Pythons = BTreeMap<u8, PathBuf>;

/// What came out of the runs of one example.
#[derive(Clone, Debug)]
enum Outcome {
    /// It ran, and all runs were the same.
    Same {
        /// What it printed and how it ended, as it was, under the newest Python that has the API.
        first: Run,
        /// The Pythons that ran what it became.
        minors: BTreeSet<u8>,
    },
    /// It does not run by itself, and why.
    CannotRun(String),
    /// The change is not what it claims to be.
    Differs(String),
    /// An interpreter is not there.
    Missing(String),
}

struct Case {
    transform: Arc<Transform>,
    example: Example,
    outcome: OnceLock<Outcome>,
}

impl Case {
    fn name(&self) -> String {
        format!("{}: {}", self.transform.id, self.example.title)
    }

    fn outcome(&self, pythons: &Pythons) -> &Outcome {
        let trouble = Outcome::Differs;
        self.outcome.get_or_init(|| examine(&self.transform, &self.example, pythons).unwrap_or_else(trouble))
    }
}

fn main() {
    let arguments = Arguments::from_args();
    let pythons = Arc::new(pythons::find());
    if pythons.is_empty() {
        let looked = "of pyenv, on the path, or in the folders of UPSHIFT_PYTHONS";
        let _ = say(&format!("skipped: no example runs, since there is no Python ({looked})"));
        return;
    }
    let case = |transform: &Arc<Transform>, example: &Example| {
        Arc::new(Case { transform: transform.clone(), example: example.clone(), outcome: OnceLock::new() })
    };
    let cases: Vec<Arc<Case>> = transform::builtin()
        .iter()
        .flat_map(|transform| {
            transform.examples.iter().map(|example| case(transform, example)).collect::<Vec<_>>()
        })
        .collect();
    let mut trials: Vec<Trial> = Vec::new();
    for case in &cases {
        let (case, pythons) = (case.clone(), pythons.clone());
        // Without its Pythons it is shown as ignored; the last test says how many were.
        let ignored = choose(&case.transform, &pythons).is_err();
        let trial = Trial::test(case.name(), move || match case.outcome(&pythons) {
            Outcome::Same { .. } => Ok(()),
            Outcome::CannotRun(why) => say(&format!("cannot run: {} ({why})", case.name())),
            Outcome::Missing(why) => say(&format!("skipped: {} ({why})", case.name())),
            Outcome::Differs(why) => Err(why.into()),
        });
        trials.push(trial.with_ignored_flag(ignored));
    }
    elsewhere::add(&mut trials, &cases, &pythons);
    trials.push(Trial::test("enough examples run", move || enough(&cases, &pythons)));
    libtest_mimic::run(&arguments, trials).exit();
}

fn say(line: &str) -> Result<(), Failed> {
    use std::io::Write;
    Ok(writeln!(std::io::stdout(), "{line}")?)
}

fn enough(cases: &[Arc<Case>], pythons: &Pythons) -> Result<(), Failed> {
    let (mut ran, mut cannot, mut missing) = (0, 0, 0);
    for case in cases {
        match case.outcome(pythons) {
            Outcome::Same { .. } | Outcome::Differs(_) => ran += 1,
            Outcome::CannotRun(_) => cannot += 1,
            Outcome::Missing(_) => missing += 1,
        }
    }
    let minors: Vec<_> = pythons.keys().map(|minor| format!("3.{minor}")).collect();
    say(&format!(
        "{ran} examples ran, {cannot} cannot run, {missing} lack a Python (there are {})",
        minors.join(", ")
    ))?;
    if ran * 100 >= (ran + cannot) * MUST_RUN || !ALL.into_iter().all(|minor| pythons.contains_key(&minor)) {
        Ok(())
    } else {
        Err(format!("fewer than {MUST_RUN} of 100 examples run").into())
    }
}

/// The Pythons of a transform: the newest that has the old API, and those that lack it.
fn choose(transform: &Transform, pythons: &Pythons) -> Result<(u8, Vec<u8>), String> {
    let removed = transform.removed.map_or(14, |version| version.minor);
    let old = pythons.range(..removed).next_back().map(|(minor, _)| *minor);
    let old = old.ok_or(format!("no Python before 3.{removed}"))?;
    let first = pythons.range(removed..).next().map(|(minor, _)| *minor);
    let newest = pythons.keys().next_back().copied();
    let mut new: Vec<u8> = first.into_iter().chain(newest).collect();
    new.dedup();
    if removed <= 13 && first.is_none() {
        return Err(format!("no Python from 3.{removed} on"));
    }
    Ok((old, new))
}

fn examine(transform: &Transform, example: &Example, pythons: &Pythons) -> Result<Outcome, String> {
    let (old, new) = match choose(transform, pythons) {
        Ok(chosen) => chosen,
        Err(why) => return Ok(Outcome::Missing(why)),
    };
    let go =
        |text: &str, minor: u8, strict: bool| Program::new(transform, text, strict).run(&pythons[&minor]);
    let first = go(&example.before, old, false)?;
    let changed = example.before != example.after;
    let reported = !example.reported.is_empty();
    let needs = NEEDS_OLD.iter().find(|(id, title, _)| *id == transform.id && *title == example.title);
    let differs = |which: &str, minor: u8, run: &Run| {
        Outcome::Differs(format!("before, 3.{old}: {first:#?}\n{which}, 3.{minor}: {run:#?}"))
    };
    if changed {
        let second = go(&example.after, old, false)?;
        // The interpreters have nothing installed.
        let name = |requirement: &String| requirement.split(['<', '>', '=', ';']).next().map(str::to_owned);
        if let Some(name) = transform.requires.iter().filter_map(name).find(|name| second.lacks(name)) {
            return Ok(Outcome::Missing(format!("it needs {name}")));
        }
        if !first.same(&second) {
            return Ok(differs("after", old, &second));
        }
    }
    if let Some(why) = incomplete(&first) {
        return Ok(Outcome::CannotRun(format!("3.{old}: {why}")));
    }
    let mut minors = BTreeSet::from([old]);
    for minor in new {
        let later = go(&example.after, minor, changed && !reported)?;
        let same = first.same(&later);
        match needs {
            Some(_) if same => return Err("the entry in NEEDS_OLD is needed no more".to_owned()),
            Some((.., module)) if later.last_words.contains(module) => {}
            // What was only reported, or is left as it was, may still need the old Python.
            None if later.status != Some(0) && reported && changed => {}
            None if later.status != Some(0) && !changed && !same => {
                return Ok(Outcome::CannotRun(format!("3.{minor}: {}", later.last_words)));
            }
            _ if same => {
                minors.insert(minor);
            }
            _ => return Ok(differs("after", minor, &later)),
        }
    }
    Ok(Outcome::Same { first, minors })
}

fn incomplete(run: &Run) -> Option<String> {
    if run.status.is_none() {
        return Some("it does not end".to_owned());
    }
    INCOMPLETE.contains(&run.exception.as_str()).then(|| run.last_words.clone())
}

/// An example as a program: the last of its files is run, or the tests in it.
pub struct Program {
    /// Paths below its folder, and texts.
    pub files: BTreeMap<String, String>,
    /// The dotted name of the module that is run.
    pub module: String,
    /// Whether its tests are run.
    pub tests: bool,
    /// Whether it is a package, which is imported.
    pub package: bool,
    /// Whether it needs setuptools, which stands beside the library.
    pub setuptools: bool,
    /// Whether a `DeprecationWarning` is an error.
    pub strict: bool,
}

impl Program {
    fn new(transform: &Transform, text: &str, strict: bool) -> Program {
        let mut files: Vec<(String, String)> = Vec::new();
        for line in text.split_inclusive('\n') {
            if let Some(path) = line.strip_prefix("# file: ") {
                files.push((path.trim().to_owned(), String::new()));
            } else if let Some((_, text)) = files.last_mut() {
                text.push_str(line);
            } else {
                files.push(("example.py".to_owned(), line.to_owned()));
            }
        }
        let last = files.last().map_or("", |(path, _)| path.as_str()).to_owned();
        let mut all: BTreeMap<String, String> = files.iter().cloned().collect();
        for (module, text) in &transform.companions {
            // A fix puts it into one of the packages, or beside the script: it may lie in all of them.
            let name = module.rsplit('.').next().unwrap_or(module);
            for (path, _) in &files {
                let path = Path::new(path).with_file_name(format!("{name}.py"));
                all.insert(path.to_string_lossy().into_owned(), text.to_string());
            }
        }
        Program {
            files: all,
            module: last.trim_end_matches(".py").trim_end_matches("/__init__").replace('/', "."),
            tests: text.contains("unittest") && text.contains("def test") && !text.contains("unittest.main"),
            package: last.ends_with("__init__.py"),
            setuptools: transform.text.contains("import pkg_resources"),
            strict,
        }
    }

    /// What it does under an interpreter of this machine, in a folder of its own.
    fn run(&self, python: &Path) -> Result<Run, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        for (path, text) in &self.files {
            let path = folder.path().join(path);
            let written =
                path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, text));
            written.map_err(|error| format!("{}: {error}", path.display()))?;
        }
        let mut arguments: Vec<String> = Vec::new();
        let mut argument = |text: &str| arguments.push(text.to_owned());
        if self.strict {
            argument("-W");
            argument("error::DeprecationWarning");
        }
        let module = &self.module;
        match (self.setuptools, self.package) {
            (true, package) => {
                let run = match package {
                    true => format!("import {module}"),
                    false => format!("runpy.run_module({module:?}, run_name='__main__', alter_sys=True)"),
                };
                argument("-c");
                argument(&format!("import runpy, site; site.main(); {run}"));
            }
            (false, true) => {
                argument("-c");
                argument(&format!("import {module}"));
            }
            (false, false) => {
                argument("-m");
                if self.tests {
                    argument("unittest");
                }
                argument(module);
            }
        }
        run(python, &arguments, folder.path())
    }
}
