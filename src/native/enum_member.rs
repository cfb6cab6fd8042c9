//! A member of an enumeration that is reached through another member: which attributes are members
//! only the class knows.

use super::{Context, Found, Native};
use crate::finding::{Reason, Safety};
use crate::model::{VersionSet, reachable_versions};
use crate::syntax::{Field, Kind, Node};
use crate::text::Edit;
use crate::types::Value;
use crate::version::{Version, Window};

/// The Python whose first releases refuse it.
const REFUSES: Version = Version::new(3, 11);
/// What every member has of its own.
const OWN: [&str; 2] = ["name", "value"];
/// Methods that run before there are members.
const EARLY: [&str; 3] = ["__new__", "__init__", "__set_name__"];

pub(super) const NATIVE: Native = Native { name: "enum_member", find, may_find: |_, _| true };

/// An enumeration of the file: its dotted name, and the names of its members.
struct Enumeration<'m> {
    dotted: String,
    members: Vec<&'m str>,
}

fn find(context: &Context<'_>) -> Vec<Found> {
    let nodes = context.module.tree.root().descendants();
    let classes = nodes.filter(|node| node.kind() == Kind::ClassDefinition);
    let mut found: Vec<Found> = classes.flat_map(|class| of_class(context, class)).collect();
    found.sort_by_key(|found| found.range.start);
    found
}

/// The attributes of one enumeration's members that are members.
fn of_class(context: &Context<'_>, class: Node<'_>) -> Vec<Found> {
    let mut members = members(context, class);
    let module = context.module;
    let is_taken = |name: &&str| module.identifiers(name).any(|name| attribute_named(name).is_some());
    // Most classes are no enumerations, which is not always as quickly told.
    if !members.iter().any(is_taken) {
        return Vec::new();
    }
    let known = context.inference.class(class);
    if !known.derives_from("enum.Enum") {
        return Vec::new();
    }
    // The data type of the members may have an attribute of that name.
    let is_mixed = known.ancestors.iter().any(|above| above.qualified.starts_with("builtins."));
    members.retain(|name| !is_mixed || !name.chars().any(char::is_lowercase));
    let own = Enumeration { dotted: module.qualified_definition(class), members };
    let names = own.members.iter().flat_map(|name| module.identifiers(name));
    names.filter_map(attribute_named).filter_map(|attribute| at(context, &own, attribute)).collect()
}

