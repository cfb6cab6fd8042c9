//! Imports that are bound to something new, so that all uses of their names stay as they are: where others
//! may take a name from a file, and where a module takes the place of a module.

use super::align::Builder;
use super::companions::{self, Placed};
use super::import_edits::separator;
use super::imports::{Site, WantedImport, either};
use super::leaving_imports::{is_exported, kept};
use crate::finding;
use crate::knowledge::idioms;
use crate::model::{Binding, BindingId, BindingKind, Module};
use crate::syntax::{Field, Kind, Layout, Node, comments_in};
use crate::text::Edit;
use crate::transform::{Pattern, Role, Symbol, Template};

impl<'m> Builder<'_, '_, 'm> {
    /// Rebinds the imports that give a used name its value, if that name has to stay: others take it from here, or
    /// another branch binds it as well. Returns whether it did.
    pub(super) fn rebinds_import_of(&mut self, user: Node<'m>) -> bool {
        let module = self.context.module;
        let bindings: Vec<&Binding> = match module.lookup(module.scope_of(user), user.text()) {
            Some((_, all)) if user.kind() == Kind::Identifier => {
                all.iter().map(|id| module.binding(*id)).collect()
            }
            _ => return false,
        };
        let Some((old, _)) = self.successor() else { return false };
        let (old, others): (Vec<_>, Vec<_>) =
            bindings.into_iter().partition(|binding| is_import_of(binding, &old));
        let is_branch = |binding: &&Binding| is_bound_in_branches(module, binding);
        if old.is_empty() || !others.is_empty() && !old.iter().all(is_branch) {
            return false;
        }
        let is_rebound = old.into_iter().all(|binding| self.rebinds_import(binding));
        if is_rebound {
            self.release(user);
        }
        is_rebound
    }

    /// Rebinds an import of the old symbol, if its name has to stay. Returns whether it did.
    pub(super) fn rebinds_import(&mut self, binding: &Binding) -> bool {
        // Only where a name alone takes the place of a name does what others do with it still hold.
        let Some((old, new)) = self.successor() else { return false };
        let (world, module) = (self.context.world, self.context.module);
        let statement = module.tree.node(binding.node).statement();
        // `except NameError: from imp import reload`: what the branch gives it has to give further on.
        let around = statement.parent().and_then(|block| block.parent()).map(|above| above.kind());
        let in_branch = matches!(
            around,
            Some(
                Kind::IfStatement
                    | Kind::ElifClause
                    | Kind::ElseClause
                    | Kind::TryStatement
                    | Kind::ExceptClause
            )
        );
        let stays = || {
            in_branch && kept(world, module, binding).is_some()
                || is_bound_in_branches(module, binding)
                || binding.scope == module.top() && is_exported(world, module, binding)
        };
        // Only where a name alone takes the place of a name does what others do with it still hold.
        if !is_import_of(binding, &old) || !stays() {
            return false;
        }
        let new = match new {
            Role::Symbol(new) => new,
            // The helper stands in the module under the old name.
            Role::Helper(name) if !in_branch => {
                self.change.helpers.push((name, binding.name.clone()));
                self.change.rebound.push(binding.node);
                return true;
            }
            _ => return false,
        };
        let in_place = Site::in_place_of(module, statement);
        let site = if in_branch { Site::Beside(statement.id()) } else { in_place };
        let is_rebound = self.imports_as(binding, &old, &new, site);
        if is_rebound {
            self.change.rebound.push(binding.node);
        }
        is_rebound
    }

    /// Imports what takes the place of a used name under that name, if every use of it is to be replaced: then
    /// they stay as they are. Returns whether it did.
    pub(super) fn keeps_name_of(&mut self, user: Node<'m>, old: &Symbol, new: &Symbol) -> bool {
        let module = self.context.module;
        let only = match module.lookup(module.scope_of(user), user.text()) {
            Some((_, [only])) if user.kind() == Kind::Identifier => module.binding(*only),
            _ => return false,
        };
        let keeps = is_import_of(only, old)
            && self.context.leaving.contains(&only.name)
            && (self.keeps_arguments() || is_alias(module, only))
            && self.imports_as(only, old, new, Site::of(module, user));
        if keeps {
            self.release(user);
        }
        keeps
    }

