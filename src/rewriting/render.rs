//! A template written out: metavariables become the user's own text, symbols are spelled as the
//! file spells them.

use std::ops::Range;

use super::align::Builder;
use super::continuation::{brackets, is_held_by_brackets};
use super::effects::{has_effects, is_quiet, is_repeatable, waits};
use crate::knowledge::is_builtin;
use crate::matching::Capture;
use crate::model::{BindingKind, is_variable};
use crate::syntax::{Field, Kind, Layout, Node, comments_in, precedence};
use crate::transform::{Pattern, Role, Star, named_position};
use crate::version::Version;

impl<'m> Builder<'_, '_, 'm> {
    /// The text of a template's node for this match, at the place of `at`.
    pub(super) fn render(&mut self, node: Node<'_>, at: Node<'m>) -> Result<String, String> {
        let mut text = String::new();
        self.render_into(node, at, &mut text)?;
        Ok(written_out(&text, at))
    }

    /// The lines of a statement of the template, without its indentation. The user's own code is not
    /// written out, see [`written_out`]: its indentation is its own, and may be part of a string.
    pub(super) fn render_lines(
        &mut self,
        node: Node<'_>,
        at: Node<'m>,
        unit: &str,
    ) -> Result<Vec<String>, String> {
        let mut text = String::new();
        self.render_into(node, at, &mut text)?;
        let indent = Layout::of(node).indent;
        let line = |line: &str| {
            let line = line.trim_end_matches('\r');
            let line = line.strip_prefix(&indent).unwrap_or(line);
            let own = line.trim_start_matches(' ');
            let depth = (line.len() - own.len()) / 4;
            format!("{}{}", unit.repeat(depth), &line[4 * depth..])
        };
        Ok(text.split('\n').map(line).collect())
    }

    pub(super) fn render_into(
        &mut self,
        node: Node<'_>,
        at: Node<'m>,
        text: &mut String,
    ) -> Result<(), String> {
        // `super().__init__` stays, and so does the name of a subclass.
        if self.found.constructor.is_some()
            && node.field() == Some(Field::Function)
            && node.parent() == self.after.nodes().next()
            && let Some(function) = self.found.node.child(Field::Function)
        {
            self.used.push(function);
            text.push_str(&users_text(function));
            return Ok(());
        }
        // Attribute names and keywords are no variables, and carry no role.
        match self.after.role(node).cloned() {
            Some(Role::Parameter(index)) => {
                let written = self.written(index, node)?;
                text.push_str(&written);
                return Ok(());
            }
            Some(Role::Symbol(symbol)) => {
                let spelled = self.spell(&symbol, at)?;
                text.push_str(&spelled);
                return Ok(());
            }
            Some(Role::Fresh(name)) => {
                let fresh = self.fresh(&name, at);
                text.push_str(&fresh);
                return Ok(());
            }
            Some(Role::Helper(name)) => {
                let local = self.helper(&name, at);
                text.push_str(&local);
                return Ok(());
            }
            Some(Role::Receiver) => {
                let receiver = self.context.receiver(at)?;
                text.push_str(receiver);
                return Ok(());
            }
            Some(Role::Block(index)) => {
                let held = self.found.captures[index].as_ref().and_then(|held| held.nodes().first());
                self.used.extend(held);
                text.push_str(&format!("{BLOCK}{index}{BLOCK}"));
                return Ok(());
            }
            None => {}
        }
        if node.kind() == Kind::ArgumentList {
            return self.render_arguments(node, at, text);
        }
        if node.kind().is_display() && node.parts().any(|item| self.rest(item).is_some()) {
            return self.render_display(node, at, text);
        }
        if let Some(content) = requotable(node).filter(|_| self.quotes_once()) {
            text.push_str(&format!("'{content}'"));
            return Ok(());
        }
        let is_builtin = node.kind() == Kind::Identifier && is_variable(node) && is_builtin(node.text());
        let is_uncovered = || self.context.leaving.iter().any(|leaving| leaving == node.text());
        if is_builtin && !self.is_free(node.text(), at) && !is_uncovered() {
            return Err(format!(
                "`{}` is something else here, and the new code needs the builtin",
                node.text()
            ));
        }
        if let Some((_, value)) = named_position(node) {
            return self.render_into(value, at, text);
        }
        if let Some(string) = self.joined(node) {
            text.push_str(&string);
            return Ok(());
        }
        let children: Vec<Node<'_>> = node.children().collect();
        let mut texts = vec![String::new(); children.len()];
        // The test of a conditional expression stands behind its value, and is evaluated before it.
        let first = children.get(2).filter(|_| node.kind() == Kind::ConditionalExpression);
        if let Some(test) = first {
            self.render_into(*test, at, &mut texts[2])?;
        }
        for (number, child) in children.iter().enumerate().filter(|(_, child)| Some(*child) != first) {
            self.render_into(*child, at, &mut texts[number])?;
        }
        let mut position = node.start();
        for (child, rendered) in children.iter().zip(texts) {
            text.push_str(&node.tree().text()[position..child.start()]);
            text.push_str(&rendered);
            position = child.end();
        }
        text.push_str(&node.tree().text()[position..node.end()]);
        Ok(())
    }

