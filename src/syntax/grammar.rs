//! The tree out of tree-sitter's, which reads any text, broken ones as well. Its grammar has several kinds for one
//! thing, and readings that differ from Python's: both are put right here, so that nobody else needs to know.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

use tree_sitter::{Language, Parser, TreeCursor};

use super::builder::{Builder, inside};
use super::tree::DEEPEST;
use super::trivia::precedence_of;
use super::{Field, Kind, Tree};
use crate::meter::{self, Count};
use crate::stack;

pub(super) static LANGUAGE: LazyLock<Language> = LazyLock::new(|| tree_sitter_python::LANGUAGE.into());

/// Kinds with many children, none of which is in a field: to look for one costs more than all else.
const LONG: [Kind; 8] = [
    Kind::Module,
    Kind::List,
    Kind::Tuple,
    Kind::Set,
    Kind::Dictionary,
    Kind::ArgumentList,
    Kind::Parameters,
    Kind::ExpressionList,
];

thread_local! {
    static PARSER: RefCell<Parser> = RefCell::new({
        let mut parser = Parser::new();
        // Fails only when the grammar was built for another tree-sitter, which a test would show.
        let _ = parser.set_language(&LANGUAGE);
        parser
    });
}

/// A node of tree-sitter on its way into ours.
#[derive(Debug)]
struct Raw {
    kind: Kind,
    field: Option<Field>,
    bytes: Range<u32>,
    children: Vec<Raw>,
}

/// What is found on the way through tree-sitter's tree.
#[derive(Default)]
struct Found {
    comments: Vec<Range<u32>>,
    errors: Vec<Range<usize>>,
    /// Where code nests too deep.
    too_deep: Option<usize>,
    /// Where `type` begins a call that is read as an alias statement.
    aliases: Vec<usize>,
}

/// A text as tree-sitter is shown it, which knows no lone carriage return as a line end. One byte for another,
/// so that every offset stays what it was.
fn shown(text: &str) -> Vec<u8> {
    let mut shown = text.as_bytes().to_vec();
    for at in 0..shown.len() {
        if shown[at] == b'\r' && shown.get(at + 1) != Some(&b'\n') {
            shown[at] = b'\n';
        }
    }
    shown
}

/// Whether tree-sitter reads a text as whole Python.
pub(super) fn is_whole(text: &str) -> bool {
    meter::count(Count::SlowBytes, text.len());
    let parsed = PARSER.with_borrow_mut(|parser| parser.parse(shown(text), None));
    parsed.is_some_and(|parsed| !parsed.root_node().has_error())
}

/// The tree of any text. It takes ten times as long as ruff's way.
pub(super) fn tree_of(text: &str) -> Tree {
    meter::count(Count::SlowBytes, text.len());
    if stack::has_room() {
        return read(text);
    }
    // What is read recurses on the depth of the code.
    std::thread::scope(|scope| {
        let reading = stack::spawn(scope, || read(text));
        reading.ok().and_then(|reading| reading.join().ok()).unwrap_or_else(|| Tree::given_up(text, 0))
    })
}

fn read(text: &str) -> Tree {
    let mut shown = shown(text);
    let (mut root, mut found) = parse(&shown);
    // `type(x).y = 1` is read as a type alias. Shown with another first letter it is read as the assignment it is;
    // names are taken from the text, so nobody sees the letter.
    if !found.aliases.is_empty() {
        for at in &found.aliases {
            shown[*at] = b'T';
        }
        (root, found) = parse(&shown);
    }
    let Some(root) = root.filter(|_| found.too_deep.is_none()) else {
        return Tree::given_up(text, found.too_deep.unwrap_or(0));
    };
    let mut build = Builder::new(text, found.comments, text.len() / 4);
    root.children.into_iter().for_each(|child| put(&mut build, text, child));
    Tree::from_nodes(text, build.finish(), found.errors)
}

fn parse(shown: &[u8]) -> (Option<Raw>, Found) {
    let mut found = Found::default();
    let parsed = PARSER.with_borrow_mut(|parser| parser.parse(shown, None));
    let root = parsed.and_then(|parsed| found.raw(&mut parsed.walk(), shown, Kind::Module, 0));
    (root, found)
}

