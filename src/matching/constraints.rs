//! A structure that fits is not yet a match: versions, guards, and the types of the metavariables
//! decide whether it is one, and how sure that is.

use super::arguments::{Misfit, given};
use super::expression::Attempt;
use super::finder::Finder;
use super::guards::Guarded;
use super::pattern_queries::{attribute_of, renames_attribute, replaced_attribute, taken_attribute};
use super::receiver::{Conformance, conforms, other_family};
use super::{Capture, Certainty, Match, Shape, Tried};
use crate::finding::Reason;
use crate::knowledge::stdlib::{self, Known};
use crate::knowledge::{is_ambiguous, is_everyday, is_stdlib_module};
use crate::model::{BindingId, BindingKind, ScopeKind, VersionSet, imported_before, reachable_versions};
use crate::syntax::{Field, Kind, Node};
use crate::text::one_line;
use crate::transform::{Callee, Pair, Pattern, Star, Symbol, Transform, Type};
use crate::types::{Inferred, Value};
use crate::version::Version;

impl<'f> Finder<'f> {
    /// A structure fits: asks versions, guards and types, and says how sure it is.
    pub(super) fn constrain<'c>(
        &self,
        of: Tried<'c>,
        node: Node<'f>,
        shape: Shape,
        attempt: Attempt<'f>,
    ) -> Option<Match<'c, 'f>> {
        let Tried { transform, pair } = of;
        if self.is_in_helper(transform, node) {
            self.note(node, transform, false, "this function is what the transform puts in its place");
            return None;
        }
        let by_name = matches!(shape, Shape::Value | Shape::Named | Shape::Import);
        let asks = (by_name || attempt.misfit.is_some()) && asks_for_arguments(pair, &attempt, node);
        let asks = asks
            || by_name && pair.asks_for_written_arguments()
            || shape == Shape::Value && pair.keeps_function();
        let passed = if asks { self.hidden_argument(pair, node) } else { None };
        if asks && passed.is_none() {
            self.note(node, transform, false, "it depends on arguments that do not show here");
            return None;
        }
        let shape = if passed.is_some() { Shape::Unclear } else { shape };
        if let Some(line) = self.line_of_alias(pair, node, &attempt.symbols) {
            self.note(node, transform, false, format!("the name is bound in line {line}, which changes"));
            return None;
        }
        let mut found = Match {
            transform,
            pair,
            node,
            statements: attempt.statements,
            shape,
            captures: attempt.captures,
            calls: attempt.calls,
            constructor: None,
            is_fallback: false,
            certainty: Certainty::Proven,
            reasons: attempt.reasons,
            note: String::new(),
            untyped: false,
        };
        let no = |why: String| {
            self.note(node, transform, false, why);
            None
        };
        // An import by name that fails takes all uses along, those that only older Pythons run as well.
        let stays = pair.after.is_none() || arguments_asked_for(pair).next().is_some();
        let mut gone = attempt.symbols.iter().filter(|(_, one, _)| !stays && pair.replaces(one));
        let import = gone.find_map(|(place, symbol, _)| self.certain_import(root(*place), symbol));
        if let Some(why) = self.out_of_versions(pair, import.unwrap_or(node)) {
            return no(why);
        }
        // What guards an import has been asked already.
        if shape != Shape::Import {
            // An exception is guarded with the calls that raise it.
            let guarded = match pair.raised {
                true => Guarded::No,
                false => self.guarded(node, transform, pair, &attempt.symbols),
            };
            // Where it is gone, the answer is another one.
            let guarded = match guarded {
                Guarded::Yes(_) if transform.fold => Guarded::Fallback(
                    "the code asks whether the flag is there: change both by hand".to_owned(),
                ),
                guarded => guarded,
            };
            match guarded {
                Guarded::Yes(why) => return no(why),
                Guarded::Fallback(why) => {
                    found.certainty = Certainty::NameOnly;
                    found.note = why;
                }
                Guarded::No => {
                    if let Some((place, symbol, _)) = attempt.symbols.iter().find(|(.., certain)| !certain) {
                        let why = format!("`{}` is not always `{}`", place.text(), symbol.qualified);
                        // It is told of where the name is bound to it, unless that says nothing.
                        let is_told = !pair.keeps(symbol);
                        if is_told && self.is_bound_for_old(*place, transform, pair, symbol) {
                            return no(format!("{why}: only older Pythons bind it so"));
                        }
                        if is_told && self.may_be_new(*place, pair, symbol) {
                            return no(format!("{why}: it may be what takes its place"));
                        }
                        if place.kind() == Kind::Identifier && is_told {
                            return no(why);
                        }
                        found.shape = Shape::Unclear;
                        found.note = format!("another module may be bound to `{}` here", root(*place).text());
                    }
                }
            }
        } else if let Some(why) = attempt.fallback {
            found.certainty = Certainty::NameOnly;
            found.note = why;
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
        if let Some(doubt) = passed.or(attempt.doubt) {
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
        // What is known of the place says more than a doubt about a type.
        let told = found.note.clone();
        self.types(&mut found)?;
        if found.shape == Shape::Unclear && !told.is_empty() {
            found.note = told;
        }
        if let Some(attribute) = replaced_attribute(pair)
            && self.is_set_here(attribute)
        {
            found.shape = Shape::Unclear;
            found.note =
                format!("this file sets `{attribute}` itself, so it need not be what the library had");
        }
        if let Some(method) = self.method_put_on(pair) {
            found.shape = Shape::Unclear;
            found.note = format!("this file puts its own `{method}` on such an object");
        }
        let replaced = |(_, symbol, _): &&(Node<'f>, Symbol, bool)| self.assigns(&symbol.qualified);
        if shape != Shape::Import
            && !renames_attribute(pair)
            && let Some((_, symbol, _)) = attempt.symbols.iter().find(replaced)
        {
            found.shape = Shape::Unclear;
            found.note = format!("this file puts something else in the place of `{}`", symbol.qualified);
        }
        let why = match found.certainty {
            Certainty::Proven => "matches, proven".to_owned(),
            _ => format!("matches: {}", found.note),
        };
        self.note(node, transform, true, why);
        Some(found)
    }

    /// Why what is deprecated in one Python and removed in another does not concern those that run a place:
    /// the window ends before the change, or only older Pythons come there. `None` if it does.
    pub fn outside_window(
        &self,
        (deprecated, removed): (Option<Version>, Option<Version>),
        node: Node<'f>,
    ) -> Option<String> {
        let since = removed.or(deprecated);
        let first = deprecated.into_iter().chain(removed).min();
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

    /// The line, counted from 1, of the assignment that gives a name an API: `error = select.error`. That is told of, and
    /// what follows from it is no place of its own, unless only some calls are concerned.
    fn line_of_alias(
        &self,
        pair: &Pair,
        node: Node<'f>,
        symbols: &[(Node<'f>, Symbol, bool)],
    ) -> Option<usize> {
        let name = node.child(Field::Function).filter(|_| node.kind() == Kind::Call).unwrap_or(node);
        let (_, symbol, _) = symbols.iter().find(|(place, ..)| *place == name)?;
        let by_arguments = || pair.keeps(symbol) || arguments_asked_for(pair).next().is_some();
        if name.kind() != Kind::Identifier
            || symbol.qualified == symbol.module
            || name != node && by_arguments()
        {
            return None;
        }
        let (_, bindings) = self.module.lookup(self.module.scope_of(name), name.text())?;
        let is_alias = |id: &BindingId| match self.module.binding(*id).kind {
            BindingKind::Value(value) => {
                let value = self.module.tree.node(value).unparenthesised();
                let names = self.world.names(self.module, value);
                matches!(value.kind(), Kind::Identifier | Kind::Attribute)
                    && names.only() == Some(symbol.qualified.as_str())
            }
            _ => false,
        };
        let first = bindings.first().filter(|_| bindings.iter().all(is_alias))?;
        let place = self.module.tree.node(self.module.binding(*first).node);
        Some(self.module.source.line_of(place.start()) + 1)
    }

    /// Whether a place is in a helper of the transform, which an earlier change brought.
    fn is_in_helper(&self, transform: &Transform, node: Node<'f>) -> bool {
        if transform.helpers.is_empty() {
            return false;
        }
        let root = self.module.tree.root();
        let Some(statement) = node.ancestors().find(|above| above.parent() == Some(root)) else {
            return false;
        };
        let name = statement.child(Field::Definition).unwrap_or(statement).child(Field::Name);
        let helper = name.and_then(|name| transform.helpers.get(name.text()));
        helper.is_some_and(|helper| helper.text.split_whitespace().eq(statement.text().split_whitespace()))
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

    /// The method of a pattern, where the file stores another one as an attribute of an object that may have it.
    fn method_put_on<'c>(&self, pair: &'c Pair) -> Option<&'c str> {
        let Pattern::Expression(before) = &pair.before else { return None };
        let (Callee::Member(owner, method), is_called) = before.callee()? else { return None };
        let parameter = &pair.parameters[owner];
        let is_one = |name: Node<'f>| {
            let store =
                name.parent().filter(|above| name.field() == Some(Field::Attribute) && above.is_stored());
            // What a class puts on itself is known with that class.
            let object = store.and_then(|store| store.child(Field::Object));
            object.filter(|object| !self.is_own_instance(*object)).is_some_and(|object| {
                let found = self.inference.value_nearby(object);
                let fits = conforms(self.inference, &found, &parameter.types, None, false, true);
                matches!(fits, Conformance::Yes { .. })
                    && found.values.iter().any(|one| one.instance().is_some())
            })
        };
        let is_method = is_called || parameter.name == "self";
        (is_method && self.module.identifiers(method).any(is_one)).then_some(method)
    }

    /// Asks the types of the metavariables.
    fn types(&self, found: &mut Match<'_, 'f>) -> Option<()> {
        let is_operator = found.shape == Shape::Expression && found.node.kind() == Kind::BooleanOperator;
        let strict = is_operator || matches!(found.shape, Shape::Truth | Shape::TestedValue);
        let transform_is_own = found.transform.is_of_user();
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
            // What such a value is takes long to find out, and such tables hold names that are everywhere.
            let is_near = || parameter.types.iter().any(|kind| self.imports_module_of(kind));
            let word = attribute.unwrap_or_default();
            let warned = if self.warned.is_empty() {
                None
            } else {
                let new = found.pair.after.as_ref().and_then(|after| attribute_of(after, index));
                self.warning_about(found.node, &parameter.types, word, new)
            };
            if found.pair.reported && attribute.is_some_and(is_ambiguous) && !is_near() && warned.is_none() {
                return self.left(found, value, "nothing of its module is imported here");
            }
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
                Conformance::Yes { .. } if is_recommended(found.pair, attribute, &inferred) => {
                    return self.left(found, value, "this is what to use instead");
                }
                // An operator tells nothing of its operands, as the name of a method does.
                Conformance::Yes { .. } if !strict && !inferred.complete && found.pair.anchor().is_none() => {
                    return self.left(found, value, "it may be something else");
                }
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
                Conformance::Unknown(_) if let Some(warned) = warned => {
                    // One run does not prove all runs.
                    found.certainty = found.certainty.min(Certainty::Likely);
                    found.note = format!(
                        "a test run shows the type of `{}`, and other code may pass another one",
                        one_line(value.text())
                    );
                    found.reasons.insert(0, warned.reason());
                }
                Conformance::Unknown(why) => {
                    let by_name = || parameter.types.iter().find_map(|kind| self.given_by_name(value, kind));
                    if let Some(why) = strict.then(by_name).flatten() {
                        found.certainty = Certainty::NameOnly;
                        found.untyped = true;
                        found.note = format!("the type of `{}` is not known; {why}", one_line(value.text()));
                        continue;
                    }
                    // The objects of a package that has to be installed are met where it is imported, and there
                    // even a name that many classes have is one of it. Their attributes may be classes.
                    let of_package = || parameter.types.iter().all(is_of_package);
                    let ruled_out = is_everyday(word)
                        || strict
                        || self.defines_member(word)
                        || self.is_named_as_module(value)
                        || !of_package() && self.has_classes(value);
                    let in_sight = !ruled_out
                        && !is_of_another_package(&inferred, &parameter.types)
                        && parameter.types.iter().any(|kind| self.imports_module_of(kind));
                    // Of what syntax makes, such as a generator, no import tells.
                    let is_made = || parameter.types.iter().any(Type::is_made_by_syntax);
                    let is_rare = || !transform_is_own && of_package();
                    // A table of names tells of none that only looks like one.
                    let is_listed = found.pair.reported;
                    let in_sight = in_sight && !(is_listed && is_ambiguous(word));
                    let alone = !in_sight
                        && (is_listed || is_ambiguous(word) || is_rare() || self.is_of_another(value))
                        && !is_made();
                    if ruled_out || alone {
                        return self.left(found, value, &why);
                    }
                    let tells = || !is_ambiguous(word) || of_package();
                    // A class that lacks what its own methods use has it from a base or is a mixin for one.
                    let is_own = || {
                        !word.is_empty()
                            && !is_ambiguous(word)
                            && self.is_own_instance(value)
                            && !self.imports_member(word)
                    };
                    let tells = in_sight && tells() && !self.is_imported(value);
                    let family = inferred.values.iter().find_map(|v| other_family(v, &parameter.types));
                    // A class of the project may be meant.
                    let other = tells.then(|| self.inference.class_with(word)).flatten();
                    let level = match family.is_none() && (tells && other.is_none() || is_own()) {
                        true => Certainty::InSight,
                        false => Certainty::NameOnly,
                    };
                    found.certainty = found.certainty.min(level);
                    found.untyped = true;
                    let shown = one_line(value.text());
                    found.note = match (other, family) {
                        (Some(class), _) => {
                            format!("the type of `{shown}` is unknown, and `{class}` has `{word}` as well")
                        }
                        (None, Some(base)) => {
                            format!(
                                "the class of `{shown}` derives from `{base}`, which may have `{word}` as well"
                            )
                        }
                        (None, None) => {
                            format!("the type of `{shown}` is unknown; only the name `{word}` matches")
                        }
                    };
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

    /// Whether the file gives an attribute of this name a value, on something or in a class body.
    fn is_set_here(&self, attribute: &str) -> bool {
        self.module.identifiers(attribute).any(|name| match name.parent() {
            Some(parent) if parent.kind() == Kind::Attribute => {
                name.field() == Some(Field::Attribute) && parent.is_stored()
            }
            _ => self.module.scope_kind(self.module.scope_of(name)) == ScopeKind::Class && name.is_stored(),
        })
    }

    /// Whether a name is that of the instance whose method this is.
    fn is_own_instance(&self, value: Node<'f>) -> bool {
        let Some((_, [id])) = self.module.lookup_at(value).filter(|_| value.kind() == Kind::Identifier)
        else {
            return false;
        };
        let BindingKind::Parameter { function, .. } = self.module.binding(*id).kind else { return false };
        let function = self.module.tree.node(function);
        let first = function.child(Field::Parameters).and_then(|list| list.parts().next());
        first.is_some_and(|first| first.text() == value.text())
            && self.module.scope_kind(self.module.scope_of(function)) == ScopeKind::Class
    }

    /// How a value is probably an instance of a class, by the name of the method that gives it and a string that is
    /// passed, near the module of that class.
    fn given_by_name(&self, value: Node<'f>, kind: &Type) -> Option<String> {
        let Type::Instance(class) = kind else { return None };
        let assigned = || {
            let (scope, bindings) =
                self.module.lookup_at(value).filter(|_| value.kind() == Kind::Identifier)?;
            let [id] = self.module.reaching(value, scope, bindings)[..] else { return None };
            match self.module.binding(id).kind {
                BindingKind::Value(value) => Some(self.module.tree.node(value)),
                _ => None,
            }
        };
        let call = assigned().unwrap_or(value).unparenthesised();
        let method = call.child(Field::Function)?.child(Field::Attribute)?.text();
        let mut arguments = call.child(Field::Arguments)?.parts();
        let is_text = arguments.next()?.kind() == Kind::String && arguments.next().is_none();
        let Known::Gives(given) = stdlib::known(class, method) else { return None };
        let gives = given.split('|').any(|given| given == class) && is_text && self.is_near_module(class);
        gives.then(|| format!("`{method}()` gives a `{class}`"))
    }
}

/// Whether what a report tells to use in the place of a method is that method of a subclass, and this is one of it.
fn is_recommended(pair: &Pair, attribute: Option<&str>, inferred: &Inferred) -> bool {
    let Some(attribute) = attribute.filter(|_| pair.reported) else { return false };
    let code = pair.message.split('`').skip(1).step_by(2);
    let mut classes = code.filter_map(|code| {
        code.trim_end_matches("()").strip_suffix(attribute).and_then(|owner| owner.strip_suffix('.'))
    });
    let is_of = |class: &str| {
        let of_class = |value: &Value| value.instance().is_some_and(|one| one.derives_from(class));
        !inferred.values.is_empty() && inferred.values.iter().all(of_class)
    };
    classes.any(is_of)
}

/// The name that an attribute begins with.
pub(super) fn root(place: Node<'_>) -> Node<'_> {
    std::iter::successors(Some(place), |node| node.child(Field::Object)).last().unwrap_or(place)
}

/// Whether a call matches by arguments that the attempt has not seen.
fn asks_for_arguments(pair: &Pair, attempt: &Attempt<'_>, node: Node<'_>) -> bool {
    let is_named = |keyword: Node<'_>| pair.parameters.iter().any(|one| one.name == keyword.text());
    let call = std::iter::once(node).chain(node.parts()).find(|part| part.kind() == Kind::Call);
    let has_more =
        || call.map(given).iter().flatten().any(|one| one.keyword.is_some_and(|keyword| !is_named(keyword)));
    let shows = |index: usize| pair.parameters[index].star == Star::Keyword && has_more();
    arguments_asked_for(pair).any(|index| attempt.captures[index].is_none() && !shows(index))
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

/// Whether code says that a value is of a class of another package, of which nothing else is known.
fn is_of_another_package(inferred: &Inferred, types: &[Type]) -> bool {
    let top = |dotted: &str| dotted.split('.').next().unwrap_or_default().to_owned();
    let is_same = |kind: &Type, package: &str| match kind {
        Type::Instance(class) | Type::Class(class) => top(class) == package,
        _ => false,
    };
    let is_other = |value: &Value| {
        value.instance().is_some_and(|class| {
            let is_named_only = class.ancestors.iter().all(|ancestor| ancestor.file.is_none());
            let package = top(&class.qualified);
            is_named_only
                && class.qualified.contains('.')
                && !types.iter().any(|kind| is_same(kind, &package))
        })
    };
    inferred.values.iter().any(is_other)
}
