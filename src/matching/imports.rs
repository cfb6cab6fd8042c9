//! What an import statement itself is told of, and when its uses tell of it.

use super::expression::{Attempt, is_same};
use super::finder::Finder;
use super::shapes::{by_uses, is_within_module, keeps_function, names_module, one_line};
use super::{Match, Shape};
use crate::model::{Kind, current_name, import_guard};
use crate::syntax::Node;
use crate::transform::{Pair, Pattern, Role, Transform};

impl<'f> Finder<'f> {
    /// Of imports, those that are told of by themselves and not by their uses.
    pub(super) fn keep_imports(&self, found: &mut Vec<Match<'_, 'f>>) {
        // Where the uses are rewritten one by one, the import goes with the last of them: it is
        // told of only when none of them is.
        let told: Vec<(usize, &str, Node<'f>)> =
            found.iter().enumerate().map(|(index, m)| (index, m.transform.id.as_str(), m.node)).collect();
        let is_told = |index: usize, m: &Match<'_, 'f>| {
            let mut uses = self.uses_of(m.node);
            uses.any(|place| {
                told.iter().any(|(other, id, node)| {
                    *other != index && *id == m.transform.id && place.is_within(*node)
                })
            })
        };
        let keep: Vec<bool> = found
            .iter()
            .enumerate()
            .map(|(index, m)| match m.shape {
                // What a module needs it needs whatever becomes of its uses.
                Shape::Import if m.pair.only_requires() => true,
                Shape::Import if names_module(m.pair) => !self.is_known(m, &told),
                Shape::Import if by_uses(m.pair) => !is_told(index, m),
                _ => true,
            })
            .collect();
        let mut keep = keep.into_iter();
        found.retain(|_| keep.next().unwrap_or(true));
    }

    /// An import of a symbol that is a whole pattern, or of a function that nobody here calls.
    pub(super) fn import<'c>(
        &self,
        transform: &'c Transform,
        pair: &'c Pair,
        item: Node<'f>,
    ) -> Option<Match<'c, 'f>> {
        let Pattern::Expression(template) = &pair.before else {
            return None;
        };
        let pattern = template.nodes().next()?;
        let (symbol, whole) = match template.role(pattern) {
            Some(Role::Symbol(symbol)) => (symbol, true),
            _ => match pattern.child("function").and_then(|f| template.role(f)) {
                Some(Role::Symbol(symbol)) => (symbol, false),
                _ => return None,
            },
        };
        let is_module = symbol.qualified == symbol.module;
        if is_module && item.kind() == "import_from_statement" {
            return self.star_import(transform, pair, item, &symbol.qualified);
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
            let current = current_name(dotted);
            is_same(current.as_deref().unwrap_or(dotted), &symbol.qualified)
        };
        let matches = match &binding.kind {
            Kind::From { module, name } => {
                names(&format!("{module}.{name}"))
                    || (is_module && is_within_module(module, &symbol.qualified))
            }
            Kind::Import { module, .. } if is_module => {
                is_within_module(module, &symbol.qualified) || names(module)
            }
            _ => false,
        };
        if !matches {
            return None;
        }
        // Where a call is told of for its arguments, only calls are.
        let is_called = |place: Node<'f>| {
            let function = place.with_parentheses();
            function.field() == Some("function") && function.parent().is_some_and(|p| p.kind() == "call")
        };
        let only_called = pair.after.is_none() && self.uses_of(item).next().is_some();
        if !whole && (keeps_function(pair) || only_called && self.uses_of(item).all(is_called)) {
            return None;
        }
        if let Some(guard) = import_guard(self.module, item) {
            self.note(item, transform, false, format!("left alone: {} (line {})", guard.text, guard.line));
            return None;
        }
        let mut attempt = Attempt::new(pair);
        attempt.symbols.push((item, symbol.clone(), true));
        let text = format!("`{}` imports it", one_line(item.statement().text()));
        attempt.reasons.push(self.module.reason(item, text));
        let node = if is_module { item.statement() } else { item };
        self.judge(transform, pair, node, Shape::Import, attempt, Vec::new())
    }

    /// An import of all names of a module.
    fn star_import<'c>(
        &self,
        transform: &'c Transform,
        pair: &'c Pair,
        statement: Node<'f>,
        of: &str,
    ) -> Option<Match<'c, 'f>> {
        let module = statement.child("module_name")?.text();
        if !is_within_module(module, of) || import_guard(self.module, statement).is_some() {
            return None;
        }
        let mut attempt = Attempt::new(pair);
        let text = format!("`{}` imports it", one_line(statement.text()));
        attempt.reasons.push(self.module.reason(statement, text));
        self.judge(transform, pair, statement, Shape::Import, attempt, Vec::new())
    }

    /// Whether a name is bound in this file by an import or an alias, which is what changes.
    pub(super) fn import_decides(&self, word: Node<'f>) -> bool {
        let is_name = !matches!(word.field(), Some("attribute"))
            || word.parent().is_some_and(|p| p.kind() != "attribute");
        is_name && self.module.lookup(self.module.scope_of(word), word.text()).is_some()
    }

    /// Whether other transforms know all that a statement imports of a module.
    fn is_known(&self, import: &Match<'_, 'f>, told: &[(usize, &str, Node<'f>)]) -> bool {
        let others = || told.iter().filter(|(_, id, _)| *id != import.transform.id).map(|(.., node)| *node);
        import.node.children_by("name").all(|item| {
            let mut uses = self.uses_of(item).peekable();
            others().any(|node| node == item)
                || uses.peek().is_some() && uses.all(|place| others().any(|node| place.is_within(node)))
        }) && import.node.child("name").is_some()
    }

    /// The places that use the name which an import item binds, that item aside.
    pub fn uses_of(&self, item: Node<'f>) -> impl Iterator<Item = Node<'f>> + use<'f> {
        let module = self.module;
        let binding = module.bindings().find(|(_, b)| b.node == item.id()).map(|(_, b)| b);
        binding.into_iter().flat_map(move |b| module.uses(b.scope, &b.name))
    }
}
