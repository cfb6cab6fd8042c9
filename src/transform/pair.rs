//! Pairs of functions: `before` becomes a pattern; `after`, `inline` and alternatives become templates.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::body::Body;
use super::error::Errors;
use super::names::{Side, TemplateScope, roles};
use super::sides::{annotation, has_literal, pattern, replacement};
use super::signature::Signature;
use super::{Choice, Pair, Pattern, Template, prefilter};
use crate::syntax::{Field, Kind, Node, Tree};

/// What a function of a transform's file is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Before,
    After,
    Inline,
    Older,
    /// Code that is left alone.
    Unless,
    /// The alternative of this index.
    Alternative(usize),
}

impl Part {
    /// The words for the parts that every transform may have.
    pub const WORDS: [(Part, &'static str); 5] = [
        (Part::Before, "before"),
        (Part::After, "after"),
        (Part::Inline, "inline"),
        (Part::Older, "older"),
        (Part::Unless, "unless"),
    ];

    /// The part and the suffix of a function's name, in a file with these alternatives, whose first is `after`;
    /// `None` for a helper.
    pub fn of<'n>(name: &'n str, alternatives: &[(String, String)]) -> Option<(Part, &'n str)> {
        let others = alternatives.iter().enumerate().skip(1);
        let others = others.map(|(index, (word, _))| (Part::Alternative(index), word.as_str()));
        Part::WORDS.into_iter().chain(others).find_map(|(part, word)| {
            let suffix = name.strip_prefix(word)?;
            (suffix.is_empty() || suffix.starts_with('_')).then_some((part, suffix))
        })
    }
}

/// The functions of a file that are no helpers, in its order.
pub(super) type Functions<'t> = Vec<(Part, &'t str, Node<'t>)>;

/// Compiles the pairs.
pub(super) fn compile(
    tree: &Arc<Tree>,
    functions: &Functions<'_>,
    scope: &TemplateScope<'_>,
    alternatives: &[(String, String)],
    errors: &mut Errors<'_>,
) -> Vec<Pair> {
    let mut groups: BTreeMap<&str, BTreeMap<Part, Node<'_>>> = BTreeMap::new();
    for (part, suffix, function) in functions {
        let earlier = groups.entry(suffix).or_default().insert(*part, *function);
        if earlier.is_some() {
            errors.at(
                function.start(),
                format!("`{}` is defined twice", name_of(*function)),
                "give a further pair a suffix of its own: `before_name` and `after_name`",
            );
        }
    }
    let mut pairs = Vec::new();
    for (part, suffix, function) in functions {
        let group = &groups[suffix];
        if *part == Part::Before {
            pairs.extend(one(tree, *part, suffix, group, scope, alternatives, errors));
        } else if *part != Part::Unless && !group.contains_key(&Part::Before) {
            errors.at(
                function.start(),
                format!("there is no `before{suffix}` for this `{}`", name_of(*function)),
                format!(
                    "define `before{suffix}`, or give the function a name of its own to make it a helper"
                ),
            );
        }
    }
    pairs
}

/// The patterns of what is left alone.
pub(super) fn unless(
    tree: &Arc<Tree>,
    functions: &Functions<'_>,
    scope: &TemplateScope<'_>,
    errors: &mut Errors<'_>,
) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (part, suffix, function) in functions.iter().filter(|(part, ..)| *part == Part::Unless) {
        let group = BTreeMap::from([(*part, *function)]);
        let pair = one(tree, *part, suffix, &group, scope, &[], errors);
        let is_single = |pair: &Pair| match &pair.before {
            Pattern::Expression(_) => true,
            Pattern::Statements(template) => template.nodes.len() == 1,
            Pattern::Class { .. } | Pattern::Truth { .. } => false,
        };
        if pair.as_ref().is_some_and(|pair| !is_single(pair)) {
            errors.at(
                function.start(),
                format!("`{}` is neither an expression nor one statement", name_of(*function)),
                "write the call or the statement in which code is left alone: `with old(): body`",
            );
        }
        pairs.extend(pair);
    }
    pairs
}

fn name_of(function: Node<'_>) -> &str {
    function.child(Field::Name).map_or("", |name| name.text())
}

