//! Findings for people: where, what, the proposal, and the evidence.

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use anstyle::{AnsiColor, Style};

use super::frame::{Frame, NARROWEST, frame};
use super::hyperlink::linked;
use super::{Tally, counted, visible};
use crate::finding::{Finding, Need, Reason, Safety};
use crate::ledger;
use crate::project::Problem;
use crate::text::Source;
use crate::version::{NEWEST, Window};

/// Whether output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// With colours, and with links to places.
    Linked,
    /// With colours.
    Colour,
    /// Without.
    None,
}

impl Paint {
    /// The text in a style.
    pub fn with(self, style: Style, text: &str) -> String {
        match self {
            Paint::Colour | Paint::Linked => format!("{style}{text}{style:#}"),
            Paint::None => text.to_owned(),
        }
    }
}

/// What is of less interest.
pub(super) const DIM: Style = AnsiColor::BrightBlack.on_default();

/// How many old lines are shown beside a proposal of several lines.
const OLD_LINES: usize = 8;

/// The style of a level.
pub(super) fn style_of(safety: Safety) -> Style {
    let colour = match safety {
        Safety::Safe => AnsiColor::Green,
        Safety::Suggested => AnsiColor::Yellow,
        Safety::Reported => AnsiColor::Red,
    };
    colour.on_default().bold()
}

/// A finding with its source line, wrapped for a terminal of so many columns.
pub fn finding(source: &Source, finding: &Finding, paint: Paint, columns: Option<usize>) -> String {
    let start = source.position(finding.range.start);
    let style = style_of(finding.safety);
    let mut out = String::new();
    let place = format!("{}:{}:{}", visible(&source.path().to_string_lossy()), start.line, start.column);
    let head = paint.with(style, finding.safety.as_str());
    let id = paint.with(Style::new().bold(), &finding.id);
    let title = format!("{place}: {head} {id}: {}", visible(&finding.title));
    let title = wrapped(&title, "    ", columns);
    out.push_str(&match paint {
        Paint::Linked => title.replacen(&place, &linked(&place, source.path(), start.line), 1),
        Paint::Colour | Paint::None => title,
    });
    let Frame { text, indent, told } = frame(source, finding, paint, columns);
    out.push_str(&text);
    if let Some(after) = &finding.after {
        let word = if finding.applied { "becomes" } else { "proposal" };
        let after = if after.is_empty() { "nothing" } else { after };
        let green = |text: &str| paint.with(AnsiColor::Green.on_default(), &visible(text));
        if finding.lines.len() < 2 {
            out.push_str(&note(word, &green(after), indent, paint, columns));
        } else {
            out.push_str(&note(word, "", indent, paint, None).replace(" \n", "\n"));
            let start = " ".repeat(indent + 4);
            let mut line = |sign: &str, colour: AnsiColor, text: &str| {
                let text = paint.with(colour.on_default(), format!("{sign} {}", visible(text)).trim_end());
                out.push_str(&wrapped(&format!("{start}{text}"), &format!("{start}      "), columns));
            };
            let old = if finding.adds { Vec::new() } else { old_lines(source, finding) };
            old.iter().take(OLD_LINES).for_each(|text| line("-", AnsiColor::Red, text));
            if old.len() > OLD_LINES {
                line(
                    " ",
                    AnsiColor::BrightBlack,
                    &format!("… {}", counted(old.len() - OLD_LINES, "more line")),
                );
            }
            finding.lines.iter().for_each(|text| line("+", AnsiColor::Green, text));
        }
    }
    let mut tell = |word: &str, text: &str| out.push_str(&note(word, text, indent, paint, columns));
    if !finding.note().is_empty() {
        let word = if finding.safety == Safety::Reported { "help" } else { "note" };
        tell(word, &visible(finding.note()));
    }
    for it in &finding.needs {
        tell(it.verb(), &visible(&need(it)));
    }
    for it in &finding.brings {
        tell("needs", &visible(it));
    }
    for other in &finding.alternatives {
        let option = format!("--alternative {}={}", finding.id, other.name);
        tell("or", &format!("{} (choose it with `{option}`)", visible(&other.to_string())));
    }
    if !finding.owners.is_empty() {
        tell("owners", &visible(&finding.owners.join(", ")));
    }
    if finding.is_reached() == Some(false) {
        tell("run", "this never ran in the recorded run");
    }
    let below = finding.reasons.iter().enumerate().filter(|(index, _)| !told.contains(index));
    for (_, it) in below {
        tell("because", &visible(&reason(it, Some(source.path()))));
    }
    out
}

/// A note below a source line, which is indented by so many columns.
pub fn note(word: &str, text: &str, indent: usize, paint: Paint, columns: Option<usize>) -> String {
    let indent = " ".repeat(indent);
    let line = format!("{indent}{} {text}", paint.with(DIM, &format!("= {word}:")));
    wrapped(&line, &format!("{indent}  "), columns)
}

