//! The structure of a template against the structure of the code.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use regex::Regex;

use super::arguments::{Expected, Misfit, bind, given};
use super::nearest::{Difference, difference};
use super::{Argument, Arguments, Capture};
use crate::finding::Reason;
use crate::knowledge::{idiom, is_stdlib_module, stdlib};
use crate::model::{BindingKind, Module, OWN, World};
use crate::syntax::{Field, Kind, Node, NodeId, same_strings, string_content};
use crate::text::one_line;
use crate::transform::{Pair, Parameter, Role, Star, Symbol, Template, Type, names_builtin};

/// A match that is being put together. Types are asked only when the structure fits.
#[derive(Clone, Debug, Default)]
pub(super) struct Attempt<'m> {
    pub captures: Vec<Option<Capture<'m>>>,
    /// The statements that it is held against, if it is several.
    pub statements: Vec<Node<'m>>,
    pub calls: Vec<(NodeId, Arguments<'m>)>,
    /// Where a symbol stands, and whether that is certain.
    pub symbols: Vec<(Node<'m>, Symbol, bool)>,
    pub reasons: Vec<Reason>,
    /// How many names of the pattern fit so far.
    pub fitted: usize,
    /// The first part that does not.
    pub difference: Option<Difference>,
    /// The arguments of a call could not be bound.
    pub misfit: Option<Misfit>,
    /// The receiver stands as the first argument: `RawConfigParser.readfp(parser, fp)`.
    pub unbound: bool,
    /// Values that are no literals are let through where the pattern allows only some literals.
    pub any_literal: bool,
    /// Why a symbol may stand for something else all the same.
    pub doubt: Option<String>,
    /// Why an import changes nothing although new Pythons run it.
    pub fallback: Option<String>,
}

impl Attempt<'_> {
    pub fn new(pair: &Pair) -> Self {
        Attempt { captures: vec![None; pair.parameters.len()], ..Attempt::default() }
    }
}

/// A template and the file it is held against.
pub(super) struct Structure<'s, 't> {
    pub world: &'s World<'s>,
    pub module: &'s Module,
    pub pair: &'t Pair,
    pub template: &'t Template,
}

