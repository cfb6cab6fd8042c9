//! Which nodes bind a name, and how.

use super::scope::{Kind, Module, ScopeKind};
use crate::syntax::Node;

/// Kinds of nodes that may bind names.
const BINDING: [&str; 17] = [
    "import_statement",
    "import_from_statement",
    "future_import_statement",
    "assignment",
    "augmented_assignment",
    "named_expression",
    "for_statement",
    "for_in_clause",
    "as_pattern",
    "function_definition",
    "class_definition",
    "parameters",
    "lambda_parameters",
    "delete_statement",
    "case_clause",
    "type_alias_statement",
    "type_parameter",
];

/// Whether a node of this kind may bind names.
pub(super) fn binds(kind: &str) -> bool {
    BINDING.contains(&kind)
}

impl Module {
    fn add(&mut self, at: Node<'_>, name: &str, kind: Kind) {
        let scope = self.scope_of(at);
        self.add_in(scope, at, name, kind);
    }

    /// Records what a node binds, if anything.
    pub(super) fn bind(&mut self, node: Node<'_>) {
        match node.kind() {
            "import_statement" => {
                for item in node.children_by("name") {
                    self.bind_import(item);
                }
            }
            "import_from_statement" | "future_import_statement" => self.bind_from(node),
            "assignment" => {
                let (Some(left), right) = (node.child("left"), node.child("right")) else {
                    return;
                };
                match (left.kind(), node.child("type"), right) {
                    ("identifier", Some(annotation), value) => {
                        let kind =
                            Kind::Annotated { annotation: annotation.id(), value: value.map(Node::id) };
                        self.add(left, left.text(), kind);
                    }
                    ("identifier", None, Some(value)) => {
                        // `a = b = value`: the value is the rightmost.
                        let mut value = value;
                        while value.kind() == "assignment" {
                            match value.child("right") {
                                Some(right) => value = right,
                                None => break,
                            }
                        }
                        self.add(left, left.text(), Kind::Value(value.id()));
                    }
                    _ => self.bind_targets(left, &Kind::Other),
                }
            }
            "augmented_assignment" => {
                if let Some(left) = node.child("left") {
                    self.bind_targets(left, &Kind::Other);
                }
            }
            "named_expression" => {
                if let (Some(name), Some(value)) = (node.child("name"), node.child("value")) {
                    let mut scope = self.scope_of(node);
                    while self.scope_kind(scope) == ScopeKind::Comprehension {
                        match self.parent(scope) {
                            Some(parent) => scope = parent,
                            None => break,
                        }
                    }
                    self.add_in(scope, name, name.text(), Kind::Value(value.id()));
                }
            }
            "for_statement" | "for_in_clause" => {
                if let (Some(left), Some(right)) = (node.child("left"), node.child("right")) {
                    let kind = if left.kind() == "identifier" { Kind::For(right.id()) } else { Kind::Other };
                    self.bind_targets(left, &kind);
                }
            }
            "as_pattern" => self.bind_as(node),
            "function_definition" => {
                if let Some(name) = node.child("name") {
                    self.add_in(self.scope_of(node), name, name.text(), Kind::Function(node.id()));
                }
            }
            "class_definition" => {
                if let Some(name) = node.child("name") {
                    self.add_in(self.scope_of(node), name, name.text(), Kind::Class(node.id()));
                }
            }
            "parameters" | "lambda_parameters" => self.bind_parameters(node),
            "delete_statement" => {
                for part in node.parts() {
                    self.bind_targets(part, &Kind::Deleted);
                }
            }
            "case_clause" => {
                for pattern in node.parts().filter(|part| part.kind() == "case_pattern") {
                    self.bind_captures(pattern);
                }
            }
            // `type A[T] = …` and `def f[T: C]`: of each the first name is new, and all others are read.
            "type_alias_statement" => {
                let alias = node.child("left");
                self.bind_type_names(alias);
                let parameters =
                    alias.and_then(|alias| alias.descendants().find(|n| n.kind() == "type_parameter"));
                self.bind_type_names(parameters.iter().flat_map(|all| all.parts()));
            }
            "type_parameter" if node.field() == Some("type_parameters") => self.bind_type_names(node.parts()),
            _ => {}
        }
    }

