//! Names that are free in the user's code.

use super::Workshop;
use crate::model::{ScopeId, is_variable};
use crate::syntax::Node;

impl Workshop<'_> {
    /// A name that means nothing yet at `node`, as near to `wanted` as can be.
    pub(super) fn free_name(&self, wanted: &str, node: Node<'_>) -> String {
        let scope = self.module.scope_of(node);
        let mut name = wanted.to_owned();
        let mut number = 2;
        while self.is_taken(&name, scope) {
            name = format!("{wanted}_{number}");
            number += 1;
        }
        name
    }

    /// Whether a name is bound in sight of a scope, or used there for something from elsewhere.
    pub(super) fn is_taken(&self, name: &str, scope: ScopeId) -> bool {
        if self.reserved.iter().any(|reserved| reserved == name) {
            return true;
        }
        // Bound by nothing but imports that go.
        if self.leaving.iter().any(|leaving| leaving == name) {
            return false;
        }
        self.module.lookup(scope, name).is_some() || self.is_used_within(name, scope)
    }

    /// Whether an inner scope, or a star import, gives the name a meaning that a new binding in
    /// this scope would change.
    fn is_used_within(&self, name: &str, scope: ScopeId) -> bool {
        let node = self.module.scope_node(scope);
        node.descendants()
            .filter(|below| below.kind() == "identifier" && below.text() == name)
            .any(is_variable)
    }
}
