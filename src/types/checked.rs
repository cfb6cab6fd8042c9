//! The type checker as the last resort of inference: one database for each thread and set of
//! search roots, told the text of a file before it is asked about it.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use super::ty::Checker;
use super::{Inferred, Value};
use crate::finding::{INFERRED, Reason};
use crate::model::{Module, World};
use crate::syntax::Node;

/// The Python whose stubs are consulted: the newest that still has what 3.12 removed.
const STUBS: (u8, u8) = (3, 11);

/// The checker frees nothing: after so many files a new one is started.
const FILES: usize = 400;

struct Loaded {
    roots: Vec<PathBuf>,
    checker: Checker,
    /// What was told last, to tell it only once.
    told: Option<(PathBuf, String)>,
    /// How many files it was told of.
    files: usize,
}

thread_local! {
    static CHECKER: RefCell<Option<Loaded>> = const { RefCell::new(None) };
}

/// A function that asks the checker for the value of an expression.
pub fn oracle<'a>(world: &'a World<'a>) -> impl Fn(&Module, Node<'_>) -> Inferred + 'a {
    move |module, node| {
        world.has_checker().then(|| ask(world, module, node)).flatten().unwrap_or_default()
    }
}

fn ask(world: &World<'_>, module: &Module, node: Node<'_>) -> Option<Inferred> {
    let path = absolute(module.source.path());
    let roots: Vec<PathBuf> = world.neighbours().roots(&path).iter().map(|r| absolute(r)).collect();
    let values = CHECKER.with_borrow_mut(|slot| {
        if slot.as_ref().is_none_or(|loaded| loaded.roots != roots || loaded.files > FILES) {
            *slot = Some(Loaded { checker: Checker::new(&roots, STUBS).ok()?, roots, told: None, files: 0 });
        }
        let loaded = slot.as_mut()?;
        let text = module.source.text();
        let known = loaded.told.as_ref().is_some_and(|(file, told)| *file == path && told == text);
        if !known {
            loaded.checker.set_text(&path, text).ok()?;
            loaded.files += 1;
            loaded.told = Some((path.clone(), text.to_owned()));
        }
        let found = loaded.checker.types_at(&path, std::slice::from_ref(&node.range()));
        found.into_iter().next()
    })?;
    let complete = !values.is_empty() && !values.contains(&Value::Unknown);
    let values: Vec<Value> = values.into_iter().filter(|v| *v != Value::Unknown).collect();
    let mut reasons = Vec::new();
    if let Some(value) = values.iter().find(|v| **v != Value::None) {
        let shown = super::inferred::one_line(node.text());
        reasons.push(Reason {
            text: format!("`{shown}` is {}, {INFERRED}", value.describe()),
            place: module.reason(node, "").place,
        });
    }
    Some(Inferred { values, complete, likely: false, reasons })
}

/// The checker knows absolute paths only; one that is not on disk is put below the root.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| Path::new("/").join(path))
}
