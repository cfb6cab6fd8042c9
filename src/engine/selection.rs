//! The selection stage: which of the candidates of a file are changed, which are only reported, and which
//! say nothing that another one does not say. Each rule looks at the whole set, so that the result does not
//! depend on the order in which candidates were found.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;

use crate::finding::{Finding, Safety};
use crate::matching::{Match, names_module};
use crate::model::Module;
use crate::rewriting::Change;
use crate::syntax::{Field, Kind, Node, NodeId};
use crate::text::Edits;
use crate::transform::{Pair, Together};
use crate::version::Version;

/// A finding, with the change that it proposes.
#[derive(Clone)]
pub(super) struct Candidate<'p, 'c, 'm> {
    pub finding: Finding,
    /// `None` for a report.
    pub change: Option<Change>,
    /// The transform and the match that it comes from; `None` for what is written in Rust.
    pub found: Option<&'p Match<'c, 'm>>,
}

impl<'c> Candidate<'_, 'c, '_> {
    /// Turns a proposal into a report; `why` makes its message of the code that was proposed.
    pub fn withdraw(&mut self, why: impl FnOnce(&str) -> String) {
        self.change = None;
        self.finding.safety = Safety::Reported;
        self.finding.applied = false;
        self.finding.message = why(&self.finding.after.take().unwrap_or_default());
        self.finding.needs.clear();
    }

    /// The change, if it is made.
    pub fn applied(&self) -> Option<&Change> {
        self.change.as_ref().filter(|_| self.finding.applied)
    }

    fn pair(&self) -> Option<&'c Pair> {
        self.found.map(|found| found.pair)
    }

    /// `asyncore` of `asyncore/module`.
    fn module(&self) -> &str {
        self.finding.id.split_once('/').map_or(&self.finding.id, |(module, _)| module)
    }

    /// The unit of the file in which its changes are made together: 0 for all of it, else a function.
    fn unit(&self) -> Option<usize> {
        let found = self.found?;
        let is_function = |above: &Node<'_>| above.kind() == Kind::FunctionDefinition;
        match found.transform.together? {
            Together::File => Some(0),
            Together::Function => {
                let function = found.node.ancestors().find(is_function);
                Some(function.map_or(0, |function| function.start() + 1))
            }
        }
    }

    /// Whether its transform changes it only along with something else.
    fn follows(&self) -> bool {
        self.found.is_some_and(|found| {
            let name = found.pair.suffix.trim_start_matches('_');
            found.transform.follows.iter().any(|follower| follower == name)
        })
    }

    /// Whether it is more than a question for a distribution, and nothing is changed for it.
    fn is_left(&self) -> bool {
        self.change.is_none() && self.pair().is_some_and(|pair| !pair.only_requires())
    }
}

/// Applies the rules of selection to all candidates of a file.
pub(super) fn select(module: &Module, candidates: &mut Vec<Candidate<'_, '_, '_>>) {
    drop_subsumed(candidates);
    hold_modules(module, candidates);
    enforce_all_or_nothing(module, candidates);
    drop_rebound(candidates);
    dedupe_findings(candidates);
}

/// Drops reports of imports that changes of their uses bind to something new: those tell of them.
fn drop_rebound(candidates: &mut Vec<Candidate<'_, '_, '_>>) {
    let changes = candidates.iter().filter_map(|one| one.change.as_ref());
    let rebound: BTreeSet<NodeId> = changes.flat_map(|change| change.rebound.iter().copied()).collect();
    candidates.retain(|one| {
        let is_report = one.change.is_none() && one.pair().is_some_and(names_module);
        let import = one.found.map(|found| found.node).filter(|node| is_report && node.kind().is_import());
        let mut items = import.into_iter().flat_map(|import| import.children_by(Field::Name)).peekable();
        items.peek().is_none() || !items.all(|item| rebound.contains(&item.id()))
    });
}