    /// Imports a symbol under the local name of the old one: from another module, or if the author gave it that name.
    fn imports_as(&mut self, binding: &Binding, old: &Symbol, new: &Symbol, site: Site) -> bool {
        let local = binding.name.as_str();
        let placed = companions::place(self.context.world, self.context.module, self.found.transform, new);
        let symbol = placed.as_ref().map_or(new, |placed| &placed.symbol);
        let Some((parent, name)) = symbol.qualified.rsplit_once('.') else {
            return false;
        };
        // Of a companion that is used as a module, the name is in that module.
        let inner = symbol.name.as_ref().filter(|_| placed.is_some() && new.name.is_none());
        let owner = inner.map_or(symbol.module.clone(), |name| format!("{}.{name}", symbol.module));
        let is_moved = old.qualified.rsplit_once('.').is_some_and(|(old, _)| old != parent);
        if parent != owner || !is_moved && !is_alias(self.context.module, binding) {
            return false;
        }
        let relative = placed.as_ref().and_then(|placed| placed.relative.clone());
        let relative = relative.map(|dots| dots + inner.map_or("", String::as_str));
        self.change.imports.push(WantedImport {
            module: relative.unwrap_or_else(|| parent.to_owned()),
            name: Some(name.to_owned()),
            alias: (name != local).then(|| local.to_owned()),
            is_either: placed.as_ref().is_some_and(|placed| placed.is_either),
            site,
        });
        if let Some(placed) = placed {
            self.bring(placed.need);
        }
        true
    }

    /// `import asyncore` becomes `from . import _asyncore as asyncore`. False where the transform does not put
    /// a module in the place of a module.
    pub(super) fn replaces_module(&mut self) -> Result<bool, String> {
        let modules =
            self.symbols().filter(|both| both.iter().all(|symbol| symbol.qualified == symbol.module));
        let Some([old, new]) = modules else {
            return Ok(false);
        };
        let module = self.context.module;
        let placed = companions::place(self.context.world, module, self.found.transform, &new);
        let statement = self.found.node.statement();
        if let Some(why) = placed.as_ref().and_then(|placed| comes_too_early(module, placed, statement)) {
            return Err(why);
        }
        let package = statement.child(Field::ModuleName);
        if let Some((name, rest)) = package.and_then(|name| Some((name, below(name.text(), &old)?))) {
            let place = placed.as_ref().map_or(new.qualified.clone(), Placed::from);
            if placed.as_ref().is_some_and(|placed| placed.is_either) {
                let separator = separator(module, statement);
                let layout = Layout::of(statement);
                if !layout.starts_line || !layout.ends_line {
                    return Err("it shares its line with other code".to_owned());
                }
                let with = |place: &str| {
                    let items = &module.source.text()[name.end()..statement.end()];
                    format!("from {place}{rest}{items}")
                };
                let both = either(&with(&place), &with(place.trim_start_matches('.')));
                self.change.edits.push(Edit::replace(statement.range(), both.replace('\n', &separator)));
            } else {
                self.change.edits.push(Edit::replace(name.range(), place + rest));
            }
        } else {
            let package = package.map_or(String::new(), |package| format!("{}.", package.text()));
            let (mut shown, mut stays) = (Vec::new(), Vec::new());
            for item in statement.children_by(Field::Name) {
                let (name, alias) = match item.kind() {
                    Kind::AliasedImport => {
                        (item.child(Field::Name).unwrap_or(item), item.child(Field::Alias))
                    }
                    _ => (item, None),
                };
                let local = alias.unwrap_or(name).text();
                let dotted = format!("{package}{}", name.text());
                let Some(rest) = below(&dotted, &old) else {
                    stays.push(item.text());
                    continue;
                };
                if placed.is_some() && (local.contains('.') || !rest.is_empty()) {
                    return Err("it is imported and used by its full name".to_owned());
                } else {
                    let site = Site::Beside(statement.id());
                    let import = if placed.is_none()
                        && package.is_empty()
                        && (new.qualified.contains('.') || local.contains('.'))
                    {
                        // `import old.sub as s`, in the form that it has.
                        let module = new.qualified.clone() + rest;
                        match module.rsplit_once('.').filter(|(_, last)| alias.is_none() && *last == local) {
                            // `import mock` had no other name either.
                            Some((package, _)) => {
                                let (module, name) = (package.to_owned(), Some(local.to_owned()));
                                WantedImport { module, name, alias: None, is_either: false, site }
                            }
                            None => {
                                let alias =
                                    (!local.contains('.') && module != local).then(|| local.to_owned());
                                WantedImport { module, name: None, alias, is_either: false, site }
                            }
                        }
                    } else {
                        bound_to(local, &new, placed.as_ref(), site)
                    };
                    if local.contains('.') {
                        self.by_full_name(&old, &new)?;
                    }
                    shown.push(import.statement());
                    self.change.imports.push(import);
                    self.change.rebound.push(item.id());
                }
            }
            if shown.is_empty() {
                return Err("it is imported under another name".to_owned());
            }
            if !stays.is_empty() && comments_in(statement).next().is_some() {
                return Err("there are comments among what is imported with it".to_owned());
            }
            if !stays.is_empty() {
                let head = if package.is_empty() {
                    String::new()
                } else {
                    format!("from {} ", &package[..package.len() - 1])
                };
                shown.insert(0, format!("{head}import {}", stays.join(", ")));
            }
            self.change.lines = shown.iter().flat_map(|import| import.lines()).map(str::to_owned).collect();
            self.shown = Some(shown.join(" "));
        }
        self.change.companions.extend(placed.map(|placed| placed.need));
        Ok(true)
    }

