//! `setup.py`: the lists passed to `setup()`, if they are literals.

use super::list::{self, Form, Item};
use super::removal::{Entry, Extents};
use super::toml_file::TESTS;
use super::{Requirement, Said};
use crate::syntax::{Field, Kind, Node, Tree, string_content};

/// Adds a requirement of the code.
pub(super) fn run(text: &str, wanted: &Requirement) -> Said {
    let tree = Tree::parse(text);
    let Some(call) = setup_call(&tree) else { return Said::Nothing };
    match keyword(call, "install_requires") {
        Some(value) => in_value(text, &tree, value, wanted),
        None => new_keyword(text, call, wanted),
    }
}

/// Adds a requirement of the tests.
pub(super) fn tests(text: &str, wanted: &Requirement) -> Said {
    let tree = Tree::parse(text);
    let Some(call) = setup_call(&tree) else { return Said::Nothing };
    let own = keyword(call, "tests_require").or_else(|| extra_of_tests(&tree, call));
    own.map_or(Said::Nothing, |value| in_value(text, &tree, value, wanted))
}

/// What the extras say.
pub(super) fn optional(text: &str, wanted: &Requirement) -> Said {
    let tree = Tree::parse(text);
    let extras = setup_call(&tree).and_then(|call| keyword(call, "extras_require"));
    let extras = extras.and_then(|value| valued(&tree, value)).map_or(Vec::new(), rows);
    super::optional(extras.into_iter().map(|(name, value)| {
        let items = valued(&tree, value).and_then(items).unwrap_or_default();
        (TESTS.contains(&name), list::declared(text, &items, wanted))
    }))
}

/// The list of `py_modules`, if it is a literal.
pub(super) fn modules(text: &str) -> Option<(std::ops::Range<usize>, Vec<Item>)> {
    let tree = Tree::parse(text);
    let value = keyword(setup_call(&tree)?, "py_modules")?.unparenthesised();
    let items = items(value).filter(|_| value.kind() == Kind::List)?;
    Some((value.range(), items))
}

/// The call of `setup`, from any module.
fn setup_call(tree: &Tree) -> Option<Node<'_>> {
    if !tree.errors().is_empty() {
        return None;
    }
    tree.all().filter(|node| node.kind() == Kind::Call).find(|call| {
        call.child(Field::Function).is_some_and(|function| {
            let name = if function.kind() == Kind::Attribute {
                function.child(Field::Attribute)
            } else {
                Some(function)
            };
            name.is_some_and(|name| name.text() == "setup")
        })
    })
}

/// The value of a keyword argument, passed directly or in a dictionary with `**`.
fn keyword<'t>(call: Node<'t>, name: &str) -> Option<Node<'t>> {
    let arguments = call.child(Field::Arguments)?;
    let mut keywords = arguments.parts().filter(|argument| argument.kind() == Kind::KeywordArgument);
    let found = keywords.find(|argument| argument.child(Field::Name).is_some_and(|own| own.text() == name));
    if let Some(found) = found {
        return found.child(Field::Value);
    }
    let splats = arguments.parts().filter(|argument| argument.kind() == Kind::DictionarySplat);
    let tables =
        splats.filter_map(|splat| splat.parts().next().filter(|table| table.kind() == Kind::Identifier));
    tables.filter_map(|table| fixed(call.tree(), table.text())).find_map(|table| entry(table, name))
}

/// The entries of a dictionary, written as `{"name": value}` or `dict(name=value)`.
fn rows<'t>(table: Node<'t>) -> Vec<(&'t str, Node<'t>)> {
    let pair = |pair: Node<'t>| {
        let key = string_content(pair.child(Field::Key)?)?;
        Some((&table.tree().text()[key], pair.child(Field::Value)?))
    };
    let argument =
        |argument: Node<'t>| Some((argument.child(Field::Name)?.text(), argument.child(Field::Value)?));
    match table.kind() {
        Kind::Dictionary => table.parts().filter_map(pair).collect(),
        Kind::Call if table.child(Field::Function).is_some_and(|called| called.text() == "dict") => table
            .child(Field::Arguments)
            .into_iter()
            .flat_map(|all| all.parts())
            .filter_map(argument)
            .collect(),
        _ => Vec::new(),
    }
}

/// An entry of a dictionary.
fn entry<'t>(table: Node<'t>, name: &str) -> Option<Node<'t>> {
    rows(table).into_iter().find(|(own, _)| *own == name).map(|(_, value)| value)
}

/// A value, or what the name that stands for it was assigned.
fn valued<'t>(tree: &'t Tree, value: Node<'t>) -> Option<Node<'t>> {
    let value = value.unparenthesised();
    if value.kind() == Kind::Identifier { assigned(tree, value.text()) } else { Some(value) }
}

