//! The method resolution order of a class, and which class of it defines an attribute.

use std::collections::HashSet;

use ruff_db::parsed::parsed_module;
use ruff_db::source::source_text;
use ruff_python_ast::{AnyNodeRef, Identifier, ModModule, StmtClassDef, StmtImportFrom};
use ruff_text_size::TextRange;
use ty_module_resolver::{ModuleName, resolve_module_confident};
use ty_python_core::definition::{Definition, DefinitionKind};
use ty_python_core::scope::{NodeWithScopeRef, ScopeId};
use ty_python_core::{attribute_scopes, global_scope, semantic_index};
use ty_python_semantic::types::ide_support::unreachable_ranges;
use ty_python_semantic::types::{Type, TypeDefinition};
use ty_python_semantic::{
    HasType, ImportAliasResolution, TypeHierarchyClass, definitions_for_imported_symbol,
    type_hierarchy_supertypes,
};

use super::classes::{Reader, system_path};
use super::locate::{locate, text_range};
use super::value::{Ancestor, Class};

/// How long a chain of base classes is followed.
const LONGEST: usize = 200;

/// A method resolution order, and whether all its bases are known.
#[derive(Clone)]
pub(super) struct Order<'db> {
    /// The classes, the one that is asked about first.
    pub(super) classes: Vec<Definition<'db>>,
    /// Whether no base was left out.
    pub(super) complete: bool,
}

impl<'db> Reader<'db> {
    /// The method resolution order of the class that `definition` makes.
    pub(super) fn order(&self, definition: Definition<'db>) -> Order<'db> {
        self.order_within(definition, &mut HashSet::new())
    }

    fn order_within(&self, definition: Definition<'db>, open: &mut HashSet<Definition<'db>>) -> Order<'db> {
        if let Some(order) = self.orders.borrow().get(&definition) {
            return order.clone();
        }
        if open.len() >= LONGEST || !open.insert(definition) {
            return Order { classes: vec![definition], complete: false };
        }
        let (bases, mut complete) = self.bases(definition);
        let mut orders = Vec::new();
        for base in &bases {
            let order = self.order_within(*base, open);
            complete &= order.complete;
            orders.push(order.classes);
        }
        orders.push(bases);
        let (mut classes, consistent) = merge(orders);
        classes.insert(0, definition);
        open.remove(&definition);
        let order = Order { classes, complete: complete && consistent };
        self.orders.borrow_mut().insert(definition, order.clone());
        order
    }

    /// The base classes, and whether these are all.
    fn bases(&self, definition: Definition<'db>) -> (Vec<Definition<'db>>, bool) {
        let DefinitionKind::Class(class) = definition.kind(self.db) else {
            return (Vec::new(), false);
        };
        let file = definition.program_file(self.db);
        let parsed = parsed_module(self.db, file.python_file(self.db)).load(self.db);
        let class = class.node(&parsed);
        let model = self.model(file);
        if system_path(self.db, definition.file(self.db)).is_none() {
            // In a stub all bases are known but `Any`, and this way is the quicker one: it does not infer the whole stub.
            let Some(ty) = class.inferred_type(&model) else {
                return (Vec::new(), false);
            };
            let bases = type_hierarchy_supertypes(self.db, &self.env, ty);
            let any =
                class.bases().iter().any(|base| base.as_name_expr().is_some_and(|base| base.id == "Any"));
            return (bases.iter().filter_map(|base| self.statement_of(base)).collect(), !any);
        }
        let (mut bases, mut complete) = (Vec::new(), true);
        for base in class.bases() {
            match base.inferred_type(&model) {
                // `Generic[T]` and the like add no attributes.
                Some(Type::SpecialForm(_) | Type::KnownInstance(_)) => {}
                Some(ty @ (Type::ClassLiteral(_) | Type::GenericAlias(_) | Type::SubclassOf(_))) => {
                    match ty.definition(self.db, &self.env) {
                        Some(TypeDefinition::StaticClass(base)) => bases.push(base),
                        _ => complete = false,
                    }
                }
                Some(Type::Union(union)) => {
                    complete = false;
                    bases.extend(union.elements(self.db).iter().find_map(|ty| {
                        match ty.definition(self.db, &self.env) {
                            Some(TypeDefinition::StaticClass(base)) => Some(base),
                            _ => None,
                        }
                    }));
                }
                _ => complete = false,
            }
        }
        (bases, complete)
    }

