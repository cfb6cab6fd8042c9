//! Programs that run a server of a module that is gone, and become programs of another one. Each migration
//! first collects every mention of the old module, then drafts edits class by class, and gives up where it meets
//! anything it does not know: only a program that is understood as a whole changes.

mod accept;
mod asyncore;
mod channel;
mod passed;
mod smtpd;
mod start;
mod stream;

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

pub(super) use asyncore::NATIVE as ASYNCIO_CHANNELS;
pub(super) use smtpd::NATIVE as SMTP_SERVER;

use super::{Context, Found, Import, Native, end_of_line, indentation_of, lines};
use crate::knowledge::stdlib::{Known, known};
use crate::matching::{Argument, given};
use crate::model::{BindingKind, Module, is_variable, written};
use crate::syntax::{Field, Kind, Layout, Node, NodeId};
use crate::text::Edit;

/// The edits, the identifiers that are understood, by where they start, the lines that are indented by more
/// columns or less, and the statements that are deleted.
#[derive(Default)]
struct Plan {
    edits: Vec<Edit>,
    understood: HashSet<usize>,
    shifts: BTreeMap<usize, isize>,
    deleted: Vec<Range<usize>>,
}

impl Plan {
    fn understand(&mut self, node: Node<'_>) {
        let words = node.descendants().filter(|inner| inner.kind() == Kind::Identifier);
        self.understood.extend(words.map(|word| word.start()));
    }

    fn understands(&self, word: Node<'_>) -> bool {
        self.understood.contains(&word.start())
    }

    fn understand_name(&mut self, definition: Node<'_>) {
        definition.child(Field::Name).into_iter().for_each(|name| self.understand(name));
    }

    /// Whether what stands at a place is deleted.
    fn deletes(&self, at: usize) -> bool {
        self.deleted.iter().any(|range| range.contains(&at))
    }

    fn replace(&mut self, node: Node<'_>, text: impl Into<String>) {
        self.understand(node);
        self.edits.push(Edit::replace(node.range(), text));
    }

    /// Puts another statement into the place of one, where a comment behind it stays.
    fn replace_statement(&mut self, statement: Node<'_>, text: &str) {
        self.replace(statement, text);
    }

    fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.edits.push(Edit::insert(at, text));
    }

    /// Inserts lines behind a class or a method, whose last lines may go.
    fn insert_behind(&mut self, node: Node<'_>, lines: &str) {
        match self.deleted.iter().find(|range| range.contains(&node.end())).map(|range| range.end) {
            Some(end) => self.insert(end, format!("{}\n", lines.strip_prefix('\n').unwrap_or(lines))),
            None => self.insert(end_of_line(node), lines),
        }
    }

    /// Deletes a statement with its line, or a method with its lines and the empty ones before it, but no comment;
    /// `None` where something else stands on them.
    fn delete(&mut self, statement: Node<'_>) -> Option<()> {
        let layout = Layout::of(statement);
        if !layout.starts_line || !layout.ends_line {
            return None;
        }
        self.understand(statement);
        let text = statement.tree().text();
        let mut start = text[..statement.start()].trim_end_matches([' ', '\t']).len();
        let mut end = text[statement.end()..].find('\n').map_or(text.len(), |at| statement.end() + at + 1);
        let mut kept = String::new();
        if statement.kind() == Kind::FunctionDefinition {
            let before = text[..start].trim_end();
            if before.ends_with(':') {
                end += text[end..].len() - text[end..].trim_start_matches(['\r', '\n']).len();
            }
            start = text[before.len()..start].find('\n').map_or(start, |at| before.len() + at + 1);
            let comments = statement.parent()?.descendants().filter(|node| node.kind() == Kind::Comment);
            let within =
                comments.filter(|comment| statement.start() < comment.start() && comment.start() < end);
            kept = within.map(|comment| format!("\n{}{}\n", layout.indent, comment.text())).collect();
        } else if self.deleted.iter().any(|range| range.end == statement.start()) {
            // The header of its block goes, and the next statement takes that place.
            start = statement.start();
            end += text[end..].len() - text[end..].trim_start_matches([' ', '\t', '\r', '\n']).len();
        } else if let Some(comment) = text[statement.end()..end].find('#') {
            (start, end) = (statement.start(), statement.end() + comment);
        }
        self.deleted.push(start..end);
        self.edits.push(Edit::replace(start..end, kept));
        Some(())
    }

    /// Indents the lines behind the first one of some statements by so many columns more or less; `None` where a
    /// string reaches over several of them.
    fn shift(&mut self, first: Node<'_>, last: Node<'_>, by: isize) -> Option<()> {
        let text = first.tree().text();
        let within = |node: &Node<'_>| first.start() <= node.start() && node.end() <= last.end();
        let strings =
            first.parent()?.descendants().filter(|node| node.kind() == Kind::String && within(node));
        strings.into_iter().all(|string| !string.text().contains('\n')).then_some(())?;
        let breaks =
            text[first.start()..last.end()].match_indices('\n').map(|(at, _)| first.start() + at + 1);
        for line in
            breaks.filter(|line| !text[*line..].trim_start_matches([' ', '\t']).starts_with(['\r', '\n']))
        {
            *self.shifts.entry(line).or_default() += by;
        }
        Some(())
    }

    /// Whether the edits take a comment with them.
    fn loses_comments(&self, module: &Module) -> bool {
        let loses = |node: Node<'_>| {
            let takes = |edit: &Edit| edit.start < node.end() && node.start() < edit.end;
            self.edits.iter().any(|edit| takes(edit) && !edit.text.contains(node.text()))
        };
        module.tree.of_kind(Kind::Comment).any(loses)
    }

    /// The variables that the edits take away.
    fn dropped(&self, module: &Module) -> Vec<NodeId> {
        let goes = |node: Node<'_>| {
            let takes = |edit: &Edit| edit.start <= node.start() && node.end() <= edit.end;
            self.edits.iter().any(|edit| takes(edit) && !edit.text.contains(node.text()))
        };
        let words = module.tree.of_kind(Kind::Identifier);
        words.filter(|word| is_variable(*word) && goes(*word)).map(Node::id).collect()
    }

    /// The edits, their line ends those of the file. What is inserted at one place stands in the order in which it
    /// was drafted.
    fn edits(self, module: &Module) -> Vec<Edit> {
        let newline = module.source.newline().as_str();
        let text = module.source.text();
        let moved = self.shifts.iter().filter(|(line, by)| **by != 0 && !self.deletes(**line));
        let moved = moved.map(|(line, by)| match usize::try_from(*by) {
            Ok(more) => {
                Edit::insert(*line, if text[*line..].starts_with('\t') { "\t" } else { " " }.repeat(more))
            }
            Err(_) => Edit::delete(*line..*line + by.unsigned_abs()),
        });
        let moved: Vec<Edit> = moved.collect();
        let mut all: Vec<Edit> = Vec::new();
        for edit in self.edits.into_iter().chain(moved) {
            let edit = Edit { text: edit.text.replace('\n', newline), ..edit };
            let is_same = |other: &&mut Edit| edit.start == edit.end && other.range() == edit.range();
            match all.iter_mut().find(is_same) {
                Some(other) => other.text.push_str(&edit.text),
                None => all.push(edit),
            }
        }
        all
    }
}

/// An expression that names a part of the modules that go, with its dotted name.
type Mention<'t> = (Node<'t>, String);

/// Every mention of some modules. `None` where an import of them is conditional or takes all names, where a
/// string names a part of them, or where it is not certain what a name stands for.
fn mentions<'t>(context: &Context<'t>, modules: &[&str]) -> Option<Vec<Mention<'t>>> {
    let mut all = Vec::new();
    for node in context.module.tree.root().descendants() {
        match node.kind() {
            Kind::ImportStatement | Kind::ImportFromStatement => {
                let mut words = node.text().split(|c: char| !c.is_alphanumeric() && c != '_');
                let plain = |above: Node<'_>| {
                    matches!(above.kind(), Kind::Module | Kind::Block | Kind::DecoratedDefinition)
                        || matches!(above.kind(), Kind::FunctionDefinition | Kind::ClassDefinition)
                };
                let takes_all = || node.descendants().any(|below| below.kind() == Kind::WildcardImport);
                if words.any(|word| modules.contains(&word)) && (!node.ancestors().all(plain) || takes_all())
                {
                    return None;
                }
            }
            Kind::StringContent
                if modules.contains(&node.text().split('.').next()?) && node.text().contains('.') =>
            {
                return None;
            }
            Kind::Identifier if is_variable(node) => {
                let mut chain = node;
                while let Some(above) = chain.parent().filter(|above| above.kind() == Kind::Attribute)
                    && chain.field() == Some(Field::Object)
                {
                    chain = above;
                }
                let names = context.world.names(context.module, chain);
                if names.names.iter().any(|name| is_of(name, modules)) {
                    all.push((chain, names.only()?.to_owned()));
                }
            }
            _ => {}
        }
    }
    Some(all)
}