fn one(
    tree: &Arc<Tree>,
    part: Part,
    suffix: &str,
    group: &BTreeMap<Part, Node<'_>>,
    scope: &TemplateScope<'_>,
    alternatives: &[(String, String)],
    errors: &mut Errors<'_>,
) -> Option<Pair> {
    let function = *group.get(&part)?;
    let word = name_of(function);
    let mistakes = errors.count();
    let signature = Signature::read(function, Some(scope.imports), errors);
    let body = Body::read(function, errors);
    body.check_result(errors);
    let (roles, used) = roles(body.block?, &signature.parameters, Side::Before, scope, errors);
    for (at, parameter) in signature.parameters.iter().enumerate() {
        if !used[at] {
            errors.at(
                signature.offsets[at],
                format!("the parameter `{}` is not used in `{word}`", parameter.name),
                "let it stand where it is to be matched, or remove it from both functions",
            );
        }
    }
    let template = |nodes: &[Node<'_>]| Template {
        tree: Arc::clone(tree),
        nodes: nodes.iter().map(|node| node.id()).collect(),
        result: None,
        roles: Arc::new(roles.clone()),
    };
    let before = pattern(function, &body, &signature, &template, scope, errors)?;
    let build = |part: Part, errors: &mut Errors<'_>| {
        let function = *group.get(&part)?;
        let own = Signature::read(function, None, errors);
        if !signature.agrees(&own) {
            errors.at(
                function.start(),
                format!("the parameters differ: `{}` and `{}`", signature.spelled, own.spelled),
                "give both functions the same parameters; annotations may be left out of the second",
            );
            return None;
        }
        replacement(tree, part, function, &before, &signature, scope, errors)
    };
    let after = build(Part::After, errors);
    let inline = build(Part::Inline, errors);
    let older = build(Part::Older, errors);
    let mut choices = Vec::new();
    for (index, (name, about)) in alternatives.iter().enumerate() {
        let part = Part::Alternative(index);
        if let (Some(template), Some(function)) = (build(part, errors), group.get(&part)) {
            let own = Body::read(*function, errors).docstring;
            let about = if own.is_empty() { about.clone() } else { own };
            choices.push(Choice { name: name.clone(), about, template });
        }
    }
    let after_is_statements = after.as_ref().is_some_and(|template| template.result.is_some());
    if let Some(function) = group.get(&Part::Inline)
        && group.contains_key(&Part::After)
        && after.is_some()
        && !after_is_statements
    {
        errors.at(
            function.start(),
            format!("`inline{suffix}` is never needed"),
            format!("remove it: `after{suffix}` has no statements that could lack a place"),
        );
    }
    if part == Part::Before && !group.contains_key(&Part::After) {
        if body.docstring.is_empty() {
            errors.at(
                function.start(),
                format!("`{word}` has neither an `after{suffix}` nor a docstring"),
                "say in its docstring what the user has to do: it is the message of the report",
            );
        }
        for function in [Part::Inline, Part::Older].iter().filter_map(|part| group.get(part)) {
            errors.at(
                function.start(),
                format!("there is no `after{suffix}` for this `{}`", name_of(*function)),
                format!("call it `after{suffix}`"),
            );
        }
    }
    let prefilter = prefilter::of(&before, &signature.parameters);
    let is_typed =
        signature.parameters.iter().any(|parameter| !parameter.types.is_empty() && !parameter.is_block());
    // What has another mistake may lack a name for that.
    let is_clean = errors.count() == mistakes;
    let is_class = matches!(before, Pattern::Class { .. });
    let matching = match &before {
        Pattern::Statements(template) => template.all().find(|node| node.kind() == Kind::MatchStatement),
        _ => None,
    };
    if let Some(statement) = matching.filter(|_| is_clean) {
        errors.at(
            statement.start(),
            "a `match` statement is no pattern",
            "write the name alone, `return corp.Old`: it is found in `case` as well",
        );
    } else if is_clean && prefilter.anchors.is_empty() && (is_class || !is_typed && !has_literal(&before)) {
        errors.at(
            function.start(),
            format!("`{word}` has nothing by which to find it: no name, no literal, no type"),
            "give a parameter the type that it has: `x: ourlib.Vector`",
        );
    }
    let mut pair = Pair {
        suffix: suffix.to_owned(),
        prefilter,
        found_by: OnceLock::new(),
        constructor_words: OnceLock::new(),
        parameters: signature.parameters,
        before,
        annotation: annotation(&body.statements).is_some(),
        moved: false,
        reported: false,
        deprecated: None,
        removed: None,
        keeps_form: false,
        raised: false,
        after,
        inline,
        older,
        alternatives: choices,
        message: body.docstring,
    };
    pair.narrow_prefilter();
    Some(pair)
}

#[cfg(test)]
mod tests {
    use crate::transform::compile::testing::{compiled, mistakes};
    use crate::transform::{Pair, Pattern};

    fn pair(body: &str) -> Pair {
        let pairs = compiled(body).pairs;
        assert_eq!(pairs.len(), 1);
        pairs.into_iter().next().unwrap()
    }

    fn first(body: &str) -> String {
        mistakes(body).first().cloned().unwrap_or_default()
    }

