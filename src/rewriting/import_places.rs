//! Where people would put an import, and where helpers go.

use std::collections::{BTreeMap, HashSet};

use super::imports::{Need, Site, statements};
use crate::model::Module;
use crate::syntax::{Field, Kind, Layout, Node, NodeId, is_stdlib_module};
use crate::text::Edit;

/// What parts statements of one line.
const ALONGSIDE: &str = "; ";

/// What parts new imports from the one that they stand beside.
pub(super) fn separator(module: &Module, statement: Node<'_>) -> String {
    let layout = Layout::of(statement);
    if layout.starts_line && layout.ends_line {
        format!("{}{}", module.source.newline().as_str(), layout.indent)
    } else {
        ALONGSIDE.to_owned()
    }
}

/// Adds what is needed; `leaving` are the items that go.
pub(super) fn add(
    module: &Module,
    leaving: &[Node<'_>],
    needs: &[Need],
    helpers: &BTreeMap<String, String>,
    edits: &mut Vec<Edit>,
) {
    let newline = module.source.newline().as_str();
    let mut seen: HashSet<&Need> = HashSet::new();
    let needs: Vec<&Need> = needs.iter().filter(|need| seen.insert(need)).collect();
    let mut lines: BTreeMap<usize, Vec<&Need>> = BTreeMap::new();
    let mut replaced: HashSet<NodeId> = HashSet::new();
    let mut joins: BTreeMap<NodeId, Vec<String>> = BTreeMap::new();
    let mut beside: BTreeMap<NodeId, Vec<&Need>> = BTreeMap::new();
    for need in needs {
        match need.site {
            Site::Beside(id) => {
                let statement = module.tree.node(id);
                let all_gone = statement.children_by(Field::Name).all(|item| leaving.contains(&item));
                if all_gone {
                    // It takes the place of the one that goes; see `remove`.
                    replaced.insert(id);
                    continue;
                }
                beside.entry(id).or_default().push(need);
            }
            Site::Top => {
                if let Some(statement) = joinable(module, need, leaving) {
                    joins.entry(statement.id()).or_default().extend(need.item());
                } else {
                    let at = place(module, need, leaving);
                    lines.entry(at).or_default().push(need);
                }
            }
        }
    }
    for (id, needs) in beside {
        let statement = module.tree.node(id);
        let separator = separator(module, statement);
        // Behind a line of its own a comment stays with what it is about.
        let at = if separator == ALONGSIDE { statement.end() } else { content_end(statement) };
        let is_from = statement.kind() == Kind::ImportFromStatement && separator != ALONGSIDE;
        let (first, then): (Vec<String>, Vec<String>) =
            statements(&needs).into_iter().partition(|line| is_from && line.starts_with("import"));
        let first: String = first.iter().map(|line| format!("{line}{separator}")).collect();
        let then: String = then.iter().map(|line| format!("{separator}{line}")).collect();
        edits.push(Edit::insert(statement.start(), first));
        edits.push(Edit::insert(at, then));
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
    for (at, needs) in lines {
        let mut text: String = statements(&needs).iter().map(|line| format!("{line}{newline}")).collect();
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
        // At the top of what will be left of the file it needs no distance.
        let before = module.tree.root().parts().take_while(|statement| statement.end() <= helpers_at);
        let nothing_before = texts.range(..=helpers_at).next().is_none()
            && before.into_iter().all(|statement| {
                let mut items = statement.children_by(Field::Name).peekable();
                items.peek().is_some()
                    && items.all(|item| leaving.contains(&item))
                    && !replaced.contains(&statement.id())
            })
            && (helpers_at == 0 || !module.source.text()[..helpers_at].starts_with('#'));
        let helper_text = if nothing_before { helper_text.trim_start().to_owned() } else { helper_text };
        texts.entry(helpers_at).or_default().push_str(&format!("{lead}{helper_text}{tail}"));
    }
    for (at, text) in texts {
        edits.push(Edit::insert(at, text));
    }
}

/// Whether nothing but code follows: a new first import is set off by an empty line.
fn first_in_file(module: &Module, at: usize) -> bool {
    let no_imports = !module
        .tree
        .root()
        .parts()
        .any(|s| matches!(s.kind(), Kind::ImportStatement | Kind::ImportFromStatement));
    let rest = &module.source.text()[at..];
    no_imports && !rest.is_empty() && !rest.starts_with(['\n', '\r'])
}

/// A plain `from module import …` at the top that a name can join.
pub(super) fn joinable<'m>(module: &'m Module, need: &Need, leaving: &[Node<'_>]) -> Option<Node<'m>> {
    need.name.as_ref()?;
    module.tree.root().parts().find(|statement| {
        statement.kind() == Kind::ImportFromStatement
            && statement.child(Field::ModuleName).is_some_and(|name| name.text() == need.module)
            && !is_behind_code(module, *statement)
            && !statement.parts().any(|part| part.kind() == Kind::WildcardImport)
            && !statement.children_by(Field::Name).all(|item| leaving.contains(&item))
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
    let kept: Vec<Node<'_>> = statement.children_by(Field::Name).filter(|i| !leaving.contains(i)).collect();
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
    statement.kind() == Kind::ExpressionStatement
        && statement
            .parts()
            .next()
            .is_some_and(|e| matches!(e.kind(), Kind::String | Kind::ConcatenatedString))
}

/// The end of a statement's line, before its newline.
fn content_end(statement: Node<'_>) -> usize {
    let rest = &statement.tree().text()[statement.end()..];
    statement.end() + rest.find(['\n', '\r']).unwrap_or(rest.len())
}

/// The end of a statement's line, behind its newline.
fn line_end(statement: Node<'_>) -> usize {
    let end = content_end(statement);
    let newline = match &statement.tree().text()[end..] {
        tail if tail.starts_with("\r\n") => 2,
        "" => 0,
        _ => 1,
    };
    end + newline
}

/// The imports at the head of the file, in runs that no empty line and no other code parts.
fn runs(module: &Module) -> Vec<Vec<Node<'_>>> {
    let mut runs: Vec<Vec<Node<'_>>> = Vec::new();
    let mut previous_end: Option<usize> = None;
    let text = module.source.text();
    for statement in module.tree.root().parts() {
        match statement.kind() {
            // What shares its line with other code has no place behind it for an import.
            Kind::ImportStatement | Kind::ImportFromStatement if shares_line(statement) => break,
            Kind::ImportStatement | Kind::ImportFromStatement => {
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
            Kind::FutureImportStatement => previous_end = None,
            Kind::TryStatement | Kind::IfStatement if is_about_imports(statement) => previous_end = None,
            Kind::ExpressionStatement if is_docstring(statement) || is_dunder(statement) => {
                previous_end = None
            }
            _ => break,
        }
    }
    runs
}

/// Whether an import of the module itself stands on lines of its own behind code that is no import: that
/// code may be what it waits for, such as a patch of modules or a path.
pub(super) fn is_behind_code(module: &Module, import: Node<'_>) -> bool {
    import.parent() == Some(module.tree.root())
        && !shares_line(import)
        && runs(module).iter().flatten().all(|earlier| earlier.start() < import.start())
}

/// Whether a branch imports and does nothing else: what calls something may be what an import or a
/// helper is for.
fn is_about_imports(statement: Node<'_>) -> bool {
    let is_import = |n: Node<'_>| matches!(n.kind(), Kind::ImportStatement | Kind::ImportFromStatement);
    let mut below = statement.descendants();
    let calls = statement
        .descendants()
        .any(|n| n.kind() == Kind::Call && n.enclosing(&[Kind::RaiseStatement]).is_none());
    below.any(is_import) && !calls
}

/// Whether code that is no import stands on the line of an import.
fn shares_line(statement: Node<'_>) -> bool {
    let layout = Layout::of(statement);
    let is_import = |n: &Node<'_>| {
        matches!(n.kind(), Kind::ImportStatement | Kind::ImportFromStatement | Kind::FutureImportStatement)
    };
    let next = || statement.children_after().find(|n| n.is_named() && n.kind() != Kind::Comment);
    (!layout.ends_line && next().is_none_or(|n| !is_import(&n))) || !layout.starts_line
}

fn is_dunder(statement: Node<'_>) -> bool {
    statement.text().starts_with("__")
}

fn is_stdlib(statement: Node<'_>) -> bool {
    let name = match statement.kind() {
        Kind::ImportFromStatement => statement.child(Field::ModuleName),
        _ => statement.child(Field::Name),
    };
    name.is_some_and(|name| {
        let first = name.text().split(['.', ' ']).next().unwrap_or_default();
        is_stdlib_module(first)
    })
}

/// The byte at which the line of a new import starts.
fn place(module: &Module, need: &Need, leaving: &[Node<'_>]) -> usize {
    let runs = runs(module);
    let own = |run: &&Vec<Node<'_>>| run.iter().any(|statement| is_stdlib(*statement));
    let Some(run) = runs.iter().find(own).or(runs.first()) else {
        // Further down, behind constants that come first, one that goes gives its place.
        let top = leaving.iter().map(|item| item.statement()).find(|statement| {
            statement.parent() == Some(module.tree.root()) && Layout::of(*statement).starts_line
        });
        let earlier = |statement: Node<'_>| {
            let before = &module.source.text()[..statement.start()];
            !before.contains("def ") && !before.contains("class ")
        };
        return match top.filter(|statement| earlier(*statement)) {
            Some(statement) => start_of_line(statement),
            None => place_without_imports(module),
        };
    };
    let plain = need.name.is_none();
    let same: Vec<Node<'_>> =
        run.iter().copied().filter(|s| (s.kind() == Kind::ImportStatement) == plain).collect();
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
        if statement.kind() == Kind::FutureImportStatement || (at.is_none() && is_docstring(statement)) {
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
            Kind::ImportStatement | Kind::ImportFromStatement | Kind::FutureImportStatement => {
                if shares_line(statement) {
                    return at.unwrap_or_else(|| start_of_line(statement));
                }
                at = Some(line_end(statement));
            }
            Kind::TryStatement | Kind::IfStatement => {
                if !is_about_imports(statement) {
                    break;
                }
                at = Some(line_end(statement));
            }
            Kind::ExpressionStatement if is_docstring(statement) || is_dunder(statement) => {}
            _ => break,
        }
    }
    at.unwrap_or_else(|| place_without_imports(module))
}
