//! The type checker as the last resort of inference: one database for each thread and set of
//! search roots, told the text of a file before it is asked about it.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::ty::Checker;
use super::{Inferred, Value};
use crate::finding::{INFERRED, Reason};
use crate::meter::{self, Count, Stage};
use crate::model::{Module, World};
use crate::syntax::Node;
use crate::text::Source;

/// The Python whose stubs are consulted: the newest that still has what 3.12 removed.
const STUBS: (u8, u8) = (3, 11);

/// The checker frees nothing: when it has read so many bytes a new one is started.
const LARGEST: usize = 4 << 20;

struct Loaded {
    roots: Vec<PathBuf>,
    checker: Checker,
    /// What was told last, to tell it only once.
    told: Option<(PathBuf, String)>,
    /// The buffers whose text it has.
    buffers: Vec<Arc<Source>>,
}

thread_local! {
    static CHECKER: RefCell<Option<Loaded>> = const { RefCell::new(None) };
}

/// Begins anew on this thread: files on disk have changed, or a buffer is no more.
pub fn forget() {
    CHECKER.set(None);
}

/// A function that asks the checker for the value of an expression.
pub fn oracle<'a>(world: &'a World<'a>) -> impl Fn(&Module, Node<'_>) -> Inferred + 'a {
    move |module, node| {
        if !world.has_checker() {
            return Inferred::default();
        }
        meter::count(Count::Questions, 1);
        meter::stage(Stage::Types, || ask(world, module, node)).unwrap_or_default()
    }
}

impl Loaded {
    /// Forgets the text of the file that was asked about before, which may be that of a later pass: what is
    /// said of one file must not depend on which were looked at before it.
    fn leave(&mut self, next: &Path) -> Option<()> {
        match self.told.take_if(|(told, _)| told != next) {
            Some((told, _)) => self.checker.unset_text(&told).ok(),
            None => Some(()),
        }
    }

    /// Tells the checker of the buffers that it does not have, but for that of the file at `asked`,
    /// whose text is told by itself.
    fn take(&mut self, buffers: &[Arc<Source>], asked: &Path) -> Option<()> {
        for buffer in buffers.iter().filter(|buffer| buffer.path() != asked) {
            if !self.buffers.iter().any(|known| Arc::ptr_eq(known, buffer)) {
                self.checker.set_text(buffer.path(), buffer.text()).ok()?;
                self.buffers.retain(|known| known.path() != buffer.path());
                self.buffers.push(buffer.clone());
            }
        }
        Some(())
    }
}

fn ask(world: &World<'_>, module: &Module, node: Node<'_>) -> Option<Inferred> {
    let path = absolute(module.source.path());
    let roots: Vec<PathBuf> = world.neighbours().roots(&path).iter().map(|r| absolute(r)).collect();
    let values = CHECKER.with_borrow_mut(|slot| {
        let others = |roots: &[PathBuf]| roots.get(1..).map(<[PathBuf]>::to_vec);
        let is_done =
            |loaded: &mut Loaded| others(&loaded.roots) != others(&roots) || loaded.checker.size() > LARGEST;
        if slot.as_mut().is_none_or(is_done) {
            let checker = Checker::new(&roots, STUBS).ok()?;
            meter::count(Count::Checkers, 1);
            let roots = roots.clone();
            *slot = Some(Loaded { roots, checker, told: None, buffers: Vec::new() });
        }
        let loaded = slot.as_mut()?;
        loaded.leave(&path)?;
        if let Some(first) = roots.first().filter(|first| loaded.roots.first() != Some(first)) {
            loaded.checker.move_first(first).ok()?;
            loaded.roots = roots;
        }
        loaded.take(world.neighbours().buffers(), &path)?;
        let text = module.source.text();
        let known = loaded.told.as_ref().is_some_and(|(file, told)| *file == path && told == text);
        if !known {
            loaded.checker.set_text(&path, text).ok()?;
            meter::count(Count::Asked, 1);
            loaded.told = Some((path.clone(), text.to_owned()));
            // Of its buffer the checker knows no more: this text may be that of a later pass.
            loaded.buffers.retain(|buffer| buffer.path() != path);
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
