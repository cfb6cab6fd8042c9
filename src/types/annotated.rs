//! What an annotation says of a value.

use super::Value;
use super::infer::Inference;
use super::inferred::{Inferred, instances};
use crate::model::Module;
use crate::syntax::{Kind, Node};

impl Inference<'_> {
    /// The instances that an annotation allows.
    pub(super) fn annotated(&self, module: &Module, annotation: Node<'_>, depth: usize) -> Inferred {
        let Some(depth) = depth.checked_sub(1) else {
            return Inferred::unknown();
        };
        let node = annotation.unparenthesised();
        match node.kind() {
            Kind::None => Inferred::exactly(Value::None),
            Kind::Identifier | Kind::Attribute => match self.by_names(module, node, depth) {
                Some(found) => instances(found),
                None => Inferred::unknown(),
            },
            Kind::BinaryOperator if node.token(Kind::Bar).is_some() => {
                let mut all = Inferred::nothing();
                for side in node.parts() {
                    all.merge(self.annotated(module, side, depth));
                }
                all
            }
            Kind::Subscript => {
                let head = node.parts().next();
                let names = head.map(|head| self.world.names(module, head));
                let inner = node.parts().nth(1);
                match (names.as_ref().and_then(|n| n.only()), inner) {
                    (Some("typing.Optional"), Some(inner)) => {
                        let mut all = self.annotated(module, inner, depth);
                        all.merge(Inferred::exactly(Value::None));
                        all
                    }
                    _ => Inferred::unknown(),
                }
            }
            _ => Inferred::unknown(),
        }
    }
}
