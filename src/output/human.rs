//! Findings for people: where, what, the proposal, and the evidence.

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthChar;

use super::{Tally, counted, visible};
use crate::finding::{Finding, Need, Reason, Safety};
use crate::ledger;
use crate::project::Problem;
use crate::text::Source;
use crate::version::{NEWEST, Window};

/// Whether output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// With colours.
    Colour,
    /// Without.
    None,
}

impl Paint {
    /// The text in a style.
    pub fn with(self, style: Style, text: &str) -> String {
        match self {
            Paint::Colour => format!("{style}{text}{style:#}"),
            Paint::None => text.to_owned(),
        }
    }
}

/// The width of a tab, in columns.
const TAB: usize = 4;

/// The longest source line that is shown whole, in columns.
const WIDEST: usize = 160;

/// The narrowest terminal that lines are wrapped for, in columns.
const NARROWEST: usize = 30;

/// A finding with its source line, wrapped for a terminal of so many columns.
pub fn finding(source: &Source, finding: &Finding, paint: Paint, columns: Option<usize>) -> String {
    let start = source.position(finding.range.start);
    let colour = match finding.safety {
        Safety::Safe => AnsiColor::Green,
        Safety::Suggested => AnsiColor::Yellow,
        Safety::Reported => AnsiColor::Red,
    };
    let style = colour.on_default().bold();
    let dim = AnsiColor::BrightBlack.on_default();
    let mut out = String::new();
    let place = format!("{}:{}:{}", visible(&source.path().to_string_lossy()), start.line, start.column);
    let head = paint.with(style, finding.safety.as_str());
    let id = paint.with(Style::new().bold(), &finding.id);
    let title = format!("{place}: {head} {id}: {}", visible(&finding.title));
    out.push_str(&wrapped(&title, "    ", columns));
    let text = source.line(start.line - 1);
    let number = start.line.to_string();
    let bar = paint.with(dim, "|");
    let widest =
        columns.map_or(WIDEST, |columns| columns.saturating_sub(number.len() + 6).clamp(NARROWEST, WIDEST));
    let (shown, from, length) = underline(source, finding, text, widest);
    let _ = writeln!(out, " {} {bar} {shown}", paint.with(dim, &number));
    let marks = paint.with(style, &"^".repeat(length));
    let _ = writeln!(out, " {} {bar} {}{marks}", " ".repeat(number.len()), " ".repeat(from));
    let indent = number.len() + 2;
    if let Some(after) = &finding.after {
        let word = if finding.applied { "becomes" } else { "proposal" };
        let after = if after.is_empty() { "nothing" } else { after };
        let green = |text: &str| paint.with(AnsiColor::Green.on_default(), &visible(text));
        if finding.lines.len() < 2 {
            out.push_str(&note(word, &green(after), indent, paint, columns));
        } else {
            out.push_str(&note(word, "", indent, paint, None).replace(" \n", "\n"));
            let line = |line: &String| {
                let start = " ".repeat(indent + 4);
                wrapped(&format!("{start}{}", green(line)), &format!("{start}    "), columns)
            };
            out.extend(finding.lines.iter().map(line));
        }
    }
    let mut tell = |word: &str, text: &str| out.push_str(&note(word, text, indent, paint, columns));
    if !finding.note().is_empty() {
        let word = if finding.safety == Safety::Reported { "help" } else { "note" };
        tell(word, &visible(finding.note()));
    }
    for it in &finding.needs {
        tell("needs", &visible(&need(it)));
    }
    for other in &finding.alternatives {
        let option = format!("--alternative {}={}", finding.id, other.name);
        tell("or", &format!("{} (choose it with `{option}`)", visible(&other.to_string())));
    }
    if !finding.owners.is_empty() {
        tell("owners", &visible(&finding.owners.join(", ")));
    }
    for it in &finding.reasons {
        tell("because", &visible(&reason(it, Some(source.path()))));
    }
    out
}

/// A note below a source line, which is indented by so many columns.
pub fn note(word: &str, text: &str, indent: usize, paint: Paint, columns: Option<usize>) -> String {
    let dim = AnsiColor::BrightBlack.on_default();
    let indent = " ".repeat(indent);
    let line = format!("{indent}{} {text}", paint.with(dim, &format!("= {word}:")));
    wrapped(&line, &format!("{indent}  "), columns)
}

/// A need, for people.
pub fn need(need: &Need) -> String {
    match need {
        Need::Distribution { requirement, manifest } => format!("`{requirement}` in {}", manifest.display()),
        Need::Module { name, .. } => format!("the module `{name}`, which is added to the project"),
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

/// The line to show, the columns before the mark, and the length of the mark.
fn underline(source: &Source, finding: &Finding, line: &str, widest: usize) -> (String, usize, usize) {
    let line_start = source.line_start(source.line_of(finding.range.start));
    let from = finding.range.start - line_start;
    let to = (finding.range.end - line_start).min(line.len()).max(from);
    let expand = |text: &str| visible(text).replace('\t', &" ".repeat(TAB));
    let columns = |text: &str| expand(text).chars().map(width).sum::<usize>();
    let (before, marked) = (&line[..from.min(line.len())], &line[from.min(line.len())..to]);
    let (shown, before, marked) = (expand(line), columns(before), columns(marked).max(1));
    if columns(line) <= widest {
        return (shown, before, marked);
    }
    // Of a very long line, only the part around the mark is shown.
    let skipped = before.saturating_sub(widest / 4);
    let mut column = 0;
    let is_skipped = |c: &char| {
        column += width(*c);
        column <= skipped
    };
    let piece: String = shown.chars().skip_while(is_skipped).take(widest).collect();
    let before = if skipped == 0 { before } else { before - skipped + 1 };
    let dots = if skipped == 0 { "" } else { "…" };
    let rest = if shown.ends_with(&piece) { "" } else { "…" };
    (format!("{dots}{piece}{rest}"), before, marked.min(widest.saturating_sub(before)).max(1))
}

fn width(c: char) -> usize {
    c.width().unwrap_or(0)
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

    fn mark(text: &str, range: std::ops::Range<usize>) -> (String, usize, usize) {
        let source = Source::from_text("a.py", text);
        let finding = Finding::reported(&source, "", "", range);
        let line = source.line(source.line_of(finding.range.start));
        underline(&source, &finding, line, WIDEST)
    }

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
        assert_eq!(lines[1].replace('\u{2026}', ".")[at..at + 3], *"old");
        let whole = super::finding(&source, &finding, Paint::None, None);
        assert!(whole.lines().any(|line| line.ends_with(message)));
    }

    #[test]
    fn the_mark_is_below_the_finding() {
        assert_eq!(mark("\tx = y\n", 5..6), ("    x = y".to_owned(), 8, 1));
        assert_eq!(mark("'\u{4e2d}' + y\n", 8..9), ("'\u{4e2d}' + y".to_owned(), 7, 1));
        assert_eq!(mark("f(\n  1)\n", 0..7), ("f(".to_owned(), 0, 2));
        assert_eq!(mark("'\u{1b}' + y\n", 6..7).1, 11);
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_mark() {
        let text = format!("{}needle{}\n", "x".repeat(5000), "y".repeat(5000));
        let (shown, before, length) = mark(&text, 5000..5006);
        let shown: Vec<char> = shown.chars().collect();
        assert!(shown.len() <= WIDEST + 2);
        assert_eq!(shown[before..before + length].iter().collect::<String>(), "needle");
    }
}
