//! Code that already asks whether an API is there: `hasattr`, `getattr` with a default,
//! `try … except ImportError/AttributeError`. Real old code is full of it, and it is right as it
//! is: a rewrite would make both arms equal, or cut the one that old Pythons need.

use super::scope::{BindingKind, Module};
use super::versions::imports_python_2;
use super::versions::leaves;
use crate::knowledge::idioms;
use crate::syntax::{Field, Kind, Node, NodeId};

/// Errors by which code finds out that an API is not there.
const MISSING: [&str; 4] = ["AttributeError", "ImportError", "ModuleNotFoundError", "NameError"];

/// Those, and others that a handler may catch for the same purpose.
const MISSING_OR_MISUSED: [&str; 6] =
    ["AttributeError", "ImportError", "ModuleNotFoundError", "NameError", "TypeError", "Exception"];

/// The same without what catches everything.
const SPECIFIC: [&str; 5] =
    ["AttributeError", "ImportError", "ModuleNotFoundError", "NameError", "TypeError"];

/// Why a place is taken to be guarded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// The 1-based line of the condition or the `try`.
    pub line: usize,
    /// What it asks, in words.
    pub text: String,
    /// What runs first, if the place runs only where that fails: it guards only if that works on new Pythons.
    pub preferred: Option<NodeId>,
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
    /// Whether an object that has a name shows that the API is there; `Some(false)` where it shows that what takes
    /// its place is.
    fn shown_by(&self, object: Option<Node<'_>>, name: &str) -> Option<bool> {
        let tells = || self.of_module.is_none_or(|of_module| object.and_then(of_module).is_some());
        let is_old = self.old.contains(&name) && tells();
        if self.new.contains(&name) { Some(false) } else { is_old.then_some(true) }
    }
}

/// The guard around a use of an API: a test that has shown it to be there, or its successor not to be, or a `try`
/// whose other arm has the successor.
pub fn guard_of(module: &Module, node: Node<'_>, api: &Api<'_>) -> Option<Guard> {
    let guard = |at: Node<'_>, text: &str, preferred: Option<Node<'_>>| Guard {
        line: module.source.line_of(at.start()) + 1,
        text: text.to_owned(),
        preferred: preferred.map(Node::id),
    };
    let asks = |(test, holds): &(Node<'_>, bool)| shows(module, *test, *holds, api, FLAGS);
    if let Some((test, _)) = module.passed_tests(node).into_iter().find(asks) {
        return Some(guard(test, "a condition asks whether the API is there", None));
    }
    let mut child = node;
    for above in node.ancestors() {
        if let Some(preferred) = guarded_by_try(above, child, api) {
            return Some(guard(above, "the `try` has the other spelling in its other arm", preferred));
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
    import_guards(module, item).next()
}

/// All such guards, from the innermost outwards.
pub fn import_guards<'m>(module: &'m Module, item: Node<'m>) -> impl Iterator<Item = Guard> {
    let children = std::iter::once(item).chain(item.ancestors());
    children.zip(item.ancestors()).filter_map(move |(child, above)| guard_by(module, item, child, above))
}

/// The guard that a node is for an import in one of its children.
fn guard_by<'m>(module: &Module, item: Node<'m>, child: Node<'m>, above: Node<'m>) -> Option<Guard> {
    let guard = |text: &str, preferred: Option<Node<'_>>| Guard {
        line: module.source.line_of(above.start()) + 1,
        text: text.to_owned(),
        preferred: preferred.map(Node::id),
    };
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
        return Some(guard("the condition asks whether the module is loaded", None));
    }
    if above.kind() != Kind::TryStatement {
        return None;
    }
    let is_of_python_2 = imports_python_2(module, item.statement());
    let handlers: Vec<Node<'_>> = above.children().filter(|c| is_handler(*c)).collect();
    let catching = |kinds: &[&str]| handlers.iter().any(|handler| catches(*handler, kinds));
    if !catching(&["ImportError", "ModuleNotFoundError", "AttributeError", "Exception"])
        || !is_of_python_2 && arms_are_of_two_pythons(module, above)
    {
        return None;
    }
    let in_body = child.field() == Some(Field::Body);
    // A module of Python 2 is as good a fallback as any, unless only Python 2 can do without it.
    let is_old = |below: Node<'_>| imports_python_2(module, below);
    let counts = |body: &Node<'_>| !in_body && (!is_of_python_2 || body.descendants().any(is_old));
    let gives_up = handlers
        .iter()
        .all(|handler| handler.parts().last().is_some_and(|b| b.kind() == Kind::Block && leaves(b)));
    let guards = (in_body && !gives_up) || is_handler(child);
    guards.then(|| guard("its import has a fallback", above.child(Field::Body).filter(counts)))
}

