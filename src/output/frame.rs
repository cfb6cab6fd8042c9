//! The code of a finding: its lines, marked, with the lines of the same file that prove it.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use anstyle::AnsiColor;
use unicode_width::UnicodeWidthStr;

use super::human::{DIM, Paint, style_of};
use super::visible;
use crate::finding::{Finding, Safety};
use crate::text::Source;

/// The widest frame, in columns, where the terminal does not say how wide it is.
const WIDEST: usize = 160;

/// The narrowest terminal that frames are made for, in columns.
pub const NARROWEST: usize = 30;

/// How many lines of evidence are shown.
const PROOFS: usize = 3;

/// A tab as it is shown, in columns.
const TAB: usize = 4;

/// The code of a finding, and what it tells already.
pub struct Frame {
    /// The lines, each with its end.
    pub text: String,
    /// The columns before what is said below.
    pub indent: usize,
    /// The indices of the reasons that stand beside their lines.
    pub told: Vec<usize>,
}

/// A line of evidence: the index of the reason, and the 0-based line.
struct Proof {
    reason: usize,
    line: usize,
}

/// The evidence that other lines of the file show.
fn proofs(source: &Source, finding: &Finding, own: &Range<usize>) -> Vec<Proof> {
    let mut all: Vec<Proof> = Vec::new();
    for (reason, it) in finding.reasons.iter().enumerate() {
        let Some((path, line)) = &it.place else { continue };
        let line = line.saturating_sub(1);
        let is_here = path.as_path() == source.path()
            && line < source.line_count()
            && !source.line(line).trim().is_empty()
            && !(own.start..=own.end).contains(&line)
            && all.iter().all(|known| known.line != line);
        if is_here && all.len() < PROOFS {
            all.push(Proof { reason, line });
        }
    }
    all
}

/// The 0-based lines of a finding, the last one included.
fn lines_of(source: &Source, finding: &Finding) -> Range<usize> {
    let code = &source.text()[finding.range.clone()];
    let end = finding.range.start + code.trim_end().len();
    source.line_of(finding.range.start)..source.line_of(end)
}

/// The columns before what is said below the code of a finding.
pub fn indent(source: &Source, finding: &Finding) -> usize {
    let own = lines_of(source, finding);
    let lines = proofs(source, finding, &own).into_iter().map(|proof| proof.line);
    let last = lines.chain([own.end]).max().unwrap_or_default();
    (last + 1).to_string().len() + 2
}

