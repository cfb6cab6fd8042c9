//! What parses and still does not compile: the semantic errors of CPython's compiler. ruff's checker knows them;
//! this visitor tells it where it is.

use std::cell::RefCell;
use std::collections::HashMap;

use ruff_python_ast::visitor::{
    Visitor, walk_except_handler, walk_expr, walk_interpolated_string_element, walk_keyword, walk_stmt,
};
use ruff_python_ast::{self as ast, Comprehension, Expr, Identifier, PythonVersion, Stmt};
use ruff_python_parser::semantic_errors::{
    LazyImportContext, SemanticSyntaxChecker, SemanticSyntaxContext, SemanticSyntaxError,
};
use ruff_text_size::{Ranged, TextRange};

use crate::model::{Module, ScopeId, ScopeKind, is_variable};
use crate::syntax::{Kind, Node, Reading};
use crate::version::Version;

/// The first semantic error of an edited text that the text before the edit does not have, as a clause. A cell of a
/// notebook may `await` at its top.
pub(super) fn objection(
    before: (&Reading<'_>, &Module),
    after: (&Reading<'_>, &Module),
    oldest: Version,
) -> Option<String> {
    let new = semantic_errors(after.0, after.1, oldest);
    if new.is_empty() {
        return None;
    }
    let mut known: HashMap<String, usize> = HashMap::new();
    for error in semantic_errors(before.0, before.1, oldest) {
        *known.entry(error).or_default() += 1;
    }
    let is_new = |error: &String| match known.get_mut(error) {
        Some(left @ 1..) => {
            *left -= 1;
            false
        }
        _ => true,
    };
    new.into_iter().find(is_new).map(|error| format!("the result does not compile: {error}"))
}

/// The semantic errors of a text that parses, in the words of the compiler.
pub(super) fn semantic_errors(reading: &Reading<'_>, module: &Module, oldest: Version) -> Vec<String> {
    let top = Frame { scope: module.top(), kind: FrameKind::Module, blocks: Vec::new() };
    let mut compiler = Compiler {
        text: reading.text,
        module,
        version: PythonVersion { major: oldest.major, minor: oldest.minor },
        checker: SemanticSyntaxChecker::new(),
        frames: vec![top],
        errors: RefCell::default(),
    };
    compiler.visit_body(reading.statements());
    compiler.errors.into_inner()
}

const DECLARATIONS: [Kind; 2] = [Kind::GlobalStatement, Kind::NonlocalStatement];

/// What code is in, from the file inwards.
struct Frame<'a> {
    scope: ScopeId,
    kind: FrameKind<'a>,
    blocks: Vec<Block>,
}

#[derive(Clone, Copy)]
enum FrameKind<'a> {
    Module,
    Class,
    Function { is_async: bool, parameters: Option<&'a ast::Parameters> },
    Lambda { parameters: Option<&'a ast::Parameters> },
    Comprehension { is_async: bool, is_generator: bool },
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    Loop,
    Finally,
    ExceptStar,
}

struct Compiler<'a> {
    text: &'a str,
    module: &'a Module,
    version: PythonVersion,
    checker: SemanticSyntaxChecker,
    frames: Vec<Frame<'a>>,
    errors: RefCell<Vec<String>>,
}

impl<'a> Compiler<'a> {
    fn frame(&self) -> &Frame<'a> {
        &self.frames[self.frames.len() - 1]
    }

    /// The innermost frame that is no comprehension.
    fn owner(&self) -> FrameKind<'a> {
        let mut kinds = self.frames.iter().rev().map(|frame| frame.kind);
        kinds.find(|kind| !matches!(kind, FrameKind::Comprehension { .. })).unwrap_or(FrameKind::Module)
    }

    /// The comprehensions around the code, up to the innermost other frame.
    fn comprehensions(&self) -> impl Iterator<Item = FrameKind<'a>> {
        let kinds = self.frames.iter().rev().map(|frame| frame.kind);
        kinds.take_while(|kind| matches!(kind, FrameKind::Comprehension { .. }))
    }

    fn node(&self, range: TextRange) -> Node<'a> {
        self.module.tree.covering(range.to_std_range())
    }

    fn within(&mut self, kind: FrameKind<'a>, inside: TextRange, visit: impl FnOnce(&mut Self)) {
        let scope = self.module.scope_of(self.node(inside));
        self.frames.push(Frame { scope, kind, blocks: Vec::new() });
        visit(self);
        self.frames.pop();
    }

    fn block(&mut self, block: Block, visit: impl FnOnce(&mut Self)) {
        let last = self.frames.len() - 1;
        self.frames[last].blocks.push(block);
        visit(self);
        self.frames[last].blocks.pop();
    }

    fn report(&self, error: String) {
        self.errors.borrow_mut().push(error);
    }

    /// A name that is used before `global` or `nonlocal`, or declared as both. An import before is accepted.
    fn declares(&self, names: &[Identifier], at: TextRange, word: &str) {
        let module = self.module;
        let is_before = |node: Node<'_>| {
            node.start() < at.start().to_usize() && module.scope_of(node) == self.frame().scope
        };
        for name in names {
            let declares = |node: &Node<'_>| node.parent().map(Node::kind);
            let earlier = module.identifiers(name).filter(|node| is_before(*node)).filter_map(|node| {
                let declared = declares(&node).filter(|kind| DECLARATIONS.contains(kind));
                (declared.is_some() || is_variable(node)).then_some(declared)
            });
            let earlier: Vec<Option<Kind>> = earlier.collect();
            let own = declares(&self.node(name.range));
            if earlier.iter().any(|kind| kind.is_some() && *kind != own) {
                self.report(format!("name `{name}` is nonlocal and global"));
            } else if earlier.contains(&None) {
                self.report(format!("name `{name}` is used prior to {word} declaration"));
            }
        }
    }

    /// A statement that leaves a loop or a function through a block that cannot be left.
    fn leaves(&self, word: &str, until: Option<Block>) {
        let mut blocks = self.frame().blocks.iter().rev().take_while(|block| Some(**block) != until);
        if blocks.clone().any(|block| *block == Block::ExceptStar) {
            self.report(format!("`{word}` cannot appear in an `except*` block"));
        } else if word == "continue"
            && self.version < PythonVersion::PY38
            && blocks.any(|block| *block == Block::Finally)
        {
            self.report("`continue` is not supported inside `finally` before Python 3.8".to_owned());
        }
    }

    fn comprehension(&mut self, elements: &[&'a Expr], generators: &'a [Comprehension], is_generator: bool) {
        let Some((first, others)) = generators.split_first() else { return };
        self.visit_expr(&first.iter);
        let is_async = generators.iter().any(|generator| generator.is_async);
        let kind = FrameKind::Comprehension { is_async, is_generator };
        let inside = elements.first().map_or(first.target.range(), |element| element.range());
        self.within(kind, inside, |compiler| {
            compiler.visit_expr(&first.target);
            first.ifs.iter().for_each(|test| compiler.visit_expr(test));
            others.iter().for_each(|generator| compiler.visit_comprehension(generator));
            elements.iter().for_each(|element| compiler.visit_expr(element));
        });
    }
}

