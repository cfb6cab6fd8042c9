//! Finders and loaders of the import system that only older Pythons can use: a class gains a method, beside the
//! one that it has. What shows that a class is one of them lies outside of it.

use super::{Context, Found, Import, Native, end_of_line, indentation_of, lines, report};
use crate::finding::Safety;
use crate::knowledge::{idioms, stdlib};
use crate::model::BindingKind;
use crate::syntax::{Field, Kind, Layout, Node};
use crate::text::{Edit, one_line};
use crate::types::Class;
use crate::version::Version;

/// The methods that a class may get. What they use is imported at the top of the module, since a finder at the head of
/// `sys.meta_path` is asked for `importlib.util` as well; but in the method where a Python without it must run the
/// module.
const METHODS: &str = include_str!("finder.py");

/// The abstract classes of finders and loaders.
const ABSTRACT: [&str; 4] = [
    "importlib.abc.Finder",
    "importlib.abc.MetaPathFinder",
    "importlib.abc.PathEntryFinder",
    "importlib.abc.Loader",
];

/// The abstract class of loaders that has `exec_module()`.
const EXECUTES: &str = "importlib.abc.InspectLoader";

pub(super) const FINDERS: Native = Native { name: "finders", find: finders, may_find: |_, _| true };

pub(super) const LOADERS: Native = Native { name: "loaders", find: loaders, may_find: |_, _| true };

fn finders(context: &Context<'_>) -> Vec<Found> {
    classes(context)
        .filter_map(|class| at(context, class, &["find_module", "find_loader"], "find_spec"))
        .collect()
}

fn loaders(context: &Context<'_>) -> Vec<Found> {
    classes(context).filter_map(|class| at(context, class, &["load_module"], "exec_module")).collect()
}

fn classes<'n>(context: &Context<'n>) -> impl Iterator<Item = Node<'n>> {
    context.module.tree.of_kind(Kind::ClassDefinition)
}

/// A class with an old method, which is no longer called, and without the new one.
fn at(context: &Context<'_>, class: Node<'_>, old: &[&'static str], new: &str) -> Option<Found> {
    let name = class.child(Field::Name)?;
    let (old, definition) = old.iter().find_map(|old| Some((*old, method(class, old)?)))?;
    let known = context.inference.class(class);
    // The abstract classes themselves lack the new method; other classes of the library have it.
    let is_newer = known.ancestors.iter().any(|above| above.qualified.starts_with("importlib.machinery."));
    let loads = old == "load_module";
    let executes = loads && known.derives_from(stdlib::canonical(EXECUTES));
    if is_newer || executes || context.inference.has_own(&known, new) {
        return None;
    }
    let (list, why, safety) = asked(context, name.text(), old, &known)?;
    let reasons = vec![context.module.reason(class, why)];
    let layout = Layout::of(definition);
    let parameters: Vec<Node<'_>> = definition.child(Field::Parameters)?.parts().collect();
    let is_plain = definition.parent().is_none_or(|above| above.kind() != Kind::DecoratedDefinition);
    let is_method = is_plain && parameters.first().is_some_and(|first| first.kind() == Kind::Identifier);
    let is_local = context.window.min < HAS_SPECS;
    let imports: Vec<Import> = IMPORTS
        .into_iter()
        .filter(|(of, ..)| of.contains(&old) && !is_local)
        .map(|(_, module, name)| Import { module, name: Some(name), instead_of: class.id() })
        .collect();
    let is_taken = imports.iter().any(|import| is_taken(context, import));
    if !layout.starts_line || !layout.ends_line || !is_method || parameters.len() < 2 || is_taken {
        let advice = format!("The import system no longer calls `{old}()`: add `{new}()` to the class.");
        return report(context, name, None, advice, reasons);
    }
    if definition.descendants().any(|node| idioms("frame").any(|(name, _)| name == node.text())) {
        let advice = format!("`{old}()` looks at what calls it: add `{new}()` to the class.");
        return report(context, name, None, advice, reasons);
    }
    let has_path = list == "meta_path" && parameters.len() > 2;
    let flags = [(old, true), (list, !loads), ("path", has_path), ("local", is_local)];
    let methods = lines(METHODS, &flags, &layout.indent, &indentation_of(definition));
    let methods = methods.replace("self", parameters[0].text());
    let safety = if loads { safety.min(Safety::Suggested) } else { safety };
    let message = match safety {
        Safety::Suggested if loads => "`load_module()` runs the module while it is created, not afterwards.",
        Safety::Suggested => "The class is put into `sys.meta_path` by another file.",
        _ => "",
    };
    let text = format!("\n\n{}", methods.trim_end()).replace('\n', context.module.source.newline().as_str());
    Some(Found {
        range: name.range(),
        edits: vec![Edit::insert(end_of_line(definition), text)],
        safety,
        after: Some(one_line(&methods)),
        lines: methods
            .lines()
            .map(|line| line.strip_prefix(&layout.indent).unwrap_or(line).to_owned())
            .collect(),
        message: message.to_owned(),
        reasons,
        imports,
        ..Found::default()
    })
}

/// The first Python that asks finders for `find_spec()`, and has what that uses.
const HAS_SPECS: Version = Version::new(3, 4);

/// What the new methods use, by the old ones.
const IMPORTS: [(&[&str], &str, &str); 2] = [
    (&["find_module", "find_loader"], "importlib.util", "spec_from_loader"),
    (&["find_loader"], "importlib.machinery", "ModuleSpec"),
];

/// Whether the file has something else by the name of an import.
fn is_taken(context: &Context<'_>, import: &Import) -> bool {
    let is_other = |kind: &BindingKind| !matches!(kind, BindingKind::From { module, name } if module == import.module && Some(name.as_str()) == import.name);
    let mut bindings = context.module.bindings().map(|(_, binding)| binding);
    bindings.any(|binding| Some(binding.name.as_str()) == import.name && is_other(&binding.kind))
}

/// Whether a class is asked with the path of the package above, as `sys.meta_path` does, or by `sys.path_hooks`
/// with the name alone; what shows it, and how sure that is.
fn asked(
    context: &Context<'_>,
    name: &str,
    old: &str,
    known: &Class,
) -> Option<(&'static str, String, Safety)> {
    let mentions = |word: &str| context.module.identifiers(word).next().is_some();
    if let Some(base) = ABSTRACT.iter().find(|base| known.derives_from(stdlib::canonical(base))) {
        let list = if base.ends_with("PathEntryFinder") { "path_hooks" } else { "meta_path" };
        return Some((list, format!("`{name}` derives from `{base}`"), Safety::Safe));
    }
    if let Some(list) = ["meta_path", "path_hooks"].into_iter().find(|list| mentions(list)) {
        let why = format!("`{name}` has `{old}`, and the file uses `sys.{list}`");
        return Some((list, why, Safety::Safe));
    }
    let importer = installed_elsewhere(context, name)?;
    let why = format!("`{name}` has `{old}`, and {importer} puts it into `sys.meta_path`");
    Some(("meta_path", why, Safety::Suggested))
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
    let words = [class];
    let mut others = context.world.project().mentioning(&words, context.module.source.path());
    let other = others.find(|source| {
        if source.path() == context.module.source.path() || !source.text().contains("meta_path") {
            return false;
        }
        let other = context.world.read(source.clone());
        other.identifiers("meta_path").next().is_some() && other.identifiers(class).next().is_some()
    })?;
    Some(other.path().display().to_string())
}
