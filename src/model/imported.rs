//! Uses of imports that only old Pythons run: a flag of the author's own guards them, far from the
//! test of the version.

use super::World;
use super::scope::Module;
use super::versions::alive;
use crate::syntax::Node;
use crate::version::Version;

/// Whether all imports of the name with which `node` begins are in code that only Pythons before
/// `since` run: then a flag of the author's own guards the use.
pub fn imported_before(world: &World<'_>, module: &Module, node: Node<'_>, since: Version) -> bool {
    let mut root = node;
    while matches!(root.kind(), "call" | "attribute") {
        let Some(inner) = root.parts().next() else { return false };
        root = inner;
    }
    if root.kind() != "identifier" {
        return false;
    }
    let Some((_, bindings)) = module.lookup_at(root) else { return false };
    let old = |node: Node<'_>| {
        node.statement().kind().starts_with("import") && alive(world, module, node).newest() < Some(since)
    };
    !bindings.is_empty() && bindings.iter().all(|id| old(module.tree.node(module.binding(*id).node)))
}