/// Drops what another candidate takes away: a report within another change of the same transform, and what a
/// native change covers, which sees more of the file.
fn drop_subsumed(candidates: &mut Vec<Candidate<'_, '_, '_>>) {
    let proposals = || candidates.iter().filter_map(|one| Some((one, one.change.as_ref()?)));
    let changed: BTreeMap<&str, Vec<&Match<'_, '_>>> = proposals()
        .filter_map(|(one, _)| Some((one, one.found?)))
        .fold(BTreeMap::new(), |mut all, (one, found)| {
            all.entry(one.finding.id.as_str()).or_default().push(found);
            all
        });
    let natives: Vec<Native<'_>> = proposals().filter_map(|(one, change)| Native::new(one, change)).collect();
    let is_subsumed = |one: &Candidate<'_, '_, '_>| {
        let Some(found) = one.found else { return false };
        let place = found.node.range();
        let around = |whole: &&Match<'_, '_>| {
            let is_kept = || whole.blocks().any(|(_, all)| all.iter().any(|one| found.node.is_within(*one)));
            whole.node.range() != place && is_within(&place, &whole.node.range()) && !is_kept()
        };
        let all = || changed.get(one.finding.id.as_str()).into_iter().flatten();
        let is_told = || all().any(around);
        let is_part_told = || all().any(|part| part.is_at_import() && is_within(&part.node.range(), &place));
        (found.pair.after.is_none() || found.is_at_import()) && is_told()
            || one.change.is_none() && is_part_told()
            || natives.iter().any(|native| native.takes(one))
    };
    let keeps: Vec<bool> = candidates.iter().map(|one| !is_subsumed(one)).collect();
    let mut keeps = keeps.into_iter();
    candidates.retain(|_| keeps.next().unwrap_or(true));
}

/// A module does not move in a file that uses something of it which the same transform only reports: its import has to
/// stay for that.
fn hold_modules(module: &Module, candidates: &mut [Candidate<'_, '_, '_>]) {
    let is_reported = |one: &Candidate<'_, '_, '_>| one.pair().is_some_and(|pair| pair.after.is_none());
    let reported = candidates.iter().filter(|one| is_reported(one));
    let reported: Vec<(String, &str, usize)> = reported
        .filter_map(|one| Some((one.finding.id.clone(), one.pair()?.symbol()?, one.finding.range.start)))
        .collect();
    for one in candidates.iter_mut().filter(|one| one.change.is_some()) {
        let Some(moved) = one.pair().filter(|pair| names_module(pair)).and_then(Pair::symbol) else {
            continue;
        };
        let is_of = |name: &str| name.strip_prefix(moved).is_some_and(|rest| rest.starts_with('.'));
        let left = reported.iter().find(|(id, name, _)| *id == one.finding.id && is_of(name));
        if let Some((_, name, at)) = left {
            let line = module.source.line_of(*at) + 1;
            one.withdraw(|code| {
                format!("`{name}` (line {line}) is only reported, and needs the old module; else it would be `{code}`.")
            });
        }
    }
}

/// A change that is written in Rust.
struct Native<'n> {
    candidate: &'n Candidate<'n, 'n, 'n>,
    edits: Edits,
    /// From the first edit to the last: nearly all other candidates are far away.
    reach: Range<usize>,
}

impl<'n> Native<'n> {
    fn new(candidate: &'n Candidate<'_, '_, '_>, change: &Change) -> Option<Native<'n>> {
        if candidate.found.is_some() {
            return None;
        }
        let mut edits = Edits::default();
        let _ = edits.add(&change.edits);
        let start = edits.iter().map(|edit| edit.start).min()?;
        let end = edits.iter().map(|edit| edit.end).max()?;
        Some(Native { candidate, edits, reach: start..end })
    }

    /// Whether it takes the place of a candidate: of one of the same module that it overlaps, and of what is
    /// found in code that it leaves out.
    fn takes(&self, other: &Candidate<'_, '_, '_>) -> bool {
        let is_near = |range: &Range<usize>| range.start <= self.reach.end && self.reach.start <= range.end;
        let mut edits = other.change.iter().flat_map(|change| &change.edits);
        if !is_near(&other.finding.range) && !edits.any(|edit| is_near(&edit.range())) {
            return false;
        }
        let is_gone = self.edits.iter().any(|edit| {
            is_within(&other.finding.range, &edit.range()) && !edit.text.contains(&other.finding.before)
        });
        let overlaps = |change: &Change| self.edits.clone().add(&change.edits).is_err();
        let own = &self.candidate.finding;
        (own.applied || other.finding.safety <= own.safety)
            && (is_gone
                || other.module() == self.candidate.module() && other.change.as_ref().is_some_and(overlaps))
    }
}

fn is_within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// What hangs together: the transforms of a file by their ids, and its APIs by their modules.
#[derive(Default, PartialEq)]
struct Groups {
    /// Ids of transforms of which something is changed that follows nothing.
    led: BTreeSet<String>,
    /// The file.
    path: PathBuf,
    /// Modules of which something is only reported.
    open: BTreeSet<String>,
    /// The first 1-based line that is only reported, by the id of a transform whose changes go together and the unit
    /// in which they do; with its message, where another transform changes the line.
    together: BTreeMap<(String, usize), (usize, Option<String>)>,
    /// All such lines, where changes rely on each other.
    relied_on: BTreeMap<String, BTreeSet<usize>>,
    /// The same by the module.
    whole: BTreeMap<String, usize>,
}

