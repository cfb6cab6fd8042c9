//! Statements.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{
    Alias, Decorator, ExceptHandler, Expr, Identifier, Stmt, StmtClassDef, StmtFunctionDef, StmtIf,
    StmtImportFrom, StmtTry, StmtWith, TypeParam, TypeParams,
};
use ruff_text_size::{Ranged, TextSize};

use super::{LONGEST_CHAIN, Reader, Step};
use crate::syntax::{Field, Kind};

impl Reader<'_> {
    /// A statement.
    pub fn statement(&mut self, statement: &Stmt) -> Step {
        self.depth += 1;
        match statement {
            Stmt::FunctionDef(node) => {
                self.definition(statement, &node.decorator_list, |reader, field| {
                    reader.function(node, field)
                })?
            }
            Stmt::ClassDef(node) => {
                self.definition(statement, &node.decorator_list, |reader, field| reader.class(node, field))?
            }
            _ => {
                self.node(kind_of(statement)?, None, statement.range(), |reader| reader.inside(statement))?;
            }
        }
        self.depth -= 1;
        Some(())
    }

    fn inside(&mut self, statement: &Stmt) -> Step {
        match statement {
            Stmt::Expr(node) => self.expression(&node.value, None),
            Stmt::Assign(node) => self.assignment(&node.targets, &node.value, None),
            Stmt::AnnAssign(node) => self.node(Kind::Assignment, None, node.range, |reader| {
                reader.expression(&node.target, Some(Field::Left))?;
                reader.expression(&node.annotation, Some(Field::Type))?;
                reader.maybe(node.value.as_deref(), Some(Field::Right))
            }),
            Stmt::AugAssign(node) => self.node(Kind::AugmentedAssignment, None, node.range, |reader| {
                reader.expression(&node.target, Some(Field::Left))?;
                reader.token(Some(Field::Operator))?;
                reader.expression(&node.value, Some(Field::Right))
            }),
            Stmt::Return(node) => self.maybe(node.value.as_deref(), None),
            Stmt::Delete(node) => match &*node.targets {
                [only] => self.expression(only, None),
                all => {
                    self.token(None)?;
                    self.clause(Kind::ExpressionList, None, |reader| {
                        all.iter().try_for_each(|target| reader.expression(target, None))?;
                        reader.commas()
                    })
                }
            },
            Stmt::Raise(node) => {
                self.maybe(node.exc.as_deref(), None)?;
                self.maybe(node.cause.as_deref(), Some(Field::Cause))
            }
            Stmt::Assert(node) => {
                self.expression(&node.test, None)?;
                self.maybe(node.msg.as_deref(), None)
            }
            Stmt::Global(node) => self.names(&node.names),
            Stmt::Nonlocal(node) => self.names(&node.names),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) => Some(()),
            Stmt::Import(node) => self.imported(&node.names),
            Stmt::ImportFrom(node) => self.import_from(node),
            Stmt::TypeAlias(node) => {
                self.expression(&node.name, Some(Field::Left))?;
                self.type_parameters(node.type_params.as_deref())?;
                self.expression(&node.value, Some(Field::Right))
            }
            Stmt::If(node) => self.conditional(node),
            Stmt::For(node) => {
                self.expression(&node.target, Some(Field::Left))?;
                self.expression(&node.iter, Some(Field::Right))?;
                self.block(&node.body, Some(Field::Body))?;
                self.else_clause(&node.orelse, Some(Field::Alternative))
            }
            Stmt::While(node) => {
                self.expression(&node.test, Some(Field::Condition))?;
                self.block(&node.body, Some(Field::Body))?;
                self.else_clause(&node.orelse, Some(Field::Alternative))
            }
            Stmt::With(node) => self.with(node),
            Stmt::Try(node) => self.attempt(node),
            Stmt::Match(node) => self.choice(node),
            _ => None,
        }
    }

    fn maybe(&mut self, node: Option<&Expr>, field: Option<Field>) -> Step {
        node.map_or(Some(()), |node| self.expression(node, field))
    }

    fn names(&mut self, names: &[Identifier]) -> Step {
        names.iter().try_for_each(|name| self.identifier(name, None))
    }

    /// `a = b = c` assigns to `a` what it assigns to `b`.
    fn assignment(&mut self, targets: &[Expr], value: &Expr, field: Option<Field>) -> Step {
        // One node for each target, each in the one before: the depth of the tree, though not of ruff's.
        if targets.len() > LONGEST_CHAIN {
            return None;
        }
        let mut field = field;
        for target in targets {
            let start = self.start_of(target)?;
            self.open(Kind::Assignment, field.replace(Field::Right), start);
            self.expression(target, Some(Field::Left))?;
        }
        self.expression(value, field)?;
        targets.iter().for_each(|_| self.build.close());
        Some(())
    }

    /// Where an expression begins, or the first parenthesis around it; what is before has been added.
    fn start_of(&mut self, node: &Expr) -> Option<TextSize> {
        while let Some(token) = self.peek_of(TokenKind::Equal) {
            self.take(token, None);
        }
        Some(self.peek()?.start().min(node.start()))
    }

    /// Statements that belong together, with the semicolons between and behind them.
    pub fn block(&mut self, body: &[Stmt], field: Option<Field>) -> Step {
        self.open(Kind::Block, field, body.first()?.start());
        body.iter().try_for_each(|statement| self.statement(statement))?;
        while let Some(token) = self.peek_of(TokenKind::Semi) {
            self.take(token, None);
        }
        self.build.close();
        Some(())
    }

    /// A clause that begins with the next word.
    fn clause(&mut self, kind: Kind, field: Option<Field>, inside: impl FnOnce(&mut Self) -> Step) -> Step {
        let start = self.peek()?.start();
        self.open(kind, field, start);
        inside(self)?;
        self.build.close();
        Some(())
    }

    fn else_clause(&mut self, body: &[Stmt], field: Option<Field>) -> Step {
        if body.is_empty() {
            return Some(());
        }
        self.clause(Kind::ElseClause, field, |reader| reader.block(body, Some(Field::Body)))
    }

    fn conditional(&mut self, node: &StmtIf) -> Step {
        self.expression(&node.test, Some(Field::Condition))?;
        self.block(&node.body, Some(Field::Consequence))?;
        node.elif_else_clauses.iter().try_for_each(|clause| match &clause.test {
            Some(test) => self.clause(Kind::ElifClause, Some(Field::Alternative), |reader| {
                reader.expression(test, Some(Field::Condition))?;
                reader.block(&clause.body, Some(Field::Consequence))
            }),
            None => self.else_clause(&clause.body, Some(Field::Alternative)),
        })
    }

    fn with(&mut self, node: &StmtWith) -> Step {
        let words = if node.is_async { 2 } else { 1 };
        (0..words).try_for_each(|_| self.token(None))?;
        self.clause(Kind::WithClause, None, |reader| {
            if reader.wraps_items(node) {
                reader.token(None)?;
            }
            for item in &node.items {
                reader.commas()?;
                reader.clause(Kind::WithItem, None, |reader| {
                    reader.expression(&item.context_expr, Some(Field::Value))?;
                    reader.maybe(item.optional_vars.as_deref(), Some(Field::Alias))
                })?;
            }
            while let Some(token) = reader.peek().filter(|token| token.kind() != TokenKind::Colon) {
                reader.take(token, None);
            }
            Some(())
        })?;
        self.block(&node.body, Some(Field::Body))
    }

    /// Whether the parenthesis that comes next is one around the items.
    fn wraps_items(&mut self, node: &StmtWith) -> bool {
        if self.peek_of(TokenKind::Lpar).is_none() {
            return false;
        }
        let Some((close, behind)) = self.closing() else { return false };
        let is_all = behind == TokenKind::Colon;
        let has_more = node.items.len() > 1 || node.items.iter().any(|item| item.optional_vars.is_some());
        is_all && has_more && node.items.iter().all(|item| item.end() < close)
    }

    /// Where the bracket ends that comes next, and what comes behind it.
    pub fn closing(&mut self) -> Option<(TextSize, TokenKind)> {
        let mut depth = 0usize;
        let mut rest = self.tokens.get(self.at..)?.iter();
        let close = rest.find(|token| {
            match token.kind() {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth = depth.saturating_sub(1),
                _ => return false,
            }
            depth == 0
        })?;
        let layout = |kind| matches!(kind, TokenKind::Comment | TokenKind::NonLogicalNewline);
        let behind = rest.map(|token| token.kind()).find(|kind| !layout(*kind))?;
        Some((close.end(), behind))
    }

    fn attempt(&mut self, node: &StmtTry) -> Step {
        self.block(&node.body, Some(Field::Body))?;
        for ExceptHandler::ExceptHandler(handler) in &node.handlers {
            self.clause(Kind::ExceptClause, None, |reader| {
                reader.maybe(handler.type_.as_deref(), Some(Field::Value))?;
                if let Some(name) = &handler.name {
                    reader.identifier(name, Some(Field::Alias))?;
                }
                reader.block(&handler.body, None)
            })?;
        }
        self.else_clause(&node.orelse, None)?;
        if node.finalbody.is_empty() {
            return Some(());
        }
        self.clause(Kind::FinallyClause, None, |reader| reader.block(&node.finalbody, None))
    }

    fn import_from(&mut self, node: &StmtImportFrom) -> Step {
        let is_future = node.level == 0 && node.module.as_deref() == Some("__future__");
        self.token(None)?;
        if node.level > 0 {
            self.clause(Kind::RelativeImport, Some(Field::ModuleName), |reader| {
                let first = reader.peek()?.range();
                let mut dots = first;
                while let Some(dot) =
                    reader.peek().filter(|t| matches!(t.kind(), TokenKind::Dot | TokenKind::Ellipsis))
                {
                    dots = first.cover(dot.range());
                    reader.at += 1;
                }
                reader.leaf(Kind::ImportPrefix, None, dots)?;
                node.module.iter().try_for_each(|module| reader.dotted_name(module.range, None))
            })?;
        } else if let Some(module) = node.module.as_ref().filter(|_| !is_future) {
            self.dotted_name(module.range, Some(Field::ModuleName))?;
        }
        match &*node.names {
            [only] if only.name.as_str() == "*" => self.leaf(Kind::WildcardImport, None, only.range),
            names => self.imported(names),
        }
    }

    fn imported(&mut self, names: &[Alias]) -> Step {
        names.iter().try_for_each(|name| match &name.asname {
            None => self.dotted_name(name.range, Some(Field::Name)),
            Some(alias) => self.node(Kind::AliasedImport, Some(Field::Name), name.range, |reader| {
                reader.dotted_name(name.name.range, Some(Field::Name))?;
                reader.identifier(alias, Some(Field::Alias))
            }),
        })
    }

    /// A definition, below its decorators.
    fn definition(
        &mut self,
        statement: &Stmt,
        decorators: &[Decorator],
        inside: impl FnOnce(&mut Self, Option<Field>) -> Step,
    ) -> Step {
        if decorators.is_empty() {
            return inside(self, None);
        }
        self.node(Kind::DecoratedDefinition, None, statement.range(), |reader| {
            for decorator in decorators {
                reader.node(Kind::Decorator, None, decorator.range, |reader| {
                    reader.expression(&decorator.expression, None)
                })?;
            }
            inside(reader, Some(Field::Definition))
        })
    }

    fn function(&mut self, node: &StmtFunctionDef, field: Option<Field>) -> Step {
        self.tokens_before(node.range.start());
        self.clause(Kind::FunctionDefinition, field, |reader| {
            reader.identifier(&node.name, Some(Field::Name))?;
            reader.type_parameters(node.type_params.as_deref())?;
            let all = &node.parameters;
            reader.node(Kind::Parameters, Some(Field::Parameters), all.range, |reader| {
                reader.token(None)?;
                reader.parameters(all)?;
                reader.tokens_before(all.range.end());
                Some(())
            })?;
            reader.maybe(node.returns.as_deref(), Some(Field::ReturnType))?;
            reader.block(&node.body, Some(Field::Body))
        })
    }

    fn class(&mut self, node: &StmtClassDef, field: Option<Field>) -> Step {
        self.tokens_before(node.range.start());
        self.clause(Kind::ClassDefinition, field, |reader| {
            reader.identifier(&node.name, Some(Field::Name))?;
            reader.type_parameters(node.type_params.as_deref())?;
            if let Some(arguments) = &node.arguments {
                reader.arguments(arguments, Field::Superclasses)?;
            }
            reader.block(&node.body, Some(Field::Body))
        })
    }

    fn type_parameters(&mut self, node: Option<&TypeParams>) -> Step {
        let Some(node) = node else { return Some(()) };
        self.node(Kind::TypeParameters, Some(Field::TypeParameters), node.range, |reader| {
            node.type_params.iter().try_for_each(|one| {
                let (name, bound, default) = match one {
                    TypeParam::TypeVar(one) => (&one.name, one.bound.as_deref(), &one.default),
                    TypeParam::TypeVarTuple(one) => (&one.name, None, &one.default),
                    TypeParam::ParamSpec(one) => (&one.name, None, &one.default),
                };
                reader.node(Kind::TypeParameter, None, one.range(), |reader| {
                    reader.identifier(name, Some(Field::Name))?;
                    reader.maybe(bound, Some(Field::Type))?;
                    reader.maybe(default.as_deref(), Some(Field::Value))
                })
            })
        })
    }
}