impl Found {
    /// The node that a cursor is at, with all below it put right; none for what has no place in a tree.
    fn raw(&mut self, cursor: &mut TreeCursor<'_>, shown: &[u8], above: Kind, depth: usize) -> Option<Raw> {
        let node = cursor.node();
        let bytes = node.start_byte() as u32..node.end_byte() as u32;
        let kind = Kind::of_number(node.kind_id());
        if node.is_error() || node.is_missing() {
            self.errors.push(node.byte_range());
        }
        match kind {
            Kind::Comment => {
                let text = shown.get(node.byte_range()).unwrap_or_default();
                let end = bytes.end - u32::from(text.ends_with(b"\r"));
                self.comments.push(bytes.start..end);
                return None;
            }
            Kind::LineContinuation | Kind::KwFuture => return None,
            Kind::TypeAliasStatement if is_call(shown, node.start_byte() + 4) => {
                self.aliases.push(node.start_byte());
            }
            _ => {}
        }
        let number = if LONG.contains(&above) { None } else { cursor.field_id() };
        let field = number.and_then(|number| Field::of_number(number.get()));
        let mut raw = Raw { kind, field, bytes, children: Vec::new() };
        if depth > DEEPEST {
            self.too_deep.get_or_insert(node.start_byte());
        } else if !is_leaf(kind) && cursor.goto_first_child() {
            loop {
                raw.children.extend(self.raw(cursor, shown, kind, depth + 1));
                if !cursor.goto_next_sibling() {
                    break;
                }
            }
            cursor.goto_parent();
        }
        Some(raw.settled())
    }
}

/// Kinds whose parts nobody looks at.
fn is_leaf(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::KwNotIn
            | Kind::KwIsNot
            | Kind::ImportPrefix
            | Kind::WildcardImport
            | Kind::PositionalSeparator
            | Kind::KeywordSeparator
            | Kind::StringStart
            | Kind::StringContent
            | Kind::StringEnd
            | Kind::TypeConversion
    )
}

/// Whether a bracket or dot comes next, so that a word before it is no keyword.
fn is_call(shown: &[u8], at: usize) -> bool {
    let rest = shown.get(at..).unwrap_or_default();
    let next = rest.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\\' | b'\n' | b'\r' | b'\x0c'));
    matches!(next, Some(b'(' | b'[' | b'.'))
}

/// Puts a node and all below it into our tree.
fn put(build: &mut Builder<'_>, text: &str, raw: Raw) {
    let Raw { kind, field, bytes, children } = raw;
    if kind == Kind::String {
        return put_string(build, text, field, bytes, children);
    }
    if children.is_empty() {
        return build.leaf(kind, field, bytes);
    }
    // The bytes of these may begin and end with what is no node.
    let is_exact = matches!(kind, Kind::Error | Kind::FormatSpecifier);
    let first = children.first().map_or(bytes.start, |child| child.bytes.start);
    build.open(kind, field, if is_exact { bytes.start } else { first });
    children.into_iter().for_each(|child| put(build, text, child));
    build.close_at(if is_exact { bytes.end } else { 0 });
}

/// A string is its text and what is interpolated.
fn put_string(build: &mut Builder<'_>, text: &str, field: Option<Field>, bytes: Range<u32>, parts: Vec<Raw>) {
    let written = text.get(bytes.start as usize..bytes.end as usize).unwrap_or_default();
    let inside = inside(written, bytes.start);
    let mut at = inside.start;
    build.open(Kind::String, field, bytes.start);
    build.piece(Kind::StringStart, bytes.start..inside.start);
    for part in parts.into_iter().filter(|part| part.kind == Kind::Interpolation) {
        build.piece(Kind::StringContent, at..part.bytes.start);
        at = part.bytes.end;
        put(build, text, part);
    }
    build.piece(Kind::StringContent, at..inside.end);
    build.piece(Kind::StringEnd, inside.end.max(at)..bytes.end);
    build.close();
}

impl Raw {
    fn new(kind: Kind, field: Option<Field>, children: Vec<Raw>) -> Raw {
        let start = children.first().map_or(0, |child| child.bytes.start);
        let end = children.last().map_or(0, |child| child.bytes.end);
        Raw { kind, field, bytes: start..end, children }
    }

