//! The pattern of a class against a class: it has at least these bases, keywords, decorators and members.

use super::expression::Attempt;
use super::finder::Finder;
use super::{Certainty, Match, Shape, Tried};
use crate::knowledge::stdlib::canonical;
use crate::syntax::{Field, Kind, Node};
use crate::transform::{Pair, Pattern, Template, class_members, undecorated};

impl<'f> Finder<'f> {
    /// The class whose header or member an identifier stands in, if the pattern fits it.
    pub(super) fn class<'c>(&self, of: Tried<'c>, word: Node<'f>) -> Option<Match<'c, 'f>> {
        let Tried { transform, pair } = of;
        let Pattern::Class { bases, body, definition } = &pair.before else { return None };
        let pattern = body.tree.node(*definition);
        let (class, place) = class_at(word)?;
        let mut attempt = Attempt::new(pair);
        let (members, is_otherwise) = self.members(pair, body, class, word, &mut attempt)?;
        if !self.header(pair, body, pattern, class, &mut attempt) {
            return None;
        }
        let called = pair.before.called_base();
        if let Some(call) = called
            && !self.each_fits(pair, body, vec![call], positional(class), &mut attempt)
        {
            return None;
        }
        let name = class.child(Field::Name).map_or("", |name| name.text());
        let inferred = self.inference.class(class);
        let mut certainty = Certainty::Proven;
        let direct = positional(class);
        let is_base = |base: &String| {
            let names = |own: &Node<'f>| self.world.names(self.module, *own).only() == Some(base.as_str());
            inferred.derives_from(canonical(base)) || direct.iter().any(names)
        };
        for base in bases.iter().filter(|base| !is_base(base)) {
            if inferred.complete {
                self.note(word, transform, false, format!("`{name}` does not derive from `{base}`"));
                return None;
            }
            if !self.imports_module(base) {
                return None;
            }
            certainty = Certainty::InSight;
        }
        if let Some(after) = &pair.after
            && let Some(why) = self.is_changed(bases, pattern, after, class)
        {
            self.note(word, transform, false, why);
            return None;
        }
        if !bases.is_empty() {
            let shown: Vec<String> = bases.iter().map(|base| format!("`{base}`")).collect();
            let text = format!("`{name}` derives from {}", shown.join(" and "));
            attempt.reasons.push(self.module.reason(class, text));
        }
        let is_function = |member: &Node<'f>| undecorated(*member).kind() == Kind::FunctionDefinition;
        let shown = |member: &Node<'f>| if is_function(member) { named(*member) } else { *member };
        let node = members.first().map_or(place, shown);
        let mut found = self.constrain(of, node, Shape::Class, Attempt { statements: members, ..attempt })?;
        found.certainty = found.certainty.min(certainty);
        if certainty < Certainty::Proven && found.note.is_empty() {
            found.note = "the bases of the class are not all known".to_owned();
        }
        if is_otherwise {
            (found.shape, found.is_fallback) = (Shape::Unclear, true);
            found.note = "the class binds it in another way than the transform shows".to_owned();
        }
        if called.is_some() && direct.len() > 1 {
            found.certainty = Certainty::NameOnly;
            found.note = "the class has other bases beside the call, which may come to nothing".to_owned();
        }
        Some(found)
    }

    /// For each member of the pattern, the one of the class; and whether one of them is bound in another way.
    fn members(
        &self,
        pair: &Pair,
        body: &Template,
        class: Node<'f>,
        word: Node<'f>,
        attempt: &mut Attempt<'f>,
    ) -> Option<(Vec<Node<'f>>, bool)> {
        let block = class.child(Field::Body)?;
        let mut is_otherwise = false;
        // Of several that fit, the one at which it is looked for.
        let mut all: Vec<Node<'f>> = block.parts().collect();
        all.sort_by_key(|own| !word.is_within(*own));
        let mut found = Vec::new();
        for pattern in body.nodes() {
            let own = all.iter().copied().find(|own| {
                let mut trial = attempt.clone();
                let fits = self.member(pair, body, pattern, *own, &mut trial);
                if fits {
                    *attempt = trial;
                }
                fits
            });
            let bindings = self.bindings(class, pattern);
            is_otherwise |= !bindings.is_empty() && (own.is_none() || bindings.len() > 1);
            found.push(own.or_else(|| bindings.iter().copied().min_by_key(|at| !word.is_within(*at)))?);
        }
        Some((found, is_otherwise))
    }

    /// Where a class assigns to the name of a member of the pattern. What it assigns is no coroutine, as far as anybody
    /// sees.
    fn bindings(&self, class: Node<'f>, pattern: Node<'_>) -> Vec<Node<'f>> {
        let (name, member) = (named(pattern), undecorated(pattern));
        let is_other =
            name == pattern || member.kind() == Kind::ClassDefinition || member.text().starts_with("async");
        let scope = self.module.scope_opened_by(class).filter(|_| !is_other);
        let bound = scope.into_iter().flat_map(|scope| self.module.in_scope(scope, name.text()));
        let places = bound.map(|id| self.module.tree.node(self.module.binding(*id).node));
        places.map(Node::statement).filter(|place| place.kind() == Kind::ExpressionStatement).collect()
    }

    fn member(
        &self,
        pair: &Pair,
        body: &Template,
        pattern: Node<'_>,
        own: Node<'f>,
        attempt: &mut Attempt<'f>,
    ) -> bool {
        let structure = self.structure(pair, body);
        let (wanted, given) = (undecorated(pattern), undecorated(own));
        let is_named_alike = given.kind() == wanted.kind() && named(given).text() == named(wanted).text();
        if wanted.kind() == Kind::ClassDefinition {
            return is_named_alike
                && self.header(pair, body, pattern, given, attempt)
                && self.each_fits(pair, body, positional(wanted), positional(given), attempt)
                && class_members(wanted).into_iter().all(|one| {
                    let own = class_members(given);
                    own.into_iter().any(|other| self.member(pair, body, one, other, attempt))
                });
        }
        if wanted.kind() != Kind::FunctionDefinition {
            return structure.fits(pattern, own, attempt);
        }
        let alike = is_named_alike
            && (given.token(Kind::KwAsync).is_some() || wanted.token(Kind::KwAsync).is_none())
            && parameters_fit(wanted, given);
        if !alike || !self.each_fits(pair, body, decorators(pattern), decorators(own), attempt) {
            return false;
        }
        // `...` is any body.
        let statements = class_members(wanted);
        let own: Vec<Node<'f>> = class_members(given);
        statements.is_empty()
            || statements.len() == own.len()
                && statements.iter().zip(own).all(|(one, other)| structure.fits(*one, other, attempt))
    }

    /// Whether a class has the decorators and the keywords of the pattern.
    fn header(
        &self,
        pair: &Pair,
        body: &Template,
        pattern: Node<'_>,
        class: Node<'f>,
        attempt: &mut Attempt<'f>,
    ) -> bool {
        let own = class.parent().filter(|above| above.kind() == Kind::DecoratedDefinition).unwrap_or(class);
        self.each_fits(pair, body, decorators(pattern), decorators(own), attempt)
            && self.each_fits(pair, body, keywords(undecorated(pattern)), keywords(class), attempt)
    }

    fn each_fits(
        &self,
        pair: &Pair,
        body: &Template,
        patterns: Vec<Node<'_>>,
        own: Vec<Node<'f>>,
        attempt: &mut Attempt<'f>,
    ) -> bool {
        let structure = self.structure(pair, body);
        patterns.iter().all(|pattern| own.iter().any(|own| structure.fits(*pattern, *own, attempt)))
    }

    /// Why a class is left alone: it has what `after` adds, or the base that changes only through another
    /// class, which changes itself.
    fn is_changed(
        &self,
        bases: &[String],
        pattern: Node<'_>,
        after: &Template,
        class: Node<'f>,
    ) -> Option<String> {
        let new = undecorated(after.nodes().next()?);
        if let Some(name) = added_already(undecorated(pattern), new, class) {
            return Some(format!("the class defines `{name}` already"));
        }
        let wanted: Vec<String> = positional(new).into_iter().filter_map(|base| after.dotted(base)).collect();
        let direct: Vec<_> = positional(class);
        let is_direct = |base: &String| {
            let names =
                |node: &&Node<'f>| self.world.names(self.module, **node).only() == Some(base.as_str());
            direct.iter().find(names).is_some()
        };
        let gone = bases.iter().find(|base| !wanted.contains(base) && !is_direct(base));
        let there = wanted.iter().find(|base| !bases.contains(base) && is_direct(base));
        // What overrides a method that gets another name gets it, too.
        let renames = class_members(undecorated(pattern)).iter().any(|old| {
            let is_it = |other: &Node<'_>| named(*other).text() == named(*old).text();
            undecorated(*old).kind() == Kind::FunctionDefinition && !class_members(new).iter().any(is_it)
        });
        gone.filter(|_| !renames)
            .map(|base| format!("`{base}` is not among its own bases"))
            .or_else(|| there.map(|base| format!("it has the base `{base}` already")))
    }
}

