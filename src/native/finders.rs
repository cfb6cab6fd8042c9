//! Finders of the import system that only older Pythons can ask: a class gains a method, beside the
//! one that it has. What shows that a class is a finder lies outside of it.

use super::{Context, Found, Native, end_of_line, indentation_of, lines, report};
use crate::finding::Safety;
use crate::syntax::{Field, Kind, Layout, Node};
use crate::text::Edit;
use crate::types::{Class, stdlib};

/// The methods that a class may get. The imports in them stand behind what is none of its modules: a finder at the
/// head of `sys.meta_path` is asked for `importlib.util` as well.
const METHODS: &str = include_str!("finder.py");

/// The abstract classes of finders.
const ABSTRACT: [&str; 3] =
    ["importlib.abc.Finder", "importlib.abc.MetaPathFinder", "importlib.abc.PathEntryFinder"];

/// The methods that are no longer asked.
const OLD: [&str; 2] = ["find_module", "find_loader"];

pub(super) const NATIVE: Native = Native { name: "finders", find, may_find: |_, _| true };

fn find(context: &Context<'_>) -> Vec<Found> {
    let classes = context.module.tree.root().descendants();
    classes
        .filter(|node| node.kind() == Kind::ClassDefinition)
        .filter_map(|class| at(context, class))
        .collect()
}

fn at(context: &Context<'_>, class: Node<'_>) -> Option<Found> {
    let name = class.child(Field::Name)?;
    let (old, definition) = OLD.iter().find_map(|old| Some((*old, method(class, old)?)))?;
    let known = context.inference.class(class);
    // The abstract classes themselves have no `find_spec()`; other classes of the library have.
    let is_newer = known.ancestors.iter().any(|above| above.qualified.starts_with("importlib.machinery."));
    if is_newer || context.inference.has_own(&known, "find_spec") {
        return None;
    }
    let (is_meta_path, why, safety) = asked(context, name.text(), old, &known)?;
    let reasons = vec![context.module.reason(class, why)];
    let layout = Layout::of(definition);
    let parameters: Vec<Node<'_>> = definition.child(Field::Parameters)?.parts().collect();
    let is_plain = definition.parent().is_none_or(|above| above.kind() != Kind::DecoratedDefinition);
    let is_method = is_plain && parameters.first().is_some_and(|first| first.kind() == Kind::Identifier);
    if !layout.starts_line || !layout.ends_line || !is_method || parameters.len() < 2 {
        let advice = "Python 3.12 asks a finder only for `find_spec()`: add that method.".to_owned();
        return report(context, name, None, advice, reasons);
    }
    let loads = old == "find_module"
        && method(class, "load_module").is_some()
        && !context.inference.has_own(&known, "exec_module");
    let flags = [
        (old, true),
        ("meta_path", is_meta_path),
        ("path", is_meta_path && parameters.len() > 2),
        ("loads", loads),
    ];
    let methods = lines(METHODS, &flags, &layout.indent, &indentation_of(definition));
    let methods = methods.replace("self", parameters[0].text());
    let safety = if loads { safety.min(Safety::Suggested) } else { safety };
    let message = match safety {
        Safety::Suggested => "Its modules are loaded by the method that it has, called at another moment.",
        _ => "",
    };
    let text = format!("\n\n{}", methods.trim_end()).replace('\n', context.module.source.newline().as_str());
    Some(Found {
        range: name.range(),
        edits: vec![Edit::insert(end_of_line(definition), text)],
        safety,
        after: Some(methods.split_whitespace().collect::<Vec<_>>().join(" ")),
        message: message.to_owned(),
        reasons,
        ..Found::default()
    })
}

/// Whether a class is asked with the path of the package above, as `sys.meta_path` does, or by `sys.path_hooks`
/// with the name alone; what shows it, and how sure that is.
fn asked(context: &Context<'_>, name: &str, old: &str, known: &Class) -> Option<(bool, String, Safety)> {
    let mentions = |word: &str| context.module.identifiers(word).next().is_some();
    if let Some(base) = ABSTRACT.iter().find(|base| known.derives_from(stdlib::canonical(base))) {
        let is_meta_path = !base.ends_with("PathEntryFinder");
        return Some((is_meta_path, format!("`{name}` derives from `{base}`"), Safety::Safe));
    }
    if let Some(list) = ["meta_path", "path_hooks"].into_iter().find(|list| mentions(list)) {
        let why = format!("`{name}` has `{old}`, and the file uses `sys.{list}`");
        return Some((list == "meta_path", why, Safety::Safe));
    }
    let importer = installed_elsewhere(context, name)?;
    let why = format!("`{name}` has `{old}`, and {importer} puts it into `sys.meta_path`");
    Some((true, why, Safety::Suggested))
}

/// A method that stands in the class body itself.
fn method<'m>(class: Node<'m>, wanted: &str) -> Option<Node<'m>> {
    let plain = |node: Node<'m>| {
        if node.kind() == Kind::DecoratedDefinition {
            node.child(Field::Definition).unwrap_or(node)
        } else {
            node
        }
    };
    let mut methods =
        class.child(Field::Body)?.parts().map(plain).filter(|node| node.kind() == Kind::FunctionDefinition);
    methods.find(|node| node.child(Field::Name).is_some_and(|name| name.text() == wanted))
}

/// The file of the project that names the class together with `sys.meta_path`.
fn installed_elsewhere(context: &Context<'_>, class: &str) -> Option<String> {
    if class.starts_with('_') {
        return None;
    }
    let others = context.world.project().mentioning(class);
    let other = others.iter().find(|source| {
        if source.path() == context.module.source.path() || !source.text().contains("meta_path") {
            return false;
        }
        let other = context.world.read((*source).clone());
        other.identifiers("meta_path").next().is_some() && other.identifiers(class).next().is_some()
    })?;
    Some(other.path().display().to_string())
}