    fn bind_type_names<'n>(&mut self, types: impl IntoIterator<Item = Node<'n>>) {
        for name in types.into_iter().filter_map(|t| t.descendants().find(|n| n.kind() == "identifier")) {
            self.add(name, name.text(), Kind::Other);
        }
    }

    fn bind_import(&mut self, item: Node<'_>) {
        let aliased = item.kind() == "aliased_import";
        let Some(dotted) = (if aliased { item.child("name") } else { Some(item) }) else {
            return;
        };
        let module = plain(dotted.text());
        let name = match item.child("alias") {
            Some(alias) if aliased => alias.text().to_owned(),
            _ => module.split('.').next().unwrap_or(&module).to_owned(),
        };
        let kind = Kind::Import { module, whole: aliased };
        self.add(item, &name, kind);
    }

    fn bind_from(&mut self, node: Node<'_>) {
        let module = match node.child("module_name") {
            Some(name) => self.absolute(&plain(name.text())),
            None => "__future__".to_owned(),
        };
        if node.parts().any(|part| part.kind() == "wildcard_import") {
            self.add_star(self.scope_of(node), module);
            return;
        }
        for item in node.children_by("name") {
            let aliased = item.kind() == "aliased_import";
            let Some(name) = (if aliased { item.child("name") } else { Some(item) }) else {
                continue;
            };
            let bound = item.child("alias").filter(|_| aliased).unwrap_or(name);
            let kind = Kind::From { module: module.clone(), name: name.text().to_owned() };
            self.add(item, bound.text(), kind);
        }
    }

    fn bind_targets(&mut self, target: Node<'_>, kind: &Kind) {
        match target.kind() {
            "identifier" => self.add(target, target.text(), kind.clone()),
            // What is assigned to is an attribute or an element, not a name.
            "attribute" | "subscript" | "call" => {}
            _ => {
                let kind = if *kind == Kind::Deleted { kind } else { &Kind::Other };
                let mut below = target.descendants();
                while let Some(node) = below.next() {
                    match node.kind() {
                        "identifier" => self.add(node, node.text(), kind.clone()),
                        "attribute" | "subscript" | "call" => below.skip_below(node),
                        _ => {}
                    }
                }
            }
        }
    }

    /// `with value as x`, `except value as x`, and `case pattern as x`.
    fn bind_as(&mut self, node: Node<'_>) {
        let Some(alias) = node.child("alias") else {
            return;
        };
        let Some(value) = node.parts().next() else {
            return;
        };
        let target = alias.parts().next().unwrap_or(alias);
        let owner = node.parent().map_or("", Node::kind);
        let kind = match owner {
            "with_item" => Kind::With(value.id()),
            "except_clause" | "except_group_clause" => Kind::Except(value.id()),
            _ => Kind::Other,
        };
        if target.kind() == "identifier" {
            let kind = if owner == "except_group_clause" { Kind::Other } else { kind };
            self.add(target, target.text(), kind);
        } else {
            self.bind_targets(target, &Kind::Other);
        }
    }

    fn bind_captures(&mut self, pattern: Node<'_>) {
        let mut below = pattern.descendants();
        while let Some(node) = below.next() {
            match node.kind() {
                "dotted_name" => {
                    let mut parts = node.parts();
                    if let (Some(name), None) = (parts.next(), parts.next()) {
                        let is_class = node.parent().is_some_and(|p| p.kind() == "class_pattern");
                        if !is_class && name.text() != "_" {
                            self.add(name, name.text(), Kind::Other);
                        }
                    }
                    below.skip_below(node);
                }
                "as_pattern" => {
                    // `case pattern as x`: the grammar gives the name no field of its own.
                    let last = node.parts().last().filter(|last| last.kind() == "identifier");
                    if let Some(name) = last.filter(|_| node.child("alias").is_none()) {
                        self.add(name, name.text(), Kind::Other);
                    }
                }
                "splat_pattern" => {
                    for name in node.parts().filter(|p| p.kind() == "identifier") {
                        self.add(name, name.text(), Kind::Other);
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
            let annotation = parameter.child("type").map(Node::id);
            let default = parameter.child("value").map(Node::id);
            let name = match parameter.kind() {
                "identifier" => Some(parameter),
                "default_parameter" | "typed_default_parameter" => parameter.child("name"),
                "typed_parameter" => parameter.parts().next(),
                "list_splat_pattern" | "dictionary_splat_pattern" => Some(parameter),
                _ => None,
            };
            let Some(name) = name else { continue };
            if name.kind() == "identifier" {
                let kind = Kind::Parameter { function: function.id(), annotation, default };
                self.add_in(scope, name, name.text(), kind);
            } else {
                for name in name.descendants().filter(|n| n.kind() == "identifier") {
                    self.add_in(scope, name, name.text(), Kind::Other);
                }
            }
        }
    }
}

/// Dotted names may hold white space: `os . path`.
fn plain(dotted: &str) -> String {
    dotted.chars().filter(|c| !c.is_whitespace() && *c != '\\').collect()
}
