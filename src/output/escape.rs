//! Names and source lines may hold anything; what is printed of them moves no cursor and changes
//! no colour.

/// The text with control characters written out, tabs aside.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        // The characters that turn the direction of text can make code read as what it is not.
        let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if (c.is_control() && c != '\t') || turns {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_written_out() {
        assert_eq!(visible("a\u{1b}[31mb\tc"), "a\\u{1b}[31mb\tc");
        assert_eq!(visible("é\u{202e}"), "é\\u{202e}");
    }
}
