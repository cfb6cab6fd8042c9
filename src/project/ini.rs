//! The lines of INI files such as `setup.cfg` and `tox.ini`, with their places.

/// A line of a value.
#[derive(Clone, Copy, Debug)]
pub struct IniLine<'t> {
    /// The section of its key.
    pub section: &'t str,
    /// Its key.
    pub key: &'t str,
    /// The byte offset of `text`.
    pub start: usize,
    /// The value: what follows `=` on the line of the key, or a whole indented line.
    pub text: &'t str,
}

/// The value lines of a text. Comments and blank lines are skipped.
pub fn lines(text: &str) -> impl Iterator<Item = IniLine<'_>> {
    let (mut at, mut section, mut key) = (0, "", "");
    text.split_inclusive('\n').filter_map(move |whole| {
        let start = at;
        at += whole.len();
        let line = whole.trim_end();
        if let Some(name) = line.strip_prefix('[') {
            (section, key) = (name.split(']').next().unwrap_or(name), "");
            return None;
        }
        if line.trim_start().starts_with('#') || line.starts_with(';') {
            return None;
        }
        if line.starts_with([' ', '\t']) {
            return Some(IniLine { section, key, start, text: line });
        }
        let (name, value) = line.split_once(['=', ':'])?;
        key = name.trim();
        Some(IniLine { section, key, start: start + name.len() + 1, text: value })
    })
}

/// The start of the line after the one that contains an offset, or the end of the text.
pub fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}
