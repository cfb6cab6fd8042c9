//! Looks up the identifiers that patterns need, and holds each pattern against the code there.

use std::cell::{OnceCell, RefCell};

use foldhash::{HashMap, HashMapExt};

use super::expression::{Attempt, Structure};
use super::node_context::{
    import_item, is_bound_here, is_called, may_be_object, next_statement, previous_statement,
};
use super::overlaps::without_overlaps;
use super::pattern_queries::{is_module, renames_attribute, renames_in_place};
use super::truth::{is_tested, places};
use super::{Capture, Match, Shape, Tried, Warned};
use crate::knowledge::idiom;
use crate::meter;
use crate::model::{BindingKind, Module, World, is_variable};
use crate::syntax::{Field, Kind, Node};
use crate::transform::{Callee, Pair, Pattern, Role, Template, Transform};
use crate::types::Inference;
use crate::version::Window;

/// What was tried where, for `explain FILE:LINE`: byte offset, transform, whether it matched, why.
pub type Trace = RefCell<Vec<(usize, String, bool, String)>>;

/// Finds the matches of transforms in one file.
pub struct Finder<'f> {
    /// The project.
    pub world: &'f World<'f>,
    /// The file.
    pub module: &'f Module,
    /// Its types.
    pub inference: &'f Inference<'f>,
    /// The Pythons that count.
    pub window: Window,
    /// What runs of the file warned of.
    pub warned: &'f [Warned],
    /// Filled in when somebody wants to know.
    pub trace: Option<&'f Trace>,
    /// Which names members of the file bear, as far as it was asked.
    pub(super) bearing: RefCell<HashMap<String, bool>>,
    /// Which dotted names the file assigns to, likewise.
    pub(super) assigned: RefCell<HashMap<String, bool>>,
    /// Which names functions of other modules bear, likewise.
    pub(super) functions: RefCell<HashMap<String, bool>>,
    /// What its imports bring, once it was asked.
    pub(super) imported: OnceCell<Vec<String>>,
}

impl<'f> Finder<'f> {
    /// A finder that tells nobody what it tries.
    pub fn new(
        world: &'f World<'f>,
        module: &'f Module,
        inference: &'f Inference<'f>,
        window: Window,
    ) -> Self {
        Finder {
            world,
            module,
            inference,
            window,
            warned: &[],
            trace: None,
            bearing: RefCell::default(),
            assigned: RefCell::default(),
            functions: RefCell::default(),
            imported: OnceCell::new(),
        }
    }