    #[test]
    fn one_return_is_an_expression() {
        let pair = pair(
            "def before(x):\n    # A comment.\n    return (x.old)\ndef after(x):\n    'Doc.'\n    return x.new\n",
        );
        let Pattern::Expression(before) = &pair.before else { panic!("{:?}", pair.before) };
        assert_eq!(before.nodes().next().unwrap().text(), "x.old");
        let after = pair.after.unwrap();
        assert_eq!((after.nodes().next().unwrap().text(), after.result), ("x.new", None));
    }

    #[test]
    fn statements_may_come_before_the_result() {
        let pair = pair(
            "def before(x): return x.old()\ndef after(x):\n    y = x.new()\n    y.go()\n    return y.z\n\
             def inline(x): return help_(x)\ndef first(x):\n    return x[0]\ndef help_(x): return x\n\
             alternatives = {'last': 'the last', 'first': 'the first'}\n",
        );
        let after = pair.after.unwrap();
        let texts: Vec<&str> = after.nodes().map(|node| node.text()).collect();
        assert_eq!(texts, ["y = x.new()", "y.go()"]);
        assert_eq!(after.tree.node(after.result.unwrap()).text(), "y.z");
        assert_eq!(pair.inline.unwrap().nodes().next().unwrap().text(), "help_(x)");
        assert_eq!(pair.alternatives[0].name, "first");
    }

    #[test]
    fn truth_statements_and_classes_are_told_apart() {
        let truth = pair("def before(x: str): return not bool(x)\ndef after(x): return len(x) == 0\n");
        assert!(matches!(truth.before, Pattern::Truth { parameter: 0, negated: true }));
        let run = pair("def before(x):\n    x.a()\n    x.b()\ndef after(x):\n    x.c()\n");
        assert!(matches!(&run.before, Pattern::Statements(template) if template.nodes.len() == 2));
        let class = pair(
            "from m import Base\ndef before(v):\n    \"\"\"Do\n    it.\"\"\"\n    class C(Base, dict):\n        'Doc.'\n        x = v\n",
        );
        let Pattern::Class { bases, body, .. } = &class.before else { panic!("{:?}", class.before) };
        assert_eq!(bases, &["m.Base", "builtins.dict"]);
        assert_eq!(body.nodes().next().unwrap().text(), "x = v");
        assert_eq!(class.message, "Do it.");
    }

    #[test]
    fn pairs_keep_the_order_of_the_file() {
        let pairs = compiled("def before_b(x): return x.b\ndef before(x): return x.a\ndef after(x): return x.c\ndef after_b(x): return x.d\n").pairs;
        let suffixes: Vec<&str> = pairs.iter().map(|pair| pair.suffix.as_str()).collect();
        assert_eq!(suffixes, ["_b", ""]);
    }

    #[test]
    fn halves_of_pairs_are_told() {
        assert!(first("def after(x): return x\n").starts_with("2:1 there is no `before` for this `after`"));
        assert!(
            first("def before(x): return x.a\n")
                .starts_with("2:1 `before` has neither an `after` nor a docstring")
        );
        assert!(
            first("def before(x): return x.a\ndef before(x): return x.b\n")
                .starts_with("3:1 `before` is defined twice")
        );
        assert_eq!(
            first("def before(x, y=...): return x.a(y)\ndef after(y=..., x): return x.b(y)\n")
                .split(';')
                .next()
                .unwrap(),
            "3:1 the parameters differ: `before(x, y=...)` and `after(y=..., x)`"
        );
        assert!(
            first("def before(x, y): return x.a\ndef after(x, y): return y\n")
                .starts_with("2:15 the parameter `y` is not used in `before`")
        );
    }

    #[test]
    fn the_two_sides_must_fit() {
        let expression = "def before(x): return x.a\n";
        assert!(
            first(&format!("{expression}def after(x):\n    x.b()\n"))
                .starts_with("3:1 `before` is an expression, and here is none")
        );
        assert!(
            first(&format!("{expression}def after(x): return x.b\ndef inline(x): return x.c\n"))
                .starts_with("4:1 `inline` is never needed")
        );
        let statements = "def before(x):\n    x.a()\n";
        let template = pair(&format!("{statements}def after(x):\n    x.b()\n    return x\n")).after.unwrap();
        assert_eq!((template.nodes.len(), template.result), (2, None));
        assert!(pair(&format!("{statements}def after(x): return\n")).after.is_some());
        assert!(
            first(&format!("{expression}def after(x): return\n")).starts_with("3:15 this returns nothing")
        );
        assert!(
            first("def before():\n    class C(dict): ...\ndef after(): return dict\n")
                .contains("an expression cannot take its place")
        );
        assert!(
            first("def before(x):\n    x.a()\n    return x.b\ndef after(x): return x\n")
                .contains("either one `return` or statements")
        );
        assert!(
            first("def before(x):\n    if x:\n        return 1\n    x.a()\ndef after(x): pass\n")
                .starts_with("4:9 `return` stands before the end")
        );
        assert!(
            first("def before(x): return x\ndef after(x): return x\n")
                .contains("would match every expression")
        );
        assert!(
            first("def before(x): return bool(x)\ndef after(x): return x\n")
                .contains("would match every condition")
        );
        assert!(first("def before():\n    'Doc.'\n").contains("there is nothing to look for"));
    }

