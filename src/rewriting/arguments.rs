//! The arguments of a call: renamed, dropped and added in place where their order stays, written
//! anew where it changes.

use super::align::Builder;
use super::effects::is_quiet;
use crate::matching::{Argument, Arguments, Capture};
use crate::syntax::{Kind, Node};
use crate::text::Edit;
use crate::transform::Role;

/// An argument of the call as it will be.
enum Wanted<'m> {
    /// One of the user's, under this keyword or none.
    Given {
        index: usize,
        argument: Argument<'m>,
        keyword: Option<String>,
        /// Taken by `*args` or `**kwargs`: stays as it is.
        verbatim: bool,
    },
    /// One that the template brings.
    New(String),
}

impl<'m> Builder<'_, '_, 'm> {
    /// Edits the arguments of the user's call, which matched `before`, into those of `after`.
    pub(super) fn align_arguments(
        &mut self,
        before: Node<'_>,
        after: Node<'_>,
        user: Node<'m>,
    ) -> Result<(), String> {
        let found = self.found;
        let Some((_, bound)) = found.calls.iter().find(|(call, _)| *call == before.id()) else {
            return Ok(());
        };
        let wanted = self.wanted(before, after, user, bound)?;
        self.check_dropped(before, &wanted, bound)?;
        let indices: Vec<usize> = wanted
            .iter()
            .filter_map(|w| match w {
                Wanted::Given { index, .. } => Some(*index),
                Wanted::New(_) => None,
            })
            .collect();
        let in_order = indices.windows(2).all(|pair| pair[0] < pair[1]);
        let list = bound.list.filter(|list| list.kind() == Kind::ArgumentList);
        match list {
            Some(list) if in_order => self.edit_in_place(list, &wanted, bound),
            _ => {
                if !in_order {
                    let loud = indices.iter().filter(|i| !is_quiet(bound.given[**i].value)).count();
                    if loud > 1 {
                        return Err("the arguments have effects, whose order would change".to_owned());
                    }
                }
                let unchanged = wanted.iter().all(|w| matches!(w, Wanted::Given { keyword: None, .. }));
                if list.is_none() && unchanged && wanted.len() == 1 {
                    return Ok(());
                }
                self.write_anew(&wanted, bound);
            }
        }
        Ok(())
    }

