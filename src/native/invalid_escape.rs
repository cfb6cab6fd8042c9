//! Backslashes in strings that begin no escape sequence: text inside a token, which no pattern of
//! expressions can say.

use std::ops::Range;

use memchr::memchr_iter;

use super::{Context, Found, Native};
use crate::finding::Safety;
use crate::syntax::{Kind, Node};
use crate::text::{Edit, Piece, Pieces, edited, one_line};

/// A backslash that Python warns of.
struct Bad {
    /// It and the character behind it; three digits, for an octal number.
    range: Range<usize>,
    /// Puts there what says the same without a warning.
    edit: Edit,
}

/// The escape sequences of a literal.
#[derive(Default)]
struct Escapes {
    bad: Vec<Bad>,
    /// Whether each backslash could stand in a raw string and mean the same.
    may_be_raw: bool,
}

pub(super) const NATIVE: Native = Native { name: "invalid_escape", find, may_find };

/// A backslash outside of raw strings, before what begins no escape sequence, or before a digit.
fn may_find(text: &[u8], pieces: &Pieces) -> bool {
    pieces.iter().any(|(range, piece)| match piece {
        // Within the braces of a raw string there may be one that is not.
        Piece::String { raw: true, interpolated: false, .. } => false,
        Piece::String { bytes, .. } => has_odd_escape(&text[range.clone()], *bytes),
        Piece::Code | Piece::Comment => false,
    })
}

fn has_odd_escape(string: &[u8], bytes: bool) -> bool {
    let valid = |next: u8| b"\n\r\\'\"abfnrtvx0123".contains(&next) || (!bytes && b"NuU".contains(&next));
    let mut after = 0;
    memchr_iter(b'\\', string).any(|at| {
        // A backslash behind a backslash begins nothing.
        if at < after {
            return false;
        }
        after = at + 2;
        string.get(at + 1).is_some_and(|next| !valid(*next))
    })
}

fn find(context: &Context<'_>) -> Vec<Found> {
    let nodes = context.module.tree.root().descendants();
    nodes.filter(|node| node.kind() == Kind::String).flat_map(|string| at(context, string)).collect()
}

fn at(context: &Context<'_>, string: Node<'_>) -> Vec<Found> {
    let Some(opening) = opening(string) else {
        return Vec::new();
    };
    let prefix = opening.text().trim_end_matches(['"', '\'']).to_lowercase();
    if prefix.contains('r') {
        return Vec::new();
    }
    let escapes = Escapes::of(string, &prefix);
    let Some(first) = escapes.bad.first() else {
        return Vec::new();
    };
    let text = context.module.source.text();
    let what = format!("`{}` is no escape sequence", &text[first.range.clone()]);
    let found = |range: Range<usize>, edits: Vec<Edit>| Found {
        after: Some(one_line(&edited(text, &range, &edits))),
        range,
        edits,
        safety: Safety::Safe,
        message: String::new(),
        reasons: vec![context.module.reason(string, what.clone())],
        ..Found::default()
    };
    if escapes.may_be_raw && prefix != "u" && !follows_a_word(text, string.start()) {
        let first_line = string.text().lines().next().unwrap_or_default();
        let range = string.start()..string.start() + first_line.len();
        return vec![found(range, vec![Edit::replace(opening.range(), format!("r{}", opening.text()))])];
    }
    if !string.text().contains('\n') {
        return vec![found(string.range(), edits(&escapes.bad))];
    }
    let line = |bad: &Bad| text[..bad.range.start].rfind('\n');
    let lines = escapes.bad.chunk_by(|a, b| line(a) == line(b));
    let lines = lines.map(|bad| {
        let end = bad.last().map_or(bad[0].range.end, |last| last.range.end);
        found(bad[0].range.start..end, edits(bad))
    });
    lines.collect()
}

fn edits(bad: &[Bad]) -> Vec<Edit> {
    bad.iter().map(|bad| bad.edit.clone()).collect()
}

