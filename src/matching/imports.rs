//! What an import statement itself is told of, and when its uses tell of it.

use std::collections::HashMap;
use std::ops::Range;

use super::expression::{Attempt, hands_on, is_own, is_same};
use super::finder::Finder;
use super::guards::Guarded;
use super::node_context::is_called;
use super::pattern_queries::{by_uses, is_within_module, names_module};
use super::{Capture, Certainty, Match, Shape, Tried};
use crate::knowledge::current_name;
use crate::model::BindingKind;
use crate::syntax::{Field, Kind, Node, NodeId};
use crate::text::one_line;
use crate::transform::{Pair, Pattern, Role};

/// What has been found, without the patterns, by the node that it was found at.
struct Told(HashMap<NodeId, Vec<Found>>);

struct Found {
    id: String,
    /// Whether it is about more than the name of a module.
    is_part: bool,
    /// Whether it is the floor that tells of it: that a part is gone does not say that the module is.
    is_floor: bool,
    /// What stands for its metavariables, of which it tells nothing.
    captured: Vec<Range<usize>>,
}

impl Told {
    fn new(found: &[Match<'_, '_>]) -> Self {
        let mut all: HashMap<NodeId, Vec<Found>> = HashMap::new();
        for m in found {
            let captured = m.captures.iter().flatten().flat_map(Capture::nodes);
            let one = Found {
                id: m.transform.id.clone(),
                is_part: !names_module(m.pair),
                is_floor: m.transform.is_floor,
                captured: captured.map(|node| node.range()).collect(),
            };
            all.entry(m.node.id()).or_default().push(one);
        }
        Told(all)
    }

    /// Whether a part of a module is told of at a node.
    fn is_part(&self, node: Node<'_>) -> bool {
        self.0.get(&node.id()).into_iter().flatten().any(|one| one.is_part && !one.is_floor)
    }

    /// What was found at a place or around it.
    fn around<'t>(&'t self, place: Node<'t>) -> impl Iterator<Item = (NodeId, &'t Found)> {
        let nodes = std::iter::once(place).chain(place.ancestors()).map(Node::id);
        let all = nodes.flat_map(|id| self.0.get(&id).into_iter().flatten().map(move |one| (id, one)));
        let is_captured =
            move |range: &Range<usize>| range.start <= place.start() && place.end() <= range.end;
        all.filter(move |(_, one)| !one.captured.iter().any(is_captured))
    }
}

impl<'f> Finder<'f> {
    /// Of imports, those that are told of by themselves and not by their uses; of strings, those that
    /// name no part of a module.
    pub(super) fn keep_imports(&self, found: &mut Vec<Match<'_, 'f>>) {
        // Where the uses are rewritten one by one, the import goes with the last of them: it is
        // told of only when none of them is.
        let told = Told::new(found);
        let is_told = |m: &Match<'_, 'f>| {
            self.uses_of(m.node).any(|place| {
                told.around(place).any(|(at, one)| at != m.node.id() && one.id == m.transform.id)
            })
        };
        // An import that is a fallback is told of in any case: nothing becomes of it.
        let stays = |m: &Match<'_, 'f>| m.certainty == Certainty::NameOnly;
        found.retain(|m| m.shape != Shape::Import || !by_uses(m.pair) || stays(m) || !is_told(m));
        // And of a module, when others do not know all that is taken of it.
        let told = Told::new(found);
        found.retain(|m| match m.shape {
            // What a module needs it needs whatever becomes of its uses.
            Shape::Import if m.pair.only_requires() => true,
            Shape::Import if names_module(m.pair) => !self.is_known(m, &told),
            Shape::Named if names_module(m.pair) => !told.is_part(m.node),
            _ => true,
        });
    }

