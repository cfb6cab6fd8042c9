//! What every name in a template means: a parameter, something imported, a helper, or a name that
//! `after` makes up.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};

use super::error::Errors;
use super::imports::Imports;
use super::{Parameter, Role, Star, Symbol};
use crate::finding::nearest;
use crate::knowledge::builtins;
use crate::syntax::{Field, Kind, Layout, Node, NodeId};

/// What names a function of a transform's file can see.
#[derive(Clone, Copy)]
pub(super) struct TemplateScope<'a> {
    /// The file's imports.
    pub imports: &'a Imports,
    /// The file's helpers.
    pub helpers: &'a BTreeSet<&'a str>,
    /// Names that mean themselves, whatever they are bound to: those in `words`.
    pub fixed: &'a [String],
    /// The helpers that something has asked for.
    pub used_helpers: &'a RefCell<BTreeSet<String>>,
}

/// Which side of a pair a template is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// What a name that is read means.
pub(super) enum Meaning<'t> {
    Symbol(Node<'t>, Symbol),
    Helper(&'t str),
    Builtin,
    Unknown,
}

impl TemplateScope<'_> {
    /// What a dotted name means by what the file itself defines or imports, if it does: a helper, or a symbol.
    pub fn here(&self, chain: &[&str]) -> Option<Option<Symbol>> {
        if let [name] = chain
            && self.helpers.contains(name)
        {
            self.used_helpers.borrow_mut().insert((*name).to_owned());
            return Some(None);
        }
        self.imports.resolve_whole(chain).map(Some)
    }

    /// What a name means that is bound by nothing in its function.
    pub fn meaning<'t>(&self, name: Node<'t>) -> Meaning<'t> {
        let text = name.text();
        if self.helpers.contains(text) {
            self.used_helpers.borrow_mut().insert(text.to_owned());
            return Meaning::Helper(text);
        }
        let (outermost, chain) = chain(name);
        match self.imports.resolve(&chain) {
            Some(symbol) => Meaning::Symbol(outermost, symbol),
            None if builtins::known(text) || builtins::gone(text) => Meaning::Builtin,
            None => Meaning::Unknown,
        }
    }

    /// Notes a name that only Python 2 had, where code of Python 3 is written.
    pub fn gone(&self, name: Node<'_>, errors: &mut Errors<'_>) {
        let message = format!("`{}` is no builtin of Python 3", name.text());
        errors.at(name.start(), message, "write what takes its place");
    }

    /// Notes a name that nobody knows.
    pub fn unknown(&self, name: Node<'_>, parameters: &[Parameter], errors: &mut Errors<'_>) {
        let own = parameters.iter().map(|parameter| parameter.name.as_str());
        let helpers = self.helpers.iter().copied();
        let choice = own.chain(self.imports.names()).chain(helpers).chain(builtins::all());
        let mut advice = "import it at the top of the file, or make it a parameter".to_owned();
        if let Some(near) = nearest(name.text(), choice) {
            advice = format!("did you mean `{near}`? Else {advice}");
        }
        errors.at(name.start(), format!("the name `{}` is unknown", name.text()), advice);
    }
}

/// The name that stands for nothing: what is annotated in `_: C`.
pub(super) const BLANK: &str = "_";

/// The name that stands for the first parameter of the method around.
const RECEIVER: &str = "self";

