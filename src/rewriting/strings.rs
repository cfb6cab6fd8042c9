//! A name in a string becomes another name, when that is all there is to it.

use std::ops::Range;

use super::RewriteContext;
use super::align::Builder;
use crate::matching::Shape;
use crate::model::{NamedBy, dotted_names};
use crate::syntax::{Field, Kind, Node, string_content};
use crate::text::Edit;
use crate::transform::{Callee, Template};

/// Why a string is not rewritten.
const NOT_A_NAME: &str = "the name stands in a string, and more than a name takes its place";

impl<'m> Builder<'_, '_, 'm> {
    /// `getattr(parser, "readfp")`, `mock.patch("imp.reload")`.
    pub(super) fn name_in_string(&mut self, before: &Template, after: &Template) -> Result<(), String> {
        debug_assert_eq!(self.found.shape, Shape::Named);
        let string = self.found.node;
        let content = string_content(string).ok_or(NOT_A_NAME)?;
        let text = &string.tree().text()[content.clone()];
        let (Some((old, called)), Some((new, calls))) = (before.callee(), after.callee()) else {
            return Err(NOT_A_NAME.to_owned());
        };
        if called != calls || after.result.is_some() {
            return Err(NOT_A_NAME.to_owned());
        }
        let by_call = string.enclosing(&[Kind::Call]).and_then(NamedBy::of).map(|named| named.string);
        if let (Callee::Symbol(old), Callee::Symbol(new)) = (&old, &new)
            && by_call != Some(string)
            && old.qualified != old.module
        {
            return self.name_in_annotation(content, &old.qualified, &new.qualified);
        }
        let written = match (old, new) {
            (Callee::Member(one, _), Callee::Member(other, new)) if one == other => {
                text.rsplit_once('.').map_or(new.to_owned(), |(class, _)| format!("{class}.{new}"))
            }
            // A module that moves takes those below it along.
            (Callee::Symbol(old), Callee::Symbol(new)) if old.qualified == old.module => {
                let below = text.strip_prefix(old.qualified.as_str()).filter(|below| below.starts_with('.'));
                match below {
                    Some(below) => format!("{}{below}", new.qualified),
                    None => renamed(text, &old.qualified, &new.qualified)?,
                }
            }
            (Callee::Symbol(old), Callee::Symbol(new)) => renamed(text, &old.qualified, &new.qualified)?,
            _ => return Err(NOT_A_NAME.to_owned()),
        };
        self.check_other_pairs()?;
        self.change.edits.push(Edit::replace(content, written));
        if by_call != Some(string) {
            self.lower("it is taken for the name of a module, whose imports change here");
        } else if text.contains('.') || !is_getattr(string) {
            self.lower("what is put in its place must be what the code under test uses afterwards");
        } else if called && arguments(before) != arguments(after) {
            self.lower("it is used as a value, so its later arguments are not seen");
        }
        Ok(())
    }
}

impl Builder<'_, '_, '_> {
    /// `"Optional[cp.SafeConfigParser]"`
    fn name_in_annotation(&mut self, content: Range<usize>, old: &str, new: &str) -> Result<(), String> {
        let owner = |dotted: &str| dotted.rsplit_once('.').map(|(owner, _)| owner.to_owned());
        if owner(old) != owner(new) {
            return Err(format!("the annotation stands in quotes; it is `{new}` now"));
        }
        let string = self.found.node;
        let RewriteContext { world, module, .. } = self.context;
        for (at, name) in dotted_names(&string.tree().text()[content.clone()]) {
            let names = world.quoted(module, string, name, 8).unwrap_or_default();
            if names.only() == Some(old) {
                let start = content.start + at;
                self.change.edits.push(Edit::replace(start..start + name.len(), renamed(name, old, new)?));
            }
        }
        Ok(())
    }
}

/// The new text for a symbol that is named wholly, or by its last part.
fn renamed(text: &str, old: &str, new: &str) -> Result<String, String> {
    let parent = |dotted: &str| dotted.rsplit_once('.').map(|(parent, _)| parent.to_owned());
    let last = new.rsplit('.').next().unwrap_or(new);
    match text.rsplit_once('.') {
        _ if new.starts_with('.') => Err(NOT_A_NAME.to_owned()),
        _ if text == old => Ok(new.to_owned()),
        None if parent(old) == parent(new) => Ok(last.to_owned()),
        None => Err(format!("the name stands in a string; it is `{new}` now")),
        Some((through, _)) if parent(old) == parent(new) => Ok(format!("{through}.{last}")),
        Some((through, _)) => {
            Err(format!("the string names it through `{through}`, which uses `{new}` once it is rewritten"))
        }
    }
}

fn arguments(template: &Template) -> Option<String> {
    let call = template.nodes().next()?;
    call.child(Field::Arguments).map(|list| list.text().to_owned())
}

fn is_getattr(string: Node<'_>) -> bool {
    let call = string.enclosing(&[Kind::Call]).and_then(|call| call.child(Field::Function));
    call.is_some_and(|function| function.text() == "getattr")
}
