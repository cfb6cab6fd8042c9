//! A member of an enumeration that is reached through another member: which attributes are members
//! only the class knows.

use super::{Context, Found, Native};
use crate::finding::{Reason, Safety};
use crate::model::{VersionSet, reachable_versions};
use crate::syntax::{Field, Kind, Node};
use crate::text::Edit;
use crate::transform::TokenContext;
use crate::types::Value;
use crate::version::{Version, Window};

/// The Python whose first releases refuse it.
const REFUSES: Version = Version::new(3, 11);
/// What every member has of its own.
const OWN: [&str; 2] = ["name", "value"];
/// Values that are no descriptors, which a class would keep as they are.
const LITERALS: [Kind; 11] = [
    Kind::Integer,
    Kind::Float,
    Kind::String,
    Kind::ConcatenatedString,
    Kind::True,
    Kind::False,
    Kind::None,
    Kind::Tuple,
    Kind::List,
    Kind::Dictionary,
    Kind::Set,
];
/// Methods that run before there are members.
const EARLY: [&str; 3] = ["__new__", "__init__", "__set_name__"];

pub(super) const NATIVE: Native = Native { place: TokenContext::Name, ..Native::new("enum_member", find) };

fn find(context: &Context<'_>) -> Vec<Found> {
    let classes =
        context.module.tree.root().descendants().filter(|node| node.kind() == Kind::ClassDefinition);
    let mut found: Vec<Found> = classes.flat_map(|class| of_class(context, class)).collect();
    found.sort_by_key(|found| found.range.start);
    found
}

/// The attributes of one enumeration's members that are members.
fn of_class(context: &Context<'_>, class: Node<'_>) -> Vec<Found> {
    let mut members = members(context, class);
    let is_taken = |name: &str| context.module.identifiers(name).any(|name| taken(name).is_some());
    // Most classes are no enumerations, which is not always as quickly told.
    if !members.iter().any(|name| is_taken(name)) || !context.inference.class(class).derives_from("enum.Enum")
    {
        return Vec::new();
    }
    // The data type of the members may have an attribute of that name.
    let mixed = context.inference.class(class).ancestors.iter().any(|a| a.qualified.starts_with("builtins."));
    members.retain(|name| !mixed || !name.chars().any(char::is_lowercase));
    let dotted = context.module.qualified_definition(class);
    let attributes = members.iter().flat_map(|name| context.module.identifiers(name)).filter_map(taken);
    attributes.filter_map(|attribute| at(context, &dotted, &members, attribute)).collect()
}

