//! What an annotation says of a value.

use super::Value;
use super::containers::{alternatives, ellipsis};
use super::infer::Inference;
use super::inferred::{Inferred, instances};
use crate::knowledge::stdlib;
use crate::model::Module;
use crate::syntax::{Field, Kind, Node, string_content};

impl Inference<'_> {
    /// The instances that an annotation allows.
    pub(super) fn annotated(&self, module: &Module, annotation: Node<'_>, depth: usize) -> Inferred {
        let Some(depth) = self.below(depth, 1) else {
            return Inferred::unknown();
        };
        let node = annotation.unparenthesised();
        match node.kind() {
            Kind::None => Inferred::exactly(Value::None),
            Kind::Ellipsis => Inferred::exactly(ellipsis()),
            Kind::Identifier | Kind::Attribute => {
                instances(self.by_names(module, node, depth).unwrap_or_else(|| self.nominal(module, node)))
            }
            Kind::String => self.forward(module, node, depth),
            Kind::BinaryOperator if node.token(Kind::Bar).is_some() => {
                self.any_of(module, node.parts(), depth)
            }
            Kind::Subscript => self.parametrised(module, node, depth),
            _ => Inferred::unknown(),
        }
    }

    fn any_of<'n>(
        &self,
        module: &Module,
        annotations: impl Iterator<Item = Node<'n>>,
        depth: usize,
    ) -> Inferred {
        let mut all = Inferred::nothing();
        annotations.for_each(|annotation| all.merge(self.annotated(module, annotation, depth)));
        all
    }

    /// A class or a special form with arguments.
    fn parametrised(&self, module: &Module, node: Node<'_>, depth: usize) -> Inferred {
        let Some(head) = node.child(Field::Value) else { return Inferred::unknown() };
        let names = self.world.names(module, head);
        let is_tuple = |part: Node<'_>| part.kind() == Kind::Tuple;
        let arguments = || {
            node.children_by(Field::Subscript)
                .flat_map(|part| if is_tuple(part) { part.parts().collect() } else { vec![part] })
        };
        let first =
            || arguments().next().map_or_else(Inferred::unknown, |a| self.annotated(module, a, depth));
        let form = names.only().unwrap_or_default();
        match form.trim_start_matches("typing_extensions.").trim_start_matches("typing.") {
            "Optional" => {
                let mut all = first();
                all.merge(Inferred::exactly(Value::None));
                all
            }
            "Union" => self.any_of(module, arguments(), depth),
            "Annotated" | "Final" | "ClassVar" | "Required" | "NotRequired" => first(),
            "Type" | "builtins.type" => {
                let found = first();
                let class = |value| match value {
                    Value::Instance(class) => Value::Class(class),
                    other => other,
                };
                Inferred { values: found.values.into_iter().map(class).collect(), ..found }
            }
            _ => {
                let argument = |argument| alternatives(self.annotated(module, argument, depth));
                let mut found = self.annotated(module, head, depth);
                for value in &mut found.values {
                    if let Value::Instance(class) = value {
                        class.arguments = arguments().map(argument).collect();
                    }
                }
                found
            }
        }
    }

    /// An annotation in quotes, when it is one name: where it is bound, the whole module has been read.
    fn forward(&self, module: &Module, string: Node<'_>, depth: usize) -> Inferred {
        let text = string_content(string).map_or("", |range| &module.tree.text()[range]);
        let Some(names) = self.world.quoted(module, string, text, depth) else {
            let builtin = format!("builtins.{text}");
            return match stdlib::is_class(&builtin) && module.lookup(module.scope_of(string), text).is_none()
            {
                true => Inferred::exactly(Value::Instance(self.stdlib_class(&builtin))),
                false => Inferred::unknown(),
            };
        };
        self.meant(names, depth).map_or_else(Inferred::unknown, instances)
    }
}
