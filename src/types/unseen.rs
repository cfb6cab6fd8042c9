//! What the type checker does not see either, so that it is not asked: what callers pass, what comes from modules
//! that nobody has, and what is made of these.

use super::classes::{bases, decorators};
use super::infer::Inference;
use super::stores::self_assignments;
use super::{Value, stdlib};
use crate::model::{Binding, BindingKind, Module, ScopeKind, is_removed_module, legacy_module};
use crate::syntax::{Field, Kind, Node};

/// What narrows a value of which nothing is written down.
const NARROWS: [&str; 4] = ["isinstance", "issubclass", "type(", "match "];

impl Inference<'_> {
    /// Whether the checker would only say that it does not know.
    pub(super) fn is_unseen(&self, module: &Module, node: Node<'_>) -> bool {
        let node = node.unparenthesised();
        // An operator is looked up on what stands before it.
        let left = match node.kind() {
            Kind::BinaryOperator => node.child(Field::Left),
            Kind::ComparisonOperator => node.parts().next(),
            Kind::UnaryOperator => node.child(Field::Argument),
            _ => None,
        };
        match left {
            Some(left) => self.is_unseen(module, left),
            None => {
                is_of_callers(module, node)
                    || self.is_out_of_sight(module, node)
                    || self.is_of_strangers(module, node)
            }
        }
    }

    /// Whether an expression begins with the import of a module that is neither of the project nor of the
    /// standard library.
    fn is_out_of_sight(&self, module: &Module, node: Node<'_>) -> bool {
        let Some((_, bindings)) = root(node).and_then(|root| module.lookup_at(root)) else { return false };
        let is_in_sight = |dotted: &str| {
            let first = dotted.split('.').next().unwrap_or(dotted);
            let ends = dotted.match_indices('.').map(|(end, _)| end).chain([dotted.len()]);
            let mut packages = ends.map(|end| &dotted[..end]);
            first.is_empty()
                || stdlib::is_module(first)
                || is_removed_module(first)
                || legacy_module(first).is_some()
                || packages
                    .any(|package| self.world.neighbours().module(package, module.source.path()).is_some())
        };
        !bindings.is_empty()
            && bindings.iter().all(|id| match &module.binding(*id).kind {
                BindingKind::Import { module, .. } => !is_in_sight(module),
                BindingKind::From { module, name } => !is_in_sight(&format!("{module}.{name}")),
                _ => false,
            })
    }

    /// Whether it is `self` or `super()` in a class of which some base is out of sight, and all others known.
    fn is_of_strangers(&self, module: &Module, node: Node<'_>) -> bool {
        let class = match node.kind() {
            Kind::Identifier => class_of_self(module, node),
            Kind::Call if node.child(Field::Function).is_some_and(|function| function.text() == "super") => {
                self.class_around(node)
            }
            _ => None,
        };
        class.is_some_and(|class| self.strangers(module, class) == Some(true))
    }

    /// Whether a base of a class, or a base of a base, is out of sight; `None` if another cannot be told.
    fn strangers(&self, module: &Module, class: Node<'_>) -> Option<bool> {
        let mut any = false;
        for base in bases(class) {
            if self.is_out_of_sight(module, base) {
                any = true;
                continue;
            }
            let found = self.infer(module, base, 8);
            let [Value::Class(known)] = found.values.as_slice() else { return None };
            if known.complete {
                continue;
            }
            for ancestor in known.ancestors.iter().filter(|ancestor| ancestor.file.is_some()) {
                let (place, definition) = self.definition(&ancestor.qualified)?;
                let other = place.get(self.current);
                for base in bases(other.tree.node(definition)) {
                    if self.is_out_of_sight(other, base) {
                        any = true;
                    } else if !self.infer(other, base, 8).complete {
                        return None;
                    }
                }
            }
        }
        Some(any)
    }
}

/// Whether an expression begins with a parameter of which nothing is written down, or with an attribute of `self`
/// that only such have been put into: callers know what it is, and the checker does not ask them.
fn is_of_callers(module: &Module, node: Node<'_>) -> bool {
    let Some(root) = root(node) else { return false };
    let Some((_, bindings)) = module.lookup_at(root) else { return false };
    bindings.iter().all(|id| is_bare(module, module.binding(*id))) || is_passed_on(module, root)
}

/// Whether a binding is that of a parameter without annotation and default, which its function does not narrow.
fn is_bare(module: &Module, binding: &Binding) -> bool {
    let BindingKind::Parameter { function, annotation: None, default: None } = binding.kind else {
        return false;
    };
    let function = module.tree.node(function);
    let at = module.tree.node(binding.node);
    let list = function.child(Field::Parameters);
    list.is_some_and(|list| at.parent() == Some(list))
        && !narrows(function)
        && (module.scope_kind(module.scope_of(function)) != ScopeKind::Class
            || list.and_then(|list| list.parts().next()) != Some(at))
}

fn narrows(function: Node<'_>) -> bool {
    NARROWS.iter().any(|word| function.text().contains(word))
}

/// Whether an attribute is taken from this `self` that is only ever given such parameters.
fn is_passed_on(module: &Module, root: Node<'_>) -> bool {
    let attribute =
        root.parent().filter(|above| above.kind() == Kind::Attribute && root.field() == Some(Field::Object));
    let Some(name) = attribute.and_then(|attribute| attribute.child(Field::Attribute)) else { return false };
    let Some(class) = class_of_self(module, root) else { return false };
    let is_of_class =
        module.scope_opened_by(class).is_some_and(|scope| !module.in_scope(scope, name.text()).is_empty());
    if is_of_class || root.enclosing(&[Kind::FunctionDefinition]).is_none_or(narrows) {
        return false;
    }
    let is_bare_name = |value: Node<'_>| {
        value.kind() == Kind::None
            || value.kind() == Kind::Identifier
                && module.lookup_at(value).is_some_and(|(_, bindings)| {
                    bindings.iter().all(|id| is_bare(module, module.binding(*id)))
                })
    };
    let mut any = false;
    let mut stores = self_assignments(module, class, name.text());
    let all = stores.all(|(target, value)| {
        any |= value.is_some_and(|value| value.kind() != Kind::None);
        let annotated = target.parent().is_some_and(|assignment| assignment.child(Field::Type).is_some());
        !annotated && value.is_some_and(is_bare_name)
    });
    all && any
}

/// The class of which a name is the `self` of a method.
fn class_of_self<'m>(module: &'m Module, name: Node<'m>) -> Option<Node<'m>> {
    let (_, [only]) = module.lookup_at(name)? else { return None };
    let binding = module.binding(*only);
    let BindingKind::Parameter { function, annotation: None, default: None } = binding.kind else {
        return None;
    };
    let function = module.tree.node(function);
    let first = function.child(Field::Parameters)?.parts().next()?;
    let scope = module.scope_of(function);
    let is_plain = decorators(function).is_empty();
    (first.id() == binding.node && is_plain && module.scope_kind(scope) == ScopeKind::Class)
        .then(|| module.scope_node(scope))
}

/// The name that an expression begins with, if it begins with one.
fn root(expression: Node<'_>) -> Option<Node<'_>> {
    let mut root = expression;
    while let Kind::Attribute | Kind::Call | Kind::Subscript | Kind::ParenthesizedExpression = root.kind() {
        root = root.parts().next()?;
    }
    (root.kind() == Kind::Identifier).then_some(root)
}
