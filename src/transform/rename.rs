//! The short form: an entry of `renames` is written out as the pair that it stands for, and that
//! is compiled like any other.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use super::error::Errors;
use super::imports::Imports;
use super::literal::string;
use super::names::Scope;
use super::pair::{self, Part};
use super::{Pair, builtins};
use crate::syntax::{Field, Kind, Node, Tree};
use crate::text::Source;

/// Classes of the standard library whose names look like modules'.
#[rustfmt::skip]
const SMALL_CLASSES: &[&str] = &[
    "collections.defaultdict", "collections.deque", "datetime.date", "datetime.time", "datetime.timedelta",
    "datetime.timezone", "functools.partial", "threading.local", "zipimport.zipimporter",
];

/// The pairs of a table. Their templates are of a tree of their own, whose text is a Python
/// module like a transform's.
pub(super) fn compile(rows: &[(Node<'_>, Node<'_>)], errors: &mut Errors<'_>) -> Vec<Pair> {
    let mut entries: Vec<(String, String)> = Vec::new();
    for (key, value) in rows {
        let (Some(old), Some(new)) = (string(*key, errors), string(*value, errors)) else {
            continue;
        };
        if !old.contains('.') || !old.split('.').all(is_name) {
            errors.at(
                key.start(),
                format!("`{old}` is no dotted name"),
                "write the module, the class if there is one, and the old name: \"unittest.TestCase.assertEquals\"",
            );
        } else if !is_name(&new) {
            errors.at(
                value.start(),
                format!("`{new}` is no plain name"),
                "a rename changes the last name only; for more write `before` and `after`",
            );
        } else if entries.iter().any(|(other, _)| *other == old) {
            errors.at(key.start(), format!("`{old}` stands there twice"), "keep one of the two");
        } else {
            entries.push((old, new));
        }
    }
    if entries.is_empty() {
        return Vec::new();
    }
    let mut pairs = compile_text(&written_out(&entries));
    for (pair, (old, _)) in pairs.iter_mut().zip(entries) {
        pair.suffix = old;
    }
    pairs
}

fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && characters.all(|c| c.is_alphanumeric() || c == '_')
}

/// The table as a module with pairs of functions.
fn written_out(entries: &[(String, String)]) -> String {
    let mut modules: Vec<&str> = Vec::new();
    let mut text = String::new();
    for (number, (old, new)) in entries.iter().enumerate() {
        let (owner, last) = old.rsplit_once('.').unwrap_or(("", old));
        let module =
            if is_class(owner) { owner.rsplit_once('.').map(|(module, _)| module) } else { Some(owner) };
        modules.extend(module.filter(|module| !modules.contains(module)));
        let (parameters, receiver) = if is_class(owner) {
            (format!("self: {owner} | type[{owner}]"), "self")
        } else {
            (String::new(), owner)
        };
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "\ndef before_{number}({parameters}):\n    return {receiver}.{last}\n\
             \ndef after_{number}({parameters}):\n    return {receiver}.{new}\n"
        );
    }
    let imports: String = modules.iter().map(|module| format!("import {module}\n")).collect();
    imports + &text
}

/// Whether the owner of a renamed name is a class; else it is a module.
fn is_class(owner: &str) -> bool {
    match owner.rsplit_once('.') {
        None => builtins::is_class(owner),
        Some((module, name)) => {
            name.starts_with(char::is_uppercase)
                // `datetime.datetime`, `array.array`
                || module.rsplit('.').next() == Some(name)
                || SMALL_CLASSES.contains(&owner)
        }
    }
}

fn compile_text(text: &str) -> Vec<Pair> {
    let tree = Arc::new(Tree::parse(text));
    let source = Source::from_text("renames", text);
    let mut errors = Errors::of(&source);
    let mut imports = Imports::default();
    let mut functions = Vec::new();
    for statement in tree.root().parts() {
        let name = statement.child(Field::Name).filter(|_| statement.kind() == Kind::FunctionDefinition);
        match name.and_then(|name| Part::of(name.text())) {
            Some((part, suffix)) => functions.push((part, suffix, statement)),
            None => imports.read(statement, &mut errors),
        }
    }
    let scope = Scope { imports: &imports, helpers: &BTreeSet::new(), used_helpers: &RefCell::default() };
    pair::compile(&tree, &functions, &scope, &mut errors)
}

#[cfg(test)]
mod tests {
    use crate::transform::load::testing::{compiled, mistakes};
    use crate::transform::{Pair, Pattern, Role, Type};

    fn pairs(table: &str) -> Vec<Pair> {
        compiled(&format!("renames = {{{table}}}\n")).pairs
    }

    fn sides(pair: &Pair) -> (&str, &str) {
        let Pattern::Expression(before) = &pair.before else { panic!("an expression") };
        let after = pair.after.as_ref().unwrap();
        (before.nodes().next().unwrap().text(), after.nodes().next().unwrap().text())
    }

    #[test]
    fn a_method_of_a_class_is_renamed_on_its_instances_and_on_the_class() {
        let pairs = pairs("'unittest.TestCase.assertEquals': 'assertEqual', 'datetime.datetime.old': 'new'");
        assert_eq!(pairs[0].suffix, "unittest.TestCase.assertEquals");
        assert_eq!(sides(&pairs[0]), ("self.assertEquals", "self.assertEqual"));
        let class = "unittest.TestCase".to_owned();
        assert_eq!(pairs[0].parameters[0].types, [Type::Instance(class.clone()), Type::Class(class)]);
        assert_eq!(pairs[0].prefilter.anchors, ["assertEquals"]);
        assert_eq!(sides(&pairs[1]), ("self.old", "self.new"));
    }

    #[test]
    fn a_name_of_a_module_is_a_symbol() {
        let pairs = pairs("'locale.format': 'format_string', 'a.b.old_name': 'new_name'");
        assert_eq!(sides(&pairs[0]), ("locale.format", "locale.format_string"));
        let Pattern::Expression(before) = &pairs[1].before else { panic!("an expression") };
        let Some(Role::Symbol(symbol)) = before.role(before.nodes().next().unwrap()) else {
            panic!("a symbol")
        };
        assert_eq!((symbol.qualified.as_str(), symbol.module.as_str()), ("a.b.old_name", "a.b"));
        assert_eq!(
            (&pairs[0].prefilter.anchors, &pairs[0].prefilter.co_occurring),
            (&vec!["format".to_owned()], &vec!["locale".to_owned()])
        );
    }

    #[test]
    fn a_builtin_class_needs_no_module() {
        let pairs = pairs("'dict.iteritems': 'items'");
        assert_eq!(pairs[0].parameters[0].types[0], Type::Instance("builtins.dict".into()));
    }

    #[test]
    fn a_rename_changes_one_name() {
        let told = |table: &str| mistakes(&format!("renames = {{{table}}}\n")).join("\n");
        assert!(told("'old': 'new'").starts_with("2:12 `old` is no dotted name"));
        assert!(told("'a.old': 'b.new'").starts_with("2:21 `b.new` is no plain name"));
        assert!(told("'a.old': 'b', 'a.old': 'c'").starts_with("2:26 `a.old` stands there twice"));
    }
}
