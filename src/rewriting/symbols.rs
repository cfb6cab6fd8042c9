//! Symbols in the user's code: how the file can spell one, and how an import of one is renamed.

use super::align::Builder;
use super::companions;
use super::exports::is_quoted;
use super::imports::{Need, Site};
use crate::finding;
use crate::model::{BindingKind, Module, ScopeKind};
use crate::syntax::{Field, Kind, Node, NodeId};
use crate::text::Edit;
use crate::transform::{Pattern, Role, Symbol};

impl<'m> Builder<'_, '_, 'm> {
    /// Puts a symbol in the place of another: only the last name when the rest stays true.
    pub(super) fn respell(&mut self, user: Node<'m>, old: &Symbol, symbol: &Symbol) -> Result<(), String> {
        let shop = self.shop;
        if self.moves_import_of(user, old, symbol) {
            return Ok(());
        }
        if self.found.transform.companions.contains_key(&symbol.module) {
            if user.ancestors().any(|above| above.kind() == Kind::CasePattern) {
                return Err("it stands in a pattern of `case`".to_owned());
            }
            let spelled = self.spell(symbol, user)?;
            self.release(user);
            self.edits.push(Edit::replace(user.range(), spelled));
            return Ok(());
        }
        let parent = |dotted: &str| dotted.rsplit_once('.').map(|(parent, _)| parent.to_owned());
        let in_case = user.ancestors().any(|above| above.kind() == Kind::CasePattern);
        if in_case {
            // A bare name would capture: only a dotted one may change, and only at its end.
            let last = user.parts().last().filter(|_| user.parts().count() > 1);
            return match (last, symbol.qualified.rsplit_once('.')) {
                (Some(last), Some((_, name))) if parent(&old.qualified) == parent(&symbol.qualified) => {
                    self.edits.push(Edit::replace(last.range(), name));
                    Ok(())
                }
                _ => Err("it stands in a pattern of `case`".to_owned()),
            };
        }
        let bases = user.parent().filter(|p| {
            p.kind() == Kind::ArgumentList && p.parent().is_some_and(|c| c.kind() == Kind::ClassDefinition)
        });
        let twice = |other: Node<'_>| {
            other != user && shop.world.names(shop.module, other).only() == Some(symbol.qualified.as_str())
        };
        if bases.is_some_and(|list| list.parts().any(twice)) {
            return Err("the class has the new class among its bases already".to_owned());
        }
        if user.kind() == Kind::Attribute
            && let (Some(object), Some(name)) = (user.child(Field::Object), user.child(Field::Attribute))
            && let Some((parent, last)) = symbol.qualified.rsplit_once('.')
            && shop.world.names(shop.module, object).only() == Some(parent)
        {
            self.edits.push(Edit::replace(name.range(), last));
            return Ok(());
        }
        // A name that was imported from the same module: so is the new one.
        let mut symbol = symbol.clone();
        if user.kind() == Kind::Identifier
            && let Some((_, bindings)) = shop.module.lookup(shop.module.scope_of(user), user.text())
            && let Some((parent, last)) = symbol.qualified.rsplit_once('.')
            && bindings.iter().any(
                |id| matches!(&shop.module.binding(*id).kind, BindingKind::From { module, .. } if module == parent),
            )
        {
            symbol = Symbol::new(parent.to_owned(), Some(last.to_owned()), "");
        }
        // An import under a name of the author's own keeps that name, if it is imported itself.
        if symbol.name.is_some()
            && symbol.tail().is_empty()
            && user.kind() == Kind::Identifier
            && shop.leaving.iter().any(|name| name == user.text())
            && let Some((_, [only])) = shop.module.lookup(shop.module.scope_of(user), user.text())
            && shop.module.tree.node(shop.module.binding(*only).node).kind() == Kind::AliasedImport
        {
            let need = Need {
                module: symbol.module.clone(),
                name: symbol.name.clone(),
                alias: Some(user.text().to_owned()),
                site: Site::of(self.shop.module, user),
            };
            self.release(user);
            self.needs.push(need);
            return Ok(());
        }
        let spelled = self.spell(&symbol, user)?;
        self.release(user);
        self.edits.push(Edit::replace(user.range(), spelled));
        Ok(())
    }

    /// How a symbol is written at a place, with the import it needs noted.
    pub(super) fn spell(&mut self, symbol: &Symbol, at: Node<'m>) -> Result<String, String> {
        let placed = companions::place(self.shop.world, self.shop.module, self.found.transform, symbol);
        let (symbol, relative) = match &placed {
            Some(placed) => (&placed.symbol, placed.relative.clone()),
            None => (symbol, None),
        };
        if placed.as_ref().is_some_and(|placed| !placed.need.is_in_package()) {
            self.lower(
                "the new module stands beside this file, and must be found where this file is run from",
            );
        }
        self.companions.extend(placed.as_ref().map(|placed| placed.need.clone()));
        let brought = placed.as_ref().and_then(|placed| match &placed.need {
            finding::Need::Module { name, .. } => Some(name.as_str()),
            finding::Need::Distribution { .. } => None,
        });
        if let Some((known, item)) = self.spelled_already(symbol, brought, at) {
            self.keeps.push(item);
            return Ok(known);
        }
        let site = Site::of(self.shop.module, at);
        let alias = self.shop.alias_for(symbol, at);
        let spelled = spelled(symbol, alias.as_deref());
        let module = relative.unwrap_or_else(|| symbol.module.clone());
        let need = Need { module, name: symbol.name.clone(), alias, site };
        if !self.needs.contains(&need) {
            self.needs.push(need);
        }
        Ok(spelled)
    }

    /// A spelling that the imports of the file give already. A module that comes with the change is not there
    /// by the import of its package.
    fn spelled_already(
        &self,
        symbol: &Symbol,
        brought: Option<&str>,
        at: Node<'m>,
    ) -> Option<(String, NodeId)> {
        let module: &Module = self.shop.module;
        let scope = module.scope_of(at);
        // The whole symbol under a name of its own, then its module.
        let owner = symbol.imported();
        let candidates = [
            (owner.as_str(), symbol.tail().to_owned()),
            (symbol.qualified.as_str(), String::new()),
            (symbol.module.as_str(), symbol.tail_of_module()),
        ];
        let is_there = |dotted: &str| brought.is_none_or(|brought| dotted.len() >= brought.len());
        for (dotted, rest) in candidates.into_iter().filter(|(dotted, _)| is_there(dotted)) {
            for (_, binding) in module.bindings() {
                let (imports, local) = match &binding.kind {
                    BindingKind::Import { module, whole: true } => (module == dotted, binding.name.clone()),
                    BindingKind::Import { module, whole: false } => (module == dotted, dotted.to_owned()),
                    BindingKind::From { module, name } => {
                        (is_member(dotted, module, name), binding.name.clone())
                    }
                    _ => continue,
                };
                if !imports || self.shop.leaving.contains(&binding.name) {
                    continue;
                }
                let item = module.tree.node(binding.node);
                let visible = module.lookup(scope, &binding.name).is_some_and(|(found, all)| {
                    found == binding.scope
                        && all.iter().all(|id| {
                            // Several `import a.b`, `import a.c` bind the same package.
                            let other = module.binding(*id);
                            matches!(
                                (&other.kind, &binding.kind),
                                (
                                    BindingKind::Import { whole: false, .. },
                                    BindingKind::Import { whole: false, .. }
                                )
                            ) || module.tree.node(other.node) == item
                        })
                });
                let before = module.scope_of(at) != binding.scope || item.start() < at.start();
                if visible && before && reaches(item, at) {
                    return Some((format!("{local}{rest}"), item.id()));
                }
            }
        }
        None
    }
}

