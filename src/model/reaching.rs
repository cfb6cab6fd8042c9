//! Places in a file: what they are called, and which bindings reach them.

use std::sync::Arc;

use super::scope::{Binding, BindingId, BindingKind, Module, ScopeId, ScopeKind};
use crate::finding::Reason;
use crate::syntax::{Field, Kind, Node};

impl Module {
    /// A reason that points at a node of this file.
    pub fn reason(&self, node: Node<'_>, text: impl Into<String>) -> Reason {
        Reason {
            text: text.into(),
            place: Some((Arc::new(self.source.path().to_owned()), self.source.line_of(node.start()) + 1)),
        }
    }

    /// The dotted name of a class or function defined in this file, as `app.base.Outer.Inner`.
    pub fn qualified_definition(&self, definition: Node<'_>) -> String {
        let mut parts: Vec<&str> = Vec::new();
        let named = std::iter::once(definition).chain(definition.ancestors());
        for node in named {
            if matches!(node.kind(), Kind::ClassDefinition | Kind::FunctionDefinition) {
                parts.push(node.child(Field::Name).map_or("", |name| name.text()));
            }
        }
        let own = self.own_name();
        parts.push(&own);
        parts.reverse();
        parts.join(".")
    }

    /// The name of this module, or one made of its file's name when nobody knows it.
    pub fn own_name(&self) -> String {
        if self.name.is_empty() {
            let stem = self.source.path().file_stem().unwrap_or_default();
            format!("<{}>", stem.to_string_lossy())
        } else {
            self.name.clone()
        }
    }

    /// The bindings that may have given a name its value at `node`: those of straight-line code
    /// before it, those of branches, and in loops those behind it. Never too few.
    pub fn reaching(&self, node: Node<'_>, scope: ScopeId, bindings: &[BindingId]) -> Vec<BindingId> {
        // What a comprehension binds stands behind what it evaluates.
        if self.scope_of(node) != scope || self.scope_kind(scope) == ScopeKind::Comprehension {
            return bindings.to_vec();
        }
        let mut found = Vec::new();
        let mut before: Vec<(usize, BindingId)> = Vec::new();
        for id in bindings {
            let binding = self.binding(*id);
            let at = self.takes_effect(binding);
            if at <= node.start() {
                before.push((at, *id));
            } else if self.share_a_loop(node, self.tree.node(binding.node), scope) {
                found.push(*id);
            }
        }
        before.sort();
        for (_, id) in before.into_iter().rev() {
            found.push(id);
            if self.dominates(self.binding(id), node) {
                break;
            }
        }
        found
    }

    /// The byte at which a binding is done.
    fn takes_effect(&self, binding: &Binding) -> usize {
        let node = self.tree.node(binding.node);
        match binding.kind {
            BindingKind::Parameter { function, .. } => self.tree.node(function).start(),
            BindingKind::Function(definition) | BindingKind::Class(definition) => {
                self.tree.node(definition).end()
            }
            BindingKind::Import { .. } | BindingKind::From { .. } | BindingKind::Deleted => node.end(),
            BindingKind::Value(_) | BindingKind::Annotated { .. } => node
                .ancestors()
                .find(|above| matches!(above.kind(), Kind::Assignment | Kind::NamedExpression))
                .map_or(node.end(), Node::end),
            _ => node.end(),
        }
    }

    /// Whether a binding before `node` is passed on every way to it.
    fn dominates(&self, binding: &Binding, node: Node<'_>) -> bool {
        let bound = self.tree.node(binding.node);
        if let BindingKind::Parameter { .. } = binding.kind {
            return true;
        }
        for above in bound.ancestors() {
            match above.kind() {
                Kind::Block | Kind::Module => return node.is_within(above),
                Kind::ForStatement | Kind::ForInClause | Kind::ExceptClause | Kind::CaseClause => {
                    let left = above.child(Field::Left);
                    if left.is_none_or(|left| bound.is_within(left)) {
                        return node.is_within(above);
                    }
                }
                Kind::ConditionalExpression | Kind::BooleanOperator | Kind::Lambda | Kind::ElifClause => {
                    return false;
                }
                _ => {}
            }
        }
        false
    }

    fn share_a_loop(&self, one: Node<'_>, other: Node<'_>, scope: ScopeId) -> bool {
        let top = self.scope_node(scope);
        one.ancestors()
            .take_while(|above| *above != top)
            .filter(|above| matches!(above.kind(), Kind::ForStatement | Kind::WhileStatement))
            .any(|around| other.is_within(around))
    }

    /// The scope that gives the name at a node its value, and all its bindings there. In a class
    /// body a name that is not bound yet is that of the scopes around.
    pub fn lookup_at(&self, node: Node<'_>) -> Option<(ScopeId, &[BindingId])> {
        let (scope, name) = (self.scope_of(node), node.text());
        let (found, bindings) = self.lookup(scope, name)?;
        let unbound = found == scope
            && self.scope_kind(found) == ScopeKind::Class
            && !bindings.iter().any(|id| self.binding(*id).node == node.id())
            && self.reaching(node, found, bindings).is_empty();
        if unbound { self.lookup(self.parent(found)?, name) } else { Some((found, bindings)) }
    }
}
