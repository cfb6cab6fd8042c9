//! Code that already asks whether an API is there: `hasattr`, `getattr` with a default,
//! `try … except ImportError/AttributeError`. Real old code is full of it, and it is right as it
//! is: a rewrite would make both arms equal, or cut the one that old Pythons need.

use super::scope::{BindingKind, Module};
use super::versions::leaves;
use super::{idiom, idioms, legacy_module};
use crate::syntax::{Field, Kind, Node};

/// Why a place is taken to be guarded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// The 1-based line of the condition or the `try`.
    pub line: usize,
    /// What it asks, in words.
    pub text: String,
}

/// Tells whether a node may stand for the module of an API, or for something of it, and then whether it does for
/// certain.
pub type OfModule<'a> = &'a dyn Fn(Node<'_>) -> Option<bool>;

/// The API that a guard would ask for.
pub struct Api<'a> {
    /// Its names: `readfp`.
    pub old: &'a [&'a str],
    /// Those of what takes its place only: `read_file`.
    pub new: &'a [&'a str],
    /// If it is a name of a module. No other object tells of such an API by an old name.
    pub of_module: Option<OfModule<'a>>,
}

impl Api<'_> {
    /// Whether to ask an object for a name is to ask whether the API is there.
    fn is_asked(&self, object: Option<Node<'_>>, name: &str) -> bool {
        let tells = || self.of_module.is_none_or(|of_module| object.and_then(of_module).is_some());
        self.new.contains(&name) || self.old.contains(&name) && tells()
    }
}

/// The guard around a use of an API. Another arm of a `try` guards only when it has a new name.
pub fn guard_of(module: &Module, node: Node<'_>, api: &Api<'_>) -> Option<Guard> {
    let guard = |at: Node<'_>, text: &str| {
        Some(Guard { line: module.source.line_of(at.start()) + 1, text: text.to_owned() })
    };
    let mut child = node;
    for above in node.ancestors() {
        match above.kind() {
            Kind::IfStatement | Kind::ElifClause | Kind::WhileStatement => {
                let condition = above.child(Field::Condition);
                let asked = condition.is_some_and(|c| c != child && asks(c, api));
                if asked {
                    return guard(above, "the condition asks whether the API is there");
                }
            }
            Kind::ConditionalExpression => {
                let condition = above.parts().nth(1);
                if condition.is_some_and(|c| c != child && asks(c, api)) {
                    return guard(above, "the condition asks whether the API is there");
                }
            }
            Kind::BooleanOperator => {
                let other = above.parts().find(|part| *part != child);
                if other.is_some_and(|other| asks(other, api)) {
                    return guard(above, "the other operand asks whether the API is there");
                }
            }
            Kind::TryStatement if try_guards(above, child, api) => {
                return guard(above, "the `try` has the other spelling in its other arm");
            }
            Kind::Block | Kind::Module => {
                // `if hasattr(p, "read_file"): return p.read_file(f)` ends the block for the new.
                let earlier = module.leaving(above).filter(|statement| statement.start() < child.start());
                let asking =
                    |statement: &Node<'_>| statement.child(Field::Condition).is_some_and(|c| asks(c, api));
                if let Some(statement) = earlier.filter(asking).last() {
                    return guard(statement, "the condition before it asks whether the API is there");
                }
            }
            Kind::FunctionDefinition | Kind::ClassDefinition | Kind::Lambda => {
                // Whether the function is called at all may be decided around it.
            }
            _ => {}
        }
        child = above;
    }
    None
}

/// Whether an import of something that may be missing has a fallback: it stands in a `try` that
/// catches `ImportError` and goes on with something else, or in the handler of one.
///
/// A fallback to Python 2's module of another name is none: there the import that Python 3 uses
/// must work.
pub fn import_guard(module: &Module, item: Node<'_>) -> Option<Guard> {
    let mut child = item;
    for above in item.ancestors() {
        let loaded = |condition: Node<'_>| {
            let text = condition.text();
            condition != child
                && idioms("loaded").any(|(name, _)| text.contains(&format!(" in {name}")))
                && !text.contains("not ")
        };
        if matches!(above.kind(), Kind::IfStatement | Kind::ElifClause)
            && child.field() == Some(Field::Consequence)
            && above.child(Field::Condition).is_some_and(loaded)
        {
            return Some(Guard {
                line: module.source.line_of(above.start()) + 1,
                text: "the condition asks whether the module is loaded".to_owned(),
            });
        }
        if above.kind() == Kind::TryStatement {
            let handlers: Vec<Node<'_>> = above.children().filter(|c| is_handler(*c)).collect();
            let catching = |kinds: &[&str]| handlers.iter().any(|handler| catches(*handler, kinds));
            if catching(&["ImportError", "ModuleNotFoundError", "AttributeError", "Exception"])
                && !arms_are_of_two_pythons(above)
            {
                let in_body = child.field() == Some(Field::Body);
                let gives_up = handlers.iter().all(|handler| {
                    handler.parts().last().is_some_and(|b| b.kind() == Kind::Block && leaves(b))
                });
                if (in_body && !gives_up) || is_handler(child) {
                    return Some(Guard {
                        line: module.source.line_of(above.start()) + 1,
                        text: "its import has a fallback".to_owned(),
                    });
                }
            }
        }
        child = above;
    }
    None
}

