//! Empty lines around imports that go: two gaps that meet become one, and a file or a block does not begin
//! with one.

use std::ops::Range;

use crate::model::Module;
use crate::syntax::{Kind, Node};
use crate::text::{Edit, Edits};

/// The empty lines to take out around imports whose lines the edits remove, as deletions beside the edits.
pub fn gaps_left(module: &Module, edits: &Edits) -> Vec<Edit> {
    let text = module.source.text();
    let starts_line = |at: usize| at == 0 || text[..at].ends_with(['\n', '\r']);
    let is_gone = |edit: &&Edit| {
        edit.text.is_empty() && edit.start < edit.end && starts_line(edit.start) && starts_line(edit.end)
    };
    let mut gone: Vec<Range<usize>> = Vec::new();
    for edit in edits.iter().filter(is_gone) {
        match gone.last_mut() {
            Some(last) if last.end == edit.start => last.end = edit.end,
            _ => gone.push(edit.range()),
        }
    }
    gone.into_iter().filter_map(|lines| gap(module, edits, lines)).map(Edit::delete).collect()
}

/// The smaller one of the gaps that lines leave, or the one behind them where nothing stands before.
fn gap(module: &Module, edits: &Edits, lines: Range<usize>) -> Option<Range<usize>> {
    let text = module.source.text();
    let first = first_import(module, &lines)?;
    let before = text[..lines.start].split_inclusive('\n').rev().take_while(|line| is_empty(line));
    let before = lines.start - before.map(str::len).sum::<usize>()..lines.start;
    let behind = text[lines.end..].split_inclusive('\n').take_while(|line| is_empty(line));
    let behind = lines.end..lines.end + behind.map(str::len).sum::<usize>();
    let count = |gap: &str| gap.matches('\n').count();
    // Helpers stand behind the imports, and bring their distance.
    let helpers = edits.iter().find(|edit| edit.range() == (lines.end..lines.end));
    let distance = helpers.map(|edit| edit.text.len() - edit.text.trim_start_matches(['\r', '\n']).len());
    let is_alone = |edit: &Edit| {
        // What stands behind the gap may change, as long as it does not go.
        let goes = edit.text.is_empty() && first_import(module, &edit.range()).is_some();
        let is_next = behind.end == edit.start && edit.start < edit.end && !goes;
        edit.end < before.start
            || behind.end < edit.start
            || is_next
            || lines.start <= edit.start && edit.start < edit.end && edit.end <= lines.end
            || Some(edit) == helpers
    };
    if !edits.iter().all(is_alone) {
        return None;
    }
    let size = count(&text[before.clone()]);
    let gap = match helpers.zip(distance) {
        Some((helpers, distance)) if size <= count(&helpers.text[..distance]) => before,
        Some(_) => return None,
        None if before.start == 0 || size == 0 && begins_block(first) => behind,
        None if count(&text[behind.clone()]) <= size => behind,
        None => before,
    };
    Some(gap).filter(|gap| !gap.is_empty())
}

/// The first import among lines that go, if they hold nothing else.
fn first_import<'m>(module: &'m Module, lines: &Range<usize>) -> Option<Node<'m>> {
    let at = lines.start + module.source.text()[lines.clone()].find(|c: char| !c.is_whitespace())?;
    Some(module.tree.covering(at..at + 1).statement()).filter(|statement| statement.kind().is_import())
}

/// Whether a statement is the first one of a block on lines of its own.
fn begins_block(statement: Node<'_>) -> bool {
    statement
        .parent()
        .is_some_and(|block| block.kind() == Kind::Block && block.parts().next() == Some(statement))
}

fn is_empty(line: &str) -> bool {
    line.ends_with('\n') && line.trim_matches([' ', '\t', '\r', '\n']).is_empty()
}