    /// All matches, in source order; of several at one node the one of the earliest pair.
    pub fn find<'c>(&self, transforms: impl Iterator<Item = &'c Transform>) -> Vec<Match<'c, 'f>> {
        let mut by_word: HashMap<&'c str, Vec<(Tried<'c>, usize)>> = HashMap::new();
        let [mut tests, mut operators, mut pairs] = [const { Vec::<Tried<'c>>::new() }; 3];
        for transform in transforms {
            for pair in &transform.pairs {
                let tried = Tried { transform, pair };
                pairs.push(tried);
                if let Pattern::Truth { .. } = pair.before {
                    tests.push(tried);
                } else if let Some((word, height)) = pair.anchor() {
                    by_word.entry(word).or_default().push((tried, height));
                } else {
                    operators.push(tried);
                }
            }
        }
        let mut found: Vec<Match<'c, 'f>> = Vec::new();
        if !by_word.is_empty() {
            let aliases = self.aliases(&by_word);
            for node in self.module.tree.of_kind(Kind::Identifier) {
                let word = aliases.get(node.text()).copied().unwrap_or(node.text());
                let other = if word == node.text() { None } else { Some(node.text()) };
                for word in [Some(word), other].into_iter().flatten() {
                    for (tried, height) in by_word.get(word).into_iter().flatten() {
                        let at = || self.at(*tried, node, *height);
                        found.extend(meter::transform(&tried.transform.id, at));
                    }
                }
            }
        }
        for name in self.named(|word| by_word.contains_key(word)) {
            let pairs = name.dotted.split('.').filter_map(|word| by_word.get(word)).flatten();
            found.extend(pairs.filter_map(|(tried, _)| self.named_at(*tried, &name)));
        }
        for (string, dotted) in self.quoted(|word| by_word.contains_key(word)) {
            let pairs = dotted.split('.').filter_map(|word| by_word.get(word)).flatten();
            found.extend(pairs.filter_map(|(tried, _)| self.quoted_at(*tried, string, dotted)));
        }
        if !tests.is_empty() {
            self.tests(&tests, &mut found);
        }
        for tried in operators {
            found.extend(self.operators(tried));
        }
        let constructors: Vec<_> =
            pairs.into_iter().filter(|tried| tried.pair.constructor().is_some()).collect();
        self.constructors(&constructors, &mut found);
        self.except(&mut found);
        self.keep_imports(&mut found);
        without_overlaps(found)
    }

    /// Local names of what has another one: `S` for `SafeConfigParser` after `import SafeConfigParser as S`, and
    /// `replace` for `sub` after `replace = re.sub`.
    fn aliases<'c, T>(&self, words: &HashMap<&'c str, T>) -> HashMap<&'f str, &'c str> {
        let mut aliases = HashMap::new();
        for (_, binding) in self.module.bindings() {
            let word = match &binding.kind {
                BindingKind::From { name, .. } => name.as_str(),
                BindingKind::Import { module, whole: true } => module.rsplit('.').next().unwrap_or(module),
                BindingKind::Value(value) => {
                    let value = self.module.tree.node(*value).unparenthesised();
                    let name = value.child(Field::Attribute).unwrap_or(value);
                    if name.kind() != Kind::Identifier {
                        continue;
                    }
                    name.text()
                }
                _ => continue,
            };
            if *word != binding.name
                && let Some((word, _)) = words.get_key_value(word)
            {
                aliases.insert(binding.name.as_str(), *word);
            }
        }
        aliases
    }

    pub(super) fn note(&self, node: Node<'_>, transform: &Transform, matched: bool, text: impl Into<String>) {
        if let Some(trace) = self.trace {
            let entry = (node.start(), transform.id.clone(), matched, text.into());
            trace.borrow_mut().push(entry);
        }
    }

    /// Holds a pattern against the code around an identifier. `height` is how far the pattern's
    /// top is above its anchor.
    fn at<'c>(&self, of: Tried<'c>, word: Node<'f>, height: usize) -> Option<Match<'c, 'f>> {
        let pair = of.pair;
        if let Some(item) = import_item(word) {
            return self.import(of, item);
        }
        match &pair.before {
            Pattern::Expression(template) => {
                if is_bound_here(word) {
                    return self.overriding(of, word);
                }
                // A module is told of where it is imported, not wherever it is used.
                if is_module(template) || (renames_in_place(pair) && self.import_decides(word)) {
                    return None;
                }
                let mut node = word;
                let mut tops = Vec::from_iter(is_expression(word).then_some(word));
                for _ in 0..height {
                    node = node.with_parentheses().parent()?;
                    if !matches!(node.kind(), Kind::ArgumentList | Kind::KeywordArgument) {
                        tops.push(node);
                    }
                }
                let pattern = template.nodes().next()?;
                for top in tops.into_iter().rev() {
                    if let Some(attempt) = self.fitted(pair, template, pattern, top) {
                        let elsewhere = pair.annotation && !self.is_annotation(top);
                        if elsewhere || top.is_stored() && !renames_attribute(pair) {
                            return None;
                        }
                        let attempt = self.through_class(pair, template, top, attempt)?;
                        return self.constrain(of, top, Shape::Expression, attempt);
                    }
                }
                self.unbound_or_value(of, template, word)
            }
            Pattern::Statements(template) => self.statements(of, template, word),
            Pattern::Class { .. } => self.class(of, word),
            Pattern::Truth { .. } => None,
        }
    }

    /// Whether an expression is of an annotation, or of a type that is built like one:
    /// `Union[C, None]`.
    pub(super) fn is_annotation(&self, node: Node<'f>) -> bool {
        node.is_annotation()
            || node.ancestors().any(|above| {
                let generic = || {
                    let head = above.child(Field::Value).map(|head| self.world.names(self.module, head));
                    let names = head.map(|found| found.names).unwrap_or_default();
                    names
                        .iter()
                        .any(|name| idiom("generic", name.split('.').next().unwrap_or(name)).is_some())
                };
                above.is_annotation() || above.kind() == Kind::Subscript && generic()
            })
    }

    /// Expressions without a word of their own, `points[group]`: only a type tells what they mean.
    fn operators<'c>(&self, of: Tried<'c>) -> Vec<Match<'c, 'f>> {
        let Pattern::Expression(template) = &of.pair.before else { return Vec::new() };
        let Some(pattern) = template.nodes().next() else { return Vec::new() };
        // `x += y` is `x + y`, and then some.
        let augmented = Some(Kind::AugmentedAssignment).filter(|_| pattern.kind() == Kind::BinaryOperator);
        let nodes = std::iter::once(pattern.kind()).chain(augmented);
        let nodes = nodes.flat_map(|kind| self.module.tree.of_kind(kind));
        nodes.filter_map(|node| self.operator(of, template, pattern, node)).collect()
    }

    fn operator<'c>(
        &self,
        of: Tried<'c>,
        template: &'c Template,
        pattern: Node<'_>,
        node: Node<'f>,
    ) -> Option<Match<'c, 'f>> {
        let pair = of.pair;
        let attempt = self.fitted(pair, template, pattern, node).filter(|_| !node.is_stored())?;
        // Where only the truth of the whole counts, its operands are tested by themselves.
        if node.kind() == Kind::BooleanOperator && is_tested(node) {
            return None;
        }
        self.constrain(of, node, Shape::Expression, attempt)
    }

    pub(super) fn structure<'t>(&self, pair: &'t Pair, template: &'t Template) -> Structure<'f, 't> {
        Structure { world: self.world, module: self.module, pair, template }
    }

    /// Holds a part of a pattern against code.
    fn fitted(&self, pair: &Pair, template: &Template, part: Node<'_>, own: Node<'f>) -> Option<Attempt<'f>> {
        let mut attempt = Attempt::new(pair);
        self.structure(pair, template).fits(part, own, &mut attempt).then_some(attempt)
    }

    /// `RawConfigParser.readfp(parser, fp)`, and the function of a pattern's call used as a value.
    fn unbound_or_value<'c>(
        &self,
        of: Tried<'c>,
        template: &'c Template,
        word: Node<'f>,
    ) -> Option<Match<'c, 'f>> {
        let pair = of.pair;
        let pattern = template.nodes().next()?;
        if pattern.kind() != Kind::Call {
            return None;
        }
        let function = pattern.child(Field::Function)?;
        let is_attribute = word
            .parent()
            .is_some_and(|p| p.kind() == Kind::Attribute && word.field() == Some(Field::Attribute));
        let own = if is_attribute { word.parent()? } else { word };
        // `f(tz=…)` names a parameter of `f`.
        if !is_attribute && !is_variable(word) {
            return None;
        }
        // A function that stays is as good as ever by itself.
        if pair.keeps_function() && (is_called(own) || self.hidden_argument(pair, own).is_none()) {
            return None;
        }
        let attempt = self.fitted(pair, template, function, own)?;
        if is_called(own) {
            return self.other_value(of, template, own);
        }
        if is_bound_here(own) {
            return None;
        }
        self.constrain(of, own, Shape::Value, attempt)
    }

    /// A call of the function that no value of a `Literal` fits: another pair may know it, and if none does,
    /// what takes its place depends on that value.
    fn other_value<'c>(
        &self,
        of: Tried<'c>,
        template: &'c Template,
        function: Node<'f>,
    ) -> Option<Match<'c, 'f>> {
        let pair = of.pair;
        let call = function.with_parentheses().parent()?;
        let pattern = template.nodes().next()?;
        if !matches!(template.callee(), Some((Callee::Symbol(_), true))) {
            return None;
        }
        let mut attempt = Attempt::new(pair);
        attempt.any_literal = true;
        if !self.structure(pair, template).fits(pattern, call, &mut attempt) {
            return None;
        }
        let mut found = self.constrain(of, call, Shape::Expression, attempt)?;
        found.shape = Shape::Unclear;
        found.is_fallback = true;
        found.note =
            "what takes its place depends on the value of an argument, which is not known here".to_owned();
        Some(found)
    }

    fn statements<'c>(&self, of: Tried<'c>, template: &'c Template, word: Node<'f>) -> Option<Match<'c, 'f>> {
        let pair = of.pair;
        // The user may have given it another name: the pattern's is the one it was found by.
        let (text, _) = pair.anchor()?;
        let is_word = |node: &Node<'_>| node.kind() == Kind::Identifier && node.text() == text;
        let (index, anchor) = template
            .nodes()
            .enumerate()
            .find_map(|(index, top)| Some((index, top.descendants().find(is_word)?)))?;
        let mut first = word.statement();
        for _ in 0..template.blocks_around(anchor).count() {
            first = first.parent().filter(|above| above.kind() == Kind::Block)?.statement();
        }
        let anchored = first;
        for _ in 0..index {
            let Some(before) = previous_statement(first) else {
                return self.apart(of, template, anchored);
            };
            first = before;
        }
        let mut run = Vec::new();
        let mut attempt = Attempt::new(pair);
        let mut statement = Some(first);
        for pattern in template.nodes() {
            let own = statement?;
            if !self.structure(pair, template).fits(pattern, own, &mut attempt) {
                let clause = self.clause(of, template, word);
                let as_value = || self.as_value(of, template, word);
                return clause.or_else(as_value).or_else(|| self.apart(of, template, anchored));
            }
            run.push(own);
            statement = next_statement(own);
        }
        self.constrain(of, first, Shape::Statements, Attempt { statements: run, ..attempt })
    }

    /// What a pattern of one statement does to a value, where it stands in an expression or is bound in
    /// another way: no statement can take its place there.
    fn as_value<'c>(&self, of: Tried<'c>, template: &'c Template, word: Node<'f>) -> Option<Match<'c, 'f>> {
        let pair = of.pair;
        let mut statements = template.nodes();
        let (Some(statement), None) = (statements.next(), statements.next()) else {
            return None;
        };
        let pattern = statement.parts().next().filter(|_| statement.kind() == Kind::ExpressionStatement)?;
        let is_assignment = pattern.kind() == Kind::Assignment;
        let (whole, why) = match is_assignment {
            true => (pattern.child(Field::Left)?, "it is bound in another way than by one `=`"),
            false => (pattern, "it is used as a value, and a statement takes its place"),
        };
        let function = pattern.child(Field::Function).filter(|_| pattern.kind() == Kind::Call);
        for part in std::iter::once(whole).chain(function) {
            if matches!(template.role(part), Some(Role::Parameter(_))) {
                continue;
            }
            let own = word.statement();
            // What is deleted is not bound.
            if is_assignment && own.kind() == Kind::DeleteStatement {
                return None;
            }
            let itself = is_expression(word).then_some(word);
            for place in itself.into_iter().chain(word.ancestors()).take_while(|place| *place != own) {
                let Some(attempt) = self.fitted(pair, template, part, place) else { continue };
                let is_read = || !is_bound_here(place) && (part == whole || !is_called(place));
                if if is_assignment { !place.is_stored() } else { !is_read() } {
                    return None;
                }
                let mut found = self.constrain(of, place, Shape::Value, attempt)?;
                found.shape = Shape::Unclear;
                found.is_fallback = true;
                found.note = why.to_owned();
                return Some(found);
            }
        }
        None
    }

    /// Truth of typed expressions.
    fn tests<'c>(&self, tests: &[Tried<'c>], found: &mut Vec<Match<'c, 'f>>) {
        for place in places(self.world, self.module) {
            if !may_be_object(place.node) {
                continue;
            }
            let mut negated_first: Vec<&Tried<'c>> = tests.iter().collect();
            negated_first.sort_by_key(|one| !matches!(one.pair.before, Pattern::Truth { negated: true, .. }));
            for of in negated_first.into_iter().copied() {
                let Pattern::Truth { parameter, negated } = of.pair.before else {
                    continue;
                };
                if negated && (place.negation.is_none() || place.is_result) {
                    continue;
                }
                let mut attempt = Attempt::new(of.pair);
                attempt.captures[parameter] = Some(Capture::Node(place.node));
                let node = if negated { place.negation } else { place.call }.unwrap_or(place.node);
                let shape = if place.is_result { Shape::TestedValue } else { Shape::Truth };
                let constrained = self.constrain(of, node, shape, attempt);
                if let Some(m) = constrained {
                    found.push(m);
                    break;
                }
            }
        }
    }
}

/// Whether an identifier is an expression, and not the name of an attribute or of a keyword argument.
fn is_expression(word: Node<'_>) -> bool {
    !matches!(
        (word.parent().map(Node::kind), word.field()),
        (Some(Kind::Attribute), Some(Field::Attribute)) | (Some(Kind::KeywordArgument), Some(Field::Name))
    )
}
