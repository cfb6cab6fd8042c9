//! What a transform leaves alone although a pattern fits: code within that of `unless`, and, with `only_calls`, what is
//! no call.

use super::expression::Attempt;
use super::finder::Finder;
use super::receiver::{Conformance, conforms};
use super::{Capture, Match, Shape};
use crate::syntax::{Field, Kind, Node};
use crate::transform::{Pair, Pattern, Type};

impl<'f> Finder<'f> {
    /// Removes the matches that their transforms leave alone.
    pub(super) fn except(&self, found: &mut Vec<Match<'_, 'f>>) {
        found.retain(|m| {
            let why = self.exception(m);
            if let Some(why) = why {
                self.note(m.node, m.transform, false, why);
            }
            why.is_none()
        });
    }

    fn exception(&self, m: &Match<'_, 'f>) -> Option<&'static str> {
        let (only_calls, unless) = (m.transform.only_calls, &m.transform.unless);
        // An import goes with the last use; here others stay.
        if m.shape == Shape::Import && (only_calls || !unless.is_empty()) {
            return Some("left alone: its uses decide");
        }
        let is_call = m.node.kind() == Kind::Call && m.constructor.is_none();
        if m.is_at_import() && (m.shape == Shape::Import || is_in_function(m.node)) {
            return Some("left alone: it does not run when the module is imported");
        }
        if only_calls && !(is_call && matches!(m.shape, Shape::Expression | Shape::Unclear)) {
            return Some("left alone: it is not a call of the name, and `only_calls` says so");
        }
        let mut around = std::iter::once(m.node).chain(m.node.ancestors());
        around
            .any(|place| unless.iter().any(|pair| self.is_unless(pair, place, m)))
            .then_some("left alone: `unless` matches it, or code around it")
    }

    /// Whether a pattern of `unless` fits a place, with the code that a match has for the names of both.
    fn is_unless(&self, pair: &Pair, place: Node<'f>, m: &Match<'_, 'f>) -> bool {
        let (Pattern::Expression(template) | Pattern::Statements(template)) = &pair.before else {
            return false;
        };
        let mut attempt = Attempt::new(pair);
        let fits = template.nodes().next().is_some_and(|pattern| {
            self.structure(pair, template).fits(pattern, place, &mut attempt) && attempt.misfit.is_none()
        });
        fits && pair.parameters.iter().zip(&attempt.captures).all(|(parameter, captured)| {
            let Some(Capture::Node(own)) = captured else { return true };
            let same =
                m.pair.parameters.iter().zip(&m.captures).find(|(other, _)| other.name == parameter.name);
            let is_same = match same {
                Some((_, Some(Capture::Node(other)))) => own.text() == other.text(),
                _ => true,
            };
            is_same && self.is_one_of(*own, &parameter.types)
        })
    }

    fn is_one_of(&self, value: Node<'f>, types: &[Type]) -> bool {
        let asks = types.iter().any(|kind| matches!(kind, Type::Instance(_) | Type::Class(_)));
        let conforms = || conforms(self.inference, &self.inference.value(value), types, None, false, false);
        !asks || matches!(conforms(), Conformance::Yes { .. })
    }
}

/// Whether code stands in the body of a function, and so runs when that is called.
fn is_in_function(node: Node<'_>) -> bool {
    let mut inner = node;
    node.ancestors().any(|above| {
        let field = std::mem::replace(&mut inner, above).field();
        matches!(above.kind(), Kind::FunctionDefinition | Kind::Lambda) && field == Some(Field::Body)
    })
}
