//! Import edits, once all changes of a file are known: some symbols are wanted, some are gone. First every
//! wanted import gets its place, then every statement that is concerned is edited once.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::import_layout::{self, ORDERS, content_end, keeps_order, line_end, start_of_line};
use super::imports::{Site, WantedImport, statements};
use super::leaving_imports::{Usage, leaving};
use crate::model::{Module, World};
use crate::suppression::to_others;
use crate::syntax::{Field, Kind, Layout, Node, NodeId, comments_in, is_for_tools};
use crate::text::{Edit, Edits};

/// What parts statements of one line.
const ALONGSIDE: &str = "; ";

/// The edits of imports and helpers for changes that are applied together: the imports that all of them
/// want, what they use no more, and helpers as (local name, text).
pub fn settle(
    world: &World<'_>,
    module: &Module,
    wanted: &[WantedImport],
    usage: &Usage,
    helpers: &BTreeMap<String, String>,
) -> Vec<Edit> {
    let mut plan = Plan::new(module, leaving(world, module, usage), wanted);
    plan.edit_statements();
    plan.add_lines(helpers);
    plan.edits
}

/// Where everything goes.
struct Plan<'p, 'm> {
    module: &'m Module,
    /// Items of imports that go.
    leaving: Vec<Node<'m>>,
    /// What happens at statements that are there, by their places.
    statements: BTreeMap<usize, Concerned<'p, 'm>>,
    /// New statements, by the byte at which their line starts.
    lines: BTreeMap<usize, Vec<&'p WantedImport>>,
    /// Statements that move, with new names, by the same.
    moved: BTreeMap<usize, Vec<String>>,
    edits: Vec<Edit>,
}

/// An import statement that changes.
struct Concerned<'p, 'm> {
    statement: Node<'m>,
    /// Items that join it.
    joins: Vec<String>,
    /// Imports that stand beside it, or take its place when nothing of it is left.
    beside: Vec<&'p WantedImport>,
}

impl<'p, 'm> Plan<'p, 'm> {
    /// Gives every wanted import its place: that of a name that leaves a `from` import of the same module,
    /// such an import, the neighbourhood of the one that it comes instead of, or a line of its own.
    fn new(module: &'m Module, leaving: Vec<Node<'m>>, wanted: &'p [WantedImport]) -> Self {
        let mut plan = Plan {
            module,
            leaving,
            statements: BTreeMap::new(),
            lines: BTreeMap::new(),
            moved: BTreeMap::new(),
            edits: Vec::new(),
        };
        let mut distinct: Vec<(&WantedImport, Site)> = Vec::new();
        for import in wanted.iter().filter(|import| !is_brought_before(module, wanted, import)) {
            let site = if plan.joins_earlier(import) { Site::Top } else { import.site };
            if !distinct.iter().any(|(known, at)| known.is_same(import) && *at == site) {
                distinct.push((import, site));
            }
        }
        plan.take_statements(&mut distinct);
        distinct.retain(|(import, site)| !plan.takes_over(import, *site));
        plan.under_comments(&mut distinct);
        for item in plan.leaving.clone() {
            plan.concern(item.statement());
        }
        for (import, site) in distinct {
            match site {
                Site::Beside(id) => {
                    let statement = module.tree.node(id);
                    let joins =
                        is_from(statement, &import.module) && !plan.is_gone(statement) && !import.is_either;
                    let item = import.item().filter(|_| joins);
                    let concerned = plan.concern(statement);
                    match item {
                        Some(item) => concerned.joins.push(item),
                        None => concerned.beside.push(import),
                    }
                }
                Site::Top => match plan.joinable(import) {
                    Some(statement) => plan.concern(statement).joins.extend(import.item()),
                    None => {
                        let at = import_layout::place(module, import, &plan.leaving);
                        plan.lines.entry(at).or_default().push(import);
                    }
                },
            }
        }
        plan
    }

