//! From ty's types to [`Value`]s: which class stands behind a type, what it is called and what it inherits.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet, VecDeque};
use std::path::PathBuf;

use ruff_db::files::{File, FilePath};
use ruff_db::parsed::parsed_module;
use ruff_db::source::source_text;
use ruff_python_ast::{AnyNodeRef, ExprRef};
use ruff_text_size::Ranged;
use ty_module_resolver::{Module, file_to_module};
use ty_python_core::definition::Definition;
use ty_python_core::scope::{NodeWithScopeKind, ScopeId};
use ty_python_core::{ProgramFile, semantic_index};
use ty_python_semantic::types::{Type, TypeDefinition, TypeVarKind};
use ty_python_semantic::{HasType, ProgramEnvironment, SemanticModel, type_hierarchy_supertypes};

use super::database::Database;
use super::order::Order;
use super::python2;
use super::stdlib::canonical;
use super::value::{Ancestor, Class, Value};

/// Reads types out of one state of the database.
pub(super) struct Reader<'db> {
    pub(super) db: &'db Database,
    pub(super) env: ProgramEnvironment<'db>,
    pub(super) orders: RefCell<HashMap<Definition<'db>, Order<'db>>>,
}

impl<'db> Reader<'db> {
    pub(super) fn new(db: &'db Database) -> Self {
        Self { db, env: ProgramEnvironment::from_program(db.program()), orders: RefCell::default() }
    }