impl Groups {
    fn of(module: &Module, candidates: &[Candidate<'_, '_, '_>]) -> Groups {
        let mut groups = Groups { path: module.source.path().to_owned(), ..Groups::default() };
        for one in candidates.iter().filter(|one| one.found.is_some()) {
            if one.change.is_some() && !one.follows() {
                groups.led.insert(one.finding.id.clone());
            }
            let line = module.source.line_of(one.finding.range.start) + 1;
            let first = |known: &mut usize| *known = line.min(*known);
            if let Some(unit) = one.unit().filter(|_| one.change.is_none()) {
                let is_same = |other: &Candidate<'_, '_, '_>| {
                    other.change.is_some() && other.finding.range == one.finding.range
                };
                let told = candidates.iter().any(is_same).then(|| one.finding.message.clone());
                let known = groups.together.entry((one.finding.id.clone(), unit));
                let known = known.or_insert_with(|| (line, told.clone()));
                *known = (line, told).min(known.clone());
                groups.relied_on.entry(one.finding.id.clone()).or_default().insert(line);
            }
            if one.is_left() {
                groups.open.insert(one.module().to_owned());
                groups.whole.entry(one.module().to_owned()).and_modify(first).or_insert(line);
            }
        }
        groups
    }

    /// The first line that a change relies on and that is only reported.
    fn evidence(&self, one: &Candidate<'_, '_, '_>) -> Option<&usize> {
        let lines = self.relied_on.get(&one.finding.id)?;
        let mut places = one.finding.reasons.iter().filter_map(|reason| reason.place.as_ref());
        places.find_map(|(path, line)| lines.get(line).filter(|_| **path == self.path))
    }

    /// Why a change is not made: what only follows other changes stays where there are none, or where
    /// something else of the same module is only reported; of a transform whose changes go together, none is
    /// made while one of its places is only reported; of one that needs the whole module gone, while any of
    /// the module is.
    fn objection(&self, one: &Candidate<'_, '_, '_>, proposed: &str) -> Option<String> {
        let found = one.found?;
        let is_led = self.led.contains(&one.finding.id) && !self.open.contains(one.module());
        if one.follows() && !is_led {
            return Some(match found.pair.message.as_str() {
                "" => {
                    "It changes only together with other code of this transform, which does not change here."
                        .to_owned()
                }
                message => message.to_owned(),
            });
        }
        let whole = || self.whole.get(one.module()).filter(|_| found.transform.whole);
        let unit = one.unit().map(|unit| (one.finding.id.clone(), unit));
        let first = unit.and_then(|unit| self.together.get(&unit));
        if let Some((line, Some(message))) = first {
            return Some(format!("`{proposed}` would take its place, but line {line} holds it: {message}"));
        }
        let line = first.map(|(line, _)| line).or_else(whole).or_else(|| self.evidence(one))?;
        Some(format!(
            "`{proposed}` would replace it, but only together with line {line}, which must be changed by hand first."
        ))
    }
}

/// Makes changes that go together as safe as the least safe of them.
fn level(candidates: &mut [Candidate<'_, '_, '_>]) {
    let mut levels: BTreeMap<(String, usize), (Safety, bool)> = BTreeMap::new();
    let key = |one: &Candidate<'_, '_, '_>| {
        one.unit().filter(|_| one.change.is_some()).map(|unit| (one.finding.id.clone(), unit))
    };
    for one in candidates.iter() {
        let Some(key) = key(one) else { continue };
        let (safety, applied) = levels.entry(key).or_insert((Safety::Safe, true));
        *safety = one.finding.safety.min(*safety);
        *applied &= one.finding.applied;
    }
    for one in candidates {
        if let Some((safety, applied)) = key(one).and_then(|key| levels.get(&key)) {
            (one.finding.safety, one.finding.applied) = (*safety, *applied);
        }
    }
}

/// Makes all changes of a group, or none: withdrawing one may leave others without what they go with, so it
/// is done until nothing changes.
fn enforce_all_or_nothing(module: &Module, candidates: &mut Vec<Candidate<'_, '_, '_>>) {
    let mut groups = Groups::of(module, candidates);
    // A report of what follows is of interest only where something leads.
    candidates.retain(|one| {
        !one.follows()
            || one.pair().is_some_and(|pair| pair.after.is_some())
            || groups.led.contains(&one.finding.id)
    });
    groups = Groups::of(module, candidates);
    loop {
        for one in candidates.iter_mut().filter(|one| one.change.is_some()) {
            let proposed = one.finding.after.clone().unwrap_or_default();
            if let Some(why) = groups.objection(one, &proposed) {
                one.withdraw(|_| why);
            }
        }
        let now = Groups::of(module, candidates);
        if now == groups {
            break;
        }
        groups = now;
    }
    level(candidates);
}

