//! Helpers: what they are called in a user's module, how they spell what they use, and what they
//! bring along.

use std::collections::BTreeMap;
use std::ops::Range;

use super::RewriteContext;
use super::align::Builder;
use super::companions;
use super::import_layout::place_of_helpers;
use super::imports::{Site, WantedImport};
use super::render::indentation_unit;
use super::symbols::{bind_package, same_text, spelled};
use crate::model::{BindingId, BindingKind, Module, ScopeId};
use crate::syntax::{Field, Kind, Node, NodeId, Tree};
use crate::transform::{Helper, Symbol, Transform};

/// The helpers that a change needs, as they will stand in the module, by local name, and the
/// imports that they need in turn. One that stands there already is left out.
pub fn helpers(
    context: RewriteContext<'_>,
    transform: &Transform,
    wanted: &[(String, String)],
    texts: &mut BTreeMap<String, String>,
    needs: &mut Vec<WantedImport>,
) {
    let mut open: Vec<(String, String)> = wanted.to_vec();
    while let Some((name, local)) = open.pop() {
        if texts.contains_key(&local) {
            continue;
        }
        let Some(helper) = transform.helpers.get(&name) else {
            continue;
        };
        if stands_here(context.module, &local, &helper.text) {
            continue;
        }
        let mut text = helper.text.clone();
        for (range, symbol) in helper.symbols.iter().rev() {
            let runs_later = || body_of(helper).contains(&range.start);
            let (written, need) = match guarded(context.module, helper, range, symbol) {
                Some(written) => (written, None),
                None => spell_at_top(context, transform, symbol, &runs_later, needs),
            };
            needs.extend(need);
            text.replace_range(range.clone(), &written);
        }
        if local != name {
            text = renamed(&text, &name, &local);
        }
        text = indented_as(context.module.source.text(), &text);
        // One that names itself does so under its local name.
        for need in helper.needs.iter().filter(|need| **need != name) {
            let other =
                transform.helpers.get(need).map(|other| local_name(context, other, context.module.top()));
            let other = other.unwrap_or_else(|| need.clone());
            if other != *need {
                text = renamed(&text, need, &other);
            }
            open.push((need.clone(), other));
        }
        texts.insert(local, text);
    }
}

/// The modules that a helper has to import in a module for itself.
pub fn imports_of<'h>(module: &Module, helper: &'h Helper) -> Vec<&'h String> {
    let own =
        helper.symbols.iter().filter(|(place, symbol)| guarded(module, helper, place, symbol).is_none());
    own.map(|(_, symbol)| &symbol.module).collect()
}

/// How the body of a helper writes a symbol by an import that may fail: it is as good there as in the code that the
/// helper is for.
fn guarded(module: &Module, helper: &Helper, place: &Range<usize>, symbol: &Symbol) -> Option<String> {
    guarded_at_top(module, symbol).filter(|_| body_of(helper).contains(&place.start))
}

/// Where the body of a function stands in its text; empty for a class.
fn body_of(helper: &Helper) -> Range<usize> {
    let tree = Tree::parse(&helper.text);
    let function = tree.root().parts().next().filter(|first| first.kind() == Kind::FunctionDefinition);
    function.and_then(|function| function.child(Field::Body)).map_or(0..0, Node::range)
}

/// How a symbol is written by an import of its module that stands in a `try` at the top, where nothing else binds the
/// name but `None`.
fn guarded_at_top(module: &Module, symbol: &Symbol) -> Option<String> {
    let top = module.top();
    module.bindings().filter(|(_, binding)| binding.scope == top).find_map(|(_, binding)| {
        let is_it = |kind: &BindingKind| {
            matches!(kind, BindingKind::Import { module: own, whole }
                if *own == symbol.module && (*whole || !own.contains('.')))
        };
        let is_none = |kind: &BindingKind| {
            matches!(kind, BindingKind::Value(value) if module.tree.node(*value).kind() == Kind::None)
        };
        let is_guarded = || {
            let guard = module.tree.node(binding.node).enclosing(&[Kind::TryStatement]);
            guard.is_some_and(|guard| guard.parent() == Some(module.tree.root()))
        };
        let all = || module.in_scope(top, &binding.name).iter().map(|id| &module.binding(*id).kind);
        (is_it(&binding.kind) && is_guarded() && all().all(|kind| is_it(kind) || is_none(kind)))
            .then(|| format!("{}{}", binding.name, symbol.tail_of_module()))
    })
}

/// A helper with the indentation of a file; what stands in a string stays as it is.
fn indented_as(file: &str, text: &str) -> String {
    let unit = indentation_unit(file);
    if unit == "    " {
        return text.to_owned();
    }
    let tree = Tree::parse(text);
    let strings: Vec<_> = tree.of_kind(Kind::String).map(Node::range).collect();
    let mut at = 0;
    let mut result = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let own = line.trim_start_matches(' ');
        let depth = (line.len() - own.len()) / 4;
        if strings.iter().any(|string| string.start < at && at < string.end) {
            result.push_str(line);
        } else {
            result.push_str(&unit.repeat(depth));
            result.push_str(&line[4 * depth..]);
        }
        at += line.len();
    }
    result
}

