//! `setup.py`: the lists passed to `setup()`, if they are literals.

use super::list::{self, Form, Item};
use super::toml_file::TESTS;
use super::{Requirement, Said};
use crate::syntax::{Node, Tree, string_content};

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

/// The list of `py_modules`, if it is a literal.
pub(super) fn modules(text: &str) -> Option<(std::ops::Range<usize>, Vec<Item>)> {
    let tree = Tree::parse(text);
    let value = keyword(setup_call(&tree)?, "py_modules")?.unparenthesised();
    let items = items(value).filter(|_| value.kind() == "list")?;
    Some((value.range(), items))
}

/// The call of `setup`, from any module.
fn setup_call(tree: &Tree) -> Option<Node<'_>> {
    if !tree.errors().is_empty() {
        return None;
    }
    tree.all().filter(|node| node.kind() == "call").find(|call| {
        call.child("function").is_some_and(|function| {
            let name =
                if function.kind() == "attribute" { function.child("attribute") } else { Some(function) };
            name.is_some_and(|name| name.text() == "setup")
        })
    })
}

/// The value of a keyword argument, passed directly or in a dictionary with `**`.
fn keyword<'t>(call: Node<'t>, name: &str) -> Option<Node<'t>> {
    let arguments = call.child("arguments")?;
    let mut keywords = arguments.parts().filter(|argument| argument.kind() == "keyword_argument");
    let found = keywords.find(|argument| argument.child("name").is_some_and(|own| own.text() == name));
    if let Some(found) = found {
        return found.child("value");
    }
    let splats = arguments.parts().filter(|argument| argument.kind() == "dictionary_splat");
    let tables = splats.filter_map(|splat| splat.parts().next().filter(|table| table.kind() == "identifier"));
    tables.filter_map(|table| fixed(call.tree(), table.text())).find_map(|table| entry(table, name))
}

/// An entry of a dictionary, written as `{"name": value}` or `dict(name=value)`.
fn entry<'t>(table: Node<'t>, name: &str) -> Option<Node<'t>> {
    match table.kind() {
        "dictionary" => table.parts().filter(|part| part.kind() == "pair").find_map(|pair| {
            let key = string_content(pair.child("key")?)?;
            pair.child("value").filter(|_| &table.tree().text()[key] == name)
        }),
        "call" if table.child("function")?.text() == "dict" => keyword(table, name),
        _ => None,
    }
}

/// The value of a name that is assigned once and not changed later.
fn fixed<'t>(tree: &'t Tree, name: &str) -> Option<Node<'t>> {
    let changes = |node: Node<'_>| match node.kind() {
        "subscript" => node.child("value").is_some_and(|value| value.text() == name),
        "attribute" => node.child("object").is_some_and(|object| object.text() == name),
        _ => false,
    };
    if tree.all().any(changes) { None } else { assigned(tree, name) }
}

/// The extra for tests, by the preference of its name.
fn extra_of_tests<'t>(tree: &'t Tree, call: Node<'t>) -> Option<Node<'t>> {
    let extras = keyword(call, "extras_require")?.unparenthesised();
    let extras = if extras.kind() == "identifier" { assigned(tree, extras.text())? } else { extras };
    TESTS.into_iter().find_map(|extra| entry(extras, extra))
}

/// The value of a name that is assigned once.
fn assigned<'t>(tree: &'t Tree, name: &str) -> Option<Node<'t>> {
    let mut given = tree.all().filter(|node| {
        node.kind() == "assignment" && node.child("left").is_some_and(|left| left.text() == name)
    });
    let only = given.next().filter(|_| given.next().is_none());
    only.and_then(|assignment| assignment.child("right"))
}

fn in_value(text: &str, tree: &Tree, value: Node<'_>, wanted: &Requirement) -> Said {
    let value = value.unparenthesised();
    let list = if value.kind() == "identifier" { assigned(tree, value.text()) } else { Some(value) };
    match list.filter(|list| list.kind() == "list") {
        Some(list) => in_list(text, list, wanted),
        None => computed(text),
    }
}

fn items(list: Node<'_>) -> Option<Vec<Item>> {
    let item = |node: Node<'_>| {
        let content = (node.kind() == "string").then(|| string_content(node)).flatten()?;
        Some(Item { range: node.range(), value: node.tree().text()[content].to_owned() })
    };
    list.parts().filter(|part| part.kind() != "comment").map(item).collect()
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
    let Some(arguments) = call.child("arguments") else {
        return Said::Nothing;
    };
    // pbr reads the list from there, and replaces any other (its manual, "requirements").
    if keyword(call, "pbr").is_some() {
        return Said::In("requirements.txt".to_owned());
    }
    let parts: Vec<Node<'_>> = arguments.parts().collect();
    // A distribution class may set it, as salt's does.
    let computes = keyword(call, "distclass").is_some();
    if computes || parts.iter().any(|part| part.kind() == "dictionary_splat") {
        return Said::Computed("the arguments of `setup()` are computed".to_owned());
    }
    // Without keyword arguments, everything may be in `setup.cfg` or `pyproject.toml`.
    let Some(last) = parts.iter().rfind(|part| part.kind() == "keyword_argument") else {
        return Said::Nothing;
    };
    let Some(literal) = list::quoted(&wanted.to_string(), None) else {
        return Said::Computed("it has no list yet".to_owned());
    };
    let items = [Item { range: last.range(), value: String::new() }];
    let argument = format!("install_requires=[{literal}]");
    Said::Text(list::with_item(text, arguments.range(), &items, &argument))
}