/// How much a finding is about, the narrowest first: it knows most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Breadth {
    /// A name of a module, a call, a class.
    Part,
    /// A module as a whole.
    Module,
    /// The distribution that a module comes with.
    Distribution,
}

/// What decides between two findings of one place.
#[derive(Clone)]
struct Claim {
    id: String,
    range: Range<usize>,
    proposes: bool,
    breadth: Breadth,
    /// The module that it is about, where a pattern says so.
    module: Option<String>,
    removed: Option<Version>,
}

impl Claim {
    fn of(candidate: &Candidate<'_, '_, '_>) -> Claim {
        let finding = &candidate.finding;
        let breadth = match candidate.pair() {
            Some(pair) if pair.only_requires() => Breadth::Distribution,
            Some(pair) if !names_module(pair) => Breadth::Part,
            _ => Breadth::Module,
        };
        Claim {
            id: finding.id.clone(),
            range: finding.range.clone(),
            proposes: finding.after.is_some() || !finding.needs.is_empty(),
            breadth,
            module: candidate.pair().and_then(Pair::module).map(str::to_owned),
            removed: finding.removed,
        }
    }

    /// Of two reports at the same place, what fails first is the more pressing.
    fn rank(&self) -> (Breadth, bool, Option<Version>, &str) {
        (self.breadth, self.removed.is_none(), self.removed, &self.id)
    }

    /// Whether this has nothing to add to what the other says. Proposals never yield, but for the removal of an import
    /// that asks for a distribution, of which the other changes a name.
    fn yields_to(&self, other: &Claim) -> bool {
        let holds = self.breadth == Breadth::Distribution && is_within(&other.range, &self.range);
        let is_part = holds && other.breadth == Breadth::Part && self.module == other.module;
        if self.id == other.id || self.proposes && !(is_part && other.proposes) {
            return false;
        }
        // `import cgi, imp` is of two modules.
        let is_module = |claim: &Claim| claim.breadth != Breadth::Part && claim.module.is_some();
        if self.range == other.range && is_module(self) && is_module(other) && self.module != other.module {
            return false;
        }
        if self.range == other.range {
            return other.proposes || other.rank() < self.rank();
        }
        let begins = self.range.start == other.range.start && is_within(&self.range, &other.range);
        let same = self.module == other.module || self.module.is_none() && begins;
        (begins || holds) && same && other.breadth < self.breadth
    }
}

/// One place gives one finding: of two transforms that tell of the same code, the one that knows more of it
/// is kept.
fn dedupe_findings(candidates: &mut Vec<Candidate<'_, '_, '_>>) {
    let own: Vec<Claim> = candidates.iter().map(Claim::of).collect();
    let mut sorted: Vec<&Claim> = own.iter().collect();
    sorted.sort_by_key(|claim| claim.range.start);
    let adds = |own: &Claim| {
        // None yields to one that starts outside it.
        let first = sorted.partition_point(|other| other.range.start < own.range.start);
        let mut near = sorted[first..].iter().take_while(|other| other.range.start <= own.range.end);
        !near.any(|other| own.yields_to(other))
    };
    let mut keeps = own.iter().map(adds);
    candidates.retain(|_| keeps.next().unwrap_or(true));
}

/// Whether a native change, whose identifiers are gone, takes a whole match away: all names of the place are
/// gone; of an import statement, those that are of the module.
pub(super) fn is_taken(found: &Match<'_, '_>, is_gone: &dyn Fn(Node<'_>) -> bool) -> bool {
    let concerns = |item: &Node<'_>| {
        let first = item.descendants().find(|below| below.kind() == Kind::Identifier);
        found.node.kind() == Kind::ImportFromStatement || first.map(|name| name.text()) == found.pair.module()
    };
    let places: Vec<Node<'_>> = match found.node.kind() {
        Kind::ImportStatement | Kind::ImportFromStatement => {
            found.node.children_by(Field::Name).filter(concerns).collect()
        }
        _ => vec![found.node],
    };
    let names = places.iter().flat_map(|place| place.descendants());
    let mut names = names.filter(|below| below.kind() == Kind::Identifier).peekable();
    names.peek().is_some() && names.all(is_gone)
}
