//! What functions and methods give: those of the project by their code, those of the standard library by the
//! table of its stubs.

use super::infer::Inference;
use super::inferred::Inferred;
use super::stdlib::{self, Known};
use super::{Class, Value};
use crate::model::Module;
use crate::syntax::{Field, Kind, Node};

impl Inference<'_> {
    /// The result of a function of the project or of the standard library of this dotted name.
    pub(super) fn returned_by(&self, dotted: &str, depth: usize) -> Inferred {
        if let Some((place, definition)) = self.definition(dotted) {
            let module = place.get(self.current);
            return self.returns(module, module.tree.node(definition), depth);
        }
        match dotted.rsplit_once('.').map(|(module, name)| stdlib::known(module, name)) {
            Some(Known::Gives(result)) => self.given(result, None),
            _ => Inferred::unknown(),
        }
    }

    /// The result of a method of a class.
    pub(super) fn returned_by_method(&self, class: &Class, name: &str, depth: usize) -> Inferred {
        for ancestor in &class.ancestors {
            if ancestor.file.is_none() {
                match stdlib::known(&ancestor.qualified, name) {
                    Known::Absent => continue,
                    Known::Gives(result) if class.complete => return self.given(result, Some(class)),
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

    /// What the table of results says that is given by something called on an instance of a class, if it is.
    fn given(&self, result: &str, receiver: Option<&Class>) -> Inferred {
        let mut all = Inferred::nothing();
        for alternative in result.split('|') {
            all.merge(match (alternative, receiver) {
                ("None", _) => Inferred::exactly(Value::None),
                ("Self", Some(class)) => Inferred::exactly(Value::Instance(class.clone())),
                ("Self", None) => Inferred::unknown(),
                (class, _) => Inferred::exactly(Value::Instance(self.stdlib_class(class))),
            });
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
                Value::Instance(class) => all.merge(self.returned_by_method(class, "__enter__", depth)),
                _ => return Inferred::unknown(),
            }
        }
        all
    }
}
