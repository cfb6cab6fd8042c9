//! Imports and helpers, once all changes of a file are known: what is needed is added once, where
//! people would put it; what nobody uses any more goes.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use super::imports::{Need, Site};
use crate::model::{Binding, Kind, Module, is_removed_module};
use crate::syntax::{Layout, Node, NodeId};
use crate::text::Edit;

static STDLIB: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let names = include_str!("stdlib_modules.txt").lines();
    names.filter(|name| !name.starts_with('#')).collect()
});

/// What changes do to the use of imports.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    /// Identifiers that are gone.
    pub released: HashSet<NodeId>,
    /// Items of imports that new code relies on.
    pub keeps: HashSet<NodeId>,
}

/// The edits of imports and helpers for changes that are applied together: `needs` of all of
/// them, what they use no more, and helpers as (local name, text).
pub fn settle(
    module: &Module,
    needs: &[Need],
    usage: &Usage,
    helpers: &BTreeMap<String, String>,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut leaving = leaving(module, usage);
    let needs = take_over(module, &mut leaving, needs, &mut edits);
    remove(module, &leaving, &needs, &mut edits);
    add(module, &leaving, &needs, helpers, &mut edits);
    edits
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
            right_place && statement.child("module_name").is_some_and(|name| name.text() == need.module)
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
pub fn leaving_names(module: &Module, usage: &Usage) -> Vec<String> {
    let gone = leaving(module, usage);
    let mut names: Vec<String> = Vec::new();
    for (_, binding) in module.bindings() {
        let all = module
            .bindings()
            .filter(|(_, other)| other.name == binding.name)
            .all(|(_, other)| gone.iter().any(|item| item.id() == other.node));
        if all && !names.contains(&binding.name) {
            names.push(binding.name.clone());
        }
    }
    names
}

/// Import items whose last use has gone.
fn leaving<'m>(module: &'m Module, usage: &Usage) -> Vec<Node<'m>> {
    let mut gone = Vec::new();
    for (_, binding) in module.bindings() {
        if !matches!(binding.kind, Kind::Import { .. } | Kind::From { .. }) {
            continue;
        }
        let mut uses = module
            .uses(binding.scope, &binding.name)
            .filter(|node| belongs(module, binding, *node))
            .peekable();
        let any = uses.peek().is_some();
        let all_gone = uses.all(|node| usage.released.contains(&node.id()));
        let several = module.in_scope(binding.scope, &binding.name).len() > 1;
        if !any || !all_gone || usage.keeps.contains(&binding.node) {
            continue;
        }
        let item = module.tree.node(binding.node);
        let in_try = item.ancestors().any(|a| a.kind() == "try_statement");
        let explicit = item.kind() == "aliased_import"
            && item.child("name").map(|n| n.text()) == item.child("alias").map(|a| a.text());
        let listed = binding.scope == module.top() && module.exports(&binding.name);
        let removed = match &binding.kind {
            Kind::Import { module, .. } | Kind::From { module, .. } => is_removed_module(module),
            _ => false,
        };
        // What only hands on a module that is gone helps nobody.
        if in_try
            || explicit
            || (listed && !(removed && !module.is_package))
            || (several && !all_imports(module, binding))
        {
            continue;
        }
        // `import a.b` beside `import a.c`: both bind `a`.
        gone.push(item);
    }
    gone
}

/// Whether a use of `a` is of this `import a.b`, and not of an `import a.c` beside it.
fn belongs(module: &Module, binding: &Binding, node: Node<'_>) -> bool {
    let Kind::Import { module: own, whole: false } = &binding.kind else {
        return true;
    };
    let mut chain = node;
    while let Some(above) =
        chain.parent().filter(|p| p.kind() == "attribute" && chain.field() == Some("object"))
    {
        chain = above;
    }
    let dotted: String = chain.text().split_whitespace().collect();
    let covers =
        |name: &str| dotted == name || dotted.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
    let covered = module.in_scope(binding.scope, &binding.name).iter().any(|id| {
        matches!(&module.binding(*id).kind, Kind::Import { module, whole: false } if covers(module) && module.contains('.'))
    });
    covers(own) && (own.contains('.') || !covered) || !covered
}

fn all_imports(module: &Module, binding: &Binding) -> bool {
    module
        .in_scope(binding.scope, &binding.name)
        .iter()
        .all(|id| matches!(module.binding(*id).kind, Kind::Import { .. } | Kind::From { .. }))
}

