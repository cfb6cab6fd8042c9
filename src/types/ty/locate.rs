//! From a byte range to the node of ruff's tree that stands there.

use std::ops::Range;

use ruff_python_ast::visitor::source_order::{SourceOrderVisitor, TraversalSignal, walk_node};
use ruff_python_ast::{AnyNodeRef, ModModule};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// The node whose text is `wanted` of `text`: an expression, or a node that binds a bare name
/// (a parameter, an `except … as`, a class, a function, an imported name). Parentheses around an expression
/// may be part of the range or not.
pub(super) fn locate<'a>(module: &'a ModModule, text: &str, wanted: TextRange) -> Option<AnyNodeRef<'a>> {
    if wanted.is_empty() || text.get(wanted.to_std_range()).is_none() {
        return None;
    }
    let mut search = Search { wanted, text, found: None, done: false };
    walk_node(&mut search, module.into());
    search.found
}

/// `range` as ruff says it, unless it is reversed or beyond four gigabytes.
pub(super) fn text_range(range: &Range<usize>) -> Option<TextRange> {
    let start = TextSize::try_from(range.start).ok()?;
    let end = TextSize::try_from(range.end).ok()?;
    (start <= end).then(|| TextRange::new(start, end))
}

struct Search<'a, 't> {
    wanted: TextRange,
    text: &'t str,
    found: Option<AnyNodeRef<'a>>,
    done: bool,
}

impl<'a> Search<'a, '_> {
    /// Whether between the wanted range and `inner` there is nothing but parentheses.
    fn only_parenthesised(&self, inner: TextRange) -> bool {
        let before = &self.text[TextRange::new(self.wanted.start(), inner.start())];
        let after = &self.text[TextRange::new(inner.end(), self.wanted.end())];
        only(before, '(') && only(after, ')')
    }
}

/// Whether `text` is nothing but `bracket`, white space, line continuations and comments.
fn only(text: &str, bracket: char) -> bool {
    text.lines().all(|line| {
        let code = line.split('#').next().unwrap_or_default();
        code.chars().all(|c| c == bracket || c == '\\' || c.is_whitespace())
    })
}

impl<'a> SourceOrderVisitor<'a> for Search<'a, '_> {
    fn enter_node(&mut self, node: AnyNodeRef<'a>) -> TraversalSignal {
        let range = node.range();
        if self.done || range.intersect(self.wanted).is_none_or(TextRange::is_empty) {
            return TraversalSignal::Skip;
        }
        if let Some(name) = bound_name(node)
            && name == self.wanted
        {
            (self.found, self.done) = (Some(node), true);
            return TraversalSignal::Skip;
        }
        if node.is_expression() && self.wanted.contains_range(range) {
            // The outermost expression within the range: if it is not this one, it is none.
            self.done = true;
            if self.only_parenthesised(range) {
                self.found = Some(node);
            }
            return TraversalSignal::Skip;
        }
        TraversalSignal::Traverse
    }
}

/// The name that a node binds although it is no expression.
fn bound_name(node: AnyNodeRef<'_>) -> Option<TextRange> {
    Some(match node {
        AnyNodeRef::StmtClassDef(class) => class.name.range(),
        AnyNodeRef::StmtFunctionDef(function) => function.name.range(),
        AnyNodeRef::Parameter(parameter) => parameter.name.range(),
        AnyNodeRef::ExceptHandlerExceptHandler(handler) => handler.name.as_ref()?.range(),
        AnyNodeRef::Alias(alias) => alias.asname.as_ref().unwrap_or(&alias.name).range(),
        _ => return None,
    })
}
