//! Which examples ran where, as a table of docs/safety.md: written by `tools/regenerate --tables`, else compared.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use libtest_mimic::Failed;

use super::{Case, Pythons};

/// The Pythons of the table.
const MINORS: std::ops::RangeInclusive<u8> = 8..=15;

const BEGIN: &str = "<!-- ran: written by `tools/regenerate --tables` -->\n";
const END: &str = "<!-- end of ran -->\n";

/// What was begun, and what ran with the same result.
#[derive(Default)]
pub struct Ran {
    begun: Mutex<BTreeSet<(String, u8)>>,
    ran: Mutex<BTreeMap<String, BTreeSet<(u8, String)>>>,
}

impl Ran {
    /// Whether nobody has begun this one; now somebody has.
    pub fn begin(&self, name: &str, minor: u8) -> bool {
        self.begun.lock().unwrap_or_else(PoisonError::into_inner).insert((name.to_owned(), minor))
    }

    /// An example of a transform ran under a Python.
    pub fn add(&self, id: &str, minor: u8, title: &str) {
        let mut ran = self.ran.lock().unwrap_or_else(PoisonError::into_inner);
        ran.entry(id.to_owned()).or_default().insert((minor, title.to_owned()));
    }
}

/// Compares the table with the one of the document, where all that it depends on is there: every Python,
/// and the modules that examples need beside the library. `.ci/run` installs both.
pub fn check(cases: &[Arc<Case>], ran: &Ran) -> Result<(), Failed> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/safety.md");
    let document = std::fs::read_to_string(&path)?;
    let (Some(begin), Some(end)) = (document.find(BEGIN), document.find(END)) else {
        return Err("docs/safety.md has no place for the table".into());
    };
    let written = &document[begin + BEGIN.len()..end];
    let made = made(cases, ran);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, format!("{}{made}{}", &document[..begin + BEGIN.len()], &document[end..]))?;
        return Ok(());
    }
    let cells = |text: &str| -> Vec<Vec<String>> {
        let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect();
        text.lines().map(cells).collect()
    };
    if cells(written) == cells(&made) {
        Ok(())
    } else {
        Err("the table of docs/safety.md is out of date; run tools/regenerate --tables".into())
    }
}

/// What the table depends on and this machine lacks.
pub fn missing(pythons: &Pythons, assembly: &BTreeSet<u8>) -> Vec<String> {
    let minors = MINORS.filter(|minor| !pythons.contains_key(minor) && !assembly.contains(minor));
    let mut missing: Vec<String> = minors.map(|minor| format!("Python 3.{minor}")).collect();
    if super::pythons::site().is_none() {
        missing.push("the modules in target/site".to_owned());
    }
    missing
}

fn made(cases: &[Arc<Case>], ran: &Ran) -> String {
    let ran = ran.ran.lock().unwrap_or_else(PoisonError::into_inner);
    let mut all: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases {
        *all.entry(&case.transform.id).or_default() += 1;
    }
    let columns: Vec<String> = MINORS.map(|minor| format!("3.{minor}")).collect();
    let mut text = format!("| transform | examples | {} |\n", columns.join(" | "));
    text.push_str(&format!("|---|---|{}\n", "---|".repeat(columns.len())));
    for (id, count) in all {
        let cell = |minor: u8| {
            let titles = ran.get(id).into_iter().flatten().filter(|(python, _)| *python == minor);
            match titles.count() {
                0 => "-".to_owned(),
                some => some.to_string(),
            }
        };
        let cells: Vec<String> = MINORS.map(cell).collect();
        text.push_str(&format!("| `{id}` | {count} | {} |\n", cells.join(" | ")));
    }
    text
}
