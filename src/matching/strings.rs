//! Names that stand in strings: `getattr(parser, "readfp")`, `mock.patch("imp.reload")`. They name
//! an API as surely as code does, and break as silently as only strings can.

use super::arguments::{Argument, given};
use super::expression::{Attempt, is_same};
use super::finder::Finder;
use super::pattern_queries::{attribute_of, is_module, is_within_module, keeps_function, renames_in_place};
use super::{Capture, Match, Shape};
use crate::model::idioms;
use crate::syntax::{Field, Kind, Node, string_content};
use crate::transform::{Pair, Parameter, Pattern, Role, Symbol, Template, Transform, Type};
use crate::types::stdlib;

/// A string that names something.
pub(super) struct NamedBy<'m> {
    /// The string.
    pub string: Node<'m>,
    /// What is written in it: `readfp`, or `imp.reload`.
    pub dotted: &'m str,
    /// The object whose attribute it is, if it is one.
    pub object: Option<Node<'m>>,
}

impl<'m> NamedBy<'m> {
    /// The strings of a call that name something.
    fn of(call: Node<'m>) -> Option<Self> {
        let function = call.child(Field::Function)?;
        let is = |name: &str| {
            let rest = function.text().strip_suffix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        let arguments = given(call);
        let value = |index: usize| {
            let one = arguments.get(index)?;
            let plain = |argument: &Argument<'m>| argument.stars == 0 && argument.keyword.is_none();
            plain(one).then_some(one.value)
        };
        // With a default, `getattr` asks whether it is there.
        let names_attribute =
            |(name, detail): (&str, &str)| is(name) && (detail != "default" || arguments.len() < 3);
        if idioms("attribute").any(names_attribute)
            && let Some(string) = value(1)
            && let Some(dotted) = dotted_name(string)
            && !dotted.contains('.')
        {
            return Some(NamedBy { string, dotted, object: value(0) });
        }
        let string = value(0).filter(|_| idioms("dotted").any(|(name, _)| is(name)))?;
        let dotted = dotted_name(string).filter(|dotted| dotted.contains('.'))?;
        Some(NamedBy { string, dotted, object: None })
    }
}

/// The text of a string that is an identifier or several with dots between.
fn dotted_name(string: Node<'_>) -> Option<&str> {
    let content = string_content(string)?;
    let text = &string.tree().text()[content];
    let is_name = |part: &str| {
        part.chars().all(|c| c.is_alphanumeric() || c == '_')
            && part.chars().next().is_some_and(|c| !c.is_numeric())
    };
    text.split('.').all(is_name).then_some(text)
}

impl<'f> Finder<'f> {
    /// The strings of the file that name something and hold one of the words.
    pub(super) fn named(&self, is_word: impl Fn(&str) -> bool) -> Vec<NamedBy<'f>> {
        let calls = self.module.tree.root().descendants().filter(|node| node.kind() == Kind::Call);
        calls.filter_map(NamedBy::of).filter(|name| name.dotted.split('.').any(&is_word)).collect()
    }

    /// Holds a pattern against a name in a string.
    pub(super) fn named_at<'c>(
        &self,
        transform: &'c Transform,
        pair: &'c Pair,
        name: &NamedBy<'f>,
    ) -> Option<Match<'c, 'f>> {
        let Pattern::Expression(template) = &pair.before else {
            return None;
        };
        if keeps_function(pair) {
            return None;
        }
        let top = template.nodes().next()?;
        let top = if top.kind() == Kind::Call { top.child(Field::Function)? } else { top };
        let mut attempt = Attempt::new(pair);
        let fits = match template.role(top) {
            Some(Role::Symbol(symbol)) => self.names_symbol(template, symbol, name, pair, &mut attempt),
            None if top.kind() == Kind::Attribute => {
                self.names_member(template, top, pair, name, &mut attempt)
            }
            _ => false,
        };
        if !fits {
            return None;
        }
        self.constrain(transform, pair, name.string, Shape::Named, attempt, Vec::new())
    }

    /// Whether the string names a symbol: by itself, or as what an object that is a module holds.
    fn names_symbol(
        &self,
        template: &Template,
        symbol: &Symbol,
        name: &NamedBy<'f>,
        pair: &Pair,
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
        // Where an import only gets another name, a module whose names are told in strings keeps its own.
        if renames_in_place(pair) && !names.reasons.is_empty() {
            return false;
        }
        let certain = names.certain && names.names.iter().all(is_it);
        attempt.symbols.push((name.string, symbol.clone(), certain));
        attempt.doubt = names.doubt;
        attempt.reasons.push(self.module.reason(name.string, how));
        attempt.reasons.extend(names.reasons);
        true
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
fn is_class_of(class: &str, parameter: &Parameter) -> bool {
    parameter.types.iter().any(|kind| match kind {
        Type::Instance(wanted) | Type::Class(wanted) => {
            is_same(class, wanted)
                || stdlib::ancestors(stdlib::canonical(class)).contains(&stdlib::canonical(wanted))
        }
        _ => false,
    })
}