/// The frame of a finding, for a terminal of so many columns.
pub fn frame(source: &Source, finding: &Finding, paint: Paint, columns: Option<usize>) -> Frame {
    let own = lines_of(source, finding);
    let proofs = proofs(source, finding, &own);
    let first = proofs.iter().map(|proof| proof.line).chain([own.start]).min().unwrap_or_default();
    let last = proofs.iter().map(|proof| proof.line).chain([own.end]).max().unwrap_or_default();
    let indent = indent(source, finding);
    let widest = columns.map_or(WIDEST, |columns| columns.clamp(NARROWEST, WIDEST));
    // Lines as they are shown, so that no control character reaches the terminal.
    let shown: Vec<String> = (first..=last).map(|line| visible(source.line(line))).collect();
    let mut starts = vec![0];
    starts.extend(shown.iter().scan(0, |at, line| {
        *at += line.len() + 1;
        Some(*at)
    }));
    let at = |line: usize, column: usize| {
        let text = source.line(line);
        starts[line - first] + visible(&text[..text.floor_char_boundary(column.min(text.len()))]).len()
    };
    let end = finding.range.start + source.text()[finding.range.clone()].trim_end().len();
    let place = |offset: usize| {
        let line = source.line_of(offset);
        at(line, offset - source.line_start(line))
    };
    let mut told = Vec::new();
    let mut annotations = vec![AnnotationKind::Primary.span(place(finding.range.start)..place(end))];
    for Proof { reason, line } in proofs {
        let text = source.line(line);
        let code = at(line, text.len() - text.trim_start().len())..at(line, text.trim_end().len());
        let label = visible(&finding.reasons[reason].text);
        let tabs = text.matches('\t').count() * (TAB - 1);
        let needed = indent + 4 + shown[line - first].width() + tabs + label.width();
        let annotation: Annotation<'_> = AnnotationKind::Context.span(code);
        // What does not fit beside its line is said below.
        annotations.push(if needed <= widest {
            told.push(reason);
            annotation.label(label)
        } else {
            annotation
        });
    }
    let snippet = Snippet::source(shown.join("\n")).line_start(first + 1).annotations(annotations);
    let level = match finding.safety {
        Safety::Safe => Level::HELP,
        Safety::Suggested => Level::WARNING,
        Safety::Reported => Level::ERROR,
    };
    let style = style_of(finding.safety);
    let renderer = match paint {
        Paint::None => Renderer::plain(),
        Paint::Colour | Paint::Linked => Renderer::styled()
            .error(style)
            .warning(style)
            .help(style)
            .context(AnsiColor::Cyan.on_default())
            .line_num(DIM),
    };
    let rendered = renderer.term_width(widest - 1).render(&[Group::with_level(level).element(snippet)]);
    // The first line is empty: the place stands above.
    let lines = rendered.lines().skip(1).map(|line| format!(" {}\n", line.trim_end()));
    Frame { text: lines.collect(), indent, told }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use super::*;
    use crate::finding::Reason;

    fn framed(text: &str, range: Range<usize>, proof: Option<usize>, columns: Option<usize>) -> Frame {
        let source = Source::from_text("a.py", text);
        let place = |line| Some((Arc::new(PathBuf::from("a.py")), line));
        let reason = |line| Reason { text: "it is an `X`, made by `X()`".to_owned(), place: place(line) };
        let reasons = proof.map(reason).into_iter().collect();
        let finding = Finding { reasons, ..Finding::reported(&source, "", "", range) };
        frame(&source, &finding, Paint::None, columns)
    }

    #[test]
    fn the_mark_is_below_the_finding() {
        let text = |text: &str, range| framed(text, range, None, None).text;
        assert_eq!(text("\tx = y\n", 5..6), " 1 |     x = y\n   |         ^\n");
        assert_eq!(text("'\u{4e2d}' + y\n", 8..9), " 1 | '\u{4e2d}' + y\n   |        ^\n");
        assert_eq!(text("'\u{1b}' + y\n", 6..7), " 1 | '\\u{1b}' + y\n   |            ^\n");
        assert_eq!(text("x\r\ny\r\n", 3..4), " 2 | y\n   | ^\n");
    }

    #[test]
    fn a_finding_of_several_lines_is_shown_whole() {
        let frame = framed("f(\n  1)\n", 0..7, None, None).text;
        assert_eq!(frame, " 1 | / f(\n 2 | |   1)\n   | |____^\n");
    }

    #[test]
    fn evidence_stands_beside_its_line() {
        let text = format!("a = X()\n{}a.old()\n", "\n".repeat(9));
        let at = text.len() - 8;
        let frame = framed(&text, at..at + 5, Some(1), None);
        let wanted =
            "  1 | a = X()\n    | ------- it is an `X`, made by `X()`\n ...\n 11 | a.old()\n    | ^^^^^\n";
        assert_eq!((frame.text.as_str(), frame.told, frame.indent), (wanted, vec![0], 4));
        // What does not fit is said below, and what is of the line itself as well.
        assert!(framed(&text, at..at + 5, Some(1), Some(30)).told.is_empty());
        assert!(framed(&text, at..at + 5, Some(11), None).told.is_empty());
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_mark() {
        let text = format!("{}needle{}\n", "x".repeat(5000), "y".repeat(5000));
        let frame = framed(&text, 5000..5006, None, Some(60)).text;
        assert!(frame.lines().all(|line| line.width() <= 60), "{frame}");
        let lines: Vec<&str> = frame.lines().collect();
        let at = lines[1].find('^').unwrap();
        assert_eq!(&lines[0][at..at + 6], "needle");
    }
}
