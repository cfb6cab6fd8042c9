//! What a change asks of the imports: a module or a name of one, and where it is needed.

use std::collections::{BTreeMap, BTreeSet};

use super::import_layout::is_behind_code;
use crate::model::{Module, ScopeKind, is_variable};
use crate::syntax::{Kind, Node, NodeId};

/// An import that new code relies on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WantedImport {
    /// The module.
    pub module: String,
    /// The name taken `from` it; `None` for `import module`.
    pub name: Option<String>,
    /// The local name, when the plain one is taken.
    pub alias: Option<String>,
    /// Whether it may have to be imported by its absolute name instead, as a module of the file's own folder.
    pub is_either: bool,
    /// Where.
    pub site: Site,
}

impl WantedImport {
    /// The statement that brings it.
    pub fn statement(&self) -> String {
        let from = match self.item() {
            Some(item) => format!("from {} import {item}", self.module),
            None => format!("import {}{}", self.module, self.as_alias()),
        };
        match (self.module.trim_start_matches('.'), self.item()) {
            _ if !self.is_either => from,
            ("", Some(item)) => either(&from, &format!("import {item}")),
            (module, item) => either(&from, &format!("from {module} import {}", item.unwrap_or_default())),
        }
    }

    /// What stands behind `import` when it joins a `from` that is there.
    pub fn item(&self) -> Option<String> {
        self.name.as_ref().map(|name| format!("{name}{}", self.as_alias()))
    }

    fn as_alias(&self) -> String {
        self.alias.as_ref().map_or(String::new(), |alias| format!(" as {alias}"))
    }

    /// Whether both bring the same, wherever they do.
    pub(super) fn is_same(&self, other: &WantedImport) -> bool {
        self.module == other.module && self.name == other.name && self.alias == other.alias
    }
}

/// Two imports of one thing, of which the second is for where the first is not possible.
pub(super) fn either(one: &str, other: &str) -> String {
    format!("try:\n    {one}\nexcept ImportError:\n    {other}")
}

/// The statements that bring these: one for all names of a module, plain imports first.
pub(super) fn statements(wanted: &[&WantedImport]) -> Vec<String> {
    let mut plain: BTreeSet<String> = BTreeSet::new();
    let mut items: BTreeMap<&str, BTreeSet<(String, String)>> = BTreeMap::new();
    let mut last: Vec<String> = Vec::new();
    for import in wanted {
        match import.item() {
            _ if import.is_either => last.push(import.statement()),
            Some(item) => drop(items.entry(&import.module).or_default().insert((item.to_lowercase(), item))),
            None => drop(plain.insert(import.statement())),
        }
    }
    let from = items.into_iter().map(|(module, items)| {
        let items: Vec<String> = items.into_iter().map(|(_, item)| item).collect();
        format!("from {module} import {}", items.join(", "))
    });
    plain.into_iter().chain(from).chain(last).collect()
}

/// Where a new import goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Site {
    /// With the other imports at the head of the file.
    Top,
    /// Beside this import statement, in the same block.
    Beside(NodeId),
}

impl Site {
    /// Where what takes the place of this code is imported: beside the import that the code uses, when
    /// that stands in the same function or behind code that may prepare it; else at the top.
    pub fn of(module: &Module, at: Node<'_>) -> Site {
        let mut site = None;
        // What runs before an import does not rely on it.
        let runs_at_once = at.enclosing(&[Kind::FunctionDefinition, Kind::Lambda]).is_none();
        let names = at.descendants().filter(|node| node.kind() == Kind::Identifier && is_variable(*node));
        for node in names {
            let Some((scope, bindings)) = module.lookup(module.scope_of(node), node.text()) else {
                continue;
            };
            // In a class body it would become an attribute.
            if module.scope_kind(scope) == ScopeKind::Class {
                continue;
            }
            for binding in bindings.iter().map(|id| module.binding(*id)) {
                if binding.module().is_none() {
                    continue;
                }
                let statement = module.tree.node(binding.node).statement();
                if runs_at_once && at.start() < statement.start() {
                    continue;
                }
                if scope != module.top() {
                    return Site::Beside(statement.id());
                }
                let here = Site::in_place_of(module, statement);
                site = if site.is_none_or(|site| site == here) { Some(here) } else { Some(Site::Top) };
            }
        }
        site.unwrap_or(Site::Top)
    }

    /// Where what takes the place of an import of the module itself is imported.
    pub fn in_place_of(module: &Module, import: Node<'_>) -> Site {
        if is_behind_code(module, import) { Site::Beside(import.id()) } else { Site::Top }
    }
}