/// The roles of the names in a template's function. `used` tells which parameters occur.
pub(super) fn roles(
    body: Node<'_>,
    parameters: &[Parameter],
    side: Side,
    scope: &TemplateScope<'_>,
    errors: &mut Errors<'_>,
) -> (HashMap<NodeId, Role>, Vec<bool>) {
    let mut roles = HashMap::new();
    let mut used = vec![false; parameters.len()];
    let index = |name: &str| parameters.iter().position(|parameter| parameter.name == name);
    let mut bound: HashSet<&str> = HashSet::new();
    for name in names(body).filter(|name| is_binding(*name)) {
        let text = name.text();
        let is_apart = text == BLANK || is_class_name(name) || is_named_position(name);
        let is_apart = is_apart || scope.fixed.iter().any(|fixed| fixed == text);
        if is_apart || index(text).is_some() || !bound.insert(text) {
            continue;
        }
        if side == Side::Before
            && name.enclosing(&[Kind::ClassDefinition]).is_none_or(|class| !class.is_within(body))
        {
            errors.at(
                name.start(),
                format!("`{text}` is bound in `before` and is no parameter"),
                format!(
                    "make it a parameter, `{text}: Name`, if it is another name in every user's file; if it is always this one, list it in `words`"
                ),
            );
        }
    }
    for name in names(body) {
        let text = name.text();
        if text == BLANK || is_class_name(name) || is_class_member(name) || is_named_position(name) {
            continue;
        }
        if index(text).is_none() && name.is_stored() && scope.fixed.iter().any(|fixed| fixed == text) {
            continue;
        }
        if let Some(index) = index(text) {
            used[index] = true;
            roles.insert(name.id(), Role::Parameter(index));
            match parameters[index].is_block() {
                true => {
                    if let Some(statement) = block(name, body, side, &roles, index, errors) {
                        roles.insert(statement.id(), Role::Block(index));
                    }
                }
                false => place(name, &parameters[index], side, errors),
            }
            continue;
        }
        if is_local(name, body) {
            continue;
        }
        if bound.contains(text) {
            if side == Side::After {
                roles.insert(name.id(), Role::Fresh(text.to_owned()));
            }
            continue;
        }
        match scope.meaning(name) {
            Meaning::Symbol(node, symbol) => {
                roles.insert(node.id(), Role::Symbol(symbol));
            }
            Meaning::Helper(helper) if side == Side::After => {
                roles.insert(name.id(), Role::Helper(helper.to_owned()));
            }
            Meaning::Helper(helper) => errors.at(
                name.start(),
                format!("`before` looks for the helper `{helper}`, which no user's file has"),
                "use helpers in `after` only",
            ),
            Meaning::Builtin if side == Side::After && !builtins::known(text) => scope.gone(name, errors),
            Meaning::Builtin => {}
            Meaning::Unknown if side == Side::After && text == RECEIVER => {
                roles.insert(name.id(), Role::Receiver);
            }
            Meaning::Unknown => scope.unknown(name, parameters, errors),
        }
    }
    if side == Side::After {
        calls(body, parameters, &roles, errors);
    }
    (roles, used)
}

/// The identifiers at or below a node that are names of something in scope: no attributes, no
/// names of keyword arguments, no words of imports.
pub(super) fn names(body: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    body.descendants().filter(|node| {
        node.kind() == Kind::Identifier
            && node.parent().is_some_and(|above| match above.kind() {
                Kind::Attribute => node.field() != Some(Field::Attribute),
                Kind::KeywordArgument => node.field() != Some(Field::Name),
                Kind::DottedName | Kind::AliasedImport => false,
                _ => true,
            })
    })
}

/// Whether a name is given a value there: an assignment, `for`, `with`, `except`, `:=`, a
/// parameter, `def` or `class`.
pub(super) fn is_binding(name: Node<'_>) -> bool {
    let mut node = name;
    while let Some(above) = node.parent() {
        match above.kind() {
            Kind::ExpressionList
            | Kind::Tuple
            | Kind::List
            | Kind::Splat
            | Kind::DictionarySplat
            | Kind::ParenthesizedExpression
            | Kind::TypedParameter
                if node.field() != Some(Field::Type) =>
            {
                node = above;
            }
            Kind::Parameters | Kind::LambdaParameters => return true,
            Kind::WithItem | Kind::ExceptClause => return node.field() == Some(Field::Alias),
            Kind::Assignment | Kind::AugmentedAssignment | Kind::ForStatement | Kind::ForInClause => {
                return node.field() == Some(Field::Left);
            }
            Kind::NamedExpression
            | Kind::DefaultParameter
            | Kind::TypedDefaultParameter
            | Kind::FunctionDefinition
            | Kind::ClassDefinition => {
                return node.field() == Some(Field::Name);
            }
            _ => return false,
        }
    }
    false
}

/// `name := value` as an argument in a template: the value is passed as the user passes it, by position or as
/// the keyword `name`. Gives the name and the value.
pub fn named_position(argument: Node<'_>) -> Option<(Node<'_>, Node<'_>)> {
    let is_one = argument.kind() == Kind::NamedExpression
        && argument.parent().is_some_and(|list| list.kind() == Kind::ArgumentList);
    Some((argument.child(Field::Name)?, argument.child(Field::Value)?)).filter(|_| is_one)
}

fn is_named_position(name: Node<'_>) -> bool {
    name.field() == Some(Field::Name) && name.parent().is_some_and(|above| named_position(above).is_some())
}