impl<'s> Structure<'s, '_> {
    /// Whether the code at `user` has the structure of `pattern`; fills in the attempt.
    pub fn fits(&self, pattern: Node<'_>, user: Node<'s>, attempt: &mut Attempt<'s>) -> bool {
        let fits = self.fits_as_it_is(pattern, user, attempt);
        if fits {
            // A metavariable fits everywhere, and a name says something.
            let is_symbol = matches!(self.template.role(pattern.unparenthesised()), Some(Role::Symbol(_)));
            attempt.fitted += usize::from(is_symbol || pattern.kind() == Kind::Attribute);
        } else if attempt.difference.is_none() && attempt.fitted > 0 {
            let text = difference(self.pair, self.template, pattern, user);
            attempt.difference = Some(Difference { fitted: attempt.fitted, text });
        }
        fits
    }

    fn fits_as_it_is(&self, pattern: Node<'_>, user: Node<'s>, attempt: &mut Attempt<'s>) -> bool {
        let (pattern, user) = (pattern.unparenthesised(), user.unparenthesised());
        match self.template.role(pattern) {
            Some(Role::Parameter(index)) => return self.capture(*index, user, attempt),
            Some(Role::Symbol(symbol)) => return self.symbol(symbol, user, attempt),
            Some(Role::Fresh(_) | Role::Helper(_) | Role::Receiver | Role::Block(_)) => return false,
            None => {}
        }
        // Several literals in a row are one.
        let is_string = pattern.kind() == Kind::String && user.kind() == Kind::ConcatenatedString;
        let is_augmented = pattern.kind() == Kind::BinaryOperator && user.kind() == Kind::AugmentedAssignment;
        if pattern.kind() != user.kind() && !is_string && !is_augmented {
            return false;
        }
        match pattern.kind() {
            Kind::BinaryOperator if is_augmented => {
                let part = |field: Field| Some((pattern.child(field)?, user.child(field)?));
                let is_same = part(Field::Operator)
                    .is_some_and(|(one, other)| other.text().strip_suffix('=') == Some(one.text()));
                is_same
                    && [Field::Left, Field::Right]
                        .into_iter()
                        .all(|field| part(field).is_some_and(|(one, other)| self.fits(one, other, attempt)))
            }
            Kind::Subscript if self.takes_any_index(pattern) && user.parts().count() > 2 => {
                attempt.doubt = Some("several indices stand between the brackets".to_owned());
                let owners = pattern.child(Field::Value).zip(user.child(Field::Value));
                owners.is_some_and(|(one, other)| self.fits(one, other, attempt))
            }
            Kind::Call => {
                let (Some(function), Some(own)) =
                    (pattern.child(Field::Function), user.child(Field::Function))
                else {
                    return false;
                };
                self.fits(function, own, attempt) && self.arguments(pattern, user, attempt)
            }
            Kind::Attribute => {
                let names = (pattern.child(Field::Attribute), user.child(Field::Attribute));
                let objects = (pattern.child(Field::Object), user.child(Field::Object));
                match (names, objects) {
                    ((Some(name), Some(own)), (Some(object), Some(owner))) => {
                        name.text() == own.text() && self.fits(object, owner, attempt)
                    }
                    _ => false,
                }
            }
            Kind::String => self.is_same_string(pattern.text(), user),
            // A name of the file's own is another one.
            Kind::Identifier if names_builtin(pattern) => {
                let bound = || self.module.lookup(self.module.scope_of(user), user.text());
                pattern.text() == user.text() && bound().is_none()
            }
            _ => self.children(pattern, user, attempt),
        }
    }

    fn children(&self, pattern: Node<'_>, user: Node<'s>, attempt: &mut Attempt<'s>) -> bool {
        if let Some(fits) = self.block(pattern, user, attempt) {
            return fits;
        }
        // `async with` and `async for` may stand for the plain ones, and the items of `with` in parentheses.
        let is_async = matches!(pattern.kind(), Kind::WithStatement | Kind::ForStatement)
            && pattern.token(Kind::KwAsync).is_none()
            && self.template.nodes().any(|top| top == pattern);
        let is_clause = pattern.kind() == Kind::WithClause;
        let significant = |node: &Node<'_>| match node.kind() {
            Kind::Comment | Kind::Comma | Kind::Semicolon => false,
            Kind::KwAsync => !is_async,
            Kind::LeftParen | Kind::RightParen => !is_clause,
            _ => true,
        };
        let mut wanted = pattern.children().filter(significant);
        let mut own = user.children().filter(significant);
        let mut any = false;
        loop {
            match (wanted.next(), own.next()) {
                (None, None) => return any || pattern.text() == user.text(),
                (Some(one), Some(other)) => {
                    any = true;
                    let same = if one.is_named() {
                        self.fits(one, other, attempt)
                    } else {
                        one.kind() == other.kind()
                    };
                    if !same {
                        return false;
                    }
                }
                _ => return false,
            }
        }
    }

    /// Whether a block fits one of the pattern in which a parameter stands for the statements between the others;
    /// `None` if none does.
    fn block(&self, pattern: Node<'_>, user: Node<'s>, attempt: &mut Attempt<'s>) -> Option<bool> {
        if pattern.kind() != Kind::Block {
            return None;
        }
        let wanted: Vec<Node<'_>> = pattern.parts().collect();
        let index = |one: &Node<'_>| match self.template.role(*one) {
            Some(Role::Block(index)) => Some(*index),
            _ => None,
        };
        let (at, index) = wanted.iter().enumerate().find_map(|(at, one)| Some((at, index(one)?)))?;
        let own: Vec<Node<'s>> = user.parts().collect();
        let behind = wanted.len() - at - 1;
        if own.len() < wanted.len() {
            return Some(false);
        }
        let (first, rest) = own.split_at(at);
        let (held, last) = rest.split_at(rest.len() - behind);
        attempt.captures[index] = Some(Capture::Rest(held.to_vec()));
        let mut others = wanted[..at].iter().chain(&wanted[at + 1..]).zip(first.iter().chain(last));
        Some(others.all(|(one, other)| self.fits(*one, *other, attempt)))
    }

    /// Whether a literal is spelled like another one, or is a string of the same content, however both are quoted.
    fn is_same_string(&self, literal: &str, user: Node<'_>) -> bool {
        let is_plain = |text: &str| text.starts_with(['"', '\'']) && !text.contains('\\');
        match string_content(user).map(|range| &self.module.tree.text()[range]) {
            _ if literal == user.text() => true,
            Some(content) if is_plain(literal) => is_string(literal, content),
            _ => is_string_literal(user) && same_strings(literal, user.text()),
        }
    }

    fn capture(&self, index: usize, user: Node<'s>, attempt: &mut Attempt<'s>) -> bool {
        if matches!(user.kind(), Kind::Splat | Kind::DictionarySplat | Kind::KeywordArgument) {
            return false;
        }
        for kind in &self.pair.parameters[index].types {
            match kind {
                Type::Literal(_) => {
                    let allowed = |kind: &Type| match kind {
                        Type::Literal(text) => self.is_same_string(text, user),
                        _ => false,
                    };
                    // Another literal is none of these; of any other value nobody knows.
                    let is_open = attempt.any_literal && !is_plain_literal(user);
                    if !is_open && !self.pair.parameters[index].types.iter().any(allowed) {
                        return false;
                    }
                }
                Type::Name if user.kind() != Kind::Identifier => return false,
                Type::Word if !holds_words(user) => return false,
                Type::Text(pattern) if !is_text(self.literal_of(user), pattern) => return false,
                _ => {}
            }
        }
        match &attempt.captures[index] {
            Some(Capture::Node(known)) => {
                let is_same = known.text() == user.text();
                // What is read says more than where it is put.
                if is_same && known.is_stored() && !user.is_stored() {
                    attempt.captures[index] = Some(Capture::Node(user));
                }
                is_same
            }
            Some(Capture::Rest(_)) => false,
            None => {
                attempt.captures[index] = Some(Capture::Node(user));
                true
            }
        }
    }

    fn symbol(&self, symbol: &Symbol, user: Node<'s>, attempt: &mut Attempt<'s>) -> bool {
        if !matches!(user.kind(), Kind::Identifier | Kind::Attribute | Kind::DottedName) {
            return false;
        }
        let mut names = self.world.names(self.module, user);
        if !names.names.iter().any(|name| is_same(name, &symbol.qualified)) {
            let Some(by) = names.names.iter().find_map(|name| self.handed_on(name, &symbol.qualified)) else {
                return false;
            };
            names.doubt =
                Some(format!("`{by}` is not at hand, and may hand on another `{}`", symbol.qualified));
            names.names = vec![symbol.qualified.clone()];
        }
        let certain = names.certain && names.names.iter().all(|name| is_same(name, &symbol.qualified));
        attempt.symbols.push((user, symbol.clone(), certain));
        attempt.doubt = attempt.doubt.take().or(names.doubt).or(names.handed_on);
        if names.reasons.is_empty() {
            attempt.reasons.push(self.imported(user, &symbol.qualified));
        } else {
            attempt.reasons.extend(names.reasons);
        }
        true
    }

    /// The module out of sight by which a name has the symbol of a library: what is imported from it under the name
    /// of the library's module is that module or one like it, and so is what a module for that purpose has.
    fn handed_on<'n>(&self, name: &'n str, symbol: &str) -> Option<&'n str> {
        let by = name.strip_suffix(symbol)?.strip_suffix('.')?;
        let first = symbol.split('.').next()?;
        let is_taken = || {
            self.module.bindings().any(|(_, binding)| {
                matches!(&binding.kind, BindingKind::From { module, name } if module == by && name == first)
            })
        };
        let is_own = || is_own(self.world, self.module, by);
        let hands_on = hands_on(by) || is_stdlib_module(first) && is_taken();
        (hands_on && !is_own()).then_some(by)
    }

    /// The import that a name comes by.
    fn imported(&self, user: Node<'s>, qualified: &str) -> Reason {
        let base = user.descendants().find(|node| node.kind() == Kind::Identifier).unwrap_or(user);
        let bound = self.module.lookup(self.module.scope_of(base), base.text());
        let import = bound.into_iter().flat_map(|(_, bindings)| bindings).find_map(|id| {
            let binding = self.module.binding(*id);
            binding.module().map(|_| self.module.tree.node(binding.node).statement())
        });
        match import.filter(|statement| statement.kind().is_import()) {
            Some(statement) => {
                let import = one_line(statement.text());
                self.module.reason(statement, format!("`{}` comes by `{import}`", user.text()))
            }
            None => self.module.reason(user, format!("`{}` is `{qualified}`", user.text())),
        }
    }

    /// Whether `*` and `**` of a call may hold what a pattern asks for. An argument that goes by keyword alone comes
    /// by `**`, and so by a mapping that somebody wrote its name into: if not in this file, it is not expected.
    /// Nor is what goes by position, without a `*`, where the function is as good as ever.
    fn may_hide(&self, given: &[Argument<'_>], expected: &[Expected]) -> bool {
        let is_given =
            |name: &str| given.iter().any(|argument| argument.keyword.is_some_and(|key| key.text() == name));
        let is_plain = |argument: &&Argument<'_>| argument.keyword.is_none() && argument.stars == 0;
        let by_position = given.iter().filter(is_plain).count();
        let shows = self.pair.keeps_function() && given.iter().all(|argument| argument.stars != 1);
        let is_asked = |at: usize, one: &Expected| {
            !one.optional && one.stars == 0 && (!one.positional || shows && at >= by_position)
        };
        let mut asked =
            expected.iter().enumerate().filter(|(at, one)| is_asked(*at, one)).map(|(_, one)| one);
        let has_mapping = given.iter().any(|argument| argument.stars == 2);
        let may_come = |name: &str| is_given(name) || has_mapping && self.writes_key(name);
        asked.all(|one| one.name.as_deref().is_none_or(may_come))
    }

    /// Whether the file has a string or a keyword of this text.
    fn writes_key(&self, name: &str) -> bool {
        let tree = &self.module.tree;
        let mut keywords = tree.of_kind(Kind::KeywordArgument).filter_map(|node| node.child(Field::Name));
        keywords.any(|key| key.text() == name)
            || tree.of_kind(Kind::StringContent).any(|content| content.text() == name)
    }

    /// Binds the arguments of a user's call to those of the pattern's, then compares them.
    pub fn arguments(&self, pattern: Node<'_>, user: Node<'s>, attempt: &mut Attempt<'s>) -> bool {
        let wanted = self.expected(pattern);
        let mut own = given(user);
        let mut receiver = None;
        if attempt.unbound {
            if own.first().is_none_or(|first| first.keyword.is_some() || first.stars > 0) {
                attempt.misfit = Some(Misfit::Hidden);
                return true;
            }
            receiver = Some(own.remove(0));
        }
        let expected: Vec<Expected> = wanted.iter().map(|(expected, _)| expected.clone()).collect();
        let taken = match bind(&own, &expected) {
            Ok(taken) => taken,
            Err(misfit) => {
                let is_hidden = misfit == Misfit::Hidden && self.may_hide(&own, &expected);
                attempt.misfit = Some(if is_hidden { misfit } else { Misfit::Different });
                return true;
            }
        };
        for ((expected, value), indices) in wanted.iter().zip(&taken) {
            if expected.stars > 0 {
                if let Some(Role::Parameter(index)) = self.template.role(*value) {
                    let rest = indices.iter().map(|i| own[*i].node).collect();
                    attempt.captures[*index] = Some(Capture::Rest(rest));
                }
                continue;
            }
            for index in indices {
                if !self.fits(*value, own[*index].value, attempt) {
                    return false;
                }
            }
        }
        let arguments = Arguments { list: user.child(Field::Arguments), receiver, given: own, taken };
        attempt.calls.push((pattern.id(), arguments));
        true
    }

    /// Whether a subscript of the pattern has a metavariable between its brackets, and nothing else.
    fn takes_any_index(&self, subscript: Node<'_>) -> bool {
        let index = subscript.parts().nth(1).filter(|_| subscript.parts().count() == 2);
        index.is_some_and(|index| matches!(self.template.role(index), Some(Role::Parameter(_))))
    }

    /// The literal that a name of the file stands for, where nothing is rewritten, or the expression itself.
    fn literal_of<'u>(&'u self, user: Node<'u>) -> Node<'u> {
        let is_name = user.kind() == Kind::Identifier && self.pair.after.is_none();
        let bindings = is_name.then(|| self.module.lookup_at(user)).flatten();
        match bindings.map(|(_, all)| all) {
            Some([only]) => match self.module.binding(*only).kind {
                BindingKind::Value(value) => self.module.tree.node(value),
                _ => user,
            },
            _ => user,
        }
    }

    /// The arguments of a pattern's call, with the names they are known by.
    pub(super) fn expected<'p>(&self, call: Node<'p>) -> Vec<(Expected, Node<'p>)> {
        let one = |argument: Argument<'p>| {
            let role = self.template.role(argument.value);
            let parameter = match role {
                Some(Role::Parameter(index)) => Some(&self.pair.parameters[*index]),
                _ => None,
            };
            let keyword = argument.keyword.map(|name| name.text().to_owned());
            let positional = keyword.is_none() && argument.stars < 2;
            let is_single = parameter.is_some_and(|p| p.star == Star::No);
            let may_lack = |p: &Parameter| p.optional || p.star != Star::No && !p.types.contains(&Type::Some);
            let expected = Expected {
                name: keyword.or_else(|| parameter.map(|p| p.name.clone())),
                positional,
                optional: parameter.is_some_and(may_lack),
                unpacked: if is_single { argument.stars } else { 0 },
                stars: match parameter.map(|p| p.star) {
                    Some(Star::Positional) => 1,
                    Some(Star::Keyword) => 2,
                    _ => 0,
                },
            };
            (expected, argument.value)
        };
        given(call).into_iter().map(one).collect()
    }
}

