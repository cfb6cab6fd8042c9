//! What a module says of one of its names, read from its text: most names of other modules are classes and
//! functions that stand there once, or are not there at all, and nothing has to be parsed to see that.

use memchr::{memchr_iter, memmem, memrchr};

use crate::text::{Occurrence, Piece, Pieces, Source, has_word, last_word, occurrences, pieces};

/// What a module's text says of a name at its top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outline {
    /// Nothing binds it, nor does the module take all names of another.
    Absent,
    /// It is a class or a function, and nothing else.
    Defined {
        /// The line where its name stands, from 1.
        line: usize,
        /// Whether it is a function.
        is_function: bool,
    },
    /// The tree tells.
    Unclear,
}

/// Reads what the text of a module says of a name.
pub fn outline(source: &Source, name: &str) -> Outline {
    let text = source.text();
    let bytes = text.as_bytes();
    let places: Vec<Occurrence<'_>> = Occurrence::all(bytes, name.as_bytes()).collect();
    let takes_all = || {
        memmem::find_iter(bytes, "import")
            .any(|at| bytes[at + "import".len()..].trim_ascii_start().starts_with(b"*"))
    };
    if places.is_empty() {
        return if takes_all() { Outline::Unclear } else { Outline::Absent };
    }
    let is_global = || {
        occurrences(bytes, b"global").any(|at| {
            let continued = |end: &usize| bytes[..*end].trim_ascii_end().ends_with(b"\\");
            let end = memchr_iter(b'\n', &bytes[at..]).map(|end| at + end).find(|end| !continued(end));
            has_word(&text[at..end.unwrap_or(bytes.len())], name)
        })
    };
    let mut defined = None;
    let pieces: Vec<_> = pieces(bytes).collect();
    for occurrence in places {
        let at = occurrence.start;
        match piece_at(&pieces, at) {
            Some(Piece::Comment) => continue,
            // An interpolation binds names by `:=` only, and one that is not closed may be anything.
            Some(Piece::String { closed: true, .. }) => continue,
            Some(Piece::String { .. }) => return Outline::Unclear,
            Some(Piece::Code) | None => {}
        }
        match standing(occurrence) {
            Standing::Definition if defined.is_none() => defined = Some(at),
            Standing::Local if is_local(bytes, at, &pieces) && !is_global() => {}
            Standing::Definition | Standing::Unclear | Standing::Local => return Outline::Unclear,
            Standing::Use => {}
        }
    }
    // Where it is only used, another module's `*` may bring it, or it is built in.
    defined.map_or(Outline::Unclear, |at| Outline::Defined {
        line: source.line_of(at) + 1,
        is_function: text[..at].trim_end().ends_with("def"),
    })
}

/// What a byte is a part of.
fn piece_at(pieces: &Pieces, at: usize) -> Option<&Piece> {
    pieces.get(pieces.partition_point(|(range, _)| range.end <= at)).map(|(_, piece)| piece)
}

/// Whether a line stands in a function or a class, as the indentation of the lines before it tells.
fn is_local(text: &[u8], at: usize, pieces: &Pieces) -> bool {
    let line_start = |at: usize| memrchr(b'\n', &text[..at]).map_or(0, |end| end + 1);
    let indentation = |start: usize| text[start..].iter().take_while(|byte| **byte == b' ').count();
    let mut start = line_start(at);
    // Lines that begin further to the left are looked for.
    let mut limit = indentation(start);
    while limit > 0 && start > 0 {
        start = line_start(start - 1);
        let indent = indentation(start);
        let first = start + indent;
        let begins = |words: &[&[u8]]| words.iter().any(|word| text[first..].starts_with(word));
        let is_code =
            !begins(&[b"\n", b"\r", b"#"]) && !matches!(piece_at(pieces, start), Some(Piece::String { .. }));
        if indent >= limit || !is_code {
            continue;
        } else if begins(&[b"def ", b"class ", b"async def "]) {
            return true;
        }
        // What ends with a bracket began on another line, no further to the left.
        limit = indent + usize::from(begins(&[b")", b"]", b"}"]));
    }
    false
}

enum Standing {
    /// The name of a class or function at the left margin.
    Definition,
    /// Whatever binds no name.
    Use,
    /// Whatever binds no name of the module if it stands in a function or class.
    Local,
    Unclear,
}

