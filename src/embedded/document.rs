//! Code blocks of documents: each line of such a block is a line of the document behind an indentation or a prompt.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Block;
use super::lines::changes;
use super::map::Map;
use crate::syntax::Tree;
use crate::text::{Edit, Source, identifiers};
use crate::verify;

/// A line of a code block: bytes of the document.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Where the line of the document starts.
    pub start: usize,
    /// Where its code starts, behind the indentation and the prompt.
    pub code: usize,
    /// Where the next line starts.
    pub end: usize,
}

/// How the lines of a block are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// With an indentation.
    Plain,
    /// With prompts, and output between them.
    Session,
    /// The same in a string, where a backslash and some quotes mean something else.
    Quoted,
    /// The same in a raw string, where the quotes do.
    Raw,
}

/// The lines of a module in a document.
#[derive(Clone, Debug)]
pub(super) struct Listing {
    pub style: Style,
    lines: Vec<Line>,
    /// The last line of the module, with the names that other blocks may use; often empty.
    tail: String,
}

const PROMPT: &str = ">>>";
const CONTINUATION: &str = "...";

/// The prompt at the beginning of a line of code, as doctest knows it: a space or nothing follows.
pub(super) fn prompt(line: &str) -> Option<&'static str> {
    [PROMPT, CONTINUATION].into_iter().find(|prompt| {
        line.strip_prefix(prompt).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n', '\r']))
    })
}

/// The lines of the examples in a part of a text, as doctest finds them. Those that do not parse are left out.
pub(super) fn examples(file: &str, part: Range<usize>) -> Vec<Line> {
    let (mut all, mut example): (Vec<Line>, Vec<Line>) = (Vec::new(), Vec::new());
    let mut indent = 0;
    let mut take = |example: &mut Vec<Line>| {
        let code: String = example.iter().map(|line| complete(&file[line.code..line.end])).collect();
        // What shows an error is no code.
        if verify::refusal(&code).is_none() {
            all.append(example);
        }
        example.clear();
    };
    let mut start = part.start;
    for line in file[part].split_inclusive('\n') {
        let text = line.trim_start_matches([' ', '\t']);
        let width = line.len() - text.len();
        let found = prompt(text).filter(|found| *found == PROMPT || !example.is_empty() && width == indent);
        if found != Some(CONTINUATION) {
            take(&mut example);
        }
        if let Some(found) = found {
            indent = width;
            let code = width + found.len() + usize::from(text[found.len()..].starts_with(' '));
            example.push(Line { start, code: start + code, end: start + line.len() });
        }
        start += line.len();
    }
    take(&mut example);
    all
}

fn complete(line: &str) -> String {
    if line.ends_with('\n') { line.to_owned() } else { format!("{line}\n") }
}

/// The text without the end of its line.
fn bare(line: &str) -> &str {
    line.trim_end_matches(['\n', '\r'])
}

/// Makes modules of listings. An import that a block does not use itself may be there for another one, or to be seen.
pub(super) fn blocks(file: &Source, listings: Vec<(Style, Vec<Line>)>) -> Vec<(Block, Listing)> {
    let text =
        |lines: &[Line]| lines.iter().map(|line| complete(&file.text()[line.code..line.end])).collect();
    let listings: Vec<(Style, Vec<Line>, String)> = listings
        .into_iter()
        .map(|(style, lines)| {
            let text: String = text(&lines);
            (style, lines, text)
        })
        .filter(|(.., text)| !text.trim().is_empty() && verify::refusal(text).is_none())
        .collect();
    let words: Vec<Words<'_>> = listings.iter().map(|(.., text)| Words::of(text)).collect();
    // What some block uses without importing it.
    let borrowed: BTreeSet<&str> =
        words.iter().flat_map(|words| words.all.difference(&words.imported).copied()).collect();
    let wanted: Vec<Vec<&str>> = words
        .iter()
        .map(|own| {
            let is_wanted = |name: &&&str| own.once.contains(**name) || borrowed.contains(**name);
            own.imported.iter().filter(is_wanted).copied().collect()
        })
        .collect();
    let tails: Vec<String> = wanted.iter().map(|names| tail(names)).collect();
    let made = listings.into_iter().zip(tails).map(|((style, lines, mut text), tail)| {
        let mut map = Map::default();
        let mut at = 0;
        for line in &lines {
            let length = line.end - line.code;
            map.push(at..at + length, line.code..line.end);
            at += complete(&file.text()[line.code..line.end]).len();
        }
        let stand_ins = if tail.is_empty() { Vec::new() } else { vec![text.len()] };
        text.push_str(&tail);
        (Block::new(file, text, map, &stand_ins), Listing { style, lines, tail })
    });
    made.collect()
}