    /// A `from` import all names of which are to be imported from one other module becomes the import of these,
    /// in its own layout.
    fn take_statements(&mut self, wanted: &mut Vec<(&WantedImport, Site)>) {
        let mut gone: Vec<Node<'m>> = self.leaving.iter().map(|item| item.statement()).collect();
        gone.dedup();
        gone.retain(|statement| self.is_gone(*statement));
        for statement in gone {
            let items: Vec<Node<'m>> = statement.children_by(Field::Name).collect();
            let local = |item: &Node<'m>| item.child(Field::Alias).unwrap_or(*item).text();
            let brings = |(import, site): &(&WantedImport, Site), local: &str| {
                let is_here = match site {
                    Site::Top => statement.parent() == Some(self.module.tree.root()),
                    Site::Beside(id) => *id == statement.id(),
                };
                is_here
                    && !import.is_either
                    && import.name.as_ref().map(|name| import.alias.as_ref().unwrap_or(name).as_str())
                        == Some(local)
            };
            let taken: Option<Vec<usize>> =
                items.iter().map(|item| wanted.iter().position(|one| brings(one, local(item)))).collect();
            let Some((taken, old)) = taken.zip(statement.child(Field::ModuleName)) else { continue };
            let (first, site) = wanted[taken[0]];
            let is_one_module = taken.iter().all(|at| wanted[*at].0.module == first.module);
            if !is_one_module || site == Site::Top && self.joinable(first).is_some() {
                continue;
            }
            let mut edits = vec![Edit::replace(old.range(), &first.module)];
            for (item, at) in items.iter().zip(&taken) {
                edits.extend(wanted[*at].0.item().map(|text| Edit::replace(item.range(), text)));
            }
            let at = match site {
                Site::Top => import_layout::place(self.module, first, &self.leaving),
                Site::Beside(_) => statement.start(),
            };
            let layout = Layout::of(statement);
            let line = start_of_line(statement)..line_end(statement);
            let comment = statement.end()..content_end(statement);
            if site == Site::Top
                && layout.ends_line
                && goes_along(self.module.source.text()[comment.clone()].trim())
            {
                edits.push(Edit::delete(comment));
            }
            let is_one_line = !statement.text().contains(['\n', '\r']);
            if is_one_line && layout.starts_line && layout.ends_line && (at < line.start || line.end < at) {
                let mut all = Edits::default();
                let _ = all.add(&edits);
                let text = all.apply(self.module.source.text());
                let end = text.len() - (self.module.source.text().len() - line.end);
                self.moved.entry(at).or_default().push(text[line.start..end].to_owned());
                edits = vec![Edit::delete(line)];
            }
            self.edits.extend(edits);
            self.leaving.retain(|item| !items.contains(item));
            let mut index = 0;
            wanted.retain(|_| (!taken.contains(&index), index += 1).0);
        }
    }

    /// An import that goes, with a comment of its author behind it, gives its place to a new one.
    fn under_comments(&self, wanted: &mut [(&WantedImport, Site)]) {
        let mut places = self.leaving.iter().map(|item| item.statement()).filter(|statement| {
            let comment = &statement.tree().text()[statement.end()..content_end(*statement)];
            statement.parent() == Some(self.module.tree.root())
                && self.is_gone(*statement)
                && !goes_along(comment.trim())
        });
        for (import, site) in wanted {
            if *site == Site::Top && self.joinable(import).is_none() {
                let Some(statement) = places.next() else { return };
                *site = Site::Beside(statement.id());
            }
        }
    }

    fn concern(&mut self, statement: Node<'m>) -> &mut Concerned<'p, 'm> {
        let new = || Concerned { statement, joins: Vec::new(), beside: Vec::new() };
        self.statements.entry(statement.start()).or_insert_with(new)
    }

    /// Whether an import before the one that a new one stands beside takes it in.
    fn joins_earlier(&self, import: &WantedImport) -> bool {
        let Site::Beside(id) = import.site else { return false };
        let beside = self.module.tree.node(id);
        beside.parent() == Some(self.module.tree.root())
            && self.joinable(import).is_some_and(|statement| statement.start() < beside.start())
    }

