//! Arguments that do not stand in the call of a function but reach it: by `**options`, or beside the function where
//! it is handed on, as in `partial(json.loads, encoding="utf-8")`.

use super::arguments::given;
use super::finder::Finder;
use crate::knowledge::idiom;
use crate::model::BindingKind;
use crate::syntax::{Field, Kind, Node, string_content};
use crate::transform::{Pair, Pattern, Role, Type};

/// How many names of a dictionary are followed.
const ALIASES: usize = 3;

impl<'f> Finder<'f> {
    /// Where an argument that a pair asks for by keyword is passed to the function at a node, though not in a call of
    /// it: a sentence for people. `None` if no such place is in sight.
    pub(super) fn hidden_argument(&self, pair: &Pair, node: Node<'f>) -> Option<String> {
        let keywords = pair.keywords_asked_for();
        let told = |keyword: &str, place: Node<'_>| {
            let line = self.module.source.line_of(place.start()) + 1;
            format!("`{keyword}` is passed to it by line {line}")
        };
        let find = |place: &dyn Fn(&str) -> Option<Node<'f>>| {
            keywords.iter().find_map(|keyword| place(keyword).map(|place| told(keyword, place)))
        };
        if node.kind() == Kind::Call {
            let stars = || given(node).into_iter().filter(|argument| argument.stars == 2);
            return find(&|keyword| {
                stars().find_map(|argument| self.holds(argument.value, keyword, ALIASES))
            });
        }
        let beside = node.enclosing(&[Kind::ArgumentList])?;
        let caller = beside.parent()?.child(Field::Function)?;
        idiom("hands_on", caller.child(Field::Attribute).unwrap_or(caller).text())?;
        let is_argument = |value: Node<'_>| value == node || value.child(Field::Value) == Some(node);
        if !beside.parts().any(is_argument) {
            return None;
        }
        find(&|keyword| {
            beside.parts().find_map(|part| match part.child(Field::Name) {
                Some(name) if name.text() == keyword => Some(part),
                Some(_) => self.holds(part.child(Field::Value)?, keyword, ALIASES),
                None => self.holds(part, keyword, ALIASES),
            })
        })
    }

    /// The place in this file that puts a key into a dictionary: a display, `dict(key=…)`, `options["key"] = …`, or
    /// for `**options` of a function a call of it.
    fn holds(&self, dictionary: Node<'f>, key: &str, aliases: usize) -> Option<Node<'f>> {
        let dictionary = dictionary.unparenthesised();
        let is_key = |node: Node<'_>| {
            string_content(node).is_some_and(|range| &self.module.source.text()[range] == key)
        };
        let is_keyword = |argument: &Node<'f>| {
            argument.kind() == Kind::KeywordArgument
                && argument.child(Field::Name).is_some_and(|name| name.text() == key)
        };
        match dictionary.kind() {
            Kind::Dictionary => {
                dictionary.parts().find_map(|pair| pair.child(Field::Key).filter(|one| is_key(*one)))
            }
            Kind::Call if dictionary.child(Field::Function)?.text() == "dict" => {
                dictionary.child(Field::Arguments)?.parts().find(is_keyword)
            }
            Kind::Identifier => {
                let name = dictionary.text();
                let (scope, bindings) = self.module.lookup_at(dictionary)?;
                let tree = &self.module.tree;
                let bound = self.module.reaching(dictionary, scope, bindings).into_iter().find_map(|id| {
                    let binding = self.module.binding(id);
                    match binding.kind {
                        BindingKind::Value(value) => {
                            self.holds(tree.node(value), key, aliases.checked_sub(1)?)
                        }
                        BindingKind::Other => {
                            let function = tree.node(binding.node).enclosing(&[Kind::FunctionDefinition])?;
                            let called = function.child(Field::Name)?.text();
                            let calls = self.module.identifiers(called).filter_map(|name| {
                                let above = name.parent()?;
                                let callee = if above.kind() == Kind::Attribute { above } else { name };
                                let call = callee.parent().filter(|call| call.kind() == Kind::Call)?;
                                (callee.field() == Some(Field::Function)).then_some(call)
                            });
                            let is_star = tree.node(binding.node).parent()?.kind() == Kind::DictionarySplat;
                            let mut calls = calls.filter(|_| is_star);
                            calls.find_map(|call| call.child(Field::Arguments)?.parts().find(is_keyword))
                        }
                        _ => None,
                    }
                });
                bound.or_else(|| {
                    self.module.identifiers(name).find_map(|other| {
                        let store = other.parent().filter(|above| above.kind() == Kind::Subscript)?;
                        let is_same = self.module.lookup_at(other).is_some_and(|(found, _)| found == scope);
                        let stored = store.is_stored() && is_same && other.field() == Some(Field::Value);
                        store.parts().skip(1).find(|index| stored && is_key(*index))
                    })
                })
            }
            _ => None,
        }
    }
}

impl Pair {
    /// The keywords by which the pattern's call takes arguments that must be there, whatever they say.
    fn keywords_asked_for(&self) -> Vec<&str> {
        let Pattern::Expression(template) = &self.before else { return Vec::new() };
        let call = template.nodes().next().filter(|node| node.kind() == Kind::Call);
        let asked = call.into_iter().flat_map(given).filter(|argument| match template.role(argument.value) {
            Some(Role::Parameter(index)) => {
                let parameter = &self.parameters[*index];
                let by_text = |kind: &Type| matches!(kind, Type::Text(_) | Type::Literal(_));
                !parameter.optional && !parameter.types.iter().any(by_text)
            }
            _ => false,
        });
        asked.filter_map(|argument| Some(argument.keyword?.text())).collect()
    }
}
