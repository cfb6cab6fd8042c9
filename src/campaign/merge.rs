//! What several plans make together, of the files as they are now. What changed since a plan was made, and what
//! contradicts another plan, is refused with a reason; everything else is ready to be written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::change_set::{ChangeSet, FileChange, PlannedNeed, Replaced, replaced, sha256};
use crate::engine::line_edits;
use crate::model::Module;
use crate::text::{Edit, Edits, Source};
use crate::verify;
use crate::version::{OLDEST, Version};

/// A file that can be written.
#[derive(Clone, Debug)]
pub struct Ready {
    /// Its path in the tree, its project and owners, and what wants it. The edits are those of all plans.
    pub change: FileChange,
    /// Its bytes now; `None` for a new file.
    pub before: Option<Vec<u8>>,
    /// Its new bytes.
    pub after: Vec<u8>,
}

impl Ready {
    /// Its bytes with some of the edits, which are chosen by their transforms; `None` if they do not fit.
    pub fn with(&self, wanted: impl Fn(&[String]) -> bool) -> Option<Vec<u8>> {
        let edits = self.change.edits.iter().filter(|edit| wanted(&edit.by));
        let edits: Vec<Replaced> = edits.cloned().collect();
        let before = self.before.as_deref().unwrap_or_default();
        replaced(before, &edits, self.change.encoding.is_some())
    }
}

/// What came of plans.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    /// The files to write, by path.
    pub files: Vec<Ready>,
    /// The files that are not changed, each with a clause that says why.
    pub refused: Vec<(String, String)>,
    /// The files that have the planned bytes already.
    pub done: Vec<String>,
}

/// The new bytes of manifests, by path.
type Manifests = BTreeMap<String, Vec<u8>>;

/// Merges plans, each with its name. `read` gives the bytes of a file of the tree, and `manifests` the new bytes of the
/// manifests that several plans change: those that all their needs together ask for.
pub fn merge(
    plans: &[(String, ChangeSet)],
    read: impl Fn(&str) -> Option<Vec<u8>>,
    manifests: impl Fn() -> Manifests,
) -> Merged {
    let mut changes: BTreeMap<&str, Vec<(&str, &FileChange)>> = BTreeMap::new();
    for (name, plan) in plans {
        for change in &plan.files {
            changes.entry(&change.path).or_default().push((name, change));
        }
    }
    let version = |plan: &ChangeSet| plan.pythons.min.parse::<Version>().ok();
    let oldest = plans.iter().filter_map(|(_, plan)| version(plan)).min().unwrap_or(OLDEST);
    let (mut merged, mut planned) = (Merged::default(), None);
    for (path, changes) in changes {
        let now = read(path);
        if now.as_deref().map(sha256).is_some_and(|now| changes.iter().all(|(_, change)| change.after == now))
        {
            merged.done.push(path.to_owned());
            continue;
        }
        let of_needs = || planned.get_or_insert_with(&manifests).get(path).cloned();
        match ready(&changes, now, oldest, of_needs) {
            Ok(ready) => merged.files.push(ready),
            Err(why) => merged.refused.push((path.to_owned(), why)),
        }
    }
    let wanting = plans.iter().flat_map(|(_, plan)| &plan.files);
    let wanting = wanting.flat_map(|other| other.wanted_by.iter().map(|file| (&**file, &*other.path)));
    let needs = plans.iter().flat_map(|(_, plan)| &plan.needs);
    let leaving = needs.flat_map(|need| match need {
        PlannedNeed::Unused { path, manifests, .. } => {
            manifests.iter().map(|manifest| (&**path, &**manifest)).collect()
        }
        _ => Vec::new(),
    });
    keep_whole(&mut merged, &wanting.collect(), &leaving.collect());
    merged
}

