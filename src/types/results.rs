//! What functions and methods give: those of the project by their code, those of the standard library by the
//! table of its stubs.

use super::containers::{alternatives, ellipsis, holding};
use super::infer::Inference;
use super::inferred::{Inferred, instances};
use super::{CLASS, Class, Value};
use crate::knowledge::stdlib::{self, Known};
use crate::model::Module;
use crate::syntax::{Field, Kind, Node};

/// A call whose arguments may tell what it gives.
#[derive(Clone, Copy)]
pub(super) struct CallSite<'m> {
    /// The file that it stands in.
    pub module: &'m Module,
    /// The call.
    pub node: Node<'m>,
    /// How many steps its arguments are followed.
    pub depth: usize,
}

impl Inference<'_> {
    /// The result of a function of the project or of the standard library of this dotted name, in a call of it.
    pub(super) fn returned_by(&self, dotted: &str, call: Option<CallSite<'_>>, depth: usize) -> Inferred {
        if let Some(result) = self.told_result(dotted).filter(|told| *told != CLASS) {
            return self.given(result, None, call);
        }
        if let Some((place, definition)) = self.definition(dotted) {
            let module = place.get(self.current);
            return self.returns(module, module.tree.node(definition), depth);
        }
        match dotted.rsplit_once('.').map(|(module, name)| stdlib::known(module, name)) {
            Some(Known::Gives(result)) => self.given(result, None, call),
            _ => Inferred::unknown(),
        }
    }

    /// The result of a method of a class, in a call of it; `None` for one that a statement or an operator makes.
    pub(super) fn returned_by_method(
        &self,
        class: &Class,
        name: &str,
        call: Option<CallSite<'_>>,
        depth: usize,
    ) -> Inferred {
        for ancestor in &class.ancestors {
            if ancestor.file.is_none() {
                match stdlib::known(&ancestor.qualified, name) {
                    Known::Absent => continue,
                    Known::Gives(result) if class.is_known() => return self.given(result, Some(class), call),
                    _ => return Inferred::unknown(),
                }
            }
            let dotted = format!("{}.{name}", ancestor.qualified);
            if let Some((place, definition)) = self.definition(&dotted) {
                let module = place.get(self.current);
                return self.returns(module, module.tree.node(definition), depth);
            }
        }
        Inferred::unknown()
    }

    /// The value of a type in the words of the table of results, of something that is looked up on an instance of a
    /// class, if it is, and called, if it is.
    pub(super) fn given(&self, text: &str, receiver: Option<&Class>, call: Option<CallSite<'_>>) -> Inferred {
        let mut all = Inferred::nothing();
        // Of some functions the number of arguments tells.
        let mut cases = text.split(';').filter_map(|case| case.strip_prefix('(')?.split_once(')'));
        let passed = call.and_then(|call| positional(call.node));
        let by_count = cases.find(|(count, _)| passed.is_some_and(|passed| passed.to_string() == *count));
        let text = match by_count {
            Some((_, text)) => text,
            None if text.starts_with('(') => return Inferred::unknown(),
            None => text,
        };
        for alternative in split(text, '|') {
            all.merge(match (alternative, receiver) {
                ("None", _) => Inferred::exactly(Value::None),
                ("...", _) => Inferred::exactly(ellipsis()),
                ("Self", Some(class)) => {
                    Inferred { exact: false, ..Inferred::exactly(Value::Instance(class.clone())) }
                }
                ("Self" | "?", _) => Inferred::unknown(),
                (variable, _) if variable.starts_with('$') => {
                    let position: Option<usize> = variable[1..].parse().ok();
                    let argument = receiver.zip(position).and_then(|(class, at)| class.arguments.get(at));
                    argument.map_or_else(Inferred::unknown, |argument| holding(argument.clone()))
                }
                (variable, _) if variable.starts_with('@') => {
                    let position = variable[1..].parse().unwrap_or_default();
                    call.map_or_else(Inferred::unknown, |call| self.made_of_argument(call, position))
                }
                (class, _) => {
                    let (name, rest) = class.split_once('[').unwrap_or((class, ""));
                    let given = |argument| alternatives(self.given(argument, receiver, call));
                    let arguments = rest.strip_suffix(']').into_iter().flat_map(|all| split(all, ','));
                    let arguments = arguments.map(given).collect();
                    let value = Value::Instance(Class { arguments, ..self.stdlib_class(name) });
                    Inferred { exact: false, ..Inferred::exactly(value) }
                }
            });
        }
        all
    }

    /// The instances of the class, or of the classes in the tuple, that a call is given at a position.
    fn made_of_argument(&self, call: CallSite<'_>, position: usize) -> Inferred {
        let plain = positional(call.node).is_some_and(|passed| position < passed);
        let list = call.node.child(Field::Arguments).filter(|_| plain);
        let Some(argument) = list.and_then(|list| list.parts().nth(position)) else {
            return Inferred::unknown();
        };
        self.instances_of(call.module, argument, call.depth)
    }

    /// The instances of a class, or of the classes in a tuple.
    pub(super) fn instances_of(&self, module: &Module, classes: Node<'_>, depth: usize) -> Inferred {
        let classes = classes.unparenthesised();
        if classes.kind() != Kind::Tuple {
            return instances(self.infer(module, classes, depth));
        }
        let mut all = Inferred::nothing();
        for class in classes.parts() {
            all.merge(instances(self.infer(module, class, depth)));
        }
        all
    }

    /// What a `with` binds: what `__enter__` gives, or what is closed behind it.
    pub(super) fn entered(&self, module: &Module, context: Node<'_>, depth: usize) -> Inferred {
        let closed = context
            .child(Field::Function)
            .zip(context.child(Field::Arguments).and_then(|list| list.parts().next()));
        if let Some((function, thing)) = closed.filter(|_| context.kind() == Kind::Call)
            && self.world.names(module, function).only() == Some("contextlib.closing")
        {
            return self.infer(module, thing, depth);
        }
        let is_async =
            context.enclosing(&[Kind::WithStatement]).is_none_or(|with| with.token(Kind::KwAsync).is_some());
        let managers = self.infer(module, context, depth);
        if is_async || managers.values.is_empty() {
            return Inferred::unknown();
        }
        let mut all = Inferred { values: Vec::new(), ..managers };
        for manager in &managers.values {
            match manager {
                Value::Instance(class) => all.merge(self.returned_by_method(class, "__enter__", None, depth)),
                _ => return Inferred::unknown(),
            }
        }
        all
    }
}

/// How many arguments a call passes, all by position; `None` if some are passed otherwise.
fn positional(call: Node<'_>) -> Option<usize> {
    let list = call.child(Field::Arguments).filter(|list| list.kind() == Kind::ArgumentList)?;
    let is_plain =
        |part: Node<'_>| !matches!(part.kind(), Kind::Splat | Kind::DictionarySplat | Kind::KeywordArgument);
    list.parts().all(is_plain).then(|| list.parts().count())
}

/// The parts of a text between a separator, but where it stands in brackets.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut open = 0usize;
    text.split(move |c| {
        open = (open + usize::from(c == '[')).saturating_sub(usize::from(c == ']'));
        c == separator && open == 0
    })
}
