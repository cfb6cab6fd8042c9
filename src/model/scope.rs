//! Scopes and the bindings in them, after the rules of the language reference ("Naming and
//! binding"): which assignment, import or definition gives a name its value.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use foldhash::{HashMap, HashMapExt};

use super::bind::binds;
use super::indexes::Indexes;
use super::own_modules::{is_library, marked};
use crate::meter::{self, Stage};
use crate::syntax::{Field, Kind, Node, NodeId, Reading, Tree};
use crate::text::Source;

/// The number of a scope in its module; the module's own is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScopeId(pub(super) u32);

/// The number of a binding in its module, in source order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BindingId(u32);

/// What opens a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// The file.
    Module,
    /// A class body, which functions inside do not see.
    Class,
    /// A function or a lambda.
    Function,
    /// A comprehension or a generator expression.
    Comprehension,
}

#[derive(Clone, Debug)]
struct Scope {
    kind: ScopeKind,
    node: NodeId,
    parent: Option<ScopeId>,
    names: HashMap<String, Vec<BindingId>>,
    globals: HashSet<String>,
    nonlocals: HashSet<String>,
    /// Modules of `from m import *`, absolute.
    stars: Vec<String>,
}

/// How a name gets its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BindingKind {
    /// `import a.b` binds `a` (`whole` is false), `import a.b as c` binds the module itself.
    Import {
        /// The dotted name that is imported.
        module: String,
        /// Whether the binding is the module named, not its first package.
        whole: bool,
    },
    /// `from module import name`.
    From {
        /// The module, absolute.
        module: String,
        /// The name in it.
        name: String,
    },
    /// `x = value`, `(x := value)`: exactly this value.
    Value(NodeId),
    /// `x: annotation` with or without a value.
    Annotated {
        /// The annotation.
        annotation: NodeId,
        /// The value, when there is one.
        value: Option<NodeId>,
    },
    /// A parameter of a function or lambda (the node).
    Parameter {
        /// The `function_definition` or `lambda`.
        function: NodeId,
        /// Its annotation.
        annotation: Option<NodeId>,
        /// Its default.
        default: Option<NodeId>,
    },
    /// `with value as x`.
    With(NodeId),
    /// `except classes as x`.
    Except(NodeId),
    /// `for x in iterable`, in a statement or a comprehension.
    For(NodeId),
    /// `def x` (the `function_definition`).
    Function(NodeId),
    /// `class x` (the `class_definition`).
    Class(NodeId),
    /// `del x`.
    Deleted,
    /// Anything else: unpacking, `x += 1`, a capture of `match`, a type parameter.
    Other,
}

/// One place where a name gets a value.
#[derive(Clone, Debug)]
pub struct Binding {
    /// The name.
    pub name: String,
    /// Where it is bound.
    pub scope: ScopeId,
    /// The identifier that is bound; for imports, the item of the import statement.
    pub node: NodeId,
    /// How.
    pub kind: BindingKind,
}

impl Binding {
    /// The module that it imports, or imports from, if it is an import.
    pub fn module(&self) -> Option<&str> {
        match &self.kind {
            BindingKind::Import { module, .. } | BindingKind::From { module, .. } => Some(module),
            _ => None,
        }
    }

    /// The dotted name of what it imports, if it is an import.
    pub fn imported(&self) -> Option<String> {
        match &self.kind {
            BindingKind::Import { module, .. } => Some(module.clone()),
            BindingKind::From { module, name } => Some(format!("{module}.{name}")),
            _ => None,
        }
    }

    /// Whether it is an import of something for which this holds, or from something for which it does.
    pub fn imports(&self, holds: impl Fn(&str) -> bool) -> bool {
        self.module().is_some_and(&holds) || self.imported().is_some_and(|imported| holds(&imported))
    }
}

/// A file with its names: source, tree, scopes and bindings.
pub struct Module {
    /// The text.
    pub source: Arc<Source>,
    /// Its tree.
    pub tree: Tree,
    /// The dotted name it is imported by; empty when nobody knows.
    pub name: String,
    /// Whether it is a package's `__init__`.
    pub is_package: bool,
    /// Tells it from all others that were read in this run, those of the same path as well.
    pub number: u64,
    /// Modules of the project that this file imports under names of the library.
    pub own: Vec<String>,
    scopes: Vec<Scope>,
    pub(super) by_node: HashMap<NodeId, ScopeId>,
    /// The scope of every node, by its number: what is asked most.
    scope_at: Vec<ScopeId>,
    bindings: Vec<Binding>,
    pub(super) indexes: Indexes,
}