    fn is(&self, kind: Kind) -> bool {
        self.kind == kind
    }

    fn with(self, field: Option<Field>) -> Raw {
        Raw { field, ..self }
    }

    /// The node as Python reads it; what is below it is so already.
    fn settled(mut self) -> Raw {
        match self.kind {
            Kind::Type | Kind::AsPatternTarget if self.children.len() == 1 => {
                let field = self.field;
                return self.children.remove(0).with(field);
            }
            Kind::ListSplat | Kind::ListSplatPattern => self.kind = Kind::Splat,
            Kind::DictionarySplatPattern => self.kind = Kind::DictionarySplat,
            Kind::SplatPattern | Kind::SplatType => {
                let is_single = self.children.first().is_some_and(|star| star.is(Kind::Star));
                self.kind = if is_single { Kind::Splat } else { Kind::DictionarySplat };
            }
            Kind::ParenthesizedListSplat => self.kind = Kind::ParenthesizedExpression,
            Kind::FormatExpression => self.kind = Kind::Interpolation,
            Kind::PatternList => self.kind = Kind::ExpressionList,
            Kind::ListPattern => self.kind = Kind::List,
            Kind::TuplePattern => self.kind = self.tuple(Kind::Tuple),
            Kind::CaseClause => self.case_clause(),
            Kind::GenericType => self.subscript(),
            Kind::MemberType => {
                self.kind = Kind::Attribute;
                self.fields(&[Field::Object, Field::Attribute]);
            }
            Kind::UnionType => self.operation(),
            Kind::FunctionDefinition | Kind::ClassDefinition => {
                let parameters = self.children.iter_mut().filter(|child| child.is(Kind::TypeParameter));
                parameters.for_each(Raw::type_parameters);
            }
            Kind::TypeAliasStatement => self.alias_statement(),
            Kind::DeleteStatement => self.deletes_one(),
            Kind::ExpressionStatement => self.gather(None, 0),
            Kind::MatchStatement => self.gather(Some(Field::Subject), 1),
            Kind::WithClause => self.with_clause(),
            Kind::WithItem => self.inline_alias(),
            Kind::ExceptClause => {
                self.inline_alias();
                if !self.children.iter().any(|child| child.field == Some(Field::Alias)) {
                    self.gather(Some(Field::Value), 1);
                }
            }
            _ => {}
        }
        if self.is(Kind::BinaryOperator) {
            self = self.by_precedence();
        }
        self.lifted()
    }

    fn fields(&mut self, fields: &[Field]) {
        let parts = self.children.iter_mut().filter(|child| child.kind.is_named());
        parts.zip(fields).for_each(|(child, field)| child.field = Some(*field));
    }

    /// A sequence in parentheses, if there is a comma in it or nothing.
    fn tuple(&self, kind: Kind) -> Kind {
        let is_tuple = self.children.len() == 2 || self.children.iter().any(|child| child.is(Kind::Comma));
        if is_tuple { kind } else { Kind::ParenthesizedExpression }
    }

    /// Makes one list of the children that commas part, from the first that may be one on.
    fn gather(&mut self, field: Option<Field>, from: usize) {
        let is_part = |child: &Raw| child.is(Kind::Comma) || child.kind.is_named() && child.field == field;
        let Some(first) = (from..self.children.len()).find(|at| is_part(&self.children[*at])) else { return };
        let rest = &self.children[first..];
        let count = rest.iter().take_while(|child| is_part(child)).count();
        if !rest[..count].iter().any(|child| child.is(Kind::Comma)) {
            return;
        }
        let mut items: Vec<Raw> = self.children.drain(first..first + count).collect();
        items.iter_mut().for_each(|item| item.field = None);
        self.children.insert(first, Raw::new(Kind::ExpressionList, field, items));
    }

    /// `A[B]` in a type.
    fn subscript(&mut self) {
        self.kind = Kind::Subscript;
        let Some(mut list) = self.children.pop_if(|last| last.is(Kind::TypeParameter)) else { return };
        self.fields(&[Field::Value]);
        for key in list.children.iter_mut().filter(|key| key.kind.is_named()) {
            key.field = Some(Field::Subscript);
        }
        self.children.append(&mut list.children);
    }

