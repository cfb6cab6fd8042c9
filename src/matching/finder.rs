//! Looks up the identifiers that patterns need, and holds each pattern against the code there.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use super::arguments::Misfit;
use super::expression::{Attempt, Structure, is_same};
use super::receiver::{Belief, believe};
use super::truth::places;
use super::{Capture, Certainty, Match, Shape};
use crate::finding::Reason;
use crate::model::{Kind, Module, VersionSet, World, alive, guard_of, import_guard, is_removed_module};
use crate::syntax::{Node, NodeId};
use crate::transform::{Pair, Pattern, Role, Symbol, Template, Transform, Type};
use crate::types::{Inference, Inferred};
use crate::version::Window;

/// What was tried where, for `explain FILE:LINE`: byte offset, transform, whether it matched, why.
pub type Trace = RefCell<Vec<(usize, String, bool, String)>>;

/// Finds the matches of transforms in one file.
pub struct Finder<'f> {
    /// The project.
    pub world: &'f World<'f>,
    /// The file.
    pub module: &'f Module,
    /// Its types.
    pub inference: &'f Inference<'f>,
    /// The Pythons that count.
    pub window: Window,
    /// Filled in when somebody wants to know.
    pub trace: Option<&'f Trace>,
}

/// Attribute names that many things bear: without a type, nothing is said of them.
const EVERYDAY: [&str; 16] = [
    "warn",
    "filename",
    "format",
    "name",
    "get",
    "find",
    "read",
    "write",
    "open",
    "close",
    "copy",
    "load_module",
    "find_module",
    "find_loader",
    "loop",
    "reload",
];

