//! Classes that concern a name: those whose bodies bind it, and those that may derive from what it names. Told from the
//! texts of a project first, so that few files are parsed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Binding, BindingKind, Module, Sought, World};
use crate::syntax::{Field, Kind, NodeId};
use crate::text::{Occurrence, Source, has_word};

/// How long the header of a class may be, in bytes, to find a base in it.
const HEADER: usize = 400;

impl World<'_> {
    /// The classes of the project of a file that concern a name, each with its path; searched for once.
    pub fn classes_naming(&self, name: &str, from: &Path) -> Arc<Vec<(PathBuf, NodeId)>> {
        self.once(
            name,
            from,
            |world| &world.classes,
            || {
                let found = self.project().seeking(Sought::Classes, name, from);
                let classes = |source: Arc<Source>| {
                    let path = source.path().to_owned();
                    let classes = classes_naming(&self.read(source), name);
                    classes.into_iter().map(move |class| (path.clone(), class))
                };
                found.into_iter().flat_map(classes).collect()
            },
        )
    }
}

/// The classes of a file that concern a name.
pub fn classes_naming(module: &Module, name: &str) -> Vec<NodeId> {
    let is_alias = |(_, binding): (_, &Binding)| match &binding.kind {
        BindingKind::From { name: taken, .. } => taken == name && binding.name != name,
        BindingKind::Value(value) => module.tree.node(*value).text().ends_with(name),
        _ => false,
    };
    let is_renamed = module.bindings().any(is_alias);
    let classes = module.tree.of_kind(Kind::ClassDefinition);
    let concerns = classes.filter(|class| {
        let binds = || {
            let scope = module.scope_opened_by(*class);
            scope.is_some_and(|scope| !module.in_scope(scope, name).is_empty())
        };
        let derives =
            class.child(Field::Superclasses).is_some_and(|bases| is_renamed || has_word(bases.text(), name));
        derives || binds()
    });
    concerns.map(|class| class.id()).collect()
}

/// Whether a text may hold a class that binds a name in its body or derives from what it names.
pub(super) fn may_concern(text: &str, name: &str) -> bool {
    let bytes = text.as_bytes();
    text.contains("class ")
        && Occurrence::all(bytes, name.as_bytes()).any(|occurrence| {
            let before = bytes[occurrence.start.saturating_sub(HEADER)..occurrence.start].trim_ascii_end();
            let header = || {
                let class = before.windows(6).rposition(|word| word == b"class ");
                class.is_some_and(|class| !before[class..].contains(&b':'))
            };
            let is_bound =
                || [b"=" as &[u8], b":", b"as "].iter().any(|end| occurrence.after().starts_with(end));
            before.ends_with(b"def") || before.ends_with(b"=") || is_bound() || header()
        })
}