    /// A plain `from module import …` at the top that a name can join.
    fn joinable(&self, import: &WantedImport) -> Option<Node<'m>> {
        import.name.as_ref().filter(|_| !import.is_either)?;
        self.module.tree.root().parts().find(|statement| {
            is_from(*statement, &import.module)
                && !import_layout::is_behind_code(self.module, *statement)
                && !statement.parts().any(|part| part.kind() == Kind::WildcardImport)
                && !self.is_gone(*statement)
        })
    }

    /// A name that leaves a `from` import gives its place to a new one from the same module.
    fn takes_over(&mut self, import: &WantedImport, site: Site) -> bool {
        let Some(item) = import.item().filter(|_| !import.is_either) else { return false };
        let place = self.leaving.iter().position(|old| {
            let statement = old.statement();
            let is_there = match site {
                Site::Top => statement.parent() == Some(self.module.tree.root()),
                Site::Beside(id) => statement.id() == id,
            };
            is_there
                && is_from(statement, &import.module)
                && (keeps_order(*old, &item) || self.is_gone(statement))
        });
        let old = place.map(|index| self.leaving.remove(index));
        self.edits.extend(old.map(|old| Edit::replace(old.range(), item)));
        old.is_some()
    }

    /// Whether all items of a statement go.
    fn is_gone(&self, statement: Node<'_>) -> bool {
        statement.children_by(Field::Name).all(|item| self.leaving.contains(&item))
    }

    fn edit_statements(&mut self) {
        let concerned = std::mem::take(&mut self.statements);
        let empty = self.emptied(&concerned);
        for Concerned { statement, joins, beside } in concerned.into_values() {
            let known = self.edits.len();
            if !self.is_gone(statement) {
                let (kept, gone): (Vec<Node<'_>>, Vec<Node<'_>>) =
                    statement.children_by(Field::Name).partition(|item| !self.leaving.contains(item));
                remove_items(statement, &gone, &mut self.edits);
                if !joins.is_empty() {
                    self.edits.extend(joined(self.module, &kept, joins));
                }
                self.put_beside(statement, &beside);
            } else if empty.contains(&statement.id()) {
                self.edits.push(Edit::replace(statement.range(), "pass"));
            } else if beside.is_empty() {
                remove_statement(statement, &mut self.edits);
            } else {
                let separator = separator(self.module, statement);
                let lines = statements(&beside).into_iter().map(|line| line.replace('\n', &separator));
                let text = lines.collect::<Vec<_>>().join(&separator);
                self.edits.push(Edit::replace(statement.range(), text));
            }
            self.rescue_comments(statement, known);
        }
    }

    /// Comments among names that go are put before the statement.
    fn rescue_comments(&mut self, statement: Node<'m>, known: usize) {
        let edits = &self.edits[known..];
        let is_lost = |comment: &Node<'_>| {
            let is_edited = |edit: &Edit| edit.start <= comment.start() && comment.end() <= edit.end;
            edits.iter().any(is_edited) && !goes_along(comment.text())
        };
        let (indent, newline) = (Layout::of(statement).indent, self.module.source.newline().as_str());
        let lost = comments_in(statement).filter(is_lost);
        let lines: Vec<String> =
            lost.map(|comment| format!("{indent}{}{newline}", comment.text().trim_end())).collect();
        if !lines.is_empty() {
            self.moved.entry(start_of_line(statement)).or_default().extend(lines);
        }
    }

    /// The first statements of blocks of which nothing is left.
    fn emptied(&self, statements: &BTreeMap<usize, Concerned<'p, 'm>>) -> Vec<NodeId> {
        let goes = |statement: Node<'_>| {
            let concerned = statements.get(&statement.start());
            concerned.is_some_and(|concerned| concerned.beside.is_empty() && self.is_gone(statement))
        };
        let first = statements.values().filter_map(|concerned| {
            let block = concerned.statement.parent().filter(|block| block.kind() == Kind::Block)?;
            let is_first = block.parts().next() == Some(concerned.statement);
            (is_first && block.parts().all(goes)).then(|| concerned.statement.id())
        });
        first.collect()
    }

    /// Puts new imports beside one that stays: plain ones before a `from`, all others behind it.
    fn put_beside(&mut self, statement: Node<'_>, beside: &[&WantedImport]) {
        let separator = separator(self.module, statement);
        // Behind a line of its own a comment stays with what it is about.
        let at = if separator == ALONGSIDE { statement.end() } else { content_end(statement) };
        let is_from = statement.kind() == Kind::ImportFromStatement && separator != ALONGSIDE;
        let (first, then): (Vec<String>, Vec<String>) =
            statements(beside).into_iter().partition(|line| is_from && line.starts_with("import"));
        let lines = |line: &String| line.replace('\n', &separator);
        let first: String = first.iter().map(|line| format!("{}{separator}", lines(line))).collect();
        let then: String = then.iter().map(|line| format!("{separator}{}", lines(line))).collect();
        let texts = [(statement.start(), first), (at, then)].into_iter().filter(|(_, text)| !text.is_empty());
        self.edits.extend(texts.map(|(at, text)| Edit::insert(at, text)));
    }

    /// Adds the statements that have lines of their own, and the helpers.
    fn add_lines(&mut self, helpers: &BTreeMap<String, String>) {
        let (module, text) = (self.module, self.module.source.text());
        let newline = module.source.newline().as_str();
        let is_open = |at: usize| at > 0 && !text[..at].ends_with(['\n', '\r']);
        let mut texts: BTreeMap<usize, String> = BTreeMap::new();
        let mut lines = std::mem::take(&mut self.moved);
        for (at, imports) in std::mem::take(&mut self.lines) {
            let new = statements(&imports).into_iter().map(|line| line.replace('\n', newline) + newline);
            lines.entry(at).or_default().extend(new);
        }
        for (at, mut lines) in lines {
            lines.sort_by_key(|line| {
                line.trim_start().starts_with(|c| c != '#') && !line.starts_with("import")
            });
            let lead = if is_open(at) { newline } else { "" };
            let lines = lines.concat();
            // A new first import is set off by an empty line; helpers set themselves off.
            let is_first = helpers.is_empty()
                && !module.tree.root().parts().any(|part| part.kind().is_import())
                && !text[at..].is_empty()
                && !text[at..].starts_with(['\n', '\r']);
            texts.insert(at, format!("{lead}{lines}{}", if is_first { newline } else { "" }));
        }
        if !helpers.is_empty() {
            let after_imports = import_layout::place_of_helpers(module);
            let at = texts.keys().copied().filter(|at| *at > after_imports).max().unwrap_or(after_imports);
            let lead = if is_open(at) && !texts.contains_key(&at) { newline } else { "" };
            let one = |text: &String| {
                format!("{newline}{newline}{}{newline}", text.trim_end().replace('\n', newline))
            };
            let all: String = helpers.values().map(one).collect();
            // At the top of what will be left of the file they need no distance.
            let is_first = texts.range(..=at).next().is_none() && self.leaves_nothing_before(at);
            let all = if is_first { all.trim_start() } else { &all };
            // Two empty lines part them from what follows, as well as from what stands before.
            let behind = text[at..].lines().take_while(|line| line.trim().is_empty()).count();
            let lines = if text[at..].trim().is_empty() { 0 } else { 2usize.saturating_sub(behind) };
            texts.entry(at).or_default().push_str(&format!("{lead}{all}{}", newline.repeat(lines)));
        }
        self.edits.extend(texts.into_iter().map(|(at, text)| Edit::insert(at, text)));
    }

    /// Whether all that stands before a byte goes.
    fn leaves_nothing_before(&self, at: usize) -> bool {
        let mut before = self.module.tree.root().parts().take_while(|statement| statement.end() <= at);
        before.all(|statement| {
            let text = statement.range();
            let is_removed =
                |edit: &Edit| edit.text.is_empty() && edit.start <= text.start && text.end <= edit.end;
            self.edits.iter().any(is_removed)
        }) && (at == 0 || !self.module.source.text()[..at].starts_with('#'))
    }
}

