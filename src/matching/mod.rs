//! Where transforms apply: a `before` meets the user's code, names by what they mean, arguments as
//! Python binds them, receivers by their types. Matching never edits.

mod apart;
mod arguments;
mod classes;
mod clauses;
mod conditions;
mod constraints;
mod constructors;
mod expression;
mod finder;
mod guards;
mod hidden;
mod imported_modules;
mod imported_values;
mod imports;
mod library_versions;
mod members;
mod nearest;
mod node_context;
mod overlaps;
mod own_members;
mod pattern_queries;
mod receiver;
mod strings;
mod truth;
mod unbound;
mod warned;

use std::ops::Range;

use crate::finding::Reason;
use crate::syntax::{Node, NodeId};
use crate::transform::{Pair, Transform};

pub use arguments::{Argument, Arguments, Expected, Misfit, bind, given};
pub use classes::{decorators, keywords, named, positional};
pub use clauses::header;
pub use finder::{Finder, Trace};
pub use imported_modules::imports;
pub use node_context::{import_item, is_called};
use node_context::{previous_significant, previous_statement};
pub use pattern_queries::{depends_on_arguments, names_module};
pub use receiver::{Conformance, conforms};
pub use strings::is_class_of;
pub use truth::{TruthContext, is_tested, places};
pub use warned::{RanLines, RunEvidence, Warned, WarnedApi};

/// How sure it is that the code means the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The name alone says so.
    NameOnly,
    /// The name alone, but the API's module is in sight of the file and the name is rare.
    InSight,
    /// Evidence, with a gap.
    Likely,
    /// Proven.
    Proven,
}

/// What part of a `before` stands in the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The expression.
    Expression,
    /// The function or method of the expression, not called but used as a value.
    Value,
    /// A place where only the truth of the expression counts.
    Truth,
    /// An operand that is tested but may also be the result: `a or b` used as a value.
    TestedValue,
    /// A run of statements.
    Statements,
    /// A clause with the header of the statement: an item of a `with`, the condition of an `elif`.
    Clause,
    /// A class with such a body.
    Class,
    /// An import of the symbol.
    Import,
    /// The name of the expression's function, method or symbol, in a string.
    Named,
    /// A call whose arguments a `*` or `**` hides, or that do not fit the old signature.
    Unclear,
}

/// What a metavariable stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Capture<'m> {
    /// An expression.
    Node(Node<'m>),
    /// The arguments taken by `*args` or `**kwargs`, as they stand in the call.
    Rest(Vec<Node<'m>>),
}

impl<'m> Capture<'m> {
    /// The expression, or the arguments.
    pub fn nodes(&self) -> &[Node<'m>] {
        match self {
            Capture::Node(node) => std::slice::from_ref(node),
            Capture::Rest(nodes) => nodes,
        }
    }
}

impl<'m> Match<'_, 'm> {
    /// Whether its pair is one for code that runs when the module is imported.
    pub fn is_at_import(&self) -> bool {
        let suffix = self.pair.suffix.trim_start_matches('_');
        self.transform.at_import.iter().any(|name| name == suffix)
    }

    /// The statements that a parameter of the pattern stands for, for each that does.
    pub fn blocks(&self) -> impl Iterator<Item = (usize, &[Node<'m>])> {
        let blocks =
            self.captures.iter().enumerate().filter(|(index, _)| self.pair.parameters[*index].is_block());
        blocks.filter_map(|(index, capture)| Some((index, capture.as_ref()?.nodes())))
    }

    /// All of the matched code, in bytes.
    pub fn extent(&self) -> Range<usize> {
        self.node.start()..self.statements.last().unwrap_or(&self.node).end().max(self.node.end())
    }

    /// Where the matched statements end, or what of them stands before the first block, in bytes.
    pub fn header_end(&self) -> usize {
        let first =
            self.blocks().filter_map(|(_, nodes)| nodes.first().copied()).min_by_key(|node| node.start());
        let end = self.statements.last().unwrap_or(&self.node).end();
        first.map_or(end, end_before)
    }
}

/// Where that ends which stands before a statement: another one, or the colon of a header.
pub fn end_before(statement: Node<'_>) -> usize {
    let colon = || statement.parent().and_then(previous_significant);
    previous_statement(statement).or_else(colon).map_or(statement.start(), Node::end)
}

/// A pair of a transform that is held against code.
#[derive(Clone, Copy)]
struct Tried<'c> {
    transform: &'c Transform,
    pair: &'c Pair,
}

/// A transform found in a source.
#[derive(Clone, Debug)]
pub struct Match<'c, 'm> {
    /// The transform.
    pub transform: &'c Transform,
    /// Which of its pairs.
    pub pair: &'c Pair,
    /// The matched expression; the first of the matched statements; the item of an import.
    pub node: Node<'m>,
    /// The matched statements, for such a pattern.
    pub statements: Vec<Node<'m>>,
    /// What matched.
    pub shape: Shape,
    /// What each metavariable stands for, by its index.
    pub captures: Vec<Option<Capture<'m>>>,
    /// How the arguments of each call in the pattern are bound, by the pattern's call node.
    pub calls: Vec<(NodeId, Arguments<'m>)>,
    /// How the code reaches the constructor that the pattern calls, as a clause, when it does not name the class.
    pub constructor: Option<String>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Whether it counts only where no other pair of the transform knows the place.
    pub is_fallback: bool,
    /// What lowers the certainty, or what cannot be done here, as a sentence; may be empty.
    pub note: String,
    /// Whether the type of a value is not known.
    pub untyped: bool,
}
