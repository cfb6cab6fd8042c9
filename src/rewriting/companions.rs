//! Companion modules: where a module that a transform brings along stands in the user's project,
//! and how a file there imports it.

use std::path::Path;
use std::sync::Arc;

use super::symbols::same_text;
use crate::finding;
use crate::model::{BindingKind, Module, World};
use crate::syntax::{Field, Kind, Node};
use crate::transform::{Symbol, Transform};

/// A symbol of a companion module as one file sees it.
pub(super) struct Placed {
    /// The symbol under its dotted name in the project.
    pub symbol: Symbol,
    /// What stands behind `from`, where that is written relatively.
    pub relative: Option<String>,
    /// The module that must be there.
    pub need: finding::Need,
}

impl Placed {
    /// What stands behind `from` where something is taken from the module itself.
    pub fn from(&self) -> String {
        match (&self.relative, &self.symbol.name) {
            (Some(dots), Some(name)) => format!("{dots}{name}"),
            _ => self.symbol.qualified.clone(),
        }
    }
}

/// Places a symbol of a companion module; `None` for any other symbol.
pub(super) fn place(
    world: &World<'_>,
    module: &Module,
    transform: &Transform,
    symbol: &Symbol,
) -> Option<Placed> {
    let text = transform.companions.get(&symbol.module)?;
    let stem = symbol.module.rsplit('.').next()?;
    let packages: Vec<&str> = module.name.split('.').collect();
    let depth = if module.name.is_empty() { 0 } else { packages.len() - usize::from(!module.is_package) };
    // A package that several distributions share is nobody's own.
    let shared = |level: &usize| is_namespace(world, module, &packages[..*level].join("."));
    let level = (1..depth).find(|level| !shared(level)).unwrap_or(depth);
    let own = (depth > 0).then(|| packages[..level].join("."));
    let other = tested(world, module, transform, own.as_deref());
    let is_other = other.is_some();
    let top = other.or(own);
    let dotted = |name: &str| top.as_ref().map_or(name.to_owned(), |top| format!("{top}.{name}"));
    let name = free(world, module, stem, text, &dotted);
    let full = dotted(&name);
    let need = finding::Need::Module { name: full.clone(), text: Arc::clone(text) };
    // From that package's copy: one dot for each level above the file.
    let relative = match &top {
        Some(_) => !is_other && imports_relatively(module),
        // A folder that no import can name may still be a package, under the name that it is installed by.
        None => imports(module).any(|name| name.text().starts_with('.')),
    };
    let dots = ".".repeat(depth.max(1) + 1 - level.max(1));
    let (symbol, relative) = match (&symbol.name, top) {
        (Some(wanted), _) => {
            let relative = relative.then(|| format!("{dots}{name}"));
            (Symbol::new(full, Some(wanted.clone()), symbol.tail()), relative)
        }
        (None, Some(top)) => (Symbol::new(top, Some(name), symbol.tail()), relative.then_some(dots)),
        // The folder of the file is the package, and has no name here.
        (None, None) if relative => (Symbol::new(String::new(), Some(name), symbol.tail()), Some(dots)),
        (None, None) => (Symbol::new(full, None, symbol.tail()), None),
    };
    Some(Placed { symbol, relative, need })
}

/// The package that a script or a test works on, when that uses the same old module: both must
/// share one copy, since a module may hold state.
fn tested(world: &World<'_>, module: &Module, transform: &Transform, own: Option<&str>) -> Option<String> {
    if own.is_some_and(|own| !matches!(own, "tests" | "test")) {
        return None;
    }
    let old = transform.pairs.iter().find_map(|pair| pair.module())?;
    let mut imported = module.bindings().filter_map(|(_, binding)| match &binding.kind {
        BindingKind::Import { module, .. } | BindingKind::From { module, .. } => module.split('.').next(),
        _ => None,
    });
    let shared = imported.find(|top| {
        let found = world.module(top, module.source.path());
        let package = found.filter(|found| found.is_package && found.name == **top);
        let uses = |user: &Path| world.project().name_of(user).0.split('.').next() == Some(*top);
        let is_used = |package: Arc<Module>| {
            let users = world.project().mentioning(&[old], package.source.path());
            users.iter().any(|user| uses(user.path()))
        };
        Some(*top) != own && package.is_some_and(is_used)
    });
    shared.map(str::to_owned).filter(|top| !is_namespace(world, module, top))
}

/// Whether a package says that it is one of several folders of that name.
fn is_namespace(world: &World<'_>, module: &Module, package: &str) -> bool {
    let source = world.project().module(package, module.source.path());
    source.is_some_and(|source| {
        ["declare_namespace", "extend_path"].iter().any(|word| source.text().contains(word))
    })
}

/// The name of the companion: its own, unless another module bears it.
fn free(
    world: &World<'_>,
    module: &Module,
    stem: &str,
    text: &str,
    dotted: &dyn Fn(&str) -> String,
) -> String {
    let mut name = stem.to_owned();
    loop {
        let other = world.project().module(&dotted(&name), module.source.path());
        if other.is_none_or(|other| same_text(other.text(), text)) {
            return name;
        }
        name.push('_');
    }
}

/// Whether a file of a package imports from it relatively: as its other imports do, and if it has
/// none, unless it is also run as a program.
fn imports_relatively(module: &Module) -> bool {
    let top = module.name.split('.').next().unwrap_or_default();
    if imports(module).any(|name| name.text().starts_with('.')) {
        return true;
    }
    let own = |name: Node<'_>| name.text().split('.').next() == Some(top);
    let imported = || {
        let imports = module.tree.all().filter(|node| node.kind() == Kind::ImportStatement);
        imports.flat_map(|node| node.children_by(Field::Name).collect::<Vec<_>>())
    };
    let absolutely = imports(module).any(own) || imported().any(own);
    let is_program = module.source.text().contains("__main__");
    !absolutely && !is_program
}

/// What stands between `from` and `import` in a file.
fn imports(module: &Module) -> impl Iterator<Item = Node<'_>> {
    let statements = module.tree.all().filter(|node| node.kind() == Kind::ImportFromStatement);
    statements.filter_map(|node| node.child(Field::ModuleName))
}