    /// `xml.etree.cElementTree.parse()`, after `import xml.etree.cElementTree`.
    fn by_full_name(&mut self, old: &Symbol, new: &Symbol) -> Result<(), String> {
        let (world, module) = (self.context.world, self.context.module);
        let top = new.qualified.split('.').next().unwrap_or_default();
        let is_use = |node: &Node<'_>| {
            let is_spelled = node.kind() == Kind::Attribute && node.text() == old.qualified;
            is_spelled && world.names(module, *node).only() == Some(&old.qualified)
        };
        for place in module.tree.root().descendants().filter(is_use) {
            let bound = module.lookup(module.scope_of(place), top).map(|(_, all)| all).unwrap_or_default();
            // What the same change binds anew, or has bound, is the new module.
            let is_import = |id: &BindingId| match &module.binding(*id).kind {
                BindingKind::Import { whole: false, .. } => true,
                BindingKind::Import { module, .. } => *module == new.qualified,
                BindingKind::From { module, name } => format!("{module}.{name}") == old.qualified,
                _ => false,
            };
            if !bound.iter().all(is_import) {
                return Err(format!("the name `{top}` is taken where it is used"));
            }
            self.change.edits.push(Edit::replace(place.range(), new.qualified.clone()));
        }
        Ok(())
    }

    /// The old symbol and the new one, or the helper that takes its place, where the same arguments go on to it.
    pub(super) fn successor(&self) -> Option<(Symbol, Role)> {
        let Pattern::Expression(before) = &self.found.pair.before else { return None };
        let (one, other) = (before.nodes().next()?, self.after.nodes().next()?);
        let (old, new) = match (one.kind(), other.kind()) {
            (Kind::Call, Kind::Call) if self.hands_on(one, other) && self.after.result.is_none() => {
                (one.child(Field::Function)?, other.child(Field::Function)?)
            }
            (Kind::Call, _) | (_, Kind::Call) => return None,
            _ => (one, other),
        };
        match (self.role(old)?, self.role(new)?) {
            (Role::Symbol(old), new @ (Role::Symbol(_) | Role::Helper(_))) => Some((old, new)),
            _ => None,
        }
    }

    /// The old and the new symbol, where the pair gives a symbol for a symbol.
    pub(super) fn symbols(&self) -> Option<[Symbol; 2]> {
        let Pattern::Expression(before) = &self.found.pair.before else {
            return None;
        };
        let symbol = |template: &Template| match template.role(template.nodes().next()?) {
            Some(Role::Symbol(symbol)) => Some(symbol.clone()),
            _ => None,
        };
        Some([symbol(before)?, symbol(self.after)?])
    }
}

