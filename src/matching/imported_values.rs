//! Names that stand for what is imported: a module, or something of one that may be a module as well as an object.

use super::finder::Finder;
use crate::knowledge::is_stdlib_module;
use crate::model::{BindingId, BindingKind};
use crate::syntax::{Field, Kind, Node};

impl<'f> Finder<'f> {
    /// Whether a name stands for a module of the library, or for what is imported under the name of one, or holds
    /// such a module by default.
    pub(super) fn is_named_as_module(&self, value: Node<'f>) -> bool {
        let found = self.module.lookup_at(value).filter(|_| value.kind() == Kind::Identifier);
        let imported = |name: &str| {
            self.module.bindings().any(|(_, binding)| match &binding.kind {
                BindingKind::Import { module, .. } => module == name,
                _ => false,
            })
        };
        if value.kind() == Kind::Attribute && imported(value.text()) {
            return true;
        }
        let attribute = value.parent().filter(|above| above.kind() == Kind::Attribute);
        let names =
            attribute.map(|attribute| self.world.names(self.module, attribute).names).unwrap_or_default();
        let mut owners = names.iter().filter_map(|name| name.rsplit_once('.')).map(|(owner, _)| owner);
        owners.any(|owner| is_stdlib_module(owner) || imported(owner))
            || found.into_iter().flat_map(|(_, bindings)| bindings).any(|id| {
                matches!(&self.module.binding(*id).kind, BindingKind::From { name, .. } if is_stdlib_module(name))
            })
    }

    /// Whether a name stands for what is imported and has classes, as `etree` has with `etree.Element`: a module.
    pub(super) fn has_classes(&self, value: Node<'f>) -> bool {
        let found = self.module.lookup_at(value).filter(|_| value.kind() == Kind::Identifier);
        found.into_iter().flat_map(|(_, bindings)| bindings).any(|id| {
            let binding = self.module.binding(*id);
            let is_class = |place: Node<'_>| {
                let member = place.parent().and_then(|above| above.child(Field::Attribute));
                member.is_some_and(|member| is_class_name(member.text()))
            };
            matches!(binding.kind, BindingKind::From { .. })
                && binding.name.starts_with(char::is_lowercase)
                && self.module.import_uses(binding).any(is_class)
        })
    }

    /// Whether a value comes by an import from a package that is not here: it may be a module of that, such as `etree` of
    /// `lxml`, as well as an object.
    pub(super) fn is_of_another(&self, value: Node<'f>) -> bool {
        let path = self.module.source.path();
        let is_absent = |module: &str| {
            let top = module.split('.').next().unwrap_or(module);
            !top.is_empty() && !is_stdlib_module(top) && self.world.module_path(top, path).is_none()
        };
        self.modules(value).is_some_and(|modules| modules.into_iter().all(is_absent))
    }

    /// Whether a value comes by an import: it may be a module as well as an object.
    pub(super) fn is_imported(&self, value: Node<'f>) -> bool {
        self.modules(value.unparenthesised()).is_some()
    }

    /// The modules that a value is taken from, if it is a name that comes by `from … import` alone, or an attribute of a
    /// name that comes by an import alone.
    fn modules(&self, value: Node<'f>) -> Option<Vec<&'f str>> {
        let owner = value.child(Field::Object).filter(|_| value.kind() == Kind::Attribute);
        let name = owner.unwrap_or(value);
        let (_, bindings) = self.module.lookup_at(name).filter(|_| name.kind() == Kind::Identifier)?;
        let module = |id: &BindingId| match &self.module.binding(*id).kind {
            BindingKind::From { module, .. } => Some(&**module),
            BindingKind::Import { module, .. } => owner.and(Some(&**module)),
            _ => None,
        };
        bindings.iter().map(module).collect()
    }
}

/// Whether a name is written as those of classes are: `Element`, and neither `ENTITY` nor `T`.
fn is_class_name(name: &str) -> bool {
    let mut letters = name.trim_start_matches('_').chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}
