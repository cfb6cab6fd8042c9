//! Which words a file must hold for a pair to match, so that most files are never parsed.

use serde::{Deserialize, Serialize};

use super::body::undecorated;
use super::names::is_binding;
use super::{Pair, Parameter, Pattern, Role, Star, Template, Type};
use crate::knowledge::{builtins, is_frequent, is_stdlib_module};
use crate::syntax::{Field, Kind, Node};
use crate::text::is_part;

/// What a file must hold for a pattern to match there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefilter {
    /// One of these must stand there; empty if a pattern may match anywhere.
    pub anchors: Vec<String>,
    /// And it must stand so.
    pub context: TokenContext,
    /// The names before the word, if it is the end of a dotted one: `sys.version_info` is no use of
    /// `sqlite3.version_info`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<String>,
    /// One of each of these must be there too, in code or in a string.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub co_occurring: Vec<Company>,
    /// A regular expression that must match in a literal string of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What the word must be called with, if nothing but a call is looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<CallShape>,
}

/// What a call must be written with. A call with `*` or `**` may hold anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CallShape {
    /// The number of arguments at least.
    pub arguments: usize,
    /// All of these keywords.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
}

/// Words of which one must be in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Company {
    /// The words.
    pub words: Vec<String>,
    /// And it must stand so.
    pub context: TokenContext,
    /// The names before the word, as those of [`Prefilter::owners`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<String>,
}

impl Company {
    /// Words that may stand in any way outside of comments and prose; `None` if there are none.
    pub(super) fn near(words: Vec<String>) -> Option<Company> {
        let company = Company { words, context: TokenContext::Name, ..Company::default() };
        (!company.words.is_empty()).then_some(company)
    }
}

/// How a word must stand in a text to say something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TokenContext {
    /// In any way.
    #[default]
    Anywhere,
    /// As a name in code, or in a string that is a name.
    Name,
    /// As a name that is read: neither defined nor a keyword of a call, nor of another module.
    Use,
    /// As a name that an import brings, or that is taken from what may be a module.
    Symbol,
    /// Behind a dot, but not of a module; or in a string that is a name.
    Attribute,
    /// As the name of something that Python has without an import: behind a dot only of `builtins`.
    Builtin,
    /// As a keyword of a call, or as a whole string.
    Keyword,
    /// As a whole string.
    String,
    /// As an operator beside a literal: `x is "a"`.
    Operator,
}

/// The contexts in which a word was found in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TokenContexts(u8);

impl TokenContexts {
    /// Defined, a keyword of a call, or the attribute of another module.
    pub const NAME: TokenContexts = TokenContexts(1);
    /// Read as a name.
    pub const READ: TokenContexts = TokenContexts(2);
    /// Behind a dot, or in a string that is a dotted name.
    pub const ATTRIBUTE: TokenContexts = TokenContexts(4);
    /// A keyword of a call.
    pub const KEYWORD: TokenContexts = TokenContexts(8);
    /// All of a string.
    pub const STRING: TokenContexts = TokenContexts(16);
    /// An operator beside a literal.
    pub const OPERATOR: TokenContexts = TokenContexts(32);
    /// Brought by an import, or taken from what may be a module.
    pub const SYMBOL: TokenContexts = TokenContexts(64);
    /// All of them, where nobody can tell.
    pub const ALL: TokenContexts = TokenContexts(127);

    /// These and others.
    pub fn and(self, others: TokenContexts) -> TokenContexts {
        TokenContexts(self.0 | others.0)
    }

    /// Whether one of them is what is asked for.
    pub fn hold(self, context: TokenContext) -> bool {
        let wanted = match context {
            TokenContext::Anywhere => return true,
            TokenContext::Name => Self::ALL,
            TokenContext::Use => Self::READ.and(Self::ATTRIBUTE),
            TokenContext::Symbol => Self::SYMBOL,
            TokenContext::Attribute => Self::ATTRIBUTE,
            TokenContext::Builtin => Self::READ,
            TokenContext::Keyword => Self::KEYWORD.and(Self::STRING),
            TokenContext::String => Self::STRING,
            TokenContext::Operator => Self::OPERATOR,
        };
        self.0 & wanted.0 != 0
    }
}