    /// The sum of a string of the template and one of the user's as one string, in the user's quotes.
    fn joined(&mut self, sum: Node<'_>) -> Option<String> {
        let is_sum = sum.child(Field::Operator).is_some_and(|operator| operator.text() == "+");
        let (left, right) = (sum.child(Field::Left).filter(|_| is_sum)?, sum.child(Field::Right)?);
        let (own, place) =
            requotable(left).map(|own| (own, right)).or(requotable(right).map(|own| (own, left)))?;
        let Some(Role::Parameter(index)) = self.after.role(place) else { return None };
        let Some(Capture::Node(string)) = &self.found.captures[*index] else { return None };
        let string = *string;
        let written = string.text();
        let prefix = written.trim_start_matches(['r', 'R', 'u', 'U']);
        let is_plain = string.kind() == Kind::String
            && prefix.starts_with(['"', '\''])
            && !prefix.starts_with("\"\"\"")
            && !prefix.starts_with("'''");
        if !is_plain || self.uses(*index) > 1 {
            return None;
        }
        self.used.push(string);
        let begin = string.start() + written.len() - prefix.len() + 1;
        let at = if place == right { begin } else { string.end() - 1 };
        let (before, behind) = (users_range(string.start()..at), users_range(at..string.end()));
        Some(format!("{before}{own}{behind}"))
    }

    /// Whether the code that changes quotes strings by `'`, or where it has none the file does. Within an f-string it is
    /// the other quote that counts.
    fn quotes_once(&self) -> bool {
        let tree = &self.context.module.tree;
        if let Some(around) = self.found.node.enclosing(&[Kind::Interpolation]).and_then(Node::parent) {
            return around.text().trim_start_matches(char::is_alphabetic).starts_with('"');
        }
        let own = self.found.node.descendants().filter(|node| node.kind() == Kind::String);
        match own.map(balance).sum::<isize>() {
            0 => tree.of_kind(Kind::String).map(balance).sum::<isize>() > 0,
            here => here > 0,
        }
    }

    /// Whether a name means the builtin at a place: nothing binds it there.
    fn is_free(&self, name: &str, at: Node<'m>) -> bool {
        let module = self.context.module;
        module.lookup(module.scope_of(at), name).is_none()
    }

