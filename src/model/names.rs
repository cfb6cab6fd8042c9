//! From a name in the text to what it names: `cp.SafeConfigParser`, `S` and `compat.Parser` may
//! all be `configparser.SafeConfigParser`.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use super::module_values::attribute_by_string;
use super::outline::Outline;
use super::scope::{Binding, BindingId, BindingKind, Module, ScopeId};
use super::{World, written};
use crate::finding::Reason;
use crate::knowledge::{is_builtin, legacy_module};
use crate::syntax::{Field, Kind, Node};

/// How many aliases and modules are followed before giving up; real chains have two or three.
pub(super) const DEPTH: usize = 12;

/// The dotted names that an expression may stand for.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The candidates, each once.
    pub names: Vec<String>,
    /// Whether there are no others.
    pub certain: bool,
    /// How the first candidate was found, first cause last.
    pub reasons: Vec<Reason>,
    /// Why it may be something else all the same, as a clause: somebody else may have put that there.
    pub doubt: Option<String>,
    /// Which module of the project hands it on without naming it, as a clause: to change how it is
    /// used is that module's affair.
    pub handed_on: Option<String>,
}

impl Names {
    fn one(name: String) -> Names {
        Names { names: vec![name], certain: true, ..Names::default() }
    }

    /// The one name that it is, if there is exactly one and it is certain.
    pub fn only(&self) -> Option<&str> {
        match (self.certain && self.doubt.is_none(), self.names.as_slice()) {
            (true, [name]) => Some(name),
            _ => None,
        }
    }

    pub(super) fn merge(&mut self, other: Names) {
        self.certain &= other.certain;
        self.doubt = self.doubt.take().or(other.doubt);
        self.handed_on = self.handed_on.take().or(other.handed_on);
        if self.reasons.is_empty() {
            self.reasons = other.reasons;
        }
        for name in other.names {
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        }
    }

    /// Where Python 2's and Python 3's name of one module meet, only the latter is meant.
    fn drop_legacy(&mut self) {
        let all = self.names.clone();
        self.names.retain(|name| {
            let (first, rest) = name.split_once('.').map_or((name.as_str(), ""), |(f, r)| (f, r));
            let Some(new) = legacy_module(first) else {
                return true;
            };
            let new = if rest.is_empty() { new.to_owned() } else { format!("{new}.{rest}") };
            !all.contains(&new)
        });
    }
}

thread_local! {
    /// The bindings that are being followed, each with the address of its module.
    static FOLLOWED: RefCell<Vec<(usize, BindingId)>> = const { RefCell::new(Vec::new()) };
}