pub(super) fn opens(kind: Kind) -> Option<ScopeKind> {
    match kind {
        Kind::Module => Some(ScopeKind::Module),
        Kind::ClassDefinition => Some(ScopeKind::Class),
        Kind::FunctionDefinition | Kind::Lambda => Some(ScopeKind::Function),
        kind if kind.is_comprehension() => Some(ScopeKind::Comprehension),
        _ => None,
    }
}

/// How many modules were read.
static READ: AtomicU64 = AtomicU64::new(0);

impl Module {
    /// Reads the names of a source. `name` is the dotted name it is imported by.
    pub fn new(source: Arc<Source>, name: String, is_package: bool) -> Module {
        let tree = Tree::parse(source.text());
        meter::stage(Stage::Model, || Module::read(source, tree, name, is_package))
    }

    /// The same for a text that has been read.
    pub fn of(source: Arc<Source>, reading: &Reading<'_>, name: String, is_package: bool) -> Module {
        let tree = Tree::of(reading);
        meter::stage(Stage::Model, || Module::read(source, tree, name, is_package))
    }

    fn read(source: Arc<Source>, tree: Tree, name: String, is_package: bool) -> Module {
        let mut module = Module {
            source,
            tree: Tree::default(),
            name,
            is_package,
            number: READ.fetch_add(1, Ordering::Relaxed),
            own: Vec::new(),
            scopes: Vec::new(),
            by_node: HashMap::new(),
            scope_at: Vec::new(),
            bindings: Vec::new(),
            indexes: Indexes::default(),
        };
        let (mut declaring, mut binding) = (Vec::new(), Vec::new());
        for node in tree.root().descendants() {
            if matches!(node.kind(), Kind::GlobalStatement | Kind::NonlocalStatement) {
                declaring.push(node);
            }
            if binds(node.kind()) {
                binding.push(node);
            }
            // A text that is broken from the start has no `module` at its root, but it is one.
            let kind = if node == tree.root() { Some(ScopeKind::Module) } else { opens(node.kind()) };
            if let Some(kind) = kind {
                let id = ScopeId(module.scopes.len() as u32);
                module.scopes.push(Scope {
                    kind,
                    node: node.id(),
                    parent: None,
                    names: HashMap::new(),
                    globals: HashSet::new(),
                    nonlocals: HashSet::new(),
                    stars: Vec::new(),
                });
                module.by_node.insert(node.id(), id);
            }
        }
        module.scope_at = module.scopes_of_all(&tree);
        for index in 1..module.scopes.len() {
            let node = tree.node(module.scopes[index].node);
            module.scopes[index].parent = Some(module.scope_of(node));
        }
        // `global` and `nonlocal` hold for the whole scope, wherever they stand in it.
        for node in declaring {
            let scope = module.scope_of(node);
            let scope = &mut module.scopes[scope.0 as usize];
            let names = node.parts().map(|name| name.text().to_owned());
            if node.kind() == Kind::GlobalStatement {
                scope.globals.extend(names);
            } else {
                scope.nonlocals.extend(names);
            }
        }
        for node in binding {
            module.bind(node);
        }
        module.tree = tree;
        module
    }

    /// Records that a node binds a name for the code of a scope, which may say `global`.
    pub(super) fn add_in(&mut self, scope: ScopeId, at: Node<'_>, name: &str, kind: BindingKind) {
        let mut scope = scope;
        if self.scopes[scope.0 as usize].globals.contains(name) {
            scope = ScopeId(0);
        } else if self.scopes[scope.0 as usize].nonlocals.contains(name) {
            while let Some(parent) = self.scopes[scope.0 as usize].parent {
                scope = parent;
                let outer = &self.scopes[scope.0 as usize];
                if outer.kind == ScopeKind::Function && outer.names.contains_key(name) {
                    break;
                }
            }
        }
        let id = BindingId(self.bindings.len() as u32);
        self.bindings.push(Binding { name: name.to_owned(), scope, node: at.id(), kind });
        let names = &mut self.scopes[scope.0 as usize].names;
        names.entry(name.to_owned()).or_default().push(id);
    }

