//! The arguments of a call: renamed, dropped and added in place where their order stays, written
//! anew where it changes.

use super::align::Builder;
use super::render::{unpacked, users_text, written_out};
use super::splice::spliced;
use crate::matching::{Argument, Arguments, Capture, given};
use crate::syntax::{Field, Kind, Layout, Node, comments_in};
use crate::text::Edit;
use crate::transform::{Role, Star, named_position};

/// An argument of the call as it will be.
enum Wanted<'m> {
    /// One of the user's, by its place among them.
    Given {
        index: usize,
        keyword: Option<String>,
        /// Taken by `*args` or `**kwargs`: stays as it is.
        verbatim: bool,
    },
    /// One that the template brings.
    New {
        /// As it is rendered, see [`written_out`].
        text: String,
        /// The user's code in it.
        used: Vec<Node<'m>>,
        is_keyword: bool,
        /// The argument of the user's in whose place it stands: the first one that it holds and that goes itself.
        place: Option<usize>,
    },
}

impl<'m> Wanted<'m> {
    /// The place among the user's arguments.
    fn place(&self) -> Option<usize> {
        match self {
            Wanted::Given { index, .. } => Some(*index),
            Wanted::New { place, .. } => *place,
        }
    }

    fn is_keyword(&self, bound: &Arguments<'m>) -> bool {
        match self {
            Wanted::Given { keyword, verbatim: false, .. } => keyword.is_some(),
            Wanted::Given { index, .. } => {
                bound.given[*index].keyword.is_some() || bound.given[*index].stars == 2
            }
            Wanted::New { is_keyword, .. } => *is_keyword,
        }
    }

