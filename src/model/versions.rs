//! For which Pythons a place is alive: `if sys.version_info >= (3, 2):` and its many spellings.

use super::World;
use super::scope::{BindingId, BindingKind, Module};
use super::trail::{Trail, trace};
use crate::knowledge::{idiom, idioms, is_python_2};
use crate::syntax::{Field, Kind, Node};
use crate::version::{Version, Window};

/// A set of Pythons. Bit 0 is Python 2, bit n + 1 is Python 3.n.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VersionSet(u64);

const MINORS: u8 = 40;

impl VersionSet {
    /// Every Python.
    pub const ALL: VersionSet = VersionSet((1 << (MINORS + 1)) - 1);
    /// Python 2 alone.
    const PYTHON_2: VersionSet = VersionSet(1);
    /// No Python.
    pub const NONE: VersionSet = VersionSet(0);

    /// The Pythons for which `holds` is true; Python 2 is asked as 2.7.
    fn of(holds: impl Fn(Version) -> bool) -> VersionSet {
        let mut bits = u64::from(holds(Version::new(2, 7)));
        for minor in 0..MINORS {
            bits |= u64::from(holds(Version::new(3, minor))) << (minor + 1);
        }
        VersionSet(bits)
    }

    /// The Pythons of a support window.
    pub fn window(window: Window) -> VersionSet {
        VersionSet::of(|version| window.min <= version && version <= window.target)
    }

    /// What is in both.
    pub fn and(self, other: VersionSet) -> VersionSet {
        VersionSet(self.0 & other.0)
    }

    fn or(self, other: VersionSet) -> VersionSet {
        VersionSet(self.0 | other.0)
    }

    /// Whether it holds no Python.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The oldest Python 3 in it; 2.7 when Python 2 is.
    pub fn oldest(self) -> Option<Version> {
        match self.0.trailing_zeros() {
            64 => None,
            0 => Some(Version::new(2, 7)),
            bit => Some(Version::new(3, bit as u8 - 1)),
        }
    }

    /// The newest Python in it.
    pub fn newest(self) -> Option<Version> {
        match 63u32.checked_sub(self.0.leading_zeros())? {
            0 => Some(Version::new(2, 7)),
            bit => Some(Version::new(3, bit as u8 - 1)),
        }
    }
}

/// What a condition says of versions: where it may be true and where it may be false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Pythons for which it may be true.
    pub truthy: VersionSet,
    /// Pythons for which it may be false.
    pub falsy: VersionSet,
}

impl Verdict {
    /// Nothing is known.
    pub const UNKNOWN: Verdict = Verdict { truthy: VersionSet::ALL, falsy: VersionSet::ALL };

    fn exactly(holds: impl Fn(Version) -> bool) -> Verdict {
        Verdict { truthy: VersionSet::of(&holds), falsy: VersionSet::of(|version| !holds(version)) }
    }

    fn not(self) -> Verdict {
        Verdict { truthy: self.falsy, falsy: self.truthy }
    }

    fn and(self, other: Verdict) -> Verdict {
        Verdict { truthy: self.truthy.and(other.truthy), falsy: self.falsy.or(other.falsy) }
    }
}

/// The Pythons for which the code at `node` can run, as the conditions around it tell.
pub fn reachable_versions(world: &World<'_>, module: &Module, node: Node<'_>) -> VersionSet {
    let mut set = VersionSet::ALL;
    let mut child = node;
    for above in node.ancestors() {
        let verdict = |condition: Option<Node<'_>>| {
            condition.map_or(Verdict::UNKNOWN, |c| verdict(world, module, c, 8))
        };
        match above.kind() {
            Kind::IfStatement => {
                let condition = above.child(Field::Condition);
                if child.field() == Some(Field::Consequence) {
                    set = set.and(verdict(condition).truthy);
                } else if child.field() == Some(Field::Alternative) {
                    set = set.and(verdict(condition).falsy).and(behind(world, module, child));
                }
            }
            Kind::ElifClause if child.field() == Some(Field::Consequence) => {
                set = set.and(verdict(above.child(Field::Condition)).truthy);
            }
            Kind::ConditionalExpression => {
                let mut parts = above.parts();
                let (body, condition, other) = (parts.next(), parts.next(), parts.next());
                if body == Some(child) {
                    set = set.and(verdict(condition).truthy);
                } else if other == Some(child) {
                    set = set.and(verdict(condition).falsy);
                }
            }
            Kind::BooleanOperator if child.field() == Some(Field::Right) => {
                let left = verdict(above.child(Field::Left));
                let is_and = above.token(Kind::KwAnd).is_some();
                set = set.and(if is_and { left.truthy } else { left.falsy });
            }
            Kind::Block | Kind::Module => {
                set = set.and(behind(world, module, child));
            }
            _ => {}
        }
        child = above;
    }
    set
}