/// A word of a pattern.
struct Anchor<'t> {
    word: &'t str,
    context: TokenContext,
    /// If the word is common, one of these must be there too; empty if nothing is known.
    co_occurring: Vec<&'t str>,
}

impl<'t> Anchor<'t> {
    /// The last name of a dotted one, in co_occurring of one of the two before it.
    fn of_symbol(qualified: &'t str) -> Self {
        let mut names = qualified.rsplit('.');
        let word = names.next().unwrap_or(qualified);
        Anchor {
            word,
            context: TokenContext::Symbol,
            co_occurring: names.filter(|name| *name != word).take(2).collect(),
        }
    }

    /// The co_occurring without what says little itself, if something else is left.
    fn telling(&self) -> Vec<&'t str> {
        let rare: Vec<&str> = self.co_occurring.iter().copied().filter(|word| !is_common(word)).collect();
        if rare.is_empty() { self.co_occurring.clone() } else { rare }
    }
}

/// What a file must hold for a pattern to match there.
pub(super) fn of(pattern: &Pattern, parameters: &[Parameter]) -> Prefilter {
    let any = |words: Vec<&str>| Prefilter {
        anchors: distinct(words),
        context: TokenContext::Use,
        ..Prefilter::default()
    };
    let anchors = match pattern {
        Pattern::Truth { parameter, .. } => {
            return any(of_types(&parameters[*parameter].types));
        }
        Pattern::Expression(template) | Pattern::Statements(template) => anchors(template, parameters),
        Pattern::Class { bases, body, .. } => {
            let co_occurring: Vec<&str> = bases.iter().flat_map(|base| of_path(base)).collect();
            let mut anchors = members(body, &co_occurring);
            if anchors.is_empty() {
                anchors.extend(bases.iter().map(|base| Anchor::of_symbol(base)));
                anchors.extend(pattern.beside_bases().into_iter().map(Anchor::of_symbol));
            }
            anchors
        }
    };
    let rare = |anchor: &&Anchor<'_>| !is_common(anchor.word);
    let longest = |anchor: &&Anchor<'_>| anchor.word.len();
    let of = |anchor: &Anchor<'_>, co_occurring| Prefilter {
        anchors: vec![anchor.word.to_owned()],
        context: anchor.context,
        owners: if anchor.context == TokenContext::Symbol {
            distinct(anchor.co_occurring.clone())
        } else {
            Vec::new()
        },
        co_occurring: Company::near(distinct(co_occurring)).into_iter().collect(),
        text: None,
        call: None,
    };
    if let Some(anchor) = anchors.iter().filter(rare).max_by_key(longest) {
        return of(anchor, Vec::new());
    }
    match anchors.iter().max_by_key(|anchor| (!anchor.co_occurring.is_empty(), anchor.word.len())) {
        Some(anchor) => of(anchor, anchor.telling()),
        // Nothing but operators, literals and parameters.
        None => any(parameters.iter().flat_map(|parameter| of_types(&parameter.types)).collect()),
    }
}

