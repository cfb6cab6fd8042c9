//! Iterators of `itertools` that are copied or pickled: asked without a look at other files and without
//! the type checker, since copies are everywhere and few of them are of iterators.

use memchr::memmem;

use super::{Context, Found, Native, report};
use crate::matching::given;
use crate::syntax::{Field, Kind, Node};
use crate::text::Pieces;
use crate::transform::TokenContext;
use crate::types::Value;

/// What copies or pickles its first argument.
const COPIERS: [&str; 4] = ["copy.copy", "copy.deepcopy", "pickle.dump", "pickle.dumps"];

pub(super) const NATIVE: Native =
    Native { place: TokenContext::Name, may_find, ..Native::new("itertools_copy", find) };

/// A call of what copies, or an import of it.
fn may_find(text: &[u8], _pieces: &Pieces) -> bool {
    let signs: [&[u8]; 5] = [b"deepcopy", b"pickle", b"copy.copy", b"copy as ", b"from copy"];
    signs.iter().any(|sign| memmem::find(text, sign).is_some())
}

fn find(context: &Context<'_>) -> Vec<Found> {
    let calls = context.module.tree.root().descendants().filter(|node| node.kind() == Kind::Call);
    calls.filter_map(|call| at(context, call)).collect()
}

fn at(context: &Context<'_>, call: Node<'_>) -> Option<Found> {
    let function = call.child(Field::Function)?;
    let word = function.child(Field::Attribute).map(Node::text);
    // A method of another name is not worth a look.
    if word.is_some_and(|word| !COPIERS.iter().any(|copier| copier.ends_with(word))) {
        return None;
    }
    let names = context.world.names(context.module, function);
    let first = given(call).into_iter().next().filter(|first| first.stars == 0)?;
    if !COPIERS.contains(&names.only()?) {
        return None;
    }
    let inferred = context.inference.value_nearby(first.value);
    let is_iterator =
        |value: &Value| matches!(value, Value::Instance(class) if class.qualified.starts_with("itertools."));
    if inferred.values.is_empty() || !inferred.values.iter().all(is_iterator) {
        return None;
    }
    let advice = "It raises `TypeError` from Python 3.14 on: make a second iterator, or split it with `itertools.tee()`.";
    report(context, call, advice, inferred.reasons)
}
