//! The result of an unannotated function from its `return`s, and
//! an unannotated parameter from the calls in sight.

use std::sync::Arc;

use super::Value;
use super::classes::{DefiningModule, decorators};
use super::containers::{alternatives, holding, kept};
use super::infer::Inference;
use super::inferred::{Inferred, instances, one_line};
use crate::knowledge::stdlib;
use crate::model::{Binding, CALLS, Module, ScopeKind};
use crate::syntax::{Field, Kind, Node, NodeId};

/// Decorators that leave what a function returns as it is.
const PLAIN: [&str; 4] = ["staticmethod", "classmethod", "property", "cached_property"];

/// How many steps of inference a look at call sites costs: chains of callers are not followed far.
const COST: usize = 4;

impl Inference<'_> {
    /// The functions of other files that a call of an expression of the current file runs.
    pub fn functions_elsewhere(&self, callee: Node<'_>) -> Vec<(Arc<Module>, NodeId)> {
        let names = self.value(callee).values.into_iter().flat_map(|value| match value {
            Value::Function(name) => vec![name],
            Value::Class(class) => vec![format!("{}.__init__", class.qualified)],
            Value::Method { receiver, name } => {
                receiver.ancestors.iter().map(|class| format!("{}.{name}", class.qualified)).collect()
            }
            _ => Vec::new(),
        });
        let elsewhere = |name: String| match self.definition(&name)? {
            (DefiningModule::Other(module), function) => Some((module, function)),
            (DefiningModule::Current, _) => None,
        };
        names.filter_map(elsewhere).collect()
    }

    /// The result of a function: its annotation, or the union of its `return`s.
    pub(super) fn returns(&self, module: &Module, function: Node<'_>, depth: usize) -> Inferred {
        let Some(depth) = self.below(depth, 1) else {
            return Inferred::unknown();
        };
        let marks = decorators(function);
        let is_manager =
            marks.iter().any(|mark| matches!(*mark, "contextmanager" | "contextlib.contextmanager"));
        let is_async = function.token(Kind::KwAsync).is_some();
        let mut found = match function.child(Field::ReturnType) {
            Some(annotation) => {
                let name = function.child(Field::Name).map_or("", |name| name.text());
                let text = format!("`{name}()` is annotated `{}`", one_line(annotation.text()));
                self.annotated(module, annotation, depth).because(module.reason(annotation, text))
            }
            None if marks.iter().all(|mark| PLAIN.contains(mark)) || is_manager => {
                self.returned(module, function, depth)
            }
            None => return Inferred::unknown(),
        };
        // Each of them is wrapped once more than it is written.
        if is_manager && !is_async {
            let yielded = found.values.iter().find_map(|value| value.instance()?.arguments.first());
            let yielded = yielded.cloned().unwrap_or_else(|| vec![Value::Unknown]);
            found = self.container("contextlib.AbstractContextManager", vec![yielded]);
        } else if is_async {
            let unknown = || vec![Value::Unknown];
            let arguments = vec![unknown(), unknown(), alternatives(found)];
            found = self.container("collections.abc.Coroutine", arguments);
        }
        found
    }

    /// The union of what a function returns; of a generator, what it yields.
    fn returned(&self, module: &Module, function: Node<'_>, depth: usize) -> Inferred {
        let key = (module.number, function.id());
        let Some(body) = function.child(Field::Body) else {
            return Inferred::unknown();
        };
        // A function that calls itself adds nothing to what the others say.
        if self.returning.borrow().contains(&key) {
            return Inferred::nothing();
        }
        self.returning.borrow_mut().push(key);
        let name = function.child(Field::Name).map_or("", |name| name.text());
        let (mut all, mut yielded) = (Inferred::nothing(), Inferred::nothing());
        let (mut returns, mut yields) = (false, false);
        let mut below = body.descendants();
        while let Some(node) = below.next() {
            match node.kind() {
                Kind::FunctionDefinition | Kind::ClassDefinition | Kind::Lambda => below.skip_below(node),
                Kind::Yield => {
                    yields = true;
                    yielded.merge(match node.parts().next() {
                        Some(iterable) if node.token(Kind::KwFrom).is_some() => {
                            self.each(module, iterable, depth)
                        }
                        Some(value) => self.infer(module, value, depth),
                        None => Inferred::exactly(Value::None),
                    });
                }
                Kind::ReturnStatement => {
                    returns = true;
                    let found = match node.parts().next() {
                        Some(value) => self.infer(module, value, depth),
                        None => Inferred::exactly(Value::None),
                    };
                    let text = format!("`{name}()` returns it: `{}`", one_line(node.text()));
                    all.merge(found.because(module.reason(node, text)));
                }
                _ => {}
            }
        }
        self.returning.borrow_mut().pop();
        if yields {
            self.container("collections.abc.Generator", vec![alternatives(yielded)])
        } else if returns {
            all
        } else {
            Inferred::exactly(Value::None)
        }
    }

    /// What `await` gives.
    pub(super) fn awaited(&self, module: &Module, node: Node<'_>, depth: usize) -> Inferred {
        let found = node.parts().next().map_or_else(Inferred::unknown, |one| self.infer(module, one, depth));
        match found.values.as_slice() {
            [Value::Instance(class)] if class.qualified == "collections.abc.Coroutine" => {
                class.arguments.get(2).map_or_else(Inferred::unknown, |result| holding(result.clone()))
            }
            _ => Inferred::unknown(),
        }
    }

    /// A parameter: by annotation, as `self` or `cls`, else by the calls in sight.
    pub(super) fn parameter(
        &self,
        module: &Module,
        binding: &Binding,
        function: NodeId,
        annotation: Option<NodeId>,
        default: Option<NodeId>,
        depth: usize,
    ) -> Inferred {
        let function = module.tree.node(function);
        let at = module.tree.node(binding.node);
        if let Some(annotation) = annotation {
            let annotation = module.tree.node(annotation);
            let text = format!("`{}` is annotated `{}`", binding.name, one_line(annotation.text()));
            let mut found = self.annotated(module, annotation, depth).because(module.reason(at, text));
            // `element: Element = None` says less than it means.
            if default.is_some_and(|default| module.tree.node(default).kind() == Kind::None) {
                found.merge(Inferred::exactly(Value::None));
            }
            return found;
        }
        if let Some(own) = self.own_parameter(module, function, at, depth) {
            return own;
        }
        if function.kind() != Kind::FunctionDefinition {
            return Inferred::unknown();
        }
        if let Some(visited) = self.visited(module, function, at, depth) {
            return visited;
        }
        self.by_calls(module, function, at, default.map(|d| module.tree.node(d)), depth)
    }

    /// `self` and `cls`.
    fn own_parameter(
        &self,
        module: &Module,
        function: Node<'_>,
        at: Node<'_>,
        depth: usize,
    ) -> Option<Inferred> {
        let parameters = function.child(Field::Parameters)?;
        let first = parameters.parts().next()?;
        if !(first == at || first.parts().next() == Some(at)) {
            return None;
        }
        let scope = module.scope_of(function);
        if module.scope_kind(scope) != ScopeKind::Class {
            return None;
        }
        let names = decorators(function);
        if names.contains(&"staticmethod") {
            return None;
        }
        let class = self.class_of(module, module.scope_node(scope), depth);
        let complete = class.complete;
        let name = class.qualified.rsplit('.').next().unwrap_or_default().to_owned();
        let is_class = names.contains(&"classmethod")
            || function
                .child(Field::Name)
                .is_some_and(|n| matches!(n.text(), "__new__" | "__init_subclass__"));
        let bases: Vec<&str> = class.ancestors.iter().skip(1).map(|a| a.qualified.as_str()).take(1).collect();
        let text = match bases.first() {
            Some(base) => format!("`{}` is a `{name}`, which derives from `{base}`", at.text()),
            None => format!("`{}` is a `{name}`", at.text()),
        };
        let reason = module.reason(module.scope_node(scope), text);
        let value = Value::Class(class);
        let mut found = Inferred::exactly(value);
        if !is_class {
            found = instances(found);
        }
        found.complete = complete;
        found.exact = false;
        Some(found.because(reason))
    }

    /// What `visit_Str(self, node)` of a visitor is called with; others may call it too.
    fn visited(&self, module: &Module, function: Node<'_>, at: Node<'_>, depth: usize) -> Option<Inferred> {
        let name = function.child(Field::Name)?;
        let class = format!("ast.{}", name.text().strip_prefix("visit_")?);
        let around = self.class_around(function).filter(|_| stdlib::is_class(&class))?;
        let visitor = self.class_of(module, around, depth);
        if position(function, at) != Some(1) || !visitor.derives_from("ast.NodeVisitor") {
            return None;
        }
        let mut found = Inferred::exactly(Value::Instance(self.stdlib_class(&class)));
        found.likely = true;
        let text = format!("`{}()` is called with it by `ast.NodeVisitor.visit()`", name.text());
        Some(found.because(module.reason(name, text)))
    }

    /// The union of what the calls in sight pass.
    fn by_calls(
        &self,
        module: &Module,
        function: Node<'_>,
        parameter: Node<'_>,
        default: Option<Node<'_>>,
        depth: usize,
    ) -> Inferred {
        let (Some(name), Some(depth)) = (function.child(Field::Name), self.below(depth, COST)) else {
            return Inferred::unknown();
        };
        if name.text().starts_with("__") && name.text() != "__init__" {
            return Inferred::unknown();
        }
        let scope = module.scope_of(function);
        let is_method = module.scope_kind(scope) == ScopeKind::Class;
        let called = if name.text() == "__init__" {
            module.scope_node(scope).child(Field::Name).unwrap_or(name)
        } else {
            name
        };
        let Some(position) = position(function, parameter) else {
            return Inferred::unknown();
        };
        let skip = usize::from(is_method && !decorators(function).contains(&"staticmethod"));
        // A function that is handed about is called by others, too.
        if !decorators(function).iter().all(|d| matches!(*d, "staticmethod" | "classmethod")) {
            return Inferred::unknown();
        }
        // What a function holds is called in it; a name with an underscore may still be called from
        // another file of the project, but from nowhere else.
        let local = module.scope_kind(scope) == ScopeKind::Function;
        let private = local || called.text().starts_with('_');
        let mut places = vec![(DefiningModule::Current, Vec::new())];
        let mut count = calls(module, called, Some(called), CALLS, &mut places[0].1);
        if !local && self.wide.get() {
            let callers = self.world.callers(called.text(), module.source.path());
            let own = module.source.path();
            if callers.handed.iter().any(|path| path != own) {
                return Inferred::unknown();
            }
            let others = || callers.files.iter().filter(|(path, _)| path != own);
            if others().map(|(_, calls)| calls).sum::<usize>() > CALLS {
                return Inferred::unknown();
            }
            for (path, _) in others() {
                let Some(before) = count else { continue };
                let Some(source) = self.world.project().source(path) else { return Inferred::unknown() };
                let other = self.world.read(source);
                let mut found = Vec::new();
                let more = calls(&other, called, None, CALLS - before, &mut found);
                count = more.map(|more| before + more);
                places.push((DefiningModule::Other(other), found));
            }
        }
        let Some(count) = count else { return Inferred::unknown() };
        // Nobody in sight says that it is ever anything else; `None` stands for what callers leave out.
        let default = default.filter(|default| count > 0 || default.kind() != Kind::None);
        if count == 0 && default.is_none() {
            return Inferred::unknown();
        }
        let mut all = Inferred::nothing();
        for (place, found) in &places {
            let other = place.get(module);
            for call in found {
                let call = other.tree.node(*call);
                match argument(call, position.saturating_sub(skip), parameter.text()) {
                    Passed::Value(value) => {
                        let found = kept(self.infer(other, value, depth));
                        let text = format!("`{}` is passed `{}`", parameter.text(), one_line(value.text()));
                        all.merge(found.because(other.reason(value, text)));
                    }
                    Passed::Nothing => all.complete &= default.is_some(),
                    Passed::Hidden => all.complete = false,
                }
            }
        }
        // Those who are not in sight may leave the default.
        if let Some(default) = default {
            let text = format!("`{}` is `{}` by default", parameter.text(), one_line(default.text()));
            all.merge(self.infer(module, default, depth).because(module.reason(default, text)));
        }
        all.likely |= !private || is_method || count == 0;
        all.complete &= !all.values.is_empty();
        all
    }
}