    pub(super) fn program_file(&self, file: File) -> ProgramFile<'db> {
        self.env.program(self.db).program_file(self.db, file)
    }

    pub(super) fn model(&self, file: ProgramFile<'db>) -> SemanticModel<'db> {
        SemanticModel::new(self.db, file)
    }

    /// What the node, which belongs to the model's file, may be.
    pub(super) fn values(&self, model: &SemanticModel<'db>, node: AnyNodeRef<'_>) -> Vec<Value> {
        match type_of(model, node) {
            Some(ty) => self.flatten(model, node, ty),
            None => vec![Value::Unknown],
        }
    }

    fn flatten(&self, model: &SemanticModel<'db>, node: AnyNodeRef<'_>, ty: Type<'db>) -> Vec<Value> {
        let mut values = Vec::new();
        let mut pending = VecDeque::from([ty]);
        // An alias may, by mistake, stand for itself.
        let mut aliases = HashSet::new();
        while let Some(ty) = pending.pop_front() {
            match ty {
                Type::Union(union) => {
                    union.elements(self.db).iter().rev().for_each(|ty| pending.push_front(*ty));
                }
                Type::TypeAlias(alias) => {
                    if aliases.insert(ty) {
                        pending.push_front(alias.value_type(self.db));
                    }
                }
                _ => {
                    let value = self.value(model, node, ty);
                    if !values.contains(&value) {
                        values.push(value);
                    }
                }
            }
        }
        if values.is_empty() {
            values.push(Value::Unknown);
        }
        values
    }

    fn value(&self, model: &SemanticModel<'db>, node: AnyNodeRef<'_>, ty: Type<'db>) -> Value {
        if ty.is_none(self.db) {
            return Value::None;
        }
        match ty {
            Type::Dynamic(_)
            | Type::Divergent(_)
            | Type::Never
            | Type::AlwaysTruthy
            | Type::AlwaysFalsy
            | Type::NewTypeInstance(_) => Value::Unknown,
            Type::ModuleLiteral(module) => Value::Module(self.module_name(module.module(self.db))),
            Type::FunctionLiteral(_) => match self.definition(ty) {
                Some(definition) => Value::Function(self.qualified(definition)),
                None => self.other(ty),
            },
            Type::BoundMethod(_) => self.method(model, node, ty),
            Type::BoundSuper(_) => self.parent(model, node).unwrap_or_else(|| self.other(ty)),
            Type::ClassLiteral(_) | Type::GenericAlias(_) => {
                self.class(ty).map_or_else(|| self.other(ty), Value::Class)
            }
            Type::SubclassOf(_) => self
                .class(ty)
                .or_else(|| self.enclosing_class(model, node).filter(|_| self.mentions_self(ty)))
                .map_or(Value::Unknown, Value::Class),
            Type::TypeVar(variable) => match variable.typevar(self.db).kind(self.db) {
                TypeVarKind::TypingSelf => {
                    self.enclosing_class(model, node).map_or(Value::Unknown, Value::Instance)
                }
                _ => Value::Unknown,
            },
            Type::Intersection(intersection) => {
                self.intersection(model, node, intersection.iter_positive(self.db).collect())
            }
            Type::NominalInstance(_)
            | Type::ProtocolInstance(_)
            | Type::TypedDict(_)
            | Type::LiteralValue(_)
            | Type::EnumComplement(_)
            | Type::PropertyInstance(_) => match self.class(ty) {
                // Whatever it is, it is an object.
                Some(class) if class.qualified == "builtins.object" => Value::Unknown,
                Some(class) => Value::Instance(class),
                None => self.other(ty),
            },
            _ => self.other(ty),
        }
    }

    fn module_name(&self, module: Module<'db>) -> String {
        let name = module.name(self.db).as_str();
        let given = module.file(self.db).and_then(|file| system_path(self.db, file));
        let renamed = if given.is_none() { python2::python3_name(name) } else { None };
        renamed.unwrap_or(name).to_owned()
    }

    /// All the parts hold at once: the value is an instance of a class that inherits from each.
    fn intersection(&self, model: &SemanticModel<'db>, node: AnyNodeRef<'_>, parts: Vec<Type<'db>>) -> Value {
        let mut known: Vec<Value> = Vec::new();
        for part in parts {
            match self.flatten(model, node, part).as_slice() {
                [Value::Unknown] => {}
                [value] => known.push(value.clone()),
                // One of several, and more besides: which one is not followed up.
                _ => return Value::Unknown,
            }
        }
        let mut known = known.into_iter();
        let Some(mut first) = known.next() else {
            return Value::Unknown;
        };
        for other in known {
            let (Value::Instance(class), Value::Instance(other)) = (&mut first, other) else {
                continue;
            };
            if other.is_a(&class.qualified) {
                *class = other;
            } else if !class.is_a(&other.qualified) {
                class.complete = false;
                for ancestor in other.ancestors {
                    if !class.ancestors.contains(&ancestor) {
                        class.ancestors.push(ancestor);
                    }
                }
            }
        }
        first
    }

    fn method(&self, model: &SemanticModel<'db>, node: AnyNodeRef<'_>, ty: Type<'db>) -> Value {
        let Some(definition) = self.definition(ty) else {
            return self.other(ty);
        };
        let mut name = definition.name(self.db).unwrap_or_default();
        let looked_up_on = match node {
            AnyNodeRef::ExprAttribute(attribute) => {
                // As it is spelled: `assertEquals` may be another name of the function `assertEqual`.
                name.clone_from(&attribute.attr.id.to_string());
                let receivers = self.values(model, AnyNodeRef::from(&*attribute.value));
                match receivers.as_slice() {
                    [Value::Instance(class) | Value::Class(class)] => Some(class.clone()),
                    _ => None,
                }
            }
            _ => None,
        };
        // Without the receiver at hand, what is sure is the class that the method stands in.
        let receiver = looked_up_on.or_else(|| self.class_of_scope(definition.scope(self.db)));
        receiver.map_or_else(|| self.other(ty), |receiver| Value::Method { receiver, name })
    }

    /// What `super()` stands for: an instance, seen from the class after the one whose body this is.
    fn parent(&self, model: &SemanticModel<'db>, node: AnyNodeRef<'_>) -> Option<Value> {
        let call = node.expr_call()?;
        let mut class = match call.arguments.args.first() {
            None => self.enclosing_class(model, node)?,
            Some(first) => match self.values(model, first.into()).as_slice() {
                [Value::Class(class)] => class.clone(),
                _ => return None,
            },
        };
        class.ancestors = class.ancestors.split_off(class.ancestors.len().min(1));
        class.qualified.clone_from(&class.ancestors.first()?.qualified);
        Some(Value::Instance(class))
    }

    /// Whether `ty` is `type[Self]`, as `cls` is in a class method. Only the display tells.
    fn mentions_self(&self, ty: Type<'db>) -> bool {
        ty.display(self.db, &self.env).to_string().starts_with("type[Self@")
    }

    fn other(&self, ty: Type<'db>) -> Value {
        Value::Other(ty.display(self.db, &self.env).to_string())
    }

    fn definition(&self, ty: Type<'db>) -> Option<Definition<'db>> {
        ty.definition(self.db, &self.env)?.definition().copied()
    }

    /// The class that `ty` is, or is an instance of.
    fn class(&self, ty: Type<'db>) -> Option<Class> {
        match ty.definition(self.db, &self.env)? {
            TypeDefinition::StaticClass(definition) => Some(self.class_at(definition)),
            TypeDefinition::DynamicClass(definition) => Some(self.dynamic_class(definition, ty)),
            TypeDefinition::EnumMember(definition) => self.class_of_scope(definition.scope(self.db)),
            _ => None,
        }
    }

    /// A class that a call made, as `namedtuple` does: what it contains is not known.
    fn dynamic_class(&self, definition: Definition<'db>, ty: Type<'db>) -> Class {
        let mut ancestors = vec![self.ancestor(definition)];
        for base in type_hierarchy_supertypes(self.db, &self.env, ty) {
            if let Some(base) = self.statement_of(&base) {
                ancestors.extend(self.class_at(base).ancestors);
            }
        }
        Class { qualified: self.qualified(definition), ancestors, complete: false }
    }

    /// The class that the definition, a `class` statement, makes.
    pub(super) fn class_at(&self, definition: Definition<'db>) -> Class {
        let order = self.order(definition);
        let ancestors: Vec<_> = order
            .classes
            .iter()
            .map(|class| self.ancestor(*class))
            .filter(|ancestor| ancestor.qualified != "builtins.object")
            .collect();
        Class { qualified: self.qualified(definition), ancestors, complete: order.complete }
    }

    fn enclosing_class(&self, model: &SemanticModel<'db>, node: AnyNodeRef<'_>) -> Option<Class> {
        let file = model.program_file();
        model
            .ancestor_scopes(node)
            .find_map(|(scope, _)| self.class_of_scope(scope.to_scope_id(self.db, file)))
    }

    /// The class whose body `scope` is.
    fn class_of_scope(&self, scope: ScopeId<'db>) -> Option<Class> {
        let file = scope.program_file(self.db);
        let module = parsed_module(self.db, file.python_file(self.db)).load(self.db);
        let class = scope.node(self.db).as_class()?.node(&module);
        let definition = semantic_index(self.db, file).try_definition(class)?;
        Some(self.class_at(definition))
    }

    fn ancestor(&self, definition: Definition<'db>) -> Ancestor {
        let module = parsed_module(self.db, definition.python_file(self.db)).load(self.db);
        let at = definition.focus_range(self.db, &module).range();
        Ancestor {
            qualified: self.qualified(definition),
            file: system_path(self.db, definition.file(self.db)),
            at: at.start().to_usize()..at.end().to_usize(),
        }
    }

    /// The dotted name under which the definition is documented: its module, the classes and functions around it, its own name.
    pub(super) fn qualified(&self, definition: Definition<'db>) -> String {
        let file = definition.program_file(self.db);
        let parsed = parsed_module(self.db, file.python_file(self.db)).load(self.db);
        let index = semantic_index(self.db, file);
        let text = source_text(self.db, file.file(self.db));
        let mut parts = vec![text[definition.kind(self.db).target_range(&parsed)].to_owned()];
        for (_, scope) in index.ancestor_scopes(definition.file_scope(self.db)) {
            match scope.node() {
                NodeWithScopeKind::Class(class) => parts.push(class.node(&parsed).name.to_string()),
                NodeWithScopeKind::Function(function) => {
                    parts.push(format!("{}.<locals>", function.node(&parsed).name));
                }
                _ => {}
            }
        }
        let module = file_to_module(self.db, file.resolver_file(self.db));
        if let Some(module) = module {
            parts.push(module.name(self.db).as_str().to_owned());
        }
        parts.reverse();
        let qualified = parts.join(".");
        let in_library = system_path(self.db, file.file(self.db)).is_none();
        if in_library { documented(&qualified) } else { qualified }
    }
}

/// The documented name of a class, a method or a function of the standard library.
fn documented(qualified: &str) -> String {
    let (owner, name) = qualified.rsplit_once('.').unwrap_or(("", qualified));
    if canonical(qualified) != qualified {
        canonical(qualified).to_owned()
    } else if canonical(owner) != owner {
        format!("{}.{name}", canonical(owner))
    } else if matches!(owner, "posixpath" | "ntpath" | "genericpath") {
        format!("os.path.{name}")
    } else {
        qualified.to_owned()
    }
}

/// The path of a file, or `None` if it is one of the stubs that came with us.
pub(super) fn system_path(db: &Database, file: File) -> Option<PathBuf> {
    match file.path(db) {
        FilePath::System(path) if path.components().any(|part| part.as_str() == python2::DIRECTORY) => None,
        FilePath::System(path) => Some(db.overlay().real(path).as_std_path().to_path_buf()),
        FilePath::SystemVirtual(_) | FilePath::Vendored(_) => None,
    }
}

/// The type of an expression, or of the name that a statement or parameter binds.
pub(super) fn type_of<'db>(model: &SemanticModel<'db>, node: AnyNodeRef<'_>) -> Option<Type<'db>> {
    match node {
        AnyNodeRef::StmtClassDef(class) => class.inferred_type(model),
        AnyNodeRef::StmtFunctionDef(function) => function.inferred_type(model),
        AnyNodeRef::Parameter(parameter) => parameter.inferred_type(model),
        AnyNodeRef::ParameterWithDefault(parameter) => parameter.inferred_type(model),
        AnyNodeRef::ExceptHandlerExceptHandler(handler) => handler.inferred_type(model),
        AnyNodeRef::Alias(alias) => alias.inferred_type(model),
        _ => ExprRef::inferred_type(&node.as_expr_ref()?, model),
    }
}