/// A member that one class has more than another, or a class in it, and that a third has already.
fn added_already(old: Node<'_>, new: Node<'_>, own: Node<'_>) -> Option<String> {
    let same = |class: Node<'_>, member: Node<'_>| {
        let all = class_members(class).into_iter();
        all.map(|one| one.id()).find(|id| named(class.tree().node(*id)).text() == named(member).text())
    };
    class_members(new).into_iter().find_map(|member| {
        let there = own.tree().node(same(own, member)?);
        let Some(before) = same(old, member).map(|id| old.tree().node(id)) else {
            return Some(named(member).text().to_owned());
        };
        let all = [before, member, there].map(undecorated);
        let are_all = |kind: Kind| all.iter().all(|one| one.kind() == kind);
        if are_all(Kind::FunctionDefinition) {
            let (old, new, own) = (parameters(all[0]), parameters(all[1]), parameters(all[2]));
            return new.into_iter().find(|name| !old.contains(name) && own.contains(name));
        }
        are_all(Kind::ClassDefinition).then(|| added_already(all[0], all[1], all[2])).flatten()
    })
}

/// The names of the parameters of a function.
fn parameters(function: Node<'_>) -> Vec<String> {
    let list = function.child(Field::Parameters).into_iter().flat_map(Node::parts);
    list.filter_map(|one| {
        let mut parts = std::iter::once(one).chain(one.descendants());
        parts.find(|part| part.kind() == Kind::Identifier).map(|name| name.text().to_owned())
    })
    .collect()
}

