//! The two sides of a pair: what the body of `before` matches, and what the other functions write.

use std::sync::Arc;

use super::body::{Body, class_members, undecorated};
use super::error::Errors;
use super::imports::dotted;
use super::names::{BLANK, Side, TemplateScope, roles};
use super::pair::Part;
use super::signature::Signature;
use super::{Pattern, Role, Star, Template};
use crate::syntax::{Field, Kind, Node, Tree};

pub(super) fn pattern(
    function: Node<'_>,
    body: &Body<'_>,
    signature: &Signature,
    template: &dyn Fn(&[Node<'_>]) -> Template,
    scope: &TemplateScope<'_>,
    errors: &mut Errors<'_>,
) -> Option<Pattern> {
    let parameter = |node: Node<'_>| {
        let named =
            |at: &usize| node.kind() == Kind::Identifier && signature.parameters[*at].name == node.text();
        (0..signature.parameters.len()).find(named)
    };
    match (body.statements.as_slice(), body.result) {
        ([], Some(result)) => {
            if let Some((tested, negated)) = truth(result)
                && let Some(index) = parameter(tested)
            {
                let own = &signature.parameters[index];
                if own.types.is_empty() || own.optional || own.star != Star::No {
                    errors.at(
                        result.start(),
                        format!("the truth of `{}` would match every condition", own.name),
                        format!("give `{}` a type", own.name),
                    );
                }
                return Some(Pattern::Truth { parameter: index, negated });
            }
            if parameter(result).is_some() {
                errors.at(
                    result.start(),
                    format!("`return {}` would match every expression", result.text()),
                    "return the expression that is to be found",
                );
            }
            Some(Pattern::Expression(template(&[result])))
        }
        ([annotated], None) if annotation(&[*annotated]).is_some() => {
            Some(Pattern::Expression(template(&[annotation(&[*annotated])?])))
        }
        ([class], None) if is_class(*class) => {
            let definition = undecorated(*class);
            let body = template(&class_members(definition));
            Some(Pattern::Class { bases: bases(definition, scope, errors), body, definition: class.id() })
        }
        ([], None) => {
            errors.at(
                function.start(),
                "there is nothing to look for",
                "end it with `return` and the expression to find, or write the statements to find",
            );
            None
        }
        (_, Some(result)) => {
            errors.at(
                result.start(),
                "a `before` is either one `return` or statements",
                "find the expression alone, or the statements alone",
            );
            None
        }
        (statements, None) => {
            for place in statements.iter().flat_map(|statement| statement.descendants()) {
                let alone = place.parent().is_some_and(|above| above.kind() == Kind::ExpressionStatement);
                let stands = parameter(place).filter(|at| alone && !signature.parameters[*at].is_block());
                if stands.is_some() {
                    errors.at(
                        place.start(),
                        format!("`{}` stands for one expression, not for statements", place.text()),
                        format!("annotate it with `Block`, `{}: Block`, for a whole block", place.text()),
                    );
                } else if alone && place.kind() == Kind::Ellipsis {
                    errors.at(
                        place.start(),
                        "`...` stands for itself, not for statements",
                        "for a whole block, write the name of a parameter `body: Block`",
                    );
                }
            }
            Some(Pattern::Statements(template(statements)))
        }
    }
}

/// Whether a literal stands in a pattern.
pub(super) fn has_literal(pattern: &Pattern) -> bool {
    let (Pattern::Expression(template) | Pattern::Statements(template)) = pattern else { return true };
    use Kind::{Ellipsis, False, Float, Integer, None, String, True};
    let literals = [String, Integer, Float, None, True, False, Ellipsis];
    template.nodes().flat_map(|top| top.descendants()).any(|node| literals.contains(&node.kind()))
}

/// `C` of a body that is nothing but `_: C`.
pub(super) fn annotation<'t>(statements: &[Node<'t>]) -> Option<Node<'t>> {
    let [statement] = statements else { return None };
    let assignment = statement.parts().next().filter(|part| part.kind() == Kind::Assignment)?;
    let is_blank = assignment.child(Field::Left)?.text() == BLANK && assignment.child(Field::Right).is_none();
    assignment.child(Field::Type).filter(|_| is_blank)
}