/// The Pythons for which a statement of a block, or a clause of an `if`, is reached past its earlier
/// siblings. Found once for each of them: a block may have a million statements.
fn behind(world: &World<'_>, module: &Module, node: Node<'_>) -> VersionSet {
    let mut open = Vec::new();
    let mut at = node;
    let (mut set, mut trail) = loop {
        if let Some(known) = module.reached_behind(at) {
            break known;
        }
        let Some(earlier) = at.previous_sibling() else {
            break (VersionSet::ALL, Trail::default());
        };
        open.push((at, earlier));
        at = earlier;
    };
    trail.follow();
    for (at, earlier) in open.into_iter().rev() {
        let condition = match earlier.kind() {
            Kind::ElifClause => earlier.child(Field::Condition),
            // `if sys.version_info < (3,): return` ends the block for the others.
            Kind::IfStatement
                if earlier.child(Field::Alternative).is_none()
                    && earlier.child(Field::Consequence).is_some_and(leaves) =>
            {
                earlier.child(Field::Condition)
            }
            _ => None,
        };
        // Python 3 ends there with an `ImportError`.
        if imports_python_2(module, earlier) {
            set = set.and(VersionSet::PYTHON_2);
        }
        if let Some(condition) = condition {
            let (verdict, asked) = trace(|| verdict(world, module, condition, 8));
            (set, trail) = (set.and(verdict.falsy), trail.and(&asked));
        }
        module.remember_behind(at, (set, trail.clone()));
    }
    set
}

/// Whether a statement imports a module that Python 2 alone has.
pub(super) fn imports_python_2(module: &Module, statement: Node<'_>) -> bool {
    let is_it = |dotted: Node<'_>| {
        let dotted = dotted.child(Field::Name).unwrap_or(dotted).text();
        is_python_2(dotted.split('.').next().unwrap_or(dotted)) && !module.is_marked(dotted)
    };
    match statement.kind() {
        Kind::ImportStatement => statement.children_by(Field::Name).any(is_it),
        Kind::ImportFromStatement => statement.child(Field::ModuleName).is_some_and(is_it),
        _ => false,
    }
}

/// Whether a block ends by leaving: `return`, `raise`, `continue`, `break`, `sys.exit()`.
pub(super) fn leaves(block: Node<'_>) -> bool {
    let Some(last) = block.parts().last() else {
        return false;
    };
    match last.kind() {
        Kind::ReturnStatement | Kind::RaiseStatement | Kind::ContinueStatement | Kind::BreakStatement => true,
        Kind::ExpressionStatement => {
            let text = last.text();
            idioms("end").any(|(name, _)| text.strip_prefix(name).is_some_and(|rest| rest.starts_with('(')))
        }
        _ => false,
    }
}

/// What a condition says of versions.
fn verdict(world: &World<'_>, module: &Module, node: Node<'_>, depth: usize) -> Verdict {
    let Some(depth) = depth.checked_sub(1) else {
        return Verdict::UNKNOWN;
    };
    let node = node.unparenthesised();
    match node.kind() {
        Kind::NotOperator => node
            .child(Field::Argument)
            .map_or(Verdict::UNKNOWN, |inner| verdict(world, module, inner, depth).not()),
        Kind::BooleanOperator => {
            let (Some(left), Some(right)) = (node.child(Field::Left), node.child(Field::Right)) else {
                return Verdict::UNKNOWN;
            };
            let left = verdict(world, module, left, depth);
            let right = verdict(world, module, right, depth);
            if node.token(Kind::KwAnd).is_some() {
                left.and(right)
            } else {
                left.not().and(right.not()).not()
            }
        }
        Kind::ComparisonOperator => comparison(world, module, node),
        Kind::Identifier | Kind::Attribute => flag(world, module, node, depth),
        _ => Verdict::UNKNOWN,
    }
}

