//! A file as Python reads it: bytes are decoded by the byte-order mark or the coding cookie (PEP 263),
//! and encoded to the same bytes where nothing was changed.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use encoding_rs::Encoding;
use memchr::{memchr, memchr2_iter};

/// The encoding of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Codec {
    Utf8,
    /// Each byte is the code point of the same number. `encoding_rs` has no such codec, because the web
    /// reads `latin-1` as `windows-1252`.
    Latin1,
    Other(&'static Encoding),
}

/// The line ending of most lines in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newline {
    /// `\n`
    Lf,
    /// `\r\n`
    CrLf,
    /// `\r`
    Cr,
}

impl Newline {
    /// The characters themselves.
    pub fn as_str(self) -> &'static str {
        match self {
            Newline::Lf => "\n",
            Newline::CrLf => "\r\n",
            Newline::Cr => "\r",
        }
    }
}

/// Why a file cannot be read as Python text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The line to show, from 1.
    pub line: usize,
    /// What is wrong and what to do: a clause for people.
    pub message: String,
}

impl Refusal {
    fn new(line: usize, message: impl Into<String>) -> Refusal {
        Refusal { line, message: message.into() }
    }

    /// For a NUL byte on a line, which Python rejects too.
    pub fn nul(line: usize) -> Refusal {
        Refusal::new(line, "not Python: it contains a NUL byte")
    }

    fn undecodable(line: usize, encoding: &str) -> Refusal {
        Refusal::new(line, format!("invalid {encoding}; fix the bytes or the coding cookie"))
    }
}

/// A place for people: line and column count from 1, columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// A Python file: its path and its decoded text, without a byte-order mark.
#[derive(Clone, Debug)]
pub struct Source {
    path: PathBuf,
    text: String,
    codec: Codec,
    bom: bool,
    /// Computed on first use: most files never need it.
    lines: OnceLock<Lines>,
}

/// The lines of a text.
#[derive(Clone, Debug)]
struct Lines {
    /// Byte offset of each line's first character. `\n`, `\r\n` and a lone `\r` end lines.
    starts: Vec<usize>,
    newline: Newline,
}

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Decoded bytes.
struct Decoded<'b> {
    text: Cow<'b, str>,
    codec: Codec,
    bom: bool,
}

impl<'b> Decoded<'b> {
    fn of(bytes: &'b [u8]) -> Result<Decoded<'b>, Refusal> {
        let bom = bytes.starts_with(BOM);
        let body = if bom { &bytes[BOM.len()..] } else { bytes };
        let line_of = |at: usize| 1 + body[..at].iter().filter(|b| **b == b'\n').count();
        if let Some(at) = memchr(0, body) {
            return Err(Refusal::nul(line_of(at)));
        }
        let (declared, cookie_line) = cookie(body).unwrap_or(("UTF-8".into(), 1));
        let codec = codec_of(&declared).ok_or_else(|| {
            let name = declared.escape_debug();
            Refusal::new(cookie_line, format!("unknown encoding `{name}`; save the file as UTF-8"))
        })?;
        // After a byte-order mark, Python accepts no other encoding.
        if bom && !matches!(codec, Codec::Utf8) {
            return Err(Refusal::undecodable(1, "UTF-8, as declared by the byte-order mark"));
        }
        let undecodable = |line| Refusal::undecodable(line, &declared);
        let text = match codec {
            Codec::Utf8 => Cow::Borrowed(
                std::str::from_utf8(body).map_err(|error| undecodable(line_of(error.valid_up_to())))?,
            ),
            Codec::Latin1 => Cow::Owned(body.iter().map(|byte| char::from(*byte)).collect()),
            Codec::Other(encoding) => {
                let text = encoding
                    .decode_without_bom_handling_and_without_replacement(body)
                    .ok_or_else(|| undecodable(1))?;
                // A decoder may map two spellings to one character; then encoding is ambiguous.
                if encoding.encode(&text).0.as_ref() != body {
                    return Err(undecodable(1));
                }
                text
            }
        };
        Ok(Decoded { text, codec, bom })
    }
}

impl Source {
    /// Decodes bytes as Python does: by the byte-order mark, else the cookie in the first two lines, else
    /// as UTF-8. The path is kept as given; nothing is opened.
    pub fn decode(path: impl Into<PathBuf>, bytes: &[u8]) -> Result<Source, Refusal> {
        let Decoded { text, codec, bom } = Decoded::of(bytes)?;
        Ok(Source::assemble(path.into(), text.into_owned(), codec, bom))
    }

