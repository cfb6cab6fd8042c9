//! The value of an expression, with the chain of reasons that leads to it.

use std::cell::{Cell, RefCell};

use foldhash::HashMap;

use super::containers::kept;
use super::inferred::{Inferred, one_line};
use super::results::CallSite;
use super::{CLASS, Class, Results, Value};
use crate::finding::Reason;
use crate::knowledge::stdlib::{self, Known};
use crate::model::{Binding, BindingKind, Module, Names, World};
use crate::syntax::{Field, Kind, Node, NodeId};

/// How many steps (aliases, calls, attributes) are followed from one expression.
const DEPTH: usize = 14;

/// By the number of the module: what was found, and the depth from which it may be more. `None` while it is being
/// looked for.
type Memo = HashMap<(u64, NodeId), Option<(Inferred, usize)>>;

/// Answers for one file at a time and remembers what it found.
pub struct Inference<'a> {
    /// The project.
    pub world: &'a World<'a>,
    /// The file that is being upgraded; it hides what the project holds under its name.
    pub(super) current: &'a Module,
    /// What functions of packages return.
    results: Option<&'a Results>,
    /// Whether calls are looked for in other files too.
    pub(super) wide: Cell<bool>,
    /// What was found nearby, and with the calls in other files.
    memo: [RefCell<Memo>; 2],
    /// What attributes of classes hold, by the class, the attribute, and whether calls of other
    /// files count.
    pub(super) members: RefCell<HashMap<(String, String, bool), Inferred>>,
    /// Which methods of classes put attributes on `self`, by the class and the attribute.
    pub(super) storing: RefCell<HashMap<(String, String), bool>>,
    /// The functions whose results are being looked for just now, by the number of their module.
    pub(super) returning: RefCell<Vec<(u64, NodeId)>>,
    /// How many expressions are being looked at just now, one because of the other.
    pub(super) open: Cell<usize>,
    /// Whether the depth did not suffice for what is being looked at.
    cut: Cell<bool>,
}

impl<'a> Inference<'a> {
    /// For a file.
    pub fn new(world: &'a World<'a>, current: &'a Module) -> Self {
        Inference {
            world,
            current,
            results: None,
            wide: Cell::new(true),
            memo: Default::default(),
            members: RefCell::default(),
            storing: RefCell::default(),
            returning: RefCell::default(),
            open: Cell::new(0),
            cut: Cell::new(false),
        }
    }

    /// The same, with what functions of packages return.
    pub fn with(self, results: &'a Results) -> Self {
        Inference { results: Some(results), ..self }
    }

