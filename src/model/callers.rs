//! Which files call what has a name: told from their texts, so that the files in which it is only
//! mentioned, and all of them where it is handed about, are never parsed.

use std::path::PathBuf;

use super::Mentions;
use crate::text::{Occurrence, Piece, pieces};

/// How many call sites of a function are looked at; beyond that, nothing is concluded.
pub const CALLS: usize = 60;

/// What the texts of a project say of the uses of a name.
#[derive(Debug, Default)]
pub struct Callers {
    /// The files that may call it, each with the calls that are certain.
    pub files: Vec<(PathBuf, usize)>,
    /// Files that use it in another way, so that others may call it: two at most, since who asks has one
    /// of its own.
    pub handed: Vec<PathBuf>,
}

impl Callers {
    /// Looks through sources until it is clear that the name is handed about, or called too often.
    pub fn of(word: &str, sources: Mentions<'_>) -> Callers {
        let mut callers = Callers::default();
        for source in sources {
            match uses(word, source.text()) {
                Uses::None => {}
                Uses::Calls(count) => callers.files.push((source.path().to_owned(), count)),
                Uses::Handed => callers.handed.push(source.path().to_owned()),
            }
            if callers.handed.len() > 1 || callers.are_many() {
                break;
            }
        }
        callers
    }

    /// Whether there are more calls than anyone looks at, wherever he stands himself.
    fn are_many(&self) -> bool {
        let counts = || self.files.iter().map(|(_, calls)| *calls);
        counts().sum::<usize>() - counts().max().unwrap_or_default() > CALLS
    }
}

/// How a text uses a name.
#[derive(Debug, PartialEq, Eq)]
enum Uses {
    /// Not at all, or as an attribute that is not called.
    None,
    /// It is called so often at least, and is not certainly used in another way.
    Calls(usize),
    /// It is used in another way: defined again, assigned, passed on.
    Handed,
}

fn uses(word: &str, text: &str) -> Uses {
    let bytes = text.as_bytes();
    let mut all = pieces(bytes);
    let mut piece = all.next();
    let (mut calls, mut may_call) = (0, false);
    for occurrence in Occurrence::all(bytes, word.as_bytes()) {
        while piece.as_ref().is_some_and(|(range, _)| range.end <= occurrence.start) {
            piece = all.next();
        }
        match &piece {
            Some((_, Piece::Comment)) => continue,
            Some((_, Piece::String { interpolated: false, closed: true, .. })) => continue,
            Some((_, Piece::String { .. })) => {
                may_call = true;
                continue;
            }
            Some((_, Piece::Code)) | None => {}
        }
        let keyword = occurrence.word_before();
        let Some(line) = occurrence.line_before() else {
            may_call = true;
            continue;
        };
        let first = line.trim_ascii_start();
        let begins = |words: &[&[u8]]| words.iter().any(|word| first.starts_with(word));
        if keyword == b"class" {
            continue;
        } else if keyword == b"def" {
            return Uses::Handed;
        } else if occurrence.is_called() {
            calls += 1;
        } else if occurrence.is_attribute() || begins(&[b"import ", b"from "]) && !line.contains(&b';') {
            continue;
        } else if begins(&[b"case ", b"import ", b"from "])
            || [",", "(", "\\"].iter().any(|end| occurrence.before().ends_with(end.as_bytes()))
            || is_alone(first, occurrence.after())
        {
            // A part of an import in parentheses, a keyword argument, a pattern: the tree tells.
            may_call = true;
        } else {
            return Uses::Handed;
        }
    }
    if calls > 0 || may_call { Uses::Calls(calls) } else { Uses::None }
}

/// Whether a name stands on a line of its own, as in an import in parentheses.
fn is_alone(before: &[u8], after: &[u8]) -> bool {
    let ends: [&[u8]; 3] = [b",", b")", b"as "];
    before.is_empty() && (after.is_empty() || ends.iter().any(|end| after.starts_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(text: &str) -> Uses {
        uses("load", text)
    }

    #[test]
    fn calls_are_counted() {
        for text in ["load(1)\n", "x.load (1)\n", "@load(1)\ndef f(): ...\n", "x = 'load' + load(\n    1)\n"]
        {
            assert_eq!(used(text), Uses::Calls(1), "{text}");
        }
        assert_eq!(used("load(x.load(y))\nfrom m import load\n"), Uses::Calls(2));
    }

    #[test]
    fn a_mention_is_no_use() {
        for text in [
            "# load(1)\n",
            "'load(1)'\n",
            "loads(1)\n",
            "from m import load\n",
            "x.load\n",
            "class load: ...\n",
        ] {
            assert_eq!(used(text), Uses::None, "{text}");
        }
    }

    #[test]
    fn what_is_handed_about_may_be_called_anywhere() {
        for text in
            ["def load(x): ...\n", "x = load\n", "load = 1\n", "return load\n", "load(1)\nx = [load]\n"]
        {
            assert_eq!(used(text), Uses::Handed, "{text}");
        }
    }

    #[test]
    fn what_only_the_tree_tells_is_left_to_it() {
        for text in [
            "f(load=1)\n",
            "from m import (\n    load,\n)\n",
            "f'{load}'\n",
            "match x:\n    case load: ...\n",
            "import a; load\n",
            "from m import a, \\\n    load\n",
            "from m import (\n    a, # b\n    load as l,\n)\n",
        ] {
            assert_eq!(used(text), Uses::Calls(0), "{text}");
        }
    }
}
