//! Classes: their ancestors across files, and what their attributes hold.

use std::sync::Arc;

use super::calls::{Passed, argument};
use super::containers::kept;
use super::infer::Inference;
use super::inferred::Inferred;
use super::stores::self_assignments;
use super::{Ancestor, Class, Value};
use crate::knowledge::stdlib::{self, Known};
use crate::model::{Binding, BindingKind, Module};
use crate::syntax::{Field, Kind, Node, NodeId};

/// A module that is either the one at hand or one of its neighbours.
pub(super) enum DefiningModule {
    Current,
    Other(Arc<Module>),
}

impl DefiningModule {
    pub(super) fn get<'m>(&'m self, current: &'m Module) -> &'m Module {
        match self {
            DefiningModule::Current => current,
            DefiningModule::Other(module) => module,
        }
    }
}

impl Inference<'_> {
    /// A first-party class or function by its dotted name.
    pub(super) fn definition(&self, dotted: &str) -> Option<(DefiningModule, NodeId)> {
        let mut end = dotted.len();
        loop {
            end = dotted[..end].rfind('.')?;
            let (prefix, rest) = (&dotted[..end], &dotted[end + 1..]);
            let place = if prefix == self.current.own_name() {
                DefiningModule::Current
            } else if let Some(module) =
                self.world.module(prefix, self.current.source.path()).or_else(|| self.library(prefix))
            {
                DefiningModule::Other(module)
            } else {
                continue;
            };
            let module = place.get(self.current);
            let mut found: Option<NodeId> = None;
            let mut scope = Some(module.top());
            for part in rest.split('.') {
                let bindings = module.in_scope(scope?, part);
                let definition = bindings.iter().rev().find_map(|id| match module.binding(*id).kind {
                    BindingKind::Class(node) | BindingKind::Function(node) => Some(node),
                    _ => None,
                })?;
                scope = module.scope_opened_by(module.tree.node(definition));
                found = Some(definition);
            }
            let found = found?;
            return Some((place, found));
        }
    }

    /// The dotted names of a class: the one where it is defined, and the one that is given.
    pub fn spellings(&self, dotted: &str) -> [String; 2] {
        let home = self.home(dotted);
        [home.as_deref().unwrap_or(dotted), dotted].map(|name| stdlib::canonical(name).to_owned())
    }

    /// The module of a dotted name that is read for its types only.
    pub(super) fn library(&self, dotted: &str) -> Option<Arc<Module>> {
        self.world.library(dotted, self.current.source.path())
    }

    /// Where a name of an installed package is defined, by its dotted name: packages hand on what their modules define.
    pub(super) fn home(&self, dotted: &str) -> Option<String> {
        let ends = dotted.match_indices('.').map(|(end, _)| end);
        let module = ends.rev().find_map(|end| self.library(&dotted[..end]))?;
        let names = self.world.resolve_at(dotted, "", module.source.path(), 8);
        names.only().filter(|home| *home != dotted).map(str::to_owned)
    }

    /// A class of the standard library, or one that is known by its name only.
    pub(super) fn stdlib_class(&self, dotted: &str) -> Class {
        let known = stdlib::ancestors(dotted);
        let names = if known.is_empty() { vec![dotted] } else { known };
        let ancestor = |name: &str| Ancestor { qualified: name.to_owned(), file: None };
        let ancestors = names.into_iter().map(ancestor).collect();
        Class { qualified: dotted.to_owned(), ancestors, complete: true, arguments: Vec::new(), fresh: false }
    }

    /// The class that an expression names, when its source is nowhere: it is known by its name.
    pub(super) fn nominal(&self, module: &Module, node: Node<'_>) -> Inferred {
        let names = self.world.names(module, node);
        let [name] = names.names.as_slice() else { return Inferred::unknown() };
        let class = Inferred::exactly(Value::Class(self.stdlib_class(name)));
        Inferred { complete: names.only().is_some(), ..class }
    }

    /// A class that is defined in the current file.
    pub fn class(&self, definition: Node<'_>) -> Class {
        self.class_of(self.current, definition, 12)
    }

    /// A class of a first-party file.
    pub(super) fn class_of(&self, module: &Module, definition: Node<'_>, depth: usize) -> Class {
        let qualified = module.qualified_definition(definition);
        let mut class = Class {
            ancestors: vec![Ancestor {
                qualified: qualified.clone(),
                file: Some(module.source.path().to_owned()),
            }],
            qualified,
            complete: true,
            arguments: Vec::new(),
            fresh: false,
        };
        let Some(depth) = self.below(depth, 1) else {
            class.complete = false;
            return class;
        };
        for base in bases(definition) {
            let mut found = self.infer(module, base, depth);
            if found.values.is_empty() {
                found = self.nominal(module, base);
            }
            class.complete &= found.complete && found.values.len() == 1;
            for value in found.values {
                let Value::Class(base) = value else {
                    class.complete = false;
                    continue;
                };
                class.complete &= base.complete;
                // A class stands behind all that derive from it, as in Python's order.
                for ancestor in base.ancestors.into_iter().filter(|a| a.qualified != "builtins.object") {
                    class.ancestors.retain(|known| *known != ancestor);
                    class.ancestors.push(ancestor);
                }
            }
        }
        class
    }

    /// The class around a node, when the node stands in one of its methods.
    pub(super) fn class_around<'m>(&self, node: Node<'m>) -> Option<Node<'m>> {
        let mut child = node;
        for above in node.ancestors() {
            if above.kind() == Kind::ClassDefinition && child.field() == Some(Field::Body) {
                return Some(above);
            }
            child = above;
        }
        None
    }

    /// `super()`: an instance seen from the classes behind its own.
    pub(super) fn super_of(&self, module: &Module, call: Node<'_>, depth: usize) -> Inferred {
        let Some(definition) = self.class_around(call) else {
            return Inferred::unknown();
        };
        let mut class = self.class_of(module, definition, depth);
        class.ancestors.remove(0);
        let Some(first) = class.ancestors.first() else {
            return Inferred::unknown();
        };
        class.qualified = first.qualified.clone();
        let name = definition.child(Field::Name).map_or("", |name| name.text());
        let text = format!("`super()` of `{name}` is a `{}`", class.qualified);
        let reason = module.reason(definition, text);
        let complete = class.complete;
        let mut found = Inferred::exactly(Value::Instance(class)).because(reason);
        found.complete = complete;
        found.exact = false;
        found
    }

    /// The first-party class among the ancestors that defines an attribute before `until` is
    /// reached: such a class has a name of its own for it. `until` is a dotted name.
    pub fn own_definition(&self, class: &Class, attribute: &str, until: &str) -> Option<String> {
        let until = self.spellings(until);
        for ancestor in &class.ancestors {
            if until.contains(&ancestor.qualified) {
                return None;
            }
            if ancestor.file.is_some() && self.defines(&ancestor.qualified, attribute) {
                return Some(ancestor.qualified.clone());
            }
        }
        None
    }

    /// The first-party metaclass of a class that defines an attribute: the class has it from there.
    pub fn metaclass_definition(&self, class: &Class, attribute: &str) -> Option<String> {
        for ancestor in class.ancestors.iter().filter(|a| a.file.is_some()) {
            let (place, definition) = self.definition(&ancestor.qualified)?;
            let module = place.get(self.current);
            let list = module.tree.node(definition).child(Field::Superclasses)?;
            let metaclass = list
                .parts()
                .find(|argument| argument.child(Field::Name).is_some_and(|name| name.text() == "metaclass"));
            let Some(value) = metaclass.and_then(|m| m.child(Field::Value)) else {
                continue;
            };
            for value in self.infer(module, value, 8).values {
                let Value::Class(meta) = value else { continue };
                if let Some(owner) = self.own_definition(&meta, attribute, "") {
                    return Some(owner);
                }
            }
        }
        None
    }

    /// Whether a class, or a first-party base before `until` is reached, has a decorator.
    pub fn is_decorated(&self, class: &Class, until: &str) -> bool {
        let before = class.ancestors.iter().take_while(|ancestor| ancestor.qualified != until);
        before.filter_map(|ancestor| self.definition(&ancestor.qualified)).any(|(place, definition)| {
            let above = place.get(self.current).tree.node(definition).parent();
            above.is_some_and(|above| above.kind() == Kind::DecoratedDefinition)
        })
    }

    /// Whether a first-party class, or a base of it, gives its instances an attribute.
    pub fn has_own(&self, class: &Class, attribute: &str) -> bool {
        class.ancestors.iter().filter(|ancestor| ancestor.file.is_some()).any(|ancestor| {
            let Some((place, definition)) = self.definition(&ancestor.qualified) else {
                return false;
            };
            let module = place.get(self.current);
            let node = module.tree.node(definition);
            self.defines(&ancestor.qualified, attribute)
                || self_assignments(module, node, attribute).next().is_some()
        })
    }

    /// Whether the body of a first-party class binds an attribute.
    pub fn defines(&self, dotted: &str, attribute: &str) -> bool {
        let Some((place, definition)) = self.definition(dotted) else {
            return false;
        };
        let module = place.get(self.current);
        let node = module.tree.node(definition);
        let Some(scope) = module.scope_opened_by(node) else {
            return false;
        };
        !module.in_scope(scope, attribute).is_empty()
    }

    /// What an attribute of an instance holds, as the assignments in its first-party classes tell.
    pub(super) fn member(&self, class: &Class, attribute: &str, depth: usize) -> Inferred {
        // In the midst of another question the answer may leave out what that one asks for.
        if self.open.get() != 1 {
            return self.assigned(class, attribute, depth);
        }
        let key = (class.qualified.clone(), attribute.to_owned(), self.wide.get());
        if let Some(known) = self.members.borrow().get(&key) {
            return known.clone();
        }
        let found = self.assigned(class, attribute, depth);
        self.members.borrow_mut().insert(key, found.clone());
        found
    }

    fn assigned(&self, class: &Class, attribute: &str, depth: usize) -> Inferred {
        let Some(depth) = self.below(depth, 1) else {
            return Inferred::unknown();
        };
        let is_enumeration = class.derives_from("enum.Enum") && !attribute.starts_with('_');
        for ancestor in &class.ancestors {
            if ancestor.file.is_none() {
                match stdlib::known(&ancestor.qualified, attribute) {
                    Known::Absent => continue,
                    Known::Holds(held) if class.is_known() => return self.given(held, Some(class), None),
                    Known::Gives(_) if class.is_known() => {
                        return Inferred::exactly(Value::Method {
                            receiver: class.clone(),
                            name: attribute.to_owned(),
                        });
                    }
                    _ => return Inferred::unknown(),
                }
            }
            let Some((place, definition)) = self.definition(&ancestor.qualified) else {
                return Inferred::unknown();
            };
            let module = place.get(self.current);
            let node = module.tree.node(definition);
            let mut all = Inferred::nothing();
            let (mut any, mut is_computed) = (false, false);
            if let Some(scope) = module.scope_opened_by(node) {
                for id in module.in_scope(scope, attribute) {
                    any = true;
                    let binding = module.binding(*id);
                    if let Some(got) = self.property(module, binding, depth) {
                        is_computed = true;
                        all.merge(got);
                        continue;
                    }
                    all.merge(match binding.kind {
                        BindingKind::Function(_) => Inferred::exactly(Value::Method {
                            receiver: class.clone(),
                            name: attribute.to_owned(),
                        }),
                        BindingKind::Value(_) if is_enumeration => {
                            Inferred::exactly(Value::Instance(class.clone()))
                        }
                        _ => self.bound(module, binding, depth),
                    });
                }
            }
            // What is put into a property need not be what it gives.
            if is_computed {
                return all;
            }
            for (target, value) in self_assignments(module, node, attribute) {
                any = true;
                let assignment = target.parent();
                let annotation = assignment.and_then(|a| a.child(Field::Type));
                let found = match (annotation, value) {
                    (Some(annotation), _) => self.annotated(module, annotation, depth),
                    (None, Some(value)) => kept(self.infer(module, value, depth)),
                    (None, None) => Inferred::unknown(),
                };
                let what = found.values.iter().find(|v| **v != Value::None);
                let what = what.map_or("unknown".to_owned(), Value::describe);
                let text = format!("`{}` is {what}", target.text());
                all.merge(found.because(module.reason(target, text)));
            }
            if !any {
                let given = self.given_by_decorators(module, node, attribute, depth);
                any = !given.values.is_empty();
                all.merge(given);
            }
            if any {
                for (at, value) in self.other_stores(class, attribute) {
                    let found = kept(self.infer(self.current, value, depth));
                    all.merge(found.because(self.current.reason(at, format!("`{}` is set", at.text()))));
                }
                return all;
            }
        }
        Inferred::unknown()
    }

    /// What a property gives that is bound in the body of a class, which is what its getter returns; `None` for
    /// anything else. A setter gives nothing.
    fn property(&self, module: &Module, binding: &Binding, depth: usize) -> Option<Inferred> {
        match binding.kind {
            BindingKind::Function(function) => {
                let function = module.tree.node(function);
                if is_property(function) {
                    return Some(self.returns(module, function, depth));
                }
                let is_other = |mark: &&str| {
                    mark.strip_prefix(binding.name.as_str())
                        .is_some_and(|rest| matches!(rest, ".setter" | ".deleter"))
                };
                decorators(function).iter().any(is_other).then(Inferred::nothing)
            }
            BindingKind::Value(value) => {
                let value = module.tree.node(value).unparenthesised();
                let class = value.child(Field::Function).filter(|_| value.kind() == Kind::Call)?;
                if self.world.names(module, class).only() != Some("builtins.property") {
                    return None;
                }
                let getter = match argument(value, 0, "fget") {
                    Passed::Value(getter) => self.infer(module, getter, depth),
                    Passed::Nothing | Passed::Hidden => Inferred::unknown(),
                };
                Some(match getter.values.as_slice() {
                    [Value::Function(name)] => self.returned_by(name, None, depth),
                    _ => Inferred::unknown(),
                })
            }
            _ => None,
        }
    }
}

/// The expressions between the parentheses of a class, without keywords.
pub(super) fn bases<'t>(definition: Node<'t>) -> impl Iterator<Item = Node<'t>> {
    definition
        .child(Field::Superclasses)
        .into_iter()
        .flat_map(|list| list.parts())
        .filter(|base| !matches!(base.kind(), Kind::KeywordArgument | Kind::DictionarySplat))
        // `Sequence[int]` inherits what `Sequence` has.
        .filter_map(|base| if base.kind() == Kind::Subscript { base.child(Field::Value) } else { Some(base) })
}

/// The decorators of a function, as written, without `@`.
pub(super) fn decorators(function: Node<'_>) -> Vec<&str> {
    let Some(decorated) = function.parent().filter(|p| p.kind() == Kind::DecoratedDefinition) else {
        return Vec::new();
    };
    decorated
        .parts()
        .filter(|part| part.kind() == Kind::Decorator)
        .filter_map(|decorator| decorator.parts().next())
        .map(|expression| expression.text())
        .collect()
}

fn is_property(function: Node<'_>) -> bool {
    decorators(function)
        .iter()
        .any(|name| matches!(*name, "property" | "cached_property" | "functools.cached_property"))
}