/// Whether some arm of a `try` imports a module that only Python 2 has.
fn arms_are_of_two_pythons(module: &Module, statement: Node<'_>) -> bool {
    statement.descendants().any(|below| imports_python_2(module, below))
}

fn is_handler(node: Node<'_>) -> bool {
    node.kind() == Kind::ExceptClause
}

/// Whether a handler catches one of these exceptions; a bare `except` catches all.
fn catches(handler: Node<'_>, kinds: &[&str]) -> bool {
    let Some(classes) = handler.parts().find(|part| part.kind() != Kind::Block) else {
        return true;
    };
    mentions(classes, kinds)
}

/// Whether a node stands in the body of a `try` that goes on where an API turns out to be missing.
pub fn is_tried(node: Node<'_>) -> bool {
    let mut tries = node.ancestors().filter(|above| above.kind() == Kind::TryStatement);
    tries.any(|above| {
        above.child(Field::Body).is_some_and(|body| node.is_within(body))
            && above
                .children()
                .filter(|c| is_handler(*c))
                .any(|handler| catches(handler, &MISSING_OR_MISUSED))
    })
}

/// The handler for `AttributeError`, by that name, that runs where a name is missing at a node, in the same function.
pub fn handler_of_lack(node: Node<'_>) -> Option<Node<'_>> {
    let own = |above: &Node<'_>| {
        !matches!(above.kind(), Kind::FunctionDefinition | Kind::ClassDefinition | Kind::Lambda)
    };
    let tries = node.ancestors().take_while(own).filter(|above| {
        let body = above.child(Field::Body).filter(|_| above.kind() == Kind::TryStatement);
        body.is_some_and(|body| node.is_within(body))
    });
    let names_it = |handler: &Node<'_>| {
        let classes = handler.parts().find(|part| part.kind() != Kind::Block);
        is_handler(*handler) && classes.is_some_and(|classes| mentions(classes, &["AttributeError"]))
    };
    tries.flat_map(|above| above.children()).find(names_it)
}

/// Whether a `try` guards the use of an API in one of its arms, and then the body that runs before that arm.
fn guarded_by_try<'t>(statement: Node<'t>, arm: Node<'t>, api: &Api<'_>) -> Option<Option<Node<'t>>> {
    let body = statement.child(Field::Body).filter(|_| statement.kind() == Kind::TryStatement)?;
    // Around several statements, what catches everything is there for something else.
    let is_short = body.parts().filter(does_something).nth(1).is_none();
    let kinds = if is_short { &MISSING_OR_MISUSED[..] } else { &SPECIFIC[..] };
    if arm == body {
        let mut handlers = statement.children().filter(|child| is_handler(*child));
        return handlers
            .any(|handler| {
                let is_bare = handler.parts().next().is_some_and(|part| part.kind() == Kind::Block);
                let is_other = || is_short && !is_bare && answers(handler, body, api);
                (is_short || !is_bare) && catches(handler, kinds) && mentions(handler, api.new) || is_other()
            })
            .then_some(None);
    }
    let is_named = arm.parts().next().is_some_and(|part| part.kind() != Kind::Block);
    let guards = if is_handler(arm) && is_named && catches(arm, &MISSING) {
        // What runs only when something newer is missing, by whatever name, unless the old is tried there as well.
        let is_tried = |of_module: OfModule<'_>| body.descendants().any(|node| of_module(node) == Some(true));
        !api.of_module.is_some_and(is_tried)
    } else {
        is_handler(arm) && (is_named || is_short) && catches(arm, kinds) && mentions(body, api.new)
    };
    guards.then_some(Some(body))
}

