//! `before` and `after` side by side: what is equal stays byte for byte as the user wrote it, and
//! only the differences become edits.

use std::collections::HashMap;

use super::effects::{is_quiet, is_repeatable};
use super::render::binds_looser;
use super::splice::spliced;
use super::{Change, RewriteContext};
use crate::finding::Safety;
use crate::matching::{Capture, Match};
use crate::model::BindingId;
use crate::syntax::{Field, Kind, Layout, Node, comments_in, precedence};
use crate::text::{Edit, edited, one_line};
use crate::transform::{Pattern, Role, Template};

/// A change in the making.
pub(super) struct Builder<'b, 'c, 'm> {
    pub context: RewriteContext<'b>,
    pub found: &'b Match<'c, 'm>,
    pub after: &'b Template,
    /// What it is so far, but for what is shown.
    pub change: Change,
    /// The user's code that was written out, in the order of writing.
    pub used: Vec<Node<'m>>,
    pub names: HashMap<String, String>,
    pub walrus: HashMap<usize, String>,
    pub shown: Option<String>,
}

impl<'b, 'c, 'm> Builder<'b, 'c, 'm> {
    pub fn new(context: RewriteContext<'b>, found: &'b Match<'c, 'm>, after: &'b Template) -> Self {
        Builder {
            context,
            found,
            after,
            change: Change::default(),
            used: Vec::new(),
            names: HashMap::new(),
            walrus: HashMap::new(),
            shown: None,
        }
    }

    /// The change, with the matched code as it will read.
    pub fn finish(mut self) -> Change {
        self.needs_of_helpers();
        let shown = self.shown.clone().unwrap_or_else(|| self.preview());
        let fresh = self.names.into_values().chain(self.walrus.into_values()).collect();
        Change { shown, fresh, ..self.change }
    }

    /// The matched code with the edits in it.
    fn preview(&self) -> String {
        let is_block = self.found.blocks().next().is_some();
        let range = match is_block {
            true => self.found.node.start()..self.found.header_end(),
            false => self.found.node.range(),
        };
        let mut edits: Vec<&Edit> =
            self.change.edits.iter().filter(|e| range.start <= e.start && e.end <= range.end).collect();
        edits.sort();
        let mut shown = edited(self.found.node.tree().text(), &range, edits);
        shown.push_str(if is_block { " ..." } else { "" });
        one_line(&shown)
    }

    /// The role of a node of `before` or of `after`: both are of one tree.
    pub fn role(&self, node: Node<'_>) -> Option<Role> {
        let before = match &self.found.pair.before {
            Pattern::Expression(template) | Pattern::Statements(template) => Some(template),
            Pattern::Class { body, .. } => Some(body),
            Pattern::Truth { .. } => None,
        };
        let own = self.after.roles.get(&node.id());
        own.or_else(|| before?.roles.get(&node.id())).cloned()
    }

    /// The dotted name of what a node of the template stands for.
    pub fn dotted(&self, node: Node<'_>) -> Option<String> {
        match self.role(node) {
            Some(Role::Symbol(symbol)) => Some(symbol.qualified),
            _ => None,
        }
    }

    /// Edits `user`, which matched `before`, into `after`.
    pub fn align(&mut self, before: Node<'_>, after: Node<'_>, user: Node<'m>) -> Result<(), String> {
        let (before, after) = (before.unparenthesised(), after.unparenthesised());
        let inner = user.unparenthesised();
        match (self.role(before), self.role(after)) {
            (Some(Role::Parameter(one)), Some(Role::Parameter(other))) if one == other => Ok(()),
            (Some(Role::Symbol(_)), _) if self.is_caught_already(inner, after) => {
                self.drop_caught(inner);
                self.shown = Some(after.text().to_owned());
                Ok(())
            }
            (Some(Role::Symbol(one)), Some(Role::Symbol(other))) => {
                if one.qualified == other.qualified {
                    return Ok(());
                }
                self.replace_symbol(inner, &one, &other)
            }
            (Some(Role::Symbol(_)), Some(Role::Helper(_))) if self.rebinds_import_of(inner) => Ok(()),
            (Some(Role::Symbol(old)), None) if self.uncovers_builtin(inner, &old, after) => {
                self.release(inner);
                Ok(())
            }
            (None, None) if before.kind() == after.kind() && inner.kind() == before.kind() => {
                match before.kind() {
                    Kind::Attribute => self.align_attribute(before, after, inner),
                    Kind::Call => self.align_call(before, after, inner),
                    Kind::Block => self.align_block(before, after, inner),
                    _ => self.align_children(before, after, inner),
                }
            }
            // In a call, the parentheses around an argument say nothing.
            (Some(Role::Parameter(_)), None) if after.kind() == Kind::Call && is_bare(user) => {
                self.replace(user, after)
            }
            _ => self.replace(inner, after),
        }
    }