/// The attribute that a name is of, as `RED` is of `x.RED`.
fn attribute_named(name: Node<'_>) -> Option<Node<'_>> {
    name.parent().filter(|parent| parent.kind() == Kind::Attribute && name.field() == Some(Field::Attribute))
}

/// The names of the members: what a class body gives a plain value. Functions and other descriptors
/// are no members.
fn members<'m>(context: &Context<'_>, class: Node<'m>) -> Vec<&'m str> {
    let mut names: Vec<&str> = Vec::new();
    let statements = class.child(Field::Body).into_iter().flat_map(|body| body.parts());
    for assignment in statements.filter_map(|statement| statement.parts().next()) {
        if let (Some(left), Some(value)) = (assignment.child(Field::Left), assignment.child(Field::Right))
            && left.kind() == Kind::Identifier
            && !left.text().starts_with('_')
            && !OWN.contains(&left.text())
            && is_plain(context, &names, value)
        {
            names.push(left.text());
        }
    }
    names
}

/// Whether a value is data, which a class keeps as it is: made of literals, `auto()` and other members.
fn is_plain(context: &Context<'_>, members: &[&str], value: Node<'_>) -> bool {
    match value.kind() {
        Kind::Identifier => members.contains(&value.text()),
        Kind::Call => value.child(Field::Function).is_some_and(|function| {
            context.world.names(context.module, function).only() == Some("enum.auto")
        }),
        Kind::UnaryOperator | Kind::BinaryOperator | Kind::ParenthesizedExpression => {
            value.parts().all(|part| is_plain(context, members, part))
        }
        Kind::Integer
        | Kind::Float
        | Kind::String
        | Kind::ConcatenatedString
        | Kind::True
        | Kind::False
        | Kind::None => true,
        kind => matches!(kind, Kind::Tuple | Kind::List | Kind::Dictionary | Kind::Set),
    }
}

fn at(context: &Context<'_>, class: &Enumeration<'_>, attribute: Node<'_>) -> Option<Found> {
    let refusing = VersionSet::window(Window { min: REFUSES, target: REFUSES });
    let runs =
        reachable_versions(context.world, context.module, attribute).and(VersionSet::window(context.window));
    let is_set = is_assigned(attribute)
        || attribute.parent().is_some_and(|above| above.kind() == Kind::DeleteStatement);
    let is_printed =
        attribute.ancestors().any(|a| a.kind() == Kind::Interpolation && a.token(Kind::Equal).is_some());
    if runs.and(refusing).is_empty() || is_set || is_printed {
        return None;
    }
    let (object, last) = (attribute.child(Field::Object)?, attribute.child(Field::Attribute)?.text());
    let (new, safety, reasons) =
        class.named_by(context, object).or_else(|| class.type_of(context, attribute, object))?;
    Some(Found {
        range: attribute.range(),
        edits: vec![Edit::replace(object.range(), new.clone())],
        safety,
        after: Some(format!("{new}.{last}")),
        reasons,
        ..Found::default()
    })
}

fn is_assigned(target: Node<'_>) -> bool {
    target.field() == Some(Field::Left)
        && target
            .parent()
            .is_some_and(|above| matches!(above.kind(), Kind::Assignment | Kind::AugmentedAssignment))
}

impl Enumeration<'_> {
    /// `Color` of `Color.RED.BLUE`: the class stands there already.
    fn named_by(&self, context: &Context<'_>, object: Node<'_>) -> Option<(String, Safety, Vec<Reason>)> {
        let owner = object.child(Field::Object).filter(|_| object.kind() == Kind::Attribute)?;
        let names = context.world.names(context.module, owner);
        let is_class = names.certain && names.only() == Some(&self.dotted);
        if !is_class || !self.members.contains(&object.child(Field::Attribute)?.text()) {
            return None;
        }
        let why = format!("`{}` is a member of `{}`", object.text(), self.dotted);
        Some((owner.text().to_owned(), Safety::Safe, vec![context.module.reason(object, why)]))
    }

    /// `type(self)` of `self.BLUE`, and of what else is a member.
    fn type_of(
        &self,
        context: &Context<'_>,
        attribute: Node<'_>,
        object: Node<'_>,
    ) -> Option<(String, Safety, Vec<Reason>)> {
        let module = context.module;
        let early =
            attribute.enclosing(&[Kind::FunctionDefinition]).and_then(|function| function.child(Field::Name));
        let mut named = module.identifiers(attribute.child(Field::Attribute)?.text());
        if early.is_some_and(|name| EARLY.contains(&name.text()))
            || named.any(|name| {
                name.parent().is_some_and(|one| one.kind() == Kind::Attribute && is_assigned(one))
            })
            || module.lookup(module.scope_of(object), "type").is_some()
        {
            return None;
        }
        let new = format!("type({})", object.unparenthesised().text());
        let names = context.world.names(module, object);
        if let Some(name) = names.only() {
            let member = name.strip_prefix(&self.dotted).and_then(|rest| rest.strip_prefix('.'));
            let is_member = names.certain && member.is_some_and(|member| self.members.contains(&member));
            return is_member.then(|| (new, Safety::Safe, names.reasons.clone()));
        }
        let inferred = context.inference.value(object);
        let is_member =
            |value: &Value| matches!(value, Value::Instance(class) if class.qualified == self.dotted);
        if !inferred.complete || inferred.values.is_empty() || !inferred.values.iter().all(is_member) {
            return None;
        }
        let safety = if inferred.likely { Safety::Suggested } else { Safety::Safe };
        Some((new, safety, inferred.reasons))
    }
}
