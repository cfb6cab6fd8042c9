//! A tree that owns its nodes in one flat vector, in source order: parents cost nothing to find,
//! nothing borrows from the parser, and a tree can be shared between threads.

use std::ops::Range;
use std::sync::OnceLock;

use foldhash::HashMap;

use super::{Field, Kind, Node, Reading, grammar, ruff};
use crate::meter::{self, Count, Stage};

/// The number of a node in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// The number itself: nodes are counted from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// "No node", for links.
pub(super) const NONE: u32 = u32::MAX;

/// A node, in 24 bytes: a tree has one for every fifth byte of its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Data {
    pub kind: Kind,
    pub field: Option<Field>,
    pub start: u32,
    pub end: u32,
    pub parent: u32,
    pub first_child: u32,
    /// The next sibling. As long as nodes are added it is the last child where there is no sibling yet.
    pub next: u32,
}

/// Adds a node without children behind all others, as the last child of `parent`; returns its number.
pub(super) fn push(nodes: &mut Vec<Data>, node: Data) -> u32 {
    let id = nodes.len() as u32;
    if let Some(parent) = nodes.get_mut(node.parent as usize) {
        let last = if parent.first_child == NONE { NONE } else { parent.next };
        parent.next = id;
        if let Some(sibling) = nodes.get_mut(last as usize) {
            sibling.next = id;
        } else {
            nodes[node.parent as usize].first_child = id;
        }
    }
    nodes.push(node);
    id
}

/// Makes the links what they are for when all nodes are there.
fn settle(nodes: &mut [Data]) {
    for id in 0..nodes.len() {
        let is_child = |next: &Data| next.parent as usize == id;
        if nodes.get(nodes[id].next as usize).is_some_and(is_child) {
            nodes[id].next = NONE;
        }
    }
}

impl Data {
    /// A node without children and siblings.
    pub(super) fn new(kind: Kind, field: Option<Field>, bytes: Range<u32>, parent: u32) -> Data {
        let (start, end) = (bytes.start, bytes.end);
        Data { kind, field, start, end, parent, first_child: NONE, next: NONE }
    }
}

/// A parsed text. Parsing never fails: what is not Python shows as `errors`.
#[derive(Clone, Debug)]
pub struct Tree {
    text: String,
    pub(super) nodes: Vec<Data>,
    errors: Vec<Range<usize>>,
    too_deep: Option<usize>,
    is_python: bool,
    /// The children of nodes that have very many, found when a place is first looked for.
    wide: OnceLock<HashMap<u32, Vec<u32>>>,
    /// The nodes of each kind, found when they are first asked for.
    kinds: OnceLock<Kinds>,
}

/// The nodes of a tree, kind by kind.
#[derive(Clone, Debug)]
struct Kinds {
    /// Where the nodes of each kind begin in `nodes`, and where those of the last one end.
    starts: [u32; Kind::COUNT + 1],
    nodes: Vec<u32>,
}

impl Kinds {
    fn of(nodes: &[Data]) -> Kinds {
        let mut starts = [0; Kind::COUNT + 1];
        for node in nodes {
            starts[node.kind as usize + 1] += 1;
        }
        for kind in 0..Kind::COUNT {
            starts[kind + 1] += starts[kind];
        }
        let mut next = starts;
        let mut sorted = vec![0; nodes.len()];
        for (id, node) in nodes.iter().enumerate() {
            let at = &mut next[node.kind as usize];
            sorted[*at as usize] = id as u32;
            *at += 1;
        }
        // Nodes are numbered roughly in source order.
        for kind in 0..Kind::COUNT {
            let own = &mut sorted[starts[kind] as usize..starts[kind + 1] as usize];
            own.sort_by_key(|id| (nodes[*id as usize].start, u32::MAX - nodes[*id as usize].end));
        }
        Kinds { starts, nodes: sorted }
    }
}

