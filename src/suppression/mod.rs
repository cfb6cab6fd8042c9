//! Suppression comments, and findings about those that are unused or invalid.

mod add;
mod comment;
mod cover;

use std::cell::Cell;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::finding::{Finding, Safety, names, nearest};
use crate::syntax::{Tree, comments_in};
use crate::text::{Edit, Source};
use crate::version::Version;

pub use add::{Added, add};
pub use comment::{Directive, WORD, Wrong, to_others};

/// The id of an unused suppression comment.
pub const UNUSED: &str = "upshift/unused_ignore";
/// The id of an invalid suppression comment.
pub const WRONG: &str = "upshift/wrong_ignore";

/// The findings about comments: id, title, and explanation.
pub const OWN: [(&str, &str, &str); 2] = [
    (
        UNUSED,
        "Unused suppression comment.",
        "There is no such finding here, or the target has reached `until`. `fix --suggested` removes the comment.",
    ),
    (
        WRONG,
        "Invalid suppression comment.",
        "It suppresses nothing. Write `# upshift: ignore[configparser/readfp] until=3.14 reason`, or \
         `ignore-file` on a line of its own for the whole file.",
    ),
];

/// Whether an id is about a comment.
pub fn is_own(id: &str) -> bool {
    OWN.iter().any(|(own, ..)| *own == id)
}

/// Whether a text may have suppression comments.
pub fn mentioned(text: &[u8]) -> bool {
    static SCANNER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new([WORD]).ok());
    SCANNER.as_ref().is_none_or(|scanner| scanner.is_match(text))
}

/// The suppression comments of a file.
#[derive(Default)]
pub struct Suppressions {
    all: Vec<Suppression>,
    wrong: Vec<Wrong>,
}

struct Suppression {
    directive: Directive,
    /// The 0-based lines it applies to; `None` for the whole file.
    lines: Option<Range<usize>>,
    /// Whether the target has reached its `until`.
    ended: bool,
    /// Whether it suppressed something: for all findings, or for each name.
    used: Vec<Cell<bool>>,
}

/// What is needed to tell whether a comment is unused.
pub struct Run<'r> {
    /// All ids; empty if unknown.
    pub known: &'r [String],
    /// The ids that were searched for.
    pub looked_for: &'r [&'r str],
    /// Whether these are all.
    pub everything: bool,
}

impl Suppressions {
    /// The comments of a Python file, for a target version.
    pub fn of(tree: &Tree, source: &Source, target: Version) -> Suppressions {
        let mut found = Suppressions::default();
        if !mentioned(source.text().as_bytes()) {
            return found;
        }
        for node in comments_in(tree.root()) {
            found.take(node.text(), node.start(), source, target, |at| cover::lines(tree, source, at));
        }
        found
    }

    /// The comments of another file with `#` comments. Each applies to its line, or to the next one if
    /// it is on a line of its own.
    pub fn of_lines(source: &Source, target: Version) -> Suppressions {
        let mut found = Suppressions::default();
        for number in 0..source.line_count() {
            let (line, start) = (source.line(number), source.line_start(number));
            let Some(at) = line.find('#') else { continue };
            found.take(&line[at..], start + at, source, target, |comment| {
                let own = number + usize::from(cover::is_alone(source, comment));
                own..own + 1
            });
        }
        found
    }

    fn take(
        &mut self,
        comment: &str,
        start: usize,
        source: &Source,
        target: Version,
        lines: impl Fn(usize) -> Range<usize>,
    ) {
        for said in comment::parse(comment, start) {
            match said {
                Err(wrong) => self.wrong.push(wrong),
                Ok(directive) if directive.whole_file && !cover::is_alone(source, start) => {
                    let message = "`ignore-file` must be on a line of its own.".to_owned();
                    self.wrong.push(Wrong { range: directive.range, message });
                }
                Ok(directive) => {
                    let lines = (!directive.whole_file).then(|| lines(start));
                    let ended = directive.until.is_some_and(|until| until <= target);
                    let used = vec![Cell::new(false); directive.ids.as_ref().map_or(1, Vec::len)];
                    self.all.push(Suppression { directive, lines, ended, used });
                }
            }
        }
    }

    /// The valid comments.
    pub fn directives(&self) -> impl Iterator<Item = &Directive> {
        self.all.iter().map(|one| &one.directive)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.wrong.is_empty()
    }

