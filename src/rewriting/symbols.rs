//! Symbols in the user's code: how the file can spell one, and how an import of one is renamed.

use super::align::Builder;
use super::companions;
use super::external_uses::is_quoted;
use super::import_edits::remove_item;
use super::imports::{Site, WantedImport};
use super::leaving_imports::kept;
use super::reexports::{is_bound_in_branches, is_import_of};
use crate::finding;
use crate::knowledge::stdlib::plain;
use crate::knowledge::{idiom, is_builtin};
use crate::model::{Binding, BindingId, BindingKind, Module, ScopeKind, is_variable};
use crate::syntax::{Field, Kind, Node, NodeId};
use crate::text::Edit;
use crate::transform::Symbol;

impl<'m> Builder<'_, '_, 'm> {
    /// Puts a symbol in the place of another: only the last name when the rest stays true.
    pub(super) fn replace_symbol(
        &mut self,
        user: Node<'m>,
        old: &Symbol,
        symbol: &Symbol,
    ) -> Result<(), String> {
        // Who else names an exception goes on naming it.
        let raised = self.found.pair.raised;
        if !raised && self.symbols().is_some() && self.rebinds_import_of(user) {
            return Ok(());
        }
        let (world, module) = (self.context.world, self.context.module);
        let is_companion = self.found.transform.companions.contains_key(&symbol.module);
        let parts = symbol.qualified.rsplit_once('.');
        if user.ancestors().any(|above| above.kind() == Kind::CasePattern) {
            // A bare name would capture: only a dotted one may change, and only at its end.
            let last = user.parts().skip(1).last().filter(|_| !is_companion);
            let owner = old.qualified.rsplit_once('.').map(|(owner, _)| owner);
            return match (last, parts) {
                (Some(last), Some((parent, name))) if owner == Some(parent) => {
                    self.change.edits.push(Edit::replace(last.range(), name));
                    Ok(())
                }
                _ => Err("it stands in a pattern of `case`".to_owned()),
            };
        }
        let names = |node: Node<'_>, dotted: &str| world.names(module, node).only() == Some(dotted);
        let bases = user.parent().filter(|list| {
            let is_of_class = |above: Node<'_>| above.kind() == Kind::ClassDefinition;
            list.kind() == Kind::ArgumentList && list.parent().is_some_and(is_of_class)
        });
        let is_twice = |other: Node<'_>| other != user && names(other, &symbol.qualified);
        if bases.is_some_and(|list| list.parts().any(is_twice)) {
            return Err("the class has the new class among its bases already".to_owned());
        }
        if !raised && self.keeps_name_of(user, old, symbol) {
            return Ok(());
        }
        let mut symbol = symbol.clone();
        if let Some((parent, last)) = parts.filter(|_| !is_companion) {
            if user.kind() == Kind::Attribute
                && let (Some(object), Some(name)) = (user.child(Field::Object), user.child(Field::Attribute))
                && names(object, parent)
            {
                self.change.edits.push(Edit::replace(name.range(), last));
                return Ok(());
            }
            let found = module.lookup(module.scope_of(user), user.text());
            if let Some((_, bindings)) = found.filter(|_| user.kind() == Kind::Identifier) {
                let is_from_there = |id: &BindingId| matches!(&module.binding(*id).kind, BindingKind::From { module, .. } if module == parent);
                // A name that was imported from the same module: so is the new one. What has another module now is
                // taken from that as it was taken from the old one.
                let is_taken = |id: &BindingId| matches!(module.binding(*id).kind, BindingKind::From { .. });
                let keeps_form = self.found.pair.keeps_form && bindings.iter().any(is_taken);
                if keeps_form || bindings.iter().any(is_from_there) {
                    symbol = Symbol::new(parent.to_owned(), Some(last.to_owned()), "");
                }
            }
        }
        let spelled = self.spell(&symbol, user)?;
        self.release(user);
        self.change.edits.push(Edit::replace(user.range(), spelled));
        Ok(())
    }

