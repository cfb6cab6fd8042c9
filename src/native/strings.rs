//! Modules that are gone and that code names in strings: imported by such a name, or by a program that stands
//! in a string, which is no part of the tree.

use std::sync::Arc;

use memchr::memmem;

use super::{Context, Found, Native, any_string, names_removed, report};
use crate::knowledge::{idiom, is_removed_module, removed_in};
use crate::model::{Binding, Module, import_guard};
use crate::syntax::{Field, Kind, Node, string_content};
use crate::text::{Pieces, Source, identifiers};
use crate::version::Version;

pub(super) const DYNAMIC_IMPORT: Native =
    Native { name: "dynamic_import", find: dynamic_imports, may_find: names_module };

pub(super) const CODE_IN_STRING: Native =
    Native { name: "code_in_string", find: programs, may_find: imports_module };

/// A string that is the name of a module that is gone.
fn names_module(text: &[u8], pieces: &Pieces) -> bool {
    any_string(text, pieces, &|content| names_removed(content.trim_ascii()))
}

/// A string with an import and a module that is gone.
fn imports_module(text: &[u8], pieces: &Pieces) -> bool {
    any_string(text, pieces, &|content| {
        memmem::find(content, b"import ").is_some() && identifiers(content).any(names_removed)
    })
}

/// `importlib.import_module("imp")` and its like.
fn dynamic_imports(context: &Context<'_>) -> Vec<Found> {
    let nodes = context.module.tree.root().descendants();
    let imports = nodes.filter(|node| matches!(node.kind(), Kind::Call | Kind::Subscript));
    imports.filter_map(|import| dynamic_import(context, import)).collect()
}

fn dynamic_import(context: &Context<'_>, import: Node<'_>) -> Option<Found> {
    let module = context.module;
    let dotted = context.world.imported_module(module, import)?;
    let removed = removed_in(dotted).filter(|_| is_removed_module(dotted))?;
    let is_stored = import.field() == Some(Field::Left)
        || import.parent().is_some_and(|above| above.kind() == Kind::DeleteStatement);
    let is_own = context.world.is_own(dotted, module.source.path());
    if is_own || is_stored || import_guard(module, import).is_some() {
        return None;
    }
    let message = format!(
        "`{dotted}` is gone from Python {removed} on: `upshift list` shows what takes the place of its parts."
    );
    let function = import.parts().next().map_or("", |function| function.text());
    let reason = module.reason(import, format!("`{function}` imports `{dotted}`"));
    report(context, import, Some(removed), message, vec![reason])
}

/// Programs in strings that import what is gone.
fn programs(context: &Context<'_>) -> Vec<Found> {
    let strings = context.module.tree.of_kind(Kind::String);
    strings.filter_map(|string| program(context, string)).collect()
}

fn program(context: &Context<'_>, string: Node<'_>) -> Option<Found> {
    let content = string_content(string)?;
    let text = &string.tree().text()[content.clone()];
    if !text.contains("import ") || !is_program(context, string, text) {
        return None;
    }
    // `%` makes `%` of the `%%` of a template.
    let filled = || text.contains("%%").then(|| text.replace("%%", "%"));
    let module = parsed(text).or_else(|| parsed(&filled()?))?;
    let mut gone = module.bindings().filter_map(|(_, binding)| removed_import(&module, binding));
    let is_own = |dotted: &str| context.world.is_own(dotted, context.module.source.path());
    let (line, dotted, removed) = gone.find(|(_, dotted, _)| !is_own(dotted))?;
    let message = format!(
        "`{dotted}` is gone from Python {removed} on. Code in a string is not rewritten: change it there, or move it to a file of its own."
    );
    let reason = context.module.reason(string, "the string holds a Python program");
    let start = content.start + text.find(line.as_str())?;
    let found = report(context, string, Some(removed), message, vec![reason])?;
    Some(Found { range: start..start + line.len(), ..found })
}

/// The import of a module that is gone: its text, the module, and the first Python without it.
fn removed_import(module: &Module, binding: &Binding) -> Option<(String, String, Version)> {
    let dotted = binding.module()?;
    let item = module.tree.node(binding.node);
    let line = item.statement().text().lines().next()?.to_owned();
    let removed = removed_in(dotted).filter(|_| import_guard(module, item).is_none())?;
    Some((line, dotted.to_owned(), removed))
}

/// Whether a string is more than a line that happens to be Python: it has several, or is run. A
/// docstring shows code, and is none.
fn is_program(context: &Context<'_>, string: Node<'_>, text: &str) -> bool {
    let above = string.parent();
    if above.is_some_and(|above| above.kind() == Kind::ExpressionStatement) {
        return false;
    }
    let call = above.filter(|above| above.kind() == Kind::ArgumentList).and_then(Node::parent);
    let is_run = call.and_then(|call| call.child(Field::Function)).is_some_and(|function| {
        context
            .world
            .names(context.module, function)
            .only()
            .is_some_and(|name| idiom("runs_program", name).is_some())
    });
    let is_command = above.is_some_and(|list| {
        let parts: Vec<Node<'_>> = list.parts().collect();
        parts.windows(2).any(|two| two[1] == string && two[0].text().trim_matches(['"', '\'']) == "-c")
    });
    text.trim().contains('\n') || is_run || is_command
}

/// The program, without the indentation that all of its lines have.
fn parsed(text: &str) -> Option<Module> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let indent = lines().map(|line| line.len() - line.trim_start().len()).min()?;
    let first = text.lines().next().is_some_and(|line| !line.trim().is_empty());
    let cut = |line: &str| line.get(if first { 0 } else { indent }..).unwrap_or_default().to_owned() + "\n";
    let plain: String = text.lines().map(cut).collect();
    let module = Module::new(Arc::new(Source::from_text("string", plain)), String::new(), false);
    module.tree.errors().is_empty().then_some(module)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::may_find_in;

    #[test]
    fn the_name_of_a_module_in_a_string_counts() {
        for text in ["load('imp')", "x = 1; load('''distutils.log''')", "f\"{__import__(\"imp\")}\""] {
            assert!(may_find_in(&DYNAMIC_IMPORT, text), "{text}");
        }
        for text in ["load(imp)", "load('the imp of the perverse')", "f'{imp}'", "f\"it's {imp}\""] {
            assert!(!may_find_in(&DYNAMIC_IMPORT, text), "{text}");
        }
    }

    #[test]
    fn an_import_in_a_string_counts() {
        for text in ["x = 'import imp'", "f'''import {imp}'''", "'''\nfrom distutils import log\n'''"] {
            assert!(may_find_in(&CODE_IN_STRING, text), "{text}");
        }
        for text in ["import imp", "'import os', 'imp'", "# 'import imp'"] {
            assert!(!may_find_in(&CODE_IN_STRING, text), "{text}");
        }
    }
}