    fn type_parameters(&mut self) {
        self.kind = Kind::TypeParameters;
        for one in self.children.iter_mut().filter(|child| child.kind.is_named()) {
            let has_parts = matches!(one.kind, Kind::Splat | Kind::DictionarySplat | Kind::ConstrainedType);
            if has_parts {
                one.kind = Kind::TypeParameter;
            } else {
                let inner = std::mem::replace(one, Raw::new(Kind::TypeParameter, None, Vec::new()));
                one.bytes = inner.bytes.clone();
                one.children.push(inner);
            }
            one.field = None;
            one.fields(&[Field::Name, Field::Type]);
        }
    }

    /// `type A[B] = C` has parameters, and no subscript.
    fn alias_statement(&mut self) {
        let Some(at) = self.children.iter().position(|child| child.is(Kind::Subscript)) else { return };
        if self.children[at].field != Some(Field::Left) || self.children[at].children.is_empty() {
            return;
        }
        let mut left = self.children.remove(at).children;
        let mut list = Raw::new(Kind::TypeParameters, Some(Field::TypeParameters), left.split_off(1));
        list.type_parameters();
        self.children.insert(at, list);
        self.children.extend(left.pop().map(|name| name.with(Some(Field::Left))));
        self.children[at..].sort_by_key(|child| child.bytes.start);
    }

    /// `del a,` deletes one thing, whatever comma follows.
    fn deletes_one(&mut self) {
        let is_one = |list: &Raw| list.children.iter().filter(|item| item.kind.is_named()).count() == 1;
        if let Some(list) = self.children.pop_if(|last| last.is(Kind::ExpressionList) && is_one(last)) {
            self.children.extend(list.children);
        }
    }

    /// `with (a as b):` is read as an expression in parentheses.
    fn with_clause(&mut self) {
        let [item] = &mut *self.children else { return };
        let [wrapped] = &mut *item.children else { return };
        if !wrapped.is(Kind::ParenthesizedExpression) {
            return;
        }
        let Some(inner) = wrapped.children.iter_mut().find(|child| child.is(Kind::AsPattern)) else { return };
        inner.kind = Kind::WithItem;
        inner.field = None;
        inner.fields(&[Field::Value, Field::Alias]);
        self.children = std::mem::take(&mut wrapped.children);
    }

    /// `a as b` is a part of what it stands in.
    fn inline_alias(&mut self) {
        let Some(at) = self.children.iter().position(|child| child.is(Kind::AsPattern)) else { return };
        let mut inner = self.children.remove(at);
        inner.fields(&[Field::Value, Field::Alias]);
        self.children.splice(at..at, inner.children);
    }

    /// A sign before a number of a pattern is an operator, as it is in an expression.
    fn signs(&mut self) {
        for at in 0..self.children.len() {
            let is_sign = self.children.get(at).is_some_and(|child| child.is(Kind::Minus));
            let is_second = self.is(Kind::ComplexPattern) && at > 0;
            if is_sign && !is_second && at + 1 < self.children.len() {
                let mut parts: Vec<Raw> = self.children.drain(at..at + 2).collect();
                let field = parts[1].field.replace(Field::Argument);
                parts[0].field = Some(Field::Operator);
                self.children.insert(at, Raw::new(Kind::UnaryOperator, field, parts));
            }
        }
    }

    fn case_clause(&mut self) {
        self.children.iter_mut().for_each(Raw::pattern);
        self.gather(None, 1);
        for child in &mut self.children {
            if child.is(Kind::ExpressionList) {
                let mut list = std::mem::replace(child, Raw::new(Kind::CasePattern, None, Vec::new()));
                child.bytes = list.bytes.clone();
                list.kind = Kind::PatternList;
                list.children.iter_mut().for_each(Raw::unwrap);
                child.children.push(list);
            }
        }
    }

