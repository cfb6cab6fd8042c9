//! Strings that name something: `getattr(parser, "readfp")`, `mock.patch("imp.reload")`; and what of the project puts
//! something else in the place of what it names.

use std::cell::LazyCell;
use std::path::Path;
use std::sync::Arc;

use super::names::{DEPTH, Names};
use super::scope::{BindingKind, Module};
use super::world::{Replacements, Traced, locked};
use super::{Sought, World};
use crate::knowledge::{idiom, idioms};
use crate::syntax::{Field, Kind, Node, string_content};
use crate::text::{Source, is_name, occurrences, one_line};

/// A string that names something.
pub struct NamedBy<'m> {
    /// The string.
    pub string: Node<'m>,
    /// What is written in it: `readfp`, or `imp.reload`.
    pub dotted: &'m str,
    /// The object whose attribute it is, if it is one.
    pub object: Option<Node<'m>>,
    /// Whether something else is put in its place, or nothing.
    pub replaces: bool,
    /// Whether it is one of several in a list, and what reads that is not known.
    pub is_listed: bool,
}

impl<'m> NamedBy<'m> {
    /// The string of a call that names something.
    pub fn of(call: Node<'m>) -> Option<Self> {
        let function = call.child(Field::Function)?;
        let is = |name: &str| {
            let rest = function.text().strip_suffix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        let arguments: Vec<Node<'m>> = call.child(Field::Arguments)?.parts().collect();
        let value = |index: usize, keyword: &str| {
            let by_name =
                |part: &&Node<'m>| part.child(Field::Name).is_some_and(|name| name.text() == keyword);
            let mut keywords = arguments.iter().filter(|part| part.kind() == Kind::KeywordArgument);
            let named = || keywords.find(by_name)?.child(Field::Value);
            let other = |part: &&Node<'m>| {
                matches!(part.kind(), Kind::KeywordArgument | Kind::Splat | Kind::DictionarySplat)
            };
            arguments.get(index).filter(|part| !other(part)).copied().or_else(named)
        };
        // With a default, `getattr` asks whether it is there.
        let names_attribute =
            |(name, detail): &(&str, &str)| is(name) && (*detail != "default" || arguments.len() < 3);
        if let Some((_, detail)) = idioms("attribute").find(names_attribute)
            && let Some(string) = value(1, "attribute")
            && let Some(dotted) = dotted_name(string)
            && !dotted.contains('.')
        {
            let object = value(0, "target");
            return Some(NamedBy { string, dotted, object, replaces: detail != "default", is_listed: false });
        }
        let string = value(0, "target").filter(|_| idioms("dotted").any(|(name, _)| is(name)))?;
        let dotted = dotted_name(string).filter(|dotted| dotted.contains('.'))?;
        Some(NamedBy { string, dotted, object: None, replaces: true, is_listed: false })
    }

    /// A dotted name in a list, tuple, set or dictionary: `["lib2to3.fixes.fix_print"]`.
    pub fn listed(string: Node<'m>) -> Option<Self> {
        let is_value = match string.parent()?.kind() {
            Kind::List | Kind::Tuple | Kind::Set => true,
            Kind::Pair => string.field() == Some(Field::Value),
            _ => false,
        };
        let dotted = dotted_name(string).filter(|dotted| is_value && dotted.contains('.'))?;
        Some(NamedBy { string, dotted, object: None, replaces: false, is_listed: true })
    }
}

/// The text of a string that is an identifier or several with dots between.
fn dotted_name(string: Node<'_>) -> Option<&str> {
    let content = string_content(string)?;
    let text = &string.tree().text()[content];
    text.split('.').all(is_name).then_some(text)
}

/// How much of a place is shown.
const SHOWN: usize = 60;

/// The dotted names of a text, each with where it begins.
pub fn dotted_names(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let names = text.split(move |c| !is_part(c)).map(move |name| (name.as_ptr() as usize, name));
    let begin = text.as_ptr() as usize;
    names.map(move |(at, name)| (at - begin, name)).filter(|(_, name)| name.contains('.'))
}

