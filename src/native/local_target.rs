//! Functions that a new process cannot get where it does not start as a copy of its parent.

use super::{Context, Found, Native, argument, report};
use crate::model::{BindingKind, ScopeKind};
use crate::syntax::{Field, Kind, Node};
use crate::text::{Pieces, occurrences};
use crate::version::Version;

pub(super) const NATIVE: Native = Native { name: "local_target", find, may_find };

/// The first Python that does not fork by default on Linux.
const FORKS_NO_MORE: Version = Version::new(3, 14);

fn may_find(text: &[u8], _: &Pieces) -> bool {
    occurrences(text, b"target").next().is_some()
}

fn find(context: &Context<'_>) -> Vec<Found> {
    let calls = context.module.tree.of_kind(Kind::Call);
    calls.filter_map(|call| at(context, call)).collect()
}

fn at(context: &Context<'_>, call: Node<'_>) -> Option<Found> {
    let function = call.child(Field::Function)?;
    if context.world.names(context.module, function).only() != Some("multiprocessing.Process") {
        return None;
    }
    let target = argument(call, "target")?;
    let what = local(context, target)?;
    // Who chooses how processes start has made up their mind.
    let path = context.module.source.path();
    if context.world.project().mentioning(&["set_start_method"], path).next().is_some() {
        return None;
    }
    let advice = format!(
        "Where processes start by `forkserver`, as on Linux now, the target is pickled, and {what} cannot be: define a function of the module, or take `multiprocessing.get_context(\"fork\").Process`."
    );
    report(context, target, Some(FORKS_NO_MORE), advice, Vec::new())
}

/// What is no function of a module, in words.
fn local(context: &Context<'_>, target: Node<'_>) -> Option<String> {
    let module = context.module;
    if target.kind() == Kind::Lambda {
        return Some("a lambda".to_owned());
    }
    let (scope, bindings) = module.lookup_at(target).filter(|_| target.kind() == Kind::Identifier)?;
    let is_function = |kind: &BindingKind| matches!(kind, BindingKind::Function(_));
    let are_functions = bindings.iter().all(|id| is_function(&module.binding(*id).kind));
    (are_functions && module.scope_kind(scope) == ScopeKind::Function)
        .then(|| format!("`{}`, a function in a function,", target.text()))
}
