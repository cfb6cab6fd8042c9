//! A place in a tree, with the questions that every later stage asks of it.

use std::ops::Range;

use super::tree::NONE;
use super::{Field, Kind, NodeId, Tree};

/// A node of a tree: cheap to copy, compared by identity.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    pub(super) tree: &'t Tree,
    pub(super) id: NodeId,
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && std::ptr::eq(self.tree, other.tree)
    }
}

impl Eq for Node<'_> {}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{:?}", self.kind(), self.range())
    }
}

impl<'t> Node<'t> {
    fn link(self, id: u32) -> Option<Node<'t>> {
        (id != NONE).then_some(Node { tree: self.tree, id: NodeId(id) })
    }

    fn data(self) -> &'t super::tree::Data {
        &self.tree.nodes[self.id.0 as usize]
    }

    /// Its number, which finds it again in its tree.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// The tree it stands in.
    pub fn tree(self) -> &'t Tree {
        self.tree
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        self.data().kind
    }

    /// What it is to its parent.
    pub fn field(self) -> Option<Field> {
        self.data().field
    }

    /// Whether it is a rule of the grammar, not a bare token such as `(`.
    pub fn is_named(self) -> bool {
        self.kind().is_named()
    }

    /// Start, in bytes.
    pub fn start(self) -> usize {
        self.data().start as usize
    }

    /// End (exclusive), in bytes.
    pub fn end(self) -> usize {
        self.data().end as usize
    }

    /// Its bytes.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Its text, as written.
    pub fn text(self) -> &'t str {
        &self.tree.text()[self.range()]
    }

    /// The node above.
    pub fn parent(self) -> Option<Node<'t>> {
        self.link(self.data().parent)
    }

    /// The nodes above, nearest first.
    pub fn ancestors(self) -> Ancestors<'t> {
        Ancestors(self.parent())
    }

    /// The next node with the same parent, tokens and comments included.
    pub fn next_sibling(self) -> Option<Node<'t>> {
        self.link(self.data().next)
    }

    /// The previous node with the same parent, tokens and comments included. There is no link to it.
    pub fn previous_sibling(self) -> Option<Node<'t>> {
        let parent = self.parent()?;
        if let Some(siblings) = self.tree.wide().get(&parent.id.0) {
            let ends_before = |sibling: &u32| self.tree.node(NodeId(*sibling)).end() < self.start();
            let first = siblings.partition_point(ends_before);
            let own = siblings[first..].iter().position(|sibling| *sibling == self.id.0)? + first;
            return own.checked_sub(1).and_then(|at| self.link(siblings[at]));
        }
        parent.children().take_while(|sibling| *sibling != self).last()
    }

    /// What it is made of, tokens and comments included.
    pub fn children(self) -> Children<'t> {
        Children(self.link(self.data().first_child))
    }

    /// The nodes behind it with the same parent, tokens and comments included.
    pub fn children_after(self) -> Children<'t> {
        Children(self.next_sibling())
    }

    /// What it is made of, without tokens and comments.
    pub fn parts(self) -> impl Iterator<Item = Node<'t>> {
        self.children().filter(|child| child.is_named() && child.kind() != Kind::Comment)
    }

    /// The child that plays a part, such as [`Field::Function`] of a call.
    pub fn child(self, field: Field) -> Option<Node<'t>> {
        self.children().find(|child| child.field() == Some(field) && child.kind() != Kind::Comment)
    }

    /// All children that play a part, such as [`Field::Name`] of a `from` import.
    pub fn children_by(self, field: Field) -> impl Iterator<Item = Node<'t>> {
        self.children().filter(move |child| child.field() == Some(field) && child.kind() != Kind::Comment)
    }

    /// The first token of a kind directly in it.
    pub fn token(self, kind: Kind) -> Option<Node<'t>> {
        self.children().find(|child| child.kind() == kind)
    }

    /// It and all below it, in source order.
    pub fn descendants(self) -> Descendants<'t> {
        Descendants { top: self, next: Some(self) }
    }

    /// Whether it is `other` or stands below it.
    pub fn is_within(self, other: Node<'t>) -> bool {
        // Nodes are one in the other or apart, so that nearly always their bytes alone decide.
        let inside = other.start() <= self.start() && self.end() <= other.end();
        if inside && self.start() < self.end() && self.range() != other.range() {
            return true;
        }
        inside && (self == other || self.ancestors().any(|above| above == other))
    }

    /// The expression inside any number of parentheses.
    pub fn unparenthesised(self) -> Node<'t> {
        let mut node = self;
        while node.kind() == Kind::ParenthesizedExpression {
            match node.parts().next() {
                Some(inner) => node = inner,
                None => break,
            }
        }
        node
    }

    /// Whether it is a type: an annotation, what a function returns, or the bound of a type parameter.
    pub fn is_annotation(self) -> bool {
        matches!(self.field(), Some(Field::Type | Field::ReturnType))
    }

    /// Whether a value is put there, or deleted, not read.
    pub fn is_stored(self) -> bool {
        let mut node = self;
        for above in self.ancestors() {
            match above.kind() {
                Kind::ExpressionList
                | Kind::Tuple
                | Kind::List
                | Kind::Splat
                | Kind::ParenthesizedExpression => node = above,
                Kind::Assignment | Kind::AugmentedAssignment | Kind::ForStatement | Kind::ForInClause => {
                    return node.field() == Some(Field::Left);
                }
                Kind::NamedExpression => return node.field() == Some(Field::Name),
                Kind::WithItem | Kind::ExceptClause => return node.field() == Some(Field::Alias),
                Kind::DeleteStatement => return true,
                _ => return false,
            }
        }
        false
    }

    /// It with the parentheses that stand around nothing but it.
    pub fn with_parentheses(self) -> Node<'t> {
        let mut node = self;
        while let Some(above) = node.parent() {
            if above.kind() != Kind::ParenthesizedExpression {
                break;
            }
            node = above;
        }
        node
    }

    /// The statement that it is or stands in: the nearest node that is directly in a block or in
    /// the module.
    pub fn statement(self) -> Node<'t> {
        let mut node = self;
        while let Some(above) = node.parent() {
            if matches!(above.kind(), Kind::Block | Kind::Module) && node.kind() != Kind::Comment {
                return node;
            }
            node = above;
        }
        node
    }

    /// The nearest function, class, lambda or module around it (not itself).
    pub fn enclosing(self, kinds: &[Kind]) -> Option<Node<'t>> {
        self.ancestors().find(|above| kinds.contains(&above.kind()))
    }
}

/// See [`Node::ancestors`].
pub struct Ancestors<'t>(Option<Node<'t>>);

impl<'t> Iterator for Ancestors<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        let node = self.0?;
        self.0 = node.parent();
        Some(node)
    }
}

/// See [`Node::children`].
pub struct Children<'t>(Option<Node<'t>>);

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        let node = self.0?;
        self.0 = node.next_sibling();
        Some(node)
    }
}

/// See [`Node::descendants`].
pub struct Descendants<'t> {
    top: Node<'t>,
    next: Option<Node<'t>>,
}

impl<'t> Descendants<'t> {
    /// Leaves out what is below the node that was given last.
    pub fn skip_below(&mut self, last: Node<'t>) {
        self.next = self.after(last);
    }

    fn after(&self, node: Node<'t>) -> Option<Node<'t>> {
        let mut node = node;
        while node != self.top {
            if let Some(next) = node.next_sibling() {
                return Some(next);
            }
            node = node.parent()?;
        }
        None
    }
}

impl<'t> Iterator for Descendants<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        let node = self.next?;
        self.next = node.children().next().or_else(|| self.after(node));
        Some(node)
    }
}