/// The line that uses names for others.
fn tail(names: &[&str]) -> String {
    if names.is_empty() { String::new() } else { format!("__others__({})\n", names.join(", ")) }
}

/// The words of a block.
struct Words<'t> {
    all: BTreeSet<&'t str>,
    /// Those that stand in it once.
    once: BTreeSet<&'t str>,
    /// Those in its imports.
    imported: BTreeSet<&'t str>,
}

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Words<'t> {
        let words = |text: &'t str| {
            let words = identifiers(text.as_bytes()).filter_map(|word| std::str::from_utf8(word).ok());
            words.filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
        };
        let (mut all, mut once) = (BTreeSet::new(), BTreeSet::new());
        for word in words(text) {
            if all.insert(word) {
                once.insert(word)
            } else {
                once.remove(word)
            };
        }
        let mut imported = BTreeSet::new();
        let mut is_open = false;
        for line in text.lines() {
            let line = line.trim_start();
            let is_import =
                line.starts_with("import ") || line.starts_with("from ") && line.contains(" import");
            if is_import || is_open {
                imported.extend(words(line).filter(|word| !["import", "from", "as"].contains(word)));
                is_open = (is_open || line.contains('(')) && !line.contains(')') || line.ends_with('\\');
            }
        }
        Words { all, once, imported }
    }
}