    /// Records `from module import *`.
    pub(super) fn add_star(&mut self, scope: ScopeId, module: String) {
        self.scopes[scope.0 as usize].stars.push(module);
    }

    /// `.x` seen from this file; a name without dots is absolute already.
    pub fn absolute(&self, module: &str) -> String {
        let level = module.bytes().take_while(|b| *b == b'.').count();
        if level == 0 {
            return module.to_owned();
        }
        let rest = &module[level..];
        let mut parts: Vec<&str> = self.name.split('.').filter(|p| !p.is_empty()).collect();
        let up = if self.is_package { level - 1 } else { level };
        parts.truncate(parts.len().saturating_sub(up));
        // Of a folder that is no package, what is imported relatively is never the library's.
        let first = rest.split('.').next().unwrap_or(rest);
        let is_marked = parts.is_empty() && is_library(first);
        if !rest.is_empty() {
            parts.push(rest);
        }
        if is_marked { marked(&parts.join(".")) } else { parts.join(".") }
    }

    /// Marks what it imports of modules of the project that have a name of the library.
    pub fn mark(&mut self, own: Vec<String>) {
        let is_own = |dotted: &str| own.iter().any(|own| dotted.split('.').next() == Some(own));
        let imported = self.bindings.iter_mut().filter_map(|binding| match &mut binding.kind {
            BindingKind::Import { module, .. } | BindingKind::From { module, .. } => Some(module),
            _ => None,
        });
        let stars = self.scopes.iter_mut().flat_map(|scope| &mut scope.stars);
        imported.chain(stars).filter(|module| is_own(module)).for_each(|module| *module = marked(module));
        self.own = own;
    }

    /// The scope that names at a node are looked up in first. Defaults, annotations, decorators
    /// and bases belong to the scope around their function or class; so does the first iterable
    /// of a comprehension.
    pub fn scope_of(&self, node: Node<'_>) -> ScopeId {
        self.scope_at[node.id().index()]
    }

    /// The module's own scope.
    pub fn top(&self) -> ScopeId {
        ScopeId(0)
    }

    /// What opened a scope.
    pub fn scope_kind(&self, scope: ScopeId) -> ScopeKind {
        self.scopes[scope.0 as usize].kind
    }

    /// The node that opened a scope.
    pub fn scope_node(&self, scope: ScopeId) -> Node<'_> {
        self.tree.node(self.scopes[scope.0 as usize].node)
    }

    /// The scope that a node opens.
    pub fn scope_opened_by(&self, node: Node<'_>) -> Option<ScopeId> {
        self.by_node.get(&node.id()).copied()
    }

    /// The scope around a scope.
    pub fn parent(&self, scope: ScopeId) -> Option<ScopeId> {
        self.scopes[scope.0 as usize].parent
    }

    /// Whether a scope says `global name`.
    pub fn is_global(&self, scope: ScopeId, name: &str) -> bool {
        let scope = &self.scopes[scope.0 as usize];
        scope.globals.contains(name) || scope.nonlocals.contains(name)
    }

    /// The modules that a scope imports everything from.
    pub fn stars(&self, scope: ScopeId) -> &[String] {
        &self.scopes[scope.0 as usize].stars
    }

    /// The modules that any scope imports everything from.
    pub(super) fn all_stars(&self) -> impl Iterator<Item = &str> {
        self.scopes.iter().flat_map(|scope| &scope.stars).map(String::as_str)
    }

    /// A binding by its number.
    pub fn binding(&self, id: BindingId) -> &Binding {
        &self.bindings[id.0 as usize]
    }

    /// All bindings, in source order of what binds.
    pub fn bindings(&self) -> impl Iterator<Item = (BindingId, &Binding)> {
        let numbered = self.bindings.iter().enumerate();
        numbered.map(|(index, binding)| (BindingId(index as u32), binding))
    }

    /// The bindings of a name in one scope.
    pub fn in_scope(&self, scope: ScopeId, name: &str) -> &[BindingId] {
        let names = &self.scopes[scope.0 as usize].names;
        names.get(name).map_or(&[], Vec::as_slice)
    }

    /// The scope that gives a name its value for code in `scope`, and all its bindings there.
    /// `None` for a builtin, a star import or a name that nobody binds.
    pub fn lookup(&self, scope: ScopeId, name: &str) -> Option<(ScopeId, &[BindingId])> {
        let first = scope;
        let mut at = Some(scope);
        while let Some(scope) = at {
            let here = &self.scopes[scope.0 as usize];
            if here.globals.contains(name) {
                let found = self.in_scope(ScopeId(0), name);
                return (!found.is_empty()).then_some((ScopeId(0), found));
            }
            let visible = here.kind != ScopeKind::Class || scope == first;
            if visible && !here.nonlocals.contains(name) {
                let found = self.in_scope(scope, name);
                if !found.is_empty() {
                    return Some((scope, found));
                }
            }
            at = here.parent;
        }
        None
    }
}