impl<'f> Finder<'f> {
    /// All matches, in source order; of several at one node the one of the earliest pair.
    pub fn find<'c>(&self, transforms: impl Iterator<Item = &'c Transform>) -> Vec<Match<'c, 'f>> {
        let mut by_word: HashMap<&'c str, Vec<(&'c Transform, &'c Pair, usize)>> = HashMap::new();
        let mut tests: Vec<(&'c Transform, &'c Pair)> = Vec::new();
        for transform in transforms {
            for pair in &transform.pairs {
                if let Pattern::Truth { .. } = pair.before {
                    tests.push((transform, pair));
                } else if let Some((word, height)) = anchor(pair) {
                    by_word.entry(word).or_default().push((transform, pair, height));
                }
            }
        }
        let mut found: Vec<Match<'c, 'f>> = Vec::new();
        if !by_word.is_empty() {
            let aliases = self.aliases(&by_word);
            for node in self.module.tree.root().descendants() {
                if node.kind() != "identifier" {
                    continue;
                }
                let word = aliases.get(node.text()).copied().unwrap_or(node.text());
                let other = if word == node.text() { None } else { Some(node.text()) };
                for word in [Some(word), other].into_iter().flatten() {
                    for (transform, pair, height) in by_word.get(word).into_iter().flatten() {
                        found.extend(self.at(transform, pair, node, *height));
                    }
                }
            }
        }
        if !tests.is_empty() {
            self.tests(&tests, &mut found);
        }
        settle(found)
    }

    /// Local names of imports: `S` for `SafeConfigParser` after `import SafeConfigParser as S`.
    fn aliases<'c, T>(&self, words: &HashMap<&'c str, T>) -> HashMap<&'f str, &'c str> {
        let mut aliases = HashMap::new();
        for (_, binding) in self.module.bindings() {
            let word = match &binding.kind {
                Kind::From { name, .. } => name.as_str(),
                Kind::Import { module, whole: true } => module.rsplit('.').next().unwrap_or(module),
                _ => continue,
            };
            if *word != binding.name
                && let Some((word, _)) = words.get_key_value(word)
            {
                aliases.insert(binding.name.as_str(), *word);
            }
        }
        aliases
    }

    fn note(&self, node: Node<'_>, transform: &Transform, matched: bool, text: impl Into<String>) {
        if let Some(trace) = self.trace {
            let entry = (node.start(), transform.id.clone(), matched, text.into());
            trace.borrow_mut().push(entry);
        }
    }

    /// Holds a pattern against the code around an identifier. `height` is how far the pattern's
    /// top is above its anchor.
    fn at<'c>(
        &self,
        transform: &'c Transform,
        pair: &'c Pair,
        word: Node<'f>,
        height: usize,
    ) -> Option<Match<'c, 'f>> {
        if let Some(item) = import_item(word) {
            return self.import(transform, pair, item);
        }
        match &pair.before {
            Pattern::Expression(template) => {
                if is_bound_here(word) {
                    return None;
                }
                // A module is told of where it is imported, not wherever it is used.
                if is_module(template) || (renames_in_place(pair) && self.import_decides(word)) {
                    return None;
                }
                let mut node = word;
                let mut tops = Vec::new();
                match (word.parent().map(Node::kind), word.field()) {
                    (Some("attribute"), Some("attribute")) => {}
                    (Some("keyword_argument"), Some("name")) => {}
                    _ => tops.push(word),
                }
                for _ in 0..height {
                    node = node.with_parentheses().parent()?;
                    if !matches!(node.kind(), "argument_list" | "keyword_argument") {
                        tops.push(node);
                    }
                }
                let pattern = template.nodes().next()?;
                for top in tops.into_iter().rev() {
                    let mut attempt = Attempt::new(pair);
                    if self.structure(pair, template).fits(pattern, top, &mut attempt) {
                        if is_stored(top) && !renames_attribute(pair) {
                            return None;
                        }
                        return self.judge(transform, pair, top, Shape::Expression, attempt, Vec::new());
                    }
                }
                self.unbound_or_value(transform, pair, template, word)
            }
            Pattern::Statements(template) => self.statements(transform, pair, template, word),
            Pattern::Class { bases, body } => self.class(transform, pair, bases, body, word),
            Pattern::Truth { .. } => None,
        }
    }

    fn structure<'t>(&self, pair: &'t Pair, template: &'t Template) -> Structure<'f, 't> {
        Structure { world: self.world, module: self.module, pair, template }
    }

    /// `RawConfigParser.readfp(parser, fp)`, and the function of a pattern's call used as a value.
    fn unbound_or_value<'c>(
        &self,
        transform: &'c Transform,
        pair: &'c Pair,
        template: &'c Template,
        word: Node<'f>,
    ) -> Option<Match<'c, 'f>> {
        let pattern = template.nodes().next()?;
        if pattern.kind() != "call" {
            return None;
        }
        let function = pattern.child("function")?;
        // Where only the arguments change, the function by itself is as good as ever.
        let after = pair.after.as_ref().and_then(|after| after.nodes().next());
        let kept = after.and_then(|after| after.child("function"));
        if kept.is_some_and(|kept| kept.text() == function.text()) {
            return None;
        }
        let is_attribute =
            word.parent().is_some_and(|p| p.kind() == "attribute" && word.field() == Some("attribute"));
        let own = if is_attribute { word.parent()? } else { word };
        let mut attempt = Attempt::new(pair);
        if !self.structure(pair, template).fits(function, own, &mut attempt) {
            return None;
        }
        let outer = own.with_parentheses();
        let is_called =
            outer.field() == Some("function") && outer.parent().is_some_and(|p| p.kind() == "call");
        if is_called {
            // The function is right and the arguments are not: another pair may know them.
            return None;
        }
        if is_bound_here(own) {
            return None;
        }
        self.judge(transform, pair, own, Shape::Value, attempt, Vec::new())
    }

    fn statements<'c>(
        &self,
        transform: &'c Transform,
        pair: &'c Pair,
        template: &'c Template,
        word: Node<'f>,
    ) -> Option<Match<'c, 'f>> {
        let text = word.text();
        let index = template.nodes().position(|statement| {
            statement.descendants().any(|n| n.kind() == "identifier" && n.text() == text)
        })?;
        let mut first = word.statement();
        for _ in 0..index {
            first = previous_statement(first)?;
        }
        let mut run = Vec::new();
        let mut attempt = Attempt::new(pair);
        let mut statement = Some(first);
        for pattern in template.nodes() {
            let own = statement?;
            if !self.structure(pair, template).fits(pattern, own, &mut attempt) {
                return None;
            }
            run.push(own);
            statement = next_statement(own);
        }
        self.judge(transform, pair, first, Shape::Statements, attempt, run)
    }

    /// A class with at least these bases and statements.
    fn class<'c>(
        &self,
        transform: &'c Transform,
        pair: &'c Pair,
        bases: &[String],
        body: &'c Template,
        word: Node<'f>,
    ) -> Option<Match<'c, 'f>> {
        let statement = word.statement();
        let definition = statement.parent()?.parent().filter(|p| p.kind() == "class_definition")?;
        let mut attempt = Attempt::new(pair);
        for pattern in body.nodes() {
            let block = statement.parent()?;
            let fits = block.parts().any(|own| {
                let mut trial = attempt.clone();
                let fits = self.structure(pair, body).fits(pattern, own, &mut trial);
                if fits {
                    attempt = trial;
                }
                fits
            });
            if !fits {
                return None;
            }
        }
        let class = self.inference.class(definition);
        let mut certainty = Certainty::Proven;
        let mut note = String::new();
        for base in bases {
            if !class.derives_from(crate::types::stdlib::canonical(base)) {
                if class.complete {
                    let name = definition.child("name").map_or("", |n| n.text());
                    self.note(word, transform, false, format!("`{name}` does not derive from `{base}`"));
                    return None;
                }
                if !self.in_sight(base) {
                    return None;
                }
                certainty = Certainty::InSight;
                note = "the bases of the class are not all known".to_owned();
            }
        }
        let shown: Vec<String> = bases.iter().map(|base| format!("`{base}`")).collect();
        let name = definition.child("name").map_or("", |n| n.text());
        let text = format!("`{name}` derives from {}", shown.join(" and "));
        attempt.reasons.push(self.module.reason(definition, text));
        let mut found = self.judge(transform, pair, statement, Shape::Class, attempt, Vec::new())?;
        found.certainty = found.certainty.min(certainty);
        if found.note.is_empty() {
            found.note = note;
        }
        Some(found)
    }

    /// An import of a symbol that is a whole pattern, or of a function that nobody here calls.
    fn import<'c>(&self, transform: &'c Transform, pair: &'c Pair, item: Node<'f>) -> Option<Match<'c, 'f>> {
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
        let (_, binding) = self.module.bindings().find(|(_, b)| b.node == item.id()).or_else(|| {
            // `from asyncore import dispatcher` is an import of `asyncore`.
            self.module
                .bindings()
                .find(|(_, b)| is_module && self.module.tree.node(b.node).statement() == item.statement())
        })?;
        let names = |dotted: &str| {
            is_same(dotted, &symbol.qualified) || resolves(self.world, self.module, dotted, &symbol.qualified)
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
        // Where the uses are rewritten one by one, the import goes with the last of them.
        let by_uses = !whole || (!is_module && !renames_in_place(pair));
        if by_uses && self.uses_of(item).next().is_some() {
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

    /// Whether a name is bound in this file by an import or an alias, which is what changes.
    fn import_decides(&self, word: Node<'f>) -> bool {
        let is_name = !matches!(word.field(), Some("attribute"))
            || word.parent().is_some_and(|p| p.kind() != "attribute");
        is_name && self.module.lookup(self.module.scope_of(word), word.text()).is_some()
    }

    /// The places that use the name which an import item binds, that item aside.
    pub fn uses_of(&self, item: Node<'f>) -> impl Iterator<Item = Node<'f>> + use<'f> {
        let module = self.module;
        let binding = module.bindings().find(|(_, b)| b.node == item.id()).map(|(_, b)| b);
        binding.into_iter().flat_map(move |b| module.uses(b.scope, &b.name))
    }

    /// Truth of typed expressions.
    fn tests<'c>(&self, tests: &[(&'c Transform, &'c Pair)], found: &mut Vec<Match<'c, 'f>>) {
        for place in places(self.world, self.module) {
            if !may_be_object(place.node) {
                continue;
            }
            let mut negated_first: Vec<&(&'c Transform, &'c Pair)> = tests.iter().collect();
            negated_first
                .sort_by_key(|(_, pair)| !matches!(pair.before, Pattern::Truth { negated: true, .. }));
            for (transform, pair) in negated_first {
                let Pattern::Truth { parameter, negated } = pair.before else {
                    continue;
                };
                if negated && (place.negation.is_none() || place.is_result) {
                    continue;
                }
                let mut attempt = Attempt::new(pair);
                attempt.captures[parameter] = Some(Capture::Node(place.node));
                let node = if negated { place.negation } else { place.call }.unwrap_or(place.node);
                let shape = if place.is_result { Shape::TestedValue } else { Shape::Truth };
                if let Some(found_here) = self.judge(transform, pair, node, shape, attempt, Vec::new()) {
                    if found_here.certainty >= Certainty::Likely {
                        found.push(found_here);
                        break;
                    }
                }
            }
        }
    }

    /// A structure fits: asks versions, guards and types, and says how sure it is.
    fn judge<'c>(
        &self,
        transform: &'c Transform,
        pair: &'c Pair,
        node: Node<'f>,
        shape: Shape,
        attempt: Attempt<'f>,
        statements: Vec<Node<'f>>,
    ) -> Option<Match<'c, 'f>> {
        let mut found = Match {
            transform,
            pair,
            node,
            statements,
            shape,
            captures: attempt.captures,
            calls: attempt.calls,
            certainty: Certainty::Proven,
            reasons: attempt.reasons,
            note: String::new(),
        };
        let no = |why: String| {
            self.note(node, transform, false, why);
            None
        };
        // A window that ends before the change, and code that only older Pythons run.
        let since = transform.removed.or(transform.deprecated);
        let first = transform.deprecated.into_iter().chain(transform.removed).min();
        if first.is_some_and(|first| first > self.window.target) {
            return no(format!("left alone: the target is Python {}", self.window.target));
        }
        let set = alive(self.world, self.module, node);
        let within = set.and(VersionSet::window(self.window));
        if set != VersionSet::ALL
            && (within.is_empty() || since.is_some_and(|since| set.newest() < Some(since)))
        {
            return no(format!(
                "left alone: only Python {} to {} runs it",
                set.oldest().map_or("?".into(), |v| v.to_string()),
                set.newest().map_or("?".into(), |v| v.to_string()),
            ));
        }
        let (old, new) = words(transform, pair);
        // What guards an import has been asked already.
        let guard = guard_of(self.module, node, &old, &new).filter(|_| shape != Shape::Import);
        if let Some(guard) = guard {
            return no(format!("left alone: {} (line {})", guard.text, guard.line));
        }
        if shape != Shape::Import {
            for (place, symbol, certain) in &attempt.symbols {
                if !certain {
                    return no(format!("`{}` is not always `{}`", place.text(), symbol.qualified));
                }
                if self.fallback(*place, symbol) {
                    return no(format!("left alone: the import of `{}` has a fallback", place.text()));
                }
            }
        }
        match attempt.misfit {
            Some(Misfit::Hidden) => {
                found.shape = Shape::Unclear;
                found.note = "a `*` or `**` may hide an argument that has to change".to_owned();
            }
            Some(Misfit::Different) => {
                return no("the arguments are those of another signature".to_owned());
            }
            None => {}
        }
        self.types(&mut found)?;
        self.note(
            node,
            transform,
            true,
            match found.certainty {
                Certainty::Proven => "matches, proven".to_owned(),
                _ => format!("matches: {}", found.note),
            },
        );
        Some(found)
    }

    /// Asks the types of the metavariables.
    fn types(&self, found: &mut Match<'_, 'f>) -> Option<()> {
        let strict = matches!(found.shape, Shape::Truth | Shape::TestedValue);
        for (index, parameter) in found.pair.parameters.iter().enumerate() {
            let asks = parameter.types.iter().any(|kind| matches!(kind, Type::Instance(_) | Type::Class(_)));
            if !asks {
                continue;
            }
            let Some(Capture::Node(value)) = &found.captures[index] else {
                continue;
            };
            let value = *value;
            let attribute = if strict { Some("__bool__") } else { taken_attribute(found.pair, index) };
            let inferred =
                if strict { self.inference.value_nearby(value) } else { self.inference.value(value) };
            let mut belief = believe(self.inference, &inferred, &parameter.types, attribute, strict);
            // The method of a class, called with the instance as first argument.
            if !strict && let Belief::No(_) = belief {
                belief = self.unbound(found, &inferred, &parameter.types, attribute).unwrap_or(belief);
            }
            match belief {
                Belief::Yes { proven, reasons } => {
                    self.new_name(found, index, &inferred);
                    if !proven {
                        found.certainty = found.certainty.min(Certainty::Likely);
                        found.note = format!(
                            "`{}` is that by the evidence in sight, which may not be all",
                            one_line(value.text())
                        );
                    }
                    let mut told = reasons;
                    if told.is_empty() {
                        let shown = inferred.values.iter().find(|v| **v != crate::types::Value::None);
                        let what = shown.map_or("that".to_owned(), |v| v.describe());
                        told.push(Reason {
                            text: format!("`{}` is {what}", one_line(value.text())),
                            place: None,
                        });
                    }
                    told.append(&mut found.reasons);
                    found.reasons = told;
                }
                Belief::No(why) => {
                    self.note(
                        found.node,
                        found.transform,
                        false,
                        format!("`{}`: {why}", one_line(value.text())),
                    );
                    return None;
                }
                Belief::Mixed(why) => {
                    found.shape = Shape::Unclear;
                    found.certainty = Certainty::Likely;
                    found.note = format!("`{}` is not always that: {why}", one_line(value.text()));
                }
                Belief::Unknown(why) => {
                    let word = attribute.unwrap_or_default();
                    let everyday = EVERYDAY.contains(&word) || word.is_empty();
                    let in_sight = parameter.types.iter().any(|kind| match kind {
                        Type::Instance(dotted) | Type::Class(dotted) => self.in_sight(dotted),
                        _ => false,
                    });
                    if everyday || strict || self.bears(word) {
                        self.note(
                            found.node,
                            found.transform,
                            false,
                            format!("`{}`: {why}", one_line(value.text())),
                        );
                        return None;
                    }
                    let level = if in_sight { Certainty::InSight } else { Certainty::NameOnly };
                    found.certainty = found.certainty.min(level);
                    found.note = format!(
                        "the type of `{}` is not known; the name `{word}` says so",
                        one_line(value.text())
                    );
                }
            }
        }
        Some(())
    }

    /// A first-party class may have the new name already, for something of its own.
    fn new_name(&self, found: &mut Match<'_, 'f>, index: usize, inferred: &Inferred) {
        let Some(new) = found.pair.after.as_ref().and_then(|after| attribute_of(after, index)) else {
            return;
        };
        for value in &inferred.values {
            let (crate::types::Value::Instance(class) | crate::types::Value::Class(class)) = value else {
                continue;
            };
            let Some(owner) = self.inference.own_definition(class, new, "") else {
                continue;
            };
            let within = found.node.enclosing(&["function_definition"]).and_then(|f| f.child("name"));
            if within.is_some_and(|name| name.text() == new) {
                found.shape = Shape::Unclear;
                found.note = format!("`{new}` would call itself here");
            } else {
                found.certainty = found.certainty.min(Certainty::Likely);
                found.note = format!("`{owner}` defines `{new}` itself");
            }
        }
    }

    /// `RawConfigParser.readfp(parser, fp)`: renamed, its arguments left as they are.
    fn unbound(
        &self,
        found: &mut Match<'_, 'f>,
        inferred: &Inferred,
        types: &[Type],
        attribute: Option<&str>,
    ) -> Option<Belief> {
        attribute?;
        let classes: Vec<Type> = types
            .iter()
            .filter_map(|kind| match kind {
                Type::Instance(dotted) => Some(Type::Class(dotted.clone())),
                _ => None,
            })
            .collect();
        let belief = believe(self.inference, inferred, &classes, attribute, false);
        if !matches!(belief, Belief::Yes { .. }) {
            return None;
        }
        // What binds the arguments did not know of the receiver among them.
        if let Some(function) = found.node.child("function")
            && found.shape == Shape::Expression
            && found.node.kind() == "call"
        {
            found.node = function.unparenthesised();
        }
        if found.node.kind() == "attribute" {
            found.shape = Shape::Value;
        }
        Some(belief)
    }

    /// Whether a class of this file defines a member of this name: then the name proves nothing.
    fn bears(&self, word: &str) -> bool {
        self.module
            .bindings()
            .any(|(_, binding)| binding.name == word && matches!(binding.kind, Kind::Function(_)))
    }

    /// Whether the file imports the module of a dotted name, or something of it.
    fn in_sight(&self, dotted: &str) -> bool {
        let module = dotted.rsplit_once('.').map_or(dotted, |(module, _)| module);
        self.module.bindings().any(|(_, binding)| {
            let names = match &binding.kind {
                Kind::Import { module, .. } => self.world.resolve(module, self.module, 8).names,
                Kind::From { module, name } => {
                    let mut all = self.world.resolve(&format!("{module}.{name}"), self.module, 8).names;
                    all.push(module.clone());
                    all
                }
                _ => return false,
            };
            names.iter().any(|name| {
                let name = crate::model::legacy_module(name).unwrap_or(name);
                name == module || name.starts_with(&format!("{module}."))
            })
        }) || self.module.stars(self.module.top()).iter().any(|star| star == module)
    }

    /// Whether a symbol came by an import that has a fallback for just the case that it is gone.
    fn fallback(&self, place: Node<'f>, symbol: &Symbol) -> bool {
        let mut base = place.unparenthesised();
        while base.kind() == "attribute" {
            match base.child("object") {
                Some(object) => base = object.unparenthesised(),
                None => return false,
            }
        }
        let Some((_, bindings)) = self.module.lookup(self.module.scope_of(base), base.text()) else {
            return false;
        };
        bindings.iter().map(|id| self.module.binding(*id)).any(|binding| {
            let may_fail = match &binding.kind {
                Kind::From { module, name } => {
                    let dotted = format!("{module}.{name}");
                    is_removed_module(module) || is_same(&dotted, &symbol.qualified)
                }
                Kind::Import { module, .. } => is_removed_module(module),
                _ => false,
            };
            may_fail && import_guard(self.module, self.module.tree.node(binding.node)).is_some()
        })
    }
}

