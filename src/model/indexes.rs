//! What is looked up in a file again and again, found once: where a name stands, which statements
//! leave their blocks, for which Pythons a statement is reached.

use std::sync::{Mutex, OnceLock, PoisonError};

use foldhash::{HashMap, HashMapExt};

use super::scope::{Module, ScopeId, is_variable};
use super::trail::Trail;
use super::versions::{VersionSet, leaves};
use crate::syntax::{Field, Kind, Node, NodeId};

/// Filled in when they are first asked for.
#[derive(Default)]
pub(super) struct Indexes {
    /// The nodes of each identifier.
    identifiers: OnceLock<HashMap<String, Vec<NodeId>>>,
    /// The statements that not everything gets by, by the block.
    leaving: OnceLock<HashMap<NodeId, Vec<NodeId>>>,
    /// The Pythons that get past the earlier siblings of a statement or a clause.
    behind: Mutex<HashMap<NodeId, (VersionSet, Trail)>>,
}

impl Module {
    /// Every identifier node of this text, whatever it stands for, in source order.
    pub fn identifiers(&self, name: &str) -> impl Iterator<Item = Node<'_>> {
        let all = self.indexes.identifiers.get_or_init(|| {
            let mut all: HashMap<String, Vec<NodeId>> = HashMap::new();
            for node in self.tree.of_kind(Kind::Identifier) {
                match all.get_mut(node.text()) {
                    Some(known) => known.push(node.id()),
                    None => drop(all.insert(node.text().to_owned(), vec![node.id()])),
                }
            }
            all
        });
        let found = all.get(name).map_or(&[][..], Vec::as_slice);
        found.iter().map(|id| self.tree.node(*id))
    }

    /// Every identifier that reads or binds `name` as it is known in `scope`: uses of that very
    /// variable, in source order. Attributes and keyword names are no variables.
    pub fn uses<'m>(&'m self, scope: ScopeId, name: &'m str) -> impl Iterator<Item = Node<'m>> {
        self.identifiers(name)
            .filter(|node| is_variable(*node))
            .filter(move |node| self.lookup_at(*node).is_some_and(|(found, _)| found == scope))
    }
    /// The `assert` statements of a block, and the `if` statements whose own block ends by leaving, in source order.
    pub(super) fn leaving(&self, block: Node<'_>) -> impl Iterator<Item = Node<'_>> {
        let all = self.indexes.leaving.get_or_init(|| {
            let mut all: HashMap<NodeId, Vec<NodeId>> = HashMap::new();
            for node in self.tree.root().descendants() {
                let leaves = match node.kind() {
                    Kind::AssertStatement => true,
                    Kind::IfStatement => node.child(Field::Consequence).is_some_and(leaves),
                    _ => false,
                };
                if let Some(block) = node.parent().filter(|_| leaves) {
                    all.entry(block.id()).or_default().push(node.id());
                }
            }
            all
        });
        all.get(&block.id()).into_iter().flatten().map(|id| self.tree.node(*id))
    }

    pub(super) fn reached_behind(&self, node: Node<'_>) -> Option<(VersionSet, Trail)> {
        self.indexes.behind.lock().unwrap_or_else(PoisonError::into_inner).get(&node.id()).cloned()
    }

    pub(super) fn forget_behind(&self) {
        self.indexes.behind.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub(super) fn remember_behind(&self, node: Node<'_>, found: (VersionSet, Trail)) {
        self.indexes.behind.lock().unwrap_or_else(PoisonError::into_inner).insert(node.id(), found);
    }
}