/// How a symbol is written where an import brings it, under its own name or another.
pub(super) fn spelled(symbol: &Symbol, alias: Option<&str>) -> String {
    let head = symbol.name.as_deref().unwrap_or(&symbol.module);
    format!("{}{}", alias.unwrap_or(head), symbol.tail())
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

/// `from configparser import SafeConfigParser` where the whole symbol is renamed.
pub(super) fn rename_import(builder: &mut Builder<'_, '_, '_>) -> Result<(), String> {
    let found = builder.found;
    let module = builder.shop.module;
    let cannot = || {
        "it is imported and not used here: where other files take it from this one, change them, then remove it".to_owned()
    };
    let Pattern::Expression(before) = &found.pair.before else {
        return Err(cannot());
    };
    let (Some(old), Some(new)) = (before.nodes().next(), builder.after.nodes().next()) else {
        return Err(cannot());
    };
    let (Some(Role::Symbol(old)), Some(Role::Symbol(new))) = (before.role(old), builder.after.role(new))
    else {
        return Err(cannot());
    };
    let (Some((old_module, _)), Some((new_module, new_name))) =
        (old.qualified.rsplit_once('.'), new.qualified.rsplit_once('.'))
    else {
        return Err(cannot());
    };
    let item = found.node;
    let Some((id, binding)) = module.bindings().find(|(_, b)| b.node == item.id()) else {
        return Err(cannot());
    };
    if old_module != new_module {
        // What binds the name in another branch is no use of it.
        let binds = |place: &Node<'_>| {
            module
                .in_scope(binding.scope, &binding.name)
                .iter()
                .any(|id| module.binding(*id).node == place.id())
        };
        let is_used = module.uses(binding.scope, &binding.name).any(|place| !binds(&place));
        let moved = !is_used && builder.moves_import(binding, old, new);
        return if moved { Ok(()) } else { Err(cannot()) };
    }
    let name = if item.kind() == Kind::AliasedImport { item.child(Field::Name) } else { Some(item) };
    let Some(name) = name else {
        return Err(cannot());
    };
    let local = binding.name.clone();
    let aliased = item.kind() == Kind::AliasedImport;
    if aliased && local == new_name {
        // `SafeConfigParser as ConfigParser` needs no alias any more.
        builder.edits.push(Edit::replace(item.range(), new_name));
        return Ok(());
    }
    if aliased {
        builder.edits.push(Edit::replace(name.range(), new_name));
        return Ok(());
    }
    let others = module.in_scope(binding.scope, &local).iter().any(|other| *other != id);
    // An import in a class body makes an attribute of the class.
    let in_class = module.scope_kind(binding.scope) == ScopeKind::Class;
    let exported = in_class || (binding.scope == module.top() && module.exports(builder.shop.world, &local));
    let known: Vec<Node<'_>> = module.uses(binding.scope, &local).collect();
    let existing = module.in_scope(binding.scope, new_name);
    let same_import = existing.iter().find(|id| {
        matches!(&module.binding(**id).kind, BindingKind::From { module: m, name } if m == new_module && name == new_name)
            || matches!(&module.binding(**id).kind, BindingKind::From { module: m, name }
                if builder.shop.world.resolve(&format!("{m}.{name}"), module, 8).only() == Some(new.qualified.as_str()))
    });
    let free_everywhere = known.iter().all(|place| {
        let scope = module.scope_of(*place);
        module.lookup(scope, new_name).is_none_or(|(found, _)| found == binding.scope)
    });
    // A built-in of that name that is used here would be hidden.
    let hides = module.identifiers(new_name).any(|place| {
        crate::model::is_variable(place) && module.lookup(module.scope_of(place), new_name).is_none()
    });
    let free = match same_import {
        Some(_) => existing.len() == 1 && free_everywhere,
        None => {
            existing.is_empty()
                && !hides
                && free_everywhere
                && !builder.shop.reserved.iter().any(|r| r == new_name)
        }
    };
    if others || exported || !free || is_quoted(module, &local) {
        // The old local name stays, and with it every use.
        let text = format!("{new_name} as {local}");
        builder.edits.push(Edit::replace(item.range(), text));
        return Ok(());
    }
    if same_import.is_some() {
        super::import_edits::remove_item(module, item, &mut builder.edits);
    } else {
        builder.edits.push(Edit::replace(name.range(), new_name));
    }
    for place in known {
        builder.edits.push(Edit::replace(place.range(), new_name));
    }
    Ok(())
}