/// A need, for people.
pub fn need(need: &Need) -> String {
    match need {
        Need::Distribution { requirement, manifest } => format!("`{requirement}` in {}", manifest.display()),
        Need::Module { name, .. } => format!("the module `{name}`, which is added to the project"),
        Need::Unused { distribution, manifests, .. } if manifests.is_empty() => {
            format!("`{distribution}`, if nothing else uses it")
        }
        Need::Unused { distribution, manifests, .. } => {
            let manifests: Vec<String> = manifests.iter().map(|path| path.display().to_string()).collect();
            format!("`{distribution}` from {}", manifests.join(", "))
        }
    }
}

/// A piece of evidence, for people. The path is omitted in the file itself.
pub fn reason(reason: &Reason, own: Option<&Path>) -> String {
    let text = &reason.text;
    match &reason.place {
        None => text.clone(),
        Some((path, line)) if Some(path.as_path()) == own => format!("{text} (line {line})"),
        Some((path, line)) => format!("{text} ({}:{line})", path.display()),
    }
}

/// A problem, on one line.
pub fn problem(problem: &Problem) -> String {
    let position = problem.position.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
    visible(&format!("{}{position}: {}", problem.path.display(), problem.message))
}

/// A line, wrapped between words if the columns are known, with its rest indented.
pub(super) fn wrapped(line: &str, indent: &str, columns: Option<usize>) -> String {
    let Some(columns) = columns else { return format!("{line}\n") };
    let options = textwrap::Options::new(columns.max(NARROWEST)).subsequent_indent(indent);
    textwrap::fill(line, options) + "\n"
}

/// The lines that a proposal replaces, without the space that all begin with.
fn old_lines<'s>(source: &'s Source, finding: &Finding) -> Vec<&'s str> {
    let first = source.line_of(finding.range.start);
    let code = &source.text()[finding.range.clone()];
    let last = source.line_of(finding.range.start + code.trim_end().len());
    let space = |line: &str| line.len() - line.trim_start().len();
    let lines = || (first..=last).map(|line| source.line(line)).filter(|line| !line.trim().is_empty());
    let common = lines().map(space).min().unwrap_or_default();
    lines().map(|line| line.get(common..).unwrap_or(line)).collect()
}

/// The lines for files that could not be read, by kind.
pub fn unread(tally: &Tally) -> String {
    let (total, lines) = (tally.unread.total(), tally.unread.lines());
    let them = if total == 1 { "it" } else { "them" };
    let tolerate = match total == tally.tolerated {
        true => "",
        false => "; `--allow-unreadable` keeps the run from failing for that",
    };
    format!("{} could not be read; `--verbose` lists {them}{tolerate}{lines}", counted(total, "file"))
}

/// The line at the end of a run.
pub fn summary(tally: &Tally, written: bool, time: Duration) -> String {
    let files = if tally.files == 1 { "file" } else { "files" };
    let changed = if written { "changed" } else { "would change" };
    let Tally { safe, suggested, reported, .. } = tally;
    let mut line = format!("{} {files} read, {} {changed}; ", tally.files, tally.changed);
    line += &format!("{safe} safe, {suggested} suggested, {reported} reported");
    if tally.deprecated > 0 {
        let _ = write!(line, " ({} of them only deprecated)", tally.deprecated);
    }
    for (count, word) in [(tally.accepted, "accepted"), (tally.ignored, "suppressed")] {
        if count > 0 {
            let _ = write!(line, ", {count} {word}");
        }
    }
    if tally.failures() > 0 {
        let _ = write!(line, ", {}", counted(tally.failures(), "error"));
    }
    let _ = write!(line, " ({:.2} s)", time.as_secs_f64());
    line
}

/// What a run checked: for which Pythons, and how much is known of Python's changes.
pub fn checked(window: Window, everything: bool) -> String {
    let (known, shown) = ledger::counts();
    let left_out = if everything { "" } else { ", except those that are not selected" };
    format!(
        "checked for Python {} to {}, with {known} changes of Python 3.1 to {NEWEST}, of which {shown} show in code{left_out}",
        window.min, window.target
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_a_narrow_terminal() {
        let text = format!("x = [{}old, {}]\n", "1, ".repeat(30), "2, ".repeat(30));
        let source = Source::from_text("a.py", &text);
        let message = "It went away, and what stands for it takes its arguments in another order.";
        let finding = Finding {
            message: message.to_owned(),
            after: Some("new".to_owned()),
            ..Finding::reported(&source, "", "", 95..98)
        };
        let shown = super::finding(&source, &finding, Paint::None, Some(40));
        assert!(shown.lines().all(|line| line.chars().count() <= 40), "{shown}");
        let lines: Vec<&str> = shown.lines().collect();
        let at = lines[2].find('^').unwrap();
        assert_eq!(lines[1][at..at + 3], *"old");
        let whole = super::finding(&source, &finding, Paint::None, None);
        assert!(whole.lines().any(|line| line.ends_with(message)));
    }
}
