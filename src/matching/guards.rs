//! Whether code is guarded against the lack of an API: by a test, by the other arm of a `try`, or by the fallback of
//! an import. A guard has a direction: what runs where something else fails is guarded only if that works on new
//! Pythons.

use super::constraints::root;
use super::expression::is_same;
use super::finder::Finder;
use super::pattern_queries::words;
use crate::knowledge::stdlib::{self, Known};
use crate::knowledge::{idiom, is_removed_module, is_stdlib_module, removed_in};
use crate::model::{
    Api, BindingKind, Guard, OfModule, guard_of, import_guard, import_guards, is_tried, mentions,
};
use crate::syntax::{Field, Kind, Node, NodeId};
use crate::transform::{Pair, Role, Symbol, Transform};

/// Whether a place is guarded, with the reason as a clause.
pub(super) enum Guarded {
    /// The code is right as it is.
    Yes(String),
    /// A guard is there, but new Pythons run the place all the same.
    Fallback(String),
    No,
}

impl<'f> Finder<'f> {
    /// Whether a use of an API is guarded, or the imports of the names that it begins with.
    pub(super) fn guarded(
        &self,
        node: Node<'f>,
        transform: &Transform,
        pair: &Pair,
        symbols: &[(Node<'f>, Symbol, bool)],
    ) -> Guarded {
        let (_, new) = words(transform, pair);
        let by_guard = self.guard(node, transform, pair, symbols).map(|guard| self.judged(&guard, &new));
        let mut by_imports = symbols
            .iter()
            .filter_map(|(place, symbol, certain)| self.fallback(*place, symbol, *certain, pair));
        match by_guard {
            Some(Guarded::Yes(why)) => Guarded::Yes(why),
            // What runs on new Pythons all the same is changed like other code.
            _ => {
                let by_name = || self.guarded_assignment(transform, pair, symbols);
                by_imports.next().or_else(by_name).unwrap_or(Guarded::No)
            }
        }
    }

    /// Whether a name got its API by an assignment that is guarded: `try: clock = time.clock`.
    fn guarded_assignment(
        &self,
        transform: &Transform,
        pair: &Pair,
        symbols: &[(Node<'f>, Symbol, bool)],
    ) -> Option<Guarded> {
        symbols.iter().find_map(|(place, symbol, _)| {
            let (_, bindings) = self.module.lookup_at(*place).filter(|_| place.kind() == Kind::Identifier)?;
            bindings.iter().find_map(|id| {
                let BindingKind::Value(value) = self.module.binding(*id).kind else { return None };
                let value = self.module.tree.node(value);
                let names = self.world.names(self.module, value).names;
                names.iter().find(|name| is_same(name, &symbol.qualified))?;
                let guard = self.guard(value, transform, pair, &[(value, symbol.clone(), true)])?;
                let judged = self.judged(&guard, &words(transform, pair).1);
                matches!(judged, Guarded::Yes(_)).then_some(judged)
            })
        })
    }

    /// Whether an import is guarded.
    pub(super) fn guarded_import(&self, item: Node<'f>) -> Guarded {
        import_guard(self.module, item).map_or(Guarded::No, |guard| self.judged(&guard, &[]))
    }

    /// Whether a guard guards.
    fn judged(&self, guard: &Guard, new: &[&str]) -> Guarded {
        if guard.preferred.is_none_or(|body| self.works(body, new)) {
            return Guarded::Yes(format!("left alone: {} (line {})", guard.text, guard.line));
        }
        Guarded::Fallback(format!(
            "the `try` on line {} falls back to this on new Pythons as well: replace the fallback or remove it",
            guard.line
        ))
    }

    /// The guard around a use of an API, whose symbols stand where the pattern has them.
    fn guard(
        &self,
        node: Node<'_>,
        transform: &Transform,
        pair: &Pair,
        symbols: &[(Node<'_>, Symbol, bool)],
    ) -> Option<Guard> {
        let companions = || transform.companions.keys().map(|spelled| spelled.trim_start_matches('.'));
        let of_module = |node: Node<'_>| {
            let is_name =
                matches!(node.kind(), Kind::Identifier | Kind::Attribute | Kind::Call | Kind::Subscript);
            let names = is_name.then(|| self.world.names(self.module, node))?;
            let of = |name: &str| {
                let is_placed = |part: &str| companions().any(|stem| part.trim_end_matches('_') == stem);
                name.split('.').next() == pair.module() || name.split('.').any(is_placed)
            };
            // Only of a companion is it sure that it does not stand there as the newer one that may be missing; and
            // changes that are made one by one end where all at once do.
            let certain = || companions().next().is_some() && names.only().is_some_and(of);
            names.names.iter().any(|name| of(name)).then(certain)
        };
        let is_name_of_module = symbols.iter().any(|(place, symbol, _)| {
            symbol.qualified != symbol.module
                && (*place == node || node.child(Field::Function) == Some(*place))
        });
        let (old, new) = words(transform, pair);
        let both = symbols.iter().find_map(|(place, ..)| self.stored_beside(*place, &new));
        if both.is_some() {
            return both;
        }
        let of_module = is_name_of_module.then_some(&of_module as OfModule<'_>);
        guard_of(self.module, node, &Api { old: &old, new: &new, of_module })
    }

    /// The store of a new name in the function that stores an old one: it serves the Pythons of both.
    fn stored_beside(&self, old: Node<'_>, new: &[&str]) -> Option<Guard> {
        let scope = old.is_stored().then(|| self.module.scope_of(old))?;
        let stores = new.iter().flat_map(|word| self.module.identifiers(word));
        let attributes = stores.filter_map(Node::parent).filter(|above| above.kind() == Kind::Attribute);
        let is_set = |at: &Node<'_>| at.is_stored() && at.statement().kind() != Kind::DeleteStatement;
        let beside = attributes.filter(is_set).find(|at| self.module.scope_of(*at) == scope)?;
        let line = self.module.source.line_of(beside.start()) + 1;
        Some(Guard { line, text: "the new name is set as well".to_owned(), preferred: None })
    }

    /// Whether the import by which a symbol came has a fallback for just the case that it is gone, and then whether
    /// that covers this use.
    fn fallback(&self, place: Node<'f>, symbol: &Symbol, certain: bool, pair: &Pair) -> Option<Guarded> {
        let mut base = place.unparenthesised();
        while base.kind() == Kind::Attribute {
            base = base.child(Field::Object)?.unparenthesised();
        }
        if base.kind() != Kind::Identifier {
            return import_guard(self.module, base).map(|guard| self.judged(&guard, &[]));
        }
        let (_, bindings) = self.module.lookup(self.module.scope_of(base), base.text())?;
        let bindings = bindings.iter().map(|id| self.module.binding(*id));
        let is_it = |module: &str, name: &str| is_same(&format!("{module}.{name}"), &symbol.qualified);
        // Where an import that nothing guards has failed already, no other one is a fallback.
        if self.certain_import(base, symbol).is_some() {
            return None;
        }
        bindings.into_iter().find_map(|binding| {
            let may_fail = match &binding.kind {
                BindingKind::From { module, name } => {
                    // The function is there, whatever it takes.
                    is_removed_module(module) || !pair.keeps(symbol) && is_it(module, name)
                }
                BindingKind::Import { module, .. } => is_removed_module(module),
                BindingKind::Value(value) => {
                    let value = self.module.tree.node(*value).unparenthesised();
                    self.world.imported_module(self.module, value).is_some_and(is_removed_module)
                }
                _ => false,
            };
            let item = self.module.tree.node(binding.node);
            let guard = import_guard(self.module, item).filter(|_| may_fail)?;
            Some(match self.judged(&guard, &[]) {
                Guarded::Yes(_) if certain && !self.is_covered(place, item) => Guarded::Fallback(format!(
                    "`{}` may be missing here: its import has a fallback (line {}), and this use does not ask for it",
                    base.text(),
                    guard.line
                )),
                // It is told of where it is imported.
                Guarded::Fallback(why) if !certain => Guarded::Yes(why),
                judged => judged,
            })
        })
    }

    /// The import of a symbol by name that has run wherever code comes to a name that it gives its value: nothing guards
    /// it, and the name stands in its block.
    pub(super) fn certain_import(&self, base: Node<'f>, symbol: &Symbol) -> Option<Node<'f>> {
        let (_, bindings) = self.module.lookup(self.module.scope_of(base), base.text())?;
        let imports = bindings.iter().filter_map(|id| {
            let binding = self.module.binding(*id);
            let item = self.module.tree.node(binding.node);
            let is_it = matches!(
                &binding.kind,
                BindingKind::From { module, name } if is_same(&format!("{module}.{name}"), &symbol.qualified)
            );
            is_it.then_some(item)
        });
        let has_run = |item: &Node<'f>| {
            item.statement().parent().is_some_and(|block| base.is_within(block))
                && import_guard(self.module, *item).is_none()
        };
        imports.into_iter().find(has_run)
    }

    /// Whether a name that may be several modules is the one of a symbol on older Pythons alone: what binds it so is
    /// guarded, or is in a branch that no other Python runs.
    pub(super) fn is_bound_for_old(
        &self,
        place: Node<'f>,
        transform: &Transform,
        pair: &Pair,
        symbol: &Symbol,
    ) -> bool {
        let base = root(place);
        let Some((_, bindings)) = self.module.lookup_at(base) else { return false };
        let is_of = |dotted: &str| is_same(dotted, &symbol.module);
        let mut leading =
            bindings.iter().map(|id| self.module.binding(*id)).filter(|binding| match &binding.kind {
                BindingKind::Import { module, .. } => is_of(module),
                BindingKind::From { module, name } => is_of(&format!("{module}.{name}")),
                BindingKind::Value(value) => {
                    let names = self.world.names(self.module, self.module.tree.node(*value)).names;
                    names.iter().any(|name| is_of(name))
                }
                _ => true,
            });
        // Where the import itself fails, what is behind it need not be asked for.
        let fails = !self.is_module_there(&symbol.module);
        let is_old = |node: Node<'f>| {
            let mut guards = import_guards(self.module, node)
                .chain(self.guard(node, transform, pair, &[]))
                .filter(|guard| fails || guard.preferred.is_some());
            self.outside_window((pair.deprecated, pair.removed), node).is_some()
                || guards.any(|guard| matches!(self.judged(&guard, &[]), Guarded::Yes(_)))
        };
        bindings.len() > 1 && leading.all(|binding| is_old(self.module.tree.node(binding.node)))
    }

    /// Whether a name may be what takes the place of the old one as well: another module has chosen between them.
    pub(super) fn may_be_new(&self, place: Node<'f>, pair: &Pair, old: &Symbol) -> bool {
        let names = self.world.names(self.module, place).names;
        match &pair.after {
            Some(after) => {
                let is_it = |role: &Role| matches!(role, Role::Symbol(new) if names.contains(&new.qualified));
                after.all().filter_map(|node| after.role(node)).any(is_it)
            }
            // What the library has by the same name is as good a choice as any.
            None => names.iter().filter_map(|name| name.rsplit_once('.')).any(|(module, name)| {
                module != old.module
                    && old.qualified.rsplit('.').next() == Some(name)
                    && stdlib::is_module(module)
                    && !matches!(stdlib::known(module, name), Known::Absent)
            }),
        }
    }

    /// Whether a use asks whether an import in a `try` has succeeded: it stands in the same `try`, in one of its own,
    /// or behind a test of a name that this `try` binds.
    fn is_covered(&self, place: Node<'f>, import: Node<'f>) -> bool {
        let Some(around) = import.enclosing(&[Kind::TryStatement]) else { return true };
        let bound =
            || self.module.bindings().filter(|(_, b)| self.module.tree.node(b.node).is_within(around));
        let names: Vec<&str> = bound().map(|(_, binding)| binding.name.as_str()).collect();
        let tests = || self.module.passed_tests(place);
        place.is_within(around) || is_tried(place) || tests().iter().any(|(test, _)| mentions(*test, &names))
    }

    /// Whether a body that is tried first works on the newest Python, as far as can be told: all that it takes from
    /// modules is there. Where it takes nothing, it must have the new name.
    fn works(&self, body: NodeId, new: &[&str]) -> bool {
        let body = self.module.tree.node(body);
        let mut shown = mentions(body, new);
        let is_within = |node: NodeId| self.module.tree.node(node).is_within(body);
        for (_, binding) in self.module.bindings().filter(|(_, binding)| is_within(binding.node)) {
            if binding.module().is_none() {
                continue;
            } else if !binding.imports(|module| self.is_module_there(module)) {
                return false;
            }
            shown = true;
        }
        let is_whole = |node: &Node<'f>| {
            node.kind() == Kind::Attribute
                && node.parent().is_none_or(|above| above.kind() != Kind::Attribute)
                && self.module.lookup_at(root(*node)).is_some()
        };
        for attribute in body.descendants().filter(is_whole) {
            let names = self.world.names(self.module, attribute);
            let of_library = |name: &&str| is_stdlib_module(name.split('.').next().unwrap_or(name));
            match names.only().filter(of_library) {
                Some(name) if !self.is_attribute_there(name) => return false,
                found => shown |= found.is_some(),
            }
        }
        shown
    }

    /// Whether a module is the project's or one that the newest Python has.
    fn is_module_there(&self, module: &str) -> bool {
        let first = module.split('.').next().unwrap_or(module);
        if self.world.project().has_module(module, self.module.source.path()) {
            return true;
        }
        let is_gone = removed_in(module).is_some_and(|since| since <= self.window.target);
        is_stdlib_module(first) && !is_gone && stdlib::is_module(module)
    }

    /// Whether each module in a dotted name of the library is imported somewhere in the file.
    fn is_attribute_there(&self, dotted: &str) -> bool {
        let is_imported = |prefix: &str| {
            let is_it = |module: &str| module == prefix || module.starts_with(&format!("{prefix}."));
            self.module.bindings().any(|(_, binding)| binding.imports(is_it))
        };
        let ends = dotted.match_indices('.').map(|(end, _)| end).chain([dotted.len()]);
        let mut submodules =
            ends.skip(1).map(|end| &dotted[..end]).filter(|prefix| stdlib::is_module(prefix));
        submodules.all(|prefix| is_imported(prefix) || idiom("loaded_with", prefix).is_some())
    }
}