    /// The statements around one that stands for any; without one, all.
    fn align_block(&mut self, before: Node<'_>, after: Node<'_>, user: Node<'m>) -> Result<(), String> {
        let (one, other): (Vec<_>, Vec<_>) = (before.parts().collect(), after.parts().collect());
        let Some(at) = one.iter().position(|part| matches!(self.role(*part), Some(Role::Block(_)))) else {
            return self.align_children(before, after, user);
        };
        let own: Vec<Node<'m>> = user.parts().collect();
        let behind = one.len() - at - 1;
        for (number, part) in
            own.iter().enumerate().filter(|(number, _)| *number < at || *number >= own.len() - behind)
        {
            let place = if number < at { number } else { number + one.len() - own.len() };
            self.align(one[place], other[place], *part)?;
        }
        Ok(())
    }

    fn align_attribute(&mut self, before: Node<'_>, after: Node<'_>, user: Node<'m>) -> Result<(), String> {
        let objects = (before.child(Field::Object), after.child(Field::Object), user.child(Field::Object));
        let names = (after.child(Field::Attribute), user.child(Field::Attribute));
        let ((Some(one), Some(other), Some(own)), (Some(name), Some(old))) = (objects, names) else {
            return self.replace(user, after);
        };
        let same = self.role(one) == self.role(other);
        if !same && self.role(one).is_some() {
            return self.replace(user, after);
        }
        self.align(one, other, own)?;
        if name.text() != old.text() {
            self.change.edits.push(Edit::replace(old.range(), name.text()));
        }
        Ok(())
    }

    fn align_call(&mut self, before: Node<'_>, after: Node<'_>, user: Node<'m>) -> Result<(), String> {
        let functions =
            (before.child(Field::Function), after.child(Field::Function), user.child(Field::Function));
        let (Some(one), Some(other), Some(own)) = functions else {
            return self.replace(user, after);
        };
        // A method that becomes a function takes its receiver along: nothing to align.
        let alike = match (self.role(one), self.role(other)) {
            (Some(Role::Symbol(_)), Some(Role::Symbol(_) | Role::Helper(_))) => true,
            (None, None) => one.kind() == other.kind(),
            _ => false,
        };
        if !alike || self.moves_an_argument(before.child(Field::Arguments), after) {
            return self.replace(user, after);
        }
        let known = self.change.edits.len();
        self.align_arguments(before, after, user)?;
        if self.change.edits.len() == known && self.rebinds_import_of(own) {
            return Ok(());
        }
        match self.role(other) {
            Some(Role::Helper(name)) => {
                let local = self.helper(&name, user);
                self.release(own);
                self.change.edits.push(Edit::replace(own.range(), local));
                Ok(())
            }
            _ => self.align(one, other, own),
        }
    }

