//! Statements with blocks: headers change, and a block stays as it is or moves to another depth, with its comments,
//! blank lines and strings.

use std::collections::HashSet;
use std::ops::Range;

use super::align::Builder;
use super::hoist::{show, taken_out};
use super::render::{BLOCK, indentation_unit, written_out};
use super::splice::spliced_into;
use crate::matching::end_before;
use crate::model::ScopeKind;
use crate::syntax::{Field, Kind, Layout, Node, comments_in};
use crate::text::Edit;
use crate::transform::{Pattern, Role, Template};

/// The statements that a parameter stands for, as lines of the file.
pub(super) struct Region<'b, 'm> {
    pub statements: &'b [Node<'m>],
    /// Where the line of the header ends, with its comment; or the header, if the block is on the same line.
    pub header_end: usize,
    /// Whole lines, without the end of the last one; on the line of the header, the statements alone.
    pub range: Range<usize>,
    /// What its lines begin with; `None` on the line of the header.
    pub indent: Option<String>,
}

/// Where a block goes.
pub(super) struct Target {
    /// The index of its parameter.
    pub index: usize,
    /// What is written before it.
    pub text: String,
    /// What its lines begin with there.
    pub indent: String,
    /// Whether it may stay as it is.
    pub stays: bool,
}

/// Edits statements with blocks into those of the template.
pub(super) fn rewrite(builder: &mut Builder<'_, '_, '_>) -> Result<(), String> {
    let (found, after) = (builder.found, builder.after);
    let Pattern::Statements(before) = &found.pair.before else {
        return Err("nothing was matched".to_owned());
    };
    let start = start(builder, before)?;
    let (Some(first), Some(last)) = (found.statements.first().copied(), found.statements.last()) else {
        return Err("nothing was matched".to_owned());
    };
    let layout = Layout::of(first);
    if !layout.starts_line {
        return Err("statements cannot be put in its place on its line".to_owned());
    }
    let mut regions = Vec::new();
    for (index, statements) in found.blocks() {
        let region = Region::of(statements)?;
        match after.blocks().find(|(_, other)| *other == index) {
            Some((place, _)) => check_jumps(statements, (before, index), (after, place))?,
            None => region.check_gone()?,
        }
        regions.push((index, region));
    }
    let is_kept = |index: usize| after.blocks().any(|(_, other)| other == index);
    if after.nodes().all(|node| node.kind() == Kind::PassStatement) {
        return taken_out(builder);
    }
    if after.nodes().count() == before.nodes().count()
        && before.nodes().zip(after.nodes()).all(|(old, new)| is_frame(before, old, after, new))
    {
        let both = before.nodes().zip(after.nodes()).zip(&found.statements);
        both.into_iter().try_for_each(|((old, new), own)| builder.align(old, new, *own))?;
        return check_names(builder, first);
    }
    let region = |index: usize| regions.iter().find(|(other, _)| *other == index).map(|(_, region)| region);
    let depth = |index: usize| {
        let mut places = before.blocks().filter(|(_, other)| *other == index);
        places.next().map_or(0, |(place, _)| before.blocks_around(place).count())
    };
    // New lines beside the block are indented as it is.
    let beside = regions.iter().filter(|(index, _)| is_kept(*index) && depth(*index) == 1);
    let mut units = beside.filter_map(|(_, region)| region.indent.as_ref()?.strip_prefix(&layout.indent));
    let unit = units.next().unwrap_or(indentation_unit(first.tree().text())).to_owned();
    let mut lines = Vec::new();
    for node in after.nodes() {
        lines.extend(builder.render_lines(node, first, &unit)?);
    }
    check_names(builder, first)?;
    for statement in &found.statements {
        builder.check_effects(*statement)?;
    }
    let kept = regions.iter().filter(|(index, _)| is_kept(*index));
    builder.used.extend(kept.flat_map(|(_, region)| region.statements));
    for statement in &found.statements {
        builder.release_but_used(*statement);
    }
    let newline = builder.context.module.source.newline().as_str();
    let whole = lines.join(&format!("{newline}{}", layout.indent));
    let mut parts = whole.split(BLOCK);
    let mut targets = Vec::new();
    for (place, index) in after.blocks() {
        let text = parts.next().unwrap_or_default().trim_end().to_owned();
        parts.next();
        let level = after.blocks_around(place).count();
        let indent = format!("{}{}", layout.indent, unit.repeat(level));
        let is_alone = place.parent().is_some_and(|block| block.parts().count() == 1);
        let old = region(index).and_then(|region| region.indent.as_ref());
        let stays = level == depth(index) && (is_alone || old == Some(&indent));
        targets.push(Target { index, text, indent, stays });
    }
    let tail = parts.next().unwrap_or_default().trim_end();
    let shown: Vec<String> = lines.iter().map(|line| with_dots(line)).collect();
    show(builder, &shown, first);
    // A comment behind the last statement stays.
    let tokens =
        last.descendants().filter(|node| node.kind() != Kind::Comment && node.children().next().is_none());
    let ends = regions.iter().map(|(_, region)| region.range.end);
    let end = ends.chain(tokens.map(Node::end)).max().unwrap_or(last.end());
    let mut edits = Vec::new();
    let mut moved = Vec::new();
    let mut at = start;
    for (number, target) in targets.iter().enumerate() {
        let Some(region) = region(target.index) else { continue };
        if region.range.start < at {
            return Err("the blocks would change their order".to_owned());
        }
        region.place(at, target, number == 0, newline, (&mut edits, &mut moved))?;
        at = region.range.end;
    }
    let text = first.tree().text();
    edits.extend(match tail {
        // With the comment behind it, which is kept elsewhere.
        "" if text[at..end].contains(|c: char| !c.is_whitespace()) => {
            vec![Edit::delete(at..line_end(text, end))]
        }
        "" => Vec::new(),
        tail => lines_into(first, at..end, tail),
    });
    edits.retain(|edit| edit.start < edit.end || !edit.text.is_empty());
    rescue(builder, first, start, &layout.indent, &mut edits);
    builder.change.edits.extend(edits);
    builder.change.edits.extend(moved);
    Ok(())
}