/// Whether a name belongs to a method of a class in the template: it keeps its name in every user's class.
fn is_local(name: Node<'_>, body: Node<'_>) -> bool {
    let within = |above: &Node<'_>| *above != body;
    if !name.ancestors().take_while(within).any(|above| above.kind() == Kind::ClassDefinition) {
        return false;
    }
    let around = name.ancestors().take_while(within);
    around.filter(|above| above.kind() == Kind::FunctionDefinition).any(|function| {
        let own = function.child(Field::Name);
        let binds = |other: Node<'_>| other.text() == name.text() && is_binding(other);
        own != Some(name) && names(function).any(|other| own != Some(other) && binds(other))
    })
}

/// The name after `class`, which a template does not compare.
fn is_class_name(name: Node<'_>) -> bool {
    name.field() == Some(Field::Name)
        && name.parent().is_some_and(|above| above.kind() == Kind::ClassDefinition)
}

/// A name bound directly in a class's body: an attribute of the class and no variable.
pub(super) fn is_class_member(name: Node<'_>) -> bool {
    let function = [Kind::ClassDefinition, Kind::FunctionDefinition, Kind::Lambda];
    let own = name
        .parent()
        .filter(|above| above.kind() == Kind::FunctionDefinition && name.field() == Some(Field::Name));
    own.unwrap_or(name).enclosing(&function).is_some_and(|scope| scope.kind() == Kind::ClassDefinition)
        && is_binding(name)
}

/// The longest chain of attributes that starts with a name: its outermost node and its names.
fn chain(name: Node<'_>) -> (Node<'_>, Vec<&str>) {
    let mut names = vec![name.text()];
    let mut node = name;
    while let Some(above) = node.parent().filter(|above| above.kind() == Kind::Attribute) {
        if node.field() != Some(Field::Object) {
            break;
        }
        names.extend(above.child(Field::Attribute).map(|attribute| attribute.text()));
        node = above;
    }
    (node, names)
}

/// Refuses optional and starred parameters in places that could not be left out or unpacked.
fn place(name: Node<'_>, parameter: &Parameter, side: Side, errors: &mut Errors<'_>) {
    let above = name.parent();
    let kind = above.map(Node::kind);
    let stars = match parameter.star {
        Star::No => "",
        Star::Positional => "*",
        Star::Keyword => "**",
    };
    let unpacked = match parameter.star {
        Star::No => true,
        Star::Positional => matches!(kind, Some(Kind::Splat)),
        Star::Keyword => matches!(kind, Some(Kind::DictionarySplat)),
    };
    if !unpacked {
        errors.at(
            name.start(),
            format!("`{stars}{}` stands here without its stars", parameter.name),
            format!("write `{stars}{}` among the arguments of a call", parameter.name),
        );
    }
    let list = above.and_then(Node::parent).map(Node::kind);
    let is_argument =
        list == Some(Kind::ArgumentList) || side == Side::After && list.is_some_and(Kind::is_display);
    if unpacked && parameter.star != Star::No && !is_argument {
        errors.at(
            name.start(),
            format!("`{stars}{}` stands for arguments of a call, and this is none", parameter.name),
            format!(
                "write `{0}` in the signature: `{stars}{0}` is then one item with its stars",
                parameter.name
            ),
        );
    }
    let keyword = name.field() == Some(Field::Value)
        && (kind == Some(Kind::KeywordArgument)
            || above.is_some_and(|above| named_position(above).is_some()));
    if parameter.optional && !keyword && kind != Some(Kind::ArgumentList) {
        errors.at(
            name.start(),
            format!("`{}` may be missing, and here it cannot be left out", parameter.name),
            "let an optional parameter stand only as a whole argument of a call; for other uses write a second pair",
        );
    }
}