fn is_of(dotted: &str, modules: &[&str]) -> bool {
    modules.contains(&dotted.split('.').next().unwrap_or_default())
}

/// The identifiers that go: those of the mentions, and of the imports that they use.
fn released(context: &Context<'_>, mentions: &[Mention<'_>], modules: &[&str]) -> Vec<NodeId> {
    let module = context.module;
    let used = module.bindings().map(|(_, binding)| binding).filter(|binding| {
        binding.module().is_some_and(|from| is_of(from, modules))
            && module.uses(binding.scope, &binding.name).next().is_some()
    });
    let items = used.map(|binding| module.tree.node(binding.node));
    let names = mentions.iter().map(|(node, _)| *node).chain(items).flat_map(|node| node.descendants());
    names.filter(|node| node.kind() == Kind::Identifier).map(Node::id).collect()
}

/// Whether the table of the library has a member of a class. It has none that begin with an underscore.
fn has_member(class: &str, name: &str) -> bool {
    !name.starts_with('_') && !matches!(known(class, name), Known::Absent)
}

/// The call whose function an expression is.
fn called(function: Node<'_>) -> Option<Node<'_>> {
    function.parent().filter(|above| above.kind() == Kind::Call && function.field() == Some(Field::Function))
}

/// The class whose only base is this expression; `object` beside it says nothing.
fn class_of_base(base: Node<'_>) -> Option<Node<'_>> {
    let list = base.parent().filter(|list| list.kind() == Kind::ArgumentList)?;
    let class = list.parent().filter(|class| class.kind() == Kind::ClassDefinition)?;
    let alone = list.parts().all(|other| other == base || other.text() == "object");
    let decorated = class.parent().is_some_and(|above| above.kind() == Kind::DecoratedDefinition);
    (alone && !decorated).then_some(class)
}

/// The call of the constructor above in `__init__`, a statement of its own, and its arguments without `self`.
/// `bases` are the calls of that constructor by the name of its class.
fn superclass_call<'t>(
    class: Node<'t>,
    init: Node<'t>,
    bases: &[Node<'t>],
) -> Option<(Node<'t>, Vec<Argument<'t>>)> {
    let supers = ["super().__init__".to_owned(), format!("super({},self).__init__", name(class))];
    let call = steps(init).into_iter().find_map(|step| {
        let call = step.parts().next().filter(|call| call.kind() == Kind::Call && is_statement(*call))?;
        (bases.contains(&call) || supers.contains(&flat(call.child(Field::Function)?))).then_some(call)
    })?;
    let mut arguments = given(call);
    if bases.contains(&call) {
        arguments.first().filter(|first| first.node.text() == "self")?;
        arguments.remove(0);
    }
    Some((call, arguments))
}

/// Whether `asyncore.loop()` ends only with its last channel: how it waits says nothing of what it does.
fn serves_for_ever(call: Node<'_>) -> bool {
    let harmless = |(at, argument): (usize, &Argument<'_>)| {
        let name = argument
            .keyword
            .map(|name| name.text())
            .or(["timeout", "use_poll", "map", "count"].get(at).copied());
        let kind = argument.value.kind();
        let is_plain = matches!(kind, Kind::Integer | Kind::Float | Kind::True | Kind::False | Kind::None)
            || matches!(kind, Kind::Identifier | Kind::Attribute);
        let is_kept = matches!(name, Some("timeout" | "use_poll")) && is_plain;
        argument.stars == 0 && (is_kept || kind == Kind::None)
    };
    let waits = call.ancestors().any(|above| above.kind() == Kind::FunctionDefinition && is_async(above));
    is_statement(call) && !waits && given(call).iter().enumerate().all(harmless)
}

/// Whether another file or a string of this one may take a name from here.
fn is_taken_elsewhere(context: &Context<'_>, name: &str) -> bool {
    let module = context.module;
    let own = written(&module.name).rsplit('.').next().unwrap_or_default();
    let is_own = |dotted: &str| dotted.rsplit('.').next() == Some(own);
    let takes = |other: &Module| {
        let imported = other.bindings().any(|(_, binding)| match &binding.kind {
            BindingKind::Import { module, .. } => is_own(module),
            BindingKind::From { module, name: taken } => taken == own || (is_own(module) && taken == name),
            _ => false,
        });
        imported || other.stars(other.top()).iter().any(|star| is_own(star))
    };
    let quoted = format!("{own}.{name}");
    let words = [name];
    let others = context.world.project().mentioning(&words, module.source.path());
    let mut others = others.filter(|other| other.path() != module.source.path());
    let listed = |node: Node<'_>| {
        node.kind() == Kind::StringContent
            && node.text() == name
            && node.statement().descendants().any(|other| other.text() == "__all__")
    };
    others.any(|other| other.text().contains(&quoted) || takes(&context.world.read(other.clone())))
        || module.source.text().contains(&quoted)
        || module.tree.root().descendants().any(listed)
}

/// The text without white space.
fn flat(node: Node<'_>) -> String {
    node.text().split_whitespace().collect()
}

fn name(definition: Node<'_>) -> &str {
    definition.child(Field::Name).map_or("", |name| name.text())
}

/// The statements of a class or a function.
fn body(definition: Node<'_>) -> Vec<Node<'_>> {
    let parts = definition.child(Field::Body).into_iter().flat_map(|body| body.parts());
    parts.filter(|part| part.kind() != Kind::Comment).collect()
}

/// The statements without the docstring.
fn steps(definition: Node<'_>) -> Vec<Node<'_>> {
    let is_text =
        |part: &Node<'_>| part.kind() == Kind::ExpressionStatement && part.text().starts_with(['"', '\'']);
    body(definition).into_iter().filter(|part| !is_text(part)).collect()
}

fn method<'t>(class: Node<'t>, wanted: &str) -> Option<Node<'t>> {
    body(class).into_iter().find(|part| part.kind() == Kind::FunctionDefinition && name(*part) == wanted)
}

fn is_async(function: Node<'_>) -> bool {
    function.token(Kind::KwAsync).is_some()
}

/// The parameters of a method without `self`; `None` where the first one has another name.
fn parameters(function: Node<'_>) -> Option<Vec<Node<'_>>> {
    let mut all = function.child(Field::Parameters)?.parts();
    all.next().filter(|first| first.text() == "self")?;
    Some(all.collect())
}

/// Whether a method takes so many plain parameters beside `self`, and no other.
fn takes(method: Node<'_>, count: usize) -> bool {
    parameters(method)
        .is_some_and(|all| all.len() == count && all.iter().all(|one| one.kind() == Kind::Identifier))
}

/// The places `self.name` in a class or function: the attribute and its name.
fn uses(code: Node<'_>) -> impl Iterator<Item = (Node<'_>, Node<'_>)> {
    code.descendants().filter(|node| node.kind() == Kind::Attribute).filter_map(|attribute| {
        let object = attribute.child(Field::Object).filter(|object| object.text() == "self")?;
        let name = attribute.child(Field::Attribute)?;
        (object.kind() == Kind::Identifier).then_some((attribute, name))
    })
}

/// The calls `self.name(…)` in a class or function.
fn calls<'t>(code: Node<'t>, wanted: &str) -> Vec<Node<'t>> {
    uses(code)
        .filter(|(_, name)| name.text() == wanted)
        .filter_map(|(attribute, _)| called(attribute))
        .collect()
}

/// Whether a call is all of its statement.
fn is_statement(call: Node<'_>) -> bool {
    call.parent().is_some_and(|above| above.kind() == Kind::ExpressionStatement)
}

/// Whether code of a method runs at most once a call of it, in the method itself.
fn is_direct(node: Node<'_>, method: Node<'_>) -> bool {
    const APART: [Kind; 8] = [
        Kind::FunctionDefinition,
        Kind::Lambda,
        Kind::ListComprehension,
        Kind::SetComprehension,
        Kind::DictionaryComprehension,
        Kind::GeneratorExpression,
        Kind::WhileStatement,
        Kind::ForStatement,
    ];
    node.ancestors().take_while(|above| *above != method).all(|above| !APART.contains(&above.kind()))
}