/// Refuses new names where they would be attributes of a class.
fn check_names(builder: &Builder<'_, '_, '_>, place: Node<'_>) -> Result<(), String> {
    let module = builder.context.module;
    match !builder.names.is_empty() && module.scope_kind(module.scope_of(place)) == ScopeKind::Class {
        true => Err("new names would become attributes of the class".to_owned()),
        false => Ok(()),
    }
}

/// Whether two statements have the same blocks under headers of one kind, so that each part stays where it is.
fn is_frame(before: &Template, old: Node<'_>, after: &Template, new: Node<'_>) -> bool {
    let holds_blocks = |node: Node<'_>| node.descendants().any(|below| below.kind() == Kind::Block);
    let tokens = |node: Node<'_>| {
        let all = node.children().filter(|child| !child.is_named()).map(|child| child.kind());
        all.filter(|kind| *kind != Kind::Semicolon).collect::<Vec<_>>()
    };
    let place = |template: &Template, node: Node<'_>| match template.role(node) {
        Some(Role::Block(index)) => Some(*index),
        _ => None,
    };
    let (one, other) = (place(before, old), place(after, new));
    if one.is_some() || other.is_some() || !holds_blocks(old) && !holds_blocks(new) {
        return one == other;
    }
    old.kind() == new.kind()
        && tokens(old) == tokens(new)
        && old.parts().count() == new.parts().count()
        && old.parts().zip(new.parts()).all(|(old, new)| is_frame(before, old, after, new))
}

/// Where the edits of matched statements begin: behind `async`, if the new statement may have it too.
pub(super) fn start(builder: &mut Builder<'_, '_, '_>, before: &Template) -> Result<usize, String> {
    let found = builder.found;
    let kinds = [before, builder.after].map(|template| template.nodes().next().map(Node::kind));
    let mut start = found.node.start();
    for (number, (pattern, statement)) in before.nodes().zip(&found.statements).enumerate() {
        let own = statement.token(Kind::KwAsync).filter(|_| pattern.token(Kind::KwAsync).is_none());
        let Some(word) = own else { continue };
        if number > 0 || kinds[0] != kinds[1] {
            return Err("it is `async`, and what takes its place is not".to_owned());
        }
        start = word.next_sibling().map_or(start, Node::start);
        builder.lower("the code is `async`, and the transform shows the plain statement");
    }
    Ok(start)
}

/// Comments that edits take away are put before the statement.
pub(super) fn rescue(
    builder: &Builder<'_, '_, '_>,
    first: Node<'_>,
    start: usize,
    indent: &str,
    edits: &mut Vec<Edit>,
) {
    let newline = builder.context.module.source.newline().as_str();
    let above = first.parent().unwrap_or(first);
    let is_edited = |comment: &Node<'_>| {
        edits.iter().any(|edit| edit.start <= comment.start() && comment.end() <= edit.end)
    };
    let lost = comments_in(above).filter(is_edited);
    let lost = lost.filter(|comment| {
        !builder.used.iter().any(|kept| kept.start() <= comment.start() && comment.end() <= kept.end())
    });
    let lines: String =
        lost.map(|comment| format!("{}{newline}{indent}", comment.text().trim_end())).collect();
    if lines.is_empty() {
        return;
    }
    match edits.iter_mut().find(|edit| edit.start == start && first.start() == start) {
        Some(edit) => edit.text.insert_str(0, &lines),
        None => edits.push(Edit::insert(first.start(), lines)),
    }
}

