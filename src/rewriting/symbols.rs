//! Symbols in the user's code: how the file can spell one, and how an import of one is renamed.

use super::align::Builder;
use super::companions;
use super::exports::is_quoted;
use super::imports::{Need, Site};
use crate::model::{Kind, Module, ScopeKind};
use crate::syntax::{Layout, Node, NodeId};
use crate::text::Edit;
use crate::transform::{Pattern, Role, Symbol};

impl<'m> Builder<'_, '_, 'm> {
    /// Puts a symbol in the place of another: only the last name when the rest stays true.
    pub(super) fn respell(&mut self, user: Node<'m>, old: &Symbol, symbol: &Symbol) -> Result<(), String> {
        let shop = self.shop;
        if self.found.transform.companions.contains_key(&symbol.module) {
            if user.ancestors().any(|above| above.kind() == "case_pattern") {
                return Err("it stands in a pattern of `case`".to_owned());
            }
            let spelled = self.spell(symbol, user)?;
            self.release(user);
            self.edits.push(Edit::replace(user.range(), spelled));
            return Ok(());
        }
        let parent = |dotted: &str| dotted.rsplit_once('.').map(|(parent, _)| parent.to_owned());
        let in_case = user.ancestors().any(|above| above.kind() == "case_pattern");
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
            p.kind() == "argument_list" && p.parent().is_some_and(|c| c.kind() == "class_definition")
        });
        let twice = |other: Node<'_>| {
            other != user && shop.world.names(shop.module, other).only() == Some(symbol.qualified.as_str())
        };
        if bases.is_some_and(|list| list.parts().any(twice)) {
            return Err("the class has the new class among its bases already".to_owned());
        }
        if user.kind() == "attribute"
            && let (Some(object), Some(name)) = (user.child("object"), user.child("attribute"))
            && let Some((parent, last)) = symbol.qualified.rsplit_once('.')
            && shop.world.names(shop.module, object).only() == Some(parent)
        {
            self.edits.push(Edit::replace(name.range(), last));
            return Ok(());
        }
        // A name that was imported from the same module: so is the new one.
        let mut symbol = symbol.clone();
        if user.kind() == "identifier"
            && let Some((_, bindings)) = shop.module.lookup(shop.module.scope_of(user), user.text())
            && let Some((parent, last)) = symbol.qualified.rsplit_once('.')
            && bindings.iter().any(
                |id| matches!(&shop.module.binding(*id).kind, Kind::From { module, .. } if module == parent),
            )
        {
            symbol.name = Some(last.to_owned());
            symbol.module = parent.to_owned();
        }
        // An import under a name of the author's own keeps that name.
        if symbol.name.is_some()
            && user.kind() == "identifier"
            && shop.leaving.iter().any(|name| name == user.text())
            && let Some((_, [only])) = shop.module.lookup(shop.module.scope_of(user), user.text())
            && shop.module.tree.node(shop.module.binding(*only).node).kind() == "aliased_import"
        {
            let need = Need {
                module: symbol.module.clone(),
                name: symbol.name.clone(),
                alias: Some(user.text().to_owned()),
                site: self.site(user),
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
        self.companions.extend(placed.as_ref().map(|placed| placed.need.clone()));
        if let Some((known, item)) = self.spelled_already(symbol, at) {
            self.keeps.push(item);
            return Ok(known);
        }
        let site = self.site(at);
        let bound = match &symbol.name {
            Some(name) => name.clone(),
            None => symbol.module.split('.').next().unwrap_or(&symbol.module).to_owned(),
        };
        let alias = self.alias_for(symbol, &bound, at);
        let rest = match &symbol.name {
            Some(name) => symbol.qualified[symbol.module.len() + 1 + name.len()..].to_owned(),
            None => symbol.qualified[symbol.module.len()..].to_owned(),
        };
        let head = match (&symbol.name, &alias) {
            (_, Some(alias)) => alias.clone(),
            (Some(name), None) => name.clone(),
            (None, None) => symbol.module.clone(),
        };
        let module = relative.unwrap_or_else(|| symbol.module.clone());
        let need = Need { module, name: symbol.name.clone(), alias, site };
        if !self.needs.contains(&need) {
            self.needs.push(need);
        }
        Ok(format!("{head}{rest}"))
    }

    /// A spelling that the imports of the file give already.
    fn spelled_already(&self, symbol: &Symbol, at: Node<'m>) -> Option<(String, NodeId)> {
        let module: &Module = self.shop.module;
        let scope = module.scope_of(at);
        // The whole symbol under a name of its own, then its module.
        let (owner, tail) = match &symbol.name {
            Some(name) => (
                format!("{}.{name}", symbol.module),
                &symbol.qualified[symbol.module.len() + 1 + name.len()..],
            ),
            None => (symbol.module.clone(), &symbol.qualified[symbol.module.len()..]),
        };
        let candidates = [
            (owner.as_str(), tail.to_owned()),
            (symbol.qualified.as_str(), String::new()),
            (symbol.module.as_str(), symbol.qualified[symbol.module.len()..].to_owned()),
        ];
        for (dotted, rest) in candidates {
            for (_, binding) in module.bindings() {
                let (imports, local) = match &binding.kind {
                    Kind::Import { module, whole: true } => (module == dotted, binding.name.clone()),
                    Kind::Import { module, whole: false } => (module == dotted, dotted.to_owned()),
                    Kind::From { module, name } => (
                        dotted.strip_prefix(module.as_str()).and_then(|r| r.strip_prefix('.')) == Some(name),
                        binding.name.clone(),
                    ),
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
                                (Kind::Import { whole: false, .. }, Kind::Import { whole: false, .. })
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

    /// Another name for an import whose own is taken at that place.
    fn alias_for(&self, symbol: &Symbol, bound: &str, at: Node<'m>) -> Option<String> {
        let module = self.shop.module;
        let scope = module.scope_of(at);
        let own = |kind: &Kind| match (kind, &symbol.name) {
            (Kind::Import { module, whole: false }, None) => module.split('.').next() == Some(bound),
            _ => false,
        };
        let taken = match module.lookup(scope, bound) {
            // One in a function that could be used here would have been: it comes too late.
            Some((found, _)) if found != module.top() && !self.shop.leaving.iter().any(|l| l == bound) => {
                true
            }
            Some((_, bindings)) => {
                !bindings.iter().all(|id| own(&module.binding(*id).kind))
                    && !self.shop.leaving.iter().any(|l| l == bound)
            }
            None => self.shop.reserved.iter().any(|name| name == bound),
        };
        if !taken {
            return None;
        }
        let mut alias = format!("_{bound}");
        while self.shop.is_taken(&alias, scope) {
            alias.push('_');
        }
        Some(alias)
    }

    /// Where a new import goes: beside the one it takes over from, when that stands in the same
    /// function; else at the top.
    fn site(&self, at: Node<'m>) -> Site {
        let module = self.shop.module;
        for node in at.descendants().filter(|n| n.kind() == "identifier") {
            let Some((scope, bindings)) = module.lookup(module.scope_of(node), node.text()) else {
                continue;
            };
            // In a class body it would become an attribute.
            if scope == module.top() || module.scope_kind(scope) == ScopeKind::Class {
                continue;
            }
            for id in bindings {
                let binding = module.binding(*id);
                if matches!(binding.kind, Kind::Import { .. } | Kind::From { .. }) {
                    return Site::Beside(module.tree.node(binding.node).statement().id());
                }
            }
        }
        Site::Top
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
                "if_statement" | "try_statement" | "for_statement" | "while_statement" | "match_statement"
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
    if old_module != new_module {
        return move_import(builder, new).ok_or_else(cannot);
    }
    let item = found.node;
    let Some((id, binding)) = module.bindings().find(|(_, b)| b.node == item.id()) else {
        return Err(cannot());
    };
    let name = if item.kind() == "aliased_import" { item.child("name") } else { Some(item) };
    let Some(name) = name else {
        return Err(cannot());
    };
    let local = binding.name.clone();
    let aliased = item.kind() == "aliased_import";
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
        matches!(&module.binding(**id).kind, Kind::From { module: m, name } if m == new_module && name == new_name)
            || matches!(&module.binding(**id).kind, Kind::From { module: m, name }
                if builder.shop.world.resolve(&format!("{m}.{name}"), module, 8).only() == Some(new.qualified.as_str()))
    });
    let free_everywhere = known.iter().all(|place| {
        let scope = module.scope_of(*place);
        module.lookup(scope, new_name).is_none_or(|(found, _)| found == binding.scope)
    });
    let free = match same_import {
        Some(_) => existing.len() == 1 && free_everywhere,
        None => {
            existing.is_empty() && free_everywhere && !builder.shop.reserved.iter().any(|r| r == new_name)
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

/// `from imp import reload` that only hands the name on: it comes from its new module, under the name
/// it had here. `None` where that is no `from` import of its own.
fn move_import(builder: &mut Builder<'_, '_, '_>, new: &Symbol) -> Option<()> {
    let (world, module, item) = (builder.shop.world, builder.shop.module, builder.found.node);
    let statement = item.statement();
    let (_, binding) = module.bindings().find(|(_, binding)| binding.node == item.id())?;
    if !matches!(binding.kind, Kind::From { .. }) || statement.kind() != "import_from_statement" {
        return None;
    }
    let (mut from, name) = new.qualified.rsplit_once('.').map(|(from, name)| (from.to_owned(), name))?;
    if let Some(placed) = companions::place(world, module, builder.found.transform, new) {
        let whole = placed.symbol.qualified.rsplit_once('.')?.0.to_owned();
        from = match (placed.relative, &new.name, &placed.symbol.name) {
            (Some(relative), Some(_), _) => relative,
            (Some(dots), None, Some(stem)) => format!("{dots}{stem}"),
            _ => whole,
        };
        builder.companions.push(placed.need);
    }
    let named = if name == binding.name { name.to_owned() } else { format!("{name} as {}", binding.name) };
    let import = format!("from {from} import {named}");
    if statement.children_by("name").count() == 1 {
        builder.edits.push(Edit::replace(statement.range(), import));
        return Some(());
    }
    let layout = Layout::of(statement);
    if !layout.starts_line {
        return None;
    }
    let newline = module.source.newline().as_str();
    super::import_edits::remove_item(module, item, &mut builder.edits);
    builder.edits.push(Edit::insert(statement.start(), format!("{import}{newline}{}", layout.indent)));
    Some(())
}
