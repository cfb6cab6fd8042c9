//! A module in the place of another: its imports change and bind the names they bound, so that all
//! uses stay as they are.

use super::align::Builder;
use super::companions;
use crate::syntax::{Layout, Node};
use crate::text::Edit;
use crate::transform::{Pattern, Role, Symbol};

/// `import asyncore` becomes `from . import _asyncore as asyncore`. False where the transform does
/// not put a companion module in the place of a module.
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
    let Some(placed) = companions::place(shop.world, shop.module, found.transform, new) else {
        return Ok(false);
    };
    let statement = found.node.statement();
    let place = Place::new(&placed.symbol, placed.relative);
    match statement.kind() {
        "import_from_statement" => {
            let module = statement.child("module_name").filter(|name| name.text() == old.qualified);
            let module = module.ok_or("it is imported under another name")?;
            builder.edits.push(Edit::replace(module.range(), place.module));
        }
        _ => builder.edits.push(plain(statement, old, &place, shop.module.source.newline().as_str())?),
    }
    builder.companions.push(placed.need);
    Ok(true)
}

/// How a file spells a companion module.
struct Place {
    /// `from ._asyncore import …`
    module: String,
    /// `from . import _asyncore`, to be followed by ` as …`
    whole: String,
}

impl Place {
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
}

/// `import asyncore, socket`: the others stay, and the new one stands after them.
fn plain(statement: Node<'_>, old: &Symbol, place: &Place, newline: &str) -> Result<Edit, String> {
    let mut stay: Vec<&str> = Vec::new();
    let mut new: Vec<String> = Vec::new();
    for item in statement.children_by("name") {
        let (dotted, local) = match item.kind() {
            "aliased_import" => (
                item.child("name").map_or("", |name| name.text()),
                item.child("alias").map_or("", |alias| alias.text()),
            ),
            _ => (item.text(), item.text()),
        };
        if dotted == old.qualified {
            let line = format!("{} as {local}", place.whole);
            let same = place.whole.rsplit(' ').next() == Some(local);
            new.push(if same { place.whole.clone() } else { line });
        } else {
            stay.push(item.text());
        }
    }
    if new.is_empty() {
        return Err("it is imported under another name".to_owned());
    }
    if !stay.is_empty() {
        new.insert(0, format!("import {}", stay.join(", ")));
    }
    let layout = Layout::of(statement);
    let separator = if layout.starts_line && layout.ends_line {
        format!("{newline}{}", layout.indent)
    } else {
        "; ".to_owned()
    };
    Ok(Edit::replace(statement.range(), new.join(&separator)))
}
