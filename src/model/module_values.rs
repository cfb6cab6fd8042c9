//! Modules that code holds as values: imported by a string, or handed around as the default of a
//! parameter and as an attribute of `self`.

use super::names::Names;
use super::scope::{Binding, BindingKind, Module, ScopeKind};
use super::{World, names::DEPTH};
use crate::knowledge::idiom;
use crate::syntax::{Field, Kind, Node, string_content};

impl World<'_> {
    /// The module that an expression gets by a string: `importlib.import_module("imp")`,
    /// `__import__("imp")`, `sys.modules["imp"]`. `None` for any other expression.
    pub fn imported_module<'m>(&self, module: &'m Module, node: Node<'m>) -> Option<&'m str> {
        self.imported_within(module, node, DEPTH)
    }

    pub(super) fn imported_within<'m>(
        &self,
        module: &'m Module,
        node: Node<'m>,
        depth: usize,
    ) -> Option<&'m str> {
        let (what, string, others) = match node.kind() {
            Kind::Call => {
                let mut arguments = node.child(Field::Arguments)?.parts();
                (node.child(Field::Function)?, arguments.next()?, arguments.next().is_some())
            }
            Kind::Subscript => (node.child(Field::Value)?, node.child(Field::Subscript)?, false),
            _ => return None,
        };
        let dotted = &node.tree().text()[string_content(string)?];
        let names = self.names_within(module, what, depth.checked_sub(1)?);
        let by = names.only()?;
        let how = idiom(if node.kind() == Kind::Call { "import" } else { "loaded" }, by)?;
        // `__import__("a.b")` is `a`; with a list of names it is `a.b`.
        match dotted.split_once('.') {
            Some(("", _)) => None,
            Some(_) if how == "top" && others => None,
            Some((first, _)) if how == "top" => Some(first),
            _ => Some(dotted),
        }
    }

    /// The module that an expression gets by a string, as a name.
    pub(super) fn by_string(&self, module: &Module, node: Node<'_>, depth: usize) -> Option<Names> {
        let imported = self.imported_within(module, node, depth)?;
        let text = format!("`{}` is the module `{imported}`", node.text());
        let of = node.child(Field::Function).map(|function| self.names_within(module, function, depth));
        let copied = of.is_some_and(|names| names.only().and_then(|by| idiom("import", by)) == Some("copy"));
        Some(Names {
            names: vec![imported.to_owned()],
            certain: true,
            reasons: vec![module.reason(node, text)],
            doubt: copied.then(|| format!("`{}` is a copy of `{imported}`", node.text())),
            ..Names::default()
        })
    }

    /// What the beginning of a dotted chain holds that somebody else may have put there: a parameter
    /// by its default, an attribute of `self` by the assignments in its class. Returns as well how
    /// many of the attributes behind `base` that beginning takes.
    pub(super) fn held(
        &self,
        module: &Module,
        base: Node<'_>,
        attributes: &[&str],
        depth: usize,
    ) -> (Names, usize) {
        let Some((function, default)) = parameter(module, base) else { return Default::default() };
        match (default, attributes) {
            (Some(default), [_, ..]) => {
                let names = self.handed(module, default, depth);
                (doubted(names, base.text(), "by default, and callers may pass something else"), 0)
            }
            (None, [attribute, _, ..]) => {
                let names = self.own_attribute(module, function, base, attribute, depth);
                let own = format!("{}.{attribute}", base.text());
                (doubted(names, &own, "here, and others may put something else there"), 1)
            }
            _ => Default::default(),
        }
    }

    /// What a value names, which may itself be a parameter that has it by default.
    fn handed(&self, module: &Module, value: Node<'_>, depth: usize) -> Names {
        let Some(depth) = depth.checked_sub(1) else { return Names::default() };
        let names = self.written_names(module, value, depth).unwrap_or_default();
        match parameter(module, value) {
            Some((_, Some(default))) if names.names.is_empty() => self.handed(module, default, depth),
            _ => names,
        }
    }

    /// `self.attribute`, where the class or its methods give it a value.
    fn own_attribute(
        &self,
        module: &Module,
        function: Node<'_>,
        this: Node<'_>,
        attribute: &str,
        depth: usize,
    ) -> Names {
        let scope = module.scope_of(function);
        let first = function.child(Field::Parameters).and_then(|parameters| parameters.parts().next());
        let is_own = first.is_some_and(|first| first.text() == this.text());
        if !is_own || module.scope_kind(scope) != ScopeKind::Class {
            return Names::default();
        }
        let class = module.scope_node(scope);
        let in_body = module.in_scope(scope, attribute).iter().map(|id| module.binding(*id));
        let is_value = |binding: &&Binding| {
            matches!(
                binding.kind,
                BindingKind::Value(_) | BindingKind::Import { .. } | BindingKind::From { .. }
            )
        };
        let stored = module.identifiers(attribute).filter_map(|name| {
            let target =
                name.parent().filter(|target| target.kind() == Kind::Attribute && target.is_within(class))?;
            let is_left =
                target.field() == Some(Field::Left) && target.child(Field::Object)?.text() == this.text();
            target.parent().filter(|above| is_left && above.kind() == Kind::Assignment)?.child(Field::Right)
        });
        let mut all = Names { certain: true, ..Names::default() };
        for binding in in_body.filter(is_value) {
            all.merge(match binding.kind {
                BindingKind::Value(value) => self.handed(module, module.tree.node(value), depth),
                _ => self.by_binding(module, binding, depth).unwrap_or_default(),
            });
        }
        for value in stored.filter(|value| value.kind() != Kind::None) {
            all.merge(self.handed(module, value, depth));
        }
        all
    }
}

/// The function of the parameter without annotation that a name stands for, and its default.
fn parameter<'m>(module: &'m Module, name: Node<'_>) -> Option<(Node<'m>, Option<Node<'m>>)> {
    let (_, bindings) = module.lookup_at(name).filter(|_| name.kind() == Kind::Identifier)?;
    let mut given =
        bindings.iter().map(|id| &module.binding(*id).kind).filter(|kind| **kind != BindingKind::Deleted);
    let (Some(kind), None) = (given.next(), given.next()) else { return None };
    match *kind {
        BindingKind::Parameter { function, annotation: None, default } => {
            Some((module.tree.node(function), default.map(|default| module.tree.node(default))))
        }
        _ => None,
    }
}

/// The object and the name of `getattr(object, "name")`; with a default it is a question.
pub(super) fn attribute_by_string<'m>(call: Node<'m>) -> Option<(Node<'m>, &'m str)> {
    let mut arguments = call
        .child(Field::Arguments)
        .filter(|_| call.child(Field::Function).is_some_and(|f| f.text() == "getattr"))?
        .parts();
    let (object, name, None) = (arguments.next()?, arguments.next()?, arguments.next()) else {
        return None;
    };
    Some((object, &call.tree().text()[string_content(name)?]))
}

fn doubted(names: Names, what: &str, why: &str) -> Names {
    let doubt = names.names.first().map(|name| format!("`{what}` is `{name}` {why}"));
    Names { doubt, ..names }
}
