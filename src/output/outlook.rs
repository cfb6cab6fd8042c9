//! What follows a run: what `fix` changed or would change, what is left and what would unlock it, and where the code
//! still fails.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::{Tally, counted, visible};
use crate::finding::{Blocker, Finding, Safety};
use crate::project::manifest;
use crate::text::Source;
use crate::version::{Version, Window};

/// How many places, files or transforms are named.
const NAMED: usize = 5;

/// How many transforms are listed with their files.
const LISTED: usize = 20;

/// What is known of a run beyond its counts.
#[derive(Default)]
pub struct Outlook {
    /// The transforms that change something: how often, and in which files.
    made: BTreeMap<String, (usize, BTreeSet<String>)>,
    /// Whether some of the changes are not safe.
    has_suggested: bool,
    /// Other files that are written with the changes.
    others: Vec<String>,
    /// Lock files that no longer match, and the commands that renew them.
    stale: Vec<(String, &'static str)>,
    /// What is left, by the transforms.
    left: BTreeMap<Blocker, BTreeMap<String, usize>>,
    /// The places that fail on the newest Python of the window, even with suggested changes: paths, and 1-based lines.
    failing: BTreeMap<String, BTreeSet<usize>>,
    /// The number of places that fail there without suggested changes.
    failing_unreviewed: usize,
    /// The number of findings of which only the name matches.
    uncertain: usize,
    /// Whether only a part of the code was looked at.
    is_part: bool,
    /// The newest Python of the windows.
    target: Option<Version>,
    /// The recordings of runs that count as evidence.
    recordings: Vec<String>,
    /// Whether the recordings tell which lines ran.
    tells_lines: bool,
    /// The findings, those at which a recorded run warned, those that ran, and those that did not.
    count: usize,
    warned: usize,
    ran: usize,
    never_ran: usize,
}

impl Outlook {
    /// Adds a finding in a file that must run on these Pythons.
    pub fn add(&mut self, source: &Source, finding: &Finding, window: Option<Window>) {
        let path = || visible(&source.path().to_string_lossy());
        self.target = self.target.max(window.map(|window| window.target));
        self.count += 1;
        self.warned += usize::from(finding.has_warned);
        self.ran += usize::from(finding.is_reached() == Some(true));
        self.never_ran += usize::from(finding.is_reached() == Some(false));
        let line = source.line_of(finding.range.start) + 1;
        let fails = !finding.only_deprecated && finding.removed.is_some();
        let Some(blocker) = finding.blocker() else {
            if finding.applied && finding.safety > Safety::Reported {
                let (count, files) = self.made.entry(finding.id.clone()).or_default();
                *count += 1;
                files.insert(path());
                self.has_suggested |= finding.safety < Safety::Safe;
            } else if fails {
                // It would be safe, but nothing is written there.
                self.failing.entry(path()).or_default().insert(line);
            }
            return;
        };
        *self.left.entry(blocker).or_default().entry(finding.id.clone()).or_default() += 1;
        match blocker {
            _ if finding.untyped => self.uncertain += 1,
            Blocker::Review if fails => self.failing_unreviewed += 1,
            Blocker::Oldest(_) | Blocker::ByHand if fails => {
                self.failing.entry(path()).or_default().insert(line);
            }
            _ => {}
        }
    }

    /// Says that only a part of the code was looked at.
    pub fn only_part(&mut self) {
        self.is_part = true;
    }

    /// Says which recordings of runs count as evidence.
    pub fn recorded(&mut self, recordings: &[Arc<str>], tells_lines: bool) {
        self.tells_lines = tells_lines;
        self.recordings = recordings.iter().map(|name| visible(name)).collect();
    }

    /// Adds another file that is written with the changes.
    pub fn other(&mut self, path: &Path) {
        self.others.push(visible(&path.to_string_lossy()));
        let locks = manifest::locks(path).into_iter();
        self.stale.extend(locks.map(|(lock, command)| (visible(&lock.to_string_lossy()), command)));
    }

    /// What `fix` would do, what it would leave, and where the code would still fail. `everything` says that all
    /// transforms ran.
    pub fn after_check(&self, tally: &Tally, everything: bool) -> String {
        let made: usize = self.made.values().map(|(count, _)| count).sum();
        let suggested = self.of(Blocker::Review);
        let fix = if self.has_suggested { "`upshift fix` with the same settings" } else { "`upshift fix`" };
        let made = counted(made, "change");
        let mut lines = match (self.made.is_empty(), suggested) {
            (true, 0) => Vec::new(),
            (false, 0) => vec![format!("{fix} makes {made}")],
            (true, more) => {
                vec![format!(
                    "`upshift fix` makes no changes; `upshift fix --suggested` makes {more}, to be reviewed"
                )]
            }
            (false, more) => vec![format!("{fix} makes {made}; `--suggested` adds {more}, to be reviewed")],
        };
        lines.extend(self.line_of_ran());
        lines.extend(self.lines_of_locks("will no longer match"));
        lines.extend(self.lines_of_left(false));
        lines.extend(self.line_of_failing(tally, everything));
        lines.join("\n")
    }