/// Whether a pattern is a module by itself.
fn is_module(template: &Template) -> bool {
    template.nodes().next().is_some_and(
        |node| matches!(template.role(node), Some(Role::Symbol(symbol)) if symbol.qualified == symbol.module),
    )
}

/// Whether a pair gives a symbol another name in the same module: then an import of it is renamed
/// together with every use.
fn renames_in_place(pair: &Pair) -> bool {
    let (Pattern::Expression(before), Some(after)) = (&pair.before, &pair.after) else {
        return false;
    };
    let (Some(old), Some(new)) = (before.nodes().next(), after.nodes().next()) else {
        return false;
    };
    match (before.role(old), after.role(new)) {
        (Some(Role::Symbol(old)), Some(Role::Symbol(new))) => {
            let parent = |dotted: &str| dotted.rsplit_once('.').map(|(parent, _)| parent.to_owned());
            parent(&old.qualified) == parent(&new.qualified)
        }
        _ => false,
    }
}

/// The word by which a pattern is looked up, and how many nodes its top is above that word.
fn anchor(pair: &Pair) -> Option<(&str, usize)> {
    let template = match &pair.before {
        Pattern::Expression(template) | Pattern::Statements(template) => template,
        Pattern::Class { body, .. } => body,
        Pattern::Truth { .. } => return None,
    };
    let wanted: HashSet<&str> = pair.words.first()?.iter().map(String::as_str).collect();
    for top in template.nodes() {
        let mut best: Option<(&str, usize)> = None;
        for node in top.descendants().filter(|n| n.kind() == "identifier" && wanted.contains(n.text())) {
            if matches!(template.role(node), Some(Role::Parameter(_))) {
                continue;
            }
            let levels = node.ancestors().take_while(|a| a.is_within(top)).count();
            // A symbol's chain may be one name in the user's file, or longer: the word is at its end.
            let chain = node
                .ancestors()
                .take_while(|a| a.is_within(top))
                .filter(|a| template.role(*a).is_some())
                .count();
            let height = levels + 1 - chain.min(levels);
            if best.is_none_or(|(_, known)| height < known) {
                best = Some((node.text(), height.max(1) + 1));
            }
        }
        if best.is_some() {
            // The text lives as long as the template, which the pair owns.
            let (word, height) = best?;
            let word = pair.words.first()?.iter().find(|w| *w == word)?;
            return Some((word, height));
        }
    }
    None
}