    /// Whether a name becomes the builtin of the same name once the import of the old symbol goes, as `zip` does after
    /// `from six.moves import zip`.
    pub(super) fn uncovers_builtin(&self, user: Node<'m>, old: &Symbol, after: Node<'_>) -> bool {
        let (world, module) = (self.context.world, self.context.module);
        let goes = |id: &BindingId| {
            let binding = module.binding(*id);
            is_import_of(binding, old) && kept(world, module, binding).is_none()
        };
        self.found.pair.moved
            && user.kind() == Kind::Identifier
            && user.text() == after.text()
            && is_builtin(after.text())
            && module.lookup(module.scope_of(user), user.text()).is_some_and(|(_, all)| all.iter().all(goes))
    }

    /// Whether a handler catches the new class without this name as well: it is there, or a name before this one is
    /// another one of it.
    pub(super) fn is_caught_already(&self, user: Node<'m>, after: Node<'_>) -> bool {
        let Some(tuple) = user.parent().filter(|tuple| {
            tuple.kind() == Kind::Tuple
                && tuple.parent().is_some_and(|above| above.kind() == Kind::ExceptClause)
        }) else {
            return false;
        };
        let (world, module) = (self.context.world, self.context.module);
        let new = self.dotted(after).unwrap_or_else(|| after.text().to_owned());
        let new = plain(&new);
        tuple.parts().filter(|other| *other != user).any(|other| {
            let names = world.names(module, other);
            let is_before = other.start() < user.start();
            let is_builtin_now = |name: &str| idiom("builtin", name).is_some() && name.ends_with(new);
            let is_it = |name: &str| match is_before {
                true => plain(name) == new || is_builtin_now(name),
                false => plain(name) == new && name.ends_with(new),
            };
            names.only().map_or(is_builtin(other.text()) && other.text() == new, is_it)
        })
    }