/// `x` of `bool(x)` and `not bool(x)`, and whether it was `not`.
fn truth(expression: Node<'_>) -> Option<(Node<'_>, bool)> {
    let negated = expression.kind() == Kind::NotOperator;
    let call = if negated { expression.child(Field::Argument)?.unparenthesised() } else { expression };
    let is_bool = call.kind() == Kind::Call && call.child(Field::Function)?.text() == "bool";
    let mut arguments = call.child(Field::Arguments)?.parts();
    let tested = arguments.next()?;
    (is_bool && arguments.next().is_none()).then_some((tested, negated))
}

fn is_class(statement: Node<'_>) -> bool {
    undecorated(statement).kind() == Kind::ClassDefinition
}

fn bases(class: Node<'_>, scope: &TemplateScope<'_>, errors: &mut Errors<'_>) -> Vec<String> {
    let mut bases = Vec::new();
    let header: Vec<Node<'_>> = class.child(Field::Superclasses).into_iter().flat_map(Node::parts).collect();
    if let Some(call) = header.iter().find(|base| base.kind() == Kind::Call) {
        if header.len() > 1 {
            errors.at(
                call.start(),
                "a base that is a call stands alone in its header",
                "match the other bases as its arguments: `class C(old(meta, *bases))`",
            );
        }
        return bases;
    }
    for base in header.into_iter().filter(|argument| argument.kind() != Kind::KeywordArgument) {
        // A name that nobody knows is told of with all others.
        match dotted(base).map(|chain| (scope.imports.resolve(&chain), chain)) {
            Some((Some(symbol), _)) => bases.push(symbol.qualified),
            Some((None, chain)) if chain.len() == 1 => bases.push(format!("builtins.{}", chain[0])),
            _ => errors.at(base.start(), "only classes may stand here", "write the class's name"),
        }
    }
    bases
}

pub(super) fn replacement(
    tree: &Arc<Tree>,
    part: Part,
    function: Node<'_>,
    before: &Pattern,
    signature: &Signature,
    scope: &TemplateScope<'_>,
    errors: &mut Errors<'_>,
) -> Option<Template> {
    let body = Body::read(function, errors);
    let (roles, _) = roles(body.block?, &signature.parameters, Side::After, scope, errors);
    let mut nodes = body.statements.clone();
    let mut result = body.result;
    if let (Pattern::Expression(_), Some(own)) = (before, annotation(&nodes)) {
        nodes.clear();
        result = Some(own);
    }
    match before {
        // In the place of statements, it is a statement.
        Pattern::Statements(_) => {
            nodes.extend(body.last);
            result = None;
        }
        _ => body.check_result(errors),
    }
    match before {
        Pattern::Expression(_) | Pattern::Truth { .. } => match result {
            None if body.last.is_some() => return None,
            None => {
                errors.at(
                    function.start(),
                    "`before` is an expression, and here is none to take its place",
                    "end it with `return` and that expression",
                );
                return None;
            }
            Some(own) if nodes.is_empty() => {
                nodes.push(own);
                result = None;
            }
            Some(_) if part == Part::Inline => errors.at(
                nodes[0].start(),
                "`inline` is for places without room for statements",
                "write one `return`, calling a helper if need be",
            ),
            Some(_) => {}
        },
        Pattern::Class { .. } if result.is_some() => errors.at(
            result.map_or(0, |result| result.start()),
            "`before` is a class, and an expression cannot take its place",
            "write the class again as it should be, without `return`",
        ),
        Pattern::Statements(before) => {
            let order: Vec<usize> = before.blocks().map(|(_, index)| index).collect();
            let place = |node: Node<'_>| match roles.get(&node.id()) {
                Some(Role::Block(index)) => order.iter().position(|other| other == index),
                _ => None,
            };
            let all = nodes.iter().flat_map(|node| node.descendants());
            let blocks: Vec<_> = all.filter_map(|node| Some((node, place(node)?))).collect();
            if let Some(pair) = blocks.windows(2).find(|pair| pair[0].1 > pair[1].1) {
                let (first, second) = (pair[0].0, pair[1].0);
                errors.at(
                    second.start(),
                    format!("in `before`, the block `{}` stands behind `{}`", first.text(), second.text()),
                    "keep their order: negate the condition, for instance",
                );
            }
        }
        Pattern::Class { .. } => match nodes.as_slice() {
            [class] if is_class(*class) => {}
            _ => errors.at(
                function.start(),
                "`before` is a class, and here is not one class",
                "write the class again as it should be",
            ),
        },
    }
    Some(Template {
        tree: Arc::clone(tree),
        nodes: nodes.iter().map(|node| node.id()).collect(),
        result: result.map(|node| node.id()),
        roles: Arc::new(roles),
    })
}
