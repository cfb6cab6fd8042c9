//! Members that classes of the project have under the old name of an API, or under its new one.

use super::expression::Attempt;
use super::finder::Finder;
use super::pattern_queries::{attribute_of, taken_attribute};
use super::{Certainty, Match, Shape, Tried};
use crate::knowledge::stdlib::canonical;
use crate::syntax::{Field, Kind, Node};
use crate::transform::Type;
use crate::types::{Inferred, Value};

impl<'f> Finder<'f> {
    /// A first-party class may have the new name already, for something of its own.
    pub(super) fn new_name(&self, found: &mut Match<'_, 'f>, index: usize, inferred: &Inferred) {
        let Some(new) = found.pair.after.as_ref().and_then(|after| attribute_of(after, index)) else {
            return;
        };
        for value in &inferred.values {
            let (Value::Instance(class) | Value::Class(class)) = value else { continue };
            // The class of the API itself has the new name, of course.
            let until = found.pair.parameters[index].types.iter().find_map(|kind| match kind {
                Type::Instance(dotted) | Type::Class(dotted) => Some(dotted.as_str()),
                _ => None,
            });
            let Some(owner) = self.inference.own_definition(class, new, until.unwrap_or_default()) else {
                continue;
            };
            let within = found.node.enclosing(&[Kind::FunctionDefinition]).and_then(|f| f.child(Field::Name));
            if within.is_some_and(|name| name.text() == new) {
                found.shape = Shape::Unclear;
                found.note = format!("`{new}` would call itself here");
            } else {
                found.certainty = found.certainty.min(Certainty::Likely);
                found.note = format!("`{owner}` defines `{new}` itself");
            }
        }
    }

    /// A method whose name overrides one that a transform of a user's own calls by another: nothing calls it any more.
    pub(super) fn overriding<'c>(&self, of: Tried<'c>, name: Node<'f>) -> Option<Match<'c, 'f>> {
        let (pair, after) = (of.pair, of.pair.after.as_ref()?);
        let method = name.parent().filter(|above| above.kind() == Kind::FunctionDefinition)?;
        let outer = method.parent().filter(|above| above.kind() == Kind::DecoratedDefinition);
        let class = outer.unwrap_or(method).parent()?.parent()?;
        if class.kind() != Kind::ClassDefinition || !of.transform.is_of_user() {
            return None;
        }
        let own = self.inference.class(class);
        let new = pair.parameters.iter().enumerate().find_map(|(index, parameter)| {
            let new = attribute_of(after, index)?;
            let derives =
                |kind: &Type| matches!(kind, Type::Instance(base) if own.derives_from(canonical(base)));
            let is_it = taken_attribute(pair, index)? == name.text() && new != name.text();
            (is_it && parameter.types.iter().any(derives)).then_some(new)
        })?;
        if self.inference.defines(&own.qualified, new) {
            return None;
        }
        let mut found = self.constrain(of, name, Shape::Unclear, Attempt::new(pair))?;
        found.note =
            format!("it overrides what is called `{new}` now: rename it, and its calls on this class");
        Some(found)
    }

    /// A subclass anywhere in the project may have the old name or the new one for something of its own.
    pub(super) fn overrides(
        &self,
        found: &mut Match<'_, 'f>,
        index: usize,
        value: Node<'f>,
        inferred: &Inferred,
    ) {
        let Some(after) = &found.pair.after else { return };
        let Some(old) = taken_attribute(found.pair, index) else { return };
        let new = attribute_of(after, index).filter(|new| *new != old);
        let names: Vec<&str> = std::iter::once(old).chain(new).collect();
        let around = self.inference.around_super(value);
        for value in &inferred.values {
            let (Value::Instance(class) | Value::Class(class)) = value else { continue };
            let class = around.as_ref().unwrap_or(class);
            let until = found.pair.parameters[index].types.iter().find_map(|kind| match kind {
                Type::Instance(dotted) | Type::Class(dotted) => Some(dotted.as_str()),
                _ => None,
            });
            let until = until.unwrap_or_default();
            let Some(clause) = self.inference.overridden(class, &names, until, around.is_some()) else {
                continue;
            };
            if self.inference.is_of_project(class) {
                found.shape = Shape::Unclear;
            }
            found.certainty = found.certainty.min(Certainty::Likely);
            found.note = clause;
        }
    }
}
