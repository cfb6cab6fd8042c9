//! Comments that leave findings alone, and what becomes of them: those that nothing needs any more
//! are found too.

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

/// The id of a comment that leaves nothing alone.
pub const UNUSED: &str = "upshift/unused_ignore";
/// The id of a comment that cannot be understood.
pub const WRONG: &str = "upshift/wrong_ignore";

/// What is told under ids of our own: the id, a title, and what there is to say.
pub const OWN: [(&str, &str, &str); 2] = [
    (
        UNUSED,
        "A comment that leaves nothing alone.",
        "Nothing that it names is found there any more, or its `until` is reached. `fix --suggested` removes it.",
    ),
    (
        WRONG,
        "A comment to upshift that cannot be understood.",
        "It leaves nothing alone. Write it as `# upshift: ignore[configparser/readfp] until=3.14 reason`; \
         `ignore-file` on a line of its own is for the whole file.",
    ),
];

/// Whether an id is one of ours.
pub fn is_own(id: &str) -> bool {
    OWN.iter().any(|(own, ..)| *own == id)
}

/// Whether a text may hold such comments.
pub fn mentioned(text: &[u8]) -> bool {
    static SCANNER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new([WORD]).ok());
    SCANNER.as_ref().is_none_or(|scanner| scanner.is_match(text))
}

/// The comments of a file.
#[derive(Default)]
pub struct Suppressions {
    all: Vec<Suppression>,
    wrong: Vec<Wrong>,
}

struct Suppression {
    directive: Directive,
    /// 0-based lines; `None` for the file.
    lines: Option<Range<usize>>,
    /// Whether its `until` is reached.
    ended: bool,
    /// Whether something was left alone: for all, or for each name.
    used: Vec<Cell<bool>>,
}

/// What a run knows when it judges whether a comment is of use.
pub struct Run<'r> {
    /// All ids that there are; empty when nobody knows.
    pub known: &'r [String],
    /// The ids that were looked for.
    pub looked_for: &'r [&'r str],
    /// Whether that is everything.
    pub everything: bool,
}

impl Suppressions {
    /// The comments of a Python file, under a target.
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

    /// The comments of another file in which `#` begins one; each is for its line, or for the next
    /// when it is alone on its own.
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
                    let message =
                        "`ignore-file` is for the whole file: put it on a line of its own.".to_owned();
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

    /// The comments that can be understood.
    pub fn directives(&self) -> impl Iterator<Item = &Directive> {
        self.all.iter().map(|one| &one.directive)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.wrong.is_empty()
    }

    /// Whether a finding of a transform, at a byte range, is to be left alone: its first or its last
    /// line is one that a comment is for.
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

    /// The comments that are of no use, with the edits that remove them, and those that cannot be
    /// understood. What was not looked for is not judged.
    pub fn findings(&self, source: &Source, run: &Run<'_>) -> Vec<(Finding, Vec<Edit>)> {
        let wrong =
            self.wrong.iter().map(|wrong| (told_wrong(source, &wrong.range, &wrong.message), Vec::new()));
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
                        None => "`upshift list` shows all.".to_owned(),
                    };
                    let message = format!("No transform is called `{name}`; {advice}");
                    all.push((told_wrong(source, place, &message), Vec::new()));
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

fn told_wrong(source: &Source, range: &Range<usize>, message: &str) -> Finding {
    Finding { message: message.to_owned(), ..Finding::reported(source, WRONG, OWN[1].1, range.clone()) }
}

impl Suppression {
    /// The finding of names that are of no use, by their place in the list, and what removes them.
    fn unused(&self, source: &Source, idle: &[usize]) -> (Finding, Vec<Edit>) {
        let range = self.directive.range.clone();
        let mut finding = Finding::reported(source, UNUSED, OWN[0].1, range.clone());
        finding.safety = Safety::Suggested;
        let ids = self.directive.ids.as_deref().unwrap_or_default();
        let kept: Vec<&str> = ids
            .iter()
            .enumerate()
            .filter(|(index, _)| !idle.contains(index))
            .map(|(_, (name, _))| name.as_str())
            .collect();
        let gone: Vec<String> = ids
            .iter()
            .enumerate()
            .filter(|(index, _)| idle.contains(index))
            .map(|(_, (name, _))| format!("`{name}`"))
            .collect();
        finding.message = match (self.ended, self.directive.until) {
            (true, Some(until)) => format!("It ended with Python {until}, which the target has reached."),
            _ if gone.is_empty() => "Nothing is found there.".to_owned(),
            _ => format!("Nothing is found there of {}.", gone.join(", ")),
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

/// A comment with the space before it, or the whole line that it stands on.
fn with_space(source: &Source, comment: Range<usize>) -> Range<usize> {
    let number = source.line_of(comment.start);
    let start = source.line_start(number);
    let before = source.text()[start..comment.start].trim_end_matches([' ', '\t']);
    match before {
        "" => start..source.line_start(number + 1),
        _ => start + before.len()..start + source.line(number).len(),
    }
}
