//! A helper as large as its uses need: parameters that no call passes become their defaults, and what these decide is
//! folded away.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::imports::WantedImport;
use crate::matching::is_tested;
use crate::model::{Module, is_variable};
use crate::syntax::{Field, Kind, Layout, Node, Tree, comments_in, same_strings};

/// The longest line of a header whose parameters are written in one line.
const WIDTH: usize = 88;

/// Trims helpers, given by local name, to the calls in the file that they will stand in; `file` gives its text, with the
/// helpers in it. One whose name is used in another way than by a call, or which the file had before, stays as it is.
/// Returns whether one has changed.
pub fn trim(module: &Module, file: impl FnOnce() -> String, helpers: &mut BTreeMap<String, String>) -> bool {
    let is_long = |(name, text): &(&String, &String)| {
        let header = text.split("):").next().unwrap_or_default();
        header.contains('=') && module.in_scope(module.top(), name).is_empty()
    };
    let long: Vec<String> = helpers.iter().filter(is_long).map(|(name, _)| name.clone()).collect();
    if long.is_empty() {
        return false;
    }
    let tree = Tree::parse(&file());
    let short = |name: &String| Some((name.clone(), trimmed(&helpers[name], &passed(&tree, name)?)?));
    let short: Vec<(String, String)> = long.iter().filter_map(short).collect();
    let is_changed = !short.is_empty();
    let whole = helpers.clone();
    helpers.extend(short);
    // One that only other helpers called may have no caller left.
    let callers = |helpers: &BTreeMap<String, String>, name: &String| {
        helpers.iter().filter(|(other, text)| *other != name && has_word(text, name)).count()
    };
    for name in whole.keys() {
        if callers(&whole, name) == 0 || callers(helpers, name) > 0 {
            continue;
        }
        let outside = tree.of_kind(Kind::Identifier).filter(|node| {
            let function = node.ancestors().filter(|above| above.kind() == Kind::FunctionDefinition).last();
            let own = function.and_then(|function| function.child(Field::Name));
            node.text() == name && own.is_none_or(|own| !whole.contains_key(own.text()))
        });
        if outside.count() == 0 {
            helpers.remove(name);
        }
    }
    is_changed
}

/// Whether an import is for a name that some helper still has.
pub fn is_needed(import: &WantedImport, helpers: &BTreeMap<String, String>) -> bool {
    let local = import.alias.as_ref().or(import.name.as_ref()).unwrap_or(&import.module);
    helpers.values().any(|text| has_word(text, local))
}

fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part))
}

/// What the calls of a function pass: how many arguments by place at most, and which by name. `None` if it is used in
/// another way, or a star hides what is passed.
fn passed(tree: &Tree, name: &str) -> Option<(usize, BTreeSet<String>)> {
    let (mut count, mut keywords) = (0, BTreeSet::new());
    for node in tree.of_kind(Kind::Identifier).filter(|node| node.text() == name && is_variable(*node)) {
        let above = node.parent()?;
        if above.kind() == Kind::FunctionDefinition {
            continue;
        }
        let list = above
            .child(Field::Arguments)
            .filter(|list| node.field() == Some(Field::Function) && list.kind() == Kind::ArgumentList)?;
        let mut places = 0;
        for argument in list.parts() {
            match argument.kind() {
                Kind::Splat | Kind::DictionarySplat => return None,
                Kind::KeywordArgument => {
                    keywords.insert(argument.child(Field::Name)?.text().to_owned());
                }
                _ => places += 1,
            }
        }
        count = count.max(places);
    }
    Some((count, keywords))
}

/// The function without the parameters that no call passes; `None` where it stays as it is.
fn trimmed(text: &str, (count, keywords): &(usize, BTreeSet<String>)) -> Option<String> {
    let tree = Tree::parse(text);
    let function = tree.root().parts().next().filter(|first| first.kind() == Kind::FunctionDefinition)?;
    let list = function.child(Field::Parameters)?;
    let (mut kept, mut values) = (Vec::new(), HashMap::new());
    for (index, parameter) in list.parts().enumerate() {
        let is_passed = |name: &str| index < *count || keywords.contains(name);
        match parameter.kind() {
            Kind::Identifier => kept.push(parameter.text()),
            Kind::DefaultParameter => {
                let (name, value) = (parameter.child(Field::Name)?, parameter.child(Field::Value)?);
                match is_passed(name.text()) || !is_simple(value) || is_rebound(function, name) {
                    true => kept.push(parameter.text()),
                    false => drop(values.insert(name.text(), value)),
                }
            }
            _ => return None,
        }
    }
    if values.is_empty() || comments_in(function).any(|comment| !Layout::of(comment).starts_line) {
        return None;
    }
    let body = function.child(Field::Body)?;
    let unit = text[..body.start()].rsplit('\n').next().filter(|unit| unit.trim().is_empty())?;
    let body = Folder { values, unit }.block(body)?;
    let name = function.child(Field::Name)?.text();
    let line = format!("def {name}({}):", kept.join(", "));
    let header = match line.len() <= WIDTH {
        true => line,
        false => format!("def {name}(\n{unit}{},\n):", kept.join(&format!(",\n{unit}"))),
    };
    Some(format!("{header}\n{unit}{body}"))
}

