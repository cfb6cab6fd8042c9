//! Which scope a node is in: defaults, annotations, decorators and bases belong to the scope around
//! their function or class.

use super::scope::{Module, ScopeId, ScopeKind, opens};
use crate::syntax::{Field, Kind, Node, Tree};

/// Whether not all that stands directly in such a node is in one scope.
pub(super) fn decides(kind: Kind) -> bool {
    opens(kind).is_some()
        || matches!(
            kind,
            Kind::ForInClause | Kind::DefaultParameter | Kind::TypedDefaultParameter | Kind::TypedParameter
        )
}

impl Module {
    pub(super) fn scopes_of_all(&self, tree: &Tree) -> Vec<ScopeId> {
        let mut all: Vec<ScopeId> = Vec::with_capacity(tree.all().len());
        for node in tree.all() {
            // Most nodes are in the scope of the one above, which stands before them.
            let above = node.parent().filter(|above| !decides(above.kind()));
            let known = above.and_then(|above| all.get(above.id().index()).copied());
            all.push(known.unwrap_or_else(|| self.climb(node)));
        }
        all
    }

    /// The scope of a node, by a look at all that is above it.
    fn climb(&self, node: Node<'_>) -> ScopeId {
        let mut child = node;
        let mut outside = false;
        for above in node.ancestors() {
            if matches!(child.field(), Some(Field::Value | Field::Type))
                && matches!(
                    above.kind(),
                    Kind::DefaultParameter | Kind::TypedDefaultParameter | Kind::TypedParameter
                )
            {
                outside = true;
            }
            let inside = match opens(above.kind()) {
                None => false,
                Some(ScopeKind::Module) => true,
                Some(ScopeKind::Class) => {
                    matches!(child.field(), Some(Field::Body | Field::TypeParameters))
                }
                Some(ScopeKind::Function) => match child.field() {
                    Some(Field::Parameters) => !outside,
                    Some(Field::Body | Field::TypeParameters) => true,
                    _ => false,
                },
                Some(ScopeKind::Comprehension) => !is_first_iterable(node, above),
            };
            if inside {
                return self.by_node[&above.id()];
            }
            if opens(above.kind()).is_some() {
                outside = false;
            }
            child = above;
        }
        ScopeId(0)
    }
}

/// Whether a node stands in the first iterable of a comprehension, which is evaluated outside.
fn is_first_iterable(node: Node<'_>, comprehension: Node<'_>) -> bool {
    let Some(first) = comprehension.parts().find(|part| part.kind() == Kind::ForInClause) else {
        return false;
    };
    first
        .children_by(Field::Right)
        .any(|iterable| iterable.start() <= node.start() && node.end() <= iterable.end())
}