fn remove(module: &Module, leaving: &[Node<'_>], needs: &[Need], edits: &mut Vec<Edit>) {
    let mut done: HashSet<NodeId> = HashSet::new();
    for item in leaving {
        let statement = item.statement();
        if !done.insert(statement.id()) {
            continue;
        }
        let items: Vec<Node<'_>> = statement.children_by("name").collect();
        let gone: Vec<Node<'_>> =
            leaving.iter().copied().filter(|other| other.statement() == statement).collect();
        if gone.len() == items.len() {
            let beside: Vec<&Need> =
                needs.iter().filter(|n| n.site == Site::Beside(statement.id())).collect();
            if beside.is_empty() {
                remove_statement(statement, edits);
            } else {
                let layout = Layout::of(statement);
                let separator = format!("{}{}", module.source.newline().as_str(), layout.indent);
                let mut lines: Vec<String> = Vec::new();
                for need in beside {
                    if !lines.contains(&need.statement()) {
                        lines.push(need.statement());
                    }
                }
                lines.sort_by_key(|line| (line.starts_with("from"), line.clone()));
                edits.push(Edit::replace(statement.range(), lines.join(&separator)));
            }
        } else {
            remove_items(statement, &items, &gone, edits);
        }
    }
}

/// Takes one item out of an import statement, or the statement when it is the only one.
pub(super) fn remove_item(_module: &Module, item: Node<'_>, edits: &mut Vec<Edit>) {
    let statement = item.statement();
    let items: Vec<Node<'_>> = statement.children_by("name").collect();
    if items.len() == 1 {
        remove_statement(statement, edits);
    } else {
        remove_items(statement, &items, &[item], edits);
    }
}

fn remove_items(_statement: Node<'_>, items: &[Node<'_>], gone: &[Node<'_>], edits: &mut Vec<Edit>) {
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

/// Takes a whole statement out, with its line when it has one to itself; a block keeps a `pass`.
fn remove_statement(statement: Node<'_>, edits: &mut Vec<Edit>) {
    let text = statement.tree().text();
    let layout = Layout::of(statement);
    let alone = statement.parent().is_some_and(|block| block.kind() == "block" && block.parts().count() == 1);
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
    let about_import = ["noqa", "type:", "pylint", "pragma", "isort", "nosec", "flake8", "pyright", "mypy"]
        .iter()
        .any(|word| comment.contains(word));
    if !comment.is_empty() && !about_import {
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

fn add(
    module: &Module,
    leaving: &[Node<'_>],
    needs: &[Need],
    helpers: &BTreeMap<String, String>,
    edits: &mut Vec<Edit>,
) {
    let newline = module.source.newline().as_str();
    let mut seen: HashSet<&Need> = HashSet::new();
    let needs: Vec<&Need> = needs.iter().filter(|need| seen.insert(need)).collect();
    let mut lines: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut joins: BTreeMap<NodeId, Vec<String>> = BTreeMap::new();
    let mut beside: BTreeMap<NodeId, Vec<String>> = BTreeMap::new();
    for need in needs {
        match need.site {
            Site::Beside(id) => {
                let statement = module.tree.node(id);
                let all_gone = statement.children_by("name").all(|item| leaving.contains(&item));
                if all_gone {
                    // It takes the place of the one that goes; see `remove`.
                    continue;
                }
                beside.entry(id).or_default().push(need.statement());
            }
            Site::Top => {
                if let Some(statement) = joinable(module, need, leaving) {
                    joins.entry(statement.id()).or_default().extend(need.item());
                } else {
                    let at = place(module, need);
                    lines.entry(at).or_default().push(need.statement());
                }
            }
        }
    }
    for (id, mut statements) in beside {
        let statement = module.tree.node(id);
        let layout = Layout::of(statement);
        statements.sort_by_key(|line| (line.starts_with("from"), line.clone()));
        let is_from = statement.kind() == "import_from_statement" && layout.starts_line;
        let (first, then): (Vec<String>, Vec<String>) =
            statements.into_iter().partition(|line| is_from && line.starts_with("import"));
        let indent = &layout.indent;
        let first: String = first.iter().map(|line| format!("{line}{newline}{indent}")).collect();
        let then: String = then.iter().map(|line| format!("{newline}{indent}{line}")).collect();
        edits.push(Edit::insert(statement.start(), first));
        edits.push(Edit::insert(statement.end(), then));
    }
    edits.retain(|edit| !(edit.text.is_empty() && edit.range().is_empty()));
    for (id, items) in joins {
        join(module.tree.node(id), items, newline, leaving, edits);
    }
    let mut helpers_at = place_of_helpers(module);
    let helper_text: String = helpers
        .values()
        .map(|text| format!("{newline}{newline}{}{newline}", text.trim_end().replace('\n', newline)))
        .collect();
    let mut texts: BTreeMap<usize, String> = BTreeMap::new();
    for (at, mut statements) in lines {
        statements.sort_by_key(|line| (line.starts_with("from"), line.to_lowercase()));
        statements.dedup();
        let mut text: String = statements.iter().map(|line| format!("{line}{newline}")).collect();
        if at > 0 && !module.source.text()[..at].ends_with(['\n', '\r']) {
            text.insert_str(0, newline);
        }
        if first_in_file(module, at) {
            text.push_str(newline);
        }
        texts.insert(at, text);
    }
    if !helper_text.is_empty() {
        if let Some(at) = texts.keys().copied().filter(|at| *at > helpers_at).max() {
            helpers_at = at;
        }
        let ends_open = helpers_at > 0 && !module.source.text()[..helpers_at].ends_with(['\n', '\r']);
        let lead = if ends_open && !texts.contains_key(&helpers_at) { newline } else { "" };
        // Two empty lines part it from what follows, as well as from what stands before.
        let rest = &module.source.text()[helpers_at..];
        let behind = rest.lines().take_while(|line| line.trim().is_empty()).count();
        let tail = if rest.trim().is_empty() {
            String::new()
        } else {
            newline.repeat(2usize.saturating_sub(behind))
        };
        texts.entry(helpers_at).or_default().push_str(&format!("{lead}{helper_text}{tail}"));
    }
    for (at, text) in texts {
        edits.push(Edit::insert(at, text));
    }
}

/// Whether nothing but code follows: a new first import is set off by an empty line.
fn first_in_file(module: &Module, at: usize) -> bool {
    let no_imports =
        !module.tree.root().parts().any(|s| matches!(s.kind(), "import_statement" | "import_from_statement"));
    let rest = &module.source.text()[at..];
    no_imports && !rest.is_empty() && !rest.starts_with(['\n', '\r'])
}

/// A plain `from module import …` at the top that a name can join.
fn joinable<'m>(module: &'m Module, need: &Need, leaving: &[Node<'_>]) -> Option<Node<'m>> {
    need.name.as_ref()?;
    module.tree.root().parts().find(|statement| {
        statement.kind() == "import_from_statement"
            && statement.child("module_name").is_some_and(|name| name.text() == need.module)
            && !statement.parts().any(|part| part.kind() == "wildcard_import")
            && !statement.children_by("name").all(|item| leaving.contains(&item))
    })
}

fn join(
    statement: Node<'_>,
    mut items: Vec<String>,
    newline: &str,
    leaving: &[Node<'_>],
    edits: &mut Vec<Edit>,
) {
    items.sort();
    items.dedup();
    let kept: Vec<Node<'_>> = statement.children_by("name").filter(|i| !leaving.contains(i)).collect();
    let Some(last) = kept.last() else { return };
    let text = statement.tree().text();
    let one_each = kept.len() > 1 && text[kept[0].end()..kept[1].start()].contains(['\n', '\r']);
    let indent = if one_each { Layout::of(*last).indent } else { String::new() };
    let mut addition = String::new();
    for item in items {
        if one_each {
            addition.push_str(&format!(",{newline}{indent}{item}"));
        } else {
            addition.push_str(&format!(", {item}"));
        }
    }
    edits.push(Edit::insert(last.end(), addition));
}

fn is_docstring(statement: Node<'_>) -> bool {
    statement.kind() == "expression_statement"
        && statement.parts().next().is_some_and(|e| matches!(e.kind(), "string" | "concatenated_string"))
}

/// The end of a statement's line, behind its newline.
fn line_end(statement: Node<'_>) -> usize {
    let text = statement.tree().text();
    let rest = &text[statement.end()..];
    let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let newline = match &rest[end..] {
        tail if tail.starts_with("\r\n") => 2,
        "" => 0,
        _ => 1,
    };
    statement.end() + end + newline
}

/// The imports at the head of the file, in runs that no empty line and no other code parts.
fn runs(module: &Module) -> Vec<Vec<Node<'_>>> {
    let mut runs: Vec<Vec<Node<'_>>> = Vec::new();
    let mut previous_end: Option<usize> = None;
    let text = module.source.text();
    for statement in module.tree.root().parts() {
        match statement.kind() {
            "import_statement" | "import_from_statement" => {
                let joined = previous_end.is_some_and(|end| {
                    let between = &text[end..statement.start()];
                    between.trim().is_empty()
                        && between.matches('\n').count().max(between.matches('\r').count()) <= 1
                });
                match runs.last_mut() {
                    Some(run) if joined => run.push(statement),
                    _ => runs.push(vec![statement]),
                }
                previous_end = Some(statement.end());
            }
            "future_import_statement" | "try_statement" | "if_statement" => previous_end = None,
            "expression_statement" if is_docstring(statement) || is_dunder(statement) => previous_end = None,
            _ => break,
        }
    }
    runs
}

fn is_dunder(statement: Node<'_>) -> bool {
    statement.text().starts_with("__")
}

fn is_stdlib(statement: Node<'_>) -> bool {
    let name = match statement.kind() {
        "import_from_statement" => statement.child("module_name"),
        _ => statement.child("name"),
    };
    name.is_some_and(|name| {
        let first = name.text().split(['.', ' ']).next().unwrap_or_default();
        STDLIB.contains(first)
    })
}

/// The byte at which the line of a new import starts.
fn place(module: &Module, need: &Need) -> usize {
    let runs = runs(module);
    let own = |run: &&Vec<Node<'_>>| run.iter().any(|statement| is_stdlib(*statement));
    let Some(run) = runs.iter().find(own).or(runs.first()) else {
        return place_without_imports(module);
    };
    let plain = need.name.is_none();
    let same: Vec<Node<'_>> =
        run.iter().copied().filter(|s| (s.kind() == "import_statement") == plain).collect();
    let key = |statement: Node<'_>| statement.text().to_lowercase();
    let new = need.statement().to_lowercase();
    if same.is_empty() {
        return if plain { start_of_line(run[0]) } else { line_end(run[run.len() - 1]) };
    }
    let sorted = same.windows(2).all(|pair| key(pair[0]) <= key(pair[1]));
    if sorted && let Some(next) = same.iter().find(|statement| key(**statement) > new) {
        return start_of_line(*next);
    }
    line_end(same[same.len() - 1])
}

fn start_of_line(statement: Node<'_>) -> usize {
    let text = &statement.tree().text()[..statement.start()];
    text.rfind(['\n', '\r']).map_or(0, |at| at + 1)
}

/// Behind the docstring and `__future__`, before the first other statement and its comments.
fn place_without_imports(module: &Module) -> usize {
    let text = module.source.text();
    let mut at = None;
    for statement in module.tree.root().parts() {
        if statement.kind() == "future_import_statement" || (at.is_none() && is_docstring(statement)) {
            at = Some(line_end(statement));
        } else {
            break;
        }
    }
    if let Some(at) = at {
        // An empty line between the docstring and the imports is kept before them.
        let rest = &text[at..];
        let blank = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\n', '\r'])) };
        return at + blank;
    }
    // `#!` and the coding cookie stay first; so do the comments of a licence.
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if !line.starts_with('#') {
            break;
        }
        at += line.len();
    }
    at
}

/// Helpers stand behind the imports.
fn place_of_helpers(module: &Module) -> usize {
    let mut at = None;
    for statement in module.tree.root().parts() {
        match statement.kind() {
            "import_statement" | "import_from_statement" | "future_import_statement" => {
                at = Some(line_end(statement))
            }
            "try_statement" | "if_statement" => {
                let imports = statement
                    .descendants()
                    .any(|n| matches!(n.kind(), "import_statement" | "import_from_statement"));
                if !imports {
                    break;
                }
                at = Some(line_end(statement));
            }
            "expression_statement" if is_docstring(statement) || is_dunder(statement) => {}
            _ => break,
        }
    }
    at.unwrap_or_else(|| place_without_imports(module))
}