    /// Sequences in patterns are no expressions, and parts of patterns no patterns of their own.
    fn pattern(&mut self) {
        if matches!(self.kind, Kind::Block | Kind::IfClause | Kind::UnaryOperator) {
            return;
        }
        self.signs();
        for child in &mut self.children {
            child.pattern();
            child.unwrap();
            match child.kind {
                Kind::Tuple => child.kind = Kind::TuplePattern,
                Kind::List => child.kind = Kind::ListPattern,
                _ => {}
            }
        }
        match self.kind {
            Kind::AsPattern => {
                if let Some(last) = self.children.last_mut() {
                    last.field = Some(Field::Alias);
                }
                *self = std::mem::replace(self, Raw::new(Kind::Error, None, Vec::new())).lifted();
            }
            Kind::ComplexPattern => self.operation(),
            _ => {}
        }
    }

    /// Makes it an operation of its three parts.
    fn operation(&mut self) {
        self.kind = Kind::BinaryOperator;
        let fields = [Field::Left, Field::Operator, Field::Right];
        self.children.iter_mut().zip(fields).for_each(|(child, field)| child.field = Some(field));
    }

    fn unwrap(&mut self) {
        if self.is(Kind::CasePattern) && self.children.len() == 1 {
            let field = self.field;
            if let Some(only) = self.children.pop() {
                *self = only.with(field);
            }
        }
    }

    /// `*a.b` is read as `(*a).b`, `a := b if c else d` as `(a := b) if c else d`, and `a=b as c` in a pattern as
    /// `(a=b) as c`: the first is lifted over what hangs on it.
    fn lifted(mut self) -> Raw {
        let hangs = match self.kind {
            Kind::Attribute
            | Kind::Call
            | Kind::Subscript
            | Kind::BinaryOperator
            | Kind::BooleanOperator
            | Kind::ComparisonOperator => [Kind::Splat; 2],
            Kind::ConditionalExpression => [Kind::Splat, Kind::NamedExpression],
            Kind::AsPattern => [Kind::KeywordPattern; 2],
            _ => return self,
        };
        let Some(first) = self.children.first_mut().filter(|first| hangs.contains(&first.kind)) else {
            return self;
        };
        let Some(operand) = first.children.pop() else { return self };
        let (own, below) = (self.field, first.field);
        let inner = operand.field;
        let mut top = std::mem::replace(first, operand.with(below)).with(own);
        self.bytes.start = self.children.first().map_or(self.bytes.start, |child| child.bytes.start);
        top.bytes.end = self.bytes.end;
        top.children.push(self.with(inner));
        top
    }

    /// How tightly the operator of a node binds that has one with two sides; a power is left alone.
    fn tightness(&self) -> Option<u8> {
        let [_, operator, _] = &*self.children else { return None };
        let is_power = operator.is(Kind::DoubleStar);
        (self.is(Kind::BinaryOperator) && !is_power).then(|| precedence_of(operator.kind))
    }

    /// `a & b ^ c` is read from the left, and `A[B] | C | D` in a type from the right.
    fn by_precedence(self) -> Raw {
        let Some(own) = self.tightness() else { return self };
        let is_left = |side: &Raw| side.tightness().is_none_or(|tightness| tightness >= own);
        let is_right = |side: &Raw| side.tightness().is_none_or(|tightness| tightness > own);
        if is_left(&self.children[0]) && is_right(&self.children[2]) {
            return self;
        }
        let field = self.field;
        let mut flat = Vec::new();
        self.flatten(&mut flat);
        // Operands and operators in turn: an operator takes what is before it as soon as a looser one follows.
        let mut open: Vec<Raw> = Vec::new();
        for next in flat {
            let is_operator = open.len() % 2 == 1;
            while is_operator && open.len() > 2 {
                let before = precedence_of(open[open.len() - 2].kind);
                if before < precedence_of(next.kind) {
                    break;
                }
                Raw::join(&mut open);
            }
            open.push(next);
        }
        while open.len() > 2 {
            Raw::join(&mut open);
        }
        open.remove(0).with(field)
    }

    fn flatten(self, flat: &mut Vec<Raw>) {
        if self.tightness().is_some() {
            self.children.into_iter().for_each(|child| child.flatten(flat));
        } else {
            flat.push(self);
        }
    }

    /// Makes one operation of the last three.
    fn join(open: &mut Vec<Raw>) {
        let parts = open.split_off(open.len() - 3);
        let mut whole = Raw::new(Kind::BinaryOperator, None, parts);
        whole.operation();
        open.push(whole);
    }
}
