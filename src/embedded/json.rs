//! Strings of JSON: what they spell, where, and how a new text is spelled.

use std::ops::Range;

use super::map::Map;

/// Decodes what is between the quotes of a valid string, given by its place in the file, and adds it to a
/// text. Returns whether it is text: half of a surrogate pair is none.
pub(super) fn decode(file: &str, place: Range<usize>, text: &mut String, map: &mut Map) -> bool {
    let mut at = place.start;
    while at < place.end {
        let rest = &file[at..place.end];
        let plain = rest.find('\\').unwrap_or(rest.len());
        let start = text.len();
        text.push_str(&rest[..plain]);
        map.push(start..text.len(), at..at + plain);
        at += plain;
        if at == place.end {
            break;
        }
        let Some((character, length)) = escape(&file[at..place.end]) else { return false };
        let start = text.len();
        text.push(character);
        map.push(start..text.len(), at..at + length);
        at += length;
    }
    true
}

/// The character of the escape at the beginning of a text, and the length of the escape in bytes.
fn escape(text: &str) -> Option<(char, usize)> {
    let simple = match text.as_bytes().get(1)? {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'u' => {
            let unit = |at: usize| u16::from_str_radix(text.get(at..at + 4)?, 16).ok();
            let first = unit(2)?;
            if let Some(character) = char::from_u32(u32::from(first)) {
                return Some((character, 6));
            }
            let second = text.get(6..8).filter(|next| *next == "\\u").and_then(|_| unit(8))?;
            let pair = char::decode_utf16([first, second]).next()?.ok()?;
            return Some((pair, 12));
        }
        other => char::from(*other),
    };
    Some((simple, 2))
}

/// A text as a string of JSON spells it, without the quotes; with escapes for all that is not ASCII, if the
/// file has these.
pub(super) fn encode(text: &str, is_ascii: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut unit = [0; 2];
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c < ' ' || is_ascii && !c.is_ascii() => {
                for unit in c.encode_utf16(&mut unit) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
            c => out.push(c),
        }
    }
    out
}

/// Whether a file spells in escapes what is not ASCII.
pub(super) fn is_ascii(file: &str) -> bool {
    let is_beyond = |at: usize| {
        let digits = file.get(at + 2..at + 6).and_then(|digits| u16::from_str_radix(digits, 16).ok());
        digits.is_some_and(|unit| unit > 0x7f)
    };
    file.is_ascii() && file.match_indices("\\u").any(|(at, _)| is_beyond(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(file: &str) -> Option<(String, Map)> {
        let (mut text, mut map) = (String::new(), Map::default());
        decode(file, 0..file.len(), &mut text, &mut map).then_some((text, map))
    }

    #[test]
    fn escapes_are_read_and_found_again() {
        let (text, map) = decoded(r#"\"\u00e9\/\ud83d\ude00é\n\\x"#).unwrap();
        assert_eq!(text, "\"é/😀é\n\\x");
        let at = text.find('😀').unwrap();
        assert_eq!(map.outer(&(at..at + 4)), 10..22);
        let at = text.find('x').unwrap();
        assert_eq!(map.outer(&(at..at + 1)), 28..29);
        assert!(decoded(r"\ud83d").is_none() && decoded(r"\ude00\ud83d").is_none());
    }

    #[test]
    fn a_text_is_spelled_as_the_file_spells() {
        assert_eq!(encode("a\"\\\n\té😀\u{1}", false), "a\\\"\\\\\\n\\té😀\\u0001");
        assert_eq!(encode("é😀", true), r"\u00e9\ud83d\ude00");
        assert!(is_ascii(r#""\u00e9""#) && !is_ascii(r#""\u0041""#) && !is_ascii(r#""é \u00e9""#));
    }
}