impl<'a> Visitor<'a> for Compiler<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        let mut checker = std::mem::take(&mut self.checker);
        checker.visit_stmt(statement, self);
        self.checker = checker;
        match statement {
            Stmt::FunctionDef(function) => {
                function.decorator_list.iter().for_each(|decorator| self.visit_decorator(decorator));
                function.type_params.iter().for_each(|types| self.visit_type_params(types));
                self.visit_parameters(&function.parameters);
                function.returns.iter().for_each(|returns| self.visit_annotation(returns));
                let parameters = Some(&*function.parameters);
                let kind = FrameKind::Function { is_async: function.is_async, parameters };
                if let Some(first) = function.body.first() {
                    self.within(kind, first.range(), |compiler| compiler.visit_body(&function.body));
                }
            }
            Stmt::ClassDef(class) => {
                class.decorator_list.iter().for_each(|decorator| self.visit_decorator(decorator));
                class.type_params.iter().for_each(|types| self.visit_type_params(types));
                class.arguments.iter().for_each(|arguments| self.visit_arguments(arguments));
                if let Some(first) = class.body.first() {
                    self.within(FrameKind::Class, first.range(), |compiler| compiler.visit_body(&class.body));
                }
            }
            Stmt::For(ast::StmtFor { target, iter, body, orelse, .. }) => {
                self.visit_expr(target);
                self.visit_expr(iter);
                self.block(Block::Loop, |compiler| compiler.visit_body(body));
                self.visit_body(orelse);
            }
            Stmt::While(ast::StmtWhile { test, body, orelse, .. }) => {
                self.visit_expr(test);
                self.block(Block::Loop, |compiler| compiler.visit_body(body));
                self.visit_body(orelse);
            }
            Stmt::Try(ast::StmtTry { body, handlers, orelse, finalbody, is_star, .. }) => {
                self.visit_body(body);
                let last = handlers.len().saturating_sub(1);
                if handlers[..last].iter().any(|ast::ExceptHandler::ExceptHandler(one)| one.type_.is_none()) {
                    self.report("default `except:` must be last".to_owned());
                }
                for handler in handlers {
                    match is_star {
                        true => {
                            self.block(Block::ExceptStar, |compiler| walk_except_handler(compiler, handler))
                        }
                        false => self.visit_except_handler(handler),
                    }
                }
                self.visit_body(orelse);
                self.block(Block::Finally, |compiler| compiler.visit_body(finalbody));
            }
            Stmt::Break(_) => self.leaves("break", Some(Block::Loop)),
            Stmt::Continue(_) => self.leaves("continue", Some(Block::Loop)),
            Stmt::Return(_) => {
                self.leaves("return", None);
                walk_stmt(self, statement);
            }
            Stmt::Global(ast::StmtGlobal { names, range, .. }) => self.declares(names, *range, "global"),
            Stmt::Nonlocal(ast::StmtNonlocal { names, range, .. }) => {
                self.declares(names, *range, "nonlocal")
            }
            _ => walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        let mut checker = std::mem::take(&mut self.checker);
        checker.visit_expr(expression, self);
        self.checker = checker;
        match expression {
            Expr::Lambda(lambda) => {
                lambda.parameters.iter().for_each(|parameters| self.visit_parameters(parameters));
                let kind = FrameKind::Lambda { parameters: lambda.parameters.as_deref() };
                self.within(kind, lambda.body.range(), |compiler| compiler.visit_expr(&lambda.body));
            }
            Expr::ListComp(ast::ExprListComp { elt, generators, .. })
            | Expr::SetComp(ast::ExprSetComp { elt, generators, .. }) => {
                self.comprehension(&[elt], generators, false);
            }
            Expr::Generator(ast::ExprGenerator { elt, generators, .. }) => {
                let is_async = generators.iter().any(|generator| generator.is_async);
                if is_async && self.version < PythonVersion::PY37 && !self.in_async_context() {
                    self.report("asynchronous generator outside of an asynchronous function".to_owned());
                }
                self.comprehension(&[elt], generators, true);
            }
            Expr::DictComp(ast::ExprDictComp { key, value, generators, .. }) => {
                let key = key.iter().map(|key| &**key);
                let elements: Vec<&Expr> = key.chain([&**value]).collect();
                self.comprehension(&elements, generators, false);
            }
            _ => walk_expr(self, expression),
        }
    }

    fn visit_keyword(&mut self, keyword: &'a ast::Keyword) {
        if keyword.arg.as_deref() == Some("__debug__") {
            self.report("cannot assign to `__debug__`".to_owned());
        }
        walk_keyword(self, keyword);
    }

    fn visit_interpolated_string_element(&mut self, element: &'a ast::InterpolatedStringElement) {
        let prints = element.as_interpolation().is_some_and(|element| element.debug_text.is_some());
        if prints && self.version < PythonVersion::PY38 {
            self.report("`=` in f-strings is not supported before Python 3.8".to_owned());
        }
        walk_interpolated_string_element(self, element);
    }
}

