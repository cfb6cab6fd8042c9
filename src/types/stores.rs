//! Where attributes get their values: on `self` in the methods of a class, and elsewhere.

use super::infer::Inference;
use super::value::Class;
use crate::model::{Module, ScopeKind};
use crate::syntax::{Field, Kind, Node};

impl Inference<'_> {
    /// Stores of an attribute of this name in the current file outside the classes that are known
    /// to give it: in a subclass, or from outside. They may put something else there.
    pub(super) fn other_stores(&self, class: &Class, attribute: &str) -> Vec<(Node<'_>, Node<'_>)> {
        let module = self.current;
        let known: Vec<&str> = class.ancestors.iter().map(|a| a.qualified.as_str()).collect();
        let foreign = |at: Node<'_>| {
            let around = self.class_around(at);
            around.is_none_or(|around| !known.contains(&module.qualified_definition(around).as_str()))
        };
        let mut found = Vec::new();
        for node in module.identifiers(attribute) {
            let target = match node.parent() {
                Some(parent)
                    if parent.kind() == Kind::Attribute && node.field() == Some(Field::Attribute) =>
                {
                    parent
                }
                Some(parent) if parent.kind() == Kind::Assignment => node,
                _ => continue,
            };
            let Some(assignment) = target
                .parent()
                .filter(|p| p.kind() == Kind::Assignment && target.field() == Some(Field::Left))
            else {
                continue;
            };
            let in_class = module.scope_kind(module.scope_of(node)) == ScopeKind::Class;
            if (target == node && !in_class) || !foreign(target) {
                continue;
            }
            let own_self =
                target.child(Field::Object).is_some_and(|object| matches!(object.text(), "self" | "cls"));
            let related = |around: Node<'_>| {
                let other = self.class_of(module, around, 6);
                !other.is_known() || other.derives_from(&class.qualified)
            };
            if (own_self || target == node) && !self.class_around(target).is_some_and(related) {
                continue;
            }
            found.extend(assignment.child(Field::Right).map(|value| (target, value)));
        }
        found
    }

    /// The first-party class before `until` whose methods put an attribute on their instances.
    pub fn stores_own(&self, class: &Class, attribute: &str, until: &str) -> Option<String> {
        let own = class.ancestors.iter().take_while(|a| a.qualified != until).filter(|a| a.file.is_some());
        own.map(|ancestor| &ancestor.qualified)
            .find(|qualified| {
                let key = ((*qualified).clone(), attribute.to_owned());
                if let Some(known) = self.storing.borrow().get(&key) {
                    return *known;
                }
                let stores = self.definition(qualified).is_some_and(|(place, definition)| {
                    let module = place.get(self.current);
                    self_assignments(module, module.tree.node(definition), attribute).next().is_some()
                });
                self.storing.borrow_mut().insert(key, stores);
                stores
            })
            .cloned()
    }
}

/// Targets `self.attribute` in the methods of a class, with what is assigned when it is plain.
pub(super) fn self_assignments<'m>(
    module: &'m Module,
    class: Node<'m>,
    attribute: &'m str,
) -> impl Iterator<Item = (Node<'m>, Option<Node<'m>>)> {
    let own = class.id();
    module.identifiers(attribute).filter(move |name| name.is_within(class)).filter_map(move |name| {
        let target = name.parent().filter(|above| above.kind() == Kind::Attribute)?;
        let node = target.parent().filter(|above| above.kind() == Kind::Assignment)?;
        if name.field() != Some(Field::Attribute) || target.field() != Some(Field::Left) {
            return None;
        }
        let object = target.child(Field::Object)?;
        let function = target.enclosing(&[Kind::FunctionDefinition])?;
        let first = function.child(Field::Parameters)?.parts().next()?;
        let first = if first.kind() == Kind::Identifier { first } else { first.parts().next()? };
        let of_class = function.ancestors().find(|a| a.kind() == Kind::ClassDefinition)?;
        if object.text() != first.text() || of_class.id() != own {
            return None;
        }
        let mut value = node.child(Field::Right);
        while let Some(inner) = value.filter(|v| v.kind() == Kind::Assignment) {
            value = inner.child(Field::Right);
        }
        Some((target, value))
    })
}
