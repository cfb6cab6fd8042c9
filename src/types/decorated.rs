//! Attributes that a class has from its decorators.

use super::infer::Inference;
use super::inferred::Inferred;
use crate::model::Module;
use crate::syntax::{Field, Kind, Node};

impl Inference<'_> {
    /// What the decorators of a class put into an attribute of it: `cls.log = logging.getLogger()`.
    pub(super) fn given_by_decorators(
        &self,
        module: &Module,
        class: Node<'_>,
        attribute: &str,
        depth: usize,
    ) -> Inferred {
        let decorated = class.parent().filter(|above| above.kind() == Kind::DecoratedDefinition);
        let decorators =
            decorated.into_iter().flat_map(|above| above.parts()).filter(|p| p.kind() == Kind::Decorator);
        for decorator in decorators.filter_map(|decorator| decorator.parts().next()) {
            let names = self.world.names(module, decorator);
            let Some((place, definition)) = names.only().and_then(|name| self.definition(name)) else {
                continue;
            };
            let other = place.get(self.current);
            if let Some(value) = stored_by(other.tree.node(definition), attribute) {
                let text = format!("`{}` gives the class `{attribute}`", decorator.text());
                return self.infer(other, value, depth).because(other.reason(value, text));
            }
        }
        Inferred::unknown()
    }
}

/// What a function puts into an attribute of its first parameter.
fn stored_by<'m>(function: Node<'m>, attribute: &str) -> Option<Node<'m>> {
    let first = function.child(Field::Parameters)?.parts().next()?;
    let first = if first.kind() == Kind::Identifier { first } else { first.parts().next()? };
    let assignments = function.descendants().filter(|node| node.kind() == Kind::Assignment);
    let mut values = assignments.filter_map(|assignment| {
        let target = assignment.child(Field::Left).filter(|left| left.kind() == Kind::Attribute)?;
        let is_it = target.child(Field::Object)?.text() == first.text()
            && target.child(Field::Attribute)?.text() == attribute;
        assignment.child(Field::Right).filter(|_| is_it)
    });
    values.next().filter(|_| values.next().is_none())
}