fn does_something(statement: &Node<'_>) -> bool {
    !matches!(statement.kind(), Kind::Comment | Kind::PassStatement)
}

/// Whether a handler has another answer for the lack of an API than its successor: it leaves, or binds what the
/// statement of the `try` binds, which takes an attribute from nothing but the module and may do nothing else.
fn answers(handler: Node<'_>, body: Node<'_>, api: &Api<'_>) -> bool {
    let Some(of_module) = api.of_module.filter(|_| catches(handler, &["AttributeError"])) else {
        return false;
    };
    let bound = |node: Node<'_>| -> Vec<String> {
        let assigned = node.descendants().filter(|below| below.kind() == Kind::Assignment);
        assigned.filter_map(|one| one.child(Field::Left)).map(|left| left.text().to_owned()).collect()
    };
    let mut taken = body.descendants().filter(|below| below.kind() == Kind::Attribute);
    let (names, others) = (bound(body), bound(handler));
    let last = handler.parts().last().and_then(|block| block.parts().filter(does_something).last());
    let leaves = |last: &Node<'_>| {
        matches!(last.kind(), Kind::ReturnStatement | Kind::ContinueStatement | Kind::BreakStatement)
    };
    let raises = last.is_some_and(|last| last.kind() == Kind::RaiseStatement);
    let asked = body.parts().find(|part| part.kind() == Kind::ExpressionStatement);
    let only_asks =
        asked.and_then(|asked| asked.parts().next()).is_some_and(|of| of.kind() == Kind::Attribute);
    let is_answer = last.is_some_and(|last| leaves(&last))
        || only_asks && !raises
        || !names.is_empty() && names.iter().all(|name| others.contains(name));
    is_answer && taken.all(|attribute| of_module(attribute).is_some())
}

/// Whether one of the words stands in a node, as a name or as a string.
pub fn mentions(node: Node<'_>, words: &[&str]) -> bool {
    node.descendants().any(|below| match below.kind() {
        Kind::Identifier | Kind::StringContent => words.contains(&below.text()),
        _ => false,
    })
}

/// Whether a test that came out so shows that an API is there, or that its successor is not: `hasattr(x, "word")`,
/// `getattr(x, "word", None) is not None`, `"word" in dir(x)`.
fn shows(module: &Module, test: Node<'_>, holds: bool, api: &Api<'_>, flags: usize) -> bool {
    let test = test.unparenthesised();
    let shows = |test: Node<'_>, holds: bool| shows(module, test, holds, api, flags);
    match test.kind() {
        Kind::NotOperator => test.child(Field::Argument).is_some_and(|inner| shows(inner, !holds)),
        Kind::BooleanOperator => {
            let mut operands = [test.child(Field::Left), test.child(Field::Right)].into_iter().flatten();
            match test.token(Kind::KwAnd).is_some() == holds {
                true => operands.any(|operand| shows(operand, holds)),
                false => operands.all(|operand| shows(operand, holds)),
            }
        }
        Kind::ComparisonOperator => {
            let operators: String =
                test.children_by(Field::Operators).map(|operator| operator.text()).collect();
            let is_negative = operators.contains("not") || operators == "!=";
            let (is_none, in_names) = test.parts().skip(1).last().map_or((false, false), |other| {
                let text = other.text();
                (other.kind() == Kind::None, text.starts_with("dir(") || text.ends_with("__dict__"))
            });
            match test.parts().next() {
                Some(name) if in_names => {
                    let names: Vec<&str> = strings(name).collect();
                    let shown = if names.iter().any(|name| api.new.contains(name)) {
                        Some(false)
                    } else {
                        names.iter().any(|name| api.old.contains(name)).then_some(true)
                    };
                    shown == Some(holds != is_negative)
                }
                Some(asked) if is_none => shows(asked, holds == is_negative),
                _ => asked(test, api).any(|shown| shown == holds),
            }
        }
        Kind::Identifier | Kind::Attribute => {
            let value = flag(module, test).filter(|_| flags > 0);
            value.is_some_and(|value| self::shows(module, value, holds, api, flags - 1))
        }
        _ => asked(test, api).any(|shown| shown == holds),
    }
}

/// How many flags are followed that are made of one another.
const FLAGS: usize = 3;

