//! Methods that are found by their names: `visit_Num` and its like, which nobody calls any more.

use super::{Context, Found, Native, report};
use crate::syntax::{Field, Kind, Node};
use crate::transform::TokenContext;

const METHODS: [&str; 5] = ["visit_Bytes", "visit_Ellipsis", "visit_NameConstant", "visit_Num", "visit_Str"];

pub(super) const NATIVE: Native =
    Native { place: TokenContext::Name, ..Native::new("constant_visitors", find) };

fn find(context: &Context<'_>) -> Vec<Found> {
    let nodes = context.module.tree.root().descendants();
    let methods = nodes.filter(|node| node.kind() == Kind::FunctionDefinition);
    methods.filter_map(|method| at(context, method)).collect()
}

fn at(context: &Context<'_>, method: Node<'_>) -> Option<Found> {
    let name = method.child(Field::Name).filter(|name| METHODS.contains(&name.text()))?;
    let class = method.enclosing(&[Kind::ClassDefinition, Kind::FunctionDefinition])?;
    let body = class.child(Field::Body).filter(|_| class.kind() == Kind::ClassDefinition)?;
    let is_new = |node: Node<'_>| {
        node.kind() == Kind::FunctionDefinition
            && node.child(Field::Name).is_some_and(|name| name.text() == "visit_Constant")
    };
    if body.descendants().any(is_new) || !context.inference.class(class).derives_from("ast.NodeVisitor") {
        return None;
    }
    let advice = format!(
        "From Python 3.14 on nobody calls it: write a `visit_Constant` that looks at `node.value` and calls `{}`.",
        name.text()
    );
    report(context, name, &advice, Vec::new())
}
