//! Keyword arguments of paths: a pattern cannot ask for at least one of any name.

use super::{Context, Found, Native, report};
use crate::matching::given;
use crate::syntax::Node;
use crate::transform::Place;

const PATHS: [&str; 3] = ["pathlib.Path", "pathlib.PosixPath", "pathlib.WindowsPath"];

pub(super) const NATIVE: Native = Native { place: Place::Use, ..Native::new("path_keywords", find) };

fn find(context: &Context<'_>) -> Vec<Found> {
    let calls = context.module.tree.root().descendants().filter(|node| node.kind() == "call");
    calls.filter_map(|call| at(context, call)).collect()
}

fn at(context: &Context<'_>, call: Node<'_>) -> Option<Found> {
    let keyword = given(call).into_iter().find_map(|argument| argument.keyword)?;
    let names = context.world.names(context.module, call.child("function")?);
    if !PATHS.contains(&names.only()?) {
        return None;
    }
    let advice =
        format!("Leave `{}` out: it has never been looked at, and Python 3.14 refuses it.", keyword.text());
    report(context, call, &advice, Vec::new())
}
