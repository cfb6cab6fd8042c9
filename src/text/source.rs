//! A file as Python reads it: bytes become text by the byte-order mark or the coding cookie
//! (PEP 263), and go back to the very same bytes wherever nothing was changed.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use encoding_rs::Encoding;
use memchr::{memchr, memchr2_iter};

/// How the text was written as bytes.
#[derive(Clone, Copy, Debug)]
enum Codec {
    Utf8,
    /// One byte is the code point of the same number; `encoding_rs` has no such codec, since the
    /// web reads `latin-1` as `windows-1252`.
    Latin1,
    Other(&'static Encoding),
}

/// What ends most lines of a text.
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
pub enum Refusal {
    /// Holds a NUL byte, on this 1-based line: Python refuses it too.
    Nul(usize),
    /// The cookie, on this 1-based line, names an encoding nobody here knows.
    UnknownEncoding(String, usize),
    /// Bytes that are not in the declared encoding, on this 1-based line.
    Undecodable {
        /// The encoding's name, as declared or implied.
        encoding: String,
        /// The first line that holds such bytes, 1-based.
        line: usize,
    },
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refusal::Nul(_) => write!(f, "holds a NUL byte, so it is not Python source"),
            Refusal::UnknownEncoding(name, _) => write!(
                f,
                "declares the encoding `{}`, which upshift does not know; save it as UTF-8 to have it read",
                name.escape_debug()
            ),
            Refusal::Undecodable { encoding, .. } => {
                write!(f, "holds bytes that are not {encoding}; fix them or the coding cookie")
            }
        }
    }
}

impl Refusal {
    /// The 1-based line to show, where one is to blame.
    pub fn line(&self) -> usize {
        match self {
            Refusal::Nul(line) | Refusal::UnknownEncoding(_, line) | Refusal::Undecodable { line, .. } => {
                *line
            }
        }
    }
}

/// A place for people: both numbers are 1-based, the column counts characters.
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
    /// Found when it is first asked for: of most files nobody asks.
    lines: OnceLock<Lines>,
}

/// Where the lines of a text begin, and how they end.
#[derive(Clone, Debug)]
struct Lines {
    /// Byte offset of each line's first character. `\n`, `\r\n` and a lone `\r` end lines.
    starts: Vec<usize>,
    newline: Newline,
}

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Bytes as text.
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
            return Err(Refusal::Nul(line_of(at)));
        }
        let (declared, cookie_line) = cookie(body).map_or((None, 1), |(name, line)| (Some(name), line));
        let codec = match &declared {
            None => Codec::Utf8,
            Some(name) => {
                codec_of(name).ok_or_else(|| Refusal::UnknownEncoding(name.clone(), cookie_line))?
            }
        };
        // Python accepts no other cookie behind a byte-order mark.
        if bom && !matches!(codec, Codec::Utf8) {
            return Err(Refusal::Undecodable {
                encoding: "UTF-8, as the byte-order mark says".into(),
                line: 1,
            });
        }
        let undecodable = |line| Refusal::Undecodable {
            encoding: declared.clone().unwrap_or_else(|| "UTF-8".into()),
            line,
        };
        let text = match codec {
            Codec::Utf8 => Cow::Borrowed(
                std::str::from_utf8(body).map_err(|error| undecodable(line_of(error.valid_up_to())))?,
            ),
            Codec::Latin1 => Cow::Owned(body.iter().map(|byte| char::from(*byte)).collect()),
            Codec::Other(encoding) => {
                let text = encoding
                    .decode_without_bom_handling_and_without_replacement(body)
                    .ok_or_else(|| undecodable(1))?;
                // A decoder may read two spellings as one character; then the way back is lost.
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
    /// Reads bytes as Python does: byte-order mark, then the cookie in the first two lines, else
    /// UTF-8. The path is kept as given; nothing is opened.
    pub fn decode(path: impl Into<PathBuf>, bytes: &[u8]) -> Result<Source, Refusal> {
        let Decoded { text, codec, bom } = Decoded::of(bytes)?;
        Ok(Source::assemble(path.into(), text.into_owned(), codec, bom))
    }

    /// Whether bytes are text that Python can read; `decode` would refuse the others for the same reason.
    pub fn readable(bytes: &[u8]) -> Result<(), Refusal> {
        Decoded::of(bytes).map(|_| ())
    }

    /// A source from text that is already decoded, to be written as UTF-8.
    pub fn from_text(path: impl Into<PathBuf>, text: impl Into<String>) -> Source {
        Source::assemble(path.into(), text.into(), Codec::Utf8, false)
    }

    /// The same file with another text, as after edits.
    pub fn with_text(&self, text: String) -> Source {
        Source::assemble(self.path.clone(), text, self.codec, self.bom)
    }

    fn assemble(path: PathBuf, text: String, codec: Codec, bom: bool) -> Source {
        Source { path, text, codec, bom, lines: OnceLock::new() }
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.text))
    }

    /// The bytes to write: for an unchanged text, the bytes that were read. `None` when the text
    /// holds a character that the declared encoding cannot write.
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

    /// Where the file is, as it was given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The decoded text; all offsets of the engine are bytes into it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What ends most of its lines; what an edit ends a new line with.
    pub fn newline(&self) -> Newline {
        self.lines().newline
    }

    /// How many lines there are; an empty last one counts only in an empty file.
    pub fn line_count(&self) -> usize {
        self.lines().starts.len()
    }

    /// The 0-based number of the line that holds the byte at `offset`.
    pub fn line_of(&self, offset: usize) -> usize {
        self.lines().starts.partition_point(|start| *start <= offset) - 1
    }

    /// The byte offset at which a 0-based line starts; the end of the text for a line beyond it.
    pub fn line_start(&self, line: usize) -> usize {
        self.lines().starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// A 0-based line without what ends it.
    pub fn line(&self, line: usize) -> &str {
        self.text[self.line_start(line)..self.line_start(line + 1)].trim_end_matches(['\n', '\r'])
    }

    /// The place of a byte offset, for people.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.line_of(offset);
        let before = &self.text[self.line_start(line)..offset];
        Position { line: line + 1, column: before.chars().count() + 1 }
    }

    /// The byte offset of a place given by people; `None` beyond the end.
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
    /// Line starts and the commonest line end.
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
        let newline = if counts[1] > counts[0] && counts[1] >= counts[2] {
            Newline::CrLf
        } else if counts[2] > counts[0] {
            Newline::Cr
        } else {
            Newline::Lf
        };
        Lines { starts, newline }
    }
}