impl Listing {
    /// The module without the line that upshift adds.
    fn code<'m>(&self, module: &'m str) -> Option<&'m str> {
        module.strip_suffix(self.tail.as_str())
    }

    /// Whether it has the code of a module of another listing; empty lines aside.
    pub fn is(&self, module: &str, other: &Listing, wanted: &str) -> bool {
        let lines =
            |text: &str| text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
        let texts: Option<[Vec<String>; 2]> =
            self.code(module).zip(other.code(wanted)).map(|(own, wanted)| [lines(own), lines(wanted)]);
        texts.is_some_and(|[own, wanted]| own == wanted)
    }

    /// The edits of the document that give the module another text; `None` where it has no place for that.
    pub fn write(&self, file: &Source, module: &str, new: &str) -> Option<Vec<Edit>> {
        let (old, new) = (self.code(module)?, self.code(new)?);
        let old: Vec<&str> = old.split_inclusive('\n').collect();
        let new: Vec<&str> = new.split_inclusive('\n').collect();
        let begins = self.beginnings(&new.concat());
        let mut edits = Vec::new();
        let steps =
            changes(&old, &new).into_iter().map(|(from, to)| self.steps(from, to, &old, begins.as_ref()));
        for (from, to) in steps.collect::<Option<Vec<_>>>()?.into_iter().flatten() {
            let shared = from.len().min(to.len());
            for (line, number) in from.clone().zip(to.clone()).take(shared) {
                edits.extend(self.replace(
                    file.text(),
                    line,
                    bare(new[number]),
                    begins.as_ref().map(|all| all.contains(&number)),
                )?);
            }
            let rest = from.start + shared..from.end;
            let more = to.start + shared..to.end;
            if !rest.is_empty() {
                let last = &self.lines[rest.end - 1];
                if shared == 0 && self.has_output(file.text(), last) {
                    return None;
                }
                edits.extend(self.lines[rest].iter().map(|line| Edit::delete(line.start..line.end)));
            } else if !more.is_empty() {
                edits.push(self.insert(file, from, shared, &new, more, begins.as_ref())?);
            }
        }
        Some(edits)
    }

    fn has_prompts(&self) -> bool {
        self.style != Style::Plain
    }

    /// The 0-based lines of a module on which a statement or a comment begins, if there are prompts.
    fn beginnings(&self, module: &str) -> Option<BTreeSet<usize>> {
        if !self.has_prompts() {
            return None;
        }
        let source = Source::from_text("", module);
        let tree = Tree::parse(module);
        Some(tree.root().children().map(|node| source.line_of(node.start())).collect())
    }

    /// A change of lines that stand one below the other, or with output between them, as changes of single statements.
    fn steps(
        &self,
        from: Range<usize>,
        to: Range<usize>,
        old: &[&str],
        begins: Option<&BTreeSet<usize>>,
    ) -> Option<Vec<(Range<usize>, Range<usize>)>> {
        if self.is_connected(&from) {
            return Some(vec![(from, to)]);
        }
        let parts = |lines: &Range<usize>, begins: &BTreeSet<usize>| -> Vec<Range<usize>> {
            let inner = begins.iter().copied().filter(|at| lines.start < *at && *at < lines.end);
            let starts: Vec<usize> = std::iter::once(lines.start).chain(inner).collect();
            let ends = starts[1..].iter().copied().chain([lines.end]);
            starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
        };
        let (old, new) = (parts(&from, &self.beginnings(&old.concat())?), parts(&to, begins?));
        let fits = old.len() == new.len() && old.iter().all(|lines| self.is_connected(lines));
        fits.then(|| old.into_iter().zip(new).collect())
    }

    /// Whether lines stand one below the other.
    fn is_connected(&self, lines: &Range<usize>) -> bool {
        self.lines[lines.clone()].windows(2).all(|pair| pair[0].end == pair[1].start)
    }

    /// Whether the document has output behind a line of an example.
    fn has_output(&self, file: &str, line: &Line) -> bool {
        let next = file[line.end..].lines().next().unwrap_or_default().trim();
        self.has_prompts()
            && !next.is_empty()
            && prompt(next).is_none()
            && !["```", "~~~", "\"\"\"", "'''"].iter().any(|end| next.starts_with(end))
    }

    /// What stands before the code of a new line, which is like another one.
    fn prefix(&self, file: &str, like: &Line, code: &str, begins: Option<bool>) -> String {
        let before = &file[like.start..like.code];
        let Some(begins) = begins else {
            return if code.is_empty() { before.trim_end() } else { before }.to_owned();
        };
        let indent = &before[..before.len() - before.trim_start_matches([' ', '\t']).len()];
        let prompt = if begins { PROMPT } else { CONTINUATION };
        format!("{indent}{prompt}{}", if code.is_empty() { "" } else { " " })
    }

    /// The edit that gives a line another code, as small as it can be; the outer `None` if it cannot be written.
    #[expect(clippy::option_option, reason = "no edit is not a failure")]
    fn replace(&self, file: &str, line: usize, new: &str, begins: Option<bool>) -> Option<Option<Edit>> {
        let line = &self.lines[line];
        let old = bare(&file[line.code..line.end]);
        let end = line.code + old.len();
        let (before, prefix) = (&file[line.start..line.code], self.prefix(file, line, new, begins));
        if before.trim_end() != prefix.trim_end() || old.is_empty() || new.is_empty() {
            let text = format!("{prefix}{new}");
            return self.is_plain(&text).then(|| Some(Edit::replace(line.start..end, text)));
        }
        let width = |pairs: &mut dyn Iterator<Item = (char, char)>| {
            pairs.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum::<usize>()
        };
        let head = width(&mut old.chars().zip(new.chars()));
        let tail = width(&mut old[head..].chars().rev().zip(new[head..].chars().rev()));
        let text = &new[head..new.len() - tail];
        self.is_plain(text).then(|| Some(Edit::replace(line.code + head..end - tail, text)))
    }

    /// Whether a text means in the document what it says.
    fn is_plain(&self, text: &str) -> bool {
        let has_quotes = text.contains("\"\"\"") || text.contains("'''");
        match self.style {
            Style::Plain | Style::Session => true,
            Style::Quoted => !has_quotes && !text.contains('\\'),
            Style::Raw => !has_quotes,
        }
    }

    /// The edit that adds new lines behind the `shared` first ones of a range.
    fn insert(
        &self,
        file: &Source,
        from: Range<usize>,
        shared: usize,
        new: &[&str],
        more: Range<usize>,
        begins: Option<&BTreeSet<usize>>,
    ) -> Option<Edit> {
        let text = file.text();
        let next = from.start + shared;
        let before = next.checked_sub(1).map(|last| &self.lines[last]);
        // Lines that only come stand behind those before them, unless these have output.
        let is_free = |line: &&Line| shared > 0 || !self.has_output(text, line);
        let (at, like) = match (before.filter(is_free), self.lines.get(next)) {
            (Some(line), _) => (line.end, line),
            (None, Some(line)) => (line.start, line),
            (None, None) => return None,
        };
        let newline = file.newline().as_str();
        let mut added = String::new();
        for number in more {
            let code = bare(new[number]);
            let begins = begins.map(|all| all.contains(&number));
            // Between statements no prompt is needed.
            if begins.is_some() && code.is_empty() && !self.is_within(new, number) {
                continue;
            }
            added.push_str(&format!("{}{code}{newline}", self.prefix(text, like, code, begins)));
        }
        if at > 0 && !text[..at].ends_with('\n') {
            added = format!("{newline}{}", bare(&added));
        }
        self.is_plain(&added).then(|| Edit::insert(at, added))
    }

    /// Whether an empty line stands within a statement.
    fn is_within(&self, new: &[&str], number: usize) -> bool {
        let next = new[number..].iter().find(|line| !line.trim().is_empty());
        next.is_some_and(|line| line.starts_with([' ', '\t']))
    }
}