/// `six.PY2`, `PY3`, and names that were assigned a condition.
fn flag(world: &World<'_>, module: &Module, node: Node<'_>, depth: usize) -> Verdict {
    let name = match node.kind() {
        Kind::Attribute => node.child(Field::Attribute).map_or("", |name| name.text()),
        _ => node.text(),
    };
    let here =
        (node.kind() == Kind::Identifier).then(|| module.lookup(module.scope_of(node), name)).flatten();
    let known = here.map_or(Verdict::UNKNOWN, |(_, bindings)| of_bindings(world, module, bindings, depth));
    if known != Verdict::UNKNOWN {
        return known;
    }
    // Another file may define it. That of many a condition is no flag, and costs to look for.
    if name.to_ascii_lowercase().contains("py") {
        let known = defined_elsewhere(world, module, node, depth).unwrap_or(Verdict::UNKNOWN);
        if known != Verdict::UNKNOWN {
            return known;
        }
    }
    // The rest goes by the names that everybody gives such flags.
    let plain = name.trim_start_matches('_').to_ascii_lowercase();
    let plain = plain.strip_prefix("is_").or(plain.strip_prefix("is")).unwrap_or(&plain);
    match idiom("flag", plain).map(|version| (version, version.parse())) {
        Some((_, Ok(first))) => Verdict::exactly(|version| version >= first),
        Some((major, _)) => Verdict::exactly(|version| major.parse() == Ok(version.major)),
        None => Verdict::UNKNOWN,
    }
}

/// A flag that another module of the project binds, or takes from a third one.
fn defined_elsewhere(world: &World<'_>, module: &Module, node: Node<'_>, depth: usize) -> Option<Verdict> {
    let written = world.written_names(module, node, depth)?;
    let [dotted] = written.names.as_slice() else { return None };
    let (mut dotted, mut from) = (dotted.clone(), module.source.path().to_owned());
    for _ in 0..depth {
        let (owner, name) = dotted.rsplit_once('.')?;
        let other = world.module(owner, &from)?;
        let bindings = other.in_scope(other.top(), name);
        match bindings {
            [only] if let BindingKind::From { module, name } = &other.binding(*only).kind => {
                (dotted, from) = (format!("{module}.{name}"), other.source.path().to_owned());
            }
            _ => return Some(of_bindings(world, &other, bindings, depth)),
        }
    }
    None
}

/// What a name is by its bindings: a condition, or `True` and `False` in the branches of one.
fn of_bindings(world: &World<'_>, module: &Module, bindings: &[BindingId], depth: usize) -> Verdict {
    let value = |id: &BindingId| match module.binding(*id).kind {
        BindingKind::Value(value) => Some(module.tree.node(value)),
        _ => None,
    };
    let values: Option<Vec<Node<'_>>> = bindings.iter().map(value).collect();
    match values.as_deref() {
        None | Some([]) => Verdict::UNKNOWN,
        Some([only]) => verdict(world, module, *only, depth),
        Some(all) => of_branches(world, module, all, depth).unwrap_or(Verdict::UNKNOWN),
    }
}

/// What a name is that is `True` or `False` by the branches of `if` that bind it, perhaps after one value for all.
fn of_branches(world: &World<'_>, module: &Module, values: &[Node<'_>], depth: usize) -> Option<Verdict> {
    let (mut known, mut others) =
        (Verdict { truthy: VersionSet::NONE, falsy: VersionSet::NONE }, VersionSet::ALL);
    for (index, value) in values.iter().enumerate().rev() {
        let block = value.statement().parent()?;
        let reached = match block.parent() {
            None if index == 0 => others,
            Some(above) if block.kind() == Kind::Block => {
                let is_else = above.kind() == Kind::ElseClause;
                let branch = if is_else { above.parent()? } else { above };
                let is_plain = branch.kind() == Kind::IfStatement
                    && branch.children().all(|child| child.kind() != Kind::ElifClause);
                let condition = branch.child(Field::Condition).filter(|_| is_plain)?;
                let told = verdict(world, module, condition, depth);
                let told = if is_else { told.not() } else { told };
                others = others.and(told.falsy);
                told.truthy
            }
            _ => return None,
        };
        match value.kind() {
            Kind::True => known.truthy = known.truthy.or(reached),
            Kind::False => known.falsy = known.falsy.or(reached),
            _ => return None,
        }
    }
    Some(known)
}

/// `sys.version_info >= (3, 2)` and the like. `(3, 0) <= sys.version_info < (3, 4)` says that each
/// comparison of two neighbours holds.
fn comparison(world: &World<'_>, module: &Module, node: Node<'_>) -> Verdict {
    let operands: Vec<Node<'_>> = node.parts().collect();
    let operators: Vec<&str> = node.children_by(Field::Operators).map(|token| token.text()).collect();
    if operands.len() != operators.len() + 1 {
        return Verdict::UNKNOWN;
    }
    operands
        .windows(2)
        .zip(operators)
        .map(|(pair, operator)| of_two(world, module, pair[0], operator, pair[1]))
        .reduce(Verdict::and)
        .unwrap_or(Verdict::UNKNOWN)
}

