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
        let mut node = annotation.unparenthesised();
        if node.kind() == Kind::Type {
            match node.parts().next() {
                Some(inner) => node = inner.unparenthesised(),
                None => return Inferred::unknown(),
            }
        }
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
            Kind::GenericType | Kind::Subscript => {
                let head = node.parts().next();
                let names = head.map(|head| self.world.names(module, head));
                let inner = node.parts().nth(1);
                match (names.as_ref().and_then(|n| n.only()), inner) {
                    (Some("typing.Optional"), Some(inner)) => {
                        let inner = if inner.kind() == Kind::TypeParameter {
                            inner.parts().next()
                        } else {
                            Some(inner)
                        };
                        let mut all =
                            inner.map_or_else(Inferred::unknown, |i| self.annotated(module, i, depth));
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
