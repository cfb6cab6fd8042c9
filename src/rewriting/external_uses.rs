//! Who else may use a name of a file: other files that import it, strings that spell it, `__all__`.

use std::cell::LazyCell;
use std::sync::Arc;

use crate::knowledge::is_removed_module;
use crate::model::{BindingKind, MENTIONS, Module, World, written};
use crate::syntax::{Field, Kind, Node};
use crate::text::{Occurrence, Source, has_word, written_imports};

/// Whether two dotted names may be of one module: a folder without `__init__.py` is in the name by which others
/// import it, and in no other.
fn end_alike(one: &str, other: &str) -> bool {
    let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with('.'));
    one == other || ends(one, other) || ends(other, one)
}

/// The object in which a call looks a name up: the first argument, if the name is a later one.
fn looked_up_in(name: Node<'_>) -> Option<Node<'_>> {
    let arguments = name.enclosing(&[Kind::ArgumentList])?;
    let first = arguments.parts().find(|part| part.kind() != Kind::Comment)?;
    (first.end() <= name.start()).then_some(first)
}

/// Whether a string stands in `__all__`: there it is a name of its own file.
fn is_listed(node: Node<'_>) -> bool {
    node.statement().descendants().any(|part| part.kind() == Kind::Identifier && part.text() == "__all__")
}

/// Whether a text may have `from module import …`: for a module of this dotted name, or for one that is
/// written relative to the file and has its last name; the package itself is written with dots only.
fn takes_from(text: &str, module: &str, last: &str) -> bool {
    written_imports(text).iter().filter(|import| !import.names.is_empty()).any(|import| match import.dots {
        0 => !last.is_empty() && end_alike(&import.module, module),
        _ => import.module.rsplit('.').next() == Some(last),
    })
}

/// Whether a string of the file may stand for the name: a quoted annotation, or a name that is
/// looked up. Prose holds spaces.
pub(super) fn is_quoted(module: &Module, name: &str) -> bool {
    module.tree.of_kind(Kind::StringContent).any(|node| {
        let text = node.text();
        let is_code =
            !text.contains(char::is_whitespace) || node.ancestors().any(|above| above.is_annotation());
        is_code && text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
    })
}

impl Module {
    /// Whether other files may take a top-level name from here: the module is a package's
    /// `__init__`, lists it in `__all__`, nobody uses it here, or a file of the project does so.
    pub(super) fn exports(&self, world: &World<'_>, name: &str) -> bool {
        self.uses(self.top(), name).next().is_none() || self.hands_out(world, name)
    }

    /// The same, but for a name that nobody uses at all.
    pub(super) fn hands_out(&self, world: &World<'_>, name: &str) -> bool {
        // A module that is imported as such is seldom taken from here: only those who say so count.
        let imported = self.in_scope(self.top(), name).iter().find_map(|id| match &self.binding(*id).kind {
            BindingKind::Import { module, .. } => Some(module),
            _ => None,
        });
        let is_module = imported.is_some();
        // Where the module is gone, an import of it would end the whole package.
        if self.is_package && !imported.is_some_and(|module| is_removed_module(module)) {
            return true;
        }
        let listed = self.in_scope(self.top(), "__all__").iter().any(|id| {
            let statement = self.tree.node(self.binding(*id).node).statement();
            statement.descendants().any(|n| n.kind() == Kind::StringContent && n.text() == name)
        });
        listed
            || (!is_module && is_quoted(self, name))
            || world.taken(self.source.path(), name, || self.is_imported(world, name, is_module))
    }

    /// Whether a file of the project imports a name from this one, or reads it as an attribute.
    fn is_imported(&self, world: &World<'_>, name: &str, is_module: bool) -> bool {
        let own = written(&self.name);
        if own.is_empty() {
            return false;
        }
        let stem = own.rsplit('.').next().unwrap_or_default();
        let package = own.split('.').next().unwrap_or_default();
        let called = format!("{stem}.{name}");
        // A package may be named by dots.
        let words: &[&str] = if is_module && !self.is_package { &[name, stem] } else { &[name] };
        let sources: Vec<_> = world.project().mentioning(words, self.source.path()).collect();
        // Beyond the limit of the search nobody knows who else there is.
        if !is_module && sources.len() >= MENTIONS {
            return true;
        }
        let may_take = |source: &&Arc<Source>| {
            let text = source.text();
            let any = |is_one: fn(&Occurrence<'_>) -> bool| {
                Occurrence::all(text.as_bytes(), name.as_bytes()).any(|occurrence| is_one(&occurrence))
            };
            let takes = || takes_from(text, own, stem) || self.is_package && takes_from(text, own, "");
            let reads = || has_word(text, stem) && any(|one| one.is_attribute());
            let spells = || {
                !is_module
                    && has_word(text, stem)
                    && (any(|one| one.is_quoted()) || text.contains("multiple"))
            };
            // A module of the same last name may be another one: who means this one is of its package, names
            // that, or has a string for both names.
            let outer = |module: &str| module.split('.').next().is_some_and(|outer| outer == package);
            let means_it = || {
                outer(&world.project().name_of(source.path()).0)
                    || has_word(text, package)
                    || text.contains(&called)
            };
            source.path() != self.source.path() && ((takes() || reads()) && means_it() || spells())
        };
        sources.iter().filter(may_take).any(|source| {
            let other = &*world.read(source.clone());
            let is_meant = |dotted: &str| self.is_meant(world, other, dotted);
            let imports = other.bindings().any(|(_, binding)| {
                matches!(&binding.kind, BindingKind::From { module, name: taken } if taken == name && is_meant(module))
            });
            imports
                || (!is_module && self.is_named_in(world, other, name))
                || other.stars(other.top()).iter().any(|module| is_meant(module))
                || other.identifiers(name).filter(|n| n.field() == Some(Field::Attribute)).any(|node| {
                    let object = node.parent().and_then(|attribute| attribute.child(Field::Object));
                    object.is_some_and(|object| {
                        let own = world.names(other, object);
                        own.names.iter().any(|module| is_meant(module))
                    })
                })
        })
    }

    /// Whether a string of another file names it, as `mock.patch("app.tools.which")` does, or
    /// `getattr(tools, "which")`; or a keyword, as in `mock.patch.multiple(tools, which=fake)`.
    fn is_named_in(&self, world: &World<'_>, other: &Module, name: &str) -> bool {
        let is_meant = |dotted: &str| self.is_meant(world, other, dotted);
        let stem = self.name.rsplit('.').next();
        let has_it = LazyCell::new(|| {
            other.bindings().any(|(_, binding)| match &binding.kind {
                BindingKind::Import { module, .. } => is_meant(module),
                BindingKind::From { module, name } => {
                    is_meant(module) || is_meant(&format!("{module}.{name}"))
                }
                _ => false,
            })
        });
        let looks_here = |object: Node<'_>| {
            let named = world.names(other, object).names;
            let last = object.text().rsplit('.').next();
            match named.is_empty() {
                true => last == stem || *has_it && !matches!(last, Some("self" | "cls")),
                false => named.iter().any(|module| is_meant(module)),
            }
        };
        let mut strings = other.tree.of_kind(Kind::StringContent);
        strings.any(|node| match node.text().strip_suffix(name) {
            Some("") => !is_listed(node) && looked_up_in(node).map_or(*has_it, looks_here),
            Some(owner) => {
                owner.strip_suffix('.').is_some_and(|owner| end_alike(written(&self.name), owner))
                    && !is_listed(node)
            }
            None => false,
        }) || other.identifiers(name).any(|node| {
            let keyword = node.parent().filter(|above| above.kind() == Kind::KeywordArgument);
            let first = keyword.filter(|_| node.field() == Some(Field::Name)).and_then(looked_up_in);
            first.is_some_and(|first| {
                let spelled = first.descendants().find(|part| part.kind() == Kind::StringContent);
                spelled
                    .map_or_else(|| looks_here(first), |owner| end_alike(written(&self.name), owner.text()))
            })
        })
    }

    /// Whether another file means this one by the dotted name of a module.
    fn is_meant(&self, world: &World<'_>, other: &Module, dotted: &str) -> bool {
        if !end_alike(written(dotted), written(&self.name)) {
            return false;
        }
        // A stub stands for the module beside it.
        let stem = |source: &Source| source.path().with_extension("");
        match world.project().module(written(dotted), other.source.path()) {
            Some(found) => stem(&found) == stem(&self.source),
            None => dotted == self.name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_from_a_module_by_its_whole_name_or_relative_to_itself() {
        let takes = |text: &str| takes_from(text, "app.tools", "tools");
        for yes in [
            "from app.tools import which",
            "import os; from app.tools import (\n    which)",
            "from .tools import which",
            "from app.tools\\\n    import which",
            "from app . tools import which",
            "from src.app.tools import which",
            "from tools import which",
        ] {
            assert!(takes(yes), "{yes}");
        }
        for no in
            ["from lib.tools import which", "from app.tool import which", "import app.tools", "# app.tools"]
        {
            assert!(!takes(no), "{no}");
        }
        assert!(takes_from("from . import which", "app", ""));
        assert!(!takes_from("from app import which", "app", ""));
    }
}
