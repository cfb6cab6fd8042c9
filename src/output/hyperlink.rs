//! Links of terminals: a place that a click opens.

use std::env;
use std::path::Path;

use percent_encoding::{AsciiSet, CONTROLS, percent_encode};

/// Bytes of a path that are escaped in a URI.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// The URI of an absolute path.
pub fn uri_of(path: &Path) -> Option<String> {
    let bytes = path.is_absolute().then_some(path.as_os_str().as_encoded_bytes())?;
    let path = percent_encode(bytes, UNSAFE).to_string();
    Some(if cfg!(windows) {
        format!("file:///{}", path.replace('\\', "/"))
    } else {
        format!("file://{path}")
    })
}

/// A text that leads to a 1-based line of a file, by the sequence OSC 8.
pub fn linked(text: &str, path: &Path, line: usize) -> String {
    let uri = std::path::absolute(path).ok().and_then(|path| uri_of(&path));
    let link = |uri| format!("\u{1b}]8;;{uri}#{line}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\");
    uri.map_or_else(|| text.to_owned(), link)
}

/// Whether the terminal of this process is known to have such links, as its environment tells.
pub fn has_links() -> bool {
    knows_links(|name| env::var(name).ok())
}

fn knows_links(variable: impl Fn(&str) -> Option<String>) -> bool {
    let term = variable("TERM").unwrap_or_default();
    if term == "dumb" {
        return false;
    }
    let programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "zed"];
    let terms = ["kitty", "alacritty", "foot", "ghostty", "wezterm", "contour"];
    let vte = variable("VTE_VERSION").and_then(|version| version.parse::<u32>().ok());
    variable("TERM_PROGRAM").is_some_and(|program| programs.contains(&program.as_str()))
        || terms.iter().any(|name| term.contains(name))
        // VTE drew them wrong before.
        || vte.is_some_and(|version| version >= 5000)
        || ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"].iter().any(|name| variable(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_terminals_that_are_known_to_have_links_get_them() {
        let knows = |known: &[(&str, &str)]| {
            knows_links(|name| {
                known.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert!(knows(&[("TERM", "xterm-kitty")]));
        assert!(knows(&[("TERM", "xterm-256color"), ("VTE_VERSION", "7200")]));
        assert!(!knows(&[("TERM", "xterm-256color"), ("VTE_VERSION", "4200")]));
        assert!(!knows(&[("TERM", "dumb"), ("TERM_PROGRAM", "vscode")]));
        assert!(!knows(&[("TERM", "xterm-256color")]));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_names_the_file_and_the_line() {
        let link = linked("a b.py:3:1", Path::new("/tmp/a b.py"), 3);
        assert_eq!(link, "\u{1b}]8;;file:///tmp/a%20b.py#3\u{1b}\\a b.py:3:1\u{1b}]8;;\u{1b}\\");
    }
}
