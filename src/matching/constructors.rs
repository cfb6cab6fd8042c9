//! Constructors that are reached without naming their class: `super().__init__(…)` and its like inside a
//! subclass, and calls of subclasses that have no constructor of their own.

use super::arguments::{Expected, given};
use super::expression::{Attempt, is_same};
use super::finder::Finder;
use super::{Argument, Certainty, Match, Misfit, Shape, Tried};
use crate::knowledge::{idiom, stdlib};
use crate::model::{BindingKind, Names};
use crate::syntax::{Field, Kind, Node};
use crate::transform::{Callee, Pair, Role, Template, is_class_like, last_part};
use crate::types::{Class, Inferred, Value};

/// Whether a call has enough arguments for what is expected, by their number and their names alone; the first may be
/// `self`.
fn may_bind(given: &[Argument<'_>], expected: &[Expected]) -> bool {
    if given.iter().any(|argument| argument.stars > 0) {
        return true;
    }
    let has =
        |name: &str| given.iter().any(|argument| argument.keyword.is_some_and(|key| key.text() == name));
    let mut asked = expected.iter().filter(|one| !one.optional && one.stars == 0);
    let needed = asked.clone().count();
    given.len() >= needed && asked.all(|one| one.positional || one.name.as_deref().is_none_or(has))
}

/// A call that may reach the constructor of a class which it does not name.
struct Reached<'m> {
    call: Node<'m>,
    function: Node<'m>,
    /// What `__init__` is taken from; what is called, where it is not `__init__`.
    owner: Inferred,
    /// The dotted name of the same.
    name: Option<String>,
    is_init: bool,
    /// Whether `partial()` keeps the arguments for later.
    is_partial: bool,
}