/// The file that all changes make of its bytes; the error is a clause for people.
fn ready(
    changes: &[(&str, &FileChange)],
    now: Option<Vec<u8>>,
    oldest: Version,
    of_needs: impl FnOnce() -> Option<Vec<u8>>,
) -> Result<Ready, String> {
    for (name, change) in changes {
        let renew = format!("renew the plan with `upshift plan --renew {name}`");
        match (&change.before, &now) {
            (None, None) => {}
            (Some(before), Some(now)) if *before == sha256(now) => {}
            (Some(_), Some(_)) => {
                return Err(format!("not changed, because it was edited since {name} was made; {renew}"));
            }
            (Some(_), None) => {
                return Err(format!("not changed, because it is gone since {name} was made; {renew}"));
            }
            (None, Some(_)) => {
                return Err(format!(
                    "not created, because there is another file of this name since {name} was made; {renew}"
                ));
            }
        }
    }
    let before = now.as_deref().unwrap_or_default();
    let [(first, change), rest @ ..] = changes else {
        return Err("not changed: no plan names it".to_owned());
    };
    let mut change = FileChange::clone(change);
    for (_, other) in rest {
        change.wanted_by.extend(other.wanted_by.clone());
    }
    change.wanted_by.sort();
    change.wanted_by.dedup();
    let Some((second, _)) = rest.iter().find(|(_, other)| other.after != change.after) else {
        let after = change.apply(before)?;
        return Ok(Ready { change, before: now, after });
    };
    let advice = "apply one of them, and renew the other";
    let contradicts = |how: &str| format!("not changed, because {first} and {second} {how}: {advice}");
    if now.is_none() {
        return Err(contradicts("create it with different contents"));
    }
    let is_python = change.path.ends_with(".py") || change.path.ends_with(".pyi");
    let after = if is_python || change.wanted_by.is_empty() {
        change.edits =
            joined(changes).map_err(|()| contradicts("change the same lines in different ways"))?;
        let after = replaced(before, &change.edits, change.encoding.is_some());
        let after = after.ok_or_else(|| format!("not changed, because {first} or {second} is damaged"))?;
        if let Some(why) = objection(&change.path, before, &after, oldest) {
            return Err(contradicts(&format!("do not fit together ({why})")));
        }
        after
    } else {
        let after = of_needs().ok_or_else(|| contradicts("declare different requirements there"))?;
        let by: BTreeSet<String> =
            changes.iter().flat_map(|(_, c)| &c.edits).flat_map(|e| e.by.clone()).collect();
        (change.edits, change.encoding) = FileChange::edits(before, &after);
        change.edits.iter_mut().for_each(|edit| edit.by = by.iter().cloned().collect());
        after
    };
    change.after = sha256(&after);
    Ok(Ready { change, before: now, after })
}

/// The edits of all changes of a file, if they do not overlap. Equal ones are shared.
fn joined(changes: &[(&str, &FileChange)]) -> Result<Vec<Replaced>, ()> {
    let (mut edits, mut makers): (Edits, BTreeMap<Edit, BTreeSet<String>>) = Default::default();
    let encoding = &changes[0].1.encoding;
    for (_, change) in changes {
        let plain = |edit: &Replaced| Edit::replace(edit.start_offset..edit.end_offset, edit.text.clone());
        let all: Vec<Edit> = change.edits.iter().map(plain).collect();
        edits.add(&all).map_err(|_| ())?;
        if change.encoding != *encoding {
            return Err(());
        }
        for (edit, own) in all.into_iter().zip(&change.edits) {
            makers.entry(edit).or_default().extend(own.by.clone());
        }
    }
    let replaced = |edit: &Edit| Replaced {
        start_offset: edit.start,
        end_offset: edit.end,
        text: edit.text.clone(),
        by: makers.get(edit).into_iter().flatten().cloned().collect(),
    };
    Ok(edits.iter().map(replaced).collect())
}

/// Why edits that were made apart do not work together, as a clause for people.
fn objection(path: &str, before: &[u8], after: &[u8], oldest: Version) -> Option<String> {
    let (Ok(before), Ok(after)) = (Source::decode(path, before), Source::decode(path, after)) else {
        return Some("the result cannot be decoded".to_owned());
    };
    let edits = line_edits(before.text(), after.text());
    let module = Module::new(Arc::new(before), String::new(), path.ends_with("__init__.py"));
    verify::objection(&module, &edits, oldest)
}

/// Code and the files that change with it are written together or not at all. `wanting` has each file with those that
/// must change with it, `leaving` each file with the manifests that drop what it uses no longer.
fn keep_whole(merged: &mut Merged, wanting: &BTreeSet<(&str, &str)>, leaving: &BTreeSet<(&str, &str)>) {
    loop {
        let refused: BTreeSet<&str> = merged.refused.iter().map(|(path, _)| path.as_str()).collect();
        let mut more: Vec<(String, String)> = Vec::new();
        for Ready { change, before, .. } in &merged.files {
            let others = &change.wanted_by;
            if !others.is_empty()
                && others.iter().all(|file| *file != change.path && refused.contains(&**file))
            {
                let verb = if before.is_none() { "created" } else { "changed" };
                more.push((change.path.clone(), format!("not {verb}, because nothing needs it any more")));
                continue;
            }
            let uses = |file: &&&str| leaving.contains(&(**file, change.path.as_str()));
            if let Some(file) = refused.iter().find(uses) {
                let why = format!("not changed, because {file} still uses what it would declare no longer");
                more.push((change.path.clone(), why));
            }
        }
        more.extend(wanting.iter().filter_map(|(file, other)| {
            let is_open = merged.files.iter().any(|ready| ready.change.path == *file);
            let why = || format!("not changed, because {other} must change with it, and does not");
            (is_open && file != other && refused.contains(other)).then(|| ((*file).to_owned(), why()))
        }));
        if more.is_empty() {
            return;
        }
        merged.files.retain(|ready| more.iter().all(|(path, _)| *path != ready.change.path));
        merged.refused.append(&mut more);
    }
}