/// The statement that a parameter for a block is, unless it stands where no block can.
fn block<'t>(
    name: Node<'t>,
    body: Node<'t>,
    side: Side,
    roles: &HashMap<NodeId, Role>,
    index: usize,
    errors: &mut Errors<'_>,
) -> Option<Node<'t>> {
    let text = name.text();
    let statement = name.parent().filter(|above| above.kind() == Kind::ExpressionStatement);
    let suite = statement.and_then(Node::parent);
    let scopes = [Kind::FunctionDefinition, Kind::ClassDefinition, Kind::Lambda];
    let layout = statement.map(Layout::of);
    let before =
        suite.zip(statement).and_then(|(suite, own)| suite.parts().take_while(|one| *one != own).last());
    let is_alone = suite.is_some_and(|suite| suite.parts().count() == 1);
    let shares_line = layout.is_some_and(|layout| !layout.starts_line || !layout.ends_line);
    let (message, advice) = if statement.is_none() {
        (
            "stands for statements, and an expression is expected here",
            "write it on a line of its own, in a block",
        )
    } else if name.enclosing(&scopes) != body.parent() {
        ("would get a scope of its own here", "let it stand outside of functions and classes")
    } else if roles.values().any(|role| *role == Role::Block(index)) {
        ("stands here a second time", "let each block stand in one place")
    } else if side == Side::Before && suite == Some(body) {
        ("has no end", "write the statement whose block it is: `with old():` with the block below it")
    } else if before.is_some_and(|other| matches!(roles.get(&other.id()), Some(Role::Block(_))))
        && side == Side::Before
    {
        ("begins where another block ends", "one parameter stands for all statements there")
    } else if shares_line && !is_alone {
        ("shares its line with another statement", "write it on a line of its own")
    } else {
        return statement;
    };
    errors.at(name.start(), format!("the block `{text}` {message}"), advice);
    None
}