/// What one comparison says of versions, whichever side the version stands on.
fn of_two(world: &World<'_>, module: &Module, left: Node<'_>, operator: &str, right: Node<'_>) -> Verdict {
    let (left, right) = (left.unparenthesised(), right.unparenthesised());
    if let Some(subject) = subject(world, module, left) {
        return compare(subject, operator, right);
    }
    let Some(subject) = subject(world, module, right) else {
        return Verdict::UNKNOWN;
    };
    let turned = match operator {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        same => same,
    };
    compare(subject, turned, left)
}

#[derive(Clone, Copy)]
enum Subject {
    /// `sys.version_info`, or a slice of it from the start, of this length.
    Tuple(usize),
    /// `sys.version_info[0]`, `sys.version_info.major`
    Major,
    /// `sys.version_info[1]`, `sys.version_info.minor`
    Minor,
    /// `sys.hexversion`
    Hex,
    /// `sys.version`, or its beginning.
    Text,
}

fn subject(world: &World<'_>, module: &Module, node: Node<'_>) -> Option<Subject> {
    match node.kind() {
        Kind::Subscript => {
            let value = subject(world, module, node.child(Field::Value)?)?;
            let index = node.child(Field::Subscript)?.text().replace(' ', "");
            match (value, index.as_str()) {
                (Subject::Tuple(_), "0") => Some(Subject::Major),
                (Subject::Tuple(_), "1") => Some(Subject::Minor),
                (Subject::Tuple(_), ":1" | "0:1") => Some(Subject::Tuple(1)),
                (Subject::Tuple(_), ":2" | "0:2") => Some(Subject::Tuple(2)),
                (Subject::Tuple(_), ":3" | "0:3") => Some(Subject::Tuple(3)),
                (Subject::Text, "0" | ":1" | ":3") => Some(Subject::Text),
                _ => None,
            }
        }
        Kind::Identifier | Kind::Attribute => match idiom("version", world.names(module, node).only()?)? {
            "tuple" => Some(Subject::Tuple(5)),
            "major" => Some(Subject::Major),
            "minor" => Some(Subject::Minor),
            "hex" => Some(Subject::Hex),
            "text" => Some(Subject::Text),
            _ => None,
        },
        _ => None,
    }
}

fn compare(subject: Subject, operator: &str, other: Node<'_>) -> Verdict {
    let bound: Option<(Vec<u32>, usize)> = match subject {
        Subject::Tuple(length) => {
            let numbers = match other.kind() {
                Kind::Tuple => other.parts().map(|n| n.text().parse().ok()).collect::<Option<Vec<u32>>>(),
                _ => None,
            };
            numbers.map(|numbers| (numbers, length))
        }
        Subject::Major | Subject::Minor => other.text().parse().ok().map(|number| (vec![number], 1)),
        Subject::Hex => number(other.text()).map(|hex| (vec![hex >> 24, (hex >> 16) & 0xff], 2)),
        Subject::Text => {
            let text = other.text().trim_matches(['\'', '"']);
            let numbers: Option<Vec<u32>> =
                text.split('.').filter(|p| !p.is_empty()).map(|p| p.parse().ok()).collect();
            // Compared as text, `3.10` is less than `3.9`: only the first number is believed.
            numbers.map(|numbers| (numbers.into_iter().take(1).collect(), 1))
        }
    };
    let Some((bound, length)) = bound else {
        return Verdict::UNKNOWN;
    };
    // A version stands for all its micro releases: a bound within them decides nothing for it.
    if bound.len() > 2 && length > 2 && bound[2..].iter().any(|n| *n > 0) {
        let upto = Version::new(bound[0] as u8, bound[1] as u8);
        let (newer, older) = (VersionSet::of(|v| v >= upto), VersionSet::of(|v| v <= upto));
        return match operator {
            ">" | ">=" => Verdict { truthy: newer, falsy: older },
            "<" | "<=" => Verdict { truthy: older, falsy: newer },
            _ => Verdict::UNKNOWN,
        };
    }
    let holds = |version: Version| {
        let mut own = [u32::from(version.major), u32::from(version.minor), 0, 0, 0];
        if let Subject::Minor = subject {
            own[0] = own[1];
        }
        let own = &own[..length.min(5)];
        let bound = &bound[..];
        // The micro number is unknown: `(3, 8, x)` is greater than `(3, 8)`.
        let order = if own.len() > bound.len() && own[..bound.len()] == *bound {
            std::cmp::Ordering::Greater
        } else {
            own[..own.len().min(bound.len())].cmp(&bound[..own.len().min(bound.len())])
        };
        match operator {
            "<" => order.is_lt(),
            "<=" => order.is_le(),
            ">" => order.is_gt(),
            ">=" => order.is_ge(),
            "==" => order.is_eq(),
            "!=" => order.is_ne(),
            _ => true,
        }
    };
    if !matches!(operator, "<" | "<=" | ">" | ">=" | "==" | "!=") {
        return Verdict::UNKNOWN;
    }
    Verdict::exactly(holds)
}