    /// Whether a finding of a transform is suppressed: a comment applies to the first or the last line
    /// of its byte range.
    pub fn cover(&self, source: &Source, id: &str, range: &Range<usize>) -> bool {
        let first = source.line_of(range.start);
        let last = source.line_of(range.end.saturating_sub(1).max(range.start));
        let mut covered = false;
        for one in self.all.iter().filter(|one| !one.ended) {
            if one.lines.as_ref().is_some_and(|lines| !lines.contains(&first) && !lines.contains(&last)) {
                continue;
            }
            let ids = one.directive.ids.as_deref();
            for (index, used) in one.used.iter().enumerate() {
                if ids.is_none_or(|ids| names(&ids[index].0, id)) {
                    used.set(true);
                    covered = true;
                }
            }
        }
        covered
    }

    /// Findings about unused comments, with the edits that remove them, and about invalid ones. Nothing
    /// is said about transforms that were not searched for.
    pub fn findings(&self, source: &Source, run: &Run<'_>) -> Vec<(Finding, Vec<Edit>)> {
        let wrong =
            self.wrong.iter().map(|wrong| (invalid(source, &wrong.range, &wrong.message), Vec::new()));
        let mut all: Vec<(Finding, Vec<Edit>)> = wrong.collect();
        for one in &self.all {
            let Some(ids) = &one.directive.ids else {
                if one.ended || run.everything && !one.used[0].get() {
                    all.push(one.unused(source, &[0]));
                }
                continue;
            };
            let mut idle = Vec::new();
            for (index, (name, place)) in ids.iter().enumerate() {
                let is = |id: &str| names(name, id);
                if !run.known.is_empty() && !run.known.iter().any(|id| is(id)) {
                    let modules =
                        run.known.iter().filter_map(|id| id.split_once('/')).map(|(module, _)| module);
                    let known = run.known.iter().map(String::as_str).chain(modules);
                    let advice = match nearest(name, known) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "`upshift list` shows them all.".to_owned(),
                    };
                    let message = format!("No transform is called `{name}`; {advice}");
                    all.push((invalid(source, place, &message), Vec::new()));
                } else if one.ended || !one.used[index].get() && run.looked_for.iter().any(|id| is(id)) {
                    idle.push(index);
                }
            }
            if !idle.is_empty() {
                all.push(one.unused(source, &idle));
            }
        }
        all
    }
}

fn invalid(source: &Source, range: &Range<usize>, message: &str) -> Finding {
    Finding { message: message.to_owned(), ..Finding::reported(source, WRONG, OWN[1].1, range.clone()) }
}

impl Suppression {
    /// The finding about unused names, given by their indices, and the edit that removes them.
    fn unused(&self, source: &Source, idle: &[usize]) -> (Finding, Vec<Edit>) {
        let range = self.directive.range.clone();
        let mut finding = Finding::reported(source, UNUSED, OWN[0].1, range.clone());
        finding.safety = Safety::Suggested;
        let ids = self.directive.ids.as_deref().unwrap_or_default();
        let (gone, kept): (Vec<_>, Vec<_>) =
            ids.iter().enumerate().partition(|(index, _)| idle.contains(index));
        let gone: Vec<String> = gone.iter().map(|(_, (name, _))| format!("`{name}`")).collect();
        let kept: Vec<&str> = kept.iter().map(|(_, (name, _))| name.as_str()).collect();
        finding.message = match (self.ended, self.directive.until) {
            (true, Some(until)) => format!("The target has reached Python {until}."),
            _ if gone.is_empty() => "Nothing is found here.".to_owned(),
            _ => format!("Nothing is found here for {}.", gone.join(", ")),
        };
        let mut left = source.text()[self.directive.comment.clone()].to_owned();
        let base = self.directive.comment.start;
        match (ids.first(), ids.last()) {
            (Some((_, first)), Some((_, last))) if !kept.is_empty() => {
                left.replace_range(first.start - base..last.end - base, &kept.join(", "));
            }
            _ => {
                let behind = left[range.end - base..].trim_start().len();
                left.replace_range(range.start - base..left.len() - behind, "");
            }
        }
        let left = left.trim_end();
        let edit = match left {
            "" => Edit::delete(with_space(source, self.directive.comment.clone())),
            _ => Edit::replace(self.directive.comment.clone(), left),
        };
        let line = source.line_start(source.line_of(range.start));
        finding.after = Some(format!("{}{left}", &source.text()[line..base]).trim().to_owned());
        (finding, vec![edit])
    }
}

/// A comment with the space before it, or with its whole line.
fn with_space(source: &Source, comment: Range<usize>) -> Range<usize> {
    let number = source.line_of(comment.start);
    let start = source.line_start(number);
    let before = source.text()[start..comment.start].trim_end_matches([' ', '\t']);
    match before {
        "" => start..source.line_start(number + 1),
        _ => start + before.len()..start + source.line(number).len(),
    }
}