impl World<'_> {
    /// What an expression names: an identifier or a dotted chain. Anything else names nothing.
    pub fn names(&self, module: &Module, node: Node<'_>) -> Names {
        self.names_within(module, node, DEPTH)
    }

    pub(super) fn names_within(&self, module: &Module, node: Node<'_>, depth: usize) -> Names {
        let mut names = match self.written_names(module, node, depth) {
            Some(names) => names,
            None => return Names::default(),
        };
        let written = std::mem::take(&mut names.names);
        let mut found = names;
        for name in written {
            found.merge(self.resolve(&name, module, depth));
        }
        found.drop_legacy();
        found
    }

    /// The names as this file alone tells them.
    pub(super) fn written_names(&self, module: &Module, node: Node<'_>, depth: usize) -> Option<Names> {
        let depth = depth.checked_sub(1)?;
        // A chain is taken apart from its end, so that its length costs no stack.
        let mut attributes: Vec<&str> = Vec::new();
        let mut base = node.unparenthesised();
        loop {
            match base.kind() {
                Kind::Attribute => {
                    attributes.push(base.child(Field::Attribute)?.text());
                    base = base.child(Field::Object)?.unparenthesised();
                }
                Kind::DottedName => {
                    let parts: Vec<Node<'_>> = base.parts().collect();
                    attributes.extend(parts.iter().skip(1).rev().map(|part| part.text()));
                    base = *parts.first()?;
                }
                Kind::Call if let Some((object, name)) = attribute_by_string(base) => {
                    attributes.push(name);
                    base = object.unparenthesised();
                }
                Kind::Identifier | Kind::Call | Kind::Subscript => break,
                _ => return None,
            }
        }
        attributes.reverse();
        let mut names = match base.kind() {
            Kind::Identifier => self.variable(module, base, depth),
            _ => self.by_string(module, base, depth)?,
        };
        if names.names.is_empty() && base.kind() == Kind::Identifier {
            let (held, taken) = self.held(module, base, &attributes, depth);
            names = held;
            attributes.drain(..taken);
        }
        for name in &mut names.names {
            for attribute in &attributes {
                name.push('.');
                name.push_str(attribute);
            }
        }
        Some(names)
    }

    fn variable(&self, module: &Module, node: Node<'_>, depth: usize) -> Names {
        let name = node.text();
        let scope = module.scope_of(node);
        let Some((found, bindings)) = module.lookup_at(node) else {
            return self.unbound(module, scope, name, depth);
        };
        let reaching = module.reaching(node, found, bindings);
        self.bound(module, &reaching, depth)
    }

    /// A name that this file does not bind: from a star import, or a builtin.
    fn unbound(&self, module: &Module, scope: ScopeId, name: &str, depth: usize) -> Names {
        let mut scopes = std::iter::successors(Some(scope), |scope| module.parent(*scope));
        let stars: Vec<&String> = scopes.by_ref().flat_map(|scope| module.stars(scope)).collect();
        for star in stars.iter().rev() {
            match self.module(star, module.source.path()) {
                Some(other) => {
                    if let Some(names) = self.member(&other, name, depth) {
                        return names;
                    }
                }
                // Of a module that is not at hand it may well be a part.
                None => {
                    return Names {
                        names: vec![format!("{star}.{name}")],
                        // A builtin need not be among what the module hands out.
                        certain: stars.len() == 1 && !is_builtin(name),
                        ..Names::default()
                    };
                }
            }
        }
        Names::one(format!("builtins.{name}"))
    }

    /// A name of another module, as importers see it.
    fn member(&self, module: &Module, name: &str, depth: usize) -> Option<Names> {
        let depth = depth.checked_sub(1)?;
        let bindings = module.in_scope(module.top(), name);
        if bindings.is_empty() {
            let stars = module.stars(module.top());
            return stars.iter().rev().find_map(|star| match self.module(star, module.source.path()) {
                Some(other) if other.source.path() != module.source.path() => {
                    self.member(&other, name, depth)
                }
                Some(_) => None,
                None => Some(Names {
                    names: vec![format!("{star}.{name}")],
                    // Where else could it come from?
                    certain: stars.len() == 1,
                    handed_on: Some(format!(
                        "`{}` hands on all of `{star}`, and may be there to change some of it",
                        module.name
                    )),
                    ..Names::default()
                }),
            });
        }
        let end = module.tree.root();
        // At the end of the file: what the last unconditional binding and later ones give.
        let mut reaching = Vec::new();
        for id in bindings.iter().rev() {
            reaching.push(*id);
            let node = module.tree.node(module.binding(*id).node);
            if node.statement().parent() == Some(end) && unconditional(node) {
                break;
            }
        }
        let mut names = self.bound(module, &reaching, depth);
        if let Some(id) = reaching.first() {
            let node = module.tree.node(module.binding(*id).node);
            let shown = names.names.first().map_or("?", String::as_str);
            let text = format!("`{name}` is `{shown}`");
            names.reasons.insert(0, module.reason(node, text));
        }
        Some(names)
    }

    /// The names that bindings give.
    fn bound(&self, module: &Module, bindings: &[BindingId], depth: usize) -> Names {
        let mut all = Names { certain: true, ..Names::default() };
        for id in bindings {
            // What leads back to itself (`node = node.parent` in a loop) says nothing more the second time.
            let key = (std::ptr::from_ref(module).addr(), *id);
            if FOLLOWED.with_borrow(|open| open.contains(&key)) {
                all.merge(Names::default());
                continue;
            }
            FOLLOWED.with_borrow_mut(|open| open.push(key));
            let names = self.by_binding(module, module.binding(*id), depth);
            FOLLOWED.with_borrow_mut(Vec::pop);
            if let Some(names) = names {
                all.merge(names);
            }
        }
        all.certain &= !all.names.is_empty();
        all.drop_legacy();
        all
    }

    /// `None` for a sentinel (`x = None`) and a deleted name, which stand for "there is none".
    pub(super) fn by_binding(&self, module: &Module, binding: &Binding, depth: usize) -> Option<Names> {
        let node = module.tree.node(binding.node);
        match &binding.kind {
            BindingKind::Import { module: name, whole } => {
                let shown = if *whole { name.as_str() } else { name.split('.').next().unwrap_or(name) };
                Some(Names::one(shown.to_owned()))
            }
            BindingKind::From { module: from, name } => {
                let mut names = Names::one(format!("{from}.{name}"));
                if *name != binding.name {
                    let text = format!("`{}` is `{from}.{name}`", binding.name);
                    names.reasons.push(module.reason(node, text));
                }
                Some(names)
            }
            BindingKind::Class(definition) | BindingKind::Function(definition) => {
                let definition = module.tree.node(*definition);
                Some(Names::one(module.qualified_definition(definition)))
            }
            BindingKind::Value(value) | BindingKind::Annotated { value: Some(value), .. } => {
                self.by_value(module, &binding.name, node, module.tree.node(*value), depth)
            }
            BindingKind::Deleted => None,
            _ => Some(Names::default()),
        }
    }

    fn by_value(
        &self,
        module: &Module,
        name: &str,
        node: Node<'_>,
        value: Node<'_>,
        depth: usize,
    ) -> Option<Names> {
        let value = value.unparenthesised();
        match value.kind() {
            Kind::None => None,
            Kind::ConditionalExpression => {
                let mut parts = value.parts();
                let (one, other) = (parts.next(), parts.nth(1));
                let mut all = Names { certain: true, ..Names::default() };
                for part in [one, other].into_iter().flatten() {
                    if let Some(names) = self.by_value(module, name, node, part, depth.checked_sub(1)?) {
                        all.merge(names);
                    }
                }
                Some(all)
            }
            Kind::Identifier | Kind::Attribute | Kind::Call | Kind::Subscript => {
                let mut names = self.written_names(module, value, depth).unwrap_or_default();
                if let Some(first) = names.names.first() {
                    let text = format!("`{name}` is `{first}`");
                    names.reasons.insert(0, module.reason(node, text));
                }
                Some(names)
            }
            _ => Some(Names::default()),
        }
    }

    /// What a dotted name stands for that begins with a module and a name in it, if the module's text
    /// shows it.
    fn at_a_glance(&self, module: &str, name: &str, dotted: &str, from: &Path) -> Option<Names> {
        let (path, outline) = self.project().outline(written(module), name, from)?;
        match outline {
            Outline::Absent => Some(Names::one(dotted.to_owned())),
            Outline::Defined { line, .. } if self.name_of(&path).0 == module => {
                let text = format!("`{name}` is `{module}.{name}`");
                let reason = Reason { text, place: Some((Arc::new(path), line)) };
                Some(Names { reasons: vec![reason], ..Names::one(dotted.to_owned()) })
            }
            _ => None,
        }
    }

    /// Whether the text of a module of the project shows that a dotted name is a function, and no class.
    pub fn is_function(&self, dotted: &str, from: &Module) -> bool {
        let Some((module, name)) = dotted.rsplit_once('.') else { return false };
        let outline = self.project().outline(written(module), name, from.source.path());
        matches!(outline, Some((_, Outline::Defined { is_function: true, .. })))
    }

    /// Follows a dotted name through first-party modules to where it is defined.
    pub fn resolve(&self, dotted: &str, from: &Module, depth: usize) -> Names {
        self.resolve_at(dotted, &from.name, from.source.path(), depth)
    }

    /// The same as seen from a file, whose own module, if it has a name, is not looked into.
    pub fn resolve_at(&self, dotted: &str, own: &str, path: &Path, depth: usize) -> Names {
        let Some(depth) = depth.checked_sub(1) else {
            return Names::default();
        };
        let dotted = &*self.marked(dotted, path);
        if let Some(current) = self.current_name(dotted, path) {
            return Names::one(current);
        }
        let mut end = dotted.len();
        loop {
            let prefix = &dotted[..end];
            if prefix != own && self.project().has_module(written(prefix), path) {
                let rest = dotted[end..].trim_start_matches('.');
                if rest.is_empty() {
                    return Names::one(dotted.to_owned());
                }
                let (name, tail) = rest.split_once('.').map_or((rest, ""), |(name, tail)| (name, tail));
                if let Some(names) = self.at_a_glance(prefix, name, dotted, path) {
                    return names;
                }
                let Some(source) = self.project().module(written(prefix), path) else {
                    return Names::one(dotted.to_owned());
                };
                let module = self.read(source);
                let Some(found) = self.member(&module, name, depth) else {
                    return Names::one(dotted.to_owned());
                };
                let mut all = Names { names: Vec::new(), ..found.clone() };
                for name in found.names {
                    let whole = if tail.is_empty() { name } else { format!("{name}.{tail}") };
                    if whole == dotted {
                        all.merge(Names::one(whole));
                    } else {
                        all.merge(self.resolve(&whole, &module, depth));
                    }
                }
                all.drop_legacy();
                return all;
            }
            match prefix.rfind('.') {
                Some(dot) => end = dot,
                None => return Names::one(dotted.to_owned()),
            }
        }
    }
}

