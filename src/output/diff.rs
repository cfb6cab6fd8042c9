//! Unified diffs for `patch -p1` and `git apply`.

use std::path::Path;
use std::time::{Duration, Instant};

use anstyle::{AnsiColor, Style};
use similar::{Algorithm, ChangeTag, capture_diff_slices_deadline, group_diff_ops};

use super::escape::turns;
use super::{Paint, visible};
use crate::text::Source;

/// The number of lines around a change.
const CONTEXT: usize = 3;

/// The time limit for finding the smallest diff. After that, a larger one is used, which is as correct.
const PATIENCE: Duration = Duration::from_secs(2);

/// The diff between the bytes of a file, or no file, and a new text. For programs, it has the file's
/// own bytes in their encoding, so that it can be applied; for people it is text without control
/// characters.
pub fn diff(source: &Source, before: Option<&[u8]>, after: &str, paint: Paint, for_people: bool) -> Vec<u8> {
    let [old_name, new_name] = header(source.path());
    let names = [before.map_or("/dev/null".to_owned(), |_| old_name), new_name];
    if for_people {
        let old = if before.is_some() { shown_lines(source.text()) } else { Vec::new() };
        return unified(&names, &bytes_of(&old), &bytes_of(&shown_lines(after)), paint);
    }
    // A text that cannot be encoded is not written either, but it can be shown.
    let new = source.with_text(after.to_owned()).encode();
    let new = new.unwrap_or_else(|| after.as_bytes().to_vec());
    // For `patch`, a lone carriage return does not end a line.
    let lines = |bytes| -> Vec<&[u8]> { <[u8]>::split_inclusive(bytes, |byte| *byte == b'\n').collect() };
    unified(&names, &lines(before.unwrap_or_default()), &lines(&new), paint)
}

/// The change of a file in the format of `git diff`, without its hashes. `before` is `None` for a new file; `name` has
/// `/` on every platform.
pub fn patch(name: &str, before: Option<&[u8]>, after: &[u8]) -> Vec<u8> {
    if before == Some(after) {
        return Vec::new();
    }
    let [old_name, new_name] = header(Path::new(name));
    let [old, new] = [&old_name, &new_name].map(|name| name.trim_end_matches('\t'));
    let mut out = format!("diff --git {old} {new}\n");
    if before.is_none() {
        out.push_str("new file mode 100644\n");
    }
    if after.is_empty() && before.is_none() {
        return out.into_bytes();
    }
    let names = [before.map_or("/dev/null".to_owned(), |_| old_name), new_name];
    let lines = |bytes| -> Vec<&[u8]> { <[u8]>::split_inclusive(bytes, |byte| *byte == b'\n').collect() };
    let hunks = unified(&names, &lines(before.unwrap_or_default()), &lines(after), Paint::None);
    [out.into_bytes(), hunks].concat()
}

fn bytes_of(lines: &[String]) -> Vec<&[u8]> {
    lines.iter().map(String::as_bytes).collect()
}

/// Lines as Python counts them, each with a newline if it is terminated.
fn shown_lines(text: &str) -> Vec<String> {
    let source = Source::from_text("", text);
    let count = if text.is_empty() { 0 } else { source.line_count() };
    let is_complete = text.ends_with(['\n', '\r']);
    let end = |line| if is_complete || line + 1 < count { "\n" } else { "" };
    (0..count).map(|line| visible(source.line(line)) + end(line)).collect()
}

