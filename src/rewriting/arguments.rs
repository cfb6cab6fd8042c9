//! The arguments of a call: renamed, dropped and added in place where their order stays, written
//! anew where it changes.

use super::align::Builder;
use crate::matching::{Argument, Arguments, Capture, given};
use crate::syntax::{Field, Kind, Node};
use crate::text::Edit;
use crate::transform::{Role, Star};

/// An argument of the call as it will be.
enum Wanted {
    /// One of the user's, by its place among them.
    Given {
        index: usize,
        keyword: Option<String>,
        /// Taken by `*args` or `**kwargs`: stays as it is.
        verbatim: bool,
    },
    /// One that the template brings.
    New(String),
}

impl Wanted {
    fn given(&self) -> Option<usize> {
        match self {
            Wanted::Given { index, .. } => Some(*index),
            Wanted::New(_) => None,
        }
    }
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
        // What is called is evaluated before the arguments, and stays.
        let function = user.child(Field::Function);
        let is_in_function = |node: &Node<'m>| function.is_some_and(|function| node.is_within(function));
        let nodes = found.captures.iter().flatten().flat_map(Capture::nodes).copied();
        self.used = nodes.filter(is_in_function).chain(bound.receiver.map(|own| own.value)).collect();
        let wanted = self.wanted(before, after, user, bound)?;
        self.check_effects(user)?;
        self.check_keywords(after)?;
        let indices: Vec<usize> = wanted.iter().filter_map(Wanted::given).collect();
        let in_order = indices.is_sorted();
        let list = bound.list.filter(|list| list.kind() == Kind::ArgumentList);
        let is_same = matches!(wanted.as_slice(), [Wanted::Given { keyword: None, .. }]);
        match list {
            Some(list) if in_order => self.edit_in_place(list, &wanted, bound),
            None if is_same => {}
            _ => self.write_anew(&wanted, bound),
        }
        Ok(())
    }

    fn wanted(
        &mut self,
        before: Node<'_>,
        after: Node<'_>,
        user: Node<'m>,
        bound: &Arguments<'m>,
    ) -> Result<Vec<Wanted>, String> {
        let mut wanted = Vec::new();
        let old = given(before);
        for argument in given(after) {
            let parameter = match self.after.role(argument.value) {
                Some(Role::Parameter(index)) => Some(*index),
                _ => None,
            };
            let takes_rest =
                |index: usize| self.found.pair.parameters[index].star != Star::No && argument.stars > 0;
            let passes = |own: &Argument<'_>, index: usize| {
                self.role(own.value) == Some(Role::Parameter(index)) && own.stars == argument.stars
            };
            let place = parameter.and_then(|index| old.iter().position(|own| passes(own, index)));
            match (parameter, place) {
                (Some(index), Some(place)) => {
                    let verbatim = takes_rest(index);
                    for at in &bound.taken[place] {
                        self.used.push(bound.given[*at].node);
                        let keyword = argument.keyword.map(|name| name.text().to_owned());
                        wanted.push(Wanted::Given { index: *at, keyword, verbatim });
                    }
                }
                (Some(index), None) if self.found.captures[index].is_none() => {}
                // It stood elsewhere in the pattern, such as the receiver, or in another call.
                (Some(index), None) if takes_rest(index) => {
                    let rest: Vec<Node<'m>> =
                        self.found.captures[index].iter().flat_map(Capture::nodes).copied().collect();
                    wanted.extend(rest.iter().map(|node| Wanted::New(node.text().to_owned())));
                    self.used.extend(rest);
                }
                _ => wanted.push(Wanted::New(self.render(argument.node, user)?)),
            }
        }
        Ok(wanted)
    }

    /// Refuses a call of the template that would name an argument twice, as Python does.
    pub(super) fn check_keywords(&mut self, call: Node<'_>) -> Result<(), String> {
        let is_given = |argument: &Argument<'_>| match self.after.role(argument.value) {
            Some(Role::Parameter(index)) => self.found.captures[*index].is_some(),
            _ => true,
        };
        let arguments = given(call);
        let named: Vec<&str> = arguments
            .iter()
            .filter(|argument| is_given(argument))
            .filter_map(|argument| argument.keyword.map(|name| name.text()))
            .collect();
        let rest = arguments.iter().filter_map(|argument| match self.after.role(argument.value) {
            Some(Role::Parameter(index)) if argument.stars > 0 => self.found.captures[*index].as_ref(),
            _ => None,
        });
        let mut hides = false;
        for node in rest.flat_map(Capture::nodes) {
            let name = node.child(Field::Name).filter(|_| node.kind() == Kind::KeywordArgument);
            if let Some(name) = name.filter(|name| named.contains(&name.text())) {
                return Err(format!("`{}` is passed already", name.text()));
            }
            hides |= node.kind() == Kind::DictionarySplat;
        }
        // What the old call named itself is not in the dictionary either.
        let is_old =
            |name: &&str| self.found.pair.parameters.iter().any(|parameter| parameter.name == **name);
        if let Some(name) = named.iter().find(|name| hides && !is_old(name)) {
            self.lower(&format!("what `**` passes may hold `{name}` already"));
        }
        Ok(())
    }

    fn edit_in_place(&mut self, list: Node<'m>, wanted: &[Wanted], bound: &Arguments<'m>) {
        // Where the next new argument goes: behind the last one that stays.
        let mut last_kept: Option<Argument<'m>> = bound.receiver;
        let mut front: Vec<&str> = Vec::new();
        for item in wanted {
            match item {
                Wanted::Given { index, keyword, verbatim } => {
                    let argument = &bound.given[*index];
                    if !front.is_empty() {
                        let text = format!("{}, ", front.join(", "));
                        self.edits.push(Edit::insert(argument.node.start(), text));
                        front.clear();
                    }
                    if !verbatim {
                        self.rename_keyword(argument, keyword.as_deref());
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
        let kept = |at: usize| wanted.iter().any(|item| item.given() == Some(at));
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

    fn rename_keyword(&mut self, argument: &Argument<'m>, keyword: Option<&str>) {
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
    pub(super) fn drop_argument(&mut self, node: Node<'m>) {
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

    fn write_anew(&mut self, wanted: &[Wanted], bound: &Arguments<'m>) {
        let text: Vec<String> = wanted
            .iter()
            .map(|item| match item {
                Wanted::New(text) => text.clone(),
                Wanted::Given { index, verbatim: true, .. } => bound.given[*index].node.text().to_owned(),
                Wanted::Given { index, keyword, .. } => {
                    let value = bound.given[*index].value.text();
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