/// The encoding's name in a PEP 263 cookie, and its 1-based line: a comment of the first two lines, the second only
/// when the first holds nothing but a comment or space.
fn cookie(bytes: &[u8]) -> Option<(String, usize)> {
    let mut rest = bytes;
    for line_number in 1..=2 {
        let end = rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
        let line = &rest[..end];
        let blank = |b: &&u8| matches!(**b, b' ' | b'\t' | b'\x0c');
        let indent = line.iter().take_while(blank).count();
        match line.get(indent) {
            Some(b'#') => {
                if let Some(name) = cookie_name(&line[indent..]) {
                    return Some((name, line_number));
                }
            }
            None => {}
            Some(_) => return None,
        }
        let next = match (rest.get(end), rest.get(end + 1)) {
            (Some(b'\r'), Some(b'\n')) => end + 2,
            (Some(_), _) => end + 1,
            (None, _) => return None,
        };
        rest = &rest[next..];
    }
    None
}

/// `coding[:=]\s*([-\w.]+)` of PEP 263.
fn cookie_name(comment: &[u8]) -> Option<String> {
    let word = b"coding";
    let mut at = 0;
    while let Some(found) = comment[at..].windows(word.len()).position(|w| w == word) {
        at += found + word.len();
        if !matches!(comment.get(at), Some(b':' | b'=')) {
            continue;
        }
        let name: String = comment[at + 1..]
            .iter()
            .skip_while(|b| matches!(b, b' ' | b'\t'))
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
            .map(|b| char::from(*b))
            .collect();
        if !name.is_empty() {
            return Some(name);
        }
    }
    None
}

/// Python's names for encodings are looser than the web's.
fn codec_of(name: &str) -> Option<Codec> {
    let plain = name.to_ascii_lowercase().replace('_', "-");
    let plain = plain
        .strip_suffix("-unix")
        .or_else(|| plain.strip_suffix("-dos"))
        .or_else(|| plain.strip_suffix("-mac"))
        .unwrap_or(&plain);
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
    fn what_cannot_be_read_is_refused_with_a_reason() {
        let refused = |bytes: &[u8]| Source::decode("x.py", bytes).unwrap_err();
        assert_eq!(refused(b"a\nb\x00"), Refusal::Nul(2));
        assert_eq!(refused(b"# coding: klingon\n"), Refusal::UnknownEncoding("klingon".into(), 1));
        assert!(matches!(refused(b"x\n'\xe9'\n"), Refusal::Undecodable { line: 2, .. }));
        assert!(matches!(refused(b"\xef\xbb\xbf# coding: latin-1\n"), Refusal::Undecodable { .. }));
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
    fn the_commonest_line_end_wins() {
        let newline = |text: &str| Source::from_text("x.py", text).newline();
        assert_eq!(newline("a\r\nb\r\nc\n"), Newline::CrLf);
        assert_eq!(newline("a\rb\r"), Newline::Cr);
        assert_eq!(newline("a"), Newline::Lf);
    }
}