    /// Whether an argument goes into the function, as in `c.new(x).strip()`, or is needed twice.
    fn moves_an_argument(&self, arguments: Option<Node<'_>>, call: Node<'_>) -> bool {
        let parameters = |node: Option<Node<'_>>| {
            let roles = node.into_iter().flat_map(Node::descendants).filter_map(|below| self.role(below));
            roles.filter(|role| matches!(role, Role::Parameter(_))).collect::<Vec<_>>()
        };
        let (function, all) = (parameters(call.child(Field::Function)), parameters(Some(call)));
        let is_twice = |role: &Role| all.iter().filter(|other| *other == role).count() > 1;
        all.iter().any(is_twice) || parameters(arguments).iter().any(|role| function.contains(role))
    }

    fn align_children(&mut self, before: Node<'_>, after: Node<'_>, user: Node<'m>) -> Result<(), String> {
        let shape = |node: Node<'_>| node.children().map(|c| (c.kind(), c.is_named())).collect::<Vec<_>>();
        let tokens = |node: Node<'_>| {
            let all = node.children().filter(|c| !c.is_named());
            all.map(|c| c.kind()).collect::<Vec<_>>()
        };
        if before.parts().next().is_none() {
            if before.text() == after.text() {
                return Ok(());
            }
            return self.replace(user, after);
        }
        let counts = before.parts().count() == after.parts().count();
        if !counts || tokens(before) != tokens(after) || shape(before).len() != shape(after).len() {
            return self.replace(user, after);
        }
        let own: Vec<Node<'m>> = user.parts().collect();
        if own.len() != before.parts().count() {
            return self.replace(user, after);
        }
        let pairs: Vec<_> = before.parts().zip(after.parts()).zip(own).collect();
        for ((one, other), own) in pairs {
            self.align(one, other, own)?;
        }
        Ok(())
    }

    /// Puts `after` in the place of the user's expression.
    pub fn replace(&mut self, user: Node<'m>, after: Node<'_>) -> Result<(), String> {
        if user.ancestors().any(|above| above.kind() == Kind::CasePattern) {
            return Err("it stands in a pattern of `case`".to_owned());
        }
        let is_value =
            matches!(after.kind(), Kind::String | Kind::Integer | Kind::Float) || after.kind().is_display();
        let compared =
            user.with_parentheses().parent().filter(|above| above.kind() == Kind::ComparisonOperator);
        if is_value
            && compared.is_some_and(|above| {
                above.children().any(|part| !part.is_named() && part.text().starts_with("is"))
            })
        {
            return Err("it is compared by `is`, and a value takes its place: compare with `==`".to_owned());
        }
        let is_base = user.parent().is_some_and(|list| list.field() == Some(Field::Superclasses));
        if is_base && after.kind() == Kind::BinaryOperator {
            return Err("it is the base of a class".to_owned());
        }
        self.used.clear();
        let after = self.iterated(after).filter(|_| self.is_iterated(user)).unwrap_or(after);
        let mut text = String::new();
        self.render_into(after, user, &mut text)?;
        self.check_effects(user)?;
        if binds_looser(precedence(after), after.kind(), user) {
            text = format!("({text})");
        }
        self.release_but_used(user);
        let edits = spliced(user, &text);
        self.rescue_comments(user, &edits);
        self.change.edits.extend(edits);
        Ok(())
    }

    /// `x += y` becomes `x = …`.
    pub fn assign_anew(&mut self, after: Node<'_>, user: Node<'m>) -> Result<(), String> {
        let target = user.child(Field::Left).filter(|target| is_repeatable(*target));
        let target = target.ok_or("what it is assigned to would be evaluated twice")?;
        let text = self.render(after, user)?;
        self.used.push(target);
        self.check_effects(user)?;
        self.release_but_used(user);
        self.lower("the old code may change the object itself, and the new code makes another one");
        let edit = Edit::replace(target.end()..user.end(), format!(" = {text}"));
        self.rescue_comments(user, std::slice::from_ref(&edit));
        self.change.edits.push(edit);
        Ok(())
    }

    /// Nothing with effects may be lost, and what has effects keeps its order.
    pub fn check_effects(&self, user: Node<'m>) -> Result<(), String> {
        self.check_order()?;
        self.check_lost(user)
    }

    /// What has effects keeps its order. Of two blocks, neither is evaluated before the other for certain.
    fn check_order(&self) -> Result<(), String> {
        let mut last = 0;
        let mut late = false;
        let is_block = |node: &Node<'m>| self.found.blocks().any(|(_, nodes)| nodes.first() == Some(node));
        let mut blocks = 0;
        for node in &self.used {
            if is_block(node) {
                late |= node.start() < last;
                blocks = node.start().max(blocks);
            } else if !is_quiet(*node) {
                late |= node.start() < last.max(blocks);
                last = node.start();
            }
        }
        if late {
            return Err("the arguments have effects, whose order would change".to_owned());
        }
        Ok(())
    }

    /// Nothing with effects is lost, but for blocks that the transform leaves out.
    fn check_lost(&self, user: Node<'m>) -> Result<(), String> {
        let expressions = self.found.captures.iter().zip(&self.found.pair.parameters);
        let expressions = expressions.filter(|(_, parameter)| !parameter.is_block());
        for node in expressions.filter_map(|(capture, _)| capture.as_ref()).flat_map(Capture::nodes) {
            let is_kept = self.used.iter().any(|used| node.is_within(*used));
            if !is_kept && !is_quiet(*node) && node.is_within(user) {
                return Err(format!("`{}` would no longer be evaluated", node.text()));
            }
        }
        Ok(())
    }

    /// The names in a node are gone.
    pub fn release(&mut self, node: Node<'m>) {
        let names = node.descendants().filter(|n| n.kind() == Kind::Identifier);
        self.change.removed.extend(names.map(Node::id));
    }

    /// The names in a node are gone, but for those in captures that were written out, and for those of imports that
    /// go with the node.
    pub fn release_but_used(&mut self, node: Node<'m>) {
        let (used, module) = (&self.used, self.context.module);
        let is_import = |id: &BindingId| {
            let statement = module.tree.node(module.binding(*id).node).statement();
            statement.kind().is_import() && statement.is_within(node)
        };
        let goes_too = |name: &Node<'m>| {
            let found = module.lookup(module.scope_of(*name), name.text());
            found.is_some_and(|(_, bindings)| bindings.iter().any(is_import))
        };
        let gone = node
            .descendants()
            .filter(|n| n.kind() == Kind::Identifier)
            .filter(|n| !used.iter().any(|kept| n.is_within(*kept)))
            .filter(|name| !goes_too(name));
        self.change.removed.extend(gone.map(Node::id));
    }

    /// Comments that edits of `user` take away are put before its statement.
    pub fn rescue_comments(&mut self, user: Node<'m>, edits: &[Edit]) {
        let is_lost = |comment: &Node<'m>| {
            let is_edited = |edit: &Edit| edit.start <= comment.start() && comment.end() <= edit.end;
            edits.iter().any(is_edited) && !self.used.iter().any(|kept| comment.is_within(*kept))
        };
        let lost: Vec<Node<'m>> = comments_in(user).filter(is_lost).collect();
        if lost.is_empty() {
            return;
        }
        let statement = user.statement();
        let layout = Layout::of(statement);
        if !layout.starts_line {
            self.lower("a comment in the replaced part is lost");
            return;
        }
        let newline = self.context.module.source.newline().as_str();
        let mut lines = String::new();
        for comment in lost {
            lines.push_str(comment.text().trim_end());
            lines.push_str(newline);
            lines.push_str(&layout.indent);
        }
        self.change.edits.push(Edit::insert(statement.start(), lines));
    }

    /// It is no longer safe, for this reason.
    pub fn lower(&mut self, why: &str) {
        self.change.ceiling.get_or_insert((Safety::Suggested, why.to_owned()));
    }

    /// The free name for a fresh variable of the template.
    pub fn fresh(&mut self, name: &str, at: Node<'m>) -> String {
        if let Some(known) = self.names.get(name) {
            return known.clone();
        }
        let free = self.context.free_name(name, at);
        self.names.insert(name.to_owned(), free.clone());
        free
    }

    /// The local name of a helper, which is noted as needed.
    pub fn helper(&mut self, name: &str, at: Node<'m>) -> String {
        let local = self.local_helper(name, at);
        let entry = (name.to_owned(), local.clone());
        if !self.change.helpers.contains(&entry) {
            self.change.helpers.push(entry);
        }
        local
    }
}

/// Whether the parentheses around an expression hold no comment, and divide it from no word before it.
fn is_bare(user: Node<'_>) -> bool {
    let before = &user.tree().text()[..user.start()];
    let word = before.ends_with(|last: char| last.is_alphanumeric() || last == '_');
    !word && user.descendants().all(|node| node.kind() != Kind::Comment)
}