    /// An import of a symbol that is a whole pattern, or of a function that nobody here calls.
    pub(super) fn import<'c>(&self, of: Tried<'c>, item: Node<'f>) -> Option<Match<'c, 'f>> {
        let Tried { transform, pair } = of;
        let Pattern::Expression(template) = &pair.before else {
            return None;
        };
        let pattern = template.nodes().next()?;
        let (symbol, whole) = match template.role(pattern) {
            Some(Role::Symbol(symbol)) => (symbol, true),
            _ => match pattern.child(Field::Function).and_then(|f| template.role(f)) {
                Some(Role::Symbol(symbol)) => (symbol, false),
                _ => return None,
            },
        };
        let is_module = symbol.qualified == symbol.module;
        if is_module && item.kind() == Kind::ImportFromStatement {
            return self.star_import(of, item, &symbol.qualified);
        }
        let (_, binding) = self.module.bindings().find(|(_, b)| b.node == item.id()).or_else(|| {
            // `from asyncore import dispatcher` is an import of `asyncore`.
            self.module
                .bindings()
                .find(|(_, b)| is_module && self.module.tree.node(b.node).statement() == item.statement())
        })?;
        // As written, or by its name in `six.moves`: what another file of the project hands on is
        // changed where that file imports it.
        let names = |dotted: &str| {
            let current = self.world.current_name(dotted, self.module.source.path());
            is_same(current.as_deref().unwrap_or(dotted), &symbol.qualified)
        };
        let handed_on = match &binding.kind {
            BindingKind::From { module, name } => {
                is_module
                    && *name == symbol.qualified
                    && hands_on(module)
                    && current_name(&format!("{module}.{name}")).is_none()
                    && !is_own(self.world, self.module, module)
            }
            _ => false,
        };
        let matches = match &binding.kind {
            BindingKind::From { module, name } => {
                names(&format!("{module}.{name}"))
                    || (is_module && is_within_module(module, &symbol.qualified))
                    || handed_on
            }
            BindingKind::Import { module, .. } if is_module => {
                is_within_module(module, &symbol.qualified) || names(module)
            }
            _ => false,
        };
        if !matches {
            return None;
        }
        // Where a call is told of for its arguments, only calls are; and what no Python removes is still there for calls
        // that the pattern does not describe.
        let by_arguments = pair.after.is_none() || pair.removed.is_none();
        let only_called = by_arguments && self.uses_of(item).next().is_some();
        if !whole && (pair.keeps_function() || only_called && self.uses_of(item).all(is_called)) {
            return None;
        }
        let mut attempt = Attempt::new(pair);
        match self.guarded_import(item) {
            Guarded::Yes(why) => {
                self.note(item, transform, false, why);
                return None;
            }
            Guarded::Fallback(why) => attempt.fallback = Some(why),
            Guarded::No => {}
        }
        attempt.doubt = handed_on.then(|| {
            format!("it is not imported from the library, and may be another `{}`", symbol.qualified)
        });
        attempt.symbols.push((item, symbol.clone(), true));
        let text = format!("`{}` imports it", one_line(item.statement().text()));
        attempt.reasons.push(self.module.reason(item, text));
        let node = if is_module { item.statement() } else { item };
        self.constrain(of, node, Shape::Import, attempt)
    }

    /// An import of all names of a module.
    fn star_import<'c>(&self, of: Tried<'c>, statement: Node<'f>, dotted: &str) -> Option<Match<'c, 'f>> {
        let module = self.module.absolute(statement.child(Field::ModuleName)?.text());
        if !is_within_module(&module, dotted)
            || self.module.is_marked(&module)
            || matches!(self.guarded_import(statement), Guarded::Yes(_))
        {
            return None;
        }
        let mut attempt = Attempt::new(of.pair);
        let text = format!("`{}` imports it", one_line(statement.text()));
        attempt.reasons.push(self.module.reason(statement, text));
        self.constrain(of, statement, Shape::Import, attempt)
    }

    /// Whether a name is bound in this file by an import or an alias, which is what changes.
    pub(super) fn import_decides(&self, word: Node<'f>) -> bool {
        let is_name = !matches!(word.field(), Some(Field::Attribute))
            || word.parent().is_some_and(|p| p.kind() != Kind::Attribute);
        is_name && self.module.lookup(self.module.scope_of(word), word.text()).is_some()
    }

    /// Whether others know all that a statement imports of a module.
    fn is_known(&self, import: &Match<'_, 'f>, told: &Told) -> bool {
        let by_another = |place: Node<'f>| {
            told.around(place).any(|(_, one)| !one.is_floor && one.id != import.transform.id)
        };
        let items = import.node.children_by(Field::Name).filter(|item| self.is_of(import.pair, *item));
        let known = items.map(|item| {
            let mut uses = self.uses_of(item).peekable();
            told.is_part(item) || uses.peek().is_some() && uses.all(by_another)
        });
        known.reduce(|all, one| all && one).unwrap_or(false)
    }

    /// Whether an item of an import is of the module that a pair is about, and not another one's in
    /// `import imp, sys`.
    fn is_of(&self, pair: &Pair, item: Node<'f>) -> bool {
        let top = |dotted: &str| dotted.split('.').next().map(str::to_owned);
        self.module.bindings().any(|(_, binding)| match &binding.kind {
            BindingKind::Import { module, .. } => {
                binding.node == item.id() && top(module).as_deref() == pair.module()
            }
            _ => binding.node == item.id(),
        })
    }

    /// The places that use the name which an import item binds, that item aside.
    pub fn uses_of(&self, item: Node<'f>) -> impl Iterator<Item = Node<'f>> + use<'f> {
        let binding = self.module.bindings().find(|(_, b)| b.node == item.id()).map(|(_, b)| b);
        let module = self.module;
        binding.into_iter().flat_map(move |b| module.import_uses(b))
    }
}
