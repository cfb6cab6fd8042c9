//! What the names of a transform's file stand for: its imports, read but never followed.

use std::cell::Cell;

use super::Symbol;
use super::error::Errors;
use crate::syntax::{Field, Kind, Node};

/// The imports at the top of a transform's file.
#[derive(Default)]
pub(super) struct Imports(Vec<Import>);

struct Import {
    /// The name it gives: for `import a.b`, that is `a`.
    local: String,
    module: String,
    name: Option<String>,
    /// `import a.b` without `as`.
    plain: bool,
    offset: usize,
    used: Cell<bool>,
}

impl Import {
    /// Whether it is of use to a chain with which it shares so many names: `import a.b` is of none to `a.c`.
    fn serves(&self, depth: usize) -> bool {
        !self.plain || depth == self.module.split('.').count()
    }

    fn path(&self) -> String {
        match &self.name {
            Some(name) => format!("{}.{name}", self.module),
            None => self.module.clone(),
        }
    }
}

impl Imports {
    /// Reads one import statement.
    pub fn read(&mut self, statement: Node<'_>, errors: &mut Errors<'_>) {
        let from = match statement.kind() {
            Kind::ImportStatement => None,
            Kind::ImportFromStatement => {
                let Some(module) = statement.child(Field::ModuleName) else {
                    return;
                };
                Some(if module.kind() == Kind::DottedName { path(module) } else { plain(module) })
            }
            _ => {
                return errors.at(
                    statement.start(),
                    "a `__future__` import has no meaning here",
                    "remove it: a transform is never executed",
                );
            }
        };
        if let Some(star) = statement.parts().find(|part| part.kind() == Kind::WildcardImport) {
            return errors.at(
                star.start(),
                "a star import does not say which names it brings",
                "import the names that the templates use",
            );
        }
        for entry in statement.children_by(Field::Name) {
            let alias = entry.child(Field::Alias);
            let target = path(entry.child(Field::Name).unwrap_or(entry));
            let plain = from.is_none() && alias.is_none();
            let local = match alias {
                Some(alias) => alias.text(),
                None => target.split('.').next().unwrap_or_default(),
            };
            let (module, name) = match &from {
                // `from . import _module` imports a module and no name of one.
                Some(dots) if dots.ends_with('.') => (format!("{dots}{target}"), None),
                Some(folder) if folder.starts_with('.') && !is_private(folder) && is_private(&target) => {
                    (format!("{folder}.{target}"), None)
                }
                Some(module) => (module.clone(), Some(target.clone())),
                None => (target.clone(), None),
            };
            let twice = self
                .0
                .iter()
                .any(|other| other.local == local && !(plain && other.plain && other.module != module));
            if twice {
                errors.at(
                    entry.start(),
                    format!("`{local}` is imported twice"),
                    "give one of the two another name with `as`, or remove it",
                );
                continue;
            }
            self.0.push(Import {
                local: local.to_owned(),
                module,
                name,
                plain,
                offset: entry.start(),
                used: Cell::new(false),
            });
        }
    }

    /// What a dotted chain such as `["importlib", "util", "find_spec"]` stands for, if its first
    /// name is imported. The import counts as used from then on.
    pub fn resolve(&self, chain: &[&str]) -> Option<Symbol> {
        let (import, depth) = self.find(chain)?;
        import.used.set(import.used.get() || import.serves(depth));
        let module = if import.plain { chain[..depth].join(".") } else { import.module.clone() };
        let tail: String = chain[depth..].iter().flat_map(|name| [".", name]).collect();
        Some(Symbol::new(module, import.name.clone(), &tail))
    }

    /// The same, if an import is about it, and does not only give its first name.
    pub fn resolve_whole(&self, chain: &[&str]) -> Option<Symbol> {
        self.find(chain).filter(|(import, depth)| import.serves(*depth)).and_then(|_| self.resolve(chain))
    }