/// The value of a name or an attribute that is bound once in its file, by `HAS_CLOCK = hasattr(time, "clock")`.
fn flag<'m>(module: &'m Module, node: Node<'_>) -> Option<Node<'m>> {
    let name = match node.kind() {
        Kind::Identifier => {
            let (_, [only]) = module.lookup(module.scope_of(node), node.text())? else { return None };
            let BindingKind::Value(value) = &module.binding(*only).kind else { return None };
            return Some(module.tree.node(*value));
        }
        _ => node.child(Field::Attribute)?.text(),
    };
    let places = module.identifiers(name).map(|place| match place.field() {
        Some(Field::Attribute) => place.parent().unwrap_or(place),
        _ => place,
    });
    let mut stores = places.filter(|place| place.is_stored());
    let (Some(only), None) = (stores.next(), stores.next()) else { return None };
    let assignment = only.parent().filter(|above| above.kind() == Kind::Assignment)?;
    assignment.child(Field::Right)
}

/// What the questions in an expression show if they are answered by yes. Without a default, `getattr` takes the name
/// for granted.
fn asked<'t>(node: Node<'t>, api: &'t Api<'_>) -> impl Iterator<Item = bool> + use<'t> {
    let calls = node.descendants().filter(|below| below.kind() == Kind::Call);
    calls.filter_map(|call| {
        let function = call.child(Field::Function)?.text();
        let given: Vec<Node<'_>> =
            call.child(Field::Arguments)?.parts().filter(|part| part.kind() != Kind::Comment).collect();
        let is_question = match function {
            "getattr" => given.len() > 2,
            "hasattr" | "safe_hasattr" => true,
            _ => false,
        };
        let name = given.get(1).filter(|_| is_question)?;
        strings(*name).find_map(|name| api.shown_by(given.first().copied(), name))
    })
}

/// What the strings in a node hold.
fn strings<'t>(node: Node<'t>) -> impl Iterator<Item = &'t str> {
    node.descendants().filter(|below| below.kind() == Kind::StringContent).map(|below| below.text())
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
        assert!(guarded("if getattr(p, 'read_file', None) is None and x:\n    p.readfp(f)\n"));
        assert!(guarded("if 'readfp' in dir(p):\n    p.readfp(f)\n"));
        assert!(guarded("if x or not hasattr(p, 'readfp'):\n    pass\nelse:\n    p.readfp(f)\n"));
    }

    #[test]
    fn a_flag_is_what_it_is_bound_to() {
        assert!(guarded("OLD = hasattr(p, 'readfp')\nif OLD:\n    p.readfp(f)\n"));
        assert!(guarded("NEW = hasattr(p, 'read_file')\ndef g():\n    return not NEW and p.readfp(f)\n"));
        assert!(guarded(
            "class C:\n    old = hasattr(p, 'readfp')\n    def g(self):\n        if self.old:\n            p.readfp(f)\n"
        ));
        assert!(guarded("A = hasattr(p, 'readfp')\nB = A and x\nif B:\n    p.readfp(f)\n"));
        assert!(!guarded("NEW = hasattr(p, 'read_file')\nif NEW:\n    p.readfp(f)\n"));
        assert!(!guarded("OLD = hasattr(p, 'readfp')\nOLD = True\nif OLD:\n    p.readfp(f)\n"));
        assert!(!guarded("OLD = hasattr(p, 'sections')\nif OLD:\n    p.readfp(f)\n"));
    }

    #[test]
    fn a_guard_has_a_direction() {
        assert!(!guarded("if hasattr(p, 'read_file'):\n    p.readfp(f)\n"));
        assert!(!guarded("if not hasattr(p, 'readfp'):\n    p.readfp(f)\n"));
        assert!(!guarded("if hasattr(p, 'readfp'):\n    pass\nelse:\n    p.readfp(f)\n"));
        assert!(!guarded("if getattr(p, 'readfp', None) is None:\n    p.readfp(f)\n"));
        assert!(!guarded("if x or hasattr(p, 'readfp'):\n    p.readfp(f)\n"));
        assert!(!guarded("hasattr(p, 'readfp') or p.readfp(f)\n"));
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