/// Whether a dotted name begins with a module of the project.
pub(super) fn is_own(world: &World<'_>, module: &Module, dotted: &str) -> bool {
    let ends = dotted.match_indices('.').map(|(end, _)| end).chain([dotted.len()]);
    let mut beginnings = ends.map(|end| &dotted[..end]);
    dotted.starts_with(OWN)
        || module.is_marked(dotted)
        || beginnings.any(|name| world.project().has_module(name, module.source.path()))
}

/// Whether a module is there to hand on those of the library, by its name.
pub(super) fn hands_on(module: &str) -> bool {
    let last = module.rsplit('.').next().unwrap_or(module);
    idiom("hands_on", last.trim_matches('_')).is_some()
}

/// Whether two dotted names are one thing, whatever module of the library defines it.
pub(super) fn is_same(name: &str, symbol: &str) -> bool {
    let is_handed_up = || {
        let ((module, own), (package, other)) = (name.rsplit_once('.')?, symbol.rsplit_once('.')?);
        let is_inner = own == other && module.strip_prefix(package)?.starts_with('.');
        Some(is_inner && idiom("handed_up", module).is_some())
    };
    name == symbol || stdlib::canonical(name) == symbol || is_handed_up() == Some(true)
}

/// Whether the strings written in an expression are words, without white space or operators.
fn holds_words(expression: Node<'_>) -> bool {
    let mut contents = expression.descendants().filter(|node| node.kind() == Kind::StringContent);
    contents.all(|content| content.text().chars().all(|c| c.is_alphanumeric() || "._-".contains(c)))
}

