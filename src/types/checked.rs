//! stub
use super::Inferred;
use crate::model::{Module, World};
use crate::syntax::Node;
/// stub
pub fn oracle<'a>(_world: &'a World<'a>) -> impl Fn(&Module, Node<'_>) -> Inferred + 'a {
    |_, _| Inferred::unknown()
}