/// The prefix and the quotes; none for what is no whole literal.
fn opening(string: Node<'_>) -> Option<Node<'_>> {
    let part = |kind: Kind| string.children().find(|child| child.kind() == kind);
    part(Kind::StringEnd).and(part(Kind::StringStart))
}

/// Whether a letter put there would lengthen the word before, as in `return"\d"`.
fn follows_a_word(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(|last| last.is_alphanumeric() || last == '_')
}

impl Escapes {
    fn of(string: Node<'_>, prefix: &str) -> Escapes {
        let mut escapes = Escapes { may_be_raw: true, ..Escapes::default() };
        let whole = string.tree().text();
        let bytes = prefix.contains('b');
        for (piece, in_format) in pieces(string) {
            let mut at = piece.start;
            while let Some(found) = whole.get(at..piece.end).and_then(|rest| rest.find('\\')) {
                at += found;
                at = escapes.read(whole, at, bytes);
                // Until 3.14, the format of a raw string is read as if it were none.
                escapes.may_be_raw &= !in_format;
            }
        }
        escapes
    }

    /// Reads the backslash at `at`; returns where it goes on.
    fn read(&mut self, text: &str, at: usize, bytes: bool) -> usize {
        let behind = &text[at + 1..];
        let Some(next) = behind.chars().next() else {
            return text.len();
        };
        let octal = behind.bytes().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
        let valid = match next {
            '\n' | '\r' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' => true,
            'N' | 'u' | 'U' => !bytes,
            '4'..='7' => octal < 3,
            _ => octal > 0,
        };
        let end = at + 1 + if octal > 0 { octal } else { next.len_utf8() };
        if valid {
            self.may_be_raw = false;
            return end;
        }
        // The character behind may begin what an f-string replaces, and is not touched.
        let edit = match u32::from_str_radix(&behind[..octal], 8) {
            Ok(number) if bytes => Edit::replace(at..end, format!("\\x{:02x}", number & 0xff)),
            Ok(number) => Edit::replace(at..end, format!("\\u{number:04x}")),
            Err(_) => Edit::replace(at..at + 1, r"\\"),
        };
        self.may_be_raw &= octal == 0;
        self.bad.push(Bad { range: at..end, edit });
        end
    }
}

/// The literal text of a string: all of it but what is replaced in an f-string. With each, whether
/// it says how such a value is formatted.
fn pieces(string: Node<'_>) -> Vec<(Range<usize>, bool)> {
    let mut pieces = Vec::new();
    let mut start = string.start();
    for child in string.children() {
        match child.kind() {
            Kind::StringStart => start = child.end(),
            Kind::StringEnd => {
                pieces.push((start..child.start(), false));
                start = child.end();
            }
            Kind::Interpolation => {
                pieces.push((start..child.start(), false));
                start = child.end();
                formats(child, &mut pieces);
            }
            _ => {}
        }
    }
    pieces
}

/// The text of the format of a replaced value, and of those in it.
fn formats(replaced: Node<'_>, pieces: &mut Vec<(Range<usize>, bool)>) {
    for format in replaced.children().filter(|child| child.kind() == Kind::FormatSpecifier) {
        let mut start = format.start();
        for inner in format.parts() {
            pieces.push((start..inner.start(), true));
            start = inner.end();
            formats(inner, pieces);
        }
        pieces.push((start..format.end(), true));
    }
}

#[cfg(test)]
mod tests {
    use crate::native::may_find_in;

    #[test]
    fn an_escape_outside_of_raw_strings_counts() {
        for text in [
            "'\\d'",
            "b'\\d'",
            "f'{x}\\d'",
            "'''\n\\d'''",
            "'\\477'",
            "x = r'a' '\\.'",
            "b'\\N{DASH}'",
            "rf'{x}\\d'",
        ] {
            assert!(may_find_in(&super::NATIVE, text), "{text}");
        }
        for text in [
            "r'\\d'",
            "R'\\d'",
            "br'\\d'",
            "rb'''\\d'''",
            "# '\\d'",
            "'\\n\\\\d'",
            "'\\u0041'",
            "x = \\\n  1",
            "'\\\n'",
        ] {
            assert!(!may_find_in(&super::NATIVE, text), "{text}");
        }
    }
}