    /// Decodes a text that is no Python: UTF-8, whatever its first lines say.
    pub fn utf8(path: impl Into<PathBuf>, bytes: &[u8]) -> Result<Source, Refusal> {
        let bom = bytes.starts_with(BOM);
        let body = if bom { &bytes[BOM.len()..] } else { bytes };
        let text = std::str::from_utf8(body).map_err(|error| {
            let line = 1 + body[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
            Refusal::new(line, "invalid UTF-8; save the file as UTF-8")
        })?;
        Ok(Source::assemble(path.into(), text.to_owned(), Codec::Utf8, bom))
    }

    /// Checks whether `decode` would succeed.
    pub fn readable(bytes: &[u8]) -> Result<(), Refusal> {
        Decoded::of(bytes).map(|_| ())
    }

    /// A source from text that is already decoded, to be written as UTF-8.
    pub fn from_text(path: impl Into<PathBuf>, text: impl Into<String>) -> Source {
        Source::assemble(path.into(), text.into(), Codec::Utf8, false)
    }

    /// Whether another source is the same file with the same text, written in the same way.
    pub fn is(&self, other: &Source) -> bool {
        let same = std::ptr::eq(self, other) || self.text == other.text && self.path == other.path;
        same && self.bom == other.bom && self.codec == other.codec
    }

    /// The same file with another text.
    pub fn with_text(&self, text: String) -> Source {
        Source::assemble(self.path.clone(), text, self.codec, self.bom)
    }

    fn assemble(path: PathBuf, text: String, codec: Codec, bom: bool) -> Source {
        Source { path, text, codec, bom, lines: OnceLock::new() }
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.text))
    }

    /// The bytes to write; for an unchanged text, the bytes that were read. `None` if the encoding
    /// cannot represent a character.
    pub fn encode(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::with_capacity(self.text.len() + BOM.len());
        if self.bom {
            bytes.extend_from_slice(BOM);
        }
        match self.codec {
            Codec::Utf8 => bytes.extend_from_slice(self.text.as_bytes()),
            Codec::Latin1 => {
                for c in self.text.chars() {
                    bytes.push(u8::try_from(u32::from(c)).ok()?);
                }
            }
            Codec::Other(encoding) => {
                let (encoded, _, unmappable) = encoding.encode(&self.text);
                if unmappable {
                    return None;
                }
                bytes.extend_from_slice(&encoded);
            }
        }
        Some(bytes)
    }

    /// The path as given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The decoded text; all offsets of the engine are bytes into it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line ending of most lines, which edits use for new lines.
    pub fn newline(&self) -> Newline {
        self.lines().newline
    }

    /// The number of lines; an empty last line counts only in an empty file.
    pub fn line_count(&self) -> usize {
        self.lines().starts.len()
    }

    /// The 0-based line that contains a byte offset.
    pub fn line_of(&self, offset: usize) -> usize {
        self.lines().starts.partition_point(|start| *start <= offset) - 1
    }

    /// The byte offset at which a 0-based line starts; the end of the text for a line beyond it.
    pub fn line_start(&self, line: usize) -> usize {
        self.lines().starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// A 0-based line without its line ending.
    pub fn line(&self, line: usize) -> &str {
        self.text[self.line_start(line)..self.line_start(line + 1)].trim_end_matches(['\n', '\r'])
    }

    /// The place of a byte offset, for people.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.line_of(offset);
        let before = &self.text[self.line_start(line)..offset];
        Position { line: line + 1, column: before.chars().count() + 1 }
    }

    /// The byte offset of a position; `None` beyond the end.
    pub fn offset(&self, position: Position) -> Option<usize> {
        let line = position.line.checked_sub(1)?;
        let start = *self.lines().starts.get(line)?;
        let text = self.line(line);
        let within =
            text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(position.column.checked_sub(1)?)?;
        Some(start + within)
    }
}

impl Lines {
    /// Finds line starts and the most common line ending.
    fn of(text: &str) -> Lines {
        let mut starts = vec![0];
        let mut counts = [0usize; 3];
        let bytes = text.as_bytes();
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            let kind = match bytes[at] {
                b'\n' if at > 0 && bytes[at - 1] == b'\r' => 1,
                b'\n' => 0,
                b'\r' if bytes.get(at + 1) != Some(&b'\n') => 2,
                _ => continue,
            };
            counts[kind] += 1;
            if at + 1 < bytes.len() {
                starts.push(at + 1);
            }
        }
        let [lf, crlf, cr] = counts;
        let newline = match () {
            () if crlf > lf && crlf >= cr => Newline::CrLf,
            () if cr > lf => Newline::Cr,
            () => Newline::Lf,
        };
        Lines { starts, newline }
    }
}

