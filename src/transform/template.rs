//! Templates: pieces of a transform's tree, and what their names mean.

use std::collections::HashMap;
use std::sync::Arc;

use super::Symbol;
use crate::syntax::{Field, Kind, Node, NodeId, Tree};

/// A piece of a transform's own tree, with what its names mean.
#[derive(Clone, Debug)]
pub struct Template {
    /// The tree of the transform's file.
    pub tree: Arc<Tree>,
    /// The expression (one node), or the statements.
    pub nodes: Vec<NodeId>,
    /// For statements ending in `return e`: the node of `e`; it is not one of `nodes`.
    pub result: Option<NodeId>,
    /// What the names in it mean. The key of a symbol is its longest dotted chain.
    pub roles: Arc<HashMap<NodeId, Role>>,
}

impl Template {
    /// The nodes themselves.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        self.nodes.iter().map(|id| self.tree.node(*id))
    }

    /// Whether it is a call as a whole.
    pub fn is_call(&self) -> bool {
        self.nodes().next().is_some_and(|top| top.kind() == Kind::Call)
    }

    /// Whether it is the name of a symbol as a whole.
    pub fn is_symbol(&self) -> bool {
        self.nodes().next().is_some_and(|top| matches!(self.role(top), Some(Role::Symbol(_))))
    }

    /// What it calls, and whether it does: else what it is.
    pub fn callee(&self) -> Option<(Callee<'_>, bool)> {
        let top = self.nodes().next()?;
        let top = if top.kind() == Kind::ExpressionStatement { top.parts().next()? } else { top };
        let is_call = top.kind() == Kind::Call;
        let function = if is_call { top.child(Field::Function)? } else { top };
        if let Some(Role::Symbol(symbol)) = self.role(function) {
            return Some((Callee::Symbol(symbol), is_call));
        }
        match self.role(function.child(Field::Object)?) {
            Some(Role::Parameter(owner)) => {
                Some((Callee::Member(*owner, function.child(Field::Attribute)?.text()), is_call))
            }
            _ => None,
        }
    }

    /// All nodes at or below these, and those of the result.
    pub fn all(&self) -> impl Iterator<Item = Node<'_>> {
        let result = self.result.map(|id| self.tree.node(id));
        self.nodes().chain(result).flat_map(Node::descendants)
    }

    /// The statements that stand for blocks, each with the index of its parameter.
    pub fn blocks(&self) -> impl Iterator<Item = (Node<'_>, usize)> {
        self.all().filter_map(|node| match self.role(node)? {
            Role::Block(index) => Some((node, *index)),
            _ => None,
        })
    }

    /// The blocks of the template in which a node stands, the innermost first.
    pub fn blocks_around<'t>(&'t self, node: Node<'t>) -> impl Iterator<Item = Node<'t>> {
        let body = self.nodes().next().and_then(Node::parent);
        let around = node.ancestors().filter(|above| above.kind() == Kind::Block);
        around.take_while(move |above| Some(*above) != body)
    }

    /// The dotted name of the symbol, or of the built-in, that a node stands for.
    pub fn dotted(&self, node: Node<'_>) -> Option<String> {
        match self.role(node) {
            Some(Role::Symbol(symbol)) => Some(symbol.qualified.clone()),
            None if node.kind() == Kind::Identifier => Some(format!("builtins.{}", node.text())),
            _ => None,
        }
    }

    /// What a name, or a dotted chain, of it means.
    pub fn role(&self, node: Node<'_>) -> Option<&Role> {
        self.roles.get(&node.id())
    }
}

/// What a template calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callee<'t> {
    /// A symbol.
    Symbol(&'t Symbol),
    /// A member of the parameter of this index, by its name.
    Member(usize, &'t str),
}

/// What a name in a template means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// The parameter of this index.
    Parameter(usize),
    /// What an import of the transform's file brings.
    Symbol(Symbol),
    /// Assigned in `after` and no parameter: a name that is free in the user's scope.
    Fresh(String),
    /// A helper of the transform's file.
    Helper(String),
    /// `self` in `after`: the first parameter of the method around.
    Receiver,
    /// Of a statement: the statements that the parameter of this index stands for.
    Block(usize),
}

impl Role {
    pub(super) fn helper(&self) -> Option<&String> {
        if let Role::Helper(name) = self { Some(name) } else { None }
    }

    /// What it refers to, if it is a symbol.
    pub fn symbol(&self) -> Option<&Symbol> {
        if let Role::Symbol(symbol) = self { Some(symbol) } else { None }
    }
}
