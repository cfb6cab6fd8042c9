//! Names that are free in the user's code.

use super::Workshop;
use crate::model::ScopeId;
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
        if self.leaving.iter().any(|leaving| leaving == name) {
            // Bound by an import that goes; anything else of that name still counts.
            let top = self.module.in_scope(self.module.top(), name);
            if top.len() == 1 && self.only_at_top(name) {
                return false;
            }
        }
        self.module.lookup(scope, name).is_some() || self.is_used_within(name, scope)
    }

    fn only_at_top(&self, name: &str) -> bool {
        self.module
            .bindings()
            .filter(|(_, binding)| binding.name == name)
            .all(|(_, binding)| binding.scope == self.module.top())
    }

    /// Whether an inner scope, or a star import, gives the name a meaning that a new binding in
    /// this scope would change.
    fn is_used_within(&self, name: &str, scope: ScopeId) -> bool {
        let node = self.module.scope_node(scope);
        node.descendants()
            .filter(|below| below.kind() == "identifier" && below.text() == name)
            .any(|below| {
                !matches!(below.field(), Some("attribute" | "name"))
                    || below
                        .parent()
                        .is_some_and(|p| !matches!(p.kind(), "attribute" | "keyword_argument"))
            })
    }
}
