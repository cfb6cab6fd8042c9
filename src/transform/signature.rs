//! The parameters of a template's function: its metavariables, and what their annotations ask for.

use regex::Regex;

use super::error::Errors;
use super::imports::{Imports, dotted};
use super::{Parameter, Star, Type};
use crate::knowledge::builtins;
use crate::syntax::{Field, Kind, Node, string_value};
use crate::text::one_line;

/// The parameters of a function, and how they were written.
pub(super) struct Signature {
    /// As compiled. Types are read for `before` only.
    pub parameters: Vec<Parameter>,
    /// Byte offset of each.
    pub offsets: Vec<usize>,
    /// The annotation of each, without white space.
    annotations: Vec<Option<String>>,
    /// `before(parser: RawConfigParser, fp, filename=...)`
    pub spelled: String,
}

impl Signature {
    /// Reads the parameters of a function; `types` says whether its annotations are to be
    /// resolved as well.
    pub fn read(function: Node<'_>, types: Option<&Imports>, errors: &mut Errors<'_>) -> Signature {
        let mut signature = Signature {
            parameters: Vec::new(),
            offsets: Vec::new(),
            annotations: Vec::new(),
            spelled: String::new(),
        };
        let list = function.child(Field::Parameters);
        let mut seen_optional = false;
        for node in list.iter().flat_map(|list| list.parts()) {
            let Some((mut parameter, annotation)) = parameter(node, errors) else {
                continue;
            };
            if signature.parameters.iter().any(|other| other.name == parameter.name) {
                errors.at(
                    node.start(),
                    format!("the parameter `{}` stands there twice", parameter.name),
                    "give one of the two another name",
                );
            }
            if seen_optional && !parameter.optional && parameter.star == Star::No {
                errors.at(
                    node.start(),
                    format!("`{}` has no default and follows one that has", parameter.name),
                    "put it before the optional parameters, as Python requires",
                );
            }
            seen_optional |= parameter.optional;
            if let (Some(imports), Some(annotation)) = (types, annotation) {
                parameter.types = read_types(annotation, imports, errors);
                if parameter.star == Star::No && parameter.types.contains(&Type::Some) {
                    errors.at(
                        annotation.start(),
                        format!("`{}` takes one argument, so `Some` has no meaning", parameter.name),
                        "annotate `*args` or `**kwargs` with it, which may otherwise be empty",
                    );
                }
                let is_plain =
                    parameter.types.len() == 1 && !parameter.optional && parameter.star == Star::No;
                if parameter.is_block() && !is_plain {
                    errors.at(
                        node.start(),
                        format!(
                            "`{}` is a block, and has no stars, no default and no other type",
                            parameter.name
                        ),
                        format!("write `{}: Block`", parameter.name),
                    );
                }
            }
            signature.parameters.push(parameter);
            signature.offsets.push(node.start());
            signature
                .annotations
                .push(annotation.map(|node| node.text().chars().filter(|c| !c.is_whitespace()).collect()));
        }
        let name = function.child(Field::Name).map_or("", |name| name.text());
        let list = list.map_or("()", |list| list.text());
        signature.spelled = format!("{name}{}", one_line(list));
        signature
    }

    /// Whether two functions have the same parameters. The other may leave annotations out.
    pub fn agrees(&self, other: &Signature) -> bool {
        let plain = |parameter: &Parameter| (parameter.name.clone(), parameter.star, parameter.optional);
        self.parameters.iter().map(plain).eq(other.parameters.iter().map(plain))
            && self
                .annotations
                .iter()
                .zip(&other.annotations)
                .all(|(own, theirs)| theirs.is_none() || own == theirs)
    }
}

fn parameter<'t>(node: Node<'t>, errors: &mut Errors<'_>) -> Option<(Parameter, Option<Node<'t>>)> {
    let bare = match node.kind() {
        Kind::TypedParameter => node.parts().next()?,
        Kind::DefaultParameter | Kind::TypedDefaultParameter => node.child(Field::Name)?,
        _ => node,
    };
    let (name, star) = match bare.kind() {
        Kind::Identifier => (bare, Star::No),
        Kind::Splat => (bare.parts().next()?, Star::Positional),
        Kind::DictionarySplat => (bare.parts().next()?, Star::Keyword),
        _ => {
            errors.at(
                node.start(),
                format!("`{}` has no meaning in a template's signature", node.text()),
                "remove it: whether an argument goes by position or by keyword is said by the call in the body",
            );
            return None;
        }
    };
    let default = node.child(Field::Value);
    if let Some(default) = default.filter(|default| default.kind() != Kind::Ellipsis) {
        errors.at(
            default.start(),
            format!("`{}` is no default of a template's parameter", default.text()),
            "write `...`: it says that the argument may be missing",
        );
    }
    let parameter =
        Parameter { name: name.text().to_owned(), types: Vec::new(), optional: default.is_some(), star };
    Some((parameter, node.child(Field::Type)))
}