/// Whether a statement takes names from a module.
fn is_from(statement: Node<'_>, module: &str) -> bool {
    statement.kind() == Kind::ImportFromStatement
        && statement.child(Field::ModuleName).is_some_and(|name| name.text() == module)
}

/// Whether what two imports of one block give place to is imported where the first of them stands.
fn is_brought_before(module: &Module, wanted: &[WantedImport], import: &WantedImport) -> bool {
    let Site::Beside(id) = import.site else { return false };
    let statement = module.tree.node(id);
    let is_before = |site: Site| match site {
        Site::Top => statement.parent() == Some(module.tree.root()),
        Site::Beside(id) => {
            let before = module.tree.node(id);
            before.start() < statement.start() && before.parent() == statement.parent()
        }
    };
    wanted.iter().any(|other| is_before(other.site) && other.is_same(import))
}

/// What parts new imports from the one that they stand beside.
pub(super) fn separator(module: &Module, statement: Node<'_>) -> String {
    let layout = Layout::of(statement);
    if layout.starts_line && layout.ends_line {
        format!("{}{}", module.source.newline().as_str(), layout.indent)
    } else {
        ALONGSIDE.to_owned()
    }
}

/// Puts items among those of a statement that stay, in their order if they have one, and on lines of their own
/// where these have such.
fn joined(module: &Module, kept: &[Node<'_>], items: Vec<String>) -> Vec<Edit> {
    let order = ORDERS.into_iter().find(|order| kept.is_sorted_by_key(|item| order(item.text())));
    let behind = |item: &str| match order {
        Some(order) => kept.iter().rposition(|own| order(own.text()) <= order(item)),
        None => kept.len().checked_sub(1),
    };
    let mut places: BTreeMap<Option<usize>, BTreeSet<String>> = BTreeMap::new();
    for item in items {
        places.entry(behind(&item)).or_default().insert(item);
    }
    let (Some(first), Some(last)) = (kept.first(), kept.last()) else { return Vec::new() };
    let between = kept.get(1).map_or("", |second| &module.source.text()[first.end()..second.start()]);
    let separator = match between.contains(['\n', '\r']) {
        true => format!(",{}{}", module.source.newline().as_str(), Layout::of(*last).indent),
        false => ", ".to_owned(),
    };
    let edit = |(place, items): (Option<usize>, BTreeSet<String>)| match place {
        Some(at) => {
            let text: String = items.iter().map(|item| format!("{separator}{item}")).collect();
            Edit::insert(kept[at].end(), text)
        }
        None => {
            let text: String = items.iter().map(|item| format!("{item}{separator}")).collect();
            Edit::insert(first.start(), text)
        }
    };
    places.into_iter().map(edit).collect()
}

/// Takes one item out of an import statement, or the statement when it is the only one.
pub(super) fn remove_item(item: Node<'_>, edits: &mut Vec<Edit>) {
    let statement = item.statement();
    match statement.children_by(Field::Name).count() {
        1 => remove_statement(statement, edits),
        _ => remove_items(statement, &[item], edits),
    }
}

/// Takes items out of a statement of which others stay.
fn remove_items(statement: Node<'_>, gone: &[Node<'_>], edits: &mut Vec<Edit>) {
    // Between parentheses, lines go whole: the comments of the others stay where they are.
    let lines = gone.iter().map(|item| own_line(statement, *item)).collect::<Option<Vec<_>>>();
    if let Some(lines) = lines {
        edits.extend(lines.into_iter().map(Edit::delete));
        return;
    }
    // Runs of neighbours are cut together, so that the cuts never touch each other.
    let items: Vec<Node<'_>> = statement.children_by(Field::Name).collect();
    let mut at = 0;
    for run in items.chunk_by(|one, next| gone.contains(one) == gone.contains(next)) {
        let before = items[..at].last();
        at += run.len();
        if !gone.contains(&run[0]) {
            continue;
        }
        let start = run[0].start();
        edits.push(Edit::delete(match (items.get(at), before) {
            (Some(next), _) => start..next.start(),
            (None, Some(before)) => before.end()..run[run.len() - 1].end(),
            (None, None) => start..run[run.len() - 1].end(),
        }));
    }
}

