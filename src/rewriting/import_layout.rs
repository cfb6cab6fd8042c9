//! Where people would put an import, and where helpers go.

use super::imports::WantedImport;
use crate::knowledge::is_stdlib_module;
use crate::model::Module;
use crate::syntax::{Field, Kind, Layout, Node};

fn is_docstring(statement: Node<'_>) -> bool {
    statement.kind() == Kind::ExpressionStatement
        && statement
            .parts()
            .next()
            .is_some_and(|e| matches!(e.kind(), Kind::String | Kind::ConcatenatedString))
}

/// The end of a statement's line, before its newline.
pub(super) fn content_end(statement: Node<'_>) -> usize {
    let rest = &statement.tree().text()[statement.end()..];
    statement.end() + rest.find(['\n', '\r']).unwrap_or(rest.len())
}

/// The end of a statement's line, behind its newline.
pub(super) fn line_end(statement: Node<'_>) -> usize {
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
            _ if statement.kind().is_import() && shares_line(statement) => break,
            _ if statement.kind().is_import() => {
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
    let calls = |n: Node<'_>| n.kind() == Kind::Call && n.enclosing(&[Kind::RaiseStatement]).is_none();
    statement.descendants().any(|part| part.kind().is_import()) && !statement.descendants().any(calls)
}

/// Whether code that is no import stands on the line of an import.
fn shares_line(statement: Node<'_>) -> bool {
    let layout = Layout::of(statement);
    let next = || statement.children_after().find(|n| n.is_named() && n.kind() != Kind::Comment);
    let is_other = |n: Node<'_>| !n.kind().is_import() && n.kind() != Kind::FutureImportStatement;
    (!layout.ends_line && next().is_none_or(is_other)) || !layout.starts_line
}

fn is_dunder(statement: Node<'_>) -> bool {
    statement.text().starts_with("__")
}

/// Which of the groups that people sort imports into holds a module: the library's, others, the package's own.
fn section(module: &str) -> u8 {
    let first = module.split(['.', ' ']).next().unwrap_or_default();
    if first.is_empty() { 2 } else { u8::from(!is_stdlib_module(first)) }
}

fn section_of(statement: Node<'_>) -> u8 {
    let name = match statement.kind() {
        Kind::ImportFromStatement => statement.child(Field::ModuleName),
        _ => statement.child(Field::Name),
    };
    name.map_or(0, |name| section(name.text()))
}

/// The byte at which the line of a new import starts.
pub(super) fn place(module: &Module, import: &WantedImport, leaving: &[Node<'_>]) -> usize {
    let runs = runs(module);
    let section = section(&import.module);
    let own = |run: &&Vec<Node<'_>>| run.iter().any(|statement| section_of(*statement) == section);
    let stdlib = |run: &&Vec<Node<'_>>| run.iter().any(|statement| section_of(*statement) == 0);
    let Some(run) = runs.iter().find(own).or(runs.iter().find(stdlib)).or(runs.first()) else {
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
    let plain = import.name.is_none();
    let same: Vec<Node<'_>> =
        run.iter().copied().filter(|s| (s.kind() == Kind::ImportStatement) == plain).collect();
    let key = |statement: Node<'_>| statement.text().to_lowercase();
    let new = import.statement().to_lowercase();
    if same.is_empty() {
        return if plain { start_of_line(run[0]) } else { line_end(run[run.len() - 1]) };
    }
    let sorted = same.windows(2).all(|pair| key(pair[0]) <= key(pair[1]));
    if sorted && let Some(next) = same.iter().find(|statement| key(**statement) > new) {
        return start_of_line(*next);
    }
    // Among imports without an order, it stands where the one stood that it comes for.
    let is_gone =
        |statement: &Node<'_>| statement.children_by(Field::Name).all(|item| leaving.contains(&item));
    let gone = same.iter().copied().find(is_gone).filter(|_| !sorted);
    gone.map_or(line_end(same[same.len() - 1]), start_of_line)
}

/// The start of a statement's line.
pub(super) fn start_of_line(statement: Node<'_>) -> usize {
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
    // `#!` and the coding cookie stay first; so do the comments of a licence.
    let newline = module.source.newline().as_str();
    let comments = text.split_inclusive(newline).take_while(|line| line.starts_with('#'));
    let at = at.unwrap_or_else(|| comments.map(str::len).sum());
    // An empty line behind them is kept before the imports.
    if at > 0 && text[at..].starts_with(newline) { at + newline.len() } else { at }
}

/// Helpers stand behind the imports.
pub(super) fn place_of_helpers(module: &Module) -> usize {
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

/// Whether the names of an import are in order with another in the place of one, if they were before.
pub(super) fn keeps_order(old: Node<'_>, new: &str) -> bool {
    let items: Vec<Node<'_>> = old.statement().children_by(Field::Name).collect();
    let text = |item: &Node<'_>| if *item == old { new } else { item.text() }.to_owned();
    let order = ORDERS.into_iter().find(|order| items.is_sorted_by_key(|item| order(item.text())));
    order.is_none_or(|order| items.is_sorted_by_key(|item| order(&text(item))))
}

/// What the name of an import is sorted by.
type Order = fn(&str) -> (usize, String);

/// How people sort the names of an import: as isort does, constants and classes first, or by their letters.
pub(super) const ORDERS: [Order; 3] = [
    |item| {
        let is_lower = |c: char| c.is_lowercase();
        let kind = match item.split(' ').next().unwrap_or_default() {
            name if name.len() > 1 && !name.contains(is_lower) => 0,
            name if name.starts_with(char::is_uppercase) => 1,
            _ => 2,
        };
        (kind, item.to_lowercase())
    },
    |item| (0, item.to_owned()),
    |item| (0, item.to_lowercase()),
];