    /// Takes a class out of those that a handler catches, and the parentheses around the last one.
    pub(super) fn drop_caught(&mut self, user: Node<'m>) {
        self.drop_argument(user);
        let Some(tuple) = user.parent() else { return };
        let (text, file) = (tuple.text(), self.context.module.source.text());
        // Without the parentheses, what stands beside them must not join the name: `except(A, B):`.
        let is_apart = file[..tuple.start()].ends_with([' ', '\t'])
            && !file[tuple.end()..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let is_plain =
            is_apart && !text.contains(['\n', '\r']) && !text[..text.len() - 1].trim_end().ends_with(',');
        if tuple.parts().count() == 2 && is_plain {
            self.change.edits.push(Edit::delete(tuple.start()..tuple.start() + 1));
            self.change.edits.push(Edit::delete(tuple.end() - 1..tuple.end()));
        }
    }

    /// How a symbol is written at a place, with the import it needs noted.
    pub(super) fn spell(&mut self, symbol: &Symbol, at: Node<'m>) -> Result<String, String> {
        let placed = companions::place(self.context.world, self.context.module, self.found.transform, symbol);
        let (symbol, relative) = match &placed {
            Some(placed) => (&placed.symbol, placed.relative.clone()),
            None => (symbol, None),
        };
        if let Some(placed) = &placed {
            self.bring(placed.need.clone());
        }
        let brought = placed.as_ref().and_then(|placed| match &placed.need {
            finding::Need::Module { name, .. } => Some(name.as_str()),
            finding::Need::Distribution { .. } | finding::Need::Unused { .. } => None,
        });
        if let Some((known, item)) = self.spelled_already(symbol, brought, at) {
            self.change.required.push(item);
            return Ok(known);
        }
        let by_name = Some(symbol).filter(|_| placed.is_none());
        let by_name = by_name.and_then(|symbol| self.by_name(symbol, at));
        let (symbol, site) = match &by_name {
            Some((symbol, site)) => (symbol, *site),
            None => (symbol, Site::of(self.context.module, at)),
        };
        let alias = self.context.alias_for(symbol, at);
        let spelled = spelled(symbol, alias.as_deref());
        let module = relative.unwrap_or_else(|| symbol.module.clone());
        let is_either = placed.as_ref().is_some_and(|placed| placed.is_either);
        let import = WantedImport { module, name: symbol.name.clone(), alias, is_either, site };
        if !self.change.imports.contains(&import) {
            self.change.imports.push(import);
        }
        Ok(spelled)
    }

    /// A symbol of a module from which the file takes its names one by one, and where it joins them.
    fn by_name(&self, symbol: &Symbol, at: Node<'m>) -> Option<(Symbol, Site)> {
        let module = self.context.module;
        let tail = symbol.tail().strip_prefix('.').filter(|_| symbol.name.is_none())?;
        let (name, rest) = tail.split_at(tail.find('.').unwrap_or(tail.len()));
        let taken = Symbol::new(symbol.module.clone(), Some(name.to_owned()), rest);
        if is_builtin(name) || self.context.alias_for(&taken, at).is_some() {
            return None;
        }
        let mut items = module.bindings().filter_map(|(_, binding)| {
            let is_from_there = matches!(
                &binding.kind,
                BindingKind::From { module, name } if *module == symbol.module && name != "*"
            );
            let item = module.tree.node(binding.node);
            let is_visible = || {
                let found = module.lookup(module.scope_of(at), &binding.name);
                found.is_some_and(|(scope, _)| scope == binding.scope)
            };
            let stays = is_from_there && !self.context.leaving.contains(&binding.name);
            (stays && is_visible() && reaches(item, at)).then(|| item.statement())
        });
        let statement = items.next()?;
        let is_at_top = statement.parent() == Some(module.tree.root());
        let site =
            if is_at_top { Site::in_place_of(module, statement) } else { Site::Beside(statement.id()) };
        Some((taken, site))
    }

    /// A spelling that the imports of the file give already. A module that comes with the change is not there
    /// by the import of its package.
    fn spelled_already(
        &self,
        symbol: &Symbol,
        brought: Option<&str>,
        at: Node<'m>,
    ) -> Option<(String, NodeId)> {
        let module: &Module = self.context.module;
        let scope = module.scope_of(at);
        // The whole symbol under a name of its own, then its module.
        let owner = symbol.imported();
        let whole = symbol.qualified.as_str();
        let dots = whole.match_indices('.').map(|(at, _)| at).filter(|at| *at >= symbol.module.len());
        let mut prefixes: Vec<&str> = dots.map(|at| &whole[..at]).chain([whole]).collect();
        prefixes.sort_by_key(|prefix| (*prefix != owner, std::cmp::Reverse(prefix.len())));
        let candidates = prefixes.into_iter().map(|prefix| (prefix, &whole[prefix.len()..]));
        let is_there = |dotted: &str| brought.is_none_or(|brought| dotted.len() >= brought.len());
        for (dotted, rest) in candidates.filter(|(dotted, _)| is_there(dotted)) {
            for (_, binding) in module.bindings() {
                let (imports, local) = match &binding.kind {
                    BindingKind::Import { module, whole: true } => (module == dotted, binding.name.clone()),
                    BindingKind::Import { module, whole: false } => (module == dotted, dotted.to_owned()),
                    BindingKind::From { module, name } => {
                        (is_member(dotted, module, name), binding.name.clone())
                    }
                    _ => continue,
                };
                if !imports || self.context.leaving.contains(&binding.name) {
                    continue;
                }
                let item = module.tree.node(binding.node);
                let guard = self.guard_that_counts(item, &binding.name, at);
                let visible = module.lookup(scope, &binding.name).is_some_and(|(found, all)| {
                    found == binding.scope
                        && all.iter().all(|id| {
                            // `import a`, `import a.b` and `import a.c` bind the same package.
                            let other = module.binding(*id);
                            bind_package(other, binding)
                                || module.tree.node(other.node) == item
                                || guard.is_some_and(|guard| module.tree.node(other.node).is_within(guard))
                        })
                });
                let before = module.scope_of(at) != binding.scope || item.start() < at.start();
                if visible && before && reaches(guard.unwrap_or(item), at) {
                    return Some((format!("{local}{rest}"), item.id()));
                }
            }
        }
        None
    }

    /// The `try` around an import, where what it binds if the import fails is as good: another import, or
    /// whatever the replaced code has used by that name.
    fn guard_that_counts(&self, item: Node<'m>, name: &str, at: Node<'m>) -> Option<Node<'m>> {
        let module: &Module = self.context.module;
        let body = item.statement().parent().filter(|block| block.field() == Some(Field::Body))?;
        let guard = body.parent().filter(|above| above.kind() == Kind::TryStatement)?;
        let handlers: Vec<Node<'_>> =
            guard.children().filter(|child| child.kind() == Kind::ExceptClause).collect();
        let imports_it = |handler: &Node<'_>| {
            module.bindings().any(|(_, binding)| {
                let is_import = matches!(binding.kind, BindingKind::Import { .. } | BindingKind::From { .. });
                is_import && binding.name == name && module.tree.node(binding.node).is_within(*handler)
            })
        };
        let is_used = || at.descendants().any(|node| node.kind() == Kind::Identifier && node.text() == name);
        let counts = !handlers.is_empty() && (handlers.iter().all(imports_it) || is_used());
        counts.then_some(guard)
    }
}