    /// The `class` statement that a hierarchy entry speaks of.
    pub(super) fn statement_of(&self, class: &TypeHierarchyClass<'db>) -> Option<Definition<'db>> {
        let file = self.program_file(class.file.file(self.db));
        let parsed = parsed_module(self.db, file.python_file(self.db)).load(self.db);
        let text = source_text(self.db, file.file(self.db));
        let node = class_named_at(parsed.syntax(), &text, class.selection_range)?;
        semantic_index(self.db, file).try_definition(node)
    }

    /// The class that `qualified` names, found as an import would find it.
    pub(super) fn resolve(&self, qualified: &str) -> Option<Definition<'db>> {
        let parts: Vec<&str> = qualified.split('.').collect();
        let resolver = self.env.resolver_environment(self.db);
        let (module, rest) = (1..parts.len()).rev().find_map(|length| {
            let name = ModuleName::from_components(parts[..length].iter().copied())?;
            Some((resolve_module_confident(self.db, resolver, &name)?, &parts[length..]))
        })?;
        let file = self.program_file(module.file(self.db)?);
        let (first, rest) = rest.split_first()?;
        let mut found = self.member(global_scope(self.db, file), first)?;
        if !matches!(found.kind(self.db), DefinitionKind::Class(_)) {
            let import = StmtImportFrom {
                node_index: Default::default(),
                range: TextRange::default(),
                module: Some(Identifier::new(module.name(self.db).as_str(), TextRange::default())),
                names: Vec::new(),
                level: 0,
                is_lazy: false,
            };
            let alias = ImportAliasResolution::ResolveAliases;
            found = definitions_for_imported_symbol(&self.model(file), &import, first, alias)
                .iter()
                .filter_map(|definition| definition.definition())
                .filter(|definition| self.is_reachable(*definition))
                .find_map(|definition| self.aliased_class(definition))?;
        }
        for name in rest {
            found = self.aliased_class(self.member(self.body(found)?, name)?)?;
        }
        matches!(found.kind(self.db), DefinitionKind::Class(_)).then_some(found)
    }

    /// The class itself, or the class that is on the right of `Name = Other`.
    fn aliased_class(&self, definition: Definition<'db>) -> Option<Definition<'db>> {
        let kind = definition.kind(self.db);
        if matches!(kind, DefinitionKind::Class(_)) {
            return Some(definition);
        }
        let file = definition.program_file(self.db);
        let parsed = parsed_module(self.db, file.python_file(self.db)).load(self.db);
        match kind.value(&parsed)?.inferred_type(&self.model(file))?.definition(self.db, &self.env)? {
            TypeDefinition::StaticClass(class) => Some(class),
            _ => None,
        }
    }

    /// The class of `class`'s method resolution order that defines `attribute`, in its body or as `self.attribute = …`.
    pub(super) fn definer(&self, class: &Class, attribute: &str) -> Option<Ancestor> {
        class
            .ancestors
            .iter()
            .find(|ancestor| {
                self.class_statement(ancestor).is_some_and(|class| self.defines(class, attribute))
            })
            .cloned()
    }

    fn class_statement(&self, ancestor: &Ancestor) -> Option<Definition<'db>> {
        let Some(path) = &ancestor.file else {
            return self.resolve(&ancestor.qualified);
        };
        let file = self.file(path)?;
        let parsed = parsed_module(self.db, file.python_file(self.db)).load(self.db);
        let text = source_text(self.db, file.file(self.db));
        let node = class_named_at(parsed.syntax(), &text, text_range(&ancestor.at)?)?;
        semantic_index(self.db, file).try_definition(node)
    }

