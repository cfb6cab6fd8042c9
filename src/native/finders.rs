//! Finders of the import system that only older Pythons can ask: a class gains a method, beside the
//! one that it has. What shows that a class is a finder lies outside of it.

use super::{Context, Found, Native};
use crate::finding::Safety;
use crate::syntax::{Field, Kind, Layout, Node};
use crate::text::Edit;

/// The abstract classes of finders.
const ABSTRACT: [&str; 3] =
    ["importlib.abc.Finder", "importlib.abc.MetaPathFinder", "importlib.abc.PathEntryFinder"];

/// Who asks a finder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// `sys.meta_path`: with the path of the package above.
    MetaPath,
    /// `sys.path_hooks`: with the name alone.
    PathHooks,
}

pub(super) const NATIVE: Native = Native::new("finders", find);

fn find(context: &Context<'_>) -> Vec<Found> {
    let classes = context.module.tree.root().descendants();
    classes
        .filter(|node| node.kind() == Kind::ClassDefinition)
        .filter_map(|class| at(context, class))
        .collect()
}

fn at(context: &Context<'_>, class: Node<'_>) -> Option<Found> {
    let name = class.child(Field::Name)?;
    let old = method(class, "find_module").or_else(|| method(class, "find_loader"))?;
    let known = context.inference.class(class);
    if context.inference.has_own(&known, "find_spec") || known.ancestors.iter().any(is_newer) {
        return None;
    }
    let abstract_base =
        ABSTRACT.iter().find(|base| known.derives_from(crate::types::stdlib::canonical(base)));
    let mentions = |word: &str| context.module.identifiers(word).next().is_some();
    let (asked, why, safety) = match abstract_base {
        Some(base) if base.ends_with("PathEntryFinder") => {
            (Asked::PathHooks, format!("`{}` derives from `{base}`", name.text()), Safety::Safe)
        }
        Some(base) => (Asked::MetaPath, format!("`{}` derives from `{base}`", name.text()), Safety::Safe),
        None if mentions("meta_path") => {
            let why = format!("`{}` has `{}`, and the file uses `sys.meta_path`", name.text(), old.0);
            (Asked::MetaPath, why, Safety::Safe)
        }
        None if mentions("path_hooks") => {
            let why = format!("`{}` has `{}`, and the file uses `sys.path_hooks`", name.text(), old.0);
            (Asked::PathHooks, why, Safety::Safe)
        }
        None => {
            let importer = installed_elsewhere(context, name.text())?;
            let why =
                format!("`{}` has `{}`, and {importer} puts it into `sys.meta_path`", name.text(), old.0);
            (Asked::MetaPath, why, Safety::Suggested)
        }
    };
    let (method_name, definition) = old;
    let reported = |message: &str| Found {
        range: name.range(),
        edits: Vec::new(),
        safety: Safety::Reported,
        after: None,
        message: message.to_owned(),
        reasons: vec![context.module.reason(class, why.clone())],
        ..Found::default()
    };
    let layout = Layout::of(definition);
    let parameters: Vec<Node<'_>> = definition.child(Field::Parameters)?.parts().collect();
    let is_plain = definition.parent().is_none_or(|above| above.kind() != Kind::DecoratedDefinition);
    let is_method = is_plain && parameters.first().is_some_and(|first| first.kind() == Kind::Identifier);
    if !layout.starts_line || !layout.ends_line || !is_method || parameters.len() < 2 {
        return Some(reported("Python 3.12 asks a finder only for `find_spec()`: add that method."));
    }
    let source = &context.module.source;
    let unit = indentation(class, definition);
    let lines = body(method_name, parameters[0].text(), parameters.len() > 2, asked);
    let mut lines: Vec<String> =
        lines.iter().map(|(depth, line)| format!("{}{line}", unit.repeat(*depth))).collect();
    let loads = method(class, "load_module").is_some() && !context.inference.has_own(&known, "exec_module");
    let mut safety = safety;
    if loads && method_name == "find_module" {
        let mut more = |depth: usize, line: &str| lines.push(format!("{}{line}", unit.repeat(depth)));
        more(0, "");
        more(0, "def create_module(self, spec):");
        more(1, "return self.load_module(spec.name)");
        more(0, "");
        more(0, "def exec_module(self, module):");
        more(1, "pass");
        safety = safety.min(Safety::Suggested);
    }
    let newline = source.newline().as_str();
    let mut text = newline.to_owned();
    for line in &lines {
        text.push_str(newline);
        if !line.is_empty() {
            text.push_str(&layout.indent);
            text.push_str(line);
        }
    }
    // Behind a comment that ends the method's last line.
    let end = definition.end();
    let rest = &source.text()[end..];
    let end = end + rest.find(['\n', '\r']).unwrap_or(rest.len());
    let message = if safety == Safety::Suggested {
        "Its modules are loaded by the method that it has, called at another moment.".to_owned()
    } else {
        String::new()
    };
    Some(Found {
        range: name.range(),
        edits: vec![Edit::insert(end, text)],
        safety,
        after: Some(lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")),
        message,
        reasons: vec![context.module.reason(class, why)],
        ..Found::default()
    })
}

/// The lines of `find_spec()`, each with its depth.
fn body(old: &str, this: &str, takes_path: bool, asked: Asked) -> Vec<(usize, String)> {
    let header = match asked {
        Asked::MetaPath => format!("def find_spec({this}, fullname, path=None, target=None):"),
        Asked::PathHooks => format!("def find_spec({this}, fullname, target=None):"),
    };
    let path = if takes_path && asked == Asked::MetaPath { ", path" } else { "" };
    let mut lines = vec![(0, header)];
    // The imports stand behind what is none of its modules: a finder at the head of `sys.meta_path`
    // is asked for `importlib.util` as well.
    if old == "find_loader" {
        lines.push((1, format!("loader, portions = {this}.find_loader(fullname{path})")));
        lines.push((1, "if loader is None and not portions:".to_owned()));
        lines.push((2, "return None".to_owned()));
        lines.push((1, "from importlib.machinery import ModuleSpec".to_owned()));
        lines.push((1, "from importlib.util import spec_from_loader".to_owned()));
        lines.push((1, "if loader is not None:".to_owned()));
        lines.push((2, "return spec_from_loader(fullname, loader)".to_owned()));
        lines.push((1, "spec = ModuleSpec(fullname, None)".to_owned()));
        lines.push((1, "spec.submodule_search_locations = portions".to_owned()));
        lines.push((1, "return spec".to_owned()));
    } else {
        lines.push((1, format!("loader = {this}.find_module(fullname{path})")));
        lines.push((1, "if loader is None:".to_owned()));
        lines.push((2, "return None".to_owned()));
        lines.push((1, "from importlib.util import spec_from_loader".to_owned()));
        lines.push((1, "return spec_from_loader(fullname, loader)".to_owned()));
    }
    lines
}

/// A method that stands in the class body itself, with the name it was asked by.
fn method<'m, 'w>(class: Node<'m>, wanted: &'w str) -> Option<(&'w str, Node<'m>)> {
    let defines = |node: &Node<'_>| {
        node.kind() == Kind::FunctionDefinition
            && node.child(Field::Name).is_some_and(|name| name.text() == wanted)
    };
    let plain = |node: Node<'m>| {
        if node.kind() == Kind::DecoratedDefinition {
            node.child(Field::Definition).unwrap_or(node)
        } else {
            node
        }
    };
    class.child(Field::Body)?.parts().map(plain).find(defines).map(|definition| (wanted, definition))
}

/// The abstract classes themselves have no `find_spec()`; other classes of the library have.
fn is_newer(ancestor: &crate::types::Ancestor) -> bool {
    ancestor.qualified.starts_with("importlib.machinery.")
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

/// By how much the body of the method is indented more than the method.
fn indentation(class: Node<'_>, method: Node<'_>) -> String {
    let depth = |node: Node<'_>| Layout::of(node).indent;
    let body = method.child(Field::Body).and_then(|body| body.parts().next()).map(depth).unwrap_or_default();
    let own = depth(method);
    let inner = body.strip_prefix(own.as_str()).filter(|unit| !unit.is_empty());
    let outer = depth(class);
    let unit = inner.or_else(|| own.strip_prefix(outer.as_str())).unwrap_or("    ");
    unit.to_owned()
}