/// What an annotation means.
fn read_types(annotation: Node<'_>, imports: &Imports, errors: &mut Errors<'_>) -> Vec<Type> {
    let mut types = Vec::new();
    // Alternatives still to read, the next one last; the flag says whether it stood in `type[…]`.
    let mut pending = vec![(annotation, false)];
    while let Some((node, is_class)) = pending.pop() {
        let node = node.unparenthesised();
        match node.kind() {
            Kind::BinaryOperator if node.token(Kind::Bar).is_some() => {
                pending.extend(node.child(Field::Right).map(|right| (right, is_class)));
                pending.extend(node.child(Field::Left).map(|left| (left, is_class)));
            }
            Kind::None if !is_class => types.push(Type::None),
            Kind::Subscript => {
                let (head, arguments) = generic(node, imports);
                match head {
                    "type" if !is_class && arguments.len() == 1 => {
                        pending.extend(arguments.first().map(|inner| (*inner, true)));
                    }
                    "Literal" if !is_class => {
                        types.extend(arguments.iter().filter_map(|node| literal(*node, errors)));
                    }
                    "Text" if !is_class && arguments.len() == 1 => {
                        types.extend(text(arguments[0], errors));
                    }
                    _ => errors.at(
                        node.start(),
                        format!("`{}` is no type that can be asked for", node.text()),
                        format!(
                            "write `{head}` without `[…]`: only classes are compared, not what they hold"
                        ),
                    ),
                }
            }
            _ => types.extend(class(node, is_class, imports, errors)),
        }
    }
    types
}

/// The head of `head[a, b]`, and what is in the brackets. `Literal` may be imported.
fn generic<'t>(node: Node<'t>, imports: &Imports) -> (&'t str, Vec<Node<'t>>) {
    let mut parts = node.parts();
    let Some(first) = parts.next() else {
        return ("", Vec::new());
    };
    let imported = dotted(first).and_then(|chain| imports.resolve(&chain));
    let head = match imported {
        Some(symbol) if symbol.qualified == "typing.Literal" => "Literal",
        _ => first.text(),
    };
    (head, parts.collect())
}

fn literal(node: Node<'_>, errors: &mut Errors<'_>) -> Option<Type> {
    let inner = node;
    let plain = matches!(
        inner.kind(),
        Kind::None
            | Kind::True
            | Kind::False
            | Kind::String
            | Kind::Integer
            | Kind::Float
            | Kind::UnaryOperator
            | Kind::Ellipsis
    );
    if !plain {
        errors.at(
            node.start(),
            format!("`{}` is no literal", node.text()),
            "in `Literal[…]` write strings, numbers, `None`, `True` or `False`",
        );
        return None;
    }
    Some(Type::Literal(inner.text().to_owned()))
}

/// The regular expression of `Text[r"…"]`.
fn text(node: Node<'_>, errors: &mut Errors<'_>) -> Option<Type> {
    let string = node.descendants().find(|inner| inner.kind() == Kind::String);
    let Some(written) = string.and_then(string_value) else {
        errors.at(
            node.start(),
            format!("`{}` is not a string", node.text()),
            "write a regular expression as a raw string: `Text[r\"…\"]`",
        );
        return None;
    };
    if let Err(error) = Regex::new(&written) {
        errors.at(
            node.start(),
            format!("`{written}` is not a regular expression: {error}"),
            "write it as the crate `regex` documents it; it has no look-around and no backreferences",
        );
        return None;
    }
    Some(Type::Text(written))
}