    fn defines(&self, class: Definition<'db>, attribute: &str) -> bool {
        let Some(body) = self.body(class) else {
            return false;
        };
        if self.member(body, attribute).is_some() {
            return true;
        }
        let file = class.program_file(self.db);
        let index = semantic_index(self.db, file);
        attribute_scopes(self.db, body).any(|scope| {
            let Some(member) = index.place_table(scope).member_id_by_instance_attribute_name(attribute)
            else {
                return false;
            };
            let bindings = index.use_def_map(scope).reachable_member_bindings(member);
            bindings.filter_map(|binding| binding.binding.definition()).any(|d| self.is_reachable(d))
        })
    }

    /// The scope that is the body of the class.
    fn body(&self, class: Definition<'db>) -> Option<ScopeId<'db>> {
        let file = class.program_file(self.db);
        let parsed = parsed_module(self.db, file.python_file(self.db)).load(self.db);
        let node = class.kind(self.db).as_class()?.node(&parsed);
        let scope = semantic_index(self.db, file).try_node_scope(NodeWithScopeRef::Class(node))?;
        Some(scope.to_scope_id(self.db, file))
    }

    /// The last definition of `name` in `scope` that the analysed Python reaches.
    fn member(&self, scope: ScopeId<'db>, name: &str) -> Option<Definition<'db>> {
        let index = semantic_index(self.db, scope.program_file(self.db));
        let id = scope.file_scope_id(self.db);
        let symbol = index.place_table(id).symbol_id(name)?;
        let uses = index.use_def_map(id);
        let bindings = uses.reachable_symbol_bindings(symbol).filter_map(|b| b.binding.definition());
        let declarations = uses
            .reachable_symbol_declarations(symbol)
            .filter_map(|declaration| declaration.declaration.definition());
        bindings.chain(declarations).filter(|definition| self.is_reachable(*definition)).last()
    }

    fn is_reachable(&self, definition: Definition<'db>) -> bool {
        let file = definition.program_file(self.db);
        let parsed = parsed_module(self.db, file.python_file(self.db)).load(self.db);
        let range = definition.kind(self.db).target_range(&parsed);
        !unreachable_ranges(self.db, file).iter().any(|dead| dead.range.contains_range(range))
    }
}

/// The `class` statement whose name stands at `range`.
fn class_named_at<'a>(module: &'a ModModule, text: &str, range: TextRange) -> Option<&'a StmtClassDef> {
    match locate(module, text, range)? {
        AnyNodeRef::StmtClassDef(class) => Some(class),
        _ => None,
    }
}

/// The C3 merge of the orders of the bases and the list of bases. Where they contradict each other, the earliest
/// goes first, and the second part of the answer is false.
pub(in crate::types) fn merge<T: PartialEq + Copy>(mut orders: Vec<Vec<T>>) -> (Vec<T>, bool) {
    let (mut merged, mut consistent) = (Vec::new(), true);
    loop {
        orders.retain(|order| !order.is_empty());
        let Some(first) = orders.first() else {
            return (merged, consistent);
        };
        let heads = orders.iter().map(|order| order[0]);
        let free = heads.clone().find(|head| !orders.iter().any(|order| order[1..].contains(head)));
        consistent &= free.is_some();
        let next = free.unwrap_or(first[0]);
        merged.push(next);
        for order in &mut orders {
            order.retain(|class| *class != next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::merge;

    #[test]
    fn a_diamond_is_linearised_as_python_does() {
        // class A(B, C), B(D), C(D)
        let (order, consistent) = merge(vec![vec!['B', 'D'], vec!['C', 'D'], vec!['B', 'C']]);
        assert_eq!((order, consistent), (vec!['B', 'C', 'D'], true));
    }

    #[test]
    fn contradicting_orders_end() {
        let (order, consistent) = merge(vec![vec!['A', 'B'], vec!['B', 'A']]);
        assert_eq!((order, consistent), (vec!['A', 'B'], false));
    }
}