/// The attribute that a name is of, as `RED` is of `x.RED`.
fn taken(name: Node<'_>) -> Option<Node<'_>> {
    let attribute = name.parent().filter(|parent| parent.kind() == Kind::Attribute)?;
    (name.field() == Some(Field::Attribute)).then_some(attribute)
}

/// The names of the members: what a class body gives a plain value. Functions and other descriptors
/// are no members.
fn members<'m>(context: &Context<'_>, class: Node<'m>) -> Vec<&'m str> {
    let statements = class.child(Field::Body).into_iter().flat_map(|body| body.parts());
    let mut names: Vec<&str> = Vec::new();
    for assignment in statements.filter_map(|statement| statement.parts().next()) {
        let (Some(left), Some(value)) = (assignment.child(Field::Left), assignment.child(Field::Right))
        else {
            continue;
        };
        let name = left.text();
        let own = name.starts_with('_') || OWN.contains(&name);
        if left.kind() == Kind::Identifier && !own && is_plain(context, &names, value) {
            names.push(name);
        }
    }
    names
}

/// Whether a value is data: a literal, `auto()`, or another member.
fn is_plain(context: &Context<'_>, members: &[&str], value: Node<'_>) -> bool {
    match value.kind() {
        Kind::Identifier => members.contains(&value.text()),
        Kind::UnaryOperator | Kind::BinaryOperator | Kind::ParenthesizedExpression => {
            value.parts().all(|part| is_plain(context, members, part))
        }
        Kind::Call => value.child(Field::Function).is_some_and(|function| {
            context.world.names(context.module, function).only() == Some("enum.auto")
        }),
        kind => LITERALS.contains(&kind),
    }
}

fn at(context: &Context<'_>, class: &str, members: &[&str], attribute: Node<'_>) -> Option<Found> {
    let module = context.module;
    let only = Window { min: REFUSES, target: REFUSES };
    let runs = reachable_versions(context.world, module, attribute).and(VersionSet::window(context.window));
    let is_set = is_assigned(attribute)
        || attribute.parent().is_some_and(|above| above.kind() == Kind::DeleteStatement);
    let is_printed =
        attribute.ancestors().any(|a| a.kind() == Kind::Interpolation && a.token(Kind::Equal).is_some());
    if runs.and(VersionSet::window(only)).is_empty() || is_set || is_printed {
        return None;
    }
    let object = attribute.child(Field::Object)?;
    let (new, safety, reasons) = through_class(context, class, members, object)
        .or_else(|| through_value(context, class, members, attribute, object))?;
    let last = attribute.child(Field::Attribute)?.text();
    Some(Found {
        range: attribute.range(),
        edits: vec![Edit::replace(object.range(), new.clone())],
        safety,
        after: Some(format!("{new}.{last}")),
        message: String::new(),
        reasons,
        ..Found::default()
    })
}

fn is_assigned(target: Node<'_>) -> bool {
    target.field() == Some(Field::Left) && target.parent().is_some_and(|above| above.kind().is_assignment())
}

type Owner = (String, Safety, Vec<Reason>);

/// `Color.RED` of `Color.RED.BLUE`: the class stands there already.
fn through_class(context: &Context<'_>, class: &str, members: &[&str], object: Node<'_>) -> Option<Owner> {
    let owner = object.child(Field::Object).filter(|_| object.kind() == Kind::Attribute)?;
    let member = object.child(Field::Attribute)?.text();
    let names = context.world.names(context.module, owner);
    if !members.contains(&member) || !names.certain || names.only() != Some(class) {
        return None;
    }
    let why = context.module.reason(object, format!("`{}` is a member of `{class}`", object.text()));
    Some((owner.text().to_owned(), Safety::Safe, vec![why]))
}

/// `self.BLUE`, and what else is a member: its type is the class.
fn through_value(
    context: &Context<'_>,
    class: &str,
    members: &[&str],
    attribute: Node<'_>,
    object: Node<'_>,
) -> Option<Owner> {
    let module = context.module;
    let early =
        attribute.enclosing(&[Kind::FunctionDefinition]).and_then(|function| function.child(Field::Name));
    let last = attribute.child(Field::Attribute)?;
    let stored = module.identifiers(last.text()).any(|name| {
        let target = name.parent().filter(|parent| parent.kind() == Kind::Attribute);
        target.is_some_and(is_assigned)
    });
    let taken = module.lookup(module.scope_of(object), "type").is_some();
    if early.is_some_and(|name| EARLY.contains(&name.text())) || stored || taken {
        return None;
    }
    let names = context.world.names(module, object);
    if let Some(name) = names.only() {
        let is_member = names.certain && members.iter().any(|member| name == format!("{class}.{member}"));
        return is_member.then(|| (by_type(object), Safety::Safe, names.reasons.clone()));
    }
    let inferred = context.inference.value(object);
    let is_member = |value: &Value| matches!(value, Value::Instance(own) if own.qualified == class);
    if !inferred.complete || inferred.values.is_empty() || !inferred.values.iter().all(is_member) {
        return None;
    }
    let safety = if inferred.likely { Safety::Suggested } else { Safety::Safe };
    Some((by_type(object), safety, inferred.reasons))
}

fn by_type(object: Node<'_>) -> String {
    format!("type({})", object.unparenthesised().text())
}
