//! What containers hold: displays and comprehensions, and what iterating, subscripting and unpacking them gives.

use super::infer::Inference;
use super::inferred::Inferred;
use super::{Class, Value};
use crate::knowledge::stdlib::{self, Known};
use crate::model::Module;
use crate::syntax::{Field, Kind, Node, string_value};

/// A display with more items is not looked through: it is a table of data.
const ITEMS: usize = 60;

/// The containers that can be changed after they were made.
const MUTABLE: [&str; 4] = ["builtins.list", "builtins.set", "builtins.dict", "collections.deque"];

/// What goes over an argument, or makes a container.
const GATHERING: [&str; 16] = [
    "list",
    "set",
    "dict",
    "frozenset",
    "tuple",
    "deque",
    "reversed",
    "enumerate",
    "sorted",
    "iter",
    "filter",
    "zip",
    "next",
    "min",
    "max",
    "getattr",
];

impl Inference<'_> {
    /// The value of a display or a comprehension; `None` for any other node.
    pub(super) fn display(&self, module: &Module, node: Node<'_>, depth: usize) -> Option<Inferred> {
        let parts = || node.parts().filter(|part| part.kind() != Kind::Comment);
        let is_long = || parts().count() > ITEMS;
        let body = |part: Field| {
            node.child(Field::Body).map_or_else(unknown, |body| match body.kind() {
                Kind::Pair => {
                    body.child(part).map_or_else(unknown, |part| self.alternatives(module, part, depth))
                }
                _ => self.alternatives(module, body, depth),
            })
        };
        let items =
            || -> Vec<Vec<Value>> { parts().map(|part| self.alternatives(module, part, depth)).collect() };
        let pairs = |field: Field| {
            let of = |part: Node<'_>| match part.child(field).filter(|_| part.kind() == Kind::Pair) {
                Some(part) => self.alternatives(module, part, depth),
                None => unknown(),
            };
            union(parts().map(of))
        };
        let (class, arguments) = match node.kind() {
            Kind::List | Kind::Set | Kind::Tuple | Kind::ExpressionList | Kind::Dictionary if is_long() => {
                (class_of_display(node)?, Vec::new())
            }
            Kind::List | Kind::Set => (class_of_display(node)?, vec![union(items().into_iter())]),
            Kind::Tuple | Kind::ExpressionList if parts().any(|part| part.kind() == Kind::Splat) => {
                ("builtins.tuple", vec![union(items().into_iter()), vec![ellipsis()]])
            }
            Kind::Tuple | Kind::ExpressionList => ("builtins.tuple", items()),
            Kind::Dictionary => ("builtins.dict", vec![pairs(Field::Key), pairs(Field::Value)]),
            Kind::ListComprehension | Kind::SetComprehension => {
                (class_of_display(node)?, vec![body(Field::Value)])
            }
            Kind::DictionaryComprehension => ("builtins.dict", vec![body(Field::Key), body(Field::Value)]),
            Kind::GeneratorExpression => ("collections.abc.Generator", vec![body(Field::Value)]),
            _ => return None,
        };
        Some(self.container(class, arguments))
    }

    /// A new container of the library.
    pub(super) fn container(&self, class: &str, arguments: Vec<Vec<Value>>) -> Inferred {
        let fresh = MUTABLE.contains(&class);
        Inferred::exactly(Value::Instance(Class { arguments, fresh, ..self.stdlib_class(class) }))
    }

    /// The alternatives of an expression that is put into a container, with [`Value::Unknown`] where there may be
    /// others.
    fn alternatives(&self, module: &Module, node: Node<'_>, depth: usize) -> Vec<Value> {
        let splat = node.parts().next().filter(|_| node.kind() == Kind::Splat);
        alternatives(match splat {
            Some(iterable) => self.each(module, iterable, depth),
            None => self.infer(module, node, depth),
        })
    }

    /// What a loop over an expression binds.
    pub(super) fn each(&self, module: &Module, iterable: Node<'_>, depth: usize) -> Inferred {
        self.elements(self.infer(module, iterable, depth), depth)
    }

    /// What iterating gives.
    fn elements(&self, iterables: Inferred, depth: usize) -> Inferred {
        self.of_each(iterables, |value| match value {
            Value::Instance(class) => self.element(class, depth),
            Value::Class(class) if class.derives_from("enum.Enum") => {
                Inferred::exactly(Value::Instance(class.clone()))
            }
            _ => Inferred::unknown(),
        })
    }

    fn element(&self, class: &Class, depth: usize) -> Inferred {
        let class = &self.tuple_behind(class);
        match class.arguments.as_slice() {
            [items, rest] if is_tuple(class) && is_ellipsis(rest) => holding(items.clone()),
            items if is_tuple(class) && !items.is_empty() => holding(union(items.iter().cloned())),
            _ => {
                let iterators = self.returned_by_method(class, "__iter__", None, depth);
                self.of_each(iterators, |value| match value {
                    Value::Instance(iterator) => self.returned_by_method(iterator, "__next__", None, depth),
                    _ => Inferred::unknown(),
                })
            }
        }
    }

    /// The value of a subscript.
    pub(super) fn subscripted(&self, module: &Module, node: Node<'_>, depth: usize) -> Inferred {
        let (Some(value), Some(index)) = (node.child(Field::Value), node.child(Field::Subscript)) else {
            return Inferred::unknown();
        };
        let several = node.children_by(Field::Subscript).nth(1).is_some();
        self.of_each(self.infer(module, value, depth), |value| match value {
            Value::Class(class) if class.derives_from("enum.Enum") => {
                Inferred::exactly(Value::Instance(class.clone()))
            }
            Value::Instance(class) if index.kind() == Kind::Slice => match class.arguments.as_slice() {
                [items] if !is_tuple(class) && class.qualified == "builtins.list" => {
                    self.container("builtins.list", vec![items.clone()])
                }
                _ => Inferred::unknown(),
            },
            Value::Instance(class) => match self.tuple_behind(class) {
                tuple if is_tuple(&tuple) && !several => self.item(&tuple, position(index)),
                class => self.returned_by_method(&class, "__getitem__", None, depth),
            },
            _ => Inferred::unknown(),
        })
    }

    /// The tuple that a named tuple of the library is; any other class as it is.
    fn tuple_behind(&self, class: &Class) -> Class {
        let Known::Holds(tuple) = stdlib::known(&class.qualified, "*") else { return class.clone() };
        let found = self.given(tuple, None, None).values.pop();
        found.and_then(|value| value.instance().cloned()).unwrap_or_else(|| class.clone())
    }

    /// An item of a tuple: the one at a position, if that is known.
    fn item(&self, class: &Class, position: Option<usize>) -> Inferred {
        match (class.arguments.as_slice(), position) {
            ([items, rest], _) if is_ellipsis(rest) => holding(items.clone()),
            (items, Some(position)) => {
                items.get(position).map_or_else(Inferred::unknown, |i| holding(i.clone()))
            }
            (items, None) if !items.is_empty() => holding(union(items.iter().cloned())),
            _ => Inferred::unknown(),
        }
    }

    /// The value of a name in the head of a loop, or among targets that something is unpacked into.
    pub(super) fn unpacked(&self, module: &Module, target: Node<'_>, depth: usize) -> Inferred {
        let Some(depth) = self.below(depth, 1) else { return Inferred::unknown() };
        let Some((mut found, path)) = self.unpacks(module, target, depth) else { return Inferred::unknown() };
        for position in path.into_iter().rev() {
            found = self.of_each(found, |value| match value {
                Value::Instance(class) => match self.tuple_behind(class) {
                    tuple if is_tuple(&tuple) => self.item(&tuple, Some(position)),
                    class => self.element(&class, depth),
                },
                _ => Inferred::unknown(),
            });
        }
        found
    }

    /// What is unpacked into the targets around a name, and the positions that lead to the name, innermost first.
    fn unpacks(&self, module: &Module, target: Node<'_>, depth: usize) -> Option<(Inferred, Vec<usize>)> {
        let mut path = Vec::new();
        let mut at = target;
        loop {
            let above = at.parent()?;
            let is_target = at.field() == Some(Field::Left);
            match above.kind() {
                Kind::ExpressionList | Kind::Tuple | Kind::List => {
                    let mut before = above.parts().take_while(|part| *part != at);
                    if before.any(|part| part.kind() == Kind::Splat) {
                        return None;
                    }
                    path.push(above.parts().position(|part| part == at)?);
                }
                Kind::ForStatement | Kind::ForInClause
                    if is_target && above.token(Kind::KwAsync).is_none() =>
                {
                    return Some((self.each(module, above.child(Field::Right)?, depth), path));
                }
                Kind::Assignment if is_target => {
                    let mut value = above.child(Field::Right)?;
                    while value.kind() == Kind::Assignment {
                        value = value.child(Field::Right)?;
                    }
                    return Some((self.infer(module, value, depth), path));
                }
                Kind::ParenthesizedExpression => {}
                Kind::WithItem if at.field() == Some(Field::Alias) => {
                    return Some((self.entered(module, above.child(Field::Value)?, depth), path));
                }
                _ => return None,
            }
            at = above;
        }
    }

    /// What a builtin returns that goes over its arguments, and the containers that are made of others.
    pub(super) fn gathered(
        &self,
        module: &Module,
        call: Node<'_>,
        function: Node<'_>,
        depth: usize,
    ) -> Option<Inferred> {
        let last = function.text().rsplit('.').next()?;
        let names = GATHERING.contains(&last).then(|| self.world.names(module, function))?;
        let callee = names.only()?;
        let list = call.child(Field::Arguments)?;
        let Some(first) = list.parts().next() else {
            let width = if callee == "builtins.dict" { 2 } else { 1 };
            return MUTABLE.contains(&callee).then(|| self.container(callee, vec![Vec::new(); width]));
        };
        let plain = |part: Node<'_>| {
            !matches!(part.kind(), Kind::Splat | Kind::DictionarySplat | Kind::KeywordArgument)
        };
        let each = |iterable: Node<'_>| self.each(module, iterable, depth);
        // The argument of `f(x for x in y)` stands without parentheses of its own.
        let first = if list.kind() == Kind::GeneratorExpression { list } else { first };
        if !plain(first) {
            return None;
        }
        Some(match callee {
            "builtins.getattr" => {
                let mut others = list.parts().skip(1);
                let name = others.next().and_then(string_value)?;
                let mut found = self.taken_from(module, first, &name, depth);
                others.for_each(|default| found.merge(self.infer(module, default, depth)));
                found
            }
            "builtins.list" | "builtins.set" | "builtins.frozenset" | "builtins.reversed"
            | "builtins.enumerate" | "collections.deque" => {
                self.container(callee, vec![alternatives(each(first))])
            }
            "builtins.sorted" => self.container("builtins.list", vec![alternatives(each(first))]),
            "builtins.iter" => self.container("collections.abc.Iterator", vec![alternatives(each(first))]),
            "builtins.filter" => {
                let iterable = list.parts().nth(1).filter(|part| plain(*part))?;
                self.container(callee, vec![alternatives(each(iterable))])
            }
            "builtins.tuple" => self.container(callee, vec![alternatives(each(first)), vec![ellipsis()]]),
            "builtins.zip"
                if list.parts().all(|part| plain(part) || part.kind() == Kind::KeywordArgument) =>
            {
                let items =
                    list.parts().filter(|part| plain(*part)).map(|part| alternatives(each(part))).collect();
                let item = alternatives(self.container("builtins.tuple", items));
                self.container(callee, vec![item])
            }
            "builtins.next" => {
                let default = list.parts().nth(1).map(|default| self.infer(module, default, depth));
                let mut found = self.of_each(self.infer(module, first, depth), |value| match value {
                    Value::Instance(class) => self.returned_by_method(class, "__next__", None, depth),
                    _ => Inferred::unknown(),
                });
                default.into_iter().for_each(|default| found.merge(default));
                found
            }
            "builtins.min" | "builtins.max" if list.parts().filter(|part| plain(*part)).count() == 1 => {
                each(first)
            }
            _ => return None,
        })
    }

    /// The union of what is made of each alternative, but of `None`, which nothing is made of.
    fn of_each(&self, all: Inferred, make: impl Fn(&Value) -> Inferred) -> Inferred {
        let mut found = Inferred { values: Vec::new(), ..all.clone() };
        for value in all.values.iter().filter(|value| **value != Value::None) {
            found.merge(make(value));
        }
        // What is taken out of a container is there for the same reasons as the container.
        if found.reasons.is_empty() {
            found.reasons = all.reasons;
        }
        found
    }
}