    #[test]
    fn a_call_is_the_only_base() {
        let class =
            |header: &str| format!("import m\ndef before(v):\n    'Do.'\n    class C({header}): ...\n");
        let Pattern::Class { bases, .. } = &pair(&class("m.base(v)")).before else { panic!("no class") };
        assert!(bases.is_empty());
        assert_eq!(pair(&class("m.base(v)")).before.beside_bases(), ["m.base"]);
        assert!(
            first("def before():\n    'Do.'\n    class C: ...\n").contains("nothing by which to find it")
        );
        assert!(
            first(&class("m.base(v), m.Mixin"))
                .starts_with("5:13 a base that is a call stands alone in its header; match the other bases")
        );
    }

    #[test]
    fn exceptions_are_patterns_of_calls_and_statements() {
        let call = "def before(x, *a): return x.old(*a)\ndef after(x, *a): return x.new(*a)\n";
        let unless = |body: &str| compiled(&format!("{call}{body}")).unless.len();
        assert_eq!(
            unless("def unless(x): return x.old(1)\ndef unless_b(y):\n    with y.own():\n        y()\n"),
            2
        );
        let told = |body: &str| mistakes(&format!("{call}{body}")).join("\n");
        assert!(
            told("def unless(x):\n    x.a()\n    x.b()\n")
                .starts_with("4:1 `unless` is neither an expression nor one statement")
        );
        assert!(
            told("def unless_own(x, y): return x.own()\n")
                .starts_with("4:19 the parameter `y` is not used in `unless_own`")
        );
        assert_eq!(
            first(
                "import m\ndef before(): return m.old\ndef after(): return m.new\ndef unless(x): return m.a(x)\n"
            ),
            "5:1 `m.old` is a name, whose import changes for all of its uses; write a call, `return old(*args, **options)`, or leave `unless` out"
        );
        assert!(
            first("only_calls = True\ndef before(x): return x.old\ndef after(x): return x.new\n")
                .starts_with("2:1 `only_calls` is for patterns that are calls")
        );
        assert!(
            first("fold = True\ndef before(x): return x.old\ndef after(x): return x.new\n")
                .starts_with("2:1 no condition becomes constant, so nothing is folded")
        );
        assert!(
            first("imports = ['a b']\ndef before(x): return x.old\ndef after(x): return x.new\n")
                .starts_with("2:11 `a b` is not the name of a module")
        );
    }

    #[test]
    fn patterns_that_cannot_be_meant_are_told() {
        let block = "def before(x, body):\n    with x.lock():\n        body\ndef after(x, body): pass\n";
        assert_eq!(
            first(block),
            "4:9 `body` stands for one expression, not for statements; annotate it with `Block`, `body: Block`, for a whole block"
        );
        let ellipsis = block.replace("    body\ndef", "    ...\ndef").replace("x, body", "x");
        assert!(first(&ellipsis).contains("`...` stands for itself"));
        assert_eq!(
            first(
                "import m\ndef before(x, body: Block):\n    match x:\n        case m.Old():\n            body\ndef after(x, body): pass\n"
            ),
            "4:5 a `match` statement is no pattern; write the name alone, `return corp.Old`: it is found in `case` as well"
        );
        assert_eq!(
            first("def before(x, y): return x + y\ndef after(x, y): return y + x\n"),
            "2:1 `before` has nothing by which to find it: no name, no literal, no type; give a parameter the type that it has: `x: ourlib.Vector`"
        );
        assert!(
            first("def before(x): return x.old\ndef after(x): return x.old\n")
                .starts_with("3:1 `after` is `before` again, so nothing changes")
        );
        assert!(
            first("@len\ndef before(x): return x.old\ndef after(x): return x.new\n")
                .starts_with("2:1 a decorator has no meaning here")
        );
        assert_eq!(
            first(
                "alternatives = {'one': 'the one'}\ndef before(x): return x.old\ndef after(x): return x.new\n"
            ),
            "2:1 a choice of one is none; name a second alternative, or remove `alternatives`"
        );
    }
}
