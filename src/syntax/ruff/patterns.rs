//! `match` and its patterns.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Identifier, MatchCase, Pattern, PatternMatchSequence, Singleton, StmtMatch};
use ruff_text_size::{Ranged, TextRange};

use super::{Reader, Step};
use crate::syntax::{Field, Kind};

impl Reader<'_> {
    /// What a `match` statement consists of.
    pub fn choice(&mut self, node: &StmtMatch) -> Step {
        self.expression(&node.subject, Some(Field::Subject))?;
        self.open(Kind::Block, Some(Field::Body), node.cases.first()?.start());
        node.cases.iter().try_for_each(|case| self.case(case))?;
        self.build.close();
        Some(())
    }

    fn case(&mut self, node: &MatchCase) -> Step {
        self.node(Kind::CaseClause, Some(Field::Alternative), node.range, |reader| {
            reader.token(None)?;
            let start = reader.peek()?.start();
            reader.open(Kind::CasePattern, None, start);
            reader.pattern(&node.pattern, None)?;
            reader.tokens_before(node.pattern.end());
            reader.build.close();
            if let Some(guard) = &node.guard {
                reader.guard(guard)?;
            }
            reader.block(&node.body, Some(Field::Consequence))
        })
    }

    fn guard(&mut self, condition: &ruff_python_ast::Expr) -> Step {
        let start = self.tokens_up_to(&[TokenKind::If])?;
        self.open(Kind::IfClause, Some(Field::Guard), start);
        self.expression(condition, None)?;
        self.build.close();
        Some(())
    }

    fn pattern(&mut self, node: &Pattern, field: Option<Field>) -> Step {
        self.wrapped(node.start(), field, |reader, field| reader.inner_pattern(node, field))
    }

    fn patterns(&mut self, nodes: &[Pattern]) -> Step {
        nodes.iter().try_for_each(|node| self.pattern(node, None))
    }

    fn inner_pattern(&mut self, node: &Pattern, field: Option<Field>) -> Step {
        let range = node.range();
        match node {
            Pattern::MatchValue(node) if node.value.is_attribute_expr() => self.dotted_name(range, field),
            Pattern::MatchValue(node) => self.expression(&node.value, field),
            Pattern::MatchSingleton(node) => {
                let kind = match node.value {
                    Singleton::None => Kind::None,
                    Singleton::True => Kind::True,
                    Singleton::False => Kind::False,
                };
                self.leaf(kind, field, range)
            }
            Pattern::MatchSequence(node) => {
                let kind = self.kind_of_sequence(node);
                self.node(kind, field, range, |reader| {
                    if kind != Kind::PatternList {
                        reader.token(None)?;
                    }
                    reader.patterns(&node.patterns)
                })
            }
            Pattern::MatchMapping(node) => self.node(Kind::DictPattern, field, range, |reader| {
                for (key, value) in node.keys.iter().zip(&node.patterns) {
                    if key.is_attribute_expr() {
                        reader.dotted_name(key.range(), Some(Field::Key))?;
                    } else {
                        reader.expression(key, Some(Field::Key))?;
                    }
                    reader.pattern(value, Some(Field::Value))?;
                }
                node.rest.iter().try_for_each(|rest| reader.rest(Kind::DictionarySplat, rest))
            }),
            Pattern::MatchClass(node) => self.node(Kind::ClassPattern, field, range, |reader| {
                reader.dotted_name(node.cls.range(), None)?;
                reader.token(None)?;
                reader.patterns(&node.arguments.patterns)?;
                node.arguments.keywords.iter().try_for_each(|keyword| {
                    reader.node(Kind::KeywordPattern, None, keyword.range, |reader| {
                        reader.identifier(&keyword.attr, None)?;
                        reader.pattern(&keyword.pattern, None)
                    })
                })
            }),
            Pattern::MatchStar(node) => self.node(Kind::Splat, field, range, |reader| {
                reader.token(None)?;
                match &node.name {
                    Some(name) => reader.identifier(name, None),
                    None => reader.wildcard(None),
                }
            }),
            Pattern::MatchAs(node) => match (&node.pattern, &node.name) {
                (Some(pattern), Some(name)) => self.node(Kind::AsPattern, field, range, |reader| {
                    reader.pattern(pattern, None)?;
                    reader.identifier(name, Some(Field::Alias))
                }),
                (None, Some(_)) => self.dotted_name(range, field),
                _ => self.wildcard(field),
            },
            Pattern::MatchOr(node) => {
                self.node(Kind::UnionPattern, field, range, |reader| reader.patterns(&node.patterns))
            }
        }
    }

    /// `_`, which binds nothing.
    fn wildcard(&mut self, field: Option<Field>) -> Step {
        let token = self.peek_of(TokenKind::Name)?;
        self.leaf(Kind::Underscore, field, token.range())
    }

    /// `**rest`, which is no node to ruff.
    fn rest(&mut self, kind: Kind, name: &Identifier) -> Step {
        let start = self.tokens_up_to(&[TokenKind::DoubleStar])?;
        self.node(kind, None, TextRange::new(start, name.range.end()), |reader| reader.identifier(name, None))
    }

    /// Brackets around a sequence are a part of it.
    fn kind_of_sequence(&mut self, node: &PatternMatchSequence) -> Kind {
        let is_whole = self.closing().is_some_and(|(close, _)| close == node.range.end());
        match self.peek().filter(|token| is_whole && token.start() == node.range.start()).map(|t| t.kind()) {
            Some(TokenKind::Lpar) => Kind::TuplePattern,
            Some(TokenKind::Lsqb) => Kind::ListPattern,
            _ => Kind::PatternList,
        }
    }
}