/// The value of a name that is assigned once and not changed later.
fn fixed<'t>(tree: &'t Tree, name: &str) -> Option<Node<'t>> {
    let changes = |node: Node<'_>| match node.kind() {
        Kind::Subscript => node.child(Field::Value).is_some_and(|value| value.text() == name),
        Kind::Attribute => node.child(Field::Object).is_some_and(|object| object.text() == name),
        _ => false,
    };
    if tree.all().any(changes) { None } else { assigned(tree, name) }
}

/// The extra for tests, by the preference of its name.
fn extra_of_tests<'t>(tree: &'t Tree, call: Node<'t>) -> Option<Node<'t>> {
    let extras = valued(tree, keyword(call, "extras_require")?)?;
    TESTS.into_iter().find_map(|extra| entry(extras, extra))
}

/// The value of a name that is assigned once.
fn assigned<'t>(tree: &'t Tree, name: &str) -> Option<Node<'t>> {
    let mut given = tree.all().filter(|node| {
        node.kind() == Kind::Assignment && node.child(Field::Left).is_some_and(|left| left.text() == name)
    });
    let only = given.next().filter(|_| given.next().is_none());
    only.and_then(|assignment| assignment.child(Field::Right))
}

fn in_value(text: &str, tree: &Tree, value: Node<'_>, wanted: &Requirement) -> Said {
    match valued(tree, value).filter(|list| list.kind() == Kind::List) {
        Some(list) => in_list(text, list, wanted),
        None => computed(text),
    }
}

fn items(list: Node<'_>) -> Option<Vec<Item>> {
    list.parts().filter(|part| part.kind() != Kind::Comment).map(string_item).collect()
}

fn string_item(node: Node<'_>) -> Option<Item> {
    let content = (node.kind() == Kind::String).then(|| string_content(node)).flatten()?;
    Some(Item { range: node.range(), value: node.tree().text()[content].to_owned() })
}

fn in_list(text: &str, node: Node<'_>, wanted: &Requirement) -> Said {
    match items(node) {
        Some(items) => list::add(text, &items, Form::Brackets(node.range()), wanted),
        None => Said::Computed("its list contains other things than strings".to_owned()),
    }
}

/// What to say about a list that is not a literal: it may be read from a requirements file.
fn computed(text: &str) -> Said {
    for name in ["requirements.txt", "requirements/base.txt", "requirements.in"] {
        if text.contains(name) {
            return Said::In(name.to_owned());
        }
    }
    Said::Computed("its list is computed".to_owned())
}

/// Adds `install_requires=[…]` after the other keyword arguments of a call without `**`.
fn new_keyword(text: &str, call: Node<'_>, wanted: &Requirement) -> Said {
    let Some(arguments) = call.child(Field::Arguments) else {
        return Said::Nothing;
    };
    // pbr reads the list from there, and replaces any other (its manual, "requirements").
    if keyword(call, "pbr").is_some() {
        return Said::In("requirements.txt".to_owned());
    }
    let parts: Vec<Node<'_>> = arguments.parts().collect();
    // A distribution class may set it, as salt's does.
    let computes = keyword(call, "distclass").is_some();
    if computes || parts.iter().any(|part| part.kind() == Kind::DictionarySplat) {
        return Said::Computed("the arguments of `setup()` are computed".to_owned());
    }
    // Without keyword arguments, everything may be in `setup.cfg` or `pyproject.toml`.
    let Some(last) = parts.iter().rfind(|part| part.kind() == Kind::KeywordArgument) else {
        return Said::Nothing;
    };
    let Some(literal) = list::quoted(&wanted.to_string(), None) else {
        return Said::Computed("it has no list yet".to_owned());
    };
    let items = [Item { range: last.range(), value: String::new() }];
    let argument = format!("install_requires=[{literal}]");
    Said::Text(list::with_item(text, arguments.range(), &items, &argument))
}

/// The requirements in lists of strings.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let tree = Tree::parse(text);
    let Some(call) = setup_call(&tree) else { return Vec::new() };
    let plain = ["install_requires", "tests_require", "setup_requires"];
    let mut values: Vec<Node<'_>> = plain.iter().filter_map(|name| keyword(call, name)).collect();
    let extras = keyword(call, "extras_require").and_then(|value| valued(&tree, value));
    values.extend(extras.map_or(Vec::new(), rows).into_iter().map(|(_, value)| value));
    let lists = values.into_iter().filter_map(|value| valued(&tree, value));
    let strings = lists.filter(|list| list.kind() == Kind::List).flat_map(Node::parts);
    let entry = |item: Node<'_>| Some(Entry { item: string_item(item)?, place: Extents::Brackets });
    strings.filter_map(entry).collect()
}