/// Whether an identifier stands for a variable: not an attribute's name, a keyword's name, or a
/// part of an import.
pub fn is_variable(node: Node<'_>) -> bool {
    let Some(parent) = node.parent() else {
        return true;
    };
    match parent.kind() {
        Kind::Attribute => node.field() != Some(Field::Attribute),
        Kind::KeywordArgument => node.field() != Some(Field::Name),
        Kind::AliasedImport => false,
        Kind::KeywordPattern => parent.parts().next() != Some(node),
        Kind::DottedName => {
            // In a pattern the first part is a variable; in an import none is.
            parent.parts().next() == Some(node) && parent.ancestors().any(|a| a.kind() == Kind::CasePattern)
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(text: &str) -> Module {
        Module::new(Arc::new(Source::from_text("x.py", text)), "pkg.x".into(), false)
    }

    /// The line (from 1) of each binding that the last use of `name` may mean.
    fn lines(text: &str, name: &str) -> Vec<usize> {
        let module = module(text);
        let at = text.rfind(name).unwrap();
        let node = module.tree.covering(at..at + name.len());
        let found = module.lookup(module.scope_of(node), name);
        found.map_or(Vec::new(), |(_, bindings)| {
            let line = |id: &BindingId| {
                let node = module.tree.node(module.binding(*id).node);
                module.source.line_of(node.start()) + 1
            };
            bindings.iter().map(line).collect()
        })
    }

    #[test]
    fn functions_do_not_see_the_class_around_them() {
        let text = "x = 1\nclass C:\n    x = 2\n    def f(self):\n        return x\n";
        assert_eq!(lines(text, "x"), [1]);
    }

    #[test]
    fn global_reaches_the_module() {
        let text = "x = 1\ndef f():\n    global x\n    x = 2\n    return x\n";
        assert_eq!(lines(text, "x"), [1, 4]);
    }

    #[test]
    fn a_default_is_evaluated_outside() {
        assert_eq!(lines("x = 1\ndef f(a=x): pass\n", "x"), [1]);
        assert_eq!(lines("x = 1\ndef f(x):\n    return x\n", "x"), [2]);
    }

    #[test]
    fn comprehensions_have_names_of_their_own() {
        assert_eq!(lines("x = 1\ny = [x for x in z]\n", "x for"), Vec::<usize>::new());
        assert_eq!(lines("x = 1\ny = [q\n for x in z if x]\n", "x"), [3]);
        assert_eq!(lines("x = 1\ny = [q for q in x]\n", "x"), [1]);
    }

    #[test]
    fn relative_imports_are_made_absolute() {
        let module = module("from . import a\nfrom ..b import c\n");
        let kinds: Vec<_> = module.bindings().map(|(_, b)| b.kind.clone()).collect();
        let from = |module: &str, name: &str| BindingKind::From { module: module.into(), name: name.into() };
        assert_eq!(kinds, [from("pkg", "a"), from("b", "c")]);
    }

    #[test]
    fn deleted_captured_and_caught_names_are_bound() {
        assert_eq!(lines("import a\ndel a\na\n", "a"), [1, 2]);
        assert_eq!(lines("match q:\n    case {'k': v}:\n        v\n", "v"), [2]);
        assert_eq!(lines("try: pass\nexcept E as e:\n    e\n", "e"), [2]);
    }
}
