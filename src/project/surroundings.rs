//! Variants of examples with something hostile around them: a flag that is off, a module of one's own by the name of
//! the library's, a subclass that overrides, another file that takes or patches a name, a handler of the old error.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::gauntlet::within;
use super::spellings::modules;
use crate::knowledge::is_stdlib_module;
use crate::model::Module;
use crate::syntax::{Field, Kind, Tree};
use crate::text::Source;
use crate::transform::{Pair, Pattern, Role, Transform, Type};

/// Something around an example.
pub(super) struct Surrounding {
    pub name: &'static str,
    /// Puts the text of an example into it; `None` if that would change its meaning.
    pub write: fn(&str, &Transform) -> Option<String>,
    pub demand: Demand,
}

/// What must come of an example in its surroundings.
#[derive(Clone, Copy)]
pub(super) enum Demand {
    /// The same statements as without them.
    Same,
    /// At least as many findings.
    Told,
    /// Nothing changes: the modules are others.
    Own,
    /// What another file imports stays bound.
    Taken,
    /// Where a test patches a name that changes and is not changed itself, nothing is safe.
    Patched,
    /// Calls change with their handler.
    Handled,
}

pub(super) const SURROUNDINGS: [Surrounding; 8] = [
    Surrounding { name: "behind a flag", write: behind_a_flag, demand: Demand::Same },
    Surrounding { name: "after a `return`", write: after_return, demand: Demand::Same },
    Surrounding { name: "before a `del`", write: deleted, demand: Demand::Told },
    Surrounding { name: "own modules of these names", write: own_modules, demand: Demand::Own },
    Surrounding { name: "another file takes the names", write: taken, demand: Demand::Taken },
    Surrounding { name: "a test patches the names", write: patched, demand: Demand::Patched },
    Surrounding { name: "a subclass elsewhere overrides", write: overridden, demand: Demand::Told },
    Surrounding { name: "a handler of the old errors", write: handled, demand: Demand::Handled },
];

/// The file of a program that is imported by others.
const MAIN: &str = "# file: main.py\n";

/// `if FLAG:` where the file itself says that the flag is off.
fn behind_a_flag(text: &str, _: &Transform) -> Option<String> {
    // An import of Python 2's own modules that stands in a branch is taken to be one for Python 2.
    if text.contains("import ConfigParser") { None } else { within(text, "FLAG = False\nif FLAG:\n") }
}

/// After a `return`, which makes it dead code.
fn after_return(text: &str, _: &Transform) -> Option<String> {
    within(text, "def outer():\n    return\n")
}

/// The modules are deleted at the end.
fn deleted(text: &str, _: &Transform) -> Option<String> {
    Some(format!("{text}del {}\n", modules(text)?.join(", ")))
}