/// Finds the calls of what has the name of `called` in a module. Returns how many there are; `None` when
/// the name is used in another way, so that others may call it, or when there are more than `most`.
fn calls(
    module: &Module,
    called: Node<'_>,
    own: Option<Node<'_>>,
    most: usize,
    found: &mut Vec<NodeId>,
) -> Option<usize> {
    for node in module.identifiers(called.text()) {
        let Some(parent) = node.parent().filter(|_| Some(node) != own) else { continue };
        let is_name_only = matches!(
            parent.kind(),
            Kind::DottedName | Kind::AliasedImport | Kind::KeywordArgument | Kind::ClassDefinition
        );
        if is_name_only && node.field() != Some(Field::Value) {
            continue;
        }
        let is_attribute = parent.kind() == Kind::Attribute;
        let callee = if is_attribute && node.field() == Some(Field::Attribute) { parent } else { node };
        match callee.parent().filter(|p| p.kind() == Kind::Call && callee.field() == Some(Field::Function)) {
            Some(call) => found.push(call.id()),
            None if is_attribute => {}
            None => return None,
        }
        if found.len() > most {
            return None;
        }
    }
    Some(found.len())
}

pub(super) enum Passed<'t> {
    Value(Node<'t>),
    Nothing,
    /// Behind a `*` or `**`.
    Hidden,
}

