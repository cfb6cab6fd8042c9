//! One place gives one finding: of two transforms that tell of the same code, the one that knows
//! more of it speaks.

use std::ops::Range;

use super::apply::Planned;
use crate::finding::Finding;
use crate::matching::names_module;
use crate::rewriting::Change;

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

/// What decides between two findings.
#[derive(Clone, Debug)]
struct Voice {
    id: String,
    range: Range<usize>,
    proposes: bool,
    breadth: Breadth,
    /// The module that it is about, where a pattern says so.
    module: Option<String>,
    removed: Option<crate::version::Version>,
}

impl Voice {
    fn new(finding: &Finding, breadth: Breadth, module: Option<&str>) -> Voice {
        Voice {
            id: finding.id.clone(),
            range: finding.range.clone(),
            proposes: finding.after.is_some() || !finding.needs.is_empty(),
            breadth,
            module: module.map(str::to_owned),
            removed: finding.removed,
        }
    }

    fn planned(plan: &Planned<'_, '_>) -> Voice {
        let pair = plan.found.pair;
        let breadth = match (pair.only_requires(), names_module(pair)) {
            (true, _) => Breadth::Distribution,
            (false, true) => Breadth::Module,
            (false, false) => Breadth::Part,
        };
        Voice::new(&plan.finding, breadth, pair.module())
    }

    /// Of two reports at the same place, what fails first is the more pressing.
    fn rank(&self) -> (Breadth, bool, Option<crate::version::Version>, &str) {
        (self.breadth, self.removed.is_none(), self.removed, &self.id)
    }

    /// Whether this is a report with nothing to add to what the other says. Proposals never yield.
    fn yields_to(&self, other: &Voice) -> bool {
        if self.proposes || self.id == other.id {
            return false;
        }
        if self.range == other.range {
            return other.proposes || other.rank() < self.rank();
        }
        let within =
            |inner: &Range<usize>, outer: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
        let begins = self.range.start == other.range.start && within(&self.range, &other.range);
        let holds = self.breadth == Breadth::Distribution && within(&other.range, &self.range);
        let same = self.module == other.module || self.module.is_none() && begins;
        (begins || holds) && same && other.breadth < self.breadth
    }
}

/// Leaves out the reports that say less than another finding of the same place.
pub(super) fn one_voice(planned: &mut Vec<Planned<'_, '_>>, native: &mut Vec<(Finding, Change)>) {
    let whole = |finding: &Finding| Voice::new(finding, Breadth::Module, None);
    let mut voices: Vec<Voice> = planned.iter().map(Voice::planned).collect();
    voices.extend(native.iter().map(|(finding, _)| whole(finding)));
    voices.sort_by_key(|voice| voice.range.start);
    let speaks = |own: &Voice| {
        // None yields to one that starts outside it.
        let first = voices.partition_point(|other| other.range.start < own.range.start);
        let near = voices[first..].iter().take_while(|other| other.range.start <= own.range.end);
        own.proposes || !near.into_iter().any(|other| own.yields_to(other))
    };
    planned.retain(|plan| speaks(&Voice::planned(plan)));
    native.retain(|(finding, _)| speaks(&whole(finding)));
}
