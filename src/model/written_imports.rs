//! The imports of a text, read from its lines: how the files of a project import each other is evidence of where
//! their imports start, and for that nothing has to be parsed.

use memchr::{memchr2, memmem, memrchr2};

/// An import as it is written.
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

/// The imports of a text, in order. Those in its strings are among them.
pub fn written_imports(text: &str) -> Vec<WrittenImport> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(found) = memmem::find(&text.as_bytes()[at..], b"import") {
        let word = at + found;
        let start = memrchr2(b'\n', b';', &text.as_bytes()[..word]).map_or(0, |end| end + 1);
        let end = memchr2(b'\n', b';', &text.as_bytes()[word..]).map_or(text.len(), |end| word + end + 1);
        at = end;
        let code = text[start..end].trim_start().trim_start_matches("try:").trim_start();
        // A list in parentheses goes on behind the line.
        let rest = &text[end - code.len()..];
        if let Some(list) = code.strip_prefix("import ") {
            all.extend(items(list).map(|module| WrittenImport { dots: 0, module, names: Vec::new() }));
        } else if let Some(rest) = rest.strip_prefix("from ")
            && let Some((module, list)) = rest.trim_start().split_once([' ', '\t'])
            && let Some(list) = list.trim_start().strip_prefix("import")
        {
            let list = list.trim_start();
            let end = match list.strip_prefix('(') {
                Some(inner) => inner.find(')').map(|end| end + 1),
                None => list.find(['\n', ';']),
            };
            let names = items(list[..end.unwrap_or(list.len())].trim_start_matches('(')).collect();
            let name = module.trim_start_matches('.');
            all.push(WrittenImport { dots: module.len() - name.len(), module: name.to_owned(), names });
        }
    }
    all
}

/// The names of a list of imports, without their aliases.
fn items(list: &str) -> impl Iterator<Item = String> {
    list.split(',')
        .filter_map(|item| item.split(['#', ';']).next()?.split_whitespace().next().map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_read_from_their_lines() {
        let text = "import a.b, c as d\nfrom importlib import l\n    from ..e import (f,\n    g as h)\nfrom . import i; import j\ntry: import k\nx = 'import'\n";
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
