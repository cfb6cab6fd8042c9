//! Which words a file must hold for a pair to match, so that most files are never parsed.

use serde::{Deserialize, Serialize};

use super::body::undecorated;
use super::names::is_binding;
use super::{Pair, Parameter, Pattern, Role, Star, Template, Type, builtins};
use crate::ambiguous_names::is_frequent;
use crate::syntax::{Field, Kind, Node, is_stdlib_module};

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
    /// One of these must be there too, be it in a comment; empty if nothing else is needed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub co_occurring: Vec<String>,
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
    /// Behind a dot, but not of a module; or in a string that is a name.
    Attribute,
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
            context: TokenContext::Use,
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
            }
            anchors
        }
    };
    let rare = |anchor: &&Anchor<'_>| !is_common(anchor.word);
    let longest = |anchor: &&Anchor<'_>| anchor.word.len();
    let of = |anchor: &Anchor<'_>, co_occurring| Prefilter {
        anchors: vec![anchor.word.to_owned()],
        context: anchor.context,
        owners: if anchor.context == TokenContext::Use {
            distinct(anchor.co_occurring.clone())
        } else {
            Vec::new()
        },
        co_occurring: distinct(co_occurring),
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

/// What shows a call of a subclass, where the class is not named: the keywords that the new call no longer has.
pub(super) fn of_constructor(pair: &Pair) -> Option<Prefilter> {
    let (_, call, _) = pair.constructor()?;
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
    let anchors = distinct(anchors);
    (!anchors.is_empty()).then(|| Prefilter { anchors, context: TokenContext::Name, ..Prefilter::default() })
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
            Type::Instance(class) | Type::Class(class) => {
                let own = of_path(class);
                if own.is_empty() {
                    return own;
                }
                words.extend(own);
            }
            Type::None => {}
            Type::Literal(_) | Type::Name | Type::Word | Type::Text(_) | Type::Some => return Vec::new(),
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
                    let co_occurring =
                        match node.child(Field::Object).and_then(|object| template.role(object)) {
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
                    context: TokenContext::Use,
                    co_occurring: Vec::new(),
                }),
                _ => {}
            }
        }
    }
    anchors
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
    use crate::transform::load::testing::compiled;

    fn words(body: &str) -> String {
        let pairs = compiled(body).pairs;
        let words = &pairs[0].prefilter;
        let groups = [&words.anchors, &words.co_occurring].map(|group| group.join("|"));
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
        assert_eq!(words("def before(x, y: Literal[1]):\n    'x'\n    return x is y\n"), "");
    }
}