/// A place that puts something else in the place of what a string names.
#[derive(Debug)]
pub struct Replacement {
    /// The dotted names that are meant: what holds it by the name of where that is defined, and its own.
    pub targets: Vec<String>,
    /// The place, as a clause: `patch("clock.sleep")` (test_clock.py:3).
    pub shown: String,
    /// What is put there, by its dotted names, as far as it has one.
    pub given: Vec<String>,
}

impl World<'_> {
    /// What a dotted name means that stands in quotes at a place, as in an annotation: by then, the whole module has
    /// been read. `None` where its first part is not bound exactly once.
    pub fn quoted(&self, module: &Module, at: Node<'_>, text: &str, depth: usize) -> Option<Names> {
        let (first, rest) = text.split_once('.').map_or((text, ""), |(first, rest)| (first, rest));
        let (_, [only]) = module.lookup(module.scope_of(at), first)? else { return None };
        let mut dotted = match &module.binding(*only).kind {
            BindingKind::From { module: from, name } => format!("{from}.{name}"),
            BindingKind::Import { module: imported, whole: true } => imported.clone(),
            BindingKind::Import { module: imported, .. } => {
                imported.split('.').next().unwrap_or(imported).to_owned()
            }
            BindingKind::Class(definition) => module.qualified_definition(module.tree.node(*definition)),
            _ => return None,
        };
        if !rest.is_empty() {
            dotted = format!("{dotted}.{rest}");
        }
        Some(self.resolve(&dotted, module, depth))
    }

    /// The places of the project of a file that put something else in the place of what has a name; searched for once.
    pub fn replacements(&self, name: &str, from: &Path) -> Arc<Vec<Arc<Replacement>>> {
        self.once(
            name,
            from,
            |world| &world.replaced,
            || {
                let is_it = |target: &String| target.rsplit('.').next() == Some(name);
                let files = self.project().seeking(Sought::Replacements, name, from);
                let all = files.into_iter().flat_map(|source| self.replaced_in(source).to_vec());
                all.filter(|one| one.targets.iter().any(is_it)).collect()
            },
        )
    }

    /// The places of a file that put something else in the place of anything; searched for once, since a test does so
    /// with many names.
    fn replaced_in(&self, source: Arc<Source>) -> Replacements {
        let path = source.path().to_owned();
        if let Some(known) = locked(&self.replaced_in).get(&path).cloned() {
            return known.get();
        }
        let found = Traced::of(|| self.replacements_in(&self.read(source)));
        locked(&self.replaced_in).insert(path, found.clone());
        found.get()
    }

    fn replacements_in(&self, module: &Module) -> Replacements {
        let places = module.tree.all().filter_map(|node| {
            let (place, targets) = match node.kind() {
                Kind::Call if is_multiple(node) => (node, self.several_targets(module, node)),
                Kind::Call => {
                    let named = NamedBy::of(node).filter(|named| named.replaces)?;
                    (node, self.targets(module, &named))
                }
                // `sys.modules["imp"] = fake`, `patch.dict(sys.modules, {"imp": fake})`
                Kind::String => (node, vec![self.replaced_module(module, node)?]),
                // `clock.sleep = fake`
                Kind::Attribute if node.is_stored() => (node, self.stored(module, node)?),
                _ => return None,
            };
            let value = node.parent().and_then(|above| above.child(Field::Right));
            let given = value.map(|value| self.names(module, value).names).unwrap_or_default();
            let place = value.and_then(Node::parent).unwrap_or(place);
            let line = module.source.line_of(place.start()) + 1;
            let text: String = one_line(place.text()).chars().take(SHOWN).collect();
            let shown = format!("`{text}` ({}:{line})", module.source.path().display());
            Some(Arc::new(Replacement { targets, shown, given }))
        });
        places.collect()
    }

    /// What a string that is called like an attribute means.
    fn targets(&self, module: &Module, named: &NamedBy<'_>) -> Vec<String> {
        let (owners, last) = match (named.object, named.dotted.rsplit_once('.')) {
            (Some(object), _) => (self.names(module, object).names, named.dotted),
            (None, Some((owner, last))) => (self.resolve(owner, module, DEPTH).names, last),
            (None, None) => return Vec::new(),
        };
        owners.iter().map(|owner| self.at_home(module, owner, last)).collect()
    }

    /// What an attribute means that a value is put into.
    fn stored(&self, module: &Module, attribute: Node<'_>) -> Option<Vec<String>> {
        let owners = self.names(module, attribute.child(Field::Object)?).names;
        let name = attribute.child(Field::Attribute)?.text();
        Some(owners.iter().map(|owner| self.at_home(module, owner, name)).collect())
    }

    /// What the keywords of `patch.multiple("clock", sleep=…)` mean.
    fn several_targets(&self, module: &Module, call: Node<'_>) -> Vec<String> {
        let parts = || call.child(Field::Arguments).into_iter().flat_map(|list| list.parts());
        let owners = parts().next().map(|owner| match dotted_name(owner) {
            Some(dotted) => self.resolve(dotted, module, DEPTH).names,
            None => self.names(module, owner).names,
        });
        let keywords = || parts().filter_map(|part| part.child(Field::Name)).map(|name| name.text());
        let owners = owners.unwrap_or_default();
        owners.iter().flat_map(|owner| keywords().map(|name| self.at_home(module, owner, name))).collect()
    }

    /// A name of a module or a class, by the name of the module where that is defined.
    fn at_home(&self, module: &Module, owner: &str, name: &str) -> String {
        let home = self.module_path(owner, module.source.path()).map(|path| self.name_of(&path).0);
        format!("{}.{name}", home.as_deref().unwrap_or(owner))
    }

    /// The module that code puts another in the place of, by a string that is a key of the modules that are loaded.
    fn replaced_module(&self, module: &Module, string: Node<'_>) -> Option<String> {
        let name = dotted_name(string)?;
        let holds = |node: Node<'_>| {
            let text = string_content(node).map(|range| &module.tree.text()[range]);
            let spelled = text.is_some_and(|text| idiom("loaded", text).is_some());
            spelled || self.names(module, node).only().is_some_and(|name| idiom("loaded", name).is_some())
        };
        let above = string.parent()?;
        let is_replaced = match above.kind() {
            Kind::Subscript => above.is_stored() && above.child(Field::Value).is_some_and(holds),
            Kind::Pair if string.field() == Some(Field::Key) => {
                let list = above.parent()?.parent()?;
                list.kind() == Kind::ArgumentList && list.parts().next().is_some_and(holds)
            }
            _ => false,
        };
        is_replaced.then(|| name.to_owned())
    }
}

