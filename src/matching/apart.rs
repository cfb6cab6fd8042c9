//! The statements of a pattern of several where others of the user's stand between them, or hold them.

use std::iter::successors;

use super::expression::Attempt;
use super::finder::Finder;
use super::node_context::{next_statement, previous_statement};
use super::{Match, Shape, Tried};
use crate::syntax::{Kind, Node};
use crate::transform::Template;

/// How far apart the statements are looked for, in statements.
const NEAR: usize = 30;

impl<'f> Finder<'f> {
    /// The statements of a pattern in their order, of which `anchored` is one, somewhere in the same function: they do
    /// not change together, but are not passed over.
    pub(super) fn apart<'c>(
        &self,
        of: Tried<'c>,
        template: &'c Template,
        anchored: Node<'f>,
    ) -> Option<Match<'c, 'f>> {
        template.nodes().nth(1)?;
        let structure = self.structure(of.pair, template);
        let all_from = |first: Node<'f>| {
            let (mut attempt, mut is_anchored, mut is_part) = (Attempt::new(of.pair), false, false);
            let mut rest = statements_from(first).take(NEAR);
            for (at, pattern) in template.nodes().enumerate() {
                let mut candidates = rest.by_ref().take(if at == 0 { 1 } else { NEAR });
                // `loop.close()`, which may also be a part of `print(loop.close())`.
                let inner = pattern.parts().next().filter(|_| pattern.kind() == Kind::ExpressionStatement);
                let inner = inner.filter(|_| at > 0);
                let (found, fitting, place) = candidates.find_map(|statement| {
                    let parts = statement.descendants().filter(|node| node.statement() == statement);
                    let whole = std::iter::once((pattern, statement));
                    let mut places = whole.chain(parts.filter_map(|part| Some((inner?, part))));
                    places.find_map(|(pattern, place)| {
                        let mut fitting = attempt.clone();
                        structure.fits(pattern, place, &mut fitting).then_some((statement, fitting, place))
                    })
                })?;
                attempt = fitting;
                is_anchored |= found == anchored;
                is_part |= place != found;
            }
            is_anchored.then_some((first, attempt, is_part))
        };
        let (first, attempt, is_part) = successors(Some(anchored), before).take(NEAR).find_map(all_from)?;
        let mut found = self.constrain(of, first, Shape::Unclear, attempt)?;
        found.is_fallback = true;
        found.note = match is_part {
            true => "what changes together with it is a part of another statement",
            false => "other statements stand between those that change together",
        }
        .to_owned();
        Some(found)
    }
}

/// The statement before another one, or the one in whose block it is the first; not that of a function or class.
fn before<'m>(statement: &Node<'m>) -> Option<Node<'m>> {
    previous_statement(*statement).or_else(|| {
        let outer = statement.parent()?.parent()?.statement();
        let opens = matches!(outer.kind(), Kind::FunctionDefinition | Kind::ClassDefinition);
        (!opens && outer != *statement).then_some(outer)
    })
}

/// A statement and those behind it, in its block and in those below, but in no other function or class.
fn statements_from<'m>(first: Node<'m>) -> impl Iterator<Item = Node<'m>> {
    let scope =
        |node: Node<'m>| node.enclosing(&[Kind::FunctionDefinition, Kind::ClassDefinition, Kind::Lambda]);
    let own = scope(first);
    let is_one = move |node: &Node<'m>| {
        let is_in_block =
            node.parent().is_some_and(|above| matches!(above.kind(), Kind::Block | Kind::Module));
        is_in_block && node.is_named() && node.kind() != Kind::Comment && scope(*node) == own
    };
    successors(Some(first), |statement| next_statement(*statement))
        .flat_map(|statement| statement.descendants())
        .filter(is_one)
}