    /// The import that says most of a chain, and how many names of it that are.
    fn find(&self, chain: &[&str]) -> Option<(&Import, usize)> {
        let first = chain.first()?;
        let shared = |import: &Import| {
            let module = import.module.split('.');
            module.zip(chain).take_while(|(one, other)| one == *other).count()
        };
        // `import importlib` and `import importlib.util` give the same name: the one that says
        // more of the chain is meant, and of two the one that says no more than the chain.
        let own = self.0.iter().filter(|import| import.local == *first);
        own.map(|import| (import, if import.plain { shared(import) } else { 1 }))
            .max_by_key(|(import, depth)| (*depth, std::cmp::Reverse(import.module.len())))
    }

    /// The modules that are imported relatively, with the place of the import.
    pub fn relative(&self) -> impl Iterator<Item = (&str, usize)> {
        let relative = self.0.iter().filter(|import| import.module.starts_with('.'));
        relative.map(|import| (import.module.as_str(), import.offset))
    }

    /// The names that they give.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|import| import.local.as_str())
    }

    /// Notes every import that nothing has asked for.
    pub fn unused(&self, errors: &mut Errors<'_>) {
        for import in self.0.iter().filter(|import| !import.used.get()) {
            errors.at(
                import.offset,
                format!("`{}` is imported and never used", import.path()),
                "remove the import, or import the module that the templates name",
            );
        }
    }
}

/// Whether the last name of a path begins with an underscore, as companion modules' do.
fn is_private(path: &str) -> bool {
    path.rsplit('.').next().is_some_and(|last| last.starts_with('_'))
}

/// The text of a relative import's module, without white space.
fn plain(module: Node<'_>) -> String {
    module.text().chars().filter(|c| !c.is_whitespace()).collect()
}

/// The names of a `dotted_name`, without white space.
pub(super) fn path(name: Node<'_>) -> String {
    let names: Vec<&str> = name.parts().map(|part| part.text()).collect();
    if names.is_empty() { name.text().to_owned() } else { names.join(".") }
}

/// The names of an expression that is a name or a chain of attributes of a name.
pub(super) fn dotted(expression: Node<'_>) -> Option<Vec<&str>> {
    let mut node = expression;
    let mut names = Vec::new();
    loop {
        match node.kind() {
            Kind::Identifier => {
                names.push(node.text());
                names.reverse();
                return Some(names);
            }
            Kind::Attribute => {
                names.push(node.child(Field::Attribute)?.text());
                node = node.child(Field::Object)?;
            }
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Tree;
    use crate::text::Source;

    fn symbol(imports: &str, chain: &str) -> Option<(String, String, Option<String>)> {
        let tree = Tree::parse(imports);
        let source = Source::from_text("t.py", imports);
        let mut errors = Errors::of(&source);
        let mut read = Imports::default();
        tree.root().parts().for_each(|statement| read.read(statement, &mut errors));
        assert!(errors.finish().is_empty());
        let chain: Vec<&str> = chain.split('.').collect();
        read.resolve(&chain).map(|s| (s.qualified, s.module, s.name))
    }

    fn some(qualified: &str, module: &str, name: Option<&str>) -> Option<(String, String, Option<String>)> {
        Some((qualified.into(), module.into(), name.map(Into::into)))
    }

    #[test]
    fn a_chain_is_what_the_imports_say() {
        let deep = "importlib.util.module_from_spec";
        assert_eq!(symbol("import importlib.util", deep), some(deep, "importlib.util", None));
        assert_eq!(symbol("import importlib, importlib.util", deep), some(deep, "importlib.util", None));
        let both = "import importlib, importlib.util";
        assert_eq!(symbol(both, "importlib.reload"), some("importlib.reload", "importlib", None));
        assert_eq!(symbol("import os", "os.path.join"), some("os.path.join", "os", None));
        assert_eq!(symbol("import a.b as c", "c.d"), some("a.b.d", "a.b", None));
        assert_eq!(
            symbol("from shutil import which", "which"),
            some("shutil.which", "shutil", Some("which"))
        );
        assert_eq!(
            symbol("from ftplib import FTP_TLS as F", "F.ssl_version"),
            some("ftplib.FTP_TLS.ssl_version", "ftplib", Some("FTP_TLS"))
        );
        assert_eq!(symbol("import os", "sys"), None);
    }
}