/// What is known of a value once it has a name: somebody may have put more into a container that was made here.
pub(super) fn kept(mut found: Inferred) -> Inferred {
    for value in &mut found.values {
        let Value::Instance(class) = value else { continue };
        if std::mem::take(&mut class.fresh) {
            for argument in class.arguments.iter_mut().filter(|argument| !argument.contains(&Value::Unknown))
            {
                argument.push(Value::Unknown);
            }
        }
    }
    found
}

/// The alternatives of an answer as the type argument of a container.
pub(super) fn alternatives(found: Inferred) -> Vec<Value> {
    let open = !found.complete || found.likely;
    found.values.into_iter().chain(open.then_some(Value::Unknown)).collect()
}

/// The answer that a type argument of a container is.
pub(super) fn holding(argument: Vec<Value>) -> Inferred {
    let complete = !argument.contains(&Value::Unknown);
    let values = argument.into_iter().filter(|value| *value != Value::Unknown).collect();
    Inferred { values, complete, ..Inferred::unknown() }
}

fn unknown() -> Vec<Value> {
    vec![Value::Unknown]
}

fn union(all: impl Iterator<Item = Vec<Value>>) -> Vec<Value> {
    let mut union: Vec<Value> = Vec::new();
    for value in all.flatten() {
        if !union.contains(&value) {
            union.push(value);
        }
    }
    union
}

fn is_tuple(class: &Class) -> bool {
    class.qualified == "builtins.tuple"
}

/// What stands behind the type of the items of a tuple of any length, as in `tuple[int, ...]`.
pub(super) fn ellipsis() -> Value {
    Value::Other("ellipsis".to_owned())
}

fn is_ellipsis(argument: &[Value]) -> bool {
    matches!(argument, [value] if *value == ellipsis())
}

/// The position that a literal subscript stands for, counted from the start.
fn position(index: Node<'_>) -> Option<usize> {
    index.text().parse().ok().filter(|_| index.kind() == Kind::Integer)
}

fn class_of_display(node: Node<'_>) -> Option<&'static str> {
    Some(match node.kind() {
        Kind::List | Kind::ListComprehension => "builtins.list",
        Kind::Set | Kind::SetComprehension => "builtins.set",
        Kind::Tuple | Kind::ExpressionList => "builtins.tuple",
        Kind::Dictionary => "builtins.dict",
        _ => return None,
    })
}