/// The encoding named by a PEP 263 cookie, and its 1-based line: a comment in the first two lines, in the
/// second one only if the first has nothing but a comment or space.
fn cookie(bytes: &[u8]) -> Option<(String, usize)> {
    let mut rest = bytes;
    for line_number in 1..=2 {
        let end = rest.iter().position(|b| matches!(b, b'\n' | b'\r'));
        let line = rest[..end.unwrap_or(rest.len())].trim_ascii_start();
        match line.strip_prefix(b"#").map(cookie_name) {
            Some(Some(name)) => return Some((name, line_number)),
            None if !line.is_empty() => return None,
            _ => {}
        }
        rest = &rest[end?..];
        rest = &rest[if rest.starts_with(b"\r\n") { 2 } else { 1 }..];
    }
    None
}

/// `coding[:=]\s*([-\w.]+)` of PEP 263.
fn cookie_name(comment: &[u8]) -> Option<String> {
    let comment = String::from_utf8_lossy(comment);
    comment.match_indices("coding").find_map(|(at, word)| {
        let value = comment[at + word.len()..].strip_prefix([':', '='])?.trim_start_matches([' ', '\t']);
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let name = &value[..value.find(|c| !is_part(c)).unwrap_or(value.len())];
        (!name.is_empty()).then(|| name.to_owned())
    })
}

/// The codec of an encoding name. Python accepts more names than the web.
fn codec_of(name: &str) -> Option<Codec> {
    let plain = name.to_ascii_lowercase().replace('_', "-");
    let suffix = ["-unix", "-dos", "-mac"].iter().find_map(|suffix| plain.strip_suffix(suffix));
    let plain = suffix.unwrap_or(&plain);
    match plain {
        "utf-8" | "utf8" | "u8" | "utf-8-sig" | "ascii" | "us-ascii" | "646" => Some(Codec::Utf8),
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "8859" | "l1" | "latin" => Some(Codec::Latin1),
        other => {
            let dense = other.replace('-', "");
            let label = match dense.as_str() {
                "cp932" | "mskanji" | "sjis" => "shift_jis",
                "cp949" | "uhc" => "euc-kr",
                "cp936" => "gbk",
                "iso885915" | "latin9" => "iso-8859-15",
                "eucjp" | "ujis" => "euc-jp",
                _ => other,
            };
            Encoding::for_label(label.as_bytes())
                .filter(|encoding| encoding.is_ascii_compatible())
                .map(Codec::Other)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(bytes: &[u8]) {
        let source = Source::decode("x.py", bytes).unwrap();
        assert_eq!(source.encode().unwrap(), bytes);
    }

    #[test]
    fn bytes_come_back_as_they_were() {
        round_trip(b"");
        round_trip(b"x = 1");
        round_trip("\u{feff}x = 'é'\r\n".as_bytes());
        round_trip(b"# -*- coding: latin-1 -*-\nx = '\xe9\x85'\n");
        round_trip(b"#!/usr/bin/python\n# vim: fileencoding=koi8-r\nx = '\xc1'\n");
        round_trip(b"# coding: shift_jis\nx = '\x95\x5c'\n");
        round_trip(b"x = 1\ry = 2\r\x0cz = 3");
    }

    #[test]
    fn invalid_files_are_rejected_with_a_reason() {
        let refused = |bytes: &[u8], line: usize, message: &str| {
            let refusal = Source::decode("x.py", bytes).unwrap_err();
            assert!(refusal.line == line && refusal.message.contains(message), "{refusal:?}");
        };
        refused(b"a\nb\x00", 2, "NUL");
        refused(b"# coding: klingon\n", 1, "unknown encoding `klingon`");
        refused(b"x\n'\xe9'\n", 2, "invalid UTF-8");
        refused(b"\xef\xbb\xbf# coding: latin-1\n", 1, "byte-order mark");
    }

    #[test]
    fn a_cookie_counts_only_where_python_looks_for_it() {
        assert_eq!(cookie(b"x = 1\n# coding: latin-1\n"), None);
        assert_eq!(cookie(b"\n# coding=latin-1\n"), Some(("latin-1".into(), 2)));
        assert_eq!(cookie(b"\n\n# coding=latin-1\n"), None);
    }

    #[test]
    fn places_are_counted_from_one_and_in_characters() {
        let source = Source::from_text("x.py", "é = 1\r\nß = 2\rx\n");
        assert_eq!(source.line_count(), 3);
        let place = source.position("é = 1\r\nß ".len());
        assert_eq!(place, Position { line: 2, column: 3 });
        assert_eq!(source.offset(place), Some("é = 1\r\nß ".len()));
        assert_eq!(source.line(1), "ß = 2");
    }

    #[test]
    fn the_most_common_line_ending_wins() {
        let newline = |text: &str| Source::from_text("x.py", text).newline();
        assert_eq!(newline("a\r\nb\r\nc\n"), Newline::CrLf);
        assert_eq!(newline("a\rb\r"), Newline::Cr);
        assert_eq!(newline("a"), Newline::Lf);
    }
}