/// How a symbol is written where an import brings it, under its own name or another.
pub(super) fn spelled(symbol: &Symbol, alias: Option<&str>) -> String {
    let head = symbol.name.as_deref().unwrap_or(&symbol.module);
    format!("{}{}", alias.unwrap_or(head), symbol.tail())
}

/// Whether two bindings of a name are both that of a package, by an import of it or of one of its modules.
pub(super) fn bind_package(one: &Binding, other: &Binding) -> bool {
    [one, other].iter().all(|binding| match &binding.kind {
        BindingKind::Import { module, whole } => !whole || *module == binding.name,
        _ => false,
    })
}

/// Whether a dotted name is this name of that module; of the folder of a file that belongs to no package,
/// the name alone.
fn is_member(dotted: &str, module: &str, name: &str) -> bool {
    match dotted.rsplit_once('.') {
        Some((parent, last)) => parent == module && last == name,
        None => module.is_empty() && dotted == name,
    }
}

/// Whether two texts are the same but for white space.
pub(super) fn same_text(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Whether what an import binds is there at a place: it stands in no branch that the place is not
/// in as well.
fn reaches(item: Node<'_>, at: Node<'_>) -> bool {
    item.ancestors()
        .filter(|above| {
            matches!(
                above.kind(),
                Kind::IfStatement
                    | Kind::TryStatement
                    | Kind::ForStatement
                    | Kind::WhileStatement
                    | Kind::MatchStatement
            )
        })
        .all(|branch| {
            at.is_within(branch) && item.statement().parent().is_some_and(|block| at.is_within(block))
        })
}

/// The first use of what an import item binds, other imports of the name aside.
fn first_use<'m>(module: &'m Module, item: Node<'_>) -> Option<Node<'m>> {
    let (_, binding) = module.bindings().find(|(_, binding)| binding.node == item.id())?;
    let binds = |place: &Node<'_>| {
        module.in_scope(binding.scope, &binding.name).iter().any(|id| module.binding(*id).node == place.id())
    };
    module.import_uses(binding).find(|place| !binds(place))
}

/// Why an import item keeps its name: it has a use that no pair fits, or it has none in this file.
fn cannot_rename(module: &Module, item: Node<'_>) -> String {
    match first_use(module, item) {
        Some(place) => {
            let line = module.source.line_of(place.start()) + 1;
            format!("no replacement fits its use in line {line}: change that by hand, then the import")
        }
        None => "it is imported but not used in this file: if other files import it from here, change them first; then remove the import".to_owned(),
    }
}

