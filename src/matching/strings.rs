//! Names that stand in strings: `getattr(parser, "readfp")`, `mock.patch("imp.reload")`. They name
//! an API as surely as code does, and break as silently as only strings can.

use super::expression::{Attempt, is_same};
use super::finder::Finder;
use super::imported_modules::imports;
use super::pattern_queries::{attribute_of, is_module, is_within_module};
use super::{Capture, Match, Shape, Tried};
use crate::knowledge::{idiom, stdlib};
use crate::model::{NamedBy, dotted_names};
use crate::syntax::{Field, Kind, Node, string_content};
use crate::transform::{Callee, Pair, Parameter, Pattern, Role, Symbol, Template, Type};

impl<'f> Finder<'f> {
    /// The strings of the file that name something and hold one of the words.
    pub(super) fn named(&self, is_word: impl Fn(&str) -> bool) -> Vec<NamedBy<'f>> {
        let called = self.module.tree.of_kind(Kind::Call).filter_map(NamedBy::of);
        let listed = self.module.tree.of_kind(Kind::String).filter_map(NamedBy::listed);
        called.chain(listed).filter(|name| name.dotted.split('.').any(&is_word)).collect()
    }

    /// The annotations in quotes that hold a dotted name with one of the words, each with that name.
    pub(super) fn quoted(&self, is_word: impl Fn(&str) -> bool) -> Vec<(Node<'f>, &'f str)> {
        let is_cast = |string: Node<'f>| {
            let list = string.parent().filter(|list| list.parts().next() == Some(string));
            let function = list.and_then(Node::parent).and_then(|call| call.child(Field::Function));
            let names = function.map(|function| self.world.names(self.module, function)).unwrap_or_default();
            names.only().is_some_and(|name| idiom("cast", name).is_some())
        };
        let mut found = Vec::new();
        for string in self.module.tree.of_kind(Kind::String) {
            let Some(content) = string_content(string) else { continue };
            let names = dotted_names(&self.module.tree.text()[content]);
            let mut names = names.filter(|(_, name)| name.split('.').any(&is_word)).peekable();
            if names.peek().is_some() && (self.is_annotation(string) || is_cast(string)) {
                found.extend(names.map(|(_, name)| (string, name)));
            }
        }
        found
    }

    /// Holds a pattern against a dotted name of an annotation in quotes.
    pub(super) fn quoted_at<'c>(
        &self,
        of: Tried<'c>,
        string: Node<'f>,
        dotted: &str,
    ) -> Option<Match<'c, 'f>> {
        let pair = of.pair;
        let Pattern::Expression(template) = &pair.before else { return None };
        let (Callee::Symbol(symbol), _) = template.callee()? else { return None };
        // An annotation has no arguments that could change.
        if pair.keeps_function() {
            return None;
        }
        let names = self.world.quoted(self.module, string, dotted, 8)?;
        if is_module(template) || !names.only().is_some_and(|name| is_same(name, &symbol.qualified)) {
            return None;
        }
        let mut attempt = Attempt::new(pair);
        attempt.symbols.push((string, symbol.clone(), true));
        attempt.reasons.push(self.module.reason(string, format!("`{dotted}` is `{}`", symbol.qualified)));
        attempt.reasons.extend(names.reasons);
        self.constrain(of, string, Shape::Named, attempt)
    }

    /// Holds a pattern against a name in a string.
    pub(super) fn named_at<'c>(&self, of: Tried<'c>, name: &NamedBy<'f>) -> Option<Match<'c, 'f>> {
        let pair = of.pair;
        let Pattern::Expression(template) = &pair.before else {
            return None;
        };
        if pair.keeps_function() {
            return None;
        }
        // A name in a list may be anything: that of a module which moves goes along with its imports.
        let moves_along = || {
            let after = pair.after.as_ref().filter(|_| pair.moved && is_module(template));
            let Some((Callee::Symbol(new), _)) = after.and_then(Template::callee) else { return false };
            let mut packages =
                [name.dotted, &new.module].into_iter().filter_map(|name| name.split('.').next());
            packages.any(|package| imports(self.module, package))
        };
        if name.is_listed && !moves_along() {
            return None;
        }
        let top = template.nodes().next()?;
        let top = if top.kind() == Kind::Call { top.child(Field::Function)? } else { top };
        let mut attempt = Attempt::new(pair);
        let fits = match template.role(top) {
            Some(Role::Symbol(symbol)) => self.names_symbol(template, symbol, name, &mut attempt),
            None if top.kind() == Kind::Attribute => {
                self.names_member(template, top, pair, name, &mut attempt)
            }
            _ => false,
        };
        if !fits {
            return None;
        }
        self.constrain(of, name.string, Shape::Named, attempt)
    }

    /// Whether the string names a symbol: by itself, or as what an object that is a module holds.
    fn names_symbol(
        &self,
        template: &Template,
        symbol: &Symbol,
        name: &NamedBy<'f>,
        attempt: &mut Attempt<'f>,
    ) -> bool {
        let (names, how) = match name.object {
            Some(object) => {
                let how = format!("`{}` is named as an attribute of `{}`", name.dotted, object.text());
                let call = name.string.parent().and_then(|arguments| arguments.parent());
                let taken = call.map(|call| self.world.names(self.module, call)).unwrap_or_default();
                if !taken.names.is_empty() {
                    (taken, how)
                } else {
                    let mut owner = self.world.names(self.module, object);
                    let mut all = Vec::new();
                    for one in &owner.names {
                        let member = self.world.resolve(&format!("{one}.{}", name.dotted), self.module, 8);
                        owner.reasons.extend(member.reasons);
                        all.extend(member.names);
                    }
                    owner.names = all;
                    (owner, how)
                }
            }
            None => {
                let names = self.world.resolve(name.dotted, self.module, 8);
                (names, format!("`{}` names it", name.dotted))
            }
        };
        let is_it = |dotted: &String| {
            is_same(dotted, &symbol.qualified)
                || (is_module(template) && is_within_module(dotted, &symbol.qualified))
        };
        if !names.names.iter().any(is_it) {
            return false;
        }
        // A module of the project whose names are told in strings keeps them.
        if !is_module(template) && !self.is_member_of(symbol, name) {
            return false;
        }
        let certain = names.certain && names.names.iter().all(is_it);
        attempt.symbols.push((name.string, symbol.clone(), certain));
        attempt.doubt = names.doubt;
        attempt.reasons.push(self.module.reason(name.string, how));
        attempt.reasons.extend(names.reasons);
        true
    }

    /// Whether what a string names is taken from the module of a symbol itself, through whatever it comes.
    fn is_member_of(&self, symbol: &Symbol, name: &NamedBy<'f>) -> bool {
        let owner = match name.object {
            Some(object) => self.world.names(self.module, object).names,
            None => {
                let owner = name.dotted.rsplit_once('.').map(|(owner, _)| owner);
                owner.map(|owner| self.world.resolve(owner, self.module, 8).names).unwrap_or_default()
            }
        };
        let parent = symbol.qualified.rsplit_once('.').map(|(parent, _)| parent);
        owner.iter().all(|owner| Some(owner.as_str()) == parent)
    }

    /// Whether the string names an attribute of a parameter's type: of an object whose type is asked
    /// later, or of a class that stands in the string as well.
    fn names_member(
        &self,
        template: &Template,
        top: Node<'_>,
        pair: &Pair,
        name: &NamedBy<'f>,
        attempt: &mut Attempt<'f>,
    ) -> bool {
        let Some(Role::Parameter(index)) = top.child(Field::Object).and_then(|object| template.role(object))
        else {
            return false;
        };
        let Some(attribute) = attribute_of(template, *index) else {
            return false;
        };
        match name.object {
            Some(object) if name.dotted == attribute => {
                attempt.captures[*index] = Some(Capture::Node(object));
                true
            }
            None => {
                let Some((class, last)) = name.dotted.rsplit_once('.') else {
                    return false;
                };
                let class = self.world.resolve(class, self.module, 8);
                let fits = last == attribute
                    && class.certain
                    && class.only().is_some_and(|class| is_class_of(class, &pair.parameters[*index]));
                if fits {
                    let text = format!("`{}` names it", name.dotted);
                    attempt.reasons.push(self.module.reason(name.string, text));
                }
                fits
            }
            _ => false,
        }
    }
}

/// Whether a class of the library is one that a parameter stands for, or derives from it.
pub fn is_class_of(class: &str, parameter: &Parameter) -> bool {
    parameter.types.iter().any(|kind| match kind {
        Type::Instance(wanted) | Type::Class(wanted) => {
            is_same(class, wanted)
                || stdlib::ancestors(stdlib::canonical(class)).contains(&stdlib::canonical(wanted))
        }
        _ => false,
    })
}