/// Whether a default may be written wherever its parameter stood.
fn is_simple(value: Node<'_>) -> bool {
    match value.kind() {
        Kind::None | Kind::True | Kind::False | Kind::Integer | Kind::Identifier => true,
        Kind::Attribute => value.child(Field::Object).is_some_and(is_simple),
        Kind::String => !value.text().contains('\n'),
        _ => false,
    }
}

/// Whether the body of a function binds the name of a parameter, or has it in an f-string.
fn is_rebound(function: Node<'_>, parameter: Node<'_>) -> bool {
    let Some(body) = function.child(Field::Body) else { return true };
    let same = |node: &Node<'_>| node.kind() == Kind::Identifier && node.text() == parameter.text();
    body.descendants().filter(same).any(|node| {
        let is_bound = node.is_stored() || node.enclosing(&[Kind::Lambda]).is_some();
        is_bound || node.enclosing(&[Kind::FunctionDefinition]) != Some(function) || in_string(node)
    })
}

fn in_string(node: Node<'_>) -> bool {
    node.ancestors().any(|above| above.kind() == Kind::Interpolation)
}

/// Writes code anew with the values of some parameters.
struct Folder<'t> {
    values: HashMap<&'t str, Node<'t>>,
    /// One level of indentation.
    unit: &'t str,
}

impl<'t> Folder<'t> {
    /// The statements of a block, from the first one on, with the indentation that they have; `None` where nothing would
    /// be left, or a branch cannot be folded.
    fn block(&self, block: Node<'t>) -> Option<String> {
        let text = block.tree().text();
        let mut result = String::new();
        let mut end = block.start();
        // The conditions of the `if` statements just before, which have not held where the next one is reached.
        let mut passed: Vec<String> = Vec::new();
        for statement in block.children().filter(|child| child.is_named()) {
            let (mut new, ends) = self.statement(statement)?;
            match left_if(&new) {
                Some(condition) if passed.contains(&condition) => new.clear(),
                Some(condition) => passed.push(condition),
                // It may bind a name anew.
                None => passed.clear(),
            }
            if !new.is_empty() {
                if !result.is_empty() {
                    let indent = text[..statement.start()].rsplit('\n').next().unwrap_or_default();
                    let gap = if text[end..statement.start()].contains("\n\n") { "\n\n" } else { "\n" };
                    result.push_str(&format!("{gap}{indent}"));
                }
                result.push_str(&new);
            }
            end = statement.end();
            if ends {
                break;
            }
        }
        (!result.is_empty()).then_some(result)
    }

    /// A statement, empty if nothing is left, and whether what follows is never reached because a branch now stands in
    /// its place.
    fn statement(&self, statement: Node<'t>) -> Option<(String, bool)> {
        let condition = statement.child(Field::Condition).filter(|_| statement.kind() == Kind::IfStatement);
        let Some(truth) = condition.and_then(|condition| self.truth(condition)) else {
            return Some((self.code(statement)?, false));
        };
        let branch = match truth {
            true => statement.child(Field::Consequence),
            false => match statement.child(Field::Alternative) {
                Some(clause) if clause.kind() == Kind::ElifClause => return None,
                clause => clause.and_then(|clause| clause.child(Field::Body)),
            },
        };
        let Some(branch) = branch else { return Some((String::new(), false)) };
        let last = branch.parts().last();
        let ends =
            last.is_some_and(|last| matches!(last.kind(), Kind::ReturnStatement | Kind::RaiseStatement));
        Some((self.dedented(branch, &self.block(branch)?)?, ends))
    }