/// The names that a guard around a use of this API would ask for: the old ones, the new ones.
fn words<'c>(transform: &'c Transform, pair: &'c Pair) -> (Vec<&'c str>, Vec<&'c str>) {
    let before = match &pair.before {
        Pattern::Expression(t) | Pattern::Statements(t) => Some(t),
        Pattern::Class { body, .. } => Some(body),
        Pattern::Truth { .. } => None,
    };
    let old = before.map_or(Vec::new(), names_in);
    // A table of renames has a new name for each of its entries, and no use for the others'.
    let table = pair.suffix.contains('.');
    let pairs = transform.pairs.iter().filter(|other| !table || other.suffix == pair.suffix);
    let mut new: Vec<&str> = pairs.filter_map(|p| p.after.as_ref()).flat_map(names_in).collect();
    new.retain(|word| !old.contains(word));
    (old, new)
}

fn names_in(template: &Template) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    let result = template.result.map(|id| template.tree.node(id));
    for node in template.nodes().chain(result).flat_map(|top| top.descendants()) {
        match node.kind() {
            "attribute" => all.extend(node.child("attribute").map(|name| name.text())),
            "identifier" if matches!(template.role(node), Some(Role::Symbol(_))) => {
                all.push(node.text());
            }
            _ => {}
        }
    }
    all.retain(|word| word.len() > 3);
    all
}

