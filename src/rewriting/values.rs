//! The function of a call where it is not called: `p.readfp` handed on as a value. It may only become another
//! when it takes the same arguments, however it will be called.

use super::align::Builder;
use super::arguments::passed;
use crate::matching::given;
use crate::syntax::{Field, Kind, Node};
use crate::text::{Edit, one_line};
use crate::transform::{Callee, Pair, Pattern, Role, Star, Template, is_class_like};

impl<'m> Builder<'_, '_, 'm> {
    /// Only the function of a call: `p.readfp` used as a value.
    pub(super) fn function_only(
        &mut self,
        before: Node<'_>,
        after: Node<'_>,
        user: Node<'m>,
    ) -> Result<(), String> {
        let names: Vec<&str> = self.found.pair.parameters.iter().map(|one| one.name.as_str()).collect();
        let names = names.join(", ");
        let uncalled = format!(
            "it is used as a value, and its replacement takes other arguments: write `lambda{}{names}: {}`",
            if names.is_empty() { "" } else { " " },
            one_line(after.text())
        );
        if self.drops_decorator(before, after, user) {
            return Ok(());
        }
        if before.kind() != Kind::Call {
            // A pattern without a call is an expression of its own.
            return self.align(before, after, user);
        }
        let (Some(one), Some(other)) = (before.child(Field::Function), after.child(Field::Function)) else {
            return Err(uncalled);
        };
        // `partial(p.readfp, filename=name)` passes a keyword that has another name now.
        let partial = user.with_parentheses().parent().filter(|p| p.kind() == Kind::ArgumentList);
        let keywords =
            partial.is_some_and(|list| list.parts().any(|part| part.kind() == Kind::KeywordArgument));
        if keywords && written(before) != written(after) {
            return Err(uncalled);
        }
        let roles = (self.role(one), self.role(other));
        let renamed = match &roles {
            (Some(Role::Symbol(_)), Some(Role::Symbol(_) | Role::Helper(_))) => true,
            (None, None) => {
                let owner = |function: Node<'_>| self.role(function.child(Field::Object)?);
                owner(one).is_some() && owner(one) == owner(other)
            }
            _ => false,
        };
        if !renamed || !self.takes_same(before, after) {
            return Err(uncalled);
        }
        let is_class = match &roles.1 {
            Some(Role::Symbol(symbol)) => is_class_like(&symbol.qualified),
            Some(Role::Helper(name)) => is_class_like(name),
            _ => true,
        };
        if !is_class && self.found.pair.constructor().is_some() {
            return Err("it is a class, and a function takes its place".to_owned());
        }
        self.check_other_pairs()?;
        if self.rebinds_import_of(user) {
        } else if let Some(Role::Helper(name)) = &roles.1 {
            let local = self.helper(name, user);
            self.release(user);
            self.change.edits.push(Edit::replace(user.range(), local));
        } else {
            self.align(one, other, user)?;
        }
        if written(before) != written(after) {
            self.lower("it is used as a value, so its later arguments are not seen");
        }
        Ok(())
    }

    /// Takes a decorator away that stands for a call of which only the argument is left.
    fn drops_decorator(&mut self, before: Node<'_>, after: Node<'_>, user: Node<'m>) -> bool {
        let decorator = user.parent().filter(|above| above.kind() == Kind::Decorator);
        let role = self.after.role(after).filter(|role| matches!(role, Role::Parameter(_)));
        let arguments = given(before);
        let (Some(decorator), Some(role), [only]) = (decorator, role, arguments.as_slice()) else {
            return false;
        };
        if only.stars > 0 || self.role(only.value).as_ref() != Some(role) {
            return false;
        }
        self.release(user);
        let definition = decorator.parent().and_then(|above| above.child(Field::Definition));
        let header = definition.and_then(|definition| definition.text().lines().next());
        self.shown = header.map(str::to_owned);
        let next = decorator.next_sibling().map_or(decorator.end(), Node::start);
        self.change.edits.push(Edit::delete(decorator.start()..next));
        true
    }

    /// Whether two calls of templates have the same metavariables in the same order, each with as many stars.
    fn takes_same(&self, before: Node<'_>, after: Node<'_>) -> bool {
        let values = |call| {
            let all = given(call);
            all.iter().map(|one| Some((one.stars, self.role(passed(one))?))).collect::<Option<Vec<_>>>()
        };
        values(before).is_some_and(|old| values(after) == Some(old))
    }

    /// Whether a call may go to another function with its arguments as they are, whatever they are.
    pub(super) fn hands_on(&self, before: Node<'_>, after: Node<'_>) -> bool {
        self.takes_same(before, after) && self.check_other_pairs().is_ok()
    }

    /// Whether the pair puts one function in the place of another, and leaves all arguments to it.
    pub(super) fn keeps_arguments(&self) -> bool {
        let Pattern::Expression(before) = &self.found.pair.before else { return false };
        let (Some(one), Some(other)) = (before.nodes().next(), self.after.nodes().next()) else {
            return false;
        };
        self.symbols().is_some()
            || self.after.result.is_none() && one.kind() == other.kind() && written(one) == written(other)
    }

    /// A name by itself may only become another where every pair for it keeps the arguments. One that asks for
    /// more arguments says nothing of a call with fewer.
    pub(super) fn check_other_pairs(&self) -> Result<(), String> {
        let own = self.found.pair;
        let callee = |pair: &Pair| match &pair.before {
            Pattern::Expression(before) | Pattern::Statements(before) => match before.callee()? {
                (Callee::Symbol(symbol), true) => Some((symbol.qualified.clone(), Vec::new())),
                (Callee::Member(owner, name), true) => {
                    Some((name.to_owned(), pair.parameters[owner].types.clone()))
                }
                _ => None,
            },
            _ => None,
        };
        let called = callee(own);
        let required =
            |pair: &Pair| pair.parameters.iter().filter(|one| !one.optional && one.star == Star::No).count();
        let decides = |pair: &Pair| {
            !std::ptr::eq(pair, own)
                && required(pair) <= required(own)
                && callee(pair) == called
                && changes_arguments(pair)
        };
        if called.is_some() && self.found.transform.pairs.iter().any(decides) {
            return Err("it is used as a value, and what takes its place depends on the arguments".to_owned());
        }
        Ok(())
    }
}

/// Whether the function alone does not tell what a pair puts in its place.
fn changes_arguments(pair: &Pair) -> bool {
    let (Pattern::Expression(before), Some(after)) = (&pair.before, &pair.after) else { return true };
    let arguments = |template: &Template| {
        let call = template.nodes().next().filter(|_| template.result.is_none())?;
        Some(call.child(Field::Arguments)?.text().to_owned())
    };
    arguments(before) != arguments(after)
}

/// The arguments of a template's call, as they are written.
fn written(call: Node<'_>) -> Vec<&str> {
    given(call).iter().map(|argument| argument.node.text()).collect()
}