    fn wanted(
        &mut self,
        before: Node<'_>,
        after: Node<'_>,
        user: Node<'m>,
        bound: &Arguments<'m>,
    ) -> Result<Vec<Wanted<'m>>, String> {
        let mut wanted = Vec::new();
        for argument in template_arguments(after) {
            let role = self.after.role(argument.value).cloned();
            let keyword = argument.keyword.map(|name| name.text().to_owned());
            let Some(Role::Parameter(index)) = role else {
                let value = self.render(argument.value, user)?;
                wanted.push(Wanted::New(match keyword {
                    Some(keyword) => format!("{keyword}={value}"),
                    None => value,
                }));
                continue;
            };
            let taken = template_arguments(before)
                .iter()
                .position(|own| self.role(own.value) == Some(Role::Parameter(index)))
                .map(|position| bound.taken[position].clone());
            match (taken, &self.found.captures[index]) {
                (Some(taken), _) => {
                    for at in taken {
                        wanted.push(Wanted::Given {
                            index: at,
                            argument: bound.given[at],
                            keyword: keyword.clone(),
                            verbatim: argument.stars > 0,
                        });
                    }
                }
                // It stood elsewhere in the pattern, such as the receiver.
                (None, Some(Capture::Node(node))) => {
                    let text = node.text().to_owned();
                    wanted.push(Wanted::New(keyword.map_or(text.clone(), |k| format!("{k}={text}"))));
                }
                _ => {}
            }
        }
        Ok(wanted)
    }

    /// Nothing that the user's call evaluates may be lost. What a pattern spells out is meant to go.
    fn check_dropped(
        &self,
        before: Node<'_>,
        wanted: &[Wanted<'m>],
        bound: &Arguments<'m>,
    ) -> Result<(), String> {
        let spelled_out: Vec<usize> = template_arguments(before)
            .iter()
            .zip(&bound.taken)
            .filter(|(own, _)| !matches!(self.role(own.value), Some(Role::Parameter(_))))
            .flat_map(|(_, taken)| taken.iter().copied())
            .collect();
        for (at, argument) in bound.given.iter().enumerate() {
            let kept = wanted.iter().any(|w| matches!(w, Wanted::Given { index, .. } if *index == at));
            let is_loud = |capture: &Capture<'m>| match capture {
                Capture::Node(node) => node.is_within(argument.value) && !is_quiet(*node),
                Capture::Rest(_) => false,
            };
            let loud = if spelled_out.contains(&at) {
                self.found.captures.iter().flatten().any(is_loud)
            } else {
                !is_quiet(argument.value)
            };
            if !kept && loud {
                return Err(format!("`{}` would no longer be evaluated", argument.value.text()));
            }
        }
        Ok(())
    }

    fn edit_in_place(&mut self, list: Node<'m>, wanted: &[Wanted<'m>], bound: &Arguments<'m>) {
        // Where the next new argument goes: behind the last one that stays.
        let mut last_kept: Option<Argument<'m>> = bound.receiver;
        let mut front: Vec<&str> = Vec::new();
        for item in wanted {
            match item {
                Wanted::Given { argument, keyword, verbatim, .. } => {
                    if !front.is_empty() {
                        let text = format!("{}, ", front.join(", "));
                        self.edits.push(Edit::insert(argument.node.start(), text));
                        front.clear();
                    }
                    if !verbatim {
                        self.respell_keyword(argument, keyword.as_deref());
                    }
                    last_kept = Some(*argument);
                }
                Wanted::New(text) => match last_kept {
                    None => front.push(text),
                    Some(argument) => {
                        let end = argument.node.end();
                        self.edits.push(Edit::insert(end, format!(", {text}")));
                    }
                },
            }
        }
        let kept =
            |at: usize| wanted.iter().any(|w| matches!(w, Wanted::Given { index, .. } if *index == at));
        let mut at = 0;
        while at < bound.given.len() {
            let run = (at..bound.given.len()).take_while(|index| !kept(*index)).count();
            match run {
                0 => {}
                1 => self.drop_argument(bound.given[at].node),
                _ => self.drop_run(bound, at, at + run),
            }
            at += run.max(1);
        }
        if !front.is_empty() {
            let at = list.start() + 1;
            self.edits.push(Edit::insert(at, front.join(", ")));
        }
    }

    fn respell_keyword(&mut self, argument: &Argument<'m>, keyword: Option<&str>) {
        match (argument.keyword, keyword) {
            (Some(own), Some(name)) if own.text() != name => {
                self.edits.push(Edit::replace(own.range(), name));
            }
            (Some(own), None) => {
                self.edits.push(Edit::delete(own.start()..argument.value.start()));
            }
            (None, Some(name)) => {
                self.edits.push(Edit::insert(argument.node.start(), format!("{name}=")));
            }
            _ => {}
        }
    }

    /// Takes an argument out, with the comma that belongs to it.
    fn drop_argument(&mut self, node: Node<'m>) {
        self.release(node);
        let following = node.next_sibling().filter(|next| next.kind() == Kind::Comma);
        let range = match following.and_then(|comma| Some((comma, comma.next_sibling()?))) {
            Some((_, next)) if next.is_named() && next.kind() != Kind::Comment => node.start()..next.start(),
            _ => match node.previous_sibling() {
                Some(comma) if comma.kind() == Kind::Comma => {
                    let end = comma.start();
                    end..node.end()
                }
                _ => node.start()..following.map_or(node.end(), Node::end),
            },
        };
        self.edits.push(Edit::delete(range));
    }

    /// Takes neighbours out together, so that no comma is taken twice.
    fn drop_run(&mut self, bound: &Arguments<'m>, from: usize, to: usize) {
        for argument in &bound.given[from..to] {
            self.release(argument.node);
        }
        let (first, last) = (bound.given[from].node, bound.given[to - 1].node);
        let range = match (bound.given.get(to), from.checked_sub(1)) {
            (Some(next), _) => first.start()..next.node.start(),
            (None, Some(before)) => bound.given[before].node.end()..last.end(),
            (None, None) => bound.receiver.map_or(first.start(), |receiver| receiver.node.end())..last.end(),
        };
        if crate::syntax::comments_in(first.statement()).any(|c| range.contains(&c.start())) {
            self.lower("a comment among the arguments is lost");
        }
        self.edits.push(Edit::delete(range));
    }

    fn write_anew(&mut self, wanted: &[Wanted<'m>], bound: &Arguments<'m>) {
        let text: Vec<String> = wanted
            .iter()
            .map(|item| match item {
                Wanted::New(text) => text.clone(),
                Wanted::Given { argument, verbatim: true, .. } => argument.node.text().to_owned(),
                Wanted::Given { argument, keyword, .. } => {
                    let value = argument.value.text();
                    keyword.as_ref().map_or(value.to_owned(), |name| format!("{name}={value}"))
                }
            })
            .collect();
        let text = text.join(", ");
        let Some(list) = bound.list else { return };
        if list.kind() != Kind::ArgumentList {
            self.edits.push(Edit::replace(list.range(), format!("({text})")));
            return;
        }
        let (Some(first), Some(last)) = (bound.given.first(), bound.given.last()) else {
            return;
        };
        let range = first.node.start()..last.node.end();
        let comments = crate::syntax::comments_in(list).any(|c| range.contains(&c.start()));
        if comments {
            self.lower("a comment among the arguments is lost");
        }
        self.edits.push(Edit::replace(range, text));
    }
}

/// The arguments of a template's call.
fn template_arguments(call: Node<'_>) -> Vec<Argument<'_>> {
    crate::matching::given(call)
}