/// The attribute that a pattern takes from a parameter.
fn taken_attribute(pair: &Pair, index: usize) -> Option<&str> {
    match &pair.before {
        Pattern::Expression(template) | Pattern::Statements(template) => attribute_of(template, index),
        _ => None,
    }
}

fn attribute_of(template: &Template, index: usize) -> Option<&str> {
    template.nodes().flat_map(|top| top.descendants()).filter(|node| node.kind() == "attribute").find_map(
        |node| {
            let object = node.child("object")?;
            let is_it = template.role(object) == Some(&Role::Parameter(index));
            is_it.then(|| node.child("attribute").map(|name| name.text()))?
        },
    )
}

/// Of matches at one node, the first by the order of pairs, and the surest; an unclear one only
/// when no other pair knows better.
fn settle<'c, 'm>(mut found: Vec<Match<'c, 'm>>) -> Vec<Match<'c, 'm>> {
    found.sort_by_key(|m| (m.node.start(), m.node.end(), m.shape == Shape::Unclear));
    let mut seen: HashSet<(NodeId, String)> = HashSet::new();
    found.retain(|m| seen.insert((m.node.id(), m.transform.id.clone())));
    found
}

/// The import item that a name stands in.
fn import_item(word: Node<'_>) -> Option<Node<'_>> {
    let mut node = word;
    loop {
        let parent = node.parent()?;
        match parent.kind() {
            "dotted_name" | "aliased_import" | "relative_import" => node = parent,
            "import_statement" => return Some(node),
            "import_from_statement" => {
                if node.field() == Some("name") {
                    return Some(node);
                }
                // The module: its first item stands for all.
                return parent.child("name").or(Some(parent));
            }
            _ => return None,
        }
    }
}

/// Whether a value is put there, or deleted, not read.
fn is_stored(node: Node<'_>) -> bool {
    let mut child = node;
    for above in node.ancestors() {
        match above.kind() {
            "pattern_list"
            | "tuple_pattern"
            | "list_pattern"
            | "list_splat_pattern"
            | "tuple"
            | "expression_list"
            | "parenthesized_expression" => child = above,
            "assignment" | "augmented_assignment" | "for_statement" | "for_in_clause" => {
                return child.field() == Some("left");
            }
            "delete_statement" | "as_pattern_target" => return true,
            _ => return false,
        }
    }
    false
}

/// Whether a pair gives an attribute of a parameter another name, which holds for writing too.
fn renames_attribute(pair: &Pair) -> bool {
    let (Pattern::Expression(before), Some(after)) = (&pair.before, &pair.after) else {
        return false;
    };
    let (Some(old), Some(new)) = (before.nodes().next(), after.nodes().next()) else {
        return false;
    };
    let owner = |template: &Template, node: Node<'_>| {
        let object = node.child("object").filter(|_| node.kind() == "attribute")?;
        template.role(object).cloned()
    };
    let (one, other) = (owner(before, old), owner(after, new));
    one.is_some() && one == other
}

