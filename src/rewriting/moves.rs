//! Imports that move: where others may take a name from a file, the name stays and is bound to what
//! the symbol is now, instead of being left to the module that went away.

use super::align::Builder;
use super::companions;
use super::import_edits::{is_exported, kept};
use super::imports::{Need, Site};
use crate::model::{Binding, BindingKind};
use crate::syntax::{Kind, Node};
use crate::transform::{Pattern, Role, Symbol, Template};

impl<'m> Builder<'_, '_, 'm> {
    /// Moves the import that gives a used name its value, if that name has to stay.
    pub(super) fn moves_import_of(&mut self, user: Node<'m>, old: &Symbol, new: &Symbol) -> bool {
        let module = self.shop.module;
        let only = match module.lookup(module.scope_of(user), user.text()) {
            Some((_, [only])) if user.kind() == Kind::Identifier => module.binding(*only),
            _ => return false,
        };
        let moved = self.moves_import(only, old, new);
        if moved {
            self.release(user);
        }
        moved
    }

    /// Moves an import of the old symbol, if its name has to stay.
    pub(super) fn moves_import(&mut self, binding: &Binding, old: &Symbol, new: &Symbol) -> bool {
        let shop = self.shop;
        let statement = shop.module.tree.node(binding.node).statement();
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
        let is_top = binding.scope == shop.module.top();
        let is_old = matches!(
            &binding.kind,
            BindingKind::From { module, name } if format!("{module}.{name}") == old.qualified
        );
        if !self.is_plain_move()
            || !is_old
            || !(in_branch && kept(shop.world, shop.module, binding).is_some()
                || is_top && is_exported(shop.world, shop.module, binding))
        {
            return false;
        }
        let placed = companions::place(shop.world, shop.module, self.found.transform, new);
        let symbol = placed.as_ref().map_or(new, |placed| &placed.symbol);
        let Some((parent, name)) = symbol.qualified.rsplit_once('.') else {
            return false;
        };
        // Of a companion that is used as a module, the name is in that module.
        let inner = symbol.name.as_ref().filter(|_| placed.is_some() && new.name.is_none());
        let owner = if inner.is_some() { symbol.imported() } else { symbol.module.clone() };
        if parent != owner || old.qualified.rsplit_once('.').is_some_and(|(old, _)| old == parent) {
            return false;
        }
        let relative = placed.as_ref().and_then(|placed| placed.relative.clone());
        let relative = relative.map(|dots| dots + inner.map_or("", String::as_str));
        self.needs.push(Need {
            module: relative.unwrap_or_else(|| parent.to_owned()),
            name: Some(name.to_owned()),
            alias: (name != binding.name).then(|| binding.name.clone()),
            site: if in_branch {
                Site::Beside(statement.id())
            } else {
                Site::in_place_of(shop.module, statement)
            },
        });
        self.companions.extend(placed.map(|placed| placed.need));
        self.moved.push(binding.node);
        true
    }

    /// Whether the pair gives a symbol for a symbol: then what others do with the name still holds.
    fn is_plain_move(&self) -> bool {
        let Pattern::Expression(before) = &self.found.pair.before else {
            return false;
        };
        let is_symbol = |template: &Template| {
            template.nodes().next().is_some_and(|node| matches!(template.role(node), Some(Role::Symbol(_))))
        };
        is_symbol(before) && is_symbol(self.after)
    }
}