impl<'f> Finder<'f> {
    /// The matches of patterns `C(…)` at calls that construct a `C` without naming it.
    pub(super) fn constructors<'c>(&self, pairs: &[Tried<'c>], found: &mut Vec<Match<'c, 'f>>) {
        // A class that derives from another is named with it, or shows by the arguments of its calls.
        let is_written = |word: &str| self.module.identifiers(word).next().is_some();
        let may_be_reached = |Tried { pair, .. }: &&Tried<'c>| {
            let class = pair.constructor().map(|(.., symbol)| last_part(&symbol.qualified));
            class.is_some_and(is_written) || pair.constructor_words().iter().any(|word| is_written(word))
        };
        let pairs: Vec<&Tried<'c>> = pairs.iter().filter(may_be_reached).collect();
        if pairs.is_empty() {
            return;
        }
        let expected: Vec<Vec<Expected>> = pairs.iter().map(|of| self.expected_by(of.pair)).collect();
        for call in self.module.tree.of_kind(Kind::Call) {
            // What is called may stand in another file: it is asked only where the arguments would do.
            let arguments = given(call);
            let may_take = |(_, expected): &(_, &Vec<Expected>)| may_bind(&arguments, expected);
            let fitting = pairs.iter().zip(&expected).filter(may_take).map(|(of, _)| *of);
            let mut fitting = fitting.filter(|of| self.takes_arguments(of.pair, call)).peekable();
            if fitting.peek().is_none() {
                continue;
            }
            let Some(reached) = self.reached(call) else { continue };
            found.extend(fitting.filter_map(|of| self.constructor(*of, &reached)));
        }
    }

    /// The arguments of the constructor of a pair.
    fn expected_by(&self, pair: &Pair) -> Vec<Expected> {
        let Some((template, pattern, _)) = pair.constructor() else { return Vec::new() };
        self.structure(pair, template).expected(pattern).into_iter().map(|(expected, _)| expected).collect()
    }

    /// Whether the arguments of a call may be those of the constructor of a pair, with `self` before them or not.
    fn takes_arguments(&self, pair: &Pair, call: Node<'f>) -> bool {
        let Some((template, pattern, _)) = pair.constructor() else { return false };
        [false, true].into_iter().any(|unbound| {
            let mut attempt = Attempt { unbound, ..Attempt::new(pair) };
            self.structure(pair, template).arguments(pattern, call, &mut attempt)
                && attempt.misfit != Some(Misfit::Different)
        })
    }

    fn reached(&self, call: Node<'f>) -> Option<Reached<'f>> {
        let function = call.child(Field::Function)?.unparenthesised();
        let attribute = function.child(Field::Attribute).filter(|_| function.kind() == Kind::Attribute);
        let is_init = attribute.is_some_and(|name| name.text() == "__init__");
        let called = if is_init { function.child(Field::Object)? } else { function };
        let names_of = |node: Node<'f>| {
            let is_name = matches!(node.kind(), Kind::Identifier | Kind::Attribute);
            if is_name { self.world.names(self.module, node) } else { Names::default() }
        };
        let mut names = names_of(called);
        let is_partial = names.only().is_some_and(|name| idiom("partial", name).is_some());
        let owner = match is_partial {
            true => given(call).first().filter(|first| first.stars == 0 && first.keyword.is_none())?.value,
            false => called,
        };
        if is_partial {
            names = names_of(owner);
        }
        let value = match self.class_of_value(owner) {
            Some(value) => value,
            None if !is_init && names.names.is_empty() && !self.is_parameter(owner) => return None,
            None if names.only().is_some_and(|name| self.is_function(name)) => return None,
            None => self.inference.value(owner),
        };
        let name = names.only().map(str::to_owned);
        Some(Reached { call, function, owner: value, name, is_init, is_partial })
    }

    /// Whether what has a name is a function, which constructs nothing by itself.
    fn is_function(&self, name: &str) -> bool {
        if let Some(known) = self.functions.borrow().get(name) {
            return *known;
        }
        let found = self.world.is_function(name, self.module);
        self.functions.borrow_mut().insert(name.to_owned(), found);
        found
    }

    /// What `type(x)` and `x.__class__` are; `None` for any other expression.
    fn class_of_value(&self, node: Node<'f>) -> Option<Inferred> {
        let of = match node.kind() {
            Kind::Call if node.child(Field::Function)?.text() == "type" => {
                node.child(Field::Arguments)?.parts().next()?
            }
            Kind::Attribute if node.child(Field::Attribute)?.text() == "__class__" => {
                node.child(Field::Object)?
            }
            _ => return None,
        };
        let mut found = self.inference.value(of);
        found.values.retain(|value| *value != Value::None);
        for value in &mut found.values {
            *value = match value {
                Value::Instance(class) => Value::Class(class.clone()),
                _ => Value::Unknown,
            };
        }
        Some(found)
    }

    /// Whether a name is a parameter, such as `cls`.
    fn is_parameter(&self, node: Node<'f>) -> bool {
        let bound = self.module.lookup(self.module.scope_of(node), node.text());
        let is_one = |id| matches!(self.module.binding(id).kind, BindingKind::Parameter { .. });
        node.kind() == Kind::Identifier && bound.is_some_and(|(_, all)| all.iter().all(|id| is_one(*id)))
    }

    fn constructor<'c>(&self, of: Tried<'c>, reached: &Reached<'f>) -> Option<Match<'c, 'f>> {
        let Tried { transform, pair } = of;
        let (template, pattern, symbol) = pair.constructor()?;
        let wanted = stdlib::canonical(&symbol.qualified);
        let is_named = reached.name.as_deref().is_some_and(|name| is_same(name, &symbol.qualified));
        let (class, is_unbound) = match reached.owner.values.as_slice() {
            [Value::Instance(class)] if reached.is_init => (Some(class), false),
            [Value::Class(class)] if reached.is_init || reached.is_partial || !is_named => {
                (Some(class), reached.is_init || reached.is_partial)
            }
            _ if (reached.is_init || reached.is_partial) && is_named => (None, true),
            _ => return None,
        };
        if class.is_some_and(|class| !class.derives_from(wanted)) {
            return None;
        }
        let shown = reached.function.text();
        let own = class.and_then(|class| self.own_constructor(class, wanted, reached.is_init));
        if let Some(why) = own {
            self.note(reached.call, transform, false, why);
            return None;
        }
        // The base is renamed by itself, and takes the arguments as they are.
        if hands_on(pair, pattern) {
            return None;
        }
        let mut attempt = Attempt::new(pair);
        attempt.unbound = is_unbound;
        if !self.structure(pair, template).arguments(pattern, reached.call, &mut attempt) {
            return None;
        }
        let text = match (reached.is_init, reached.is_partial) {
            (true, _) => format!("`{shown}()` is the constructor of `{}`", symbol.qualified),
            (_, true) => format!("`{shown}()` calls the constructor of `{}` later", symbol.qualified),
            _ => format!("`{shown}` has the constructor of `{}`", symbol.qualified),
        };
        attempt.reasons.extend(reached.owner.reasons.clone());
        attempt.reasons.push(self.module.reason(reached.function, text.clone()));
        let mut found = self.constrain(of, reached.call, Shape::Expression, attempt)?;
        found.constructor = Some(text);
        if reached.is_partial {
            found.certainty = found.certainty.min(Certainty::Likely);
            found.note = "more arguments may come where it is called".to_owned();
        }
        let Some(class) = class else { return Some(found) };
        let below = || self.inference.overridden(class, &["__init__", "__new__"], wanted, false);
        if !reached.is_init
            && !reached.owner.exact
            && let Some(why) = below()
        {
            found.shape = Shape::Unclear;
            found.note = why;
        } else if self.inference.is_decorated(class, wanted) {
            found.shape = Shape::Unclear;
            found.note = format!("`{}` is decorated, and may have another constructor", class.qualified);
        } else if !reached.owner.complete || reached.owner.likely || !class.is_known() {
            found.certainty = found.certainty.min(Certainty::Likely);
            found.note = format!("not all bases of `{}` are known", class.qualified);
        }
        Some(found)
    }

    /// Why the new code may not construct another object of a value's class, `type(path)(…)`: a class of the
    /// user's may have a constructor of its own.
    pub(super) fn constructs_own(&self, pair: &Pair, index: usize, inferred: &Inferred) -> Option<String> {
        let after = pair.after.as_ref()?;
        let is_type_of = |call: &Node<'_>| {
            let inner = call.child(Field::Function).filter(|function| function.kind() == Kind::Call)?;
            let argument = inner.child(Field::Arguments)?.parts().next()?;
            let is_it = inner.child(Field::Function)?.text() == "type"
                && after.role(argument) == Some(&Role::Parameter(index));
            is_it.then_some(())
        };
        after.all().filter(|node| node.kind() == Kind::Call).find_map(|call| is_type_of(&call))?;
        let own =
            inferred.values.iter().filter_map(Value::instance).find(|class| {
                !inferred.exact || class.ancestors.first().is_some_and(|own| own.file.is_some())
            })?;
        Some(format!("a subclass of `{}` may have another constructor", own.qualified))
    }

    /// Why a class that derives from `wanted` is constructed in another way; `None` if it is not.
    fn own_constructor(&self, class: &Class, wanted: &str, is_init: bool) -> Option<String> {
        // A class of the library on the way to it may take other arguments.
        let between = || {
            let before = class.ancestors.iter().take_while(|ancestor| ancestor.qualified != wanted);
            let mut library = before.filter(|ancestor| ancestor.file.is_none());
            let on_the_way = library.find(|own| stdlib::ancestors(&own.qualified).contains(&wanted))?;
            Some(format!("`{}` stands between", on_the_way.qualified))
        };
        self.defines_constructor(class, wanted, is_init).or_else(between)
    }

    /// The same of the classes of the project alone.
    fn defines_constructor(&self, class: &Class, wanted: &str, is_init: bool) -> Option<String> {
        let names: &[&str] = if is_init { &["__init__"] } else { &["__init__", "__new__"] };
        let own = names.iter().find_map(|name| {
            let owner = self.inference.own_definition(class, name, wanted)?;
            Some(format!("`{owner}` defines `{name}` itself"))
        });
        let meta = || {
            let owner = self.inference.metaclass_definition(class, "__call__").filter(|_| !is_init)?;
            Some(format!("the metaclass `{owner}` defines `__call__`"))
        };
        own.or_else(meta)
    }
}

/// Whether the new code calls another class with the same arguments.
fn hands_on(pair: &Pair, pattern: Node<'_>) -> bool {
    let hands_on = |after: &Template| {
        let (Callee::Symbol(symbol), true) = after.callee().filter(|_| after.result.is_none())? else {
            return None;
        };
        let call = after.nodes().next()?;
        let is_other = pair.constructor().is_some_and(|(.., old)| old.qualified != symbol.qualified);
        let arguments = |call: Node<'_>| call.child(Field::Arguments).map(|list| list.text().to_owned());
        Some(is_other && is_class_like(&symbol.qualified) && arguments(call) == arguments(pattern))
    };
    pair.after.as_ref().and_then(hands_on).unwrap_or(false)
}