fn standing(occurrence: Occurrence<'_>) -> Standing {
    let Some(line) = occurrence.line_before() else { return Standing::Unclear };
    if matches!(line, b"def " | b"class " | b"async def ") {
        return Standing::Definition;
    }
    let before = line.trim_ascii_end();
    let after = occurrence.after();
    let first = line.trim_ascii_start();
    let is_import = first.starts_with(b"from ") || first.starts_with(b"import ");
    let word = last_word(before);
    let binding: [&[u8]; 10] =
        [b"def", b"class", b"import", b"as", b"for", b"nonlocal", b"del", b"with", b"case", b"type"];
    let is_assigned = occurrence.is_assigned() || after.starts_with(b"|=");
    // `:=` in a comprehension concerns the names outside.
    if after.starts_with(b":=") {
        return Standing::Unclear;
    }
    if is_import || is_assigned || binding.contains(&word) {
        return Standing::Local;
    }
    let reading: [&[u8]; 9] = [b"return", b"in", b"is", b"not", b"and", b"or", b"raise", b"if", b"except"];
    let is_read = reading.contains(&word)
        || [&b"."[..], b"->", b"=", b":", b"|"].iter().any(|end| before.ends_with(end))
        || [&b"("[..], b".", b"[", b"|"].iter().any(|begin| after.starts_with(begin))
        || first.starts_with(b"class ");
    // The rest may be a target of an assignment, or a part of an import in parentheses.
    if is_read { Standing::Use } else { Standing::Local }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlined(text: &str) -> Outline {
        outline(&Source::from_text("a.py", text), "x")
    }

    #[test]
    fn a_definition_at_the_margin_is_seen() {
        for text in [
            "def x(): ...\n",
            "# x = 1\nclass x: ...\ny = x(1)\nz: x\n",
            "@d\nasync def x(): return x.y\n",
            "class y(a, x): ...\nclass x: 'x = 1'\n",
            "class x:\n    def f(self,\n        y\n    ):\n        '''\nx\n'''\n        for x in y:\n            print(x)\n",
            "def x(): ...\nclass y:\n    def x(self): ...\n    x = 1\n    if y:\n        from a import (\n            x)\n",
            "class x: ...\ndef f(a: x, b=x) -> x: return x\n",
        ] {
            assert!(matches!(outlined(text), Outline::Defined { .. }), "{text}");
        }
        let defined = Outline::Defined { line: 2, is_function: true };
        assert_eq!(outlined("a = 1\ndef x(): ...\n"), defined);
    }

    #[test]
    fn what_is_not_there_is_absent() {
        assert_eq!(outlined("import a\nxy = 1\n"), Outline::Absent);
        assert_eq!(outlined("from a import *\n"), Outline::Unclear);
    }

    #[test]
    fn what_may_bind_it_otherwise_is_left_to_the_tree() {
        for text in [
            "x = 1\n",
            "def x(): ...\nx = x(1)\n",
            "def x(): ...\nfor x in y: ...\n",
            "from a import (b,\n    x)\n",
            "import x\n",
            "if y:\n    def x(): ...\n",
            "def x(): ...\ndef x(): ...\n",
            "def x(): ...\nx, y = 1, 2\n",
            "def x(): ...\n(x := 1)\n",
            "def x(): ...\ndel x\n",
            "def f():\n    global x\n    x = 1\ndef x(): ...\n",
            "print(x)\n",
            "def x(): ...\nif y:\n    for x in z: ...\n",
            "def x(): ...\ny = f(\n    a, x)\n",
            "def x():\n    pass\n'''\ndef y():\n'''\nif z:\n    x = 1\n",
            "def x(): ...\ndef f():\n    return [y for z in y if (x := z)]\n",
            "def x(): ...\ntry:\n    from a import x\nexcept ImportError: ...\n",
            "def x(): ...\n\tif y:\n\t\tx = 1\n",
            "def f():\n    def x(): ...\n",
            "def x(): ...\ndef f():\n    global y, x\n    x = 1\n",
            "def x(): ...\ndef f():\n    global y, \\\n  x\n    x = 1\n",
        ] {
            assert_eq!(outlined(text), Outline::Unclear, "{text}");
        }
    }
}
