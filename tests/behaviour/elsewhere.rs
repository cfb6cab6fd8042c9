//! What an example became, under every Python of the support window that is at hand: those of this
//! machine, and those that are WebAssembly.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use libtest_mimic::{Failed, Trial};

use super::pythons::Run;
use super::wasm::{self, Interpreter};
use super::{Case, NEEDS_OLD, Outcome, Program, Pythons, incomplete, say, table};

/// The oldest Python that code is carried to when nothing else is said.
const OLDEST: u8 = 10;

/// Examples that print what only a machine of the kind of this one prints: WebAssembly is another
/// platform, with numbers of errors of its own.
const OF_THE_MACHINE: [(&str, &str); 7] = [
    ("distutils/util", "the platform"),
    ("distutils/util", "a message with a prefix"),
    ("distutils/util_environment", "the platform"),
    ("distutils/util_environment", "the platform under a name of one's own"),
    ("importlib/load_module", "the loader of built-in modules is a class"),
    ("imp/compat", "whether there is one"),
    ("unittest/aliases", "a test case with coroutines"),
];

/// Examples whose loaders the import system calls before this Python only: `importlib/loaders` completes them.
const OLD_LOADERS: [(&str, &str, u8); 2] = [
    ("importlib/finders", "a copy of six", 15),
    ("importlib/finders", "the first to be asked, for what finding needs as well", 15),
];

/// A test for each Python and transform, and the one of the table.
pub fn add(trials: &mut Vec<Trial>, cases: &[Arc<Case>], pythons: &Arc<Pythons>) {
    let needs_old = |case: &Case| {
        NEEDS_OLD.iter().any(|(id, title, _)| *id == case.transform.id && *title == case.example.title)
    };
    let changes = |case: &&Arc<Case>| case.example.before != case.example.after && !needs_old(case);
    let changed: Vec<Arc<Case>> = cases.iter().filter(changes).cloned().collect();
    let mut ids: Vec<String> = changed.iter().map(|case| case.transform.id.clone()).collect();
    ids.dedup();
    let ran = Arc::new(table::Ran::default());
    for id in ids {
        let of_it: Vec<_> = changed.iter().filter(|case| case.transform.id == id).cloned().collect();
        let (pythons, ran) = (pythons.clone(), ran.clone());
        trials.push(Trial::test(format!("{id} in every Python"), move || {
            let wrong: Vec<String> = of_it.iter().flat_map(|case| everywhere(case, &pythons, &ran)).collect();
            if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
        }));
    }
    let assembly = wasm::find();
    for minor in [14, 15] {
        let (cases, pythons, ran) = (changed.clone(), pythons.clone(), ran.clone());
        let folder = assembly.get(&minor).cloned();
        trials.push(Trial::test(format!("in Python 3.{minor} as WebAssembly"), move || match &folder {
            None => {
                say(&format!("skipped: there is no Python 3.{minor} (.ci/run installs it in target/pyodide)"))
            }
            Some(folder) => assembled(minor, folder, &cases, &pythons, &ran),
        }));
    }
    let (cases, pythons) = (changed, pythons.clone());
    trials.push(Trial::test("the table of what ran where", move || {
        // It asks every Python once more, which takes as long as all else together.
        if std::env::var_os("UPSHIFT_TABLES").is_none() {
            return say(
                "skipped: the table of docs/safety.md is compared by `tools/regenerate --tables --check`",
            );
        }
        let missing = table::missing(&pythons, &assembly.keys().copied().collect());
        if !missing.is_empty() {
            let missing = missing.join(", ");
            return say(&format!(
                "skipped: the table of docs/safety.md is compared where .ci/run ran; there is no {missing}"
            ));
        }
        // The others fill it; what they did not come to yet is done here.
        for case in &cases {
            everywhere(case, &pythons, &ran);
        }
        for (minor, folder) in &assembly {
            assembled(*minor, folder, &cases, &pythons, &ran)?;
        }
        table::check(&cases, &ran)
    }));
}

/// What is wrong with a case under the interpreters of this machine that were not asked before.
fn everywhere(case: &Case, pythons: &Pythons, ran: &table::Ran) -> Vec<String> {
    let Outcome::Same { first, minors } = case.outcome(pythons) else {
        return Vec::new();
    };
    let mut wrong = Vec::new();
    for (minor, python) in pythons.range(8..) {
        if minors.contains(minor) {
            ran.add(&case.transform.id, *minor, &case.example.title);
        }
        if minors.contains(minor) || !ran.begin(&case.name(), *minor) {
            continue;
        }
        let transform = &case.transform;
        if transform.available.is_some_and(|since| since.minor > *minor) {
            continue;
        }
        let go = |text: &str| Program::new(transform, text, false).run(python);
        let has_old = transform.removed.is_none_or(|removed| removed.minor > *minor);
        let before = if has_old { go(&case.example.before) } else { Ok(first.clone()) };
        let (before, after) = match (before, go(&case.example.after)) {
            (Ok(before), Ok(after)) => (before, after),
            (Err(why), _) | (_, Err(why)) => {
                wrong.push(why);
                continue;
            }
        };
        let shown = || format!("{}, 3.{minor}\nbefore: {before:#?}\nafter: {after:#?}", case.example.title);
        if before.same(&after) {
            if incomplete(&before).is_none() {
                ran.add(&transform.id, *minor, &case.example.title);
            }
        } else if *minor >= OLDEST && case.example.reported.is_empty() {
            wrong.push(shown());
        }
    }
    wrong
}

fn is_of_the_machine(case: &Case) -> bool {
    OF_THE_MACHINE.iter().any(|(id, title)| *id == case.transform.id && *title == case.example.title)
}

/// What a program did, with the numbers that WebAssembly gives to errors.
fn with_its_numbers(run: &Run) -> Run {
    Run { output: run.output.replace("[Errno 2]", "[Errno 44]"), ..run.clone() }
}

/// The same under one that is WebAssembly. Programs go one after the other through one
/// interpreter; what differs is tried again in a new one, since another may have left a trace.
fn assembled(
    minor: u8,
    folder: &Path,
    cases: &[Arc<Case>],
    pythons: &Pythons,
    ran: &table::Ran,
) -> Result<(), Failed> {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut interpreter: Option<Interpreter> = None;
    let mut wrong = Vec::new();
    for case in cases {
        let Outcome::Same { first, .. } = case.outcome(pythons) else { continue };
        let first = &with_its_numbers(first);
        if !ran.begin(&case.name(), minor) {
            continue;
        }
        let has_old_loader = OLD_LOADERS.iter().any(|(id, title, since)| {
            *id == case.transform.id && *title == case.example.title && *since <= minor
        });
        let strict = case.example.reported.is_empty() && !has_old_loader;
        let program = Program::new(&case.transform, &case.example.after, strict);
        if program.setuptools {
            continue;
        }
        let mut go = |anew: bool| {
            let mut running = match interpreter.take().filter(|_| !anew) {
                Some(running) => running,
                None => Interpreter::start(folder)?,
            };
            let run = running.run(&program);
            interpreter = Some(running);
            run
        };
        let mut after = go(false)?;
        if !first.same(&after) && !wasm::cannot(&after) && strict && !is_of_the_machine(case) {
            say(&format!("once more in a new interpreter: {} ({})", case.name(), after.last_words))?;
            after = go(true)?;
        }
        if first.same(&after) {
            ran.add(&case.transform.id, minor, &case.example.title);
        } else if !wasm::cannot(&after) && strict && !is_of_the_machine(case) {
            wrong.push(format!("{}\nbefore: {first:#?}\nafter, 3.{minor}: {after:#?}", case.name()));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}
