//! Code behind a test of the version of a library: where only older ones come, its old API is right as it is.

use std::sync::Arc;

use super::finder::Finder;
use crate::knowledge::{idiom, is_stdlib_module};
use crate::model::{BindingKind, Module, World};
use crate::syntax::{Field, Kind, Node};
use crate::transform::{Pair, last_part};

/// How many names are followed that stand for a test or for a version.
const NAMES: usize = 3;

impl<'f> Finder<'f> {
    /// Why only versions of Python or of the library that still have the old API run a place, as a clause; `None` if
    /// others do, too.
    pub(super) fn out_of_versions(&self, pair: &Pair, node: Node<'f>) -> Option<String> {
        let outside = self.outside_window((pair.deprecated, pair.removed), node);
        outside.or_else(|| self.for_older_library(pair, node))
    }

    fn for_older_library(&self, pair: &Pair, node: Node<'f>) -> Option<String> {
        let names = pair.names();
        let tops = names.iter().filter_map(|name| name.split_once('.')).map(|(top, _)| top);
        let mut libraries: Vec<&str> = tops.filter(|top| !is_stdlib_module(top)).collect();
        libraries.dedup();
        if libraries.is_empty() {
            return None;
        }
        let tests = self.module.passed_tests(node);
        libraries.into_iter().find_map(|library| {
            let asker = Asker { world: self.world, library };
            let is_old = |(test, holds): &&(Node<'f>, bool)| asker.shows(self.module, *test, *holds, NAMES);
            let (test, _) = tests.iter().find(is_old)?;
            let line = self.module.source.line_of(test.start()) + 1;
            Some(format!("left alone: only older versions of `{library}` come here (line {line})"))
        })
    }
}

/// Who asks for the version of a library.
struct Asker<'a> {
    world: &'a World<'a>,
    library: &'a str,
}

impl Asker<'_> {
    /// Whether a test that came out so shows that the library is older than something. A comparison for equality, or
    /// any other question, shows it both ways.
    fn shows(&self, module: &Module, test: Node<'_>, holds: bool, names: usize) -> bool {
        let test = test.unparenthesised();
        match test.kind() {
            Kind::NotOperator => {
                test.child(Field::Argument).is_some_and(|inner| self.shows(module, inner, !holds, names))
            }
            Kind::BooleanOperator => {
                let mut operands = [test.child(Field::Left), test.child(Field::Right)].into_iter().flatten();
                match test.token(Kind::KwAnd).is_some() == holds {
                    true => operands.any(|operand| self.shows(module, operand, holds, names)),
                    false => operands.all(|operand| self.shows(module, operand, holds, names)),
                }
            }
            Kind::ComparisonOperator => {
                let parts: Vec<Node<'_>> = test.parts().collect();
                let operators: Vec<&str> = test.children_by(Field::Operators).map(Node::text).collect();
                let ([left, right], [operator]) = (parts.as_slice(), operators.as_slice()) else {
                    return self.asks(module, test, names);
                };
                let (by_left, by_right) = (self.asks(module, *left, names), self.asks(module, *right, names));
                let is_less = match *operator {
                    "<" | "<=" => by_left,
                    ">" | ">=" => by_right,
                    _ => return by_left || by_right,
                };
                (by_left || by_right) && is_less == holds
            }
            Kind::Identifier | Kind::Attribute => {
                self.valued(module, test, names, &|module, value| self.shows(module, value, holds, names - 1))
            }
            _ => self.asks(module, test, names),
        }
    }

    /// Whether the version of the library stands in an expression, perhaps by way of a name.
    fn asks(&self, module: &Module, node: Node<'_>, names: usize) -> bool {
        let is_library = |text: &str| text.eq_ignore_ascii_case(self.library);
        node.descendants().any(|part| match part.kind() {
            Kind::Attribute | Kind::Identifier if part.field() != Some(Field::Attribute) => {
                let found = self.world.names(module, part).names;
                let is_version = |name: &String| {
                    let parts: Vec<&str> = name.split('.').collect();
                    let (top, last) = match parts.as_slice() {
                        [top, last] => (*top, *last),
                        [top, middle, last] if middle.contains("version") => (*top, *last),
                        _ => return false,
                    };
                    is_library(top) && idiom("library_version", last).is_some()
                };
                found.iter().any(is_version)
                    || self.valued(module, part, names, &|module, value| self.asks(module, value, names - 1))
            }
            // `version("numpy")` of `importlib.metadata`.
            Kind::Call => {
                let called = part.child(Field::Function).map_or("", |function| last_part(function.text()));
                let first = part.child(Field::Arguments).and_then(|arguments| arguments.parts().next());
                idiom("version_of", called).is_some()
                    && first.is_some_and(|name| is_library(name.text().trim_matches(['"', '\''])))
            }
            _ => false,
        })
    }

    /// What holds of the value of a name that is bound once, in this file or in the one that it is imported from.
    fn valued(
        &self,
        module: &Module,
        node: Node<'_>,
        names: usize,
        holds: &dyn Fn(&Module, Node<'_>) -> bool,
    ) -> bool {
        if names == 0 || node.kind() != Kind::Identifier {
            return false;
        }
        let only = |module: &Module, bindings: &[_]| match bindings {
            [only] => Some(module.binding(*only).kind.clone()),
            _ => None,
        };
        let own = module.lookup(module.scope_of(node), node.text());
        match own.and_then(|(_, bindings)| only(module, bindings)) {
            Some(BindingKind::Value(value)) => holds(module, module.tree.node(value)),
            Some(BindingKind::From { module: from, name }) => {
                let other: Option<Arc<Module>> = self.world.module(&from, module.source.path());
                other.is_some_and(|other| {
                    let value = only(&other, other.in_scope(other.top(), &name));
                    matches!(value, Some(BindingKind::Value(value)) if holds(&other, other.tree.node(value)))
                })
            }
            _ => false,
        }
    }
}
