//! Findings for people: where, what, what is proposed, and why it is believed.

use std::fmt::Write;
use std::time::Duration;

use anstyle::{AnsiColor, Style};

use super::{Tally, visible};
use crate::finding::{Finding, Need, Safety};
use crate::text::Source;

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

/// How wide a tab is shown, in columns; `^` must stand below what it means.
const TAB: usize = 4;

/// The longest source line that is shown whole, in columns.
const WIDEST: usize = 160;

/// The fewest columns that lines are broken for.
const NARROWEST: usize = 30;

/// One finding, with its source line; every line is ended, and broken at so many columns if they are
/// known.
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
    out.push_str(&broken(&title, "    ", columns));
    let text = source.line(start.line - 1);
    let number = start.line.to_string();
    let bar = paint.with(dim, "|");
    let widest =
        columns.map_or(WIDEST, |columns| columns.saturating_sub(number.len() + 6).clamp(NARROWEST, WIDEST));
    let (shown, from, length) = underline(source, finding, text, widest);
    let _ = writeln!(out, " {} {bar} {shown}", paint.with(dim, &number));
    let marks = paint.with(style, &"^".repeat(length));
    let _ = writeln!(out, " {} {bar} {}{marks}", " ".repeat(number.len()), " ".repeat(from));
    let mut note = |word: &str, text: &str| {
        let indent = " ".repeat(number.len() + 2);
        let line = format!("{indent}{} {text}", paint.with(dim, &format!("= {word}:")));
        out.push_str(&broken(&line, &format!("{indent}  "), columns));
    };
    if let Some(after) = &finding.after {
        let word = if finding.applied { "becomes" } else { "proposal" };
        let after = if after.is_empty() { "nothing" } else { after };
        note(word, &paint.with(AnsiColor::Green.on_default(), &visible(after)));
    }
    // The title is said already.
    let message = finding.message.strip_suffix(&finding.title).unwrap_or(&finding.message).trim_end();
    if !message.is_empty() {
        let word = if finding.safety == Safety::Reported { "help" } else { "note" };
        note(word, &visible(message));
    }
    for need in &finding.needs {
        match need {
            Need::Distribution { requirement, manifest } => {
                let file = manifest.to_string_lossy();
                note("needs", &format!("`{}` in {}", visible(requirement), visible(&file)));
            }
            Need::Module { name, .. } => {
                note("needs", &format!("the module `{}`, which comes with it", visible(name)))
            }
        }
    }
    for other in &finding.alternatives {
        let option = format!("--alternative {}={}", finding.id, other.name);
        note("or", &format!("{} (choose it with `{option}`)", visible(&other.to_string())));
    }
    for reason in &finding.reasons {
        let place = reason.place.as_ref().map_or(String::new(), |(path, line)| {
            let file =
                if path.as_path() == source.path() { String::new() } else { format!("{}:", path.display()) };
            let line = if file.is_empty() { format!("line {line}") } else { line.to_string() };
            format!(" ({}{line})", visible(&file))
        });
        note("because", &format!("{}{place}", visible(&reason.text)));
    }
    out
}

/// A line, ended; broken between words where the columns are known, with the rest indented.
fn broken(line: &str, indent: &str, columns: Option<usize>) -> String {
    let Some(columns) = columns else { return format!("{line}\n") };
    let options = textwrap::Options::new(columns.max(NARROWEST)).subsequent_indent(indent);
    textwrap::fill(line, options) + "\n"
}

/// The line as shown, the columns before the mark, and the mark's length.
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
    // Of a very long line only the piece around the mark.
    let skipped = before.saturating_sub(widest / 4);
    let mut column = 0;
    let piece: String = shown
        .chars()
        .skip_while(|c| {
            column += width(*c);
            column <= skipped
        })
        .take(widest)
        .collect();
    let before = if skipped == 0 { before } else { before - skipped + 1 };
    let dots = if skipped == 0 { "" } else { "…" };
    let rest = if shown.ends_with(&piece) { "" } else { "…" };
    (format!("{dots}{piece}{rest}"), before, marked.min(widest.saturating_sub(before)).max(1))
}

/// Columns of a character on a terminal: two for those of East Asian scripts.
fn width(c: char) -> usize {
    let wide = matches!(u32::from(c),
        0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe4f
        | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x20000..=0x3fffd);
    if wide { 2 } else { 1 }
}

/// The line at the end of a run.
pub fn summary(tally: &Tally, written: bool, time: Duration) -> String {
    let files = |count: usize| if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
    let changed = if written { "changed" } else { "would change" };
    let mut line = format!(
        "{} read, {} {changed}; {} safe, {} suggested, {} reported",
        files(tally.files),
        tally.changed,
        tally.safe,
        tally.suggested,
        tally.reported,
    );
    if tally.accepted > 0 {
        let _ = write!(line, ", {} accepted", tally.accepted);
    }
    if tally.ignored > 0 {
        let _ = write!(line, ", {} ignored", tally.ignored);
    }
    if tally.trouble > 0 {
        let _ = write!(line, ", {} in trouble", tally.trouble);
    }
    let _ = write!(line, " ({:.2} s)", time.as_secs_f64());
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(range: std::ops::Range<usize>) -> Finding {
        Finding {
            id: String::new(),
            title: String::new(),
            range,
            safety: Safety::Safe,
            before: String::new(),
            after: None,
            message: String::new(),
            alternatives: Vec::new(),
            reasons: Vec::new(),
            applied: false,
            needs: Vec::new(),
            removed: None,
        }
    }

    fn mark(text: &str, range: std::ops::Range<usize>) -> (String, usize, usize) {
        let source = Source::from_text("a.py", text);
        let finding = found(range);
        let line = source.line(source.line_of(finding.range.start));
        underline(&source, &finding, line, WIDEST)
    }

    #[test]
    fn lines_fit_a_narrow_terminal() {
        let text = format!("x = [{}old, {}]\n", "1, ".repeat(30), "2, ".repeat(30));
        let source = Source::from_text("a.py", &text);
        let message = "It went away, and what stands for it takes its arguments in another order.";
        let finding = Finding { message: message.to_owned(), after: Some("new".to_owned()), ..found(95..98) };
        let shown = super::finding(&source, &finding, Paint::None, Some(40));
        assert!(shown.lines().all(|line| line.chars().count() <= 40), "{shown}");
        let lines: Vec<&str> = shown.lines().collect();
        let at = lines[2].find('^').unwrap();
        assert_eq!(lines[1].replace('\u{2026}', ".")[at..at + 3], *"old");
        let whole = super::finding(&source, &finding, Paint::None, None);
        assert!(whole.lines().any(|line| line.ends_with(message)));
    }

    #[test]
    fn the_mark_stands_below_what_it_means() {
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