impl Pair {
    /// Adds to its prefilter what must be written in the call or comparison that it looks for.
    pub(super) fn narrow_prefilter(&mut self) {
        let Pattern::Expression(template) = &self.before else { return };
        let texts = self.parameters.iter().filter(|parameter| !parameter.optional);
        let text = texts.flat_map(|parameter| &parameter.types).find_map(|kind| match kind {
            Type::Text(pattern) if !pattern.is_empty() => Some(pattern.clone()),
            _ => None,
        });
        let is_call = template.nodes().next().is_some_and(|top| top.kind() == Kind::Call);
        // Otherwise the function is found without its arguments, too.
        let mut company: Vec<Company> = Vec::new();
        let only_called = self.keeps_function() || self.asks_for_written_arguments();
        let call = template.nodes().next().filter(|_| is_call && only_called);
        // A class is also called by the names of its subclasses.
        let call = call.filter(|call| self.constructor().is_none() && self.is_anchored_at(template, *call));
        let call = call.map(|call| self.shape(template, call));
        for parameter in self.parameters.iter().filter(|one| !one.optional && one.star == Star::No) {
            // A receiver has its own company.
            if !is_derived(&parameter.types) && self.is_argument(template, parameter) {
                let words = of_types(&parameter.types);
                company.extend(Company::near(distinct(words)));
            }
        }
        if !is_call || only_called {
            for top in template.nodes() {
                for node in top.descendants() {
                    let written = self.written_there(template, node);
                    company.extend(written.filter(|one| one.words != self.prefilter.anchors));
                }
            }
        }
        self.prefilter.call = call.filter(|shape| *shape != CallShape::default());
        self.prefilter.text = text;
        self.prefilter.co_occurring.extend(company);
    }

    /// Whether a parameter is an argument of a call in the pattern, and stands nowhere else.
    fn is_argument(&self, template: &Template, parameter: &Parameter) -> bool {
        let is_it = |node: &Node<'_>| match template.role(*node) {
            Some(Role::Parameter(index)) => self.parameters[*index].name == parameter.name,
            _ => false,
        };
        let mut places = template.all().filter(is_it).peekable();
        places.peek().is_some()
            && places.all(|place| {
                let argument = place.parent().filter(|above| above.kind() == Kind::KeywordArgument);
                argument.unwrap_or(place).parent().is_some_and(|above| above.kind() == Kind::ArgumentList)
            })
    }

    /// Whether the word by which the pattern is looked up is the name of what a call calls.
    fn is_anchored_at(&self, template: &Template, call: Node<'_>) -> bool {
        let function = call.child(Field::Function);
        let name = function.and_then(|function| match template.role(function) {
            Some(Role::Symbol(symbol)) => symbol.qualified.rsplit('.').next(),
            _ if function.kind() == Kind::Attribute => function.child(Field::Attribute).map(Node::text),
            _ => Some(function.text()),
        });
        matches!(self.prefilter.anchors.as_slice(), [anchor] if name == Some(anchor.as_str()))
    }

    fn shape(&self, template: &Template, call: Node<'_>) -> CallShape {
        let mut shape = CallShape::default();
        for argument in call.child(Field::Arguments).into_iter().flat_map(Node::parts) {
            let is_keyword = argument.kind() == Kind::KeywordArgument;
            let value = argument.child(Field::Value).filter(|_| is_keyword).unwrap_or(argument);
            let is_required = match template.role(value) {
                Some(Role::Parameter(index)) => {
                    let parameter = &self.parameters[*index];
                    !parameter.optional && parameter.star == Star::No
                }
                _ => !matches!(argument.kind(), Kind::Splat | Kind::DictionarySplat),
            };
            if is_required {
                shape.arguments += 1;
                let name = argument.child(Field::Name).filter(|_| is_keyword);
                shape.keywords.extend(name.map(|name| name.text().to_owned()));
            }
        }
        shape
    }

    /// What a node of a pattern asks to be written in the user's code: a symbol, the keyword of an argument that may not
    /// be missing, or a string.
    fn written_there(&self, template: &Template, node: Node<'_>) -> Option<Company> {
        let parameter = |node: Node<'_>| match template.role(node) {
            Some(Role::Parameter(index)) => Some(&self.parameters[*index]),
            _ => None,
        };
        let spelled = |literal: &str| {
            let word = literal.trim_matches(['\'', '"']);
            let is_word = !word.is_empty() && word.bytes().all(is_part) && literal.len() == word.len() + 2;
            is_word.then(|| word.to_owned())
        };
        if let Some(Role::Symbol(symbol)) = template.role(node) {
            let anchor = Anchor::of_symbol(&symbol.qualified);
            let (words, owners) = (vec![anchor.word.to_owned()], distinct(anchor.co_occurring));
            return Some(Company { words, context: anchor.context, owners });
        }
        if node.kind() == Kind::KeywordArgument {
            let value = node.child(Field::Value)?;
            let is_required = parameter(value).is_none_or(|one| !one.optional && one.star == Star::No);
            let words = vec![node.child(Field::Name).filter(|_| is_required)?.text().to_owned()];
            return Some(Company { words, context: TokenContext::Keyword, ..Company::default() });
        }
        let literals: Vec<String> = match parameter(node) {
            Some(one) if !one.optional && one.star == Star::No && !one.types.is_empty() => {
                let literal = |kind: &Type| match kind {
                    Type::Literal(text) => spelled(text),
                    _ => None,
                };
                one.types.iter().map(literal).collect::<Option<_>>()?
            }
            None if node.kind() == Kind::String && template.role(node).is_none() => {
                vec![spelled(node.text())?]
            }
            _ => return None,
        };
        Some(Company { words: literals, context: TokenContext::String, ..Company::default() })
    }
}