fn number(text: &str) -> Option<u32> {
    let text = text.to_ascii_lowercase();
    match text.strip_prefix("0x") {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Alone;
    use crate::text::Source;

    /// Oldest and newest Python, up to 3.15, for which `HERE` is alive.
    fn range(text: &str) -> Option<(String, String)> {
        let text = format!("import sys, six\n{text}");
        let module = Module::new(Arc::new(Source::from_text("x.py", &*text)), String::new(), false);
        let at = text.find("HERE").unwrap();
        let set = reachable_versions(&World::new(&Alone), &module, module.tree.covering(at..at + 4));
        let set = set.and(VersionSet::of(|v| v <= crate::version::NEWEST));
        Some((set.oldest()?.to_string(), set.newest()?.to_string()))
    }

    fn between(oldest: &str, newest: &str) -> Option<(String, String)> {
        Some((oldest.into(), newest.into()))
    }

    #[test]
    fn comparisons_of_the_version() {
        assert_eq!(range("if sys.version_info >= (3, 2):\n    HERE\n"), between("3.2", "3.15"));
        assert_eq!(range("if sys.version_info < (3, 12):\n    HERE\n"), between("2.7", "3.11"));
        assert_eq!(range("if sys.version_info[0] == 2:\n    HERE\n"), between("2.7", "2.7"));
        assert_eq!(range("if sys.version_info[:2] >= (3, 8):\n    HERE\n"), between("3.8", "3.15"));
        assert_eq!(range("if sys.version_info.major > 2:\n    HERE\n"), between("3.0", "3.15"));
        let both = "if sys.version_info.major == 3 and sys.version_info.minor >= 3: pass\nelse: HERE\n";
        assert_eq!(range(both), between("2.7", "3.2"));
        assert_eq!(range("if sys.version_info[1] < 9: pass\nelse: HERE\n"), between("3.9", "3.15"));
        assert_eq!(range("if sys.hexversion >= 0x030c0000:\n    HERE\n"), between("3.12", "3.15"));
        assert_eq!(range("if (3, 0) <= sys.version_info:\n    HERE\n"), between("3.0", "3.15"));
        assert_eq!(range("if sys.version_info > (3,):\n    HERE\n"), between("3.0", "3.15"));
        let chained = "if (3, 0) <= sys.version_info < (3, 4):\n    HERE\n";
        assert_eq!(range(chained), between("3.0", "3.3"));
        let outside = "if (3, 0) <= sys.version_info < (3, 4): pass\nelif six.PY3: HERE\n";
        assert_eq!(range(outside), between("3.4", "3.15"));
        assert_eq!(range("if q < sys.version_info < (3, 4):\n    HERE\n"), between("2.7", "3.3"));
    }

    #[test]
    fn branches_of_all_kinds() {
        assert_eq!(range("if six.PY2:\n    pass\nelse:\n    HERE\n"), between("3.0", "3.15"));
        assert_eq!(range("x = HERE if six.PY3 else 1\n"), between("3.0", "3.15"));
        assert_eq!(range("six.PY3 and HERE\n"), between("3.0", "3.15"));
        assert_eq!(range("def f():\n    if six.PY3:\n        return 1\n    HERE\n"), between("2.7", "2.7"));
        assert_eq!(range("PY3 = sys.version_info >= (3,)\nif not PY3:\n    HERE\n"), between("2.7", "2.7"));
        assert_eq!(range("if q:\n    pass\nelif six.PY2 and r:\n    HERE\n"), between("2.7", "2.7"));
        assert_eq!(range("if q or six.PY2:\n    HERE\n"), between("2.7", "3.15"));
    }
}
