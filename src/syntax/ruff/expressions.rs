//! Expressions.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{
    AnyParameterRef, ArgOrKeyword, Arguments, CmpOp, Comprehension, Expr, ExprCall, FStringPart,
    InterpolatedElement, InterpolatedStringElement, Number, Parameters, UnaryOp,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::super::builder::inside;
use super::{LONGEST_CHAIN, Reader, Step};
use crate::syntax::{Field, Kind};

impl Reader<'_> {
    /// An expression with the parentheses around it.
    pub fn expression(&mut self, node: &Expr, field: Option<Field>) -> Step {
        self.wrapped(node.start(), field, |reader, field| reader.inner(node, field))
    }

    fn expressions(&mut self, nodes: &[Expr], field: Option<Field>) -> Step {
        nodes.iter().try_for_each(|node| self.expression(node, field))
    }

    /// A kind whose parts have no fields.
    fn list(&mut self, kind: Kind, field: Option<Field>, range: TextRange, items: &[Expr]) -> Step {
        let is_bare = kind == Kind::ExpressionList;
        self.node(kind, field, range, |reader| {
            if !is_bare {
                reader.token(None)?;
            }
            reader.expressions(items, None)
        })
    }

    fn inner(&mut self, node: &Expr, field: Option<Field>) -> Step {
        let range = node.range();
        match node {
            Expr::Name(_) => self.leaf(Kind::Identifier, field, range),
            Expr::BooleanLiteral(node) => {
                self.leaf(if node.value { Kind::True } else { Kind::False }, field, range)
            }
            Expr::NoneLiteral(_) => self.leaf(Kind::None, field, range),
            Expr::EllipsisLiteral(_) => self.leaf(Kind::Ellipsis, field, range),
            Expr::NumberLiteral(node) => {
                let has_point = self.text_of(range).contains(['.', 'e', 'E']);
                let is_integer = matches!(node.value, Number::Int(_)) || !has_point;
                self.leaf(if is_integer { Kind::Integer } else { Kind::Float }, field, range)
            }
            Expr::StringLiteral(node) => {
                let parts = node.value.iter().map(|part| (part.range, &[][..]));
                self.strings(parts.collect(), field, range)
            }
            Expr::BytesLiteral(node) => {
                let parts = node.value.iter().map(|part| (part.range, &[][..]));
                self.strings(parts.collect(), field, range)
            }
            Expr::FString(node) => {
                let parts = node.value.iter().map(|part| match part {
                    FStringPart::Literal(part) => (part.range, &[][..]),
                    FStringPart::FString(part) => (part.range, &part.elements[..]),
                });
                self.strings(parts.collect(), field, range)
            }
            Expr::TString(node) => {
                let parts = node.value.iter().map(|part| (part.range, &part.elements[..]));
                self.strings(parts.collect(), field, range)
            }
            Expr::Tuple(node) if !node.parenthesized => {
                self.list(Kind::ExpressionList, field, range, &node.elts)
            }
            Expr::Tuple(node) => self.list(Kind::Tuple, field, range, &node.elts),
            Expr::List(node) => self.list(Kind::List, field, range, &node.elts),
            Expr::Set(node) => self.list(Kind::Set, field, range, &node.elts),
            Expr::ListComp(node) => {
                self.comprehension(Kind::ListComprehension, field, range, (None, &node.elt), &node.generators)
            }
            Expr::SetComp(node) => {
                self.comprehension(Kind::SetComprehension, field, range, (None, &node.elt), &node.generators)
            }
            Expr::Generator(node) => self.comprehension(
                Kind::GeneratorExpression,
                field,
                range,
                (None, &node.elt),
                &node.generators,
            ),
            Expr::DictComp(node) => {
                let body = (Some(&**node.key.as_ref()?), &*node.value);
                self.comprehension(Kind::DictionaryComprehension, field, range, body, &node.generators)
            }
            _ => self.node(kind_of(node)?, field, range, |reader| reader.parts(node)),
        }
    }

    /// What an expression consists of.
    fn parts(&mut self, node: &Expr) -> Step {
        match node {
            Expr::Attribute(node) => {
                self.expression(&node.value, Some(Field::Object))?;
                self.identifier(&node.attr, Some(Field::Attribute))
            }
            Expr::Call(node) => self.call(node),
            Expr::Subscript(node) => {
                self.expression(&node.value, Some(Field::Value))?;
                match &*node.slice {
                    Expr::Tuple(keys) if !keys.parenthesized => {
                        self.expressions(&keys.elts, Some(Field::Subscript))
                    }
                    key => self.expression(key, Some(Field::Subscript)),
                }
            }
            Expr::Slice(node) => {
                let parts = [&node.lower, &node.upper, &node.step].into_iter().flatten();
                parts.into_iter().try_for_each(|part| self.expression(part, None))
            }
            Expr::Starred(node) => self.expression(&node.value, None),
            Expr::BinOp(node) => {
                self.expression(&node.left, Some(Field::Left))?;
                self.token(Some(Field::Operator))?;
                self.expression(&node.right, Some(Field::Right))
            }
            Expr::UnaryOp(node) => {
                self.token((node.op != UnaryOp::Not).then_some(Field::Operator))?;
                self.expression(&node.operand, Some(Field::Argument))
            }
            Expr::BoolOp(node) => {
                let (first, rest) = node.values.split_first()?;
                if rest.len() > LONGEST_CHAIN {
                    return None;
                }
                // The first of the nodes is open already.
                for _ in 1..rest.len() {
                    self.open(Kind::BooleanOperator, Some(Field::Left), node.range.start());
                }
                self.expression(first, Some(Field::Left))?;
                for (index, value) in rest.iter().enumerate() {
                    if index > 0 {
                        self.build.close();
                    }
                    self.token(Some(Field::Operator))?;
                    self.expression(value, Some(Field::Right))?;
                }
                Some(())
            }
            Expr::Compare(node) => {
                self.expression(&node.left, None)?;
                for (operator, value) in node.ops.iter().zip(&node.comparators) {
                    self.comparison(*operator)?;
                    self.expression(value, None)?;
                }
                Some(())
            }
            Expr::Named(node) => {
                self.expression(&node.target, Some(Field::Name))?;
                self.expression(&node.value, Some(Field::Value))
            }
            Expr::If(node) => {
                self.expression(&node.body, None)?;
                self.expression(&node.test, None)?;
                self.expression(&node.orelse, None)
            }
            Expr::Lambda(node) => {
                if let Some(all) = &node.parameters {
                    let field = Some(Field::Parameters);
                    self.node(Kind::LambdaParameters, field, all.range, |reader| reader.parameters(all))?;
                }
                self.expression(&node.body, Some(Field::Body))
            }
            Expr::Await(node) => self.expression(&node.value, None),
            Expr::YieldFrom(node) => self.expression(&node.value, None),
            Expr::Yield(node) => node.value.iter().try_for_each(|value| self.expression(value, None)),
            Expr::Dict(node) => {
                self.token(None)?;
                for item in &node.items {
                    match &item.key {
                        Some(key) => self.pair(key, &item.value, None)?,
                        None => self.dictionary_splat(&item.value)?,
                    }
                }
                Some(())
            }
            _ => None,
        }
    }

    fn comparison(&mut self, operator: CmpOp) -> Step {
        let kind = match operator {
            CmpOp::NotIn => Kind::KwNotIn,
            CmpOp::IsNot => Kind::KwIsNot,
            _ => return self.token(Some(Field::Operators)),
        };
        let first = self.peek()?;
        self.at += 1;
        let last = self.peek()?;
        self.leaf(kind, Some(Field::Operators), first.range().cover(last.range()))
    }

    /// A key and its value, the end of which is the last of its tokens.
    fn pair(&mut self, key: &Expr, value: &Expr, field: Option<Field>) -> Step {
        self.commas()?;
        let start = self.peek()?.start();
        self.open(Kind::Pair, field, start);
        self.expression(key, Some(Field::Key))?;
        self.expression(value, Some(Field::Value))?;
        self.build.close();
        Some(())
    }

    /// Adds the comma before an item.
    pub fn commas(&mut self) -> Step {
        while let Some(comma) = self.peek_of(TokenKind::Comma) {
            self.take(comma, None);
        }
        Some(())
    }

    /// `**x`, which is no node to ruff.
    fn dictionary_splat(&mut self, value: &Expr) -> Step {
        let start = self.tokens_up_to(&[TokenKind::DoubleStar])?;
        self.open(Kind::DictionarySplat, None, start);
        self.expression(value, None)?;
        self.build.close();
        Some(())
    }

    fn call(&mut self, node: &ExprCall) -> Step {
        self.expression(&node.func, Some(Field::Function))?;
        let arguments = &node.arguments;
        match (&*arguments.args, &*arguments.keywords) {
            ([Expr::Generator(only)], []) if !only.parenthesized => {
                let field = Some(Field::Arguments);
                let body = (None, &*only.elt);
                self.comprehension(Kind::GeneratorExpression, field, arguments.range, body, &only.generators)
            }
            _ => self.arguments(arguments, Field::Arguments),
        }
    }

    /// Arguments in parentheses.
    pub fn arguments(&mut self, node: &Arguments, field: Field) -> Step {
        self.node(Kind::ArgumentList, Some(field), node.range, |reader| {
            reader.token(None)?;
            node.iter_source_order().try_for_each(|argument| match argument {
                ArgOrKeyword::Arg(value) => reader.expression(value, None),
                ArgOrKeyword::Keyword(keyword) => match &keyword.arg {
                    None => reader.dictionary_splat(&keyword.value),
                    Some(name) => reader.node(Kind::KeywordArgument, None, keyword.range, |reader| {
                        reader.identifier(name, Some(Field::Name))?;
                        reader.expression(&keyword.value, Some(Field::Value))
                    }),
                },
            })
        })
    }

    /// Parameters without the parentheses around them.
    pub fn parameters(&mut self, node: &Parameters) -> Step {
        node.iter_source_order().try_for_each(|one| {
            let (parameter, default) = (one.as_parameter(), one.default());
            let annotation = parameter.annotation.as_deref();
            let (kind, name) = match (annotation, default) {
                (None, None) => (None, None),
                (Some(_), None) => (Some(Kind::TypedParameter), None),
                (None, Some(_)) => (Some(Kind::DefaultParameter), Some(Field::Name)),
                (Some(_), Some(_)) => (Some(Kind::TypedDefaultParameter), Some(Field::Name)),
            };
            // The star that a parameter begins with, and none that parts it from those before it.
            let star = match one {
                AnyParameterRef::Variadic(_) => {
                    Some(self.tokens_up_to(&[TokenKind::Star, TokenKind::DoubleStar])?)
                }
                AnyParameterRef::NonVariadic(_) => None,
            };
            if let Some(kind) = kind {
                self.open(kind, None, star.unwrap_or(parameter.name.start()));
            }
            if let Some(star) = star {
                let is_single = self.peek_of(TokenKind::Star).is_some();
                self.open(if is_single { Kind::Splat } else { Kind::DictionarySplat }, None, star);
            }
            self.identifier(&parameter.name, name)?;
            if star.is_some() {
                self.build.close();
            }
            if let Some(annotation) = annotation {
                self.expression(annotation, Some(Field::Type))?;
            }
            if let Some(default) = default {
                self.expression(default, Some(Field::Value))?;
            }
            if kind.is_some() {
                self.build.close();
            }
            Some(())
        })
    }

    /// A comprehension: in brackets, of a body that may have a key.
    fn comprehension(
        &mut self,
        kind: Kind,
        field: Option<Field>,
        range: TextRange,
        (key, value): (Option<&Expr>, &Expr),
        generators: &[Comprehension],
    ) -> Step {
        self.node(kind, field, range, |reader| {
            reader.token(None)?;
            match key {
                Some(key) => reader.pair(key, value, Some(Field::Body))?,
                None => reader.expression(value, Some(Field::Body))?,
            }
            generators.iter().try_for_each(|generator| reader.generator(generator))
        })
    }

    fn generator(&mut self, node: &Comprehension) -> Step {
        self.open(Kind::ForInClause, None, node.range.start());
        self.expression(&node.target, Some(Field::Left))?;
        self.expression(&node.iter, Some(Field::Right))?;
        self.build.close();
        node.ifs.iter().try_for_each(|condition| self.if_clause(condition))
    }

    /// `if` and a condition.
    pub fn if_clause(&mut self, condition: &Expr) -> Step {
        let start = self.tokens_up_to(&[TokenKind::If])?;
        self.open(Kind::IfClause, None, start);
        self.expression(condition, None)?;
        self.build.close();
        Some(())
    }

    /// A string, or several that stand one after the other, each with its bytes and elements.
    fn strings(
        &mut self,
        parts: Vec<(TextRange, &[InterpolatedStringElement])>,
        field: Option<Field>,
        range: TextRange,
    ) -> Step {
        if let [(_, elements)] = *parts {
            return self.string(range, elements, field);
        }
        self.node(Kind::ConcatenatedString, field, range, |reader| {
            parts.iter().try_for_each(|(range, elements)| reader.string(*range, elements, None))
        })
    }

    fn string(
        &mut self,
        range: TextRange,
        elements: &[InterpolatedStringElement],
        field: Option<Field>,
    ) -> Step {
        self.node(Kind::String, field, range, |reader| {
            let (start, end) = (range.start().to_u32(), range.end().to_u32());
            let inside = inside(reader.text_of(range), start);
            reader.build.piece(Kind::StringStart, start..inside.start);
            let mut at = inside.start;
            for element in elements {
                if let InterpolatedStringElement::Interpolation(element) = element {
                    reader.tokens_before(element.range.start());
                    reader.build.piece(Kind::StringContent, at..element.range.start().to_u32());
                    reader.interpolation(element)?;
                    at = element.range.end().to_u32();
                }
            }
            reader.tokens_before(TextSize::new(inside.end));
            reader.build.piece(Kind::StringContent, at..inside.end);
            reader.build.piece(Kind::StringEnd, inside.end..end);
            Some(())
        })
    }

    fn interpolation(&mut self, node: &InterpolatedElement) -> Step {
        self.node(Kind::Interpolation, None, node.range, |reader| {
            reader.token(None)?;
            reader.expression(&node.expression, Some(Field::Expression))?;
            if let Some(equal) = reader.peek_of(TokenKind::Equal) {
                reader.take(equal, None);
            }
            if let Some(mark) = reader.peek_of(TokenKind::Exclamation) {
                reader.at += 1;
                let name = reader.peek()?;
                let range = mark.range().cover(name.range());
                reader.leaf(Kind::TypeConversion, Some(Field::TypeConversion), range)?;
            }
            if let Some(format) = &node.format_spec {
                let colon = reader.peek_of(TokenKind::Colon)?;
                reader.open(Kind::FormatSpecifier, Some(Field::FormatSpecifier), colon.start());
                reader.token(None)?;
                format.elements.iter().try_for_each(|element| match element {
                    InterpolatedStringElement::Interpolation(element) => reader.interpolation(element),
                    InterpolatedStringElement::Literal(_) => Some(()),
                })?;
                reader.tokens_before(format.range.end());
                reader.build.close_at(format.range.end().to_u32());
            }
            Some(())
        })
    }
}

/// The kind of an expression that has parts.
fn kind_of(node: &Expr) -> Option<Kind> {
    Some(match node {
        Expr::Attribute(_) => Kind::Attribute,
        Expr::Call(_) => Kind::Call,
        Expr::Subscript(_) => Kind::Subscript,
        Expr::Slice(_) => Kind::Slice,
        Expr::Starred(_) => Kind::Splat,
        Expr::BinOp(_) => Kind::BinaryOperator,
        Expr::UnaryOp(node) if node.op == UnaryOp::Not => Kind::NotOperator,
        Expr::UnaryOp(_) => Kind::UnaryOperator,
        Expr::BoolOp(_) => Kind::BooleanOperator,
        Expr::Compare(_) => Kind::ComparisonOperator,
        Expr::Named(_) => Kind::NamedExpression,
        Expr::If(_) => Kind::ConditionalExpression,
        Expr::Lambda(_) => Kind::Lambda,
        Expr::Await(_) => Kind::Await,
        Expr::Yield(_) | Expr::YieldFrom(_) => Kind::Yield,
        Expr::Dict(_) => Kind::Dictionary,
        _ => return None,
    })
}