/// Whether a call replaces several things, by its keywords.
fn is_multiple(call: Node<'_>) -> bool {
    let function = call.child(Field::Function).map_or("", |function| function.text());
    idioms("multiple").any(|(name, _)| function.ends_with(name))
}

/// Whether a text may put something in the place of what has a name: a string that ends with it is a key that may be
/// stored, or stands in a call where something is replaced, or the name is a keyword, or an attribute that is stored.
pub(super) fn may_replace(source: &Source, name: &str) -> bool {
    let text = source.text();
    let calls = |kind| {
        let replacing = idioms(kind).filter(|(_, detail)| *detail != "default");
        replacing.map(|(name, _)| name).any(|name| text.contains(name))
    };
    let is_called = LazyCell::new(|| ["attribute", "dotted", "multiple"].into_iter().any(calls));
    occurrences(text.as_bytes(), name.as_bytes()).any(|at| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let is_keyword = || after.starts_with('=') && calls("multiple");
        let is_end = after.starts_with(['"', '\'']) && before.ends_with(['"', '\'', '.']);
        let is_set = |after: &str| after.starts_with('=') && !after.starts_with("==");
        let is_attribute = before.ends_with('.') && is_set(after.trim_start());
        is_end && (may_be_stored(after) || *is_called) || is_attribute || is_keyword()
    })
}

/// Whether what follows a string lets it be a key: of a dictionary, or in brackets that are more than read.
fn may_be_stored(after: &str) -> bool {
    let after = after.trim_start_matches(['"', '\'']).trim_start();
    match after.strip_prefix(']') {
        Some(after) => !after.starts_with(['(', '.', '[']),
        None => after.starts_with([':', '#', '\\']),
    }
}
