//! How a tree comes about: nodes are opened and closed in the order of the text, and comments find their places by
//! one rule, whoever reads the text.

use std::ops::Range;

use super::tree::{Data, NONE, push};
use super::{Field, Kind};

/// A tree under construction.
pub(super) struct Builder<'a> {
    text: &'a str,
    /// The nodes so far, in source order.
    pub nodes: Vec<Data>,
    /// All comments of the text, in source order, of which those before `next` have their places.
    comments: Vec<Range<u32>>,
    next: usize,
    /// The node that is open.
    top: u32,
    /// Where the last leaf ended, which is where a node ends that is closed now.
    end: u32,
}

impl<'a> Builder<'a> {
    /// A tree of nothing but its root, which is open.
    pub fn new(text: &'a str, comments: Vec<Range<u32>>, capacity: usize) -> Builder<'a> {
        let nodes = Vec::with_capacity(capacity);
        let mut builder = Builder { text, nodes, comments, next: 0, top: NONE, end: 0 };
        builder.open(Kind::Module, None, 0);
        builder
    }

    /// What the open node is.
    pub fn kind(&self) -> Option<Kind> {
        self.nodes.get(self.top as usize).map(|node| node.kind)
    }

    /// Opens a node at a byte.
    pub fn open(&mut self, kind: Kind, field: Option<Field>, start: u32) {
        self.comments_before(start);
        self.top = push(&mut self.nodes, Data::new(kind, field, start..start, self.top));
    }

    /// Adds a node without children.
    pub fn leaf(&mut self, kind: Kind, field: Option<Field>, bytes: Range<u32>) {
        self.comments_before(bytes.start);
        self.end = self.end.max(bytes.end);
        push(&mut self.nodes, Data::new(kind, field, bytes, self.top));
    }

    /// Closes the node that was opened last, behind its last leaf.
    pub fn close(&mut self) {
        self.close_at(0);
    }

    /// Closes the node that was opened last, at this byte or behind its last leaf.
    pub fn close_at(&mut self, end: u32) {
        if self.kind() == Some(Kind::Block) {
            self.comments_of_block();
        }
        self.end = self.end.max(end);
        if let Some(node) = self.nodes.get_mut(self.top as usize) {
            node.end = self.end.max(node.start);
            self.top = node.parent;
        }
    }

    /// Closes the root.
    pub fn finish(mut self) -> Vec<Data> {
        let length = self.text.len() as u32;
        self.comments_before(length);
        self.close_at(length);
        self.nodes
    }

    /// A part of a string, where there is any.
    pub fn piece(&mut self, kind: Kind, bytes: Range<u32>) {
        if bytes.start < bytes.end {
            self.leaf(kind, None, bytes);
        }
    }

    /// A comment belongs to the innermost node that goes on behind it.
    fn comments_before(&mut self, byte: u32) {
        while let Some(comment) = self.comments.get(self.next).filter(|comment| comment.start < byte) {
            self.place(comment.clone());
        }
    }

    fn place(&mut self, comment: Range<u32>) {
        self.next += 1;
        push(&mut self.nodes, Data::new(Kind::Comment, None, comment, self.top));
    }

    /// A block keeps the comments behind it that stand on its last line, or on lines of their own no further
    /// left than it does.
    fn comments_of_block(&mut self) {
        let start = self.nodes.get(self.top as usize).map_or(0, |node| node.start);
        let indent = self.indent_of(start);
        while let Some(comment) = self.comments.get(self.next).cloned() {
            let between = self.text.get(self.end as usize..comment.start as usize).unwrap_or("x");
            let is_behind = between.trim_matches([' ', '\t', '\x0c', '\n', '\r']).is_empty();
            let same_line = !between.contains(['\n', '\r']);
            let is_deep = indent.is_some_and(|indent| self.indent_of(comment.start) >= Some(indent));
            if !is_behind || !same_line && !is_deep {
                return;
            }
            self.end = comment.end;
            self.place(comment);
        }
    }

    /// The indentation of the line that a byte begins the text of; none behind other text of the line.
    fn indent_of(&self, byte: u32) -> Option<u32> {
        let before = self.text.get(..byte as usize).unwrap_or_default();
        let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
        before.get(line..)?.bytes().try_fold(0, |indent, byte| match byte {
            b' ' => Some(indent + 1),
            b'\t' => Some(indent + 8),
            b'\x0c' => Some(0),
            _ => None,
        })
    }
}

/// The bytes between the quotes of a string literal that begins at a byte.
pub(super) fn inside(text: &str, start: u32) -> Range<u32> {
    let prefix = text.find(['\'', '"']).unwrap_or(0);
    let rest = &text[prefix..];
    let quotes = if rest.starts_with("\"\"\"") || rest.starts_with("'''") { 3 } else { 1 };
    let first = (prefix + quotes).min(text.len());
    let is_closed = rest.len() >= 2 * quotes && rest.get(..quotes) == rest.get(rest.len() - quotes..);
    let last = if is_closed { text.len() - quotes } else { text.len() };
    start + first as u32..start + last.max(first) as u32
}