/// The required keywords of a constructor that the new call no longer has.
pub(super) fn of_constructor(pair: &Pair) -> Vec<String> {
    let Some((_, call, _)) = pair.constructor() else { return Vec::new() };
    let passed: Vec<&str> = match &pair.after {
        Some(after) => {
            let lists = after.nodes().filter_map(|node| node.child(Field::Arguments));
            lists
                .flat_map(Node::parts)
                .filter_map(|argument| argument.child(Field::Name))
                .map(Node::text)
                .collect()
        }
        None => Vec::new(),
    };
    let is_looked_for = |name: &str| call.descendants().any(|node| node.text() == name);
    let required = pair.parameters.iter().filter(|one| !one.optional && one.star == Star::No);
    let names = required.map(|one| one.name.as_str()).filter(|name| is_looked_for(name));
    let anchors: Vec<&str> = names.filter(|name| !is_common(name) && !passed.contains(name)).collect();
    distinct(anchors)
}

/// The classes of the types of parameters, each by its own name, without the built-in ones, which need no
/// name.
pub(super) fn classes(parameters: &[Parameter]) -> Vec<String> {
    let class = |alternative: &Type| match alternative {
        Type::Instance(class) | Type::Class(class) => Some(class.clone()),
        _ => None,
    };
    let all: Vec<String> = parameters.iter().flat_map(|one| &one.types).filter_map(class).collect();
    let last = |class: &String| of_path(class).last().map(|name| (*name).to_owned());
    all.iter().filter_map(last).collect()
}

/// Whether a pattern has no words but those of its parameters' types.
pub(super) fn only_of_types(pattern: &Pattern, parameters: &[Parameter]) -> bool {
    match pattern {
        Pattern::Truth { .. } => true,
        Pattern::Expression(template) | Pattern::Statements(template) => {
            anchors(template, parameters).is_empty()
        }
        Pattern::Class { .. } => false,
    }
}

/// Whether a word says little by itself: frequent ones, those of the data model, builtins.
pub(super) fn is_common(word: &str) -> bool {
    is_frequent(word) || word.starts_with("__") || builtins::known(word)
}

fn distinct(words: Vec<&str>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in words {
        if !all.iter().any(|known| known == word) {
            all.push(word.to_owned());
        }
    }
    all
}

/// The last two names of a class's module, and the class.
fn of_path(class: &str) -> Vec<&str> {
    let names: Vec<&str> = class.trim_end_matches(".*").split('.').collect();
    match names.as_slice() {
        ["builtins", _] => Vec::new(),
        names => names[names.len().saturating_sub(3)..].to_vec(),
    }
}

/// The words of all types of a union; none if one of them needs no word.
fn of_types(types: &[Type]) -> Vec<&str> {
    let mut words = Vec::new();
    for alternative in types {
        match alternative {
            _ if alternative.is_made_by_syntax() => return Vec::new(),
            Type::Instance(class) | Type::Class(class) => {
                let own = of_path(class);
                if own.is_empty() {
                    return own;
                }
                words.extend(own);
            }
            Type::None => {}
            Type::Literal(_) | Type::Name | Type::Word | Type::Text(_) | Type::Some | Type::Block => {
                return Vec::new();
            }
        }
    }
    words
}