#[cfg(test)]
mod tests {
    use super::super::markup::{markdown, restructured};
    use super::*;
    use crate::text::Edits;

    fn read(file: &str, is_markdown: bool) -> Vec<(Block, Listing)> {
        let found = if is_markdown { markdown(file) } else { restructured(file) };
        blocks(&Source::from_text("x", file), found)
    }

    /// The text after a change of its first module.
    fn changed(file: &str, is_markdown: bool, old: &str, new: &str) -> Option<String> {
        let (block, listing) = read(file, is_markdown).into_iter().next().unwrap();
        let module = block.source.text();
        assert!(module.contains(old), "{module}");
        let edits = listing.write(&Source::from_text("x", file), module, &module.replacen(old, new, 1))?;
        let mut all = Edits::default();
        all.add(&edits).unwrap();
        Some(all.apply(file))
    }

    fn in_fence(code: &str) -> String {
        format!("* x\n\n  ```py\n{code}  ```\n")
    }

    #[test]
    fn lines_keep_their_indentation() {
        for (before, old, new, after) in [
            ("  a\n\n  b\n", "a\n", "c\nd\n", "  c\n  d\n\n  b\n"),
            ("  a\n\n  b\n", "a\n", "", "\n  b\n"),
            ("  a\n  b\n", "a\n", "x\n\na\n", "  x\n\n  a\n  b\n"),
            ("  a\n  b\n", "b\n", "b\nc\n", "  a\n  b\n  c\n"),
            ("a\n", "a", "b", "b\n"),
        ] {
            assert_eq!(
                changed(&in_fence(before), true, old, new),
                Some(in_fence(after)),
                "{before} {old} {new}"
            );
        }
    }

    #[test]
    fn lines_get_the_prompt_that_they_need() {
        for (before, old, new, after) in [
            (">>> a\n>>> b\n1\n", "a\n", "a\nc\n", ">>> a\n>>> c\n>>> b\n1\n"),
            (">>> a\n>>> b\n1\n", "a\n", "", ">>> b\n1\n"),
            (">>> a\n1\n>>> b\n", "b\n", "c\nb\n", ">>> a\n1\n>>> c\n>>> b\n"),
            (
                ">>> a\n>>> b\n",
                "a\n",
                "a\n\n\ndef f():\n    x\n\n    y\n\n\n",
                ">>> a\n>>> def f():\n...     x\n...\n...     y\n>>> b\n",
            ),
            (">>> f(a,\n...   b)\n1\n", "f(a,\n  b)", "g(b)", ">>> g(b)\n1\n"),
            (">>> f(a)\n1\n", "f(a)", "g(a,\n  b)", ">>> g(a,\n...   b)\n1\n"),
            ("  >>> a  \n  >>> b", "a", "c", "  >>> c  \n  >>> b"),
            (">>> a\n1\n>>> f(a,\n...   b)\n", "a\nf(a,\n  b)", "c\ng(b)", ">>> c\n1\n>>> g(b)\n"),
        ] {
            assert_eq!(changed(before, false, old, new).as_deref(), Some(after), "{before} {old} {new}");
        }
    }

    #[test]
    fn output_stays_with_its_example() {
        assert_eq!(changed(">>> a\n1\n>>> b\n", false, "a\n", ""), None);
        assert_eq!(changed(">>> a\n>>> b\n1\n", false, "b\n", "b\nc\n"), None);
        assert_eq!(changed(">>> a\n1\n>>> b\n", false, "a\nb\n", "c\n"), None);
    }

    #[test]
    fn imports_that_others_use_are_used() {
        let text = |file: &str| read(file, true)[0].0.source.text().to_owned();
        let two = |first: &str, second: &str| format!("```py\n{first}```\n```py\n{second}```\n");
        assert_eq!(text(&two("import a\n", "b\n")), "import a\n__others__(a)\n");
        assert_eq!(text(&two("import a\na\n", "b\n")), "import a\na\n");
        assert_eq!(text(&two("import a\na\n", "a\n")), "import a\na\n__others__(a)\n");
        assert_eq!(text(&two("import a\na\n", "import a\na\n")), "import a\na\n");
        assert_eq!(
            text(&two("from x import (\n  a, b)\na, x\n", "c\n")),
            "from x import (\n  a, b)\na, x\n__others__(b)\n"
        );
    }
}
