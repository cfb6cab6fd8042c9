//! Which nodes bind a name, and how.

use super::scope::{BindingKind, Module, ScopeKind};
use crate::syntax::{Field, Kind, Node};

/// Kinds of nodes that may bind names.
const BINDING: [Kind; 18] = [
    Kind::ImportStatement,
    Kind::ImportFromStatement,
    Kind::FutureImportStatement,
    Kind::Assignment,
    Kind::AugmentedAssignment,
    Kind::NamedExpression,
    Kind::ForStatement,
    Kind::ForInClause,
    Kind::WithItem,
    Kind::ExceptClause,
    Kind::FunctionDefinition,
    Kind::ClassDefinition,
    Kind::Parameters,
    Kind::LambdaParameters,
    Kind::DeleteStatement,
    Kind::CaseClause,
    Kind::TypeAliasStatement,
    Kind::TypeParameters,
];

/// Whether a node of this kind may bind names.
pub(super) fn binds(kind: Kind) -> bool {
    BINDING.contains(&kind)
}

impl Module {
    fn add(&mut self, at: Node<'_>, name: &str, kind: BindingKind) {
        let scope = self.scope_of(at);
        self.add_in(scope, at, name, kind);
    }

    /// Records what a node binds, if anything.
    pub(super) fn bind(&mut self, node: Node<'_>) {
        match node.kind() {
            Kind::ImportStatement => {
                for item in node.children_by(Field::Name) {
                    self.bind_import(item);
                }
            }
            Kind::ImportFromStatement | Kind::FutureImportStatement => self.bind_from(node),
            Kind::Assignment => {
                let (Some(left), right) = (node.child(Field::Left), node.child(Field::Right)) else {
                    return;
                };
                match (left.kind(), node.child(Field::Type), right) {
                    (Kind::Identifier, Some(annotation), value) => {
                        let kind = BindingKind::Annotated {
                            annotation: annotation.id(),
                            value: value.map(Node::id),
                        };
                        self.add(left, left.text(), kind);
                    }
                    (_, None, Some(value)) => {
                        // `a = b = value`: the value is the rightmost.
                        let mut value = value;
                        while value.kind() == Kind::Assignment {
                            match value.child(Field::Right) {
                                Some(right) => value = right,
                                None => break,
                            }
                        }
                        self.bind_value(left, value);
                    }
                    _ => self.bind_targets(left, &BindingKind::Other),
                }
            }
            Kind::AugmentedAssignment => {
                if let Some(left) = node.child(Field::Left) {
                    self.bind_targets(left, &BindingKind::Other);
                }
            }
            Kind::NamedExpression => {
                if let (Some(name), Some(value)) = (node.child(Field::Name), node.child(Field::Value)) {
                    let mut scope = self.scope_of(node);
                    while self.scope_kind(scope) == ScopeKind::Comprehension {
                        match self.parent(scope) {
                            Some(parent) => scope = parent,
                            None => break,
                        }
                    }
                    self.add_in(scope, name, name.text(), BindingKind::Value(value.id()));
                }
            }
            Kind::ForStatement | Kind::ForInClause => {
                if let (Some(left), Some(right)) = (node.child(Field::Left), node.child(Field::Right)) {
                    let kind = if left.kind() == Kind::Identifier {
                        BindingKind::For(right.id())
                    } else {
                        BindingKind::Other
                    };
                    self.bind_targets(left, &kind);
                }
            }
            Kind::WithItem | Kind::ExceptClause => self.bind_as(node),
            Kind::FunctionDefinition => {
                if let Some(name) = node.child(Field::Name) {
                    self.add_in(self.scope_of(node), name, name.text(), BindingKind::Function(node.id()));
                }
            }
            Kind::ClassDefinition => {
                if let Some(name) = node.child(Field::Name) {
                    self.add_in(self.scope_of(node), name, name.text(), BindingKind::Class(node.id()));
                }
            }
            Kind::Parameters | Kind::LambdaParameters => self.bind_parameters(node),
            Kind::DeleteStatement => {
                for part in node.parts() {
                    self.bind_targets(part, &BindingKind::Deleted);
                }
            }
            Kind::CaseClause => {
                for pattern in node.parts().filter(|part| part.kind() == Kind::CasePattern) {
                    self.bind_captures(pattern);
                }
            }
            // `type A[T] = …` and `def f[T: C]`: of each the first name is new, and all others are read.
            Kind::TypeAliasStatement => self.bind_type_names(node.child(Field::Left)),
            Kind::TypeParameters => self.bind_type_names(node.parts()),
            _ => {}
        }
    }