    /// The arguments that an item of a display stands for: `[*args]`, `{**options}`.
    fn rest(&self, item: Node<'_>) -> Option<Vec<Node<'m>>> {
        let inner =
            item.parts().next().filter(|_| matches!(item.kind(), Kind::Splat | Kind::DictionarySplat))?;
        match self.after.role(inner) {
            Some(Role::Parameter(index)) if self.found.pair.parameters[*index].star != Star::No => {
                let nodes = self.found.captures[*index].iter().flat_map(Capture::nodes);
                Some(nodes.copied().collect())
            }
            _ => None,
        }
    }

    fn render_display(&mut self, node: Node<'_>, at: Node<'m>, text: &mut String) -> Result<(), String> {
        let mut items = Vec::new();
        let quote = if self.quotes_once() { '\'' } else { '"' };
        for item in node.parts() {
            let Some(rest) = self.rest(item) else {
                let mut written = String::new();
                self.render_into(item, at, &mut written)?;
                items.push(written);
                continue;
            };
            items.extend(rest.iter().map(|own| match (own.child(Field::Name), own.child(Field::Value)) {
                (Some(name), Some(value)) => format!("{quote}{}{quote}: {}", name.text(), users_text(value)),
                _ => users_text(*own),
            }));
            self.used.extend(rest);
        }
        let (open, close) = match node.kind() {
            Kind::List => ("[", "]"),
            Kind::Tuple if items.len() == 1 => ("(", ",)"),
            Kind::Tuple => ("(", ")"),
            Kind::Set if items.is_empty() => {
                return Err("an empty set cannot be written as a display".to_owned());
            }
            _ => ("{", "}"),
        };
        text.push_str(&format!("{open}{}{close}", items.join(", ")));
        Ok(())
    }

    /// Arguments; those of missing optional metavariables are left out.
    fn render_arguments(&mut self, list: Node<'_>, at: Node<'m>, text: &mut String) -> Result<(), String> {
        let mut parts: Vec<String> = self.first_argument(list).map(users_text).into_iter().collect();
        for argument in list.parts() {
            let value = match argument.kind() {
                Kind::KeywordArgument => argument.child(Field::Value).unwrap_or(argument),
                Kind::Splat | Kind::DictionarySplat => argument.parts().next().unwrap_or(argument),
                _ => argument,
            };
            let value = named_position(value).map_or(value, |(_, value)| value);
            if let Some(Role::Parameter(index)) = self.after.role(value).cloned() {
                match &self.found.captures[index] {
                    None => continue,
                    Some(Capture::Rest(nodes)) => {
                        self.used.extend(nodes);
                        parts.extend(nodes.iter().map(|n| users_text(*n)));
                        continue;
                    }
                    Some(Capture::Node(node)) => {
                        if let Some(items) = unpacked(argument, *node) {
                            self.used.extend(&items);
                            parts.extend(items.iter().map(|item| users_text(*item)));
                            continue;
                        }
                    }
                }
            }
            let mut part = String::new();
            self.render_into(argument, at, &mut part)?;
            parts.push(part);
        }
        if let Some(call) = list.parent() {
            self.check_keywords(call)?;
        }
        text.push('(');
        text.push_str(&parts.join(", "));
        text.push(')');
        Ok(())
    }

    /// The receiver, where the user calls the method through its class.
    fn first_argument(&self, list: Node<'_>) -> Option<Node<'m>> {
        let is_whole = list.parent() == self.after.nodes().next();
        let receiver = self.found.calls.iter().find_map(|(_, call)| call.receiver);
        receiver.filter(|_| is_whole).map(|argument| argument.node)
    }

    /// The user's text for a metavariable, in parentheses where the template's place asks for them.
    fn written(&mut self, index: usize, place: Node<'_>) -> Result<String, String> {
        let parameter = &self.found.pair.parameters[index];
        let node = match &self.found.captures[index] {
            Some(Capture::Node(node)) => *node,
            Some(Capture::Rest(_)) => {
                return Err(format!("`*{}` cannot stand alone", parameter.name));
            }
            None if parameter.star != Star::No => return Ok(String::new()),
            None => return Err(format!("`{}` is not given here", parameter.name)),
        };
        if node.kind() == Kind::Slice && place.parent().is_none_or(|above| above.kind() != Kind::Subscript) {
            return Err("a slice can only stand between brackets".to_owned());
        }
        if has_effects(node) && waits(place) && !self.waited(index) {
            return Err(format!("`{}` would not be evaluated once, and at once", node.text()));
        }
        let is_target =
            place.parent().is_some_and(|above| above.kind() == Kind::Attribute && above.is_stored());
        if is_target && node.child(Field::Function).is_some_and(|function| function.text() == "super") {
            return Err("an attribute of `super()` cannot be set".to_owned());
        }
        let uses = self.uses(index);
        if uses > 1 && node.is_stored() && !is_quiet(node) {
            return Err(format!("`{}` is needed twice", node.text()));
        }
        if uses > 1 && !node.is_stored() && !self.repeatable(node) {
            // Bound to a name where it is evaluated first.
            if let Some(name) = self.walrus.get(&index) {
                return Ok(name.clone());
            }
            if node.kind() == Kind::NamedExpression
                && let Some(name) = node.child(Field::Name)
            {
                self.walrus.insert(index, name.text().to_owned());
                self.used.push(node);
                return Ok(format!("({})", users_text(node)));
            }
            if self.context.oldest < Version::new(3, 8) {
                return Err("its value is needed twice, and `:=` came with Python 3.8".to_owned());
            }
            if !self.may_bind(node) {
                return Err("its value is needed twice and cannot be given a name here".to_owned());
            }
            let name = self.context.free_name(&parameter.name, node);
            self.walrus.insert(index, name.clone());
            self.used.push(node);
            return Ok(format!("({name} := {})", users_text(node)));
        }
        self.used.push(node);
        let text = users_text(node);
        // Lines that brackets hold together need new ones where the template has none.
        let loses_brackets = || {
            let hoisted = self.after.result.is_some();
            let user = self.found.node;
            (hoisted || brackets(user.tree(), user.start()).next().is_none())
                && brackets(place.tree(), place.start()).next().is_none()
                && is_held_by_brackets(node)
        };
        if needs_parentheses(node, place) || loses_brackets() {
            return Ok(format!("({text})"));
        }
        Ok(text)
    }

    /// How often the template uses a metavariable.
    fn uses(&self, index: usize) -> usize {
        self.after.all().filter(|node| self.after.role(*node) == Some(&Role::Parameter(index))).count()
    }

    /// Whether `:=` may stand there: not in the iterable of a comprehension (PEP 572), and not in
    /// a class body, where the name would become an attribute.
    fn may_bind(&self, node: Node<'m>) -> bool {
        let mut child = node;
        for above in node.ancestors() {
            match above.kind() {
                Kind::ForInClause if child.field() == Some(Field::Right) => return false,
                Kind::ClassDefinition => return child.field() != Some(Field::Body),
                Kind::FunctionDefinition | Kind::Lambda if child.field() == Some(Field::Body) => return true,
                _ => child = above,
            }
        }
        true
    }

    /// Whether what a metavariable stands for was not evaluated at once before, either.
    fn waited(&self, index: usize) -> bool {
        let (Pattern::Expression(before) | Pattern::Statements(before)) = &self.found.pair.before else {
            return true;
        };
        before.all().any(|node| before.role(node) == Some(&Role::Parameter(index)) && waits(node))
    }

    /// Whether it may stand twice: quiet, and no property that is in sight.
    fn repeatable(&self, node: Node<'m>) -> bool {
        let attribute = node.child(Field::Attribute).filter(|_| node.kind() == Kind::Attribute);
        let is_property = attribute.is_some_and(|name| {
            self.context.module.bindings().any(|(_, binding)| match binding.kind {
                BindingKind::Function(definition) if binding.name == name.text() => {
                    let function = self.context.module.tree.node(definition);
                    function.parent().is_some_and(|p| {
                        p.kind() == Kind::DecoratedDefinition && p.text().contains("property")
                    })
                }
                _ => false,
            })
        });
        is_repeatable(node) && !is_property
    }
}

/// The items of a list or a tuple that is written out and that an argument unpacks: `f(*[a, b])` is `f(a, b)`.
pub(super) fn unpacked<'m>(argument: Node<'_>, given: Node<'m>) -> Option<Vec<Node<'m>>> {
    let is_display = matches!(given.kind(), Kind::List | Kind::Tuple)
        && comments_in(given).next().is_none()
        && given.parts().all(|item| item.kind() != Kind::Splat);
    (argument.kind() == Kind::Splat && is_display).then(|| given.parts().collect())
}

/// Whether an expression must be put in parentheses to stand in the place of `place`, a node of a
/// template or of the user's code.
pub(super) fn needs_parentheses(node: Node<'_>, place: Node<'_>) -> bool {
    if node.kind() == Kind::ParenthesizedExpression {
        return false;
    }
    binds_looser(precedence(node), node.kind(), place)
}

/// The same for an expression that is still to be written: its precedence and kind.
pub(super) fn binds_looser(inner: u8, kind: Kind, place: Node<'_>) -> bool {
    let Some(parent) = place.parent() else {
        return false;
    };
    let outer = match parent.kind() {
        Kind::Attribute | Kind::Subscript | Kind::Call => {
            let head = matches!(place.field(), Some(Field::Object | Field::Value | Field::Function));
            if head && kind == Kind::Integer {
                return true;
            }
            if head { 17 } else { 0 }
        }
        Kind::KeywordArgument | Kind::NamedExpression | Kind::Assignment | Kind::AugmentedAssignment => 2,
        Kind::Splat | Kind::DictionarySplat => 8,
        Kind::BooleanOperator
        | Kind::NotOperator
        | Kind::ComparisonOperator
        | Kind::BinaryOperator
        | Kind::UnaryOperator
        | Kind::Await => {
            let outer = precedence(parent);
            if kind == Kind::BooleanOperator && parent.kind() == kind && inner == outer {
                // `and` in `and`: the order of the operands is the same without parentheses.
                return false;
            }
            return inner < outer
                || (inner == outer
                    && (place.field() == Some(Field::Right) || parent.kind() == Kind::ComparisonOperator));
        }
        Kind::ConditionalExpression => 4,
        Kind::Interpolation => u8::from(kind == Kind::Lambda || kind == Kind::NamedExpression) * 18,
        _ => 0,
    };
    inner < outer || inner == 0 && !may_be_bare(kind, place, parent)
}

/// Whether `yield`, or a tuple without parentheses, may stand in a place.
fn may_be_bare(kind: Kind, place: Node<'_>, parent: Node<'_>) -> bool {
    match parent.kind() {
        Kind::ExpressionStatement | Kind::Interpolation | Kind::ParenthesizedExpression => true,
        Kind::Subscript => kind != Kind::Yield && place.field() != Some(Field::Value),
        Kind::ForStatement | Kind::ReturnStatement | Kind::DeleteStatement | Kind::Yield => {
            kind != Kind::Yield
        }
        _ => false,
    }
}

/// 1 for a string between `'`, -1 for one between `"`, and 0 for one that had no choice or has three of them.
fn balance(string: Node<'_>) -> isize {
    match string.text().trim_start_matches(char::is_alphabetic) {
        text if text.contains('"') && text.contains('\'') => 0,
        text if text.starts_with("'''") || text.starts_with("\"\"\"") => 0,
        text if text.starts_with('\'') => 1,
        _ => -1,
    }
}

/// What stands between the quotes of a template's string that other quotes may stand around.
fn requotable(node: Node<'_>) -> Option<&str> {
    let text = node.text().strip_prefix('"')?.strip_suffix('"')?;
    let is_plain = node.kind() == Kind::String && !text.contains(['"', '\'', '\\', '\n']);
    is_plain.then_some(text)
}

/// Stands around the bytes of the user's own code in a rendered text; no Python source holds it.
const USERS: char = '\0';

/// Stands around the index of a parameter whose block comes there.
pub(super) const BLOCK: char = '\u{1}';

pub(super) fn users_text(node: Node<'_>) -> String {
    users_range(node.range())
}

fn users_range(bytes: Range<usize>) -> String {
    format!("{USERS}{}:{}{USERS}", bytes.start, bytes.end)
}

/// The parts of a rendered text: what the template brings, and the bytes of the user's own code between.
pub(super) fn rendered_parts(text: &str) -> (Vec<&str>, Vec<Range<usize>>) {
    let brought = text.split(USERS).step_by(2).collect();
    let range = |part: &str| {
        let (start, end) = part.split_once(':')?;
        Some(start.parse().ok()?..end.parse().ok()?)
    };
    (brought, text.split(USERS).skip(1).step_by(2).filter_map(range).collect())
}

/// A rendered text with the user's own code, which stands in the tree of `at`.
pub(super) fn written_out(text: &str, at: Node<'_>) -> String {
    let (brought, own) = rendered_parts(text);
    let own = own.into_iter().map(|range| &at.tree().text()[range]).chain([""]);
    brought.into_iter().zip(own).flat_map(|(brought, own)| [brought, own]).collect()
}

/// What a file indents by: as its first indented line does, else by four spaces, as templates do.
pub(super) fn indentation_unit(text: &str) -> &str {
    let opens = |line: &&str| line.trim_end().ends_with(':');
    let mut lines = text.lines().zip(text.lines().skip(1)).filter(|(line, _)| opens(line));
    let first = lines.find_map(|(line, next)| {
        let depth = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
        (!next.trim().is_empty() && depth(next) > depth(line)).then(|| &next[depth(line)..depth(next)])
    });
    first.unwrap_or("    ")
}