/// Whether programs have classes of their own that derive from these, and use them in files that do not name the base:
/// of the library few are, so that its names stay near.
fn is_derived(types: &[Type]) -> bool {
    types.iter().any(|alternative| match alternative {
        Type::Instance(class) | Type::Class(class) => {
            let first = class.split('.').next().unwrap_or_default();
            first != "builtins" && !is_stdlib_module(first)
        }
        _ => false,
    })
}

fn anchors<'t>(template: &'t Template, parameters: &'t [Parameter]) -> Vec<Anchor<'t>> {
    let mut anchors = Vec::new();
    for top in template.nodes() {
        let mut below = top.descendants();
        while let Some(node) = below.next() {
            match (template.role(node), node.kind()) {
                (Some(Role::Symbol(symbol)), _) => {
                    below.skip_below(node);
                    anchors.push(Anchor::of_symbol(&symbol.qualified));
                }
                (None, Kind::Attribute) => {
                    let Some(attribute) = node.child(Field::Attribute) else {
                        continue;
                    };
                    let mut object = node.child(Field::Object);
                    if let Some(subscript) = object.filter(|object| object.kind() == Kind::Subscript) {
                        object = subscript.child(Field::Value);
                    }
                    let co_occurring = match object.and_then(|object| template.role(object)) {
                        Some(Role::Parameter(index)) if !is_derived(&parameters[*index].types) => {
                            of_types(&parameters[*index].types)
                        }
                        _ => Vec::new(),
                    };
                    anchors.push(Anchor {
                        word: attribute.text(),
                        context: TokenContext::Attribute,
                        co_occurring,
                    });
                }
                (None, Kind::Identifier) if names_builtin(node) => anchors.push(Anchor {
                    word: node.text(),
                    context: TokenContext::Builtin,
                    co_occurring: Vec::new(),
                }),
                // A name that means itself, as `words` says.
                (None, Kind::Identifier) if node.is_stored() => anchors.push(Anchor {
                    word: node.text(),
                    context: TokenContext::Name,
                    co_occurring: Vec::new(),
                }),
                (None, Kind::KwIs | Kind::KwIsNot) if compares_literal(node, template, parameters) => anchors
                    .push(Anchor { word: "is", context: TokenContext::Operator, co_occurring: Vec::new() }),
                _ => {}
            }
        }
    }
    anchors
}

/// Whether `is` stands in a comparison with a literal.
fn compares_literal(operator: Node<'_>, template: &Template, parameters: &[Parameter]) -> bool {
    let is_literal = |operand: Node<'_>| match template.role(operand) {
        Some(Role::Parameter(index)) => {
            let types = &parameters[*index].types;
            !types.is_empty() && types.iter().all(|kind| matches!(kind, Type::Literal(_) | Type::Text(_)))
        }
        _ => matches!(operand.kind(), Kind::String | Kind::Integer | Kind::Float | Kind::UnaryOperator),
    };
    operator.parent().is_some_and(|comparison| comparison.parts().any(is_literal))
}

/// Whether a name in a template is one that Python has without an import, or had.
pub fn names_builtin(name: Node<'_>) -> bool {
    let is_name = name.parent().is_none_or(|above| match above.kind() {
        Kind::Attribute => name.field() != Some(Field::Attribute),
        Kind::KeywordArgument => name.field() != Some(Field::Name),
        _ => true,
    });
    is_name && !is_binding(name) && (builtins::known(name.text()) || builtins::gone(name.text()))
}