/// The class whose header or whose member's header a name stands in, and what stands there.
fn class_at(word: Node<'_>) -> Option<(Node<'_>, Node<'_>)> {
    let mut child = word;
    for above in word.ancestors() {
        match above.kind() {
            Kind::ClassDefinition if child.field() == Some(Field::Body) => return Some((above, word)),
            Kind::ClassDefinition => return Some((above, child)),
            Kind::DecoratedDefinition if child.kind() == Kind::Decorator => {
                let definition = above.child(Field::Definition)?;
                if definition.kind() == Kind::ClassDefinition {
                    return Some((definition, word));
                }
            }
            Kind::FunctionDefinition if child.field() == Some(Field::Body) => return None,
            _ => {}
        }
        child = above;
    }
    None
}

/// The name of a function, the target of an assignment; else the statement itself.
pub fn named(member: Node<'_>) -> Node<'_> {
    let definition = undecorated(member);
    let target = || definition.parts().next().and_then(|inner| inner.child(Field::Left));
    match definition.kind() {
        Kind::FunctionDefinition | Kind::ClassDefinition => definition.child(Field::Name).unwrap_or(member),
        Kind::ExpressionStatement => target().unwrap_or(member),
        _ => member,
    }
}

/// The decorators of a definition, which may be a decorated one.
pub fn decorators(definition: Node<'_>) -> Vec<Node<'_>> {
    definition.parts().filter(|part| part.kind() == Kind::Decorator).collect()
}

/// The positional arguments of a class's header.
pub fn positional(class: Node<'_>) -> Vec<Node<'_>> {
    let list = class.child(Field::Superclasses);
    list.into_iter().flat_map(Node::parts).filter(|part| part.kind() != Kind::KeywordArgument).collect()
}

/// Its keyword arguments.
pub fn keywords(class: Node<'_>) -> Vec<Node<'_>> {
    let list = class.child(Field::Superclasses);
    list.into_iter().flat_map(Node::parts).filter(|part| part.kind() == Kind::KeywordArgument).collect()
}

/// Whether a method takes the arguments that the pattern's takes; what else it takes has a default.
/// `*args, **kwargs` are any.
fn parameters_fit(pattern: Node<'_>, own: Node<'_>) -> bool {
    // What stands before the annotation and the default says how many stars there are.
    let star = |parameter: Node<'_>| match parameter.kind() {
        Kind::TypedParameter => parameter.parts().next().map_or(Kind::Error, Node::kind),
        kind => kind,
    };
    let is_star = |kind: Kind| matches!(kind, Kind::Splat | Kind::DictionarySplat);
    let list = |function: Node<'_>| -> Vec<(bool, Kind)> {
        let all = function.child(Field::Parameters).into_iter().flat_map(Node::parts);
        all.map(|one| (one.child(Field::Value).is_some() || is_star(star(one)), star(one))).collect()
    };
    let (wanted, given) = (list(pattern), list(own));
    // What stands before them is matched by itself.
    let (wanted, any) = match wanted.as_slice() {
        [first @ .., (_, Kind::Splat), (_, Kind::DictionarySplat)] => (first, true),
        all => (all, false),
    };
    let is_like = |((_, one), (_, other)): (&(bool, Kind), &(bool, Kind))| {
        is_star(*one) == is_star(*other) && (!is_star(*one) || one == other)
    };
    any && wanted.is_empty()
        || given.len() >= wanted.len()
            && wanted.iter().zip(&given).all(is_like)
            && (any || given[wanted.len()..].iter().all(|(optional, _)| *optional))
}
