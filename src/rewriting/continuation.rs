//! Continuation lines that are aligned with the code behind an opening bracket stay aligned with it when an
//! edit moves that bracket.

use std::collections::BTreeMap;

use crate::model::Module;
use crate::syntax::{Kind, Node, Tree};
use crate::text::{Edit, Edits};

/// How far behind its line's indentation a bracket holds what is aligned with it for certain, although a
/// line may be indented further.
const DEEP: usize = 8;

/// The edits that change something, with the indentation of the continuation lines that must move along.
pub fn realigned(module: &Module, edits: Edits) -> Edits {
    let text = module.source.text();
    let changing = edits.iter().filter(|edit| text[edit.range()] != edit.text);
    let changing: Vec<Edit> = changing.flat_map(|edit| by_line(text, edit)).collect();
    let mut edits = Edits::default();
    let _ = edits.add(&changing);
    let mut lines = Lines { module, edits: &edits, shifts: BTreeMap::new() };
    let mut all = Vec::new();
    for edit in edits.iter() {
        let mut newline = lines.end(edit.end);
        while lines.brackets(newline).next().is_some() {
            let start = newline + 1;
            newline = lines.end(start);
            if !lines.shifts.contains_key(&start) {
                all.extend(lines.moved(start));
            }
        }
        all.push(Edit { text: lines.indented(edit), ..edit.clone() });
    }
    let mut result = Edits::default();
    // Equal edits are shared, and those of other lines never meet.
    result.add(&all).map_or(edits, |()| result)
}

/// An edit that does nothing but indent lines anew, line by line: what stands in them is the user's own.
fn by_line(text: &str, edit: &Edit) -> Vec<Edit> {
    let lines = |text| str::split_inclusive(text, ['\n', '\r']);
    let content = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let old = &text[edit.range()];
    let pairs: Vec<(&str, &str)> = lines(old).zip(lines(&edit.text)).collect();
    let is_same = |(old, new): &(&str, &str)| old[content(old)..] == new[content(new)..];
    let is_indented = pairs.len() > 1
        && pairs.len() == lines(old).count().max(lines(&edit.text).count())
        && pairs.iter().all(is_same);
    if !is_indented {
        return vec![edit.clone()];
    }
    let mut at = edit.start;
    let mut all = Vec::new();
    for (old, new) in pairs {
        all.push(Edit::replace(at..at + content(old), &new[..content(new)]));
        at += old.len();
    }
    all.retain(|edit| text[edit.range()] != edit.text);
    all
}

/// The brackets that are open at a byte, each with what closes it, the innermost first.
pub(super) fn brackets(tree: &Tree, at: usize) -> impl Iterator<Item = (Node<'_>, Node<'_>)> {
    let end = tree.text().len();
    let node = tree.covering(at.min(end)..(at + 1).min(end));
    std::iter::once(node).chain(node.ancestors()).filter_map(move |node| {
        let is_opening = |kind| matches!(kind, Kind::LeftParen | Kind::LeftBracket | Kind::LeftBrace);
        let is_closing = |kind| matches!(kind, Kind::RightParen | Kind::RightBracket | Kind::RightBrace);
        let open = node.children().filter(|c| is_opening(c.kind()) && c.end() <= at).last()?;
        let close = open.children_after().find(|c| is_closing(c.kind()))?;
        (close.start() >= at).then_some((open, close))
    })
}

/// Whether an expression goes on in another line only because brackets around it are open.
pub(super) fn is_held_by_brackets(node: Node<'_>) -> bool {
    let (tree, text) = (node.tree(), node.text());
    let mut breaks = text.match_indices('\n').map(|(at, _)| node.start() + at);
    breaks.any(|at| {
        let is_own = || brackets(tree, at).next().is_some_and(|(open, _)| open.start() >= node.start());
        let in_string = || {
            let around = tree.covering(at..at + 1);
            std::iter::once(around).chain(around.ancestors()).any(|above| above.kind() == Kind::String)
        };
        !tree.text()[..at].trim_end_matches('\r').ends_with('\\') && !is_own() && !in_string()
    })
}

/// The lines of a text, and how far they move.
struct Lines<'l> {
    module: &'l Module,
    edits: &'l Edits,
    /// The columns that each line moves to the right, by its start.
    shifts: BTreeMap<usize, isize>,
}