/// No CPython from 3.8 to 3.13 compiles an expression or statement that is nested this deep: it ends
/// with `RecursionError`, `MemoryError` or `SyntaxError`, found by trying.
pub const DEEPEST: usize = 10_000;

/// A node has many children from here on: modules of generated code have a million.
const WIDE: usize = 32;

impl Default for Tree {
    /// The tree of no text.
    fn default() -> Self {
        Tree::given_up("", 0)
    }
}

impl Tree {
    /// Parses a decoded text.
    pub fn parse(text: &str) -> Tree {
        match Reading::quick(text) {
            Some(reading) => Tree::of(&reading),
            None => Tree::counted(text, || grammar::tree_of(text)),
        }
    }

    /// How many places of a text tree-sitter cannot read, whoever made the tree.
    pub fn broken_places(text: &str) -> usize {
        grammar::tree_of(text).errors.len()
    }

    /// Whether tree-sitter reads a text as whole Python.
    pub fn is_whole(text: &str) -> bool {
        grammar::is_whole(text)
    }

    /// The tree of a text that has been read: out of that reading, if tree-sitter would give the same.
    pub fn of(reading: &Reading<'_>) -> Tree {
        let text = reading.text;
        let quick = || reading.parsed().and_then(|parsed| ruff::tree_of(text, parsed));
        let mut tree = Tree::counted(text, || quick().unwrap_or_else(|| grammar::tree_of(text)));
        tree.is_python = reading.error().is_none() && reading.newer() == 0;
        tree
    }

    fn counted(text: &str, parse: impl FnOnce() -> Tree) -> Tree {
        let tree = meter::stage(Stage::Parse, parse);
        meter::count(Count::Trees, 1);
        meter::count(Count::TreeBytes, text.len());
        meter::count(Count::Nodes, tree.nodes.len());
        tree
    }

    /// A tree of a text out of its nodes, in source order, each of which was added by [`push`].
    pub(super) fn from_nodes(text: &str, mut nodes: Vec<Data>, errors: Vec<Range<usize>>) -> Tree {
        settle(&mut nodes);
        // To shrink in place would give nothing back: allocators keep up to a half of a block unused.
        if nodes.capacity() > nodes.len() + nodes.len() / 8 {
            nodes = nodes.as_slice().to_vec();
        }
        Tree {
            text: text.to_owned(),
            nodes,
            errors,
            too_deep: None,
            is_python: false,
            wide: OnceLock::new(),
            kinds: OnceLock::new(),
        }
    }

    /// A tree of a text that is not gone into, with the byte where that was decided.
    pub(super) fn given_up(text: &str, at: usize) -> Tree {
        let errors = std::iter::once(0..text.len()).collect();
        let root = Data::new(Kind::Module, None, 0..0, NONE);
        Tree { too_deep: Some(at), ..Tree::from_nodes(text, vec![root], errors) }
    }

    /// Whether the text is known to be Python, of [`super::BEFORE_PEP_758`] too: ruff's parser read it first.
    pub fn is_python(&self) -> bool {
        self.is_python
    }

