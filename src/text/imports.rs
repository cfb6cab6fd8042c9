//! The imports of a text that is not parsed: how the files of a project import each other is evidence of where
//! their imports start, and which modules a file imports tells what the words in it may mean.

use std::ops::Range;

use memchr::memchr2;

use super::lexical::{is_part, is_whole, line_before, occurrences};

/// How far `from` is looked for on the lines before `import`, in bytes.
const LONG: usize = 1000;

/// An import statement as it stands in a text, without a closing parenthesis. Those in strings and comments are
/// among them, if they begin a line or follow a colon or a semicolon.
#[derive(Debug)]
pub struct ImportStatement<'t> {
    /// The text that it stands in.
    text: &'t [u8],
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Where the word `import` stands.
    import: usize,
}

impl<'t> ImportStatement<'t> {
    /// The bytes of a dotted name after `from`, with its dots and white space; `None` if it begins with `import`.
    pub fn from(&self) -> Option<&'t [u8]> {
        (self.range.start < self.import).then(|| self.text[self.range.start + 4..self.import].trim_ascii())
    }

    /// What it imports.
    pub fn list(&self) -> &'t [u8] {
        self.text[self.import + 6..self.range.end].trim_ascii_start()
    }

    /// Whether a place in it is behind the word `import`.
    pub fn lists(&self, at: usize) -> bool {
        at > self.import
    }

    /// Whether it takes all that a module has.
    pub fn is_star(&self) -> bool {
        self.list().starts_with(b"*")
    }

    /// Whether nothing but `try:` and other statements stand before it on its line.
    fn begins_line(&self) -> bool {
        let before = line_before(self.text, self.range.start).unwrap_or(b"#").trim_ascii();
        before.is_empty() || before == b"try:" || before.ends_with(b";")
    }
}

/// The import statements of a text, in order.
pub fn import_statements(text: &[u8]) -> impl Iterator<Item = ImportStatement<'_>> {
    let mut end = 0;
    occurrences(text, b"import").filter_map(move |import| {
        let start = if import < end { None } else { start(text, import) };
        let range = start?..self::end(text, import);
        end = range.end;
        Some(ImportStatement { text, range, import })
    })
}

/// Where the statement with the word `import` begins, if it is one.
fn start(text: &[u8], import: usize) -> Option<usize> {
    let mut start = import;
    // `from` may stand on a line before, with a backslash behind it.
    loop {
        let line = text[..start].iter().rposition(|byte| matches!(byte, b'\n' | b'\r' | b';' | b':'));
        start = line.map_or(0, |end| end + 1);
        let before = text[..start].trim_ascii_end();
        let is_continued = before.ends_with(b"\\") && !before.ends_with(b"\\\\");
        if !is_continued || import - start > LONG {
            break;
        }
        start = before.len() - 1;
    }
    start += text[start..import].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let is_from = text[start..import].starts_with(b"from") && is_whole(text, start..start + 4);
    (start == import || is_from).then_some(start)
}

/// Where the statement with the word `import` ends.
fn end(text: &[u8], import: usize) -> usize {
    let mut at = import + 6;
    let is_long = text[at..].trim_ascii_start().starts_with(b"(");
    while let Some(step) =
        text[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r' | b';' | b')' | b'#'))
    {
        at += step;
        match text[at] {
            b')' => return at,
            b'#' => at += memchr2(b'\n', b'\r', &text[at..]).unwrap_or(text.len() - at),
            _ if is_long || text[..at].ends_with(b"\\") => at += 1,
            _ => return at,
        }
    }
    text.len()
}

/// A module that is imported, as it is written, or names that are taken from it.
#[derive(Debug, PartialEq, Eq)]
pub struct WrittenImport {
    /// The number of dots in front.
    pub dots: usize,
    /// The module without them; empty in `from . import x`.
    pub module: String,
    /// The names taken from it.
    pub names: Vec<String>,
}

impl WrittenImport {
    /// The first part of the name of the module, if it is imported by its absolute name.
    pub fn top(&self) -> Option<&str> {
        self.module.split('.').next().filter(|top| self.dots == 0 && !top.is_empty())
    }

    /// Whether it imports a module of this absolute dotted name, or something of it.
    pub fn takes(&self, dotted: &str) -> bool {
        let is_of = |rest: &str| rest.is_empty() || rest.starts_with('.');
        let (parent, last) = dotted.rsplit_once('.').unwrap_or(("", dotted));
        self.dots == 0
            && (self.module.strip_prefix(dotted).is_some_and(is_of)
                || self.module == parent && self.names.iter().any(|name| name == last))
    }
}

/// The imports that begin a line of a text, in order. Those in its strings are among them.
pub fn written_imports(text: &str) -> Vec<WrittenImport> {
    let statements = import_statements(text.as_bytes()).filter(ImportStatement::begins_line);
    let mut all = Vec::new();
    for statement in statements {
        let names = items(statement.list());
        match statement.from() {
            None => {
                let import = |module| WrittenImport { dots: 0, module, names: Vec::new() };
                all.extend(names.into_iter().map(import));
            }
            Some(from) => {
                let is_name = |byte: &&u8| is_part(**byte) || **byte == b'.';
                let written: Vec<u8> = from.iter().filter(is_name).copied().collect();
                let written = String::from_utf8_lossy(&written);
                let name = written.trim_start_matches('.');
                all.push(WrittenImport { dots: written.len() - name.len(), module: name.to_owned(), names });
            }
        }
    }
    all
}

/// The names of a list of imports, without their aliases.
fn items(list: &[u8]) -> Vec<String> {
    let list = String::from_utf8_lossy(list);
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default());
    let code = lines.collect::<Vec<_>>().join(" ").replace(['(', '\\'], " ");
    code.split(',').filter_map(|item| item.split_whitespace().next().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_read_from_their_lines() {
        let text = "import a.b, c as d\nfrom importlib import l\n    from ..e import (f, # x, y\n    g as h)\nfrom . import i; import j\ntry: import k\nx = 'import'\n# to import (\nfrom m\\\n  import n, \\\n  o\n";
        let import = |dots, module: &str, names: &[&str]| WrittenImport {
            dots,
            module: module.to_owned(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        };
        let expected = [
            import(0, "a.b", &[]),
            import(0, "c", &[]),
            import(0, "importlib", &["l"]),
            import(2, "e", &["f", "g"]),
            import(1, "", &["i"]),
            import(0, "j", &[]),
            import(0, "k", &[]),
            import(0, "m", &["n", "o"]),
        ];
        assert_eq!(written_imports(text), expected);
    }

    #[test]
    fn a_module_is_taken_by_its_name_or_from_its_package() {
        let takes = |text: &str| written_imports(text).iter().any(|import| import.takes("net.channel"));
        for yes in ["import net.channel", "from net import channel as c", "from net.channel import x"] {
            assert!(takes(yes), "{yes}");
        }
        for no in ["import net", "from .net import channel", "import net.channels", "from net import x"] {
            assert!(!takes(no), "{no}");
        }
    }
}