/// Whether some arm of a `try` imports a module that only Python 2 has.
fn arms_are_of_two_pythons(statement: Node<'_>) -> bool {
    statement
        .descendants()
        .filter(|node| matches!(node.kind(), Kind::ImportStatement | Kind::ImportFromStatement))
        .filter_map(|import| match import.kind() {
            Kind::ImportFromStatement => import.child(Field::ModuleName),
            _ => {
                let item = import.child(Field::Name)?;
                if item.kind() == Kind::AliasedImport { item.child(Field::Name) } else { Some(item) }
            }
        })
        .any(|name| legacy_module(name.text()).is_some() && idiom("backport", name.text()).is_none())
}

fn is_handler(node: Node<'_>) -> bool {
    node.kind() == Kind::ExceptClause
}

/// Whether a handler catches one of these exceptions; a bare `except` catches all.
fn catches(handler: Node<'_>, kinds: &[&str]) -> bool {
    let Some(classes) = handler.parts().find(|part| part.kind() != Kind::Block) else {
        return true;
    };
    classes
        .descendants()
        .filter(|node| node.kind() == Kind::Identifier)
        .any(|name| kinds.contains(&name.text()))
}

/// Whether a `try` around a use of an API, which is in `arm`, has a new name of it in another arm.
fn try_guards(statement: Node<'_>, arm: Node<'_>, api: &Api<'_>) -> bool {
    let in_body = arm.field() == Some(Field::Body);
    if !in_body && !is_handler(arm) {
        return false;
    }
    if is_handler(arm)
        && arm.parts().next().is_some_and(|part| part.kind() != Kind::Block)
        && catches(arm, &["AttributeError", "ImportError", "ModuleNotFoundError", "NameError"])
    {
        // What runs only when something newer is missing, by whatever name, unless the old is tried there as well.
        let body = statement.child(Field::Body);
        let is_tried = |of_module: OfModule<'_>| {
            body.is_some_and(|body| body.descendants().any(|node| of_module(node) == Some(true)))
        };
        return !api.of_module.is_some_and(is_tried);
    }
    let catching = statement.children().filter(|child| is_handler(*child)).any(|handler| {
        catches(
            handler,
            &["AttributeError", "ImportError", "ModuleNotFoundError", "NameError", "TypeError", "Exception"],
        )
    });
    catching
        && statement
            .children()
            .filter(|child| *child != arm)
            .filter(|child| is_handler(*child) || child.field() == Some(Field::Body))
            .any(|other| mentions(other, api.new))
}

/// Whether one of the words stands in a node, as a name or as a string.
fn mentions(node: Node<'_>, words: &[&str]) -> bool {
    node.descendants().any(|below| match below.kind() {
        Kind::Identifier | Kind::StringContent => words.contains(&below.text()),
        _ => false,
    })
}

/// `hasattr(x, "word")`, `getattr(x, "word", None)`, `"word" in dir(x)`, `callable(x.word)`.
fn asks(condition: Node<'_>, api: &Api<'_>) -> bool {
    condition.descendants().any(|node| match node.kind() {
        Kind::Call => {
            let function = node.child(Field::Function).map_or("", |f| f.text());
            match function {
                "getattr" => asks_itself(node, api),
                "hasattr" | "safe_hasattr" => node.child(Field::Arguments).is_some_and(|arguments| {
                    let object = arguments.parts().next();
                    strings(arguments).any(|name| api.is_asked(object, name))
                }),
                _ => false,
            }
        }
        Kind::ComparisonOperator => {
            let in_dir =
                node.parts().any(|part| part.text().starts_with("dir(") || part.text().ends_with("__dict__"));
            in_dir && mentions(node, &[api.old, api.new].concat())
        }
        _ => false,
    })
}

/// `getattr(x, "word", here)`; without a default it takes the name for granted.
fn asks_itself(call: Node<'_>, api: &Api<'_>) -> bool {
    call.child(Field::Function).is_some_and(|f| f.text() == "getattr")
        && call.child(Field::Arguments).is_some_and(|arguments| {
            let given: Vec<_> = arguments.parts().filter(|part| part.kind() != Kind::Comment).collect();
            let name = given.get(1).filter(|_| given.len() > 2);
            name.is_some_and(|name| strings(*name).any(|name| api.is_asked(given.first().copied(), name)))
        })
}

