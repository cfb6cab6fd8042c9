//! Imports and helpers, once all changes of a file are known: what is needed is added once, where
//! people would put it; what nobody uses any more goes.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::import_places;
use super::imports::{Need, Site, statements};
use crate::model::{Binding, BindingKind, Module, ScopeKind, World, import_guard, is_removed_module};
use crate::suppression::to_others;
use crate::syntax::{Field, Kind, Layout, Node, NodeId, is_for_tools};
use crate::text::Edit;

/// Why most imports stay.
const EXPORTED: &str = "other files may take the name from here";

/// What changes do to the use of imports.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    /// Identifiers that are gone.
    pub released: HashSet<NodeId>,
    /// Items of imports that new code relies on.
    pub keeps: HashSet<NodeId>,
    /// Items of imports whose names another import binds afterwards.
    pub moved: HashSet<NodeId>,
}

/// The edits of imports and helpers for changes that are applied together: `needs` of all of
/// them, what they use no more, and helpers as (local name, text).
pub fn settle(
    world: &World<'_>,
    module: &Module,
    needs: &[Need],
    usage: &Usage,
    helpers: &BTreeMap<String, String>,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut leaving = leaving(world, module, usage);
    let mut needs = once_a_block(module, needs);
    for need in &mut needs {
        if joins_earlier(module, need, &leaving) {
            need.site = Site::Top;
        }
    }
    let needs = take_over(module, &mut leaving, &needs, &mut edits);
    remove(module, &leaving, &needs, &mut edits);
    import_places::add(module, &leaving, &needs, helpers, &mut edits);
    edits
}

/// What two imports of one block give place to is imported once, where the first of them stands.
fn once_a_block(module: &Module, needs: &[Need]) -> Vec<Need> {
    let has_earlier = |need: &Need| {
        let Site::Beside(id) = need.site else { return false };
        let statement = module.tree.node(id);
        let is_before = |site: Site| match site {
            Site::Top => statement.parent() == Some(module.tree.root()),
            Site::Beside(id) => {
                let before = module.tree.node(id);
                before.start() < statement.start() && before.parent() == statement.parent()
            }
        };
        needs.iter().any(|other| is_before(other.site) && Need { site: need.site, ..other.clone() } == *need)
    };
    needs.iter().filter(|need| !has_earlier(need)).cloned().collect()
}

/// Whether an import before the one that a need stands beside takes it in.
fn joins_earlier(module: &Module, need: &Need, leaving: &[Node<'_>]) -> bool {
    let Site::Beside(id) = need.site else { return false };
    let beside = module.tree.node(id);
    beside.parent() == Some(module.tree.root())
        && import_places::joinable(module, need, leaving).is_some_and(|s| s.start() < beside.start())
}

/// A name that leaves a `from` import gives its place to a new one from the same module.
fn take_over(
    module: &Module,
    leaving: &mut Vec<Node<'_>>,
    needs: &[Need],
    edits: &mut Vec<Edit>,
) -> Vec<Need> {
    let mut open: Vec<Need> = Vec::new();
    for need in needs {
        if open.contains(need) {
            continue;
        }
        open.push(need.clone());
    }
    open.retain(|need| {
        let Some(item) = need.item() else {
            return true;
        };
        let place = leaving.iter().position(|old| {
            let statement = old.statement();
            let right_place = match need.site {
                Site::Top => statement.parent() == Some(module.tree.root()),
                Site::Beside(id) => statement.id() == id,
            };
            right_place && statement.child(Field::ModuleName).is_some_and(|name| name.text() == need.module)
        });
        match place {
            Some(index) => {
                let old = leaving.remove(index);
                edits.push(Edit::replace(old.range(), item));
                false
            }
            None => true,
        }
    });
    open
}

/// The names that nothing but imports bind whose uses are all among `released`.
pub fn leaving_names(world: &World<'_>, module: &Module, usage: &Usage) -> Vec<String> {
    let mut gone = leaving(world, module, usage);
    gone.retain(|item| !usage.moved.contains(&item.id()));
    let gone: HashSet<NodeId> = gone.iter().map(|item| item.id()).collect();
    let (going, staying): (Vec<_>, Vec<_>) =
        module.bindings().map(|(_, binding)| binding).partition(|binding| gone.contains(&binding.node));
    let staying: HashSet<&str> = staying.into_iter().map(|binding| binding.name.as_str()).collect();
    let mut names: Vec<String> = Vec::new();
    for binding in going {
        if !staying.contains(binding.name.as_str()) && !names.contains(&binding.name) {
            names.push(binding.name.clone());
        }
    }
    names
}

/// Import items whose last use has gone.
fn leaving<'m>(world: &World<'_>, module: &'m Module, usage: &Usage) -> Vec<Node<'m>> {
    unused(module, usage)
        .filter(|binding| usage.moved.contains(&binding.node) || kept(world, module, binding).is_none())
        .map(|b| module.tree.node(b.node))
        .collect()
}

/// Imports of modules that are gone which stay although changes took uses of them away: the
/// import, why it stays, and the uses that are left.
pub fn kept_imports<'m>(
    world: &World<'_>,
    module: &'m Module,
    usage: &Usage,
) -> Vec<(Node<'m>, &'static str, Vec<Node<'m>>)> {
    let leaving = leaving(world, module, usage);
    let mut found = Vec::new();
    for (_, binding) in module.bindings() {
        let (BindingKind::Import { module: from, .. } | BindingKind::From { module: from, .. }) =
            &binding.kind
        else {
            continue;
        };
        let item = module.tree.node(binding.node);
        if !is_removed_module(from) || leaving.contains(&item) || import_guard(module, item).is_some() {
            continue;
        }
        let uses = module.import_uses(binding);
        let (gone, left): (Vec<Node<'_>>, Vec<Node<'_>>) =
            uses.partition(|node| usage.released.contains(&node.id()));
        if !gone.is_empty() {
            let why = if left.is_empty() { kept(world, module, binding) } else { None };
            found.push((item, why.unwrap_or("the name is used or bound elsewhere in this file"), left));
        }
    }
    found
}