    /// The text that was parsed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole module.
    pub fn root(&self) -> Node<'_> {
        self.node(NodeId(0))
    }

    /// A node by its number.
    pub fn node(&self, id: NodeId) -> Node<'_> {
        Node { tree: self, id }
    }

    /// Every node, roughly in source order.
    pub fn all(&self) -> impl ExactSizeIterator<Item = Node<'_>> {
        (0..self.nodes.len() as u32).map(|id| self.node(NodeId(id)))
    }

    /// Every node of a kind, in source order, one that holds another first.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = Node<'_>> {
        let all = self.kinds.get_or_init(|| Kinds::of(&self.nodes));
        let range = all.starts[kind as usize] as usize..all.starts[kind as usize + 1] as usize;
        all.nodes[range].iter().map(|id| self.node(NodeId(*id)))
    }

    /// The byte ranges that the parser could not read, in source order.
    pub fn errors(&self) -> &[Range<usize>] {
        &self.errors
    }

    /// The byte where code is nested deeper than any Python compiles.
    pub fn too_deep(&self) -> Option<usize> {
        self.too_deep
    }

    /// The smallest node that covers a byte range.
    pub fn covering(&self, range: Range<usize>) -> Node<'_> {
        let covers = |child: &Node<'_>| child.start() <= range.start && range.end <= child.end();
        let mut node = self.root();
        loop {
            let inner = match self.wide().get(&node.id.0) {
                // Children stand one behind the other: the first that ends late enough is the one.
                Some(children) => children
                    .get(children.partition_point(|child| self.node(NodeId(*child)).end() < range.end))
                    .map(|child| self.node(NodeId(*child)))
                    .filter(covers),
                None => node.children().find(covers),
            };
            match inner {
                Some(child) => node = child,
                None => return node,
            }
        }
    }

    /// The children of each node that has many.
    pub(super) fn wide(&self) -> &HashMap<u32, Vec<u32>> {
        self.wide.get_or_init(|| {
            let is_wide = |node: &Node<'_>| node.children().nth(WIDE).is_some();
            let children = |node: Node<'_>| node.children().map(|child| child.id.0).collect();
            self.all().filter(is_wide).map(|node| (node.id.0, children(node))).collect()
        })
    }

    /// The outermost node with exactly this byte range, if there is one.
    pub fn exact(&self, range: Range<usize>) -> Option<Node<'_>> {
        let node = self.covering(range.clone());
        if node.range() != range {
            return None;
        }
        node.ancestors().take_while(|above| above.range() == range).last().or(Some(node))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str, kind: Kind) -> Vec<String> {
        let tree = Tree::parse(text);
        let of_kind = tree.all().filter(|node| node.kind() == kind);
        of_kind.map(|node| node.text().to_owned()).collect()
    }

    #[test]
    fn a_node_is_small() {
        assert_eq!(size_of::<Data>(), 24);
    }

    #[test]
    fn a_call_of_type_is_no_alias_statement() {
        assert_eq!(spans("type(x).attr = 1\n", Kind::Call), ["type(x)"]);
        assert_eq!(spans("type(x)[0] = 1\n", Kind::Call), ["type(x)"]);
        assert_eq!(spans("type X = int\n", Kind::TypeAliasStatement), ["type X = int"]);
    }

    #[test]
    fn a_splat_takes_the_whole_chain() {
        for text in ["[*a.b()]\n", "{*a.b()}\n", "*a.b(), c = d\n", "f([*a.b(), 1])\n"] {
            assert!(spans(text, Kind::Call).contains(&"a.b()".to_owned()), "{text}");
            assert_eq!(spans(text, Kind::Splat), ["*a.b()"], "{text}");
        }
        assert_eq!(spans("[*a[0]]\n", Kind::Subscript), ["a[0]"]);
    }

    #[test]
    fn a_lone_carriage_return_ends_a_line() {
        let tree = Tree::parse("x = 1\ry = 2\r");
        assert!(tree.errors().is_empty());
        assert_eq!(tree.root().children().count(), 2);
    }

    #[test]
    fn what_is_not_python_is_an_error_and_never_a_failure() {
        assert!(!Tree::parse("def f(:\n").errors().is_empty());
        assert!(Tree::parse("").errors().is_empty());
        assert!(Tree::parse(&"(".repeat(5000)).root().end() > 0);
    }

    #[test]
    fn nodes_are_found_by_their_bytes() {
        let tree = Tree::parse("a.b(c)\n");
        assert_eq!(tree.covering(2..3).kind(), Kind::Identifier);
        assert_eq!(tree.exact(0..3).unwrap().kind(), Kind::Attribute);
        assert!(tree.exact(1..3).is_none());
    }
}
