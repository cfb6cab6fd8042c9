//! Subclasses of a class anywhere in the project, and what they define anew.

use std::path::Path;
use std::sync::Arc;

use super::infer::Inference;
use super::value::{Ancestor, Class};
use crate::model::{Module, classes_naming};
use crate::syntax::{Field, Kind, Node, NodeId};

/// A class and the file that defines it; `None` stands for the current one.
type Defined = (Option<Arc<Module>>, NodeId);

impl Inference<'_> {
    /// A class of the project that derives from this one and has an attribute of one of these names before `until` is
    /// reached, as a clause with its place. With `behind`, only what stands behind this class counts, as for `super()`.
    pub fn overridden(&self, class: &Class, names: &[&str], until: &str, behind: bool) -> Option<String> {
        let inherits = |owner: &String| class.ancestors.iter().any(|one| one.qualified == *owner);
        let by = |heir: Defined, name: &str| {
            let mut heir = self.class_at(&heir);
            if behind {
                let at = heir.ancestors.iter().position(|one| one.qualified == class.qualified)?;
                heir.ancestors.drain(..=at);
            }
            let owner = self.own_definition(&heir, name, until).filter(|owner| !inherits(owner))?;
            let (place, definition) = self.definition(&owner)?;
            let module = place.get(self.current);
            let line = module.source.line_of(module.tree.node(definition).start()) + 1;
            Some(format!("`{owner}` overrides `{name}` ({}:{line})", module.source.path().display()))
        };
        names.iter().find_map(|name| {
            let definers = self.naming(name).into_iter().filter(|one| self.body_binds(one, name));
            definers.flat_map(|one| self.heirs(one, class)).find_map(|heir| by(heir, name))
        })
    }

    /// Whether a class is defined by the project, and not by a package that is read for its types.
    pub fn is_of_project(&self, class: &Class) -> bool {
        let mut ends = class.qualified.match_indices('.').map(|(end, _)| end);
        let has_file = class.ancestors.first().is_some_and(|own| own.file.is_some());
        has_file && !ends.any(|end| self.library(&class.qualified[..end]).is_some())
    }

    /// The class around a `super()`; `None` for any other expression.
    pub fn around_super(&self, node: Node<'_>) -> Option<Class> {
        let function = node.child(Field::Function).filter(|_| node.kind() == Kind::Call)?;
        let around = self.class_around(node).filter(|_| function.text() == "super")?;
        Some(self.class(around))
    }

    /// A class that defines something itself, if it derives from `class`; else all that derive from both.
    fn heirs(&self, definer: Defined, class: &Class) -> Vec<Defined> {
        let own = self.class_at(&definer);
        if own.derives_from(&class.qualified) {
            return vec![definer];
        }
        let is_above = |ancestor: &Ancestor| ancestor.qualified == own.qualified;
        if class.ancestors.iter().any(is_above) {
            return Vec::new();
        }
        let mut found = Vec::new();
        let (mut pending, mut seen) = (vec![own.qualified.clone()], vec![own.qualified.clone()]);
        while let Some(base) = pending.pop() {
            for heir in self.naming(base.rsplit('.').next().unwrap_or(&base)) {
                let derived = self.class_at(&heir);
                if !derived.derives_from(&own.qualified) || seen.contains(&derived.qualified) {
                    continue;
                }
                seen.push(derived.qualified.clone());
                match derived.derives_from(&class.qualified) {
                    true => found.push(heir),
                    false => pending.push(derived.qualified),
                }
            }
        }
        found
    }

    /// A class of the project whose body binds a name, by its dotted name.
    pub fn class_with(&self, name: &str) -> Option<String> {
        let found = self.naming(name).into_iter().find(|class| self.body_binds(class, name))?;
        Some(self.class_at(&found).qualified)
    }

    /// The classes of the project whose bodies bind a name or whose files derive from what it names.
    fn naming(&self, name: &str) -> Vec<Defined> {
        let own = classes_naming(self.current, name).into_iter().map(|class| (None, class));
        let others = self.world.classes_naming(name, self.current.source.path());
        let read = |path: &Path| Some(self.world.read(self.world.project().source(path)?));
        let others = others.iter().filter(|(path, _)| path != self.current.source.path());
        own.chain(others.filter_map(|(path, class)| Some((Some(read(path)?), *class)))).collect()
    }

    fn class_at(&self, (module, class): &Defined) -> Class {
        let module = module.as_deref().unwrap_or(self.current);
        self.class_of(module, module.tree.node(*class), 12)
    }

    fn body_binds(&self, (module, class): &Defined, name: &str) -> bool {
        let module = module.as_deref().unwrap_or(self.current);
        let scope = module.scope_opened_by(module.tree.node(*class));
        scope.is_some_and(|scope| !module.in_scope(scope, name).is_empty())
    }
}
