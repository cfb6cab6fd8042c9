//! Methods that are found by their names: `visit_Num` and its like, which nobody calls any more.

use super::{Context, Found, Native, report};
use crate::syntax::Node;

const METHODS: [&str; 5] = ["visit_Bytes", "visit_Ellipsis", "visit_NameConstant", "visit_Num", "visit_Str"];

pub(super) const NATIVE: Native = Native { name: "constant_visitors", find, may_find: |_, _| true };

fn find(context: &Context<'_>) -> Vec<Found> {
    let nodes = context.module.tree.root().descendants();
    let methods = nodes.filter(|node| node.kind() == "function_definition");
    methods.filter_map(|method| at(context, method)).collect()
}

fn at(context: &Context<'_>, method: Node<'_>) -> Option<Found> {
    let name = method.child("name").filter(|name| METHODS.contains(&name.text()))?;
    let class = method.enclosing(&["class_definition", "function_definition"])?;
    let body = class.child("body").filter(|_| class.kind() == "class_definition")?;
    let is_new = |node: Node<'_>| {
        node.kind() == "function_definition"
            && node.child("name").is_some_and(|name| name.text() == "visit_Constant")
    };
    if body.descendants().any(is_new) || !context.inference.class(class).derives_from("ast.NodeVisitor") {
        return None;
    }
    let advice = format!(
        "From Python 3.14 on nobody calls it: write a `visit_Constant` that looks at `node.value` and calls `{}`.",
        name.text()
    );
    report(context, name, None, advice, Vec::new())
}