/// Whether a binding is made whenever its statement runs.
fn unconditional(node: Node<'_>) -> bool {
    let statement = node.statement();
    matches!(
        statement.kind(),
        Kind::ImportStatement
            | Kind::ImportFromStatement
            | Kind::ExpressionStatement
            | Kind::FunctionDefinition
            | Kind::ClassDefinition
            | Kind::DecoratedDefinition
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::ProjectView;
    use crate::text::Source;

    /// A project of named texts.
    pub struct Files(Vec<(&'static str, &'static str)>);

    impl ProjectView for Files {
        fn module(&self, name: &str, _from: &Path) -> Option<Arc<Source>> {
            let found = self.0.iter().find(|(path, _)| *path == name)?;
            Some(Arc::new(Source::from_text(found.0, found.1)))
        }
        fn name_of(&self, file: &Path) -> (String, bool) {
            (file.to_string_lossy().into_owned(), false)
        }
        fn source(&self, _: &Path) -> Option<Arc<Source>> {
            None
        }
    }

    /// What the last expression statement of the text names.
    fn last(text: &'static str, others: &[(&'static str, &'static str)]) -> (Vec<String>, bool) {
        let files = Files(others.to_vec());
        let world = World::new(&files);
        let module = Module::new(Arc::new(Source::from_text("main", text)), "main".into(), false);
        let statement = module.tree.root().descendants().filter(|n| n.kind() == Kind::ExpressionStatement);
        let node = statement.last().unwrap().parts().next().unwrap();
        let names = world.names(&module, node);
        (names.names, names.certain)
    }

    fn only(text: &'static str, others: &[(&'static str, &'static str)]) -> String {
        let (names, certain) = last(text, others);
        assert!(certain, "{names:?}");
        assert_eq!(names.len(), 1, "{names:?}");
        names[0].clone()
    }

    #[test]
    fn imports_and_aliases() {
        let safe = "configparser.SafeConfigParser";
        assert_eq!(only("import configparser\nconfigparser.SafeConfigParser\n", &[]), safe);
        assert_eq!(only("import configparser as cp\ncp.SafeConfigParser\n", &[]), safe);
        assert_eq!(only("from configparser import SafeConfigParser as S\nS\n", &[]), safe);
        assert_eq!(only("import configparser\nP = configparser.SafeConfigParser\nP\n", &[]), safe);
        assert_eq!(only("from six.moves import configparser\nconfigparser.SafeConfigParser\n", &[]), safe);
    }

    #[test]
    fn a_fallback_to_python_2_is_the_same_module() {
        let text = "try:\n    import configparser\nexcept ImportError:\n    import ConfigParser as configparser\nconfigparser.X\n";
        assert_eq!(only(text, &[]), "configparser.X");
        let text = "try:\n    import ConfigParser\nexcept ImportError:\n    import configparser as ConfigParser\nConfigParser.X\n";
        assert_eq!(only(text, &[]), "configparser.X");
    }

    #[test]
    fn other_files_are_followed() {
        let compat =
            "try:\n    import configparser\nexcept ImportError:\n    import ConfigParser as configparser\n";
        let files = [
            ("app.compat", compat),
            ("app.all", "from app.compat import *\nParser = configparser.SafeConfigParser\n"),
        ];
        assert_eq!(only("from app.compat import configparser\nconfigparser.X\n", &files), "configparser.X");
        assert_eq!(only("from app.all import Parser\nParser\n", &files), "configparser.SafeConfigParser");
        assert_eq!(
            only("from app import all\nall.Parser.read\n", &files),
            "configparser.SafeConfigParser.read"
        );
    }

    #[test]
    fn a_name_bound_to_something_else_is_not_certain() {
        assert!(!last("import a\nif x:\n    a = 3\na\n", &[]).1);
        assert_eq!(only("a = 3\nimport a\na\n", &[]), "a");
        assert_eq!(last("import a\na = 3\na\n", &[]).0, Vec::<String>::new());
        assert!(!last("def f(a):\n    a.b\n", &[]).1);
        let mixed = "try:\n    from shutil import which\nexcept ImportError:\n    from distutils.spawn import find_executable as which\nwhich\n";
        assert_eq!(last(mixed, &[]).0.len(), 2);
    }

    #[test]
    fn a_sentinel_is_no_other_meaning() {
        assert_eq!(only("try:\n    import a\nexcept ImportError:\n    a = None\na.b\n", &[]), "a.b");
    }

    #[test]
    fn what_is_bound_nowhere_is_a_builtin_or_of_a_star() {
        assert_eq!(only("len\n", &[]), "builtins.len");
        assert_eq!(only("from unittest import *\nTestCase\n", &[]), "unittest.TestCase");
        // `codecs` has an `open`, `unittest` has none.
        assert!(!last("from codecs import *\nopen\n", &[]).1);
        assert!(!last("from unittest import *\n__import__\n", &[]).1);
    }
}
