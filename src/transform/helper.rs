//! Helpers: functions that are copied into a user's module, so they may use only what can be
//! brought along.

use std::collections::HashSet;

use super::Helper;
use super::error::Errors;
use super::names::{Meaning, TemplateScope, is_binding, is_class_member, names};
use crate::knowledge::builtins;
use crate::syntax::{Field, Kind, Node};

/// Compiles a top-level function (with its decorators, if it has any).
pub(super) fn compile(
    statement: Node<'_>,
    name: &str,
    scope: &TemplateScope<'_>,
    errors: &mut Errors<'_>,
) -> Helper {
    let start = statement.start();
    let mut helper = Helper {
        name: name.to_owned(),
        text: statement.text().to_owned(),
        symbols: Vec::new(),
        needs: Vec::new(),
        builtins: Vec::new(),
    };
    let mut bound: HashSet<&str> = imported(statement).collect();
    bound.extend(
        names(statement).filter(|name| is_binding(*name) && !is_class_member(*name)).map(|name| name.text()),
    );
    for read in names(statement) {
        let text = read.text();
        if bound.contains(text) || is_binding(read) {
            continue;
        }
        match scope.meaning(read) {
            Meaning::Symbol(node, symbol) => {
                helper.symbols.push((node.start() - start..node.end() - start, symbol));
            }
            Meaning::Helper(other) if !helper.needs.iter().any(|need| need == other) => {
                helper.needs.push(other.to_owned());
            }
            Meaning::Helper(_) => {}
            Meaning::Builtin if builtins::known(text) => helper.builtins.push(text.to_owned()),
            Meaning::Builtin => scope.gone(read, errors),
            Meaning::Unknown => scope.unknown(read, &[], errors),
        }
    }
    helper
}

/// The names that imports inside a helper give it.
fn imported(statement: Node<'_>) -> impl Iterator<Item = &str> {
    let imports = statement
        .descendants()
        .filter(|node| matches!(node.kind(), Kind::ImportStatement | Kind::ImportFromStatement));
    imports.flat_map(|import| import.children_by(Field::Name)).filter_map(|entry| {
        let name = entry.child(Field::Alias).or_else(|| entry.parts().next());
        name.map(|name| name.text())
    })
}

#[cfg(test)]
mod tests {
    use crate::transform::compile::testing::{compiled, mistakes};

    const PAIR: &str = "def before(x): return x.old()\ndef after(x): return outer(x)\n";

    #[test]
    fn a_helper_knows_what_it_must_bring() {
        let transform = compiled(&format!(
            "import sys\nimport importlib.util\n{PAIR}\ndef outer(x, *rest):\n    \"\"\"Doc.\"\"\"\n    import re\n    \
             for y in rest:\n        sys.modules[y] = re.sub(x, inner(x), str(y))\n    \
             return [importlib.util.find_spec(z) for z in rest]\n\n@len\ndef inner(x):\n    return x\n"
        ));
        let outer = &transform.helpers["outer"];
        assert!(outer.text.starts_with("def outer(") && outer.text.ends_with("for z in rest]"));
        let symbols: Vec<(&str, &str)> = outer
            .symbols
            .iter()
            .map(|(range, symbol)| (&outer.text[range.clone()], symbol.module.as_str()))
            .collect();
        assert_eq!(symbols, [("sys.modules", "sys"), ("importlib.util.find_spec", "importlib.util")]);
        assert_eq!(outer.needs, ["inner"]);
        assert!(transform.helpers["inner"].text.starts_with("@len\ndef inner"));
    }

    #[test]
    fn a_helper_may_use_only_what_can_be_brought() {
        let told = mistakes(&format!(
            "{PAIR}def outer(x):\n    return unicode(os.path, x)\ndef other():\n    pass\n"
        ));
        assert_eq!(told[0], "5:12 `unicode` is no builtin of Python 3; write what takes its place");
        assert!(told[1].starts_with("5:20 the name `os` is unknown"), "{told:?}");
        assert!(told[2].starts_with("6:1 the helper `other` is never used"));
    }
}
