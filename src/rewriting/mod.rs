//! From a match to edits: the smallest ones that turn `before` into `after`, with the imports,
//! names and helpers that they need.

mod align;
mod arguments;
mod effects;
mod exports;
mod hoist;
mod import_edits;
mod import_places;
mod imports;
mod names;
mod render;
mod strings;
mod symbols;

use std::collections::BTreeMap;

use crate::finding::Safety;
use crate::matching::{Match, Shape};
use crate::model::{Module, World};
use crate::syntax::{Node, NodeId, Tree};
use crate::text::{Edit, Edits};
use crate::transform::{Pattern, Template, Transform};
use crate::version::Version;

pub use import_edits::{Usage, kept_imports, leaving_names, settle};
pub use imports::{Need, Site};

/// What a match becomes.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// The edits in the code itself; imports and helpers come on top when all changes are known.
    pub edits: Vec<Edit>,
    /// Imports that the edits rely on.
    pub needs: Vec<Need>,
    /// Items of imports that new code relies on.
    pub keeps: Vec<NodeId>,
    /// Identifiers of the user's code that are gone afterwards.
    pub released: Vec<NodeId>,
    /// Names of the transform's helpers that must stand in the module, with the local name.
    pub helpers: Vec<(String, String)>,
    /// What the matched code reads like afterwards, for people.
    pub shown: String,
    /// The most that can be claimed of it: lower than `Safe` when something had to give.
    pub ceiling: Option<(Safety, String)>,
}

/// A file in which matches become changes.
#[derive(Clone, Copy)]
pub struct Workshop<'w> {
    /// The project.
    pub world: &'w World<'w>,
    /// The file.
    pub module: &'w Module,
    /// The oldest Python that the code must run on.
    pub oldest: Version,
    /// Names that must not be taken, besides those that the file binds.
    pub reserved: &'w [String],
    /// Local names of imports that will be gone, because every use of them is rewritten.
    pub leaving: &'w [String],
}

/// Plans the change of a match with one of its pair's templates. An error is a sentence that says
/// why it cannot be done here.
pub fn change(shop: Workshop<'_>, found: &Match<'_, '_>, after: &Template) -> Result<Change, String> {
    let mut builder = align::Builder::new(shop, found, after);
    match (&found.pair.before, found.shape) {
        (_, Shape::Import) => symbols::rename_import(&mut builder)?,
        (Pattern::Expression(_), Shape::Value) if after.result.is_some() => {
            return Err("it is used as a value, and its replacement takes several statements".to_owned());
        }
        (Pattern::Expression(before), Shape::Value) => {
            let before = single(before)?;
            let target = single(after)?;
            builder.function_only(before, target, found.node)?;
        }
        (Pattern::Expression(before), Shape::Named) => builder.name_in_string(before, after)?,
        (Pattern::Expression(before), Shape::Expression) => {
            let before = single(before)?;
            if after.result.is_some() {
                match hoist::hoist(&mut builder, found.node) {
                    Ok(()) => {}
                    Err(why) => {
                        let Some(inline) = &found.pair.inline else {
                            return Err(why);
                        };
                        builder = align::Builder::new(shop, found, inline);
                        builder.align(before, single(inline)?, found.node)?;
                    }
                }
            } else {
                builder.align(before, single(after)?, found.node)?;
            }
        }
        (Pattern::Truth { .. }, Shape::Truth) => {
            builder.replace(found.node, single(after)?)?;
        }
        (Pattern::Statements(_), Shape::Statements) => hoist::statements(&mut builder)?,
        (_, Shape::Unclear) => return Err(found.note.clone()),
        (_, Shape::TestedValue) => {
            return Err("the expression is also the result, not only tested".to_owned());
        }
        _ => return Err("no rewrite is known for this place".to_owned()),
    }
    Ok(builder.finish())
}

fn single(template: &Template) -> Result<Node<'_>, String> {
    template.nodes().next().ok_or_else(|| "the transform has nothing to put here".to_owned())
}

/// The helpers that a change needs, as they will stand in the module, by local name, and the
/// imports that they need in turn. One that stands there already is left out.
pub fn helpers(
    module: &Module,
    transform: &Transform,
    wanted: &[(String, String)],
    texts: &mut BTreeMap<String, String>,
    needs: &mut Vec<Need>,
) {
    let mut open: Vec<(String, String)> = wanted.to_vec();
    while let Some((name, local)) = open.pop() {
        if texts.contains_key(&local) {
            continue;
        }
        let Some(helper) = transform.helpers.get(&name) else {
            continue;
        };
        if symbols::stands_here(module, &local, &helper.text) {
            continue;
        }
        let mut text = helper.text.clone();
        for (range, symbol) in helper.symbols.iter().rev() {
            let (written, need) = symbols::spell_at_top(module, symbol);
            needs.extend(need);
            text.replace_range(range.clone(), &written);
        }
        if local != name {
            text = renamed(&text, &name, &local);
        }
        // A helper that names itself is renamed with all that it says of itself.
        let others = helper.needs.iter().filter(|other| **other != name);
        open.extend(others.map(|n| (n.clone(), n.clone())));
        texts.insert(local, text);
    }
}

/// A helper's text under another name, which is that of a function or of a class.
fn renamed(text: &str, name: &str, local: &str) -> String {
    let tree = Tree::parse(text);
    let mut edits = Edits::default();
    let nodes = tree.root().descendants();
    let own = nodes.filter(|node| {
        let is_attribute =
            node.field() == Some("attribute") && node.parent().is_some_and(|p| p.kind() == "attribute");
        node.kind() == "identifier" && node.text() == name && !is_attribute
    });
    for node in own {
        let _ = edits.add(&[Edit::replace(node.range(), local)]);
    }
    edits.apply(text)
}
