//! Names that are free in the user's code.

use super::RewriteContext;
use super::imports::Site;
use crate::model::{BindingKind, ScopeId, ScopeKind, is_variable};
use crate::syntax::{Field, Kind, Node};
use crate::transform::Symbol;

impl RewriteContext<'_> {
    /// A name that means nothing yet at `node`, as near to `wanted` as can be.
    pub(super) fn free_name(&self, wanted: &str, node: Node<'_>) -> String {
        // What `:=` binds in a comprehension belongs to the scope around it.
        let outer =
            std::iter::successors(Some(self.module.scope_of(node)), |inner| self.module.parent(*inner));
        let is_own = |scope: &ScopeId| self.module.scope_kind(*scope) != ScopeKind::Comprehension;
        let scope = outer.into_iter().find(is_own).unwrap_or(self.module.top());
        let mut name = wanted.to_owned();
        let mut number = 2;
        while self.is_taken(&name, scope) {
            name = format!("{wanted}_{number}");
            number += 1;
        }
        name
    }

    /// The name by which the method around a node knows its object.
    pub(super) fn receiver<'m>(&self, at: Node<'m>) -> Result<&'m str, String> {
        let outside = || "the new code needs the object of a method, and this is in none".to_owned();
        let (function, class) = at
            .ancestors()
            .filter(|above| above.kind() == Kind::FunctionDefinition)
            .find_map(|function| {
                let definition = function.parent().filter(|above| above.kind() == Kind::DecoratedDefinition);
                let block = definition.unwrap_or(function).parent()?;
                Some((function, block.parent().filter(|above| above.kind() == Kind::ClassDefinition)?))
            })
            .ok_or_else(outside)?;
        let is_inside = function.child(Field::Body).is_some_and(|body| at.is_within(body));
        // A class in the method has methods of its own, and its body sees none of their names.
        let is_nearest = at.enclosing(&[Kind::ClassDefinition]) == Some(class);
        let decorators = function.parent().into_iter().flat_map(Node::parts);
        let mut decorators = decorators.filter(|part| part.kind() == Kind::Decorator);
        let name = function.child(Field::Name).map_or("", Node::text);
        let is_of_class = decorators
            .any(|one| one.text().contains("classmethod") || one.text().contains("staticmethod"))
            || ["__new__", "__init_subclass__", "__class_getitem__"].contains(&name);
        if !is_inside || !is_nearest || is_of_class {
            return Err(outside());
        }
        let first = function.child(Field::Parameters).and_then(|all| all.parts().next());
        let receiver = first.and_then(|first| match first.kind() {
            Kind::TypedParameter => first.parts().next(),
            _ => Some(first),
        });
        let receiver = receiver.filter(|name| name.kind() == Kind::Identifier).ok_or_else(outside)?;
        let found = self.module.lookup(self.module.scope_of(at), receiver.text());
        let is_same = found.is_some_and(|(scope, bindings)| {
            bindings.len() == 1 && self.module.scope_opened_by(function) == Some(scope)
        });
        is_same.then_some(receiver.text()).ok_or_else(|| {
            format!(
                "the new code needs the object of the method, and `{}` may be something else here",
                receiver.text()
            )
        })
    }

    /// Another name for an import whose own is taken at that place.
    pub(super) fn alias_for(&self, symbol: &Symbol, at: Node<'_>) -> Option<String> {
        let module = self.module;
        let first = symbol.module.split('.').next().unwrap_or(&symbol.module);
        let bound = symbol.name.as_deref().unwrap_or(first);
        let scope = module.scope_of(at);
        let own = |kind: &BindingKind| match (kind, &symbol.name) {
            (BindingKind::Import { module, whole: false }, None) => module.split('.').next() == Some(bound),
            _ => false,
        };
        let taken = match module.lookup(scope, bound) {
            // One in a function that could be used here would have been: it comes too late.
            Some((found, bindings)) if found != module.top() && !self.leaving.iter().any(|l| l == bound) => {
                let is_beside = match Site::of(module, at) {
                    Site::Beside(import) => module.scope_of(module.tree.node(import)) == found,
                    Site::Top => false,
                };
                !is_beside || !bindings.iter().all(|id| own(&module.binding(*id).kind))
            }
            Some((_, bindings)) => {
                !bindings.iter().all(|id| own(&module.binding(*id).kind))
                    && !self.leaving.iter().any(|l| l == bound)
            }
            None => self.reserved.iter().any(|name| name == bound),
        };
        if !taken {
            return None;
        }
        let mut alias = format!("_{bound}");
        // One alias serves the whole file.
        while self.is_taken(&alias, scope) || self.is_taken(&alias, module.top()) {
            alias.push('_');
        }
        Some(alias)
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
            .filter(|below| below.kind() == Kind::Identifier && below.text() == name)
            .any(is_variable)
    }
}
