//! A structure that fits is not yet a match: versions, guards, and the types of the metavariables
//! decide whether it is one, and how sure that is.

use super::arguments::Misfit;
use super::expression::{Attempt, is_same};
use super::finder::Finder;
use super::pattern_queries::{attribute_of, renames_attribute, replaced_attribute, taken_attribute, words};
use super::receiver::{Conformance, conforms};
use super::{Capture, Certainty, Match, Shape};
use crate::ambiguous_names::{is_ambiguous, is_everyday};
use crate::finding::Reason;
use crate::model::{
    Api, BindingKind, Guard, OfModule, ScopeKind, VersionSet, guard_of, idiom, import_guard, imported_before,
    is_removed_module, reachable_versions,
};
use crate::syntax::{Field, Kind, Node, is_stdlib_module};
use crate::text::one_line;
use crate::transform::{Pair, Symbol, Transform, Type};
use crate::types::{Inferred, Value};

impl<'f> Finder<'f> {
    /// A structure fits: asks versions, guards and types, and says how sure it is.
    pub(super) fn constrain<'c>(
        &self,
        transform: &'c Transform,
        pair: &'c Pair,
        node: Node<'f>,
        shape: Shape,
        attempt: Attempt<'f>,
        statements: Vec<Node<'f>>,
    ) -> Option<Match<'c, 'f>> {
        let by_name = matches!(shape, Shape::Value | Shape::Named | Shape::Import);
        if (by_name || attempt.misfit.is_some()) && asks_for_arguments(pair, &attempt) {
            self.note(node, transform, false, "it depends on arguments that do not show here");
            return None;
        }
        let mut found = Match {
            transform,
            pair,
            node,
            statements,
            shape,
            captures: attempt.captures,
            calls: attempt.calls,
            constructor: None,
            is_fallback: false,
            certainty: Certainty::Proven,
            reasons: attempt.reasons,
            note: String::new(),
        };
        let no = |why: String| {
            self.note(node, transform, false, why);
            None
        };
        if let Some(why) = self.outside_window(transform, node) {
            return no(why);
        }
        // What guards an import has been asked already.
        let guard = self.guard(node, transform, pair, &attempt.symbols).filter(|_| shape != Shape::Import);
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
        if let Some(doubt) = attempt.doubt {
            found.shape = Shape::Unclear;
            found.note = doubt;
        }
        let printed = node
            .ancestors()
            .any(|above| above.kind() == Kind::Interpolation && above.token(Kind::Equal).is_some());
        if printed {
            found.shape = Shape::Unclear;
            found.note = "an f-string with `=` prints the text of the expression".to_owned();
        }
        self.types(&mut found)?;
        if let Some(attribute) = replaced_attribute(pair)
            && self.is_set_here(attribute)
        {
            found.shape = Shape::Unclear;
            found.note =
                format!("this file sets `{attribute}` itself, so it need not be what the library had");
        }
        let replaced = |(_, symbol, _): &&(Node<'f>, Symbol, bool)| self.assigns(&symbol.qualified);
        if shape != Shape::Import
            && !renames_attribute(pair)
            && let Some((_, symbol, _)) = attempt.symbols.iter().find(replaced)
        {
            found.shape = Shape::Unclear;
            found.note = format!("this file puts something else in the place of `{}`", symbol.qualified);
        }
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

    /// Why a transform does not concern the Pythons that run a place: the window ends before the
    /// change, or only older Pythons come there. `None` if it does.
    pub fn outside_window(&self, transform: &Transform, node: Node<'f>) -> Option<String> {
        let since = transform.removed.or(transform.deprecated);
        let first = transform.deprecated.into_iter().chain(transform.removed).min();
        if first.is_some_and(|first| first > self.window.target) {
            return Some(format!("left alone: the target is Python {}", self.window.target));
        }
        let set = reachable_versions(self.world, self.module, node);
        let within = set.and(VersionSet::window(self.window));
        let runs = !within.is_empty() && since.is_none_or(|since| set.newest() >= Some(since));
        if runs && since.is_some_and(|since| imported_before(self.world, self.module, node, since)) {
            return Some("left alone: only older Pythons import it".to_owned());
        }
        if set == VersionSet::ALL || runs {
            return None;
        }
        Some(match (set.oldest(), set.newest()) {
            (Some(oldest), Some(newest)) if newest.major > 2 => {
                format!("left alone: only Python {oldest} to {newest} runs it")
            }
            (Some(_), _) => "left alone: only Python 2 runs it".to_owned(),
            (None, _) => "left alone: no Python runs it".to_owned(),
        })
    }

    /// Whether this file assigns to an attribute of a module, as in `core.setup = replacement`.
    fn assigns(&self, qualified: &str) -> bool {
        if let Some(known) = self.assigned.borrow().get(qualified) {
            return *known;
        }
        let assigns = self.stores(qualified);
        self.assigned.borrow_mut().insert(qualified.to_owned(), assigns);
        assigns
    }

    fn stores(&self, qualified: &str) -> bool {
        let last = qualified.rsplit('.').next().unwrap_or(qualified);
        let mut stores = self.module.identifiers(last).filter_map(|name| {
            name.parent().filter(|above| name.field() == Some(Field::Attribute) && above.is_stored())
        });
        stores.any(|store| self.world.names(self.module, store).names.iter().any(|name| name == qualified))
    }

    /// Asks the types of the metavariables.
    fn types(&self, found: &mut Match<'_, 'f>) -> Option<()> {
        let strict = matches!(found.shape, Shape::Truth | Shape::TestedValue);
        let transform_is_own = found.transform.reference.is_empty();
        for (index, parameter) in found.pair.parameters.iter().enumerate() {
            let asks = parameter.types.iter().any(|kind| matches!(kind, Type::Instance(_) | Type::Class(_)));
            if !asks {
                continue;
            }
            let Some(Capture::Node(value)) = &found.captures[index] else {
                continue;
            };
            let value = *value;
            let legacy = |kind: &Type| match kind {
                Type::Instance(dotted) | Type::Class(dotted) => self.only_by_old_name(dotted),
                _ => false,
            };
            if parameter.types.iter().any(legacy) {
                self.note(
                    found.node,
                    found.transform,
                    false,
                    "left alone: the module is imported by its Python 2 name alone",
                );
                return None;
            }
            let attribute = if strict { Some("__bool__") } else { taken_attribute(found.pair, index) };
            let is_method = parameter.name == "self";
            let inferred =
                if strict { self.inference.value_nearby(value) } else { self.inference.value(value) };
            let mut conformance =
                conforms(self.inference, &inferred, &parameter.types, attribute, strict, is_method);
            // The method of a class, called with the instance as first argument.
            if !strict && let Conformance::No(_) = conformance {
                conformance = self.unbound(found, index, &inferred, attribute).unwrap_or(conformance);
            }
            match conformance {
                Conformance::Yes { proven, reasons } => {
                    self.new_name(found, index, &inferred);
                    if !inferred.exact {
                        self.overrides(found, index, value, &inferred);
                    }
                    if let Some(why) = self.constructs_own(found.pair, index, &inferred) {
                        found.shape = Shape::Unclear;
                        found.note = why;
                    }
                    if !proven {
                        found.certainty = found.certainty.min(Certainty::Likely);
                        found.note = format!(
                            "the type of `{}` is inferred from the code in sight, and other code may pass another one",
                            one_line(value.text())
                        );
                    }
                    let mut told = reasons;
                    if told.is_empty() {
                        let shown = inferred.values.iter().find(|v| **v != Value::None);
                        let what = shown.map_or("that".to_owned(), |v| v.describe());
                        told.push(Reason {
                            text: format!("`{}` is {what}", one_line(value.text())),
                            place: None,
                        });
                    }
                    told.append(&mut found.reasons);
                    found.reasons = told;
                }
                Conformance::No(why) => {
                    return self.left(found, value, &why);
                }
                Conformance::Mixed(why) => {
                    found.shape = Shape::Unclear;
                    found.certainty = Certainty::Likely;
                    found.note =
                        format!("`{}` does not always have this type: {why}", one_line(value.text()));
                }
                Conformance::Unknown(why) => {
                    let word = attribute.unwrap_or_default();
                    let ruled_out = is_everyday(word) || strict || self.defines_member(word);
                    let in_sight =
                        !ruled_out && parameter.types.iter().any(|kind| self.imports_module_of(kind));
                    // Of what syntax makes, such as a generator, no import tells.
                    let is_made = || parameter.types.iter().any(is_made_by_syntax);
                    // The objects of a package that has to be installed are met where it is imported, and there
                    // even a name that many classes have is one of it.
                    let of_package = || parameter.types.iter().all(is_of_package);
                    let is_rare = || !transform_is_own && of_package();
                    let alone = !in_sight && (is_ambiguous(word) || is_rare()) && !is_made();
                    if ruled_out || alone {
                        return self.left(found, value, &why);
                    }
                    let tells = || !is_ambiguous(word) || of_package();
                    let level = if in_sight && tells() && !self.is_imported(value) {
                        Certainty::InSight
                    } else {
                        Certainty::NameOnly
                    };
                    found.certainty = found.certainty.min(level);
                    found.note = format!(
                        "the type of `{}` is unknown; only the name `{word}` matches",
                        one_line(value.text())
                    );
                }
            }
        }
        Some(())
    }

    /// Leaves a match alone for what is known of a value, and says so to who asks.
    fn left(&self, found: &Match<'_, 'f>, value: Node<'f>, why: &str) -> Option<()> {
        self.note(found.node, found.transform, false, format!("`{}`: {why}", one_line(value.text())));
        None
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
        Some(Guard { line, text: "the new name is set as well".to_owned() })
    }

    /// A first-party class may have the new name already, for something of its own.
    fn new_name(&self, found: &mut Match<'_, 'f>, index: usize, inferred: &Inferred) {
        let Some(new) = found.pair.after.as_ref().and_then(|after| attribute_of(after, index)) else {
            return;
        };
        for value in &inferred.values {
            let (Value::Instance(class) | Value::Class(class)) = value else { continue };
            // The class of the API itself has the new name, of course.
            let until = found.pair.parameters[index].types.iter().find_map(|kind| match kind {
                Type::Instance(dotted) | Type::Class(dotted) => Some(dotted.as_str()),
                _ => None,
            });
            let Some(owner) = self.inference.own_definition(class, new, until.unwrap_or_default()) else {
                continue;
            };
            let within = found.node.enclosing(&[Kind::FunctionDefinition]).and_then(|f| f.child(Field::Name));
            if within.is_some_and(|name| name.text() == new) {
                found.shape = Shape::Unclear;
                found.note = format!("`{new}` would call itself here");
            } else {
                found.certainty = found.certainty.min(Certainty::Likely);
                found.note = format!("`{owner}` defines `{new}` itself");
            }
        }
    }

    /// A subclass anywhere in the project may have the old name or the new one for something of its own.
    fn overrides(&self, found: &mut Match<'_, 'f>, index: usize, value: Node<'f>, inferred: &Inferred) {
        let Some(after) = &found.pair.after else { return };
        let Some(old) = taken_attribute(found.pair, index) else { return };
        let new = attribute_of(after, index).filter(|new| *new != old);
        let names: Vec<&str> = std::iter::once(old).chain(new).collect();
        let around = self.inference.around_super(value);
        for value in &inferred.values {
            let (Value::Instance(class) | Value::Class(class)) = value else { continue };
            let class = around.as_ref().unwrap_or(class);
            let until = found.pair.parameters[index].types.iter().find_map(|kind| match kind {
                Type::Instance(dotted) | Type::Class(dotted) => Some(dotted.as_str()),
                _ => None,
            });
            let until = until.unwrap_or_default();
            let Some(clause) = self.inference.overridden(class, &names, until, around.is_some()) else {
                continue;
            };
            if self.inference.is_of_project(class) {
                found.shape = Shape::Unclear;
            }
            found.certainty = found.certainty.min(Certainty::Likely);
            found.note = clause;
        }
    }

    /// Whether the file gives an attribute of this name a value, on something or in a class body.
    fn is_set_here(&self, attribute: &str) -> bool {
        self.module.identifiers(attribute).any(|name| match name.parent() {
            Some(parent) if parent.kind() == Kind::Attribute => {
                name.field() == Some(Field::Attribute) && parent.is_stored()
            }
            _ => self.module.scope_kind(self.module.scope_of(name)) == ScopeKind::Class && name.is_stored(),
        })
    }

    /// Whether a name comes by `from … import`: it may be a module as well as an object.
    fn is_imported(&self, value: Node<'f>) -> bool {
        let value = value.unparenthesised();
        let found = self.module.lookup(self.module.scope_of(value), value.text());
        value.kind() == Kind::Identifier
            && found.is_some_and(|(_, bindings)| {
                bindings.iter().all(|id| matches!(self.module.binding(*id).kind, BindingKind::From { .. }))
            })
    }

    /// Whether a symbol came by an import that has a fallback for just the case that it is gone.
    fn fallback(&self, place: Node<'f>, symbol: &Symbol) -> bool {
        let mut base = place.unparenthesised();
        while base.kind() == Kind::Attribute {
            match base.child(Field::Object) {
                Some(object) => base = object.unparenthesised(),
                None => return false,
            }
        }
        if base.kind() != Kind::Identifier {
            return import_guard(self.module, base).is_some();
        }
        let Some((_, bindings)) = self.module.lookup(self.module.scope_of(base), base.text()) else {
            return false;
        };
        bindings.iter().map(|id| self.module.binding(*id)).any(|binding| {
            let may_fail = match &binding.kind {
                BindingKind::From { module, name } => {
                    let dotted = format!("{module}.{name}");
                    is_removed_module(module) || is_same(&dotted, &symbol.qualified)
                }
                BindingKind::Import { module, .. } => is_removed_module(module),
                BindingKind::Value(value) => {
                    let value = self.module.tree.node(*value).unparenthesised();
                    self.world.imported_module(self.module, value).is_some_and(is_removed_module)
                }
                _ => false,
            };
            may_fail && import_guard(self.module, self.module.tree.node(binding.node)).is_some()
        })
    }
}

/// Whether a call matches by arguments that the attempt has not seen.
fn asks_for_arguments(pair: &Pair, attempt: &Attempt<'_>) -> bool {
    arguments_asked_for(pair).any(|index| attempt.captures[index].is_none())
}

/// The parameters of a pair, by their index, that are arguments whose value decides whether it matches.
pub(super) fn arguments_asked_for(pair: &Pair) -> impl Iterator<Item = usize> {
    let asks = |index: &usize| {
        let parameter = &pair.parameters[*index];
        let by_value = |kind: &Type| matches!(kind, Type::Instance(_) | Type::Text(_));
        let of_value = !parameter.optional && parameter.types.iter().any(by_value);
        taken_attribute(pair, *index).is_none() && (of_value || parameter.types.contains(&Type::Some))
    };
    (0..pair.parameters.len()).filter(asks)
}

/// Whether a class is of a package outside the standard library.
fn is_of_package(kind: &Type) -> bool {
    let (Type::Instance(class) | Type::Class(class)) = kind else { return true };
    !is_stdlib_module(class.split('.').next().unwrap_or(class))
}

/// Whether values of a class come of syntax, so that code need not import anything to have one.
fn is_made_by_syntax(kind: &Type) -> bool {
    let (Type::Instance(class) | Type::Class(class)) = kind else { return false };
    let module = class.rsplit_once('.').map_or("", |(module, _)| module);
    idiom("syntax", module).is_some()
}
