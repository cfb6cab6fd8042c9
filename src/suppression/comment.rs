//! Parses comments such as `# upshift: ignore[configparser/readfp] until=3.14 reason`.

use std::ops::Range;

use crate::version::Version;

/// What follows `#` and spaces in every such comment.
pub const WORD: &str = "upshift:";

/// A suppression comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// From its `#` to its end, in bytes of the text.
    pub range: Range<usize>,
    /// The bytes of all comments on its line, which parsers read as one.
    pub comment: Range<usize>,
    /// Whether it applies to the whole file.
    pub whole_file: bool,
    /// The names between the brackets, with their bytes; none if it applies to all findings.
    pub ids: Option<Vec<(String, Range<usize>)>>,
    /// The first target version for which it no longer applies.
    pub until: Option<Version>,
    /// The reason.
    pub reason: String,
}

/// An invalid suppression comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// From its `#` to its end, in bytes of the text.
    pub range: Range<usize>,
    /// What is wrong and how to fix it: a sentence.
    pub message: String,
}

/// How it is written, for messages.
const FORM: &str = "write `# upshift: ignore[configparser/readfp] reason`";

/// Parses one or several comments on a line, which start at `start` in their text. Other comments are
/// skipped.
pub fn parse(comments: &str, start: usize) -> Vec<Result<Directive, Wrong>> {
    let mut hashes: Vec<usize> = comments.match_indices('#').map(|(at, _)| at).collect();
    hashes.push(comments.len());
    let one = |ends: &[usize]| {
        let own = comments[ends[0]..ends[1]].trim_end();
        let range = start + ends[0]..start + ends[0] + own.len();
        let ours = own[1..].trim_start().starts_with(WORD);
        let comment = start..start + comments.trim_end().len();
        ours.then(|| read(own, range.clone(), comment).map_err(|message| Wrong { range, message }))
    };
    hashes.windows(2).filter_map(one).collect()
}

/// A comment without its suppressions.
pub fn to_others(comments: &str) -> String {
    let parts = comments.split('#').skip(1);
    let others = parts.filter(|part| !part.trim_start().starts_with(WORD));
    others.map(|part| format!("#{part}")).collect::<String>().trim_end().to_owned()
}

fn read(own: &str, range: Range<usize>, comment: Range<usize>) -> Result<Directive, String> {
    let from = own.find(WORD).map_or(0, |at| at + WORD.len());
    let said = own[from..].trim_start();
    let end =
        said.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(said.len());
    let (word, rest) = said.split_at(end);
    let whole_file = match word {
        "ignore" => false,
        "ignore-file" => true,
        _ => return Err(format!("Unknown directive `{word}`: {FORM}.")),
    };
    let mut behind = rest.trim_start();
    let mut ids = None;
    if let Some(inner) = behind.strip_prefix('[') {
        let (names, rest) = inner.split_once(']').ok_or_else(|| format!("Unclosed bracket: {FORM}."))?;
        let base = range.start + own.len() - inner.len();
        ids = Some(listed(names, base).ok_or_else(|| format!("Empty name: {FORM}."))?);
        behind = rest;
    }
    let mut until = None;
    let mut reason: Vec<&str> = Vec::new();
    for word in behind.split_whitespace() {
        match word.strip_prefix("until=") {
            Some(version) => until = Some(version.parse().map_err(|wrong: String| wrong + ".")?),
            None => reason.push(word),
        }
    }
    Ok(Directive { range, comment, whole_file, ids, until, reason: reason.join(" ") })
}

/// The names in a list, with their bytes; `None` if one is empty.
fn listed(names: &str, base: usize) -> Option<Vec<(String, Range<usize>)>> {
    let mut at = base;
    let one = |part: &str| {
        let start = at + part.len() - part.trim_start().len();
        let name = part.trim();
        at += part.len() + 1;
        (!name.is_empty()).then(|| (name.to_owned(), start..start + name.len()))
    };
    names.split(',').map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Directive {
        parse(text, 0).remove(0).unwrap()
    }

    #[test]
    fn names_until_and_reason_are_read() {
        let text = "# noqa  # upshift: ignore[imp, ssl/wrap] until=3.14 so it is  # pylint";
        let said = read(text);
        let names: Vec<&str> = said.ids.iter().flatten().map(|(_, at)| &text[at.clone()]).collect();
        assert_eq!(names, ["imp", "ssl/wrap"]);
        assert_eq!((said.until, said.reason.as_str()), (Some(Version::new(3, 14)), "so it is"));
        assert_eq!(&text[said.range], "# upshift: ignore[imp, ssl/wrap] until=3.14 so it is");
        assert_eq!(read("#upshift:ignore").ids, None);
        assert!(read("# upshift: ignore-file [imp]").whole_file);
        assert!(parse("# see upshift: ignore", 0).is_empty());
        assert_eq!(parse("# upshift: ignore[a] b # upshift: ignore", 0).len(), 2);
    }

    #[test]
    fn mistakes_are_reported() {
        let wrong = |text: &str| parse(text, 0).remove(0).unwrap_err().message;
        assert!(wrong("# upshift: ignored[imp]").starts_with("Unknown directive `ignored`"));
        assert!(wrong("# upshift: ignore[imp").starts_with("Unclosed bracket"));
        assert!(wrong("# upshift: ignore[]").starts_with("Empty name"));
        assert!(wrong("# upshift: ignore until=4").contains("not a Python version"));
    }
}