    /// How it is written.
    fn text(&self, bound: &Arguments<'m>, at: Node<'m>) -> String {
        match self {
            Wanted::New { text, .. } => written_out(text, at),
            Wanted::Given { index, verbatim: true, .. } => bound.given[*index].node.text().to_owned(),
            Wanted::Given { index, keyword, .. } => {
                let value = bound.given[*index].value.text();
                keyword.as_ref().map_or(value.to_owned(), |name| format!("{name}={value}"))
            }
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
        let called: Vec<Node<'m>> =
            nodes.filter(is_in_function).chain(bound.receiver.map(|own| own.value)).collect();
        let wanted = self.wanted(before, after, user, bound)?;
        let written = wanted.iter().flat_map(|item| match item {
            Wanted::Given { index, .. } => vec![bound.given[*index].node],
            Wanted::New { used, .. } => used.clone(),
        });
        self.used = called.into_iter().chain(written).collect();
        self.check_effects(user)?;
        self.check_keywords(after)?;
        let places: Vec<usize> = wanted.iter().filter_map(Wanted::place).collect();
        let in_order = places.is_sorted();
        let list = bound.list.filter(|list| list.kind() == Kind::ArgumentList);
        let is_same = matches!(wanted.as_slice(), [Wanted::Given { keyword: None, .. }]);
        match list {
            Some(list) if in_order => self.edit_in_place(list, &wanted, bound),
            None if is_same => {}
            _ => self.write_anew(&wanted, bound),
        }
        // What goes with an argument may stand in another one.
        let used = &self.used;
        let tree = user.tree();
        self.change.removed.retain(|id| !used.iter().any(|kept| tree.node(*id).is_within(*kept)));
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
        let old = given(before);
        // No keyword may stand before what the template passes by position.
        let is_named = |own: &Argument<'_>| {
            own.keyword.is_some() || own.stars > 0 || self.after.role(passed(own)).is_some()
        };
        let is_same = self.calls_the_same(before, after) && given(after).iter().all(is_named);
        // How many arguments are passed by position so far, as long as that is known.
        let mut positions = Some(0);
        for (place_in_call, argument) in given(after).into_iter().enumerate() {
            let either = named_position(argument.node).map(|(name, _)| name);
            let name = either.or(argument.keyword);
            let parameter = match self.after.role(passed(&argument)) {
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
                        let own = bound.given[*at];
                        let stays = either.is_some() && positions == Some(place_in_call);
                        let keyword = match own.keyword {
                            None if stays => None,
                            Some(own) if is_same && old[place].keyword.is_none() => name.or(Some(own)),
                            _ => name,
                        };
                        let keyword = keyword.map(|name| name.text().to_owned());
                        if verbatim {
                            positions = None;
                        } else if keyword.is_none() {
                            positions = positions.map(|count| count + 1);
                        }
                        wanted.push(Wanted::Given { index: *at, keyword, verbatim });
                    }
                }
                (Some(index), None) if self.found.captures[index].is_none() => {}
                // It stood elsewhere in the pattern, such as the receiver, or in another call.
                (Some(index), None) if takes_rest(index) => {
                    positions = None;
                    let rest = self.found.captures[index].iter().flat_map(Capture::nodes).copied();
                    wanted.extend(rest.map(|node| Wanted::New {
                        text: users_text(node),
                        used: vec![node],
                        is_keyword: node.kind() == Kind::KeywordArgument
                            || node.kind() == Kind::DictionarySplat,
                        place: None,
                    }));
                }
                (Some(index), None) if self.unpacked(argument.node, index).is_some() => {
                    let items = self.unpacked(argument.node, index).unwrap_or_default();
                    positions = positions.map(|count| count + items.len());
                    wanted.extend(items.into_iter().map(|item| Wanted::New {
                        text: users_text(item),
                        used: vec![item],
                        is_keyword: false,
                        place: None,
                    }));
                }
                _ => {
                    self.used.clear();
                    let mut text = String::new();
                    self.render_into(argument.node, user, &mut text)?;
                    // A new value in the place of one that was passed by keyword.
                    let is_it = |own: &Argument<'_>| match self.role(own.value) {
                        Some(Role::Parameter(index)) => {
                            either.is_some_and(|name| name.text() == self.found.pair.parameters[index].name)
                        }
                        _ => false,
                    };
                    let given = old.iter().position(is_it).into_iter().flat_map(|at| &bound.taken[at]);
                    let keyword = given.filter_map(|at| bound.given[*at].keyword).next();
                    if let Some(keyword) = keyword {
                        text = format!("{}={text}", keyword.text());
                    }
                    let is_keyword = argument.keyword.or(keyword).is_some();
                    positions = positions.map(|count| count + usize::from(!is_keyword));
                    let used = std::mem::take(&mut self.used);
                    wanted.push(Wanted::New { text, used, is_keyword, place: None });
                }
            }
        }
        take_places(&mut wanted, bound);
        keep_order_of_keywords(&mut wanted, bound);
        Ok(wanted)
    }

    /// The items of what the user passes, if the template unpacks it.
    fn unpacked(&self, argument: Node<'_>, index: usize) -> Option<Vec<Node<'m>>> {
        match &self.found.captures[index] {
            Some(Capture::Node(node)) => unpacked(argument, *node),
            _ => None,
        }
    }

    /// Whether both call the same function, so that arguments keep their names.
    fn calls_the_same(&self, before: Node<'_>, after: Node<'_>) -> bool {
        let function = |call: Node<'_>| {
            let function = call.child(Field::Function)?;
            let owner = function.child(Field::Object).map(|owner| self.role(owner));
            let name = function.child(Field::Attribute).map(|name| name.text().to_owned());
            Some((self.role(function), owner, name))
        };
        function(before) == function(after)
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

    fn edit_in_place(&mut self, list: Node<'m>, wanted: &[Wanted<'m>], bound: &Arguments<'m>) {
        // Where the next new argument goes: behind the last one that stays.
        let mut last_kept: Option<Argument<'m>> = bound.receiver;
        let mut front: Vec<String> = Vec::new();
        let mut behind = String::new();
        let separator = separator(bound, self.context.module.source.newline().as_str());
        for item in wanted {
            let Some(argument) = item.place().map(|place| bound.given[place]) else {
                match last_kept {
                    None => front.push(item.text(bound, list)),
                    Some(_) => behind += &format!("{separator}{}", item.text(bound, list)),
                }
                continue;
            };
            let mut first = String::new();
            if !front.is_empty() {
                first = format!("{}, ", front.join(", "));
                front.clear();
            }
            match item {
                Wanted::New { text, .. } => {
                    self.release(argument.node);
                    self.change.edits.extend(spliced(argument.node, &(first + text)));
                }
                Wanted::Given { keyword, verbatim, .. } => {
                    if !first.is_empty() {
                        self.change.edits.push(Edit::insert(argument.node.start(), first));
                    }
                    if !verbatim {
                        self.rename_keyword(&argument, keyword.as_deref());
                    }
                }
            }
            self.insert_behind(last_kept, std::mem::take(&mut behind));
            last_kept = Some(argument);
        }
        self.insert_behind(last_kept, behind);
        let kept = |at: usize| wanted.iter().any(|item| item.place() == Some(at));
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
            self.change.edits.push(Edit::insert(at, front.join(", ")));
        }
    }

    fn insert_behind(&mut self, argument: Option<Argument<'m>>, text: String) {
        if let Some(argument) = argument.filter(|_| !text.is_empty()) {
            self.change.edits.push(Edit::insert(argument.node.end(), text));
        }
    }

    fn rename_keyword(&mut self, argument: &Argument<'m>, keyword: Option<&str>) {
        match (argument.keyword, keyword) {
            (Some(own), Some(name)) if own.text() != name => {
                self.change.edits.push(Edit::replace(own.range(), name));
            }
            (Some(own), None) => {
                self.change.edits.push(Edit::delete(own.start()..argument.value.start()));
            }
            (None, Some(name)) => {
                self.change.edits.push(Edit::insert(argument.node.start(), format!("{name}=")));
            }
            _ => {}
        }
    }

    /// Takes an argument out, with the comma that belongs to it.
    pub(super) fn drop_argument(&mut self, node: Node<'m>) {
        self.release(node);
        let following = node.next_sibling().filter(|next| next.kind() == Kind::Comma);
        let last = following.unwrap_or(node);
        let is_alone = Layout::of(node).starts_line
            && last.tree().text()[last.end()..].trim_start_matches([' ', '\t']).starts_with(['\n', '\r']);
        let range = match following.and_then(|comma| Some((comma, comma.next_sibling()?))) {
            Some((_, next)) if next.is_named() && next.kind() != Kind::Comment => node.start()..next.start(),
            _ => match node.previous_sibling() {
                Some(comma) if comma.kind() == Kind::Comma => {
                    let end = comma.start();
                    end..node.end()
                }
                // The line behind that of a comment.
                Some(comment) if comment.kind() == Kind::Comment && is_alone => comment.end()..last.end(),
                _ => node.start()..last.end(),
            },
        };
        self.change.edits.push(Edit::delete(range));
    }

    /// Takes neighbours out together, so that no comma is taken twice.
    fn drop_run(&mut self, bound: &Arguments<'m>, from: usize, to: usize) {
        for argument in &bound.given[from..to] {
            self.release(argument.node);
        }
        self.cut(bound, from, to);
    }

    fn cut(&mut self, bound: &Arguments<'m>, from: usize, to: usize) {
        let (first, last) = (bound.given[from].node, bound.given[to - 1].node);
        let range = match (bound.given.get(to), from.checked_sub(1)) {
            (Some(next), _) => first.start()..next.node.start(),
            (None, Some(before)) => bound.given[before].node.end()..last.end(),
            (None, None) => bound.receiver.map_or(first.start(), |receiver| receiver.node.end())..last.end(),
        };
        if comments_in(first.statement()).any(|c| range.contains(&c.start())) {
            self.lower("a comment among the arguments is lost");
        }
        self.change.edits.push(Edit::delete(range));
    }

    /// Writes the arguments in another order, each in the place of one of the user's.
    fn write_anew(&mut self, wanted: &[Wanted<'m>], bound: &Arguments<'m>) {
        let Some(list) = bound.list else { return };
        let texts: Vec<String> = wanted.iter().map(|item| item.text(bound, list)).collect();
        if list.kind() != Kind::ArgumentList {
            self.change.edits.push(Edit::replace(list.range(), format!("({})", texts.join(", "))));
            return;
        }
        for (index, argument) in bound.given.iter().enumerate() {
            if !wanted.iter().any(|item| item.place() == Some(index)) {
                self.release(argument.node);
            }
        }
        let places = bound.given.len();
        if comments_in(list).next().is_some() {
            self.lower("a comment among the arguments may stand beside another one");
        }
        for (argument, text) in bound.given.iter().zip(&texts) {
            self.change.edits.push(Edit::replace(argument.node.range(), text));
        }
        let separator = separator(bound, self.context.module.source.newline().as_str());
        let more: String = texts.iter().skip(places).map(|text| format!("{separator}{text}")).collect();
        self.insert_behind(bound.given.last().copied(), more);
        if texts.len() < places {
            self.cut(bound, texts.len(), places);
        }
    }
}