    /// Code with the values in the place of the parameters.
    fn code(&self, node: Node<'t>) -> Option<String> {
        if node.kind() == Kind::Block {
            return self.block(node);
        }
        if node.kind() == Kind::ElifClause && self.truth(node.child(Field::Condition)?).is_some() {
            return None;
        }
        if let Some(folded) = self.folded(node) {
            return self.code(folded);
        }
        if let Some(value) = self.value(node) {
            return Some(value.text().to_owned());
        }
        if matches!(node.kind(), Kind::NotOperator | Kind::ComparisonOperator)
            && let Some(truth) = self.truth(node)
        {
            return Some(if truth { "True" } else { "False" }.to_owned());
        }
        let text = node.tree().text();
        let (mut result, mut end) = (String::new(), node.start());
        for child in node.children() {
            result.push_str(&text[end..child.start()]);
            result.push_str(&self.code(child)?);
            end = child.end();
        }
        result.push_str(&text[end..node.end()]);
        Some(result)
    }

    /// The default that stands for an identifier.
    fn value(&self, node: Node<'t>) -> Option<Node<'t>> {
        let is_name = node.kind() == Kind::Identifier && is_variable(node);
        self.values.get(node.text()).copied().filter(|_| is_name)
    }

    /// The operand or branch that an expression comes to, if that is decided.
    fn folded(&self, node: Node<'t>) -> Option<Node<'t>> {
        match node.kind() {
            Kind::BooleanOperator => {
                let (left, right) = (node.child(Field::Left)?, node.child(Field::Right)?);
                let decides = node.token(Kind::KwAnd).is_none();
                match (self.truth(left), self.truth(right)) {
                    (Some(truth), _) => Some(if truth == decides { left } else { right }),
                    (None, Some(truth)) if truth != decides && is_tested(node) => Some(left),
                    _ => None,
                }
            }
            Kind::ConditionalExpression => {
                let [yes, test, no] = node.parts().collect::<Vec<_>>()[..] else { return None };
                Some(if self.truth(test)? { yes } else { no })
            }
            Kind::ParenthesizedExpression => {
                let inner = node.unparenthesised();
                let part = self.folded(inner)?;
                matches!(part.kind(), Kind::Identifier | Kind::Attribute | Kind::Call).then_some(part)
            }
            _ => None,
        }
    }

    /// Whether an expression is true, if that is known.
    fn truth(&self, node: Node<'t>) -> Option<bool> {
        let node = node.unparenthesised();
        match node.kind() {
            Kind::NotOperator => self.truth(node.child(Field::Argument)?).map(|truth| !truth),
            Kind::BooleanOperator | Kind::ConditionalExpression => self.truth(self.folded(node)?),
            Kind::ComparisonOperator => {
                let [left, right] = node.parts().collect::<Vec<_>>()[..] else { return None };
                let has = |kind| node.token(kind).is_some();
                if has(Kind::KwIs) || has(Kind::EqualEqual) {
                    self.same(left, right)
                } else if has(Kind::KwIsNot) || has(Kind::NotEqual) {
                    self.same(left, right).map(|same| !same)
                } else if right.kind() == Kind::Tuple && (has(Kind::KwIn) || has(Kind::KwNotIn)) {
                    let all: Vec<Option<bool>> = right.parts().map(|part| self.same(left, part)).collect();
                    let is_known = all.contains(&Some(true)) || all.iter().all(Option::is_some);
                    is_known.then(|| all.contains(&Some(true)) == has(Kind::KwIn))
                } else {
                    None
                }
            }
            _ => {
                let literal = self.value(node).unwrap_or(node);
                match literal.kind() {
                    Kind::None | Kind::False => Some(false),
                    Kind::True => Some(true),
                    Kind::Integer => Some(literal.text() != "0"),
                    Kind::String => Some(!same_strings(literal.text(), "''")),
                    _ => None,
                }
            }
        }
    }

    /// Whether two expressions are equal, if both are literals of one kind, or one of them is `None`.
    fn same(&self, left: Node<'t>, right: Node<'t>) -> Option<bool> {
        let literal = |node: Node<'t>| {
            let node = node.unparenthesised();
            let node = self.value(node).unwrap_or(node);
            let is_literal =
                matches!(node.kind(), Kind::None | Kind::True | Kind::False | Kind::Integer | Kind::String);
            is_literal.then_some(node)
        };
        let (left, right) = (literal(left)?, literal(right)?);
        match (left.kind(), right.kind()) {
            (Kind::String, Kind::String) => Some(same_strings(left.text(), right.text())),
            (Kind::None, other) | (other, Kind::None) => Some(other == Kind::None),
            (one, other) => (one == other).then(|| left.text() == right.text()),
        }
    }

    /// A block as it stands one level further out; `None` if a string has lines that would move.
    fn dedented(&self, block: Node<'t>, text: &str) -> Option<String> {
        let has_lines = |string: Node<'_>| string.text().contains('\n');
        if block.descendants().filter(|node| node.kind() == Kind::String).any(has_lines) {
            return None;
        }
        Some(text.replace(&format!("\n{}", self.unit), "\n"))
    }
}

/// The condition of an `if` without other arms whose block returns or raises at its end, if it only asks for names.
fn left_if(statement: &str) -> Option<String> {
    let tree = Tree::parse(statement);
    let only = tree.root().parts().next().filter(|first| first.kind() == Kind::IfStatement)?;
    let last = only.child(Field::Consequence)?.parts().last()?;
    let leaves = matches!(last.kind(), Kind::ReturnStatement | Kind::RaiseStatement);
    let condition = only.child(Field::Condition)?;
    let is_plain = condition.descendants().all(|node| {
        !matches!(
            node.kind(),
            Kind::Call | Kind::Attribute | Kind::Subscript | Kind::Await | Kind::NamedExpression
        )
    });
    (leaves && is_plain && only.child(Field::Alternative).is_none()).then(|| condition.text().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HELPER: &str = r#"def connect(host, port=0, secure=False, kind=None, note="", level=LOW):
    """Connect."""
    if (secure or note) and not port:
        raise ValueError(port)
    # by kind
    if kind in (None, DEFAULT):
        made = Link(LOUD if secure else QUIET)
        made.set(
            level,
        )
    else:
        made = Link(kind)
    if note:
        made.note(note)
    return made.open(host, port, secure=secure)"#;

    fn short(calls: &str) -> String {
        passed(&Tree::parse(calls), "connect").and_then(|passed| trimmed(HELPER, &passed)).unwrap_or_default()
    }

    #[test]
    fn what_no_call_passes_is_its_default() {
        let expected = r#"def connect(host):
    """Connect."""
    # by kind
    made = Link(QUIET)
    made.set(
        LOW,
    )
    return made.open(host, 0, secure=False)"#;
        assert_eq!(short("connect(a)\nconnect(host=b)\n"), expected);
        let noted = short("connect(a, note=b)\n");
        assert!(noted.starts_with("def connect(host, note=\"\"):\n"), "{noted}");
        assert!(noted.contains("    if note:\n        raise ValueError(0)\n"), "{noted}");
    }

    #[test]
    fn what_has_returned_is_not_asked_again() {
        let twice = "def lib(prefix=None, all=False):\n    if prefix is None and not all:\n        return 1\n    if prefix is None:\n        return 2\n    return prefix";
        let expected = "def lib(prefix=None):\n    if prefix is None:\n        return 1\n    return prefix";
        assert_eq!(trimmed(twice, &(1, BTreeSet::new())).unwrap(), expected);
        let between = twice.replace("        return 1\n", "        return 1\n    prefix = find(prefix)\n");
        assert!(trimmed(&between, &(1, BTreeSet::new())).is_none_or(|text| text.contains("return 2")));
    }

    #[test]
    fn a_function_whose_arguments_are_not_all_seen_stays() {
        for calls in ["connect(*a)\n", "connect(a, **b)\n", "map(connect, a)\n", "connect(i for i in a)\n"] {
            assert_eq!(short(calls), "", "{calls}");
        }
        assert_eq!(short("connect(a, 1, True, K, 'n', level=L)\n"), "");
        let tabs = "def f(a, b=1):\n\tif b:\n\t\ta()\n\t\tif a:\n\t\t\ta.b()\n\treturn a";
        let expected = "def f(a):\n\ta()\n\tif a:\n\t\ta.b()\n\treturn a";
        assert_eq!(trimmed(tabs, &(1, BTreeSet::new())).unwrap(), expected);
        let again = "def f(a, b=None):\n    b = b or a\n    return b";
        assert_eq!(trimmed(again, &(1, BTreeSet::new())), None);
        let elif =
            "def f(a, b=None):\n    if b:\n        return 1\n    elif a:\n        return 2\n    return 3";
        assert_eq!(trimmed(elif, &(1, BTreeSet::new())), None);
    }
}
