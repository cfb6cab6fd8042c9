//! From a match to edits: the smallest ones that turn `before` into `after`, with the imports,
//! names and helpers that they need.

mod align;
mod arguments;
mod blocks;
mod both;
mod classes;
mod clauses;
mod companions;
mod continuation;
mod effects;
mod external_uses;
mod fold;
mod gaps;
mod helpers;
mod hoist;
mod import_edits;
mod import_layout;
mod imports;
mod leaving_imports;
mod names;
mod reexports;
mod render;
mod returns;
mod splice;
mod strings;
mod symbols;
mod trim;
mod values;

use crate::finding::{self, Safety};
use crate::matching::{Capture, Match, Shape};
use crate::model::{Module, World, written};
use crate::syntax::{Field, Kind, Node, NodeId};
use crate::text::Edit;
use crate::transform::{Callee, Pair, Pattern, Symbol, Template};
use crate::version::Version;

pub use both::under_version_test;
pub use continuation::realigned;
pub use gaps::gaps_left;
pub use helpers::{helpers, imports_of};
pub use import_edits::settle;
pub use imports::{Site, WantedImport};
pub use leaving_imports::{Usage, import_goes, kept_imports, leaving_names, unused_import};
pub use trim::{is_needed, trim};

/// The planned change of a match.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// The edits of the matched code; imports and helpers are added when all changes are known.
    pub edits: Vec<Edit>,
    /// Imports that the edits rely on.
    pub imports: Vec<WantedImport>,
    /// Items of imports that new code relies on.
    pub required: Vec<NodeId>,
    /// Identifiers of the user's code that the change removes.
    pub removed: Vec<NodeId>,
    /// Items of imports whose names another import binds afterwards.
    pub rebound: Vec<NodeId>,
    /// Helpers of the transform that the module needs, each with its local name.
    pub helpers: Vec<(String, String)>,
    /// Companion modules that the project needs.
    pub companions: Vec<finding::Need>,
    /// Names that the edits bind anew.
    pub fresh: Vec<String>,
    /// The new code, for people.
    pub shown: String,
    /// The same line by line, if it is several statements; else empty.
    pub lines: Vec<String>,
    /// Whether these lines are added, and the code found stays.
    pub adds: bool,
    /// The highest safety of the change, and why it is lowered.
    pub ceiling: Option<(Safety, String)>,
}

/// A file in which matches become changes.
#[derive(Clone, Copy)]
pub struct RewriteContext<'w> {
    /// The project.
    pub world: &'w World<'w>,
    /// The file.
    pub module: &'w Module,
    /// The oldest Python that the code must run on.
    pub oldest: Version,
    /// Names that must not be taken, besides those that the file binds.
    pub reserved: &'w [String],
    /// Local names of imports that will be removed, because every use of them is rewritten.
    pub leaving: &'w [String],
}

