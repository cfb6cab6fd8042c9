//! Where a pair is looked up in a file: the word that leads to a place, and what a call must have written there.

use super::{Callee, Pair, Pattern, Role, Symbol, Template};
use crate::syntax::{Field, Kind, Node};

impl Pair {
    /// The word by which the pattern is looked up, and how many nodes its top is above that word.
    pub fn anchor(&self) -> Option<(&str, usize)> {
        let found = self.found_by.get_or_init(|| self.nearest_word());
        found.map(|(index, height)| (self.prefilter.anchors[index].as_str(), height))
    }

    /// The same, with the word as an index into the anchors.
    fn nearest_word(&self) -> Option<(usize, usize)> {
        let anchors = &self.prefilter.anchors;
        let template = match &self.before {
            Pattern::Expression(template) | Pattern::Statements(template) => template,
            Pattern::Class { .. } => return (!anchors.is_empty()).then_some((0, 1)),
            Pattern::Truth { .. } => return None,
        };
        let number = |node: Node<'_>| {
            let is_name =
                node.kind() == Kind::Identifier && !matches!(template.role(node), Some(Role::Parameter(_)));
            anchors.iter().position(|word| is_name && word == node.text())
        };
        template.nodes().find_map(|top| {
            let height = |node: Node<'_>| {
                let above = || node.ancestors().take_while(|above| above.is_within(top));
                let levels = above().count();
                // A symbol's chain may be one name in the user's file, or longer: the word is at its end.
                let chain = above().filter(|above| template.role(*above).is_some()).count();
                levels + 1 - chain.min(levels)
            };
            let words = top.descendants().filter_map(|node| Some((number(node)?, height(node))));
            let words = words.map(|(word, height)| (word, height, height.max(1) + 1));
            let best = words.reduce(|best, other| if other.1 < best.2 { other } else { best });
            best.map(|(word, _, height)| (word, height))
        })
    }

    /// Whether only the arguments of a call change: the function by itself is as good as ever.
    pub fn keeps_function(&self) -> bool {
        let (Pattern::Expression(before), Some(after)) = (&self.before, &self.after) else {
            return false;
        };
        let function = |template: &Template| {
            let call = template.nodes().next().filter(|node| node.kind() == Kind::Call)?;
            call.child(Field::Function).map(|function| function.text().to_owned())
        };
        let (old, new) = (function(before), function(after));
        old.is_some() && old == new
    }

    /// Whether a symbol is the function of the call that is looked for, and as good as ever by itself.
    pub fn keeps(&self, symbol: &Symbol) -> bool {
        let Pattern::Expression(template) = &self.before else { return false };
        let is_called = matches!(template.callee(), Some((Callee::Symbol(called), true)) if called == symbol);
        is_called && (self.keeps_function() || self.asks_for_written_arguments())
    }

    /// Whether the old code is a symbol, or any call of it, that the new code does without: its import goes too.
    pub fn replaces(&self, symbol: &Symbol) -> bool {
        let Pattern::Expression(before) = &self.before else { return false };
        let is_it = matches!(before.callee(), Some((Callee::Symbol(old), _)) if old == symbol);
        let is_needed = |after: &Template| {
            after.all().any(|node| after.role(node) == Some(&Role::Symbol(symbol.clone())))
        };
        is_it && !self.keeps(symbol) && !self.after.as_ref().is_some_and(is_needed)
    }

    /// Whether a call must have an argument that is spelled out, or, if it is only reported, one by keyword: the
    /// function by itself is as good as ever.
    pub fn asks_for_written_arguments(&self) -> bool {
        let Pattern::Expression(template) = &self.before else { return false };
        let call = template.nodes().next().filter(|node| node.kind() == Kind::Call);
        let arguments = call.and_then(|call| call.child(Field::Arguments)).into_iter().flat_map(Node::parts);
        let is_flag = |value: Node<'_>| matches!(value.kind(), Kind::True | Kind::False | Kind::None);
        let is_asked = |argument: Node<'_>| {
            let is_keyword = argument.kind() == Kind::KeywordArgument;
            let value = argument.child(Field::Value).filter(|_| is_keyword).unwrap_or(argument);
            if self.after.is_some() {
                return is_flag(value);
            }
            match template.role(value) {
                Some(Role::Parameter(index)) => {
                    let parameter = &self.parameters[*index];
                    !parameter.optional && (is_keyword || !parameter.types.is_empty())
                }
                _ => !matches!(argument.kind(), Kind::Splat | Kind::DictionarySplat),
            }
        };
        arguments.into_iter().any(is_asked)
    }
}