/// The line that an item between parentheses has to itself, with its comma and a comment for tools.
pub(super) fn own_line(statement: Node<'_>, item: Node<'_>) -> Option<Range<usize>> {
    statement.token(Kind::LeftParen)?;
    let text = statement.tree().text();
    let start = text[..item.start()].trim_end_matches([' ', '\t']).len();
    let end = content_end(item);
    let is_own = text[..start].ends_with(['\n', '\r']) && end < text.len();
    let comment = text[item.end()..end].trim().trim_start_matches(',').trim();
    (is_own && goes_along(comment)).then(|| start..line_end(item))
}

/// Whether what stands behind an import is nothing, or a comment that goes with it.
fn goes_along(comment: &str) -> bool {
    comment.is_empty() || comment.starts_with('#') && (is_for_tools(comment) || to_others(comment).is_empty())
}

/// Takes a whole statement out, with its line when it has one to itself; a block keeps a `pass`.
pub(super) fn remove_statement(statement: Node<'_>, edits: &mut Vec<Edit>) {
    let text = statement.tree().text();
    let layout = Layout::of(statement);
    let after = &text[statement.end()..];
    let space = after.len() - after.trim_start_matches([' ', '\t']).len();
    let is_alone =
        statement.parent().is_some_and(|block| block.kind() == Kind::Block && block.parts().count() == 1);
    edits.push(if is_alone {
        Edit::replace(statement.range(), "pass")
    } else if !layout.starts_line || !layout.ends_line {
        // One of several on a line: its semicolon goes with it.
        let before = text[..statement.start()].trim_end_matches([' ', '\t']);
        Edit::delete(match (after[space..].strip_prefix(';'), before.strip_suffix(';')) {
            (Some(rest), _) => statement.start()..text.len() - rest.trim_start_matches([' ', '\t']).len(),
            (None, Some(kept)) => kept.len()..statement.end(),
            (None, None) => statement.range(),
        })
    } else if !goes_along(text[statement.end()..content_end(statement)].trim()) {
        Edit::delete(statement.start()..statement.end() + space)
    } else {
        Edit::delete(start_of_line(statement)..line_end(statement))
    });
}
