//! Variants of examples that reach a module in other ways: through a string, a default, an attribute or
//! another file. Each must be found or at least reported.

use std::collections::BTreeMap;

use super::gauntlet::within;
use crate::syntax::Tree;
use crate::syntax::{Field, Kind, Node};
use crate::transform::Example;

/// The modules of plain imports, if nothing but their uses refers to them.
pub(super) fn modules(text: &str) -> Option<Vec<&str>> {
    let plain = |line: &&str| !line.starts_with(' ') && line.starts_with("import ");
    let names: Option<Vec<&str>> = text
        .lines()
        .filter(plain)
        .map(|line| Some(&line[7..]).filter(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_')))
        .collect();
    let cannot = ["__all__", "globals(", "from __future__", "import *", "global ", "nonlocal "];
    let inner = text.lines().any(|line| line.starts_with(' ') && line.contains("import "));
    let guarded = text.contains("try:")
        || text.contains("version_info")
        || cannot.iter().any(|word| text.contains(word));
    names.filter(|names| !names.is_empty() && !inner && !guarded)
}

/// The text with each use of a module rewritten.
fn with_uses(text: &str, mut write: impl FnMut(&str, Option<&str>) -> Option<String>) -> Option<String> {
    let names = modules(text)?;
    let tree = Tree::parse(text);
    let mut places: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    for node in tree.all().filter(|node| node.kind() == Kind::Identifier && names.contains(&node.text())) {
        if node.enclosing(&[Kind::ImportStatement, Kind::ImportFromStatement]).is_some() {
            continue;
        }
        if !crate::model::is_variable(node) {
            continue;
        }
        if node.enclosing(&[Kind::DefaultParameter]).is_some() {
            return None;
        }
        let above = node.parent().filter(|above| above.kind() == Kind::Attribute);
        let member = above.and_then(|above| above.child(Field::Attribute));
        let place = above.unwrap_or(node).range();
        places.push((place, write(node.text(), member.map(Node::text))?));
    }
    places.sort_by_key(|(place, _)| place.start);
    let mut result = text.to_owned();
    for (place, new) in places.into_iter().rev() {
        result.replace_range(place, &new);
    }
    Some(result)
}

fn without_imports(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.starts_with("import ")).collect()
}

/// `imp = __import__("imp")`.
pub(super) fn by_string(text: &str, _: &Example) -> Option<String> {
    modules(text)?;
    let line = |line: &str| match line.strip_prefix("import ") {
        Some(name) => format!("{0} = __import__(\"{0}\")\n", name.trim()),
        None => line.to_owned(),
    };
    Some(text.split_inclusive('\n').map(line).collect())
}

/// `sys.modules["imp"].reload`.
pub(super) fn loaded(text: &str, _: &Example) -> Option<String> {
    let used = with_uses(text, |module, member| {
        Some(format!("sys.modules[\"{module}\"]{}", member.map(|m| format!(".{m}")).unwrap_or_default()))
    })?;
    Some(format!("import sys\n{}", without_imports(&used)))
}

/// In a function that has the modules as the defaults of its parameters.
pub(super) fn defaults(text: &str, _: &Example) -> Option<String> {
    let names = modules(text)?;
    let imports: String = names.iter().map(|name| format!("import {name}\n")).collect();
    let parameters: Vec<String> = names.iter().map(|name| format!("{name}={name}")).collect();
    Some(imports + &within(&without_imports(text), &format!("def outer({}):\n", parameters.join(", ")))?)
}

/// In a method, by attributes of `self`.
pub(super) fn attributes(text: &str, _: &Example) -> Option<String> {
    let names = modules(text)?;
    let used = with_uses(text, |module, member| {
        Some(format!("this.{module}{}", member.map(|m| format!(".{m}")).unwrap_or_default()))
    })?;
    let imports: String = names.iter().map(|name| format!("import {name}\n")).collect();
    let stores: String = names.iter().map(|name| format!("        this.{name} = {name}\n")).collect();
    let method = within(&without_imports(&used), "def run(this):\n")?;
    let method: String = method.lines().map(|line| format!("    {line}\n")).collect();
    Some(format!("{imports}class Outer:\n    def __init__(this):\n{stores}\n{method}"))
}

/// From another file of the project that imports them.
pub(super) fn from_file(text: &str, _: &Example) -> Option<String> {
    let names = modules(text)?;
    let imports: String = names.iter().map(|name| format!("import {name}\n")).collect();
    let taken: String = names.iter().map(|name| format!("from compat import {name}\n")).collect();
    Some(format!("# file: compat.py\n{imports}# file: main.py\n{taken}{}", without_imports(text)))
}

/// `from imp import reload`.
pub(super) fn members(text: &str, _: &Example) -> Option<String> {
    let mut imports: BTreeMap<String, String> = BTreeMap::new();
    let used = with_uses(text, |module, member| {
        let owner = imports.entry(member?.to_owned()).or_insert(module.to_owned());
        (owner == module).then(|| member.unwrap_or_default().to_owned())
    })?;
    let line = |(member, module): (String, String)| format!("from {module} import {member}\n");
    Some(imports.into_iter().map(line).collect::<String>() + &without_imports(&used))
}

/// `getattr(imp, "reload")`.
pub(super) fn quoted(text: &str, _: &Example) -> Option<String> {
    if Tree::parse(text).all().any(|node| node.is_annotation()) {
        return None;
    }
    with_uses(text, |module, member| {
        Some(member.map_or(module.to_owned(), |member| format!("getattr({module}, \"{member}\")")))
    })
}