/// Refuses calls in which a missing argument would move the ones behind it. In `before` there is
/// no such danger: arguments are bound to names there.
fn calls(body: Node<'_>, parameters: &[Parameter], roles: &HashMap<NodeId, Role>, errors: &mut Errors<'_>) {
    for list in body.descendants().filter(|node| node.kind() == Kind::ArgumentList) {
        let mut earlier: Option<&str> = None;
        for argument in list.parts() {
            let kind = argument.kind();
            if matches!(kind, Kind::KeywordArgument | Kind::Splat | Kind::DictionarySplat)
                || named_position(argument).is_some()
            {
                continue;
            }
            let optional = match roles.get(&argument.id()) {
                Some(Role::Parameter(index)) => parameters[*index].optional,
                _ => false,
            };
            if let Some(earlier) = earlier {
                errors.at(
                    argument.start(),
                    format!("if `{earlier}` is missing, `{}` takes its place", argument.text()),
                    "pass it by keyword",
                );
                break;
            }
            earlier = optional.then(|| argument.text());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::transform::compile::testing::{compiled, mistakes};
    use crate::transform::{Role, Template};

    fn told(template: &Template) -> Vec<String> {
        let mut roles: Vec<(usize, String)> = template
            .roles
            .iter()
            .map(|(id, role)| {
                let node = template.tree.node(*id);
                let meaning = match role {
                    Role::Parameter(index) => format!("parameter {index}"),
                    Role::Symbol(symbol) => symbol.qualified.clone(),
                    Role::Fresh(name) => format!("fresh {name}"),
                    Role::Helper(name) => format!("helper {name}"),
                    Role::Receiver => "receiver".to_owned(),
                    Role::Block(index) => format!("block {index}"),
                };
                (node.start(), format!("{}: {meaning}", node.text()))
            })
            .collect();
        roles.sort();
        roles.into_iter().map(|(_, role)| role).collect()
    }

    #[test]
    fn every_name_has_its_role() {
        let transform = compiled(
            "import sys\nimport importlib.util\nfrom zipimport import zipimporter\n\
             def before(importer: zipimporter, fullname, module: Name):\n    module = importer.load_module(fullname)\n\
             def after(importer: zipimporter, fullname, module: Name):\n    spec = importer.find_spec(fullname)\n    \
             module = importlib.util.module_from_spec(spec)\n    sys.modules[spec.name] = check(module, len=3)\n\
             def check(x, len): return x\n",
        );
        assert_eq!(
            told(transform.pairs[0].after.as_ref().unwrap()),
            [
                "spec: fresh spec",
                "importer: parameter 0",
                "fullname: parameter 1",
                "module: parameter 2",
                "importlib.util.module_from_spec: importlib.util.module_from_spec",
                "spec: fresh spec",
                "sys.modules: sys.modules",
                "spec: fresh spec",
                "check: helper check",
                "module: parameter 2",
            ]
        );
    }

    #[test]
    fn every_way_to_bind_a_name_makes_it_fresh() {
        let transform = compiled(
            "def before(x):\n    x.old()\ndef after(x):\n    for a, (b, *c) in x: pass\n    with x as d, x as (e, f): pass\n    \
             g = [h for h in (i := x)]\n    j = lambda k, *l: k\n    def m(n, o=1): return n\n    \
             try: pass\n    except ValueError as p: pass\n    x.q = g[a]\n",
        );
        let mut fresh: Vec<String> = told(transform.pairs[0].after.as_ref().unwrap())
            .into_iter()
            .filter(|role| role.contains("fresh"))
            .map(|role| role.split(':').next().unwrap().to_owned())
            .collect();
        fresh.sort();
        fresh.dedup();
        assert_eq!(fresh.join(""), "abcdefghijklmnop");
    }

    #[test]
    fn names_that_mean_nothing_are_told() {
        let first = |body: &str| mistakes(body).first().cloned().unwrap_or_default();
        assert_eq!(
            first("def before(x): return shutil.which(x)\ndef after(x): return x.y\n"),
            "2:23 the name `shutil` is unknown; import it at the top of the file, or make it a parameter"
        );
        assert!(
            first("def before(stream): return stream(steam.old)\ndef after(stream): return stream\n")
                .contains("did you mean `stream`?")
        );
        assert!(
            first("def before(x): return apply(x)\ndef after(x): return unicode(x)\n")
                .starts_with("3:22 `unicode` is no builtin of Python 3")
        );
        assert!(
            first("def before(x):\n    y = x.old()\ndef after(x): pass\n")
                .starts_with("3:5 `y` is bound in `before` and is no parameter")
        );
        assert!(
            first("def before(x): return h(x)\ndef after(x): return h(x)\ndef h(x): pass\n")
                .contains("the helper `h`, which no user's file has")
        );
    }

    #[test]
    fn a_block_stands_where_its_end_is_known() {
        let told = |before: &str, after: &str| {
            let text = |name, body| format!("def {name}(x, body: Block, other: Block):\n    {body}\n");
            mistakes(&(text("before", before) + &text("after", after))).join("\n")
        };
        let (old, new) =
            ("if x.old():\n        body\n    else:\n        other", "if x.new(): body\n    else: other");
        assert_eq!(told(old, new), "");
        assert_eq!(told(old, "other"), "");
        assert_eq!(
            told(old, "x.call(body)\n    other"),
            "8:12 the block `body` stands for statements, and an expression is expected here; write it on a line of its own, in a block"
        );
        for (before, message) in [
            ("x.old()\n    body\n    other", "the block `body` has no end"),
            (
                "with x.old():\n        body\n        other",
                "the block `other` begins where another block ends",
            ),
            ("if x.old(): body\n    else: body", "the block `body` stands here a second time"),
            ("def f(): body\n    other", "the block `body` would get a scope of its own here"),
        ] {
            let first = told(before, new);
            assert!(first.contains(message), "{before}: {first}");
        }
        for (after, message) in [
            ("body\n    body", "the block `body` stands here a second time"),
            ("def f(): body", "the block `body` would get a scope of its own here"),
            ("with x.new(): body; x.end()", "the block `body` shares its line with another statement"),
            ("if not x.new(): other\n    else: body", "in `before`, the block `other` stands behind `body`"),
        ] {
            let first = told(old, after);
            assert!(first.contains(message), "{after}: {first}");
        }
        for parameter in ["*body: Block", "body: Block = ...", "body: Block | str"] {
            let text = format!("def before(x, {parameter}):\n    with x.old():\n        body\n");
            let first = mistakes(&text).join("\n");
            assert!(
                first.contains("`body` is a block, and has no stars, no default and no other type"),
                "{first}"
            );
        }
    }

    #[test]
    fn what_may_be_missing_must_be_easy_to_leave_out() {
        let after = |e: &str| {
            mistakes(&format!("def before(f, a=..., b=..., *c): return f.old(a, b, *c)\ndef after(f, a=..., b=..., *c): return {e}\n")).join("\n")
        };
        assert_eq!(after("f.new(a, b=b, *c)"), "");
        assert_eq!(after("f.new(a, *c)"), "");
        assert_eq!(after("f.new(a, b)"), "3:49 if `a` is missing, `b` takes its place; pass it by keyword");
        assert!(after("f.new(a + 1)").starts_with("3:46 `a` may be missing, and here it cannot be left out"));
        assert!(after("f.new(x=c)").starts_with("3:48 `*c` stands here without its stars"));
        assert_eq!(after("f.new([*c])"), "");
        let index = after("f.new(a[*c])");
        assert!(index.contains("`*c` stands for arguments of a call, and this is none"), "{index}");
    }
}