    fn bind_type_names<'n>(&mut self, types: impl IntoIterator<Item = Node<'n>>) {
        for name in types.into_iter().filter_map(|t| t.descendants().find(|n| n.kind() == Kind::Identifier)) {
            self.add(name, name.text(), BindingKind::Other);
        }
    }

    fn bind_import(&mut self, item: Node<'_>) {
        let aliased = item.kind() == Kind::AliasedImport;
        let Some(dotted) = (if aliased { item.child(Field::Name) } else { Some(item) }) else {
            return;
        };
        let module = plain(dotted.text());
        let name = match item.child(Field::Alias) {
            Some(alias) if aliased => alias.text().to_owned(),
            _ => module.split('.').next().unwrap_or(&module).to_owned(),
        };
        let kind = BindingKind::Import { module, whole: aliased };
        self.add(item, &name, kind);
    }

    fn bind_from(&mut self, node: Node<'_>) {
        let module = match node.child(Field::ModuleName) {
            Some(name) => self.absolute(&plain(name.text())),
            None => "__future__".to_owned(),
        };
        if node.parts().any(|part| part.kind() == Kind::WildcardImport) {
            self.add_star(self.scope_of(node), module);
            return;
        }
        for item in node.children_by(Field::Name) {
            let aliased = item.kind() == Kind::AliasedImport;
            let Some(name) = (if aliased { item.child(Field::Name) } else { Some(item) }) else {
                continue;
            };
            let bound = item.child(Field::Alias).filter(|_| aliased).unwrap_or(name);
            let kind = BindingKind::From { module: module.clone(), name: name.text().to_owned() };
            self.add(item, bound.text(), kind);
        }
    }

    /// `a = value`, and `a, b = value, other` as well.
    fn bind_value(&mut self, target: Node<'_>, value: Node<'_>) {
        let is_display =
            |node: Node<'_>| matches!(node.kind(), Kind::ExpressionList | Kind::Tuple | Kind::List);
        let (target, value) = (target.unparenthesised(), value.unparenthesised());
        if target.kind() == Kind::Identifier {
            self.add(target, target.text(), BindingKind::Value(value.id()));
            return;
        }
        let is_pairwise = is_display(target)
            && is_display(value)
            && target.parts().count() == value.parts().count()
            && target.parts().chain(value.parts()).all(|part| part.kind() != Kind::Splat);
        if is_pairwise {
            for (target, value) in target.parts().zip(value.parts()) {
                self.bind_value(target, value);
            }
        } else {
            self.bind_targets(target, &BindingKind::Other);
        }
    }

    fn bind_targets(&mut self, target: Node<'_>, kind: &BindingKind) {
        match target.kind() {
            Kind::Identifier => self.add(target, target.text(), kind.clone()),
            // What is assigned to is an attribute or an element, not a name.
            Kind::Attribute | Kind::Subscript | Kind::Call => {}
            _ => {
                let kind = if *kind == BindingKind::Deleted { kind } else { &BindingKind::Other };
                let mut below = target.descendants();
                while let Some(node) = below.next() {
                    match node.kind() {
                        Kind::Identifier => self.add(node, node.text(), kind.clone()),
                        Kind::Attribute | Kind::Subscript | Kind::Call => below.skip_below(node),
                        _ => {}
                    }
                }
            }
        }
    }

    /// `with value as x` and `except value as x`.
    fn bind_as(&mut self, node: Node<'_>) {
        let Some(alias) = node.child(Field::Alias) else {
            return;
        };
        let Some(value) = node.child(Field::Value) else {
            return;
        };
        let kind = match node.kind() {
            Kind::WithItem => BindingKind::With(value.id()),
            _ => BindingKind::Except(value.id()),
        };
        if alias.kind() == Kind::Identifier {
            self.add(alias, alias.text(), kind);
        } else {
            self.bind_targets(alias, &BindingKind::Other);
        }
    }

    fn bind_captures(&mut self, pattern: Node<'_>) {
        let mut below = pattern.descendants();
        while let Some(node) = below.next() {
            match node.kind() {
                Kind::DottedName => {
                    let mut parts = node.parts();
                    if let (Some(name), None) = (parts.next(), parts.next()) {
                        let is_class = node.parent().is_some_and(|p| p.kind() == Kind::ClassPattern);
                        if !is_class && name.text() != "_" {
                            self.add(name, name.text(), BindingKind::Other);
                        }
                    }
                    below.skip_below(node);
                }
                Kind::AsPattern => {
                    if let Some(name) = node.child(Field::Alias) {
                        self.add(name, name.text(), BindingKind::Other);
                    }
                }
                Kind::Splat | Kind::DictionarySplat => {
                    for name in node.parts().filter(|p| p.kind() == Kind::Identifier) {
                        self.add(name, name.text(), BindingKind::Other);
                    }
                }
                _ => {}
            }
        }
    }

    fn bind_parameters(&mut self, list: Node<'_>) {
        let Some(function) = list.parent() else {
            return;
        };
        let Some(scope) = self.scope_opened_by(function) else {
            return;
        };
        for parameter in list.parts() {
            let annotation = parameter.child(Field::Type).map(Node::id);
            let default = parameter.child(Field::Value).map(Node::id);
            let name = match parameter.kind() {
                Kind::Identifier => Some(parameter),
                Kind::DefaultParameter | Kind::TypedDefaultParameter => parameter.child(Field::Name),
                Kind::TypedParameter => parameter.parts().next(),
                Kind::Splat | Kind::DictionarySplat => Some(parameter),
                _ => None,
            };
            let Some(name) = name else { continue };
            if name.kind() == Kind::Identifier {
                let kind = BindingKind::Parameter { function: function.id(), annotation, default };
                self.add_in(scope, name, name.text(), kind);
            } else {
                for name in name.descendants().filter(|n| n.kind() == Kind::Identifier) {
                    self.add_in(scope, name, name.text(), BindingKind::Other);
                }
            }
        }
    }
}

/// Dotted names may hold white space: `os . path`.
fn plain(dotted: &str) -> String {
    dotted.chars().filter(|c| !c.is_whitespace() && *c != '\\').collect()
}