/// A line of the new code for people, with `...` for a block.
fn with_dots(line: &str) -> String {
    let parts = line.split(BLOCK).enumerate();
    parts.map(|(number, part)| if number % 2 == 0 { part } else { "..." }).collect()
}

/// The edits that put lines in the place of others: of one, only what differs.
fn lines_into(at: Node<'_>, place: Range<usize>, new: &str) -> Vec<Edit> {
    let around = at.tree().covering(place.clone()).descendants();
    let statements = around.filter(|node| place.contains(&node.start()) && starts_line(node));
    match (statements.count(), new.trim_start().contains('\n')) {
        (0 | 1, false) => spliced_into(at, place, new),
        _ => vec![Edit::replace(place, written_out(new, at))],
    }
}

/// Whether a node is a statement or a clause, and so begins a line of its own.
fn starts_line(node: &Node<'_>) -> bool {
    let is_inner = || node.parent().is_some_and(|above| matches!(above.kind(), Kind::Block | Kind::Module));
    node.kind() != Kind::Comment && node.is_named() && (is_clause_of_block(*node) || is_inner())
}

/// Whether a node is a clause with a block of its own, such as `else`.
fn is_clause_of_block(node: Node<'_>) -> bool {
    node.kind().is_clause() && node.parts().any(|part| part.kind() == Kind::Block)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end)
}

/// The start of the line behind the one that ends at a byte.
fn next_line(text: &str, end: usize) -> usize {
    end + if text[end..].starts_with("\r\n") { 2 } else { usize::from(end < text.len()) }
}

impl<'b, 'm> Region<'b, 'm> {
    pub fn of(statements: &'b [Node<'m>]) -> Result<Region<'b, 'm>, String> {
        let (Some(first), Some(last)) = (statements.first(), statements.last()) else {
            return Err("a block is empty".to_owned());
        };
        let text = first.tree().text();
        let shares = || Err("statements of a block share a line: put each on a line of its own".to_owned());
        let before = end_before(*first);
        let header_end = line_end(text, before);
        if first.start() < header_end {
            let is_all = first.parent().is_some_and(|block| block.parts().count() == statements.len());
            let range = first.start()..last.end();
            let region = Region { statements, header_end: before, range, indent: None };
            return if is_all { Ok(region) } else { shares() };
        }
        let layout = Layout::of(*first);
        let mut end = line_end(text, last.end());
        let next = last.children_after().find(|next| next.is_named() && next.kind() != Kind::Comment);
        if !layout.starts_line || next.is_some_and(|next| next.start() < end) {
            return shares();
        }
        // Comments that are indented like the block belong to it.
        let mut line = end;
        while line < text.len() {
            let start = next_line(text, line);
            line = line_end(text, start);
            let own = text[start..line].strip_prefix(&layout.indent).map(str::trim_start);
            match own {
                Some(own) if own.starts_with('#') => end = line,
                _ if text[start..line].trim().is_empty() => {}
                _ => break,
            }
        }
        let range = next_line(text, header_end)..end;
        Ok(Region { statements, header_end, range, indent: Some(layout.indent) })
    }

    fn text(&self) -> &'m str {
        self.statements.first().map_or("", |first| first.tree().text())
    }

    /// Refuses to take away what has a meaning without being run, or what somebody wrote a comment on.
    fn check_gone(&self) -> Result<(), String> {
        let Some(first) = self.statements.first() else { return Ok(()) };
        // That of its header as well.
        let place = end_before(*first)..self.range.end;
        let around = first.parent().and_then(Node::parent).unwrap_or(*first);
        if comments_in(around).any(|comment| place.contains(&comment.start())) {
            return Err("the part that goes has a comment: remove it by hand".to_owned());
        }
        let jumps = Jumps::of(self.statements);
        match jumps.declares {
            true => Err("the part that goes makes the function what it is: remove it by hand".to_owned()),
            false => Ok(()),
        }
    }

    /// Adds the edits that put it where it goes: those before it, and those that indent it.
    pub fn place(
        &self,
        at: usize,
        target: &Target,
        is_first: bool,
        newline: &str,
        (edits, moved): (&mut Vec<Edit>, &mut Vec<Edit>),
    ) -> Result<(), String> {
        let Some(first) = self.statements.first() else { return Ok(()) };
        let Target { text, indent, stays, .. } = target;
        let start = self.range.start;
        if text.is_empty() && is_first {
            // The block begins where its header did.
            let content = self.text()[start..].trim_start();
            let content = self.text().len() - content.len();
            edits.push(Edit::delete(at..content));
            moved.extend(self.indent.as_ref().map(|_| self.indented(content, indent)).transpose()?);
            return Ok(());
        }
        edits.extend(match text.as_str() {
            "" => vec![Edit::delete(at..self.header_end)],
            text => lines_into(*first, at..self.header_end, text),
        });
        match (&self.indent, stays) {
            (None, _) => edits.push(Edit::replace(self.header_end..start, format!("{newline}{indent}"))),
            (Some(_), true) => {}
            (Some(_), false) => moved.push(self.indented(start, indent)?),
        }
        Ok(())
    }

    /// The edit that indents its lines anew, from a byte on. It holds the end of the last line, so that nothing is
    /// added there at the same time.
    fn indented(&self, from: usize, new: &str) -> Result<Edit, String> {
        let (text, old) = (self.text(), self.indent.as_deref().unwrap_or_default());
        let inside = || self.statements.iter().flat_map(|statement| statement.descendants());
        let strings: Vec<Range<usize>> = inside()
            .filter(|node| node.kind() == Kind::String && node.text().contains(['\n', '\r']))
            .map(Node::range)
            .collect();
        let starts: HashSet<usize> = inside().filter(starts_line).map(Node::start).collect();
        let mut indented = String::new();
        let mut at = from;
        for line in text[from..self.range.end].split_inclusive(['\n', '\r']) {
            let is_string = strings.iter().any(|string| string.start < at && at < string.end);
            let content = at + line.len() - line.trim_start().len();
            match line.strip_prefix(old) {
                _ if is_string || line.trim().is_empty() || at > self.range.start && at == from => {
                    indented.push_str(line);
                }
                Some(rest) => indented.extend([new, rest]),
                None if starts.contains(&content) => {
                    return Err("the lines of a block are indented in different ways".to_owned());
                }
                None => indented.push_str(line),
            }
            at += line.len();
        }
        Ok(Edit::replace(from..self.range.end, indented))
    }
}