impl<'l> Lines<'l> {
    fn text(&self) -> &'l str {
        self.module.source.text()
    }

    fn start(&self, at: usize) -> usize {
        self.text()[..at].rfind('\n').map_or(0, |at| at + 1)
    }

    /// The newline that ends the line of a byte.
    fn end(&self, at: usize) -> usize {
        self.text()[at..].find('\n').map_or(self.text().len(), |end| at + end)
    }

    /// The first byte of a line behind its indentation.
    fn content(&self, start: usize) -> usize {
        self.text().len() - self.text()[start..].trim_start_matches([' ', '\t']).len()
    }

    fn column(&self, at: usize) -> usize {
        self.text()[self.start(at)..at].chars().count()
    }

    fn brackets(&self, at: usize) -> impl Iterator<Item = (Node<'l>, Node<'l>)> + use<'l> {
        brackets(&self.module.tree, at)
    }

    /// The edit that indents a continuation line anew, if it is aligned with code that moves.
    fn moved(&mut self, start: usize) -> Option<Edit> {
        let first = self.content(start);
        let is_edited = |edit: &Edit| edit.start < first && edit.end > start;
        let is_blank = self.text()[first..].starts_with(['\r', '\n']);
        let shift = match is_blank || self.edits.iter().any(is_edited) {
            true => 0,
            false => self.shift(start - 1, first - start, Some(first)),
        };
        self.shifts.insert(start, shift);
        let spaces = start + self.text()[start..first].trim_end_matches(' ').len()..first;
        match shift.unsigned_abs() {
            0 => None,
            more if shift > 0 => Some(Edit::insert(spaces.start, " ".repeat(more))),
            less => (less <= spaces.len()).then(|| Edit::delete(first - less..first)),
        }
    }

    /// How far what is indented like this moves behind a newline.
    fn shift(&self, newline: usize, indent: usize, first: Option<usize>) -> isize {
        let around = self.module.tree.covering(newline..newline + 1);
        let is_string = |node: Node<'_>| node.kind() == Kind::String;
        if is_string(around) || around.ancestors().any(is_string) {
            return 0;
        }
        for (depth, (open, close)) in self.brackets(newline).enumerate() {
            let content = self.content(open.end());
            if self.text()[content..].starts_with(['\r', '\n', '#', '\\']) {
                continue;
            }
            let (bracket, column) = (self.column(open.start()), self.column(content));
            let line = self.start(open.start());
            let is_deep = column >= self.content(line) - line + DEEP;
            let is_aligned = match depth {
                0 if first == Some(close.start()) => indent == column || indent == bracket,
                0 => indent == column || indent > column && is_deep,
                _ => indent >= column,
            };
            if is_aligned {
                let before = self.column(open.end()).cast_signed();
                return self.column_after(open.end()).map_or(0, |after| after - before);
            }
        }
        0
    }

    /// The column of a byte after the edits, unless they join its line with another.
    fn column_after(&self, at: usize) -> Option<isize> {
        let line = self.start(at);
        let (mut column, mut from) = (0, line);
        let is_on_line = |edit: &&Edit| edit.start < at && (edit.start >= line || edit.end > line);
        for edit in self.edits.iter().filter(is_on_line) {
            if edit.start < line || edit.end > at {
                return None;
            }
            column += self.text()[from..edit.start].chars().count();
            match edit.text.rsplit_once('\n') {
                Some((_, last)) => column = last.chars().count(),
                None => column += edit.text.chars().count(),
            }
            from = edit.end;
        }
        column += self.text()[from..at].chars().count();
        Some(column.cast_signed() + self.shifts.get(&line).copied().unwrap_or_default())
    }

    /// The text of an edit, whose new lines among the user's are indented as these are.
    fn indented(&self, edit: &Edit) -> String {
        if edit.start < edit.end || edit.text.contains(['"', '\'']) || !edit.text.contains('\n') {
            return edit.text.clone();
        }
        let line = |line: &str| {
            let own = line.trim_start_matches([' ', '\t']);
            let indent = line.len() - own.len();
            let shift = self.shift(edit.start, indent, None);
            let moved = indent.saturating_add_signed(shift);
            format!("{}{}{own}", &line[..indent.min(moved)], " ".repeat(moved.saturating_sub(indent)))
        };
        let (first, rest) = edit.text.split_once('\n').unwrap_or((&edit.text, ""));
        let rest: String = rest.split('\n').map(|text| format!("\n{}", line(text))).collect();
        format!("{first}{rest}")
    }
}
