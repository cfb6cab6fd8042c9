//! What became of a plan: two change sets side by side, for `plan --renew` and `score --between`.

use std::collections::BTreeMap;

use super::change_set::ChangeSet;
use crate::output::Entry;

/// The findings of two plans.
#[derive(Clone, Debug, Default)]
pub struct Comparison<'p> {
    /// Those that only the new plan has.
    pub new: Vec<&'p Entry>,
    /// Those that only the old plan has.
    pub gone: Vec<&'p Entry>,
    /// Those that both have, and of which the new one says something else: old and new.
    pub changed: Vec<(&'p Entry, &'p Entry)>,
    /// How many are as before.
    pub same: usize,
}

/// Compares plans. A finding is known by its file, its transform and its code, so that it may move within the file.
pub fn compare<'p>(old: &'p ChangeSet, new: &'p ChangeSet) -> Comparison<'p> {
    let mut known: BTreeMap<(&str, &str, &str), Vec<&Entry>> = BTreeMap::new();
    for entry in old.findings.iter().rev() {
        known.entry(key(entry)).or_default().push(entry);
    }
    let mut comparison = Comparison::default();
    for entry in &new.findings {
        match known.get_mut(&key(entry)).and_then(Vec::pop) {
            None => comparison.new.push(entry),
            Some(before) if said(before) == said(entry) => comparison.same += 1,
            Some(before) => comparison.changed.push((before, entry)),
        }
    }
    comparison.gone = known.into_values().flatten().collect();
    comparison.gone.sort_by_key(|entry| (&entry.path, entry.start_offset));
    comparison
}

fn key(entry: &Entry) -> (&str, &str, &str) {
    (&entry.path, &entry.id, &entry.before)
}

/// What is proposed.
fn said(entry: &Entry) -> (&str, Option<&str>, bool, &str) {
    (&entry.safety, entry.after.as_deref(), entry.applied, &entry.message)
}
