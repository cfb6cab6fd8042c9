//! A method called through its class, `RawConfigParser.readfp(parser, fp)`: the receiver is the first
//! argument.

use super::expression::Attempt;
use super::finder::Finder;
use super::pattern_queries::{attribute_of, taken_attribute};
use super::receiver::{Conformance, conforms};
use super::{Capture, Match, Shape};
use crate::syntax::{Field, Kind, Node};
use crate::transform::{Callee, Pair, Role, Template, Type};
use crate::types::Inferred;

impl<'f> Finder<'f> {
    /// The attempt for a call through the class: its arguments are bound without the receiver.
    /// `None` if it then is another call.
    pub(super) fn through_class(
        &self,
        pair: &Pair,
        template: &Template,
        node: Node<'f>,
        attempt: Attempt<'f>,
    ) -> Option<Attempt<'f>> {
        let class = receiver(template).and_then(|index| match &attempt.captures[index] {
            Some(Capture::Node(value)) => {
                // A class is called by its name: the code shows that it is one.
                let inferred = self.inference.value(*value);
                self.is_class(&inferred, &pair.parameters[index].types, taken_attribute(pair, index))
            }
            _ => None,
        });
        if class.is_none() {
            return Some(attempt);
        }
        let mut again = Attempt::new(pair);
        again.unbound = true;
        let pattern = template.nodes().next()?;
        self.structure(pair, template).fits(pattern, node, &mut again).then_some(again)
    }

    /// The conformance that a receiver is the class whose instance is meant. Where the new code calls a
    /// method of it too, the call stays one through the class; else only the name of the method
    /// could change.
    pub(super) fn unbound(
        &self,
        found: &mut Match<'_, 'f>,
        index: usize,
        inferred: &Inferred,
        attribute: Option<&str>,
    ) -> Option<Conformance> {
        let conformance = self.is_class(inferred, &found.pair.parameters[index].types, attribute)?;
        if found.shape == Shape::Expression
            && found.node.kind() == Kind::Call
            && !stays_receiver(found.pair, index)
        {
            found.node = found.node.child(Field::Function).unwrap_or(found.node).unparenthesised();
        }
        if found.node.kind() == Kind::Attribute {
            found.shape = Shape::Value;
            let after = found.pair.after.as_ref();
            if after.is_some_and(|after| attribute_of(after, index).is_none()) {
                found.shape = Shape::Unclear;
                found.note =
                    "it is taken from the class, and what takes its place has no receiver".to_owned();
            }
        }
        Some(conformance)
    }

    fn is_class(&self, inferred: &Inferred, types: &[Type], attribute: Option<&str>) -> Option<Conformance> {
        attribute?;
        let as_it_is = conforms(self.inference, inferred, types, attribute, false, false);
        if !matches!(as_it_is, Conformance::No(_)) {
            return None;
        }
        let classes: Vec<Type> = types
            .iter()
            .filter_map(|kind| match kind {
                Type::Instance(dotted) => Some(Type::Class(dotted.clone())),
                _ => None,
            })
            .collect();
        let conformance = conforms(self.inference, inferred, &classes, attribute, false, false);
        matches!(conformance, Conformance::Yes { .. }).then_some(conformance)
    }
}

/// The metavariable whose method a template calls.
fn receiver(template: &Template) -> Option<usize> {
    match template.callee()? {
        (Callee::Member(owner, _), true) => Some(owner),
        _ => None,
    }
}

/// Whether the new code is a call of a method of the same receiver, and has no other use for it.
fn stays_receiver(pair: &Pair, index: usize) -> bool {
    pair.after.as_ref().is_some_and(|after| {
        let uses = after.all().filter(|node| after.role(*node) == Some(&Role::Parameter(index)));
        after.result.is_none()
            && receiver(after) == Some(index)
            && attribute_of(after, index).is_some()
            && uses.count() == 1
    })
}
