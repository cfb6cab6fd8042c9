//! Tells code that nests far deeper than people write, before the type checker recurses into it.
//!
//! The checker follows an expression as deep as it goes. Its stack ends the process when it is too small, and some
//! kinds of nesting take it time that grows with the cube of the depth.

use crate::text::end_of_string;

/// How deep an expression may nest: brackets, and operators that follow each other without a comma.
const DEEPEST: usize = 300;

/// How deep blocks may nest. Python itself allows no more.
const BLOCKS: usize = 100;

/// Whether `text` may nest deeper than the type checker should be given. Guesses on the deep side.
pub(super) fn is_too_deep(text: &str) -> bool {
    let bytes = text.as_bytes();
    // One count of operators for each open bracket, and their sum together with the brackets.
    let (mut open, mut depth) = (vec![0], 0);
    let mut blocks = vec![0];
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        let length = match byte {
            b'#' => rest.iter().take_while(|byte| **byte != b'\n').count(),
            b'"' | b'\'' => end_of_string(rest, 0).0,
            // A backslash takes the line's end with it.
            b'\\' => 2,
            b'\n' if open.len() == 1 => {
                (open[0], depth) = (0, 0);
                let indentation = rest[1..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
                if !matches!(rest.get(1 + indentation), None | Some(b'\n' | b'\r' | b'#')) {
                    blocks.retain(|block| *block < indentation);
                    blocks.push(indentation);
                }
                1 + indentation
            }
            b',' | b';' => {
                depth -= open.last_mut().map_or(0, std::mem::take);
                1
            }
            b'(' | b'[' | b'{' => {
                depth += 1;
                *open.last_mut().expect("the outermost is never closed") += 1;
                open.push(0);
                1
            }
            b')' | b']' | b'}' => {
                if open.len() > 1 {
                    depth -= open.pop().unwrap_or(0);
                }
                1
            }
            _ => {
                let word =
                    rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
                let nests = match &rest[..word] {
                    [] => b".+-*/%&|^~<>=".contains(&byte),
                    word => {
                        matches!(word, b"and" | b"or" | b"not" | b"if" | b"lambda" | b"await" | b"in" | b"is")
                    }
                };
                if nests {
                    depth += 1;
                    *open.last_mut().expect("the outermost is never closed") += 1;
                }
                word.max(1)
            }
        };
        if depth > DEEPEST || blocks.len() > BLOCKS {
            return true;
        }
        at += length;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_code() {
        for (start, middle, end) in [
            ("x = ", "(", ")"),
            ("x = ", "{1: [", "]}"),
            ("x = y", ".a()", ""),
            ("x = (y", "\n and z", ")"),
            ("x = ", "not ", "y"),
            ("x = ", "1 if y else ", "2"),
            ("x = 'a'", " + 'b'", ""),
        ] {
            assert!(is_too_deep(&format!("{start}{}{}", middle.repeat(600), end.repeat(600))), "{middle}");
            assert!(!is_too_deep(&format!("{start}{}{}", middle.repeat(20), end.repeat(20))), "{middle}");
        }
        let nested = |depth| (0..depth).map(|n| format!("{}if x:\n", " ".repeat(n))).collect::<String>();
        assert!(is_too_deep(&nested(200)) && !is_too_deep(&nested(50)));
    }

    #[test]
    fn long_code() {
        for text in [
            format!("x = [{}]", "(1, -1), ".repeat(10_000)),
            format!("x = {{{}}}", "'a': f(x.y),\n".repeat(10_000)),
            "x.y(1 + 2)\n".repeat(10_000),
            format!("'''{}'''", "(".repeat(10_000)),
            format!("# {}", "(".repeat(10_000)),
            format!("'\\'{}'", "(".repeat(10_000)),
            format!("'{}", "(".repeat(10_000)),
            ")))\n\\".to_owned(),
            "'\\".to_owned(),
            "if x:\n    y\n# c\n\nz\n".repeat(1000),
        ] {
            assert!(!is_too_deep(&text), "{}", &text[..8.min(text.len())]);
        }
    }
}