/// Imports whose uses are all gone.
fn unused<'m>(module: &'m Module, usage: &Usage) -> impl Iterator<Item = &'m Binding> {
    module.bindings().map(|(_, binding)| binding).filter(|binding| {
        let is_import = matches!(binding.kind, BindingKind::Import { .. } | BindingKind::From { .. });
        if !is_import || usage.keeps.contains(&binding.node) {
            return false;
        }
        // An import that moves gives its name to all uses as before.
        if usage.moved.contains(&binding.node) {
            return true;
        }
        let mut any = false;
        let mut uses = module.import_uses(binding);
        let all_gone = uses.all(|node| {
            any = true;
            usage.released.contains(&node.id())
        });
        any && all_gone
    })
}

/// Whether a name stays for others, and for no other reason.
pub(super) fn is_exported(world: &World<'_>, module: &Module, binding: &Binding) -> bool {
    kept(world, module, binding) == Some(EXPORTED)
}

/// Why an import stays that nothing in its file uses.
pub(super) fn kept(world: &World<'_>, module: &Module, binding: &Binding) -> Option<&'static str> {
    let item = module.tree.node(binding.node);
    if item.ancestors().any(|above| above.kind() == Kind::TryStatement) {
        return Some("it stands in a `try`");
    }
    let explicit = item.kind() == Kind::AliasedImport
        && item.child(Field::Name).map(|n| n.text()) == item.child(Field::Alias).map(|a| a.text());
    let several = module.in_scope(binding.scope, &binding.name).len() > 1;
    if module.scope_kind(binding.scope) == ScopeKind::Class {
        return Some("it makes an attribute of its class");
    }
    if explicit || (binding.scope == module.top() && module.exports(world, &binding.name)) {
        return Some(EXPORTED);
    }
    (several && !all_imports(module, binding)).then_some("the name is bound elsewhere too")
}

fn all_imports(module: &Module, binding: &Binding) -> bool {
    module
        .in_scope(binding.scope, &binding.name)
        .iter()
        .all(|id| matches!(module.binding(*id).kind, BindingKind::Import { .. } | BindingKind::From { .. }))
}

fn remove(module: &Module, leaving: &[Node<'_>], needs: &[Need], edits: &mut Vec<Edit>) {
    let mut done: HashSet<NodeId> = HashSet::new();
    for item in leaving {
        let statement = item.statement();
        if !done.insert(statement.id()) {
            continue;
        }
        let items: Vec<Node<'_>> = statement.children_by(Field::Name).collect();
        let gone: Vec<Node<'_>> =
            leaving.iter().copied().filter(|other| other.statement() == statement).collect();
        if gone.len() == items.len() {
            let beside: Vec<&Need> =
                needs.iter().filter(|n| n.site == Site::Beside(statement.id())).collect();
            if beside.is_empty() {
                remove_statement(statement, edits);
            } else {
                let separator = import_places::separator(module, statement);
                edits.push(Edit::replace(statement.range(), statements(&beside).join(&separator)));
            }
        } else {
            remove_items(statement, &items, &gone, edits);
        }
    }
}

/// Takes one item out of an import statement, or the statement when it is the only one.
pub(super) fn remove_item(_module: &Module, item: Node<'_>, edits: &mut Vec<Edit>) {
    let statement = item.statement();
    let items: Vec<Node<'_>> = statement.children_by(Field::Name).collect();
    if items.len() == 1 {
        remove_statement(statement, edits);
    } else {
        remove_items(statement, &items, &[item], edits);
    }
}

fn remove_items(statement: Node<'_>, items: &[Node<'_>], gone: &[Node<'_>], edits: &mut Vec<Edit>) {
    // Between parentheses, lines go whole: the comments of the others stay where they are.
    let lines = gone.iter().map(|item| own_line(statement, *item)).collect::<Option<Vec<_>>>();
    if let Some(lines) = lines {
        edits.extend(lines.into_iter().map(Edit::delete));
        return;
    }
    // Runs of neighbours are cut together, so that the cuts never touch each other.
    let mut at = 0;
    while at < items.len() {
        if !gone.contains(&items[at]) {
            at += 1;
            continue;
        }
        let first = at;
        while at < items.len() && gone.contains(&items[at]) {
            at += 1;
        }
        let range = match items.get(at) {
            Some(next) => items[first].start()..next.start(),
            None => items[first - 1].end()..items[at - 1].end(),
        };
        edits.push(Edit::delete(range));
    }
}

/// The line that an item between parentheses has to itself, with its comma and a comment for tools.
fn own_line(statement: Node<'_>, item: Node<'_>) -> Option<Range<usize>> {
    statement.token(Kind::LeftParen)?;
    let text = statement.tree().text();
    let start = text[..item.start()].trim_end_matches([' ', '\t']).len();
    if !text[..start].ends_with(['\n', '\r']) {
        return None;
    }
    let rest = &text[item.end()..];
    let (line, behind) = rest.split_at(rest.find(['\n', '\r'])?);
    let comment = line.trim().trim_start_matches(',').trim();
    let newline = if behind.starts_with("\r\n") { 2 } else { 1 };
    goes_along(comment).then(|| start..item.end() + line.len() + newline)
}

/// Whether what stands behind an import is nothing, or a comment that goes with it.
fn goes_along(comment: &str) -> bool {
    comment.is_empty() || comment.starts_with('#') && (is_for_tools(comment) || to_others(comment).is_empty())
}

/// Takes a whole statement out, with its line when it has one to itself; a block keeps a `pass`.
pub(super) fn remove_statement(statement: Node<'_>, edits: &mut Vec<Edit>) {
    let text = statement.tree().text();
    let layout = Layout::of(statement);
    let alone =
        statement.parent().is_some_and(|block| block.kind() == Kind::Block && block.parts().count() == 1);
    if alone {
        edits.push(Edit::replace(statement.range(), "pass"));
        return;
    }
    if !layout.starts_line || !layout.ends_line {
        // One of several on a line: its semicolon goes with it.
        let rest = &text[statement.end()..];
        let space = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let after = &rest[space..];
        let mut end = statement.end();
        let mut start = statement.start();
        if let Some(behind) = after.strip_prefix(';') {
            end += space + 1 + (behind.len() - behind.trim_start_matches([' ', '\t']).len());
        } else {
            let before = text[..start].trim_end_matches([' ', '\t']);
            if let Some(kept) = before.strip_suffix(';') {
                start = kept.len();
            }
        }
        edits.push(Edit::delete(start..end));
        return;
    }
    let rest = &text[statement.end()..];
    let line_end = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let comment = rest[..line_end].trim();
    if !goes_along(comment) {
        edits.push(Edit::delete(
            statement.start()
                ..statement.end() + (rest[..line_end].len() - rest[..line_end].trim_start().len()),
        ));
        return;
    }
    let newline = match &rest[line_end..] {
        tail if tail.starts_with("\r\n") => 2,
        "" => 0,
        _ => 1,
    };
    let start = statement.start() - layout.indent.len();
    edits.push(Edit::delete(start..statement.end() + line_end + newline));
}