    /// What a transform says of the result of a function.
    pub(super) fn told_result(&self, dotted: &str) -> Option<&'a str> {
        self.results?.get(dotted).map(String::as_str)
    }

    /// The value of an expression of the current file.
    pub fn value(&self, node: Node<'_>) -> Inferred {
        self.infer(self.current, node, DEPTH)
    }

    /// The same, without a look at the calls in other files: for questions that are asked of every second
    /// expression of a file.
    pub fn value_nearby(&self, node: Node<'_>) -> Inferred {
        self.wide.set(false);
        let found = self.value(node);
        self.wide.set(true);
        found
    }

    pub(super) fn infer(&self, module: &Module, node: Node<'_>, depth: usize) -> Inferred {
        let Some(depth) = self.below(depth, 1) else {
            return Inferred::unknown();
        };
        let node = node.unparenthesised();
        let key = (module.number, node.id());
        match self.memo().borrow().get(&key) {
            Some(Some((known, enough))) if depth < *enough => {
                self.cut.set(self.cut.get() || *enough != usize::MAX);
                return known.clone();
            }
            // A value that depends on itself adds nothing to what the others say.
            Some(None) => return Inferred::nothing(),
            Some(Some(_)) | None => {}
        }
        let cut_before = self.cut.replace(false);
        self.memo().borrow_mut().insert(key, None);
        self.open.set(self.open.get() + 1);
        let mut found = self.seen_in_code(module, node, depth);
        let is_object = |value: &Value| matches!(value, Value::Instance(_) | Value::None | Value::Other(_));
        if matches!(node.kind(), Kind::Identifier | Kind::Attribute) && found.values.iter().all(is_object) {
            found = self.narrowed(module, node, found, depth);
        }
        self.open.set(self.open.get() - 1);
        let enough = if self.cut.get() { depth + 1 } else { usize::MAX };
        self.cut.set(self.cut.get() || cut_before);
        self.memo().borrow_mut().insert(key, Some((found.clone(), enough)));
        found
    }

    /// The depth that is left below a step of this cost, if any.
    pub(super) fn below(&self, depth: usize, cost: usize) -> Option<usize> {
        let left = depth.checked_sub(cost);
        self.cut.set(self.cut.get() || left.is_none());
        left
    }

    fn memo(&self) -> &RefCell<Memo> {
        &self.memo[usize::from(self.wide.get())]
    }

    fn seen_in_code(&self, module: &Module, node: Node<'_>, depth: usize) -> Inferred {
        match node.kind() {
            Kind::Identifier => self.name(module, node, depth),
            Kind::Attribute => self.attribute(module, node, depth),
            Kind::Call => self.call(module, node, depth),
            Kind::NamedExpression => node
                .child(Field::Value)
                .map_or_else(Inferred::unknown, |value| self.infer(module, value, depth)),
            Kind::ConditionalExpression => {
                let mut parts = node.parts();
                let (one, other) = (parts.next(), parts.nth(1));
                self.union(module, [one, other].into_iter().flatten(), depth)
            }
            Kind::BooleanOperator => {
                let operands = [node.child(Field::Left), node.child(Field::Right)];
                self.union(module, operands.into_iter().flatten(), depth)
            }
            Kind::BinaryOperator | Kind::UnaryOperator | Kind::ComparisonOperator => {
                self.operated(module, node, depth)
            }
            Kind::Subscript => match self.by_names(module, node, depth) {
                Some(found) => found,
                None => self.subscripted(module, node, depth),
            },
            Kind::Await => self.awaited(module, node, depth),
            _ => match self.display(module, node, depth) {
                Some(found) => found,
                None => self.literal(node).map_or_else(Inferred::unknown, Inferred::exactly),
            },
        }
    }

    fn union<'n>(&self, module: &Module, nodes: impl Iterator<Item = Node<'n>>, depth: usize) -> Inferred {
        let mut all = Inferred::nothing();
        for node in nodes {
            all.merge(self.infer(module, node, depth));
        }
        all
    }

    /// The class of a dotted name.
    pub fn class_named(&self, dotted: &str) -> Option<Class> {
        match self.named(dotted, DEPTH) {
            Value::Class(class) => Some(class),
            _ => None,
        }
    }

    /// A dotted name that is known to be a class, a function or a module.
    pub(super) fn named(&self, dotted: &str, depth: usize) -> Value {
        let dotted = stdlib::canonical(dotted);
        if stdlib::is_class(dotted) {
            return Value::Class(self.stdlib_class(dotted));
        }
        let told = self.told_result(dotted);
        if told.is_some_and(|told| told != CLASS) {
            return Value::Function(dotted.to_owned());
        }
        if let Some((module, definition)) = self.definition(dotted) {
            let module = module.get(self.current);
            let node = module.tree.node(definition);
            return match node.kind() {
                Kind::ClassDefinition => Value::Class(self.class_of(module, node, depth)),
                Kind::FunctionDefinition => Value::Function(dotted.to_owned()),
                _ => Value::Unknown,
            };
        }
        match dotted.rsplit_once('.').map(|(module, name)| stdlib::known(module, name)) {
            Some(Known::Gives(_)) => Value::Function(dotted.to_owned()),
            _ if told.is_some() => Value::Class(self.stdlib_class(dotted)),
            _ => match (self.home(dotted), self.below(depth, 1)) {
                (Some(home), Some(depth)) => self.named(&home, depth),
                _ => Value::Unknown,
            },
        }
    }

    /// The values of what an expression names, when it names something.
    pub(super) fn by_names(&self, module: &Module, node: Node<'_>, depth: usize) -> Option<Inferred> {
        let names = self.world.names(module, node);
        if names.doubt.is_some() {
            return None;
        }
        self.meant(names, depth)
    }

    /// What dotted names stand for; `None` if one of them is not known.
    pub(super) fn meant(&self, names: Names, depth: usize) -> Option<Inferred> {
        if names.names.is_empty() {
            return None;
        }
        let mut all = Inferred::nothing();
        all.complete = names.certain;
        for name in &names.names {
            let held = || name.rsplit_once('.').map(|(module, name)| stdlib::known(module, name));
            match self.named(name, depth) {
                Value::Unknown => match held() {
                    Some(Known::Holds(held)) => all.merge(self.given(held, None, None)),
                    _ => return None,
                },
                value => all.merge(Inferred::exactly(value)),
            }
        }
        all.complete &= names.certain;
        all.likely = names.doubt.is_some();
        all.reasons = names.reasons;
        Some(all)
    }

    fn name(&self, module: &Module, node: Node<'_>, depth: usize) -> Inferred {
        if let Some(found) = self.by_names(module, node, depth) {
            return found;
        }
        let scope = module.scope_of(node);
        let Some((found, bindings)) = module.lookup(scope, node.text()) else {
            let star = module.stars(module.top()).last();
            return star
                .map_or_else(Inferred::unknown, |star| self.variable(module, star, node.text(), depth));
        };
        let mut all = Inferred::nothing();
        for id in module.reaching(node, found, bindings) {
            all.merge(self.bound(module, module.binding(id), depth));
        }
        all.complete &= !all.values.is_empty();
        all
    }

    /// The value that a binding gives.
    pub(super) fn bound(&self, module: &Module, binding: &Binding, depth: usize) -> Inferred {
        let at = module.tree.node(binding.node);
        let name = &binding.name;
        match &binding.kind {
            BindingKind::Value(value) => {
                let value = module.tree.node(*value);
                let found = kept(self.infer(module, value, depth));
                let reason = self.made(module, name, value, &found);
                found.because(reason)
            }
            BindingKind::Annotated { annotation, value } => {
                let annotation = module.tree.node(*annotation);
                let found = self.annotated(module, annotation, depth);
                // What is known by name only may be an alias or `Any`, of which the value tells more.
                let is_nominal = |value: &Value| value.instance().is_some_and(|class| !class.is_known());
                let held = match value {
                    Some(value) if !found.complete || found.values.iter().any(is_nominal) => {
                        kept(self.infer(module, module.tree.node(*value), depth))
                    }
                    _ => Inferred::unknown(),
                };
                if found.complete && held.values.is_empty() {
                    let text = format!("`{name}` is annotated `{}`", one_line(annotation.text()));
                    return found.because(module.reason(at, text));
                }
                held
            }
            BindingKind::Parameter { function, annotation, default } => {
                self.parameter(module, binding, *function, *annotation, *default, depth)
            }
            BindingKind::Except(classes) => {
                let classes = module.tree.node(*classes).unparenthesised();
                let all = self.instances_of(module, classes, depth);
                let text = format!("`{name}` is caught as `{}`", one_line(classes.text()));
                all.because(module.reason(at, text))
            }
            BindingKind::Import { module: imported, .. } => {
                Inferred::exactly(Value::Module(imported.clone()))
            }
            BindingKind::From { module: from, name } if self.is_module(module, from, name) => {
                Inferred::exactly(Value::Module(format!("{from}.{name}")))
            }
            BindingKind::From { module: from, name } => self.variable(module, from, name, depth),
            BindingKind::Function(definition) => {
                let definition = module.tree.node(*definition);
                Inferred::exactly(Value::Function(module.qualified_definition(definition)))
            }
            BindingKind::Class(definition) => {
                let definition = module.tree.node(*definition);
                Inferred::exactly(Value::Class(self.class_of(module, definition, depth)))
            }
            BindingKind::With(context) => {
                let context = module.tree.node(*context);
                let found = self.entered(module, context, depth);
                let reason = self.made(module, name, context, &found);
                found.because(reason)
            }
            BindingKind::Other
                if at.parent().is_some_and(|above| above.kind() == Kind::AugmentedAssignment) =>
            {
                // Of a class that is known by its name only, operators most likely give the same one.
                let found = self.below(depth, 1).map(|depth| self.infer(module, at, depth));
                let found = found.unwrap_or_else(Inferred::unknown);
                let is_nominal = |value: &Value| value.instance().is_some_and(|class| !class.is_known());
                match found.values.iter().all(is_nominal) {
                    true => Inferred { likely: true, ..found },
                    false => Inferred::unknown(),
                }
            }
            BindingKind::For(_) | BindingKind::Other => {
                let found = kept(self.unpacked(module, at, depth));
                let what = found.values.iter().find(|v| **v != Value::None).map(Value::describe);
                let text = format!("`{name}` is {}", what.unwrap_or_default());
                found.because(module.reason(at, text))
            }
            BindingKind::Deleted => Inferred::nothing(),
        }
    }

    /// The value of a variable of another module of the project, as seen from this one.
    fn variable(&self, from: &Module, owner: &str, name: &str, depth: usize) -> Inferred {
        let Some(depth) = self.below(depth, 1) else { return Inferred::unknown() };
        let Some(found) = self.world.module(owner, from.source.path()) else { return Inferred::unknown() };
        let module = if owner == self.current.name { self.current } else { &*found };
        let mut all = Inferred::nothing();
        for id in module.in_scope(module.top(), name) {
            all.merge(self.bound(module, module.binding(*id), depth));
        }
        if all.values.is_empty()
            && let Some(star) = module.stars(module.top()).last()
        {
            all = self.variable(module, star, name, depth);
        }
        all.complete &= !all.values.is_empty();
        all
    }

    /// Whether `from package import name` can only bring a module: one of the project, or one that a
    /// package in sight neither binds nor takes from elsewhere. (`import *` takes no private names.)
    fn is_module(&self, module: &Module, package: &str, name: &str) -> bool {
        let path = module.source.path();
        let Some(found) = self.world.module(package, path) else {
            let dotted = format!("{package}.{name}");
            return stdlib::is_dotted_module(&dotted) || self.world.module_path(&dotted, path).is_some();
        };
        let top = found.top();
        let binds = |name: &str| !found.in_scope(top, name).is_empty();
        let by_star = !name.starts_with('_') && !found.stars(top).is_empty();
        let is_file = || self.world.module_path(&format!("{package}.{name}"), path).is_some();
        !binds(name) && (is_file() || found.is_package && !binds("__getattr__") && !by_star)
    }

    /// Whether an attribute of a package is a module of it, since the package binds no such name.
    fn is_submodule(&self, module: &Module, package: &str, name: &str) -> bool {
        let path = module.source.path();
        let binds = |package: &Module| !package.in_scope(package.top(), name).is_empty();
        self.world.module(package, path).is_some_and(|package| !binds(&package))
            && self.world.module_path(&format!("{package}.{name}"), path).is_some()
    }

    /// "`p` is a `configparser.ConfigParser`, made by `ConfigParser()`".
    fn made(&self, module: &Module, name: &str, value: Node<'_>, found: &Inferred) -> Reason {
        let shown = found.values.iter().find(|v| **v != Value::None);
        let what = shown.map_or("unknown".to_owned(), Value::describe);
        let verb = if value.kind() == Kind::Call { "made by" } else { "set to" };
        let text = format!("`{name}` is {what}, {verb} `{}`", one_line(value.text()));
        module.reason(value, text)
    }

    fn attribute(&self, module: &Module, node: Node<'_>, depth: usize) -> Inferred {
        if let Some(found) = self.by_names(module, node, depth) {
            return found;
        }
        let (Some(object), Some(name)) = (node.child(Field::Object), node.child(Field::Attribute)) else {
            return Inferred::unknown();
        };
        let mut all = self.taken_from(module, object, name.text(), depth);
        // What callers may pass is likely to be what it is by default.
        if all.values.is_empty() {
            let names = self.world.names(module, node);
            all = Some(names)
                .filter(|names| names.doubt.is_some())
                .and_then(|n| self.meant(n, depth))
                .unwrap_or(all);
        }
        all
    }

    /// The attribute of this name of what an expression evaluates to.
    pub(super) fn taken_from(&self, module: &Module, object: Node<'_>, name: &str, depth: usize) -> Inferred {
        let owner = self.infer(module, object, depth);
        let mut all = Inferred::nothing();
        all.complete = owner.complete && !owner.values.is_empty();
        all.likely = owner.likely;
        for value in &owner.values {
            match value {
                Value::Instance(class) | Value::Class(class) => {
                    all.merge(self.member(class, name, depth));
                }
                Value::None => {}
                // Somebody else may have put another module there.
                Value::Module(owner) => {
                    let dotted = format!("{owner}.{name}");
                    let found = match self.named(&dotted, depth) {
                        Value::Unknown if self.is_submodule(module, owner, name) => {
                            Inferred::exactly(Value::Module(dotted))
                        }
                        Value::Unknown => self.variable(module, owner, name, depth),
                        found => Inferred::exactly(found),
                    };
                    all.merge(Inferred { likely: true, ..found });
                }
                _ => return Inferred::unknown(),
            }
        }
        all
    }

    fn call(&self, module: &Module, node: Node<'_>, depth: usize) -> Inferred {
        let Some(function) = node.child(Field::Function) else {
            return Inferred::unknown();
        };
        if function.text() == "super" {
            return self.super_of(module, node, depth);
        }
        if let Some(found) = self.by_names(module, node, depth) {
            return found;
        }
        if let Some(found) = self.gathered(module, node, function, depth) {
            return found;
        }
        let callee = self.infer(module, function, depth);
        let mut all = Inferred::nothing();
        all.complete = callee.complete && !callee.values.is_empty();
        all.likely = callee.likely;
        all.exact = callee.exact;
        all.reasons = callee.reasons;
        let site = CallSite { module, node, depth };
        for value in &callee.values {
            let result = match value {
                Value::Class(class) => Inferred::exactly(Value::Instance(class.clone())),
                Value::Function(name) => self.returned_by(name, Some(site), depth),
                Value::Method { receiver, name } => {
                    self.returned_by_method(receiver, name, Some(site), depth)
                }
                _ => Inferred::unknown(),
            };
            all.merge(result);
        }
        all
    }
}