/// Beside the program lies a module of its own for each one of the library that it imports, with all that the program
/// asks for.
fn own_modules(text: &str, transform: &Transform) -> Option<String> {
    let tree = Tree::parse(text);
    let mut modules: BTreeSet<&str> = BTreeSet::new();
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for import in tree.all().filter(|node| node.kind().is_import()) {
        let module = import.child(Field::ModuleName);
        let items: Vec<_> =
            import.children_by(Field::Name).map(|item| item.child(Field::Name).unwrap_or(item)).collect();
        if module.is_some() {
            names.extend(items.iter().map(|item| item.text()));
        }
        let all = module.map_or(items, |module| vec![module]);
        modules.extend(all.iter().filter_map(|module| module.text().split('.').next()));
    }
    modules.remove("__future__");
    let attributes: BTreeSet<&str> = tree
        .all()
        .filter(|node| node.kind() == Kind::Attribute)
        .filter_map(|node| Some(node.child(Field::Attribute)?.text()))
        .collect();
    // What no import shows is not decided by one.
    let strings =
        ["__import__", "import_module", "patch", "sys.modules", "annotations", "import *", "ConfigParser\n"];
    // The own ones are no packages.
    let is_inner =
        tree.all().filter(|node| node.kind() == Kind::DottedName).any(|node| node.text().contains('.'));
    // A package that has to be installed may be this project itself.
    let types =
        transform.pairs.iter().flat_map(|pair| &pair.parameters).flat_map(|parameter| &parameter.types);
    let classes = types.filter_map(|kind| match kind {
        Type::Instance(class) | Type::Class(class) => class.split('.').next(),
        _ => None,
    });
    let bases = transform.pairs.iter().flat_map(|pair| match &pair.before {
        Pattern::Class { bases, .. } => bases.as_slice(),
        _ => &[],
    });
    let called = transform.pairs.iter().flat_map(|pair| pair.before.beside_bases());
    let bases = bases.map(String::as_str).chain(called).filter_map(|base| base.split('.').next());
    let of = transform.pairs.iter().filter_map(Pair::module).chain(classes).chain(bases);
    let is_package = { of }.any(|module| module != "builtins" && !is_stdlib_module(module));
    if is_package
        || modules.is_empty()
        || is_inner
        || transform.native.is_some()
        || strings.iter().any(|word| text.contains(word))
    {
        return None;
    }
    let methods: String =
        attributes.iter().map(|name| format!("    def {name}(self, *args, **kwargs): ...\n")).collect();
    let classes: String = names
        .union(&attributes)
        .filter(|name| name.starts_with(char::is_uppercase))
        .map(|name| format!("class {name}:\n{methods}"))
        .collect();
    let functions: String = names
        .union(&attributes)
        .filter(|name| !name.starts_with(char::is_uppercase) && **name != "*")
        .map(|name| format!("def {name}(*args, **kwargs): ...\n"))
        .collect();
    let own: String = modules.iter().map(|name| format!("# file: {name}.py\n{functions}{classes}")).collect();
    Some(format!("{own}{MAIN}{text}"))
}

/// The names that the imports at the top of a text bind, but for a package that comes with a part of it.
fn imported(text: &str) -> BTreeSet<String> {
    let tree = Tree::parse(text);
    let mut names = BTreeSet::new();
    for import in tree.root().parts().filter(|node| node.kind().is_import()) {
        for item in import.children_by(Field::Name) {
            let name = item.child(Field::Alias).unwrap_or(item).text();
            names.extend(Some(name.to_owned()).filter(|name| !name.contains('.')));
        }
    }
    names
}

/// Another file takes what the imports bind.
fn taken(text: &str, _: &Transform) -> Option<String> {
    let names: Vec<String> = imported(text).into_iter().collect();
    let is_plain = !names.is_empty() && !text.contains("from __future__") && !text.contains("import *");
    let taken = names.join(", ");
    is_plain.then(|| format!("# file: taker.py\nfrom main import {taken}\nprint({taken})\n{MAIN}{text}"))
}

/// The names that the other file imports and that nothing of the result binds.
pub(super) fn no_longer_bound(result: &str) -> Vec<String> {
    let Some((taker, main)) = result.split_once(MAIN) else { return Vec::new() };
    let line = taker.lines().find_map(|line| line.strip_prefix("from main import "));
    let source = Arc::new(Source::from_text("main.py", main));
    let module = Module::new(source, "main".to_owned(), false);
    let bound: BTreeSet<&str> = module.bindings().map(|(_, binding)| binding.name.as_str()).collect();
    let names = line.into_iter().flat_map(|line| line.split(", "));
    names.filter(|name| !bound.contains(name)).map(str::to_owned).collect()
}

/// The clauses that handle errors.
pub(super) fn handles(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.starts_with("except ")).collect()
}

