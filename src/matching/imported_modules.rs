//! Which modules a file imports, as is or by way of other files: where a type is unknown, they make a guess good
//! or bad.

use super::finder::Finder;
use crate::knowledge::legacy_module;
use crate::model::{BindingKind, Module};
use crate::syntax::Kind;
use crate::transform::Type;

impl Finder<'_> {
    /// Whether the file imports the module of a dotted name, but only as Python 2 calls it: then it
    /// is no code for Python 3.
    pub(super) fn only_by_old_name(&self, dotted: &str) -> bool {
        let module = dotted.rsplit_once('.').map_or(dotted, |(module, _)| module);
        let (mut old, mut new) = (false, false);
        for (_, binding) in self.module.bindings() {
            let Some(from) = binding.module() else { continue };
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
        imports(self.module, module)
            || self.imported.get_or_init(|| self.imports()).iter().any(|name| is_within(name, module))
    }

    /// Whether the file imports the module of a class, or a module of the project that does.
    pub(super) fn is_near_module(&self, dotted: &str) -> bool {
        let of = dotted.rsplit_once('.').map_or(dotted, |(module, _)| module);
        self.imports_module(dotted)
            || self.module.bindings().filter_map(|(_, binding)| binding.module()).any(|module| {
                let other = self.world.module(module, self.module.source.path());
                other.is_some_and(|other| imports(&other, of))
            })
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

/// Whether a dotted name is that of a module or of something in it.
fn is_within(name: &str, module: &str) -> bool {
    name.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Whether a file itself imports a module or something of it.
pub fn imports(file: &Module, of: &str) -> bool {
    file.bindings().any(|(_, binding)| binding.imports(|name| is_within(name, of)))
        || file.stars(file.top()).iter().any(|star| star == of)
}