/// `from configparser import SafeConfigParser` where the whole symbol is renamed.
pub(super) fn rename_import(builder: &mut Builder<'_, '_, '_>) -> Result<(), String> {
    let item = builder.found.node;
    let (world, module) = (builder.context.world, builder.context.module);
    let cannot = || cannot_rename(builder.context.module, item);
    let symbols = builder.symbols();
    let (id, binding) = module.bindings().find(|(_, b)| b.node == item.id()).ok_or_else(cannot)?;
    let here = module.in_scope(binding.scope, &binding.name);
    let known: Vec<Node<'_>> = module.uses(binding.scope, &binding.name).collect();
    // What binds the name in another branch is no use of it.
    let binds = |place: &Node<'_>| here.iter().any(|id| module.binding(*id).node == place.id());
    let is_renamed = |[old, new]: &[Symbol; 2]| {
        let parent = |symbol: &Symbol| symbol.qualified.rsplit_once('.').map(|(parent, _)| parent.to_owned());
        parent(old) == parent(new)
    };
    let Some([_, new]) = symbols.clone().filter(is_renamed) else {
        let is_taken = || symbols.is_some() || module.hands_out(world, &binding.name);
        let is_fallback = || is_bound_in_branches(module, binding);
        let is_rebound =
            (known.iter().all(binds) && is_taken() || is_fallback()) && builder.rebinds_import(binding);
        return if is_rebound { Ok(()) } else { Err(cannot()) };
    };
    let (new_module, new_name) = new.qualified.rsplit_once('.').ok_or_else(cannot)?;
    let (local, scope) = (binding.name.as_str(), binding.scope);
    if item.kind() == Kind::AliasedImport {
        // Another import of the block may give the name already: two would say the same.
        let block = |id: NodeId| module.tree.node(id).statement().parent();
        let is_doubled = |other: &Binding| {
            let is_it = matches!(&other.kind, BindingKind::From { module, name } if module == new_module && name == new_name);
            is_it && other.node != item.id() && block(other.node) == block(item.id())
        };
        if local == new_name && here.iter().any(|other| is_doubled(module.binding(*other))) {
            remove_item(item, &mut builder.change.edits);
            return Ok(());
        }
        // `SafeConfigParser as ConfigParser` needs no alias any more.
        let replaced = if local == new_name { Some(item) } else { item.child(Field::Name) };
        builder.change.edits.push(Edit::replace(replaced.ok_or_else(cannot)?.range(), new_name));
        return Ok(());
    }
    let is_bound_elsewhere = here.iter().any(|other| *other != id);
    // An import in a class body makes an attribute of the class.
    let is_exported =
        module.scope_kind(scope) == ScopeKind::Class || scope == module.top() && module.exports(world, local);
    let existing = module.in_scope(scope, new_name);
    let is_imported = existing.iter().any(|id| match &module.binding(*id).kind {
        BindingKind::From { module: m, name } => {
            m == new_module && name == new_name
                || world.resolve(&format!("{m}.{name}"), module, 8).only() == Some(new.qualified.as_str())
        }
        _ => false,
    });
    let is_free_at = |place: &Node<'_>| {
        module.lookup(module.scope_of(*place), new_name).is_none_or(|(found, _)| found == scope)
    };
    // A built-in of that name that is used here would be hidden.
    let hides = || {
        module
            .identifiers(new_name)
            .any(|place| is_variable(place) && module.lookup(module.scope_of(place), new_name).is_none())
    };
    let is_free = known.iter().all(is_free_at)
        && match is_imported {
            true => existing.len() == 1,
            false => {
                existing.is_empty() && !hides() && !builder.context.reserved.iter().any(|r| r == new_name)
            }
        };
    if is_bound_elsewhere || is_exported || !is_free || is_quoted(module, local) {
        // The old local name stays, and with it every use.
        builder.change.edits.push(Edit::replace(item.range(), format!("{new_name} as {local}")));
        return Ok(());
    }
    if is_imported {
        remove_item(item, &mut builder.change.edits);
    } else {
        builder.change.edits.push(Edit::replace(item.range(), new_name));
    }
    builder.change.edits.extend(known.iter().map(|place| Edit::replace(place.range(), new_name)));
    Ok(())
}