/// The dotted names that a text uses of its modules: `imp.reload`.
fn members(text: &str) -> Option<BTreeSet<String>> {
    let names = modules(text)?;
    let tree = Tree::parse(text);
    let is_member = |node: &crate::syntax::Node<'_>| {
        node.kind() == Kind::Attribute
            && node
                .child(Field::Object)
                .is_some_and(|object| object.kind() == Kind::Identifier && names.contains(&object.text()))
    };
    let all: BTreeSet<String> = tree.all().filter(is_member).map(|node| node.text().to_owned()).collect();
    (!all.is_empty() && all.iter().all(|name| !name.contains('\n'))).then_some(all)
}

/// A test patches what the program uses of its modules.
fn patched(text: &str, _: &Transform) -> Option<String> {
    let tests: String = members(text)?
        .iter()
        .enumerate()
        .map(|(number, name)| {
            format!("\n@mock.patch(\"main.{name}\")\ndef test_{number}(mocked):\n    assert mocked\n")
        })
        .collect();
    Some(format!("# file: test_main.py\nfrom unittest import mock\n{tests}{MAIN}{text}"))
}

/// The strings of the tests that still name what the program no longer uses.
pub(super) fn left_behind(result: &str) -> Vec<String> {
    let Some((tests, main)) = result.split_once(MAIN) else { return Vec::new() };
    let names =
        tests.lines().filter_map(|line| line.strip_prefix("@mock.patch(\"main.")?.strip_suffix("\")"));
    names.filter(|name| !main.contains(name)).map(str::to_owned).collect()
}

/// Another file overrides the method that a pair is about, in a subclass.
fn overridden(text: &str, transform: &Transform) -> Option<String> {
    let mut classes = String::new();
    for (number, pair) in transform.pairs.iter().enumerate() {
        let Pattern::Expression(before) = &pair.before else { continue };
        let Some(method) = before.nodes().next().and_then(|node| {
            let node = if node.kind() == Kind::Call { node.child(Field::Function)? } else { node };
            let object = node.child(Field::Object)?;
            let is_self = matches!(before.role(object), Some(Role::Parameter(0)));
            (node.kind() == Kind::Attribute && is_self).then(|| node.child(Field::Attribute)).flatten()
        }) else {
            continue;
        };
        let Some(Type::Instance(class)) = pair.parameters.first()?.types.first() else { continue };
        let Some((module, _)) = class.rsplit_once('.') else { continue };
        if module == "builtins"
            || !is_stdlib_module(module.split('.').next()?)
            || !text.contains(method.text())
        {
            continue;
        }
        let name = method.text();
        classes.push_str(&format!(
            "\nimport {module}\n\nclass Sub{number}({class}):\n    def {name}(self, *args, **kwargs):\n        return super().{name}(*args, **kwargs)\n"
        ));
    }
    (!classes.is_empty()).then(|| format!("# file: sub.py\n{classes}{MAIN}{text}"))
}

/// The program stands in a `try` with a handler of the old errors.
fn handled(text: &str, transform: &Transform) -> Option<String> {
    let raised: Vec<&str> =
        transform.pairs.iter().filter(|pair| pair.raised).filter_map(|pair| pair.symbol()).collect();
    if raised.is_empty() || text.contains("try:") || text.contains("with ") {
        return None;
    }
    let modules: BTreeSet<&str> = raised.iter().filter_map(|name| Some(name.rsplit_once('.')?.0)).collect();
    let imports: String = modules.iter().map(|module| format!("import {module}\n")).collect();
    let body = within(text, "try:\n")?;
    Some(format!("{imports}{body}except ({},):\n    print(\"failed\")\n", raised.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::SURROUNDINGS;
    use crate::transform::builtin;

    #[test]
    fn each_one_suits_examples() {
        let transforms = builtin();
        for around in &SURROUNDINGS {
            let examples = transforms.iter().flat_map(|transform| {
                transform
                    .examples
                    .iter()
                    .filter(|example| (around.write)(&example.before, transform).is_some())
            });
            let count = examples.count();
            assert!(count >= 10, "{}: {count}", around.name);
        }
    }
}