/// The kind of a statement that is no definition.
fn kind_of(statement: &Stmt) -> Option<Kind> {
    Some(match statement {
        Stmt::Expr(_) | Stmt::Assign(_) | Stmt::AnnAssign(_) | Stmt::AugAssign(_) => {
            Kind::ExpressionStatement
        }
        Stmt::Return(_) => Kind::ReturnStatement,
        Stmt::Delete(_) => Kind::DeleteStatement,
        Stmt::Raise(_) => Kind::RaiseStatement,
        Stmt::Assert(_) => Kind::AssertStatement,
        Stmt::Global(_) => Kind::GlobalStatement,
        Stmt::Nonlocal(_) => Kind::NonlocalStatement,
        Stmt::Pass(_) => Kind::PassStatement,
        Stmt::Break(_) => Kind::BreakStatement,
        Stmt::Continue(_) => Kind::ContinueStatement,
        Stmt::Import(_) => Kind::ImportStatement,
        Stmt::ImportFrom(node) if node.level == 0 && node.module.as_deref() == Some("__future__") => {
            Kind::FutureImportStatement
        }
        Stmt::ImportFrom(_) => Kind::ImportFromStatement,
        Stmt::TypeAlias(_) => Kind::TypeAliasStatement,
        Stmt::If(_) => Kind::IfStatement,
        Stmt::For(_) => Kind::ForStatement,
        Stmt::While(_) => Kind::WhileStatement,
        Stmt::With(_) => Kind::WithStatement,
        Stmt::Try(_) => Kind::TryStatement,
        Stmt::Match(_) => Kind::MatchStatement,
        _ => return None,
    })
}
