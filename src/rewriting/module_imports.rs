//! A module in the place of another: its imports change and bind the names they bound, so that all
//! uses stay as they are.

use super::align::Builder;
use super::companions;
use crate::syntax::{Field, Kind, Layout, Node, comments_in};
use crate::text::Edit;
use crate::transform::{Pattern, Role, Symbol};

/// `import asyncore` becomes `from . import _asyncore as asyncore`. False where the transform does
/// not put a module in the place of a module.
pub(super) fn replace(builder: &mut Builder<'_, '_, '_>) -> Result<bool, String> {
    let (found, shop) = (builder.found, builder.shop);
    let Some(Role::Symbol(new)) = builder.after.nodes().next().and_then(|node| builder.after.role(node))
    else {
        return Ok(false);
    };
    let Pattern::Expression(before) = &found.pair.before else {
        return Ok(false);
    };
    let Some(Role::Symbol(old)) = before.nodes().next().and_then(|node| before.role(node)) else {
        return Ok(false);
    };
    if old.qualified != old.module || new.qualified != new.module {
        return Ok(false);
    }
    let placed = companions::place(shop.world, shop.module, found.transform, new);
    let place = match &placed {
        Some(placed) => Place::new(&placed.symbol, placed.relative.clone()),
        None => Place::of_module(new),
    };
    let statement = found.node.statement();
    let newline = shop.module.source.newline().as_str();
    match (statement.kind(), statement.child(Field::ModuleName)) {
        (Kind::ImportFromStatement, Some(module)) if module.text() == old.qualified => {
            builder.edits.push(Edit::replace(module.range(), place.module));
        }
        (Kind::ImportFromStatement, Some(module)) => {
            builder.edits.push(from_package(statement, module, old, &place, newline)?);
        }
        _ => builder.edits.push(plain(statement, old, &place, newline)?),
    }
    builder.companions.extend(placed.map(|placed| placed.need));
    Ok(true)
}

/// How a file spells the new module.
struct Place {
    /// `from ._asyncore import …`
    module: String,
    /// `from . import _asyncore`, to be followed by ` as …`
    whole: String,
}

impl Place {
    /// Of a module that is there already: `import json`, `from corp import codec`.
    fn of_module(symbol: &Symbol) -> Self {
        let module = symbol.qualified.clone();
        let whole = match module.rsplit_once('.') {
            Some((package, name)) => format!("from {package} import {name}"),
            None => format!("import {module}"),
        };
        Place { module, whole }
    }

    fn new(symbol: &Symbol, relative: Option<String>) -> Self {
        let Some(name) = &symbol.name else {
            return Place { module: symbol.qualified.clone(), whole: format!("import {}", symbol.qualified) };
        };
        let module = match &relative {
            Some(dots) => format!("{dots}{name}"),
            None => symbol.qualified.clone(),
        };
        let package = relative.unwrap_or_else(|| symbol.module.clone());
        Place { module, whole: format!("from {package} import {name}") }
    }

    /// The import that binds a name.
    fn bound_to(&self, local: &str) -> String {
        match self.whole.rsplit(' ').next() == Some(local) {
            true => self.whole.clone(),
            false => format!("{} as {local}", self.whole),
        }
    }
}

/// `import asyncore, socket`: the others stay, and the new one stands after them.
fn plain(statement: Node<'_>, old: &Symbol, place: &Place, newline: &str) -> Result<Edit, String> {
    let mut stay: Vec<&str> = Vec::new();
    let mut new: Vec<String> = Vec::new();
    for item in statement.children_by(Field::Name) {
        let (dotted, local) = names(item);
        if dotted != old.qualified {
            stay.push(item.text());
        } else if local.contains('.') {
            return Err("it is imported and used by its full name".to_owned());
        } else {
            new.push(place.bound_to(local));
        }
    }
    let stay = (!stay.is_empty()).then(|| format!("import {}", stay.join(", ")));
    side_by_side(statement, stay, new, newline)
}

/// `from corp.compat import json, text`: likewise.
fn from_package(
    statement: Node<'_>,
    package: Node<'_>,
    old: &Symbol,
    place: &Place,
    newline: &str,
) -> Result<Edit, String> {
    let mut stay: Vec<&str> = Vec::new();
    let mut new: Vec<String> = Vec::new();
    for item in statement.children_by(Field::Name) {
        let (name, local) = names(item);
        match format!("{}.{name}", package.text()) == old.qualified {
            true => new.push(place.bound_to(local)),
            false => stay.push(item.text()),
        }
    }
    let stay = (!stay.is_empty()).then(|| format!("from {} import {}", package.text(), stay.join(", ")));
    side_by_side(statement, stay, new, newline)
}

/// What an item of an import imports, and the name that it binds.
fn names(item: Node<'_>) -> (&str, &str) {
    match item.kind() {
        Kind::AliasedImport => (
            item.child(Field::Name).map_or("", |name| name.text()),
            item.child(Field::Alias).map_or("", |alias| alias.text()),
        ),
        _ => (item.text(), item.text()),
    }
}

/// What stays of a statement, and what takes the place of the rest.
fn side_by_side(
    statement: Node<'_>,
    stay: Option<String>,
    new: Vec<String>,
    newline: &str,
) -> Result<Edit, String> {
    if new.is_empty() {
        return Err("it is imported under another name".to_owned());
    }
    if comments_in(statement).next().is_some() {
        return Err("there are comments among what is imported with it".to_owned());
    }
    let layout = Layout::of(statement);
    let separator = if layout.starts_line && layout.ends_line {
        format!("{newline}{}", layout.indent)
    } else {
        "; ".to_owned()
    };
    let all: Vec<String> = stay.into_iter().chain(new).collect();
    Ok(Edit::replace(statement.range(), all.join(&separator)))
}
