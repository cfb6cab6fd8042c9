//! Defaults of dataclass fields that a newer Python refuses because they have no hash, and so may change: all objects
//! would share them.

use super::{Context, Found, Native, argument, report};
use crate::knowledge::idiom;
use crate::syntax::{Field, Kind, Node};
use crate::text::{Pieces, occurrences};
use crate::version::Version;

pub(super) const NATIVE: Native = Native { name: "dataclass_default", find, may_find };

/// The first Python that asks for a hash. Those before refuse lists, dictionaries and sets.
const ASKS_FOR_HASH: Version = Version::new(3, 11);

/// Whether something is given to an annotated name, or to `field()` as its default, by a call.
fn may_find(text: &[u8], _: &Pieces) -> bool {
    occurrences(text, b"dataclass").next().is_some()
        && text.split(|byte| *byte == b'\n').any(|line| {
            line.starts_with(b" ") && line.contains(&b':') && line.contains(&b'=') && line.contains(&b'(')
        })
}

fn find(context: &Context<'_>) -> Vec<Found> {
    let definitions = context.module.tree.of_kind(Kind::DecoratedDefinition);
    let classes = definitions.filter(|definition| dataclass_call(context, *definition).is_some());
    let bodies = classes.filter_map(|definition| definition.child(Field::Definition)?.child(Field::Body));
    let fields = bodies.flat_map(|body| body.parts()).filter_map(|statement| statement.parts().next());
    let annotated = fields.filter(|one| one.kind() == Kind::Assignment && one.child(Field::Type).is_some());
    annotated.filter_map(|field| at(context, field.child(Field::Right)?)).collect()
}

/// What the value of a field is refused for.
fn at(context: &Context<'_>, value: Node<'_>) -> Option<Found> {
    let is_field = calls(context, value, "dataclasses.field");
    let default = if is_field { argument(value, "default")? } else { value };
    let made = Some(default).filter(|default| default.kind() == Kind::Call)?;
    let inferred = context.inference.value_nearby(made);
    let [only] = inferred.values.as_slice() else { return None };
    let class = only.instance().filter(|_| inferred.complete)?;
    let has_no_hash = match idiom("unhashable", &class.qualified) {
        Some(_) => true,
        None => is_unhashable(context, &class.qualified)?,
    };
    let function = made.child(Field::Function)?.text();
    let has_arguments = made.child(Field::Arguments)?.parts().next().is_some();
    let factory = if has_arguments { format!("lambda: {}", made.text()) } else { function.to_owned() };
    let advice = format!(
        "`{function}` has no hash, so that the class raises `ValueError`. With `field(default_factory={factory})` each object gets its own."
    );
    has_no_hash.then(|| report(context, made, Some(ASKS_FOR_HASH), advice, Vec::new())).flatten()
}

/// Whether a class of this file compares by value and gives no hash; `None` if it is not one of this file alone.
fn is_unhashable(context: &Context<'_>, qualified: &str) -> Option<bool> {
    let module = context.module;
    let mut classes = module.tree.of_kind(Kind::ClassDefinition);
    let class = classes.find(|class| module.qualified_definition(*class) == qualified)?;
    // A base may have the one or the other.
    if class.child(Field::Superclasses).is_some_and(|bases| bases.parts().next().is_some()) {
        return None;
    }
    let body = class.child(Field::Body)?;
    let defines =
        |name: &str| body.descendants().any(|node| node.kind() == Kind::Identifier && node.text() == name);
    if defines("__hash__") {
        return None;
    }
    let outer = class.parent().filter(|above| above.kind() == Kind::DecoratedDefinition);
    let Some(outer) = outer else { return Some(defines("__eq__")) };
    let options = dataclass_call(context, outer)?;
    let text = |name: &str| argument(options, name).map(Node::text);
    let is_plain = |name: &str, plain: &str| text(name).is_none_or(|text| text == plain);
    Some(is_plain("frozen", "False") && is_plain("unsafe_hash", "False") && is_plain("eq", "True"))
}

/// The decorator of a class that makes it a dataclass, if it is the only one.
fn dataclass_call<'n>(context: &Context<'_>, definition: Node<'n>) -> Option<Node<'n>> {
    let mut decorators = definition.parts().filter(|part| part.kind() == Kind::Decorator);
    let (Some(only), None) = (decorators.next(), decorators.next()) else { return None };
    let mark = only.parts().next()?;
    let is_it =
        |node: Node<'_>| context.world.names(context.module, node).only() == Some("dataclasses.dataclass");
    (calls(context, mark, "dataclasses.dataclass") || is_it(mark)).then_some(mark)
}

fn calls(context: &Context<'_>, call: Node<'_>, name: &str) -> bool {
    let function = call.child(Field::Function).filter(|_| call.kind() == Kind::Call);
    function.is_some_and(|function| context.world.names(context.module, function).only() == Some(name))
}
