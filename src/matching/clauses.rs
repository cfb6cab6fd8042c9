//! The pattern of a whole `with` or `if` against a clause: one of several items of a `with`, an `elif`.

use super::expression::Attempt;
use super::finder::Finder;
use super::{Match, Shape, Tried};
use crate::syntax::{Field, Kind, Node};
use crate::transform::{Role, Template};

impl<'f> Finder<'f> {
    /// The clause in whose header an identifier stands, if the header of the pattern, which is one statement, fits it.
    pub(super) fn clause<'c>(
        &self,
        of: Tried<'c>,
        template: &'c Template,
        word: Node<'f>,
    ) -> Option<Match<'c, 'f>> {
        let mut statements = template.nodes();
        let (Some(statement), None) = (statements.next(), statements.next()) else { return None };
        let header = header(template, statement)?;
        let own = word.ancestors().find_map(|above| match (statement.kind(), above.kind()) {
            (Kind::WithStatement, Kind::WithItem) => {
                let items = above.parent()?.parts().filter(|part| part.kind() == Kind::WithItem);
                (items.count() > 1).then_some(above)
            }
            (Kind::IfStatement, Kind::ElifClause) => above.child(Field::Condition),
            _ => None,
        })?;
        let mut attempt = Attempt::new(of.pair);
        let fits = word.is_within(own) && self.structure(of.pair, template).fits(header, own, &mut attempt);
        if !fits {
            return None;
        }
        self.constrain(of, own, Shape::Clause, attempt)
    }
}

/// What says when the block of a statement is run, if the statement has one block, for which a parameter stands: the
/// item of a `with`, the condition of an `if`.
pub fn header<'t>(template: &Template, statement: Node<'t>) -> Option<Node<'t>> {
    let blocks: Vec<Node<'t>> = statement.parts().filter(|part| part.kind() == Kind::Block).collect();
    let [block] = blocks.as_slice() else { return None };
    let mut held = block.parts();
    let is_held = matches!(template.role(held.next()?), Some(Role::Block(_))) && held.next().is_none();
    let mut others = statement.parts().filter(|part| part != block && part.kind() != Kind::Comment);
    let header = match statement.kind() {
        Kind::WithStatement => others.next()?.parts().next()?,
        Kind::IfStatement => others.next()?,
        _ => return None,
    };
    let is_one = header.parent().is_none_or(|clause| {
        clause.kind() != Kind::WithClause
            || clause.parts().filter(|part| part.kind() == Kind::WithItem).count() == 1
    });
    (is_held && is_one && others.next().is_none()).then_some(header)
}
