//! The statements at the top of a transform's file, by what they are for.

use super::error::Errors;
use super::imports::Imports;
use super::metadata::Constant;
use super::pair::{Functions, Part};
use crate::syntax::{Field, Kind, Node, Tree};

/// The imports of a file, and their statements.
#[derive(Default)]
pub(super) struct Imported<'t> {
    pub read: Imports,
    pub statements: Vec<Node<'t>>,
}

/// The statements of a file, by what they are for.
#[derive(Default)]
pub(super) struct Outline<'t> {
    pub docstring: Option<Node<'t>>,
    pub constants: Vec<Constant<'t>>,
    pub imports: Imported<'t>,
    /// Functions and classes, each with its decorators: name, definition, statement.
    pub definitions: Vec<(&'t str, Node<'t>, Node<'t>)>,
}

/// Name and statement of each helper.
pub(super) type Helpers<'t> = Vec<(&'t str, Node<'t>)>;

impl<'t> Outline<'t> {
    pub fn read(tree: &'t Tree, errors: &mut Errors<'_>) -> Outline<'t> {
        let mut outline = Outline::default();
        for (at, statement) in tree.root().parts().enumerate() {
            let inner = match statement.kind() {
                Kind::ExpressionStatement => statement.parts().next(),
                Kind::DecoratedDefinition => statement.child(Field::Definition),
                _ => Some(statement),
            };
            let Some(inner) = inner else { continue };
            match (inner.kind(), inner.child(Field::Left), inner.child(Field::Right)) {
                (Kind::String, _, _) if at == 0 => outline.docstring = Some(inner),
                (Kind::Assignment, Some(name), Some(value)) if name.kind() == Kind::Identifier => {
                    outline.constants.push(Constant { name, value });
                }
                (Kind::ImportStatement | Kind::ImportFromStatement | Kind::FutureImportStatement, _, _) => {
                    outline.imports.read.read(statement, errors);
                    outline.imports.statements.push(statement);
                }
                (Kind::FunctionDefinition | Kind::ClassDefinition, _, _) => {
                    let name = inner.child(Field::Name).map(|name| name.text());
                    outline.definitions.extend(name.map(|name| (name, inner, statement)));
                }
                _ => errors.at(
                    statement.start(),
                    "a transform cannot contain this statement",
                    "only a docstring, imports, constants, functions and helper classes stand at the top of the file",
                ),
            }
        }
        outline
    }

    /// The functions that are parts of pairs, and the helpers.
    pub fn functions(
        &self,
        alternatives: &[(String, String)],
        errors: &mut Errors<'_>,
    ) -> (Functions<'t>, Helpers<'t>) {
        let (mut functions, mut helpers): (Functions<'t>, Helpers<'t>) = Default::default();
        for (name, definition, statement) in &self.definitions {
            let is_function = definition.kind() == Kind::FunctionDefinition;
            match Part::of(name, alternatives).filter(|_| is_function) {
                Some((part, suffix)) => {
                    if definition != statement {
                        errors.at(
                            statement.start(),
                            "a decorator has no meaning here",
                            "remove it: a template is never executed",
                        );
                    }
                    functions.push((part, suffix, *definition));
                }
                None if helpers.iter().any(|(other, _)| other == name) => {
                    errors.at(statement.start(), format!("`{name}` is defined twice"), "keep one of the two");
                }
                None => helpers.push((name, *statement)),
            }
        }
        (functions, helpers)
    }
}