/// How statements leave the place where they stand, and what they say of the function around.
#[derive(Default)]
pub(super) struct Jumps {
    /// By `break` or `continue` of a loop around them.
    of_loop: bool,
    returns: bool,
    /// `yield`, `await`, `global` or `nonlocal`.
    pub declares: bool,
}

impl Jumps {
    pub fn of(statements: &[Node<'_>]) -> Jumps {
        let mut jumps = Jumps::default();
        let mut open: Vec<(Node<'_>, bool)> =
            statements.iter().map(|statement| (*statement, false)).collect();
        while let Some((node, in_loop)) = open.pop() {
            match node.kind() {
                Kind::FunctionDefinition | Kind::ClassDefinition | Kind::Lambda => continue,
                Kind::BreakStatement | Kind::ContinueStatement => jumps.of_loop |= !in_loop,
                Kind::ReturnStatement => jumps.returns = true,
                Kind::Yield | Kind::Await | Kind::KwAsync => jumps.declares = true,
                Kind::GlobalStatement | Kind::NonlocalStatement => jumps.declares = true,
                _ => {}
            }
            open.extend(node.children().map(|child| (child, in_loop || is_loop_body(child))));
        }
        jumps
    }
}

fn is_loop_body(block: Node<'_>) -> bool {
    block.field() == Some(Field::Body)
        && block
            .parent()
            .is_some_and(|above| matches!(above.kind(), Kind::ForStatement | Kind::WhileStatement))
}

/// Refuses a block whose `break`, `continue` or `return` would mean something else at its new place.
fn check_jumps(
    statements: &[Node<'_>],
    (before, index): (&Template, usize),
    (after, new): (&Template, Node<'_>),
) -> Result<(), String> {
    let Some((old, _)) = before.blocks().find(|(_, other)| *other == index) else { return Ok(()) };
    let jumps = Jumps::of(statements);
    let loops = |template: &Template, place: Node<'_>| {
        template.blocks_around(place).filter(|block| is_loop_body(*block)).count()
    };
    if jumps.of_loop && loops(before, old) != loops(after, new) {
        return Err("a `break` or `continue` in the block would be one of another loop".to_owned());
    }
    let leaves = |to_loop: bool| is_followed(after, new, to_loop) && !is_followed(before, old, to_loop);
    if jumps.returns && leaves(false) || jumps.of_loop && leaves(true) {
        return Err(
            "the block may be left early, and what follows it in the new code would not run".to_owned()
        );
    }
    Ok(())
}

/// Whether something of a template is run behind a place, in the same loop or anywhere.
fn is_followed(template: &Template, place: Node<'_>, to_loop: bool) -> bool {
    let mut at = place;
    for _ in 0..=template.blocks_around(place).count() {
        if at.children_after().any(|next| next.is_named() && next.kind() != Kind::Comment) {
            return true;
        }
        match at.parent() {
            Some(block) if !(to_loop && is_loop_body(block)) => at = block.statement(),
            _ => return false,
        }
    }
    false
}