fn unified(name: &[String; 2], old: &[&[u8]], new: &[&[u8]], paint: Paint) -> Vec<u8> {
    let limit = Instant::now() + PATIENCE;
    let ops = capture_diff_slices_deadline(Algorithm::Myers, old, new, Some(limit));
    let mut out = Vec::new();
    let mut put = |style: Style, sign: &str, text: &[u8]| {
        let (on, off) = match paint {
            Paint::Colour | Paint::Linked => (style.to_string(), format!("{style:#}")),
            Paint::None => (String::new(), String::new()),
        };
        for part in [on.as_bytes(), sign.as_bytes(), text, off.as_bytes(), b"\n"] {
            out.extend_from_slice(part);
        }
    };
    put(Style::new().bold(), "--- ", name[0].as_bytes());
    put(Style::new().bold(), "+++ ", name[1].as_bytes());
    for group in group_diff_ops(ops, CONTEXT) {
        // If lines were moved, the last operation of a group need not be the one that reaches furthest.
        let span = |ranges: &mut dyn Iterator<Item = std::ops::Range<usize>>| {
            let (start, length) = ranges.fold((usize::MAX, 0), |(start, length), range| {
                (start.min(range.start), length + range.len())
            });
            match length {
                0 => format!("{start},0"),
                1 => format!("{}", start + 1),
                many => format!("{},{many}", start + 1),
            }
        };
        let old_lines = span(&mut group.iter().map(|op| op.old_range()));
        let new_lines = span(&mut group.iter().map(|op| op.new_range()));
        let place = format!("@@ -{old_lines} +{new_lines} @@");
        put(AnsiColor::Cyan.on_default(), "", place.as_bytes());
        for change in group.iter().flat_map(|op| op.iter_changes(old, new)) {
            let (sign, style) = match change.tag() {
                ChangeTag::Equal => (" ", Style::new()),
                ChangeTag::Delete => ("-", AnsiColor::Red.on_default()),
                ChangeTag::Insert => ("+", AnsiColor::Green.on_default()),
            };
            let line = change.value();
            match line.strip_suffix(b"\n") {
                Some(body) => put(style, sign, body),
                None => {
                    put(style, sign, line);
                    put(Style::new(), "\\ No newline at end of file", b"");
                }
            }
        }
    }
    out
}

/// The two names of a file: quoted like `git` does if necessary, and followed by a tab if it has a space.
fn header(path: &Path) -> [String; 2] {
    let name = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let name = name.trim_start_matches('/');
    let special = |c: char| c.is_control() || turns(c) || matches!(c, '"' | '\\');
    ["a", "b"].map(|side| {
        if !name.contains(special) {
            let end = if name.contains(' ') { "\t" } else { "" };
            return format!("{side}/{name}{end}");
        }
        let mut quoted = format!("\"{side}/");
        for c in name.chars() {
            match c {
                '"' | '\\' => quoted.extend(['\\', c]),
                c if special(c) => {
                    let mut buffer = [0; 4];
                    for byte in c.encode_utf8(&mut buffer).bytes() {
                        quoted.push_str(&format!("\\{byte:03o}"));
                    }
                }
                c => quoted.push(c),
            }
        }
        quoted + "\""
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(path: &str, bytes: &[u8], change: impl Fn(&str) -> String) -> String {
        let source = Source::decode(path, bytes).unwrap();
        let after = change(source.text());
        let text = diff(&source, Some(bytes), &after, Paint::None, false);
        text.iter().map(|byte| char::from(*byte)).collect()
    }

    #[test]
    fn hunks_have_context_and_places() {
        let text = shown("a.py", b"1\n2\n3\n4\n5\n6\n7\n8\n", |text| text.replace('5', "five"));
        assert_eq!(text, "--- a/a.py\n+++ b/a.py\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    }

    #[test]
    fn a_missing_newline_is_told() {
        let text = shown("a.py", b"x", |_| "y".to_owned());
        assert!(text.ends_with("-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n"));
    }

    #[test]
    fn the_bytes_are_those_of_the_file() {
        let latin = b"# coding: latin-1\r\nx = '\xe9'\r\n";
        let text = shown("a.py", latin, |text| text.replace('x', "y"));
        assert!(text.ends_with(" # coding: latin-1\r\n-x = '\u{e9}'\r\n+y = '\u{e9}'\r\n"), "{text:?}");
        let text = shown("a.py", b"\xef\xbb\xbfx = 1\n", |text| text.replace('x', "y"));
        assert!(text.ends_with("-\u{ef}\u{bb}\u{bf}x = 1\n+\u{ef}\u{bb}\u{bf}y = 1\n"));
        let text = shown("a.py", b"x = 1\ry = 2\r", |text| text.replace('x', "z"));
        assert_eq!(text.matches('\n').count(), 7);
    }

    #[test]
    fn people_see_lines_and_no_control_characters() {
        let source = Source::from_text("a.py", "x = '\u{1b}'\ry = 2\r");
        let text = diff(&source, Some(b""), "x = '\u{1b}'\ry = 3\r", Paint::None, true);
        let text = String::from_utf8(text).unwrap();
        assert!(text.ends_with("@@ -1,2 +1,2 @@\n x = '\\u{1b}'\n-y = 2\n+y = 3\n"), "{text}");
    }

    #[test]
    fn names_are_such_as_patch_and_git_read() {
        assert_eq!(header(Path::new("/x/a.py"))[0], "a/x/a.py");
        assert_eq!(header(Path::new("a b.py"))[1], "b/a b.py\t");
        assert_eq!(header(Path::new("a\"\n\u{e9}.py"))[0], "\"a/a\\\"\\012\u{e9}.py\"");
    }
}