/// What a call passes for a parameter.
pub(super) fn argument<'t>(call: Node<'t>, position: usize, name: &str) -> Passed<'t> {
    let Some(arguments) = call.child(Field::Arguments) else {
        return Passed::Hidden;
    };
    if arguments.kind() != Kind::ArgumentList {
        return if position == 0 { Passed::Value(arguments) } else { Passed::Nothing };
    }
    let mut index = 0;
    let mut hidden = false;
    for argument in arguments.parts() {
        match argument.kind() {
            Kind::KeywordArgument => {
                if argument.child(Field::Name).is_some_and(|n| n.text() == name)
                    && let Some(value) = argument.child(Field::Value)
                {
                    return Passed::Value(value);
                }
            }
            Kind::Splat | Kind::DictionarySplat => hidden = true,
            _ => {
                if index == position && !hidden {
                    return Passed::Value(argument);
                }
                index += 1;
            }
        }
    }
    if hidden { Passed::Hidden } else { Passed::Nothing }
}

/// The 0-based place of a parameter in its list.
fn position(function: Node<'_>, parameter: Node<'_>) -> Option<usize> {
    let list = function.child(Field::Parameters)?;
    list.parts()
        .filter(|p| !matches!(p.kind(), Kind::KeywordSeparator | Kind::PositionalSeparator))
        .position(|p| parameter.is_within(p))
}
