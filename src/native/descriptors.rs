//! Members of a class that a newer Python binds otherwise where they are read: a `functools.partial` becomes a method,
//! and a property of the class itself is a method again.

use super::{Context, Found, Native, report};
use crate::finding::Safety;
use crate::model::is_variable;
use crate::syntax::{Field, Kind, Node};
use crate::text::{Edit, Pieces, occurrences};

pub(super) const PARTIAL: Native = Native { name: "partial_member", find: partials, may_find: |_, _| true };

pub(super) const CLASS_PROPERTY: Native =
    Native { name: "class_property", find: class_properties, may_find: chains_property };

/// The partials in class bodies that are read from instances.
fn partials(context: &Context<'_>) -> Vec<Found> {
    let classes = context.module.tree.of_kind(Kind::ClassDefinition);
    classes.flat_map(|class| partials_of(context, class)).collect()
}

fn partials_of(context: &Context<'_>, class: Node<'_>) -> Vec<Found> {
    let assignments = class.child(Field::Body).into_iter().flat_map(|body| body.parts());
    let assignments = assignments.filter_map(|statement| {
        let assignment = statement.parts().next().filter(|one| one.kind() == Kind::Assignment)?;
        let name = assignment.child(Field::Left).filter(|left| left.kind() == Kind::Identifier)?;
        let value = assignment.child(Field::Right)?;
        let function = value.unparenthesised().child(Field::Function)?;
        let is_partial = context.world.names(context.module, function).only() == Some("functools.partial");
        is_partial.then_some((name, value))
    });
    let found: Vec<_> = assignments.collect();
    if found.is_empty() {
        return Vec::new();
    }
    let known = context.inference.class(class);
    // There it is a member, and no method.
    if known.derives_from("enum.Enum") {
        return Vec::new();
    }
    let found = found.into_iter().filter_map(|(name, value)| {
        let read = reads(context, class, name).next()?;
        let reason = context.module.reason(read, format!("`{}` reads it from an instance", read.text()));
        let new = format!("staticmethod({})", value.text());
        let edits = vec![
            Edit::insert(value.start(), "staticmethod(".to_owned()),
            Edit::insert(value.end(), ")".to_owned()),
        ];
        let safety = Safety::Suggested;
        // Pythons before 3.10 cannot call it in the class body.
        let is_used_here = context.module.identifiers(name.text()).any(|other| {
            other != name
                && is_variable(other)
                && context.module.scope_of(other) == context.module.scope_of(name)
        });
        let is_builtin = context.module.lookup(context.module.scope_of(name), "staticmethod").is_none();
        match is_builtin && !is_used_here {
            true => Some(Found {
                range: value.range(),
                edits,
                safety,
                after: Some(new),
                reasons: vec![reason],
                ..Found::default()
            }),
            false => report(context, value, None, format!("Write `{new}`."), vec![reason]),
        }
    });
    found.collect()
}

/// Where an attribute of a class is read from an instance, as far as the file shows it.
fn reads<'m>(context: &Context<'m>, class: Node<'m>, name: Node<'m>) -> impl Iterator<Item = Node<'m>> {
    let module = context.module;
    let own = module.qualified_definition(class);
    module.identifiers(name.text()).filter_map(move |word| {
        let attribute =
            word.parent().filter(|above| above.kind() == Kind::Attribute && !above.is_stored())?;
        let object = attribute.child(Field::Object).filter(|_| word.field() == Some(Field::Attribute))?;
        let found = context.inference.value_nearby(object);
        let mut instances = found.values.iter().filter_map(|value| value.instance());
        let is_read = instances.any(|one| one.ancestors.iter().any(|above| above.qualified == own));
        is_read.then_some(attribute)
    })
}

/// Whether `property` stands right behind `classmethod`, as the next decorator or as its argument.
fn chains_property(text: &[u8], _: &Pieces) -> bool {
    let mut all = occurrences(text, b"classmethod").map(|at| &text[at + "classmethod".len()..]);
    all.any(|rest| {
        let rest = rest.trim_ascii_start();
        let next = rest.strip_prefix(b"@").or(rest.strip_prefix(b"("));
        next.is_some_and(|next| next.trim_ascii_start().starts_with(b"property"))
    })
}

/// Properties that a `classmethod` hands on.
fn class_properties(context: &Context<'_>) -> Vec<Found> {
    let tree = &context.module.tree;
    let is = |node: Node<'_>, name: &str| context.world.names(context.module, node).only() == Some(name);
    let decorated = tree.of_kind(Kind::DecoratedDefinition).filter_map(|definition| {
        let marks: Vec<Node<'_>> = definition.parts().filter(|part| part.kind() == Kind::Decorator).collect();
        let inner = |mark: Node<'_>, name: &str| mark.parts().next().is_some_and(|what| is(what, name));
        marks
            .windows(2)
            .find(|pair| inner(pair[0], "builtins.classmethod") && inner(pair[1], "builtins.property"))
            .map(|pair| pair[0])
    });
    let called = tree.of_kind(Kind::Call).filter(|call| {
        let function = |call: Node<'_>, name: &str| {
            call.child(Field::Function).is_some_and(|function| is(function, name))
        };
        let argument = call.child(Field::Arguments).and_then(|list| list.parts().next());
        function(*call, "builtins.classmethod")
            && argument.is_some_and(|inner| function(inner, "builtins.property"))
    });
    let message = "Write a property of a metaclass, a small descriptor, or a plain class method.";
    let mut found: Vec<Found> = decorated
        .chain(called)
        .filter_map(|place| report(context, place, None, message.to_owned(), Vec::new()))
        .collect();
    found.sort_by_key(|found| found.range.start);
    found
}