/// Why a companion in a package cannot be imported at a statement: code further down puts the package on the path.
fn comes_too_early(module: &Module, placed: &Placed, statement: Node<'_>) -> Option<String> {
    let finding::Need::Module { name, .. } = &placed.need else { return None };
    let top = name.split('.').next().filter(|top| placed.relative.is_none() && top != name)?;
    let is_of = |binding: &Binding| binding.module().is_some_and(|of| of.split('.').next() == Some(top));
    let imports = module.bindings().filter(|(_, binding)| is_of(binding));
    let imports = imports.map(|(_, binding)| module.tree.node(binding.node).statement());
    let first =
        imports.min_by_key(|import| import.start()).filter(|first| statement.start() < first.start())?;
    let between = &module.source.text()[statement.end()..first.start()];
    idioms("search_path").any(|(name, _)| between.contains(name)).then(|| {
        let line = module.source.line_of(first.start()) + 1;
        format!(
            "the new module is in `{top}`, which is imported on line {line}, behind code that changes where imports look: move this import there"
        )
    })
}

/// Whether the author gave an import a name.
fn is_alias(module: &Module, binding: &Binding) -> bool {
    module.tree.node(binding.node).kind() == Kind::AliasedImport
}

/// Whether a name is bound in one branch of a statement and in the others too: `try`, or `if` with its `else`.
pub(super) fn is_bound_in_branches(module: &Module, binding: &Binding) -> bool {
    let node = module.tree.node(binding.node);
    let all = module.in_scope(binding.scope, &binding.name).iter().map(|id| module.binding(*id));
    let mut others = all.filter(|other| other.node != binding.node).peekable();
    let Some(around) = node.enclosing(&[Kind::TryStatement, Kind::IfStatement]) else { return false };
    let branch = |node: Node<'_>| {
        let mut above = node.ancestors().take_while(|above| *above != around);
        above.find(|above| above.kind() == Kind::Block).map(|block| block.id())
    };
    others.peek().is_some()
        && others.all(|other| {
            let other = module.tree.node(other.node);
            other.is_within(around) && branch(other) != branch(node)
        })
}

/// Whether a binding is `from module import name` of a symbol.
pub(super) fn is_import_of(binding: &Binding, symbol: &Symbol) -> bool {
    matches!(
        &binding.kind,
        BindingKind::From { module, name } if format!("{module}.{name}") == symbol.qualified
    )
}

/// What a dotted name has behind that of a module: nothing, or the name of a submodule with its dot.
fn below<'n>(dotted: &'n str, module: &Symbol) -> Option<&'n str> {
    dotted.strip_prefix(&module.qualified).filter(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The import that binds a name to a module.
fn bound_to(local: &str, new: &Symbol, placed: Option<&Placed>, site: Site) -> WantedImport {
    let (module, name) = match placed {
        // A module that is there already: `import json`, `from corp import codec`.
        None => match new.qualified.rsplit_once('.') {
            Some((package, name)) => (package.to_owned(), Some(name.to_owned())),
            None => (new.qualified.clone(), None),
        },
        Some(placed) => {
            let package = placed.relative.clone().unwrap_or_else(|| placed.symbol.module.clone());
            (package, placed.symbol.name.clone())
        }
    };
    let alias = (name.as_deref().unwrap_or(&module) != local).then(|| local.to_owned());
    let is_either = placed.is_some_and(|placed| placed.is_either);
    WantedImport { module, name, alias, is_either, site }
}
