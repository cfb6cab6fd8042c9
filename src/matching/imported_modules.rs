//! Which modules a file imports, as is or by way of other files: where a type is unknown, they make a guess good
//! or bad.

use super::finder::Finder;
use crate::model::{BindingKind, legacy_module};
use crate::syntax::Kind;
use crate::transform::Type;

impl Finder<'_> {
    /// Whether the file imports the module of a dotted name, but only as Python 2 calls it: then it
    /// is no code for Python 3.
    pub(super) fn only_by_old_name(&self, dotted: &str) -> bool {
        let module = dotted.rsplit_once('.').map_or(dotted, |(module, _)| module);
        let (mut old, mut new) = (false, false);
        for (_, binding) in self.module.bindings() {
            let (BindingKind::Import { module: from, .. } | BindingKind::From { module: from, .. }) =
                &binding.kind
            else {
                continue;
            };
            let branch =
                self.module.tree.node(binding.node).enclosing(&[Kind::TryStatement, Kind::IfStatement]);
            old |= legacy_module(from) == Some(module) && branch.is_none();
            new |= from == module;
        }
        old && !new
    }

    /// Whether the file imports the module of a class, or something of it.
    pub(super) fn imports_module_of(&self, kind: &Type) -> bool {
        match kind {
            Type::Instance(dotted) | Type::Class(dotted) => self.imports_module(dotted),
            _ => false,
        }
    }

    /// Whether the file imports the module of a dotted name, or something of it.
    pub(super) fn imports_module(&self, dotted: &str) -> bool {
        let module = dotted.rsplit_once('.').map_or(dotted, |(module, _)| module);
        let is_of = |name: &String| {
            name.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let by_itself = self.module.bindings().any(|(_, binding)| match &binding.kind {
            BindingKind::Import { module, .. } | BindingKind::From { module, .. } => is_of(module),
            _ => false,
        });
        by_itself
            || self.module.stars(self.module.top()).iter().any(|star| star == module)
            || self.imported.get_or_init(|| self.imports()).iter().any(is_of)
    }

    /// The dotted names of all that the file imports, and of the modules it is taken from.
    fn imports(&self) -> Vec<String> {
        let resolve = |dotted: &str| self.world.resolve(dotted, self.module, 8).names;
        let names = self.module.bindings().flat_map(|(_, binding)| match &binding.kind {
            BindingKind::Import { module, .. } => resolve(module),
            BindingKind::From { module, name } => {
                let mut all = resolve(&format!("{module}.{name}"));
                all.push(module.clone());
                all
            }
            _ => Vec::new(),
        });
        names.map(|name| legacy_module(&name).map(str::to_owned).unwrap_or(name)).collect()
    }
}
