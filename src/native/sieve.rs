//! What a file must hold for a native transform to find something, beyond the words of its transform:
//! what is ruled out here is never parsed. A wrong answer may only be that a file might concern one.

use crate::model::{is_removed_module, removed_words};

/// Words of which one must stand in a file as well, if there are any.
pub fn company(native: &str) -> Vec<String> {
    match native {
        "dynamic_import" | "run_module" => removed_words().map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// Whether a text certainly holds nothing for a native transform.
pub fn rules_out(native: &str, text: &[u8]) -> bool {
    match native {
        "bool_invert" => !pieces(text).any(|piece| match piece {
            Piece::Code(code) => code == b'~',
            Piece::String { prefix, content } => is_any(prefix, b"fFtT") && content.contains(&b'~'),
        }),
        "dynamic_import" => !strings(text).any(|content| names_removed(content.trim_ascii())),
        "run_module" => !strings(text).any(|content| {
            let mut words = content.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
            names_removed(content.trim_ascii())
                || (words.by_ref().any(|word| word == b"-m") && words.next().is_some_and(names_removed))
        }),
        "invalid_escape" => !pieces(text).any(|piece| match piece {
            Piece::Code(_) => false,
            // Within the braces of a raw string there may be one that is not.
            Piece::String { prefix, content } => {
                let raw = is_any(prefix, b"rR") && !is_any(prefix, b"fFtT");
                !raw && has_odd_escape(content, is_any(prefix, b"bB"))
            }
        }),
        _ => false,
    }
}

/// What is between the quotes of strings.
fn strings(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let quotes = |byte: &u8| matches!(byte, b'"' | b'\'');
    pieces(text).filter_map(move |piece| match piece {
        Piece::String { content, .. } => {
            let from = content.iter().position(|byte| !quotes(byte)).unwrap_or(content.len());
            let end = content.iter().rposition(|byte| !quotes(byte)).map_or(from, |last| last + 1);
            Some(&content[from..end])
        }
        Piece::Code(_) => None,
    })
}

/// Whether a word begins with a module that is gone, such as `distutils.log`.
fn names_removed(word: &[u8]) -> bool {
    std::str::from_utf8(word).is_ok_and(is_removed_module)
}

fn is_any(bytes: &[u8], of: &[u8]) -> bool {
    bytes.iter().any(|byte| of.contains(byte))
}

/// Whether a backslash stands before what begins no escape sequence, or before a digit.
fn has_odd_escape(content: &[u8], bytes: bool) -> bool {
    let valid = |next: &u8| b"\n\r\\'\"abfnrtvx0123".contains(next) || (!bytes && b"NuU".contains(next));
    let mut rest = content.iter();
    while let Some(byte) = rest.next() {
        if *byte == b'\\' && rest.next().is_some_and(|next| !valid(next)) {
            return true;
        }
    }
    false
}

/// A piece of Python: a byte of code, or a string. Comments are left out.
enum Piece<'t> {
    Code(u8),
    String { prefix: &'t [u8], content: &'t [u8] },
}

/// The pieces of a text. Strings within the braces of others are not told apart.
fn pieces(text: &[u8]) -> impl Iterator<Item = Piece<'_>> {
    let (mut at, mut word) = (0, 0);
    std::iter::from_fn(move || {
        loop {
            let byte = *text.get(at)?;
            let from = at;
            at += 1;
            if byte == b'#' {
                at = text[at..]
                    .iter()
                    .position(|byte| matches!(byte, b'\n' | b'\r'))
                    .map_or(text.len(), |n| at + n);
                word = at;
                continue;
            }
            if matches!(byte, b'"' | b'\'') {
                let prefix = &text[word..from];
                let end = end_of_string(text, from);
                at = end;
                word = end;
                return Some(Piece::String { prefix, content: &text[from..end] });
            }
            if !byte.is_ascii_alphanumeric() && byte != b'_' {
                word = at;
            }
            return Some(Piece::Code(byte));
        }
    })
}

/// The byte after the string that begins with a quote at `from`; the end of its line if it is not closed.
fn end_of_string(text: &[u8], from: usize) -> usize {
    let quote = text[from];
    let triple = text[from..].starts_with(&[quote; 3]);
    let close: &[u8] = if triple { &[quote; 3] } else { &[quote] };
    let mut at = from + close.len();
    while at < text.len() {
        match text[at] {
            b'\\' => at += 2,
            b'\n' | b'\r' if !triple => return at,
            _ if text[at..].starts_with(close) => return at + close.len(),
            _ => at += 1,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_of_code_counts() {
        let may = |text: &str| !rules_out("bool_invert", text.as_bytes());
        for text in
            ["x = ~y\n", "x = '~'; ~y", "f'{~x}'", "'''\n'''\n~x", "# ~\n~x", "'\\'' + ~x", "x = 'open\n~y"]
        {
            assert!(may(text), "{text}");
        }
        for text in ["# ~x\n", "'~'\n", "'''\n:class:`~x`\n'''", "r'~'", "'\\'~'", "\"it's ~\"", "'# ' '~'"] {
            assert!(!may(text), "{text}");
        }
    }

    #[test]
    fn the_name_of_a_module_in_a_string_counts() {
        let may = |native: &str, text: &str| !rules_out(native, text.as_bytes());
        assert!(
            may("dynamic_import", "load('imp')") && may("dynamic_import", "x = 1; load('''distutils.log''')")
        );
        assert!(
            !may("dynamic_import", "load(imp)") && !may("dynamic_import", "load('the imp of the perverse')")
        );
        assert!(may("run_module", "['-m', 'smtpd']") && may("run_module", "'python -c x -m smtpd -n'"));
        assert!(
            !may("run_module", "'-m', 'about smtpd'") && !may("run_module", "'python -m json.tool' # smtpd")
        );
    }

    #[test]
    fn an_escape_outside_of_raw_strings_counts() {
        let may = |text: &str| !rules_out("invalid_escape", text.as_bytes());
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
            assert!(may(text), "{text}");
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
            assert!(!may(text), "{text}");
        }
    }
}
