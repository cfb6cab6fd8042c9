//! What a name means at a place: scopes, bindings and imports of a file, the versions for which
//! its code is alive, and, through its neighbours, what the names it imports mean elsewhere.

mod bind;
mod callers;
mod guard;
mod imported;
mod indexes;
mod module_values;
mod named;
mod names;
mod outline;
mod own_modules;
mod passed_tests;
mod reaching;
mod scope;
mod scope_lookup;
mod subclasses;
pub mod trail;
mod versions;
mod world;

pub use callers::{CALLS, Callers};
pub use guard::{
    Api, Guard, OfModule, guard_of, handler_of_lack, import_guard, import_guards, is_tried, mentions,
};
pub use imported::imported_before;
pub use named::{NamedBy, Replacement, dotted_names};
pub use names::Names;
pub use outline::{Outline, outline};
pub use own_modules::{OWN, is_library, written};
pub use scope::{Binding, BindingId, BindingKind, Module, ScopeId, ScopeKind, is_variable};
pub use subclasses::classes_naming;
pub use versions::{Verdict, VersionSet, reachable_versions};
pub use world::{Alone, Declared, Home, MENTIONS, Mentions, Parsed, ProjectView, Sought, World, is_shared};
