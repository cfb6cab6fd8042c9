//! What a loop binds, where it goes over what a generator of the project yields.

use super::{Inference, Inferred, Value};
use crate::model::{BindingKind, Module};
use crate::syntax::{Field, Kind, Node};

/// A loop over something, and which item of a tuple is meant, if one is.
struct Loop<'m> {
    iterable: Node<'m>,
    item: Option<usize>,
}

impl Inference<'_> {
    /// The value of a name in the head of a loop.
    pub(super) fn looped(&self, module: &Module, target: Node<'_>, depth: usize) -> Inferred {
        match loop_of(target) {
            Some(found) => self.yielded(module, found, depth, &mut Vec::new()),
            None => Inferred::unknown(),
        }
    }

    /// `open` are the generators that are being asked: one that hands on what it yields itself adds
    /// nothing.
    fn yielded(&self, module: &Module, asked: Loop<'_>, depth: usize, open: &mut Vec<String>) -> Inferred {
        let Some(depth) = depth.checked_sub(1) else {
            return Inferred::unknown();
        };
        let iterable = asked.iterable.unparenthesised();
        if iterable.kind() == Kind::Identifier {
            let Some((scope, bindings)) = module.lookup_at(iterable) else {
                return Inferred::unknown();
            };
            return match module.reaching(iterable, scope, bindings).as_slice() {
                [only] => match &module.binding(*only).kind {
                    BindingKind::Value(value) => {
                        let iterable = module.tree.node(*value);
                        self.yielded(module, Loop { iterable, item: asked.item }, depth, open)
                    }
                    _ => Inferred::unknown(),
                },
                _ => Inferred::unknown(),
            };
        }
        let Some(function) = iterable.child(Field::Function).filter(|_| iterable.kind() == Kind::Call) else {
            return Inferred::unknown();
        };
        let callee = self.infer(module, function, depth);
        let [Value::Function(name)] = callee.values.as_slice() else {
            return Inferred::unknown();
        };
        if open.contains(name) {
            return Inferred::nothing();
        }
        open.push(name.clone());
        let found = self.definition(name).map(|(place, definition)| {
            let module = place.get(self.current);
            self.of_generator(module, module.tree.node(definition), asked.item, depth, open)
        });
        open.pop();
        let mut found = found.unwrap_or_else(Inferred::unknown);
        found.complete &= callee.complete;
        found
    }

    /// The union of what a generator yields; unknown for a function that is none.
    fn of_generator(
        &self,
        module: &Module,
        function: Node<'_>,
        item: Option<usize>,
        depth: usize,
        open: &mut Vec<String>,
    ) -> Inferred {
        let decorated = function.parent().is_some_and(|above| above.kind() == Kind::DecoratedDefinition);
        let Some(body) =
            function.child(Field::Body).filter(|_| !decorated && function.token(Kind::KwAsync).is_none())
        else {
            return Inferred::unknown();
        };
        let mut all = Inferred::nothing();
        let mut any = false;
        let mut below = body.descendants();
        while let Some(node) = below.next() {
            match node.kind() {
                Kind::FunctionDefinition | Kind::ClassDefinition | Kind::Lambda => below.skip_below(node),
                Kind::Yield => {
                    any = true;
                    let found = match node.parts().next() {
                        Some(iterable) if node.token(Kind::KwFrom).is_some() => {
                            self.yielded(module, Loop { iterable, item }, depth, open)
                        }
                        Some(value) => self.item(module, value, item, depth, open),
                        None => Inferred::exactly(Value::None),
                    };
                    all.merge(found);
                }
                _ => {}
            }
        }
        if any { all } else { Inferred::unknown() }
    }

    /// An item of what is yielded, or all of it.
    fn item(
        &self,
        module: &Module,
        value: Node<'_>,
        item: Option<usize>,
        depth: usize,
        open: &mut Vec<String>,
    ) -> Inferred {
        let Some(index) = item else {
            return self.infer(module, value, depth);
        };
        match value.kind() {
            Kind::Tuple | Kind::ExpressionList => match value.parts().nth(index) {
                Some(part) if value.parts().all(|part| part.kind() != Kind::Splat) => {
                    self.infer(module, part, depth)
                }
                _ => Inferred::unknown(),
            },
            Kind::Identifier => {
                let Some((scope, bindings)) = module.lookup_at(value) else {
                    return Inferred::unknown();
                };
                match module.reaching(value, scope, bindings).as_slice() {
                    [only] => match &module.binding(*only).kind {
                        BindingKind::For(iterable) => {
                            let iterable = module.tree.node(*iterable);
                            self.yielded(module, Loop { iterable, item }, depth, open)
                        }
                        _ => Inferred::unknown(),
                    },
                    _ => Inferred::unknown(),
                }
            }
            _ => Inferred::unknown(),
        }
    }
}

/// The loop in whose head a name stands, alone or in a tuple.
fn loop_of(target: Node<'_>) -> Option<Loop<'_>> {
    let above = target.parent()?;
    let is_loop = |node: &Node<'_>| matches!(node.kind(), Kind::ForStatement | Kind::ForInClause);
    if is_loop(&above) && target.field() == Some(Field::Left) {
        return Some(Loop { iterable: above.child(Field::Right)?, item: None });
    }
    let clause = above.parent().filter(is_loop).filter(|_| above.field() == Some(Field::Left))?;
    let plain = matches!(above.kind(), Kind::ExpressionList | Kind::Tuple)
        && above.parts().all(|part| part.kind() == Kind::Identifier);
    let item = above.parts().position(|part| part == target).filter(|_| plain);
    Some(Loop { iterable: clause.child(Field::Right)?, item: Some(item?) })
}
