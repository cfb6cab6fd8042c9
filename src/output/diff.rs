//! The unified diff, as `patch -p1` and `git apply` read it.

use std::path::Path;

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use super::human::Paint;
use super::visible;

/// Lines around a change.
const CONTEXT: usize = 3;

/// The difference between two texts of one file. Line ends stay as they are, a carriage return
/// among them; what is printed is UTF-8 whatever the file is.
pub fn diff(path: &Path, before: &str, after: &str, paint: Paint) -> String {
    let name = path.to_string_lossy().replace('\\', "/");
    let name = visible(name.strip_prefix("./").unwrap_or(&name).trim_start_matches('/'));
    // A lone carriage return ends no line for `patch`.
    let lines = |text| -> Vec<&str> { str::split_inclusive(text, '\n').collect() };
    let (old, new) = (lines(before), lines(after));
    let diff = TextDiff::from_slices(&old, &new);
    let bold = Style::new().bold();
    let mut out = String::new();
    out.push_str(&paint.with(bold, &format!("--- a/{name}")));
    out.push('\n');
    out.push_str(&paint.with(bold, &format!("+++ b/{name}")));
    out.push('\n');
    for group in diff.grouped_ops(CONTEXT) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            continue;
        };
        let span = |start: usize, end: usize| match end - start {
            0 => format!("{start},0"),
            1 => format!("{}", start + 1),
            many => format!("{},{many}", start + 1),
        };
        let old = span(first.old_range().start, last.old_range().end);
        let new = span(first.new_range().start, last.new_range().end);
        out.push_str(&paint.with(AnsiColor::Cyan.on_default(), &format!("@@ -{old} +{new} @@")));
        out.push('\n');
        for op in &group {
            for change in diff.iter_changes(op) {
                let (sign, style) = match change.tag() {
                    ChangeTag::Equal => (' ', Style::new()),
                    ChangeTag::Delete => ('-', AnsiColor::Red.on_default()),
                    ChangeTag::Insert => ('+', AnsiColor::Green.on_default()),
                };
                let text: &str = change.value();
                let body = text.strip_suffix('\n').unwrap_or(text);
                out.push_str(&paint.with(style, &format!("{sign}{body}")));
                out.push('\n');
                if !text.ends_with('\n') {
                    out.push_str("\\ No newline at end of file\n");
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hunks_have_context_and_places() {
        let before = "1\n2\n3\n4\n5\n6\n7\n8\n";
        let shown = diff(Path::new("./a.py"), before, &before.replace("5", "five"), Paint::None);
        assert_eq!(shown, "--- a/a.py\n+++ b/a.py\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    }

    #[test]
    fn a_missing_newline_is_told() {
        let shown = diff(Path::new("a.py"), "x", "y", Paint::None);
        assert!(shown.ends_with("-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n"));
    }
}
