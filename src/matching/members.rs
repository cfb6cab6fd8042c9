//! The names that members of a file bear: where one of them has the API's name, the name alone
//! proves nothing.

use super::finder::Finder;
use crate::model::{BindingKind, ScopeKind, written};
use crate::syntax::{Field, Kind, Node};

impl Finder<'_> {
    /// Whether something of this file has a member of this name: then the name proves nothing.
    pub(super) fn defines_member(&self, word: &str) -> bool {
        if let Some(known) = self.bearing.borrow().get(word) {
            return *known;
        }
        let bears = self.has_member(word);
        self.bearing.borrow_mut().insert(word.to_owned(), bears);
        bears
    }

    fn has_member(&self, word: &str) -> bool {
        let defined = self.module.bindings().any(|(_, binding)| {
            let in_class = || self.module.scope_kind(binding.scope) == ScopeKind::Class;
            binding.name == word && (matches!(binding.kind, BindingKind::Function(_)) || in_class())
        });
        let on_self = self.module.identifiers(word).filter_map(Node::parent).any(|attribute| {
            attribute.child(Field::Object).is_some_and(|object| object.text() == "self")
                && attribute.is_stored()
        });
        defined || on_self || self.is_field(word)
    }

    /// Whether a module of the project's own that the file imports defines a function of this name, which a class of
    /// the file may have from there.
    pub(super) fn imports_member(&self, word: &str) -> bool {
        let definition = format!("def {word}(");
        let path = self.module.source.path();
        self.module.bindings().filter_map(|(_, binding)| binding.module()).any(|module| {
            let source = self.world.project().module(written(module), path);
            source.is_some_and(|source| source.text().contains(&definition))
        })
    }

    /// Whether a `namedtuple()` of this file has a field of this name.
    fn is_field(&self, word: &str) -> bool {
        let strings = self.module.tree.of_kind(Kind::StringContent);
        let mut fields = strings.filter(|text| {
            text.text().split(|c: char| c == ',' || c.is_whitespace()).any(|field| field == word)
        });
        fields.any(|field| {
            let call = field.enclosing(&[Kind::Call]).and_then(|call| call.child(Field::Function));
            call.is_some_and(|function| function.text().to_lowercase().ends_with("namedtuple"))
        })
    }
}
