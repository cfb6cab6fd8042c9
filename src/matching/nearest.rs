//! Why nothing was found at a place: the pattern that comes nearest to the code there, and the part of it
//! that is another.

use std::ops::Range;

use super::expression::Attempt;
use super::finder::Finder;
use crate::syntax::{Field, Kind, Node};
use crate::text::one_line;
use crate::transform::{Pair, Pattern, Role, Template, Transform, Type};

/// The first part of a pattern that does not fit, and the code there.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    /// How many names had fitted by then.
    pub fitted: usize,
    /// What the code lacks or has.
    pub text: String,
}

impl<'f> Finder<'f> {
    /// Of the patterns of a transform, the one that comes nearest to code that begins in `range` (bytes), and
    /// in what they differ, as a sentence; `None` where not even a name of one stands there.
    pub fn nearest(&self, transform: &Transform, range: &Range<usize>) -> Option<(usize, String)> {
        let nodes = self.module.tree.all().filter(|node| range.contains(&node.start()));
        let mut best: Option<(usize, Node<'f>, &Pair, String)> = None;
        for node in nodes {
            for pair in &transform.pairs {
                let Some(difference) = self.difference(pair, node) else { continue };
                if best.as_ref().is_none_or(|(fitted, ..)| *fitted < difference.fitted) {
                    best = Some((difference.fitted, node, pair, difference.text));
                }
            }
        }
        let (_, node, pair, text) = best?;
        let name =
            if pair.suffix.contains('.') { pair.suffix.clone() } else { format!("before{}", pair.suffix) };
        Some((node.start(), format!("`{name}` comes nearest: {text}")))
    }

    fn difference(&self, pair: &Pair, node: Node<'f>) -> Option<Difference> {
        let template = match &pair.before {
            Pattern::Expression(template) | Pattern::Statements(template) => template,
            Pattern::Class { body, .. } => body,
            Pattern::Truth { .. } => return None,
        };
        let mut attempt = Attempt::new(pair);
        let pattern = template.nodes().next()?;
        if (pattern.kind(), node.kind()) == (Kind::IfStatement, Kind::ElifClause) {
            let (condition, own) = (pattern.child(Field::Condition)?, node.child(Field::Condition)?);
            let fits =
                self.structure(pair, template).fits(condition, own, &mut attempt) && attempt.fitted > 0;
            let text = "it has an `if` where the code has an `elif`".to_owned();
            return fits.then_some(Difference { fitted: attempt.fitted, text });
        }
        if pattern.kind() != node.kind() {
            return None;
        }
        let fits = self.structure(pair, template).fits(pattern, node, &mut attempt);
        attempt.difference.filter(|difference| !fits && difference.fitted > 0)
    }
}

/// In what a part of a pattern and the code differ.
pub(super) fn difference(pair: &Pair, template: &Template, pattern: Node<'_>, user: Node<'_>) -> String {
    let code = one_line(user.text());
    let clause =
        |part: &Node<'_>| part.kind().is_clause() && !pattern.parts().any(|own| own.kind() == part.kind());
    if pattern.kind().is_statement()
        && let Some(extra) = user.parts().filter(|_| pattern.kind() == user.kind()).find(clause)
    {
        return format!(
            "it has no `{}`, and the code has one",
            extra.text().split([' ', ':']).next().unwrap_or_default()
        );
    }
    let Some(Role::Parameter(index)) = template.role(pattern) else {
        return format!("it has `{}` where the code has `{code}`", one_line(pattern.text()));
    };
    let parameter = &pair.parameters[*index];
    let allowed: Vec<String> = parameter
        .types
        .iter()
        .filter_map(|kind| match kind {
            Type::Literal(text) => Some(format!("`{text}`")),
            Type::Name => Some("a plain name".to_owned()),
            Type::Word => Some("a string of one word".to_owned()),
            _ => None,
        })
        .collect();
    match allowed.is_empty() {
        true => format!("`{}` stands for one expression, and the code has `{code}`", parameter.name),
        false => format!("`{}` must be {}, and is `{code}`", parameter.name, allowed.join(" or ")),
    }
}