/// What an argument of a template passes.
pub(super) fn passed<'t>(argument: &Argument<'t>) -> Node<'t> {
    named_position(argument.node).map_or(argument.value, |(_, value)| value)
}

/// Gives new arguments the places of those that they hold.
fn take_places(wanted: &mut [Wanted<'_>], bound: &Arguments<'_>) {
    let mut taken: Vec<usize> = wanted.iter().filter_map(Wanted::place).collect();
    for item in wanted {
        if let Wanted::New { used, place, .. } = item {
            let holds = |at: &usize| used.iter().any(|node| node.is_within(bound.given[*at].node));
            *place = (0..bound.given.len()).find(|at| !taken.contains(at) && holds(at));
            taken.extend(*place);
        }
    }
}

/// Puts keywords, whose order means nothing to the call, in the order in which the user wrote them.
fn keep_order_of_keywords<'m>(wanted: &mut Vec<Wanted<'m>>, bound: &Arguments<'m>) {
    let is_placed = |item: &Wanted<'m>| item.is_keyword(bound) && item.place().is_some();
    let slots: Vec<usize> = (0..wanted.len()).filter(|at| is_placed(&wanted[*at])).collect();
    let mut items: Vec<Wanted<'m>> = slots.iter().rev().map(|at| wanted.remove(*at)).collect();
    items.sort_by_key(Wanted::place);
    for (slot, item) in slots.into_iter().zip(items) {
        wanted.insert(slot, item);
    }
}

/// What parts a new argument from the one before it: where each has a line, a new line.
fn separator(bound: &Arguments<'_>, newline: &str) -> String {
    let lines: Vec<Layout> = bound.given.iter().map(|argument| Layout::of(argument.node)).collect();
    let has_lines = lines.iter().skip(1).all(|line| line.starts_line)
        && lines.first().is_some_and(|line| line.starts_line || lines.len() > 1);
    let indent = lines.iter().find(|line| line.starts_line).filter(|_| has_lines);
    indent.map_or(", ".to_owned(), |line| format!(",{newline}{}", line.indent))
}