fn class(node: Node<'_>, is_class: bool, imports: &Imports, errors: &mut Errors<'_>) -> Option<Type> {
    let Some(chain) = dotted(node) else {
        errors.at(
            node.start(),
            format!("`{}` is no type", node.text()),
            "write a class, `type[C]`, `None`, `Literal[…]`, `Text[…]`, `Name`, `Word`, `Block`, or several with `|` between them",
        );
        return None;
    };
    let qualified = match (imports.resolve(&chain), chain.as_slice()) {
        (Some(symbol), _) if symbol.qualified == symbol.module => format!("{}.*", symbol.module),
        (Some(symbol), _) => symbol.qualified,
        (None, ["Name"]) if !is_class => return Some(Type::Name),
        (None, ["Word"]) if !is_class => return Some(Type::Word),
        (None, ["Some"]) if !is_class => return Some(Type::Some),
        (None, ["Block"]) if !is_class => return Some(Type::Block),
        (None, [name]) if builtins::is_class(name) => format!("builtins.{name}"),
        _ => {
            errors.at(
                node.start(),
                format!("the type `{}` is unknown", node.text()),
                "import the class at the top of the file",
            );
            return None;
        }
    };
    Some(if is_class { Type::Class(qualified) } else { Type::Instance(qualified) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Tree;
    use crate::text::Source;

    fn read(header: &str) -> (Signature, Vec<String>) {
        let text = format!("from configparser import RawConfigParser\nimport ftplib\n{header}: ...\n");
        let tree = Tree::parse(&text);
        let source = Source::from_text("t.py", &text);
        let mut errors = Errors::of(&source);
        let mut imports = Imports::default();
        let mut statements = tree.root().parts();
        for _ in 0..2 {
            imports.read(statements.next().unwrap(), &mut errors);
        }
        let signature = Signature::read(statements.next().unwrap(), Some(&imports), &mut errors);
        (signature, errors.finish().iter().map(|error| error.message.clone()).collect())
    }

    fn types(annotation: &str) -> Vec<Type> {
        let (signature, errors) = read(&format!("def before(x: {annotation})"));
        assert!(errors.is_empty(), "{errors:?}");
        signature.parameters[0].types.clone()
    }

    #[test]
    fn annotations_become_types() {
        let parser = Type::Instance("configparser.RawConfigParser".into());
        assert_eq!(types("RawConfigParser"), std::slice::from_ref(&parser));
        assert_eq!(
            types("RawConfigParser | None | str"),
            [parser, Type::None, Type::Instance("builtins.str".into())]
        );
        let (of, class) = ("ftplib.FTP_TLS".to_owned(), "configparser.RawConfigParser".to_owned());
        assert_eq!(types("type[ftplib.FTP_TLS | RawConfigParser]"), [Type::Class(of), Type::Class(class)]);
        assert_eq!(
            types("Literal[None, \"x\", -1]"),
            [Type::Literal("None".into()), Type::Literal("\"x\"".into()), Type::Literal("-1".into())]
        );
        assert_eq!(types("Word"), [Type::Word]);
        assert_eq!(types("ftplib"), [Type::Instance("ftplib.*".into())]);
        assert_eq!(types("Literal[True] | Name"), [Type::Literal("True".into()), Type::Name]);
        assert_eq!(types("Text[r':\\w']"), [Type::Text(":\\w".into())]);
        let (signature, errors) = read("def before(*args, **kwargs: Some)");
        assert!(errors.is_empty() && signature.parameters[1].types == [Type::Some], "{errors:?}");
    }

    #[test]
    fn parameters_keep_their_order_stars_and_defaults() {
        let (signature, errors) = read("def before(a, b: str = ..., *args, c=..., **kwargs)");
        assert!(errors.is_empty(), "{errors:?}");
        let shown: Vec<String> =
            signature.parameters.iter().map(|p| format!("{} {} {:?}", p.name, p.optional, p.star)).collect();
        assert_eq!(
            shown,
            ["a false No", "b true No", "args false Positional", "c true No", "kwargs false Keyword"]
        );
    }

    #[test]
    fn what_means_nothing_is_refused() {
        let message = |header: &str| read(header).1.join("; ");
        assert_eq!(message("def before(a, *, b)"), "`*` has no meaning in a template's signature");
        assert_eq!(message("def before(a=None)"), "`None` is no default of a template's parameter");
        assert_eq!(message("def before(a: Parser)"), "the type `Parser` is unknown");
        assert_eq!(message("def before(a: list[int])"), "`list[int]` is no type that can be asked for");
        assert_eq!(message("def before(a: Literal[x])"), "`x` is no literal");
        assert_eq!(message("def before(a: Text[x])"), "`x` is not a string");
        assert!(message("def before(a: Text['('])").starts_with("`(` is not a regular expression: "));
        assert_eq!(message("def before(a: Some)"), "`a` takes one argument, so `Some` has no meaning");
        assert_eq!(message("def before(a: \"str\")"), "`\"str\"` is no type");
        assert_eq!(message("def before(a=..., b)"), "`b` has no default and follows one that has");
        assert_eq!(message("def before(a, a)"), "the parameter `a` stands there twice");
    }

    #[test]
    fn a_second_signature_may_leave_annotations_out() {
        let (own, _) = read("def before(a: RawConfigParser, b=...)");
        for (header, agrees) in [
            ("def after(a, b=...)", true),
            ("def after(a:  RawConfigParser, b=...)", true),
            ("def after(a: str, b=...)", false),
            ("def after(a, b)", false),
            ("def after(b=..., a=...)", false),
        ] {
            assert_eq!(own.agrees(&read(header).0), agrees, "{header}");
        }
    }
}
