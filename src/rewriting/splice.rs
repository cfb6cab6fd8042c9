//! A rendered text in the place of code: what both have in common stays as the user laid it out.

use std::ops::Range;

use super::continuation::brackets;
use super::render::{rendered_parts, written_out};
use crate::syntax::Node;
use crate::text::{Edit, is_of_name};

/// The edits that put a rendered text in the place of `user`. Those that change nothing keep other changes of
/// the same pass out of the user's code around which this one writes.
pub(super) fn spliced(user: Node<'_>, rendered: &str) -> Vec<Edit> {
    spliced_into(user, user.range(), rendered)
}

/// The same for any bytes of the tree in which `at` stands.
pub(super) fn spliced_into(at: Node<'_>, place: Range<usize>, rendered: &str) -> Vec<Edit> {
    let (brought, own) = rendered_parts(rendered);
    let source = at.tree().text();
    let bounds = std::iter::once(place.start..place.start).chain(own.iter().cloned());
    let bounds: Vec<Range<usize>> = bounds.chain(std::iter::once(place.end..place.end)).collect();
    let is_in_order = bounds.windows(2).all(|pair| pair[0].end <= pair[1].start);
    if own.is_empty() || !is_in_order {
        return vec![Edit::replace(place, written_out(rendered, at))];
    }
    let gaps = bounds.windows(2).map(|pair| pair[0].end..pair[1].start);
    let mut open = brackets(at.tree(), place.start).count();
    let edits = gaps.zip(brought).flat_map(|(gap, new)| {
        let is_last = gap.end == place.end;
        // A line may end only where a bracket is open: before the user's code, or behind the last of it.
        let count = |signs: &str| new.matches(|c| signs.contains(c)).count();
        let before = open;
        open = (open + count("([{")).saturating_sub(count(")]}"));
        // The parenthesis that holds the user's code may stand behind the line break.
        let opens_late =
            || source[gap.clone()].find(['\n', '\r']) < source[gap.clone()].find(['(', '[', '{']);
        let is_bare = if is_last { before == 0 } else { open == 0 || before == 0 && opens_late() };
        if is_bare && source[gap.clone()].contains(['\n', '\r']) {
            return vec![Edit::replace(gap, new)];
        }
        let closed = closed(source, &gap, new).filter(|_| is_last);
        closed.unwrap_or_else(|| narrowed(source, gap, new, is_last).into_iter().collect())
    });
    edits.chain(own.iter().map(|part| Edit::replace(part.clone(), &source[part.clone()]))).collect()
}

/// Where a parenthesis on a line of its own closes a call that becomes a part of the new code, that stays where it is:
/// what is new stands before the line break and behind the parenthesis.
fn closed(source: &str, range: &Range<usize>, new: &str) -> Option<Vec<Edit>> {
    let old = &source[range.clone()];
    let signs: Vec<&str> = tokens(old).into_iter().map(|token| &old[token]).collect();
    let is_alone = old.contains('\n') && matches!(signs.as_slice(), [")"] | [",", ")"]);
    let mut depth = 0;
    let close = new.char_indices().filter(|_| is_alone && !new.contains(['"', '\''])).find(|(_, c)| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth < 0
    });
    let (before, behind) = close.map(|(at, _)| (&new[..at], &new[at + 1..]))?;
    let all = [(range.start, before.trim_end()), (range.end, behind)];
    let edits = all.into_iter().filter(|(_, text)| !text.is_empty());
    (!behind.is_empty()).then(|| edits.map(|(at, text)| Edit::insert(at, text)).collect())
}

/// Replaces what differs between a range and its new text. Line breaks at its edges stay.
fn narrowed(source: &str, range: Range<usize>, new: &str, is_last: bool) -> Option<Edit> {
    let old = &source[range.clone()];
    let (ours, theirs) = (tokens(old), tokens(new));
    let is_same =
        |(one, other): &(&Range<usize>, &Range<usize>)| old[(*one).clone()] == new[(*other).clone()];
    let front = ours.iter().zip(&theirs).take_while(is_same).count();
    let (ours, theirs) = (&ours[front.saturating_sub(1)..], &theirs[front.saturating_sub(1)..]);
    let first = usize::from(front > 0);
    let back = ours[first..].iter().rev().zip(theirs[first..].iter().rev()).take_while(is_same).count();
    if ours.len() == first + back && theirs.len() == first + back {
        return None;
    }
    let between = |tokens: &[Range<usize>], text: &str| {
        let start = if first > 0 { tokens[0].end } else { 0 };
        start..tokens.get(tokens.len() - back).map_or(text.len(), |next| next.start)
    };
    let (mut at, mut text) = (between(ours, old), &new[between(theirs, new)]);
    if ours.len() == first + back && old[at.clone()].contains(['\n', '\r']) {
        // Something new among lines: it goes to the user's code that follows, or behind what stands before.
        at = if back == 0 && !is_last { at.end..at.end } else { at.start..at.start };
        let text = if back == 0 && !is_last { text.trim_start() } else { text.trim_end() };
        return Some(Edit::replace(range.start + at.start..range.start + at.end, text));
    }
    let is_broken = |space: &str| space.contains(['\n', '\r']);
    let kept = old[at.clone()].trim_end();
    if is_broken(&old[at.start + kept.len()..at.end]) {
        (at.end, text) = (at.start + kept.len(), text.trim_end());
    }
    let kept = old[at.clone()].trim_start();
    if is_broken(&old[at.start..at.end - kept.len()]) {
        (at.start, text) = (at.end - kept.len(), text.trim_start());
    }
    Some(Edit::replace(range.start + at.start..range.start + at.end, text))
}

/// The words, strings and signs of a piece of code, without comments.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = match first {
            _ if is_of_name(first) => rest.find(|c| !is_of_name(c)).unwrap_or(rest.len()),
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => rest[1..].find(first).map_or(rest.len(), |end| end + 2),
            _ => first.len_utf8(),
        };
        if !first.is_whitespace() && !matches!(first, '#' | '\\') {
            found.push(at..at + length);
        }
        at += length;
    }
    found
}