/// Whether the name is bound at this very place, not read.
fn is_bound_here(node: Node<'_>) -> bool {
    let outer = node.with_parentheses();
    match outer.parent().map(Node::kind) {
        Some("assignment" | "augmented_assignment" | "for_statement") => outer.field() == Some("left"),
        Some("function_definition" | "class_definition") => outer.field() == Some("name"),
        Some("parameters" | "delete_statement" | "global_statement" | "nonlocal_statement") => true,
        Some("default_parameter" | "typed_default_parameter" | "named_expression") => {
            outer.field() == Some("name")
        }
        _ => false,
    }
}

fn next_statement(node: Node<'_>) -> Option<Node<'_>> {
    let mut next = node.next_sibling()?;
    while !next.is_named() || next.kind() == "comment" {
        next = next.next_sibling()?;
    }
    Some(next)
}

fn previous_statement(node: Node<'_>) -> Option<Node<'_>> {
    let mut previous = node.previous_sibling()?;
    while !previous.is_named() || previous.kind() == "comment" {
        previous = previous.previous_sibling()?;
    }
    Some(previous)
}

/// Expressions that cannot be instances of a library's class need not be asked.
fn may_be_object(node: Node<'_>) -> bool {
    matches!(
        node.kind(),
        "identifier"
            | "attribute"
            | "call"
            | "subscript"
            | "named_expression"
            | "await"
            | "conditional_expression"
    )
}

fn is_within_module(module: &str, of: &str) -> bool {
    let module = crate::model::current_name(module).unwrap_or_else(|| module.to_owned());
    module == of || module.strip_prefix(of).is_some_and(|rest| rest.starts_with('.'))
}

fn resolves(world: &World<'_>, module: &Module, dotted: &str, wanted: &str) -> bool {
    world.resolve(dotted, module, 8).only().is_some_and(|name| is_same(name, wanted))
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
