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
        let alone = header(template, statement);
        let header = alone.or_else(|| condition(template, statement))?;
        let has_else =
            |chain: Node<'f>| alone.is_some() || chain.parts().any(|part| part.kind() == Kind::ElseClause);
        let own = word.ancestors().find_map(|above| match (statement.kind(), above.kind()) {
            (Kind::WithStatement, Kind::WithItem) => {
                let items = above.parent()?.parts().filter(|part| part.kind() == Kind::WithItem);
                (items.count() > 1).then_some(above)
            }
            (Kind::IfStatement, Kind::ElifClause) if above.parent().is_some_and(has_else) => {
                above.child(Field::Condition)
            }
            // The pattern has an `else`, and the code more clauses than that.
            (Kind::IfStatement, Kind::IfStatement) if alone.is_none() && has_else(above) => {
                above.child(Field::Condition)
            }
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

/// The condition of an `if` with an `else`, for both of whose blocks parameters stand: what becomes of it among other
/// clauses no edit of a header says.
fn condition<'t>(template: &Template, statement: Node<'t>) -> Option<Node<'t>> {
    let condition = statement.child(Field::Condition).filter(|_| statement.kind() == Kind::IfStatement)?;
    let other = statement.parts().find(|part| part.kind() == Kind::ElseClause)?;
    let is_held = |block: Node<'_>| {
        let mut held = block.parts();
        let first = held.next().and_then(|first| template.role(first));
        matches!(first, Some(Role::Block(_))) && held.next().is_none()
    };
    let mut blocks = statement.parts().chain(other.parts()).filter(|part| part.kind() == Kind::Block);
    blocks.all(is_held).then_some(condition)
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
