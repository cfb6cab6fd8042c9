//! What the tests around a use of a name say of its value: `isinstance(x, C)`, `x is not None`, `if x:`, and branches
//! that end.

use super::Value;
use super::infer::Inference;
use super::inferred::{Inferred, instances};
use crate::model::Module;
use crate::syntax::{Field, Kind, Node};

impl Inference<'_> {
    /// Narrows what was found of a name or an attribute by the tests that its use has passed.
    pub(super) fn narrowed(
        &self,
        module: &Module,
        node: Node<'_>,
        mut found: Inferred,
        depth: usize,
    ) -> Inferred {
        for (test, holds) in module.passed_tests(node) {
            found = self.by_test(module, node, (test, holds), found, depth);
        }
        found
    }

    fn by_test(
        &self,
        module: &Module,
        node: Node<'_>,
        (test, holds): (Node<'_>, bool),
        found: Inferred,
        depth: usize,
    ) -> Inferred {
        let test = test.unparenthesised();
        let is_it = |tested: Node<'_>| is_same_value(module, tested.unparenthesised(), node);
        match test.kind() {
            Kind::NotOperator => match test.child(Field::Argument) {
                Some(inner) => self.by_test(module, node, (inner, !holds), found, depth),
                None => found,
            },
            Kind::BooleanOperator if test.token(Kind::KwAnd).is_some() == holds => {
                let operands = [test.child(Field::Left), test.child(Field::Right)];
                let both = operands.into_iter().flatten();
                both.fold(found, |found, operand| self.by_test(module, node, (operand, holds), found, depth))
            }
            Kind::NamedExpression if holds => match test.child(Field::Name) {
                Some(name) if is_it(name) => without_none(found),
                _ => found,
            },
            Kind::Identifier | Kind::Attribute if holds && is_it(test) => without_none(found),
            Kind::ComparisonOperator => {
                let mut operands = test.parts();
                let (Some(one), Some(other), None) = (operands.next(), operands.next(), operands.next())
                else {
                    return found;
                };
                let operator =
                    test.children_by(Field::Operators).map(|operator| operator.text()).collect::<Vec<_>>();
                let is_equal = match operator.as_slice() {
                    ["is" | "=="] => holds,
                    ["is not" | "!="] | ["is", "not"] => !holds,
                    _ => return found,
                };
                let named =
                    if one.kind() == Kind::NamedExpression { one.child(Field::Name) } else { Some(one) };
                let class = argument_of(one, "type").filter(|tested| is_it(*tested));
                if other.kind() == Kind::None && named.is_some_and(is_it) {
                    return if is_equal { Inferred::exactly(Value::None) } else { without_none(found) };
                }
                match class {
                    Some(_) if is_equal => self.of_classes(module, node, other, found, depth),
                    _ => found,
                }
            }
            Kind::Call => match argument_of(test, "isinstance").filter(|tested| is_it(*tested)) {
                Some(_) => {
                    let classes = test.child(Field::Arguments).and_then(|list| list.parts().nth(1));
                    match classes {
                        Some(classes) if holds => self.of_classes(module, node, classes, found, depth),
                        Some(classes) => self.not_of_classes(module, classes, found, depth),
                        None => found,
                    }
                }
                None => found,
            },
            _ => found,
        }
    }

    /// What remains of a value that is an instance of one of some classes.
    fn of_classes(
        &self,
        module: &Module,
        node: Node<'_>,
        classes: Node<'_>,
        found: Inferred,
        depth: usize,
    ) -> Inferred {
        let tested = self.tested_classes(module, classes, depth);
        let mut kept = Inferred { values: Vec::new(), ..found.clone() };
        for value in &found.values {
            let Value::Instance(own) = value else { continue };
            let is_of =
                |value: &Value| value.instance().is_some_and(|class| own.derives_from(&class.qualified));
            if tested.complete && tested.values.iter().any(is_of) {
                kept.values.push(value.clone());
            }
        }
        if !kept.values.is_empty() && found.complete {
            return kept;
        }
        // What it was known to be may be a base of these; of strangers that have both nothing is known.
        let is_base = |value: &Value| {
            let base = value.instance().map(|class| class.qualified.as_str());
            *value == Value::None
                || base.is_some_and(|base| {
                    tested.values.iter().filter_map(Value::instance).all(|class| class.derives_from(base))
                })
        };
        if tested.values.is_empty() || found.complete && !found.values.iter().all(is_base) {
            return found;
        }
        let text = format!("`{}` is tested to be a `{}`", node.text(), classes.text());
        tested.because(module.reason(classes, text))
    }

    fn not_of_classes(
        &self,
        module: &Module,
        classes: Node<'_>,
        mut found: Inferred,
        depth: usize,
    ) -> Inferred {
        let tested = self.tested_classes(module, classes, depth);
        found.values.retain(|value| {
            let derives = |class: &Value| {
                class
                    .instance()
                    .zip(value.instance())
                    .is_some_and(|(class, own)| own.derives_from(&class.qualified))
            };
            !tested.values.iter().any(derives)
        });
        found
    }

    /// The instances that the second argument of `isinstance()` allows.
    fn tested_classes(&self, module: &Module, classes: Node<'_>, depth: usize) -> Inferred {
        let classes = classes.unparenthesised();
        let each: Vec<Node<'_>> = match classes.kind() {
            Kind::Tuple => classes.parts().collect(),
            _ => vec![classes],
        };
        let mut all = Inferred::nothing();
        each.into_iter().for_each(|class| all.merge(instances(self.infer(module, class, depth))));
        all
    }
}

fn without_none(mut found: Inferred) -> Inferred {
    found.values.retain(|value| *value != Value::None);
    found
}

/// The first argument of a call of a builtin with this name.
fn argument_of<'t>(call: Node<'t>, name: &str) -> Option<Node<'t>> {
    let is_call = call.kind() == Kind::Call
        && call.child(Field::Function).is_some_and(|function| function.text() == name);
    call.child(Field::Arguments).filter(|_| is_call)?.parts().next()
}

/// Whether a name or attribute that is tested has the value that it has where it is used: nothing is assigned to it
/// between the two, or in a loop around the use.
fn is_same_value(module: &Module, tested: Node<'_>, used: Node<'_>) -> bool {
    if !matches!(tested.kind(), Kind::Identifier | Kind::Attribute) || tested.text() != used.text() {
        return false;
    }
    let Some(root) = root(used) else { return false };
    let last = used.child(Field::Attribute).unwrap_or(used);
    if module.scope_of(root) != module.scope_of(tested) {
        return false;
    }
    let loops = used.ancestors().take_while(|above| !tested.is_within(*above));
    let start = loops
        .filter(|above| matches!(above.kind(), Kind::ForStatement | Kind::WhileStatement))
        .last()
        .map_or(used.range(), |above| above.range());
    let is_between = |at: usize| tested.end() < at && at < used.start() || start.contains(&at);
    let is_stored = |node: Node<'_>| {
        let target =
            if node.field() == Some(Field::Attribute) { node.parent().unwrap_or(node) } else { node };
        node != last && is_between(node.start()) && target.text() == used.text() && target.is_stored()
    };
    let of_root = || module.identifiers(root.text()).any(|node| is_between(node.start()) && node.is_stored());
    !module.identifiers(last.text()).any(is_stored) && (root == used || !of_root())
}

/// The name that an attribute begins with.
fn root(node: Node<'_>) -> Option<Node<'_>> {
    let mut root = node;
    while root.kind() == Kind::Attribute {
        root = root.child(Field::Object)?;
    }
    (root.kind() == Kind::Identifier).then_some(root)
}