    /// What `fix` changed and left, where the code still fails, and how to undo it.
    pub fn after_fix(&self, tally: &Tally, everything: bool, undo: Option<&str>) -> String {
        let mut lines = Vec::new();
        let mut made: Vec<_> = self.made.iter().collect();
        made.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        let width = made.iter().map(|(_, (count, _))| count.to_string().len()).max().unwrap_or(0);
        for (id, (count, files)) in made.iter().take(LISTED) {
            lines.push(format!("{count:>width$} × {id} in {}", some(files.iter().map(String::as_str))));
        }
        if let Some(rest @ 1..) = made.len().checked_sub(LISTED) {
            lines.push(format!("… and {rest} more transforms; `git diff` shows all changes"));
        }
        if !self.others.is_empty() {
            lines.push(format!("written with them: {}", some(self.others.iter().map(String::as_str))));
        }
        lines.extend(self.lines_of_locks("no longer matches"));
        lines.extend(self.lines_of_left(true));
        lines.extend(self.line_of_failing(tally, everything));
        lines.extend(undo.map(|command| format!("`{command}` takes it back")));
        lines.join("\n")
    }

    /// A line for each lock file.
    fn lines_of_locks(&self, state: &str) -> Vec<String> {
        let line = |(lock, command): &(String, &str)| format!("{lock} {state}: renew it with `{command}`");
        self.stale.iter().map(line).collect()
    }

    /// How many findings something keeps from being applied.
    fn of(&self, blocker: Blocker) -> usize {
        self.left.get(&blocker).into_iter().flat_map(BTreeMap::values).sum()
    }

    /// A line for each blocker.
    fn lines_of_left(&self, with_suggested: bool) -> Vec<String> {
        let told = self.left.iter().filter(|(blocker, _)| with_suggested || **blocker != Blocker::Review);
        let line = |(blocker, ids): (&Blocker, &BTreeMap<String, usize>)| {
            let count = self.of(*blocker);
            let (is, them, has) = if count == 1 { ("is", "it", "has") } else { ("are", "them", "have") };
            let mut ids: Vec<_> = ids.iter().collect();
            ids.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
            let ids = match ids.as_slice() {
                [(id, _)] => (*id).clone(),
                ids => {
                    let all: Vec<String> = ids.iter().map(|(id, count)| format!("{id} {count}")).collect();
                    some(all.iter().map(String::as_str))
                }
            };
            match blocker {
                Blocker::Review => format!(
                    "{count} {has} to be reviewed ({ids}): `upshift fix --suggested` makes {them}, `upshift fix -i` asks about each"
                ),
                Blocker::Oldest(version) => format!(
                    "{count} {is} blocked by the oldest Python of the project ({ids}): with `--min {version}`, upshift can change {them}"
                ),
                Blocker::Untyped => format!(
                    "{count} {is} on values of unknown type ({ids}): a type annotation, or `--python VENV`, may prove {them}"
                ),
                Blocker::ByHand => format!("{count} {has} to be changed by hand ({ids})"),
            }
        };
        told.map(line).collect()
    }

    /// How many findings ran and how many did not, in the recorded run. If it tells only of warnings, silence does not
    /// prove that a finding never ran: many APIs went away without a warning.
    fn line_of_ran(&self) -> Option<String> {
        let (count, warned, ran) = (self.count, self.warned, self.ran);
        if self.recordings.is_empty() || count == 0 {
            return None;
        }
        let recordings = some(self.recordings.iter().map(String::as_str));
        let findings = counted(count, "finding");
        if !self.tells_lines {
            let first = if warned == 0 || warned == count { "" } else { "; those that did come first" };
            let silent = count - warned;
            return Some(format!(
                "{silent} of {findings} never warned in the recorded run ({recordings}){first}"
            ));
        }
        let first = if ran == 0 || ran == count { "" } else { ", listed first" };
        let unknown = match count - ran - self.never_ran {
            0 => String::new(),
            unknown => format!(", and it says nothing of {unknown}"),
        };
        let never = self.never_ran;
        Some(format!(
            "in the recorded run ({recordings}), {ran} of {findings} ran{first}; {never} never ran{unknown}"
        ))
    }

    /// Where the code still fails; that it does not is said only of a run that saw everything.
    fn line_of_failing(&self, tally: &Tally, everything: bool) -> Option<String> {
        let target = self.target?;
        let unread = match tally.unread.total() {
            0 => String::new(),
            count => format!("; {} could not be read", counted(count, "file")),
        };
        if !self.failing.is_empty() {
            let lines =
                |lines: &BTreeSet<usize>| lines.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
            let failing = self.failing.iter().map(|(path, at)| format!("{path}:{}", lines(at)));
            let failing: Vec<String> = failing.collect();
            let failing = some(failing.iter().map(String::as_str));
            let others = match self.failing_unreviewed {
                0 => String::new(),
                more => format!("; and at {more} more, until the suggested changes are made"),
            };
            return Some(format!("still fails on {target}: {failing}{others}{unread}"));
        }
        if self.failing_unreviewed > 0 {
            let count = counted(self.failing_unreviewed, "place");
            return Some(format!(
                "still fails on {target} at {count}, until the suggested changes are made{unread}"
            ));
        }
        let saw_all = everything
            && !self.is_part
            && tally.trouble + tally.accepted + tally.ignored + self.uncertain == 0;
        saw_all.then(|| format!("after that, nothing that upshift knows of fails on {target}"))
    }
}

/// The first few of some names, and the number of the others.
fn some<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> String {
    let rest = names.len().saturating_sub(NAMED);
    let named = names.take(NAMED).collect::<Vec<_>>().join(", ");
    if rest == 0 { named } else { format!("{named} and {rest} more") }
}