impl SemanticSyntaxContext for Compiler<'_> {
    fn future_annotations_or_stub(&self) -> bool {
        self.text.contains("import annotations")
    }

    fn lazy_import_context(&self) -> Option<LazyImportContext> {
        match self.frame().kind {
            FrameKind::Module => None,
            FrameKind::Class => Some(LazyImportContext::Class),
            _ => Some(LazyImportContext::Function),
        }
    }

    fn python_version(&self) -> PythonVersion {
        self.version
    }

    fn source(&self) -> &str {
        self.text
    }

    /// Uses before the declaration are reported at the declaration.
    fn global(&self, name: &str) -> Option<TextRange> {
        self.module.is_global(self.frame().scope, name).then(TextRange::default)
    }

    fn has_nonlocal_binding(&self, name: &str) -> bool {
        let in_class = || self.frames.iter().any(|frame| matches!(frame.kind, FrameKind::Class));
        if name == "__class__" && in_class() {
            return true;
        }
        let found = self.module.lookup(self.frame().scope, name);
        found.is_some_and(|(scope, _)| self.module.scope_kind(scope) == ScopeKind::Function)
    }

    fn in_async_context(&self) -> bool {
        matches!(self.owner(), FrameKind::Function { is_async: true, .. })
    }

    fn in_await_allowed_context(&self) -> bool {
        matches!(self.owner(), FrameKind::Function { .. } | FrameKind::Lambda { .. })
    }

    fn in_yield_allowed_context(&self) -> bool {
        self.in_await_allowed_context() && self.comprehensions().next().is_none()
    }

    fn in_sync_comprehension(&self) -> bool {
        self.comprehensions().any(|kind| matches!(kind, FrameKind::Comprehension { is_async: false, .. }))
    }

    fn in_class_body_comprehension(&self) -> bool {
        matches!(self.owner(), FrameKind::Class)
    }

    fn in_module_scope(&self) -> bool {
        matches!(self.frame().kind, FrameKind::Module)
    }

    fn in_function_scope(&self) -> bool {
        matches!(self.frame().kind, FrameKind::Function { .. })
    }

    fn in_generator_context(&self) -> bool {
        self.comprehensions().any(|kind| matches!(kind, FrameKind::Comprehension { is_generator: true, .. }))
    }

    fn in_notebook(&self) -> bool {
        false
    }

    fn report_semantic_error(&self, error: SemanticSyntaxError) {
        self.report(error.to_string());
    }

    fn in_loop_context(&self) -> bool {
        self.frame().blocks.contains(&Block::Loop)
    }

    fn is_bound_parameter(&self, name: &str) -> bool {
        match self.frame().kind {
            FrameKind::Function { parameters, .. } | FrameKind::Lambda { parameters } => {
                parameters.is_some_and(|parameters| parameters.includes(name))
            }
            _ => false,
        }
    }
}
