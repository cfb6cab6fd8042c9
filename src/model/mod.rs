//! What a name means at a place: scopes, bindings and imports of a file, the versions for which
//! its code is alive, and, through its neighbours, what the names it imports mean elsewhere.

mod around;
mod bind;
mod callers;
mod guard;
mod held;
mod imported;
mod indexes;
mod moved;
mod names;
mod outline;
mod reaching;
mod scope;
mod versions;
mod world;

pub use callers::{CALLS, Callers};
pub use guard::{Api, Guard, OfModule, guard_of, import_guard};
pub use imported::imported_before;
pub use moved::{current_name, is_removed_module, legacy_module, removed_in, removed_words};
pub use names::Names;
pub use scope::{Binding, BindingId, BindingKind, Module, ScopeId, ScopeKind, is_variable};
pub use versions::{Verdict, VersionSet, alive};
pub use world::{Declared, MENTIONS, Neighbours, Parsed, World};
