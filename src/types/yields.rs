//! What a loop binds, where it goes over what a generator of the project yields.

use super::{Inference, Inferred, Value};
use crate::model::{Kind, Module};
use crate::syntax::Node;

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
        if iterable.kind() == "identifier" {
            let Some((scope, bindings)) = module.lookup_at(iterable) else {
                return Inferred::unknown();
            };
            return match module.reaching(iterable, scope, bindings).as_slice() {
                [only] => match &module.binding(*only).kind {
                    Kind::Value(value) => {
                        let iterable = module.tree.node(*value);
                        self.yielded(module, Loop { iterable, item: asked.item }, depth, open)
                    }
                    _ => Inferred::unknown(),
                },
                _ => Inferred::unknown(),
            };
        }
        let Some(function) = iterable.child("function").filter(|_| iterable.kind() == "call") else {
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
        let decorated = function.parent().is_some_and(|above| above.kind() == "decorated_definition");
        let Some(body) = function.child("body").filter(|_| !decorated && function.token("async").is_none())
        else {
            return Inferred::unknown();
        };
        let mut all = Inferred::nothing();
        let mut any = false;
        let mut below = body.descendants();
        while let Some(node) = below.next() {
            match node.kind() {
                "function_definition" | "class_definition" | "lambda" => below.skip_below(node),
                "yield" => {
                    any = true;
                    let found = match node.parts().next() {
                        Some(iterable) if node.token("from").is_some() => {
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
            "tuple" | "expression_list" => match value.parts().nth(index) {
                Some(part) if value.parts().all(|part| part.kind() != "list_splat") => {
                    self.infer(module, part, depth)
                }
                _ => Inferred::unknown(),
            },
            "identifier" => {
                let Some((scope, bindings)) = module.lookup_at(value) else {
                    return Inferred::unknown();
                };
                match module.reaching(value, scope, bindings).as_slice() {
                    [only] => match &module.binding(*only).kind {
                        Kind::For(iterable) => {
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
    let is_loop = |node: &Node<'_>| matches!(node.kind(), "for_statement" | "for_in_clause");
    if is_loop(&above) && target.field() == Some("left") {
        return Some(Loop { iterable: above.child("right")?, item: None });
    }
    let clause = above.parent().filter(is_loop).filter(|_| above.field() == Some("left"))?;
    let plain = matches!(above.kind(), "pattern_list" | "tuple_pattern")
        && above.parts().all(|part| part.kind() == "identifier");
    let item = above.parts().position(|part| part == target).filter(|_| plain);
    Some(Loop { iterable: clause.child("right")?, item: Some(item?) })
}