/// Whether an expression is a literal string in which a regular expression matches.
fn is_text(expression: Node<'_>, pattern: &str) -> bool {
    let is_literal = matches!(expression.kind(), Kind::String | Kind::ConcatenatedString)
        && expression.descendants().all(|node| node.kind() != Kind::Interpolation);
    let contents = expression.descendants().filter(|node| node.kind() == Kind::StringContent);
    let text: String = contents.map(|content| content.text()).collect();
    is_literal && compiled(pattern).is_some_and(|pattern| pattern.is_match(&text))
}

/// A regular expression of a transform, compiled once.
fn compiled(pattern: &str) -> Option<Regex> {
    static ALL: LazyLock<Mutex<HashMap<String, Option<Regex>>>> = LazyLock::new(Mutex::default);
    let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
    all.entry(pattern.to_owned()).or_insert_with(|| Regex::new(pattern).ok()).clone()
}

/// Whether the value of an expression can be read from it.
fn is_plain_literal(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::True | Kind::False | Kind::None => true,
        // `0x1` and `1_000` are spelled otherwise than what they are compared with.
        Kind::Integer => {
            node.text() == "0" || node.text().bytes().all(|byte| byte.is_ascii_digit() && byte != b'0')
        }
        _ => string_content(node).is_some(),
    }
}

fn is_string_literal(node: Node<'_>) -> bool {
    matches!(node.kind(), Kind::String | Kind::ConcatenatedString)
}

/// Whether a literal is a string of some content, however it is quoted.
fn is_string(literal: &str, content: &str) -> bool {
    let plain = literal.trim_matches(['\'', '"']);
    plain.len() < literal.len() && plain == content
}