/// What a class's body assigns or defines.
fn members<'t>(body: &'t Template, co_occurring: &[&'t str]) -> Vec<Anchor<'t>> {
    let mut names = Vec::new();
    for statement in body.nodes().map(undecorated) {
        let name = match statement.kind() {
            Kind::FunctionDefinition => statement.child(Field::Name),
            Kind::ExpressionStatement => statement.parts().next().and_then(|inner| inner.child(Field::Left)),
            _ => None,
        };
        names.extend(name.filter(|name| name.kind() == Kind::Identifier));
    }
    let anchor = |name: Node<'t>| Anchor {
        word: name.text(),
        context: TokenContext::Name,
        co_occurring: co_occurring.to_vec(),
    };
    names.into_iter().map(anchor).collect()
}

#[cfg(test)]
mod tests {
    use crate::transform::compile::testing::compiled;

    fn words(body: &str) -> String {
        let pairs = compiled(body).pairs;
        let words = &pairs[0].prefilter;
        let company = words.co_occurring.iter().map(|company| company.words.join("|"));
        let groups: Vec<_> = std::iter::once(words.anchors.join("|")).chain(company).collect();
        groups.join(" ").trim().to_owned()
    }

    #[test]
    fn a_file_must_hold_the_rarest_word() {
        assert_eq!(
            words(
                "from configparser import SafeConfigParser\ndef before():\n    'x'\n    return SafeConfigParser\n"
            ),
            "SafeConfigParser"
        );
        assert_eq!(words("import asyncore\ndef before():\n    'x'\n    return asyncore\n"), "asyncore");
        assert_eq!(words("def before(p, x):\n    'x'\n    p.readfp(x)\n"), "readfp");
        assert_eq!(
            words("from ftplib import FTP_TLS\ndef before(f: FTP_TLS, v):\n    'x'\n    f.ssl_version = v\n"),
            "ssl_version"
        );
        assert_eq!(words("def before(f, x):\n    'x'\n    return apply(f, x)\n"), "apply");
    }

    #[test]
    fn a_common_word_needs_company() {
        assert_eq!(
            words("import locale\ndef before(x):\n    'x'\n    return locale.format(x)\n"),
            "format locale"
        );
        assert_eq!(
            words(
                "from configparser import ParsingError\ndef before(e: ParsingError):\n    'x'\n    return e.filename\n"
            ),
            "filename configparser|ParsingError"
        );
        // A package may hand its classes on under other names: nothing else has to be there.
        assert_eq!(
            words("from m import Old\ndef before(e: Old, a):\n    'x'\n    e.__init__(a)\n"),
            "__init__"
        );
        assert_eq!(words("def before(e: str):\n    'x'\n    return e.format\n"), "format");
        assert_eq!(words("def before(e):\n    'x'\n    return e.format\n"), "format");
    }

    #[test]
    fn what_syntax_makes_needs_no_company() {
        let argument = |class: &str| {
            words(&format!(
                "import asyncio\nfrom {class}\ndef before(x: C):\n    'x'\n    return asyncio.old_run(x)\n"
            ))
        };
        assert_eq!(argument("collections.abc import Coroutine as C"), "old_run");
        assert_eq!(argument("decimal import Decimal as C"), "old_run decimal|Decimal");
    }

    #[test]
    fn a_class_is_found_by_what_it_defines() {
        let class = |body: &str| {
            words(&format!(
                "from ftplib import FTP_TLS\ndef before(v):\n    'x'\n    class C(FTP_TLS):\n        {body}\n"
            ))
        };
        assert_eq!(class("ssl_version = v"), "ssl_version");
        assert_eq!(class("name = v"), "name ftplib|FTP_TLS");
        let base = "from ftplib import FTP_TLS\ndef before():\n    'x'\n    class C(FTP_TLS): pass\n";
        assert_eq!(words(base), "FTP_TLS");
    }

    #[test]
    fn the_truth_of_a_value_is_found_by_its_type() {
        let types = "from xml.etree.ElementTree import Element\ndef before(e: Element | None):\n    'x'\n    return bool(e)\n";
        assert_eq!(words(types), "etree|ElementTree|Element");
        assert_eq!(words("def before(x, y: Literal[1]):\n    'x'\n    return x is y\n"), "is");
        assert_eq!(words("def before(x, y: Literal[1]):\n    'x'\n    return x == y\n"), "");
    }
}
