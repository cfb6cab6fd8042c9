//! Calls and parameters.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{ArgOrKeyword, Arguments, Expr, ExprCall, Parameter, ParameterWithDefault, Parameters};

use super::builder::{Builder, Step};

impl Builder<'_> {
    /// A call.
    pub fn call(&mut self, node: &ExprCall, field: u16) -> Step {
        let n = self.numbers;
        self.open(n.kind.call, field)?;
        self.expression(&node.func, n.field.function)?;
        match &*node.arguments.args {
            [only @ Expr::Generator(generator)]
                if !generator.parenthesized && node.arguments.keywords.is_empty() =>
            {
                self.comprehension(only, n.field.arguments)?;
            }
            _ => self.arguments(&node.arguments, n.field.arguments)?,
        }
        self.close();
        Ok(())
    }

    /// Arguments in parentheses.
    pub fn arguments(&mut self, node: &Arguments, field: u16) -> Step {
        let n = self.numbers;
        self.open(n.kind.argument_list, field)?;
        self.token(TokenKind::Lpar)?;
        let mut is_first = true;
        for argument in node.iter_source_order() {
            if !is_first {
                self.token(TokenKind::Comma)?;
            }
            is_first = false;
            match argument {
                ArgOrKeyword::Arg(value) => self.item(value)?,
                ArgOrKeyword::Keyword(keyword) if keyword.arg.is_none() => {
                    self.dictionary_splat(&keyword.value)?;
                }
                ArgOrKeyword::Keyword(keyword) => {
                    self.open(n.kind.keyword_argument, 0)?;
                    self.identifier(n.field.name)?;
                    self.token(TokenKind::Equal)?;
                    self.expression(&keyword.value, n.field.value)?;
                    self.close();
                }
            }
        }
        self.optional(TokenKind::Comma)?;
        self.token(TokenKind::Rpar)?;
        self.close();
        Ok(())
    }

    /// Parameters without the parentheses around them.
    pub fn parameter_list(&mut self, node: &Parameters) -> Step {
        let n = self.numbers;
        let mut is_first = true;
        for parameter in &node.posonlyargs {
            self.comma(&mut is_first)?;
            self.parameter(parameter)?;
        }
        if !node.posonlyargs.is_empty() {
            self.comma(&mut is_first)?;
            self.separator(n.kind.positional_separator, TokenKind::Slash)?;
        }
        for parameter in &node.args {
            self.comma(&mut is_first)?;
            self.parameter(parameter)?;
        }
        if let Some(parameter) = &node.vararg {
            self.comma(&mut is_first)?;
            self.splat_parameter(parameter, n.kind.list_splat_pattern, TokenKind::Star)?;
        } else if !node.kwonlyargs.is_empty() {
            self.comma(&mut is_first)?;
            self.separator(n.kind.keyword_separator, TokenKind::Star)?;
        }
        for parameter in &node.kwonlyargs {
            self.comma(&mut is_first)?;
            self.parameter(parameter)?;
        }
        if let Some(parameter) = &node.kwarg {
            self.comma(&mut is_first)?;
            self.splat_parameter(parameter, n.kind.dictionary_splat_pattern, TokenKind::DoubleStar)?;
        }
        if !is_first {
            self.optional(TokenKind::Comma)?;
        }
        Ok(())
    }

    fn comma(&mut self, is_first: &mut bool) -> Step {
        if !*is_first {
            self.token(TokenKind::Comma)?;
        }
        *is_first = false;
        Ok(())
    }

    fn separator(&mut self, kind: u16, token: TokenKind) -> Step {
        self.open(kind, 0)?;
        self.token(token)?;
        self.close();
        Ok(())
    }

    fn parameter(&mut self, node: &ParameterWithDefault) -> Step {
        let n = self.numbers;
        let (kind, name) = match (&node.parameter.annotation, &node.default) {
            (None, None) => return self.identifier(0),
            (Some(_), None) => (n.kind.typed_parameter, 0),
            (None, Some(_)) => (n.kind.default_parameter, n.field.name),
            (Some(_), Some(_)) => (n.kind.typed_default_parameter, n.field.name),
        };
        self.open(kind, 0)?;
        self.identifier(name)?;
        if let Some(annotation) = &node.parameter.annotation {
            self.token(TokenKind::Colon)?;
            self.type_node(annotation, n.field.type_)?;
        }
        if let Some(default) = &node.default {
            self.token(TokenKind::Equal)?;
            self.expression(default, n.field.value)?;
        }
        self.close();
        Ok(())
    }

    fn splat_parameter(&mut self, node: &Parameter, kind: u16, token: TokenKind) -> Step {
        let n = self.numbers;
        if node.annotation.is_some() {
            self.open(n.kind.typed_parameter, 0)?;
        }
        self.open(kind, 0)?;
        self.token(token)?;
        self.identifier(0)?;
        self.close();
        if let Some(annotation) = &node.annotation {
            self.token(TokenKind::Colon)?;
            self.type_node(annotation, n.field.type_)?;
            self.close();
        }
        Ok(())
    }
}
