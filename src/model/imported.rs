//! The uses of an import: which are its own, and whether only old Pythons run them, which a flag of
//! the author's own may say far from the test of the version.

use super::World;
use super::scope::{Binding, BindingKind, Module};
use super::versions::reachable_versions;
use crate::knowledge::is_builtin;
use crate::syntax::{Field, Kind, Node};
use crate::version::Version;

/// Whether all imports of the name with which `node` begins are in code that only Pythons before
/// `since` run, and the others have a builtin of that name, or the use stands behind a test of its own: a flag of the
/// author's guards it.
pub fn imported_before(world: &World<'_>, module: &Module, node: Node<'_>, since: Version) -> bool {
    let mut root = node;
    while matches!(root.kind(), Kind::Call | Kind::Attribute) {
        let Some(inner) = root.parts().next() else { return false };
        root = inner;
    }
    if root.kind() != Kind::Identifier {
        return false;
    }
    let Some((_, bindings)) = module.lookup_at(root) else { return false };
    let old = |node: Node<'_>| {
        node.statement().kind().is_import() && reachable_versions(world, module, node).newest() < Some(since)
    };
    let tests = module.passed_tests(node);
    let is_tested = |import: Node<'_>| {
        let known = module.passed_tests(import);
        tests.iter().any(|test| !known.contains(test))
    };
    let mut imports = bindings.iter().map(|id| module.tree.node(module.binding(*id).node));
    let has_builtin = is_builtin(root.text());
    !bindings.is_empty() && imports.all(|import| old(import) && (has_builtin || is_tested(import)))
}

impl Module {
    /// The uses of the name that an import binds, of `import a.b` those that no `import a.c` beside it
    /// is for.
    pub fn import_uses<'m>(&'m self, binding: &'m Binding) -> impl Iterator<Item = Node<'m>> + use<'m> {
        self.uses(binding.scope, &binding.name).filter(|node| belongs(self, binding, *node))
    }
}

/// Whether a use of `a` is of this `import a.b`, and not of an `import a.c` beside it.
fn belongs(module: &Module, binding: &Binding, node: Node<'_>) -> bool {
    let BindingKind::Import { module: own, whole: false } = &binding.kind else {
        return true;
    };
    let mut chain = node;
    while let Some(above) =
        chain.parent().filter(|p| p.kind() == Kind::Attribute && chain.field() == Some(Field::Object))
    {
        chain = above;
    }
    let dotted: String = chain.text().split_whitespace().collect();
    let covers =
        |name: &str| dotted == name || dotted.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
    let covered = module.in_scope(binding.scope, &binding.name).iter().any(|id| {
        matches!(&module.binding(*id).kind, BindingKind::Import { module, whole: false } if covers(module) && module.contains('.'))
    });
    if own.contains('.') && covers(own) { true } else { !covered }
}