/// What the strings in a node hold.
fn strings<'t>(node: Node<'t>) -> impl Iterator<Item = &'t str> {
    node.descendants().filter(|below| below.kind() == Kind::StringContent).map(|below| below.text())
}

impl Module {
    /// Whether the import that gives a name at a node its value has a fallback (see
    /// [`import_guard`]); only for what the import itself may fail on.
    pub fn guarded_import(&self, name: Node<'_>) -> Option<Guard> {
        let (_, bindings) = self.lookup(self.scope_of(name), name.text())?;
        bindings
            .iter()
            .map(|id| self.binding(*id))
            .filter(|binding| matches!(binding.kind, BindingKind::Import { .. } | BindingKind::From { .. }))
            .find_map(|binding| import_guard(self, self.tree.node(binding.node)))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::text::Source;

    fn guarded(text: &str) -> bool {
        let module = Module::new(Arc::new(Source::from_text("x.py", text)), String::new(), false);
        let at = text.rfind("readfp").unwrap();
        let node = module.tree.covering(at..at + 6);
        let api = Api { old: &["readfp"], new: &["read_file"], of_module: None };
        guard_of(&module, node, &api).is_some()
    }

    #[test]
    fn questions_and_fallbacks_guard() {
        assert!(guarded("if hasattr(p, 'read_file'):\n    p.read_file(f)\nelse:\n    p.readfp(f)\n"));
        // The default is evaluated whether it is needed or not.
        assert!(!guarded("read = getattr(p, 'read_file', p.readfp)\n"));
        assert!(guarded("read = getattr(p, 'read_file', None) or p.readfp\n"));
        assert!(guarded("try:\n    p.read_file(f)\nexcept AttributeError:\n    p.readfp(f)\n"));
        assert!(guarded(
            "def g():\n    if hasattr(p, 'read_file'):\n        return p.read_file(f)\n    p.readfp(f)\n"
        ));
        assert!(guarded("r = p.read_file if hasattr(p, 'read_file') else p.readfp\n"));
    }

    #[test]
    fn other_conditions_do_not() {
        assert!(!guarded("if hasattr(p, 'sections'):\n    p.readfp(f)\n"));
        assert!(!guarded("try:\n    p.readfp(f)\nexcept AttributeError:\n    raise\n"));
        assert!(!guarded("try:\n    p.readfp(f)\nexcept OSError:\n    p.read_file(f)\n"));
    }

    #[test]
    fn an_old_name_of_another_object_tells_nothing_of_a_module() {
        let guarded = |text: &str| {
            let module = Module::new(Arc::new(Source::from_text("x.py", text)), String::new(), false);
            let at = text.rfind("imp.load_module").unwrap();
            let node = module.tree.covering(at..at + 15);
            let of_module = |node: Node<'_>| (node.text() == "imp").then_some(true);
            let api = Api { old: &["load_module"], new: &["exec_module"], of_module: Some(&of_module) };
            guard_of(&module, node, &api).is_some()
        };
        assert!(!guarded("if hasattr(loader, 'load_module'):\n    imp.load_module(x)\n"));
        assert!(!guarded("if getattr(loader, 'load_module', None):\n    imp.load_module(x)\n"));
        assert!(guarded("if hasattr(imp, 'load_module'):\n    imp.load_module(x)\n"));
        assert!(guarded("if not hasattr(loader, 'exec_module'):\n    imp.load_module(x)\n"));
        assert!(!guarded("try:\n    imp.find_module(x)\nexcept ImportError:\n    imp.load_module(x)\n"));
        assert!(guarded("try:\n    load(x)\nexcept ImportError:\n    imp.load_module(x)\n"));
    }

    #[test]
    fn imports_with_a_fallback() {
        let guard = |text: &str| {
            let module = Module::new(Arc::new(Source::from_text("x.py", text)), String::new(), false);
            let (_, binding) = module.bindings().find(|(_, b)| b.name == "S").unwrap();
            import_guard(&module, module.tree.node(binding.node)).is_some()
        };
        assert!(guard("try:\n    from a import S\nexcept ImportError:\n    S = None\n"));
        assert!(guard("try:\n    from b import T\nexcept ImportError:\n    from a import S\n"));
        assert!(!guard(
            "try:\n    from configparser import S\nexcept ImportError:\n    from ConfigParser import S\n"
        ));
        assert!(!guard("try:\n    from a import S\nexcept ImportError:\n    raise SystemExit\n"));
        assert!(!guard("from a import S\n"));
        assert!(guard("if 'a' in sys.modules:\n    from a import S\n"));
        assert!(!guard("if 'a' not in sys.modules:\n    from a import S\n"));
        assert!(!guard("if 'a' in sys.modules:\n    pass\nelse:\n    from a import S\n"));
    }
}