impl<'m> Builder<'_, '_, 'm> {
    /// What the helpers rely on: modules that come with them, and imports that stand here already.
    pub(super) fn needs_of_helpers(&mut self) {
        let transform = self.found.transform;
        let mut open: Vec<&String> = self.change.helpers.iter().map(|(name, _)| name).collect();
        let mut seen: Vec<&String> = Vec::new();
        let mut needs = Vec::new();
        while let Some(name) = open.pop() {
            let Some(helper) = transform.helpers.get(name).filter(|_| !seen.contains(&name)) else {
                continue;
            };
            seen.push(name);
            open.extend(&helper.needs);
            for (_, symbol) in &helper.symbols {
                match companions::place(self.context.world, self.context.module, transform, symbol) {
                    Some(placed) => needs.push(placed.need),
                    None => {
                        self.change
                            .required
                            .extend(known_at_top(self.context.module, symbol).map(|(_, item)| item));
                    }
                }
            }
        }
        self.change.companions.extend(needs);
        self.change.companions.dedup();
    }

    /// The local name of a helper: its own, unless that is taken by something else.
    pub(super) fn local_helper(&self, name: &str, at: Node<'m>) -> String {
        let helper = &self.found.transform.helpers[name];
        local_name(self.context, helper, self.context.module.scope_of(at))
    }
}

/// The local name of a helper that is used in a scope.
fn local_name(context: RewriteContext<'_>, helper: &Helper, scope: ScopeId) -> String {
    let (module, name) = (context.module, helper.name.as_str());
    if stands_here(module, name, &helper.text) {
        return name.to_owned();
    }
    let free = |name: &str| !context.is_taken(name, scope) && !context.is_taken(name, module.top());
    if free(name) {
        return name.to_owned();
    }
    let mut local = format!("_{name}");
    while !free(&local) {
        local.push('_');
    }
    local
}

/// Whether a helper stands in the module already, under this name.
fn stands_here(module: &Module, local: &str, text: &str) -> bool {
    module.in_scope(module.top(), local).iter().any(|id| match module.binding(*id).kind {
        BindingKind::Function(definition) | BindingKind::Class(definition) => {
            same_text(module.tree.node(definition).text(), text)
        }
        _ => false,
    })
}

/// How a helper at the top of the module writes a symbol, and the import that it needs; other
/// changes may need the same one already. What does not run later needs an import before it.
fn spell_at_top(
    context: RewriteContext<'_>,
    transform: &Transform,
    symbol: &Symbol,
    runs_later: &dyn Fn() -> bool,
    others: &[WantedImport],
) -> (String, Option<WantedImport>) {
    let module = context.module;
    let placed = companions::place(context.world, module, transform, symbol);
    let symbol = placed.as_ref().map_or(symbol, |placed| &placed.symbol);
    let relative = placed.as_ref().and_then(|placed| placed.relative.clone());
    let is_before = |item: &NodeId| module.tree.node(*item).start() < place_of_helpers(module);
    if let Some((written, _)) =
        known_at_top(module, symbol).filter(|(_, item)| is_before(item) || runs_later())
    {
        return (written, None);
    }
    let from = relative.unwrap_or_else(|| symbol.module.clone());
    let same =
        |need: &&WantedImport| need.site == Site::Top && need.module == from && need.name == symbol.name;
    let alias = match others.iter().find(same) {
        Some(need) => need.alias.clone(),
        None => context.alias_for(symbol, module.tree.root()),
    };
    let written = spelled(symbol, alias.as_deref());
    let is_either = placed.as_ref().is_some_and(|placed| placed.is_either);
    let name = symbol.name.clone();
    (written, Some(WantedImport { module: from, name, alias, is_either, site: Site::Top }))
}

/// How the imports at the top of the module let a symbol be written, and the item that gives it.
fn known_at_top(module: &Module, symbol: &Symbol) -> Option<(String, NodeId)> {
    let top = module.top();
    module.bindings().filter(|(_, b)| b.scope == top).find_map(|(_, binding)| {
        let statement = module.tree.node(binding.node).statement();
        let plain = statement.parent() == Some(module.tree.root())
            && matches!(statement.kind(), Kind::ImportStatement | Kind::ImportFromStatement);
        let all = module.in_scope(top, &binding.name);
        let is_same = |id: &BindingId| bind_package(binding, module.binding(*id));
        if !plain || all.len() != 1 && !all.iter().all(is_same) {
            return None;
        }
        let written = match (&binding.kind, &symbol.name) {
            (BindingKind::Import { module: m, whole }, _) if *m == symbol.module => {
                let head = if *whole { &binding.name } else { m };
                format!("{head}{}", symbol.tail_of_module())
            }
            (BindingKind::From { module: m, name }, Some(wanted))
                if *m == symbol.module && name == wanted =>
            {
                format!("{}{}", binding.name, symbol.tail())
            }
            _ => return None,
        };
        Some((written, binding.node))
    })
}

/// A helper under another name, wherever it names itself.
fn renamed(text: &str, name: &str, local: &str) -> String {
    let tree = Tree::parse(text);
    let is_name = |node: &Node<'_>| {
        node.kind() == Kind::Identifier && node.text() == name && node.field() != Some(Field::Attribute)
    };
    let mut result = String::new();
    let mut end = 0;
    for node in tree.all().filter(is_name) {
        result.push_str(&text[end..node.start()]);
        result.push_str(local);
        end = node.end();
    }
    result + &text[end..]
}