/// Plans the change of a match, with one of the templates of its pair. The error is a sentence that says
/// why the change is not possible here.
pub fn change(
    context: RewriteContext<'_>,
    found: &Match<'_, '_>,
    after: &Template,
) -> Result<Change, String> {
    if found.pair.only_requires() {
        return Ok(Change { shown: found.node.text().to_owned(), ..Change::default() });
    }
    if after.all().any(|node| node.kind() == Kind::Await || node.token(Kind::KwAsync).is_some()) {
        may_await(found.node)?;
    }
    if let Some(how) = &found.constructor
        && !constructs_the_same(found.pair, after)
    {
        return Err(format!("{how}, and something else takes its place: change the class first"));
    }
    let mut builder = align::Builder::new(context, found, after);
    match (&found.pair.before, found.shape) {
        (_, Shape::Import) => {
            if !builder.replaces_module()? {
                symbols::rename_import(&mut builder)?;
            }
        }
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
            let value = single(after).ok().filter(|_| found.transform.fold).and_then(truth);
            if let Some(value) = value {
                fold::fold(&mut builder, found.node, value)?;
            } else if after.result.is_some() {
                match hoist::hoist(&mut builder, found.node) {
                    Ok(()) => {}
                    Err(why) => {
                        let Some(inline) = &found.pair.inline else {
                            return Err(why);
                        };
                        builder = align::Builder::new(context, found, inline);
                        builder.align(before, single(inline)?, found.node)?;
                    }
                }
            } else if found.node.kind() == Kind::AugmentedAssignment {
                builder.assign_anew(single(after)?, found.node)?;
            } else {
                builder.align(before, single(after)?, found.node)?;
            }
        }
        (Pattern::Truth { .. }, Shape::Truth) => {
            builder.replace(found.node, single(after)?)?;
        }
        (Pattern::Statements(_), Shape::Statements) => hoist::statements(&mut builder)?,
        (Pattern::Statements(_), Shape::Clause) => clauses::clause(&mut builder)?,
        (Pattern::Class { .. }, Shape::Class) => classes::class(&mut builder)?,
        (_, Shape::Unclear) => return Err(found.note.clone()),
        (_, Shape::TestedValue) => {
            return Err("the expression is also the result, not only tested".to_owned());
        }
        _ => return Err("no rewrite is known for this place".to_owned()),
    }
    let change = builder.finish();
    // `a = b = value`
    let mut chains = found.captures.iter().flatten().flat_map(Capture::nodes);
    let is_edited = |chain: &Node<'_>| {
        let statement = chain.statement();
        change.edits.iter().any(|edit| edit.start < statement.end() && statement.start() < edit.end)
    };
    if chains.any(|node| node.kind() == Kind::Assignment && is_edited(node)) {
        return Err("another name is bound to the same value by the same statement".to_owned());
    }
    // What comes with the change is the project's own as well.
    let is_brought = |module: &str| {
        change.companions.iter().any(|need| match need {
            finding::Need::Module { name, .. } => name.starts_with(module),
            finding::Need::Distribution { .. } | finding::Need::Unused { .. } => false,
        })
    };
    let helpers = change.helpers.iter().filter_map(|(name, _)| found.transform.helpers.get(name));
    let (module, top) = (context.module, context.module.top());
    let mut builtins = helpers.clone().flat_map(|helper| &helper.builtins);
    if let Some(name) = builtins.find(|name| !module.in_scope(top, name).is_empty()) {
        return Err(format!("`{name}` is something else in this module, and the new code needs the builtin"));
    }
    let by_helpers = helpers.flat_map(|helper| helper.symbols.iter().map(|(_, symbol)| &symbol.module));
    let mut wanted = change.imports.iter().map(|import| &import.module).chain(by_helpers);
    let why = wanted.find_map(|module| hidden(context, module).filter(|_| !is_brought(module)));
    why.map_or(Ok(()), Err)?;
    Ok(change)
}

/// Why a module of the library cannot be imported in a file, if a module of the project hides it there.
pub fn hidden(context: RewriteContext<'_>, module: &str) -> Option<String> {
    let top = |dotted: &str| dotted.split('.').next().unwrap_or_default().to_owned();
    // A part of the package itself says so in its own words.
    let is_part = top(written(&context.module.name)) == top(module);
    let is_hidden = !is_part && context.world.is_own(module, context.module.source.path());
    is_hidden.then(|| {
        format!(
            "the new code imports `{module}` of the library, but here that name is a module of the project: change this by hand, or rename the module"
        )
    })
}

/// Refuses `await` where it cannot stand, and where it would make a generator an asynchronous one.
fn may_await(node: Node<'_>) -> Result<(), String> {
    let mut child = node;
    for above in node.ancestors() {
        let is_inside = child.field() == Some(Field::Body);
        match above.kind() {
            // Its first iterable is evaluated outside of it.
            Kind::GeneratorExpression
                if above.parts().find(|part| part.kind() == Kind::ForInClause) != Some(child) =>
            {
                return Err(
                    "its replacement is awaited, and no generator can do that: make it a list".to_owned()
                );
            }
            Kind::FunctionDefinition if is_inside && above.token(Kind::KwAsync).is_some() => return Ok(()),
            Kind::FunctionDefinition | Kind::Lambda | Kind::ClassDefinition if is_inside => break,
            _ => child = above,
        }
    }
    Err("its replacement is awaited, and this is not an `async def`".to_owned())
}

/// Whether the new code is one call of the class that the pattern calls.
fn constructs_the_same(pair: &Pair, after: &Template) -> bool {
    let old = pair.constructor().map(|(_, _, symbol)| &symbol.qualified);
    let is_same = |symbol: &Symbol| Some(&symbol.qualified) == old;
    after.result.is_none()
        && matches!(after.callee(), Some((Callee::Symbol(symbol), true)) if is_same(symbol))
}

/// The value of `True` and `False`.
fn truth(literal: Node<'_>) -> Option<bool> {
    match literal.kind() {
        Kind::True => Some(true),
        Kind::False => Some(false),
        _ => None,
    }
}

fn single(template: &Template) -> Result<Node<'_>, String> {
    template.nodes().next().ok_or_else(|| "the transform has nothing to put here".to_owned())
}
